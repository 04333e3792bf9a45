import type { Brush } from '../base/brush.ts';
import { lighten, shade } from '../base/colour.ts';
import { drawBicycle, drawCar, drawLamp, drawPavement, drawStreet, GROUND } from '../base/ground.ts';
import { brickwork, drawDoor, drawNeighbour, drawRailing, tiles, washWall } from '../base/parts.ts';
import { drawBush, drawPotPlant, drawTree } from '../base/plants.ts';
import { type Paint, paints } from '../base/scheme.ts';
import { drawHorizon, drawSky } from '../base/sky.ts';
import { drawWindow } from '../base/window.ts';

/** A former factory: brick piers, steel windows, a chimney and a water tank. */
export function drawLoft(b: Brush): void {
  const paint = paints[b.scheme];
  const [x, top, width] = [290, 240, 1020];
  drawSky(b);
  drawHorizon(b);
  drawNeighbour(b, -40, 420, 320, '#a48a78', 3);
  drawNeighbour(b, 1320, 360, 320, '#b7ad9a', 3);
  b.poly(
    [
      [1130, top],
      [1142, 40],
      [1186, 40],
      [1198, top],
    ],
    b.linear(
      [
        [0, lighten(paint.brick, 0.15)],
        [0.5, paint.brick],
        [1, shade(paint.brick, 0.4)],
      ],
      [1, 0],
    ),
  );
  b.rect(1136, 34, 56, 14, shade(paint.brick, 0.2)).rect(1137, 84, 54, 5, '#e7dfd2', 'opacity=".6"');
  for (const lx of [420, 500]) b.line(lx, top, lx + (lx < 460 ? 8 : -8), 150, '#3a3f4a', 6);
  b.rect(
    412,
    70,
    96,
    90,
    b.linear(
      [
        [0, '#b58a66'],
        [0.5, '#94694a'],
        [1, '#5f4434'],
      ],
      [1, 0],
    ),
  ).poly(
    [
      [404, 72],
      [460, 34],
      [516, 72],
    ],
    '#4a4f5a',
  );
  b.rect(x, top, width, GROUND - top, brickwork(b, paint.brick));
  washWall(b, x, top, width, GROUND - top);
  for (let f = 0; f < 4; f++) {
    for (let c = 0; c < 5; c++) {
      const wx = x + 44 + c * 194;
      const y = top + 52 + f * 148;
      if (f === 3 && c === 2) continue;
      b.path(
        `M${wx - 10} ${y + 12}Q${wx + 78} ${y - 34} ${wx + 166} ${y + 12}v-14Q${wx + 78} ${y - 52} ${wx - 10} ${y - 2}z`,
        lighten(paint.brick, 0.22),
      );
      drawWindow(b, wx, y, 156, f === 3 ? 116 : 104, {
        frame: '#2d333d',
        cols: 5,
        bars: [0.25, 0.5, 0.75],
        bar: 3,
        arch: f < 3,
        sill: '#c9c3ba',
        curtains: false,
      });
    }
  }
  const piers = [0, 1, 2, 3, 4, 5].map((c) => x + 4 + c * 194);
  b.path(piers.map((px) => `M${px} ${top}h28V${GROUND}h-28z`).join(''), brickwork(b, lighten(paint.brick, 0.1)));
  for (const px of piers) b.rect(px + 28, top, 9, GROUND - top, '!#1a2140', 'opacity=".2"');
  b.rect(x - 8, top - 16, width + 16, 26, '#cfc8bd').dark([
    [x, top + 10],
    [x + width, top + 10],
    [x + width, top + 30],
    [x + 14, top + 30],
  ]);
  b.poly(
    [
      [640, top - 14],
      [640, top - 40],
      [800, top - 78],
      [960, top - 40],
      [960, top - 14],
    ],
    brickwork(b, paint.brick),
  ).poly(
    [
      [626, top - 38],
      [800, top - 86],
      [974, top - 38],
      [974, top - 28],
      [800, top - 74],
      [626, top - 28],
    ],
    '#cfc8bd',
  );
  b.circle(800, top - 40, 17, '#efe8da')
    .circle(800, top - 40, 17, 'none', `stroke="${b.ink('#2d333d')}" stroke-width="3"`)
    .stroke(`M800 ${top - 40}v-11M800 ${top - 40}h8`, '#2d333d', 2.5);
  if (b.winter)
    b.rect(x - 8, top - 23, 330, 9, '#f6f9fc')
      .rect(980, top - 23, 338, 9, '#f6f9fc')
      .poly(
        [
          [626, top - 38],
          [800, top - 94],
          [974, top - 38],
          [800, top - 82],
        ],
        '#f6f9fc',
      );
  b.rect(726, 740, 148, 10, '#2d333d').dark(
    [
      [736, 750],
      [870, 750],
      [880, 774],
      [744, 774],
    ],
    1.3,
  );
  drawDoor(b, 744, GROUND, 112, 118, paint.accent, { steps: 1, light: true });
  drawStreet(b);
  drawPavement(b);
}

