import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { keyActor, testAgency, testPerson } from '../../test/harness/agency.ts';
import { ask, data, globalId } from '../../test/harness/graphql.ts';
import { type TestPlatform, testPlatform } from '../../test/harness/platform.ts';
import { type Actor, accountJobs, NAMING_DAYS, nameExecutive } from '../accounts/index.ts';
import { type OutgoingMail, uuidv7 } from '../platform/index.ts';
import { deliverMails } from './test-support.ts';

let platform: TestPlatform;
let admin: Awaited<ReturnType<typeof testPerson>>;
before(async () => {
  platform = await testPlatform();
  admin = await testPerson(platform, null, 'AGENT', { admin: true, name: 'Olga Betreiber' });
});
after(() => platform.close());

interface Answer {
  __typename: string;
  membership?: { id: string };
  fields?: { path: string[]; code: string; message: string }[];
}

const REST = '__typename ... on InvalidInput { fields { path code message } }';
async function mutate(actor: Actor, name: string, type: string, input: object, selection = ''): Promise<Answer> {
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${REST} ${selection} } }`;
  return (await data<Record<string, Answer>>(platform, { actor }, query, { input }))[name] as Answer;
}
const add = (actor: Actor, agencyId: string, input: object) =>
  mutate(
    actor,
    'addMember',
    'AddMemberInput',
    { agency: globalId('Agency', agencyId), name: 'Max Neu', role: 'AGENT', email: mailbox(), ...input },
    '... on AddMemberPayload { membership { id } }',
  );
const change = (actor: Actor, membership: string, input: object) =>
  mutate(actor, 'changeMember', 'ChangeMemberInput', { membership, ...input });
const REMOVE = `mutation ($id: ID!) { removeMember(membership: $id) { ${REST} } }`;
const remove = async (actor: Actor, id: string) =>
  (await data<{ removeMember: Answer }>(platform, { actor }, REMOVE, { id })).removeMember;
const invite = (actor: Actor, membership: string) =>
  mutate(actor, 'sendInvitation', 'SendInvitationInput', { membership });
const placeOf = async (personId: string, agencyId: string) => {
  const where = { agencyId_personId: { agencyId, personId } };
  return globalId('Membership', (await platform.prisma.membership.findUniqueOrThrow({ where })).id);
};
const codes = ({ fields }: Answer) => fields?.map(({ path, code }) => `${path.join('.')} ${code}`);

let people = 0;
const mailbox = () => `new-${people++}@members.test`;
/** What was owed since the last time. */
const mailed = () => deliverMails(platform);
const to = (mails: OutgoingMail[], address: string) => mails.filter((mail) => mail.to === address);
const readers = (mails: OutgoingMail[]) => mails.map((mail) => mail.to).sort();

describe('an invitation', () => {
  test('tells a new member, in their language, where and how to sign in and what they can do', async () => {
    const { agency, executive } = await testAgency(platform, { locale: 'fr', name: 'Maison Laurier' });
    const [agent, boss] = [mailbox(), mailbox()];
    const known = await testPerson(platform, null, 'AGENT', { locale: 'ro' });
    await add(executive.actor, agency.id, { email: agent });
    await add(executive.actor, agency.id, { email: boss, role: 'EXECUTIVE' });
    await add(executive.actor, agency.id, { email: known.email });
    const mails = await mailed();
    const [first, ...others] = to(mails, agent);
    assert.equal(others.length, 0);
    assert.match(first?.subject ?? '', /Vous pouvez vous connecter pour Maison Laurier/);
    for (const part of ['https://gatepost.test/desk', agent, executive.name, 'Courtier', 'support@gatepost.test']) {
      assert.ok(first?.text.includes(part) && first.html.includes(part), part);
    }
    assert.match(to(mails, boss)[0]?.text ?? '', /Ajouter des personnes/);
    assert.doesNotMatch(first?.text ?? '', /Ajouter des personnes/);
    assert.match(to(mails, known.email)[0]?.subject ?? '', /^Vă puteți autentifica/);
  });

  test('goes to the executive of a new agency', async () => {
    const email = mailbox();
    const texts = { name: `Neu ${uuidv7()}`, locale: 'de', country: 'DE', currency: 'EUR', timeZone: 'Europe/Berlin' };
    const input = { ...texts, executive: { name: 'Ella Erste', email } };
    const { __typename } = await mutate(admin.actor, 'createAgency', 'CreateAgencyInput', input);
    assert.equal(__typename, 'CreateAgencyPayload');
    const [mail, ...others] = to(await mailed(), email);
    assert.match(mail?.subject ?? '', /^Sie können sich für Neu .* anmelden$/);
    assert.equal(others.length, 0);
  });

  test('is not owed when the membership is not made', async () => {
    const { agency, executive } = await testAgency(platform);
    const email = mailbox();
    await add(executive.actor, agency.id, { personnelNumber: '7' });
    const refused = await add(executive.actor, agency.id, { email, personnelNumber: '7' });
    assert.deepEqual(codes(refused), ['personnelNumber TAKEN']);
    assert.deepEqual(to(await mailed(), email), []);
  });

  test('is sent again when it is asked for, a few times a day', async () => {
    const { agency, executive } = await testAgency(platform);
    const stranger = (await testAgency(platform)).executive;
    const email = mailbox();
    const place = (await add(executive.actor, agency.id, { email })).membership?.id ?? '';
    for (let time = 0; time < 4; time++) {
      assert.equal((await invite(executive.actor, place)).__typename, 'SendInvitationPayload');
    }
    const often = await invite(executive.actor, place);
    assert.deepEqual(codes(often), ['membership MAILED_OFTEN']);
    assert.match(often.fields?.[0]?.message ?? '', /Try again in \d+ h/);
    assert.equal((await invite(stranger.actor, place)).__typename, 'NotFound');
    assert.equal(to(await mailed(), email).length, 5);
    // Nor is there a way round by taking them out and in.
    await remove(executive.actor, place);
    assert.deepEqual(codes(await add(executive.actor, agency.id, { email })), ['email MAILED_OFTEN']);
    // Another agency may, and learns nothing of it.
    const other = await testAgency(platform);
    assert.equal((await add(other.executive.actor, other.agency.id, { email })).__typename, 'AddMemberPayload');
    await mailed();
  });

  test('is counted only when it is sent', async () => {
    const { agency, executive } = await testAgency(platform);
    const email = mailbox();
    for (let time = 0; time < 6; time++) await add(executive.actor, agency.id, { email, name: ' ' });
    assert.equal((await add(executive.actor, agency.id, { email })).__typename, 'AddMemberPayload');
    assert.equal(to(await mailed(), email).length, 1);
  });
});

describe('executives of an agency', () => {
  test('hear what an admin does to its people: who, what, when, and what to do if it is wrong', async () => {
    const { agency, executive } = await testAgency(platform);
    const other = await testPerson(platform, agency.id, 'EXECUTIVE', { locale: 'en' });
    const email = mailbox();
    const place = (await add(admin.actor, agency.id, { email })).membership?.id ?? '';
    const added = await mailed();
    assert.deepEqual(readers(added), [email, executive.email, other.email].sort());
    const [mail] = to(added, other.email);
    assert.equal(mail?.subject, `Max Neu (${email}) was added to Immobilien Lindenhof`);
    assert.match(mail?.text ?? '', /Olga Betreiber, for the operator of this installation/);
    assert.match(mail?.text ?? '', /If this is wrong[\s\S]*support@gatepost\.test/);
    const page = `https://gatepost.test/desk/agencies/of/${encodeURIComponent(globalId('Agency', agency.id))}`;
    assert.ok(mail?.text.includes(page) && mail.html.includes(page));
    assert.match(mail?.text ?? '', /20\d\d.*CET/);
    // The person has the invitation and nothing of this.
    assert.match(to(added, email)[0]?.subject ?? '', /^Sie können sich für/);

    await change(admin.actor, place, { personnelNumber: '12' });
    // What is as it was is no change.
    await change(admin.actor, place, { personnelNumber: '12' });
    assert.deepEqual(
      to(await mailed(), other.email).map(({ subject }) => subject),
      [`The entry of Max Neu (${email}) at Immobilien Lindenhof was changed`],
    );
    await remove(admin.actor, place);
    const removed = await mailed();
    assert.equal(to(removed, other.email)[0]?.subject, `${email} was removed from Immobilien Lindenhof`);
    assert.match(to(removed, executive.email)[0]?.subject ?? '', /wurde aus Immobilien Lindenhof entfernt$/);
    assert.equal(removed.length, 2);
  });

  test('hear from each other who is executive, and nothing else', async () => {
    const { agency, executive, broker } = await testAgency(platform);
    const other = await testPerson(platform, agency.id, 'EXECUTIVE', { locale: 'en' });
    const place = await placeOf(broker.id, agency.id);
    await change(executive.actor, place, { personnelNumber: '5' });
    assert.deepEqual(await mailed(), []);
    await change(executive.actor, place, { role: 'EXECUTIVE' });
    const told = await mailed();
    assert.deepEqual(readers(told), [broker.email, executive.email, other.email].sort());
    assert.match(to(told, other.email)[0]?.subject ?? '', /was made an executive of Immobilien Lindenhof/);
    await platform.prisma.apiKey.create({
      data: {
        agencyId: agency.id,
        kind: 'SECRET',
        name: 'Website export',
        prefix: 'gp_sk_',
        secretHash: uuidv7(),
        scopes: ['LISTINGS_READ'],
        createdById: other.id,
      },
    });
    await remove(executive.actor, await placeOf(other.id, agency.id));
    const gone = await mailed();
    assert.deepEqual(readers(gone), [broker.email, executive.email, other.email].sort());
    assert.match(to(gone, executive.email)[0]?.text ?? '', /Website export/);
  });

  test('hear of keys that others issue or that read buyers, and of ways in', async () => {
    const { agency, executive } = await testAgency(platform, { locale: 'en' });
    const id = globalId('Agency', agency.id);
    const issue = (actor: Actor, name: string, scopes: string[]) =>
      mutate(actor, 'issueApiKey', 'IssueApiKeyInput', { agency: id, name, kind: 'SECRET', scopes });
    await issue(executive.actor, 'quiet', ['LISTINGS_READ']);
    assert.deepEqual(await mailed(), []);
    await issue(executive.actor, 'reads offers', ['OFFERS_READ']);
    await issue(admin.actor, 'from the admin', ['LISTINGS_READ']);
    await mutate(admin.actor, 'createDropAccount', 'CreateDropAccountInput', { agency: id, name: 'onOffice' });
    await mutate(admin.actor, 'setLicenceKey', 'SetLicenceKeyInput', { agency: id, licenceKey: 'x'.repeat(20) });
    const mails = await mailed();
    assert.deepEqual(mails.map(({ subject }) => subject).sort(), [
      'A key was issued for Immobilien Lindenhof: from the admin',
      'A key was issued for Immobilien Lindenhof: reads offers',
      'A way in for deliveries to Immobilien Lindenhof was opened: onOffice',
      'The licence key of Immobilien Lindenhof was changed',
    ]);
    assert.ok(mails.every(({ text }) => !text.includes('gp_sk_') && !text.includes('xxxx')));
  });
});

