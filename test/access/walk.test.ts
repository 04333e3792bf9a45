import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type GraphQLField, type GraphQLObjectType, getNamedType, isLeafType, isObjectType } from 'graphql';
import { schema } from '../../server/graphql/schema.ts';
import {
  guardedTypes,
  hiddenFields,
  keptValues,
  nodes,
  openTypes,
  type RootDecision,
  rootDecisions,
  routeDecisions,
} from './decisions.ts';
import { type Role, roles } from './roles.ts';
import { everythingSeen } from './sight.ts';
import { socketAnswers } from './socket.ts';
import { globalId, KEPT, makeWorld, type World } from './world.ts';

// Every field and route as every role (design: nobody in). A field nobody decided fails here.

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world?.close());

const refusals = ['UNAUTHENTICATED', 'FORBIDDEN'];
const rootNames = ['Query', 'Mutation', 'Subscription'];
const objectTypes = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
);

interface Answer {
  status: number;
  data: Record<string, unknown> | null;
  codes: (string | undefined)[];
}

async function ask(role: Role, query: string, variables: object = {}): Promise<Answer> {
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...world.headers[role] },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors = [] } = (await response.json()) as {
    data?: Answer['data'];
    errors?: { message: string; extensions?: { code?: string } }[];
  };
  const broken = errors.filter(({ extensions }) => !refusals.includes(extensions?.code ?? ''));
  assert.deepEqual(broken, [], `${role}: ${query}`);
  return { status: response.status, data: data ?? null, codes: errors.map(({ extensions }) => extensions?.code) };
}

/** The first thing a subscription says within a moment; silence counts as let in. */
async function watch(role: Role, query: string): Promise<'refused' | 'let in'> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), 700);
  try {
    const response = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      signal: abort.signal,
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...world.headers[role] },
      body: JSON.stringify({ query }),
    });
    if (response.status === 401 || response.status === 403) return 'refused';
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
      if (refusals.some((code) => text.includes(code))) return 'refused';
      if (/"data":\{/.test(text)) return 'let in';
    }
    return 'let in';
  } catch (error) {
    if (abort.signal.aborted) return 'let in';
    throw error;
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
}

const expectation = ({ may, rows }: RootDecision, role: Role) =>
  !may.includes(role) ? 'refused' : rows ? (rows.sees[role] ?? '') : 'let in';

describe('everything is decided', () => {
  test('each root field', () => {
    const fields = rootNames.flatMap((root) =>
      Object.keys((schema.getType(root) as GraphQLObjectType).getFields()).map((field) => `${root}.${field}`),
    );
    assert.deepEqual(Object.keys(rootDecisions).sort(), fields.sort());
  });

  test('each type, in the schema and here', () => {
    const decided = (name: string) => name in openTypes || name in guardedTypes || /(Connection|Edge)$/.test(name);
    const undecided = objectTypes.map(({ name }) => name).filter((name) => !rootNames.includes(name) && !decided(name));
    assert.deepEqual(undecided, [], 'decide these types in test/access/decisions.ts');
  });

  test('each field of the schema says who may', () => {
    const silent = objectTypes
      .filter(({ name }) => !/(Connection|Edge)$|^PageInfo$/.test(name))
      .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
      .filter(({ type, field }) => !scopesOf(type) && !scopesOf(field))
      .map(({ type, field }) => `${type.name}.${field.name}`);
    assert.deepEqual(silent, [], 'give the type or the field `authScopes`');
  });

  test('each route', () => {
    assert.deepEqual(
      world.routes.filter(({ access }) => !(access in routeDecisions)),
      [],
    );
    assert.ok(world.routes.length > 10);
  });
});

function scopesOf(thing: GraphQLObjectType | GraphQLField<unknown, unknown>): unknown {
  return (thing.extensions as { pothosOptions?: { authScopes?: unknown } }).pothosOptions?.authScopes;
}

for (const [name, decision] of Object.entries(rootDecisions)) {
  test(`${name} as every role`, async () => {
    const results: Partial<Record<Role, string>> = {};
    for (const role of roles) {
      if (decision.live) {
        results[role] = await watch(role, decision.query);
        continue;
      }
      const { status, data, codes } = await ask(role, decision.query, decision.variables?.(world));
      const refused = status === 401 || status === 403 || codes.some((code) => refusals.includes(code ?? ''));
      const empty =
        !data || Object.values(data).every((value) => value === null || (Array.isArray(value) && value[0] === null));
      if (decision.rows && decision.may.includes(role) && refused && empty) results[role] = '';
      else if (refused) results[role] = 'refused';
      else results[role] = decision.rows ? decision.rows.seen(data as never, world) : 'let in';
    }
    const expected = Object.fromEntries(roles.map((role) => [role, expectation(decision, role)]));
    assert.deepEqual(results, expected);
  });
}

