import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { scanDropFolders } from '../doors/drop-folder.ts';
import { type ImportWorld, importWorld, objects, openImmo, picture, type Sender, zipOf } from '../test-support.ts';
import { runImport } from './run-import.ts';

describe('a run', () => {
  let world: ImportWorld;
  before(async () => {
    world = await importWorld();
  });
  after(() => world.close());

  const full = (list: Parameters<typeof openImmo>[0], spec: Parameters<typeof openImmo>[1] = {}) =>
    zipOf({ 'o.xml': openImmo(list, { scope: 'VOLL', ...spec }) });
  const keys = async (sender: Sender) => (await world.listings(sender)).map(({ key }) => key);

  describe('that is killed', () => {
    const steps = ['staged', 'prepared', 'applied', 'removals staged', 'removed'];
    for (const [index, step] of steps.entries()) {
      it(`after "${step}" comes to the same result`, async () => {
        const sender = await world.sender();
        await world.deliver(sender, await full(objects(12, 1)));
        const next = [{ number: 'W-001', title: 'Neu', files: ['a.jpg'] }, ...objects(119, 3)];
        const zip = await zipOf({ 'o.xml': openImmo(next, { scope: 'VOLL' }), 'a.jpg': await picture('red') });
        await world.upload(sender, 'next.zip', zip);
        let reached = false;
        await world.work({
          step(name) {
            if (reached || name !== step) return;
            reached = true;
            throw new Error('killed');
          },
        });
        assert.ok(reached);
        const [killed] = await world.runs(sender);
        assert.ok(!killed?.finishedAt, `step ${index} left it open`);
        await world.work();
        const [run] = await world.runs(sender);
        assert.equal(run?.state, 'DONE');
        assert.deepEqual(
          [run?.objectsTotal, run?.objectsApplied, run?.created, run?.updated, run?.unchanged, run?.removed],
          [120, 120, 109, 1, 10, 1],
        );
        const numbers = await keys(sender);
        assert.equal(numbers.length, 120);
        assert.ok(!numbers.includes('W-002'));
        const updates = await world.platform.prisma.event.count({
          where: { agencyId: sender.agencyId, type: 'listing.updated' },
        });
        assert.equal(updates, 1);
        assert.equal((await world.listings(sender))[0]?.media, 1);
      });
    }

    it('while it reads starts reading over', async () => {
      const sender = await world.sender();
      await world.upload(sender, 'a.zip', await full([{ number: 'A1' }, { number: '' }]));
      await scanDropFolders(world.platform, { dropDir: world.dropDir, quietMs: 0 });
      const [queued] = await world.runs(sender);
      const runId = queued?.id ?? '';
      const { prisma } = world.platform;
      await prisma.importRun.update({ where: { id: runId }, data: { state: 'READING', attempts: 1 } });
      for (const position of [1, 7]) {
        await prisma.importItem.create({ data: { runId, position, key: 'X', request: 'UPSERT', hash: 'x' } });
        const words = { code: 'X', path: '', message: '', hint: '' };
        await prisma.importIssue.create({ data: { runId, position, severity: 'WARNING', ...words } });
      }
      await world.work();
      const [run] = await world.runs(sender);
      assert.deepEqual([run?.state, run?.objectsTotal, run?.objectsApplied, run?.warnings], ['DONE', 2, 2, 0]);
      assert.deepEqual(await keys(sender), ['A1']);
      assert.equal(await prisma.importIssue.count({ where: { runId } }), 1);
    });

    it('only seemingly, and so applied by two workers, counts everything once', async () => {
      const sender = await world.sender();
      await world.upload(sender, 'a.zip', await full(objects(250)));
      await world.work({
        step: () => {
          throw new Error('killed');
        },
      });
      const [killed] = await world.runs(sender);
      const { signal } = new AbortController();
      await Promise.all([1, 2].map(() => runImport(world.platform, killed?.id ?? '', { signal })));
      const [run] = await world.runs(sender);
      assert.deepEqual([run?.state, run?.created, run?.objectsApplied, run?.unchanged], ['DONE', 250, 250, 0]);
      const finished = { subjectId: run?.id, type: 'import.finished' };
      assert.equal(await world.platform.prisma.event.count({ where: finished }), 1);
    });

    it('by a stop of the worker goes on, and that is no failed attempt', async () => {
      const sender = await world.sender();
      await world.upload(sender, 'a.zip', await full(objects(150)));
      const stop = new AbortController();
      await assert.rejects(
        world.work({ signal: stop.signal, step: (name) => name === 'applied' && stop.abort(new Error('stopping')) }),
        /stopping/,
      );
      const [stopped] = await world.runs(sender);
      assert.deepEqual([stopped?.state, stopped?.attempts, stopped?.objectsApplied], ['APPLYING', 0, 50]);
      await world.work();
      assert.deepEqual(
        (await world.runs(sender)).map(({ state, created }) => [state, created]),
        [['DONE', 150]],
      );
    });

    it('again and again is given up with a reason, and the next one has its turn', async () => {
      const sender = await world.sender();
      await world.upload(sender, 'bad.zip', await full(objects(2)));
      for (let attempt = 0; attempt < 3; attempt++) {
        await world.work({
          step: () => {
            throw new Error('killed');
          },
        });
      }
      assert.deepEqual(
        (await world.runs(sender)).map(({ state, reasonCode }) => [state, reasonCode]),
        [['FAILED', 'BROKEN_OFF']],
      );
      assert.equal((await world.deliver(sender, await full(objects(1)))).state, 'DONE');
    });
  });

  describe('of the whole stock', () => {
    it('removes what is missing, from this source and office only', async () => {
      const sender = await world.sender();
      await world.deliver(sender, await full(objects(5)));
      await world.deliver(sender, await full(objects(2, 50), { provider: '4712' }));
      const run = await world.deliver(sender, await full(objects(4)));
      assert.deepEqual([run.state, run.removed], ['DONE', 1]);
      assert.deepEqual(await keys(sender), ['W-001', 'W-002', 'W-003', 'W-004', 'W-050', 'W-051']);
    });

    it('is held when too much would go, its own objects taken', async () => {
      const sender = await world.sender();
      await world.deliver(sender, await full(objects(12)));
      const run = await world.deliver(sender, await full([...objects(8), { number: 'NEW' }]));
      assert.deepEqual([run.state, run.reasonCode, run.removed, run.created], ['HELD', 'TOO_MANY_GONE', 0, 1]);
      assert.equal((await world.listings(sender)).length, 13);
      const waiting = await world.platform.prisma.importItem.findMany({ where: { runId: run.id, request: 'ABSENT' } });
      assert.deepEqual(
        waiting.map(({ appliedAt }) => appliedAt),
        [null, null, null, null],
      );
    });

    it('stays held when it is killed after that was decided', async () => {
      const sender = await world.sender();
      await world.deliver(sender, await full(objects(12)));
      await world.upload(sender, 'next.zip', await full(objects(2)));
      await world.work({
        step(name) {
          if (name === 'removals staged') throw new Error('killed');
        },
      });
      await world.work();
      const [run] = await world.runs(sender);
      assert.deepEqual([run?.state, run?.removed], ['HELD', 0]);
      assert.equal((await world.listings(sender)).length, 12);
    });

    it('may remove a few of a small stock', async () => {
      const sender = await world.sender();
      await world.deliver(sender, await full(objects(4)));
      const run = await world.deliver(sender, await full(objects(1)));
      assert.deepEqual([run.state, run.removed], ['DONE', 3]);
    });

    it('without any object removes nothing and is held', async () => {
      const sender = await world.sender();
      await world.deliver(sender, await full(objects(2)));
      const run = await world.deliver(sender, await full([]));
      assert.deepEqual([run.state, run.reasonCode], ['HELD', 'NO_OBJECTS']);
      assert.equal((await world.listings(sender)).length, 2);
    });

    it('does not remove an object it names with an error, nor anything when one has no number', async () => {
      const sender = await world.sender();
      await world.deliver(sender, await full(objects(3)));
      const run = await world.deliver(sender, await full([{ number: 'W-001' }, { number: '' }]));
      assert.deepEqual([run.state, run.reasonCode, run.refused], ['HELD', 'UNNUMBERED_OBJECTS', 1]);
      assert.equal((await world.listings(sender)).length, 3);
    });

    it('written earlier does not remove what was delivered later', async () => {
      const sender = await world.sender();
      await world.deliver(sender, await full(objects(1), { timestamp: '2026-05-03T10:00:00Z' }));
      const run = await world.deliver(sender, await full(objects(1, 9), { timestamp: '2026-05-01T10:00:00Z' }));
      assert.deepEqual([run.state, run.removed, run.created], ['DONE', 0, 1]);
    });

    it('is a partial one when it is not said', async () => {
      const sender = await world.sender();
      await world.deliver(sender, await full(objects(2)));
      const bare = openImmo(objects(1), { scope: 'VOLL' }).replace(/<uebertragung[^>]*>/, '');
      const run = await world.deliver(sender, await zipOf({ 'o.xml': bare }));
      assert.deepEqual([run.state, run.scope, run.removed], ['DONE', 'PARTIAL', 0]);
    });
  });

  it('runs one after the other per agency, oldest first, with several workers', async () => {
    const sender = await world.sender();
    for (let index = 1; index <= 5; index++) {
      const xml = openImmo([{ number: 'A1', title: `Stand ${index}` }]);
      await world.upload(sender, `${index}.zip`, await zipOf({ 'o.xml': xml }));
      await world.work({ signal: AbortSignal.abort() }).catch(() => {});
    }
    await Promise.all([world.work(), world.work(), world.work()]);
    await world.work();
    const runs = await world.runs(sender);
    assert.deepEqual(
      runs.map(({ state }) => state),
      ['DONE', 'DONE', 'DONE', 'DONE', 'DONE'],
    );
    assert.deepEqual(
      (await world.listings(sender)).map(({ title }) => title),
      ['Stand 5'],
    );
  });

  it('seals what it stages, and forgets it when it is applied', async () => {
    const sender = await world.sender();
    await world.upload(sender, 'a.zip', await full(objects(1)));
    await world.work({
      step: (name) => {
        if (name === 'staged') throw new Error('killed');
      },
    });
    const [item] = await world.platform.prisma.importItem.findMany({ where: { run: { agencyId: sender.agencyId } } });
    assert.ok(item?.sealed && !Buffer.from(item.sealed).includes('muster@example.com'));
    await world.work();
    const [applied] = await world.platform.prisma.importItem.findMany({
      where: { run: { agencyId: sender.agencyId } },
    });
    assert.equal(applied?.sealed, null);
    assert.ok(
      await world.platform.prisma.listingSource.findFirst({ where: { listing: { agencyId: sender.agencyId } } }),
    );
  });
});
