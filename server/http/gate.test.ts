import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { getIntrospectionQuery } from 'graphql';
import { createClient, type Client as SocketClient } from 'graphql-ws';
import WebSocket from 'ws';
import { testAgency } from '../../test/harness/agency.ts';
import { globalId } from '../../test/harness/graphql.ts';
import { countQueries, type TestPlatform, testPlatform } from '../../test/harness/platform.ts';
import { testServer } from '../../test/harness/server.ts';
import { hashToken, uuidv7 } from '../platform/index.ts';
import { type GateLimits, gateLimits } from './gate.ts';

// The limits of the gate, through every transport, with what strangers really send. A proxy's header stands for clients
// at other addresses.

let platform: TestPlatform;
let agencyId: string;
const closing: (() => Promise<unknown>)[] = [];
before(async () => {
  platform = await testPlatform();
  agencyId = (await testAgency(platform)).agency.id;
});
after(async () => {
  for (const close of closing.reverse()) await close();
  await platform?.close();
});

/** A new key, of which nothing was used yet. */
async function keyOf(kind: 'SECRET' | 'PUBLISHABLE', scope = 'LISTINGS_READ'): Promise<string> {
  const prefix = kind === 'SECRET' ? 'gp_sk_' : 'gp_pk_';
  const secret = `${prefix}${uuidv7()}${'0'.repeat(30)}`;
  const scopes = kind === 'SECRET' ? [scope] : [];
  await platform.prisma.apiKey.create({
    data: { name: kind, kind, agencyId, scopes, prefix, secretHash: hashToken(secret), origins: [] },
  });
  return secret;
}

/** A server as one process runs it; several share the counts of the database. */
async function startServer(limits: Partial<GateLimits> = {}): Promise<string> {
  const { app, url } = await testServer(platform, { trustProxy: 1, limits: { ...gateLimits, ...limits } });
  closing.push(() => app.close());
  return url;
}

let addresses = 0;
/** An address nobody has asked from yet. */
const newAddress = () => `198.18.${(addresses >> 8) & 255}.${addresses++ & 255}`;

interface Answer {
  status: number;
  retryAfter: string | null;
  code?: string;
  message?: string;
  extensions?: { code?: string; retryAfter?: number };
  // biome-ignore lint/suspicious/noExplicitAny: answers are asserted on, field by field
  data?: any;
}

interface Asking {
  from: string;
  authorization?: string;
  query?: string;
  variables?: object;
}

async function ask(
  base: string,
  { from, authorization, query = '{ __typename }', variables }: Asking,
): Promise<Answer> {
  const response = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': from,
      ...(authorization ? { authorization: `Bearer ${authorization}` } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  return read(response);
}

async function read(response: Response): Promise<Answer> {
  const { data, errors = [] } = await response.json();
  const [error] = errors;
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    code: error?.extensions?.code,
    message: error?.message,
    extensions: error?.extensions,
    data,
  };
}

function socketTo(base: string, from: string, authorization?: string): SocketClient {
  class FromThere extends WebSocket {
    constructor(url: string, protocols: string) {
      super(url, protocols, { headers: { 'x-forwarded-for': from } });
    }
  }
  const client = createClient({
    url: `${base.replace('http', 'ws')}/graphql`,
    webSocketImpl: FromThere,
    retryAttempts: 0,
    connectionParams: authorization ? { authorization: `Bearer ${authorization}` } : {},
    onNonLazyError: () => {},
  });
  closing.push(async () => client.dispose());
  return client;
}

type SocketErrors = { message: string; extensions: { code: string; retryAfter?: number } }[];

/** The first answer over a socket: data, or the errors of the operation. */
function askSocket(client: SocketClient, query: string, variables?: Record<string, unknown>) {
  return new Promise<{ data?: unknown; errors?: SocketErrors }>((done) => {
    client.subscribe(
      { query, variables },
      {
        next: (value) => done(value as never),
        error: (errors) => done({ errors: errors as SocketErrors }),
        complete: () => done({}),
      },
    );
  });
}

/** How many of these are let through. */
async function passed(times: number, asking: () => Promise<Answer>): Promise<number> {
  let count = 0;
  for (let each = 0; each < times; each++) if ((await asking()).code !== 'RATE_LIMITED') count++;
  return count;
}

async function until(what: string, check: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await check())) {
    if (Date.now() > end) assert.fail(`never: ${what}`);
    await new Promise((again) => setTimeout(again, 20));
  }
}

const few = { most: 5, seconds: 3600 };

