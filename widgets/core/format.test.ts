import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endOfDay, formatMoney, formatRatio, formatUnit } from './format.ts';

const plain = (text: string) => text.replace(/\u00a0/g, ' ').replace(/\u202f/g, '~');

test('money by locale', () => {
  assert.equal(plain(formatMoney('fr-CA', { amount: '649000', currency: 'CAD' })), '649 000 $');
  assert.equal(plain(formatMoney('fr-FR', { amount: '649000', currency: 'EUR' })), '649~000 €');
  assert.equal(plain(formatMoney('de-DE', { amount: '649000.5', currency: 'EUR' })), '649.000,50~€');
  assert.equal(plain(formatMoney('ro-RO', { amount: '649000', currency: 'RON' })), '649.000 lei');
  assert.equal(plain(formatMoney('en-GB', { amount: '649000', currency: 'EUR' })), '€649,000');
});

test('a ratio is never rounded to a full hundred', () => {
  assert.equal(formatRatio('en', 1), '100%');
  assert.equal(formatRatio('en', 0.99999), '99.9%');
  assert.equal(formatRatio('en', 0.963), '96.3%');
});

test('units', () => assert.equal(plain(formatUnit('de', 84.25, 'm²')), '84,3~m²'));

test('a day ends in the zone of the agency', () => {
  assert.equal(endOfDay('2026-12-04', 'America/Montreal'), '2026-12-05T04:59:59.000Z');
  assert.equal(endOfDay('2026-12-04', 'Europe/Bucharest'), '2026-12-04T21:59:59.000Z');
  assert.equal(endOfDay('2026-07-04', 'Europe/Berlin'), '2026-07-04T21:59:59.000Z');
});
