import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import WebSocket from 'ws';
import { makeWorld, type World } from '../../test/access/world.ts';
import { keyActor, testAgency, testPerson } from '../../test/harness/agency.ts';
import { ask, data, globalId } from '../../test/harness/graphql.ts';
import { countQueries, type TestPlatform, testPlatform } from '../../test/harness/platform.ts';
import type { Actor } from './actor.ts';

let platform: TestPlatform;
let admin: Actor;

before(async () => {
  platform = await testPlatform();
  admin = (await testPerson(platform, null, 'AGENT', { admin: true })).actor;
});
after(() => platform.close());

interface Member {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  role: string;
  personnelNumber: string | null;
}
interface Answer {
  __typename: string;
  membership: Member;
  agency: { memberCount: number };
  fields: { path: string[]; code: string; message: string }[];
}

const MEMBER = 'id name email phone role personnelNumber';
const REST = `... on InvalidInput { fields { path code message } }`;
const ADD = `mutation ($input: AddMemberInput!) { addMember(input: $input) {
  __typename ... on AddMemberPayload { membership { ${MEMBER} } } ${REST} } }`;
const CHANGE = `mutation ($input: ChangeMemberInput!) { changeMember(input: $input) {
  __typename ... on ChangeMemberPayload { membership { ${MEMBER} } } ${REST} } }`;
const REMOVE = `mutation ($id: ID!) { removeMember(membership: $id) {
  __typename ... on RemoveMemberPayload { agency { memberCount } } ${REST} } }`;

async function add(actor: Actor, agencyId: string, input: object = {}): Promise<Answer> {
  const who = { name: 'Max Neu', email: `max-${agencyId}@new.test`, role: 'AGENT', ...input };
  const variables = { input: { agency: globalId('Agency', agencyId), ...who } };
  return (await data<{ addMember: Answer }>(platform, { actor }, ADD, variables)).addMember;
}
async function change(actor: Actor, membership: string, input: object): Promise<Answer> {
  const variables = { input: { membership, ...input } };
  return (await data<{ changeMember: Answer }>(platform, { actor }, CHANGE, variables)).changeMember;
}
async function remove(actor: Actor, id: string): Promise<Answer> {
  return (await data<{ removeMember: Answer }>(platform, { actor }, REMOVE, { id })).removeMember;
}

const problems = ({ fields }: Answer) => fields?.map(({ path, code }) => `${path.join('.')} ${code}`);
const placeOf = async (personId: string, agencyId: string) => {
  const where = { agencyId_personId: { agencyId, personId } };
  return globalId('Membership', (await platform.prisma.membership.findUniqueOrThrow({ where })).id);
};
const LIST = `query ($id: ID!) { node(id: $id) { ... on Agency { members(first: 50) { totalCount edges { node { ${MEMBER} } } } } } }`;
type Members = { totalCount: number; edges: { node: Member }[] } | null;
const members = async (actor: Actor, agencyId: string) =>
  (await data<{ node: { members: Members } }>(platform, { actor }, LIST, { id: globalId('Agency', agencyId) })).node
    .members;

