import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import WebSocket from 'ws';
import { testAgency, testPerson } from '../../test/harness/agency.ts';
import { globalId } from '../../test/harness/graphql.ts';
import { type TestPlatform, testPlatform } from '../../test/harness/platform.ts';
import { eventually } from '../../test/harness/product.ts';
import { type TestServer, testServer } from '../../test/harness/server.ts';
import { followEventsForMails } from '../notifications/follow-events.ts';
import { revokeAdmin } from './sessions.ts';

let platform: TestPlatform;
let server: TestServer;
let own: Awaited<ReturnType<typeof testAgency>>;
/** While true, reading the event log fails. */
let isLogAway = false;
let reads = 0;

before(async () => {
  platform = await testPlatform();
  const { events } = platform;
  const after = async (...args: Parameters<typeof events.after>) => {
    reads++;
    if (isLogAway) throw new Error('the event log cannot be read');
    return events.after(...args);
  };
  server = await testServer(Object.assign(platform, { events: { ...events, after } }));
  own = await testAgency(platform);
});
after(async () => {
  await server?.app.close();
  await platform?.close();
});

interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: each test reads what it asked for
  data: any;
  errors?: { extensions: { code: string } }[];
}

async function ask(token: string, query: string, variables: object = {}, headers = {}): Promise<Answer> {
  const response = await server.post(
    '/graphql',
    { query, variables },
    { authorization: `Bearer ${token}`, ...headers },
  );
  return (await response.json()) as Answer;
}

/** A live board over WebSocket; resolves once it is live. */
async function board(token: string): Promise<{ closed: Promise<number>; end(): void }> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await new Promise<void>((resolve, reject) => {
    const send = (message: object) => socket.send(JSON.stringify(message));
    socket.on('open', () => send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
    socket.on('error', reject);
    socket.on('close', reject);
    socket.on('message', (text) => {
      const { type } = JSON.parse(String(text));
      const query = 'subscription { offerEvents { __typename } }';
      if (type === 'connection_ack') send({ type: 'subscribe', id: '1', payload: { query } });
      if (type === 'next') resolve();
    });
  });
  return { closed, end: () => socket.terminate() };
}

/** The same over SSE. */
async function stream(token: string): Promise<{ closed: Promise<unknown> }> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({ query: 'subscription { offerEvents { __typename } }' }),
  });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  await reader.read();
  const rest = async () => {
    while (!(await reader.read()).done);
  };
  return { closed: rest().catch(() => undefined) };
}

const SESSIONS = '{ viewer { sessions { id isCurrent site userAgent } } }';
const mailsTo = async (email: string) => {
  await followEventsForMails(platform, new AbortController().signal);
  const mails = await platform.prisma.mail.findMany({ where: { template: 'account-changed' } });
  return mails
    .map(({ sealed, dedupeKey }) => platform.vault.open<{ to: string; data: object }>(sealed, `mail:${dedupeKey}`))
    .filter(({ to }) => to === email)
    .map(({ data }) => data);
};

describe('what is open', () => {
  it('closes when the session runs out', async () => {
    const token = await server.bearer(own.broker.email);
    const [socket, sse] = [await board(token), await stream(token)];
    platform.setNow(new Date(Date.now() + 8 * 86_400_000));
    assert.equal(await socket.closed, 4403);
    await sse.closed;
    platform.setNow(undefined);
  });

  it('closes when the row is gone without a word', async () => {
    const token = await server.bearer(own.broker.email);
    const socket = await board(token);
    await platform.prisma.session.deleteMany({ where: { userId: own.broker.id } });
    assert.equal(await socket.closed, 4403);
  });

  it('closes when a key is revoked while reading the event log fails', async () => {
    const admin = await testPerson(platform, own.agency.id, 'EXECUTIVE');
    const token = await server.bearer(admin.email);
    const { data } = await ask(
      token,
      `mutation ($agency: ID!) { issueApiKey(input: { agency: $agency, name: "k", kind: SECRET, scopes: [OFFERS_READ] }) {
        ... on IssueApiKeyPayload { secret apiKey { id } } } }`,
      { agency: globalId('Agency', own.agency.id) },
    );
    const { secret, apiKey } = data.issueApiKey;
    const socket = await board(secret);
    isLogAway = true;
    await ask(token, 'mutation ($id: ID!) { revokeApiKey(id: $id) { __typename } }', { id: apiKey.id });
    const before = reads;
    await eventually(() => assert.ok(reads > before, 'nobody tried to read'));
    isLogAway = false;
    assert.equal(await socket.closed, 4403);
  });
});

