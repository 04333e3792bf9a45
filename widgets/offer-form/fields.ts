/** What the form asks for. */
import type { Financing, PaymentTerm } from '../core/words.ts';

export interface OfferValues {
  fullName: string;
  email: string;
  phone: string;
  /** Plain decimal string; what was written where it cannot be read as one. */
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

/** Today as YYYY-MM-DD on the wall of the reader. */
export function today(now: Date = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
