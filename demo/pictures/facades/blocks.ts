import type { Brush } from '../base/brush.ts';
import { lighten, shade } from '../base/colour.ts';
import { drawBicycle, drawLamp, drawLawn, drawPavement, drawStreet } from '../base/ground.ts';
import { brickwork, drawBalcony, drawDoor, drawNeighbour, washWall } from '../base/parts.ts';
import { drawBush, drawTree } from '../base/plants.ts';
import { paints } from '../base/scheme.ts';
import { drawHorizon, drawSky } from '../base/sky.ts';
import { drawWindow } from '../base/window.ts';

/** A slab of prefabricated panels, insulated and painted anew, with glazed balconies. */
export function drawPlattenbau(b: Brush): void {
  const paint = paints[b.scheme];
  const [x, top, panel, storey, floors] = [220, 172, 145, 112, 6] as const;
  const width = panel * 8;
  drawSky(b, 860);
  drawHorizon(b, 860);
  drawLawn(b, 850);
  b.dark(
    [
      [x + width, 240],
      [x + width + 230, 880],
      [x + 60, 884],
    ],
    0.4,
  );
  b.rect(x + width, top + 16, 44, 690, shade(paint.wall, 0.38));
  b.rect(x, top, width, 706, lighten(paint.wall, 0.34));
  for (const col of [0, 3, 4, 7])
    b.rect(x + col * panel, top, panel, 706, col === 3 || col === 4 ? lighten(paint.accent, 0.3) : paint.wall);
  for (let f = 0; f <= floors; f++)
    b.line(x, top + 22 + f * storey, x + width, top + 22 + f * storey, '#7c8288', 2, 'opacity=".4"');
  for (let c = 0; c <= 8; c++) b.line(x + c * panel, top, x + c * panel, 878, '#7c8288', 2, 'opacity=".4"');
  washWall(b, x, top, width, 706);
  b.rect(x - 6, top - 8, width + 12, 14, '#c9ced2').dark([
    [x, top + 6],
    [x + width, top + 6],
    [x + width, top + 18],
    [x + 8, top + 18],
  ]);
  if (b.winter) b.rect(x - 6, top - 15, width + 12, 9, '#f6f9fc');
  for (let f = 0; f < floors; f++) {
    const y = top + 44 + f * storey;
    for (const c of [0, 7]) drawWindow(b, x + c * panel + 26, y, 92, 62, { frame: '#fbfbf8', sill: '#dfe2e3' });
    for (const c of [1, 2, 5, 6]) {
      drawWindow(b, x + c * panel + 22, y - 4, 104, 82, { frame: '#fbfbf8', cols: 3 });
      drawBalcony(b, x + c * panel + 8, y + 78, panel - 16, {
        slab: '#d3d8da',
        h: 46,
        glass: (c + f) % 3 ? paint.accent : lighten(paint.accent, 0.4),
      });
    }
    for (const c of [3, 4]) drawWindow(b, x + c * panel + 38, y + 4, 68, 56, { frame: '#fbfbf8', sill: '#dfe2e3' });
  }
  b.rect(x, 846, width, 36, '#7d7f82');
  b.rect(x + 3 * panel - 6, 736, panel * 2 + 12, 10, '#e9ecee').dark([
    [x + 3 * panel, 746],
    [x + 5 * panel, 746],
    [x + 5 * panel + 16, 776],
    [x + 3 * panel + 16, 776],
  ]);
  drawDoor(b, x + 4 * panel - 56, 882, 112, 122, paint.door, { steps: 1, light: true });
  b.poly(
    [
      [x + 4 * panel - 74, 896],
      [x + 4 * panel + 74, 896],
      [x + 4 * panel + 190, 1067],
      [x + 4 * panel - 230, 1067],
    ],
    b.winter ? '#d9dfe6' : '#d8d2c6',
  );
  drawBush(b, 260, 902, 300, 50, '#f0d26a');
  drawBush(b, 940, 902, 380, 50, '#e3a5b5');
  drawTree(b, 130, 950, 560, b.random.int(0, 2));
  drawTree(b, 1490, 940, 500, b.random.int(0, 2));
  drawLamp(b, 1130, 960);
  drawBicycle(b, 930, 932, paint.door);
}

