import { insertInOrder } from './element-order.ts';
import { attributeOf, innerText } from './section.ts';
import { exactValue, plainText } from './text.ts';
import type { Element } from './types.ts';
import type { Draft, Field, Target } from './write-types.ts';

/** Fields that OpenImmo 1.2.7 demands (`required` in OpenEstate-IO's classes): emptied, never taken away. */
const DEMANDED = new Set(['plz', 'name', 'objektnr_extern', 'openimmo_obid']);

/** The fields of a listing that are one text or number. */
type Simple = { [K in Field]: Target[K] extends string | number | null ? K : never }[Field];

/**
 * One block of an object, such as `<preise>`, for writing: the counterpart of Section, with the same rules. Names are
 * compared without case, several blocks of one name are one, and a field that stands there several times is the first
 * that is not empty. A block or field that is missing is made where OpenImmo wants it, but only to hold a value.
 */
export class Block {
  private readonly blocks: Element[];
  /** The block for new fields; makes it when there is none. */
  private readonly makeHome: () => Element;

  private constructor(blocks: Element[], makeHome: () => Element) {
    this.blocks = blocks;
    this.makeHome = makeHome;
  }

  /** The block `name` of an object. */
  static in(root: Element, name: string): Block {
    const blocks = childrenOf(root, name);
    return new Block(blocks, () => blocks[0] ?? insertNew(root, name));
  }

  /** One element as a block. */
  static of(element: Element): Block {
    return new Block([element], () => element);
  }

  /** `<verwaltung_techn>`; senders also put its fields directly under the object, where the reader looks second. */
  static technical(root: Element): Block {
    const blocks = childrenOf(root, 'verwaltung_techn');
    return new Block(
      [...blocks, root],
      () => childrenOf(root, 'verwaltung_techn')[0] ?? insertNew(root, 'verwaltung_techn'),
    );
  }

  /** The elements that are this block. */
  elements(): readonly Element[] {
    return this.blocks;
  }

  all(name: string): Element[] {
    return this.blocks.flatMap((block) => childrenOf(block, name));
  }

  /** Puts a new element where OpenImmo wants it. */
  add(element: Element): Element {
    const home = this.makeHome();
    if (!this.blocks.includes(home)) this.blocks.unshift(home);
    insertInOrder(home, element);
    return element;
  }

  /** The element that a value of `name` belongs into. */
  private place(name: string): Element {
    const all = this.all(name);
    const filled = all.find((element) => exactValue(innerText(element)) !== null);
    return filled ?? all[0] ?? this.add({ name, attributes: {}, children: [] });
  }

  /** A value for machines; null takes the field away. */
  setExact(name: string, value: string | number | boolean | null): void {
    const text = value === null ? null : exactValue(String(value));
    if (text === null) this.clear(name);
    else this.place(name).children = [text];
  }

  /** A text for people. Readers decode HTML in texts, so an `&` is escaped once more where it would be lost. */
  setText(name: string, value: string | null): void {
    const text = exactValue(value);
    this.setExact(name, text === null || plainText(text) === text ? text : text.replaceAll('&', '&amp;'));
  }

  /** An attribute of the first element that has it; null takes it away from all. */
  setAttribute(name: string, attribute: string, value: string | null): void {
    const all = this.all(name);
    if (value === null) {
      for (const element of all) deleteAttribute(element, attribute);
      return;
    }
    const carrier = all.find((element) => attributeOf(element, attribute) !== null) ?? all[0];
    setAttribute(carrier ?? this.add({ name, attributes: {}, children: [] }), attribute, value);
  }

  /** A code word, which some senders put into the text instead of the attribute; null takes the element away. */
  setCode(name: string, attribute: string, word: string | null): void {
    if (word === null) {
      this.remove(name);
      return;
    }
    this.setAttribute(name, attribute, word);
    for (const element of this.all(name)) {
      element.children = element.children.filter((child) => typeof child !== 'string');
    }
  }

  /** Takes all elements of the names away. */
  remove(...names: string[]): void {
    for (const block of this.blocks) removeChildren(block, (child) => names.includes(child.name.toLowerCase()));
  }

  /** Takes one element away. */
  drop(element: Element): void {
    for (const block of this.blocks) removeChildren(block, (child) => child === element);
  }

  private clear(name: string): void {
    if (!DEMANDED.has(name)) this.remove(name);
    for (const element of this.all(name)) element.children = [];
  }

  /** Writes those of the fields that are due, each into the element named for it. */
  setDueTexts(draft: Draft, names: Partial<Record<Simple, string>>): void {
    for (const [field, name] of Object.entries(names) as [Simple, string][]) {
      const value = draft.wanted[field];
      if (draft.due.has(field)) this.setText(name, value === null ? null : String(value));
    }
  }
}

function insertNew(parent: Element, name: string): Element {
  const element: Element = { name, attributes: {}, children: [] };
  insertInOrder(parent, element);
  return element;
}

/** Child elements called `name`, compared without case. */
export function childrenOf(parent: Element, name: string): Element[] {
  return parent.children.filter(
    (child): child is Element => typeof child !== 'string' && child.name.toLowerCase() === name,
  );
}

export function removeChildren(parent: Element, isUnwanted: (child: Element) => boolean): void {
  parent.children = parent.children.filter((child) => typeof child === 'string' || !isUnwanted(child));
}

/** Sets an attribute in the spelling that the element has for it. */
export function setAttribute(element: Element, attribute: string, value: string): void {
  element.attributes[keyOf(element, attribute) ?? attribute] = value;
}

export function deleteAttribute(element: Element, attribute: string): void {
  for (let key = keyOf(element, attribute); key !== undefined; key = keyOf(element, attribute)) {
    delete element.attributes[key];
  }
}

function keyOf(element: Element, attribute: string): string | undefined {
  const keys = Object.keys(element.attributes);
  return keys.find((key) => key === attribute) ?? keys.find((key) => key.toLowerCase() === attribute.toLowerCase());
}

export function copyOf(element: Element): Element {
  return {
    name: element.name,
    attributes: { ...element.attributes },
    children: element.children.map((child) => (typeof child === 'string' ? child : copyOf(child))),
  };
}
