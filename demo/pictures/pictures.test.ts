import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { demoAgencies } from '../data/index.ts';
import { drawLogo, drawPicture, drawPortrait, renderPicture, renderPortrait } from './index.ts';

const media = demoAgencies.flatMap((agency) => agency.listings.flatMap((listing) => listing.media));

function assertSelfContained(svg: string): void {
  assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" .*<\/svg>$/s);
  assert.doesNotMatch(svg, /NaN|undefined|Infinity/);
  assert.doesNotMatch(svg, /<text|<image|<script|<style|href|url\((?!#)/);
  const ids = new Set([...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) assert.ok(ids.has(id), `no definition of ${id}`);
}

test('every picture of the demo is drawn alike twice and needs nothing from outside', () => {
  for (const { picture } of media) {
    const svg = drawPicture(picture);
    assert.equal(drawPicture(picture), svg);
    assertSelfContained(svg);
  }
});

test('every picture of the demo renders to a JPEG of 1600 × 1067 below 250 kB', async () => {
  for (const { picture, caption } of media) {
    const jpeg = await renderPicture(picture);
    const { format, width, height } = await sharp(jpeg).metadata();
    assert.deepEqual([format, width, height], ['jpeg', 1600, 1067]);
    assert.ok(jpeg.length < 250_000, `${caption}: ${jpeg.length} bytes`);
  }
});

test('portraits and logos are self-contained and render', async () => {
  for (const agency of demoAgencies) {
    for (const tone of ['colour', 'light'] as const) {
      const logo = drawLogo(agency.slug, tone);
      assertSelfContained(logo);
      assert.ok((await sharp(Buffer.from(logo)).metadata()).width);
    }
    for (const { portrait } of agency.people) {
      assertSelfContained(drawPortrait(portrait));
      const { width, height } = await sharp(await renderPortrait(portrait)).metadata();
      assert.deepEqual([width, height], [400, 400]);
    }
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
