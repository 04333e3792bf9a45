import { z } from 'zod';
import type { Financing, PaymentTerm } from '../platform/generated/prisma/enums.ts';
import { type FieldProblem, InvalidInput, type ProblemCode } from '../platform/index.ts';

/** What a buyer sends. Amounts are decimal strings. */
export interface OfferInput {
  idempotencyKey: string;
  fullName: string;
  email: string;
  phone: string;
  amount: string;
  currency?: string | null;
  financing: Financing;
  paymentTerm: PaymentTerm;
  paymentDate?: Date | null;
  paymentTermText?: string | null;
  conditions?: string | null;
  validUntil?: Date | null;
  /** The honeypot. */
  website?: string | null;
}

/** The same offer written the same way, whatever the form did with spaces and zeros: what is kept, hashed and compared. */
export interface OfferContent {
  fullName: string;
  email: string;
  phone: string;
  amount: string;
  currency: string;
  financing: Financing;
  paymentTerm: PaymentTerm;
  /** YYYY-MM-DD; only for the term DATE. */
  paymentDate: string | null;
  /** Only for the term OTHER. */
  paymentTermText: string | null;
  conditions: string | null;
  /** ISO 8601. */
  validUntil: string | null;
}

/** The moment and place an offer is judged by. */
export interface Judgement {
  now: Date;
  /** YYYY-MM-DD, where the agency is. */
  today: string;
  currency: string;
}

const MAX_AMOUNT = '999999999999.99';
const lengths = { fullName: 200, email: 254, phone: 40, paymentTermText: 500, conditions: 4000 } as const;

const oneLine = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
// Line breaks stay, other control characters go.
const ownWords = (text: string | null | undefined) => text?.replace(/[^\P{Cc}\n\t]/gu, '').trim() || null;

/** 250000.50 for 250000.5 and 0250000.500; anything finer than a cent is left to be refused. */
function normaliseAmount(amount: string): string {
  const [, sign = '', whole = '0', cents = ''] = /^(-?)0*(\d+)(?:\.(\d*?)0*)?$/.exec(amount.trim()) ?? [];
  return `${sign}${whole}.${cents.padEnd(2, '0')}`;
}

/** @param currency of the form, when the buyer names none. */
export function normaliseOffer(input: OfferInput, currency: string): OfferContent {
  return {
    fullName: oneLine(input.fullName),
    email: oneLine(input.email),
    phone: oneLine(input.phone),
    amount: normaliseAmount(input.amount),
    currency: input.currency?.trim().toUpperCase() || currency,
    financing: input.financing,
    paymentTerm: input.paymentTerm,
    paymentDate: input.paymentTerm === 'DATE' ? (input.paymentDate?.toISOString().slice(0, 10) ?? null) : null,
    paymentTermText: input.paymentTerm === 'OTHER' ? ownWords(input.paymentTermText) : null,
    conditions: ownWords(input.conditions),
    validUntil: input.validUntil?.toISOString() ?? null,
  };
}

/** @throws {InvalidInput} NOT_A_KEY, unless 8 to 100 printable characters. */
export function checkIdempotencyKey(key: string): void {
  if (!/^[\x21-\x7e]{8,100}$/.test(key)) throw new InvalidInput([{ path: ['idempotencyKey'], code: 'NOT_A_KEY' }]);
}

const isPhone = (text: string) => /^\+?[\d\s()./-]+$/.test(text) && /^\d{6,15}$/.test(text.replace(/\D/g, ''));

const says = (code: ProblemCode, values?: FieldProblem['values']) => ({ error: code, params: { values } });
const required = (max: number) => z.string().min(1, 'REQUIRED').max(max, 'TOO_LONG');
const check = <T>(test: (value: T) => boolean, code: ProblemCode, values?: FieldProblem['values']) =>
  z.refine<T>(test, says(code, values));

const contentSchema = ({ now, today, currency }: Judgement) =>
  z
    .object({
      fullName: required(lengths.fullName),
      email: required(lengths.email).check(
        check((email) => !email || z.email().safeParse(email).success, 'NOT_AN_EMAIL'),
      ),
      phone: required(lengths.phone).check(check((phone) => !phone || isPhone(phone), 'NOT_A_PHONE')),
      amount: z.string().check(
        check((amount) => !/^-|^0\.0+$/.test(amount), 'NOT_POSITIVE'),
        check((amount) => /\.\d{2}$/.test(amount), 'NOT_AN_AMOUNT'),
        check((amount) => amount.indexOf('.') <= MAX_AMOUNT.indexOf('.'), 'TOO_LARGE', { max: MAX_AMOUNT }),
      ),
      currency: z.string().check(check((given) => given === currency, 'NOT_A_CURRENCY', { currency })),
      paymentDate: z
        .string()
        .nullable()
        .check(check((day) => day === null || day > today, 'IN_THE_PAST')),
      paymentTermText: z.string().max(lengths.paymentTermText, 'TOO_LONG').nullable(),
      conditions: z.string().max(lengths.conditions, 'TOO_LONG').nullable(),
      validUntil: z
        .string()
        .nullable()
        .check(check((until) => until === null || new Date(until) > now, 'IN_THE_PAST')),
      website: z.string().max(0, 'NOT_A_HUMAN'),
      paymentTerm: z.string(),
    })
    .check(
      z.refine((offer) => offer.paymentTerm !== 'DATE' || offer.paymentDate !== null, {
        error: 'REQUIRED',
        path: ['paymentDate'],
      }),
      z.refine((offer) => offer.paymentTerm !== 'OTHER' || offer.paymentTermText !== null, {
        error: 'REQUIRED',
        path: ['paymentTermText'],
      }),
    );

/**
 * Judges an offer.
 * @throws {InvalidInput} naming each field that cannot be taken.
 */
export function checkOffer(content: OfferContent, website: string | null | undefined, judgement: Judgement): void {
  const { error } = contentSchema(judgement).safeParse({ ...content, website: website ?? '' });
  if (error) throw new InvalidInput(error.issues.map(toProblem));
}

function toProblem(issue: z.core.$ZodIssue): FieldProblem {
  const values = issue.code === 'custom' ? issue.params?.values : undefined;
  return {
    path: issue.path.map(String),
    code: issue.message as ProblemCode,
    values: issue.code === 'too_big' ? { max: Number(issue.maximum) } : values,
  };
}
