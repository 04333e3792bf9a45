/**
 * Numbers as people and programs write them. The schema wants `250000.00`; files also have `250.000,00`, `120,5`,
 * `1'250'000.-`, `250000 EUR`, `1.25E7`. Values stay decimal strings, because money is never a binary float.
 */

/**
 * How to read one separator before exactly three digits, which is either a decimal point or a thousands separator.
 * Both readings are compared with the range that is plausible for the field; `tie` decides when that does not help.
 */
export interface NumberStyle {
  plausible: readonly [low: number, high: number] | null;
  tie: 'DECIMAL' | 'THOUSANDS';
  /** Digits after the point that are kept, rounded half up. */
  scale: number;
  /** Values from here on do not fit the database and are refused. */
  below: number;
}

const MONEY = { scale: 2, below: 1e12 } as const; // numeric(14,2)
const AREA = { scale: 2, below: 1e10 } as const; // numeric(12,2)

/** `250.000` is a quarter of a million: nothing is sold for 250. */
export const PRICE: NumberStyle = { ...MONEY, plausible: [1000, 1e9], tie: 'THOUSANDS' };
/** Monthly sums and deposits: `1.250` is 1250, `850.000` is 850. */
export const MONTHLY: NumberStyle = { ...MONEY, plausible: [5, 100_000], tie: 'THOUSANDS' };
/** The price of a square metre: `4.250` is 4250. */
export const PRICE_PER_AREA: NumberStyle = { ...MONEY, plausible: [50, 100_000], tie: 'THOUSANDS' };
/** A month's rent for a square metre: `12.500` is 12.5. */
export const RENT_PER_AREA: NumberStyle = { ...MONEY, plausible: [1, 500], tie: 'DECIMAL' };
/** `88.000` is 88 (the schema's point, three decimals), `1.250` is 1250: nobody lives on 1.25 square metres. */
export const LIVING_AREA: NumberStyle = { ...AREA, plausible: [5, 5000], tie: 'DECIMAL' };
/** Land and commercial areas: `1.250` is 1250; `88.000` stays 88 with a warning. */
export const ANY_AREA: NumberStyle = { ...AREA, plausible: [5, 10_000_000], tie: 'DECIMAL' };
/** Rooms: `2.5`, `3.000` is 3. */
export const COUNT: NumberStyle = { plausible: null, tie: 'DECIMAL', scale: 2, below: 10_000 };
/** Energy values: `123.500` is 123.5. */
export const ENERGY: NumberStyle = { plausible: null, tie: 'DECIMAL', scale: 2, below: 100_000 };
/** Degrees. */
export const DEGREES: NumberStyle = { plausible: null, tie: 'DECIMAL', scale: 8, below: 181 };

export type ParsedNumber =
  | { kind: 'NUMBER'; value: string; isAmbiguous: boolean }
  | { kind: 'NOT_A_NUMBER' }
  | { kind: 'NEGATIVE'; value: string }
  | { kind: 'TOO_LARGE' };

const PREFIX = /^(?:ca\.?|circa|etwa|~|€|euro?|chf|sfr\.?|fr\.|usd|us\$|\$|gbp|£|dem|dm)\s*/i;
const SUFFIX =
  /\s*(?:€|euro?|chf|sfr\.?|fr\.?|usd|us\$|\$|gbp|£|dem|dm|m²|m2|m\^2|qm|kwh.{0,20}|vhb|vb|mtl\.?|monatlich|\/\s?(?:monat|mon\.?|m|jahr|a)|p\.\s?(?:m|a)\.?|zimmer|zi\.?|[.,][-–—]{1,2}|[-–—]{1,2}|\*)$/i;

/** What the schema asks for, and nearly every number is: no reading of ours can differ. */
const PLAIN = /^(0|[1-9]\d{0,9})(?:\.(\d)?(\d)?)?$/;

function readPlain(text: string): string | null {
  const match = PLAIN.exec(text);
  if (!match) return null;
  const [, whole = '0', tenths = '0', hundredths = '0'] = match;
  if (hundredths !== '0') return `${whole}.${tenths}${hundredths}`;
  return tenths === '0' ? whole : `${whole}.${tenths}`;
}

