import type { Brush } from './brush.ts';
import { lighten, shade } from './colour.ts';

/** Leaf colours from shade to sun. */
function leaves(b: Brush, kind = 0): [string, string, string] {
  const { season } = b.light;
  if (season === 'autumn')
    return [
      ['#9c4f24', '#c9762f', '#e6a74a'],
      ['#a1382b', '#c9573a', '#e58a56'],
      ['#a8842a', '#d0a83c', '#ecd06c'],
    ][kind % 3] as [string, string, string];
  if (season === 'spring')
    return [
      ['#6f9a54', '#93b96a', '#bcd78d'],
      ['#c98ba0', '#e6b3c1', '#f7dbe0'],
      ['#6f9a54', '#93b96a', '#bcd78d'],
    ][kind % 3] as [string, string, string];
  return [
    ['#386b45', '#4f8a55', '#7aae6b'],
    ['#2f6349', '#45805a', '#6fa477'],
    ['#4d7a3e', '#6a984d', '#97bd6d'],
  ][kind % 3] as [string, string, string];
}

export function drawTree(b: Brush, x: number, base: number, height: number, kind = 0): void {
  const crown = height * 0.36;
  b.ellipse(x + height * 0.16, base + 4, height * 0.3, height * 0.028, '!#1a2140', `opacity="${b.light.shadow}"`);
  const trunk = kind % 3 === 1 && b.light.season !== 'autumn' ? '#6b5748' : '#5d4a3d';
  if (b.winter) {
    drawBranches(b, x, base, height * 0.36, -Math.PI / 2, height * 0.045, 0, trunk);
    return;
  }
  b.path(
    `M${x - height * 0.026} ${base}Q${x - height * 0.012} ${base - height * 0.3} ${x - height * 0.016} ${base - height * 0.55}h${height * 0.032}Q${x + height * 0.01} ${base - height * 0.3} ${x + height * 0.03} ${base}z`,
    b.linear(
      [
        [0, shade(trunk, 0.35)],
        [0.6, trunk],
        [1, shade(trunk, 0.2)],
      ],
      [1, 0],
    ),
  );
  b.stroke(
    `M${x} ${base - height * 0.38}L${x + height * 0.12} ${base - height * 0.56}M${x} ${base - height * 0.34}L${x - height * 0.13} ${base - height * 0.54}`,
    trunk,
    height * 0.016,
  );
  const [low, middle, high] = leaves(b, kind);
  const cy = base - height * 0.66;
  const blobs: [number, number, number][] = [];
  for (let i = 0; i < 17; i++) {
    const angle = b.random.between(0, Math.PI * 2);
    const far = Math.sqrt(b.random.next()) * crown * 0.72;
    blobs.push([x + Math.cos(angle) * far, cy + Math.sin(angle) * far * 0.86, b.random.between(0.27, 0.42) * crown]);
  }
  for (const [bx, by, r] of blobs) b.circle(bx + r * 0.16, by + r * 0.2, r, low);
  for (const [bx, by, r] of blobs) b.circle(bx - r * 0.06, by - r * 0.06, r * 0.84, middle);
  for (const [bx, by, r] of blobs)
    if (by < cy + crown * 0.3 && bx < x + crown * 0.4)
      b.circle(bx - r * 0.26, by - r * 0.3, r * 0.5, high, 'opacity=".75"');
  for (let i = 0; i < 46; i++) {
    const angle = b.random.between(0, Math.PI * 2);
    const far = Math.sqrt(b.random.next()) * crown * 0.86;
    const size = b.random.between(2.2, 5);
    b.ellipse(
      x + Math.cos(angle) * far,
      cy + Math.sin(angle) * far * 0.88,
      size * 1.3,
      size,
      b.random.pick([high, high, low]),
      'opacity=".8"',
    );
  }
}

function drawBranches(
  b: Brush,
  x: number,
  y: number,
  length: number,
  angle: number,
  width: number,
  depth: number,
  colour: string,
): void {
  const tx = x + Math.cos(angle) * length;
  const ty = y + Math.sin(angle) * length;
  b.line(x, y, tx, ty, depth < 2 ? colour : lighten(colour, 0.12), width, 'stroke-linecap="round"');
  if (depth > 0 && depth < 4 && Math.abs(Math.cos(angle)) > 0.35) {
    b.line(x, y - width * 0.45, tx, ty - width * 0.45, '#f4f7fa', Math.max(1.2, width * 0.4), 'stroke-linecap="round"');
  }
  if (depth > 5) return;
  const count = depth === 0 ? 4 : 2;
  for (let i = 0; i < count; i++) {
    const spread = depth === 0 ? -0.75 + i * 0.5 : (i === 0 ? -1 : 1) * b.random.between(0.22, 0.52);
    drawBranches(b, tx, ty, length * b.random.between(0.6, 0.78), angle + spread, width * 0.6, depth + 1, colour);
  }
}

