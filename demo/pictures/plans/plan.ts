import { Brush, HEIGHT, WIDTH } from '../base/brush.ts';
import { lighten } from '../base/colour.ts';
import { letter, measure } from '../base/lettering.ts';
import { paints } from '../base/scheme.ts';
import type { PlanLayout, PlanSpec } from '../types.ts';
import {
  type Gap,
  isOutside,
  type Layout,
  layouts,
  type PlanRoom,
  type Space,
  spaceName,
  squareMetres,
} from './layouts.ts';
import { drawPlot } from './plot.ts';
import { furnish } from './symbols.ts';

const WALL = '#3a3f4a';
const PAPER = '#f8f5ee';

/** Where a room stands on the sheet. */
interface Sheet {
  /** Pixels for one metre of the unscaled layout. */
  unit: number;
  left: number;
  top: number;
  /** What one unscaled square metre stands for. */
  area: number;
}

export function drawPlan(spec: PlanSpec): string {
  const b = new Brush({ seed: spec.seed, hour: 'noon', season: 'summer', city: 'dublin', scheme: spec.scheme });
  b.rect(0, 0, WIDTH, HEIGHT, PAPER);
  if (spec.layout === 'plot') drawPlot(b, spec);
  else drawRooms(b, spec, layouts[spec.layout as Exclude<PlanLayout, 'plot'>]);
  return b.svg();
}

function fit(layout: Layout, spec: PlanSpec): Sheet {
  const left = Math.min(...layout.rooms.map((r) => r.x));
  const top = Math.min(...layout.rooms.map((r) => r.y));
  const right = Math.max(...layout.rooms.map((r) => r.x + r.w));
  const bottom = Math.max(...layout.rooms.map((r) => r.y + r.h));
  const unit = Math.min(1270 / (right - left), 790 / (bottom - top));
  const inside = layout.rooms.filter((r) => !isOutside(r.kind)).reduce((sum, r) => sum + r.w * r.h, 0);
  return {
    unit,
    left: (WIDTH - (right - left) * unit) / 2 - left * unit,
    top: (HEIGHT - 60 - (bottom - top) * unit) / 2 - top * unit,
    area: spec.area / inside,
  };
}

function drawRooms(b: Brush, spec: PlanSpec, layout: Layout): void {
  const sheet = fit(layout, spec);
  const { unit } = sheet;
  const box = (r: PlanRoom) => ({
    x: sheet.left + r.x * unit,
    y: sheet.top + r.y * unit,
    w: r.w * unit,
    h: r.h * unit,
  });
  for (const r of layout.rooms) {
    const { x, y, w, h } = box(r);
    if (!isOutside(r.kind) || r.kind === 'garage') b.rect(x + 6, y + 10, w + 8, h + 8, '!#1a2140', 'opacity=".13"');
  }
  for (const r of layout.rooms) {
    const { x, y, w, h } = box(r);
    b.rect(x, y, w, h, floorOf(b, r.kind, spec));
    furnish(b, r.kind, box(r), unit / Math.sqrt(sheet.area));
  }
  for (const r of layout.rooms) {
    const { x, y, w, h } = box(r);
    const light = r.kind === 'balcony' || r.kind === 'terrace';
    b.stroke(`M${x} ${y}h${w}v${h}h${-w}z`, WALL, light ? 4 : 13, light ? '' : 'stroke-linejoin="miter"');
  }
  for (const gap of layout.windows) drawWindowGap(b, gap, sheet);
  for (const gap of layout.doors) drawDoorGap(b, gap, sheet);
  for (const r of layout.rooms) label(b, r, box(r), spec, sheet);
  drawScale(b, unit / Math.sqrt(sheet.area), spec);
}

function floorOf(b: Brush, kind: Space, spec: PlanSpec): string {
  const paint = paints[spec.scheme];
  const floor = (colour: string, joint: string, w: number, h: number, bond = false) =>
    b.texture((sheet) => sheet.rect(0, 0, WIDTH, HEIGHT, colour).joints(w, h, joint, 1, bond));
  if (kind === 'bath' || kind === 'wc') return floor('#dfe9ea', '#c3d3d6', 26, 26);
  if (kind === 'kitchen' || kind === 'sales') return floor('#f0ebe0', '#ddd5c5', 40, 40);
  if (kind === 'balcony' || kind === 'terrace') return floor('#e3e8dc', '#c9d2be', 16, 1100);
  if (kind === 'garage' || kind === 'store') return '#e9e6e0';
  if (kind === 'hall') return '#f6f1e6';
  return floor(lighten(paint.wood, 0.66), lighten(paint.wood, 0.45), 120, 14, true);
}

