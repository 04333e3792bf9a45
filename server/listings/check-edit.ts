import { type FieldProblem, Prisma, type ProblemCode } from '../platform/index.ts';
import {
  canonical,
  certificateTexts,
  EDITABLE,
  EDITABLE_TEXTS,
  type EditableColumn,
  type EditableField,
  type Json,
  type TextColumn,
} from './editable-fields.ts';

/** A value that can be taken, or what is wrong with it; `path` leads on from the field. */
export type Checked = { value: Json } | { problem: Omit<FieldProblem, 'path'> & { path?: string[] } };

const bad = (code: ProblemCode, values?: FieldProblem['values'], path?: string[]): Checked => ({
  problem: { code, ...(values && { values }), ...(path && { path }) },
});

const oneLine = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
// Line breaks stay, other control characters go.
const plainText = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();

/**
 * Judges what somebody wants a column to hold. An empty text is the same as null: it empties the field.
 * @param present what the column holds and what its origin says: words of theirs that we do not know may stay.
 */
export function checkColumn(column: EditableColumn, given: unknown, present: readonly Json[]): Checked {
  const field = EDITABLE[column];
  const isEmpty = given === null || given === undefined || (typeof given === 'string' && given.trim() === '');
  if (isEmpty) return field.required ? bad('REQUIRED') : { value: null };
  return checkers[field.kind](given, field, column, present);
}

/** Judges a text of a language; an empty one is null. */
export function checkText(column: TextColumn, given: unknown): Checked {
  const { max, line } = EDITABLE_TEXTS[column];
  if (given === null || given === undefined) return { value: null };
  return checkLength(line ? oneLine(String(given)) : plainText(String(given)), max);
}

/** BCP 47 in its own spelling (`fr-CA`), or null when it is none. */
export function checkLanguage(given: string): string | null {
  if (!/^[a-z]{2,3}(-[a-z0-9]{1,8}){0,4}$/i.test(given.trim())) return null;
  try {
    return Intl.getCanonicalLocales(given.trim())[0] ?? null;
  } catch {
    return null;
  }
}

type Checker = (given: unknown, field: EditableField, column: EditableColumn, present: readonly Json[]) => Checked;

const checkLength = (text: string, max: number): Checked =>
  text.length > max ? bad('TOO_LONG', { max }) : { value: text || null };

const decimalPattern = /^[+-]?\d{1,20}(\.\d{0,20})?$/;

