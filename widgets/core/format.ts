/** Money, numbers and dates through Intl. Formatters are costly to build, so each is built once. */

export interface Money {
  amount: string;
  currency: string;
}

const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

function cached<Options, Format>(
  store: Map<string, Format>,
  make: (locale: string, options: Options) => Format,
  locale: string,
  options: Options,
): Format {
  const key = locale + JSON.stringify(options);
  let format = store.get(key);
  if (!format) {
    format = make(locale, options);
    store.set(key, format);
  }
  return format;
}

export function numberFormat(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return cached(numbers, (tag, given: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, given), locale, options);
}

export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return cached(
    dates,
    (tag, given: Intl.DateTimeFormatOptions) => {
      try {
        return new Intl.DateTimeFormat(tag, given);
      } catch {
        return new Intl.DateTimeFormat(tag, { ...given, timeZone: undefined });
      }
    },
    locale,
    options,
  );
}

/** German typography sets a thin space between a number and its unit. */
function spaced(locale: string, text: string): string {
  return locale.startsWith('de') ? text.replace(/\u00a0/g, '\u202f') : text;
}

export function formatNumber(locale: string, value: number, options?: Intl.NumberFormatOptions): string {
  return spaced(locale, numberFormat(locale, options).format(value));
}

/** Cents are shown only when there are any. Romanians write lei, everybody writes €. */
export function formatMoney(locale: string, money: Money): string {
  const value = Number(money.amount);
  const short = money.currency === 'EUR' || (money.currency === 'RON' && locale.startsWith('ro'));
  const digits = Number.isInteger(value) ? 0 : 2;
  return formatNumber(locale, value, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: short ? 'narrowSymbol' : 'symbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** 0.963 → "96.3 %": one decimal at most, never rounded up to a full hundred. */
export function formatRatio(locale: string, ratio: number): string {
  const rounded = Math.round(ratio * 1000) / 1000;
  const honest = rounded === 1 && ratio !== 1 ? (ratio < 1 ? 0.999 : 1.001) : rounded;
  return formatNumber(locale, honest, { style: 'percent', maximumFractionDigits: 1 });
}

export function formatUnit(locale: string, value: number, unit: string): string {
  return spaced(locale, `${numberFormat(locale, { maximumFractionDigits: 1 }).format(value)}\u00a0${unit}`);
}

export function formatDate(locale: string, iso: string, options: Intl.DateTimeFormatOptions = {}): string {
  const day = /^\d{4}-\d\d-\d\d$/.test(iso);
  return dateFormat(locale, { dateStyle: 'long', ...(day && { timeZone: 'UTC' }), ...options }).format(new Date(iso));
}

/** With the zone's name when it is not the reader's own. */
export function formatDateTime(locale: string, iso: string, timeZone?: string): string {
  const own = dateFormat(locale, {}).resolvedOptions().timeZone;
  return dateFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    ...(timeZone && timeZone !== own && { timeZone, timeZoneName: 'short' as const }),
  }).format(new Date(iso));
}

/** The instant at which a day ends in a time zone: 23:59:59 there. */
export function endOfDay(day: string, timeZone?: string): string {
  const wall = Date.parse(`${day}T23:59:59Z`);
  const parts = dateFormat('en-US', {
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    ...(timeZone && { timeZone }),
  }).formatToParts(wall);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  const there = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return new Date(wall - (there - wall)).toISOString();
}

/** Where the house number stands before the street; elsewhere it follows. */
const NUMBER_FIRST = /^(CAN?|IE|IRL|GBR?|USA?|FRA?)$/i;

export interface Address {
  country: string | null;
  streetName: string | null;
  streetNumber: string | null;
  postalCode: string | null;
  city: string | null;
}

/** Street and town as they are written where the property is: "1188, rue Ottawa", "12 Main Street", "Torstraße 12". */
export function formatAddress(language: string, address: Address): { street: string; town: string } {
  const { country, streetName, streetNumber, postalCode, city } = address;
  const join = (mark: string, ...parts: (string | null)[]) => parts.filter(Boolean).join(mark);
  const first = NUMBER_FIRST.test(country ?? '');
  const comma = language === 'fr' && /^CA/i.test(country ?? '');
  return {
    street: first ? join(comma ? ', ' : ' ', streetNumber, streetName) : join(' ', streetName, streetNumber),
    town: join(' ', postalCode, city),
  };
}
