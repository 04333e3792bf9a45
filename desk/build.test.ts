import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buildDesk } from './build.ts';

describe('buildDesk', () => {
  let outdir: string;
  let page: string;

  before(async () => {
    outdir = await mkdtemp(path.join(tmpdir(), 'desk-'));
    await buildDesk({ outdir });
    page = await readFile(path.join(outdir, 'index.html'), 'utf8');
  });
  after(() => rm(outdir, { recursive: true }));

  it('writes a page that names only files that exist, by hashed names', async () => {
    const files = new Set(await readdir(path.join(outdir, 'assets')));
    const named = [...page.matchAll(/\/desk\/assets\/([^"]+)/g)].map(([, name]) => name ?? '');
    assert.ok(named.length >= 4);
    for (const name of named) {
      assert.ok(files.has(name), name);
      assert.match(name, /-[\w]{8}\.\w+$/);
    }
  });

  it('needs no inline script or style, and leaves room for the server’s meta tags', () => {
    assert.doesNotMatch(page, /<style|style=|<script(?![^>]* src=)|\son\w+=/);
    assert.match(page, /<head>.*<!--gatepost-meta-->.*<\/head>/s);
  });

  it('keeps the boot script a classic one', async () => {
    const name = /assets\/(boot-[^"]+)/.exec(page)?.[1] ?? '';
    assert.doesNotMatch(await readFile(path.join(outdir, 'assets', name), 'utf8'), /^\s*(import|export)\b/m);
  });
});
