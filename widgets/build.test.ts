import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { buildWidgets, LIMITS, type WidgetSize } from './build.ts';

const outdir = mkdtempSync(path.join(tmpdir(), 'gatepost-widgets-'));
let sizes: WidgetSize[];

before(async () => {
  ({ sizes } = await buildWidgets({ outdir }));
});
after(() => rmSync(outdir, { recursive: true, force: true }));

test('each widget weighs no more than its limit, alone and as a further one on a page', () => {
  for (const { name, total, own } of sizes) {
    const { alone, further } = LIMITS[name];
    assert.ok(total <= alone, `${name} alone: ${total} > ${alone} bytes`);
    assert.ok(own <= further, `${name} as a further one: ${own} > ${further} bytes`);
  }
});

test('what widgets share is one chunk, however many parts use it', () => {
  const loader = readFileSync(path.join(outdir, 'gatepost.js'), 'utf8');
  const lists = [...loader.matchAll(/shared:\[([^\]]*)\]/g)].map(([, list = '']) => list.split(','));
  assert.equal(lists.length, Object.keys(LIMITS).length);
  assert.equal(lists.filter((list) => list.length === 1).length, 2, String(lists));
  for (const file of lists.flat()) assert.ok(existsSync(path.join(outdir, file.replaceAll('"', ''))), file);
});

test('the same source gives the same bytes', async () => {
  const again = mkdtempSync(path.join(tmpdir(), 'gatepost-widgets-'));
  try {
    assert.deepEqual((await buildWidgets({ outdir: again })).sizes, sizes);
    const loader = (folder: string) => readFileSync(path.join(folder, 'gatepost.js'), 'utf8');
    assert.equal(loader(again), loader(outdir));
  } finally {
    rmSync(again, { recursive: true, force: true });
  }
});
