import type { Brush } from '../base/brush.ts';
import type { Space } from './layouts.ts';

interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Furniture seen from above, in thin lines, set against the walls so that the label stays free. `m` is one metre. */
export function furnish(b: Brush, kind: Space, box: Box, m: number): void {
  const { x, y, w, h } = box;
  const pen = `stroke="${b.ink('#8a8478')}" stroke-width="2"`;
  const item = (ix: number, iy: number, iw: number, ih: number, radius = 4, fill = '#fdfbf6') =>
    b.rect(ix, iy, iw, ih, fill, `rx="${radius}" ${pen}`);
  const gap = m * 0.16;
  if (kind === 'living') {
    item(x + gap, y + h * 0.26, m * 0.85, Math.min(h * 0.46, m * 2.2), 8);
    item(x + gap, y + h * 0.26, m * 0.24, Math.min(h * 0.46, m * 2.2), 5);
    item(x + gap + m * 1.2, y + h * 0.26 + m * 0.6, m * 0.55, m, 6);
    item(x + w - gap - m * 0.36, y + h * 0.3, m * 0.36, m * 1.7, 2);
  } else if (kind === 'bedroom' || kind === 'child') {
    const bw = kind === 'bedroom' ? m * 1.6 : m * 0.95;
    const bx = x + w - gap - m * 2;
    const by = kind === 'bedroom' ? y + gap + m * 0.3 : y + h - gap - bw;
    item(bx, by, m * 2, bw, 5);
    const pillows = kind === 'bedroom' ? 2 : 1;
    for (let i = 0; i < pillows; i++)
      item(bx + m * 1.52, by + (bw / pillows) * i + bw * 0.07, m * 0.38, bw / pillows - bw * 0.14, 6);
    b.line(bx + m * 1.36, by, bx + m * 1.36, by + bw, '#8a8478', 2);
    if (kind === 'bedroom') item(x + gap, y + gap, m * 0.55, Math.min(h * 0.42, m * 1.9), 2);
  } else if (kind === 'kitchen') {
    const run = w - gap * 2;
    const top = y + h - gap - m * 0.58;
    item(x + gap, top, run, m * 0.58, 2);
    item(x + gap + run * 0.12, top + m * 0.1, m * 0.5, m * 0.36, 5);
    for (const [dx, dy] of [
      [0, 0],
      [0.24, 0],
      [0, 0.24],
      [0.24, 0.24],
    ] as const)
      b.circle(x + gap + run * 0.66 + dx * m, top + m * (0.17 + dy), m * 0.085, 'none', pen);
  } else if (kind === 'dining') {
    const [tx, ty] = [x + w / 2 - m * 0.5, y + gap + m * 0.5];
    for (const sy of [0.12, 0.72])
      for (const side of [-0.42, 1.08]) item(tx + m * side, ty + m * sy, m * 0.36, m * 0.4, 7);
    item(tx, ty, m, m * 1.3, 6);
  } else if (kind === 'bath') {
    item(x + gap, y + h - gap - m * 0.72, Math.min(m * 1.65, w - gap * 2), m * 0.72, 10);
    item(x + gap + m * 0.09, y + h - gap - m * 0.63, Math.min(m * 1.47, w - gap * 2 - m * 0.18), m * 0.54, 16);
    item(x + w - gap - m * 0.44, y + gap, m * 0.44, m * 0.58, 8);
  } else if (kind === 'wc') {
    item(x + w / 2 - m * 0.2, y + h - gap - m * 0.22, m * 0.4, m * 0.22, 3);
    b.ellipse(x + w / 2, y + h - gap - m * 0.42, m * 0.19, m * 0.27, '#fdfbf6', pen);
  } else if (kind === 'office') {
    item(x + gap, y + gap, m * 1.5, m * 0.62, 3);
    item(x + gap + m * 0.5, y + gap + m * 0.72, m * 0.46, m * 0.42, 12);
  } else if (kind === 'sales') {
    for (let i = 0; i < 3; i++) item(x + w * (0.14 + i * 0.27), y + h * 0.18, w * 0.18, m * 0.5, 3);
    item(x + w - gap - m * 0.7, y + h * 0.42, m * 0.7, m * 2.2, 4);
    for (let i = 0; i < 3; i++) b.circle(x + w * (0.2 + i * 0.2), y + h * 0.74, m * 0.34, '#fdfbf6', pen);
  } else if (kind === 'store') {
    item(x + gap, y + gap, w - gap * 2, m * 0.4, 2);
  } else if (kind === 'balcony' || kind === 'terrace') {
    b.circle(x + w - m * 0.9, y + h / 2, m * 0.3, '#fdfbf6', pen);
    for (const dx of [-0.66, 0.34]) item(x + w - m * (0.9 - dx), y + h / 2 - m * 0.17, m * 0.32, m * 0.34, 7);
  } else if (kind === 'garage') {
    const [cw, ch] = [m * 1.7, m * 3.5];
    const [cx, cy] = [x + w / 2 - cw / 2, y + h - ch - gap];
    item(cx, cy, cw, ch, m * 0.34);
    item(cx + cw * 0.1, cy + ch * 0.26, cw * 0.8, ch * 0.16, 6);
    item(cx + cw * 0.12, cy + ch * 0.76, cw * 0.76, ch * 0.1, 5);
  }
}
