import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ago, duration, shortDateTime } from './format.ts';

const now = new Date('2026-11-22T15:00:00Z');

it('ago says minutes and hours, and a date after a day', () => {
  assert.equal(ago('en', '2026-11-22T14:59:30Z', now), 'this minute');
  assert.equal(ago('en', '2026-11-22T14:56:00Z', now), '4 minutes ago');
  assert.equal(ago('de', '2026-11-22T12:30:00Z', now), 'vor 2 Stunden');
  assert.match(ago('en', '2026-11-20T12:30:00Z', now), /20/);
});

it('ago never says that something is going to happen', () => {
  assert.equal(ago('en', '2026-11-22T15:00:20Z', now), 'this minute');
});

it('duration names the two largest units', () => {
  assert.equal(duration('en', 400), '1 sec');
  assert.equal(duration('en', 83_000), '1 min 23 sec');
  assert.equal(duration('en', 3_720_000), '1 hr 2 min');
});

it('shortDateTime names the year only when it is another one', () => {
  assert.doesNotMatch(shortDateTime('en', '2026-03-01T10:00:00Z', { now }), /2026/);
  assert.match(shortDateTime('en', '2025-03-01T10:00:00Z', { now }), /2025/);
});
