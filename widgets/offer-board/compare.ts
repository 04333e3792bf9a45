/** Which offer is best on each line. A line on which all are equal, or that cannot be compared, marks none. */
import type { Offer } from './documents.ts';

export type CompareLine = 'amount' | 'askingRatio' | 'financing' | 'term' | 'conditions';

const CERTAINTY = { CASH: 3, MIXED: 2, CREDIT: 1 } as const;
const DAYS = { AT_SIGNING: 0, DAYS_30: 30, DAYS_60: 60, DAYS_90: 90 } as const;

/** Days until payment, counted from the day of the offer; own words cannot be compared. */
export function daysToPayment(offer: Offer): number | undefined {
  if (offer.paymentTerm === 'OTHER') return undefined;
  if (offer.paymentTerm !== 'DATE') return DAYS[offer.paymentTerm];
  if (!offer.paymentDate) return undefined;
  return Math.max(
    0,
    Math.round((Date.parse(offer.paymentDate) - Date.parse(offer.createdAt.slice(0, 10))) / 86_400_000),
  );
}

function best(offers: readonly Offer[], score: (offer: Offer) => number | undefined): Set<string> {
  const scores = offers.map((offer) => ({ id: offer.id, value: score(offer) }));
  const known = scores.flatMap(({ value }) => (value === undefined || Number.isNaN(value) ? [] : [value]));
  const top = Math.max(...known);
  if (known.length < 2 || known.every((value) => value === top)) return new Set();
  return new Set(scores.filter(({ value }) => value === top).map(({ id }) => id));
}

export function bestOf(offers: readonly Offer[]): Record<CompareLine, Set<string>> {
  const oneCurrency = new Set(offers.map((offer) => offer.amount.currency)).size === 1;
  const oneListing = new Set(offers.map((offer) => offer.listing.id)).size === 1;
  return {
    amount: oneCurrency && oneListing ? best(offers, (offer) => Number(offer.amount.amount)) : new Set(),
    askingRatio: best(offers, (offer) => offer.askingRatio ?? undefined),
    financing: best(offers, (offer) => CERTAINTY[offer.financing]),
    term: best(offers, (offer) => {
      const days = daysToPayment(offer);
      return days === undefined ? undefined : -days;
    }),
    conditions: best(offers, (offer) => (offer.conditions ? 0 : 1)),
  };
}
