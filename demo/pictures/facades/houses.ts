import type { Brush } from '../base/brush.ts';
import { lighten, shade } from '../base/colour.ts';
import { drawCar, drawLawn } from '../base/ground.ts';
import { boards, brickwork, drawDoor, drawRailing, tiles, washWall } from '../base/parts.ts';
import { drawBush, drawConifer, drawPotPlant, drawTree } from '../base/plants.ts';
import { paints } from '../base/scheme.ts';
import { drawHorizon, drawSky } from '../base/sky.ts';
import { drawWindow } from '../base/window.ts';

const BASE = 868;

function drive(b: Brush, left: number, right: number): void {
  b.poly(
    [
      [left, BASE],
      [right, BASE],
      [right + 210, 1067],
      [left - 20, 1067],
    ],
    b.winter ? '#cfd6de' : '#b9b4ad',
  );
  b.poly(
    [
      [left, BASE],
      [left + 14, BASE],
      [left + 6, 1067],
      [left - 20, 1067],
    ],
    '#e2ddd3',
    'opacity=".7"',
  );
}

/** A detached suburban house: gable, porch, garage, lawn. */
export function drawSuburban(b: Brush): void {
  const paint = paints[b.scheme];
  drawSky(b, 850);
  drawHorizon(b, 850);
  for (let i = 0; i < 5; i++)
    drawTree(b, i * 370 + b.random.between(-40, 60), 852, b.random.between(250, 380), b.random.int(0, 2));
  drawLawn(b, 842);
  drive(b, 1030, 1290);
  b.dark(
    [
      [480, BASE],
      [1320, BASE],
      [1560, 910],
      [720, 920],
    ],
    0.9,
  );
  // garage wing
  b.rect(980, 590, 340, BASE - 590, boards(b, paint.wall));
  b.poly(
    [
      [950, 596],
      [1000, 470],
      [1310, 470],
      [1352, 596],
    ],
    tiles(b, paint.roof),
  );
  // main volume
  b.rect(350, 520, 640, BASE - 520, boards(b, paint.wall));
  b.rect(350, 786, 640, BASE - 786, brickwork(b, paint.brick));
  b.poly(
    [
      [316, 528],
      [390, 330],
      [960, 330],
      [1024, 528],
    ],
    tiles(b, paint.roof),
  );
  b.rect(840, 270, 56, 100, '#9a6a58').rect(874, 270, 22, 100, '#7c5348').rect(834, 262, 68, 12, '#b9a293');
  washWall(b, 350, 520, 640, BASE - 520);
  b.dark([
    [350, 528],
    [990, 528],
    [990, 556],
    [366, 556],
  ]).dark([
    [990, 596],
    [1320, 596],
    [1320, 618],
    [1000, 618],
  ]);
  // gable
  b.poly(
    [
      [430, 528],
      [430, 450],
      [580, 300],
      [730, 450],
      [730, 528],
    ],
    boards(b, lighten(paint.wall, 0.25)),
  );
  b.rect(430, 524, 300, BASE - 524, boards(b, lighten(paint.wall, 0.25)));
  b.poly(
    [
      [730, 470],
      [790, 530],
      [790, BASE],
      [730, BASE],
    ],
    '!#1a2140',
    `opacity="${b.light.shadow}"`,
  );
  b.poly(
    [
      [400, 482],
      [580, 282],
      [580, 312],
      [424, 488],
    ],
    lighten(paint.trim, 0.2),
  ).poly(
    [
      [760, 482],
      [580, 282],
      [580, 312],
      [736, 488],
    ],
    shade(paint.trim, 0.1),
  );
  if (b.winter) {
    b.poly(
      [
        [392, 480],
        [580, 268],
        [580, 288],
        [410, 484],
      ],
      '#f6f9fc',
    ).poly(
      [
        [768, 480],
        [580, 268],
        [580, 288],
        [750, 484],
      ],
      '#e3ebf2',
    );
    b.poly(
      [
        [330, 490],
        [392, 326],
        [520, 326],
        [400, 466],
      ],
      '#f2f6fa',
    ).poly(
      [
        [650, 326],
        [962, 326],
        [1014, 500],
        [790, 500],
      ],
      '#f2f6fa',
    );
    b.poly(
      [
        [956, 574],
        [1002, 466],
        [1308, 466],
        [1346, 574],
      ],
      '#f2f6fa',
    );
  }
  const frame = { frame: paint.trim, bars: [0.5], surround: paint.trim };
  drawWindow(b, 544, 384, 72, 88, { ...frame, cols: 2 });
  drawWindow(b, 480, 590, 200, 150, { ...frame, cols: 3, lit: b.light.lamps });
  for (const x of [466, 684]) b.rect(x - (x === 466 ? 26 : 0), 588, 24, 156, paint.door);
  drawWindow(b, 870, 590, 80, 130, { ...frame, cols: 2 });
  // porch
  drawDoor(b, 768, BASE, 76, 172, paint.door, { steps: 3, light: true, trim: paint.trim });
  b.poly(
    [
      [732, 640],
      [760, 592],
      [862, 592],
      [892, 640],
    ],
    shade(paint.roof, 0.1),
  ).rect(730, 638, 164, 12, paint.trim);
  b.dark(
    [
      [744, 650],
      [884, 650],
      [890, 676],
      [756, 676],
    ],
    1.2,
  )
    .rect(738, 650, 10, 182, paint.trim)
    .rect(876, 650, 10, 182, shade(paint.trim, 0.12));
  garage(b, 1030, paint.trim);
  drawBush(b, 440, 884, 270, 62, '#e3a5b5');
  drawBush(b, 890, 884, 110, 52, '#f5e3a0');
  b.poly(
    [
      [770, 906],
      [842, 906],
      [900, 1067],
      [720, 1067],
    ],
    b.winter ? '#d9dfe6' : '#d8d0c2',
  );
  drawCar(b, 1060, 985, b.random.pick(['#45637c', '#c9cfd4', '#8c3b34']));
  drawTree(b, 190, 950, 640, b.random.int(0, 2));
  drawConifer(b, 1480, 930, 440);
}

