import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { data } from '../../test/harness/graphql.ts';
import {
  type ImportWorld,
  importWorld,
  objects,
  openImmo,
  operator,
  type Sender,
  zipOf,
} from '../imports/test-support.ts';
import { type Locale, locales } from '../platform/index.ts';
import { QUIET_MS, SETTLE_MS } from './import-notices.ts';
import { importWords } from './import-words/index.ts';
import { deliverLater, deliverMails, post } from './test-support.ts';

describe('the mails about a delivery', () => {
  let world: ImportWorld;
  before(async () => {
    world = await importWorld();
  });
  after(() => world.close());

  const executive = ({ user }: Sender) => `executive-${user}@example.com`;

  async function agency(locale: Locale): Promise<Sender> {
    const sender = await world.sender();
    // While it has no executive, nobody hears of its new account.
    await deliverMails(world.platform);
    const { prisma } = world.platform;
    await prisma.agency.update({ where: { id: sender.agencyId }, data: { locale } });
    for (const role of ['EXECUTIVE', 'AGENT'] as const) {
      const email = `${role.toLowerCase()}-${sender.user}@example.com`;
      const { id } = await prisma.person.create({ data: { email, name: role } });
      await prisma.membership.create({ data: { agencyId: sender.agencyId, personId: id, role } });
    }
    return sender;
  }

  const mails = async (sender: Sender, ms = SETTLE_MS + 500) =>
    (await deliverLater(world.platform, ms)).filter(({ to }) => to.includes(sender.user) || to.endsWith('.example'));

  it('go to the executives and to the address in the file, with what to correct', async () => {
    const sender = await agency('en');
    const xml = openImmo([{ number: 'A1', files: ['gone.jpg'] }, { number: '' }], {
      technicalEmail: 'bot@sender.example',
    });
    const run = await world.deliver(sender, await zipOf({ 'o.xml': xml }), 'stock <b>.zip');
    const sent = await mails(sender);
    assert.deepEqual(
      sent.map(({ to }) => to),
      [executive(sender), 'bot@sender.example'],
    );
    const [mail] = sent;
    assert.equal(mail?.subject, 'Import: 1 new, 0 changed, 1 refused');
    for (const words of [
      'Software: Testmakler 1.0',
      'Provider: 4711',
      'Object A1 – Haus A1\n- Warning: The file “gone.jpg” is not in the delivery.',
      'No. 2 in the file\n- Refused: The object has no number',
    ]) {
      assert.ok(mail?.text.includes(words), `${words}\n${mail?.text}`);
    }
    assert.ok(mail?.html.includes('stock &lt;b&gt;.zip'));
    assert.ok(!mail?.text.includes('muster@example.com'));
    const { reports } = JSON.parse(mail?.attachments?.[0]?.content ?? '');
    assert.equal(reports[0].id, Buffer.from(`ImportRun:${run.id}`).toString('base64'));
    assert.deepEqual(reports[0].counts, { ...reports[0].counts, objects: 2, created: 1, refused: 1, warnings: 1 });
  });

  it('are one for software that sends an object in each package', async () => {
    const sender = await agency('de');
    for (let n = 1; n <= 12; n++) {
      await world.upload(sender, `portal-4711-${n}.zip`, await zipOf({ 'o.xml': openImmo(objects(1, n)) }));
    }
    await world.work({ giveUpMs: 0 });
    assert.deepEqual(await mails(sender), []);
    const [mail, ...more] = await mails(sender, QUIET_MS + 1_000);
    assert.equal(mail?.subject, '12 Importe: 12 neu, 0 geändert');
    assert.deepEqual(more, []);
  });

  for (const locale of locales) {
    it(`say in ${locale} why a delivery is refused or held`, async () => {
      const sender = await agency(locale);
      const words = importWords[locale];
      const cut = await world.deliver(sender, Buffer.from(openImmo(objects(2)).slice(0, -20)), 'o.xml');
      const [refused] = await mails(sender);
      assert.equal(cut.state, 'REFUSED');
      assert.equal(refused?.subject, words.subject.REFUSED(''));
      assert.equal(refused?.text.includes(cut.reason ?? ''), locale === 'en', refused?.text);
      await world.deliver(sender, await zipOf({ 'o.xml': openImmo(objects(10)) }));
      const held = await world.deliver(sender, await zipOf({ 'o.xml': openImmo(objects(1), { scope: 'VOLL' }) }));
      assert.equal(held.state, 'HELD');
      const mail = (await mails(sender)).at(-1);
      assert.ok(mail?.text.includes(words.held.heading(9)), mail?.text);
      assert.ok(mail?.text.includes('W-010 – Haus W-010'));
    });
  }

  it('do not bother people with the same file again', async () => {
    const sender = await agency('de');
    const zip = await zipOf({ 'o.xml': openImmo([{ number: 'A1' }]) });
    await world.deliver(sender, zip);
    assert.equal((await mails(sender)).length, 1);
    await world.deliver(sender, zip);
    assert.deepEqual(await mails(sender), []);
  });

  it('note an address for the report that is none', async () => {
    const sender = await agency('ro');
    await world.deliver(sender, await zipOf({ 'o.xml': openImmo(objects(1), { technicalEmail: 'the broker' }) }));
    const transport = post();
    await deliverLater(world.platform, SETTLE_MS + 500, transport);
    assert.deepEqual(
      transport.got.map(({ to }) => to),
      [executive(sender)],
    );
    assert.match(transport.got[0]?.text ?? '', /Notă: „the broker” nu este o adresă de e-mail/);
  });

  it('have the same words as the API in the reader’s language', async () => {
    const sender = await agency('fr');
    const run = await world.deliver(
      sender,
      await zipOf({ 'o.xml': openImmo([{ number: 'A1', files: ['gone.jpg'] }]) }),
    );
    const refused = await world.deliver(sender, Buffer.from('nothing'), 'nothing.zip');
    const source = `query ($id: ID!) { node(id: $id) { ... on ImportRun {
      reason { message hint } issues { edges { node { message hint } } } } } }`;
    const read = async (id: string, locale: Locale) => {
      const variables = { id: Buffer.from(`ImportRun:${id}`).toString('base64') };
      // biome-ignore lint/suspicious/noExplicitAny: the shape is the query just above
      return (await data<any>(world.platform, { actor: operator, locale }, source, variables)).node;
    };
    const issue = (node: { issues: { edges: { node: object }[] } }) => node.issues.edges[0]?.node;
    assert.deepEqual(issue(await read(run.id, 'fr')), {
      message: 'Le fichier « gone.jpg » n’est pas dans la livraison.',
      hint: 'Envoyez-le aussi, ou retirez-le de la propriété.',
    });
    assert.deepEqual(issue(await read(run.id, 'en')), {
      message: 'The file “gone.jpg” is not in the delivery.',
      hint: 'Send it along, or take it off the object.',
    });
    assert.equal((await read(refused.id, 'de')).reason.message, 'Die Datei ist weder ein ZIP noch ein XML.');
  });
});
