import type { Brush } from '../base/brush.ts';
import { lighten, shade } from '../base/colour.ts';
import { drawPotPlant } from '../base/plants.ts';
import { paints } from '../base/scheme.ts';
import type { Shell } from '../types.ts';
import { drawCurtains, drawPendant, drawPrint, drawRug, drawSideboard, finishRoom, floorShadow } from './furniture.ts';
import { drawShell } from './shell.ts';

export function drawBedroom(b: Brush, shell: Shell): void {
  const paint = paints[b.scheme];
  const window =
    shell === 'loft'
      ? { x: 930, y: 250, w: 320, h: 340 }
      : { x: 990, y: 254, w: shell === 'modern' ? 240 : 190, h: 420 };
  drawShell(b, shell, [window]);
  if (shell !== 'loft') drawCurtains(b, window.x, window.y, window.w, window.h + 66, paint.cloth);
  drawPrint(b, 470, 300, 130, 170);
  drawPrint(b, 628, 300, 130, 170);
  drawRug(b, -0.72, 0.5, 880, 1040, paint.accent);
  drawSideboard(b, 322, 800, 96, 130, paint.wood);
  drawSideboard(b, 808, 800, 96, 130, paint.wood);
  for (const x of [370, 856]) tableLamp(b, x, 664);
  drawBed(b, paint.cloth, paint.accent, paint.wood);
  drawPotPlant(b, 1250, 812, 250, '#e7dcc7');
  bench(b, paint.wood, paint.accent);
  if (shell !== 'loft') drawPendant(b, 800, 150, 52, '#efe3cb');
  finishRoom(b);
}

function tableLamp(b: Brush, x: number, base: number): void {
  if (b.light.lamps) b.glow(x, base - 66, 190, '#ffd48a', 0.75);
  b.path(`M${x - 14} ${base}q-12 -26 8 -44h12q20 18 8 44z`, '#c8795a');
  b.path(`M${x - 22} ${base - 92}h44l14 48h-72z`, b.light.lamps ? '!#ffeab8' : '#f3e8d2');
}

function drawBed(b: Brush, cloth: string, accent: string, wood: string): void {
  floorShadow(b, 380, 968, 500, 34);
  b.rect(
    430,
    540,
    366,
    240,
    b.linear([
      [0, lighten(cloth, 0.12)],
      [1, shade(cloth, 0.2)],
    ]),
    'rx="26"',
  );
  for (let i = 1; i < 5; i++) b.line(430 + i * 73, 552, 430 + i * 73, 740, shade(cloth, 0.22), 3, 'opacity=".6"');
  b.path('M440 740H786L862 930H364z', '#f8f4ec');
  for (const x of [452, 622])
    b.path(
      `M${x} 744q-10 -70 20 -76h118q30 6 20 76q-80 14 -158 0z`,
      b.linear([
        [0, '#ffffff'],
        [1, '#e3ddd2'],
      ]),
    );
  b.path('M540 762q-8 -52 14 -58h122q22 6 14 58q-76 10 -150 0z', accent);
  b.path(
    'M428 792Q610 812 800 792L872 936Q620 962 354 936z',
    b.linear([
      [0, lighten(cloth, 0.42)],
      [1, lighten(cloth, 0.18)],
    ]),
  );
  b.path('M428 792Q610 812 800 792L812 818Q612 838 416 818z', '#fffaf0');
  b.path('M354 930Q620 956 872 930L874 976Q620 992 352 976z', shade(cloth, 0.06));
  b.path('M384 880Q610 904 846 880L872 936Q620 962 354 936z', accent, 'opacity=".85"');
  for (let i = 0; i < 7; i++) b.line(400 + i * 64, 892, 386 + i * 70, 944, lighten(accent, 0.35), 3, 'opacity=".6"');
  b.rect(366, 974, 14, 26, shade(wood, 0.4)).rect(846, 974, 14, 26, shade(wood, 0.4));
}

function bench(b: Brush, wood: string, accent: string): void {
  floorShadow(b, 1010, 950, 220, 14);
  b.stroke('M1034 890l-8 58M1206 890l8 58', shade(wood, 0.4), 9, 'stroke-linecap="round"')
    .rect(1010, 858, 220, 38, lighten(accent, 0.3), 'rx="14"')
    .rect(1010, 882, 220, 14, lighten(accent, 0.1), 'rx="7"');
  b.path('M1110 858q6 -20 44 -18t52 18l-6 52h-74z', '#efe4d0');
}
