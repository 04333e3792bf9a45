import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type ImportWorld, importWorld, openImmo, picture, zipOf } from '../imports/test-support.ts';
import { collectMedia, KEPT_MS } from './collect-media.ts';
import { keepMedia, mediaKey } from './media.ts';

let world: ImportWorld;
before(async () => {
  world = await importWorld();
});
after(() => world.close());

const never = new AbortController().signal;

test('files that no listing has go once they are old; what a listing or an undo needs stays', async () => {
  const { platform } = world;
  const { storage } = platform;
  const sender = await world.sender();
  const deliver = async (file: Uint8Array) => {
    const xml = openImmo([{ number: 'W-1', files: ['a.jpg'] }]);
    await world.deliver(sender, await zipOf({ 'o.xml': xml, 'a.jpg': file }));
    const listing = await platform.prisma.listing.findFirstOrThrow({ include: { media: true } });
    return listing.media[0]?.storageKey ?? '';
  };
  const before = await deliver(await picture('red'));
  const now = await deliver(await picture('blue'));
  assert.notEqual(before, now);
  const unused = await keepMedia(platform, await picture('green'));
  const again = await keepMedia(platform, await picture('yellow'));
  const lost = unused.storageKey ?? '';
  await storage.put(`${lost}.card`, Buffer.from('a smaller one'));
  await storage.put(`${mediaKey('ab')}.part-1`, Buffer.from('half'));
  const there = async () => {
    const found = new Map<string, number>();
    for await (const { key, at } of storage.list('media')) found.set(key, at.getTime());
    return found;
  };
  const keys = async () => [...(await there()).keys()].sort();
  const all = await keys();
  await collectMedia(platform, never);
  assert.deepEqual(await keys(), all, 'nothing is old');
  // Stored once more, by an import that has not written its listing yet.
  await keepMedia(platform, await picture('yellow'));
  const stored = (await there()).get(again.storageKey ?? '') ?? 0;
  platform.setNow(new Date(stored + KEPT_MS));
  await collectMedia(platform, never);
  assert.deepEqual(await keys(), [before, now, again.storageKey].sort());
  platform.setNow(new Date(stored + KEPT_MS + 1));
  await collectMedia(platform, never);
  assert.deepEqual(await keys(), [before, now].sort());
});
