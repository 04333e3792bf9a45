import type { Brush } from '../base/brush.ts';
import { lighten, shade } from '../base/colour.ts';
import { drawPavement, drawStreet, GROUND } from '../base/ground.ts';
import { drawBalcony, drawDoor, drawNeighbour, tiles, washWall } from '../base/parts.ts';
import { paints } from '../base/scheme.ts';
import { drawHorizon, drawSky } from '../base/sky.ts';
import { drawWindow } from '../base/window.ts';

/** A Berlin house of about 1900: rusticated ground floor, bel étage with pediments, stucco, cornice, tiled roof. */
export function drawAltbau(b: Brush): void {
  const paint = paints[b.scheme];
  const left = 300;
  const width = 1000;
  const top = 252;
  drawSky(b);
  drawHorizon(b);
  drawNeighbour(b, -40, 282, 340, '#cdbfa6', 4);
  drawNeighbour(b, 1300, 262, 340, '#b9c0bb', 4);
  roof(b, left, width, top, paint.roof);
  b.rect(left, top, width, GROUND - top, paint.wall);
  b.rect(left, 700, width, 180, shade(paint.wall, 0.12));
  const joints: string[] = [];
  for (let y = 724; y < 860; y += 24) joints.push(`M${left} ${y}h${width}`);
  b.stroke(joints.join(''), shade(paint.wall, 0.34), 3, 'opacity=".55"');
  b.rect(left, 852, width, 28, '#8f8a84');
  washWall(b, left, top, width, GROUND - top);
  pilasters(b, left, width, paint.trim, paint.wall);
  band(b, left, width, 690, 14, paint.trim);
  band(b, left, width, 540, 8, paint.trim);
  band(b, left, width, 404, 6, paint.trim);
  band(b, left, width, top - 26, 30, paint.trim);
  for (let i = 0; i < 50; i++) b.rect(left + 4 + i * 20, top + 4, 10, 11, lighten(paint.trim, 0.1));
  const axes = [360, 492, 624, 930, 1062, 1194];
  const floors = [
    { y: 292, h: 88, head: 'none' },
    { y: 424, h: 96, head: 'lintel' },
    { y: 574, h: 102, head: 'pediment' },
  ] as const;
  for (const { y, h, head } of floors) {
    axes.forEach((x, i) => {
      drawWindow(b, x, y, 62, h, {
        frame: '#f6f3ea',
        bars: [0.34],
        surround: paint.trim,
        head: head === 'pediment' && i % 2 ? 'arc' : head,
      });
    });
    drawWindow(b, 760, y - 6, 80, h + 20, { frame: '#f6f3ea', bars: [0.32], surround: paint.trim, lit: b.light.lamps });
    drawBalcony(b, 716, y + h + 12, 168, { slab: paint.trim, h: 50 });
    for (const x of [730, 856]) b.path(`M${x} ${y + h + 27}h14q0 22 -14 26z`, lighten(paint.trim, 0.2));
  }
  for (const x of [338, 470, 602, 912, 1044, 1176])
    drawWindow(b, x + 10, 738, 86, 96, { frame: '#ece7da', bars: [0.28], arch: true, sill: paint.trim });
  drawDoor(b, 752, GROUND, 96, 138, paint.door, { steps: 1, light: true, trim: paint.trim });
  drawStreet(b);
  drawPavement(b);
}

function band(b: Brush, x: number, w: number, y: number, h: number, colour: string): void {
  b.dark(
    [
      [x, y + h],
      [x + w, y + h],
      [x + w, y + h * 2 + 4],
      [x + 10, y + h * 2 + 4],
    ],
    0.9,
  );
  b.rect(
    x - h * 0.5,
    y,
    w + h,
    h,
    b.linear([
      [0, lighten(colour, 0.35)],
      [1, shade(colour, 0.16)],
    ]),
  );
  if (b.winter) b.rect(x - h * 0.5, y - 4, w + h, 5, '#f6f9fc');
}

function pilasters(b: Brush, x: number, w: number, trim: string, wall: string): void {
  for (const px of [x, x + w - 26]) {
    for (let y = 272; y < 690; y += 34) b.rect(px, y, 26, 28, y % 68 ? trim : lighten(wall, 0.25));
  }
  for (const px of [690, 898]) {
    b.rect(px, 412, 16, 278, lighten(wall, 0.3)).rect(px + 16, 412, 6, 278, '!#1a2140', 'opacity=".14"');
    b.rect(px - 5, 408, 26, 12, trim);
  }
}

function roof(b: Brush, x: number, w: number, top: number, colour: string): void {
  b.poly(
    [
      [x, top - 20],
      [x + 46, top - 106],
      [x + w - 46, top - 106],
      [x + w, top - 20],
    ],
    tiles(b, colour),
  );
  b.rect(x + 44, top - 112, w - 88, 8, shade(colour, 0.3));
  for (const cx of [x + 170, x + w - 220]) {
    b.rect(cx, top - 172, 54, 70, '#9a6a58')
      .rect(cx + 34, top - 172, 20, 70, '#7c5348')
      .rect(cx - 5, top - 178, 64, 9, '#b9a293');
  }
  if (b.winter)
    b.poly(
      [
        [x + 10, top - 36],
        [x + 46, top - 108],
        [x + w - 46, top - 108],
        [x + w - 10, top - 36],
      ],
      '#eef3f7',
      'opacity=".88"',
    );
  for (const dx of [110, 330, 596, 816]) {
    b.dark([
      [x + dx + 74, top - 26],
      [x + dx + 74, top - 80],
      [x + dx + 100, top - 26],
    ]);
    b.rect(x + dx, top - 84, 74, 62, shade(colour, 0.1));
    drawWindow(b, x + dx + 14, top - 74, 46, 46, { frame: '#f6f3ea', curtains: false });
    b.path(
      `M${x + dx - 8} ${top - 82}Q${x + dx + 37} ${top - 116} ${x + dx + 82} ${top - 82}z`,
      b.winter ? '#f6f9fc' : shade(colour, 0.26),
    );
  }
}
