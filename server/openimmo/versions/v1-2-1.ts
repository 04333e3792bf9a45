import type { Element } from '../types.ts';
import { defineStep } from './step.ts';
import { childrenOf, childText, elementOf, placesAt, removeChild, textOf, wordOf } from './tree.ts';

/** The namespace went with this version too: see `namespaceOf`. */
export const V1_2_1 = defineStep({
  version: '1.2.1',
  before: '1.2.0',
  elements: [
    'objektkategorie/objektart/objektart_zusatz',
    'zustand_angaben/energiepass/mitwarmwasser',
    'zustand_angaben/energiepass/energieverbrauchkennwert',
    'zustand_angaben/energiepass/endenergiebedarf',
  ],
  words: { 'objektkategorie/objektart/haus@haustyp': { BUNGALOW: null } },
  up(root) {
    for (const { element } of placesAt(root, 'zustand_angaben/energiepass')) nameValues(element);
  },
  down(root) {
    for (const { element } of placesAt(root, 'zustand_angaben/energiepass')) toScale(element);
  },
});

type Kind = 'BEDARF' | 'VERBRAUCH' | null;

function kindOf(pass: Element): Kind {
  const word = (childText(pass, 'art') ?? childText(pass, 'epart'))?.toUpperCase() ?? '';
  if (word.startsWith('BEDARF')) return 'BEDARF';
  return word.startsWith('VERBRAUCH') ? 'VERBRAUCH' : null;
}

/** `<energiebedarf>` is a demand; `<skala type="ZAHL">` is of the pass's own kind, and repeats the demand. */
function nameValues(pass: Element): void {
  const kind = kindOf(pass);
  for (const demand of childrenOf(pass, 'energiebedarf')) moveTo(pass, demand, 'endenergiebedarf');
  const name = kind === 'BEDARF' ? 'endenergiebedarf' : 'energieverbrauchkennwert';
  if (kind === null) return;
  for (const scale of childrenOf(pass, 'skala')) {
    if (wordOf(scale, 'type') === 'ZAHL') moveTo(pass, scale, name);
  }
}

/** Renames a value where it stands. One that is there already wins: the same again goes, another one stays as it is. */
function moveTo(pass: Element, value: Element, name: string): void {
  const present = childText(pass, name);
  const text = textOf(value);
  if (present !== null && text !== null && present !== text) return;
  if (present !== null || text === null) removeChild(pass, value);
  else {
    for (const empty of childrenOf(pass, name)) removeChild(pass, empty);
    value.name = name;
    value.attributes = {};
  }
}

/** The value of the pass's kind becomes `<skala>`; one of the other kind has no place there and goes. */
function toScale(pass: Element): void {
  const demand = childText(pass, 'endenergiebedarf');
  const consumption = childText(pass, 'energieverbrauchkennwert');
  const kind = kindOf(pass) ?? (demand === null ? 'VERBRAUCH' : 'BEDARF');
  const own = kind === 'BEDARF' ? demand : consumption;
  if (own === null) return;
  const name = kind === 'BEDARF' ? 'endenergiebedarf' : 'energieverbrauchkennwert';
  const [first] = childrenOf(pass, name);
  const scale: Element = { name: 'skala', attributes: { type: 'ZAHL' }, children: [own] };
  const values = kind === 'BEDARF' ? [scale, elementOf('energiebedarf', own)] : [scale];
  pass.children = pass.children.flatMap((child) => (child === first ? values : [child]));
}
