import type { Hour, Season } from '../types.ts';
import { mix, multiply } from './colour.ts';

/** The light of one hour in one season. It always falls from the upper left, so every shadow lies to the right. */
export interface Light {
  hour: Hour;
  season: Season;
  /** Top, middle and bottom of the sky. */
  sky: [string, string, string];
  cloud: string;
  /** Lamps are on. */
  lamps: boolean;
  litShare: number;
  /** Opacity of a cast shadow. */
  shadow: number;
  glass: [string, string];
  /** The colour a painted surface has in this light. */
  on(hex: string): string;
}

const skies: Record<Hour, [string, string, string]> = {
  morning: ['#86b3d1', '#c3dbe0', '#f8e6cb'],
  noon: ['#5f9fd0', '#9ccbe6', '#e3f0f2'],
  dusk: ['#3f4d80', '#b9798f', '#f8c18c'],
  night: ['#0c1530', '#1c2b55', '#42527f'],
};

const surfaces: Record<Hour, { by: [number, number, number]; towards: string; share: number }> = {
  morning: { by: [1, 0.975, 0.93], towards: '#f6dcb8', share: 0.05 },
  noon: { by: [1, 1, 1], towards: '#ffffff', share: 0 },
  dusk: { by: [0.9, 0.76, 0.74], towards: '#74507a', share: 0.13 },
  night: { by: [0.46, 0.5, 0.66], towards: '#1b2750', share: 0.26 },
};

const glasses: Record<Hour, [string, string]> = {
  morning: ['#7d9cae', '#45606f'],
  noon: ['#7fa9c4', '#3d5b70'],
  dusk: ['#8a6f8e', '#3c3f63'],
  night: ['#2a3861', '#131c3b'],
};

export function light(hour: Hour, season: Season): Light {
  const surface = surfaces[hour];
  const grey = hour === 'night' || hour === 'dusk' ? 0.08 : season === 'winter' ? 0.38 : season === 'autumn' ? 0.14 : 0;
  const [top, middle, bottom] = skies[hour];
  return {
    hour,
    season,
    sky: [mix(top, '#aebcc8', grey), mix(middle, '#d3dbe0', grey), mix(bottom, '#f0eeea', grey)],
    cloud: { morning: '#fff6e8', noon: '#ffffff', dusk: '#f3a892', night: '#33437a' }[hour],
    lamps: hour === 'dusk' || hour === 'night',
    litShare: { morning: 0, noon: 0, dusk: 0.55, night: 0.5 }[hour],
    shadow: { morning: 0.2, noon: 0.24, dusk: 0.26, night: 0.3 }[hour],
    glass: glasses[hour],
    on: (hex) => mix(multiply(hex, surface.by), surface.towards, surface.share),
  };
}

const lamplight: Record<Hour, [number, number, number]> = {
  morning: [1, 0.98, 0.94],
  noon: [1, 1, 1],
  dusk: [0.96, 0.86, 0.79],
  night: [0.87, 0.74, 0.62],
};

/** The same hour inside: after dark the lamps decide. */
export function indoors(outside: Light): Light {
  return { ...outside, shadow: 0.18, on: (hex) => multiply(hex, lamplight[outside.hour]) };
}