/** @param text trimmed and not empty */
export function parseNumber(text: string, style: NumberStyle): ParsedNumber {
  const plain = style.scale >= 2 ? readPlain(text) : null;
  if (plain !== null && Number(plain) < style.below) return { kind: 'NUMBER', value: plain, isAmbiguous: false };
  const bare = withoutUnits(text.slice(0, 100));
  const sign = /^[-−–]/.test(bare) ? '-' : '';
  const digits = bare.replace(/^[-−–+]/, '').replace(/[\s'’‘`´\u202f\u00a0]/g, '');
  const read = readScientific(digits) ?? readSeparators(digits, style);
  if (read === null) return { kind: 'NOT_A_NUMBER' };
  const value = round(read.plain, style.scale);
  if (Number(value) >= style.below) return { kind: 'TOO_LARGE' };
  if (sign !== '' && value !== '0') return { kind: 'NEGATIVE', value: `-${value}` };
  return { kind: 'NUMBER', value, isAmbiguous: read.isAmbiguous };
}

/** An amount times a whole number; both sides are canonical decimals. */
export function multiply(value: string, factor: number): string {
  const [whole = '0', fraction = ''] = value.split('.');
  const scaled = BigInt(whole + fraction) * BigInt(factor);
  const digits = scaled.toString().padStart(fraction.length + 1, '0');
  const cut = digits.length - fraction.length;
  return round(`${digits.slice(0, cut)}.${digits.slice(cut)}`, 2);
}

function withoutUnits(text: string): string {
  let bare = text.trim();
  for (let pass = 0; pass < 4; pass += 1) {
    const shorter = bare.replace(PREFIX, '').replace(SUFFIX, '');
    if (shorter === bare || !/\d/.test(shorter)) break;
    bare = shorter;
  }
  return bare;
}

interface Reading {
  /** Digits with at most one point. */
  plain: string;
  isAmbiguous: boolean;
}

/** `1.25E7`, as Java and others write large numbers. */
function readScientific(text: string): Reading | null {
  const match = /^(\d{1,20})(?:[.,](\d{1,20}))?E([+-]?\d{1,2})$/i.exec(text);
  if (!match) return null;
  const exponent = Number(match[3]);
  const fraction = match[2] ?? '';
  const digits = (match[1] ?? '') + fraction;
  const point = digits.length - fraction.length + exponent;
  if (point <= 0) return { plain: `0.${'0'.repeat(-point)}${digits}`, isAmbiguous: false };
  const padded = digits.padEnd(point, '0');
  return { plain: `${padded.slice(0, point)}.${padded.slice(point)}`, isAmbiguous: false };
}

function readSeparators(text: string, style: NumberStyle): Reading | null {
  if (!/^[\d.,]+$/.test(text) || !/\d/.test(text)) return null;
  const hasDot = text.includes('.');
  const hasComma = text.includes(',');
  if (hasDot && hasComma) return readBoth(text);
  if (!hasDot && !hasComma) return { plain: text, isAmbiguous: false };
  return readOne(text.split(hasDot ? '.' : ','), hasDot, style);
}

/** The last separator is the decimal one, the other one must group by three. */
function readBoth(text: string): Reading | null {
  const [group, decimal] = text.lastIndexOf(',') > text.lastIndexOf('.') ? ['.', ','] : [',', '.'];
  const parts = text.split(decimal);
  const groups = (parts[0] ?? '').split(group);
  if (parts.length !== 2 || !isGrouped(groups)) return null;
  return { plain: `${groups.join('')}.${parts[1]}`, isAmbiguous: false };
}

function readOne(parts: string[], isDot: boolean, style: NumberStyle): Reading | null {
  const last = parts[parts.length - 1] ?? '';
  if (parts.length > 2) {
    if (isGrouped(parts)) return { plain: parts.join(''), isAmbiguous: false };
    const isCents = last.length <= 2 && isGrouped(parts.slice(0, -1));
    return isCents ? { plain: `${parts.slice(0, -1).join('')}.${last}`, isAmbiguous: true } : null;
  }
  const whole = parts[0] ?? '';
  if (last.length !== 3 || !/^[1-9]\d{0,2}$/.test(whole))
    return { plain: `${whole || '0'}.${last}`, isAmbiguous: false };
  return decide(whole, last, isDot, style);
}

/** Decides `250.000`. A point that can only be a decimal one is what the schema asks for: no warning. */
function decide(whole: string, last: string, isDot: boolean, style: NumberStyle): Reading {
  const decimal = `${whole}.${last}`;
  const thousands = whole + last;
  if (style.plausible === null) return { plain: decimal, isAmbiguous: false };
  const [low, high] = style.plausible;
  const fits = (value: string): boolean => Number(value) >= low && Number(value) <= high;
  if (fits(decimal) && !fits(thousands)) return { plain: decimal, isAmbiguous: !isDot };
  if (fits(thousands) && !fits(decimal)) return { plain: thousands, isAmbiguous: true };
  return { plain: style.tie === 'DECIMAL' ? decimal : thousands, isAmbiguous: true };
}

function isGrouped(parts: string[]): boolean {
  return parts.every((part, index) => (index === 0 ? /^\d{1,3}$/.test(part) : /^\d{3}$/.test(part)));
}

/** Rounds half up and drops what says nothing: `0250.500` -> `250.5`. */
function round(plain: string, scale: number): string {
  const [whole = '', fraction = ''] = plain.split('.');
  const kept = fraction.slice(0, scale).padEnd(scale, '0');
  let units = BigInt(`${whole || '0'}${kept}`);
  if ((fraction[scale] ?? '0') >= '5') units += 1n;
  const digits = units.toString().padStart(scale + 1, '0');
  const cut = digits.length - scale;
  const decimals = digits.slice(cut).replace(/0+$/, '');
  return decimals === '' ? digits.slice(0, cut) : `${digits.slice(0, cut)}.${decimals}`;
}

const YES = new Set(['true', '1', 'ja', 'j', 'yes', 'y', 'wahr', 'on', 'x']);
const NO = new Set(['false', '0', 'nein', 'n', 'no', 'falsch', 'off']);

/** `true`, `1`, `ja`, `TRUE` … -> true; the opposites -> false; anything else -> null. */
export function parseYesNo(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}
