import type { PlanLanguage, PlanLayout } from '../types.ts';

export type Space =
  | 'living'
  | 'kitchen'
  | 'dining'
  | 'bedroom'
  | 'child'
  | 'bath'
  | 'wc'
  | 'hall'
  | 'office'
  | 'store'
  | 'balcony'
  | 'terrace'
  | 'sales'
  | 'garage';

export interface PlanRoom {
  kind: Space;
  /** Metres before scaling, from the upper left. */
  x: number;
  y: number;
  w: number;
  h: number;
}

/** A gap in a wall: along x (`across`) or along y; a door also says where its leaf hangs. */
export interface Gap {
  x: number;
  y: number;
  length: number;
  across: boolean;
  swing?: -1 | 1;
}

export interface Layout {
  rooms: readonly PlanRoom[];
  doors: readonly Gap[];
  windows: readonly Gap[];
}

const room = (kind: Space, x: number, y: number, w: number, h: number): PlanRoom => ({ kind, x, y, w, h });
const across = (x: number, y: number, length: number, swing?: -1 | 1): Gap => ({ x, y, length, across: true, swing });
const along = (x: number, y: number, length: number, swing?: -1 | 1): Gap => ({ x, y, length, across: false, swing });

export const layouts: Record<Exclude<PlanLayout, 'plot'>, Layout> = {
  studio: {
    rooms: [
      room('living', 0, 0, 5.4, 5),
      room('kitchen', 5.4, 0, 2.6, 2.6),
      room('bath', 5.4, 2.6, 2.6, 2.4),
      room('hall', 0, 5, 8, 1.4),
      room('balcony', 0.6, -1.5, 4, 1.5),
    ],
    doors: [
      across(2.4, 5, 0.9, -1),
      along(5.4, 0.8, 1.2),
      across(6.2, 5, 0.8, 1),
      along(8, 5.25, 0.9, -1),
      across(1.4, 0, 1.6, -1),
    ],
    windows: [across(3.4, 0, 1.4), across(5.9, 0, 1.6), along(8, 3.2, 0.8)],
  },
  two: {
    rooms: [
      room('living', 0, 0, 5, 4.4),
      room('bedroom', 5, 0, 3.8, 4.4),
      room('hall', 2.6, 4.4, 3.6, 2),
      room('kitchen', 0, 4.4, 2.6, 3.4),
      room('bath', 6.2, 4.4, 2.6, 2.6),
      room('store', 2.6, 6.4, 3.6, 1.4),
      room('balcony', 0.8, -1.6, 3.4, 1.6),
    ],
    doors: [
      across(3.4, 4.4, 0.9, -1),
      across(5.2, 4.4, 0.9, -1),
      along(2.6, 5, 0.9, -1),
      along(6.2, 5, 0.8, 1),
      across(3.2, 6.4, 0.8, 1),
      across(5, 6.4, 0.9, -1),
      across(1.6, 0, 1.6, -1),
    ],
    windows: [across(6, 0, 1.8), along(0, 1.4, 1.6), across(0.7, 7.8, 1.3), along(8.8, 1.4, 1.4), along(8.8, 5.3, 0.8)],
  },
  three: {
    rooms: [
      room('living', 0, 0, 5.6, 4.6),
      room('kitchen', 0, 4.6, 3.2, 3.8),
      room('hall', 3.2, 4.6, 4.2, 1.8),
      room('bath', 3.2, 6.4, 2.2, 2),
      room('wc', 5.4, 6.4, 2, 2),
      room('bedroom', 5.6, 0, 4.8, 4.6),
      room('child', 7.4, 4.6, 3, 3.8),
      room('balcony', 1, -1.6, 3.6, 1.6),
    ],
    doors: [
      across(4, 4.6, 0.9, -1),
      across(6.2, 4.6, 0.9, -1),
      along(3.2, 5, 0.9, -1),
      along(7.4, 5, 0.9, 1),
      across(3.6, 6.4, 0.8, 1),
      across(6.2, 6.4, 0.8, 1),
      across(1.8, 0, 1.8, -1),
    ],
    windows: [
      across(6.8, 0, 2.2),
      along(0, 1.5, 1.6),
      along(0, 5.8, 1.4),
      across(0.8, 8.4, 1.5),
      across(8.1, 8.4, 1.6),
      along(10.4, 1.4, 1.6),
      across(3.9, 8.4, 0.8),
    ],
  },
  four: {
    rooms: [
      room('living', 0, 0, 5, 5),
      room('dining', 5, 0, 3.8, 5),
      room('bedroom', 8.8, 0, 4, 5),
      room('hall', 3, 5, 6.4, 1.7),
      room('kitchen', 0, 5, 3, 4.2),
      room('bath', 3, 6.7, 2.5, 2.5),
      room('wc', 5.5, 6.7, 1.5, 2.5),
      room('office', 7, 6.7, 2.4, 2.5),
      room('child', 9.4, 5, 3.4, 4.2),
      room('balcony', 5.2, -1.5, 3.4, 1.5),
    ],
    doors: [
      across(3.6, 5, 0.9, -1),
      across(6.4, 5, 0.9, -1),
      across(8.85, 5, 0.5),
      along(5, 1.6, 1.6),
      along(3, 5.4, 0.9, -1),
      along(9.4, 5.4, 0.9, 1),
      across(3.6, 6.7, 0.8, 1),
      across(5.8, 6.7, 0.8, 1),
      across(7.6, 6.7, 0.9, 1),
      across(6.1, 0, 1.6, -1),
      along(8.8, 3.6, 0.9, 1),
    ],
    windows: [
      across(0.8, 0, 1.3),
      across(2.8, 0, 1.3),
      across(9.8, 0, 1.8),
      along(0, 1.8, 1.4),
      along(0, 6.4, 1.5),
      along(12.8, 1.6, 1.6),
      across(10.4, 9.2, 1.6),
      across(7.6, 9.2, 1.2),
      across(0.8, 9.2, 1.4),
    ],
  },
  house: {
    rooms: [
      room('living', 0, 0, 6, 4.8),
      room('dining', 6, 0, 3.6, 4.8),
      room('kitchen', 6, 4.8, 3.6, 3.4),
      room('hall', 2.8, 4.8, 3.2, 3.4),
      room('office', 0, 4.8, 2.8, 3.4),
      room('wc', 9.6, 6.4, 1.8, 1.8),
      room('bath', 9.6, 4.2, 1.8, 2.2),
      room('bedroom', 9.6, 0, 3.4, 4.2),
      room('garage', 11.4, 4.2, 3.4, 5),
      room('terrace', 0.6, -2, 7.6, 2),
    ],
    doors: [
      across(4.6, 4.8, 0.9, -1),
      along(6, 1.4, 2),
      across(7, 4.8, 1.4),
      along(2.8, 5.6, 0.9, -1),
      along(6, 6.4, 0.9, 1),
      along(9.6, 5, 0.8, 1),
      along(9.6, 3.1, 0.9, 1),
      along(9.6, 7, 0.8, 1),
      across(4, 8.2, 1, -1),
      across(2, 0, 2, -1),
      across(12, 9.2, 2.2),
    ],
    windows: [
      across(6.8, 0, 1.8),
      across(10.4, 0, 1.8),
      along(0, 1.6, 1.8),
      along(0, 5.8, 1.4),
      across(0.7, 8.2, 1.4),
      across(7, 8.2, 1.6),
      along(13, 1.2, 1.6),
    ],
  },
  shop: {
    rooms: [
      room('sales', 0, 2.8, 9, 6),
      room('office', 0, 0, 3.4, 2.8),
      room('store', 3.4, 0, 3.4, 2.8),
      room('wc', 6.8, 0, 2.2, 2.8),
    ],
    doors: [across(1.4, 2.8, 0.9, -1), across(4.6, 2.8, 0.9, -1), across(7.4, 2.8, 0.8, -1), across(4, 8.8, 1.4, -1)],
    windows: [across(0.5, 8.8, 2.8), across(5.8, 8.8, 2.7), across(0.8, 0, 1.6), along(0, 4.6, 2)],
  },
  loft: {
    rooms: [
      room('living', 0, 0, 8, 6.4),
      room('kitchen', 8, 0, 3.8, 3.6),
      room('bedroom', 8, 3.6, 3.8, 4.6),
      room('bath', 5.2, 6.4, 2.8, 1.8),
      room('hall', 0, 6.4, 5.2, 1.8),
    ],
    doors: [
      along(8, 0.8, 2),
      along(8, 4.6, 0.9, 1),
      across(3.6, 6.4, 1.4),
      across(6, 6.4, 0.8, 1),
      across(1, 8.2, 0.9, -1),
      along(8, 6.9, 0.8, 1),
    ],
    windows: [
      across(0.6, 0, 2),
      across(3, 0, 2),
      across(5.4, 0, 2),
      across(8.7, 0, 2.2),
      along(0, 1.4, 2),
      along(0, 4, 1.8),
      along(11.8, 4.8, 2),
    ],
  },
};

