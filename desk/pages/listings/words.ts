/** How a listing is put into words: the same in the list and beside it. */
import { formatMoney } from '../../core/format.ts';
import { t } from '../../core/i18n.ts';
import type { ListingDetail, ListingRow, Status } from './documents.ts';

export const statusTone: Readonly<Record<Status, string>> = { ACTIVE: 'good', PENDING: 'warn', CLOSED: 'off' };

export const titleOf = ({ title, listingId }: Pick<ListingRow, 'title' | 'listingId'>): string =>
  title || listingId || t('listings.untitled');

export function placeOf({
  postalCode,
  city,
  cityRegion,
}: Pick<ListingRow, 'postalCode' | 'city' | 'cityRegion'>): string {
  const town = [postalCode, city].filter(Boolean).join(' ');
  const district = cityRegion && cityRegion !== city ? cityRegion : '';
  return [town, district].filter(Boolean).join(', ');
}

export function priceOf(
  { listPrice, leaseAmount, priceOnRequest }: Pick<ListingRow, 'listPrice' | 'leaseAmount' | 'priceOnRequest'>,
  locale: string,
): string {
  if (listPrice) return formatMoney(locale, listPrice);
  if (leaseAmount) return t('listings.perMonth', { price: formatMoney(locale, leaseAmount) });
  return priceOnRequest ? t('listings.onRequest') : t('app.unknown');
}

export function agentOf({ brokers }: Pick<ListingDetail, 'brokers'>): string {
  return [brokers[0]?.firstName, brokers[0]?.lastName].filter(Boolean).join(' ');
}

/** Whether offers are taken, as the list says it. */
export function linkWord({ state, acceptsOffers, closesAt }: NonNullable<ListingRow['offerLink']>): string {
  if (state === 'OPEN') return t('listings.taking');
  if (state === 'NOT_YET_OPEN') return t('listings.later');
  if (!acceptsOffers) return t('listings.notTaking');
  return closesAt && closesAt <= new Date().toISOString() ? t('listings.over') : t('listings.closed');
}