test('what is not verified counts by address, whatever it claims to be', async () => {
  const base = await startServer({ requests: few });
  const from = newAddress();
  const guess = () => ask(base, { from, authorization: uuidv7() });
  const unverified = await passed(12, guess);
  assert.equal(unverified, 5);
  const refused = await guess();
  assert.deepEqual([refused.status, refused.code], [429, 'RATE_LIMITED']);
  assert.ok(Number(refused.retryAfter) > 0 && refused.extensions?.retryAfter === Number(refused.retryAfter));
  assert.match(refused.message ?? '', /Try again in \d+ seconds/);
  assert.equal((await ask(base, { from, authorization: `gp_sk_${uuidv7()}` })).status, 429, 'nor as a key');
  assert.equal((await ask(base, { from })).status, 429, 'nor as nobody');
  assert.equal(
    (await ask(base, { from, authorization: await keyOf('SECRET') })).status,
    200,
    'a real key is counted by itself',
  );
  assert.equal((await ask(base, { from: newAddress() })).status, 200);
});

test('a secret key counts alike from everywhere', async () => {
  const base = await startServer({ requests: few });
  const secret = await keyOf('SECRET');
  assert.equal(await passed(12, () => ask(base, { from: newAddress(), authorization: secret })), 5);
});

test('readers of a page with a publishable key do not hold each other up', async () => {
  const base = await startServer({ requests: few });
  const from = newAddress();
  const authorization = await keyOf('PUBLISHABLE');
  assert.equal(await passed(12, () => ask(base, { from, authorization })), 5);
  assert.equal(await passed(30, () => ask(base, { from: newAddress(), authorization })), 30);
});

test('an IPv6 client counts by its network, and cannot write an address of its own', async () => {
  const base = await startServer({ requests: few });
  let host = 0;
  assert.equal(await passed(12, () => ask(base, { from: `2001:db8:7:7::${(++host).toString(16)}` })), 5);
  const from = newAddress();
  assert.equal(await passed(12, () => ask(base, { from: `203.0.113.${++host}, ${from}` })), 5);
});

test('two processes count together', async () => {
  const one = await startServer({ requests: few, 'sign-in': few });
  const two = await startServer({ requests: few, 'sign-in': few });
  const from = newAddress();
  let turn = 0;
  assert.equal(await passed(12, () => ask(turn++ % 2 ? one : two, { from })), 5);
  const signIn = async () => {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': from };
    const base = turn++ % 2 ? one : two;
    const response = await fetch(`${base}/auth/sign-in/email-otp`, { method: 'POST', headers, body: '{}' });
    return response.status;
  };
  const statuses: number[] = [];
  for (let each = 0; each < 12; each++) statuses.push(await signIn());
  assert.equal(statuses.filter((status) => status !== 429).length, 5);
});

test('pages, media and addresses that lead nowhere are counted, health never', async () => {
  const base = await startServer({ files: few, 'offer-pages': few });
  const headers = { 'x-forwarded-for': newAddress() };
  const statuses: number[] = [];
  for (const path of ['/', '/privacy', '/nowhere', `/media/${uuidv7()}/large`, '/', '/', '/nowhere']) {
    statuses.push((await fetch(`${base}${path}`, { headers })).status);
  }
  assert.deepEqual(statuses, [200, 200, 404, 404, 200, 429, 429]);
  const offerPages: number[] = [];
  for (let time = 0; time < 6; time++) offerPages.push((await fetch(`${base}/o/token`, { headers })).status);
  assert.deepEqual(offerPages, [404, 404, 404, 404, 404, 429]);
  assert.equal((await fetch(`${base}/healthz`, { headers })).status, 200);
});

