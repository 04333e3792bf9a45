import type { Brush } from './brush.ts';
import { lighten, shade } from './colour.ts';

export interface WindowOptions {
  frame: string;
  /** Panes beside each other. */
  cols?: number;
  /** Height of each cross bar as a share of the window. */
  bars?: readonly number[];
  /** Width of the frame. */
  bar?: number;
  sill?: string;
  /** A moulding around the opening. */
  surround?: string;
  head?: 'none' | 'lintel' | 'pediment' | 'arc';
  arch?: boolean;
  curtains?: boolean;
  lit?: boolean;
}

/** One window with its reveal, glass, what shows behind it, frame, sill and head. */
export function drawWindow(b: Brush, x: number, y: number, w: number, h: number, options: WindowOptions): void {
  const { frame, cols = 2, bars = [], bar = 5, surround, head = 'none', arch = false } = options;
  const lit = options.lit ?? b.random.chance(b.light.litShare);
  const edge = Math.max(6, w * 0.09);
  if (surround) drawSurround(b, x, y, w, h, edge, surround, head);
  const outline = arch
    ? `M${x} ${y + h}V${y + w * 0.32}Q${x + w / 2} ${y - w * 0.26} ${x + w} ${y + w * 0.32}V${y + h}z`
    : `M${x} ${y}h${w}v${h}h${-w}z`;
  const inner = () => {
    drawGlass(b, x, y, w, h, lit, options.curtains ?? b.random.chance(0.6));
    b.rect(x, y, w, Math.min(14, h * 0.09), '!#10162e', `opacity="${lit ? 0.18 : 0.34}"`);
    b.rect(x, y, Math.min(9, w * 0.09), h, '!#10162e', `opacity="${lit ? 0.14 : 0.26}"`);
    const ink = b.ink(frame);
    const lines: string[] = [];
    for (let i = 1; i < cols; i++) lines.push(`M${x + (w * i) / cols} ${y}v${h}`);
    for (const share of bars) lines.push(`M${x} ${y + h * share}h${w}`);
    if (lines.length > 0) b.stroke(lines.join(''), `!${ink}`, bar);
    if (arch) b.stroke(outline, `!${ink}`, bar * 2);
    else b.stroke(`M${x + bar / 2} ${y + bar / 2}h${w - bar}v${h - bar}h${bar - w}z`, `!${ink}`, bar);
  };
  if (arch) b.clip(outline, inner);
  else inner();
  const sill = options.sill ?? surround;
  if (!sill) return;
  b.dark(
    [
      [x - edge, y + h + 7],
      [x + w + edge, y + h + 7],
      [x + w + edge + 5, y + h + 16],
      [x - edge + 8, y + h + 16],
    ],
    0.9,
  );
  b.rect(x - edge, y + h, w + edge * 2, 8, lighten(sill, 0.16));
  if (b.winter) b.path(`M${x - edge} ${y + h + 1}q${edge} -9 ${w * 0.4} -7t${w * 0.6 + edge * 1} 7z`, '#f6f9fc');
}

function drawSurround(
  b: Brush,
  x: number,
  y: number,
  w: number,
  h: number,
  edge: number,
  colour: string,
  head: string,
): void {
  b.rect(
    x - edge + 5,
    y - edge + 5,
    w + edge * 2,
    h + edge,
    '!#1a2140',
    `opacity="${(b.light.shadow * 0.8).toFixed(2)}"`,
  );
  b.rect(x - edge, y - edge, w + edge * 2, h + edge, colour);
  if (head === 'none') return;
  const top = y - edge;
  b.dark([
    [x - edge - 6, top],
    [x + w + edge + 6, top],
    [x + w + edge + 12, top + 11],
    [x - edge + 4, top + 11],
  ]);
  b.rect(x - edge - 8, top - 9, w + edge * 2 + 16, 9, lighten(colour, 0.25));
  const span = w + edge * 2 + 16;
  if (head === 'pediment') {
    b.poly(
      [
        [x - edge - 8, top - 9],
        [x + w / 2, top - 9 - span * 0.2],
        [x + w + edge + 8, top - 9],
      ],
      lighten(colour, 0.2),
    );
    b.poly(
      [
        [x - edge + 10, top - 12],
        [x + w / 2, top - 12 - span * 0.13],
        [x + w + edge - 10, top - 12],
      ],
      shade(colour, 0.16),
    );
  }
  if (head === 'arc') {
    b.path(
      `M${x - edge - 8} ${top - 9}Q${x + w / 2} ${top - 9 - span * 0.38} ${x + w + edge + 8} ${top - 9}z`,
      lighten(colour, 0.2),
    );
    b.path(
      `M${x - edge + 10} ${top - 12}Q${x + w / 2} ${top - 10 - span * 0.24} ${x + w + edge - 10} ${top - 12}z`,
      shade(colour, 0.16),
    );
  }
}