describe('one’s own sign-ins', () => {
  it('are listed, and ended one by one or all at once, with what is open', async () => {
    const first = await server.bearer(own.executive.email, { 'user-agent': 'Phone' });
    const second = await server.bearer(own.executive.email, { 'user-agent': `Desktop${'x'.repeat(1000)}` });
    const { sessions } = (await ask(second, SESSIONS)).data.viewer;
    assert.deepEqual(
      sessions.map(({ isCurrent, userAgent }: { isCurrent: boolean; userAgent: string }) => [isCurrent, userAgent]),
      [
        [true, `Desktop${'x'.repeat(293)}`],
        [false, 'Phone'],
      ],
    );
    const socket = await board(first);
    const END = `mutation ($session: ID!) { endSession(input: { session: $session }) { __typename } }`;
    const stranger = await server.bearer(own.broker.email);
    assert.equal((await ask(stranger, END, { session: sessions[1].id })).data.endSession.__typename, 'NotFound');
    const ended = await ask(second, END, { session: sessions[1].id });
    assert.equal(ended.data.endSession.__typename, 'EndSessionPayload');
    assert.equal(await socket.closed, 4403);
    assert.equal((await ask(first, SESSIONS)).errors?.[0]?.extensions.code, 'UNAUTHENTICATED');
    const all = await ask(second, 'mutation { signOutEverywhere(input: { keepCurrent: false }) { ended } }');
    assert.equal(all.data.signOutEverywhere.ended, 1);
    assert.equal((await ask(second, SESSIONS)).errors?.[0]?.extensions.code, 'UNAUTHENTICATED');
    assert.deepEqual(await mailsTo(own.executive.email), [], 'who does it is told nothing');
  });
});

describe('an admin', () => {
  const ADMINS = '{ admins { email isYou } }';
  const END_OF = `mutation ($email: String!) { endSessionsOf(input: { email: $email }) {
    __typename ... on EndSessionsOfPayload { ended } } }`;
  const REVOKE = `mutation ($email: String!) { revokeAdmin(input: { email: $email }) {
    __typename ... on InvalidInput { fields { code message } } } }`;

  it('ends somebody else’s sign-ins; they are told', async () => {
    const admin = await testPerson(platform, null, 'AGENT', { admin: true });
    const token = await server.bearer(admin.email);
    const theirs = await server.bearer(own.colleague.email);
    const socket = await board(theirs);
    const { data } = await ask(token, END_OF, { email: ` ${own.colleague.email.toUpperCase()}` });
    assert.deepEqual(data.endSessionsOf, { __typename: 'EndSessionsOfPayload', ended: 1 });
    assert.equal(await socket.closed, 4403);
    assert.deepEqual(await mailsTo(own.colleague.email), [{ change: 'SIGNED_OUT' }]);
    assert.equal((await ask(token, END_OF, { email: 'no@lindenhof.test' })).data.endSessionsOf.__typename, 'NotFound');
    const refused = await ask(await server.bearer(own.executive.email), END_OF, { email: admin.email });
    assert.equal(refused.errors?.[0]?.extensions.code, 'FORBIDDEN');
  });

  it('takes another’s rights, at once and for good; the last one keeps them', async () => {
    await platform.prisma.person.updateMany({ where: { admin: true }, data: { admin: false } });
    const [boss, other] = await Promise.all([1, 2].map(() => testPerson(platform, null, 'AGENT', { admin: true })));
    assert.ok(boss && other);
    const [token, theirs] = [await server.bearer(boss.email), await server.bearer(other.email)];
    assert.equal((await ask(token, ADMINS)).data.admins.length, 2);
    const socket = await board(theirs);
    assert.equal((await ask(token, REVOKE, { email: other.email })).data.revokeAdmin.__typename, 'RevokeAdminPayload');
    assert.equal(await socket.closed, 1012);
    assert.deepEqual(await mailsTo(other.email), [{ change: 'ADMIN_TAKEN' }]);
    for (const query of [ADMINS, `mutation { revokeAdmin(input: { email: "${boss.email}" }) { __typename } }`])
      assert.equal((await ask(theirs, query)).errors?.[0]?.extensions.code, 'FORBIDDEN');
    const last = (await ask(token, REVOKE, { email: boss.email })).data.revokeAdmin;
    assert.equal(last.fields[0].code, 'LAST_ADMIN');
    assert.match(last.fields[0].message, /command line/);
    assert.deepEqual((await ask(token, ADMINS)).data.admins, [{ email: boss.email, isYou: true }]);
  });

  it('and another who take each other’s rights at once do not both succeed', async () => {
    await platform.prisma.person.updateMany({ where: { admin: true }, data: { admin: false } });
    const [one, two] = await Promise.all([1, 2].map(() => testPerson(platform, null, 'AGENT', { admin: true })));
    assert.ok(one?.actor.kind === 'person' && two?.actor.kind === 'person');
    const outcomes = await Promise.allSettled([
      revokeAdmin(platform, one.actor, two.email),
      revokeAdmin(platform, two.actor, one.email),
    ]);
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.equal(await platform.prisma.person.count({ where: { admin: true } }), 1);
  });
});