/** A new block of flats: brick, pale render and timber, balconies with glass. */
export function drawApartments(b: Brush): void {
  const paint = paints[b.scheme];
  const [x, top, storey] = [330, 214, 128];
  drawSky(b);
  drawHorizon(b);
  drawNeighbour(b, -40, 332, 320, '#c2b6a4', 3);
  drawNeighbour(b, 1340, 386, 300, '#a8867a', 3);
  b.rect(x + 940, top + 30, 46, 640, shade(paint.brick, 0.45));
  b.rect(x, top + 128, 940, 538, brickwork(b, paint.brick));
  b.rect(x + 130, top - 6, 690, 140, '#5d6670').rect(x + 118, top - 18, 716, 16, '#dfe3e4');
  b.rect(x + 300, top + 128, 400, 538, '#f2eee6');
  washWall(b, x, top + 128, 940, 538);
  for (const wx of [160, 310, 460, 610])
    drawWindow(b, x + wx + 10, top + 22, 128, 100, { frame: '#363c46', cols: 2, curtains: false });
  b.rect(x - 8, top + 120, 956, 14, '#e9ebeb').dark([
    [x, top + 134],
    [x + 940, top + 134],
    [x + 940, top + 152],
    [x + 12, top + 152],
  ]);
  b.rect(
    x,
    top + 80,
    940,
    42,
    b.linear([
      [0, '#b9cdd4', 0.5],
      [1, '#8fa6b0', 0.75],
    ]),
  ).rect(x, top + 77, 940, 4, '#e8ecee');
  if (b.winter) b.rect(x + 118, top - 26, 716, 10, '#f6f9fc').rect(x - 8, top + 114, 956, 8, '#f6f9fc');
  for (let f = 0; f < 4; f++) {
    const y = top + 158 + f * storey;
    for (const wx of [34, 166])
      drawWindow(b, x + wx, y, 96, 92, { frame: '#363c46', cols: 1 + (f % 2), sill: '#e9e4da' });
    for (const wx of [726, 838])
      drawWindow(b, x + wx, y, 82, 92, { frame: '#363c46', cols: 1 + (f % 2), sill: '#e9e4da' });
    if (f === 3) break;
    for (const wx of [316, 506]) {
      b.rect(x + wx, y - 14, 178, 112, paint.wood);
      for (let i = 1; i < 12; i++)
        b.line(x + wx + i * 15, y - 14, x + wx + i * 15, y + 98, shade(paint.wood, 0.35), 1.6);
      drawWindow(b, x + wx + 24, y - 6, 124, 104, { frame: '#363c46', cols: 2 });
      drawBalcony(b, x + wx - 4, y + 98, 186, { slab: '#e3e0da', h: 54, glass: '#a9c2cb' });
    }
  }
  entrance(b, x, paint.wood);
  drawStreet(b);
  for (const bx of [350, 1060]) drawBush(b, bx, 892, 190, 52, '#f5e3a0');
  drawPavement(b);
}

function entrance(b: Brush, x: number, wood: string): void {
  b.rect(x + 300, 728, 400, 152, shade(wood, 0.1));
  for (let i = 1; i < 27; i++) b.line(x + 300 + i * 15, 738, x + 300 + i * 15, 880, shade(wood, 0.35), 1.6);
  b.rect(x + 284, 716, 432, 14, '#3d434c').dark(
    [
      [x + 300, 730],
      [x + 700, 730],
      [x + 716, 762],
      [x + 316, 762],
    ],
    1.4,
  );
  drawWindow(b, x + 420, 750, 160, 128, { frame: '#2d323b', cols: 2, curtains: false, lit: b.light.lamps });
  if (b.light.lamps) b.glow(x + 500, 790, 200);
}
