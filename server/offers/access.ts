import { type Actor, isStaff, keyAgency, nothing, ofResponsible, publicAgency } from '../accounts/index.ts';
import { ofBrokers } from '../listings/index.ts';
import type { Prisma } from '../platform/index.ts';

type OfKeyOrListing = { agencyId?: Prisma.UuidFilter | string; OR?: object[] };

/** A listing's business belongs to its brokers while they are with the agency, to the executives, and to a key with the scope. */
function ofKeyOrListing(actor: Actor, scope: 'OFFERS_READ' | 'OFFERS_WRITE'): OfKeyOrListing | typeof nothing {
  const agencyId = keyAgency(actor, scope);
  if (agencyId) return { agencyId };
  return isAtOffers(actor)
    ? ofResponsible(actor, (personId) => ({ listing: { brokers: { some: { personId } } } }))
    : nothing;
}

/** Staff, on our own pages or at a board on their agency's site. */
const isAtOffers = (actor: Actor) => actor.kind === 'person' || actor.kind === 'board';

/** Who sees and decides offers. Being an admin opens nothing here: an admin sees no buyer data. */
export const offerAccess = {
  /** Staff and keys that may read offers; the rows are decided by `visible`. */
  read: (actor: Actor): boolean => isAtOffers(actor) || keyAgency(actor, 'OFFERS_READ') !== undefined,

  /** Staff and keys that may decide offers. */
  write: (actor: Actor): boolean => isAtOffers(actor) || keyAgency(actor, 'OFFERS_WRITE') !== undefined,

  /** Staff and keys that may configure links; a board decides offers and opens no listing to them. */
  configure: (actor: Actor): boolean => isStaff(actor) || keyAgency(actor, 'OFFERS_WRITE') !== undefined,

  /** Which offers the actor sees: a broker those on own listings, an executive the agency's, a key its agency's. */
  visible: (actor: Actor): Prisma.OfferWhereInput => ofKeyOrListing(actor, 'OFFERS_READ'),

  /** Which offers the actor may set the status of. */
  decidable: (actor: Actor): Prisma.OfferWhereInput => ofKeyOrListing(actor, 'OFFERS_WRITE'),

  /** Whose links the actor sees, with their tokens: whoever reads the offers or configures the link. */
  visibleLinks: (actor: Actor): Prisma.OfferLinkWhereInput =>
    actor.kind === 'board'
      ? nothing
      : { OR: [ofKeyOrListing(actor, 'OFFERS_READ'), ofKeyOrListing(actor, 'OFFERS_WRITE')] },

  /** Which listings the actor may open to offers. */
  configurable(actor: Actor): Prisma.ListingWhereInput {
    const agencyId = keyAgency(actor, 'OFFERS_WRITE');
    if (agencyId) return { agencyId, withdrawnAt: null };
    return { withdrawnAt: null, ...ofBrokers(actor) };
  },

  /** The agencies whose offers could be visible at all: a cheap first sieve before `visible`. */
  agencies(actor: Actor): string[] {
    const own = keyAgency(actor, 'OFFERS_READ');
    if (own) return [own];
    return isAtOffers(actor) ? actor.memberships.map(({ agencyId }) => agencyId) : [];
  },

  /** The links a page with a publishable key takes offers through. */
  onWebsite(actor: Actor): Prisma.OfferLinkWhereInput {
    const agencyId = publicAgency(actor);
    return agencyId ? { agencyId, onWebsite: true } : nothing;
  },
};
