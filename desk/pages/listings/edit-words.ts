/** How fields of a listing and their values are put into words. */
import { dateFormat } from '../../../widgets/core/format.ts';
import { formatMoney, formatNumber } from '../../core/format.ts';
import { type Key, speech, t } from '../../core/i18n.ts';
import type { Kind, ListingDetail } from './documents.ts';
import { type Json, parseJson, textOf } from './edit-values.ts';

/** A text whose key is made from data; `otherwise` where there is none. */
const say = (key: string, otherwise: string): string => (t as (key: Key) => string)(key as Key) || otherwise;

/** `NeedsRenovation` in words; what we have no words for is taken apart. */
export function choiceLabel(field: string, choice: string): string {
  if (field === 'standardStatus') return say(`listings.status.${choice}`, choice);
  return say(`edit.choice.${choice}`, choice.replace(/(?<=[a-z])(?=[A-Z])/g, ' '));
}

export function languageName(language: string): string {
  try {
    const name = new Intl.DisplayNames(speech.value.language, { type: 'language' }).of(language) ?? language;
    return name.charAt(0).toUpperCase() + name.slice(1);
  } catch {
    return language;
  }
}

export function fieldLabel(field: string): string {
  const text = textOf(field);
  if (!text) return say(`edit.field.${field}`, field);
  const name = say(`edit.text.${text.column}`, text.column);
  return t('edit.field.text', { field: name, language: languageName(text.language) });
}

export const currencyOf = ({ listPrice, leaseAmount, agency }: ListingDetail): string =>
  listPrice?.currency ?? leaseAmount?.currency ?? agency.currency;

const LONGEST = 80;

/** A value as a person says it: "380,000 €", "Central, Oil", "nothing". */
export function valueWords(listing: ListingDetail, field: string, kind: Kind, json: string | null): string {
  const value = parseJson(json);
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return t('edit.nothingThere');
  const { locale } = speech.value;
  switch (kind) {
    case 'MONEY':
      return formatMoney(locale, { amount: String(value), currency: currencyOf(listing) });
    case 'AREA':
      return `${formatNumber(locale, Number(value), { maximumFractionDigits: 2 })}\u00a0m²`;
    case 'INTEGER':
    case 'DECIMAL':
      return formatNumber(locale, Number(value), { maximumFractionDigits: 6 });
    case 'BOOLEAN':
      return t(value ? 'edit.yes' : 'edit.no');
    case 'DATE':
      return dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${value}T00:00:00Z`));
    case 'ENUM':
      return choiceLabel(field, String(value));
    case 'LIST':
      return (value as string[]).map((choice) => choiceLabel(field, choice)).join(', ');
    case 'CERTIFICATES':
      return certificateWords(value as Json[]);
    case 'TERMS':
      return t('edit.terms.set');
    default:
      return quoted(String(value));
  }
}

/** Class and value of each, which is what one certificate is told from another by. */
function certificateWords(certificates: Json[]): string {
  const words = certificates.map((certificate) => {
    const { class: name, value } = certificate as Record<string, string | null>;
    return [name, value && `${value} kWh/(m²·a)`].filter(Boolean).join(' ');
  });
  return words.every(Boolean) ? words.join(', ') : t('edit.certificate.count', { count: certificates.length });
}

const QUOTES = { en: ['“', '”'], fr: ['«\u00a0', '\u00a0»'], de: ['„', '“'], ro: ['„', '”'] } as const;

function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const [open, close] = QUOTES[speech.value.language];
  return `${open}${line.length > LONGEST ? `${line.slice(0, LONGEST).trimEnd()}…` : line}${close}`;
}
