import type { Brush } from '../base/brush.ts';
import { lighten } from '../base/colour.ts';
import { drawPotPlant } from '../base/plants.ts';
import { paints } from '../base/scheme.ts';
import type { Shell } from '../types.ts';
import {
  drawArmchair,
  drawBooks,
  drawCurtains,
  drawFloorLamp,
  drawPendant,
  drawPrint,
  drawRug,
  drawShelf,
  drawSideboard,
  drawSofa,
  drawTable,
  finishRoom,
} from './furniture.ts';
import { drawShell, type Opening } from './shell.ts';

const openings: Record<Shell, readonly Opening[]> = {
  classic: [
    { x: 690, y: 250, w: 170, h: 440 },
    { x: 990, y: 250, w: 170, h: 440 },
  ],
  modern: [{ x: 700, y: 250, w: 540, h: 500 }],
  loft: [{ x: 620, y: 230, w: 640, h: 420 }],
};

export function drawLiving(b: Brush, shell: Shell): void {
  const paint = paints[b.scheme];
  const windows = openings[shell];
  drawShell(b, shell, windows);
  const first = windows[0];
  const last = windows.at(-1);
  if (shell === 'classic') for (const { x, y, w, h } of windows) drawCurtains(b, x, y, w, h + 40, paint.cloth);
  else if (shell === 'modern' && first && last)
    drawCurtains(b, first.x, first.y, last.x + last.w - first.x, 490, '#d9d2c4');
  if (b.random.chance(0.5)) drawShelf(b, 330, 772, 230, 480, paint.wood);
  else {
    drawSideboard(b, 330, 774, 250, 150, lighten(paint.wood, 0.12));
    drawBooks(b, 350, 618, 90, 60);
    drawPotPlant(b, 528, 620, 110, '#e7dcc7');
    drawPrint(b, 350, 280, 200, 250);
  }
  if (shell === 'classic') drawPendant(b, 800, 150, 46, '#c9a45e');
  if (shell === 'loft') for (const x of [520, 800, 1080]) drawPendant(b, x, 170, 34, '#3a3f4a');
  drawPotPlant(b, 1270, 800, 270, '#8f8a84');
  drawRug(b, -0.62, 0.66, 850, 1030, paint.accent);
  const left = b.random.between(330, 400);
  drawFloorLamp(b, left - 44, 858, 400);
  drawSofa(b, left, 890, 470, paint.cloth, paint.accent);
  drawArmchair(b, 1020, 928, lighten(paint.accent, 0.12));
  drawTable(b, 690, 986, 300, 62, paint.wood);
  drawBooks(b, 742, 906, 46, 30);
  b.path('M860 908q-20 -8 -18 -34h54q2 26 -18 34z', '#f3ead8').ellipse(869, 874, 27, 6, '#d9c9ae');
  finishRoom(b);
}
