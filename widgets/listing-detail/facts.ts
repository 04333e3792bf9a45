/** Which facts a listing has, in the order in which people ask for them. */
import { formatMoney, formatNumber, formatUnit, type Money } from '../core/format.ts';
import type { Listing } from './documents.ts';
import type { ListingDetailWords } from './words.ts';

export interface Fact {
  label: string;
  value: string;
}

type Words = Pick<ListingDetailWords, 'fact' | 'yes' | 'no'>;

export function headline(listing: Listing, locale: string, words: Words): Fact[] {
  const { fact } = words;
  const area = areaOf(listing);
  return [
    ...number(fact.rooms, listing.roomsTotal, locale),
    ...number(fact.bedrooms, listing.bedroomsTotal, locale),
    ...square(listing.livingArea ? fact.livingArea : fact.area, area, locale),
    ...(area ? [] : square(fact.lot, listing.lotSizeArea, locale)),
  ].slice(0, 3);
}

export function allFacts(listing: Listing, locale: string, words: Words): Fact[] {
  const { fact } = words;
  const money = (label: string, value: Money | null) => (value ? [{ label, value: formatMoney(locale, value) }] : []);
  const text = (label: string, value: string | null) => (value?.trim() ? [{ label, value: value.trim() }] : []);
  return [
    ...square(fact.livingArea, listing.livingArea, locale),
    ...square(fact.lot, listing.lotSizeArea, locale),
    ...square(fact.building, listing.buildingAreaTotal, locale),
    ...square(fact.leasable, listing.leasableArea, locale),
    ...square(fact.usable, listing.usableArea, locale),
    ...square(fact.office, listing.officeArea, locale),
    ...square(fact.storage, listing.storageArea, locale),
    ...square(fact.sales, listing.salesArea, locale),
    ...square(fact.retail, listing.retailArea, locale),
    ...number(fact.rooms, listing.roomsTotal, locale),
    ...number(fact.bedrooms, listing.bedroomsTotal, locale),
    ...number(fact.bathrooms, listing.bathroomsTotal, locale),
    ...number(fact.parking, listing.parkingTotal, locale),
    ...number(fact.units, listing.numberOfUnitsTotal, locale),
    ...text(fact.floor, listing.entryLevel),
    ...number(fact.stories, listing.storiesTotal, locale),
    ...(listing.elevatorYN === null
      ? []
      : [{ label: fact.elevator, value: listing.elevatorYN ? words.yes : words.no }]),
    ...text(fact.yearBuilt, listing.yearBuilt),
    ...money(fact.priceNet, listing.listPriceNet),
    ...money(fact.pricePerArea, listing.listPricePerArea),
    ...money(fact.rentPerArea, listing.leaseAmountPerArea),
    ...money(fact.rentWithCosts, listing.rentWithCosts),
    ...money(fact.rentWarm, listing.rentWarm),
    ...money(fact.additionalCosts, listing.additionalCosts),
    ...money(fact.heatingCosts, listing.heatingCosts),
    ...money(fact.associationFee, listing.associationFee),
    ...(listing.deposit ? money(fact.deposit, listing.deposit) : text(fact.deposit, listing.depositText)),
    ...text(fact.commission, listing.buyerCommissionText),
    ...text(fact.number, listing.listingId),
  ];
}

/** The area to name first: of business premises what is to be used. */
const areaOf = (listing: Listing): number | null =>
  listing.livingArea ??
  listing.leasableArea ??
  listing.usableArea ??
  listing.officeArea ??
  listing.salesArea ??
  listing.retailArea ??
  listing.storageArea ??
  listing.buildingAreaTotal;

function number(label: string, value: number | null, locale: string): Fact[] {
  return value ? [{ label, value: formatNumber(locale, value) }] : [];
}

function square(label: string, value: number | null, locale: string): Fact[] {
  return value ? [{ label, value: formatUnit(locale, value, 'm²') }] : [];
}

/** The one amount shown large, and what it is. */
export function mainPrice(listing: Listing): { amount: Money; kind: 'sale' | 'rent'; isPerArea?: boolean } | undefined {
  if (listing.priceOnRequest) return undefined;
  if (listing.listPrice) return { amount: listing.listPrice, kind: 'sale' };
  const rent = listing.leaseAmount ?? listing.rentWithCosts ?? listing.rentWarm;
  if (rent) return { amount: rent, kind: 'rent' };
  const { leaseAmountPerArea, listPricePerArea } = listing;
  if (leaseAmountPerArea) return { amount: leaseAmountPerArea, kind: 'rent', isPerArea: true };
  return listPricePerArea ? { amount: listPricePerArea, kind: 'sale', isPerArea: true } : undefined;
}

/** Plain text with line breaks into paragraphs and lines. */
export function paragraphs(text: string): string[][] {
  return text
    .split(/\n\s*\n/)
    .map((block) =>
      block
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .filter((lines) => lines.length > 0);
}
