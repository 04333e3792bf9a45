import type { Actor } from '../accounts/index.ts';
import { isExpired } from '../listings/index.ts';
import type { Listing } from '../platform/generated/prisma/client.ts';
import { dayIn, hashToken, InvalidInput, type Platform, type Prisma } from '../platform/index.ts';
import { offerAccess } from './access.ts';
import type { FormState } from './errors.ts';

/** Which form: by the link's token, or by the listing on a page with a publishable key. */
export interface FormAddress {
  token?: string | null;
  listingId?: string | null;
}

/** What `formState` needs to know of a link. */
export const stateSelect = {
  acceptsOffers: true,
  opensAt: true,
  closesAt: true,
  listing: {
    select: {
      withdrawnAt: true,
      standardStatus: true,
      isReference: true,
      expirationDate: true,
      agency: { select: { timeZone: true } },
    },
  },
} satisfies Prisma.OfferLinkSelect;

type LinkState = Prisma.OfferLinkGetPayload<{ select: typeof stateSelect }>;

/** Whether offers are taken at an instant: `opensAt` belongs to the period, `closesAt` does not. */
export function formState(link: LinkState, now: Date): FormState {
  const { listing, opensAt, closesAt } = link;
  if (!link.acceptsOffers || listing.withdrawnAt || listing.isReference || listing.standardStatus === 'CLOSED') {
    return 'CLOSED';
  }
  if (isExpired(listing.expirationDate, dayIn(listing.agency.timeZone, now))) return 'CLOSED';
  if (closesAt && now >= closesAt) return 'CLOSED';
  return opensAt && now < opensAt ? 'NOT_YET_OPEN' : 'OPEN';
}

/** ISO 4217: what offers on a listing are made in. */
export const formCurrency = (listing: Pick<Listing, 'currency'> & { agency: { currency: string } }): string =>
  listing.currency ?? listing.agency.currency;

/**
 * The row a form is reached by. A token is looked up by its hash, so that a wrong one costs what a right one does.
 * @throws {InvalidInput} when both or neither are given.
 */
export function whichForm(actor: Actor, { token, listingId }: FormAddress): Prisma.OfferLinkWhereInput {
  if (Boolean(token) === Boolean(listingId)) throw new InvalidInput([{ path: ['token'], code: 'CHOOSE_ONE' }]);
  if (token) return { tokenHash: hashToken(token) };
  return { AND: [{ listingId: listingId ?? '' }, offerAccess.onWebsite(actor)] };
}

/** The link behind a form that is shown, or null: there is none, or its listing has left this page. */
export function readOfferForm<Query extends Pick<Prisma.OfferLinkFindFirstArgs, 'select' | 'include'>>(
  { prisma }: Platform,
  actor: Actor,
  address: FormAddress,
  query: Query,
) {
  if (Boolean(address.token) === Boolean(address.listingId)) return null;
  const listed = address.token ? {} : { listing: { withdrawnAt: null } };
  return prisma.offerLink.findFirst({ ...query, where: { AND: [whichForm(actor, address), listed] } });
}
