import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { keyActor, testAgency, testPerson } from '../../test/harness/agency.ts';
import { ask, data, globalId } from '../../test/harness/graphql.ts';
import { countQueries, type TestPlatform, testPlatform } from '../../test/harness/platform.ts';
import type { Actor } from './actor.ts';
import { slugOf } from './agency-input.ts';

let platform: TestPlatform;
let admin: Actor;

before(async () => {
  platform = await testPlatform();
  admin = (await testPerson(platform, null, 'AGENT', { admin: true })).actor;
});
after(() => platform.close());

interface Agency {
  id: string;
  slug: string;
  [field: string]: unknown;
}
interface Answer {
  __typename: string;
  agency: Agency;
  fields: { path: string[]; code: string; message: string }[];
}

const AGENCY = `id slug name locale country currency timeZone customerNumber openimmoAnid email phone website brandColor
  imports importsAllowed memberCount package { name }`;
const REST = `... on InvalidInput { fields { path code message } }`;
const CREATE = `mutation ($input: CreateAgencyInput!) { createAgency(input: $input) {
  __typename ... on CreateAgencyPayload { agency { ${AGENCY} members { totalCount edges { node { name email role } } } } } ${REST} } }`;
const CONFIGURE = `mutation ($input: ConfigureAgencyInput!) { configureAgency(input: $input) {
  __typename ... on ConfigureAgencyPayload { agency { ${AGENCY} } } ${REST} } }`;

let counter = 0;
const good = (changes: object = {}) => ({
  name: `Agency ${++counter}`,
  locale: 'de',
  country: 'DE',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  executive: { name: 'Ute Chef', email: `chef-${counter}@agency.test` },
  ...changes,
});

async function create(changes: object = {}): Promise<Answer> {
  const input = good(changes);
  return (await data<{ createAgency: Answer }>(platform, { actor: admin }, CREATE, { input })).createAgency;
}

async function configure(id: string, changes: object, actor = admin): Promise<Answer> {
  const input = { id, ...changes };
  return (await data<{ configureAgency: Answer }>(platform, { actor }, CONFIGURE, { input })).configureAgency;
}

const problems = ({ fields }: Answer) => fields?.map(({ path, code }) => `${path.join('.')} ${code}`);
const rowId = (id: string) => Buffer.from(id, 'base64').toString().split(':')[1] ?? '';
const newPackage = async (name: string, archivedAt?: Date) => {
  const { id } = await platform.prisma.package.create({ data: { name, entitlements: ['IMPORTS'], archivedAt } });
  return globalId('Package', id);
};
const events = (agency: Agency, type: string) =>
  platform.prisma.event.findMany({ where: { agencyId: rowId(agency.id), type }, orderBy: { seq: 'asc' } });

/** What an executive finds wrong, whichever door it comes by. */
const BAD: [what: string, changes: object, problem: string][] = [
  ['no name', { name: ' ' }, 'name REQUIRED'],
  ['a long name', { name: 'x'.repeat(201) }, 'name TOO_LONG'],
  ['a slug with a space', { slug: 'two words' }, 'slug NOT_A_SLUG'],
  ['a slug of a path', { slug: '../x' }, 'slug NOT_A_SLUG'],
  ['another language', { locale: 'es' }, 'locale NOT_A_LOCALE'],
  ['a country of three letters', { country: 'DEU' }, 'country NOT_A_COUNTRY'],
  ['a country that is gone', { country: 'DD' }, 'country NOT_A_COUNTRY'],
  ['a union of countries', { country: 'EU' }, 'country NOT_A_COUNTRY'],
  ['no currency', { currency: 'XXX' }, 'currency NOT_A_CURRENCY_CODE'],
  ['a currency that is gone', { currency: 'DEM' }, 'currency NOT_A_CURRENCY_CODE'],
  ['no time zone', { timeZone: 'Mars/Phobos' }, 'timeZone NOT_A_TIME_ZONE'],
  ['an offset', { timeZone: '+01:00' }, 'timeZone NOT_A_TIME_ZONE'],
  ['no e-mail', { email: 'office' }, 'email NOT_AN_EMAIL'],
  ['no phone', { phone: 'call me' }, 'phone NOT_A_PHONE'],
  ['a script for a site', { website: 'javascript:alert(1)' }, 'website NOT_A_WEBSITE'],
  ['a site without its scheme', { website: 'www.agency.test' }, 'website NOT_A_WEBSITE'],
  ['a colour by name', { brandColor: 'green' }, 'brandColor NOT_A_COLOR'],
];

