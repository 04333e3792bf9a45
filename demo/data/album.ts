import type { Building, City, Hour, PlanLanguage, PlanLayout, Room, Scheme, Season, Shell } from '../pictures/types.ts';
import type { DemoEnergyCertificate, DemoMedia } from './types.ts';

/** What all pictures of one listing share. */
export interface Shoot {
  seed: number;
  city: City;
  hour: Hour;
  season: Season;
  scheme: Scheme;
  shell: Shell;
}

type Shot = (shoot: Shoot, index: number) => DemoMedia;
type Other = Partial<Pick<Shoot, 'hour' | 'season' | 'scheme'>>;

const languages: Record<City, PlanLanguage> = { montreal: 'fr', berlin: 'de', cluj: 'ro', dublin: 'en' };

const scene = ({ seed, city, hour, season, scheme }: Shoot, index: number, other: Other) => ({
  seed: seed * 10 + index,
  city,
  hour,
  season,
  scheme,
  ...other,
});

export function facade(building: Building, caption: string, other: Other = {}): Shot {
  return (shoot, index) => ({
    kind: 'PHOTO',
    caption,
    picture: { kind: 'facade', building, ...scene(shoot, index, other) },
  });
}

export function inside(room: Room, caption: string, other: Other = {}): Shot {
  return (shoot, index) => ({
    kind: 'PHOTO',
    caption,
    picture: { kind: 'room', room, shell: shoot.shell, ...scene(shoot, index, other) },
  });
}

export function plan(layout: PlanLayout, area: number, caption: string): Shot {
  return (shoot, index) => ({
    kind: 'PLAN',
    caption,
    picture: {
      kind: 'plan',
      layout,
      area,
      language: languages[shoot.city],
      scheme: shoot.scheme,
      seed: shoot.seed * 10 + index,
    },
  });
}

export const album = (shoot: Shoot, ...shots: readonly Shot[]): DemoMedia[] =>
  shots.map((shot, index) => shot(shoot, index));

const blank: DemoEnergyCertificate = {
  kind: null,
  value: null,
  class: null,
  carrier: null,
  issued: null,
  validUntil: null,
  vintage: null,
  heatingDemand: null,
  heatingDemandClass: null,
  totalEnergyEfficiency: null,
  totalEnergyEfficiencyClass: null,
};

export const certificate = (known: Partial<DemoEnergyCertificate>): DemoEnergyCertificate => ({ ...blank, ...known });
