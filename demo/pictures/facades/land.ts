import type { Brush } from '../base/brush.ts';
import { HEIGHT, WIDTH } from '../base/brush.ts';
import { mix, shade } from '../base/colour.ts';
import { drawLawn } from '../base/ground.ts';
import { drawBush, drawConifer, drawTree } from '../base/plants.ts';
import { drawHorizon, drawSky } from '../base/sky.ts';

/** A plot: meadow, boundary stakes with a cord, a track, trees, hills. */
export function drawLand(b: Brush): void {
  drawSky(b, 640);
  drawHorizon(b, 640);
  hills(b);
  for (let i = 0; i < 11; i++) {
    const x = i * 150 + b.random.between(-30, 50);
    if (b.random.chance(0.35)) drawConifer(b, x, 664, b.random.between(150, 230));
    else drawTree(b, x, 664, b.random.between(150, 250), b.random.int(0, 2));
  }
  drawLawn(b, 650);
  field(b);
  const track = b.winter ? '#cfd8e0' : '#cbb893';
  b.path(`M1190 652Q1080 720 1180 800T1360 ${HEIGHT}H1620V960Q1350 850 1260 770T1210 652z`, track);
  b.path(
    `M1198 652Q1120 720 1216 806T1470 ${HEIGHT}h26Q1290 860 1232 790T1203 652z`,
    shade(track, 0.2),
    'opacity=".45"',
  );
  stakes(b);
  drawBush(b, -30, 880, 230, 80, '#f5e3a0');
  drawTree(b, 170, 980, 680, b.random.int(0, 2));
  drawTree(b, 1500, 860, 420, b.random.int(0, 2));
}

function hills(b: Brush): void {
  const tone = b.winter ? '#c3ced8' : b.light.season === 'autumn' ? '#b39a5d' : '#86a878';
  const far = `!${mix(b.ink(tone), b.light.sky[2], 0.45)}`;
  b.path('M-10 660V560Q240 440 520 520T1010 500T1610 540V660z', far);
  b.path('M-10 660V600Q320 520 680 590T1240 570T1610 590V660z', `!${mix(b.ink(tone), b.light.sky[2], 0.2)}`);
}

function field(b: Brush): void {
  const tone = b.winter ? '#ffffff' : b.light.season === 'autumn' ? '#c7b568' : '#b8cf83';
  b.poly(
    [
      [430, 726],
      [1040, 726],
      [1180, 1000],
      [210, 1000],
    ],
    tone,
    'opacity=".62"',
  );
  for (let i = 0; i < 9; i++) {
    const t = i / 8;
    b.line(430 + 610 * t, 726, 210 + 970 * t, 1000, '#ffffff', 1.5, 'opacity=".22"');
  }
  if (b.winter) return;
  for (let i = 0; i < 120; i++)
    b.circle(
      b.random.between(0, WIDTH),
      b.random.between(700, HEIGHT),
      b.random.between(1.6, 3.6),
      b.random.pick(['#fff6d8', '#e6b3c1', '#f2d25c']),
      'opacity=".85"',
    );
}

function stakes(b: Brush): void {
  const corners = [
    [430, 726, 46],
    [735, 720, 44],
    [1040, 726, 46],
    [1108, 850, 66],
    [1180, 1000, 92],
    [700, 1004, 92],
    [210, 1000, 92],
    [325, 850, 66],
  ] as const;
  b.stroke(`M${corners.map(([x, y, h]) => `${x} ${y - h * 0.72}`).join('L')}z`, '#c8503f', 2.6, 'opacity=".9"');
  for (const [x, y, h] of corners) {
    b.dark([
      [x, y],
      [x + 5, y],
      [x + h * 0.9, y + h * 0.16],
      [x + h * 0.8, y + h * 0.16],
    ]);
    b.rect(x - h * 0.05, y - h, h * 0.1, h, '#b58a5e')
      .rect(x - h * 0.05, y - h, h * 0.1, h * 0.18, '#f4f0e6')
      .rect(x - h * 0.05, y - h * 0.82, h * 0.1, h * 0.14, '#c8503f');
  }
}
