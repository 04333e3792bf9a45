import type { Brush, Point } from '../base/brush.ts';
import { HEIGHT, WIDTH } from '../base/brush.ts';
import { lighten, shade } from '../base/colour.ts';
import { indoors } from '../base/light.ts';
import { brickwork } from '../base/parts.ts';
import { drawTree } from '../base/plants.ts';
import { paints } from '../base/scheme.ts';
import { drawHorizon, drawSky } from '../base/sky.ts';
import type { Shell } from '../types.ts';

/** The back wall; the vanishing point lies at the height of a standing eye. */
export const WALL = { left: 290, right: 1310, top: 170, bottom: 770 } as const;
const EYE = { x: 800, y: 470 } as const;

export interface Opening {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** A point on the floor: `across` from -1 (left wall) to 1, `y` down the picture. */
export function onFloor(across: number, y: number): Point {
  const half = ((WALL.right - WALL.left) / 2) * ((y - EYE.y) / (WALL.bottom - EYE.y));
  return [EYE.x + across * half, y];
}

export function drawShell(b: Brush, shell: Shell, openings: readonly Opening[], floor: 'wood' | 'tile' = 'wood'): void {
  const paint = paints[b.scheme];
  const outside = b.light;
  for (const opening of openings) drawView(b, opening);
  b.light = indoors(outside);
  const wall =
    shell === 'loft'
      ? brickwork(b, lighten(paint.brick, 0.28))
      : b.linear([
          [0, lighten(paint.room, 0.1)],
          [1, shade(paint.room, 0.06)],
        ]);
  const hole = openings.map(({ x, y, w, h }) => `M${x} ${y}v${h}h${w}v${-h}z`).join('');
  b.path(`M${WALL.left} ${WALL.top}H${WALL.right}V${WALL.bottom}H${WALL.left}z${hole}`, wall, 'fill-rule="evenodd"');
  const [fl, fr] = [onFloor(-1, 935), onFloor(1, 935)];
  b.poly(
    [
      [0, 5],
      [WALL.left, WALL.top],
      [WALL.left, WALL.bottom],
      [0, fl[1] + 6],
    ],
    b.linear(
      [
        [0, shade(paint.room, 0.24)],
        [1, shade(paint.room, 0.14)],
      ],
      [1, 0],
    ),
  );
  b.poly(
    [
      [WIDTH, 5],
      [WALL.right, WALL.top],
      [WALL.right, WALL.bottom],
      [WIDTH, fr[1] + 6],
    ],
    b.linear(
      [
        [0, shade(paint.room, 0.03)],
        [1, lighten(paint.room, 0.18)],
      ],
      [1, 0],
    ),
  );
  b.poly(
    [
      [0, 0],
      [WIDTH, 0],
      [WIDTH, 5],
      [WALL.right, WALL.top],
      [WALL.left, WALL.top],
      [0, 5],
    ],
    b.linear([
      [0, shell === 'loft' ? '#d9d4cc' : '#ffffff'],
      [1, shade('#f3efe8', 0.08)],
    ]),
  );
  drawFloor(b, floor, paint.wood);
  trimWork(b, shell);
  for (const opening of openings) drawFrame(b, opening, shell);
  for (const opening of openings) lightPatch(b, opening);
}

function drawView(b: Brush, { x, y, w, h }: Opening): void {
  b.clip(`M${x} ${y}h${w}v${h}h${-w}z`, () => {
    const line = Math.min(690, y + h + 40);
    drawSky(b, line);
    drawHorizon(b, line + 40);
    drawTree(b, x + w * 0.86, line + 110, 330, b.random.int(0, 2));
    if (w > 300) drawTree(b, x + w * 0.1, line + 120, 260, b.random.int(0, 2));
    b.poly(
      [
        [x, y + h * 0.7],
        [x + w * 0.62, y],
        [x + w * 0.78, y],
        [x, y + h * 0.9],
      ],
      '!#ffffff',
      'opacity=".09"',
    );
  });
}

function drawFrame(b: Brush, { x, y, w, h }: Opening, shell: Shell): void {
  const dark = shell === 'loft';
  const frame = dark ? '#2f353f' : '#faf7f0';
  const bar = dark ? 5 : 9;
  const lines: string[] = [];
  const cols = dark ? Math.round(w / 85) : w > 420 ? 3 : w > 130 ? 2 : 1;
  for (let i = 1; i < cols; i++) lines.push(`M${x + (w * i) / cols} ${y}v${h}`);
  for (const share of dark ? [0.25, 0.5, 0.75] : shell === 'classic' ? [0.28] : [])
    lines.push(`M${x} ${y + h * share}h${w}`);
  if (!dark) b.stroke(`M${x - 10} ${y - 10}h${w + 20}v${h + 20}h${-w - 20}z`, shade(frame, 0.1), 16);
  if (lines.length > 0) b.stroke(lines.join(''), frame, bar);
  b.stroke(`M${x} ${y}h${w}v${h}h${-w}z`, frame, bar + 4);
  b.line(x - 4, y + 6, x + w, y + 6, '#1a2140', 3, 'opacity=".2"');
  if (y + h < 740)
    b.rect(x - 24, y + h + 4, w + 48, 13, lighten(frame, 0.2)).rect(
      x - 18,
      y + h + 17,
      w + 42,
      7,
      '!#1a2140',
      'opacity=".16"',
    );
}

/** Sun on the floor: the window's shape, pushed to the right. After dark there is none. */
function lightPatch(b: Brush, { x, y, w, h }: Opening): void {
  if (b.light.hour === 'night') return;
  const strength = { morning: 0.34, noon: 0.3, dusk: 0.26 }[b.light.hour];
  const colour = b.light.hour === 'dusk' ? '!#ffb878' : '!#fff3cf';
  const top = WALL.bottom + 20;
  const low = Math.min(HEIGHT - 30, top + h * 0.42);
  const half = w / 2 - 4;
  for (const start of [x, x + half + 8]) {
    b.poly(
      [
        [start + 90, top],
        [start + 90 + half * 1.03, top],
        [start + 240 + half * 1.3, low],
        [start + 240, low],
      ],
      b.linear([
        [0, colour, strength],
        [1, colour, strength * 0.5],
      ]),
    );
  }
  b.poly(
    [
      [x + w * 0.1, y + h],
      [x + w, y + h],
      [x + w + 90, WALL.bottom],
      [x + 100, WALL.bottom],
    ],
    colour,
    `opacity="${y + h > 730 ? 0 : 0.12}"`,
  );
}

function drawFloor(b: Brush, kind: 'wood' | 'tile', wood: string): void {
  const colour = kind === 'wood' ? wood : '#d5d0c7';
  b.poly(
    [
      [0, HEIGHT],
      onFloor(-1, 940),
      onFloor(-1, WALL.bottom),
      onFloor(1, WALL.bottom),
      onFloor(1, 940),
      [WIDTH, HEIGHT],
    ],
    b.linear([
      [0, lighten(colour, 0.12)],
      [1, shade(colour, 0.12)],
    ]),
  );
  const count = kind === 'wood' ? 26 : 18;
  const lines: string[] = [];
  for (let i = -count; i <= count; i++) {
    const [x1, y1] = onFloor((i / count) * 2, WALL.bottom);
    const [x2, y2] = onFloor((i / count) * 2, HEIGHT);
    lines.push(`M${x1.toFixed(0)} ${y1}L${x2.toFixed(0)} ${y2}`);
  }
  const rows = [784, 802, 826, 858, 900, 956, 1030];
  if (kind === 'tile') for (const y of rows) lines.push(`M0 ${y}H${WIDTH}`);
  const floor = `M0 ${HEIGHT}L0 938L${WALL.left} ${WALL.bottom}H${WALL.right}L${WIDTH} 938V${HEIGHT}z`;
  b.clip(floor, () => {
    if (kind === 'wood') {
      for (let i = 0; i < 46; i++) {
        const col = b.random.int(-24, 24);
        const row = b.random.int(0, 5);
        const [y1, y2] = [rows[row] ?? 784, rows[row + 1] ?? 1030];
        b.poly(
          [
            onFloor((col / 26) * 2, y1),
            onFloor(((col + 1) / 26) * 2, y1),
            onFloor(((col + 1) / 26) * 2, y2),
            onFloor((col / 26) * 2, y2),
          ],
          b.random.chance(0.5) ? shade(colour, 0.2) : lighten(colour, 0.26),
          'opacity=".5"',
        );
      }
    }
    b.stroke(lines.join(''), shade(colour, 0.32), 1.4, 'opacity=".5"');
    b.rect(0, WALL.bottom, WIDTH, 16, '!#1a2140', 'opacity=".1"');
  });
}

function trimWork(b: Brush, shell: Shell): void {
  const { left, right, top, bottom } = WALL;
  const white = '#fbf8f2';
  if (shell === 'loft') {
    for (const x of [330, 560, 800, 1040, 1270]) {
      const [fx] = [800 + (x - 800) * 2.6];
      b.poly(
        [
          [x - 9, top],
          [x + 9, top],
          [fx + 22, 0],
          [fx - 22, 0],
        ],
        '#7a5c44',
      ).poly(
        [
          [x + 3, top],
          [x + 9, top],
          [fx + 22, 0],
          [fx + 8, 0],
        ],
        '#5b4433',
      );
    }
    b.rect(left, top, right - left, 14, '#7a5c44').rect(left, top + 14, right - left, 8, '!#1a2140', 'opacity=".2"');
    b.rect(left, bottom - 12, right - left, 12, '#3a3f4a');
    return;
  }
  const skirting = shell === 'classic' ? 34 : 16;
  b.rect(left, bottom - skirting, right - left, skirting, white).line(
    left,
    bottom - skirting,
    right,
    bottom - skirting,
    '#b9b2a6',
    2,
  );
  b.poly(
    [
      [left, bottom - skirting],
      [left, bottom],
      [0, 941],
      [0, 941 - skirting * 1.6],
    ],
    shade(white, 0.18),
  ).poly(
    [
      [right, bottom - skirting],
      [right, bottom],
      [WIDTH, 941],
      [WIDTH, 941 - skirting * 1.6],
    ],
    white,
  );
  if (shell === 'modern') return;
  b.rect(
    left,
    top,
    right - left,
    26,
    b.linear([
      [0, '#ffffff'],
      [1, '#e2dbcf'],
    ]),
  );
  b.poly(
    [
      [left, top],
      [left, top + 26],
      [0, 42],
      [0, 0],
    ],
    '#ddd6ca',
  ).poly(
    [
      [right, top],
      [right, top + 26],
      [WIDTH, 42],
      [WIDTH, 0],
    ],
    '#f4efe6',
  );
  b.ellipse(800, 84, 150, 22, 'none', `stroke="${b.ink('#d9d2c6')}" stroke-width="5"`)
    .ellipse(800, 84, 104, 13, 'none', `stroke="${b.ink('#d9d2c6')}" stroke-width="3"`)
    .ellipse(800, 84, 34, 6, '#e4ddd2');
}
