import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testPerson } from '../../../test/harness/agency.ts';
import { data, globalId } from '../../../test/harness/graphql.ts';
import { type Actor, authenticate, createAuth } from '../../accounts/index.ts';
import { hashToken } from '../../platform/index.ts';
import { type ImportWorld, importWorld, picture, type Sender, zipOf } from '../test-support.ts';

// Which listing an object is: every delivery goes through the door. The rules stand in identify.ts.

interface Spec {
  obid?: string;
  extern?: string;
  intern?: string;
  title?: string;
  action?: string;
  language?: string;
  price?: string;
  files?: string[];
  /** Of `<anbieternr>`. */
  office?: string;
  /** More inside `<verwaltung_techn>`. */
  technical?: string;
  /** In place of everything but `<verwaltung_techn>`. */
  body?: string;
}

function immobilie(spec: Spec): string {
  const { obid, extern, intern, title = extern, action = 'CHANGE', language, price = '100000', files = [] } = spec;
  const tag = (name: string, value?: string) => (value === undefined ? '' : `<${name}>${value}</${name}>`);
  const attachments = files.map(
    (file) =>
      `<anhang location="EXTERN" gruppe="BILD"><anhangtitel>${file}</anhangtitel><daten><pfad>${file}</pfad></daten></anhang>`,
  );
  const body = `<objektkategorie><nutzungsart WOHNEN="1"/><vermarktungsart KAUF="1"/><objektart><wohnung/></objektart></objektkategorie>
<geo><plz>01067</plz><ort>Dresden</ort></geo><kontaktperson><name>M</name></kontaktperson><preise><kaufpreis>${price}</kaufpreis></preise>
<freitexte><objekttitel>${title}</objekttitel></freitexte><anhaenge>${attachments.join('')}</anhaenge>`;
  return `<immobilie>${spec.body ?? body}<verwaltung_techn>${tag('objektnr_intern', intern)}${tag('objektnr_extern', extern)}
<aktion${action ? ` aktionart="${action}"` : ''}/>${tag('openimmo_obid', obid)}${tag('sprache', language)}${spec.technical ?? ''}</verwaltung_techn></immobilie>`;
}

interface Header {
  scope?: 'TEIL' | 'VOLL';
  mode?: string;
  timestamp?: string;
}

function transfer(objects: Spec[], { scope = 'TEIL', mode, timestamp }: Header = {}): string {
  const offices = [...new Set(objects.map(({ office = 'T1' }) => office))];
  const parts = offices.map(
    (office) =>
      `<anbieter><anbieternr>${office}</anbieternr><firma>Test</firma><openimmo_anid>TESTANID</openimmo_anid>
${objects
  .filter((object) => (object.office ?? 'T1') === office)
  .map(immobilie)
  .join('\n')}</anbieter>`,
  );
  const more = `${mode ? ` modus="${mode}"` : ''}${timestamp ? ` timestamp="${timestamp}"` : ''}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<openimmo><uebertragung art="ONLINE" umfang="${scope}"${more} version="1.2.7" sendersoftware="PROBE" senderversion="1"/>${parts.join('')}</openimmo>`;
}

