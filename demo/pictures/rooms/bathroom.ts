import { type Brush, HEIGHT, WIDTH } from '../base/brush.ts';
import { lighten, shade } from '../base/colour.ts';
import { drawPotPlant } from '../base/plants.ts';
import { paints } from '../base/scheme.ts';
import type { Shell } from '../types.ts';
import { drawRug, finishRoom, floorShadow } from './furniture.ts';
import { drawShell, WALL } from './shell.ts';

export function drawBathroom(b: Brush, shell: Shell): void {
  const paint = paints[b.scheme];
  drawShell(b, shell, [{ x: 860, y: 260, w: 250, h: 250 }], 'tile');
  const tile = b.texture((sheet) =>
    sheet.rect(0, 0, WIDTH, HEIGHT, lighten(paint.accent, 0.54)).joints(44, 44, lighten(paint.accent, 0.36), 3, false),
  );
  b.rect(WALL.left, 560, WALL.right - WALL.left, 210, tile)
    .rect(WALL.left, 552, WALL.right - WALL.left, 10, lighten(paint.accent, 0.7))
    .rect(WALL.left, 562, WALL.right - WALL.left, 5, '!#1a2140', 'opacity=".16"');
  vanity(b, paint.wood);
  towels(b, paint.cloth);
  tub(b);
  drawPotPlant(b, 1268, 800, 230, paint.brick);
  drawRug(b, -0.42, 0.1, 892, 1010, paint.cloth);
  stool(b, paint.wood);
  finishRoom(b);
}

function vanity(b: Brush, wood: string): void {
  if (b.light.lamps) b.glow(520, 400, 300, '#ffe0a6', 0.7);
  b.circle(528, 398, 116, '!#1a2140', 'opacity=".16"')
    .circle(520, 390, 116, '#c9a45e')
    .circle(
      520,
      390,
      108,
      b.linear(
        [
          [0, '#dfe9ec'],
          [1, '#9fb3bb'],
        ],
        [0.8, 1],
      ),
    );
  b.clip('M412 390a108 108 0 1 0 216 0a108 108 0 1 0 -216 0z', () =>
    b.poly(
      [
        [400, 470],
        [560, 270],
        [610, 270],
        [430, 510],
      ],
      '!#ffffff',
      'opacity=".35"',
    ),
  );
  for (const x of [384, 656])
    b.rect(x - 4, 360, 8, 60, '#c9a45e').circle(x, 352, 16, b.light.lamps ? '!#fff2cc' : '#f7f2e6');
  floorShadow(b, 350, 790, 340, 12);
  b.rect(
    350,
    628,
    340,
    120,
    b.linear([
      [0, lighten(wood, 0.1)],
      [1, shade(wood, 0.2)],
    ]),
    'rx="4"',
  );
  for (const x of [356, 524])
    b.rect(
      x,
      640,
      160,
      100,
      lighten(wood, 0.06),
      `rx="3" stroke="${b.ink(shade(wood, 0.35))}" stroke-width="1.5"`,
    ).rect(x + 60, 652, 40, 6, '#c9a45e', 'rx="3"');
  b.rect(338, 612, 364, 18, '#f7f4ee', 'rx="3"').rect(350, 630, 340, 8, '!#1a2140', 'opacity=".2"');
  b.path(
    'M444 574h152q-4 40 -40 40h-72q-36 0 -40 -40z',
    b.linear([
      [0, '#ffffff'],
      [1, '#d9d6d0'],
    ]),
  );
  b.stroke('M520 566v-34q0 -14 18 -14', '#c9a45e', 7, 'stroke-linecap="round"');
  b.rect(366, 572, 22, 40, '#c8795a', 'rx="5"')
    .rect(396, 584, 20, 28, '#f3ead8', 'rx="5"')
    .rect(640, 580, 26, 32, '#5f8088', 'rx="5"');
}

function towels(b: Brush, cloth: string): void {
  b.rect(716, 470, 120, 7, '#c9a45e', 'rx="3"')
    .rect(
      732,
      474,
      56,
      150,
      b.linear([
        [0, lighten(cloth, 0.4)],
        [1, lighten(cloth, 0.2)],
      ]),
      'rx="4"',
    )
    .rect(732, 590, 56, 8, lighten(cloth, 0.6))
    .rect(796, 474, 32, 100, '#f3ead8', 'rx="4"');
}

function tub(b: Brush): void {
  floorShadow(b, 750, 902, 520, 26);
  b.stroke('M1210 690v-110q0 -24 -28 -24h-24', '#c9a45e', 8, 'stroke-linecap="round"');
  for (const x of [822, 1170]) b.path(`M${x} 880h26l-6 26h-14z`, '#c9a45e');
  b.path(
    'M744 690H1270Q1268 884 1150 892H864Q748 884 744 690z',
    b.linear(
      [
        [0, '#ffffff'],
        [0.55, '#f2efe9'],
        [1, '#c4c2bf'],
      ],
      [0.7, 1],
    ),
  );
  b.rect(732, 676, 550, 22, '#ffffff', 'rx="11"').rect(746, 698, 522, 9, '!#1a2140', 'opacity=".12"');
  b.ellipse(1007, 682, 252, 7, '#cfdcdf');
}

function stool(b: Brush, wood: string): void {
  floorShadow(b, 640, 940, 110, 10);
  b.stroke('M662 870l-10 70M728 870l10 70M656 912h78', shade(wood, 0.3), 8, 'stroke-linecap="round"').rect(
    640,
    856,
    110,
    18,
    lighten(wood, 0.16),
    'rx="6"',
  );
  b.rect(654, 834, 82, 22, '#f3ead8', 'rx="6"').rect(660, 814, 72, 22, '#d9c7a2', 'rx="6"');
}
