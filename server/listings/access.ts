import {
  type Actor,
  isAdmin,
  isAuthenticated,
  isMember,
  isStaff,
  keyAgency,
  nothing,
  ofResponsible,
  publicAgency,
} from '../accounts/index.ts';
import { dayIn, type Prisma } from '../platform/index.ts';

/**
 * What a page on the open web shows: on the market, not withdrawn, and its last day not over.
 * @param today `YYYY-MM-DD` at the agency's.
 */
const onTheMarket = (today: string): Prisma.ListingWhereInput => ({
  withdrawnAt: null,
  standardStatus: { in: ['ACTIVE', 'PENDING'] },
  OR: [{ expirationDate: null }, { expirationDate: { gte: new Date(today) } }],
});

/** The last day on the market, which still belongs to it, is over. @param today `YYYY-MM-DD` at the agency's. */
export const isExpired = (expirationDate: Date | null, today: string): boolean =>
  expirationDate !== null && expirationDate < new Date(today);

/** The listings of a member of staff: an executive's agency's, and those where they are a broker. */
export const ofBrokers = (actor: Actor) =>
  actor.kind === 'person' ? ofResponsible(actor, (personId) => ({ brokers: { some: { personId } } })) : nothing;

export const listingAccess = {
  /** Anybody who presented something: the rows are decided by `visible`. */
  list: isAuthenticated,

  /**
   * Which listings the actor sees: agents those where they are a broker, executives the agency's, admins all;
   * a secret key its agency's, a publishable key what its agency has on the market now.
   */
  visible(actor: Actor, now: Date): Prisma.ListingWhereInput {
    if (isAdmin(actor)) return { withdrawnAt: null };
    const shown = publicAgency(actor);
    if (shown) return { ...onTheMarket(todayOf(actor, now)), agencyId: shown };
    const own = keyAgency(actor, 'LISTINGS_READ');
    if (own) return { agencyId: own, withdrawnAt: null };
    return { withdrawnAt: null, ...ofBrokers(actor) };
  },

  /** Staff and keys that may edit listings at all; which ones is decided by `editable`. */
  edit: (actor: Actor): boolean => isStaff(actor) || keyAgency(actor, 'LISTINGS_WRITE') !== undefined,

  /**
   * Which listings the actor may edit: brokers theirs while they are with the agency, executives the agency's, a secret
   * key its agency's. Being an admin edits nothing: what an agency says of a property is the agency's.
   */
  editable(actor: Actor): Prisma.ListingWhereInput {
    const agencyId = keyAgency(actor, 'LISTINGS_WRITE');
    if (agencyId) return { agencyId, withdrawnAt: null };
    return { withdrawnAt: null, ...ofBrokers(actor) };
  },

  /** Staff: the only ones among whom some see overrides. */
  mayKnowOverrides: (actor: Actor): boolean => isStaff(actor) || isAdmin(actor),

  /** What was edited here and what the origin says instead: the agency's people, and admins. */
  seesOverrides: (actor: Actor, listing: { agencyId: string }): boolean =>
    isAdmin(actor) || isMember(actor, listing.agencyId),
};

const todayOf = (actor: Actor, now: Date): string => dayIn((actor.kind === 'key' && actor.timeZone) || 'UTC', now);

const reached = new WeakMap<object, Set<string>>();

/**
 * Notes that an answer came to a listing by a way of its own, such as the token of an offer link: what is then asked
 * of it may need another look-up, by a reader who could not have found it.
 * @param request the context, one for each request.
 */
export function reachListing<Row extends { id: string }>(request: object, listing: Row): Row {
  reached.set(request, (reached.get(request) ?? new Set()).add(listing.id));
  return listing;
}

export const isReached = (request: object, id: string): boolean => reached.get(request)?.has(id) ?? false;