const LISTS: [string, string, object, RegExp][] = [
  ['ids in a variable', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ids(101) }, /`\$ids` has 101/],
  ['ids written out', `{ nodes(ids: ${JSON.stringify(ids(101))}) { id } }`, {}, /nodes\.ids.*101/],
  ['a default', `query ($ids: [ID!]! = ${JSON.stringify(ids(101))}) { nodes(ids: $ids) { id } }`, {}, /\$ids/],
  [
    '60,000 choices',
    'query ($f: ListingFilter) { listings(filter: $f) { totalCount } }',
    { f: { standardStatus: Array(60_000).fill('ACTIVE') } },
    /`\$f\.standardStatus` has 60,000/,
  ],
  ['a page', '{ listings(first: 101) { totalCount } }', {}, /listings\.first/],
  ['a page in a variable', 'query ($n: Int) { listings(last: $n) { totalCount } }', { n: 1e9 }, /listings\.last/],
  ['a page by default', 'query ($n: Int = 5000) { listings(first: $n) { totalCount } }', {}, /listings\.first/],
  [
    'pages in pages',
    `query ($n: Int) { ${aliased(12, 'listings(first: $n) { edges { node { media { id title url category } } } }')} }`,
    { n: 100 },
    /would cost/,
  ],
  ['characters', `{ __typename } # ${'x'.repeat(100_000)}`, {}, /100,000 characters/],
  ['tokens', `{ __typename ${'@skip(if: false) '.repeat(500)} }`, {}, /tokens|directives/],
  ['aliases', `{ ${aliased(31, '__typename')} }`, {}, /aliases/],
  ['repetitions', `{ ${'viewer { kind } '.repeat(300)} }`, {}, /"viewer" side by side/],
  [
    'depth',
    `{ listings { edges { node { ${'offerForm { listing { '.repeat(5)} id ${'} }'.repeat(5)} } } } }`,
    {},
    /depth/,
  ],
  [
    'laughs',
    `{ ...F0 } ${Array.from({ length: 45 }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`).join(' ')} fragment F45 on Query { viewer { kind } }`,
    {},
    /would cost/,
  ],
  [
    'introspection',
    `{ ${aliased(30, '__schema { types { name kind fields { name type { name kind fields { name } } } } }')} }`,
    {},
    /cost|depth/,
  ],
];

function ids(count: number): string[] {
  return Array.from({ length: count }, () => globalId('Listing', uuidv7()));
}

function aliased(count: number, field: string): string {
  return Array.from({ length: count }, (_, n) => `a${n}: ${field}`).join(' ');
}

test('what one operation may ask for is the same over POST, GET, SSE and WebSocket', async () => {
  const base = await startServer();
  const secret = await keyOf('SECRET');
  const socket = socketTo(base, newAddress(), secret);
  const authorization = `Bearer ${secret}`;
  for (const [name, query, variables, message] of LISTS) {
    const overPost = await ask(base, { from: newAddress(), authorization: secret, query, variables });
    assert.deepEqual([overPost.code, overPost.data], ['LIMIT_EXCEEDED', undefined], `${name}: ${overPost.message}`);
    assert.match(overPost.message ?? '', message, name);
    if (JSON.stringify(variables).length < 200_000) {
      const [overSocket] = (await askSocket(socket, query, variables as never)).errors ?? [];
      assert.equal(overSocket?.extensions.code, 'LIMIT_EXCEEDED', name);
    }
    const headers = { authorization, 'x-forwarded-for': newAddress() };
    const stream = await fetch(`${base}/graphql`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query, variables }),
    });
    assert.match(await stream.text(), /LIMIT_EXCEEDED/, name);
    const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
    if (String(search).length > 10_000) continue;
    assert.equal((await read(await fetch(`${base}/graphql?${search}`, { headers }))).code, 'LIMIT_EXCEEDED', name);
  }
});

test('what a page may ask for is not refused', async () => {
  const base = await startServer();
  const authorization = await keyOf('PUBLISHABLE');
  const from = newAddress();
  const introspection = getIntrospectionQuery();
  for (const query of [
    introspection,
    '{ listings(first: 100) { totalCount edges { node { id title city listPrice { amount } media { url title } } } } }',
  ]) {
    const answer = await ask(base, { from, authorization, query });
    assert.deepEqual([answer.status, answer.code], [200, undefined], answer.message);
  }
});

test('a client that sends far too much, and reads only then, reads why', async () => {
  const { hostname, port } = new URL(await startServer());
  const socket = connect(Number(port), hostname).pause();
  const write = (data: string | Buffer) =>
    new Promise<void>((resolve, reject) => socket.write(data, (error) => (error ? reject(error) : resolve())));
  const part = Buffer.alloc(256 * 1024, 'x');
  await write(
    `POST /graphql HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\nContent-Length: ${16 * part.length}\r\n\r\n`,
  );
  for (let n = 0; n < 16; n++) await write(part);
  assert.match(await text(socket), /^HTTP\/1\.1 413 .*larger than 1 MB/s);
});

test('cost is counted over all transports together, and says when there is more', async () => {
  const cost = { most: 400, seconds: 3600 };
  const base = await startServer({ anonymous: { ...gateLimits.anonymous, cost } });
  const from = newAddress();
  const query = `{ ${aliased(10, 'viewer { kind }')} }`;
  assert.equal((await ask(base, { from, query })).status, 200);
  const socket = socketTo(base, from);
  assert.ok((await askSocket(socket, query)).data);
  const [error] = (await askSocket(socket, query)).errors ?? [];
  assert.equal(error?.extensions.code, 'RATE_LIMITED');
  assert.ok((error?.extensions.retryAfter ?? 0) > 0);
  const overHttp = await ask(base, { from, query });
  assert.deepEqual([overHttp.status, overHttp.code], [429, 'RATE_LIMITED']);
  assert.ok(Number(overHttp.retryAfter) > 0);
  assert.ok((await askSocket(socketTo(base, newAddress()), query)).data, 'others have their own');
});

test('many ids are one query a type', async () => {
  const base = await startServer();
  const listings = await Promise.all(Array.from({ length: 3 }, () => testAgency(platform)));
  const own = await platform.prisma.listing.findFirstOrThrow({ where: { agencyId } });
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Listing { title city } ... on Agency { name } } }';
  const wanted = [
    globalId('Listing', own.id),
    globalId('Agency', agencyId),
    ...listings.map(({ listing }) => globalId('Listing', listing.id)),
    globalId('Nothing', own.id),
    globalId('Listing', own.id),
  ];
  const authorization = await keyOf('SECRET');
  const asking = (variables: object) => ask(base, { from: newAddress(), authorization, query, variables });
  const { data } = await asking({ ids: wanted });
  assert.deepEqual(
    data.nodes.map((node: { id: string } | null) => node?.id ?? null),
    [wanted[0], wanted[1], null, null, null, null, wanted[0]],
    'in their order, and nothing of others',
  );
  const queries = await countQueries(async () => {
    assert.equal((await asking({ ids: ids(100) })).data.nodes.length, 100);
  });
  assert.ok(queries <= 8, `${queries} queries for 100 ids`);
});

test('a mistake over a socket is an answer to that operation, with a code', async () => {
  const base = await startServer();
  const socket = socketTo(base, newAddress());
  for (const query of ['{ viewer { kind ', '{ nothing }', 'query A { __typename } query B { __typename }']) {
    const { errors } = await askSocket(socket, query);
    assert.ok(errors?.[0]?.extensions.code, query);
    assert.notEqual(errors[0].extensions.code, 'INTERNAL_SERVER_ERROR', query);
  }
  assert.ok((await askSocket(socket, '{ viewer { kind } }')).data, 'it is still open');
});

test('variables that are no JSON are a mistake of the asker', async () => {
  const base = await startServer();
  for (const search of ['variables={bad', 'variables=[1]', 'extensions=%7Bbad']) {
    const response = await fetch(`${base}/graphql?query={__typename}&${search}`);
    const { status, code } = await read(response);
    assert.deepEqual([status, code], [400, 'BAD_USER_INPUT'], search);
  }
});

/** A socket without a client's manners; `connected` is when it may ask. */
function rawSocket(base: string, from: string) {
  const socket = new WebSocket(`${base.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    headers: { 'x-forwarded-for': from },
  });
  const messages: { type: string; id?: string; payload?: unknown }[] = [];
  const state = { closed: undefined as number | undefined, refused: undefined as number | undefined };
  socket.on('error', () => {});
  socket.on('close', (code) => {
    state.closed = code;
  });
  socket.on('unexpected-response', (_request, { statusCode }) => {
    state.refused = statusCode;
  });
  socket.on('message', (data) => messages.push(JSON.parse(String(data))));
  socket.on('open', () => socket.send('{"type":"connection_init"}'));
  closing.push(async () => socket.terminate());
  const connected = until('a socket is let in or not', () =>
    Boolean(messages.length > 0 || state.closed || state.refused),
  );
  return { socket, messages, state, connected };
}

