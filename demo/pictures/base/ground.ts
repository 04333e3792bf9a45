import type { Brush } from './brush.ts';
import { HEIGHT, WIDTH } from './brush.ts';
import { shade } from './colour.ts';
import { drawTree } from './plants.ts';

/** Where every building meets the ground. */
export const GROUND = 880;

export function drawStreet(b: Brush): void {
  const { winter } = b;
  b.rect(
    0,
    GROUND,
    WIDTH,
    70,
    b.linear([
      [0, winter ? '#dfe5ea' : '#cbc5bb'],
      [1, winter ? '#eef2f5' : '#d9d4cb'],
    ]),
  );
  for (let i = -8; i <= 24; i++)
    b.line(800 + (i - 8) * 112, GROUND, 800 + (i - 8) * 128, 950, '#a9a297', 1.5, 'opacity=".5"');
  b.line(0, 908, WIDTH, 908, '#a9a297', 1.5, 'opacity=".5"');
  b.rect(0, 950, WIDTH, 9, '#efece6').rect(0, 959, WIDTH, 9, '#8f8a86');
  b.rect(
    0,
    968,
    WIDTH,
    HEIGHT - 968,
    b.linear([
      [0, '#6a6c75'],
      [1, '#565862'],
    ]),
  );
  b.rect(0, 968, WIDTH, 12, '!#1a2140', 'opacity=".18"');
  for (let x = 40; x < WIDTH; x += 260)
    b.poly(
      [
        [x, 1026],
        [x + 120, 1026],
        [x + 112, 1034],
        [x - 10, 1034],
      ],
      '#d9d7d0',
      'opacity=".65"',
    );
  if (winter) {
    b.path(`M0 962Q90 926 210 948T480 942T760 950T1010 940T1290 950T1600 938V984H0z`, '#f7fafc');
    b.path(`M0 968Q160 950 330 968T700 964T1080 968T1600 962V984H0z`, '#d6e0ea');
  }
  if (b.light.season === 'autumn') scatter(b, 884, 1000, 90, ['#c9762f', '#e6a74a', '#a1382b']);
  if (b.light.season === 'spring') scatter(b, 884, 950, 40, ['#f3cdd6', '#e6b3c1', '#ffffff']);
}

export function drawLawn(b: Brush, top = 850): void {
  const { season } = b.light;
  const [far, near] = {
    spring: ['#a7c77f', '#7fae5f'],
    summer: ['#94b86c', '#6c9a54'],
    autumn: ['#b5ae66', '#94924f'],
    winter: ['#eaf0f5', '#f9fbfd'],
  }[season] as [string, string];
  b.rect(
    0,
    top,
    WIDTH,
    HEIGHT - top,
    b.linear([
      [0, far],
      [1, near],
    ]),
  );
  b.path(
    `M0 ${top + 110}Q420 ${top + 78} 820 ${top + 112}T1600 ${top + 92}V${HEIGHT}H0z`,
    b.winter ? '#dfe8f0' : shade(near, 0.08),
    'opacity=".55"',
  );
  if (b.winter) return;
  for (let i = 0; i < 150; i++) {
    const y = b.random.between(top + 12, HEIGHT);
    const s = 4 + (y - top) * 0.045;
    const x = b.random.between(0, WIDTH);
    b.stroke(
      `M${x} ${y}q${-s * 0.2} ${-s} ${-s * 0.5} ${-s * 1.2}M${x} ${y}q${s * 0.3} ${-s} ${s * 0.6} ${-s * 1.1}`,
      shade(near, 0.3),
      1.6,
      'opacity=".55" stroke-linecap="round"',
    );
  }
  if (season === 'spring') scatter(b, top + 20, HEIGHT, 60, ['#fff6d8', '#f2d25c', '#ffffff']);
  if (season === 'autumn') scatter(b, top + 20, HEIGHT, 90, ['#c9762f', '#e6a74a', '#a1382b']);
}

function scatter(b: Brush, top: number, bottom: number, count: number, colours: [string, string, string]): void {
  for (let i = 0; i < count; i++) {
    const y = b.random.between(top, bottom);
    const s = 2.5 + (y - top) * 0.012;
    const x = b.random.between(0, WIDTH);
    b.ellipse(
      x,
      y,
      s * 1.5,
      s,
      b.random.pick(colours),
      `transform="rotate(${b.random.int(-50, 50)} ${Math.round(x)} ${Math.round(y)})"`,
    );
  }
}

