import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { ApiListing } from './api.ts';
import { createDemoSites } from './index.ts';

const EVIL = `"><script>alert(1)</script>'`;

const listing: ApiListing = {
  id: Buffer.from('Listing:1').toString('base64'),
  listingId: 'ML/1 "x"',
  title: EVIL,
  standardStatus: 'PENDING',
  isReference: false,
  city: 'Montréal',
  cityRegion: EVIL,
  listPrice: { amount: '628000.00', currency: 'CAD' },
  leaseAmount: null,
  listPricePerArea: null,
  leaseAmountPerArea: null,
  priceOnRequest: false,
  leaseYN: false,
  livingArea: 92,
  leasableArea: null,
  lotSizeArea: null,
  roomsTotal: 5,
  bedroomsTotal: 2,
  agency: { timeZone: 'America/Toronto' },
  media: [{ url: '/media/1/medium', title: EVIL }],
  offerForm: { state: 'OPEN', closesAt: '2026-11-26T15:00:00Z' },
};

/** The gateway as the sites see it. */
const api = {
  down: false,
  listings: [listing] as ApiListing[],
  authorization: [] as (string | undefined)[],
  answer: ((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      api.authorization.push(request.headers.authorization);
      if (api.down) return response.writeHead(502).end('<h1>Bad gateway</h1>');
      const { query, variables } = JSON.parse(body);
      const found = api.listings.find((each) => each.listingId === variables.listingId) ?? null;
      const edges = api.listings.map((node) => ({ node: { ...node, brokers: [] } }));
      const connection = { totalCount: 30, pageInfo: { hasNextPage: true, endCursor: 'c 1' }, edges };
      response.end(
        JSON.stringify({ data: query.startsWith('query Listing(') ? { listing: found } : { listings: connection } }),
      );
    });
  }) satisfies RequestListener as RequestListener,
};

async function listen(listener: RequestListener): Promise<{ server: Server; url: string }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const agencies = [
  { slug: 'maison-laurier', name: 'Maison Laurier', locale: 'fr-CA', publishableKey: 'gp_pk_ml' },
  { slug: 'spreeufer', name: 'Spreeufer', locale: 'de-DE', publishableKey: 'gp_pk_su' },
  { slug: 'casa-somes', name: 'Casa Someș', locale: 'ro-RO', publishableKey: 'gp_pk_cs' },
  { slug: 'harbour-lane', name: 'Harbour & Lane', locale: 'en-IE', publishableKey: 'gp_pk_hl' },
];

describe('demo sites', () => {
  const servers: Server[] = [];
  let gateway = '';
  let sites = '';
  const get = async (path: string) => {
    const response = await fetch(`${sites}${path}`, { redirect: 'manual' });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const number = encodeURIComponent(listing.listingId ?? '');

  before(async () => {
    const one = await listen(api.answer);
    gateway = one.url;
    const two = await listen(createDemoSites({ apiUrl: gateway, agencies }));
    sites = two.url;
    servers.push(one.server, two.server);
  });
  after(() => {
    for (const server of servers) server.close().closeAllConnections();
  });

  test('the chooser links to each site', async () => {
    const { text } = await get('/');
    for (const { slug } of agencies) assert.ok(text.includes(`href="/${slug}/"`));
    assert.ok(text.includes('Harbour &amp; Lane'));
  });

  for (const { slug, locale, publishableKey } of agencies) {
    test(`${slug}: list, listing, form and contact, with the agency's key, all escaped`, async () => {
      const pages = await Promise.all(
        ['', `listing/${number}`, `offer/${number}`, 'contact'].map((path) => get(`/${slug}/${path}`)),
      );
      for (const { status, text } of pages) {
        assert.equal(status, 200);
        assert.ok(text.includes(`<html lang="${locale}">`));
        assert.ok(!text.includes(EVIL) && !text.includes('<script>alert'));
        assert.doesNotMatch(text, />(undefined|null|false)</);
        assert.equal(text.match(/<h1/g)?.length, 1);
      }
      const [list, detail, form] = pages.map(({ text }) => text);
      assert.ok(list?.includes(`${gateway}/media/1/medium`));
      assert.ok(list?.includes(`/${slug}/?after=c%201`));
      const attributes = `key="${publishableKey}" listing="ML/1 &quot;x&quot;"`;
      assert.ok(detail?.includes(`<script src="${gateway}/widgets/gatepost.js" async></script>`));
      assert.ok(detail?.includes(`<gatepost-listing-detail ${attributes}>`));
      assert.ok(detail?.includes(`<gatepost-offer-form id="offer" ${attributes}>`));
      assert.ok(form?.includes(`<div data-gatepost="offer-form" data-key="${publishableKey}"`));
      assert.ok(api.authorization.includes(`Bearer ${publishableKey}`));
    });
  }

  test('Berlin lets scripts, requests and pictures come from the gateway only', async () => {
    const policy = (await get(`/spreeufer/listing/${number}`)).headers.get('content-security-policy') ?? '';
    assert.ok(policy.includes(`script-src ${gateway};`));
    assert.ok(policy.includes(`img-src 'self' ${gateway};`));
    assert.doesNotMatch(policy, /unsafe|\*/);
  });

  test('a listing that is gone, and an address that is none', async () => {
    for (const path of [
      '/spreeufer/listing/none',
      '/spreeufer/offer/none',
      '/spreeufer/nowhere',
      '/spreeufer/listing/%E0%A4%A',
    ])
      assert.equal((await get(path)).status, 404, path);
    assert.equal((await get('/nobody/')).status, 404);
    assert.equal((await get('/spreeufer')).headers.get('location'), '/spreeufer/');
  });

  test('says that listings are being loaded while the gateway is away, and whom to call', async () => {
    api.down = true;
    try {
      const { status, headers, text } = await get('/maison-laurier/');
      assert.equal(status, 503);
      assert.equal(headers.get('retry-after'), '10');
      assert.ok(text.includes('Nos propriétés se chargent') && text.includes('tel:+15145550100'));
      assert.equal((await get('/maison-laurier/contact')).status, 200);
    } finally {
      api.down = false;
    }
  });

  test('an agency without listings says where to deliver the first', async () => {
    api.listings = [];
    try {
      assert.ok((await get('/harbour-lane/')).text.includes(`<a href="${gateway}/">the start page`));
    } finally {
      api.listings = [listing];
    }
  });

  test('brings its own pictures', async () => {
    for (const file of ['logo.svg', 'logo-light.svg', 'icon.svg']) {
      const { headers, text } = await get(`/casa-somes/${file}`);
      assert.equal(headers.get('content-type'), 'image/svg+xml');
      assert.ok(text.startsWith('<svg'));
    }
    assert.equal((await get('/casa-somes/hero.webp')).headers.get('content-type'), 'image/webp');
    assert.ok((await get('/casa-somes/site.css')).text.includes('html { font-size: 1px; }'));
  });
});
