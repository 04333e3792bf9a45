import { type Brush, HEIGHT, WIDTH } from './brush.ts';
import { lighten, shade } from './colour.ts';
import { drawWindow } from './window.ts';

export function brickwork(b: Brush, colour: string): string {
  return b.texture((sheet) => {
    sheet.rect(0, 0, WIDTH, HEIGHT, colour);
    const odd: [string[], string[]] = [[], []];
    for (let i = 0; i < 620; i++) {
      const row = sheet.random.int(0, 88);
      odd[i % 2]?.push(`M${sheet.random.int(0, 88) * 18 + (row % 2) * 9} ${row * 12}h18v12h-18z`);
    }
    sheet.path(odd[0].join(''), shade(colour, 0.12)).path(odd[1].join(''), lighten(colour, 0.1));
    sheet.joints(18, 12, lighten(colour, 0.26), 1, true, 'opacity=".55"');
  });
}

export function boards(b: Brush, colour: string, size = 16): string {
  return b.texture((sheet) => {
    sheet.rect(0, 0, WIDTH, HEIGHT, colour);
    const low: string[] = [];
    for (let y = size; y < HEIGHT; y += size) low.push(`M0 ${y - 1.5}H${WIDTH}`);
    sheet.stroke(low.join(''), shade(colour, 0.24), 3, 'opacity=".7"');
    sheet.group('transform="translate(0 2.5)"', () => sheet.stroke(low.join(''), lighten(colour, 0.3), 2));
  });
}

export function tiles(b: Brush, colour: string): string {
  return b.texture((sheet) => {
    sheet.rect(0, 0, WIDTH, HEIGHT, colour);
    sheet.joints(20, 13, shade(colour, 0.34), 1.8, true, 'opacity=".6"');
    sheet.group('transform="translate(0 2)"', () => {
      const rows: string[] = [];
      for (let y = 0; y < HEIGHT; y += 13) rows.push(`M0 ${y}H${WIDTH}`);
      sheet.stroke(rows.join(''), lighten(colour, 0.25), 1, 'opacity=".6"');
    });
  });
}

/** Light from the upper left over a whole wall. */
export function washWall(b: Brush, x: number, y: number, w: number, h: number): void {
  const glow = b.light.hour === 'dusk' ? '!#ffb27a' : b.light.hour === 'night' ? '!#5f7ac0' : '!#fff4d8';
  b.rect(
    x,
    y,
    w,
    h,
    b.linear(
      [
        [0, glow, 0.24],
        [0.5, glow, 0],
        [1, '!#1a2140', 0.16],
      ],
      [1, 0.75],
    ),
  );
}

/** The neighbour's house, cut by the edge of the picture, quiet on purpose. */
export function drawNeighbour(
  b: Brush,
  x: number,
  y: number,
  w: number,
  wall: string,
  floors: number,
  base = 880,
): void {
  const colour = shade(wall, 0.2);
  b.rect(x, y, w, base - y, colour);
  b.rect(x - 6, y - 14, w + 12, 16, lighten(colour, 0.14)).rect(x, y + 2, w, 9, '!#1a2140', 'opacity=".2"');
  if (b.winter) b.rect(x - 6, y - 20, w + 12, 8, '#f4f7fa');
  const step = (base - y - 40) / floors;
  const cols = Math.max(1, Math.floor(w / 115));
  for (let f = 0; f < floors; f++)
    for (let c = 0; c < cols; c++)
      drawWindow(b, x + (w / cols) * (c + 0.5) - 27, y + 44 + f * step, 54, step * 0.56, {
        frame: lighten(colour, 0.35),
        bar: 3,
        bars: [0.4],
        sill: lighten(colour, 0.2),
        curtains: false,
      });
}

export function drawRailing(b: Brush, x: number, y: number, w: number, h: number, colour = '#2b2f38', gap = 12): void {
  const posts: string[] = [];
  for (let i = gap; i < w - 2; i += gap) posts.push(`M${x + i} ${y + 4}v${h - 8}`);
  b.stroke(posts.join(''), colour, 2.2);
  b.rect(x, y, w, 5, colour)
    .rect(x, y + h - 6, w, 4, colour)
    .rect(x, y, 4, h, colour)
    .rect(x + w - 4, y, 4, h, colour);
  if (b.winter) b.rect(x, y - 4, w, 5, '#f6f9fc', 'rx="2"');
}

