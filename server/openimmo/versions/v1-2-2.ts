import type { Element } from '../types.ts';
import { defineStep, type Loss } from './step.ts';
import { childText, type Place, placesAt } from './tree.ts';

export const V1_2_2 = defineStep({
  version: '1.2.2',
  before: '1.2.1',
  header: ['timestamp'],
  elements: [
    'preise/provisionspflichtig',
    'versteigerung',
    'ausstattung/ausstatt_kategorie',
    'ausstattung/dachform',
    'ausstattung/bauweise',
    'ausstattung/ausbaustufe',
  ],
  attributes: {
    'ausstattung/befeuerung': ['LUFTWP'],
    'ausstattung/boden': ['FERTIGPARKETT', 'LAMINAT', 'LINOLEUM'],
  },
  words: {
    'objektkategorie/objektart/wohnung@wohnungtyp': { KEINE_ANGABE: null },
    'objektkategorie/objektart/haus@haustyp': { KEINE_ANGABE: null },
    'objektkategorie/objektart/buero_praxen@buero_typ': {
      BUEROZENTRUM: 'BUEROFLAECHE',
      LOFT_ATELIER: 'BUEROFLAECHE',
      PRAXISFLAECHE: 'BUEROFLAECHE',
      PRAXISHAUS: 'BUEROFLAECHE',
    },
    'objektkategorie/objektart/einzelhandel@handel_typ': {
      KAUFHAUS: null,
      FACTORY_OUTLET: null,
      KIOSK: null,
      VERKAUFSFLAECHE: null,
      AUSSTELLUNGSFLAECHE: null,
    },
    'objektkategorie/objektart/freizeitimmobilie_gewerblich@freizeit_typ': { FREIZEITANLAGE: null },
    'objektkategorie/objektart/gastgewerbe@gastgew_typ': {
      BAR: null,
      CAFE: null,
      DISCOTHEK: null,
      RESTAURANT: null,
      RAUCHERLOKAL: null,
      EINRAUMLOKAL: null,
    },
    'objektkategorie/objektart/grundstueck@grundst_typ': { GEWERBEPARK: null },
    'objektkategorie/objektart/hallen_lager_prod@hallen_typ': {
      INDUSTRIEHALLE: 'HALLE',
      LAGERFLAECHEN: 'LAGER',
      LAGER_MIT_FREIFLAECHE: 'LAGER',
      SPEDITIONSLAGER: 'LAGER',
      KUEHLHAUS: null,
    },
    'objektkategorie/objektart/land_und_forstwirtschaft@land_typ': { ANWESEN: 'SONSTIGE_LANDWIRTSCHAFTSIMMOBILIEN' },
  },
  up(root) {
    for (const { element } of placesAt(root, 'zustand_angaben/energiepass')) {
      if (childText(element, 'epart') === null) renameKind(element, 'art', 'epart');
    }
  },
  down(root, loss) {
    for (const { element } of placesAt(root, 'zustand_angaben/energiepass')) renameKind(element, 'epart', 'art');
    for (const place of placesAt(root, 'objektkategorie/objektart')) keepOneKind(place, loss);
  },
});

function renameKind(pass: Element, from: string, to: string): void {
  const isNamed = (child: Element | string, name: string): child is Element =>
    typeof child !== 'string' && child.name.toLowerCase() === name;
  if (!pass.children.some((child) => isNamed(child, from))) return;
  pass.children = pass.children.filter((child) => !isNamed(child, to));
  for (const child of pass.children) {
    if (isNamed(child, from)) child.name = to;
  }
}

/** Until 1.2.1 an object may have several types only if they are of one kind; the first one counts. */
function keepOneKind({ element, path }: Place, loss: Loss): void {
  const kinds = element.children.filter(
    (child): child is Element => typeof child !== 'string' && isKind(child.name.toLowerCase()),
  );
  const first = kinds[0]?.name.toLowerCase();
  for (const kind of kinds) {
    if (kind.name.toLowerCase() === first) continue;
    element.children = element.children.filter((child) => child !== kind);
    const message = `OpenImmo 1.2.1 has one kind of object only. <${kind.name}> was left out.`;
    loss.say(`${path}/${kind.name}`, message);
  }
}

function isKind(name: string): boolean {
  return name !== 'objektart_zusatz' && !name.startsWith('user_defined');
}
