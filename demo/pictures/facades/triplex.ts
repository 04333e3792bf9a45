import type { Brush } from '../base/brush.ts';
import { lighten, shade } from '../base/colour.ts';
import { drawPavement, drawStreet, GROUND } from '../base/ground.ts';
import { brickwork, drawBalcony, drawDoor, drawNeighbour, drawRailing, washWall } from '../base/parts.ts';
import { drawBush } from '../base/plants.ts';
import { paints } from '../base/scheme.ts';
import { drawHorizon, drawSky } from '../base/sky.ts';
import { drawWindow } from '../base/window.ts';

/** A Montréal triplex: brick, wooden cornice, iron balconies and the staircase outside. */
export function drawTriplex(b: Brush): void {
  const paint = paints[b.scheme];
  const left = 400;
  const width = 800;
  const top = 236;
  drawSky(b);
  drawHorizon(b);
  drawNeighbour(b, -40, 262, 440, b.random.pick(['#b0a89c', '#9c6a56']), 3);
  drawNeighbour(b, 1200, 224, 460, b.random.pick(['#8f5b4b', '#b7ad9a']), 3);
  b.rect(left, top, width, GROUND - top, brickwork(b, paint.brick));
  b.rect(left, GROUND - 46, width, 46, '#a8a29a').rect(left, GROUND - 50, width, 7, '#c9c3ba');
  washWall(b, left, top, width, GROUND - top);
  cornice(b, left, width, top, paint.trim, paint.accent);
  const window = { frame: paint.trim, cols: 1, bars: [0.5], bar: 5, sill: '#cfc8bd', head: 'none' as const };
  const stone = '#d6cfc3';
  for (const floor of [0, 1, 2]) {
    const y = 296 + floor * 200;
    for (const x of [440, 536, 1020, 1110]) {
      b.rect(x - 6, y - 18, 82, 18, stone).rect(x - 6, y - 2, 82, 2, shade(stone, 0.3));
      drawWindow(b, x, y, 70, 132, window);
    }
  }
  for (const floor of [1, 2]) {
    const base = 268 + floor * 200;
    for (const x of [690, 800]) drawDoor(b, x, base, 72, 146, paint.door, { steps: 0, light: true, trim: paint.trim });
    drawBalcony(b, 640, base, 300, { slab: paint.trim });
    b.rect(640, base - 172, 9, 172, paint.trim).rect(931, base - 172, 9, 172, shade(paint.trim, 0.12));
  }
  b.rect(628, 282, 326, 14, paint.trim).dark([
    [640, 296],
    [942, 296],
    [954, 318],
    [652, 318],
  ]);
  if (b.winter) b.rect(626, 276, 330, 9, '#f6f9fc');
  drawDoor(b, 700, GROUND, 80, 146, paint.accent, { steps: 2, light: true, trim: paint.trim });
  drawStreet(b);
  staircase(b, 930, 668);
  drawBush(b, 418, 892, 200, 56, '#e3a5b5');
  drawRailing(b, 404, 858, 226, 46, '#2b2f38', 10);
  drawPavement(b);
}

function cornice(b: Brush, x: number, w: number, top: number, trim: string, accent: string): void {
  b.dark([
    [x, top + 24],
    [x + w, top + 24],
    [x + w, top + 54],
    [x + 14, top + 54],
  ]);
  b.rect(
    x - 8,
    top - 48,
    w + 16,
    72,
    b.linear([
      [0, lighten(trim, 0.1)],
      [1, shade(trim, 0.14)],
    ]),
  );
  for (let i = 0; i < 10; i++) b.rect(x + 26 + i * 77, top - 30, 54, 34, accent, 'rx="3" opacity=".85"');
  for (let i = 0; i <= 10; i++) {
    const cx = x + 2 + i * 77;
    b.path(`M${cx} ${top - 34}h16v42q-2 18 -16 22z`, lighten(trim, 0.3)).rect(
      cx + 16,
      top - 34,
      5,
      44,
      '!#1a2140',
      'opacity=".18"',
    );
  }
  b.rect(x - 18, top - 62, w + 36, 16, lighten(trim, 0.3)).rect(
    x - 18,
    top - 46,
    w + 36,
    6,
    '!#1a2140',
    'opacity=".22"',
  );
  b.path(`M${x + 300} ${top - 62}L${x + 400} ${top - 112}L${x + 500} ${top - 62}z`, lighten(trim, 0.16));
  b.path(`M${x + 330} ${top - 65}L${x + 400} ${top - 100}L${x + 470} ${top - 65}z`, accent, 'opacity=".85"');
  b.circle(x + 400, top - 79, 8, trim);
  if (b.winter)
    b.path(
      `M${x - 20} ${top - 60}q180 -14 318 -3L${x + 400} ${top - 120}L${x + 502} ${top - 63}q150 -12 320 3z`,
      '#f6f9fc',
    );
}

/** The outside staircase: from the pavement up to the first balcony, with one soft bend at the foot. */
function staircase(b: Brush, x: number, top: number): void {
  const steps = 15;
  const dx = 14;
  const dy = (906 - top) / steps;
  const foot = x + steps * dx;
  b.dark(
    [
      [x + 20, top + 30],
      [foot + 26, 912],
      [foot + 120, 918],
      [x + 120, top + 80],
    ],
    0.8,
  );
  const stringer = (offset: number) => `M${x} ${top + 6 + offset}L${foot} ${906 + offset * 0.4}`;
  b.stroke(stringer(16), '#23272f', 9, 'stroke-linecap="round"');
  for (let i = 0; i <= steps; i++) {
    const sx = x + i * dx;
    const sy = top + i * dy;
    b.rect(sx - 7, sy, 34, 5, '#4a4f5a').rect(sx - 7, sy + 4, 34, 3, '#20242c');
    if (b.winter) b.rect(sx - 6, sy - 3, 32, 4, '#f6f9fc', 'rx="2"');
  }
  for (const [shift, colour] of [
    [22, '#3a3f4a'],
    [-2, '#20242c'],
  ] as const) {
    const posts: string[] = [];
    for (let i = 0; i <= steps; i++) posts.push(`M${x + shift + i * dx} ${top + i * dy}v-58`);
    b.stroke(posts.join(''), colour, 2.2);
    b.stroke(
      `M${x + shift - 6} ${top - 62}L${foot + shift} ${906 - 60}q22 18 14 34q-12 8 -14 -8`,
      colour,
      5,
      'stroke-linecap="round"',
    );
  }
}
