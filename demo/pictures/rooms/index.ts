import { Brush, HEIGHT, WIDTH } from '../base/brush.ts';
import type { Room, RoomSpec, Shell } from '../types.ts';
import { drawBathroom } from './bathroom.ts';
import { drawBedroom } from './bedroom.ts';
import { drawKitchen } from './kitchen.ts';
import { drawLiving } from './living.ts';
import { drawOffice } from './office.ts';
import { drawTerrace } from './terrace.ts';

const rooms: Record<Room, (brush: Brush, shell: Shell) => void> = {
  living: drawLiving,
  kitchen: drawKitchen,
  bedroom: drawBedroom,
  bathroom: drawBathroom,
  office: drawOffice,
  terrace: drawTerrace,
};

export function drawRoom(spec: RoomSpec): string {
  const brush = new Brush(spec);
  rooms[spec.room](brush, spec.shell);
  const zoom = brush.random.between(1.1, 1.17);
  const [w, h] = [WIDTH / zoom, HEIGHT / zoom];
  return brush.svg(WIDTH, HEIGHT, [(WIDTH - w) * brush.random.between(0.42, 0.58), HEIGHT - h - 18, w, h]);
}
