import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testAgency } from '../../test/harness/agency.ts';
import { type TestPlatform, testPlatform } from '../../test/harness/platform.ts';
import { mailedCodes, type TestServer, testServer } from '../../test/harness/server.ts';

const SEND = '/auth/email-otp/send-verification-otp';
const SIGN_IN = '/auth/sign-in/email-otp';
const SITE = 'https://lindenhof.test';

let platform: TestPlatform;
let server: TestServer;
let own: Awaited<ReturnType<typeof testAgency>>;
let other: Awaited<ReturnType<typeof testAgency>>;

before(async () => {
  platform = await testPlatform();
  server = await testServer(platform, { trustProxy: ['127.0.0.1'] });
  own = await testAgency(platform);
  other = await testAgency(platform);
  await platform.prisma.apiKey.create({
    data: {
      name: 'site',
      kind: 'PUBLISHABLE',
      agencyId: own.agency.id,
      scopes: [],
      origins: [SITE],
      prefix: 'gp_pk_x',
      secretHash: 'x',
    },
  });
});
after(async () => {
  await server?.app.close();
  await platform?.close();
});

/** As it comes from an address of the test's own. */
const from = (ip: string, more: Record<string, string> = {}) => ({ 'x-forwarded-for': ip, ...more });
const send = (email: string, headers = {}) => server.post(SEND, { email, type: 'sign-in' }, headers);
const guess = (email: string, otp: string, headers = {}) => server.post(SIGN_IN, { email, otp }, headers);
const said = async (response: Response) => [response.status, await response.text()];
const wrong = (code: string) => (code === '111111' ? '222222' : '111111');

async function viewer(authorization: string, headers: Record<string, string> = {}, query = '{ viewer { kind } }') {
  const response = await server.post('/graphql', { query }, { authorization: `Bearer ${authorization}`, ...headers });
  return (await response.json()) as { data?: Record<string, never>; errors?: { extensions: { code: string } }[] };
}

describe('the routes of sign-in', () => {
  it('are three, and nothing else of the library answers', async () => {
    const routes = server.routes.filter(({ url, method }) => url.startsWith('/auth') && method !== 'OPTIONS');
    assert.deepEqual(
      routes.map(({ method, url }) => `${method} ${url}`),
      [`POST ${SEND}`, `POST ${SIGN_IN}`, 'POST /auth/sign-out'],
    );
    const token = await server.bearer(own.executive.email);
    const headers = { authorization: `Bearer ${token}`, origin: platform.settings.publicUrl };
    for (const path of [
      'update-user',
      'delete-user',
      'change-email',
      'revoke-sessions',
      'list-sessions',
      'update-session',
      'sign-up/email',
      'email-otp/check-verification-otp',
      'email-otp/verify-email',
      'get-session',
      'ok',
      'error',
    ]) {
      const { status } = await server.post(`/auth/${path}`, { image: 'imports/x/package', name: 'X' }, headers);
      assert.equal(status, 404, path);
      assert.equal((await fetch(`${server.url}/auth/${path}`, { headers })).status, 404, path);
    }
    const person = await platform.prisma.person.findUniqueOrThrow({ where: { id: own.executive.id } });
    assert.deepEqual([person.image, person.name], [null, own.executive.name]);
  });

  it('take what they need and name what they do not', async () => {
    const code = await server.codeFor(own.executive.email);
    for (const [body, names] of [
      [{ email: own.executive.email, otp: code, image: 'imports/x/package' }, /`image`/],
      [{ email: own.executive.email, otp: code, name: 'n'.repeat(200_000) }, /`name`/],
      [{ email: `${'a'.repeat(300)}@lindenhof.test`, otp: code }, /`email`.*254/],
      [{ email: own.executive.email, otp: ['1'] }, /`otp`/],
      [[], /`body`/],
    ] as const) {
      const response = await server.post(SIGN_IN, body);
      const answer = (await response.json()) as { code: string; message: string };
      assert.equal(response.status, 400);
      assert.equal(answer.code, 'BAD_USER_INPUT');
      assert.match(answer.message, names);
    }
    assert.equal((await guess(own.executive.email, code)).status, 200, 'the code is still good');
  });
});

