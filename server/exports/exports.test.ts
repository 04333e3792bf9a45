import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testListing, testPerson } from '../../test/harness/agency.ts';
import { data, watch } from '../../test/harness/graphql.ts';
import { openImmo, picture, zipOf } from '../imports/test-support.ts';
import type { Element } from '../openimmo/index.ts';
import { expireExports, runExports } from './run-exports.ts';
import {
  askFor,
  bytesOf,
  contentOf,
  executiveOf,
  exported,
  globalId,
  type ImportWorld,
  importWorld,
  lookAt,
  type Sender,
} from './test-support.ts';

let world: ImportWorld;
before(async () => {
  world = await importWorld();
});
after(() => world?.close());

const running = { signal: new AbortController().signal };
const wrap = (inside: string, number = 'A-1', technical = '') =>
  `<immobilie><objektkategorie><nutzungsart WOHNEN="true"/><vermarktungsart KAUF="true"/><objektart><haus haustyp="VILLA"/></objektart></objektkategorie>
<geo><plz>10115</plz><ort>Berlin</ort><strasse>Allee</strasse><eigenes a="1">x</eigenes></geo><kontaktperson><name>Muster</name></kontaktperson>
${inside}<verwaltung_techn><objektnr_extern>${number}</objektnr_extern><aktion/>${technical}</verwaltung_techn></immobilie>`;
const file = (office: string, ...objects: string[]) =>
  `<openimmo><uebertragung art="OFFLINE" umfang="TEIL" version="1.2.7" sendersoftware="t" senderversion="1"/><anbieter>${office}${objects.join('')}</anbieter></openimmo>`;
const office = '<anbieternr>4711</anbieternr><firma>Makler</firma><openimmo_anid>AB</openimmo_anid>';

async function deliver(sender: Sender, xml: string, files: Record<string, Uint8Array | string> = {}) {
  const run = await world.deliver(sender, await zipOf({ 'delivery.xml': xml, ...files }));
  assert.deepEqual([run.state, run.refused], ['DONE', 0], run.reason ?? '');
}

const find = (element: Element, name: string): Element[] =>
  element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...find(child, name)],
  );
const textsOf = (element: Element, name: string) => find(element, name).map(({ children }) => children.join(''));
const lines = (element: unknown) => JSON.stringify(element, null, 1).split('\n');
const idOf = async ({ agencyId }: Sender, number: string) =>
  (await world.platform.prisma.listing.findFirstOrThrow({ where: { agencyId, listingId: number } })).id;
const editing = `mutation ($id: ID!, $fields: ListingFieldsInput, $texts: [ListingTextInput!]) {
  editListing(input: { id: $id, fields: $fields, texts: $texts }) { __typename } }`;

async function edit(sender: Sender, number: string, fields: object, texts: object[] = []) {
  const variables = { id: globalId('Listing', await idOf(sender, number)), fields, texts };
  const { editListing } = await data<{ editListing: { __typename: string } }>(
    world.platform,
    { actor: executiveOf(sender.agencyId) },
    editing,
    variables,
  );
  assert.equal(editListing.__typename, 'EditListingPayload');
}

