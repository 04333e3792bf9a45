/** The offers a board knows, which of them it shows, and which wait. Pure: every step gives a new state. */
import type { Offer, OfferFilter } from './documents.ts';

export interface Board {
  /** By id; the newest version that was seen. */
  readonly known: ReadonlyMap<string, Offer>;
  /** Newest first. What is shown stays where it is until the next snapshot. */
  readonly shown: readonly string[];
  /** Arrived while somebody was reading or pressing. */
  readonly waiting: readonly string[];
  /** Whether there are older ones that were not loaded. */
  readonly more: boolean;
}

export const EMPTY_BOARD: Board = { known: new Map(), shown: [], waiting: [], more: false };

export function matches(offer: Offer, filter: OfferFilter): boolean {
  // Who looks for one offer is not shown those that come in.
  if (filter.reference) return false;
  if (filter.listing && offer.listing.id !== filter.listing) return false;
  if (filter.status?.length && !filter.status.includes(offer.status)) return false;
  return !filter.financing?.length || filter.financing.includes(offer.financing);
}

function newestFirst(known: ReadonlyMap<string, Offer>, ids: Iterable<string>): string[] {
  const when = (id: string) => known.get(id)?.createdAt ?? '';
  return [...ids].sort((a, b) => when(b).localeCompare(when(a)) || b.localeCompare(a));
}

function newer(known: ReadonlyMap<string, Offer>, offers: readonly Offer[]): Map<string, Offer> {
  const next = new Map(known);
  for (const offer of offers) if (offer.version >= (next.get(offer.id)?.version ?? -1)) next.set(offer.id, offer);
  return next;
}

/** A snapshot replaces what is shown; what an event told in the meantime and is newer stays. */
export function loadSnapshot(board: Board, offers: readonly Offer[], more: boolean, filter: OfferFilter): Board {
  const known = newer(board.known, offers);
  const ids = new Set(offers.map((offer) => offer.id));
  const oldest = offers.at(-1)?.createdAt ?? '';
  for (const [id, offer] of known)
    if (!ids.has(id) && matches(offer, filter) && (!more || offer.createdAt >= oldest) && isRecent(board, id))
      ids.add(id);
  return { known, shown: newestFirst(known, ids), waiting: [], more };
}

/** Told by an event but not in the snapshot: it was made in between. */
function isRecent(board: Board, id: string): boolean {
  return board.waiting.includes(id) || board.shown[0] === id;
}

export function loadPage(board: Board, offers: readonly Offer[], more: boolean): Board {
  const known = newer(board.known, offers);
  const waiting = new Set(board.waiting);
  const ids = new Set([...board.shown, ...offers.map((offer) => offer.id).filter((id) => !waiting.has(id))]);
  return { ...board, known, shown: newestFirst(known, ids), more };
}

export interface Applied {
  board: Board;
  /** `new` is a row that was not there, `changed` one that was, `stale` an older version than ours. */
  what: 'new' | 'changed' | 'stale' | 'elsewhere';
}

/** One event. `hold` keeps a new offer out of the list until somebody asks for it. */
export function applyOffer(board: Board, offer: Offer, filter: OfferFilter, hold: boolean): Applied {
  const before = board.known.get(offer.id);
  if (before && offer.version <= before.version) return { board, what: 'stale' };
  const known = newer(board.known, [offer]);
  if (board.shown.includes(offer.id) || board.waiting.includes(offer.id))
    return { board: { ...board, known }, what: 'changed' };
  const oldest = board.known.get(board.shown.at(-1) ?? '')?.createdAt ?? '';
  const belowTheFold = board.more && offer.createdAt < oldest;
  if (!matches(offer, filter) || belowTheFold) return { board: { ...board, known }, what: 'elsewhere' };
  if (hold) return { board: { ...board, known, waiting: [offer.id, ...board.waiting] }, what: 'new' };
  return { board: { ...board, known, shown: newestFirst(known, [...board.shown, offer.id]) }, what: 'new' };
}

export function showWaiting(board: Board): Board {
  return { ...board, shown: newestFirst(board.known, new Set([...board.shown, ...board.waiting])), waiting: [] };
}
