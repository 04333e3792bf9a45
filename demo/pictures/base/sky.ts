import type { Brush } from './brush.ts';
import { HEIGHT, WIDTH } from './brush.ts';
import { mix } from './colour.ts';

export function drawSky(b: Brush, bottom = 880): void {
  const [top, middle, low] = b.light.sky;
  b.rect(0, 0, WIDTH, HEIGHT, `!${low}`);
  b.rect(
    0,
    0,
    WIDTH,
    bottom,
    b.linear([
      [0, `!${top}`],
      [0.55, `!${middle}`],
      [1, `!${low}`],
    ]),
  );
  drawSun(b);
  if (b.light.hour === 'night') {
    for (let i = 0; i < 70; i++) {
      const y = b.random.between(0, 520);
      b.circle(
        b.random.between(0, WIDTH),
        y,
        b.random.between(0.8, 2.1),
        '!#ffffff',
        `opacity="${(0.75 - y / 900).toFixed(2)}"`,
      );
    }
  }
  for (let i = 0; i < (b.winter ? 5 : 3); i++) {
    drawCloud(b, b.random.between(-60, WIDTH), b.random.between(60, 330), b.random.between(0.6, 1.3));
  }
}

function drawSun(b: Brush): void {
  const { hour } = b.light;
  if (hour === 'night') {
    b.glow(210, 170, 190, '#cfd9ff', 0.4);
    b.circle(210, 170, 38, '!#eef1ff');
    b.circle(196, 162, 8, '!#d3daf2').circle(222, 184, 11, '!#d9dff5').circle(226, 156, 5, '!#d3daf2');
    return;
  }
  const [x, y, r] = { morning: [150, 330, 46], noon: [190, 130, 42], dusk: [130, 640, 60] }[hour] as [
    number,
    number,
    number,
  ];
  b.glow(x, y, hour === 'noon' ? 330 : 480, hour === 'dusk' ? '#ffbf7a' : '#fff1c9', hour === 'noon' ? 0.55 : 0.8);
  if (!b.winter) b.circle(x, y, r, hour === 'dusk' ? '!#ffe0a6' : '!#fff6dc');
}

function drawCloud(b: Brush, x: number, y: number, scale: number): void {
  const colour = b.light.cloud;
  const fill = b.linear([
    [0, `!${colour}`, 0.9],
    [1, `!${colour}`, 0.15],
  ]);
  const w = 260 * scale;
  const h = 62 * scale;
  b.path(
    `M${x} ${y + h}q${-w * 0.02} ${-h * 0.5} ${w * 0.16} ${-h * 0.46}q${w * 0.03} ${-h * 0.62} ${w * 0.22} ${-h * 0.5}q${w * 0.14} ${-h * 0.5} ${w * 0.3} ${h * 0.14}q${w * 0.16} ${-h * 0.14} ${w * 0.18} ${h * 0.36}q${w * 0.16} ${h * 0.02} ${w * 0.16} ${h * 0.46}z`,
    fill,
    `opacity="${b.light.hour === 'night' ? 0.5 : 0.85}"`,
  );
}

/** The city far behind: two layers that fade into the sky. */
export function drawHorizon(b: Brush, base = 880): void {
  const low = b.light.sky[2];
  const paint = b.light.hour === 'night' ? '#141f42' : b.light.on('#6f8798');
  const far = `!${mix(low, paint, 0.32)}`;
  const near = `!${mix(low, paint, 0.5)}`;
  const { city } = b;
  if (city === 'montreal') {
    b.path(
      `M-10 ${base}V${base - 190}Q180 ${base - 330} 420 ${base - 335}T900 ${base - 250}T1300 ${base - 190}T1610 ${base - 170}V${base}z`,
      far,
    );
    b.rect(391, base - 372, 4, 40, far).rect(381, base - 362, 24, 4, far);
  } else if (city === 'berlin') {
    b.rect(1420, base - 560, 6, 380, far)
      .circle(1423, base - 400, 25, far)
      .rect(1419, base - 380, 8, 380, far);
    b.poly(
      [
        [1409, base],
        [1418, base - 380],
        [1428, base - 380],
        [1437, base],
      ],
      far,
    );
  } else if (city === 'cluj') {
    b.path(
      `M-10 ${base}V${base - 250}Q150 ${base - 400} 330 ${base - 330}T700 ${base - 300}T1060 ${base - 390}T1400 ${base - 290}T1610 ${base - 320}V${base}z`,
      far,
    );
    b.poly(
      [
        [196, base],
        [196, base - 330],
        [212, base - 440],
        [228, base - 330],
        [228, base],
      ],
      near,
    );
  } else {
    b.path(
      `M-10 ${base}V${base - 160}Q300 ${base - 260} 600 ${base - 190}T1200 ${base - 230}T1610 ${base - 160}V${base}z`,
      far,
    );
  }
  let x = -20;
  while (x < WIDTH) {
    const w = b.random.between(50, 130);
    const h = b.random.between(90, city === 'montreal' ? 290 : 210);
    b.rect(x, base - h, w + 1, h, near);
    if (b.random.chance(0.4))
      b.poly(
        [
          [x, base - h],
          [x + w / 2, base - h - 34],
          [x + w, base - h],
        ],
        near,
      );
    if (b.light.lamps) {
      for (let i = 0; i < 5; i++) {
        if (b.random.chance(0.6))
          b.rect(
            x + b.random.between(8, w - 12),
            base - h + b.random.between(12, h * 0.6),
            5,
            7,
            '!#ffd48a',
            'opacity=".6"',
          );
      }
    }
    x += w;
  }
}