describe('a member', () => {
  test('is added, changed and removed by an executive, and the log says so without a name', async () => {
    const { agency, executive } = await testAgency(platform);
    const input = { name: ' Mia Neu ', email: ' Mia@New.Test ', personnelNumber: '17', phone: '030 123456' };
    const { membership } = await add(executive.actor, agency.id, input);
    const mia = { id: membership.id, name: 'Mia Neu', email: 'mia@new.test', phone: '030 123456' };
    assert.deepEqual(membership, { ...mia, role: 'AGENT', personnelNumber: '17' });
    const person = await platform.prisma.person.findUniqueOrThrow({ where: { email: 'mia@new.test' } });
    assert.deepEqual([person.name, person.admin], ['Mia Neu', false]);

    const changed = await change(executive.actor, mia.id, { role: 'EXECUTIVE', personnelNumber: null });
    assert.deepEqual(changed.membership, { ...mia, role: 'EXECUTIVE', personnelNumber: null });
    assert.equal((await members(executive.actor, agency.id))?.totalCount, 4);
    assert.equal((await remove(executive.actor, mia.id)).agency.memberCount, 3);
    assert.equal((await remove(executive.actor, mia.id)).__typename, 'NotFound');

    const events = await platform.prisma.event.findMany({
      where: { agencyId: agency.id, type: 'membership.changed' },
      orderBy: { seq: 'asc' },
    });
    assert.deepEqual(
      events.map((event) => event.data),
      [
        { change: 'ADDED', personId: person.id, role: 'AGENT', was: null },
        {
          change: 'CHANGED',
          personId: person.id,
          role: 'EXECUTIVE',
          was: 'AGENT',
          fields: ['personnelNumber', 'role'],
        },
        { change: 'REMOVED', personId: person.id, role: null, was: 'EXECUTIVE' },
      ],
    );
    assert.ok(await platform.prisma.person.findUnique({ where: { id: person.id } }), 'the person stays');
  });

  test('who works elsewhere looks to the agency just as a new one', async () => {
    const { agency, executive } = await testAgency(platform);
    const elsewhere = await testAgency(platform);
    await platform.prisma.person.update({ where: { id: elsewhere.broker.id }, data: { phone: '0172 999999' } });
    const known = await add(executive.actor, agency.id, { email: elsewhere.broker.email, name: 'As we say' });
    const fresh = await add(executive.actor, agency.id, { email: 'nobody@new.test', name: 'As we say' });
    const shape = ({ membership, ...rest }: Answer) => ({ ...rest, membership: { ...membership, id: '', email: '' } });
    assert.deepEqual(shape(known), shape(fresh));
    const seen = (await members(executive.actor, agency.id))?.edges.map(({ node }) => node) ?? [];
    assert.deepEqual(
      seen.filter(({ name }) => name === 'As we say').map(({ phone }) => phone),
      [null, null],
    );
    const { name, phone } = await platform.prisma.person.findUniqueOrThrow({ where: { id: elsewhere.broker.id } });
    assert.deepEqual([name, phone], [elsewhere.broker.name, '0172 999999']);
    const theirs = (await members(elsewhere.executive.actor, elsewhere.agency.id))?.edges ?? [];
    assert.ok(theirs.some(({ node }) => node.name === name && node.phone === phone));
    await change(executive.actor, known.membership.id, { name: 'Corrected', phone: '030 777777' });
    assert.ok(!JSON.stringify(await members(elsewhere.executive.actor, elsewhere.agency.id)).includes('Corrected'));
  });

  test('is refused with the field and the cure', async () => {
    const { agency, executive, broker, colleague } = await testAgency(platform);
    const bad = { name: '', email: 'x', phone: 'y', personnelNumber: 'n'.repeat(61) };
    assert.deepEqual(problems(await add(executive.actor, agency.id, bad)), [
      'name REQUIRED',
      'email NOT_AN_EMAIL',
      'phone NOT_A_PHONE',
      'personnelNumber TOO_LONG',
    ]);
    const again = await add(executive.actor, agency.id, { email: broker.email });
    assert.deepEqual(problems(again), ['email ALREADY_A_MEMBER']);
    assert.match(again.fields[0]?.message ?? '', /Change that membership/);
    const [first, second] = [await placeOf(broker.id, agency.id), await placeOf(colleague.id, agency.id)];
    await change(executive.actor, first, { personnelNumber: '5' });
    assert.deepEqual(problems(await change(executive.actor, first, { personnelNumber: '5' })), undefined);
    assert.deepEqual(problems(await change(executive.actor, second, { personnelNumber: ' 5 ' })), [
      'personnelNumber TAKEN',
    ]);
    assert.deepEqual(problems(await add(executive.actor, agency.id, { personnelNumber: '5' })), [
      'personnelNumber TAKEN',
    ]);
    assert.deepEqual(problems(await change(executive.actor, second, { role: null, name: null })), [
      'name REQUIRED',
      'role REQUIRED',
    ]);
    assert.equal(await platform.prisma.person.count({ where: { email: `max-${agency.id}@new.test` } }), 0);
  });

  test('who is the last executive stays one, whoever asks', async () => {
    const { agency, executive, broker } = await testAgency(platform);
    const boss = await placeOf(executive.id, agency.id);
    for (const actor of [executive.actor, admin]) {
      const removed = await remove(actor, boss);
      assert.deepEqual(problems(removed), ['membership LAST_EXECUTIVE']);
      assert.match(removed.fields[0]?.message ?? '', /Make another member an executive first/);
      assert.deepEqual(problems(await change(actor, boss, { role: 'AGENT' })), ['role LAST_EXECUTIVE']);
    }
    await change(executive.actor, await placeOf(broker.id, agency.id), { role: 'EXECUTIVE' });
    assert.equal((await change(executive.actor, boss, { role: 'AGENT' })).membership.role, 'AGENT');
    assert.equal((await remove(admin, boss)).__typename, 'RemoveMemberPayload');
  });

  test('two executives who remove each other at once do not both succeed', async () => {
    const { agency, executive } = await testAgency(platform);
    const other = await testPerson(platform, agency.id, 'EXECUTIVE');
    const [first, second] = [await placeOf(executive.id, agency.id), await placeOf(other.id, agency.id)];
    // Both are let go as far as they come; then the rows are released.
    const client = await platform.pool.connect();
    await client.query('BEGIN');
    await client.query('SELECT 1 FROM "Membership" WHERE "agencyId" = $1 FOR UPDATE', [agency.id]);
    const both = Promise.all([remove(executive.actor, second), remove(other.actor, first)]);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await client.query('COMMIT');
    client.release();
    const answers = await both;
    const outcomes = answers.map((answer) => problems(answer)?.join() ?? answer.__typename).sort();
    assert.deepEqual(outcomes, ['RemoveMemberPayload', 'membership LAST_EXECUTIVE']);
  });

  test('added twice at once is a member once', async () => {
    const { agency, executive } = await testAgency(platform);
    const answers = await Promise.all([1, 2, 3].map(() => add(executive.actor, agency.id)));
    const outcomes = answers.map((answer) => problems(answer)?.join() ?? answer.__typename).sort();
    assert.deepEqual(outcomes, ['AddMemberPayload', 'email ALREADY_A_MEMBER', 'email ALREADY_A_MEMBER']);
  });

  test('is the business of executives of the agency and of admins', async () => {
    const { agency, executive, broker } = await testAgency(platform);
    const stranger = (await testAgency(platform)).executive;
    const place = await placeOf(broker.id, agency.id);
    for (const answer of [
      add(stranger.actor, agency.id, { email: 'sly@new.test' }),
      change(stranger.actor, place, { role: 'EXECUTIVE' }),
      remove(stranger.actor, place),
    ]) {
      assert.equal((await answer).__typename, 'NotFound');
    }
    assert.equal(await platform.prisma.person.count({ where: { email: 'sly@new.test' } }), 0);
    const id = globalId('Agency', agency.id);
    const input = { agency: id, name: 'S', email: 's@new.test', role: 'EXECUTIVE' };
    for (const actor of [broker.actor, keyActor(agency.id, ['KEYS_WRITE'])]) {
      for (const [mutation, variables] of [
        [ADD, { input }],
        [CHANGE, { input: { membership: place, role: 'EXECUTIVE' } }],
        [REMOVE, { id: place }],
      ] as const) {
        assert.match((await ask(platform, { actor }, mutation, variables)).errors?.[0]?.message ?? '', /no right/);
      }
      assert.equal(await members(actor, agency.id), null);
    }
    const both = await testPerson(platform, agency.id, 'AGENT');
    const twoHats = { ...both.actor } as Extract<Actor, { kind: 'person' }>;
    twoHats.memberships = [...twoHats.memberships, { agencyId: stranger.id, role: 'EXECUTIVE' }];
    assert.equal(await members(twoHats, agency.id), null, 'an executive elsewhere is an agent here');
    assert.equal((await remove(twoHats, place)).__typename, 'NotFound');
    assert.equal((await members(executive.actor, agency.id))?.totalCount, 4);
    assert.equal((await members(keyActor(null, ['ADMIN']), agency.id))?.edges.length, 4);
    assert.equal((await add(admin, agency.id)).__typename, 'AddMemberPayload');
  });

  test('is listed without a statement for each', async () => {
    const { agency, executive } = await testAgency(platform);
    const count = () => countQueries(() => members(executive.actor, agency.id));
    await count();
    const few = await count();
    for (let index = 0; index < 8; index++) await add(admin, agency.id, { email: `n${index}@new.test` });
    assert.equal(await count(), few);
  });
});

