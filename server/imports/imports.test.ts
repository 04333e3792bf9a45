import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type ImportWorld, importWorld, objects, openImmo, picture, type Sender, zipOf } from './test-support.ts';

// Files of others, with licences of their own: they are not in the project.
const SHARED = join(import.meta.dirname, '../../../shared/openimmo');

describe('a delivery', () => {
  let world: ImportWorld;
  before(async () => {
    world = await importWorld();
  });
  after(() => world.close());

  const zipped = (...args: Parameters<typeof openImmo>) => zipOf({ 'openimmo.xml': openImmo(...args) });

  it('becomes listings with their pictures', async () => {
    const sender = await world.sender();
    const zip = await zipOf({
      'data/openimmo.xml': openImmo([{ number: 'A1', files: ['Bild1.JPG', 'plan.jpg'] }]),
      'data/bild1.jpg': await picture('red'),
      'data/plan.jpg': await picture('blue'),
      '__MACOSX/openimmo.xml': 'not me',
    });
    const run = await world.deliver(sender, zip);
    assert.equal(run.state, 'DONE');
    assert.deepEqual([run.objectsTotal, run.created, run.warnings], [1, 1, 0]);
    assert.equal(run.software, 'Testmakler 1.0');
    assert.deepEqual(await world.listings(sender), [{ key: 'A1', title: 'Haus A1', listPrice: '250000', media: 2 }]);
    const broker = await world.platform.prisma.listingBroker.findFirst({
      where: { listing: { agencyId: sender.agencyId } },
    });
    assert.equal(broker?.position, 1);
    assert.deepEqual(await readdir(join(world.dropDir, sender.sourceId)), []);
  });

  it('again is nothing new, changed is an update, DELETE is the end', async () => {
    const sender = await world.sender();
    const first = await zipped([{ number: 'A1' }]);
    assert.equal((await world.deliver(sender, first)).state, 'DONE');
    const { version } = await world.platform.prisma.listing.findFirstOrThrow({ where: { agencyId: sender.agencyId } });
    assert.equal((await world.deliver(sender, first)).state, 'UNCHANGED');
    const changed = await world.deliver(sender, await zipped([{ number: 'A1', price: '260.000,00' }]));
    assert.deepEqual([changed.state, changed.updated], ['DONE', 1]);
    const listing = await world.platform.prisma.listing.findFirstOrThrow({ where: { agencyId: sender.agencyId } });
    assert.equal(listing.version, version + 1);
    assert.equal(listing.listPrice?.toFixed(), '260000');
    // The first package again is no repeat of the last one: it applies.
    assert.equal((await world.deliver(sender, first)).updated, 1);
    const gone = await world.deliver(sender, await zipped([{ number: 'A1', action: 'delete' }]));
    assert.deepEqual([gone.state, gone.removed], ['DONE', 1]);
    assert.deepEqual(await world.listings(sender), []);
    const again = await world.deliver(
      sender,
      await zipped([
        { number: 'A1', action: 'DELETE' },
        { number: 'ZZ', action: 'DELETE' },
      ]),
    );
    assert.deepEqual([again.state, again.removed, again.refused], ['DONE', 0, 0]);
  });

  it('takes a new picture under the same name', async () => {
    const sender = await world.sender();
    const xml = openImmo([{ number: 'A1', files: ['1.jpg'] }]);
    await world.deliver(sender, await zipOf({ 'o.xml': xml, '1.jpg': await picture('red') }));
    const [before] = await world.platform.prisma.media.findMany({ where: { listing: { agencyId: sender.agencyId } } });
    const run = await world.deliver(sender, await zipOf({ 'o.xml': xml, '1.jpg': await picture('green') }));
    assert.equal(run.updated, 1);
    const media = await world.platform.prisma.media.findMany({ where: { listing: { agencyId: sender.agencyId } } });
    assert.equal(media.length, 1);
    assert.notEqual(media[0]?.sha256, before?.sha256);
  });

  it('saves a listing whose pictures are missing or broken, with a warning', async () => {
    const sender = await world.sender();
    const xml = openImmo([{ number: 'A1', files: ['gone.jpg', 'broken.jpg', 'good.jpg', 'expose.pdf'] }]);
    const run = await world.deliver(
      sender,
      await zipOf({
        'o.xml': xml,
        'broken.jpg': 'no picture',
        'good.jpg': await picture('red'),
        'expose.pdf': '%PDF-1.7 x',
      }),
    );
    assert.deepEqual([run.state, run.created, run.warnings], ['DONE', 1, 2]);
    const issues = await world.platform.prisma.importIssue.findMany({
      where: { runId: run.id },
      orderBy: { id: 'asc' },
    });
    assert.deepEqual(
      issues.map(({ code, key }) => [code, key]),
      [
        ['MISSING_ATTACHMENT', 'A1'],
        ['NOT_A_PICTURE', 'A1'],
      ],
    );
    const media = await world.platform.prisma.media.findMany({
      where: { listing: { agencyId: sender.agencyId } },
      orderBy: { order: 'asc' },
    });
    assert.deepEqual(
      media.map(({ category, preferred }) => [category, preferred]),
      [
        ['PHOTO', true],
        ['DOCUMENT', false],
      ],
    );
  });

  it('keeps two agencies with equal numbers apart', async () => {
    const [one, two] = [await world.sender(), await world.sender()];
    await world.deliver(one, await zipped([{ number: 'A1', title: 'Eins' }]));
    await world.deliver(two, await zipped([{ number: 'A1', title: 'Zwei' }]));
    await world.deliver(two, await zipped([{ number: 'A2', title: 'Drei' }], { scope: 'VOLL' }));
    assert.deepEqual(
      (await world.listings(one)).map(({ title }) => title),
      ['Eins'],
    );
    await world.deliver(one, await zipped([{ number: 'A2', action: 'DELETE' }]));
    assert.deepEqual(
      (await world.listings(two)).map(({ title }) => title),
      ['Drei'],
    );
  });

  it('merges the languages of one object and takes them off one by one', async () => {
    const sender = await world.sender();
    const both = [
      { number: 'A1', title: 'Haus', language: 'de' },
      { number: 'A1', title: 'House', language: 'en' },
    ];
    const run = await world.deliver(sender, await zipped(both));
    assert.deepEqual([run.created, run.updated, run.objectsApplied], [1, 0, 2]);
    const texts = async () =>
      (
        await world.platform.prisma.listingText.findMany({
          where: { listing: { agencyId: sender.agencyId, withdrawnAt: null } },
          orderBy: { language: 'asc' },
        })
      ).map(({ language, title }) => `${language} ${title}`);
    assert.deepEqual(await texts(), ['de Haus', 'en House']);
    await world.deliver(sender, await zipped([{ number: 'A1', action: 'DELETE', language: 'de' }]));
    assert.deepEqual(await texts(), ['en House']);
    await world.deliver(sender, await zipped([{ number: 'A1', action: 'DELETE', language: 'en' }]));
    assert.deepEqual(await world.listings(sender), []);
  });

  it('does not let an older delivery that comes late undo a newer one', async () => {
    const sender = await world.sender();
    await world.deliver(
      sender,
      await zipped([{ number: 'A1', title: 'Neu' }, { number: 'A2' }], { timestamp: '2026-05-02T10:00:00Z' }),
    );
    await world.deliver(
      sender,
      await zipped([{ number: 'A2', action: 'DELETE' }], { timestamp: '2026-05-03T10:00:00Z' }),
    );
    const late = await world.deliver(
      sender,
      await zipped([{ number: 'A1', title: 'Alt' }, { number: 'A2' }], { timestamp: '2026-05-01T10:00:00Z' }),
    );
    assert.deepEqual([late.state, late.updated, late.created, late.warnings], ['DONE', 0, 0, 2]);
    assert.deepEqual(
      (await world.listings(sender)).map(({ title }) => title),
      ['Neu'],
    );
  });

  it('marks a REFERENZ as sold and keeps it through a full delivery', async () => {
    const sender = await world.sender();
    await world.deliver(sender, await zipped([{ number: 'A1', action: 'REFERENZ' }, { number: 'A2' }]));
    const run = await world.deliver(sender, await zipped([{ number: 'A2' }], { scope: 'VOLL' }));
    assert.deepEqual([run.state, run.removed], ['DONE', 0]);
    const reference = await world.platform.prisma.listing.findFirstOrThrow({
      where: { agencyId: sender.agencyId, key: 'A1' },
    });
    assert.deepEqual([reference.standardStatus, reference.isReference], ['CLOSED', true]);
  });

  const refusals: [string, string, () => Promise<Uint8Array | string>][] = [
    ['CORRUPT_ZIP', 'cut.zip', async () => (await zipped(objects(20))).subarray(0, 700)],
    ['TRUNCATED', 'cut.xml', async () => openImmo(objects(3)).slice(0, -300)],
    ['TRUNCATED', 'inside.zip', async () => zipOf({ 'o.xml': openImmo(objects(300)).slice(0, -30) })],
    ['NOT_A_PACKAGE', 'random.zip', async () => Buffer.from('no zip at all, whatever it is called')],
    ['NOT_A_PACKAGE', 'notes.txt', async () => 'hello'],
    ['EMPTY_FILE', 'empty.zip', async () => ''],
    ['SEVERAL_XML', 'two.zip', async () => zipOf({ 'a.xml': openImmo([]), 'b.XML': openImmo([]) })],
    ['NO_XML', 'none.zip', async () => zipOf({ 'a.jpg': 'x' })],
    ['UNSAFE_PATH', 'slip.zip', async () => slip(await zipOf({ 'a.xml': openImmo([]), 'aa/evil.jpg': 'x' }))],
    [
      'UNSAFE_PATH',
      'link.zip',
      async () => zipOf({ 'a.xml': openImmo([]), 'l.jpg': '/etc/passwd' }, { 'l.jpg': 0o120777 }),
    ],
    ['ZIP_BOMB', 'bomb.zip', async () => zipOf({ 'a.xml': openImmo([]), 'b.jpg': Buffer.alloc(12 * 1024 ** 2) })],
    ['NOT_OPENIMMO', 'other.zip', async () => zipOf({ 'a.xml': '<catalogue><item/></catalogue>' })],
    ['NO_OBJECTS', 'nothing.zip', async () => zipped([])],
  ];
  for (const [code, name, make] of refusals) {
    it(`is refused as ${code} (${name}), the file kept, nothing changed`, async () => {
      const sender = await world.sender();
      await world.deliver(sender, await zipped([{ number: 'A1' }]));
      const run = await world.deliver(sender, Buffer.from(await make()), name);
      assert.deepEqual([run.state, run.reasonCode], ['REFUSED', code]);
      assert.ok(run.reason && run.reasonHint);
      assert.equal(run.fileName, name);
      assert.ok(await world.platform.storage.exists(run.storageKey));
      assert.equal((await world.listings(sender)).length, 1);
      assert.equal(await world.platform.prisma.importItem.count({ where: { runId: run.id } }), 0);
    });
  }

  /** Names may not climb: yazl refuses to write such a name, so it is put in afterwards. */
  function slip(zip: Buffer): Buffer {
    for (let at = zip.indexOf('aa/evil'); at >= 0; at = zip.indexOf('aa/evil')) zip.write('../', at);
    return zip;
  }

  it('is refused when imports are switched off, the file kept', async () => {
    const sender = await world.sender('DENY');
    const run = await world.deliver(sender, await zipped([{ number: 'A1' }]));
    assert.deepEqual([run.state, run.reasonCode], ['REFUSED', 'NOT_ALLOWED']);
    assert.ok(await world.platform.storage.exists(run.storageKey));
    assert.deepEqual(await world.listings(sender), []);
  });

  it('tells how it goes as events', async () => {
    const sender = await world.sender();
    const run = await world.deliver(sender, await zipped([{ number: 'A1' }]));
    const events = await world.platform.prisma.event.findMany({
      where: { subjectId: run.id },
      orderBy: { seq: 'asc' },
    });
    assert.deepEqual(
      [...new Set(events.map(({ type }) => type))],
      ['import.queued', 'import.started', 'import.progress', 'import.finished'],
    );
    assert.deepEqual(events.at(-1)?.data, { state: 'DONE' });
  });

  it('loses no other object to one that cannot be taken', async () => {
    const sender = await world.sender();
    await world.platform.prisma.$executeRaw`
      ALTER TABLE "Listing" ADD CONSTRAINT test_refuses CHECK (title <> 'Unspeicherbar')`;
    const list = [{ number: 'A1' }, { number: 'A2', title: 'Unspeicherbar' }, { number: '' }];
    const run = await world.deliver(sender, await zipped(list));
    assert.deepEqual([run.state, run.created, run.refused, run.objectsApplied], ['DONE', 1, 2, 3]);
    const errors = await world.platform.prisma.importIssue.findMany({ where: { runId: run.id, severity: 'ERROR' } });
    assert.deepEqual(errors.map(({ code }) => code).sort(), ['NOT_SAVED', 'NO_OBJECT_NUMBER']);
  });

  describe('from real software', { skip: !existsSync(SHARED) }, () => {
    const deliverFile = async (sender: Sender, path: string) =>
      world.deliver(sender, readFileSync(join(SHARED, path)), path.split('/').at(-1));

    for (const [path, state, total, code] of [
      ['openestate-io/openimmo.xml', 'DONE', 1, null],
      ['openestate-io/immoxml.xml', 'DONE', 3, null],
      ['openestate-io/openimmo-feedback.xml', 'REFUSED', 0, 'NOT_OPENIMMO'],
      ['csv-to-openimmo/MinimalOpenImmo.xml', 'DONE', 1, null],
      ['ext-realty/two-objects.zip', 'DONE', 2, null],
      ['ext-realty/contains-folder.zip', 'REFUSED', 0, 'NOT_OPENIMMO'],
      ['ext-realty/with-openimmo-anid.zip', 'DONE', 1, null],
      ['ext-realty/charset-ISO8859-1.zip', 'DONE', 1, null],
      ['ext-realty/email.zip', 'DONE', 1, null],
      ['ext-realty/empty.zip', 'REFUSED', 0, 'NO_XML'],
    ] as const) {
      it(`${path} is ${state}`, async () => {
        const run = await deliverFile(await world.sender(), path);
        assert.deepEqual([run.state, run.objectsTotal, run.reasonCode], [state, total, code], run.reason ?? '');
      });
    }

    it('onOffice: the same object as CHANGE, then DELETE, is gone in the end', async () => {
      const sender = await world.sender();
      const run = await deliverFile(sender, 'ext-realty/onoffice-1.2.4-2015-anonymised-TEIL-CHANGE.xml');
      assert.deepEqual([run.state, run.created, run.removed], ['DONE', 1, 1]);
      assert.deepEqual(await world.listings(sender), []);
    });

    for (const name of [
      'aktion_REFRESH',
      'bom',
      'bool_ja',
      'de_decimals',
      'defns',
      'empty_price',
      'latin1',
      'prefix',
      'v127c',
    ]) {
      it(`probe ${name} is DONE`, async () => {
        const sender = await world.sender();
        const run = await deliverFile(sender, `probe/${name}.xml`);
        assert.equal(run.state, 'DONE');
        assert.equal((await world.listings(sender)).length, run.objectsTotal);
      });
    }
  });

  it('leaves the file in no drop folder once it is stored', async () => {
    await assert.rejects(access(join(world.dropDir, '.taken', 'x')));
    for (const folder of await readdir(world.dropDir)) {
      if (folder.startsWith('.uploads')) assert.deepEqual(await readdir(join(world.dropDir, folder)), []);
    }
  });
});
