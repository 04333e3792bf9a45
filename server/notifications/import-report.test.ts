import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  type ImportWorld,
  importWorld,
  objects,
  openImmo,
  type Run,
  type Sender,
  zipOf,
} from '../imports/test-support.ts';
import { type Locale, type LoggedEvent, locales } from '../platform/index.ts';
import { type ImportReport, importFinishedMails } from './import-report.ts';
import { importReportWords } from './import-report-words.ts';
import { renderTemplate } from './templates/index.ts';

describe('the import report', () => {
  let world: ImportWorld;
  before(async () => {
    world = await importWorld();
  });
  after(() => world.close());

  async function agency(locale: Locale): Promise<Sender> {
    const sender = await world.sender();
    const { prisma } = world.platform;
    await prisma.agency.update({ where: { id: sender.agencyId }, data: { locale } });
    for (const role of ['EXECUTIVE', 'AGENT'] as const) {
      const email = `${role.toLowerCase()}-${sender.user}@example.com`;
      const { id } = await prisma.person.create({ data: { email, name: role } });
      await prisma.membership.create({ data: { agencyId: sender.agencyId, personId: id, role } });
    }
    return sender;
  }

  async function mailsOf(run: Run) {
    const { platform } = world;
    const event = await platform.prisma.event.findFirstOrThrow({
      where: { subjectId: run.id, type: 'import.finished' },
    });
    const mails = await platform.change((tx) => importFinishedMails(tx, platform, event as LoggedEvent));
    return mails.map((mail) => ({ ...mail, ...renderTemplate(mail.template, mail, platform.settings) }));
  }

  it('goes to the executives and to the address in the file, with counts and what to correct', async () => {
    const sender = await agency('en');
    const xml = openImmo([{ number: 'A1', files: ['gone.jpg'] }, { number: '' }], {
      technicalEmail: 'bot@sender.example',
    });
    const mails = await mailsOf(await world.deliver(sender, await zipOf({ 'o.xml': xml }), 'stock <b>.zip'));
    assert.deepEqual(
      mails.map(({ to }) => to),
      [`executive-${sender.user}@example.com`, 'bot@sender.example'],
    );
    const [mail] = mails;
    assert.equal(mail?.subject, 'Import: 1 new, 0 changed, 1 refused');
    for (const words of [
      'Testmakler 1.0',
      '4711',
      'Object A1 – Warning: The file “gone.jpg” is not in the delivery.',
    ]) {
      assert.ok(mail?.text.includes(words), words);
    }
    assert.match(mail?.text ?? '', /No\. 2 in the file – Refused: .*number/);
    assert.ok(mail?.html.includes('stock &lt;b&gt;.zip'));
    const report = JSON.parse(mail?.attachments?.[0]?.content ?? '') as ImportReport;
    assert.deepEqual([report.state, report.counts.created, report.issueCount], ['DONE', 1, 2]);
    assert.ok(!mail?.text.includes('muster@example.com'));
  });

  for (const locale of locales) {
    it(`says in ${locale} why a delivery is refused or held`, async () => {
      const sender = await agency(locale);
      const cut = await world.deliver(sender, Buffer.from(openImmo(objects(2)).slice(0, -20)), 'o.xml');
      const [refused] = await mailsOf(cut);
      assert.equal(refused?.subject, importReportWords[locale].subject.REFUSED(''));
      const words = importReportWords[locale].reasons.TRUNCATED ?? [cut.reason ?? ''];
      assert.ok(refused?.text.includes(words[0]), refused?.text);
      await world.deliver(sender, await zipOf({ 'o.xml': openImmo(objects(10)) }));
      const held = await world.deliver(sender, await zipOf({ 'o.xml': openImmo(objects(1), { scope: 'VOLL' }) }));
      assert.equal(held.state, 'HELD');
      const [mail] = await mailsOf(held);
      assert.ok(mail?.text.includes(importReportWords[locale].heading.HELD));
    });
  }

  it('does not bother people with the same file again', async () => {
    const sender = await agency('de');
    const zip = await zipOf({ 'o.xml': openImmo([{ number: 'A1' }]) });
    await world.deliver(sender, zip);
    assert.deepEqual(await mailsOf(await world.deliver(sender, zip)), []);
  });

  it('has the same reasons in every language', () => {
    const codes = (locale: Locale) => Object.keys(importReportWords[locale].reasons).sort();
    assert.deepEqual(codes('fr'), codes('de'));
    assert.deepEqual(codes('ro'), codes('de'));
  });
});