describe('an agency', () => {
  test('is set up with all there is to say', async () => {
    const { agency } = await create({
      name: ' Häuser & Höfe GmbH ',
      country: 'at',
      currency: 'eur',
      timeZone: 'Europe/Vienna',
      customerNumber: 'K-1',
      openimmoAnid: 'ANID1',
      email: 'office@hoefe.test',
      phone: '+43 1 234567',
      website: 'https://hoefe.test/start',
      brandColor: '#0B6E4F',
      imports: 'BY_PACKAGE',
      package: await newPackage('First'),
      executive: { name: 'Eva Hof', email: ' Eva@Hoefe.test ' },
    });
    assert.deepEqual(agency, {
      id: agency.id,
      slug: 'haeuser-hoefe-gmbh',
      name: 'Häuser & Höfe GmbH',
      locale: 'de',
      country: 'AT',
      currency: 'EUR',
      timeZone: 'Europe/Vienna',
      customerNumber: 'K-1',
      openimmoAnid: 'ANID1',
      email: 'office@hoefe.test',
      phone: '+43 1 234567',
      website: 'https://hoefe.test/start',
      brandColor: '#0b6e4f',
      imports: 'BY_PACKAGE',
      importsAllowed: true,
      package: { name: 'First' },
      memberCount: 1,
      members: { totalCount: 1, edges: [{ node: { name: 'Eva Hof', email: 'eva@hoefe.test', role: 'EXECUTIVE' } }] },
    });
    assert.equal((await events(agency, 'agency.created')).length, 1);
    assert.equal((await events(agency, 'membership.changed')).length, 1);
  });

  test('needs no more than what is required; imports are allowed then', async () => {
    const { agency } = await create();
    assert.deepEqual(
      [agency.imports, agency.importsAllowed, agency.package, agency.customerNumber],
      ['ALLOW', true, null, null],
    );
  });

  test('gets a slug of its own when others have its name', async () => {
    const slugs = [];
    for (let index = 0; index < 3; index++) slugs.push((await create({ name: 'Maison d’Été' })).agency.slug);
    assert.deepEqual(slugs, ['maison-dete', 'maison-dete-2', 'maison-dete-3']);
    const atOnce = await Promise.all([1, 2, 3].map(() => create({ name: 'Casă Șomeș' })));
    assert.deepEqual(atOnce.map(({ agency }) => agency.slug).sort(), ['casa-somes', 'casa-somes-2', 'casa-somes-3']);
    assert.deepEqual(problems(await create({ name: 'Агентство' })), ['slug REQUIRED']);
    assert.equal((await create({ name: 'Агентство', slug: 'Agentstvo' })).agency.slug, 'agentstvo');
  });

  test('is refused with the field and the cure', async () => {
    for (const [what, changes, problem] of BAD) assert.deepEqual(problems(await create(changes)), [problem], what);
    assert.deepEqual(problems(await create({ name: '', country: 'X', executive: { name: '', email: 'x' } })), [
      'name REQUIRED',
      'country NOT_A_COUNTRY',
      'executive.name REQUIRED',
      'executive.email NOT_AN_EMAIL',
    ]);
    const before = await platform.prisma.agency.count();
    const archived = await newPackage('Gone', new Date());
    assert.deepEqual(problems(await create({ package: archived })), ['package ARCHIVED']);
    const unknown = globalId('Package', '01a203ca-a587-7789-a17a-d98771833f71');
    assert.deepEqual(problems(await create({ package: unknown })), ['package NOT_A_CHOICE']);
    await create({ slug: 'mine', customerNumber: 'K-7' });
    const taken = await create({ slug: 'Mine' });
    assert.deepEqual(problems(taken), ['slug TAKEN']);
    assert.equal(taken.fields[0]?.message, 'Another one has this already. Choose a different one.');
    assert.deepEqual(problems(await create({ customerNumber: ' K-7 ' })), ['customerNumber TAKEN']);
    assert.equal(await platform.prisma.agency.count(), before + 1);
    assert.equal(await platform.prisma.person.count({ where: { email: `chef-${counter}@agency.test` } }), 0);
    const twice = await Promise.all([1, 2].map(() => create({ customerNumber: 'K-8' })));
    assert.deepEqual(twice.map((answer) => problems(answer)?.join() ?? '').sort(), ['', 'customerNumber TAKEN']);
  });

  test('takes somebody who is known already for its executive, and leaves their name alone', async () => {
    const { broker } = await testAgency(platform);
    const { agency } = await create({ executive: { name: 'Another Name', email: broker.email.toUpperCase() } });
    assert.deepEqual(agency.members, {
      totalCount: 1,
      edges: [{ node: { name: 'Another Name', email: broker.email, role: 'EXECUTIVE' } }],
    });
    assert.equal((await platform.prisma.person.findUniqueOrThrow({ where: { id: broker.id } })).name, broker.name);
  });
});

