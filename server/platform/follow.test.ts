import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type TestPlatform, testPlatform } from '../../test/harness/platform.ts';
import { eventually } from '../../test/harness/product.ts';
import { createHub, followLog } from './follow.ts';
import { uuidv7 } from './index.ts';

let platform: TestPlatform;
before(async () => {
  platform = await testPlatform();
});
after(() => platform?.close());

const happen = (name: string) =>
  platform.change(async (_tx, emit) =>
    emit({ type: `test.${name}`, subjectType: 'Test', subjectId: uuidv7(), agencyId: null, actor: 'system' }),
  );

/** The log, but reading it fails while `down`, as it does without a database. */
function failing() {
  const state = { down: true };
  const { events } = platform;
  const guard = <A extends unknown[], R>(read: (...args: A) => Promise<R>) => {
    return async (...args: A) => {
      if (state.down) throw new Error('the database is away');
      return read(...args);
    };
  };
  return { state, log: platform.log, events: { ...events, latest: guard(events.latest), after: guard(events.after) } };
}

it('keeps its place while reading fails, and tells each event once', async () => {
  const source = failing();
  source.state.down = false;
  const stop = new AbortController();
  const seen: string[] = [];
  const following = followLog(source, {
    what: 'test',
    signal: stop.signal,
    onEvent: ({ type }) => {
      seen.push(type);
      if (type === 'test.b') throw new Error('not taken');
    },
  });
  await following.ready;
  await happen('a');
  await eventually(() => assert.deepEqual(seen, ['test.a']));
  source.state.down = true;
  await happen('b');
  await happen('c');
  await new Promise((resolve) => platform.events.onWake(() => resolve(undefined)));
  source.state.down = false;
  await eventually(() => assert.deepEqual(seen, ['test.a', 'test.b', 'test.c']));
  stop.abort();
});

it('waits for the database before it says from where it tells', async () => {
  const source = failing();
  const hub = createHub(source, { what: 'test', most: 2, pick: ({ type }) => ({ type }) });
  const inbox = hub.open();
  source.state.down = false;
  await inbox.ready;
  for (const each of ['1', '2', '3']) await happen(each);
  await eventually(async () => assert.equal(hub.position(), await platform.events.latest()));
  assert.equal(await inbox.next(), 'overflow');
  assert.deepEqual(await inbox.next(), { type: 'test.3' });
  inbox.close();
  assert.equal(await inbox.next(), undefined);
});
