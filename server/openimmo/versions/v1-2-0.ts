import { MONTHLY, multiply, parseNumber } from '../numbers.ts';
import type { Element } from '../types.ts';
import { defineStep, type Loss } from './step.ts';
import { type Place, placesAt, removeAttribute, setAttribute, textOf, wordOf } from './tree.ts';

export const V1_2_0 = defineStep({
  version: '1.2.0',
  before: '1.1',
  header: ['senderversion', 'regi_id', 'modus'],
  elements: [
    'lizenzkennung',
    'impressum_strukt',
    'geo/anzahl_etagen',
    'geo/karten_makro',
    'geo/karten_mikro',
    'geo/virtuelletour',
    'geo/luftbildern',
    'preise/heizkosten_enthalten',
    'bieterverfahren',
    'ausstattung/dvbt',
    'ausstattung/breitband_zugang',
    'ausstattung/umts_empfang',
    'ausstattung/abstellraum',
    'ausstattung/fahrradraum',
    'ausstattung/rolladen',
    'zustand_angaben/energiepass',
    'bewertung',
    '**/user_defined_extend',
  ],
  attributes: { 'ausstattung/befeuerung': ['FERN', 'BLOCK', 'WASSER-ELEKTRO'] },
  words: {
    'objektkategorie/objektart/haus@haustyp': {
      KRANKENHAUS: null,
      PFLEGEHEIM: null,
      SANATORIUM: null,
      SENIORENHEIM: null,
      'BETREUTES-WOHNEN': null,
    },
  },
  up(root) {
    for (const { element } of incomes(root)) {
      if (wordOf(element, 'periode') === null) setAttribute(element, 'periode', 'JAHR');
    }
  },
  down(root, loss) {
    for (const place of incomes(root)) makeYearly(place, loss);
  },
});

function incomes(root: Element): Place[] {
  return [...placesAt(root, 'preise/mieteinnahmen_ist'), ...placesAt(root, 'preise/mieteinnahmen_soll')];
}

const TIMES_A_YEAR = new Map([
  ['MONAT', 12],
  ['WOCHE', 52],
  ['TAG', 365],
]);

/** Version 1.1 knows sums per year only. A sum that is no number would be wrong there, so it goes. */
function makeYearly(place: Place, loss: Loss): void {
  const { element } = place;
  const times = TIMES_A_YEAR.get(wordOf(element, 'periode') ?? '');
  removeAttribute(element, 'periode');
  const text = textOf(element);
  if (times === undefined || text === null) return;
  const parsed = parseNumber(text, MONTHLY);
  if (parsed.kind === 'NUMBER') element.children = [multiply(parsed.value, times)];
  else loss.drop(place);
}
