import assert from 'node:assert/strict';
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../../../test/harness/product.ts';
import { uuidv7 } from '../../platform/index.ts';
import { type ImportWorld, importWorld, openImmo, picture, zipOf } from '../test-support.ts';
import { scanDropFolders } from './drop-folder.ts';

describe('a drop folder', () => {
  let world: ImportWorld;
  before(async () => {
    world = await importWorld();
  });
  after(() => world.close());

  const scan = (options = {}) => scanDropFolders(world.platform, { dropDir: world.dropDir, quietMs: 0, ...options });

  it('gives an XML together with the files it names, once all are there', async () => {
    const sender = await world.sender();
    await world.upload(sender, 'openimmo.xml', openImmo([{ number: 'A1', files: ['1.jpg', '2.jpg'] }]));
    await world.upload(sender, '1.JPG', await picture('red'));
    assert.deepEqual(await scan(), { queued: 0, waiting: false });
    await world.upload(sender, '2.jpg', await picture('blue'));
    assert.deepEqual(await scan({ quietMs: 5_000 }), { queued: 0, waiting: true });
    await world.upload(sender, 'other.jpg', await picture('green'));
    await world.work();
    const [run] = await world.runs(sender);
    assert.deepEqual([run?.state, run?.warnings, run?.fileName], ['DONE', 0, 'openimmo.xml']);
    assert.equal((await world.listings(sender))[0]?.media, 2);
    assert.deepEqual(await readdir(join(world.dropDir, sender.sourceId)), ['other.jpg']);
  });

  it('gives it without them after a while, with warnings', async () => {
    const sender = await world.sender();
    await world.upload(sender, 'openimmo.xml', openImmo([{ number: 'A1', files: ['1.jpg'] }]));
    await world.work();
    assert.deepEqual(await world.runs(sender), []);
    await world.work({ giveUpMs: 0 });
    assert.deepEqual(
      (await world.runs(sender)).map(({ state, warnings }) => [state, warnings]),
      [['DONE', 1]],
    );
  });

  it('waits longer for missing files while the client is still connected', async () => {
    const sender = await world.sender();
    const client = await world.connect(sender);
    await world.upload(sender, 'openimmo.xml', openImmo([{ number: 'A1', files: ['1.jpg'] }]));
    await world.work({ goneMs: 0 });
    assert.deepEqual(await world.runs(sender), []);
    client.close();
    await eventually(async () => {
      await world.work({ goneMs: 0 });
      assert.equal((await world.runs(sender))[0]?.state, 'DONE');
    });
  });

  it('waits for names of unfinished files and takes folders of an account too', async () => {
    const sender = await world.sender();
    const client = await world.connect(sender);
    await client.ensureDir('out');
    client.close();
    await world.upload(sender, 'out/a.zip.tmp', await zipOf({ 'o.xml': openImmo([{ number: 'A1' }]) }));
    await world.work();
    assert.deepEqual(await world.runs(sender), []);
    const folder = join(world.dropDir, sender.sourceId, 'out');
    await rename(join(folder, 'a.zip.tmp'), join(folder, 'a.zip'));
    await world.work();
    assert.deepEqual(
      (await world.runs(sender)).map(({ state }) => state),
      ['DONE'],
    );
  });

  it('goes on where a killed process stopped: taken, not stored', async () => {
    const sender = await world.sender();
    const id = uuidv7();
    const taken = join(world.dropDir, '.taken', sender.sourceId, id);
    await mkdir(join(taken, 'files'), { recursive: true });
    await writeFile(join(taken, 'delivery.json'), JSON.stringify({ main: 'a.zip', attachments: [], loose: false }));
    await writeFile(join(taken, 'files', 'a.zip'), await zipOf({ 'o.xml': openImmo([{ number: 'A1' }]) }));
    await world.work();
    assert.deepEqual(
      (await world.runs(sender)).map((run) => [run.id, run.state]),
      [[id, 'DONE']],
    );
    assert.deepEqual(await readdir(join(world.dropDir, '.taken', sender.sourceId)), []);
  });

  it('queues no second run when it was killed between the row and the file', async () => {
    const sender = await world.sender();
    const run = await world.deliver(sender, await zipOf({ 'o.xml': openImmo([{ number: 'A1' }]) }));
    const taken = join(world.dropDir, '.taken', sender.sourceId, run.id);
    await mkdir(join(taken, 'files'), { recursive: true });
    await writeFile(
      join(taken, 'delivery.json'),
      JSON.stringify({ main: 'delivery.zip', attachments: [], loose: false }),
    );
    await writeFile(join(taken, 'files', 'delivery.zip'), await world.platform.storage.get(run.storageKey));
    assert.equal((await scan()).queued, 0);
    assert.equal((await world.runs(sender)).length, 1);
  });

  it('gives files back when it was killed before the main one moved', async () => {
    const sender = await world.sender();
    const root = join(world.dropDir, sender.sourceId);
    await world.upload(sender, 'o.xml', openImmo([{ number: 'A1', files: ['1.jpg'] }]));
    const taken = join(world.dropDir, '.taken', sender.sourceId, uuidv7());
    await mkdir(join(taken, 'files'), { recursive: true });
    await writeFile(
      join(taken, 'delivery.json'),
      JSON.stringify({ main: 'o.xml', attachments: ['1.jpg'], loose: true }),
    );
    await writeFile(join(taken, 'files', '1.jpg'), await picture('red'));
    await world.work();
    assert.deepEqual(
      (await world.runs(sender)).map(({ state, warnings }) => [state, warnings]),
      [['DONE', 0]],
    );
    assert.deepEqual(await readdir(root), []);
  });

  it('is looked into by one at a time', async () => {
    const sender = await world.sender();
    for (let index = 0; index < 5; index++) {
      await world.upload(sender, `${index}.zip`, await zipOf({ 'o.xml': openImmo([{ number: `N${index}` }]) }));
    }
    await Promise.all([scan(), scan(), scan()]);
    await scan();
    assert.equal((await world.runs(sender)).length, 5);
    await world.work();
  });
});
