import {
  type Actor,
  executiveAgencies,
  isAdmin,
  isAuthenticated,
  isKey,
  isMember,
  keyAgency,
  nothing,
  publicAgency,
} from '../accounts/index.ts';
import type { Prisma } from '../platform/index.ts';

/** What a page on the open web shows: on the market, not withdrawn. */
const onTheMarket: Prisma.ListingWhereInput = { withdrawnAt: null, standardStatus: { in: ['ACTIVE', 'PENDING'] } };

export const listingAccess = {
  /** Anybody who presented something: the rows are decided by `visible`. */
  list: isAuthenticated,

  /**
   * Which listings the actor sees: agents those where they are a broker, executives the agency's, admins all;
   * a secret key its agency's, a publishable key what its agency has on the market.
   */
  visible(actor: Actor): Prisma.ListingWhereInput {
    if (isAdmin(actor)) return { withdrawnAt: null };
    const shown = publicAgency(actor);
    if (shown) return { ...onTheMarket, agencyId: shown };
    const own = keyAgency(actor, 'LISTINGS_READ');
    if (own) return { agencyId: own, withdrawnAt: null };
    if (actor.kind !== 'person') return nothing;
    return {
      withdrawnAt: null,
      OR: [{ agencyId: { in: executiveAgencies(actor) } }, { brokers: { some: { personId: actor.id } } }],
    };
  },

  /** The exact address of a listing that does not release it: the agency's own people and keys, and admins. */
  seesAddress: (actor: Actor, listing: { agencyId: string; addressReleased: boolean }): boolean =>
    listing.addressReleased ||
    isAdmin(actor) ||
    isMember(actor, listing.agencyId) ||
    isKey(actor, listing.agencyId, 'LISTINGS_READ'),
};

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