test('an admin gives an agency its first executive, and only executives the next', async () => {
  const { id: empty } = await platform.prisma.agency.create({
    data: { slug: `empty-${uuidv7()}`, name: 'Empty', country: 'DE' },
  });
  // Small installations: the first may be the admin.
  const first = await add(admin.actor, empty, { email: admin.email, role: 'EXECUTIVE' });
  assert.equal(first.__typename, 'AddMemberPayload');
  const { agency, broker, executive } = await testAgency(platform);
  for (const actor of [admin.actor, keyActor(null, ['ADMIN'])]) {
    const refused = await add(actor, agency.id, { role: 'EXECUTIVE' });
    assert.deepEqual(codes(refused), ['role ONLY_EXECUTIVES']);
    assert.match(refused.fields?.[0]?.message ?? '', /ask one of them/);
    const place = await placeOf(broker.id, agency.id);
    assert.deepEqual(codes(await change(actor, place, { role: 'EXECUTIVE' })), ['role ONLY_EXECUTIVES']);
    // As an agent with somebody's number an admin would read that broker's buyers.
    const joins = await add(actor, agency.id, { email: admin.email, personnelNumber: '9' });
    assert.deepEqual(codes(joins), ['email ADMIN_JOINS']);
  }
  const where = { personId: admin.id, agencyId: agency.id };
  assert.equal(await platform.prisma.membership.count({ where }), 0);
  const taken = await add(executive.actor, agency.id, { email: admin.email });
  const own = await change(admin.actor, taken.membership?.id ?? '', { personnelNumber: '9' });
  assert.deepEqual(codes(own), ['membership ADMIN_JOINS']);
  const made = await change(executive.actor, await placeOf(broker.id, agency.id), { role: 'EXECUTIVE' });
  assert.equal(made.__typename, 'ChangeMemberPayload');
});

