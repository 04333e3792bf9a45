import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import type { Offer, OfferNotice } from './documents.ts';
import { Live, type LiveState, type Sink } from './live.ts';

const changed = (cursor: string): OfferNotice => ({
  __typename: 'OfferChanged',
  cursor,
  kind: 'SUBMITTED',
  offer: { id: cursor } as Offer,
});
const live = (cursor: string): OfferNotice => ({ __typename: 'Live', cursor });

function setUp(snapshot: () => Promise<void> = async () => {}) {
  const sinks: Sink[] = [];
  const afters: (string | undefined)[] = [];
  const states: LiveState['kind'][] = [];
  const applied: string[] = [];
  let snapshots = 0;
  const board = new Live({
    subscribe(after, sink) {
      afters.push(after);
      sinks.push(sink);
      return () => {};
    },
    snapshot: () => {
      snapshots++;
      return snapshot();
    },
    apply: (offer) => applied.push(offer.id),
    onState: (state) => states.push(state.kind),
    random: () => 1,
  });
  const last = () => sinks.at(-1) as Sink;
  const settled = () => new Promise((done) => setImmediate(done));
  return { board, afters, states, applied, last, settled, sinks, snapshots: () => snapshots };
}

test('subscribes first, then loads the snapshot, then is live', async () => {
  const { board, last, settled, states, snapshots } = setUp();
  board.start();
  assert.equal(snapshots(), 0);
  last().notice(live('1'));
  await settled();
  assert.equal(snapshots(), 1);
  assert.deepEqual(states, ['connecting', 'live']);
});

test('after a loss it asks for what it missed, without a new snapshot', async (t) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => mock.timers.reset());
  const { board, last, settled, afters, applied, states, snapshots, sinks } = setUp();
  board.start();
  last().notice(live('1'));
  await settled();
  last().notice(changed('2'));
  last().closed('lost');
  sinks[0]?.notice(changed('late'));
  mock.timers.tick(500);
  assert.deepEqual(afters, [undefined, '2']);
  last().notice(changed('3'));
  last().notice(live('3'));
  await settled();
  assert.deepEqual(applied, ['2', '3']);
  assert.equal(snapshots(), 1);
  assert.deepEqual(states, ['connecting', 'live', 'reconnecting', 'live']);
});

test('Resync loads the snapshot again', async () => {
  const { board, last, settled, snapshots } = setUp();
  board.start();
  last().notice(live('1'));
  await settled();
  last().notice({ __typename: 'Resync', cursor: '9' });
  last().notice(live('9'));
  await settled();
  assert.equal(snapshots(), 2);
});

test('a failed snapshot is no state to be live in', async (t) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => mock.timers.reset());
  const { board, last, settled, afters, states } = setUp(() => Promise.reject(new Error('down')));
  board.start();
  last().notice(live('1'));
  await settled();
  mock.timers.tick(500);
  assert.deepEqual(states, ['connecting', 'reconnecting']);
  assert.deepEqual(afters, [undefined, undefined]);
});

test('waits longer each time, says offline, and hurries when nudged', (t) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => mock.timers.reset());
  const { board, last, states, afters } = setUp();
  board.start();
  for (const wait of [500, 1000, 2000]) {
    last().closed('lost');
    mock.timers.tick(wait);
  }
  last().closed('lost');
  assert.equal(states.at(-1), 'offline');
  const before = afters.length;
  board.nudge();
  assert.equal(afters.length, before + 1);
});

test('ended access is not retried', (t) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => mock.timers.reset());
  const { board, last, states, afters } = setUp();
  board.start();
  last().closed('ended');
  mock.timers.tick(60_000);
  assert.equal(afters.length, 1);
  assert.equal(states.at(-1), 'ended');
});