describe('who is staff', () => {
  it('is not told by any answer to a code, in words or in time', async () => {
    const nobody = 'nobody@lindenhof.test';
    const answers = await Promise.all(
      [own.colleague.email, nobody].map(async (email, index) => {
        const headers = from(`198.51.100.${index + 1}`);
        const begun = Date.now();
        const all = [await said(await send(email, headers))];
        const took = Date.now() - begun;
        const code = (await mailedCodes(platform)).find(({ to }) => to === email)?.code ?? '';
        for (let each = 0; each < 5; each++) all.push(await said(await guess(email, wrong(code), headers)));
        return { all, took };
      }),
    );
    const [known, unknown] = answers;
    assert.deepEqual(
      known?.all.map(([status]) => status),
      [200, 400, 400, 400, 400, 429],
    );
    const withoutSeconds = (all: unknown[][]) => all.map(([status, text]) => [status, String(text).replace(/\d+/, '')]);
    assert.deepEqual(withoutSeconds(known?.all ?? []), withoutSeconds(unknown?.all ?? []));
    assert.ok(Math.min(known?.took ?? 0, unknown?.took ?? 0) >= 390, 'both take as long as each other');
    assert.ok(!(await mailedCodes(platform)).some(({ to }) => to === nobody));
  });
});

describe('codes', () => {
  it('are stored as hashes that need our key', async () => {
    const code = await server.codeFor(own.broker.email, from('198.51.100.10'));
    const { value } = await platform.prisma.verification.findFirstOrThrow({
      where: { identifier: { contains: own.broker.email } },
      orderBy: { createdAt: 'desc' },
    });
    const { createHash } = await import('node:crypto');
    for (const encoding of ['base64url', 'hex', 'base64'] as const)
      assert.ok(!value.startsWith(createHash('sha256').update(code).digest(encoding)));
    assert.match(value, /^[\w-]{43}:0$/);
  });

  it('hold three tries from one address, also at the same time', async () => {
    const headers = from('198.51.100.20');
    const code = await server.codeFor(own.broker.email, headers);
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => guess(own.broker.email, wrong(code), headers)));
    assert.ok(answers.every(({ status }) => status === 400 || status === 429));
    assert.notEqual((await guess(own.broker.email, code, headers)).status, 200, 'used up from here');
    // Somebody else's guesses do not take the person's own.
    assert.equal((await guess(own.broker.email, code, from('198.51.100.21'))).status, 200);
  });

  it('are sent five times an hour to one person from one address, and say when the next one is', async () => {
    const headers = from('198.51.100.30');
    const answers = [];
    for (let each = 0; each < 6; each++) answers.push(await send(own.colleague.email, headers));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200, 200, 200, 429],
    );
    const last = answers.at(-1) as Response;
    const seconds = Number(last.headers.get('retry-after'));
    assert.ok(seconds > 600 && seconds <= 720, String(seconds));
    assert.match(((await last.json()) as { message: string }).message, /again in 12 minutes/);
    assert.equal((await send(own.colleague.email, from('198.51.100.31'))).status, 200, 'from elsewhere');
    assert.equal((await send(other.colleague.email, headers)).status, 200, 'to somebody else');
    assert.equal((await send(own.colleague.email, { ...headers, authorization: 'Bearer x' })).status, 429);
  });

  it('are guessed ten times and then hardly, with waits that grow; a right one forgets them', async () => {
    const headers = from('198.51.100.40');
    const waits: number[] = [];
    const start = Date.now();
    let at = start;
    for (let tries = 0; tries < 12; ) {
      platform.setNow(new Date(at));
      const response = await guess('guessed@lindenhof.test', '000000', headers);
      await response.text();
      if (response.status !== 429) tries++;
      else {
        waits.push(Number(response.headers.get('retry-after')));
        at += (waits.at(-1) ?? 0) * 1000;
      }
    }
    platform.setNow(undefined);
    assert.ok(at - start > 10 * 60_000, `${waits}`);
    assert.ok((waits.at(-1) ?? 0) > (waits[0] ?? 0) * 10, `${waits}`);
  });

  it('let in whoever was here before, while strangers use up what a person may try from everywhere', async () => {
    const home = from('203.0.113.1');
    const email = other.broker.email;
    assert.equal((await guess(email, await server.codeFor(email, home), home)).status, 200);
    let refused = 0;
    for (let stranger = 0; stranger < 12; stranger++) {
      const there = from(`203.0.113.${stranger + 10}`);
      for (let each = 0; each < 3; each++) if ((await guess(email, '000000', there)).status === 429) refused++;
    }
    assert.ok(refused > 0, 'strangers are slowed');
    assert.equal((await guess(email, '000000', from('203.0.113.99'))).status, 429);
    assert.equal((await guess(email, await server.codeFor(email, home), home)).status, 200, 'the person is not');
  });
});

