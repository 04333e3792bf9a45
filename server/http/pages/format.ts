import type { Locale } from '../../platform/locale.ts';

/** The region of the agency decides how numbers are written when the reader's language is the agency's. */
export function regionOf(locale: Locale, agencyLocale?: string | null): string {
  return agencyLocale?.toLowerCase().split('-')[0] === locale ? agencyLocale : locale;
}

export function formatMoney(region: string, { amount, currency }: { amount: string; currency: string }): string {
  const value = Number(amount);
  const digits = Number.isInteger(value) ? { maximumFractionDigits: 0 } : {};
  return new Intl.NumberFormat(region, { style: 'currency', currency, ...digits }).format(value);
}

export function formatNumber(region: string, value: number): string {
  return new Intl.NumberFormat(region, { maximumFractionDigits: 2 }).format(value);
}

/** Day and minute, in the time zone of the agency, which is named. */
export function formatDateTime(region: string, iso: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(region, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: timeZone ? 'short' : undefined,
  }).format(new Date(iso));
}

export function formatShortTime(region: string, iso: string): string {
  return new Intl.DateTimeFormat(region, { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }).format(
    new Date(iso),
  );
}