const selection = (field: GraphQLField<unknown, unknown>) =>
  isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
const needsArguments = (field: GraphQLField<unknown, unknown>) =>
  field.args.some((arg) => String(arg.type).endsWith('!') && arg.defaultValue === undefined);

for (const [name, { id, seenBy }] of Object.entries(nodes)) {
  test(`${name}: every field as every role`, async () => {
    const fields = Object.values((schema.getType(name) as GraphQLObjectType).getFields()).filter(
      (field) => !needsArguments(field),
    );
    const wrong: string[] = [];
    for (const role of roles) {
      const variables = { id: globalId(name, id(world)) };
      const whole = await ask(role, `query ($id: ID!) { node(id: $id) { id } }`, variables);
      if (Boolean(whole.data?.node) !== seenBy.includes(role))
        wrong.push(`${role} ${seenBy.includes(role) ? 'does not see' : 'sees'} it`);
      if (!whole.data?.node) continue;
      const aliased = fields.map((field) => `${field.name}${selection(field)}`).join(' ');
      const { data, codes } = await ask(
        role,
        `query ($id: ID!) { node(id: $id) { ... on ${name} { ${aliased} } } }`,
        variables,
      );
      const values = (data?.node ?? {}) as Record<string, unknown>;
      if (codes.length > 0 && !Object.keys(hiddenFields).some((field) => field.startsWith(`${name}.`))) {
        wrong.push(`${role} is refused a field: ${codes.join()}`);
      }
      for (const field of fields) {
        const mayField = hiddenFields[`${name}.${field.name}`];
        if (mayField && (values[field.name] !== null) !== mayField.includes(role))
          wrong.push(`${role}: ${field.name} is ${values[field.name]}`);
      }
    }
    assert.deepEqual(wrong, []);
  });
}

test('what a value rule hides, in every answer as every role', async () => {
  const wrong: string[] = [];
  for (const role of roles) {
    const seen = await everythingSeen(world, role);
    for (const [name, { text, seenBy }] of Object.entries(keptValues(world))) {
      if (seen.includes(text) === seenBy.includes(role)) continue;
      wrong.push(`${role} ${seenBy.includes(role) ? 'does not see' : 'sees'} ${name}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('whoever holds the link of an offer form sees the listing as the public does', async () => {
  const query = `query ($token: String!) { offerForm(token: $token) { listing {
    streetName streetNumber latitude longitude listPrice { amount } rentWarm { amount } depositText
    media { title url } city texts: text { title } } } }`;
  for (const role of ['anonymous', 'publishable', 'stranger', 'keyOffersRead', 'keyImports', 'keyOfB'] as const) {
    const { data } = await ask(role, query, { token: world.token });
    const text = JSON.stringify(data);
    assert.match(text, /Haus A-1/, role);
    for (const kept of [KEPT.street, KEPT.price, KEPT.plan, '52.5', '1100', '2.700 EUR']) {
      assert.ok(!text.includes(kept), `${role} sees ${kept}`);
    }
  }
});

test('every operation over the socket of somebody who presented nothing', async () => {
  const answers = await socketAnswers(world, rootDecisions);
  const expected = Object.entries(rootDecisions).map(([name, decision]) => [
    name,
    expectation(decision, 'anonymous') === 'refused' ? 'refused' : 'let in',
  ]);
  assert.deepEqual(answers, Object.fromEntries(expected));
});

test('a session that is over opens no socket', async () => {
  await assert.rejects(socketAnswers(world, {}, world.headers.expired), /4401|4403|closed/);
});

test('what is guarded stays closed on the way round through an open object', async () => {
  const round = `query ($id: ID!) { node(id: $id) { ... on Listing { offerLink { url offerCount } agency { name } } } }`;
  for (const role of ['publishable', 'admin', 'keyListings', 'keyAdmin'] as const) {
    const { data } = await ask(role, round, { id: globalId('Listing', world.ids.listingA) });
    assert.equal((data?.node as { offerLink: unknown } | undefined)?.offerLink, null, role);
  }
});

test('every route as every role', async () => {
  const wrong: string[] = [];
  for (const { method, url, access } of world.routes) {
    if (method === 'OPTIONS' || (method === 'POST' && url !== '/graphql')) continue;
    const path = url.replace(/:\w+/g, '01a203ca-a587-7789-a17a-d98771833f71').replace('*', 'nothing');
    for (const role of roles) {
      const response = await fetch(world.url + path, { method, headers: world.headers[role], redirect: 'manual' });
      await response.body?.cancel();
      const refused = routeDecisions[access]?.refused.includes(response.status);
      if (refused || response.status >= 500) wrong.push(`${role}: ${method} ${url} answered ${response.status}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('the outbox is no route at all outside the demo', async () => {
  const response = await fetch(`${world.url}/outbox`);
  assert.equal(response.status, 404);
});
