import type { Brush } from './brush.ts';

/**
 * Our own single-stroke letters, ten units high. A bare machine has no fonts, so no picture ever uses <text>.
 * Each glyph: its width and its path.
 */
const glyphs: Record<string, readonly [number, string]> = {
  A: [7, 'M0 10L3.5 0L7 10M1.2 6.6H5.8'],
  B: [5.6, 'M0 10V0H2.8a2.4 2.4 0 0 1 0 4.8H0M2.8 4.8h.2a2.6 2.6 0 0 1 0 5.2H0'],
  C: [7, 'M7 2A4 5 0 1 0 7 8'],
  D: [7, 'M0 0V10H2.2A4.8 5 0 0 0 2.2 0z'],
  E: [4.8, 'M4.8 0H0V10H4.8M0 5H4.2'],
  F: [4.6, 'M4.6 0H0V10M0 5H4'],
  G: [7.4, 'M7 2A4 5 0 1 0 7.3 7.6V5.4H4.4'],
  H: [6.2, 'M0 0V10M6.2 0V10M0 5H6.2'],
  I: [0, 'M0 0V10'],
  J: [3.8, 'M3.8 0V7.3A1.9 2.7 0 0 1 0 7.6'],
  K: [5.8, 'M0 0V10M5.4 0L0 5.8M2 3.8L5.8 10'],
  L: [4.6, 'M0 0V10H4.6'],
  M: [8, 'M0 10V0L4 7L8 0V10'],
  N: [6.4, 'M0 10V0L6.4 10V0'],
  O: [8, 'M4 0A4 5 0 1 1 3.99 0z'],
  P: [5.6, 'M0 10V0H2.9a2.7 2.7 0 0 1 0 5.4H0'],
  Q: [8, 'M4 0A4 5 0 1 1 3.99 0zM5 7.2L7.8 10.4'],
  R: [5.8, 'M0 10V0H2.9a2.7 2.7 0 0 1 0 5.4H0M2.8 5.4L5.8 10'],
  S: [5.8, 'M5.4 1.7C4.6 .1 .4 -.5 .4 2.5C.4 5.6 5.8 4.3 5.8 7.4C5.8 10.7 .8 10.4 0 8.2'],
  T: [6, 'M0 0H6M3 0V10'],
  U: [6.2, 'M0 0V6.6A3.1 3.4 0 0 0 6.2 6.6V0'],
  V: [6.8, 'M0 0L3.4 10L6.8 0'],
  W: [10, 'M0 0L2.5 10L5 1.5L7.5 10L10 0'],
  X: [6, 'M0 0L6 10M6 0L0 10'],
  Y: [6.2, 'M0 0L3.1 5.2L6.2 0M3.1 5.2V10'],
  Z: [5.8, 'M0 0H5.8L0 10H5.8'],
  0: [5.8, 'M2.9 0A2.9 5 0 1 1 2.89 0z'],
  1: [2.2, 'M0 2L2.2 0V10'],
  2: [5.6, 'M.2 2.7C.2 -.9 5.4 -.9 5.4 2.7C5.4 5 0 7.8 0 10H5.6'],
  3: [5.6, 'M.2 1.5C1.4 -.6 5.2 -.5 5.2 2.4C5.2 4.6 3.4 4.8 2 4.8C3.8 4.8 5.6 5.2 5.6 7.3C5.6 10.6 1.2 10.8 0 8.4'],
  4: [5.8, 'M4.3 10V0L0 7H5.8'],
  5: [5.6, 'M5 0H.9L.5 4.4C2.5 3.2 5.6 3.8 5.6 6.8C5.6 10.5 1.3 10.8 0 8.6'],
  6: [5.8, 'M4.6 .3C1.6 1.2 0 4.4 0 7A2.9 3 0 1 0 5.8 7A2.9 3 0 0 0 .4 5.6'],
  7: [5.6, 'M0 0H5.6L1.9 10'],
  8: [5.8, 'M2.9 4.7A2.4 2.35 0 1 1 2.91 4.7A2.9 2.65 0 1 1 2.89 4.7'],
  9: [5.8, 'M1.2 9.7C4.2 8.8 5.8 5.6 5.8 3A2.9 3 0 1 0 0 3A2.9 3 0 0 0 5.4 4.4'],
  m: [6.8, 'M0 10V4M0 6.2C.8 3.2 3.4 3.2 3.4 6.2V10M3.4 6.2C4.2 3.2 6.8 3.2 6.8 6.2V10'],
  '²': [2.7, 'M.1 1C.1 -.6 2.5 -.6 2.5 1C2.5 2.2 0 3.2 0 4.3H2.7'],
  '.': [0.2, 'M0 9.8V10'],
  ',': [0.6, 'M.6 9.6L0 11.4'],
  '-': [3, 'M0 5.2H3'],
  '/': [4, 'M4 0L0 10'],
  '&': [7, 'M7 10L1.6 3.4C.2 1.2 1.4 0 2.8 0C4.6 0 5.4 2.4 3.4 3.8L1.6 5C-1.4 7.4 .4 10 2.8 10C5 10 6.4 8 6.8 5.6'],
  ' ': [3.4, ''],
};

