/** What the form of a listing holds, and what of it is sent. Pure, so that it can be tested. */
import { readAmount } from '../../../widgets/core/amount.ts';
import type { Kind, ListingEdit, TextColumn } from './documents.ts';

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

export const parseJson = (text: string | null): Json => (text === null ? null : (JSON.parse(text) as Json));

const isNumber = (kind: Kind): boolean =>
  kind === 'MONEY' || kind === 'AREA' || kind === 'DECIMAL' || kind === 'INTEGER';

const signs = new Map<string, { group: string; decimal: string }>();

function signsOf(locale: string): { group: string; decimal: string } {
  const known = signs.get(locale);
  if (known) return known;
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(-1_234_567.5);
  const sign = (type: string, otherwise: string) => parts.find((part) => part.type === type)?.value ?? otherwise;
  const found = { group: sign('group', ' '), decimal: sign('decimal', '.') };
  signs.set(locale, found);
  return found;
}

/**
 * What was typed for a number of a kind, as a plain decimal; undefined when it is none, or may be another one. Prices are
 * read alike in every language. An area and a count are, too, unless the locale reads them otherwise: `84.125` of an
 * Englishman may be either, and the column keeps two places.
 */
export function readKind(kind: Kind, text: string, locale: string, currency: string): string | undefined {
  if (kind === 'MONEY') return readAmount(text, currency);
  const number = readNumber(text, locale);
  if (kind === 'DECIMAL') return number;
  const amount = readAmount(text);
  return amount === undefined || number === undefined || Number(amount) === Number(number)
    ? (amount ?? number)
    : undefined;
}

/**
 * `380.000` and `82,5` of a German as `380000` and `82.5`; undefined when it is no number. A sign between groups counts
 * only before three digits, so that `82.5` is never 825.
 */
export function readNumber(text: string, locale: string): string | undefined {
  const { group, decimal } = signsOf(locale);
  const bare = text.replace(/[\s'’]/g, '').replace('−', '-');
  const grouped = /^\s$/.test(group) ? bare : ungroup(bare, group, decimal);
  const plain = grouped.replace(decimal, '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? plain : undefined;
}

function ungroup(text: string, group: string, decimal: string): string {
  const [whole = '', ...rest] = text.split(decimal);
  const groups = whole.split(group);
  const isGrouped = groups.length > 1 && groups.slice(1).every((digits) => /^\d{3}$/.test(digits));
  return isGrouped ? [groups.join(''), ...rest].join(decimal) : text;
}

/** A decimal as it is typed: with the decimal sign of the locale, in groups. All its digits stay. */
export function writeNumber(value: string, locale: string): string {
  const { group, decimal } = signsOf(locale);
  const [, sign = '', whole = '', rest] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  if (!whole) return value;
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
  return `${sign}${grouped}${rest ? decimal + rest : ''}`;
}

/** What a control shows for a value: text for most kinds, the value itself for the others. */
export function toDraft(kind: Kind, value: Json, locale: string): Json {
  if (value === null) return kind === 'LIST' || kind === 'CERTIFICATES' ? [] : kind === 'TERMS' ? {} : '';
  if (isNumber(kind)) return writeNumber(String(value), locale);
  if (kind === 'BOOLEAN') return value ? 'true' : 'false';
  if (kind !== 'TERMS') return value;
  const terms = value as Record<string, Json>;
  const minimum = terms.minimumPrice;
  return { ...terms, minimumPrice: minimum ? writeNumber(String(minimum), locale) : null };
}

/** What a control's content means; undefined when it cannot be read. */
export function fromDraft(kind: Kind, draft: Json, locale: string, currency: string): Json | undefined {
  if (typeof draft === 'string' && draft.trim() === '') return null;
  if (kind === 'BOOLEAN') return draft === 'true';
  if (kind === 'TERMS') {
    const terms = draft as Record<string, Json>;
    const minimum = terms.minimumPrice ? readAmount(String(terms.minimumPrice), currency) : null;
    return minimum === undefined ? undefined : { ...terms, minimumPrice: minimum };
  }
  if (!isNumber(kind)) return draft;
  const number = readKind(kind, String(draft), locale, currency);
  return kind === 'INTEGER' && number !== undefined ? Number(number) : number;
}

export const textField = (language: string, column: string): string => `texts.${language}.${column}`;

/** `texts.fr-CA.title` as its parts; undefined for a column of the listing itself. */
export function textOf(field: string): { language: string; column: TextColumn } | undefined {
  const [, language, column] = /^texts\.([^.]+)\.(\w+)$/.exec(field) ?? [];
  return language && column ? { language, column: column as TextColumn } : undefined;
}

/** Everything that was typed, in the shape the server takes; `unread` are the fields whose content is no number. */
export function toEdit(
  drafts: ReadonlyMap<string, Json>,
  kinds: ReadonlyMap<string, Kind>,
  { locale, currency }: { locale: string; currency: string },
): Pick<ListingEdit, 'fields' | 'texts'> & { unread: string[] } {
  const fields: ListingEdit['fields'] = {};
  const texts = new Map<string, ListingEdit['texts'][number]>();
  const unread: string[] = [];
  for (const [field, draft] of drafts) {
    const text = textOf(field);
    if (text) {
      const { language, column } = text;
      texts.set(language, { ...(texts.get(language) ?? { language }), [column]: String(draft) });
      continue;
    }
    const value = fromDraft(kinds.get(field) ?? 'TEXT', draft, locale, currency);
    if (value === undefined || !isSendable(value)) unread.push(field);
    else fields[field] = value;
  }
  return { fields, texts: [...texts.values()], unread };
}

/** GraphQL's Int ends at 31 bits and takes no fractions. */
const isSendable = (value: Json): boolean =>
  typeof value !== 'number' || (Number.isInteger(value) && Math.abs(value) < 2 ** 31);

/** Which field a problem of the server belongs to: `listPrice`, `energyCertificates.0.class`, `texts.fr.title`. */
export function fieldOf(path: readonly string[], texts: ListingEdit['texts']): string {
  const [top, name = '', ...rest] = path;
  if (top === 'fields') return [name, ...rest].join('.');
  const language = top === 'texts' ? texts[Number(name)]?.language : undefined;
  return language ? textField(language, rest[0] ?? 'title') : (top ?? '');
}