/** A balcony seen from the front: slab, shadow below, railing; sometimes flowers. */
export function drawBalcony(
  b: Brush,
  x: number,
  floor: number,
  w: number,
  options: { slab: string; railing?: string; h?: number; glass?: string },
): void {
  const h = options.h ?? 62;
  b.dark(
    [
      [x + 8, floor + 14],
      [x + w, floor + 14],
      [x + w + 16, floor + 60],
      [x + 24, floor + 60],
    ],
    1.1,
  );
  if (options.glass) {
    b.rect(
      x,
      floor - h,
      w,
      h,
      b.linear([
        [0, options.glass, 0.78],
        [1, shade(options.glass, 0.25), 0.92],
      ]),
    );
    b.poly(
      [
        [x + w * 0.1, floor],
        [x + w * 0.3, floor],
        [x + w * 0.44, floor - h],
        [x + w * 0.24, floor - h],
      ],
      '!#ffffff',
      'opacity=".16"',
    );
    b.rect(x, floor - h - 4, w, 5, '#e8ecee');
  } else {
    if (b.random.chance(0.5) && !b.winter) {
      for (let i = 0; i < w / 7; i++)
        b.circle(
          x + b.random.between(14, w - 14),
          floor - h + b.random.between(-9, 10),
          b.random.between(4, 8),
          b.random.pick(['#4f8a55', '#386b45', '#d4574c', '#7aae6b']),
        );
    }
    drawRailing(b, x, floor - h, w, h, options.railing);
  }
  b.rect(
    x - 5,
    floor,
    w + 10,
    15,
    b.linear([
      [0, lighten(options.slab, 0.25)],
      [1, shade(options.slab, 0.22)],
    ]),
  );
  if (b.winter) b.rect(x - 5, floor - 5, w + 10, 7, '#f6f9fc');
}

export function drawDoor(
  b: Brush,
  x: number,
  base: number,
  w: number,
  h: number,
  colour: string,
  options: { steps?: number; light?: boolean; trim?: string; arch?: boolean } = {},
): void {
  const steps = options.steps ?? 2;
  const foot = base - steps * 13;
  const top = foot - h;
  if (options.trim) {
    b.rect(x - 14, top - 14, w + 34, h + 14, '!#1a2140', 'opacity=".2"');
    b.rect(x - 16, top - 16, w + 32, h + 16, options.trim);
  }
  b.rect(x - 2, top - 2, w + 4, h + 2, shade(colour, 0.5));
  b.rect(
    x,
    top,
    w,
    h,
    b.linear(
      [
        [0, lighten(colour, 0.1)],
        [1, shade(colour, 0.18)],
      ],
      [1, 0.4],
    ),
  );
  const lit = b.light.lamps;
  const upper = h * 0.2;
  b.rect(x + 5, top + 5, w - 10, upper - 8, lit ? '!#ffdf9a' : `!${b.light.glass[0]}`);
  for (const px of [x + w * 0.12, x + w * 0.56]) {
    b.rect(px, top + upper + 8, w * 0.32, h * 0.36, lit && options.light ? '!#ffdf9a' : shade(colour, 0.24));
    b.rect(px, top + h * 0.63, w * 0.32, h * 0.28, shade(colour, 0.24));
  }
  b.circle(x + w * 0.5 - 3, top + h * 0.58, 3.5, '#e0c27a');
  b.rect(x, top, w, 10, '!#10162e', 'opacity=".3"').rect(x, top, 7, h, '!#10162e', 'opacity=".22"');
  for (let i = 0; i < steps; i++) {
    const grow = (i + 1) * 12;
    b.rect(
      x - 8 - grow,
      foot + i * 13,
      w + 16 + grow * 2,
      13,
      b.linear([
        [0, '#ded8cd'],
        [0.35, '#c9c2b6'],
        [1, '#a39c92'],
      ]),
    );
  }
  if (lit) b.glow(x + w / 2, top - 20, 110, '#ffd48a', 0.5);
}