const subscribe = (id: number, query: string) =>
  JSON.stringify({ id: String(id), type: 'subscribe', payload: { query } });

test('1,500 operations of 30 aliases on one socket end nothing and hold nobody up', async () => {
  const base = await startServer();
  const { socket, messages, connected } = rawSocket(base, newAddress());
  await connected;
  const query = `{ ${aliased(30, `viewer { kind } # ${'x'.repeat(15)}\n`)} }`;
  const before = process.memoryUsage().rss;
  for (let id = 0; id < 1500; id++) socket.send(subscribe(id, query));
  const started = Date.now();
  const honest = await ask(base, { from: newAddress(), authorization: await keyOf('SECRET') });
  assert.equal(honest.status, 200);
  assert.ok(Date.now() - started < 5000, `${Date.now() - started} ms`);
  const answered = () => messages.filter(({ type }) => type === 'next' || type === 'error').length;
  await until('all are answered', () => answered() === 1500);
  const limited = messages.filter(({ payload }) => JSON.stringify(payload ?? '').includes('RATE_LIMITED')).length;
  assert.ok(limited > 500, `${limited} refused`);
  assert.ok(process.memoryUsage().rss - before < 400 * 1024 ** 2);
});

test('sockets of one client are bounded', async () => {
  const base = await startServer({ anonymous: { ...gateLimits.anonymous, sockets: 3 } });
  const from = newAddress();
  const sockets = Array.from({ length: 6 }, () => rawSocket(base, from));
  for (const { connected } of sockets) await connected;
  await until('three are closed', () => sockets.filter(({ state }) => state.closed === 1013).length === 3);
  assert.equal((await askSocket(socketTo(base, newAddress()), '{ viewer { kind } }')).errors, undefined);
  const open = sockets.find(({ state }) => !state.closed);
  open?.socket.close();
  await until('it is closed', () => open?.state.closed !== undefined);
  const again = rawSocket(base, from);
  await again.connected;
  await until('there is room again', () => again.messages[0]?.type === 'connection_ack');
});

