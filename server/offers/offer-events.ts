import type { Actor } from '../accounts/index.ts';
import { closable, type LoggedEvent, type Platform, type Prisma } from '../platform/index.ts';
import { offerAccess } from './access.ts';
import { type FeedEvent, feedEvent, offerEventTypes, offerFeed } from './offer-feed.ts';

export type OfferChangeKind = 'SUBMITTED' | 'STATUS_CHANGED';
export type ResyncReason = 'UNKNOWN_CURSOR' | 'TOO_OLD' | 'TOO_FAR_BEHIND' | 'TOO_SLOW';

/** What a board hears. */
export type OfferNotice =
  | { type: 'OfferChanged'; cursor: string; kind: OfferChangeKind; offerId: string; shared: FeedEvent }
  | { type: 'Live'; cursor: string }
  | { type: 'Resync'; cursor: string; reason: ResyncReason };

export interface WatchOffers {
  /** The last cursor the board saw. */
  after?: string | null;
  listingId?: string | null;
}

/** How many missed events are replayed; beyond that, loading everything is less work for both. */
export const MAX_REPLAY = 1000;

/**
 * What happens to the offers the actor may see. With a cursor, first everything missed since, or one Resync when that
 * cannot be told; then one Live; then each change as it is committed. Which offers are visible is asked anew each time.
 */
export function watchOffers(platform: Platform, actor: Actor, wish: WatchOffers): AsyncIterableIterator<OfferNotice> {
  const inbox = offerFeed(platform).open();
  return closable(watch(), () => inbox.close());

  async function* watch(): AsyncGenerator<OfferNotice, undefined> {
    try {
      const position = await inbox.ready;
      const missed = await missedSince(platform, actor, wish, position);
      // The feed may lag behind what the board has seen.
      const seen = missed.from && missed.from > position ? missed.from : position;
      if (missed.resync) yield { type: 'Resync', cursor: toCursor(seen), reason: missed.resync };
      for (const event of missed.events) {
        const notice = await noticeOf(platform, actor, wish, feedEvent(event));
        if (notice) yield notice;
      }
      yield { type: 'Live', cursor: toCursor(seen) };
      yield* follow(seen);
    } finally {
      inbox.close();
    }
    return undefined;
  }

  async function* follow(from: bigint): AsyncGenerator<OfferNotice> {
    for (let entry = await inbox.next(); entry; entry = await inbox.next()) {
      if (entry === 'overflow') {
        const cursor = toCursor(offerFeed(platform).position());
        yield { type: 'Resync', cursor, reason: 'TOO_SLOW' };
        yield { type: 'Live', cursor };
      } else if (entry.event.seq > from) {
        const notice = await noticeOf(platform, actor, wish, entry);
        if (notice) yield notice;
      }
    }
  }
}

/** Opaque to clients. */
export const toCursor = (seq: bigint): string => Buffer.from(`e${seq}`).toString('base64url');

function fromCursor(cursor: string): bigint | undefined {
  const digits = /^e(\d{1,18})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1];
  return digits === undefined ? undefined : BigInt(digits);
}

type Missed = { events: LoggedEvent[]; from?: bigint; resync?: ResyncReason };

/** What happened between the cursor and the place where the live feed takes over. */
async function missedSince(platform: Platform, actor: Actor, wish: WatchOffers, until: bigint): Promise<Missed> {
  if (!wish.after) return { events: [] };
  const seq = fromCursor(wish.after);
  if (seq === undefined) return { events: [], resync: 'UNKNOWN_CURSOR' };
  const [latest, oldest] = await Promise.all([platform.events.latest(), platform.events.oldest()]);
  if (seq > latest) return { events: [], resync: 'UNKNOWN_CURSOR' };
  if (seq < oldest - 1n) return { events: [], resync: 'TOO_OLD' };
  const events = await platform.prisma.event.findMany({
    where: {
      seq: { gt: seq, lte: until },
      type: { in: offerEventTypes },
      agencyId: { in: offerAccess.agencies(actor) },
    },
    orderBy: { seq: 'asc' },
    take: MAX_REPLAY + 1,
  });
  if (events.length > MAX_REPLAY) return { events: [], resync: 'TOO_FAR_BEHIND' };
  return { from: seq, events: events.map((event) => ({ ...event, data: event.data as Record<string, unknown> })) };
}

async function noticeOf(
  platform: Platform,
  actor: Actor,
  wish: WatchOffers,
  shared: FeedEvent,
): Promise<OfferNotice | undefined> {
  const { event } = shared;
  if (wish.listingId && event.data.listingId !== wish.listingId) return undefined;
  if (!offerAccess.agencies(actor).includes(event.agencyId ?? '')) return undefined;
  if (!(await isVisible(platform, shared, offerAccess.visible(actor)))) return undefined;
  const kind = event.type === 'offer.submitted' ? 'SUBMITTED' : 'STATUS_CHANGED';
  return { type: 'OfferChanged', cursor: toCursor(event.seq), kind, offerId: event.subjectId, shared };
}

/** Asked once for all watchers of equal access. */
function isVisible(platform: Platform, { event, once }: FeedEvent, visible: Prisma.OfferWhereInput): Promise<boolean> {
  return once(`visible ${JSON.stringify(visible)}`, async () => {
    const where = { AND: [{ id: event.subjectId }, visible] };
    return (await platform.prisma.offer.findFirst({ where, select: { id: true } })) !== null;
  });
}
