import type { Brush } from '../base/brush.ts';
import { lighten, shade } from '../base/colour.ts';
import { paints } from '../base/scheme.ts';
import { onFloor } from './shell.ts';

export function floorShadow(b: Brush, x: number, y: number, w: number, h = 16): void {
  b.ellipse(
    x + w / 2 + w * 0.05,
    y,
    w * 0.56,
    h,
    b.radial([
      [0, '!#1a2140', 0.34],
      [0.6, '!#1a2140', 0.22],
      [1, '!#1a2140', 0],
    ]),
  );
}

export function drawRug(b: Brush, from: number, to: number, top: number, low: number, colour: string): void {
  const inset = (share: number, fill: string) => {
    const dy = (low - top) * share;
    const dx = (to - from) * share * 0.5;
    b.poly(
      [
        onFloor(from + dx, top + dy * 0.7),
        onFloor(to - dx, top + dy * 0.7),
        onFloor(to - dx, low - dy),
        onFloor(from + dx, low - dy),
      ],
      fill,
    );
  };
  inset(0, shade(colour, 0.12));
  inset(0.05, lighten(colour, 0.55));
  inset(0.1, lighten(colour, 0.3));
  for (let i = 1; i < 6; i++) {
    const t = from + ((to - from) * i) / 6;
    const [x, y] = onFloor(t, (top + low) / 2);
    b.poly(
      [
        [x, y - 18],
        [x + 26, y],
        [x, y + 18],
        [x - 26, y],
      ],
      lighten(colour, 0.62),
      'opacity=".8"',
    );
  }
}

export function drawSofa(b: Brush, x: number, base: number, w: number, colour: string, accent: string): void {
  floorShadow(b, x - 10, base, w + 30, 22);
  const seats = w > 330 ? 3 : 2;
  for (const lx of [x + 18, x + w - 30]) b.rect(lx, base - 26, 12, 28, '#4b3a2e');
  b.rect(
    x + 14,
    base - 182,
    w - 28,
    130,
    b.linear([
      [0, lighten(colour, 0.16)],
      [1, shade(colour, 0.1)],
    ]),
    'rx="22"',
  );
  const sw = (w - 76) / seats;
  for (let i = 0; i < seats; i++)
    b.rect(x + 40 + i * sw, base - 168, sw - 5, 96, lighten(colour, 0.1), 'rx="14"').rect(
      x + 40 + i * sw,
      base - 90,
      sw - 5,
      46,
      lighten(colour, 0.24),
      'rx="12"',
    );
  b.rect(x + 36, base - 52, w - 72, 34, shade(colour, 0.2), 'rx="6"');
  for (const ax of [x, x + w - 46])
    b.rect(
      ax,
      base - 128,
      46,
      110,
      b.linear([
        [0, lighten(colour, 0.2)],
        [1, shade(colour, 0.16)],
      ]),
      'rx="18"',
    );
  b.rect(x + 58, base - 146, 72, 68, accent, `rx="10" transform="rotate(-9 ${Math.round(x + 94)} ${base - 112})"`);
  b.rect(
    x + w - 132,
    base - 140,
    66,
    62,
    '#efe4d0',
    `rx="10" transform="rotate(8 ${Math.round(x + w - 100)} ${base - 110})"`,
  );
}

export function drawArmchair(b: Brush, x: number, base: number, colour: string): void {
  floorShadow(b, x - 6, base, 220, 18);
  b.stroke(`M${x + 34} ${base - 40}l-14 42M${x + 172} ${base - 40}l14 42`, '#4b3a2e', 9, 'stroke-linecap="round"');
  b.path(
    `M${x + 18} ${base - 60}q-8 -140 40 -160h90q48 20 40 160z`,
    b.linear(
      [
        [0, lighten(colour, 0.2)],
        [1, shade(colour, 0.14)],
      ],
      [0.6, 1],
    ),
  );
  b.rect(x + 30, base - 96, 146, 44, lighten(colour, 0.26), 'rx="14"').rect(
    x + 24,
    base - 60,
    158,
    26,
    shade(colour, 0.16),
    'rx="8"',
  );
  for (const ax of [x, x + 172])
    b.rect(ax, base - 124, 34, 88, ax === x ? lighten(colour, 0.1) : shade(colour, 0.14), 'rx="15"');
}

