import { keepsSpace } from './layout.ts';
import type { Element, OutlineEvent, TransferEvent } from './types.ts';
import { namespaceOf } from './versions.ts';

/** The attributes of `<uebertragung>`, by OpenImmo's own names. What is undefined is not written. */
export interface TransferHeader {
  art: 'ONLINE' | 'OFFLINE';
  /** VOLL says that the file holds the whole stock: the receiver removes what is not in it. */
  umfang: 'VOLL' | 'TEIL';
  modus?: 'NEW' | 'CHANGE' | 'DELETE';
  version: string;
  sendersoftware: string;
  senderversion: string;
  /** Where the receiver sends the report of its import. */
  techn_email?: string;
  regi_id?: string;
  /** ISO 8601 with a zone: receivers put the files of a sender in order by it. */
  timestamp?: string;
}

/** One `<anbieter>`: `fields` stand before the objects, `after` behind them. */
export interface ProviderToWrite {
  fields: Iterable<Element>;
  objects: AsyncIterable<Element> | Iterable<Element>;
  after?: Iterable<Element>;
}

/** `fields` are the `user_defined_*` of the whole transfer; they come last. */
export interface TransferToWrite {
  header: TransferHeader | Record<string, string | undefined>;
  providers: AsyncIterable<ProviderToWrite> | Iterable<ProviderToWrite>;
  fields?: Iterable<Element>;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/**
 * Writes a transfer, a chunk an object; memory does not grow with the number of objects. The chunks are to be encoded
 * as UTF-8. Versions before 1.2.1 get their namespace. Everything is escaped; what `writeElement` leaves out is left
 * out here too. Errors of the sources pass through: what was written until then is not a whole file.
 */
export async function* writeTransfer({ header, providers, fields = [] }: TransferToWrite): AsyncGenerator<string> {
  const attributes = Object.fromEntries(Object.entries(header).filter(hasValue));
  yield DECLARATION + startOfRoot({ name: 'openimmo', attributes: {}, children: [] }, attributes);
  yield line({ name: 'uebertragung', attributes, children: [] }, 1);
  for await (const provider of providers) yield* writeProvider(provider);
  for (const field of fields) yield line(field, 1);
  yield '</openimmo>\n';
}

async function* writeProvider({ fields, objects, after = [] }: ProviderToWrite): AsyncGenerator<string> {
  yield '  <anbieter>\n';
  for (const field of ownNames(fields)) yield line(field, 2);
  for await (const object of objects) yield line(withOwnNames(object), 2);
  for (const field of after) yield line(field, 2);
  yield '  </anbieter>\n';
}

/** Numbers that came under the names of ImmoXML are those of OpenImmo; one that is there under both names stays once. */
const OWN_NAMES = new Map([
  ['immoxml_anid', 'openimmo_anid'],
  ['immoxml_obid', 'openimmo_obid'],
]);

function ownNames<Child extends Element | string>(children: Iterable<Child>): (Child | Element)[] {
  const list = [...children];
  const names = new Set(list.map((child) => (typeof child === 'string' ? '' : child.name.toLowerCase())));
  return list.flatMap((child): (Child | Element)[] => {
    if (typeof child === 'string') return [child];
    const name = OWN_NAMES.get(child.name.toLowerCase());
    if (name === undefined) return [child];
    return names.has(name) ? [] : [{ ...(child as Element), name }];
  });
}

function withOwnNames(object: Element): Element {
  const children = object.children.map((child) =>
    typeof child !== 'string' && child.name.toLowerCase() === 'verwaltung_techn'
      ? { ...child, children: ownNames(child.children) }
      : child,
  );
  return { ...object, children: ownNames(children) };
}

/**
 * Writes what `readWhole` read, as a stream: read again it is an equal tree (local names, attributes, text; not
 * comments, CDATA or prefixes). Only an element around objects or providers that OpenImmo does not know is lost.
 *
 * @param change may give another element, or null to leave it out; asked for every object and every field of the
 *   transfer and its providers
 */
export async function* rewriteTransfer(
  events: AsyncIterable<TransferEvent | OutlineEvent> | Iterable<TransferEvent | OutlineEvent>,
  change: (element: Element) => Element | null = (element) => element,
): AsyncGenerator<string> {
  const outline = new Outline();
  for await (const event of events) {
    const text = outline.textOf(event, change);
    if (text !== '') yield text;
  }
}

class Outline {
  private root: Element | null = null;
  private isRootWritten = false;
  private provider: { name: string; index: number } | null = null;

