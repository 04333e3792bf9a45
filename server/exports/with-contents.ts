import type { Element } from '../openimmo/index.ts';

// What came inside the XML is kept as files, and the elements say `media:<sha256>` instead (server/imports/run/staged-object.ts).

const CONTENTS = /^(anhanginhalt|base64)$/i;
const REFERENCE = /^media:([0-9a-f]{64})$/;
const HASH = /^[0-9a-f]{64}$/;

const mayHold = ({ name, children }: Element): boolean =>
  CONTENTS.test(name) || children.some((child) => typeof child !== 'string' && mayHold(child));

/** Most objects hold none, and stay the tree they are. */
const mapContents = (element: Element, change: (text: string) => string): Element =>
  mayHold(element) ? mapped(element, change) : element;

function mapped(element: Element, change: (text: string) => string): Element {
  const isContents = CONTENTS.test(element.name);
  const children = element.children.map((child) => {
    if (typeof child !== 'string') return mapped(child, change);
    return isContents ? change(child) : child;
  });
  return { ...element, children };
}

/** References become bare hashes: those read as base64, and so as attachments with contents. */
export const withHashes = (element: Element): Element =>
  mapContents(element, (text) => REFERENCE.exec(text)?.[1] ?? text);

/** The contents in their places again. @param read null when the file is not here; then its place stays empty. */
export async function withContents(
  element: Element,
  read: (sha256: string) => Promise<string | null>,
): Promise<Element> {
  const hashes = new Set<string>();
  mapContents(element, (text) => {
    if (HASH.test(text)) hashes.add(text);
    return text;
  });
  if (hashes.size === 0) return element;
  const contents = new Map<string, string>();
  for (const hash of hashes) contents.set(hash, (await read(hash)) ?? '');
  return mapContents(element, (text) => contents.get(text) ?? text);
}
