import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cuttable } from '../../test/harness/cut.ts';
import { testDatabase } from '../../test/harness/database.ts';
import { openDatabase } from './database.ts';
import { createEventLog, followEvents, type LoggedEvent } from './events.ts';
import { uuidv7 } from './index.ts';
import { createLog } from './log.ts';

test('an event is heard of soon though the channel that tells of it is down', async () => {
  const database = await testDatabase();
  const log = createLog('silent', 'test');
  const channel = await cuttable(database.url);
  await channel.cut();
  const { pool, change, close } = openDatabase(database.url, log);
  const events = createEventLog(pool, channel.url, log);
  const stop = new AbortController();
  const heard: LoggedEvent[] = [];
  const caughtUp = new Promise<bigint>((resolve) => {
    void (async () => {
      for await (const event of followEvents(events, 0n, stop.signal, resolve)) {
        heard.push(event);
        stop.abort();
      }
    })();
  });
  try {
    await caughtUp;
    await change(async (_tx, emit) =>
      emit({ type: 'test', subjectType: 'Test', subjectId: uuidv7(), agencyId: null, actor: 'test' }),
    );
    const deadline = Date.now() + 30_000;
    while (heard.length === 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual(
      heard.map(({ type }) => type),
      ['test'],
    );
  } finally {
    stop.abort();
    await events.close();
    await close();
    await channel.close();
    await database.drop();
  }
});