/** Accents as Unicode decomposes them, drawn about the middle of the letter. */
const accents: Record<string, string> = {
  '\u0300': 'M-1.4 -3.4L.6 -1.8',
  '\u0301': 'M1.4 -3.4L-.6 -1.8',
  '\u0302': 'M-1.7 -1.7L0 -3.4L1.7 -1.7',
  '\u0306': 'M-1.8 -3.2C-1.4 -1.4 1.4 -1.4 1.8 -3.2',
  '\u0308': 'M-1.5 -2.3V-2.2M1.5 -2.3V-2.2',
  '\u0326': 'M.3 11.8L-.4 13.6',
  '\u0327': 'M0 10V11.2C1.4 11.2 1.4 13 -.6 12.8',
};

export interface LetteringOptions {
  size: number;
  colour: string;
  weight?: number;
  anchor?: 'start' | 'middle' | 'end';
  /** Room between letters, in units. */
  tracking?: number;
}

interface Placed {
  d: string;
  at: number;
  width: number;
}

function place(text: string, tracking: number): { marks: Placed[]; width: number } {
  const marks: Placed[] = [];
  let at = 0;
  let last: Placed = { d: '', at: 0, width: 0 };
  for (const sign of text.normalize('NFD')) {
    const accent = accents[sign];
    if (accent) {
      marks.push({ d: accent, at: last.at + last.width / 2, width: 0 });
      continue;
    }
    const [width, d] = glyphs[sign] ?? glyphs[sign.toUpperCase()] ?? [3, ''];
    last = { d, at, width };
    marks.push(last);
    at += width + tracking;
  }
  return { marks, width: at - tracking };
}

export function measure(text: string, size: number, tracking = 3): number {
  return (place(text, tracking).width * size) / 10;
}

/** Writes `text` with its baseline at `y`. */
export function letter(b: Brush, text: string, x: number, y: number, options: LetteringOptions): void {
  const { size, colour, weight = size / 9, anchor = 'middle', tracking = 3 } = options;
  const scale = size / 10;
  const { marks, width } = place(text, tracking);
  const start = x - width * scale * { start: 0, middle: 0.5, end: 1 }[anchor];
  const pen = `fill="none" stroke="${b.ink(colour)}" stroke-width="${(weight / scale).toFixed(2)}" stroke-linecap="round" stroke-linejoin="round"`;
  const paths = marks
    .filter(({ d }) => d !== '')
    .map(({ d, at }) => `<path transform="translate(${at.toFixed(2)} 0)" d="${d}"/>`)
    .join('');
  b.raw(
    `<g transform="translate(${start.toFixed(1)} ${(y - size).toFixed(1)}) scale(${scale.toFixed(3)})" ${pen}>${paths}</g>`,
  );
}
