import { Brush, HEIGHT, WIDTH } from '../base/brush.ts';
import type { Building, FacadeSpec } from '../types.ts';
import { drawAltbau } from './altbau.ts';
import { drawApartments, drawPlattenbau } from './blocks.ts';
import { drawSuburban, drawVilla } from './houses.ts';
import { drawLand } from './land.ts';
import { drawLoft, drawShop, drawTownhouses } from './town.ts';
import { drawTriplex } from './triplex.ts';

const buildings: Record<Building, (brush: Brush) => void> = {
  triplex: drawTriplex,
  altbau: drawAltbau,
  plattenbau: drawPlattenbau,
  suburban: drawSuburban,
  villa: drawVilla,
  apartments: drawApartments,
  loft: drawLoft,
  shop: drawShop,
  townhouses: drawTownhouses,
  land: drawLand,
};

export function drawFacade(spec: FacadeSpec): string {
  const brush = new Brush(spec);
  buildings[spec.building](brush);
  const zoom = brush.random.between(1, 1.09);
  const [w, h] = [WIDTH / zoom, HEIGHT / zoom];
  return brush.svg(WIDTH, HEIGHT, [(WIDTH - w) * brush.random.between(0.35, 0.65), (HEIGHT - h) * 0.6, w, h]);
}
