import { type Brush, HEIGHT, WIDTH } from '../base/brush.ts';
import { lighten, shade } from '../base/colour.ts';
import { drawPotPlant } from '../base/plants.ts';
import { paints } from '../base/scheme.ts';
import type { Shell } from '../types.ts';
import { drawPendant, finishRoom, floorShadow } from './furniture.ts';
import { drawShell } from './shell.ts';

export function drawKitchen(b: Brush, shell: Shell): void {
  const paint = paints[b.scheme];
  const front = shell === 'modern' ? lighten(paint.cloth, 0.5) : shell === 'loft' ? '#4a545c' : paint.accent;
  const stone = shell === 'loft' ? '#c9a27a' : '#ece8e1';
  drawShell(b, shell, [{ x: 600, y: 262, w: 330, h: 270 }], shell === 'classic' ? 'tile' : 'wood');
  splashback(b);
  upper(b, 330, 220, front, shell);
  upper(b, 1000, 130, front, shell);
  hood(b, 1150);
  lower(b, front, stone);
  fridge(b, 1196);
  onTop(b, paint.wood);
  island(b, paint.wood, front, stone);
  for (const x of [620, 800, 980]) drawPendant(b, x, 230, 38, shell === 'modern' ? '#e9e1d0' : '#c9a45e');
  finishRoom(b);
}

function splashback(b: Brush): void {
  const tile = b.texture((sheet) => sheet.rect(0, 0, WIDTH, HEIGHT, '#f7f4ed').joints(30, 20, '#d8d2c6', 2, true));
  b.rect(300, 470, 294, 110, tile).rect(936, 470, 370, 110, tile).rect(594, 556, 342, 24, tile);
}

function upper(b: Brush, x: number, w: number, front: string, shell: Shell): void {
  if (shell === 'loft') {
    for (const y of [340, 440]) {
      b.rect(x, y, w, 12, '#a9744c').rect(x, y + 12, w, 8, '!#1a2140', 'opacity=".2"');
      for (let i = 0; i < w / 36 - 1; i++)
        b.rect(
          x + 12 + i * 36,
          y - 20 - (i % 3) * 14,
          22,
          20 + (i % 3) * 14,
          ['#f3ead8', '#c8795a', '#5f8088', '#d9c7a2'][i % 4] ?? '#f3ead8',
          'rx="5"',
        );
    }
    return;
  }
  b.rect(x + 8, 262, w, 206, '!#1a2140', 'opacity=".15"').rect(x, 250, w, 210, lighten(front, 0.16));
  const doors = Math.round(w / 74);
  for (let i = 0; i < doors; i++) {
    const dx = x + (i * w) / doors;
    b.rect(
      dx + 4,
      256,
      w / doors - 8,
      198,
      lighten(front, 0.24),
      `rx="3" stroke="${b.ink(shade(front, 0.14))}" stroke-width="1.5"`,
    );
    b.rect(dx + w / doors - 18, 424, 5, 22, '#d8bd7c', 'rx="2"');
  }
}

function hood(b: Brush, x: number): void {
  b.poly(
    [
      [x - 20, 440],
      [x + 40, 440],
      [x + 40, 440],
      [x + 40, 440],
    ],
    '#cfd4d6',
  );
  b.rect(
    x - 6,
    250,
    36,
    150,
    b.linear(
      [
        [0, '#dfe3e4'],
        [1, '#a9b0b3'],
      ],
      [1, 0],
    ),
  )
    .poly(
      [
        [x - 6, 396],
        [x + 30, 396],
        [x + 56, 438],
        [x - 32, 438],
      ],
      b.linear(
        [
          [0, '#e7eaeb'],
          [1, '#9ea6aa'],
        ],
        [1, 0],
      ),
    )
    .rect(x - 34, 436, 92, 10, '#8c9498');
}

