import type { Brush } from '../base/brush.ts';
import { lighten, shade } from '../base/colour.ts';
import { drawPotPlant } from '../base/plants.ts';
import { paints } from '../base/scheme.ts';
import type { Shell } from '../types.ts';
import { drawBooks, drawPendant, drawPrint, drawShelf, finishRoom, floorShadow } from './furniture.ts';
import { drawShell } from './shell.ts';

/** A room to work in: a study at home, or the back office of a shop. */
export function drawOffice(b: Brush, shell: Shell): void {
  const paint = paints[b.scheme];
  drawShell(b, shell, [{ x: 640, y: 250, w: 470, h: 360 }]);
  drawShelf(b, 322, 774, 240, 470, paint.wood);
  drawPrint(b, 1166, 300, 110, 150);
  drawPotPlant(b, 1256, 800, 240, paint.brick);
  for (const x of [640, 1000]) drawPendant(b, x, 190, 44, paint.accent);
  for (const [x, base] of [
    [520, 950],
    [900, 950],
  ] as const) {
    desk(b, x, base, paint.wood);
    chair(b, x + 92, base + 50, x === 520 ? paint.accent : paint.cloth);
  }
  finishRoom(b);
}

function desk(b: Brush, x: number, base: number, wood: string): void {
  floorShadow(b, x, base, 330, 20);
  b.stroke(`M${x + 26} ${base - 150}v150M${x + 304} ${base - 150}v150`, '#3a3f4a', 9);
  b.path(`M${x + 26} ${base - 186}h278l34 30H${x - 8}z`, lighten(wood, 0.26)).rect(
    x - 8,
    base - 156,
    346,
    13,
    shade(wood, 0.12),
  );
  b.rect(x + 110, base - 286, 150, 92, '#2d333d', 'rx="6"').rect(
    x + 117,
    base - 279,
    136,
    78,
    b.linear([
      [0, '#9fc0cf'],
      [1, '#5f8088'],
    ]),
    'rx="2"',
  );
  for (let i = 0; i < 4; i++) b.rect(x + 130, base - 266 + i * 15, 50 + ((i * 31) % 56), 5, '!#ffffff', 'opacity=".6"');
  b.rect(x + 178, base - 194, 14, 18, '#2d333d').rect(x + 154, base - 178, 62, 6, '#2d333d', 'rx="3"');
  drawBooks(b, x + 32, base - 172, 50, 46);
  b.rect(x + 286, base - 190, 18, 22, '#c8795a', 'rx="4"');
}

function chair(b: Brush, x: number, base: number, colour: string): void {
  floorShadow(b, x, base, 150, 14);
  b.stroke(
    `M${x + 75} ${base - 60}v40M${x + 20} ${base - 4}L${x + 75} ${base - 24}L${x + 130} ${base - 4}`,
    '#3a3f4a',
    8,
    'stroke-linecap="round"',
  );
  b.rect(
    x + 20,
    base - 196,
    110,
    112,
    b.linear([
      [0, lighten(colour, 0.2)],
      [1, shade(colour, 0.16)],
    ]),
    'rx="24"',
  ).rect(x + 8, base - 90, 134, 32, lighten(colour, 0.12), 'rx="14"');
}
