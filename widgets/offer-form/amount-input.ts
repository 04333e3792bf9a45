/** Groups an amount while it is typed. Pure: text and caret in, text and caret out. */
import { numberFormat } from '../core/format.ts';

export interface Separators {
  group: string;
  decimal: string;
}

export interface AmountState {
  text: string;
  caret: number;
}

const MAX_DIGITS = 12;

export function separatorsOf(locale: string): Separators {
  const parts = numberFormat(locale, { useGrouping: 'always' } as Intl.NumberFormatOptions).formatToParts(1234567.8);
  return {
    group: parts.find((part) => part.type === 'group')?.value ?? ' ',
    decimal: parts.find((part) => part.type === 'decimal')?.value ?? '.',
  };
}

/** The plain decimal string of what stands in the field: "250 000,50" → "250000.50". Empty when there is no digit. */
export function parseAmount(text: string, { decimal }: Separators): string {
  const cleaned = [...text]
    .filter((char) => /\d/.test(char) || char === decimal)
    .map((char) => (char === decimal ? '.' : char));
  const [whole = '', ...rest] = cleaned.join('').split('.');
  const cents = rest.join('').slice(0, 2);
  const digits = whole.replace(/^0+(?=\d)/, '').slice(0, MAX_DIGITS);
  if (!digits && !cents) return '';
  return `${digits || '0'}${cents ? `.${cents}` : ''}`;
}

/** Groups what was typed, and keeps the caret behind the same digit. */
export function groupAmount({ text, caret }: AmountState, separators: Separators): AmountState {
  const { group, decimal } = separators;
  const significant = (value: string) => [...value].filter((char) => /\d/.test(char) || char === decimal).length;
  let before = significant(text.slice(0, caret));
  const cleaned = [...text].filter((char) => /\d/.test(char) || char === decimal).join('');
  const at = cleaned.indexOf(decimal);
  const rawWhole = at < 0 ? cleaned : cleaned.slice(0, at);
  const trimmed = rawWhole.replace(/^0+(?=\d)/, '');
  before = Math.max(0, before - (rawWhole.length - trimmed.length));
  const whole = trimmed.slice(0, MAX_DIGITS);
  const cents =
    at < 0
      ? ''
      : decimal +
        cleaned
          .slice(at + 1)
          .replaceAll(decimal, '')
          .slice(0, 2);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group) + cents;
  let position = 0;
  for (let seen = 0; position < grouped.length && seen < before; position++)
    if (significant(grouped[position] ?? '')) seen++;
  return { text: grouped, caret: position };
}

/** Backspace behind, or delete before, a group sign takes the digit beyond it: the sign itself cannot be deleted. */
export function deleteAround(
  { text, caret }: AmountState,
  direction: 'backward' | 'forward',
  separators: Separators,
): AmountState | undefined {
  const neighbour = direction === 'backward' ? text[caret - 1] : text[caret];
  if (neighbour !== separators.group) return undefined;
  const cut = direction === 'backward' ? caret - 2 : caret + 1;
  if (cut < 0 || cut >= text.length) return undefined;
  const left = text.slice(0, cut) + text.slice(cut + 1);
  return groupAmount({ text: left, caret: direction === 'backward' ? cut : caret }, separators);
}
