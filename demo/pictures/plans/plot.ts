import type { Brush, Point } from '../base/brush.ts';
import { letter } from '../base/lettering.ts';
import { paints } from '../base/scheme.ts';
import type { PlanSpec } from '../types.ts';
import { north } from './plan.ts';

/** A site plan: the plot with its sides, contour lines, neighbours, the road. */
export function drawPlot(b: Brush, spec: PlanSpec): void {
  const paint = paints[spec.scheme];
  b.rect(80, 70, 1440, 880, '#e9eedd');
  for (let i = 0; i < 9; i++) {
    const y = 120 + i * 92;
    b.stroke(
      `M80 ${y}C420 ${y - 70} 700 ${y + 60} 1000 ${y - 20}S1400 ${y - 60} 1520 ${y - 20}`,
      '#c3cfae',
      i % 4 === 0 ? 3 : 1.6,
    );
  }
  road(b);
  neighbours(b);
  const corners: readonly Point[] = [
    [470, 230],
    [1090, 190],
    [1150, 660],
    [500, 690],
  ];
  b.poly(
    corners.map(([x, y]) => [x + 8, y + 10] as const),
    '!#1a2140',
    'opacity=".16"',
  );
  b.poly(corners, '#f4ead0', `stroke="${paint.accent}" stroke-width="7" stroke-linejoin="round"`);
  b.poly(
    [
      [580, 310],
      [1010, 284],
      [1046, 560],
      [598, 578],
    ],
    'none',
    `stroke="${paint.door}" stroke-width="3" stroke-dasharray="14 10"`,
  );
  trees(b);
  const measured = Math.hypot(620, 40) * 480;
  const metre = Math.sqrt(spec.area / measured);
  corners.forEach(([x, y], i) => {
    b.circle(x, y, 9, '#ffffff', `stroke="${paint.accent}" stroke-width="4"`);
    const next = corners[(i + 1) % corners.length];
    if (!next) return;
    const [mx, my] = [(x + next[0]) / 2, (y + next[1]) / 2];
    const [dx, dy] = [
      [0, -22],
      [74, 8],
      [0, 40],
      [-78, 8],
    ][i] ?? [0, 0];
    letter(b, `${Math.round(Math.hypot(next[0] - x, next[1] - y) * metre)} m`, mx + (dx ?? 0), my + (dy ?? 0), {
      size: 19,
      colour: '#2b303a',
    });
  });
  const area = `${Math.round(spec.area)
    .toString()
    .replace(/(\d)(?=(\d{3})+$)/g, '$1 ')} m²`;
  letter(b, area, 810, 448, { size: 40, colour: paint.door, weight: 4.2 });
  north(b, 1425, 160);
  b.rect(80, 70, 1440, 880, 'none', 'stroke="#3a3f4a" stroke-width="3"');
  const bar = 20 / metre;
  for (let i = 0; i < 2; i++)
    b.rect(120 + (i * bar) / 2, 1000, bar / 2, 9, i ? '#ffffff' : '#3a3f4a', 'stroke="#3a3f4a" stroke-width="2"');
  letter(b, '20 m', 120 + bar, 988, { size: 14, colour: '#3a3f4a' });
}

function road(b: Brush): void {
  b.path('M80 790C420 760 900 780 1520 730V850C900 900 420 880 80 910z', '#d8d3c8');
  b.stroke('M80 790C420 760 900 780 1520 730M80 910C420 880 900 900 1520 850', '#f6f2e9', 7);
  b.stroke('M80 850C420 820 900 840 1520 790', '#fbf8f0', 4, 'stroke-dasharray="34 26"');
}

function neighbours(b: Brush): void {
  for (const [x, y, w, h, turn] of [
    [160, 300, 180, 130, -4],
    [190, 560, 150, 120, 3],
    [1240, 290, 170, 140, -3],
    [1270, 560, 150, 100, -4],
    [660, 90, 190, 70, -3],
  ] as const) {
    b.group(`transform="rotate(${turn} ${x} ${y})"`, () => {
      b.rect(x + 8, y + 10, w, h, '!#1a2140', 'opacity=".14"')
        .rect(x, y, w, h, '#d9cfc4', 'stroke="#a79c8f" stroke-width="2"')
        .line(x, y + h / 2, x + w, y + h / 2, '#a79c8f', 2);
    });
  }
}

function trees(b: Brush): void {
  for (let i = 0; i < 26; i++) {
    const edge = b.random.chance(0.5);
    const x = edge ? b.random.between(100, 440) : b.random.between(1180, 1490);
    const y = b.random.between(100, 730);
    const r = b.random.between(14, 30);
    b.circle(x + 5, y + 6, r, '!#1a2140', 'opacity=".13"')
      .circle(x, y, r, '#a9c48c')
      .circle(x - r * 0.25, y - r * 0.25, r * 0.55, '#c1d6a6');
  }
  for (const [x, y] of [
    [530, 270],
    [560, 640],
    [1060, 240],
  ] as const)
    b.circle(x + 5, y + 6, 27, '!#1a2140', 'opacity=".13"')
      .circle(x, y, 27, '#a9c48c')
      .circle(x - 7, y - 7, 15, '#c1d6a6');
}