describe('what is written', () => {
  test('an edit changes the element it belongs to and nothing else', async () => {
    const sender = await world.sender();
    await deliver(sender, openImmo([{ number: 'W-1', price: '250000' }]));
    const [before] = (await contentOf((await exported(world, sender)).pack.xml)).objects;
    await edit(sender, 'W-1', { listPrice: '275000' }, [{ language: 'de', title: 'Neu' }]);
    const [after] = (await contentOf((await exported(world, sender)).pack.xml)).objects;
    const gone = lines(before).filter((line, index) => line !== lines(after)[index]);
    assert.deepEqual(gone.map((line) => line.trim()).sort(), ['"250000"', '"Haus W-1"']);
    assert.deepEqual(textsOf(after as Element, 'kaufpreis'), ['275000']);
    assert.deepEqual(textsOf(after as Element, 'objekttitel'), ['Neu']);
  });

  test('a text in a language that was not delivered becomes an object of its own', async () => {
    const sender = await world.sender();
    await deliver(sender, openImmo([{ number: 'W-1' }]));
    await edit(sender, 'W-1', {}, [{ language: 'fr', title: 'Maison' }]);
    const { zip, pack } = await exported(world, sender);
    const { objects } = await contentOf(pack.xml);
    assert.deepEqual(
      objects.map((object) => [...textsOf(object, 'sprache'), ...textsOf(object, 'objekttitel')]),
      [
        ['de', 'Haus W-1'],
        ['fr', 'Maison'],
      ],
    );
    const other = await world.sender();
    assert.equal((await world.deliver(other, zip)).state, 'DONE');
    const texts = await world.platform.prisma.listingText.findMany({
      where: { listing: { agencyId: other.agencyId } },
      orderBy: { language: 'asc' },
    });
    assert.deepEqual(
      texts.map(({ language, title }) => [language, title]),
      [
        ['de', 'Haus W-1'],
        ['fr', 'Maison'],
      ],
    );
    const old = await exported(world, sender, { version: '1.2.3' });
    assert.equal((await contentOf(old.pack.xml)).objects.length, 1);
    assert.ok(old.answer.issues.some(({ code }) => code === 'LANGUAGES_LEFT_OUT'));
  });

  test('files keep their names, contents inside the XML come back, addresses stay', async () => {
    const sender = await world.sender();
    const [red, blue, green] = [await picture('red'), await picture('blue'), await picture('green')];
    const anhang = (location: string, title: string, content: string) =>
      `<anhang location="${location}" gruppe="BILD" eigenes="1"><anhangtitel>${title}</anhangtitel><format>jpg</format><daten>${content}</daten></anhang>`;
    const attachments = [
      anhang('EXTERN', 'red', '<pfad>bilder\\rot.jpg</pfad>'),
      anhang('EXTERN', 'never came', '<pfad>nie.jpg</pfad>'),
      anhang('INTERN', 'blue', `<anhanginhalt>${blue.toString('base64')}</anhanginhalt>`),
      anhang('REMOTE', 'far', '<pfad>http://127.0.0.1:9/far.jpg</pfad>'),
      anhang('EXTERN', 'green', '<pfad>bilder/gruen.jpg</pfad>'),
      anhang('EXTERN', 'red again', '<pfad>bilder\\rot.jpg</pfad>'),
    ].join('');
    await deliver(sender, file(office, wrap(`<anhaenge>${attachments}</anhaenge>`)), {
      'bilder/rot.jpg': red,
      'bilder/gruen.jpg': green,
    });
    const { answer, pack } = await exported(world, sender);
    const [object] = (await contentOf(pack.xml)).objects;
    const sent = await contentOf(Buffer.from(file(office, wrap(`<anhaenge>${attachments}</anhaenge>`))));
    assert.deepEqual(lines(object), lines(sent.objects[0]));
    assert.deepEqual([...pack.files.keys()].sort(), ['bilder/gruen.jpg', 'bilder/rot.jpg']);
    assert.ok(pack.files.get('bilder/rot.jpg')?.equals(red));
    assert.deepEqual(
      answer.issues.map(({ code, message }) => [code, /nie\.jpg/.test(message)]),
      [['FILE_NOT_HERE', true]],
    );

    const light = await exported(world, sender, { attachments: false });
    const [linked] = (await contentOf(light.pack.xml)).objects;
    assert.equal(light.pack.files.size, 0);
    const paths = find(linked as Element, 'anhang').map((each) => [each.attributes.location, ...textsOf(each, 'pfad')]);
    const ours = /^https:\/\/gatepost\.test\/media\/[0-9a-f-]{36}\/original$/;
    assert.deepEqual(
      paths.map(([location, at = '']) => `${location} ${ours.test(at) ? 'ours' : at}`),
      [
        'REMOTE ours',
        'EXTERN nie.jpg',
        'REMOTE ours',
        'REMOTE http://127.0.0.1:9/far.jpg',
        'REMOTE ours',
        'REMOTE ours',
      ],
    );
    assert.deepEqual(textsOf(linked as Element, 'anhanginhalt'), []);
  });

  test('files of the same name from two deliveries do not take each other’s place', async () => {
    const sender = await world.sender();
    const one = (number: string) => openImmo([{ number, files: ['1.jpg'] }]);
    const [red, blue] = [await picture('red'), await picture('blue')];
    await deliver(sender, one('W-1'), { '1.jpg': red });
    await deliver(sender, one('W-2'), { '1.jpg': blue });
    // Its file never came: it must find neither of the others'.
    await deliver(sender, one('W-3'));
    const { zip, pack } = await exported(world, sender);
    assert.deepEqual([...pack.files.keys()], ['1.jpg', '1-2.jpg']);
    const other = await world.sender();
    assert.equal((await world.deliver(other, zip)).state, 'DONE');
    const shas = async ({ agencyId }: Sender) =>
      (
        await world.platform.prisma.media.findMany({
          where: { listing: { agencyId } },
          orderBy: { listing: { key: 'asc' } },
          select: { sha256: true, listing: { select: { key: true } } },
        })
      ).map(({ sha256, listing }) => [listing.key, sha256]);
    assert.equal((await shas(sender)).length, 2);
    assert.deepEqual(await shas(other), await shas(sender));
  });

  test('what was made here keeps the rules of the schema, in old versions too', async () => {
    const sender = await world.sender();
    const person = await testPerson(world.platform, sender.agencyId, 'AGENT');
    const { id } = await testListing(world.platform, sender.agencyId, person.id, {
      propertyType: 'RESIDENTIAL_INCOME',
      propertySubType: 'Triplex',
      country: 'RO',
      priceOnRequest: true,
    });
    await world.platform.prisma.listingBroker.create({ data: { listingId: id, position: 2, lastName: 'Zwei' } });
    const { answer, pack } = await exported(world, sender);
    const xml = pack.xml.toString();
    assert.match(xml, /<objektart>\s*<zinshaus_renditeobjekt\/>\s*<\/objektart>/);
    assert.match(xml, /iso_land="ROM"/);
    assert.match(xml, /<kaufpreis auf_anfrage="true">0<\/kaufpreis>/);
    assert.equal(xml.match(/<kontaktperson>/g)?.length, 1);
    assert.ok(answer.issues.some(({ code }) => code === 'CONTACTS_LEFT_OUT'));
    const old = (await exported(world, sender, { version: '1.2.5' })).pack.xml.toString();
    assert.doesNotMatch(old, /<kaufpreis|400000/);
    assert.match(old, /<freitext_preis>auf Anfrage</);
  });

  test('prices and areas of business premises come in, are shown, and go out again', async () => {
    const sender = await world.sender();
    const shop = wrap(
      '<preise><kaufpreisnetto kaufpreisust="19000">100000</kaufpreisnetto><kaufpreis_pro_qm>1.250</kaufpreis_pro_qm><mietpreis_pro_qm>12,50</mietpreis_pro_qm></preise>' +
        '<flaechen><nutzflaeche>320</nutzflaeche><ladenflaeche>90</ladenflaeche><lagerflaeche>700</lagerflaeche><verkaufsflaeche>60</verkaufsflaeche><bueroflaeche>300</bueroflaeche></flaechen>',
    );
    await deliver(sender, file(office, shop));
    const query = `{ listings { edges { node { listPrice { amount } listPriceNet { amount } listPriceGross { amount }
      listPricePerArea { amount } leaseAmountPerArea { amount } usableArea retailArea storageArea salesArea officeArea } } } }`;
    const look = async (agencyId: string) => {
      const found = await data<{ listings: { edges: { node: object }[] } }>(
        world.platform,
        { actor: executiveOf(agencyId) },
        query,
      );
      return found.listings.edges[0]?.node;
    };
    const amount = (text: string) => ({ amount: text });
    const expected = {
      listPrice: amount('100000'),
      listPriceNet: amount('100000'),
      listPriceGross: null,
      listPricePerArea: amount('1250'),
      leaseAmountPerArea: amount('12.5'),
      usableArea: 320,
      retailArea: 90,
      storageArea: 700,
      salesArea: 60,
      officeArea: 300,
    };
    assert.deepEqual(await look(sender.agencyId), expected);
    // Written whole, as one that was made here.
    const where = { agencyId: sender.agencyId };
    await world.platform.prisma.listing.updateMany({ where, data: { origin: 'HAND' } });
    await world.platform.prisma.listingSource.deleteMany({ where: { listing: where } });
    const { pack, zip } = await exported(world, sender);
    const [object] = (await contentOf(pack.xml)).objects;
    const prices = object?.children.find((child) => typeof child === 'object' && child.name === 'preise') as Element;
    assert.deepEqual(
      prices.children.map((child) => typeof child === 'object' && child.name),
      ['kaufpreisnetto', 'mietpreis_pro_qm', 'kaufpreis_pro_qm', 'waehrung'],
    );
    const other = await world.sender();
    await world.deliver(other, zip);
    assert.deepEqual(await look(other.agencyId), expected);
  });

  test('what is kept back from the public is packed, not linked to', async () => {
    const sender = await world.sender();
    const attachments = ['KARTEN_LAGEPLAN', 'BILD'].map(
      (group, index) =>
        `<anhang location="EXTERN" gruppe="${group}"><format>jpg</format><daten><pfad>${index}.jpg</pfad></daten></anhang>`,
    );
    await deliver(sender, file(office, wrap(`<anhaenge>${attachments.join('')}</anhaenge>`)), {
      '0.jpg': await picture('red'),
      '1.jpg': await picture('blue'),
    });
    const { pack } = await exported(world, sender, { attachments: false });
    assert.deepEqual([...pack.files.keys()], ['0.jpg']);
    assert.equal(pack.xml.toString().match(/location="REMOTE" gruppe="BILD"/g)?.length, 1);
  });

  test('each office keeps what it said of itself; what was made here has an office of the agency', async () => {
    const sender = await world.sender();
    const logo =
      '<anhang location="INTERN" gruppe="ANBIETERLOGO"><daten><anhanginhalt>AAAA</anhanginhalt></daten></anhang>';
    const second = '<anbieternr>4712</anbieternr><firma>Zweig</firma><openimmo_anid>CD</openimmo_anid>';
    const behind = '<impressum>Wir</impressum><user_defined_anyfield><x y="1"/></user_defined_anyfield>';
    const parts = [
      `${office}<lizenzkennung>L</lizenzkennung>${logo}${wrap('', 'A-1')}${behind}`,
      `${second}${wrap('', 'B-1')}`,
    ];
    const xml = file('').replace('<anbieter></anbieter>', parts.map((part) => `<anbieter>${part}</anbieter>`).join(''));
    await deliver(sender, xml);
    const person = await testPerson(world.platform, sender.agencyId, 'AGENT');
    await testListing(world.platform, sender.agencyId, person.id);
    const { answer, pack, zip } = await exported(world, sender);
    const sent = await contentOf(Buffer.from(xml));
    const back = await contentOf(pack.xml);
    assert.deepEqual(back.offices.slice(0, 2), sent.offices);
    assert.deepEqual(
      back.offices[2]?.map(({ name }) => name),
      ['firma', 'openimmo_anid'],
    );
    assert.deepEqual(
      [answer.scope, back.header.umfang, back.header.version, back.header.sendersoftware, back.header.art],
      ['FULL', 'VOLL', '1.2.7', 'Gatepost', 'OFFLINE'],
    );
    assert.ok(pack.xml.indexOf('<impressum>') > pack.xml.indexOf('<immobilie>'));
    assert.equal(answer.objectsTotal, 3);

    const other = await world.sender();
    assert.equal((await world.deliver(other, zip)).state, 'DONE');
    const made = await world.platform.prisma.listing.findFirstOrThrow({
      where: { agencyId: other.agencyId, listingId: 'LH-1' },
      include: { texts: true, brokers: true },
    });
    assert.deepEqual(
      [made.title, made.city, made.streetName, made.listPrice?.toFixed(), made.saleYN, made.texts.length],
      ['Altbau am Park', 'Berlin', 'Lindenallee', '400000', true, 1],
    );
    assert.deepEqual([made.brokers[0]?.lastName, made.brokers[0]?.phone], ['Weber', '030 1234']);
  });

  test('some listings are a partial file; the version is the one asked for, and what it cannot carry is said', async () => {
    const sender = await world.sender();
    const prices = '<preise><kaution_text>Drei Mieten</kaution_text></preise>';
    await deliver(sender, file(office, wrap(prices, 'A-1'), wrap('', 'A-2')));
    const listings = [globalId('Listing', await idOf(sender, 'A-1'))];
    const { answer, pack } = await exported(world, sender, { listings, version: '1.2.0' });
    const { header, objects } = await contentOf(pack.xml);
    assert.deepEqual([answer.scope, header.umfang, header.version, objects.length], ['PARTIAL', 'TEIL', '1.2.0', 1]);
    assert.ok(pack.xml.includes('xmlns="http://www.openimmo.de"'));
    const [issue] = answer.issues.filter(({ number }) => number === 'A-1');
    assert.match(issue?.path ?? '', /preise\/kaution_text/);
    assert.match(issue?.message ?? '', /1\.2\.3/);
    assert.ok(!pack.xml.includes('Drei Mieten'));
  });

  test('the time in which offers are taken is written back', async () => {
    const sender = await world.sender();
    const bidding = '<bieterverfahren><beginn_bietzeit>2026-05-01T10:00:00</beginn_bietzeit></bieterverfahren>';
    await deliver(sender, file(office, wrap(bidding)));
    const listingId = await idOf(sender, 'A-1');
    const window = { acceptsOffers: true, opensAt: new Date('2026-05-01T10:00:00Z') };
    await world.platform.prisma.offerLink.create({
      data: { ...window, agencyId: sender.agencyId, listingId, tokenHash: 'h', tokenSealed: new Uint8Array([1]) },
    });
    const [same] = (await contentOf((await exported(world, sender)).pack.xml)).objects;
    assert.deepEqual(textsOf(same as Element, 'beginn_bietzeit'), ['2026-05-01T10:00:00']);
    await world.platform.prisma.offerLink.update({
      where: { listingId },
      data: { closesAt: new Date('2026-06-01T18:00:00Z') },
    });
    const [object] = (await contentOf((await exported(world, sender)).pack.xml)).objects;
    assert.deepEqual(textsOf(object as Element, 'beginn_bietzeit'), ['2026-05-01T10:00:00']);
    assert.deepEqual(textsOf(object as Element, 'ende_bietzeit'), ['2026-06-01T18:00:00Z']);
  });
});

