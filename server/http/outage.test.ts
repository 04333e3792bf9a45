import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { testAgency } from '../../test/harness/agency.ts';
import { type Cut, cuttable } from '../../test/harness/cut.ts';
import { type TestPlatform, testPlatform } from '../../test/harness/platform.ts';
import { eventually } from '../../test/harness/product.ts';
import { type TestServer, testServer } from '../../test/harness/server.ts';
import { hashToken } from '../platform/index.ts';
import { PATIENCE_MS } from '../platform/pool.ts';

// The way to the database is cut, as when it restarts: who asks waits a little, and is then told to come back.

const KEY = 'gp_sk_outage-test';
const LISTINGS = { query: '{ listings(first: 1) { totalCount } }' };
const headers = { authorization: `Bearer ${KEY}` };

let database: Cut;
let platform: TestPlatform;
let server: TestServer;
before(async () => {
  platform = await testPlatform({
    through: async (url) => {
      database = await cuttable(url);
      return database.url;
    },
  });
  const { agency } = await testAgency(platform);
  await platform.prisma.apiKey.create({
    data: {
      ...{ name: 'test', kind: 'SECRET', agencyId: agency.id, prefix: 'gp_sk_', secretHash: hashToken(KEY) },
      ...{ scopes: ['LISTINGS_READ'], origins: [] },
    },
  });
  server = await testServer(platform);
});
after(async () => {
  await database?.mend();
  await server?.app.close();
  await platform?.close();
  await database?.close();
});

test('a request waits while the database is away for a moment', async () => {
  await database.cut();
  const asked = [server.post('/graphql', LISTINGS, headers), server.post('/graphql', LISTINGS, headers)];
  await isMissed();
  await database.mend();
  for (const answer of await Promise.all(asked)) {
    assert.equal(answer.status, 200);
    assert.equal((await answer.json()).errors, undefined);
  }
});

test('a change that was not begun waits, too', async () => {
  await database.cut();
  const change = platform.change(async (tx) => tx.agency.count());
  await isMissed();
  await database.mend();
  assert.equal(await change, 1);
});

test('longer, and every route says that it is not there, and when to ask again', async () => {
  await database.cut();
  const began = Date.now();
  const session = { cookie: 'gatepost.session_token=aaaaaaaa.bbbbbbbb' };
  const asked = {
    'a query': server.post('/graphql', LISTINGS, headers),
    'a query without a key': server.post('/graphql', { query: '{ offerForm(token: "none") { currency } }' }),
    'a query with a session': server.post('/graphql', LISTINGS, session),
    'a code': server.post('/auth/email-otp/send-verification-otp', { email: 'x@example.org', type: 'sign-in' }),
    'a sign-in': server.post('/auth/sign-in/email-otp', { email: 'x@example.org', otp: '123456' }),
    'a picture': fetch(`${server.url}/media/01890000-0000-7000-8000-000000000000/400.webp`),
    'an offer page': fetch(`${server.url}/o/none`, { headers: { accept: 'text/html' } }),
  };
  for (const [what, asking] of Object.entries(asked)) {
    const answer = await asking;
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '5'], what);
    if (answer.headers.get('content-type')?.includes('html')) continue;
    assert.equal((await answer.json()).errors[0].extensions.code, 'SERVICE_UNAVAILABLE', what);
  }
  assert.ok(Date.now() - began >= PATIENCE_MS - 100, 'they waited');
  const ready = await fetch(`${server.url}/readyz`);
  assert.deepEqual([ready.status, (await ready.json()).database], [503, 'unreachable']);
  await database.mend();
  const again = await server.post('/graphql', LISTINGS, headers);
  assert.equal(again.status, 200);
});

test('an operation on a socket says so, and the socket stays', async () => {
  const client = createClient({
    url: `${server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: headers,
    lazy: false,
    retryAttempts: 0,
  });
  const ask = async () => (await client.iterate(LISTINGS).next()).value;
  try {
    assert.equal((await ask())?.errors, undefined);
    await database.cut();
    const refused = await ask().catch((errors) => ({ errors }));
    assert.equal(refused?.errors?.[0]?.extensions?.code, 'SERVICE_UNAVAILABLE', JSON.stringify(refused));
    await database.mend();
    assert.equal((await ask())?.errors, undefined);
  } finally {
    await client.dispose();
  }
});

/** Comes back when the server knows that the database is away. */
async function isMissed(): Promise<void> {
  await eventually(async () => assert.equal((await fetch(`${server.url}/readyz`)).status, 503));
}