describe('identity', () => {
  let world: ImportWorld;
  before(async () => {
    world = await importWorld();
  });
  after(() => world.close());

  let count = 0;
  async function deliver(sender: Sender, objects: Spec[], header?: Header, files: Record<string, Uint8Array> = {}) {
    count += 1;
    // A comment, so that the same objects again are not the same file.
    const xml = `${transfer(objects, header)}<!-- ${count} -->`;
    const run = await world.deliver(sender, await zipOf({ 'o.xml': xml, ...files }), `${count}.zip`);
    const issues = await world.platform.prisma.importIssue.findMany({
      where: { runId: run.id },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    });
    return { run, codes: issues.map(({ code }) => code), issues };
  }

  const all = ({ agencyId }: Sender) =>
    world.platform.prisma.listing.findMany({
      where: { agencyId },
      orderBy: { id: 'asc' },
      include: { texts: { orderBy: { language: 'asc' } }, media: { orderBy: { order: 'asc' } } },
    });
  /** What is on the market, by title. */
  const titles = async (sender: Sender) =>
    (await all(sender))
      .filter(({ withdrawnAt }) => !withdrawnAt)
      .map(({ title }) => title)
      .sort();
  const idOf = async (sender: Sender, title: string) => (await all(sender)).find((row) => row.title === title)?.id;

  /** Takes offers on a listing. @returns the token that buyers have. */
  async function offerLink({ agencyId }: Sender, id: string): Promise<string> {
    const { actor } = await testPerson(world.platform, agencyId, 'EXECUTIVE');
    const { configureOfferLink } = await data<{ configureOfferLink: { offerLink: { url: string } } }>(
      world.platform,
      { actor },
      `mutation ($id: ID!) { configureOfferLink(input: { listing: $id, onWebsite: true }) {
        ... on ConfigureOfferLinkPayload { offerLink { url } } } }`,
      { id: globalId('Listing', id) },
    );
    return configureOfferLink.offerLink.url.split('/o/')[1] ?? '';
  }

  async function formOf(token: string) {
    const query = 'query ($token: String!) { offerForm(token: $token) { state listing { title } } }';
    return (await data<{ offerForm: unknown }>(world.platform, {}, query, { token })).offerForm;
  }

  describe('of different objects that share a number', () => {
    it('keeps three apart that share an intern placeholder, in one package and in several', async () => {
      for (const intern of ['0', '000', '-', '1234', '9999', 'n/a', 'xxx', 'k.A.', 'neu', 'Test', '?']) {
        const three = ['A', 'B', 'C'].map((extern, index) => ({ extern, intern, obid: `O${index}` }));
        const [together, apart] = [await world.sender(), await world.sender()];
        assert.deepEqual((await deliver(together, three)).codes, [], intern);
        assert.deepEqual(await titles(together), ['A', 'B', 'C'], intern);
        for (const { obid: _, ...object } of three) await deliver(apart, [object]);
        assert.deepEqual(await titles(apart), ['A', 'B', 'C'], intern);
      }
    });

    it('says so when two of one extern, without an obid, have interns of their own', async () => {
      const sender = await world.sender();
      const two = ['F1', 'F2'].map((intern): Spec => ({ extern: 'F', intern, title: intern }));
      const { run, codes } = await deliver(sender, two);
      assert.deepEqual([run.created, codes, await titles(sender)], [1, ['SHARED_NUMBER'], ['F2']]);
      assert.deepEqual((await deliver(sender, [two[1] as Spec, two[1] as Spec])).codes, []);
    });

    it('keeps objects apart whose obid and intern were copied, in whatever order they come', async () => {
      const sender = await world.sender();
      const [a, b] = ['A', 'B'].map((extern): Spec => ({ obid: 'X', intern: '7', extern }));
      const first = await deliver(sender, [a as Spec, b as Spec]);
      assert.deepEqual([first.run.created, first.codes], [2, ['COPIED_OBID']]);
      const ids = [await idOf(sender, 'A'), await idOf(sender, 'B')];
      await deliver(sender, [
        { ...b, price: '2' },
        { ...a, price: '1' },
      ] as Spec[]);
      await deliver(sender, [{ ...b, price: '3' }] as Spec[]);
      await deliver(sender, [{ ...a, price: '4' }] as Spec[]);
      const rows = await all(sender);
      assert.deepEqual(
        rows.map(({ id, title, listPrice }) => [id, title, listPrice?.toFixed()]),
        [
          [ids[0], 'A', '4'],
          [ids[1], 'B', '3'],
        ],
      );
      const gone = await deliver(sender, [{ ...b, action: 'DELETE' }] as Spec[]);
      assert.deepEqual([gone.run.removed, await titles(sender)], [1, ['A']]);
      const unclear = await deliver(sender, [
        { ...a, action: 'DELETE' },
        { ...a, extern: 'C', action: 'DELETE' },
      ] as Spec[]);
      assert.deepEqual(
        [unclear.run.removed, unclear.codes.includes('UNKNOWN_OBJECT'), await titles(sender)],
        [1, true, []],
      );
    });

    it('takes a placeholder for no obid and no extern', async () => {
      const sender = await world.sender();
      for (const obid of ['0', 'n/a', '-']) {
        await deliver(sender, [{ obid, extern: `${obid}A` }]);
        await deliver(sender, [{ obid, extern: `${obid}B` }]);
      }
      assert.equal((await titles(sender)).length, 6);
      const bare = await deliver(sender, [{ intern: '0', title: 'nobody' }]);
      assert.deepEqual([bare.run.refused, bare.codes], [1, ['NO_OBJECT_NUMBER']]);
      assert.equal((await titles(sender)).length, 6);
    });

    it('keeps offices apart: the same number twice in a file, later, and when one deletes', async () => {
      const sender = await world.sender();
      const [one, two] = ['T1', 'T2'].map((office): Spec => ({ office, extern: '1', obid: 'O', title: office }));
      const first = await deliver(sender, [one as Spec, two as Spec]);
      assert.deepEqual([first.run.created, first.codes, await titles(sender)], [2, [], ['T1', 'T2']]);
      const again = await deliver(sender, [{ ...two, price: '5' }] as Spec[]);
      assert.deepEqual([again.run.updated, await titles(sender)], [1, ['T1', 'T2']]);
      await deliver(sender, [{ ...one, action: 'DELETE' }] as Spec[]);
      assert.deepEqual(await titles(sender), ['T2']);
      const known = await deliver(sender, [{ office: 'T3', extern: '1', obid: 'O', title: 'T3' }]);
      assert.deepEqual([known.run.created, await titles(sender)], [1, ['T2', 'T3']]);
    });

    it('does not remove for an unknown object, whatever number it shares', async () => {
      const sender = await world.sender();
      await deliver(sender, [
        { obid: 'O1', extern: 'A', intern: '0' },
        { obid: 'O2', extern: 'B', intern: '17' },
      ]);
      for (const intern of ['0', '17']) {
        const { run, codes } = await deliver(sender, [{ obid: 'O9', extern: 'Z', intern, action: 'DELETE' }]);
        assert.deepEqual([run.removed, codes], [0, ['UNKNOWN_OBJECT']]);
      }
      assert.deepEqual(await titles(sender), ['A', 'B']);
      const { run } = await deliver(sender, [{ intern: '17', action: 'DELETE' }]);
      assert.equal(run.removed, 1);
    });
  });

  describe('of an object that got another number', () => {
    const old: Spec = { intern: '5', extern: 'ALT', obid: '0099_5_ALT', title: 'Haus' };
    const renamed: Spec = { intern: '5', extern: 'NEU', obid: '0099_5_NEU', title: 'Haus' };

    it('stays the listing, says so, and is not removed by a late DELETE of the old one', async () => {
      const sender = await world.sender();
      await deliver(sender, [old]);
      const id = await idOf(sender, 'Haus');
      const { run, issues } = await deliver(sender, [renamed]);
      assert.deepEqual(
        issues.map(({ code, severity, values }) => [code, severity, values]),
        [['RENUMBERED', 'WARNING', { before: 'ALT', number: 'NEU' }]],
      );
      assert.deepEqual([run.updated, run.created, run.warnings], [1, 0, 1]);
      const late = await deliver(sender, [{ ...old, intern: undefined, action: 'DELETE' }]);
      assert.deepEqual([late.run.removed, late.codes], [0, ['UNKNOWN_OBJECT']]);
      const sold = await deliver(sender, [{ extern: 'ALT', action: 'REFERENZ', title: 'verkauft' }]);
      assert.equal(sold.run.created, 1);
      assert.equal(await idOf(sender, 'Haus'), id);
      assert.deepEqual(await titles(sender), ['Haus', 'verkauft']);
      assert.deepEqual((await deliver(sender, [{ extern: 'NEU', action: 'DELETE' }])).run.removed, 1);
    });

    for (const [name, order] of [
      ['new, then the old one deleted', [renamed, { ...old, action: 'DELETE' }]],
      ['the old one deleted, then new', [{ ...old, action: 'DELETE' }, renamed]],
    ] as const) {
      it(`is on the market after one file with ${name}`, async () => {
        const sender = await world.sender();
        await deliver(sender, [old]);
        const { run } = await deliver(sender, [...order]);
        assert.deepEqual([run.created, run.removed], [1, 1]);
        const rows = (await all(sender)).filter(({ withdrawnAt }) => !withdrawnAt);
        assert.deepEqual(
          rows.map(({ listingId }) => listingId),
          ['NEU'],
        );
      });
    }

    it('is known by its extern when the software makes a new obid for each export', async () => {
      const sender = await world.sender();
      await deliver(sender, [
        { obid: 'r1', extern: 'A' },
        { obid: 'r2', extern: 'B' },
      ]);
      const ids = (await all(sender)).map(({ id }) => id);
      const { run, codes } = await deliver(sender, [
        { obid: 'r3', extern: 'B' },
        { obid: 'r4', extern: 'A' },
      ]);
      assert.deepEqual([run.updated, run.created, codes], [2, 0, ['RENUMBERED', 'RENUMBERED']]);
      assert.deepEqual(
        (await all(sender)).map(({ id }) => id),
        ids,
      );
      const { run: gone } = await deliver(sender, [{ obid: 'r5', extern: 'A', action: 'DELETE' }]);
      assert.deepEqual([gone.removed, await titles(sender)], [1, ['B']]);
    });

    it('is not guessed by extern while its obid is in the delivery on another object', async () => {
      const sender = await world.sender();
      await deliver(sender, [{ obid: 'O1', extern: 'A', title: 'Villa' }]);
      const id = await idOf(sender, 'Villa');
      const { run, codes } = await deliver(sender, [
        { obid: 'O2', extern: 'A', title: 'Garage' },
        { obid: 'O1', extern: 'C', title: 'Villa' },
      ]);
      assert.deepEqual([run.created, run.updated, codes], [1, 1, []]);
      assert.equal(await idOf(sender, 'Villa'), id);
    });

    it('is not guessed by intern that two objects or two listings have, or while its own numbers are delivered', async () => {
      const sender = await world.sender();
      await deliver(sender, [{ obid: 'O1', extern: 'A', intern: '17' }]);
      await deliver(sender, [
        { obid: 'O2', extern: 'B', intern: '17' },
        { obid: 'O3', extern: 'C', intern: '17' },
      ]);
      assert.deepEqual(await titles(sender), ['A', 'B', 'C']);
      const { codes } = await deliver(sender, [{ obid: 'O4', extern: 'D', intern: '17' }]);
      assert.deepEqual([codes, await titles(sender)], [[], ['A', 'B', 'C', 'D']]);
      const other = await world.sender();
      await deliver(other, [{ obid: 'O1', extern: 'A', intern: '17' }]);
      await deliver(other, [
        { obid: 'O9', extern: 'Z', intern: '17' },
        { extern: 'A', intern: '18' },
      ]);
      assert.deepEqual(await titles(other), ['A', 'Z']);
    });

    it('goes back with its numbers when the delivery is undone', async () => {
      const sender = await world.sender();
      await deliver(sender, [old]);
      const { run } = await deliver(sender, [renamed]);
      await world.platform.prisma.importRun.update({
        where: { id: run.id },
        data: { state: 'UNDOING', finishedAt: null },
      });
      await world.work();
      assert.equal((await deliver(sender, [{ extern: 'NEU', action: 'DELETE' }])).run.removed, 0);
      assert.equal((await deliver(sender, [{ extern: 'ALT', action: 'DELETE' }])).run.removed, 1);
    });
  });

  describe('of a number that is used again', () => {
    it('makes a new listing after a DELETE; its offer link stays with the old one', async () => {
      const sender = await world.sender();
      await deliver(sender, [{ obid: 'O1', extern: 'A', intern: '3', title: 'Villa' }]);
      const id = (await idOf(sender, 'Villa')) ?? '';
      const token = await offerLink(sender, id);
      await deliver(sender, [{ extern: 'A', action: 'DELETE' }]);
      const { run } = await deliver(sender, [{ obid: 'O2', extern: 'A', intern: '3', title: 'Garage' }]);
      assert.equal(run.created, 1);
      assert.deepEqual(await formOf(token), { state: 'CLOSED', listing: { title: 'Villa' } });
      assert.deepEqual(await titles(sender), ['Garage']);
      // Without an obid neither, and in one file too.
      await deliver(sender, [{ extern: 'N', title: 'first' }]);
      await deliver(sender, [
        { extern: 'N', action: 'DELETE' },
        { extern: 'N', title: 'second' },
      ]);
      assert.deepEqual(await titles(sender), ['Garage', 'second']);
    });

    it('is not two listings when the DELETE is undone', async () => {
      const sender = await world.sender();
      await deliver(sender, [{ extern: 'A', title: 'Villa' }, { extern: 'B' }]);
      const { run } = await deliver(sender, [
        { extern: 'A', action: 'DELETE' },
        { extern: 'B', action: 'DELETE' },
      ]);
      await deliver(sender, [{ extern: 'A', title: 'Garage' }]);
      await world.platform.prisma.importRun.update({
        where: { id: run.id },
        data: { state: 'UNDOING', finishedAt: null },
      });
      await world.work();
      assert.deepEqual(await titles(sender), ['B', 'Garage']);
    });

    it('brings a listing back by its obid only', async () => {
      const sender = await world.sender();
      await deliver(sender, [{ obid: 'O1', extern: 'A', title: 'Villa' }]);
      const id = await idOf(sender, 'Villa');
      await deliver(sender, [{ obid: 'O1', action: 'DELETE' }]);
      const { run } = await deliver(sender, [{ obid: 'O1', extern: 'B', title: 'Villa' }]);
      assert.deepEqual([run.updated, run.created, await idOf(sender, 'Villa')], [1, 0, id]);
    });
  });

  describe('in a dry run', () => {
    it('is what it is in the run', async () => {
      const sender = await world.sender();
      await deliver(sender, [
        { obid: 'O1', extern: 'A', intern: '5' },
        { obid: 'O2', extern: 'B', intern: '6' },
        { obid: 'O3', extern: 'C', intern: '7', language: 'de' },
      ]);
      await deliver(sender, [{ obid: 'O2', action: 'DELETE' }]);
      const objects: Spec[] = [
        { obid: 'O9', extern: 'N', intern: '5' },
        { obid: 'O2', extern: 'B', price: '3' },
        { obid: 'O3', extern: 'C', language: 'en', title: 'House' },
        { obid: 'O3', extern: 'C', language: 'fr', action: 'DELETE' },
        { extern: 'Q' },
        { extern: 'Q', action: 'DELETE' },
        { extern: 'Z', action: 'DELETE' },
        { extern: 'E', body: '' },
      ];
      const said = async (dryRun: boolean) => {
        count += 1;
        await world.upload(sender, `${count}.zip`, await zipOf({ 'o.xml': `${transfer(objects)}<!-- ${count} -->` }));
        if (dryRun)
          await world
            .work({ step: (name) => assert.notEqual(name, 'applied'), signal: AbortSignal.abort() })
            .catch(() => {});
        const { prisma } = world.platform;
        if (dryRun)
          await prisma.importRun.updateMany({
            where: { sourceId: sender.sourceId, finishedAt: null },
            data: { dryRun },
          });
        await world.work();
        const [run] = await world.runs(sender);
        const items = await prisma.importItem.findMany({ where: { runId: run?.id }, orderBy: { position: 'asc' } });
        const issues = await prisma.importIssue.findMany({
          where: { runId: run?.id },
          orderBy: [{ position: 'asc' }, { code: 'asc' }],
        });
        return {
          counts: [run?.created, run?.updated, run?.unchanged, run?.removed, run?.refused, run?.warnings],
          actions: items.map(({ action }) => action),
          known: items.map(({ listingId, action }) => (action === 'UPDATE' ? listingId : null)),
          issues: issues.map(({ position, code }) => `${position} ${code}`),
        };
      };
      const before = await all(sender);
      const looked = await said(true);
      assert.deepEqual(await all(sender), before);
      assert.deepEqual(looked.actions, [
        'UPDATE',
        'UPDATE',
        'UPDATE',
        'IGNORE',
        'CREATE',
        'REMOVE',
        'IGNORE',
        'REFUSE',
      ]);
      assert.deepEqual(await said(false), looked);
    });
  });

  describe('in several languages', () => {
    const texts = async (sender: Sender) =>
      (await all(sender))
        .filter(({ withdrawnAt }) => !withdrawnAt)
        .map((row) => row.texts.map(({ language, title }) => `${language} ${title}`));
    const de: Spec = { obid: 'L', extern: 'L1', intern: '1', language: 'de-DE', title: 'Haus' };
    const en: Spec = { ...de, language: 'en-GB', title: 'House' };

    it('adds what a package of its own brings, and replaces a language that comes again', async () => {
      const sender = await world.sender();
      await deliver(sender, [de]);
      const { run } = await deliver(sender, [en]);
      assert.deepEqual([run.updated, await texts(sender)], [1, [['de-DE Haus', 'en-GB House']]]);
      const same = await deliver(sender, [de]);
      assert.deepEqual([same.run.unchanged, same.run.updated], [1, 0]);
      await deliver(sender, [{ ...de, title: 'Villa', price: '7' }]);
      assert.deepEqual(await texts(sender), [['de-DE Villa', 'en-GB House']]);
      assert.deepEqual((await deliver(sender, [en])).run.unchanged, 1);
      await deliver(sender, [{ ...de, language: 'de', title: 'Hütte' }]);
      assert.deepEqual(await texts(sender), [['de Hütte', 'en-GB House']]);
      const [row] = await all(sender);
      assert.deepEqual([row?.title, row?.listPrice?.toFixed(), row?.listingId], ['Hütte', '100000', 'L1']);
      const french = await deliver(sender, [{ ...de, language: 'fr', action: 'DELETE' }]);
      assert.deepEqual([french.run.removed, french.codes], [0, ['UNKNOWN_OBJECT']]);
      await deliver(sender, [{ ...de, action: 'DELETE' }]);
      assert.deepEqual(await texts(sender), [['en-GB House']]);
      await deliver(sender, [{ ...en, action: 'DELETE' }]);
      assert.deepEqual(await texts(sender), []);
    });

    it('takes objects with one obid and numbers of their own in each for one, in one package and in several', async () => {
      const own: Spec = { ...en, extern: 'L1-EN', intern: '2' };
      for (const packages of [[[de, own]], [[own, de]], [[de], [own]], [[own], [de]]]) {
        const sender = await world.sender();
        for (const objects of packages) assert.deepEqual((await deliver(sender, objects)).codes, []);
        assert.deepEqual(await texts(sender), [['de-DE Haus', 'en-GB House']]);
        assert.deepEqual((await deliver(sender, packages[0] ?? [])).run.updated, 0);
        // Both numbers are its own; the second one takes its language.
        await deliver(sender, [{ extern: 'L1-EN', action: 'DELETE' }]);
        assert.deepEqual(await texts(sender), [['de-DE Haus']]);
        assert.equal((await deliver(sender, [{ extern: 'L1-EN', action: 'DELETE' }])).run.removed, 0);
        assert.equal((await deliver(sender, [{ extern: 'L1', action: 'DELETE' }])).run.removed, 1);
      }
    });

    it('keeps other languages in a full delivery of one, and takes away what one in both leaves out', async () => {
      const sender = await world.sender();
      const other: Spec = { obid: 'M', extern: 'M1', language: 'de-DE', title: 'Hof' };
      await deliver(sender, [de, other], { scope: 'VOLL' });
      await deliver(sender, [en], { scope: 'TEIL' });
      const full = await deliver(sender, [de, other], { scope: 'VOLL' });
      assert.deepEqual([full.run.unchanged, full.run.removed], [2, 0]);
      assert.deepEqual(await texts(sender), [['de-DE Haus', 'en-GB House'], ['de-DE Hof']]);
      const both = await deliver(sender, [de, other, { ...other, language: 'en-GB', title: 'Farm' }], {
        scope: 'VOLL',
      });
      assert.deepEqual([both.run.state, await texts(sender)], ['DONE', [['de-DE Haus'], ['de-DE Hof', 'en-GB Farm']]]);
    });
  });

  describe('of what says nothing', () => {
    const whole: Spec = { obid: 'OBL', extern: 'BL', title: 'Haus', files: ['a.jpg'] };
    async function full(): Promise<Sender> {
      const sender = await world.sender();
      await deliver(sender, [whole], {}, { 'a.jpg': await picture('red') });
      return sender;
    }
    const shown = async (sender: Sender) =>
      (await all(sender)).map((row) => [
        row.title,
        row.listPrice?.toFixed(),
        row.media.length,
        row.withdrawnAt !== null,
      ]);

    it('deletes by the header when no action is named', async () => {
      for (const action of ['', 'DELETE']) {
        const sender = await full();
        const { run } = await deliver(sender, [{ obid: 'OBL', extern: 'BL', action, body: '' }], { mode: 'DELETE' });
        assert.deepEqual([run.removed, run.refused, await shown(sender)], [1, 0, [['Haus', '100000', 1, true]]]);
      }
      const sender = await full();
      await deliver(sender, [{ extern: 'other' }]);
      const all = await deliver(sender, [{ obid: 'OBL', action: '', body: '' }], { mode: 'DELETE', scope: 'VOLL' });
      assert.deepEqual([all.run.removed, await titles(sender)], [1, ['other']]);
    });

    const skeletons = {
      'nothing at all': '',
      'empty elements':
        '<objektkategorie><nutzungsart WOHNEN="0"/><objektart/></objektkategorie><geo><plz/><ort> </ort></geo><freitexte><objekttitel/></freitexte>',
      'a text only': '<freitexte><objekttitel>Neu</objekttitel></freitexte>',
      'attachments only':
        '<anhaenge><anhang location="EXTERN" gruppe="BILD"><daten><pfad>b.jpg</pfad></daten></anhang></anhaenge>',
      'a contact only': '<kontaktperson><name>M</name></kontaktperson>',
      'a price and a state':
        '<preise><kaufpreis>5</kaufpreis></preise><zustand_angaben><verkaufstatus stand="VERKAUFT"/></zustand_angaben>',
      'a template':
        '<objektkategorie><nutzungsart WOHNEN="1"/><vermarktungsart KAUF="1"/></objektkategorie><geo><land iso_land="DEU"/></geo><preise><waehrung iso_waehrung="EUR"/></preise>',
    };
    it('refuses an update that would empty a listing, in a full delivery too', async () => {
      const sender = await full();
      for (const [name, body] of Object.entries(skeletons)) {
        for (const scope of ['TEIL', 'VOLL'] as const) {
          const { run, codes } = await deliver(sender, [{ obid: 'OBL', extern: 'BL', body }], { scope });
          assert.deepEqual([run.refused, run.removed, codes.includes('EMPTY_OBJECT')], [1, 0, true], name);
          assert.deepEqual(await shown(sender), [['Haus', '100000', 1, false]], name);
        }
      }
      const twice = await deliver(sender, [{ extern: 'T' }, { extern: 'T', body: '' }]);
      assert.deepEqual([twice.run.created, twice.run.refused], [1, 1]);
    });
  });

  it('knows pictures by their content, whatever they are called and wherever they stand', async () => {
    const sender = await world.sender();
    const [red, blue] = [await picture('red'), await picture('blue')];
    const spec: Spec = { obid: 'P', extern: 'P' };
    await deliver(
      sender,
      [{ ...spec, files: ['1.jpg', '2.jpg', '3.jpg'] }],
      {},
      { '1.jpg': red, '2.jpg': blue, '3.jpg': red },
    );
    const media = async () => (await all(sender)).flatMap((row) => row.media);
    const [first, second, ...none] = await media();
    assert.deepEqual(none, []);
    await deliver(sender, [{ ...spec, files: ['x.jpg', 'y.jpg'] }], {}, { 'x.jpg': blue, 'y.jpg': red });
    assert.deepEqual(
      (await media()).map(({ id }) => id),
      [second?.id, first?.id],
    );
  });

  it('stops showing what was on the market until a day that is over, there, and says so', async () => {
    const sender = await world.sender();
    const { platform } = world;
    await platform.prisma.agency.update({ where: { id: sender.agencyId }, data: { timeZone: 'America/Toronto' } });
    const { run, codes } = await deliver(sender, [
      { extern: 'old', technical: '<aktiv_bis>2020-01-01</aktiv_bis>' },
      { extern: 'new', technical: '<aktiv_bis>2199-01-01</aktiv_bis>' },
    ]);
    assert.deepEqual([run.created, run.warnings, codes], [2, 0, ['EXPIRED']]);
    const token = await offerLink(sender, (await idOf(sender, 'new')) ?? '');
    const key = 'gp_pk_of_a_page_that_shows_listings';
    await platform.prisma.apiKey.create({
      data: {
        agencyId: sender.agencyId,
        kind: 'PUBLISHABLE',
        name: 'page',
        prefix: 'pk',
        secretHash: hashToken(key),
        scopes: [],
      },
    });
    const page = await authenticate(platform, createAuth(platform), { authorization: `Bearer ${key}` });
    const query = '{ listings { totalCount edges { node { title } } } }';
    type Listings = { listings: { edges: { node: { title: string } }[] } };
    const shown = async (actor: Actor) =>
      (await data<Listings>(platform, { actor }, query)).listings.edges.map(({ node }) => node.title).sort();
    const states: unknown[] = [];
    try {
      for (const now of ['2199-01-02T04:59:00Z', '2199-01-02T05:01:00Z']) {
        platform.setNow(new Date(now));
        states.push([await shown(page), await formOf(token)]);
      }
    } finally {
      platform.setNow(undefined);
    }
    assert.deepEqual(states, [
      [['new'], { state: 'OPEN', listing: { title: 'new' } }],
      [[], { state: 'CLOSED', listing: { title: 'new' } }],
    ]);
    const { actor } = await testPerson(platform, sender.agencyId, 'EXECUTIVE');
    assert.deepEqual(await shown(actor), ['new', 'old']);
  });
});
