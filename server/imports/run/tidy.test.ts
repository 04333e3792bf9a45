import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type ImportWorld, importWorld, objects, openImmo, zipOf } from '../test-support.ts';
import { tidyImports } from './tidy.ts';

const DAY = 86_400_000;
let world: ImportWorld;
before(async () => {
  world = await importWorld();
});
after(() => world.close());

it('forgets what can no longer be undone, and old packages, and keeps the runs', async () => {
  const { platform } = world;
  const sender = await world.sender();
  await world.deliver(sender, await zipOf({ 'o.xml': openImmo(objects(2)) }));
  const run = await world.deliver(sender, await zipOf({ 'o.xml': openImmo([{ number: 'W-001', price: '1' }]) }));
  const versions = () => platform.prisma.listingVersion.count();
  const tidy = async (days: number) => {
    platform.setNow(new Date(Date.now() + days * DAY));
    await tidyImports(platform, new AbortController().signal);
  };
  await tidy(6);
  assert.equal(await versions(), 1);
  await tidy(8);
  assert.equal(await versions(), 0);
  assert.equal(await platform.storage.exists(run.storageKey), true);
  await tidy(91);
  assert.equal(await platform.storage.exists(run.storageKey), false);
  assert.deepEqual(
    (await world.runs(sender)).map(({ storageKey, state }) => [storageKey, state]),
    [
      ['', 'DONE'],
      ['', 'DONE'],
    ],
  );
  assert.equal((await world.listings(sender)).length, 2);
});
