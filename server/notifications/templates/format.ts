import type { Locale } from '../../platform/index.ts';

/** How numbers and times are written for a reader: the language, as spoken in the agency's country. */
export interface Manner {
  locale: Locale;
  /** ISO 3166-1 alpha-2. */
  country: string;
  timeZone: string;
}

const tag = ({ locale, country }: Manner) => `${locale}-${country}`;

/** 385.000 €, $385,000.50, 385 000 $ …: cents only where there are some. */
export function formatMoney(amount: string, currency: string, manner: Manner): string {
  return new Intl.NumberFormat(tag(manner), {
    style: 'currency',
    currency,
    minimumFractionDigits: /\.\d*[1-9]/.test(amount) ? 2 : 0,
    maximumFractionDigits: 2,
  }).format(amount as `${number}`);
}

/** 96 %, 101.5 %. */
export const formatRatio = (ratio: number, manner: Manner): string =>
  new Intl.NumberFormat(tag(manner), { style: 'percent', maximumFractionDigits: 1 }).format(ratio);

/** An instant where the agency is, with its time zone. */
export const formatInstant = (instant: string, manner: Manner): string =>
  new Intl.DateTimeFormat(tag(manner), {
    timeZone: manner.timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(instant));

/** A calendar day, wherever the reader is. */
export const formatDay = (day: string, manner: Manner): string =>
  new Intl.DateTimeFormat(tag(manner), { timeZone: 'UTC', dateStyle: 'long' }).format(new Date(`${day}T00:00:00Z`));