describe('who may', () => {
  test('an agency’s export is its own', async () => {
    const [sender, other] = [await world.sender(), await world.sender()];
    await deliver(sender, openImmo([{ number: 'W-1' }, { number: 'W-2' }]));
    const { answer } = await exported(world, sender);
    const [own, stranger] = [executiveOf(sender.agencyId), executiveOf(other.agencyId)];
    assert.equal(await lookAt(world, stranger, answer.id), null);
    await assert.rejects(bytesOf(world, stranger, answer.id), /no such export/);
    const agency = globalId('Agency', sender.agencyId);
    const listings = [globalId('Listing', await idOf(sender, 'W-1'))];
    for (const input of [{ agency }, { listings }]) {
      assert.equal((await askFor(world, stranger, input)).__typename, 'NotFound');
    }
    assert.equal((await askFor(world, own, { agency })).__typename, 'ExportListingsPayload');
    await runExports(world.platform, running);
  });

  test('an agent exports the listings where they are a broker, as a part', async () => {
    const sender = await world.sender();
    await deliver(sender, openImmo([{ number: 'W-1' }, { number: 'W-2' }]));
    const agent = await testPerson(world.platform, sender.agencyId, 'AGENT');
    assert.equal((await askFor(world, agent.actor, {})).fields?.[0]?.code, 'NOTHING_TO_EXPORT');
    const listingId = await idOf(sender, 'W-2');
    await world.platform.prisma.listingBroker.updateMany({ where: { listingId }, data: { personId: agent.id } });
    assert.equal((await askFor(world, agent.actor, { scope: 'FULL' })).fields?.[0]?.code, 'ONLY_WHOLE_STOCK');
    const asked = await askFor(world, agent.actor, {});
    await runExports(world.platform, running);
    const answer = await lookAt(world, agent.actor, asked.export?.id ?? '');
    assert.deepEqual([answer.state, answer.scope, answer.objectsTotal], ['DONE', 'PARTIAL', 1]);
    const executives = (await exported(world, sender)).answer;
    assert.equal(await lookAt(world, agent.actor, executives.id), null);
  });

  test('an unknown version is refused with those there are', async () => {
    const sender = await world.sender();
    await deliver(sender, openImmo([{ number: 'W-1' }]));
    const asked = await askFor(world, executiveOf(sender.agencyId), { version: '3.0' });
    assert.deepEqual(
      asked.fields?.map(({ path, code }) => [path, code]),
      [[['version'], 'NOT_A_VERSION']],
    );
    assert.match(asked.fields?.[0]?.message ?? '', /1\.1, 1\.2\.0, .*1\.2\.7/);
  });
});

