import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
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

interface Package {
  id: string;
  name: string;
  entitlements: string[];
  archivedAt: string | null;
  agencyCount: number | null;
}
interface Answer {
  __typename: string;
  package: Package;
  fields: { path: string[]; code: string; message: string }[];
}

const PACKAGE = 'id name entitlements archivedAt agencyCount';
const REST = `... on InvalidInput { fields { path code message } }`;

async function create(name: string, entitlements: string[] = ['IMPORTS'], actor = admin): Promise<Answer> {
  const mutation = `mutation ($input: CreatePackageInput!) { createPackage(input: $input) {
    __typename ... on CreatePackagePayload { package { ${PACKAGE} } } ${REST} } }`;
  const answer = await data<{ createPackage: Answer }>(platform, { actor }, mutation, {
    input: { name, entitlements },
  });
  return answer.createPackage;
}

async function update(input: object): Promise<Answer> {
  const mutation = `mutation ($input: UpdatePackageInput!) { updatePackage(input: $input) {
    __typename ... on UpdatePackagePayload { package { ${PACKAGE} } } ${REST} } }`;
  return (await data<{ updatePackage: Answer }>(platform, { actor: admin }, mutation, { input })).updatePackage;
}

async function archive(id: string): Promise<Answer> {
  const mutation = `mutation ($id: ID!) { archivePackage(id: $id) {
    __typename ... on ArchivePackagePayload { package { ${PACKAGE} } } } }`;
  return (await data<{ archivePackage: Answer }>(platform, { actor: admin }, mutation, { id })).archivePackage;
}

async function list(filter?: object): Promise<string[]> {
  const query = `query ($filter: PackageFilter) { packages(filter: $filter) { totalCount edges { node { name } } } }`;
  type Page = { packages: { totalCount: number; edges: { node: { name: string } }[] } };
  const { packages } = await data<Page>(platform, { actor: admin }, query, { filter });
  assert.equal(packages.totalCount, packages.edges.length);
  return packages.edges.map(({ node }) => node.name);
}

const rowId = (id: string) => Buffer.from(id, 'base64').toString().split(':')[1] ?? '';
const book = (agencyId: string, id: string) =>
  platform.prisma.agency.update({ where: { id: agencyId }, data: { imports: 'BY_PACKAGE', packageId: rowId(id) } });

async function importsAllowed(actor: Actor, agencyId: string) {
  const query = `query ($id: ID!) { node(id: $id) { ... on Agency { importsAllowed imports package { name agencyCount } } } }`;
  return (await data<{ node: object }>(platform, { actor }, query, { id: globalId('Agency', agencyId) })).node;
}