export function drawTable(b: Brush, x: number, base: number, w: number, h: number, wood: string): void {
  floorShadow(b, x, base, w, 16);
  b.stroke(
    `M${x + 26} ${base - h}l-8 ${h}M${x + w - 26} ${base - h}l8 ${h}`,
    shade(wood, 0.35),
    8,
    'stroke-linecap="round"',
  );
  b.path(`M${x + 26} ${base - h - 26}H${x + w - 26}L${x + w} ${base - h}H${x}z`, lighten(wood, 0.24)).rect(
    x,
    base - h,
    w,
    10,
    shade(wood, 0.14),
  );
}

export function drawBooks(b: Brush, x: number, base: number, w: number, h: number): void {
  let at = x;
  while (at < x + w - 8) {
    const bw = b.random.between(7, 15);
    const bh = h * b.random.between(0.68, 1);
    b.rect(
      at,
      base - bh,
      bw,
      bh,
      b.random.pick(['#b5694a', '#3f5a6e', '#d9c7a2', '#6d7f63', '#8d4a4a', '#e9e1d0', '#c79a4d']),
      'rx="1"',
    );
    b.rect(at, base - bh + bh * 0.14, bw, 3, '#f3ead6', 'opacity=".5"');
    at += bw + 1;
  }
}

export function drawShelf(b: Brush, x: number, base: number, w: number, h: number, wood: string): void {
  floorShadow(b, x, base, w, 10);
  b.rect(x, base - h, w, h, shade(wood, 0.3)).rect(x + w, base - h + 6, 12, h - 6, '!#1a2140', 'opacity=".14"');
  const rows = Math.round(h / 96);
  const step = (h - 10) / rows;
  for (let i = 0; i < rows; i++) {
    const y = base - h + 10 + i * step;
    b.rect(x + 9, y, w - 18, step - 10, shade(wood, 0.5));
    if (i % 2 === 0) drawBooks(b, x + 14, y + step - 10, (w - 28) * 0.62, step * 0.68);
    else drawBooks(b, x + w * 0.42, y + step - 10, (w - 28) * 0.56, step * 0.68);
    const vx = i % 2 === 0 ? x + w * 0.82 : x + w * 0.22;
    b.path(`M${vx - 13} ${y + step - 10}q-12 -28 6 -44h14q18 16 6 44z`, i % 2 ? '#c8795a' : '#e7dcc7');
    b.rect(x, y + step - 10, w, 10, lighten(wood, 0.12));
  }
  b.rect(x, base - h, 9, h, lighten(wood, 0.12))
    .rect(x + w - 9, base - h, 9, h, shade(wood, 0.1))
    .rect(x, base - h, w, 10, lighten(wood, 0.2));
}

export function drawSideboard(b: Brush, x: number, base: number, w: number, h: number, colour: string): void {
  floorShadow(b, x, base, w, 12);
  b.rect(x + 16, base - 24, 10, 26, '#4b3a2e').rect(x + w - 26, base - 24, 10, 26, '#4b3a2e');
  b.rect(
    x,
    base - h,
    w,
    h - 22,
    b.linear([
      [0, lighten(colour, 0.14)],
      [1, shade(colour, 0.12)],
    ]),
    'rx="4"',
  );
  const doors = Math.max(2, Math.round(w / 110));
  for (let i = 0; i < doors; i++)
    b.rect(
      x + 8 + (i * (w - 12)) / doors,
      base - h + 14,
      (w - 12) / doors - 5,
      h - 46,
      lighten(colour, 0.07),
      `rx="3" stroke="${b.ink(shade(colour, 0.3))}" stroke-width="1.5"`,
    ).circle(x + 20 + (i * (w - 12)) / doors, base - h + h * 0.42, 4, '#d8bd7c');
  b.rect(x - 5, base - h - 7, w + 10, 10, lighten(colour, 0.28), 'rx="3"');
}