function drawWindowGap(b: Brush, gap: Gap, { unit, left, top }: Sheet): void {
  const [x, y, l] = [left + gap.x * unit, top + gap.y * unit, gap.length * unit];
  const [w, h] = gap.across ? [l, 13] : [13, l];
  const [rx, ry] = gap.across ? [x, y - 6.5] : [x - 6.5, y];
  b.rect(rx, ry, w, h, '#ffffff', `stroke="${WALL}" stroke-width="2.5"`);
  if (gap.across) b.line(x, y, x + l, y, '#6f9fb8', 3);
  else b.line(x, y, x, y + l, '#6f9fb8', 3);
}

function drawDoorGap(b: Brush, gap: Gap, { unit, left, top }: Sheet): void {
  const [x, y, l] = [left + gap.x * unit, top + gap.y * unit, gap.length * unit];
  if (gap.across) b.rect(x, y - 8, l, 16, PAPER);
  else b.rect(x - 8, y, 16, l, PAPER);
  if (!gap.swing) return;
  const leaf = Math.min(l, 1.1 * unit);
  const s = gap.swing;
  if (gap.across)
    b.path(
      `M${x} ${y}v${s * leaf}A${leaf} ${leaf} 0 0 ${s > 0 ? 0 : 1} ${x + leaf} ${y}z`,
      '#ffffff',
      `fill-opacity=".5" stroke="${WALL}" stroke-width="2"`,
    );
  else
    b.path(
      `M${x} ${y}h${s * leaf}A${leaf} ${leaf} 0 0 ${s > 0 ? 1 : 0} ${x} ${y + leaf}z`,
      '#ffffff',
      `fill-opacity=".5" stroke="${WALL}" stroke-width="2"`,
    );
}

function label(
  b: Brush,
  r: PlanRoom,
  box: { x: number; y: number; w: number; h: number },
  spec: PlanSpec,
  sheet: Sheet,
): void {
  const name = spaceName(r.kind, spec.language).toUpperCase();
  let size = r.w * r.h < 4 ? 15 : 21;
  const widest = box.w - 34;
  while (size > 11 && measure(name, size) > widest) size -= 1;
  const cx =
    box.x +
    box.w / 2 +
    (r.kind === 'living' ? box.w * 0.1 : r.kind === 'balcony' || r.kind === 'terrace' ? -sheet.unit * 0.5 : 0);
  const cy =
    box.y +
    box.h / 2 +
    ({
      dining: 0.24,
      kitchen: -0.14,
      office: 0.2,
      bedroom: 0.16,
      child: -0.12,
      bath: -0.12,
      wc: -0.16,
      sales: 0.06,
      store: 0.18,
      garage: -0.34,
    }[r.kind as string] ?? 0) *
      box.h;
  const area = squareMetres(r.w * r.h * sheet.area, spec.language);
  const small = Math.max(11, size * 0.82);
  const half = Math.max(measure(name, size), measure(area, small)) / 2 + 10;
  b.rect(cx - half, cy - size - 12, half * 2, size + small + 30, PAPER, 'rx="8" opacity=".82"');
  letter(b, name, cx, cy, { size, colour: '#2b303a', weight: size / 8.5 });
  letter(b, area, cx, cy + small + 10, { size: small, colour: paints[spec.scheme].door, weight: size / 11 });
}

function drawScale(b: Brush, metre: number, spec: PlanSpec): void {
  const [x, y] = [165, 1016];
  for (let i = 0; i < 4; i++)
    b.rect(x + i * metre, y, metre, 9, i % 2 ? '#ffffff' : WALL, `stroke="${WALL}" stroke-width="2"`);
  for (const i of [0, 2, 4]) letter(b, i === 4 ? '4 m' : String(i), x + i * metre, y - 12, { size: 14, colour: WALL });
  letter(b, squareMetres(spec.area, spec.language), 1360, y + 10, {
    size: 26,
    colour: paints[spec.scheme].door,
    anchor: 'end',
    weight: 3,
  });
  north(b, 1425, y - 8);
}

export function north(b: Brush, x: number, y: number): void {
  b.circle(x, y, 26, 'none', `stroke="${WALL}" stroke-width="2"`)
    .poly(
      [
        [x, y - 22],
        [x + 10, y + 14],
        [x, y + 7],
      ],
      WALL,
    )
    .poly(
      [
        [x, y - 22],
        [x - 10, y + 14],
        [x, y + 7],
      ],
      '#ffffff',
      `stroke="${WALL}" stroke-width="1.5"`,
    );
  letter(b, 'N', x, y - 33, { size: 14, colour: WALL });
}