describe('packages', () => {
  test('are made, changed, archived and found', async () => {
    const { package: made } = await create('  Premium  ', ['IMPORTS', 'IMPORTS']);
    assert.deepEqual(
      { ...made, id: '' },
      { id: '', name: 'Premium', entitlements: ['IMPORTS'], archivedAt: null, agencyCount: 0 },
    );
    await create('Basic', []);
    assert.deepEqual((await update({ id: made.id, name: 'Premium plus' })).package.entitlements, ['IMPORTS']);
    const archived = (await archive(made.id)).package;
    assert.ok(archived.archivedAt);
    assert.equal((await archive(made.id)).package.archivedAt, archived.archivedAt);
    assert.deepEqual(await list(), ['Basic', 'Premium plus']);
    assert.deepEqual(await list({ archived: true }), ['Premium plus']);
    assert.deepEqual(await list({ archived: false }), ['Basic']);
    assert.deepEqual(await list({ search: 'PLUS' }), ['Premium plus']);
    const events = await platform.prisma.event.findMany({
      where: { subjectId: rowId(made.id) },
      orderBy: { seq: 'asc' },
    });
    assert.deepEqual(
      events.map(({ type, agencyId, actor }) => [type, agencyId, actor]),
      ['package.created', 'package.changed', 'package.archived'].map((type) => [
        type,
        null,
        `person:${admin.kind === 'person' && admin.id}`,
      ]),
    );
  });

  test('say what is wrong with a name', async () => {
    await create('Gold');
    const { package: silver } = await create('Silver');
    const problem = async (answer: Promise<Answer>) =>
      (await answer).fields.map(({ path, code }) => [path.join(), code]);
    assert.deepEqual(await problem(create(' ')), [['name', 'REQUIRED']]);
    assert.deepEqual(await problem(create('x'.repeat(101))), [['name', 'TOO_LONG']]);
    assert.deepEqual(await problem(create('Gold')), [['name', 'TAKEN']]);
    assert.deepEqual(await problem(update({ id: silver.id, name: 'Gold' })), [['name', 'TAKEN']]);
    assert.deepEqual(await problem(update({ id: silver.id, name: null, entitlements: null })), [
      ['name', 'REQUIRED'],
      ['entitlements', 'REQUIRED'],
    ]);
    assert.equal((await create('Gold')).fields[0]?.message, 'Another one has this already. Choose a different one.');
    for (const id of [globalId('Package', '01a203ca-a587-7789-a17a-d98771833f71')]) {
      assert.equal((await update({ id, name: 'x' })).__typename, 'NotFound');
      assert.equal((await archive(id)).__typename, 'NotFound');
    }
  });

  test('entitle the agencies that have them, archived too, and a change holds at once', async () => {
    const { agency, executive, broker } = await testAgency(platform);
    const { package: diamond } = await create('Diamond');
    await book(agency.id, diamond.id);
    const seen = { imports: 'BY_PACKAGE', package: { name: 'Diamond', agencyCount: null } };
    assert.deepEqual(await importsAllowed(broker.actor, agency.id), { importsAllowed: true, ...seen });
    assert.equal((await archive(diamond.id)).package.agencyCount, 1);
    assert.deepEqual(await importsAllowed(executive.actor, agency.id), { importsAllowed: true, ...seen });
    await update({ id: diamond.id, entitlements: [] });
    assert.deepEqual(await importsAllowed(executive.actor, agency.id), { importsAllowed: false, ...seen });
    await update({ id: diamond.id, entitlements: ['IMPORTS'] });
    await platform.prisma.agency.update({ where: { id: agency.id }, data: { imports: 'DENY' } });
    assert.deepEqual(await importsAllowed(admin, agency.id), {
      importsAllowed: false,
      imports: 'DENY',
      package: { name: 'Diamond', agencyCount: 1 },
    });
    await platform.prisma.agency.update({ where: { id: agency.id }, data: { imports: 'ALLOW', packageId: null } });
    assert.deepEqual(await importsAllowed(admin, agency.id), { importsAllowed: true, imports: 'ALLOW', package: null });
  });

  test('are hidden from keys of the agency and from the people of others', async () => {
    const { agency } = await testAgency(platform, { imports: 'BY_PACKAGE' });
    const other = await testAgency(platform);
    const { package: hidden } = await create('Hidden');
    await book(agency.id, hidden.id);
    const nothing = { importsAllowed: null, imports: null, package: null };
    assert.deepEqual(await importsAllowed(keyActor(agency.id, ['IMPORTS_READ']), agency.id), nothing);
    assert.deepEqual(await importsAllowed(keyActor(agency.id, 'publishable'), agency.id), nothing);
    const query = `query ($id: ID!) { node(id: $id) { id } }`;
    const find = async (actor: Actor) =>
      (await ask<{ node: object | null }>(platform, { actor }, query, { id: hidden.id })).data?.node;
    assert.equal(await find(other.executive.actor), null);
    assert.ok(await find(admin));
  });

  test('are for admins only', async () => {
    const { agency, executive } = await testAgency(platform);
    const { id } = (await create('Not yours')).package;
    for (const actor of [executive.actor, keyActor(agency.id, ['KEYS_WRITE', 'IMPORTS_READ'])]) {
      for (const operation of [
        '{ packages { totalCount } }',
        'mutation { createPackage(input: { name: "x", entitlements: [IMPORTS] }) { __typename } }',
        `mutation { updatePackage(input: { id: "${id}", name: "x" }) { __typename } }`,
        `mutation { archivePackage(id: "${id}") { __typename } }`,
      ]) {
        const { errors } = await ask(platform, { actor }, operation);
        assert.match(errors?.[0]?.message ?? '', /no right/, operation);
      }
    }
    assert.equal((await create('By the installation’s key', [], keyActor(null, ['ADMIN']))).package.agencyCount, 0);
  });

  test('are listed with their agencies without a statement for each', async () => {
    const query = '{ packages(first: 100) { edges { node { name agencyCount } } } }';
    const count = () => countQueries(() => ask(platform, { actor: admin }, query));
    await count();
    const few = await count();
    for (let index = 0; index < 10; index++) await create(`More ${index}`);
    assert.equal(await count(), few);
  });
});
