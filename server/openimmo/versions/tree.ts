import { parseYesNo } from '../numbers.ts';
import { attributeOf, innerText } from '../section.ts';
import { exactValue } from '../text.ts';
import type { Element } from '../types.ts';

/** Work on a tree that belongs to the conversion alone: these functions change it. Names are compared without case. */

/** An element of the tree and where it stands. */
export interface Place {
  element: Element;
  parent: Element;
  /** As in issues: `anhaenge/anhang[2]`; numbered from 1 where there are several. */
  path: string;
}

export function copyOf(element: Element): Element {
  return {
    name: element.name,
    attributes: { ...element.attributes },
    children: element.children.map((child) => (typeof child === 'string' ? child : copyOf(child))),
  };
}

/** The elements at a path such as `preise/kaufpreis`, below every block of that name. @param path in lower case */
export function placesAt(root: Element, path: string): Place[] {
  const found: Place[] = [];
  collect({ element: root, parent: root, path: '' }, namesOf(path), 0, found);
  return found;
}

/** Plain loops: a conversion asks for some two hundred paths of every object. */
function collect(place: Place, names: readonly string[], depth: number, found: Place[]): void {
  const name = names[depth];
  if (name === undefined) {
    found.push(place);
    return;
  }
  const children = childrenOf(place.element, name);
  const before = place.path === '' ? '' : `${place.path}/`;
  for (const [index, element] of children.entries()) {
    const number = children.length > 1 ? `[${index + 1}]` : '';
    collect({ element, parent: place.element, path: `${before}${element.name}${number}` }, names, depth + 1, found);
  }
}

/** The paths are those of our rules, so there is an end to them. */
const NAMES = new Map<string, readonly string[]>();

function namesOf(path: string): readonly string[] {
  const known = NAMES.get(path);
  if (known !== undefined) return known;
  const names = path.split('/');
  NAMES.set(path, names);
  return names;
}

/** Every element of a name, however deep. */
export function placesAnywhere(root: Element, name: string, path = ''): Place[] {
  const places: Place[] = [];
  for (const child of root.children) {
    if (typeof child === 'string') continue;
    const own = path === '' ? child.name : `${path}/${child.name}`;
    if (isNamed(child, name)) places.push({ element: child, parent: root, path: own });
    else places.push(...placesAnywhere(child, name, own));
  }
  return places;
}

export function childrenOf(parent: Element, name: string): Element[] {
  const found: Element[] = [];
  for (const child of parent.children) {
    if (typeof child !== 'string' && isNamed(child, name)) found.push(child);
  }
  return found;
}

/** @param name in lower case; the length is compared first because nearly all names differ in it */
function isNamed(element: Element, name: string): boolean {
  return element.name === name || (element.name.length === name.length && element.name.toLowerCase() === name);
}

export function removeChild(parent: Element, child: Element): void {
  parent.children = parent.children.filter((other) => other !== child);
}

export function elementOf(name: string, text?: string): Element {
  return { name, attributes: {}, children: text === undefined ? [] : [text] };
}

/** Trimmed, empty -> null. */
export function textOf(element: Element): string | null {
  return exactValue(innerText(element));
}

/** The first text that is not empty among the children of a name. */
export function childText(parent: Element, name: string): string | null {
  for (const child of childrenOf(parent, name)) {
    const text = textOf(child);
    if (text !== null) return text;
  }
  return null;
}

/** Whether an element says more than nothing, no or zero. */
export function saysAnything(element: Element): boolean {
  return (
    Object.values(element.attributes).some(isMeant) ||
    element.children.some((child) => (typeof child === 'string' ? isMeant(child) : saysAnything(child)))
  );
}

/** A flag that says no, and the word for saying nothing, are no loss. */
export function isMeant(text: string): boolean {
  const word = text.trim();
  return word !== '' && word !== 'KEINE_ANGABE' && parseYesNo(word) !== false;
}

/** The attribute's value in upper case: OpenImmo's own words. */
export function wordOf(element: Element, attribute: string): string | null {
  return attributeOf(element, attribute)?.toUpperCase() ?? null;
}

/** Changes name and value of an attribute where it stands, or adds it. */
export function setAttribute(element: Element, name: string, value: string, newName = name): void {
  const key = keyOf(element, name);
  if (key === undefined) {
    element.attributes[newName] = value;
    return;
  }
  const entries = Object.entries(element.attributes);
  element.attributes = Object.fromEntries(entries.map((entry) => (entry[0] === key ? [newName, value] : entry)));
}

export function removeAttribute(element: Element, name: string): void {
  const key = keyOf(element, name);
  if (key !== undefined) delete element.attributes[key];
}

function keyOf(element: Element, name: string): string | undefined {
  if (Object.hasOwn(element.attributes, name)) return name;
  const wanted = name.toLowerCase();
  return Object.keys(element.attributes).find((key) => key.toLowerCase() === wanted);
}