function number(malformed: ProblemCode): Checker {
  return (given, { min, max, scale, positive, kind }, column) => {
    const text = String(given).trim();
    if (!decimalPattern.test(text)) return bad(malformed);
    const value = new Prisma.Decimal(text);
    if (kind === 'integer' && !value.isInteger()) return bad('NOT_WHOLE');
    if (scale !== undefined && value.decimalPlaces() > scale) return bad('TOO_PRECISE', { max: scale });
    if (positive && value.lte(0)) return bad('NOT_POSITIVE');
    if (value.lt(min ?? 0) || value.gt(max ?? Number.MAX_SAFE_INTEGER)) {
      return kind === 'money' && value.gt(0)
        ? bad('TOO_LARGE', { max: max ?? 0 })
        : bad('OUT_OF_RANGE', { min: min ?? 0, max: max ?? 0 });
    }
    return { value: kind === 'integer' ? value.toNumber() : canonical(column, text) };
  };
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const checkers: Record<EditableField['kind'], Checker> = {
  money: number('NOT_AN_AMOUNT'),
  area: number('NOT_A_NUMBER'),
  decimal: number('NOT_A_NUMBER'),
  integer: number('NOT_A_NUMBER'),
  text: (given, { max }) => checkLength(oneLine(String(given)), max ?? 255),
  boolean: (given) => (typeof given === 'boolean' ? { value: given } : bad('NOT_A_CHOICE')),
  date: (given) => (isDay(String(given)) ? { value: String(given) } : bad('NOT_A_DATE')),
  enum: (given, { choices }, _column, present) =>
    choices?.includes(String(given)) || present.includes(String(given))
      ? { value: String(given) }
      : bad('NOT_A_CHOICE'),
  list: checkList,
  country: (given) => {
    const code = String(given).trim().toUpperCase();
    return isCountry(code) ? { value: code } : bad('NOT_A_COUNTRY');
  },
  currency: (given) => {
    const code = String(given).trim().toUpperCase();
    return currencies.has(code) ? { value: code } : bad('NOT_A_CURRENCY_CODE');
  },
  certificates: checkCertificates,
  terms: checkTerms,
};

const currencies = new Set(Intl.supportedValuesOf('currency'));
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
/** What CLDR names besides the countries of ISO 3166-1. */
const noCountries = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '));
const isCountry = (code: string) => /^[A-Z]{2}$/.test(code) && !noCountries.has(code) && regions.of(code) !== undefined;

function checkList(given: unknown, field: EditableField, _column: EditableColumn, present: readonly Json[]): Checked {
  if (!Array.isArray(given)) return bad('NOT_A_CHOICE');
  const allowed = new Set([...(field.choices ?? []), ...present.flat()]);
  return given.every((word) => allowed.has(word)) ? { value: [...new Set(given as string[])] } : bad('NOT_A_CHOICE');
}

function checkCertificates(given: unknown, { max }: EditableField): Checked {
  const certificates = given as Record<string, unknown>[];
  if (certificates.length > (max ?? 0)) return bad('TOO_MANY', { max: max ?? 0 });
  const value: Json[] = [];
  for (const [index, certificate] of certificates.entries()) {
    const texts = certificateTexts.map((name) => [name, oneLine(String(certificate[name] ?? '')) || null] as const);
    const long = texts.find(([, text]) => (text?.length ?? 0) > 255);
    if (long) return bad('TOO_LONG', { max: 255 }, [String(index), long[0]]);
    const kind = (certificate.kind as string | null | undefined) ?? null;
    const isBlank = kind === null && texts.every(([, text]) => text === null);
    if (!isBlank) value.push({ kind, ...Object.fromEntries(texts) });
  }
  return { value };
}

const moments = ['phaseStart', 'viewing', 'opensAt', 'closesAt'] as const;

/** A day; a day and time; or with a zone the instant in UTC: the spellings of a delivery. */
function moment(text: string): string | null {
  const [, day = '', time, zone] =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?)?$/.exec(text) ?? [];
  if (!isDay(day)) return null;
  if (!time) return day;
  const instant = new Date(`${day}T${time}${zone ?? 'Z'}`);
  if (Number.isNaN(instant.getTime())) return null;
  return zone ? instant.toISOString() : instant.toISOString().slice(0, 19);
}

/** Bidding terms (requirement G16); with nothing in them they are null. */
function checkTerms(given: unknown): Checked {
  const terms = given as Record<string, unknown>;
  const value: Record<string, Json> = {};
  for (const name of moments) {
    const text = String(terms[name] ?? '').trim();
    value[name] = text ? moment(text) : null;
    if (text && value[name] === null) return bad('NOT_A_MOMENT', undefined, [name]);
  }
  const { opensAt, closesAt } = value as Record<string, string | null>;
  // Only the same spelling can be compared: a time without a zone is the agency's.
  if (opensAt && closesAt && opensAt.length === closesAt.length && opensAt >= closesAt) {
    return bad('PERIOD_REVERSED', undefined, ['closesAt']);
  }
  value.showHighest = typeof terms.showHighest === 'boolean' ? terms.showHighest : null;
  const minimum = checkMinimum(terms.minimumPrice);
  if ('problem' in minimum) return { problem: { ...minimum.problem, path: ['minimumPrice'] } };
  value.minimumPrice = minimum.value;
  return { value: Object.values(value).every((each) => each === null) ? null : value };
}

const checkMinimum = (given: unknown): Checked => checkColumn('listPrice', given, []);
