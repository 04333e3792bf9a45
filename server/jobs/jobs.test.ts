import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import pg from 'pg';
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts';
import { endedOwner, livingOwner } from '../../test/harness/processes.ts';
import { eventually } from '../../test/harness/product.ts';
import type { JobDefinition } from '../platform/jobs.ts';
import { createLog } from '../platform/log.ts';
import { type JobOptions, type Jobs, startJobs } from './index.ts';

const log = createLog('silent', 'test');
let database: TestDatabase;
let sql: pg.Client;
before(async () => {
  database = await testDatabase();
  sql = new pg.Client({ connectionString: database.url });
  await sql.connect();
});
after(async () => {
  await sql.end();
  await database.drop();
});
const started: Jobs[] = [];
afterEach(async () => {
  for (const jobs of started.splice(0)) await jobs.stop(1_000);
  await sql.query('DELETE FROM agenda.agenda_jobs');
});

async function start(definitions: JobDefinition[], options: JobOptions = {}): Promise<Jobs> {
  const jobs = await startJobs(database.url, definitions, log, options);
  started.push(jobs);
  return jobs;
}

const job = (run: JobDefinition['run'], changes: Partial<JobDefinition> = {}): JobDefinition => ({
  ...{ name: 'test', concurrency: 1, every: '1 hour' },
  ...changes,
  run,
});

const rows = async () => (await sql.query('SELECT * FROM agenda.agenda_jobs ORDER BY repeat_interval NULLS LAST')).rows;

/** Something to wait for. */
function signalled() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

test('a process that starts looks at once for what waits, however far away the next look would be', async () => {
  let runs = 0;
  const first = await start([job(async () => void runs++)]);
  await eventually(() => assert.equal(runs, 1));
  await first.stop(1_000);
  started.splice(0);
  await start([job(async () => void runs++)]);
  await eventually(() => assert.equal(runs, 2));
});

test('an attempt is counted before it is made, and the lock of a long job is renewed', async () => {
  const end = signalled();
  let runs = 0;
  let counted: number | undefined;
  const long = job(async () => {
    runs++;
    counted = (await rows())[0]?.fail_count;
    await end.promise;
  });
  const lockMs = 2_000;
  await start([long], { lockMs, owner: 'elsewhere/1/1' });
  await eventually(() => assert.equal(runs, 1));
  await start([long], { lockMs, owner: 'elsewhere/2/2' });
  const [{ locked_at: since }] = await rows();
  // Long enough for the other to take it if nobody said that it is being worked at.
  await eventually(async () => {
    const [{ locked_at: at }] = await rows();
    // Not `ok`: to word its failure it parses this file each time, which takes longer than the lock holds.
    assert.equal(
      at.getTime() - since.getTime() > 2 * lockMs,
      true,
      `renewed ${at.getTime() - since.getTime()} ms later`,
    );
  }, 30_000);
  end.resolve();
  assert.deepEqual([runs, counted], [1, 1]);
});

describe('what a killed process had taken', () => {
  const lock = async (name: string, owner: string, repeats: boolean) =>
    sql.query(
      `INSERT INTO agenda.agenda_jobs (name, type, priority, data, disabled, fork, locked_at, last_modified_by, next_run_at, repeat_interval)
       VALUES ($1, $2, 0, '{}', false, false, now(), $3, $4, $5)`,
      [
        name,
        repeats ? 'single' : 'normal',
        owner,
        repeats ? new Date(Date.now() + 3_600_000) : null,
        repeats ? '1 hour' : null,
      ],
    );

  test('is free at once, and its single wake-up leads to a sweep and goes', async () => {
    await start([]);
    const dead = await endedOwner();
    await lock('swept', dead, true);
    await lock('woken', dead, true);
    await lock('woken', dead, false);
    const ran = new Set<string>();
    const definitions = ['swept', 'woken'].map((name) => job(async () => void ran.add(name), { name }));
    await start(definitions);
    await eventually(() => assert.deepEqual([...ran].sort(), ['swept', 'woken']));
    await eventually(async () => {
      const left = await rows();
      assert.deepEqual(left.map(({ name, locked_at }) => [name, locked_at]).sort(), [
        ['swept', null],
        ['woken', null],
      ]);
    });
  });

  test('is left to it while it lives', async () => {
    await start([]);
    const { owner, end } = livingOwner();
    try {
      await lock('test', owner, true);
      let runs = 0;
      let others = 0;
      await start([job(async () => void runs++), job(async () => void others++, { name: 'other' })]);
      await eventually(() => assert.equal(others, 1));
      assert.equal(runs, 0);
      await end();
      await eventually(() => assert.equal(runs, 1));
    } finally {
      await end().catch(() => {});
    }
  });
});

test('what the database broke off is begun again at once, and counts for nothing', async () => {
  let runs = 0;
  await start([
    job(async () => {
      runs++;
      if (runs < 8) throw Object.assign(new Error('the database system is starting up'), { code: '57P03' });
    }),
  ]);
  await eventually(() => assert.equal(runs, 8), 60_000);
  await eventually(async () =>
    assert.deepEqual(
      (await rows()).map(({ fail_count }) => fail_count),
      [0],
    ),
  );
});