export function drawLamp(b: Brush, x: number, base = 936): void {
  b.dark([
    [x, base],
    [x + 6, base],
    [x + 120, base + 12],
    [x + 110, base + 12],
  ]);
  b.rect(
    x - 4,
    base - 330,
    8,
    330,
    b.linear(
      [
        [0, '#4a505c'],
        [0.5, '#3a404c'],
        [1, '#262b36'],
      ],
      [1, 0],
    ),
  );
  b.rect(x - 9, base - 26, 18, 26, '#343a46').rect(x - 7, base - 170, 14, 6, '#343a46');
  b.poly(
    [
      [x - 13, base - 332],
      [x + 13, base - 332],
      [x + 20, base - 376],
      [x - 20, base - 376],
    ],
    b.light.lamps ? '!#fff0c2' : '#dde6e6',
  );
  b.poly(
    [
      [x - 25, base - 376],
      [x + 25, base - 376],
      [x + 9, base - 394],
      [x - 9, base - 394],
    ],
    '#343a46',
  );
  if (b.winter) b.ellipse(x, base - 393, 15, 6, '#f7fafc');
  if (b.light.lamps) b.glow(x, base - 352, 210, '#ffd48a', 0.6);
}

export function drawBicycle(b: Brush, x: number, base: number, colour: string): void {
  const y = base - 27;
  b.ellipse(x + 52, base + 1, 74, 5, '!#1a2140', `opacity="${b.light.shadow}"`);
  for (const wheel of [x, x + 84]) {
    b.circle(wheel, y, 26, 'none', `stroke="${b.ink('#30343e')}" stroke-width="4"`);
    b.circle(wheel, y, 3, '#30343e');
  }
  b.stroke(
    `M${x} ${y}L${x + 24} ${y - 40}H${x + 68}L${x + 38} ${y}zM${x + 38} ${y}L${x + 20} ${y - 52}M${x + 84} ${y}L${x + 64} ${y - 58}h14M${x} ${y}H${x + 38}`,
    colour,
    5,
    'stroke-linejoin="round" stroke-linecap="round"',
  );
  b.rect(x + 8, y - 57, 26, 6, '#30343e', 'rx="3"');
}

export function drawCar(b: Brush, x: number, base: number, colour: string): void {
  b.ellipse(x + 165, base + 2, 190, 13, '!#1a2140', 'opacity=".35"');
  b.path(
    `M${x} ${base - 16}q-6 -46 34 -54l46 -8q44 -50 100 -52h34q48 2 84 54q52 4 58 30l2 30z`,
    b.linear([
      [0, colour],
      [0.55, colour],
      [1, shade(colour, 0.4)],
    ]),
  );
  b.path(
    `M${x + 96} ${base - 80}q32 -36 76 -37h8v37zM${x + 192} ${base - 117}h20q34 2 60 37h-80z`,
    b.light.lamps ? '#5a6078' : '#9fb6c2',
  );
  b.rect(x + 6, base - 56, 340, 3, shade(colour, 0.25), 'opacity=".6"');
  for (const wheel of [x + 72, x + 284])
    b.circle(wheel, base - 16, 31, '#2b2e37')
      .circle(wheel, base - 16, 17, '#aeb3ba')
      .circle(wheel, base - 16, 6, '#575c66');
  b.ellipse(x + 346, base - 46, 8, 11, b.light.lamps ? '!#fff3cf' : '#f1ead8').rect(
    x - 1,
    base - 52,
    10,
    14,
    '#b4413a',
  );
  if (b.winter) b.path(`M${x + 120} ${base - 114}q40 -26 106 -18q22 6 24 14q-60 -12 -130 4z`, '#f6f9fc');
}

/** The pavement in front of a town building: lamp, trees and things that stand about, never the same twice. */
export function drawPavement(b: Brush, left = 150, right = 1450): void {
  drawLamp(b, b.random.chance(0.5) ? left + 60 : right - 30);
  drawTree(b, left - 50, 930, b.random.between(440, 540), b.random.int(0, 2));
  if (b.random.chance(0.75)) drawTree(b, right + 60, 930, b.random.between(430, 520), b.random.int(0, 2));
  if (b.random.chance(0.8))
    drawBicycle(b, b.random.between(330, 560), 928, b.random.pick(['#b5472f', '#2f6d66', '#3f7191']));
  if (b.random.chance(0.6))
    drawCar(
      b,
      b.random.between(880, 1130),
      1016,
      b.random.pick(['#c9cfd4', '#8c3b34', '#45637c', '#e7e2d6', '#4b5a52']),
    );
}
