/** The checks of the server, made at the field. Same codes; the server remains the judge. */
import type { Financing, PaymentTerm } from '../core/words.ts';

export interface OfferValues {
  fullName: string;
  email: string;
  phone: string;
  /** Plain decimal string. */
  amount: string;
  financing: Financing | '';
  paymentTerm: PaymentTerm | '';
  paymentDate: string;
  paymentTermText: string;
  conditions: string;
  /** A day; the offer is valid to its end. */
  validUntil: string;
}

export type FieldName = keyof OfferValues;
export type ProblemCode =
  | 'REQUIRED'
  | 'TOO_LONG'
  | 'NOT_AN_EMAIL'
  | 'NOT_A_PHONE'
  | 'NOT_POSITIVE'
  | 'NOT_A_DATE'
  | 'IN_THE_PAST';

/** In the order of the form: the first one gets the focus. */
export const FIELDS: readonly FieldName[] = [
  'amount',
  'financing',
  'paymentTerm',
  'paymentDate',
  'paymentTermText',
  'conditions',
  'validUntil',
  'fullName',
  'email',
  'phone',
];

export const MAX_LENGTH: Partial<Record<FieldName, number>> = {
  fullName: 200,
  email: 254,
  phone: 40,
  paymentTermText: 500,
  conditions: 4000,
};

export const EMPTY: OfferValues = {
  fullName: '',
  email: '',
  phone: '',
  amount: '',
  financing: '',
  paymentTerm: '',
  paymentDate: '',
  paymentTermText: '',
  conditions: '',
  validUntil: '',
};

const REQUIRED: readonly FieldName[] = ['fullName', 'email', 'phone', 'amount', 'financing', 'paymentTerm'];

function required(field: FieldName, values: OfferValues): boolean {
  if (field === 'paymentDate') return values.paymentTerm === 'DATE';
  if (field === 'paymentTermText') return values.paymentTerm === 'OTHER';
  return REQUIRED.includes(field);
}

/** Today as YYYY-MM-DD on the wall of the reader. */
export function today(now: Date = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export function checkField(field: FieldName, values: OfferValues, now: string): ProblemCode | undefined {
  const value = values[field].trim();
  if (!value) return required(field, values) ? 'REQUIRED' : undefined;
  if (value.length > (MAX_LENGTH[field] ?? Number.POSITIVE_INFINITY)) return 'TOO_LONG';
  switch (field) {
    case 'email':
      return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value) ? undefined : 'NOT_AN_EMAIL';
    case 'phone':
      return /^[+(]?[\d\s()./-]*$/.test(value) && value.replace(/\D/g, '').length >= 6 ? undefined : 'NOT_A_PHONE';
    case 'amount':
      return Number(value) > 0 ? undefined : 'NOT_POSITIVE';
    case 'paymentDate':
    case 'validUntil':
      if (field === 'paymentDate' && !required(field, values)) return undefined;
      if (!/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(Date.parse(value))) return 'NOT_A_DATE';
      return value < now ? 'IN_THE_PAST' : undefined;
    default:
      return undefined;
  }
}

export type Problems = Partial<Record<FieldName, ProblemCode>>;

export function validate(values: OfferValues, now: string = today()): Problems {
  const problems: Problems = {};
  for (const field of FIELDS) {
    const code = checkField(field, values, now);
    if (code) problems[field] = code;
  }
  return problems;
}
