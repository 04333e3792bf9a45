import { type Brush, HEIGHT, WIDTH } from '../base/brush.ts';
import { lighten, multiply, shade } from '../base/colour.ts';
import { indoors } from '../base/light.ts';
import { drawRailing } from '../base/parts.ts';
import { drawPotPlant, drawTree } from '../base/plants.ts';
import { paints } from '../base/scheme.ts';
import { drawHorizon, drawSky } from '../base/sky.ts';
import { drawArmchair, drawTable } from './furniture.ts';

/** The balcony or roof terrace: boards, a rail, two chairs and the city. */
export function drawTerrace(b: Brush): void {
  const paint = paints[b.scheme];
  drawSky(b, 700);
  drawHorizon(b, 720);
  for (let i = 0; i < 7; i++)
    drawTree(b, i * 270 + b.random.between(-90, 90), 800, b.random.between(190, 360), b.random.int(0, 2));
  b.rect(
    0,
    792,
    WIDTH,
    HEIGHT - 792,
    b.linear([
      [0, lighten(paint.wood, 0.1)],
      [1, shade(paint.wood, 0.2)],
    ]),
  );
  if (b.light.lamps)
    b.ellipse(
      800,
      960,
      900,
      190,
      b.radial([
        [0, '!#ffc477', 0.5],
        [1, '!#ffc477', 0],
      ]),
    );
  for (let i = -22; i <= 22; i++)
    b.line(800 + i * 60, 792, 800 + i * 108, HEIGHT, shade(paint.wood, 0.42), 2.4, 'opacity=".6"');
  if (b.winter) b.path(`M0 792H${WIDTH}V830Q1300 870 1000 838T520 850T0 826z`, '#f6f9fc');
  // The lamps on the terrace reach the furniture, not the park.
  if (b.light.lamps) b.light = { ...indoors(b.light), on: (hex) => multiply(hex, [0.8, 0.68, 0.62]) };
  drawRailing(b, -10, 610, WIDTH + 20, 186, '#343a46', 20);
  b.rect(-10, 602, WIDTH + 20, 14, shade(paint.wood, 0.06));
  if (b.winter) b.path('M-10 604q300 -12 620 -6t1000 2v4H-10z', '#f6f9fc');
  b.poly(
    [
      [0, 0],
      [0, HEIGHT],
      [120, HEIGHT],
      [120, 0],
    ],
    b.linear(
      [
        [0, lighten(paint.wall, 0.1)],
        [1, shade(paint.wall, 0.16)],
      ],
      [1, 0],
    ),
  ).rect(120, 0, 22, HEIGHT, '!#1a2140', 'opacity=".14"');
  b.poly(
    [
      [0, 0],
      [WIDTH, 0],
      [WIDTH, 64],
      [120, 64],
      [0, 64],
    ],
    paint.accent,
  ).rect(120, 64, WIDTH - 120, 9, '!#1a2140', 'opacity=".2"');
  for (let i = 0; i < 40; i++) b.path(`M${i * 40} 58h40v16q-20 20 -40 0z`, i % 2 ? '#f6efe0' : paint.accent);
  lights(b);
  for (const [x, base, h] of [
    [210, 880, 230],
    [1460, 870, 260],
    [1370, 900, 160],
  ] as const)
    if (!b.winter) drawPotPlant(b, x, base, h, paint.brick);
  drawArmchair(b, 430, 960, paint.cloth);
  drawArmchair(b, 960, 960, paint.cloth);
  drawTable(b, 690, 970, 220, 92, paint.wood);
  b.path('M760 854l6 -50h28l6 50z', '#c8795a')
    .ellipse(846, 856, 26, 7, '#f3ead8')
    .rect(832, 832, 28, 24, '#f3ead8', 'rx="5"');
  if (b.winter)
    b.path('M700 852q100 -16 204 0l-6 8H706z', '#f6f9fc')
      .ellipse(533, 862, 74, 12, '#f6f9fc')
      .ellipse(1063, 862, 74, 12, '#f6f9fc');
}

/** A cord with bulbs, hung between the wall and something out of sight. */
function lights(b: Brush): void {
  const y = (x: number) => 150 + 70 * Math.abs(Math.sin(((x - 120) / 500) * Math.PI));
  const points: string[] = [];
  for (let x = 120; x <= WIDTH + 10; x += 10) points.push(`${x} ${y(x).toFixed(1)}`);
  b.stroke(`M${points.join('L')}`, '#2d333d', 2.5);
  for (let x = 160; x < WIDTH; x += 76) {
    if (b.light.lamps) b.glow(x, y(x) + 15, 74, '#ffd48a', 0.8);
    b.line(x, y(x), x, y(x) + 8, '#2d333d', 2).ellipse(x, y(x) + 15, 7, 9, b.light.lamps ? '!#fff2cc' : '#f3e3bd');
  }
}