  textOf(event: TransferEvent | OutlineEvent, change: (element: Element) => Element | null): string {
    if (event.type === 'root') {
      this.root = event.element;
      return DECLARATION;
    }
    if (event.type === 'open-provider') return this.openProvider(event.providerIndex, event.element);
    if (event.type === 'field' || event.type === 'object') return this.child(change(event.element));
    if (event.type === 'provider') return this.closeProvider(event.provider.index);
    return event.type === 'end' ? this.end() : '';
  }

  private openProvider(index: number, element: Element): string {
    this.provider = { name: element.name, index };
    return `${this.startOfRoot({})}  <${element.name}${attributesOf(element)}>\n`;
  }

  private child(element: Element | null): string {
    if (element === null) return '';
    const isHeader = element.name.toLowerCase() === 'uebertragung';
    return this.startOfRoot(isHeader ? element.attributes : {}) + line(element, this.provider === null ? 1 : 2);
  }

  /** Held back until the header is seen, because the version decides about the namespace. */
  private startOfRoot(header: Record<string, string>): string {
    if (this.isRootWritten || this.root === null) return '';
    this.isRootWritten = true;
    return startOfRoot(this.root, header);
  }

  /** Objects outside of any provider count as one of their own, which was never opened. */
  private closeProvider(index: number): string {
    if (this.provider?.index !== index) return '';
    const { name } = this.provider;
    this.provider = null;
    return `  </${name}>\n`;
  }

  private end(): string {
    return this.root === null ? '' : `${this.startOfRoot({})}</${this.root.name}>\n`;
  }
}

function startOfRoot(root: Element, header: Record<string, string>): string {
  const namespace = namespaceOf(header.version ?? '');
  const declared = namespace === '' ? '' : ` xmlns="${namespace}"`;
  return `<${root.name}${declared}${attributesOf(root)}>\n`;
}

function hasValue(entry: [string, string | undefined]): entry is [string, string] {
  return entry[1] !== undefined;
}

/** An element on lines of its own. */
function line(element: Element, level: number): string {
  const text = elementAt(element, level);
  return text === '' ? '' : `${'  '.repeat(level)}${text}\n`;
}

/**
 * Writes one element with everything inside, indented where the reader drops white space. Characters that XML 1.0
 * forbids are left out. An element or attribute whose name is none is left out as well, so that one odd name of a
 * sender does not stop an export; for an element of that kind the result is empty.
 */
export function writeElement(element: Element): string {
  return elementAt(element, 0);
}

/** @param level of the element, or null where white space would become part of a text */
function elementAt(element: Element, level: number | null): string {
  if (!isName(element.name)) return '';
  const start = `${element.name}${attributesOf(element)}`;
  const children = element.children.filter((child) => typeof child === 'string' || isName(child.name));
  if (children.length === 0) return `<${start}/>`;
  const isIndented =
    level !== null && !keepsSpace(element.name) && !children.some((child) => typeof child === 'string');
  const inner = isIndented ? level + 1 : null;
  const parts = children.map((child) => (typeof child === 'string' ? escapeText(child) : elementAt(child, inner)));
  if (inner === null) return `<${start}>${parts.join('')}</${element.name}>`;
  const indent = `\n${'  '.repeat(inner)}`;
  return `<${start}>${indent}${parts.join(indent)}\n${'  '.repeat(inner - 1)}</${element.name}>`;
}

function attributesOf(element: Element): string {
  let text = '';
  for (const [name, value] of Object.entries(element.attributes)) {
    if (isName(name) && !isNamespace(name)) text += ` ${name}="${escapeAttribute(value)}"`;
  }
  return text;
}

/** Names of XML 1.0 (productions NameStartChar and NameChar), without a colon: the tree knows local names only. */
const NAME_START =
  'A-Za-z_\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f' +
  '\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}';
const NAME_MORE = `${NAME_START}\\-.0-9\\u00b7\\u0300-\\u036f\\u203f\\u2040`;
const NAME = new RegExp(`^[${NAME_START}][${NAME_MORE}]*$`, 'u');
const PLAIN_NAME = /^[A-Za-z_][\w\-.]*$/;

function isName(name: string): boolean {
  return PLAIN_NAME.test(name) || NAME.test(name);
}

/** Would declare a namespace for the elements inside. */
function isNamespace(name: string): boolean {
  return name === 'xmlns';
}

/** With `u` a surrogate without its partner is a character of its own, and so it is one of these. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Line breaks that a parser would change into others, or in attributes into spaces. */
const IN_TEXT = /[&<>\r]/g;
const IN_ATTRIBUTE = /[&<>"\t\n\r]/g;

const REFERENCES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

function escapeText(text: string): string {
  return text.replace(FORBIDDEN, '').replace(IN_TEXT, reference);
}

function escapeAttribute(text: string): string {
  return text.replace(FORBIDDEN, '').replace(IN_ATTRIBUTE, reference);
}

function reference(character: string): string {
  return REFERENCES[character] ?? character;
}
