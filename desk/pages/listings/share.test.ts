import assert from 'node:assert/strict';
import { it } from 'node:test';
import { mailLink, periodOf, smsLink } from './share.ts';

it('links keep special characters and line breaks', () => {
  const url = 'https://gate.example/o/a?b&c';
  assert.equal(new URL(mailLink('A & B', `see\n${url}`)).searchParams.get('body'), `see\n${url}`);
  assert.ok(smsLink(url).endsWith(encodeURIComponent(url)));
});

it('a period may be open at both ends', () => {
  assert.deepEqual(periodOf(null, null).settings, { opensAt: null, closesAt: null });
  assert.deepEqual(periodOf(null, '2026-01-01T00:00:00.000Z').settings?.closesAt, '2026-01-01T00:00:00.000Z');
});

it('a period ends after it began, and is whole', () => {
  const early = '2026-01-01T00:00:00.000Z';
  assert.deepEqual(periodOf(early, early).problems, { closesAt: 'link.period.order' });
  assert.deepEqual(periodOf(undefined, early).problems, { opensAt: 'link.period.incomplete' });
});
