import { parseYesNo } from '../numbers.ts';
import type { Report } from '../report.ts';
import { attributeOf } from '../section.ts';
import { quoted } from '../text.ts';
import type { Element } from '../types.ts';
import {
  isMeant,
  type Place,
  placesAnywhere,
  placesAt,
  removeAttribute,
  removeChild,
  saysAnything,
  setAttribute,
  wordOf,
} from './tree.ts';

/** What one version changed, as data. Paths start inside `<immobilie>`, or inside `<anbieter>`. */
export interface StepRules<V extends string> {
  version: V;
  /** The version before it, which is what going down leads to. */
  before: string;
  /** Elements that are new. Two stars in front of a name stand for any depth. */
  elements?: readonly string[];
  /** Attributes that are new, by the path of their element. */
  attributes?: Record<string, readonly string[]>;
  /** By `path@attribute`: new words, and the more general one to write instead; null where there is none. */
  words?: Record<string, Record<string, string | null>>;
  /** Attributes of `<uebertragung>` that are new. */
  header?: readonly string[];
  /** Names and places that changed. What has no new place stays where it is. */
  up?(root: Element, report: Report): void;
  /** The way back; runs before the rest of what is new is taken away. */
  down?(root: Element, loss: Loss): void;
}

export interface VersionStep<V extends string = string> {
  version: V;
  header: readonly string[];
  /** From the version before to this one; changes the tree. */
  up(root: Element, report: Report): void;
  /** From this version to the one before; changes the tree and reports what is lost. */
  down(root: Element, report: Report): void;
}

export function defineStep<const V extends string>(rules: StepRules<V>): VersionStep<V> {
  return {
    version: rules.version,
    header: rules.header ?? [],
    up: (root, report) => rules.up?.(root, report),
    down: (root, report) => {
      const loss = new Loss(rules, report);
      rules.down?.(root, loss);
      for (const path of rules.elements ?? []) dropElements(root, path, loss);
      for (const [path, names] of Object.entries(rules.attributes ?? {})) dropAttributes(root, path, names, loss);
      for (const [path, words] of Object.entries(rules.words ?? {})) replaceWords(root, path, words, loss);
    },
  };
}

function dropElements(root: Element, path: string, loss: Loss): void {
  const places = path.startsWith('**/') ? placesAnywhere(root, path.slice(3)) : placesAt(root, path);
  for (const place of places) loss.drop(place);
}

function dropAttributes(root: Element, path: string, names: readonly string[], loss: Loss): void {
  for (const place of placesAt(root, path)) {
    for (const name of names) loss.dropAttribute(place, name);
  }
}

function replaceWords(root: Element, path: string, words: Record<string, string | null>, loss: Loss): void {
  const [elements = '', attribute = ''] = path.split('@');
  for (const place of placesAt(root, elements)) {
    const general = words[wordOf(place.element, attribute) ?? ''];
    if (general === null) loss.dropAttribute(place, attribute);
    else if (general !== undefined) loss.replaceWord(place, attribute, general);
  }
}

/** Takes away what an older version does not have, and says so where it held something. */
export class Loss {
  private readonly before: string;
  private readonly hint: string;
  private readonly report: Report;

  constructor({ version, before }: { version: string; before: string }, report: Report) {
    this.before = before;
    this.hint = `Write OpenImmo ${version} or a newer version to keep it.`;
    this.report = report;
  }

  drop({ element, parent, path }: Place): void {
    removeChild(parent, element);
    if (saysAnything(element)) this.say(path, `OpenImmo ${this.before} has no <${element.name}>. It was left out.`);
  }

  dropAttribute({ element, path }: Place, name: string): void {
    const value = attributeOf(element, name);
    removeAttribute(element, name);
    if (value === null || !isMeant(value)) return;
    const what = parseYesNo(value) === true ? name : `${name}=${quoted(value)}`;
    this.say(`${path}@${name}`, `OpenImmo ${this.before} has no ${what} for <${element.name}>. It was left out.`);
  }

  replaceWord({ element, path }: Place, attribute: string, general: string): void {
    const word = attributeOf(element, attribute) ?? '';
    setAttribute(element, attribute, general);
    const message = `OpenImmo ${this.before} has no ${quoted(word)} for <${element.name}>. It became "${general}".`;
    this.report.note('GENERALISED_FOR_VERSION', `${path}@${attribute}`, message, this.hint);
  }

  say(path: string, message: string): void {
    this.report.warn('NOT_IN_VERSION', path, message, this.hint);
  }

  /** Without its status the object would be on offer again. */
  refuseSold({ path }: Place): void {
    const message = `OpenImmo ${this.before} cannot say that an object is sold. Written so, it would be on offer.`;
    this.report.error('SOLD_NOT_IN_VERSION', path, message, 'Leave the object out, or send a deletion of it.');
  }
}

/** A kind of object that moved to another element of `<objektart>`: `haus@haustyp` to `sonstige@sonstige_typ`. */
export interface Move {
  from: `${string}@${string}`;
  to: `${string}@${string}`;
  words: Record<string, string>;
}

export function moveKinds(root: Element, { from, to, words }: Move): void {
  const [kind = '', attribute = ''] = from.split('@');
  const [newKind = '', newAttribute = ''] = to.split('@');
  for (const { element } of placesAt(root, `objektkategorie/objektart/${kind}`)) {
    const word = words[wordOf(element, attribute) ?? ''];
    if (word === undefined) continue;
    element.name = newKind;
    setAttribute(element, attribute, word, newAttribute);
  }
}

/** Every attachment, of an object or of a provider. */
export function attachments(root: Element): Place[] {
  return [...placesAt(root, 'anhaenge/anhang'), ...placesAt(root, 'anhang')];
}