const words: Record<Space, Record<PlanLanguage, string>> = {
  living: { fr: 'Salon', de: 'Wohnen', ro: 'Living', en: 'Living' },
  kitchen: { fr: 'Cuisine', de: 'Küche', ro: 'Bucătărie', en: 'Kitchen' },
  dining: { fr: 'Salle à manger', de: 'Essen', ro: 'Sufragerie', en: 'Dining' },
  bedroom: { fr: 'Chambre', de: 'Schlafen', ro: 'Dormitor', en: 'Bedroom' },
  child: { fr: 'Chambre 2', de: 'Zimmer', ro: 'Cameră', en: 'Bedroom 2' },
  bath: { fr: 'Bain', de: 'Bad', ro: 'Baie', en: 'Bath' },
  wc: { fr: 'WC', de: 'WC', ro: 'WC', en: 'WC' },
  hall: { fr: 'Entrée', de: 'Flur', ro: 'Hol', en: 'Hall' },
  office: { fr: 'Bureau', de: 'Büro', ro: 'Birou', en: 'Study' },
  store: { fr: 'Rangement', de: 'Abstellraum', ro: 'Depozit', en: 'Store' },
  balcony: { fr: 'Balcon', de: 'Balkon', ro: 'Balcon', en: 'Balcony' },
  terrace: { fr: 'Terrasse', de: 'Terrasse', ro: 'Terasă', en: 'Terrace' },
  sales: { fr: 'Aire de vente', de: 'Verkaufsraum', ro: 'Spațiu comercial', en: 'Shop floor' },
  garage: { fr: 'Garage', de: 'Garage', ro: 'Garaj', en: 'Garage' },
};

export const spaceName = (kind: Space, language: PlanLanguage): string => words[kind][language];
/** Rooms that do not count as living area. */
export const isOutside = (kind: Space): boolean => kind === 'balcony' || kind === 'terrace' || kind === 'garage';
/** Romanian and French Canadian plans, like German ones, write a comma. */
export function squareMetres(value: number, language: PlanLanguage): string {
  const text = value.toFixed(1);
  return `${language === 'en' ? text : text.replace('.', ',')} m²`;
}