/** A ground floor for business: broad shop windows under awnings, flats above. */
export function drawShop(b: Brush): void {
  const paint = paints[b.scheme];
  const [x, top, width] = [200, 60, 1200];
  drawSky(b);
  drawHorizon(b);
  drawNeighbour(b, -40, 150, 240, '#c2b6a4', 4);
  drawNeighbour(b, 1400, 120, 240, '#b9c0bb', 4);
  b.rect(x, top, width, GROUND - top, paint.wall);
  washWall(b, x, top, width, 480);
  for (const y of [110, 306])
    for (let i = 0; i < 7; i++)
      drawWindow(b, x + 52 + i * 162, y, 84, 126, {
        frame: '#f6f3ea',
        bars: [0.34],
        surround: paint.trim,
        head: y > 200 ? 'lintel' : 'none',
      });
  b.rect(x - 10, 476, width + 20, 14, lighten(paint.trim, 0.2));
  b.rect(x, 490, width, 390, paint.door)
    .rect(x, 490, width, 62, lighten(paint.door, 0.1))
    .rect(x, 552, width, 5, '!#1a2140', 'opacity=".3"');
  b.rect(x + 452, 512, 296, 18, '#ecd9a8', 'rx="9"')
    .circle(x + 428, 521, 9, '#ecd9a8')
    .circle(x + 772, 521, 9, '#ecd9a8');
  for (const wx of [240, 700, 1040]) display(b, wx, wx === 240 ? 320 : wx === 700 ? 300 : 320, paint);
  drawDoor(b, 588, GROUND, 84, 236, shade(paint.accent, 0.1), { steps: 1, light: true });
  awning(b, 232, 440, paint);
  awning(b, 690, 678, paint);
  drawStreet(b);
  drawPotPlant(b, 568, 892, 120);
  drawPotPlant(b, 692, 892, 120);
  bench(b, 880, paint.wood);
  drawBicycle(b, 320, 930, paint.accent);
  drawLamp(b, 1290);
  drawTree(b, 90, 940, 560, b.random.int(0, 2));
  if (b.random.chance(0.6)) drawCar(b, 1120, 1018, '#c9cfd4');
}

function display(b: Brush, x: number, w: number, paint: Paint): void {
  b.rect(x - 8, 570, w + 16, 264, shade(paint.door, 0.2));
  const lit = b.light.lamps;
  b.rect(
    x,
    578,
    w,
    244,
    lit
      ? b.linear([
          [0, '!#f3bd6e'],
          [0.5, '!#ffe9b8'],
          [1, '!#dba55e'],
        ])
      : b.linear([
          [0, '#8a98a0'],
          [1, '#4c5a64'],
        ]),
  );
  for (let i = 0; i < 3; i++)
    b.path(`M${x + w * (0.2 + i * 0.3) - 24} 668q24 -44 48 0z`, lit ? '!#fff7de' : '#c9a45e').line(
      x + w * (0.2 + i * 0.3),
      578,
      x + w * (0.2 + i * 0.3),
      648,
      '#3a3f4a',
      2.5,
    );
  for (let i = 0; i < 6; i++) {
    const h = b.random.between(36, 88);
    b.rect(
      x + 14 + i * ((w - 28) / 6),
      808 - h,
      (w - 28) / 6 - 14,
      h,
      b.random.pick([paint.accent, paint.cloth, '#e6d3a6', '#b9684a']),
      'rx="6" opacity=".9"',
    );
  }
  b.rect(x, 806, w, 16, paint.wood);
  b.poly(
    [
      [x + w * 0.06, 822],
      [x + w * 0.26, 822],
      [x + w * 0.62, 578],
      [x + w * 0.42, 578],
    ],
    '!#ffffff',
    `opacity="${lit ? 0.08 : 0.17}"`,
  );
  b.poly(
    [
      [x + w * 0.34, 822],
      [x + w * 0.4, 822],
      [x + w * 0.76, 578],
      [x + w * 0.7, 578],
    ],
    '!#ffffff',
    `opacity="${lit ? 0.06 : 0.12}"`,
  );
  b.rect(x, 578, w, 26, '!#10162e', 'opacity=".25"').rect(x + w / 2 - 3, 578, 6, 244, shade(paint.door, 0.25));
}

