import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Offer } from './documents.ts';
import { applyOffer, EMPTY_BOARD, loadPage, loadSnapshot, showWaiting } from './offers.ts';

const offer = (number: number, change: Partial<Offer> = {}): Offer => ({
  id: `o${number}`,
  number,
  reference: 'K7MP-3QXD-9RTW',
  version: 1,
  createdAt: `2026-11-22T10:${String(number).padStart(2, '0')}:00Z`,
  amount: { amount: '250000', currency: 'EUR' },
  askingPrice: null,
  askingRatio: null,
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

test('an event newer than the snapshot survives it', () => {
  const early = applyOffer(EMPTY_BOARD, offer(2, { version: 3, status: 'VIEWED' }), {}, false).board;
  const board = loadSnapshot(early, [offer(2), offer(1)], false, {});
  assert.equal(board.known.get('o2')?.status, 'VIEWED');
  assert.deepEqual(board.shown, ['o2', 'o1']);
});

test('an offer made between snapshot and event is not lost', () => {
  const early = applyOffer(EMPTY_BOARD, offer(3), {}, false).board;
  assert.deepEqual(loadSnapshot(early, [offer(2), offer(1)], false, {}).shown, ['o3', 'o2', 'o1']);
});

test('the same or an older version changes nothing', () => {
  const board = loadSnapshot(EMPTY_BOARD, [offer(1, { version: 2 })], false, {});
  assert.equal(applyOffer(board, offer(1, { version: 2 }), {}, false).what, 'stale');
  assert.equal(applyOffer(board, offer(1, { version: 1 }), {}, false).board, board);
  assert.equal(applyOffer(board, offer(1, { version: 3 }), {}, false).what, 'changed');
});

test('new ones wait while somebody reads, and come on top when asked for', () => {
  let board = loadSnapshot(EMPTY_BOARD, [offer(1)], false, {});
  board = applyOffer(board, offer(2), {}, true).board;
  board = applyOffer(board, offer(3), {}, true).board;
  assert.deepEqual([board.shown, board.waiting], [['o1'], ['o3', 'o2']]);
  assert.deepEqual(showWaiting(board).shown, ['o3', 'o2', 'o1']);
  assert.deepEqual(showWaiting(board).waiting, []);
});

test('a change leaves its row in place, whatever the filter says', () => {
  const filter = { status: ['NEW' as const] };
  const board = loadSnapshot(EMPTY_BOARD, [offer(2), offer(1)], false, filter);
  assert.deepEqual(applyOffer(board, offer(1, { version: 2, status: 'VIEWED' }), filter, false).board.shown, [
    'o2',
    'o1',
  ]);
});

test('what the filter hides and what lies below the loaded pages is not shown', () => {
  const board = loadSnapshot(EMPTY_BOARD, [offer(5), offer(4)], true, {});
  assert.equal(applyOffer(board, offer(1), {}, false).what, 'elsewhere');
  assert.equal(applyOffer(board, offer(6), { financing: ['CREDIT'] }, false).what, 'elsewhere');
  assert.deepEqual(loadPage(board, [offer(3)], false).shown, ['o5', 'o4', 'o3']);
});