describe('a removed member', () => {
  let world: World;
  before(async () => {
    world = await makeWorld();
  });
  after(() => world.close());

  const LIVE = 'subscription { offerEvents { __typename } }';

  /** An offer board over WebSocket; resolves once it is live. */
  async function board(role: 'broker' | 'executive'): Promise<{ closed: Promise<number> }> {
    const socket = new WebSocket(`${world.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    const send = (message: object) => socket.send(JSON.stringify(message));
    await new Promise<void>((resolve, reject) => {
      socket.on('open', () => send({ type: 'connection_init', payload: world.headers[role] }));
      socket.on('error', reject);
      socket.on('message', (text) => {
        const { type } = JSON.parse(String(text));
        if (type === 'connection_ack') send({ id: '1', type: 'subscribe', payload: { query: LIVE } });
        if (type === 'next') resolve();
      });
    });
    return { closed };
  }

  /** The same over SSE. */
  async function stream(role: 'broker'): Promise<{ closed: Promise<void> }> {
    const response = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...world.headers[role] },
      body: JSON.stringify({ query: LIVE }),
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (let text = ''; !text.includes('Live'); ) text += (await reader?.read())?.value ?? '';
    const rest = async () => {
      while (!(await reader?.read())?.done);
    };
    return { closed: rest().catch(() => {}) };
  }

  const asked = async (role: 'broker', query: string) => {
    const response = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...world.headers[role] },
      body: JSON.stringify({ query }),
    });
    return ((await response.json()) as { data: unknown }).data;
  };

  test('sees nothing more at once, and what was open is closed for them and for nobody else', {
    timeout: 30_000,
  }, async () => {
    const counts = '{ offers { totalCount } agencies { totalCount } listings { totalCount } }';
    assert.deepEqual(await asked('broker', counts), {
      offers: { totalCount: 1 },
      agencies: { totalCount: 1 },
      listings: { totalCount: 1 },
    });
    const [socket, sse, executive] = [await board('broker'), await stream('broker'), await board('executive')];
    let executiveClosed = false;
    void executive.closed.then(() => {
      executiveClosed = true;
    });
    const { id } = await world.platform.prisma.membership.findFirstOrThrow({ where: { personId: world.ids.broker } });
    const response = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...world.headers.executive },
      body: JSON.stringify({ query: REMOVE, variables: { id: globalId('Membership', id) } }),
    });
    const answer = (await response.json()) as { data: { removeMember: Answer } };
    assert.equal(answer.data.removeMember.__typename, 'RemoveMemberPayload');
    assert.equal(await socket.closed, 1012);
    await sse.closed;
    assert.equal(executiveClosed, false);
    assert.deepEqual(
      await asked('broker', '{ offers { totalCount } agencies { totalCount } listings { totalCount } }'),
      {
        offers: { totalCount: 0 },
        agencies: { totalCount: 0 },
        listings: { totalCount: 0 },
      },
    );
  });
});
