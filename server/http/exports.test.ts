import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { testAgency } from '../../test/harness/agency.ts';
import { type TestPlatform, testPlatform } from '../../test/harness/platform.ts';
import { createAuth } from '../accounts/index.ts';
import { createExport, runExports } from '../exports/index.ts';
import { hashToken } from '../platform/index.ts';
import { createHttpServer, type HttpServer } from './server.ts';

let platform: TestPlatform;
let server: HttpServer;
let base: string;
before(async () => {
  platform = await testPlatform();
  const assets = { widgets: resolve('dist/widgets'), desk: resolve('dist/desk') };
  server = await createHttpServer(platform, createAuth(platform), { trustProxy: false, assets });
  base = await server.app.listen({ host: '127.0.0.1', port: 0 });
});
after(async () => {
  await server?.app.close();
  await platform?.close();
});

async function keyOf(agencyId: string, scope: string) {
  const secret = `gp_sk_${agencyId.slice(-8)}-${scope}-${'0'.repeat(30)}`;
  await platform.prisma.apiKey.create({
    data: { name: scope, kind: 'SECRET', agencyId, scopes: [scope], prefix: 'gp_sk_', secretHash: hashToken(secret) },
  });
  return { authorization: `Bearer ${secret}` };
}

test('a package is fetched by whoever sees the export, and by nobody else', async () => {
  const { agency, executive } = await testAgency(platform);
  const other = await testAgency(platform);
  const id = await createExport(platform, executive.actor, {});
  const reader = await keyOf(agency.id, 'LISTINGS_READ');
  const url = `${base}/exports/${id}`;
  assert.equal((await fetch(url, { headers: reader })).status, 404, 'not written yet');
  await runExports(platform, { signal: new AbortController().signal });

  const answer = await fetch(url, { headers: reader });
  const body = Buffer.from(await answer.arrayBuffer());
  assert.equal(answer.status, 200);
  assert.equal(body.subarray(0, 2).toString(), 'PK');
  assert.equal(answer.headers.get('content-type'), 'application/zip');
  assert.equal(answer.headers.get('content-length'), String(body.byteLength));
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(answer.headers.get('cache-control'), 'private, no-store');
  assert.match(
    answer.headers.get('content-disposition') ?? '',
    /^attachment; filename="[a-z0-9-]+-openimmo-\d{8}-\d{6}\.zip"$/,
  );

  const others = [{}, await keyOf(other.agency.id, 'LISTINGS_READ'), await keyOf(agency.id, 'OFFERS_READ')];
  for (const headers of others) assert.equal((await fetch(url, { headers })).status, 404);
  assert.equal((await fetch(`${base}/exports/..%2f..%2fetc`, { headers: reader })).status, 404);
});
