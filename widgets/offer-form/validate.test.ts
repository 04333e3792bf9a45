import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMPTY, FIELDS, MAX_LENGTH, type OfferValues } from './fields.ts';
import { checkField } from './validate.ts';

const validate = (values: OfferValues, now: string) =>
  Object.fromEntries(
    FIELDS.flatMap((field) => {
      const code = checkField(field, values, now, MAX_LENGTH[field]);
      return code ? [[field, code]] : [];
    }),
  );

const good: OfferValues = {
  ...EMPTY,
  fullName: 'Ana Pop',
  email: 'ana@pop.ro',
  phone: '+40 264 123 456',
  amount: '250000',
  financing: 'CASH',
  paymentTerm: 'DAYS_30',
};
const day = '2026-11-22';

test('a complete offer has no problem', () => assert.deepEqual(validate(good, day), {}));

test('an empty one lacks the six of the seed', () => {
  assert.deepEqual(Object.keys(validate(EMPTY, day)).sort(), [
    'amount',
    'email',
    'financing',
    'fullName',
    'paymentTerm',
    'phone',
  ]);
});

test('each field by its own code', () => {
  const code = (change: Partial<OfferValues>) => Object.values(validate({ ...good, ...change }, day)).join();
  assert.equal(code({ email: 'ana@pop' }), 'NOT_AN_EMAIL');
  assert.equal(code({ email: 'ana pop@x.ro' }), 'NOT_AN_EMAIL');
  assert.equal(code({ phone: 'call me' }), 'NOT_A_PHONE');
  assert.equal(code({ phone: '(514) 555-0199' }), '');
  assert.equal(code({ amount: '0' }), 'NOT_POSITIVE');
  assert.equal(code({ amount: '-5' }), 'NOT_POSITIVE');
  assert.equal(code({ amount: '5e5' }), 'NOT_AN_AMOUNT');
  assert.equal(code({ amount: '450.000' }), 'NOT_AN_AMOUNT');
  assert.equal(code({ amount: '999999999999.99' }), '');
  assert.equal(code({ amount: '1000000000000' }), 'TOO_LARGE');
  assert.equal(code({ paymentTerm: 'DATE' }), 'REQUIRED');
  assert.equal(code({ paymentTerm: 'DATE', paymentDate: '2026-11-21' }), 'IN_THE_PAST');
  assert.equal(code({ paymentTerm: 'DATE', paymentDate: '2026-11-22' }), '');
  assert.equal(code({ paymentTerm: 'OTHER' }), 'REQUIRED');
  assert.equal(code({ paymentTerm: 'AT_SIGNING', paymentDate: '2020-01-01' }), '');
  assert.equal(code({ validUntil: 'soon' }), 'NOT_A_DATE');
  assert.equal(code({ fullName: 'x'.repeat(201) }), 'TOO_LONG');
});