export function drawConifer(b: Brush, x: number, base: number, height: number): void {
  b.ellipse(x + height * 0.12, base + 3, height * 0.22, height * 0.022, '!#1a2140', `opacity="${b.light.shadow}"`);
  b.rect(x - height * 0.02, base - height * 0.14, height * 0.04, height * 0.14, '#5d4a3d');
  for (let i = 0; i < 6; i++) {
    const top = base - height + i * height * 0.125;
    const w = height * (0.07 + i * 0.035);
    const low = top + height * 0.27;
    const sway = w * 0.14;
    b.path(
      `M${x} ${top}Q${x - w * 0.45} ${low - 26} ${x - w} ${low}Q${x - w / 2} ${low + sway} ${x} ${low}Q${x + w / 2} ${low + sway} ${x + w} ${low}Q${x + w * 0.45} ${low - 26} ${x} ${top}z`,
      b.linear(
        [
          [0, '#5b8264'],
          [0.5, '#3b6450'],
          [1, '#294c41'],
        ],
        [1, 0.3],
      ),
    );
    if (b.winter)
      b.path(
        `M${x} ${top}Q${x - w * 0.45} ${low - 26} ${x - w} ${low}Q${x - w * 0.3} ${low - 20} ${x} ${top + 24}z`,
        '#f2f6fa',
        'opacity=".9"',
      );
  }
}

export function drawBush(b: Brush, x: number, base: number, w: number, h: number, flowers?: string): void {
  const [low, middle, high] = b.winter ? ['#7f8c86', '#b9c6cc', '#f4f8fb'] : leaves(b, 0);
  const green: [string, string, string] =
    b.light.season === 'autumn' ? ['#4f6a3d', '#718648', '#a09a55'] : ([low, middle, high] as [string, string, string]);
  b.ellipse(x + w * 0.55, base + 2, w * 0.56, h * 0.1, '!#1a2140', `opacity="${b.light.shadow * 0.8}"`);
  const parts = Math.max(3, Math.round(w / 34));
  for (let pass = 0; pass < 3; pass++) {
    for (let i = 0; i < parts; i++) {
      const cx = x + (w * (i + 0.5)) / parts;
      const bump = Math.sin((i * 2.1 + x) * 1.3) * h * 0.1;
      const r = (w / parts) * 0.78;
      if (pass === 0)
        b.path(`M${cx - r} ${base}v${-h * 0.55 - bump}a${r} ${r * 0.9} 0 0 1 ${2 * r} 0V${base}z`, green[0]);
      else
        b.ellipse(
          cx - r * 0.1 * pass,
          base - h * (0.5 + pass * 0.08) - bump,
          r * (1 - pass * 0.24),
          h * (0.34 - pass * 0.07),
          green[pass] ?? green[0],
          pass === 2 ? 'opacity=".7"' : '',
        );
    }
  }
  if (!flowers || b.winter || b.light.season === 'autumn') return;
  for (let i = 0; i < w / 9; i++)
    b.circle(
      b.random.between(x, x + w),
      base - b.random.between(h * 0.2, h * 0.85),
      b.random.between(2.4, 4.4),
      flowers,
    );
}

/** A pot plant: the same leaf shape indoors and on balconies. */
export function drawPotPlant(b: Brush, x: number, base: number, h: number, pot = '#b9684a'): void {
  const pw = h * 0.3;
  b.ellipse(x + pw * 0.4, base, pw * 0.9, h * 0.03, '!#1a2140', `opacity="${b.light.shadow}"`);
  for (let i = 0; i < 11; i++) {
    const angle = -Math.PI / 2 + (i - 5) * 0.27;
    const length = h * (0.74 - Math.abs(i - 5) * 0.045) * (0.86 + ((i * 7) % 5) * 0.06);
    const tx = x + Math.cos(angle) * length * 0.66;
    const ty = base - h * 0.28 + Math.sin(angle) * length;
    const sx = x + Math.cos(angle) * length * 0.14;
    const sy = base - h * 0.3 + Math.sin(angle) * length * 0.5;
    const wide = h * 0.06;
    b.path(
      `M${x} ${base - h * 0.25}Q${sx - wide} ${sy} ${tx} ${ty}Q${sx + wide * 1.7} ${sy + wide} ${x} ${base - h * 0.25}z`,
      ['#3d6b4c', '#548a5c', '#76a872'][(i * 2) % 3] ?? '#3d6b4c',
    );
  }
  b.path(
    `M${x - pw * 0.5} ${base - h * 0.28}h${pw}l${-pw * 0.12} ${h * 0.28}h${-pw * 0.76}z`,
    b.linear(
      [
        [0, lighten(pot, 0.22)],
        [1, shade(pot, 0.3)],
      ],
      [1, 0],
    ),
  );
}