function awning(b: Brush, x: number, w: number, paint: Paint): void {
  const stripes = Math.round(w / 34);
  const step = w / stripes;
  b.dark(
    [
      [x + 12, 640],
      [x + w, 640],
      [x + w + 14, 690],
      [x + 30, 690],
    ],
    1.2,
  );
  for (let i = 0; i < stripes; i++) {
    const colour = i % 2 ? '#f6efe0' : paint.accent;
    b.poly(
      [
        [x + 10 + i * (step - 0.6), 560],
        [x + 10 + (i + 1) * (step - 0.6), 560],
        [x + (i + 1) * step, 632],
        [x + i * step, 632],
      ],
      colour,
    );
    b.path(`M${x + i * step} 632h${step}v10q${-step / 2} 16 ${-step} 0z`, shade(colour, 0.16));
  }
  if (b.winter) b.rect(x + 8, 555, w - 14, 10, '#f6f9fc', 'rx="4"');
}

function bench(b: Brush, x: number, wood: string): void {
  b.ellipse(x + 100, 930, 124, 7, '!#1a2140', `opacity="${b.light.shadow}"`);
  b.rect(x + 14, 892, 8, 38, '#343a46').rect(x + 168, 892, 8, 38, '#343a46');
  for (const y of [852, 866, 888]) b.rect(x, y, 190, 10, lighten(wood, y === 888 ? 0.2 : 0.05), 'rx="3"');
  if (b.winter) b.rect(x, 882, 190, 8, '#f6f9fc', 'rx="4"');
}

/** Narrow houses in a row, each with its own colour, gable or parapet. */
export function drawTownhouses(b: Brush): void {
  const row: Paint[] = [paints.sage, paints[b.scheme], paints.ochre, paints.rose];
  drawSky(b);
  drawHorizon(b);
  drawNeighbour(b, -40, 400, 160, '#b9c0bb', 3);
  drawNeighbour(b, 1480, 390, 160, '#c2b6a4', 3);
  row.forEach((paint, i) => {
    const x = 120 + i * 340;
    const top = 386 - (i % 2) * 26;
    const brick = i % 2 === 1;
    b.rect(x + 226, top - 186, 46, 110, '#9a6a58')
      .rect(x + 254, top - 186, 18, 110, '#7c5348')
      .rect(x + 220, top - 192, 58, 9, '#cbb5a5');
    b.poly(
      [
        [x, top],
        [x + 170, top - 172],
        [x + 340, top],
      ],
      tiles(b, paint.roof),
    );
    b.poly(
      [
        [x + 46, top],
        [x + 170, top - 132],
        [x + 294, top],
      ],
      brick ? brickwork(b, paint.brick) : paint.wall,
    );
    if (b.winter)
      b.poly(
        [
          [x, top],
          [x + 170, top - 180],
          [x + 340, top],
          [x + 300, top - 14],
          [x + 170, top - 146],
          [x + 42, top - 14],
        ],
        '#f6f9fc',
      );
    b.rect(x, top, 340, GROUND - top, brick ? brickwork(b, paint.brick) : paint.wall);
    washWall(b, x, top, 340, GROUND - top);
    b.rect(x - 4, top - 6, 348, 14, paint.trim).dark([
      [x, top + 8],
      [x + 340, top + 8],
      [x + 340, top + 24],
      [x + 10, top + 24],
    ]);
    const frame = { frame: '#f8f5ee', bars: [0.5], surround: paint.trim };
    drawWindow(b, x + 140, top - 78, 60, 66, { ...frame, arch: true, surround: undefined, sill: paint.trim });
    for (const wx of [56, 208]) drawWindow(b, x + wx, top + 54, 76, 116, { ...frame, head: 'lintel' });
    for (const wx of [56, 208]) drawWindow(b, x + wx, top + 226, 76, 104, frame);
    drawWindow(b, x + 190, GROUND - 158, 112, 104, { ...frame, cols: 3, lit: b.light.lamps });
    drawDoor(b, x + 58, GROUND, 72, 128, paint.door, { steps: 3, light: true, trim: paint.trim });
    b.rect(x + 330, top, 10, GROUND - top, '!#1a2140', 'opacity=".18"');
  });
  drawStreet(b);
  row.forEach((_, i) => {
    drawRailing(b, 300 + i * 340, 846, 140, 46, '#2b2f38', 10);
    drawBush(b, 308 + i * 340, 890, 120, 40, '#e3a5b5');
  });
  drawLamp(b, 780);
  drawTree(b, 60, 938, 480, b.random.int(0, 2));
  drawTree(b, 1520, 938, 520, b.random.int(0, 2));
  drawCar(b, 960, 1018, b.random.pick(['#45637c', '#e7e2d6', '#4b5a52']));
}
