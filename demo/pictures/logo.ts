import type { LogoTone } from '../drawn.ts';
import { Brush } from './base/brush.ts';
import { letter, measure } from './base/lettering.ts';

/** `colour` for white and pale pages, `light` for dark ones. */

interface Logo {
  colour: string;
  light: string;
  lines: readonly [string, string];
  mark(b: Brush, colour: string): void;
}

const round = 'stroke-linecap="round" stroke-linejoin="round"';

const logos: Record<string, Logo> = {
  'maison-laurier': {
    colour: '#1f6b52',
    light: '#7fd1b0',
    lines: ['MAISON LAURIER', 'IMMOBILIER'],
    mark(b, colour) {
      b.stroke('M14 58L60 18L106 58V104H14z', `!${colour}`, 7, round);
      b.stroke('M60 104V50', `!${colour}`, 5, round);
      for (const [y, s] of [
        [92, 1],
        [76, 0.85],
        [60, 0.65],
      ] as const) {
        b.path(
          `M60 ${y}q${6 * s} ${-18 * s} ${28 * s} ${-20 * s}q${-2 * s} ${20 * s} ${-28 * s} ${20 * s}z`,
          `!${colour}`,
        );
        b.path(
          `M60 ${y}q${-6 * s} ${-18 * s} ${-28 * s} ${-20 * s}q${2 * s} ${20 * s} ${28 * s} ${20 * s}z`,
          `!${colour}`,
        );
      }
    },
  },
  spreeufer: {
    colour: '#1d5c8f',
    light: '#86c0ec',
    lines: ['SPREEUFER', 'IMMOBILIEN'],
    mark(b, colour) {
      b.stroke('M10 62V34M110 62V34M10 34h100M22 62a18 18 0 0 1 36 0M62 62a18 18 0 0 1 36 0', `!${colour}`, 7, round);
      b.rect(4, 22, 14, 12, `!${colour}`)
        .rect(102, 22, 14, 12, `!${colour}`)
        .poly(
          [
            [4, 20],
            [11, 6],
            [18, 20],
          ],
          `!${colour}`,
        )
        .poly(
          [
            [102, 20],
            [109, 6],
            [116, 20],
          ],
          `!${colour}`,
        );
      for (const y of [78, 94]) b.stroke(`M10 ${y}q12.5 -12 25 0t25 0t25 0t25 0`, `!${colour}`, 6, round);
    },
  },
  'casa-somes': {
    colour: '#a8432d',
    light: '#f2a08a',
    lines: ['CASA SOMEȘ', 'IMOBILIARE'],
    mark(b, colour) {
      b.stroke('M10 60L60 14L110 60', `!${colour}`, 8, round);
      b.stroke('M88 54C70 36 30 52 50 70C66 84 96 80 80 98C68 110 40 104 28 96', `!${colour}`, 8, round);
      b.rect(84, 14, 12, 26, `!${colour}`);
    },
  },
  'harbour-lane': {
    colour: '#3d4a8a',
    light: '#a9b5f2',
    lines: ['HARBOUR & LANE', 'DUBLIN'],
    mark(b, colour) {
      b.poly(
        [
          [48, 40],
          [72, 40],
          [75, 60],
          [44, 68],
        ],
        `!${colour}`,
      )
        .poly(
          [
            [43, 75],
            [76, 66],
            [79, 85],
            [40, 96],
          ],
          `!${colour}`,
        )
        .poly(
          [
            [39, 103],
            [80, 92],
            [82, 106],
            [38, 106],
          ],
          `!${colour}`,
        )
        .rect(44, 26, 32, 10, `!${colour}`)
        .path('M46 22q14 -20 28 0z', `!${colour}`);
      b.stroke('M36 26L10 16M36 34L10 44M84 26L110 16M84 34L110 44', `!${colour}`, 6, round);
    },
  },
};

/** Mark and wordmark as paths, transparent behind. */
export function drawLogo(agencySlug: string, tone: LogoTone = 'colour'): string {
  const logo = logos[agencySlug];
  if (!logo) throw new RangeError(`No logo for "${agencySlug}"; known: ${Object.keys(logos).join(', ')}`);
  const b = new Brush({ seed: 1, hour: 'noon', season: 'summer', city: 'dublin', scheme: 'sand' });
  const ink = logo[tone];
  logo.mark(b, ink);
  const [name, trade] = logo.lines;
  letter(b, name, 142, 62, { size: 34, colour: `!${ink}`, weight: 5, anchor: 'start', tracking: 4 });
  letter(b, trade, 143, 96, { size: 15, colour: `!${ink}`, weight: 2.2, anchor: 'start', tracking: 8 });
  return b.svg(Math.ceil(142 + measure(name, 34, 4) + 16), 112);
}
