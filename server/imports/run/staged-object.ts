import { keepMedia, namesStreet } from '../../listings/index.ts';
import {
  attachmentsOf,
  type Element,
  type Issue,
  identifyObject,
  type MappedMedia,
  type MappedObject,
  mapObject,
  type ObjectIdentity,
} from '../../openimmo/index.ts';
import { type Platform, sha256Hex } from '../../platform/index.ts';
import type { OpenPackage } from '../package/package-reader.ts';

export type KeptFile = Awaited<ReturnType<typeof keepMedia>>;

export type StagedSource =
  | { kind: 'FILE'; path: string }
  | { kind: 'URL'; url: string }
  /** Came inside the XML; with us already. */
  | { kind: 'KEPT'; file: KeptFile; name?: string | null };

export type StagedMedia = Omit<MappedMedia, 'source'> & { source: StagedSource };

/** An object between reading and applying; sealed, because contacts are in it. */
export type StagedObject = Omit<MappedObject, 'listing'> & {
  listing: Omit<MappedObject['listing'], 'media'> & { media: StagedMedia[] };
};

/** An object as it was read, before anybody asked whether it is new. */
export interface ReadObject {
  identity: ObjectIdentity;
  element: Element;
  /** The element as JSON; contents inside it are replaced by `media:<sha256>`. */
  json: string;
  /** SHA-256 of all that makes the listing, the attachments' contents included. */
  hash: string;
  /** The base64 of the files inside it. */
  contents: string[];
}

/** The number a broker knows an object by; the technical key only where there is no other. */
export const numberOf = ({ key, identifiers }: ObjectIdentity): string | null =>
  identifiers.extern ?? identifiers.intern ?? key;

export const stagedContext = (runId: string, position: number): string => `import-item:${runId}:${position}`;

export interface ReadOptions {
  /** What holds where an object does not say whether its address may be shown. */
  addressReleased: boolean;
  /** Whether the file's header says that what names no action is to be deleted. */
  deletes: boolean;
}

/** Counts on when objects are read in another way: then one that is here unchanged is read once more. */
const READING = 2;

/** What is needed to tell whether an object is new. */
export function readObject(element: Element, pack: OpenPackage, options: ReadOptions): ReadObject {
  const attachments = attachmentsOf(element);
  const asReceived = JSON.stringify(element);
  const mayHoldContents = asReceived.length > LARGE || attachments.some(({ source }) => source.kind === 'INLINE');
  const contents = new Map<string, string>();
  const json = mayHoldContents ? JSON.stringify(withReferences(element, contents)) : asReceived;
  const files = attachments.map((attachment) => fileMark(attachment, pack));
  // The same object means something else when the source is set otherwise.
  const salt = `${READING}${options.addressReleased ? ' released' : ''}`;
  const hash = sha256Hex([json, salt, ...files].join('\n'));
  return { identity: identifyObject(element, options), element, json, hash, contents: [...contents.values()] };
}

/** What the sender says of a file's content stands in the element; it speaks for a file that is not sent again. */
function fileMark({ source, md5, etag }: MappedMedia, pack: OpenPackage): string {
  if (source.kind !== 'FILE' || md5 || etag) return '';
  return pack.find(source.path)?.fingerprint ?? 'missing';
}

/** The whole object; what came inside the XML is kept as files. */
export async function toStaged(
  platform: Platform,
  { element, identity, contents }: Pick<ReadObject, 'element' | 'identity' | 'contents'>,
  options: { addressReleased: boolean },
): Promise<{ staged: StagedObject; issues: Issue[] }> {
  // Logos and portraits are no media of the listing, but exports give them back.
  for (const base64 of contents) await keepMedia(platform, Buffer.from(base64, 'base64'));
  const { object, issues } = mapObject(element, { ...options, deletes: identity.action === 'DELETE' });
  const media: StagedMedia[] = [];
  for (const { source, ...rest } of object.listing.media) {
    if (source.kind !== 'INLINE') media.push({ ...rest, source });
    else {
      const file = await keepMedia(platform, Buffer.from(source.base64, 'base64'));
      media.push({ ...rest, source: { kind: 'KEPT', file, name: source.name } });
    }
  }
  const said = namesHiddenStreet(object.listing) ? [...issues, ADDRESS_IN_TEXT] : issues;
  return { staged: { ...object, ...identity, listing: { ...object.listing, media } }, issues: said };
}

/** Texts are shown as they were written. */
function namesHiddenStreet({ addressReleased, streetName, texts }: MappedObject['listing']): boolean {
  if (addressReleased) return false;
  return texts.some((text) => Object.values(text).some((value) => value !== null && namesStreet(value, streetName)));
}

const ADDRESS_IN_TEXT: Issue = {
  severity: 'NOTE',
  code: 'ADDRESS_IN_TEXT',
  path: 'freitexte',
  message: 'The address is not to be shown, but a title or text names the street.',
  hint: 'Take it out of the text, or release the address.',
};

const CONTENTS = /^(anhanginhalt|base64)$/i;
/** Characters of an object from which it may hold a file that is no attachment of the listing, such as a logo. */
const LARGE = 32 * 1024;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** The element without the files inside it, which go into `contents` by what they are referred to with. */
function withReferences({ name, attributes, children }: Element, contents: Map<string, string>): Element {
  const isContents = CONTENTS.test(name);
  const replaced = children.map((child) => {
    if (typeof child !== 'string') return withReferences(child, contents);
    return isContents ? reference(child, contents) : child;
  });
  return { name, attributes, children: replaced };
}

function reference(text: string, contents: Map<string, string>): string {
  const base64 = text.replace(/\s+/g, '');
  if (!BASE64.test(base64)) return text;
  const name = `media:${sha256Hex(Buffer.from(base64, 'base64'))}`;
  contents.set(name, base64);
  return name;
}
