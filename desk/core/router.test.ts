import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { safeNext, withQuery } from './router.ts';

const origin = 'https://gate.example';

describe('safeNext', () => {
  it('leads back into the desk, with the query', () => {
    assert.equal(safeNext('/desk/offers?offer=1', origin), '/desk/offers?offer=1');
    assert.equal(safeNext('/desk', origin), '/desk');
  });

  it('never leads out of it', () => {
    for (const next of [
      null,
      '',
      'https://evil.example/desk/offers',
      '//evil.example/desk',
      '/\\evil.example/desk',
      'javascript:alert(1)',
      '/outbox',
      '/desktop',
      '/desk/../auth',
    ])
      assert.equal(safeNext(next, origin), '/desk', String(next));
  });

  it('never leads to the sign-in itself', () => {
    assert.equal(safeNext('/desk/sign-in?next=/desk', origin), '/desk');
  });
});

describe('withQuery', () => {
  const query = new URLSearchParams('status=ACTIVE&after=24');

  it('changes some and keeps the rest', () => {
    assert.equal(withQuery(query, { after: null, search: 'Berlin' }), '?status=ACTIVE&search=Berlin');
  });

  it('is empty without a query', () => {
    assert.equal(withQuery(query, { after: null, status: '' }), '');
  });
});