/** A pane: by day it mirrors the sky, with the lamps on it shows the room. */
export function drawGlass(b: Brush, x: number, y: number, w: number, h: number, lit: boolean, curtains: boolean): void {
  if (lit) {
    const warm = b.random.pick<readonly [string, string]>([
      ['#ffe3a3', '#f4b35e'],
      ['#ffedc4', '#eebb78'],
      ['#ffd991', '#e59f50'],
    ]);
    b.rect(
      x,
      y,
      w,
      h,
      b.linear([
        [0, `!${warm[1]}`],
        [0.35, `!${warm[0]}`],
        [1, `!${warm[1]}`],
      ]),
    );
    if (b.random.chance(0.45)) {
      const lx = x + w * b.random.between(0.3, 0.7);
      b.line(lx, y, lx, y + h * 0.2, '!#7a4c24', 2).path(
        `M${lx - 10} ${y + h * 0.28}q10 ${-h * 0.1} 20 0z`,
        '!#fff8e4',
      );
    }
    if (b.random.chance(0.4)) {
      const px = x + w * b.random.between(0.2, 0.8);
      for (let i = -2; i <= 2; i++)
        b.path(
          `M${px} ${y + h}q${i * 7 - 4} ${-h * 0.15} ${i * 10} ${-h * 0.28}q${4 - i} ${h * 0.12} ${-i * 10} ${h * 0.28}z`,
          '!#8a5a2c',
          'opacity=".7"',
        );
    }
  } else {
    const [top, low] = b.light.glass;
    b.rect(
      x,
      y,
      w,
      h,
      b.linear(
        [
          [0, `!${top}`],
          [1, `!${low}`],
        ],
        [0.5, 1],
      ),
    );
    const shine = b.light.hour === 'night' ? 0.07 : 0.2;
    const s = b.random.between(-0.06, 0.1);
    b.poly(
      [
        [x + w * (0.02 + s), y + h],
        [x + w * (0.3 + s), y + h],
        [x + w * (0.82 + s), y],
        [x + w * (0.54 + s), y],
      ],
      `!${b.light.sky[1]}`,
      `opacity="${shine * 1.6}"`,
    );
    b.poly(
      [
        [x + w * (0.38 + s), y + h],
        [x + w * (0.46 + s), y + h],
        [x + w * (0.98 + s), y],
        [x + w * (0.9 + s), y],
      ],
      '!#ffffff',
      `opacity="${shine}"`,
    );
  }
  if (!curtains) return;
  const cloth = lit ? '!#fff0cf' : b.light.hour === 'night' ? '!#4a5680' : '#e9e6de';
  const opacity = lit ? 0.55 : 0.5;
  b.path(`M${x} ${y}h${w * 0.26}q${-w * 0.02} ${h * 0.5} ${-w * 0.1} ${h}H${x}z`, cloth, `opacity="${opacity}"`);
  b.path(`M${x + w} ${y}h${-w * 0.26}q${w * 0.02} ${h * 0.5} ${w * 0.1} ${h}H${x + w}z`, cloth, `opacity="${opacity}"`);
}