describe('an agency is configured', () => {
  test('by an admin in everything, and the log names the fields', async () => {
    const { agency } = await create({ package: await newPackage('Old'), customerNumber: 'K-20' });
    const changes = {
      name: 'New name',
      slug: 'new-slug',
      locale: 'fr',
      country: 'CA',
      currency: 'CAD',
      timeZone: 'America/Montreal',
      customerNumber: 'K-21',
      openimmoAnid: 'A',
      email: 'a@b.test',
      phone: '514 555-0123',
      website: 'http://b.test',
      brandColor: '#000000',
      imports: 'DENY',
    };
    const changed = (await configure(agency.id, { ...changes, package: await newPackage('New') })).agency;
    const rest = { id: agency.id, importsAllowed: false, memberCount: 1, package: { name: 'New' } };
    assert.deepEqual(changed, { ...changes, ...rest });
    const cleared = { email: null, phone: '', website: null, brandColor: null, customerNumber: '  ', package: null };
    const { agency: less } = await configure(agency.id, cleared);
    assert.deepEqual(
      Object.keys(cleared).map((field) => less[field]),
      Object.keys(cleared).map(() => null),
    );
    await configure(agency.id, { name: 'New name' });
    const logged = await events(agency, 'agency.changed');
    assert.equal(logged.length, 2, 'saying the same again is no change');
    const { fields } = { fields: [] as string[], ...(logged[1]?.data as object) };
    assert.deepEqual(fields.sort(), ['brandColor', 'customerNumber', 'email', 'packageId', 'phone', 'website']);
  });

  test('and refused with the field and the cure', async () => {
    const { agency } = await create({ customerNumber: 'K-30' });
    const { agency: other } = await create({ customerNumber: 'K-31', package: await newPackage('Kept') });
    for (const [what, changes, problem] of BAD) {
      assert.deepEqual(problems(await configure(agency.id, changes)), [problem], what);
    }
    for (const field of ['name', 'slug', 'locale', 'country', 'currency', 'timeZone', 'imports']) {
      assert.deepEqual(problems(await configure(agency.id, { [field]: null })), [`${field} REQUIRED`]);
    }
    assert.deepEqual(problems(await configure(agency.id, { slug: other.slug })), ['slug TAKEN']);
    assert.deepEqual(problems(await configure(agency.id, { customerNumber: 'K-31' })), ['customerNumber TAKEN']);
    const kept = await platform.prisma.package.update({ where: { name: 'Kept' }, data: { archivedAt: new Date() } });
    const id = globalId('Package', kept.id);
    assert.deepEqual(problems(await configure(agency.id, { package: id })), ['package ARCHIVED']);
    assert.deepEqual(
      (await configure(other.id, { package: id })).agency.package,
      { name: 'Kept' },
      'it has it already',
    );
    const unknown = globalId('Agency', '01a203ca-a587-7789-a17a-d98771833f71');
    assert.equal((await configure(unknown, { name: 'x' })).__typename, 'NotFound');
  });

  test('by its executive in what it shows of itself, and in nothing else', async () => {
    const { agency, executive, broker } = await testAgency(platform);
    const id = globalId('Agency', agency.id);
    const own = {
      name: 'Ours',
      email: 'we@ours.test',
      phone: '030 123456',
      website: 'https://ours.test',
      locale: 'ro',
      brandColor: '#123456',
    };
    const changed = (await configure(id, own, executive.actor)).agency;
    assert.deepEqual(Object.fromEntries(Object.keys(own).map((field) => [field, changed[field]])), own);
    const booked = await newPackage('Not for free');
    for (const changes of [
      { imports: 'ALLOW' },
      { package: booked },
      { package: null },
      { customerNumber: '1' },
      { openimmoAnid: '1' },
      { slug: 'x' },
      { country: 'FR' },
      { currency: 'CHF' },
      { timeZone: 'UTC' },
    ]) {
      const input = { id, name: 'Sly', ...changes };
      const { errors } = await ask(platform, { actor: executive.actor }, CONFIGURE, { input });
      assert.match(errors?.[0]?.message ?? '', new RegExp(`Only an admin changes ${Object.keys(changes)[0]}`));
    }
    const row = await platform.prisma.agency.findUniqueOrThrow({ where: { id: agency.id } });
    assert.deepEqual([row.name, row.imports, row.packageId, row.slug], ['Ours', 'ALLOW', null, agency.slug]);
    for (const actor of [broker.actor, keyActor(agency.id, ['KEYS_WRITE']), keyActor(agency.id, 'publishable')]) {
      const { errors } = await ask(platform, { actor }, CONFIGURE, { input: { id, name: 'Sly' } });
      assert.match(errors?.[0]?.message ?? '', /no right/);
    }
    const stranger = (await testAgency(platform)).executive;
    assert.equal((await configure(id, { name: 'Sly' }, stranger.actor)).__typename, 'NotFound');
    assert.equal((await configure(id, { imports: 'DENY' }, stranger.actor)).__typename, 'NotFound');
  });

  test('and created by admins only', async () => {
    const { agency, executive } = await testAgency(platform);
    for (const actor of [executive.actor, keyActor(agency.id, ['KEYS_WRITE'])]) {
      const { errors } = await ask(platform, { actor }, CREATE, { input: good() });
      assert.match(errors?.[0]?.message ?? '', /no right/);
    }
    const { errors } = await ask(platform, {}, CREATE, { input: good() });
    assert.match(errors?.[0]?.message ?? '', /Sign in/);
    const byKey = await ask(platform, { actor: keyActor(null, ['ADMIN']) }, CREATE, { input: good() });
    assert.equal(byKey.errors, undefined);
  });
});

