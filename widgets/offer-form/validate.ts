/** The checks of the server, made at the field. Same codes; the server remains the judge. */
import type { FieldName, OfferValues } from './fields.ts';

export type ProblemCode =
  | 'REQUIRED'
  | 'TOO_LONG'
  | 'NOT_AN_EMAIL'
  | 'NOT_A_PHONE'
  | 'NOT_POSITIVE'
  | 'NOT_AN_AMOUNT'
  | 'TOO_LARGE'
  | 'NOT_A_DATE'
  | 'IN_THE_PAST';

const REQUIRED: readonly FieldName[] = ['fullName', 'email', 'phone', 'amount', 'financing', 'paymentTerm'];

function required(field: FieldName, values: OfferValues): boolean {
  if (field === 'paymentDate') return values.paymentTerm === 'DATE';
  if (field === 'paymentTermText') return values.paymentTerm === 'OTHER';
  return REQUIRED.includes(field);
}

/** @param value what was read, or as it was written when it could not be. */
function checkAmount(value: string): ProblemCode | undefined {
  if (/^[-−–]/.test(value) || Number(value) === 0) return 'NOT_POSITIVE';
  const [, whole] = /^(\d+)(\.\d\d?)?$/.exec(value) ?? [];
  if (!whole) return 'NOT_AN_AMOUNT';
  return whole.length > 12 ? 'TOO_LARGE' : undefined;
}

/** What is wrong with a field on the day `now`; `max` is how long its text may be. */
export function checkField(field: FieldName, values: OfferValues, now: string, max?: number): ProblemCode | undefined {
  const value = values[field].trim();
  if (!value) return required(field, values) ? 'REQUIRED' : undefined;
  if (max && value.length > max) return 'TOO_LONG';
  switch (field) {
    case 'email':
      return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value) ? undefined : 'NOT_AN_EMAIL';
    case 'phone':
      return /^[+(]?[\d\s()./-]*$/.test(value) && value.replace(/\D/g, '').length >= 6 ? undefined : 'NOT_A_PHONE';
    case 'amount':
      return checkAmount(value);
    case 'paymentDate':
    case 'validUntil':
      if (field === 'paymentDate' && !required(field, values)) return undefined;
      if (!/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(Date.parse(value))) return 'NOT_A_DATE';
      return value < now ? 'IN_THE_PAST' : undefined;
    default:
      return undefined;
  }
}
