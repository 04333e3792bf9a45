import { insertInOrder } from '../element-order.ts';
import { attributeOf } from '../section.ts';
import type { Element } from '../types.ts';
import { fieldsIntoPass, fieldsOutOfPass, furtherPasses } from './energy-fields.ts';
import { defineStep, type Loss } from './step.ts';
import { childrenOf, elementOf, type Place, placesAt, setAttribute, wordOf } from './tree.ts';

const GERMAN_2014 = ['stromwert', 'waermewert', 'wertklasse', 'baujahr', 'ausstelldatum', 'jahrgang', 'gebaeudeart'];

/** Fuels until 1.2.6. A list of the old ones, because 1.2.7c and d added new ones. */
const OLD_FUELS = new Set(
  'OEL GAS ELEKTRO ALTERNATIV SOLAR ERDWAERME LUFTWP FERN BLOCK WASSER-ELEKTRO PELLET'.split(' '),
);

export const V1_2_7 = defineStep({
  version: '1.2.7',
  before: '1.2.6',
  elements: [
    'kontaktperson/referenz_id',
    'zustand_angaben/energiepass/primaerenergietraeger',
    'zustand_angaben/energiepass/epasstext',
    'zustand_angaben/energiepass/geg2018',
    'freitexte/objekt_text',
  ],
  words: {
    'anhaenge/anhang@gruppe': { 'EPASS-SKALA': null, ANBOBJURL: null },
    'anhang@gruppe': { 'EPASS-SKALA': null, ANBOBJURL: null },
  },
  up(root) {
    fieldsIntoPass(root, GERMAN_2014);
    renameTax(root, 'sonstigemieteust', 'summemieteust');
  },
  down(root, loss) {
    for (const place of furtherPasses(root)) loss.drop(place);
    fieldsOutOfPass(root, GERMAN_2014);
    renameTax(root, 'summemieteust', 'sonstigemieteust');
    for (const place of placesAt(root, 'ausstattung/befeuerung')) dropNewFuels(place, loss);
    if (isReference(root)) markSold(root);
  },
});

function renameTax(root: Element, from: string, to: string): void {
  for (const { element } of placesAt(root, 'preise/summemietenetto')) {
    const value = attributeOf(element, from);
    if (value !== null && attributeOf(element, to) === null) setAttribute(element, from, value, to);
  }
}

function dropNewFuels(place: Place, loss: Loss): void {
  for (const name of Object.keys(place.element.attributes)) {
    if (!OLD_FUELS.has(name.toUpperCase())) loss.dropAttribute(place, name);
  }
}

function isReference(root: Element): boolean {
  return placesAt(root, 'verwaltung_techn/aktion').some(({ element }) => wordOf(element, 'aktionart') === 'REFERENZ');
}

/** A reference would be on offer again without its mark, so it becomes an object that is sold. */
function markSold(root: Element): void {
  for (const { element } of placesAt(root, 'verwaltung_techn/aktion')) setAttribute(element, 'aktionart', 'CHANGE');
  const state = childrenOf(root, 'zustand_angaben')[0] ?? newState(root);
  const status = childrenOf(state, 'verkaufstatus')[0] ?? newStatus(state);
  status.children = [];
  setAttribute(status, 'stand', 'VERKAUFT');
}

function newState(root: Element): Element {
  const state = elementOf('zustand_angaben');
  insertInOrder(root, state);
  return state;
}

function newStatus(state: Element): Element {
  const status = elementOf('verkaufstatus');
  insertInOrder(state, status);
  return status;
}