function lower(b: Brush, front: string, stone: string): void {
  floorShadow(b, 300, 776, 880, 14);
  b.rect(
    300,
    594,
    896,
    166,
    b.linear([
      [0, shade(front, 0.08)],
      [1, shade(front, 0.2)],
    ]),
  ).rect(306, 756, 884, 14, '#3a3f4a');
  for (let i = 0; i < 8; i++) {
    const x = 304 + i * 111.5;
    if (i === 7) {
      b.rect(x, 604, 104, 148, '#363c46', 'rx="4"')
        .rect(x + 10, 642, 84, 88, '#1f242d', 'rx="4"')
        .rect(x + 10, 626, 84, 5, '#c9ced2', 'rx="2"');
      for (let k = 0; k < 4; k++) b.circle(x + 18 + k * 22, 614, 4.5, '#c9ced2');
      continue;
    }
    b.rect(x, 602, 106, 150, front, `rx="3" stroke="${b.ink(shade(front, 0.28))}" stroke-width="1.5"`);
    b.rect(x, 602, 106, 44, lighten(front, 0.08), `rx="3" stroke="${b.ink(shade(front, 0.28))}" stroke-width="1.5"`);
    b.rect(x + 38, 612, 30, 5, '#d8bd7c', 'rx="2"').rect(x + 38, 656, 30, 5, '#d8bd7c', 'rx="2"');
  }
  b.rect(
    292,
    578,
    908,
    18,
    b.linear([
      [0, lighten(stone, 0.3)],
      [1, shade(stone, 0.12)],
    ]),
  ).rect(300, 596, 896, 7, '!#1a2140', 'opacity=".22"');
}

function fridge(b: Brush, x: number): void {
  b.rect(
    x,
    300,
    108,
    470,
    b.linear(
      [
        [0, '#eef0f0'],
        [1, '#bcc4c8'],
      ],
      [1, 0],
    ),
    'rx="8"',
  ).line(x, 500, x + 108, 500, '#8c9498', 3);
  b.rect(x + 12, 400, 6, 80, '#8c9498', 'rx="3"').rect(x + 12, 520, 6, 110, '#8c9498', 'rx="3"');
}

function onTop(b: Brush, wood: string): void {
  b.stroke('M756 578v-56q0 -26 24 -26t24 26v8', '#b9c0c3', 7, 'stroke-linecap="round"').rect(
    706,
    572,
    130,
    8,
    '#9aa2a6',
    'rx="3"',
  );
  b.rect(430, 498, 62, 80, shade(wood, 0.1), 'rx="6"').rect(470, 514, 74, 64, lighten(wood, 0.14), 'rx="6"');
  b.rect(354, 540, 40, 38, '#c8795a', 'rx="6"').stroke(
    'M362 542l-8 -46M374 540l2 -52M384 542l10 -42',
    '#7a5c44',
    5,
    'stroke-linecap="round"',
  );
  drawPotPlant(b, 964, 580, 92, '#f3ead8');
  b.rect(1100, 544, 70, 34, '#4a545c', 'rx="5"')
    .rect(1092, 538, 86, 8, '#2d333d', 'rx="4"')
    .rect(1128, 528, 14, 10, '#2d333d', 'rx="3"');
}

function island(b: Brush, wood: string, front: string, stone: string): void {
  floorShadow(b, 440, 1010, 740, 30);
  b.rect(
    480,
    826,
    640,
    180,
    b.linear([
      [0, lighten(wood, 0.04)],
      [1, shade(wood, 0.24)],
    ]),
  );
  for (let i = 1; i < 16; i++) b.line(480 + i * 40, 826, 480 + i * 40, 1006, shade(wood, 0.34), 1.6, 'opacity=".6"');
  b.path('M492 776H1108L1160 822H440z', lighten(stone, 0.34))
    .rect(440, 822, 720, 18, shade(stone, 0.14))
    .rect(480, 840, 640, 14, '!#1a2140', 'opacity=".25"');
  b.path('M700 800q-52 -6 -58 -34h150q-6 28 -58 34z', '#f3ead8');
  for (const [x, colour] of [
    [676, '#d4574c'],
    [708, '#e6a74a'],
    [738, '#8fae55'],
    [764, '#d4574c'],
  ] as const)
    b.circle(x, 760, 17, colour).circle(x - 5, 754, 5, '#fff6e0', 'opacity=".5"');
  b.rect(930, 780, 120, 12, shade(wood, 0.1), 'rx="5"').path('M950 780q36 -44 78 0z', '#d9a964');
  for (const x of [560, 750, 940]) {
    floorShadow(b, x, 1046, 96, 9);
    b.stroke(
      `M${x + 22} 930L${x + 8} 1044M${x + 74} 930l14 114M${x + 14} 1000h68`,
      '#3a3f4a',
      6,
      'stroke-linecap="round"',
    );
    b.rect(x, 912, 96, 22, lighten(front, 0.1), 'rx="10"').rect(x + 6, 906, 84, 12, lighten(front, 0.32), 'rx="6"');
  }
}
