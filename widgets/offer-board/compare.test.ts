import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bestOf, daysToPayment } from './compare.ts';
import type { Offer } from './documents.ts';

const offer = (id: string, change: Partial<Offer>): Offer => ({
  id,
  number: 1,
  reference: 'K7MP-3QXD-9RTW',
  version: 1,
  createdAt: '2026-11-22T10:00:00Z',
  amount: { amount: '250000', currency: 'EUR' },
  askingPrice: null,
  askingRatio: 1,
  financing: 'CASH',
  paymentTerm: 'AT_SIGNING',
  paymentDate: null,
  paymentTermText: null,
  conditions: null,
  validUntil: null,
  status: 'NEW',
  listing: { id: 'l1', title: null, city: null, listingId: null },
  buyer: { fullName: null, email: null, phone: null },
  ...change,
});

test('marks the best of each line, also two that are equal', () => {
  const lines = bestOf([
    offer('a', { amount: { amount: '9000', currency: 'EUR' }, financing: 'CREDIT', paymentTerm: 'DAYS_30' }),
    offer('b', { amount: { amount: '10000', currency: 'EUR' }, conditions: 'inspection' }),
    offer('c', { amount: { amount: '10000', currency: 'EUR' }, financing: 'MIXED', paymentTerm: 'OTHER' }),
  ]);
  assert.deepEqual([...lines.amount], ['b', 'c']);
  assert.deepEqual([...lines.financing], ['b']);
  assert.deepEqual([...lines.term], ['b']);
  assert.deepEqual([...lines.conditions], ['a', 'c']);
  assert.equal(lines.askingRatio.size, 0);
});

test('amounts of two properties or currencies are not compared', () => {
  const other = { id: 'l2', title: null, city: null, listingId: null };
  assert.equal(
    bestOf([offer('a', {}), offer('b', { amount: { amount: '1', currency: 'EUR' }, listing: other })]).amount.size,
    0,
  );
  assert.equal(bestOf([offer('a', {}), offer('b', { amount: { amount: '1', currency: 'RON' } })]).amount.size, 0);
});

test('days to payment', () => {
  assert.equal(daysToPayment(offer('a', { paymentTerm: 'DATE', paymentDate: '2026-12-02' })), 10);
  assert.equal(daysToPayment(offer('a', { paymentTerm: 'OTHER' })), undefined);
});