function garage(b: Brush, x: number, trim: string): void {
  b.rect(x - 10, 676, 260, 192, trim).rect(
    x,
    686,
    240,
    182,
    b.linear([
      [0, '#dcd8d0'],
      [1, '#efece6'],
    ]),
  );
  for (let i = 0; i < 4; i++)
    for (let j = 0; j < 4; j++)
      b.rect(
        x + 10 + j * 57,
        694 + i * 44,
        49,
        34,
        i === 0 ? (b.light.lamps ? '!#d9a964' : '#8499a6') : '#d3cec5',
        'rx="2"',
      );
  b.rect(x, 686, 240, 12, '!#10162e', 'opacity=".28"');
}

/** A villa in Cluj: hipped tiled roof, bay with arches, terrace with balustrade, hills behind. */
export function drawVilla(b: Brush): void {
  const paint = paints[b.scheme];
  drawSky(b, 850);
  drawHorizon(b, 850);
  for (const x of [80, 330, 1250, 1420, 1560]) drawTree(b, x, 860, b.random.between(280, 420), b.random.int(0, 2));
  drawLawn(b, 846);
  b.dark(
    [
      [420, BASE],
      [1240, BASE],
      [1500, 912],
      [700, 922],
    ],
    0.9,
  );
  b.rect(360, 470, 820, BASE - 470, paint.wall);
  b.rect(360, 800, 820, 68, '#a9a097').rect(360, 796, 820, 8, '#cfc8bd');
  for (let i = 0; i < 26; i++)
    b.rect(364 + (i % 13) * 63, 808 + Math.floor(i / 13) * 29, 58, 24, i % 3 ? '#9b9288' : '#b5aca1', 'rx="3"');
  b.poly(
    [
      [316, 480],
      [480, 318],
      [1060, 318],
      [1224, 480],
    ],
    tiles(b, paint.roof),
  );
  b.poly(
    [
      [1060, 318],
      [1224, 480],
      [1000, 480],
    ],
    '!#1a2140',
    'opacity=".16"',
  );
  b.rect(1000, 262, 50, 90, '#b58a74').rect(1030, 262, 20, 90, '#8f6a58').rect(994, 256, 62, 10, '#cbb5a5');
  if (b.winter)
    b.poly(
      [
        [346, 452],
        [482, 314],
        [1058, 314],
        [1196, 452],
      ],
      '#f2f6fa',
    );
  washWall(b, 360, 480, 820, BASE - 480);
  b.dark([
    [360, 482],
    [1180, 482],
    [1180, 514],
    [376, 514],
  ]);
  b.rect(340, 474, 860, 10, paint.trim);
  // bay under its own gable
  b.rect(420, 440, 250, BASE - 440, lighten(paint.wall, 0.2)).rect(420, 800, 250, 68, '#b5aca1');
  b.poly(
    [
      [670, 490],
      [718, 520],
      [718, BASE],
      [670, BASE],
    ],
    '!#1a2140',
    `opacity="${b.light.shadow}"`,
  );
  b.poly(
    [
      [396, 446],
      [545, 300],
      [694, 446],
    ],
    tiles(b, lighten(paint.roof, 0.06)),
  ).rect(404, 440, 282, 10, paint.trim);
  if (b.winter)
    b.poly(
      [
        [400, 438],
        [545, 292],
        [690, 438],
      ],
      '#f8fbfd',
    );
  const frame = { frame: '#f8f3e8', surround: paint.trim, bars: [0.32] };
  drawWindow(b, 460, 500, 70, 108, frame);
  drawWindow(b, 560, 500, 70, 108, frame);
  drawWindow(b, 456, 664, 178, 116, { ...frame, cols: 3, lit: b.light.lamps });
  for (const x of [770, 900, 1050]) drawWindow(b, x, 530, 76, 104, frame);
  drawWindow(b, 1040, 690, 90, 96, frame);
  porch(b, paint.trim, paint.door, paint.roof);
  garden(b, paint.trim);
}

