import type { City, Hour, Scheme, Season } from '../types.ts';
import { type Light, light } from './light.ts';
import { type Random, random } from './random.ts';

export const WIDTH = 1600;
export const HEIGHT = 1067;

export type Point = readonly [number, number];
type Stop = readonly [offset: number, colour: string, opacity?: number];

const n = (value: number): string => String(Math.round(value * 10) / 10);

/** `opacity` on a shape makes the renderer open a layer for it; on fill and stroke it costs nothing. */
const flat = (attributes: string): string =>
  attributes.replace(/(?<![-\w])opacity="([^"]*)"/, 'fill-opacity="$1" stroke-opacity="$1"');

/**
 * Draws into one SVG. A plain colour (`#rrggbb`) is a painted surface and takes the light of the hour;
 * a colour written `!#rrggbb` shines by itself and is left as it is.
 */
export class Brush {
  /** Rooms swap it: the sky outside keeps its hour while the lamps light the furniture. */
  light: Light;
  readonly random: Random;
  readonly city: City;
  readonly scheme: Scheme;
  #body: string[] = [];
  #defs = new Map<string, string>();

  constructor(scene: { seed: number; hour: Hour; season: Season; city: City; scheme: Scheme }) {
    this.light = light(scene.hour, scene.season);
    this.random = random(scene.seed);
    this.city = scene.city;
    this.scheme = scene.scheme;
  }

  get winter(): boolean {
    return this.light.season === 'winter';
  }

  ink(colour: string): string {
    if (colour.startsWith('!')) return colour.slice(1);
    return colour.startsWith('#') ? this.light.on(colour) : colour;
  }

  raw(markup: string): this {
    this.#body.push(markup);
    return this;
  }

  rect(x: number, y: number, w: number, h: number, fill: string, more = ''): this {
    return this.raw(
      `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${this.ink(fill)}" ${flat(more)}/>`,
    );
  }

  poly(points: readonly Point[], fill: string, more = ''): this {
    return this.raw(
      `<polygon points="${points.map(([x, y]) => `${n(x)},${n(y)}`).join(' ')}" fill="${this.ink(fill)}" ${flat(more)}/>`,
    );
  }

  path(d: string, fill: string, more = ''): this {
    const short = d.replace(/-?\d+\.\d+/g, (number) => n(Number(number)));
    return this.raw(`<path d="${short}" fill="${this.ink(fill)}" ${flat(more)}/>`);
  }

  stroke(d: string, colour: string, width: number, more = ''): this {
    return this.path(d, 'none', `stroke="${this.ink(colour)}" stroke-width="${n(width)}" ${more}`);
  }

  line(x1: number, y1: number, x2: number, y2: number, colour: string, width: number, more = ''): this {
    return this.stroke(`M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}`, colour, width, more);
  }

  ellipse(cx: number, cy: number, rx: number, ry: number, fill: string, more = ''): this {
    return this.raw(
      `<ellipse cx="${n(cx)}" cy="${n(cy)}" rx="${n(rx)}" ry="${n(ry)}" fill="${this.ink(fill)}" ${flat(more)}/>`,
    );
  }

  circle(cx: number, cy: number, r: number, fill: string, more = ''): this {
    return this.ellipse(cx, cy, r, r, fill, more);
  }

  /** A shadow cast on whatever lies below. */
  dark(points: readonly Point[], strength = 1): this {
    return this.poly(
      points,
      '!#1a2140',
      `opacity="${n(this.light.shadow * strength * 10) === '0' ? 0 : (this.light.shadow * strength).toFixed(2)}"`,
    );
  }

  /** Everything `draw` paints, in one group with these attributes. */
  group(attributes: string, draw: () => void): this {
    this.raw(`<g ${attributes}>`);
    draw();
    return this.raw('</g>');
  }

  clip(d: string, draw: () => void): this {
    return this.group(`clip-path="url(#${this.define(`<clipPath id="@"><path d="${d}"/></clipPath>`)})"`, draw);
  }

  /** Interned in `<defs>`; `@` in the markup becomes the id. */
  define(markup: string): string {
    const known = this.#defs.get(markup);
    if (known) return known;
    const id = `d${this.#defs.size}`;
    this.#defs.set(markup, id);
    return id;
  }

  #stops(stops: readonly Stop[]): string {
    return stops
      .map(
        ([offset, colour, opacity = 1]) =>
          `<stop offset="${offset}" stop-color="${this.ink(colour)}"${opacity < 1 ? ` stop-opacity="${opacity}"` : ''}/>`,
      )
      .join('');
  }

  /** A gradient over the box of the shape, by default from top to bottom. */
  linear(stops: readonly Stop[], to: Point = [0, 1]): string {
    const box = `x1="0" y1="0" x2="${to[0]}" y2="${to[1]}"`;
    return `url(#${this.define(`<linearGradient id="@" ${box}>${this.#stops(stops)}</linearGradient>`)})`;
  }

  radial(stops: readonly Stop[]): string {
    return `url(#${this.define(`<radialGradient id="@">${this.#stops(stops)}</radialGradient>`)})`;
  }

  /**
   * A fill drawn once over the whole picture and seen through the shape. A small repeated tile would be
   * shorter, but the renderer replays it for every repetition: ten times slower.
   */
  texture(draw: (sheet: Brush) => void): string {
    const sheet = new Brush({ seed: 1, hour: 'noon', season: 'summer', city: this.city, scheme: this.scheme });
    sheet.light = this.light;
    draw(sheet);
    const size = `width="${WIDTH}" height="${HEIGHT}" patternUnits="userSpaceOnUse"`;
    return `url(#${this.define(`<pattern id="@" ${size}>${sheet.#body.join('')}</pattern>`)})`;
  }

  /** Joints all over the picture: courses `h` high, cut every `w`; `bond` shifts every second course by half. */
  joints(w: number, h: number, colour: string, width: number, bond: boolean, more = ''): this {
    const courses: string[] = [];
    const cuts: string[] = [];
    const shifted: string[] = [];
    for (let y = 0; y < HEIGHT; y += h) courses.push(`M0 ${y}H${WIDTH}`);
    for (let x = 0; x < WIDTH; x += w) {
      cuts.push(`M${x} 0V${HEIGHT}`);
      if (bond) shifted.push(`M${x + w / 2} ${h}V${HEIGHT}`);
    }
    const dashes = bond ? `stroke-dasharray="${h} ${h}"` : '';
    this.stroke(courses.join(''), colour, width, more).stroke(cuts.join(''), colour, width, `${dashes} ${more}`);
    return bond ? this.stroke(shifted.join(''), colour, width, `${dashes} ${more}`) : this;
  }

  blur(deviation: number): string {
    const id = this.define(
      `<filter id="@" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="${deviation}"/></filter>`,
    );
    return `filter="url(#${id})"`;
  }

  glow(x: number, y: number, r: number, colour = '#ffd48a', strength = 0.6): this {
    const fill = this.radial([
      [0, `!${colour}`, strength],
      [0.35, `!${colour}`, strength * 0.4],
      [1, `!${colour}`, 0],
    ]);
    return this.circle(x, y, r, fill);
  }

  /** The finished picture; `view` shows a part of it, so that two of a kind are not framed alike. */
  svg(width = WIDTH, height = HEIGHT, view: readonly [number, number, number, number] = [0, 0, width, height]): string {
    const defs = [...this.#defs].map(([markup, id]) => markup.replace('id="@"', `id="${id}"`)).join('');
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view.map(n).join(' ')}" width="${width}" height="${height}"><defs>${defs}</defs>${this.#body.join('')}</svg>`;
  }
}
