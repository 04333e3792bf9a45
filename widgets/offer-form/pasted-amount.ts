import type { Separators } from './amount-input.ts';

/**
 * A pasted text in the separators of the locale. The last `.` or `,` is a decimal sign when one or two digits follow
 * it and it is the only one of its kind; every other one groups: prices have no thousandths.
 */
export function normalise(text: string, { decimal }: Separators): string {
  const marks = [...text].flatMap((char, at) => (/[.,]/.test(char) ? [{ char, at }] : []));
  const last = marks.at(-1);
  if (!last) return text;
  const digitsAfter = text.slice(last.at + 1).replace(/\D/g, '').length;
  const alone = marks.filter(({ char }) => char === last.char).length === 1;
  const decimalAt = alone && digitsAfter >= 1 && digitsAfter <= 2 ? last.at : -1;
  return [...text].map((char, at) => (at === decimalAt ? decimal : /[.,]/.test(char) ? '' : char)).join('');
}
