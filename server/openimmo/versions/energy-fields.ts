import { insertInOrder } from '../element-order.ts';
import { attributeOf } from '../section.ts';
import type { Element } from '../types.ts';
import { childrenOf, childText, elementOf, type Place, placesAt, removeChild, textOf } from './tree.ts';

/**
 * Fields of the energy pass that senders wrote as `<user_defined_simplefield feldname="epass_hwbwert">` until the schema
 * had them: the Austrian ones until 1.2.5, those of the German rules of 2014 until 1.2.7.
 */

/** Moves simple fields into the first pass, which is made when there is none. What the pass says itself wins. */
export function fieldsIntoPass(root: Element, names: readonly string[]): void {
  for (const { element: state } of placesAt(root, 'zustand_angaben')) {
    for (const field of childrenOf(state, 'user_defined_simplefield')) {
      const name = fieldName(field);
      if (name === null || !names.includes(name)) continue;
      const text = textOf(field);
      const pass = childrenOf(state, 'energiepass')[0];
      const present = pass === undefined ? null : childText(pass, name);
      if (present !== null && text !== null && present !== text) continue;
      removeChild(state, field);
      if (text !== null && present === null) put(pass ?? newPass(state), name, text);
    }
  }
}

function fieldName(field: Element): string | null {
  return /^epass_([a-z]+)$/.exec(attributeOf(field, 'feldname')?.toLowerCase() ?? '')?.[1] ?? null;
}

function newPass(state: Element): Element {
  const pass = elementOf('energiepass');
  insertInOrder(state, pass);
  return pass;
}

function put(pass: Element, name: string, text: string): void {
  for (const empty of childrenOf(pass, name)) removeChild(pass, empty);
  insertInOrder(pass, elementOf(name, text));
}

/** The way back, from the first pass: older versions have one only. */
export function fieldsOutOfPass(root: Element, names: readonly string[]): void {
  for (const { element: state } of placesAt(root, 'zustand_angaben')) {
    const [pass] = childrenOf(state, 'energiepass');
    if (pass === undefined) continue;
    for (const name of names) moveOut(state, pass, name);
  }
}

function moveOut(state: Element, pass: Element, name: string): void {
  const text = childText(pass, name);
  for (const field of childrenOf(pass, name)) removeChild(pass, field);
  if (text === null) return;
  const attributes = { feldname: `epass_${name}` };
  insertInOrder(state, { name: 'user_defined_simplefield', attributes, children: [text] });
}

/** Every pass but the first of an object. */
export function furtherPasses(root: Element): Place[] {
  return placesAt(root, 'zustand_angaben/energiepass').slice(1);
}