/** A framed print: hills, a sun, an arch or plain bars in the colours of the room. */
export function drawPrint(b: Brush, x: number, y: number, w: number, h: number): void {
  const paint = paints[b.scheme];
  b.rect(x + 7, y + 8, w, h, '!#1a2140', 'opacity=".16"')
    .rect(x, y, w, h, b.random.pick(['#3a352f', '#c9a878', '#f7f3ea']))
    .rect(x + 7, y + 7, w - 14, h - 14, '#fbf7ee');
  const [px, py, pw, ph] = [x + w * 0.16, y + h * 0.14, w * 0.68, h * 0.72];
  const kind = b.random.int(0, 2);
  b.clip(`M${px} ${py}h${pw}v${ph}h${-pw}z`, () => {
    b.rect(px, py, pw, ph, lighten(paint.wall, 0.3));
    if (kind === 0) {
      b.circle(px + pw * 0.66, py + ph * 0.3, pw * 0.16, paint.accent);
      b.path(
        `M${px} ${py + ph * 0.7}q${pw * 0.3} ${-ph * 0.3} ${pw * 0.6} ${-ph * 0.06}t${pw * 0.4} 0v${ph}H${px}z`,
        paint.cloth,
      ).path(`M${px} ${py + ph * 0.86}q${pw * 0.4} ${-ph * 0.22} ${pw} 0v${ph}H${px}z`, shade(paint.cloth, 0.35));
    } else if (kind === 1) {
      for (let i = 3; i > 0; i--)
        b.path(
          `M${px + pw * (0.5 - i * 0.15)} ${py + ph}v${-ph * (0.2 + i * 0.12)}a${pw * i * 0.15} ${pw * i * 0.15} 0 0 1 ${pw * i * 0.3} 0v${ph}z`,
          [paint.accent, lighten(paint.cloth, 0.3), shade(paint.wall, 0.1)][i - 1] ?? paint.accent,
        );
    } else {
      b.rect(px, py + ph * 0.52, pw, ph * 0.48, paint.accent)
        .rect(px + pw * 0.14, py + ph * 0.2, pw * 0.34, ph * 0.56, paint.cloth)
        .circle(px + pw * 0.68, py + ph * 0.4, pw * 0.19, '#f3e3bd');
    }
  });
}

export function drawFloorLamp(b: Brush, x: number, base: number, h: number): void {
  floorShadow(b, x - 32, base, 64, 9);
  b.ellipse(x, base - 3, 30, 7, '#3a3f4a').rect(x - 2.5, base - h + 40, 5, h - 42, '#3a3f4a');
  if (b.light.lamps) b.glow(x, base - h + 30, 260, '#ffd48a', 0.75);
  b.path(`M${x - 30} ${base - h}h60l18 72h-96z`, b.light.lamps ? '!#ffeab8' : '#efe3cb');
}

export function drawPendant(b: Brush, x: number, y: number, r: number, colour: string): void {
  b.line(x, 40, x, y - r * 0.5, '#3a3f4a', 3);
  if (b.light.lamps) b.glow(x, y + 10, r * 5.2, '#ffd48a', 0.7);
  b.path(
    `M${x - r} ${y + r * 0.5}q0 ${-r * 1.3} ${r} ${-r * 1.3}t${r} ${r * 1.3}z`,
    b.linear(
      [
        [0, lighten(colour, 0.2)],
        [1, shade(colour, 0.2)],
      ],
      [1, 0.3],
    ),
  );
  b.ellipse(x, y + r * 0.5, r, r * 0.13, b.light.lamps ? '!#fff2cc' : lighten(colour, 0.5));
}

export function drawCurtains(b: Brush, x: number, y: number, w: number, h: number, colour: string): void {
  b.rect(x - 70, y - 26, w + 140, 6, '#4b3a2e', 'rx="3"');
  const cloth = b.linear(
    [
      [0, lighten(colour, 0.4)],
      [0.3, lighten(colour, 0.14)],
      [0.5, lighten(colour, 0.42)],
      [0.75, lighten(colour, 0.12)],
      [1, lighten(colour, 0.34)],
    ],
    [1, 0],
  );
  b.path(`M${x - 60} ${y - 22}h76q-8 ${h * 0.5} -16 ${h + 30}h-68z`, cloth, 'opacity=".94"');
  b.path(`M${x + w + 60} ${y - 22}h-76q8 ${h * 0.5} 16 ${h + 30}h68z`, cloth, 'opacity=".94"');
}

/** The last pass over a room: evening tint, a soft corner. */
export function finishRoom(b: Brush): void {
  if (b.light.hour === 'night')
    b.rect(
      0,
      0,
      1600,
      1067,
      b.radial([
        [0, '!#ffcf8a', 0.16],
        [0.6, '!#5a3a2a', 0.05],
        [1, '!#1d1530', 0.3],
      ]),
    );
  else
    b.rect(
      0,
      0,
      1600,
      1067,
      b.linear(
        [
          [0, '!#1a2140', 0.1],
          [0.35, '!#fff3d6', 0.06],
          [1, '!#fff3d6', b.light.hour === 'dusk' ? 0.02 : 0.1],
        ],
        [1, 0.4],
      ),
    );
}
