import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testAgency } from '../../test/harness/agency.ts';
import { type TestPlatform, testPlatform } from '../../test/harness/platform.ts';
import { type TestServer, testServer } from '../../test/harness/server.ts';
import type { DemoPages } from './page-routes.ts';

// What pages of other sites, open in the same browser, may do.

let platform: TestPlatform;
let server: TestServer;
before(async () => {
  platform = await testPlatform();
  const demo: DemoPages = {
    outbox: { send: async () => '', find: async () => undefined, list: async () => [] },
    home: { sites: [] } as never,
    people: [],
    graphiqlKey: 'gp_sk_demo',
  };
  server = await testServer(platform, { demo });
});
after(async () => {
  await server?.app.close();
  await platform?.close();
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers });
const preflight = (path: string, origin: string, headers = 'content-type') =>
  fetch(server.url + path, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': headers },
  });
const allowed = (response: Response) => response.headers.get('access-control-allow-origin');

describe('pages of other sites', () => {
  it('ask GraphQL with whatever headers their client sends, and read pictures', async () => {
    const wanted = 'authorization,content-type,traceparent,apollo-require-preflight,x-apollo-operation-name';
    const asked = await preflight('/graphql', 'https://any.test', wanted);
    assert.deepEqual([asked.status, allowed(asked)], [204, '*']);
    assert.equal(asked.headers.get('access-control-allow-headers'), wanted);
    assert.equal(asked.headers.get('access-control-allow-credentials'), null);
    assert.equal(allowed(await get('/media/logo/01a203ca-a587-7789-a17a-d98771833f71')), '*');
  });

  it('read nothing else', async () => {
    for (const { url, method } of server.routes) {
      if (method !== 'GET' || /^\/(graphql|media|widgets)/.test(url)) continue;
      const path = url.replace('*', 'x').replace(/:\w+/g, 'x');
      const response = await get(path, { origin: 'https://any.test' });
      await response.body?.cancel();
      assert.equal(allowed(response), null, path);
    }
    for (const path of ['/outbox', '/auth/sign-in/email-otp', '/desk', '/drop/x', '/exports/x'])
      assert.equal(allowed(await preflight(path, 'https://any.test')), null, path);
  });

  it('do not get the demo’s post, nor its key', async () => {
    const html = { accept: 'text/html' };
    for (const path of ['/outbox', '/outbox/x.html', '/outbox/x/y', '/graphql']) {
      for (const site of ['cross-site', 'same-site', 'anything']) {
        const { status } = await get(path, { ...html, 'sec-fetch-site': site });
        assert.equal(status, 403, `${path} from ${site}`);
      }
      for (const site of ['same-origin', 'none']) {
        const { status } = await get(path, { ...html, 'sec-fetch-site': site });
        assert.ok([200, 404].includes(status), `${path} from ${site}: ${status}`);
      }
    }
    assert.equal((await get('/outbox')).status, 200, 'a program');
  });
});

describe('a key of the storage in a row', () => {
  it('opens only what lies where such keys lie', async () => {
    const { agency, executive } = await testAgency(platform);
    await platform.storage.put('imports/1/package', Buffer.from('secret'));
    await platform.storage.put('portraits/p.png', Buffer.from('face'));
    await platform.storage.put('logos/l.png', Buffer.from('logo'));
    const portrait = `/media/portrait/${executive.id}`;
    const logo = `/media/logo/${agency.id}`;
    const where = { id: executive.id };
    for (const key of [
      'imports/1/package',
      'portraits/../imports/1/package',
      'logos/l.png',
      'portraits/',
      'portraits',
    ]) {
      await platform.prisma.person.update({ where, data: { image: key } });
      assert.equal((await get(portrait)).status, 404, key);
    }
    for (const key of ['imports/1/package', 'logos/../imports/1/package', 'portraits/p.png']) {
      await platform.prisma.agency.update({ where: { id: agency.id }, data: { logoKey: key } });
      assert.equal((await get(logo)).status, 404, key);
    }
    await platform.prisma.person.update({ where, data: { image: 'portraits/p.png' } });
    await platform.prisma.agency.update({ where: { id: agency.id }, data: { logoKey: 'logos/l.png' } });
    assert.equal(await (await get(portrait)).text(), 'face');
    assert.equal(await (await get(logo)).text(), 'logo');
  });
});
