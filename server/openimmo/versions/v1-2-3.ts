import { COUNT, parseNumber, parseYesNo } from '../numbers.ts';
import { attributeOf } from '../section.ts';
import type { Element } from '../types.ts';
import { defineStep, type Loss, type Move, moveKinds } from './step.ts';
import {
  childrenOf,
  childText,
  elementOf,
  placesAt,
  removeAttribute,
  removeChild,
  setAttribute,
  wordOf,
} from './tree.ts';

const same = (words: string[]): Record<string, string> => Object.fromEntries(words.map((word) => [word, word]));

const CARE: Move = {
  from: 'haus@haustyp',
  to: 'zinshaus_renditeobjekt@zins_typ',
  words: same(['PFLEGEHEIM', 'SANATORIUM', 'SENIORENHEIM', 'BETREUTES-WOHNEN']),
};
const HOSPITAL: Move = { from: 'haus@haustyp', to: 'sonstige@sonstige_typ', words: same(['KRANKENHAUS']) };

const SOLD = new Set(['VERKAUFT', 'VERMIETET']);

export const V1_2_3 = defineStep({
  version: '1.2.3',
  before: '1.2.2',
  elements: [
    'kontaktperson/email_feedback',
    'preise/courtage_hinweis',
    'preise/nettorendite_soll',
    'preise/nettorendite_ist',
    'ausstattung/energietyp',
    'ausstattung/bibliothek',
    'ausstattung/dachboden',
    'ausstattung/gaestewc',
    'ausstattung/kabelkanaele',
    'ausstattung/seniorengerecht',
    'zustand_angaben/letztemodernisierung',
    'zustand_angaben/verkaufstatus',
    'freitexte/user_defined_extend',
    'anhaenge/user_defined_extend',
  ],
  attributes: {
    'ausstattung/bad': ['BIDET', 'PISSOIR'],
    'ausstattung/kueche': ['PANTRY'],
    'ausstattung/boden': ['MARMOR', 'TERRAKOTTA'],
    'ausstattung/befeuerung': ['PELLET'],
    'ausstattung/dachform': ['FLACHDACH', 'PYRAMIDENDACH'],
  },
  words: {
    'objektkategorie/objektart/haus@haustyp': {
      APARTMENTHAUS: 'KEINE_ANGABE',
      BURG: 'KEINE_ANGABE',
      HERRENHAUS: 'KEINE_ANGABE',
      FINCA: 'KEINE_ANGABE',
      RUSTICO: 'KEINE_ANGABE',
    },
    'objektkategorie/objektart/wohnung@wohnungtyp': {
      APARTMENT: 'KEINE_ANGABE',
      FERIENWOHNUNG: 'KEINE_ANGABE',
      GALERIE: 'KEINE_ANGABE',
    },
  },
  up(root) {
    moveKinds(root, CARE);
    moveKinds(root, HOSPITAL);
  },
  down(root, loss) {
    moveKinds(root, { from: CARE.to, to: CARE.from, words: CARE.words });
    moveKinds(root, { from: HOSPITAL.to, to: HOSPITAL.from, words: HOSPITAL.words });
    parkingToOther(root, loss);
    splitDirections(root);
    addUpBalconies(root);
    for (const place of placesAt(root, 'zustand_angaben/verkaufstatus')) {
      if (SOLD.has(wordOf(place.element, 'stand') ?? '')) loss.refuseSold(place);
    }
  },
});

/** `<parken>` is new. Of its kinds the older versions know garages and spaces only. */
function parkingToOther(root: Element, loss: Loss): void {
  for (const { element, path } of placesAt(root, 'objektkategorie/objektart/parken')) {
    const word = wordOf(element, 'parken_typ') ?? 'STELLPLATZ';
    const general = word.includes('GARAGE') ? 'GARAGEN' : 'PARKFLACHE';
    element.name = 'sonstige';
    setAttribute(element, 'parken_typ', general, 'sonstige_typ');
    if (word === 'STELLPLATZ') continue;
    loss.say(`${path}@parken_typ`, `OpenImmo 1.2.2 has no "${word}". It became "${general}".`);
  }
}

const DIRECTIONS: Record<string, [string, string]> = {
  NORDOST: ['NORD', 'OST'],
  NORDWEST: ['NORD', 'WEST'],
  SUEDOST: ['SUED', 'OST'],
  SUEDWEST: ['SUED', 'WEST'],
};

/** North-east becomes north and east. */
function splitDirections(root: Element): void {
  for (const { element } of placesAt(root, 'ausstattung/ausricht_balkon_terrasse')) {
    for (const [name, parts] of Object.entries(DIRECTIONS)) {
      const isSet = parseYesNo(attributeOf(element, name) ?? '') === true;
      removeAttribute(element, name);
      if (isSet) for (const part of parts) setAttribute(element, part, 'true');
    }
  }
}

/** Balconies and terraces are one number before, unless the file gives that number itself. */
function addUpBalconies(root: Element): void {
  for (const { element } of placesAt(root, 'flaechen')) {
    const parts = ['anzahl_balkone', 'anzahl_terrassen'].flatMap((name) => childrenOf(element, name));
    const counts = parts.map((part) => countOf(element, part.name)).filter((count) => count !== null);
    const sum = counts.reduce((total, count) => total + count, 0);
    if (counts.length > 0 && childText(element, 'anzahl_balkon_terrassen') === null) {
      for (const empty of childrenOf(element, 'anzahl_balkon_terrassen')) removeChild(element, empty);
      const total = elementOf('anzahl_balkon_terrassen', String(sum));
      element.children = element.children.flatMap((child) => (child === parts[0] ? [total] : [child]));
    }
    for (const part of parts) removeChild(element, part);
  }
}

function countOf(areas: Element, name: string): number | null {
  const text = childText(areas, name);
  const parsed = text === null ? null : parseNumber(text, COUNT);
  return parsed?.kind === 'NUMBER' ? Number(parsed.value) : null;
}