describe('the work', () => {
  test('killed in the middle and run again, the result is the same', async () => {
    const sender = await world.sender();
    const red = await picture('red');
    const objects = Array.from({ length: 7 }, (_, index) => ({ number: `W-${index}`, files: [`${index}.jpg`] }));
    const files = Object.fromEntries(objects.map(({ files: [name] }) => [name, red]));
    await deliver(sender, openImmo(objects), files);
    world.platform.setNow(new Date('2026-05-01T08:30:00Z'));
    const whole = await exported(world, sender);
    const actor = executiveOf(sender.agencyId);
    const asked = await askFor(world, actor, {});
    const id = asked.export?.id ?? '';
    const kill = new AbortController();
    const dying = runExports(world.platform, { signal: kill.signal, step: (done) => done === 4 && kill.abort() });
    await assert.rejects(dying);
    assert.deepEqual((await lookAt(world, actor, id)).state, 'RUNNING');
    assert.equal((await lookAt(world, actor, id)).url, null);
    await runExports(world.platform, running);
    const answer = await lookAt(world, actor, id);
    assert.deepEqual({ ...answer, id: '', url: '' }, { ...whole.answer, id: '', url: '' });
    assert.ok((await bytesOf(world, actor, id)).equals(whole.zip));
    assert.match(answer.fileName ?? '', /^agency-\d+-openimmo-20260501-083000\.zip$/);
    const { rows } = await world.platform.pool.query(`SELECT attempts FROM "Export" WHERE state = 'DONE'`);
    assert.ok(rows.every(({ attempts }) => attempts === 0));
    world.platform.setNow(undefined);
  });

  test('one that fails three times is given up, with a reason', async () => {
    const sender = await world.sender();
    await deliver(sender, openImmo([{ number: 'W-1' }]));
    const actor = executiveOf(sender.agencyId);
    const id = (await askFor(world, actor, {})).export?.id ?? '';
    const step = () => {
      throw new Error('the disk is full');
    };
    for (let attempt = 0; attempt < 3; attempt += 1) await runExports(world.platform, { ...running, step });
    const answer = await lookAt(world, actor, id);
    assert.deepEqual([answer.state, answer.url, answer.issues[0]?.code], ['FAILED', null, 'BROKEN_OFF']);
  });

  test('its file goes after a day', async () => {
    const sender = await world.sender();
    await deliver(sender, openImmo([{ number: 'W-1' }]));
    const { answer } = await exported(world, sender);
    const key = `exports/${answer.url?.split('/').at(-1)}.zip`;
    assert.ok(await world.platform.storage.exists(key));
    world.platform.setNow(new Date(Date.now() + 25 * 3_600_000));
    const actor = executiveOf(sender.agencyId);
    assert.equal((await lookAt(world, actor, answer.id)).url, null);
    await assert.rejects(bytesOf(world, actor, answer.id), /no such export/);
    await expireExports(world.platform);
    assert.equal(await world.platform.storage.exists(key), false);
    world.platform.setNow(undefined);
  });

  test('it can be watched to its end', { timeout: 20_000 }, async () => {
    const sender = await world.sender();
    await deliver(sender, openImmo([{ number: 'W-1' }, { number: 'W-2' }]));
    const actor = executiveOf(sender.agencyId);
    const id = (await askFor(world, actor, {})).export?.id ?? '';
    const query = 'subscription ($id: ID!) { exportProgress(id: $id) { state objectsDone } }';
    const told = await watch<{ exportProgress: { state: string } }>(world.platform, { actor }, query, { id });
    const states: string[] = [];
    for await (const message of told) {
      if (states.length === 0) void runExports(world.platform, running);
      states.push(message.data.exportProgress.state);
    }
    assert.deepEqual([states[0], states.at(-1)], ['QUEUED', 'DONE']);
    const stranger = executiveOf((await world.sender()).agencyId);
    const nothing = await watch(world.platform, { actor: stranger }, query, { id });
    assert.deepEqual(await nothing.next(), { value: undefined, done: true });
  });
});