function porch(b: Brush, trim: string, door: string, roof: string): void {
  drawDoor(b, 850, BASE, 88, 160, door, { steps: 3, light: true, trim });
  b.rect(740, 664, 276, 16, trim).rect(740, 652, 276, 14, lighten(roof, 0.05));
  b.dark(
    [
      [752, 680],
      [1012, 680],
      [1028, 716],
      [766, 716],
    ],
    1.1,
  );
  for (const x of [748, 990])
    b.rect(
      x,
      680,
      20,
      150,
      b.linear(
        [
          [0, lighten(trim, 0.3)],
          [1, shade(trim, 0.24)],
        ],
        [1, 0],
      ),
    )
      .rect(x - 5, 680, 30, 10, trim)
      .rect(x - 5, 824, 30, 12, trim);
  drawRailing(b, 744, 606, 268, 48, '#2b2f38');
}

function garden(b: Brush, trim: string): void {
  b.poly(
    [
      [838, 906],
      [952, 906],
      [1070, 1067],
      [760, 1067],
    ],
    b.winter ? '#d9dfe6' : '#d9cfbc',
  );
  for (let i = 0; i < 5; i++)
    b.line(836 - i * 14, 930 + i * 30, 956 + i * 22, 930 + i * 30, '#b3a893', 2, 'opacity=".7"');
  drawBush(b, 400, 890, 300, 60, '#d4574c');
  drawBush(b, 1030, 890, 160, 54, '#f5e3a0');
  drawPotPlant(b, 806, 872, 92);
  drawPotPlant(b, 986, 872, 92);
  drawConifer(b, 290, 930, 470);
  drawTree(b, 1390, 960, 600, b.random.int(0, 2));
  for (let x = -20; x < 700; x += 34) b.rect(x, 968, 12, 76, trim, 'rx="4"');
  b.rect(-20, 986, 712, 9, trim)
    .rect(-20, 1022, 712, 9, shade(trim, 0.1))
    .rect(692, 950, 30, 117, trim)
    .rect(686, 942, 42, 12, lighten(trim, 0.2));
  for (let x = 1140; x < 1620; x += 34) b.rect(x, 968, 12, 76, trim, 'rx="4"');
  b.rect(1126, 986, 500, 9, trim)
    .rect(1126, 1022, 500, 9, shade(trim, 0.1))
    .rect(1104, 950, 30, 117, trim)
    .rect(1098, 942, 42, 12, lighten(trim, 0.2));
  if (b.winter) b.rect(686, 934, 42, 9, '#f8fbfd', 'rx="4"').rect(1098, 934, 42, 9, '#f8fbfd', 'rx="4"');
}