test('subscriptions are bounded for each socket and for each client, and give their place back', async () => {
  const base = await startServer({
    socket: { ...gateLimits.socket, subscriptions: 3 },
    verified: { ...gateLimits.verified, subscriptions: 4 },
  });
  const authorization = await keyOf('SECRET', 'OFFERS_READ');
  const follow = (client: SocketClient) => askSocket(client, 'subscription { offerEvents { __typename } }');
  const refusalOf = async (client: SocketClient) => (await follow(client)).errors?.[0];
  const one = socketTo(base, newAddress(), authorization);
  for (let each = 0; each < 3; each++) assert.ok((await follow(one)).data);
  assert.match((await refusalOf(one))?.message ?? '', /on one socket/);
  const two = socketTo(base, newAddress(), authorization);
  assert.ok((await follow(two)).data);
  const refused = await refusalOf(two);
  assert.deepEqual([refused?.extensions.code, refused?.extensions.retryAfter], ['RATE_LIMITED', 10]);
  const stream = () =>
    fetch(`${base}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        authorization: `Bearer ${authorization}`,
      },
      body: JSON.stringify({ query: 'subscription { offerEvents { __typename } }' }),
    });
  assert.match(await (await stream()).text(), /RATE_LIMITED/, 'over SSE it is the same count');
  await one.dispose();
  await until('there is room again', async () => Boolean((await follow(two)).data));
});

test('a stranger with hundreds of sockets is refused before they are opened', async () => {
  const base = await startServer({ opened: { most: 10, seconds: 3600 } });
  const from = newAddress();
  const sockets = Array.from({ length: 40 }, () => rawSocket(base, from));
  for (const { connected } of sockets) await connected;
  assert.equal(sockets.filter(({ state }) => state.refused === 429).length, 30);
});

test('strangers that ask nothing, or never say who they are, are closed', async () => {
  const quick = { ...gateLimits.socket, initMs: 100, idleMs: 2000, pingMs: 100 };
  const base = await startServer({ socket: quick });
  const idle = rawSocket(base, newAddress());
  const mute = new WebSocket(`${base.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  let muteCode = 0;
  mute.on('close', (code) => {
    muteCode = code;
  });
  await idle.connected;
  await until('the idle one is closed', () => idle.state.closed === 1000);
  await until('the mute one is closed', () => muteCode === 4408);
});

test('a client that does not read is cut off, and nothing more is done for it', async () => {
  const quick = { ...gateLimits.socket, pingMs: 300, unread: 64 * 1024 };
  const cost = { most: 1_000_000_000, seconds: 60 };
  const base = await startServer({ socket: quick, anonymous: { ...gateLimits.anonymous, cost } });
  const deaf = rawSocket(base, newAddress());
  await deaf.connected;
  deaf.socket.pause();
  const introspection = getIntrospectionQuery();
  for (let id = 0; id < 500; id++) deaf.socket.send(subscribe(id, introspection));
  const { length } = deaf.messages;
  // It notices when it writes.
  await until('it is cut off', () => {
    deaf.socket.send('{"type":"ping"}', () => {});
    return deaf.socket.readyState !== WebSocket.OPEN;
  });
  const answered = deaf.messages.length - length;
  assert.ok(answered < 100, `${answered} answers were made for it`);
});
