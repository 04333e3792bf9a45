import { keepMedia } from '../listings/index.ts';
import type { Element, Issue, MappedMedia, MappedObject } from '../openimmo/index.ts';
import { type Platform, sha256Hex } from '../platform/index.ts';
import type { OpenPackage } from './package-reader.ts';

export type KeptFile = Awaited<ReturnType<typeof keepMedia>>;

export type StagedSource =
  | { kind: 'FILE'; path: string }
  | { kind: 'URL'; url: string }
  /** Came inside the XML; with us already. */
  | { kind: 'KEPT'; file: KeptFile };

export type StagedMedia = Omit<MappedMedia, 'source'> & { source: StagedSource };

/** An object between reading and applying; sealed, because contacts are in it. */
export interface StagedObject {
  object: Omit<MappedObject, 'listing'> & {
    listing: Omit<MappedObject['listing'], 'media'> & { media: StagedMedia[] };
  };
  /** As received; pictures inside it replaced by `media:<sha256>`. */
  element: Element;
  /** Which provider of the file it belongs to, from 0. */
  provider: number;
  /** Whether an error keeps it from being applied. */
  refused: boolean;
}

/** The number a broker knows an object by; the technical key only where there is no other. */
export const numberOf = ({ key, identifiers }: StagedObject['object']): string | null =>
  identifiers.extern ?? identifiers.intern ?? key;

export const stagedContext = (runId: string, position: number): string => `import-item:${runId}:${position}`;

/** Keeps what came inside the XML, so that a staged object is small. */
export async function toStaged(
  platform: Platform,
  mapped: { object: MappedObject; issues: Issue[] },
  element: Element,
  provider: number,
): Promise<StagedObject> {
  const { object } = mapped;
  const media: StagedMedia[] = [];
  for (const { source, ...rest } of object.listing.media) {
    if (source.kind !== 'INLINE') media.push({ ...rest, source });
    else {
      const file = await keepMedia(platform, Buffer.from(source.base64, 'base64'));
      media.push({ ...rest, source: { kind: 'KEPT', file } });
    }
  }
  return {
    object: { ...object, listing: { ...object.listing, media } },
    element: await withoutContents(platform, element),
    provider,
    refused: mapped.issues.some(({ severity }) => severity === 'ERROR'),
  };
}

const CONTENTS = /^(anhanginhalt|base64)$/i;

async function withoutContents(platform: Platform, element: Element): Promise<Element> {
  const children: Element['children'] = [];
  for (const child of element.children) {
    if (typeof child === 'string')
      children.push(CONTENTS.test(element.name) ? await reference(platform, child) : child);
    else children.push(await withoutContents(platform, child));
  }
  return { ...element, children };
}

async function reference(platform: Platform, text: string): Promise<string> {
  const base64 = text.replace(/\s+/g, '');
  if (base64 === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return text;
  const { sha256 } = await keepMedia(platform, Buffer.from(base64, 'base64'));
  return `media:${sha256}`;
}

/** SHA-256 of everything that makes the listing, the attachments' contents included. */
export function hashOf({ object }: StagedObject, pack: OpenPackage): string {
  const { listing, ...rest } = object;
  const media = listing.media.map(({ source, ...entry }) => ({ ...entry, content: contentOf(source, pack) }));
  return sha256Hex(canonical({ ...rest, listing: { ...listing, media } }));
}

function contentOf(source: StagedSource, pack: OpenPackage): string {
  if (source.kind === 'URL') return source.url;
  if (source.kind === 'KEPT') return source.file.sha256 ?? '';
  return pack.find(source.path)?.fingerprint ?? 'missing';
}

/** JSON with its keys in order: equal values, equal text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) =>
    entry && typeof entry === 'object' && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)))
      : entry,
  );
}
