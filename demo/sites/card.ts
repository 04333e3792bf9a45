import { safeUrl } from '../../server/http/pages/html.ts';
import type { ApiBroker, ApiListing, Money } from './api.ts';
import type { Card, Site, SiteWords, TeamMember } from './site.ts';

function formatMoney(locale: string, { amount, currency }: Money): string {
  const value = Number(amount);
  const digits = Number.isInteger(value) ? { maximumFractionDigits: 0 } : {};
  return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits }).format(value);
}

function formatNumber(locale: string, value: number): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);
}

function formatDay(locale: string, iso: string, timeZone: string): string {
  const options = { day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit', timeZone } as const;
  return new Intl.DateTimeFormat(locale, options).format(new Date(iso));
}

function priceOf(listing: ApiListing, words: SiteWords, locale: string): string {
  if (listing.priceOnRequest) return words.onRequest;
  const perSquareMetre = (amount: Money) => `${formatMoney(locale, amount)}\u00a0/\u00a0m²`;
  if (listing.leaseAmount) return words.perMonth(formatMoney(locale, listing.leaseAmount));
  if (listing.listPrice) return formatMoney(locale, listing.listPrice);
  if (listing.leaseAmountPerArea) return words.perMonth(perSquareMetre(listing.leaseAmountPerArea));
  return listing.listPricePerArea ? perSquareMetre(listing.listPricePerArea) : words.onRequest;
}

function factsOf(listing: ApiListing, words: SiteWords, locale: string): string[] {
  const area = listing.livingArea ?? listing.leasableArea;
  const facts = [
    listing.roomsTotal && words.rooms(formatNumber(locale, listing.roomsTotal)),
    listing.bedroomsTotal && words.bedrooms(listing.bedroomsTotal),
    area && `${formatNumber(locale, area)}\u00a0m²`,
    listing.lotSizeArea && words.plot(`${formatNumber(locale, listing.lotSizeArea)}\u00a0m²`),
  ];
  return facts.filter((fact): fact is string => Boolean(fact)).slice(0, 3);
}

/** From the API to words on the page. */
export function toCard(listing: ApiListing, site: Site, words: SiteWords): Card {
  const { locale, slug, apiUrl } = site;
  const number = listing.listingId ?? listing.id;
  const photo = listing.media[0];
  const url = safeUrl(photo?.url, apiUrl);
  const open = listing.offerForm?.state === 'OPEN';
  const closesAt = open ? listing.offerForm?.closesAt : null;
  return {
    listingId: number,
    path: `/${slug}/listing/${encodeURIComponent(number)}`,
    offerPath: open ? `/${slug}/offer/${encodeURIComponent(number)}` : null,
    title: listing.title ?? number,
    place: [listing.cityRegion, listing.city].filter(Boolean).join(', '),
    price: priceOf(listing, words, locale),
    facts: factsOf(listing, words, locale),
    picture: url ? { url, alt: photo?.title ?? '' } : null,
    note: listing.isReference ? words.reference : listing.standardStatus === 'PENDING' ? words.pending : null,
    offersUntil: closesAt ? words.offersUntil(formatDay(locale, closesAt, listing.agency.timeZone)) : null,
  };
}

export function toTeamMember(broker: ApiBroker, site: Site): TeamMember {
  return {
    name: [broker.firstName, broker.lastName].filter(Boolean).join(' '),
    email: broker.email,
    phone: broker.phone ?? broker.mobile,
    imageUrl: safeUrl(broker.imageUrl, site.apiUrl) ?? null,
  };
}