describe('an agency whose executive is out of reach', () => {
  const PENDING = `query ($id: ID!) { node(id: $id) { ... on Agency {
    pendingExecutives { id name email dueAt } members { edges { node { email role } } } } } }`;
  interface Seen {
    pendingExecutives: { id: string; email: string }[];
    members: { edges: { node: { email: string; role: string } }[] };
  }
  const look = async (actor: Actor, agencyId: string) =>
    (await data<{ node: Seen }>(platform, { actor }, PENDING, { id: globalId('Agency', agencyId) })).node;
  const executivesOf = ({ members }: Seen) =>
    members.edges.flatMap(({ node }) => (node.role === 'EXECUTIVE' ? node.email : []));
  /** The job, twice at once, after some days. */
  const later = async (days: number) => {
    platform.setNow(new Date(Date.now() + days * 86_400_000));
    const signal = new AbortController().signal;
    await Promise.all([1, 2].map(() => accountJobs(platform)[0]?.run({ data: null, signal }))).finally(() =>
      platform.setNow(undefined),
    );
  };

  test('gets another one some days after all its people were told', async () => {
    const { agency, executive, broker, colleague } = await testAgency(platform, {
      locale: 'en',
      email: 'office@agency.test',
    });
    const email = mailbox();
    await mailed();
    const input = { agency: agency.slug, email, name: 'Nora Neu' };
    const due = await nameExecutive(platform, input);
    assert.deepEqual(await nameExecutive(platform, input), due, 'asking twice is asking once');
    const told = await mailed();
    const all = [broker, colleague, executive].map((one) => one.email);
    assert.deepEqual(readers(told), [...all, 'office@agency.test'].sort());
    assert.match(told[0]?.subject ?? '', /Nora Neu \(.*\) becomes an executive of Immobilien Lindenhof on /);
    assert.match(told[0]?.text ?? '', /The operator, on the server itself/);
    await later(NAMING_DAYS - 0.1);
    const before = await look(executive.actor, agency.id);
    assert.deepEqual([before.pendingExecutives[0]?.email, executivesOf(before)], [email, [executive.email]]);
    await later(NAMING_DAYS + 0.1);
    const after = await look(executive.actor, agency.id);
    assert.deepEqual([after.pendingExecutives, executivesOf(after).sort()], [[], [executive.email, email].sort()]);
    const mails = await mailed();
    assert.equal(to(mails, email).length, 1);
    assert.match(to(mails, email)[0]?.subject ?? '', /^You can sign in for/);
    assert.match(to(mails, executive.email)[0]?.subject ?? '', /is a new executive of/);
  });

  test('is not made one later, against what an executive decided meanwhile', async () => {
    const { agency, executive, broker, colleague } = await testAgency(platform);
    for (const { email } of [broker, colleague])
      await nameExecutive(platform, { agency: agency.slug, email, name: 'N' });
    const place = await placeOf(broker.id, agency.id);
    for (const role of ['EXECUTIVE', 'AGENT']) await change(executive.actor, place, { role });
    await remove(executive.actor, await placeOf(colleague.id, agency.id));
    assert.deepEqual((await look(executive.actor, agency.id)).pendingExecutives, []);
    await later(NAMING_DAYS + 1);
    assert.deepEqual(executivesOf(await look(executive.actor, agency.id)), [executive.email]);
    assert.ok((await mailed()).some(({ to, subject }) => to === executive.email && /N \(|Broker/.test(subject)));
  });

  test('stops what the operator announced', async () => {
    const { agency, executive, broker } = await testAgency(platform);
    const stranger = (await testAgency(platform)).executive;
    await nameExecutive(platform, { agency: agency.slug, email: broker.email, name: 'Broker' });
    const pendingExecutive = (await look(executive.actor, agency.id)).pendingExecutives[0]?.id;
    const STOP = `mutation { stopExecutive(input: { pendingExecutive: "${pendingExecutive}" }) { __typename } }`;
    const stop = async (actor: Actor) =>
      (await data<{ stopExecutive: Answer }>(platform, { actor }, STOP)).stopExecutive;
    assert.equal((await stop(stranger.actor)).__typename, 'NotFound');
    assert.match((await ask(platform, { actor: broker.actor }, STOP)).errors?.[0]?.message ?? '', /no right/);
    assert.equal((await stop(executive.actor)).__typename, 'StopExecutivePayload');
    assert.equal((await stop(executive.actor)).__typename, 'NotFound');
    await later(NAMING_DAYS + 1);
    assert.deepEqual(executivesOf(await look(executive.actor, agency.id)), [executive.email]);
    const again = { agency: agency.slug, email: executive.email, name: 'E' };
    await assert.rejects(nameExecutive(platform, again), /ALREADY_EXECUTIVE/);
    await assert.rejects(nameExecutive(platform, { ...again, agency: 'none' }), /no such agency/);
  });
});

test('whoever is removed is sent no more buyers', async () => {
  const { prisma } = platform;
  const { agency, executive, broker } = await testAgency(platform);
  const owed = (personId: string) => ({
    agencyId: agency.id,
    template: 'offer-received',
    dedupeKey: `offer-received:${uuidv7()}:${personId}`,
    sealed: Buffer.from('x'),
    nextTryAt: new Date(Date.now() + 3_600_000),
  });
  await prisma.mail.createMany({ data: [owed(broker.id), owed(executive.id)] });
  await remove(executive.actor, await placeOf(broker.id, agency.id));
  await mailed();
  const waiting = await prisma.mail.findMany({ where: { agencyId: agency.id, template: 'offer-received' } });
  assert.deepEqual(
    waiting.map(({ dedupeKey }) => dedupeKey.endsWith(executive.id)),
    [true],
  );
});
