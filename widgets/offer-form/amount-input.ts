/** Groups an amount while it is typed. Pure: what stood there and what stands there now in, text and caret out. */
import { numberFormat } from '../core/format.ts';

export { readAmount } from '../core/amount.ts';

export interface Separators {
  group: string;
  decimal: string;
}

/** What stands in the field, and whether its signs are ours: else each was typed, and means what it says. */
export interface Written {
  text: string;
  isOurs: boolean;
}

export interface Caret {
  text: string;
  caret: number;
}

export function separatorsOf(locale: string): Separators {
  const parts = numberFormat(locale, { useGrouping: 'always' } as Intl.NumberFormatOptions).formatToParts(1234567.8);
  return {
    group: parts.find((part) => part.type === 'group')?.value ?? ' ',
    decimal: parts.find((part) => part.type === 'decimal')?.value ?? '.',
  };
}

const inGroups = (digits: string, group: string) => digits.replace(/\B(?=(\d{3})+$)/g, group);

/** A plain decimal as it stands in the field: `450000.5` of a German is `450.000,50`. */
export function showAmount(amount: string, { group, decimal }: Separators): Written {
  const [whole = '', cents] = amount.split('.');
  return { text: inGroups(whole, group) + (cents ? decimal + cents.padEnd(2, '0') : ''), isOurs: true };
}

/**
 * Groups what is certain: digits alone, and what stands before a sign when there are more than three digits, so that
 * the sign can only be a decimal one, whichever it is. Everything else stays as it was written until the field is left.
 */
function group({ text, caret }: Caret, separators: Separators): Written & Caret {
  const [, zeros = '', whole, sign = '', cents = ''] = /^(0*(?=\d))(\d+)(?:([.,])(\d*))?$/.exec(text) ?? [];
  if (!whole || (sign && whole.length < 4)) return { text, caret, isOurs: false };
  const grouped = inGroups(whole, separators.group);
  const written = Math.max(0, caret - zeros.length);
  let position = 0;
  for (let seen = 0; position < grouped.length && seen < written; position++)
    if (grouped[position] !== separators.group) seen++;
  const beyond = Math.max(0, written - whole.length);
  return { text: grouped + (sign && separators.decimal) + cents, caret: position + beyond, isOurs: true };
}

/**
 * The field after a key press or a paste. Signs that are ours are taken out before and set anew after, so that one that
 * is typed is never taken for one of them; one of ours that is deleted takes the digit beyond it along. The caret stays
 * behind the same digit.
 * @param before what stood in the field.
 * @param now what the browser made of it.
 */
export function editAmount(
  { text: before, isOurs }: Written,
  now: Caret,
  direction: 'backward' | 'forward',
  separators: Separators,
): Written & Caret {
  const behind = now.text.slice(now.caret);
  if (!isOurs || !before.endsWith(behind)) return group(now, separators);
  const bare = (text: string) => text.replaceAll(separators.group, '');
  const most = Math.min(now.caret, before.length - behind.length);
  let same = 0;
  while (same < most && before[same] === now.text[same]) same++;
  const inserted = now.text.slice(same, now.caret);
  let head = bare(now.text.slice(0, same));
  let tail = bare(behind);
  if (!inserted && before.slice(same, before.length - behind.length) === separators.group) {
    if (direction === 'backward') head = head.slice(0, -1);
    else tail = tail.slice(1);
  }
  return group({ text: head + inserted + tail, caret: (head + inserted).length }, separators);
}