describe('agencies', () => {
  const LIST = `query ($filter: AgencyFilter) { agencies(first: 100, filter: $filter) { totalCount edges { node {
    name slug country imports importsAllowed memberCount package { name } members(first: 3) { edges { node { name } } } } } } }`;
  type Page = { agencies: { totalCount: number; edges: { node: Agency }[] } };
  async function list(filter: object, actor = admin) {
    const { agencies } = await data<Page>(platform, { actor }, LIST, { filter });
    assert.equal(agencies.totalCount, agencies.edges.length);
    return agencies.edges.map(({ node }) => node.slug);
  }

  test('are found by text and permission', async () => {
    await create({ name: 'Zinnober Eins', slug: 'z-1', customerNumber: 'Q-1', imports: 'DENY' });
    await create({ name: 'Zinnober Zwei', slug: 'z-2', customerNumber: 'Q-2' });
    assert.deepEqual(await list({ search: 'zinnOBER' }), ['z-1', 'z-2']);
    assert.deepEqual(await list({ search: 'z-2' }), ['z-2']);
    assert.deepEqual(await list({ search: 'q-1' }), ['z-1']);
    assert.deepEqual(await list({ search: 'Zinnober', imports: ['DENY'] }), ['z-1']);
    assert.deepEqual(await list({ search: 'Zinnober', imports: ['ALLOW', 'DENY'] }), ['z-1', 'z-2']);
    assert.deepEqual(await list({ search: '%' }), []);
  });

  test('are not found by what the asker may not read', async () => {
    const { agency, broker } = await testAgency(platform, { customerNumber: 'Q-9', imports: 'DENY' });
    const key = keyActor(agency.id, 'publishable');
    assert.deepEqual(await list({}, key), [agency.slug]);
    assert.deepEqual(await list({ imports: ['DENY'] }, key), []);
    assert.deepEqual(await list({ search: 'Q-9' }, key), []);
    assert.deepEqual(await list({ imports: ['DENY'], search: 'Q-9' }, broker.actor), [agency.slug]);
  });

  test('are listed without a statement for each', async () => {
    const count = () => countQueries(() => list({}));
    await count();
    const few = await count();
    for (let index = 0; index < 8; index++) await create();
    assert.equal(await count(), few);
  });
});

test('slugs are folded as people spell them', () => {
  const cases: [string, string][] = [
    ['Größe & Söhne Übersee', 'groesse-soehne-uebersee'],
    ['L’Étoile – Immobilier', 'letoile-immobilier'],
    ['Țara Moților', 'tara-motilor'],
    ['  --A--  ', 'a'],
    ['Łódź Ørsted Œuvre', 'lodz-orsted-oeuvre'],
    ['!!!', ''],
    ['x'.repeat(90), 'x'.repeat(56)],
  ];
  for (const [name, slug] of cases) assert.equal(slugOf(name), slug);
});
