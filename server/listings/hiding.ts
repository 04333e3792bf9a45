import { type Actor, isAdmin, isKey, isMember, keyAgency, memberAgencies } from '../accounts/index.ts';
import type { MediaCategory } from '../platform/generated/prisma/enums.ts';
import type { Prisma } from '../platform/index.ts';

// What of a listing its agency keeps to itself, and from whom. Nothing else decides it: a field that shows a column asks
// `shown`, whatever shows media `shownMedia`, so that every door, file, diff, mail and export follows.

/** What of a listing says what is kept back. */
export interface Keeper {
  agencyId: string;
  /** When false, where exactly it lies is kept back. */
  addressReleased: boolean;
  /** When true, what it costs is kept back. */
  priceOnRequest: boolean;
}

/** The columns of `Keeper`, for a selection. */
export const keeper = { agencyId: true, addressReleased: true, priceOnRequest: true } as const;

const ADDRESS: readonly string[] = ['streetName', 'streetNumber', 'latitude', 'longitude'];

/** The price, and what tells it: a deposit is so many rents, a price so many years of income, the least bid is near it. */
const PRICE: readonly string[] = [
  'listPriceNet',
  'listPriceGross',
  'listPricePerArea',
  'leaseAmountPerArea',
  'listPrice',
  'leaseAmount',
  'rentWithCosts',
  'rentWarm',
  'deposit',
  'totalActualRent',
  'grossScheduledIncome',
  'biddingTerms',
];

/** Words that may say an amount: `3.57 %` may stay, `17 850 EUR` tells the price. */
const PRICE_WORDS: readonly string[] = ['depositText', 'buyerCommissionText'];
const AMOUNT = /€|\$|£|\b(EUR|CHF|USD|GBP|RON|LEI)\b|\d{4}|\d[.,'’\s]\d{3}/i;

/** Site plans and certificates are documents: the address stands on most of them. */
const PLACE_MEDIA: readonly MediaCategory[] = ['DOCUMENT'];

/** From whom nothing is kept back: the agency's own people and its keys that read listings, and admins. */
export const isInside = (actor: Actor, { agencyId }: Pick<Keeper, 'agencyId'>): boolean =>
  isAdmin(actor) || isMember(actor, agencyId) || isKey(actor, agencyId, 'LISTINGS_READ');

/** The value of a listing's column as the actor may know it: null when it is kept back. */
export function shown<Value>(actor: Actor, listing: Keeper, column: string, value: Value): Value | null {
  if (isInside(actor, listing)) return value;
  if (!listing.addressReleased && ADDRESS.includes(column)) return null;
  if (!listing.priceOnRequest) return value;
  const saysAmount = PRICE_WORDS.includes(column) && AMOUNT.test(String(value));
  return saysAmount || PRICE.includes(column) ? null : value;
}

/** Whether a medium is kept back from the public while the address is. */
export const isKeptBack = (
  listing: Pick<Keeper, 'addressReleased'>,
  { category }: { category: MediaCategory },
): boolean => !listing.addressReleased && PLACE_MEDIA.includes(category);

/** Whether a medium may be kept back later: then nobody may show a copy without asking again. */
export const maySoonBeKeptBack = ({ category }: { category: MediaCategory }): boolean => PLACE_MEDIA.includes(category);

/** The media of listings the actor sees that are not kept back from it. */
export function shownMedia(actor: Actor): Prisma.MediaWhereInput {
  if (isAdmin(actor)) return {};
  const own = keyAgency(actor, 'LISTINGS_READ');
  const agencyId = { in: own ? [own] : memberAgencies(actor) };
  return {
    OR: [{ category: { notIn: [...PLACE_MEDIA] } }, { listing: { OR: [{ addressReleased: true }, { agencyId }] } }],
  };
}

/** The caption of a medium; null when it names a street that is kept back. */
export function shownCaption(
  actor: Actor,
  { title, listing }: { title: string | null; listing: Keeper & { streetName: string | null } },
): string | null {
  const hidden = shown(actor, listing, 'streetName', listing.streetName) === null;
  return hidden && title !== null && namesStreet(title, listing.streetName) ? null : title;
}

/** Whether a text names the street, however it writes it: `Hauptstr. 7`, `HAUPTSTRASSE`, `Haupt-Straße`. */
export function namesStreet(text: string, street: string | null): boolean {
  const wanted = plain(street ?? '');
  return wanted.length > 3 && plain(text).includes(wanted);
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/str(\.|\b)/g, 'strasse')
    .replace(/[^\p{L}\p{N}]/gu, '');
