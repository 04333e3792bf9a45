import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestPlatform, testPlatform } from '../../test/harness/platform.ts';
import { type TestServer, testServer } from '../../test/harness/server.ts';
import { goodOffer, offeredListing, submit } from '../offers/test-support.ts';

let platform: TestPlatform;
let server: TestServer;
before(async () => {
  platform = await testPlatform();
  server = await testServer(platform);
});
after(async () => {
  await server.app.close();
  await platform.close();
});

test('an offer page is in one language: its words, its title and its text; and says nothing of other offers', async () => {
  const own = await offeredListing(platform);
  const texts = [
    { language: 'fr-CA', title: 'Appartement au parc', shortDescription: 'Lumineux et calme' },
    { language: 'en', title: 'Flat by the park', shortDescription: 'Bright and quiet' },
  ];
  await platform.prisma.listingText.updateMany({
    where: { listingId: own.listing.id },
    data: { shortDescription: 'Hell und ruhig' },
  });
  for (const text of texts) await platform.prisma.listingText.create({ data: { ...text, listingId: own.listing.id } });
  for (let n = 0; n < 3; n++) await submit(platform, goodOffer({ token: own.token }));

  const pages: [asks: string, path: string, language: string, title: string, text: string][] = [
    ['fr-FR,fr;q=0.9', '', 'fr', 'Appartement au parc', 'Lumineux et calme'],
    ['de-DE', '', 'de', 'Altbau am Park', 'Hell und ruhig'],
    ['de-DE', '?lang=en', 'en', 'Flat by the park', 'Bright and quiet'],
    // Nobody speaks it here: the agency's language.
    ['es', '', 'de', 'Altbau am Park', 'Hell und ruhig'],
  ];
  for (const [asks, path, language, title, text] of pages) {
    const response = await fetch(`${server.url}/o/${own.token}${path}`, { headers: { 'accept-language': asks } });
    const page = await response.text();
    assert.equal(response.status, 200, page);
    const says = (words: string) => page.includes(words);
    assert.ok(page.includes(`<html lang="${language}">`), asks);
    assert.ok(says(`<h1 id="property">${title}</h1>`) && says(text), `${asks}${path}: ${page}`);
    for (const other of pages.filter((each) => each[2] !== language))
      assert.ok(!says(other[3]) && !says(other[4]), `${asks}${path} also says ${other[3]}`);
  }
});
