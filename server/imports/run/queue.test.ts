import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { endedOwner, limitFiles } from '../../../test/harness/processes.ts';
import { endsOf } from '../../platform/owed-work.ts';
import { scanDropFolders } from '../doors/drop-folder.ts';
import { type ImportWorld, importWorld, objects, openImmo, picture, type Sender, zipOf } from '../test-support.ts';

// What ends a run, and what only holds it up.

describe('a run that is broken off', () => {
  let world: ImportWorld;
  let dead: string;
  before(async () => {
    world = await importWorld();
    dead = await endedOwner();
  });
  after(() => world.close());
  afterEach(() => {
    world.platform.setNow(undefined);
    limitFiles(undefined);
  });

  /** Uploaded and queued, and not begun. */
  async function queued(files: Record<string, Uint8Array | string> = { 'o.xml': openImmo(objects(2)) }) {
    const sender = await world.sender();
    await world.upload(sender, 'a.zip', await zipOf(files));
    await scanDropFolders(world.platform, { dropDir: world.dropDir, quietMs: 0 });
    return sender;
  }
  const runOf = async (sender: Sender) => {
    const [run] = await world.runs(sender);
    if (!run) throw new Error('there is no run');
    return run;
  };
  /** As a process that ends in the middle of it leaves it. */
  const leave = async (sender: Sender) => {
    const { id } = await runOf(sender);
    await world.platform.prisma.importRun.update({ where: { id }, data: { state: 'READING', owner: dead } });
  };
  const pass = (ms: number) => world.platform.setNow(new Date(world.platform.clock.now().getTime() + ms));

  it('by kills from outside goes on at once, however often', async () => {
    const sender = await queued();
    const endOf = endsOf([{ owner: dead, byItself: false }]);
    for (let kill = 0; kill < 20; kill++) {
      await leave(sender);
      const stop = new AbortController();
      const began = world.work({ endOf, signal: stop.signal, step: () => stop.abort(new Error('killed')) });
      await assert.rejects(began, /killed/);
    }
    await leave(sender);
    await world.work({ endOf });
    const { state, attempts, waitingFor } = await runOf(sender);
    assert.deepEqual([state, attempts, waitingFor], ['DONE', 0, null]);
  });

  it('by processes that end nobody knows why waits, longer each time, and says so; the next agency does not', async () => {
    const sender = await queued();
    const { id } = await runOf(sender);
    await leave(sender);
    await world.platform.prisma.importRun.update({ where: { id }, data: { setbacks: 4 } });
    await world.work();
    const waiting = await runOf(sender);
    assert.deepEqual([waiting.state, waiting.attempts, waiting.waitingFor], ['READING', 0, 'PROCESS']);
    const wait = (waiting.nextTryAt?.getTime() ?? 0) - Date.now();
    assert.ok(wait > 15_000 && wait <= 20_000, `waits ${wait} ms`);
    const other = await queued();
    await world.work();
    assert.deepEqual([(await runOf(other)).state, (await runOf(sender)).state], ['DONE', 'READING']);
    pass(wait + 1_000);
    await world.work();
    const { state, waitingFor, nextTryAt } = await runOf(sender);
    assert.deepEqual([state, waitingFor, nextTryAt], ['DONE', null, null]);
  });

  it('by a process that it ends itself is tried three times, alone, and then given up', async () => {
    const sender = await queued();
    const endOf = endsOf([{ owner: dead, byItself: true }]);
    for (let attempt = 1; attempt <= 2; attempt++) {
      await leave(sender);
      pass(30_000);
      await world.work({ endOf });
      const { state, attempts, waitingFor } = await runOf(sender);
      assert.deepEqual([state, attempts, waitingFor], ['READING', attempt, 'PROCESS']);
    }
    const other = await queued();
    pass(60_000);
    await world.work({ endOf });
    assert.equal((await runOf(sender)).state, 'DONE', 'alone, it may come to its end');
    assert.equal((await runOf(other)).state, 'DONE');
    const again = await queued();
    for (let attempt = 1; attempt <= 3; attempt++) {
      await leave(again);
      pass(600_000);
      await world.work({ endOf });
    }
    const { state, reasonCode, waitingFor } = await runOf(again);
    assert.deepEqual([state, reasonCode, waitingFor], ['FAILED', 'BROKEN_OFF', null]);
  });

  it('by a full disk waits for room, as often as it takes, and says so', async () => {
    const red = await picture('red');
    const sender = await queued({ 'o.xml': openImmo([{ number: 'W-1', files: ['a.jpg'] }]), 'a.jpg': red });
    limitFiles(Math.floor(red.byteLength / 2));
    for (let look = 1; look <= 5; look++) {
      await world.work();
      const { state, attempts, waitingFor, setbacks } = await runOf(sender);
      assert.deepEqual([attempts, waitingFor, setbacks], [0, 'STORAGE', look], state);
      pass(60_000);
    }
    limitFiles(undefined);
    await world.work();
    const { state, waitingFor, setbacks } = await runOf(sender);
    assert.deepEqual([state, waitingFor, setbacks], ['DONE', null, 0]);
    assert.deepEqual(
      (await world.listings(sender)).map(({ key, media }) => [key, media]),
      [['W-1', 1]],
    );
  });

  it('by the end of its connection waits for the database', async () => {
    const sender = await queued();
    let ended = false;
    await world.work({
      step() {
        if (ended) return;
        ended = true;
        throw Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' });
      },
    });
    const { attempts, waitingFor } = await runOf(sender);
    assert.deepEqual([attempts, waitingFor], [0, 'DATABASE']);
    pass(5_000);
    await world.work();
    assert.equal((await runOf(sender)).state, 'DONE');
  });
});