describe('a board on the site of an agency', () => {
  const page = { origin: SITE };

  it('signs its people in for an hour, for offers, there', async () => {
    const token = await server.bearer(own.executive.email, from('198.51.100.50', page));
    const { data } = await viewer(
      token,
      page,
      '{ viewer { kind memberships { agency { name } } } offers { totalCount } }',
    );
    assert.deepEqual(JSON.parse(JSON.stringify(data)), {
      viewer: { kind: 'PERSON', memberships: [{ agency: { name: own.agency.name } }] },
      offers: { totalCount: 0 },
    });
    for (const query of [
      '{ agencies { totalCount } }',
      '{ apiKeys { totalCount } }',
      '{ importRuns { totalCount } }',
      `mutation { issueApiKey(input: { name: "x", kind: SECRET, scopes: [OFFERS_READ] }) { __typename } }`,
    ]) {
      const refused = await viewer(token, page, query);
      const isShut = refused.errors?.length || JSON.stringify(refused.data).match(/"totalCount":0|NotFound/);
      assert.ok(isShut, `${query}: ${JSON.stringify(refused)}`);
    }
    const session = await platform.prisma.session.findFirstOrThrow({ where: { origin: SITE } });
    const minutes = (session.expiresAt.getTime() - Date.now()) / 60_000;
    assert.ok(minutes > 55 && minutes <= 60, String(minutes));
    assert.equal((await viewer(token)).errors?.[0]?.extensions.code, 'ORIGIN_NOT_ALLOWED');
    const elsewhere = await viewer(token, { origin: 'https://elsewhere.test' });
    assert.equal(elsewhere.errors?.[0]?.extensions.code, 'ORIGIN_NOT_ALLOWED');
  });

  it('lasts eight hours at most, however often it is used', async () => {
    const token = await server.bearer(own.executive.email, from('198.51.100.51', page));
    const start = Date.now();
    let hours = 0;
    for (; hours < 12; hours += 0.5) {
      platform.setNow(new Date(start + hours * 3_600_000));
      // The library looks at the real clock.
      if ((await viewer(token, page)).errors) break;
    }
    platform.setNow(undefined);
    assert.equal(hours, 8);
  });

  it('takes nobody of another agency, with the same answer', async () => {
    const before = (await mailedCodes(platform)).length;
    const headers = from('198.51.100.52', page);
    const [foreign, nobody] = [other.executive.email, 'nobody@lindenhof.test'];
    assert.deepEqual(await said(await send(foreign, headers)), await said(await send(nobody, headers)));
    assert.equal((await mailedCodes(platform)).length, before);
    const code = await server.codeFor(foreign, from('198.51.100.53'));
    assert.equal((await guess(foreign, code, headers)).status, 400, 'a code asked for elsewhere opens nothing here');
  });

  it('shows no cookie, and pages of any other site get nothing at all', async () => {
    const code = await server.codeFor(own.executive.email, from('198.51.100.54', page));
    const response = await guess(own.executive.email, code, from('198.51.100.54', page));
    assert.equal(response.headers.get('access-control-allow-origin'), SITE);
    assert.equal(response.headers.get('access-control-allow-credentials'), null);
    assert.deepEqual(response.headers.getSetCookie(), []);
    const stranger = await send(own.executive.email, { origin: 'https://elsewhere.test' });
    assert.deepEqual([stranger.status, stranger.headers.get('access-control-allow-origin')], [403, null]);
  });

  it('ends when the key no longer names the site', async () => {
    const token = await server.bearer(own.executive.email, from('198.51.100.55', page));
    await platform.prisma.apiKey.updateMany({ where: { origins: { has: SITE } }, data: { origins: [] } });
    const { data } = await viewer(token, page, '{ viewer { memberships { role } } }');
    await platform.prisma.apiKey.updateMany({ where: { name: 'site' }, data: { origins: [SITE] } });
    assert.deepEqual(data?.viewer, { memberships: [] });
  });
});

it('a page of ours gets a cookie that no script reads, and no token', async () => {
  const origin = platform.settings.publicUrl;
  const code = await server.codeFor(own.executive.email, from('198.51.100.60', { origin }));
  const response = await guess(own.executive.email, code, from('198.51.100.60', { origin }));
  assert.equal(response.headers.get('set-auth-token'), null);
  assert.doesNotMatch(await response.text(), /token/);
  const [cookie = ''] = response.headers.getSetCookie();
  assert.match(cookie, /^__Secure-gatepost\.session_token=.*HttpOnly.*SameSite=Lax/i);
  assert.match(cookie, /; Secure/i);
});
