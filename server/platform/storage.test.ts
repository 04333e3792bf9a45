import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, test } from 'node:test';
import { limitFiles } from '../../test/harness/processes.ts';
import { outageOf } from './outage.ts';
import { createStorage } from './storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatepost-storage-'));
after(() => rmSync(folder, { recursive: true }));
const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [entry.name] : [],
  );

test('without room nothing is kept of a file, and what is there stays', async () => {
  const storage = createStorage(folder);
  await storage.put('media/ab/one', Buffer.from('small'));
  assert.equal(await storage.check(), 'ok');
  const large = Buffer.alloc(100_000);
  limitFiles(10_000);
  try {
    for (const write of [
      () => storage.put('media/ab/one', large),
      () => storage.put('media/ab/two', large),
      () => storage.putStream('imports/cd/package', Readable.from([large])),
    ]) {
      await assert.rejects(write, (error) => outageOf(error) === 'STORAGE');
    }
    assert.equal(await storage.check(), 'full');
  } finally {
    limitFiles(undefined);
  }
  assert.deepEqual(files(), ['one']);
  assert.equal(Buffer.from(await storage.get('media/ab/one')).toString(), 'small');
  assert.equal(await storage.check(), 'ok');
});
