import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import sharp from 'sharp';
import { sha256Hex } from '../../server/platform/index.ts';
import { demoAgencies } from '../data/index.ts';
import { DRAWN } from '../drawn.ts';
import { drawings } from './index.ts';

const media = demoAgencies.flatMap((agency) => agency.listings.flatMap((listing) => listing.media));

test('every drawing needs nothing from outside', () => {
  for (const { svg } of drawings(demoAgencies)) {
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" .*<\/svg>$/s);
    assert.doesNotMatch(svg, /NaN|undefined|Infinity/);
    assert.doesNotMatch(svg, /<text|<image|<script|<style|href|url\((?!#)/);
    const ids = new Set([...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) assert.ok(ids.has(id), `no definition of ${id}`);
  }
});

test('the files are what is drawn now, all of it and nothing else (npm run draw)', async () => {
  const kept = JSON.parse(readFileSync(join(DRAWN, 'drawings.json'), 'utf8'));
  const now = [...drawings(demoAgencies)].map(({ name, svg }) => [name, sha256Hex(svg)]);
  assert.deepEqual(kept, Object.fromEntries(now));
  assert.deepEqual(readdirSync(DRAWN).sort(), [...Object.keys(kept), 'drawings.json'].sort());
  for (const name of Object.keys(kept).filter((name) => !name.endsWith('.svg'))) {
    const file = join(DRAWN, name);
    const { format, width } = await sharp(file).metadata();
    assert.equal(format, name.split('.').at(-1));
    if (format === 'webp') assert.equal(width, 1600);
    assert.ok(statSync(file).size < 250_000, name);
  }
});

test('the data hold together', () => {
  for (const { people, listings } of demoAgencies) {
    const emails = new Set(people.map((person) => person.email));
    for (const listing of listings) {
      for (const broker of listing.brokers) assert.ok(emails.has(broker), `${listing.listingId}: ${broker}`);
      const [first] = listing.media;
      assert.equal(first?.picture.kind, 'facade', listing.listingId);
      assert.equal(listing.media.filter((item) => item.kind === 'PLAN').length, 1, listing.listingId);
      assert.ok(listing.media.length >= 4 && listing.media.length <= 7, listing.listingId);
    }
  }
  const seeds = media.map(({ picture }) => JSON.stringify(picture));
  assert.equal(new Set(seeds).size, seeds.length, 'two pictures are the same');
  assert.equal(demoAgencies.flatMap((a) => a.listings).filter((l) => l.offerSetting).length, 6);
});
