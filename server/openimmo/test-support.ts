import {
  type Issue,
  type MappedListing,
  type MappedObject,
  mapObject,
  readTransfer,
  type TransferEvent,
} from './index.ts';

/** Helpers for the tests of this folder; the library does not use them. */

export const HEADER =
  '<uebertragung art="OFFLINE" umfang="TEIL" version="1.2.7" sendersoftware="t" senderversion="1"/>';

/** A file around the inside of one or more objects. */
export function fileOf(...objects: string[]): string {
  const inside = objects.map((object) => `<immobilie>${object}</immobilie>`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?><openimmo>${HEADER}<anbieter><firma>Muster</firma>${inside}</anbieter></openimmo>`;
}

export const NUMBER = '<verwaltung_techn><objektnr_extern>E1</objektnr_extern></verwaltung_techn>';

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** All events of a file; a text is sent as UTF-8. */
export async function read(
  source: string | Uint8Array,
  pieceSize = Number.POSITIVE_INFINITY,
): Promise<TransferEvent[]> {
  const bytes = typeof source === 'string' ? bytesOf(source) : source;
  const events: TransferEvent[] = [];
  for await (const event of readTransfer(pieces(bytes, pieceSize))) events.push(event);
  return events;
}

export function* pieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.slice(from, Math.min(from + size, bytes.length));
}

export function eventOf<T extends TransferEvent['type']>(
  events: TransferEvent[],
  type: T,
): Extract<TransferEvent, { type: T }> {
  const found = events.find((event): event is Extract<TransferEvent, { type: T }> => event.type === type);
  if (found === undefined) throw new Error(`no ${type} event`);
  return found;
}

/** The mapped objects of a file. */
export async function mapAll(source: string | Uint8Array): Promise<{ object: MappedObject; issues: Issue[] }[]> {
  const events = await read(source);
  return events.filter((event) => event.type === 'object').map((event) => mapObject(event.element));
}

/** Maps one object from the inside of its `<immobilie>`; it gets a number. */
export async function mapOne(
  inside: string,
): Promise<{ object: MappedObject; listing: MappedListing; issues: Issue[]; codes: string[] }> {
  const category =
    '<objektkategorie><vermarktungsart KAUF="1"/><objektart><haus haustyp="EINFAMILIENHAUS"/></objektart></objektkategorie>';
  const own = inside.includes('<objektkategorie>') ? '' : category;
  const number = inside.includes('<verwaltung_techn>') ? '' : NUMBER;
  const [only] = await mapAll(fileOf(own + inside + number));
  if (only === undefined) throw new Error('no object');
  return { ...only, listing: only.object.listing, codes: only.issues.map((issue) => `${issue.code} ${issue.path}`) };
}
