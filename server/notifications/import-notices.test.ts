import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type TestPlatform, testPlatform } from '../../test/harness/platform.ts';
import { uuidv7 } from '../platform/index.ts';
import { followEventsForMails } from './follow-events.ts';
import { BURST, LONGEST_MS, QUIET_MS, SETTLE_MS, tellImportEnds } from './import-notices.ts';
import { LARGE, LONG_MS, PROGRESS_MS, tellRunningImports } from './import-progress.ts';
import { sendMails } from './send-mails.ts';
import { type Customer, customer, deliverLater, deliverMails, endRun, post, sayEnd } from './test-support.ts';

const never = new AbortController().signal;
const one = (number: string) => ({ objects: [{ number, title: `Haus ${number}` }], fileName: `${number}.zip` });

describe('when the end of an import is told', () => {
  let platform: TestPlatform;
  let own: Customer;
  before(async () => {
    platform = await testPlatform();
  });
  after(() => platform.close());
  beforeEach(async () => {
    platform.setNow(undefined);
    await platform.prisma.mail.deleteMany();
    own = await customer(platform);
  });

  const attached = (mail: { attachments?: { content: string }[] } | undefined) =>
    JSON.parse(mail?.attachments?.[0]?.content ?? '{}') as { reports: { fileName: string; objects: unknown[] }[] };

  it('is told alone, a few seconds after it', async () => {
    await endRun(platform, own, one('A1'));
    assert.deepEqual(await deliverMails(platform), []);
    assert.ok(platform.woken.includes('imports.tell'));
    const mails = await deliverLater(platform, SETTLE_MS + 500);
    assert.deepEqual(
      mails.map(({ to, subject }) => [to, subject]),
      [[own.executive, 'Import: 1 new, 0 changed']],
    );
    assert.deepEqual(await deliverLater(platform, LONGEST_MS), []);
  });

  it('makes one mail of forty deliveries of one object each', async () => {
    for (let n = 1; n <= 40; n++) await endRun(platform, own, { ...one(`F-${n}`), technicalEmail: 'bot@flow.example' });
    assert.deepEqual(await deliverLater(platform, SETTLE_MS + 500), []);
    assert.deepEqual(await deliverLater(platform, QUIET_MS / 2), []);
    const mails = await deliverLater(platform, QUIET_MS + 1_000);
    assert.deepEqual(mails.map(({ to }) => to).sort(), ['bot@flow.example', own.executive].sort());
    const mail = mails.find(({ to }) => to === own.executive);
    assert.equal(mail?.subject, '40 imports: 40 new, 0 changed');
    const { reports } = attached(mail);
    assert.deepEqual(
      reports.map(({ fileName }) => fileName),
      Array.from({ length: 40 }, (_, index) => `F-${index + 1}.zip`),
    );
    assert.match(mail?.text ?? '', /- F-1 – Haus F-1: new\n- F-2 – Haus F-2: new/);
    assert.deepEqual(await deliverLater(platform, LONGEST_MS), []);
  });

  it('waits while more is to come, but no longer than a quarter of an hour', async () => {
    for (let n = 1; n < BURST; n++) await endRun(platform, own, one(`L-${n}`));
    const waiting = { sourceId: own.sourceId, agencyId: own.agencyId, storageKey: '', sha256: '', bytes: 1n };
    const { id } = await platform.prisma.importRun.create({ data: { ...waiting, id: uuidv7(), fileName: 'next.zip' } });
    assert.deepEqual(await deliverLater(platform, QUIET_MS + 1_000), []);
    const [mail] = await deliverLater(platform, LONGEST_MS + 1_000);
    assert.equal(attached(mail).reports.length, BURST - 1);
    await platform.prisma.importRun.delete({ where: { id } });
  });

  it('gives an address that files name what those files are about, and nobody a mail twice', async () => {
    await endRun(platform, own, { ...one('A1'), technicalEmail: own.executive.toUpperCase() });
    await endRun(platform, own, { ...one('A2'), technicalEmail: 'x@sender.example; y@sender.example' });
    await endRun(platform, own, { ...one('A3'), technicalEmail: 'nobody' });
    const mails = await deliverLater(platform, SETTLE_MS + 500);
    const told = mails
      .map((mail) => [
        mail.to,
        attached(mail)
          .reports.map(({ fileName }) => fileName)
          .join(' '),
      ])
      .sort();
    assert.deepEqual(
      told,
      [
        [own.executive, 'A1.zip A2.zip A3.zip'],
        ['x@sender.example', 'A2.zip'],
      ].sort(),
    );
    const sender = mails.find(({ to }) => to === 'x@sender.example');
    assert.ok(!sender?.text.includes('/desk/'));
  });

  it('writes to the agency’s own address when it has no executive', async () => {
    own = await customer(platform, { executives: 0, email: 'office@agency.example' });
    await endRun(platform, own, one('A1'));
    const mails = await deliverLater(platform, SETTLE_MS + 500);
    assert.deepEqual(
      mails.map(({ to }) => to),
      ['office@agency.example'],
    );
  });

  for (const address of [
    'a@b',
    'a b@',
    '@example.com',
    'a@localhost',
    'a@127.0.0.1',
    'a@example.com\r\nBcc: x@y.de',
    'a@-x.de',
  ]) {
    it(`does not write to ${JSON.stringify(address)}`, async () => {
      await endRun(platform, own, { ...one('A1'), technicalEmail: address });
      const mails = await deliverLater(platform, SETTLE_MS + 500);
      assert.deepEqual(
        mails.map(({ to }) => to).filter((to) => to !== own.executive && to !== 'a@example.com' && to !== 'x@y.de'),
        [],
      );
    });
  }

  it('tells nobody of a preview, of a file that is nobody’s, and of the same file again', async () => {
    await endRun(platform, own, { ...one('P'), dryRun: true, state: 'PREVIEWED' });
    await endRun(platform, own, { state: 'REFUSED', agencyId: null, technicalEmail: 'someone@sender.example' });
    await endRun(platform, own, { state: 'UNCHANGED' });
    assert.deepEqual(await deliverLater(platform, LONGEST_MS), []);
  });

  it('tells what was decided about held removals', async () => {
    const objects = [{ number: 'A1' }, { number: 'A2', action: null, request: 'ABSENT' }];
    const id = await endRun(platform, own, { state: 'HELD', objects });
    const held = await deliverLater(platform, SETTLE_MS + 500);
    assert.match(held[0]?.text ?? '', /1 object would be removed/);
    await platform.prisma.importRun.update({
      where: { id },
      data: { state: 'DONE', decision: 'RELEASED', removed: 1 },
    });
    await platform.prisma.importItem.updateMany({
      where: { runId: id, request: 'ABSENT' },
      data: { action: 'REMOVE' },
    });
    await sayEnd(platform, id, own.agencyId, 'DONE');
    const [mail] = await deliverLater(platform, SETTLE_MS + 500);
    assert.equal(mail?.subject, 'Import: removals carried out, 1 new, 0 changed, 1 removed');
    assert.match(mail?.text ?? '', /A2: removed/);
  });

  it('does not tell twice when the log is read again, or workers meet', async () => {
    await endRun(platform, own, one('A1'));
    const transport = post();
    await deliverLater(platform, SETTLE_MS + 500, transport);
    await platform.prisma.eventCursor.updateMany({ where: { consumer: 'notifications' }, data: { seq: 0n } });
    await endRun(platform, own, one('A2'));
    await followEventsForMails(platform, never);
    platform.setNow(new Date(Date.now() + SETTLE_MS + 500));
    await Promise.all([1, 2, 3].map(() => tellImportEnds(platform, never)));
    await Promise.all([1, 2, 3].map(() => sendMails(platform, transport, never)));
    const mine = transport.got.filter(({ to }) => to === own.executive);
    assert.deepEqual(
      mine.map((mail) =>
        attached(mail)
          .reports.map(({ fileName }) => fileName)
          .join(' '),
      ),
      ['A1.zip', 'A2.zip'],
    );
  });

  it('owes nothing and loses nothing when it is killed before its end', async () => {
    await endRun(platform, own, one('A1'));
    await followEventsForMails(platform, never);
    platform.setNow(new Date(Date.now() + SETTLE_MS + 500));
    const change: TestPlatform['change'] = (work) =>
      platform.change(async (tx, emit) => {
        await work(tx, emit);
        throw new Error('killed');
      });
    await tellImportEnds({ ...platform, change }, never);
    assert.equal(await platform.prisma.mail.count(), 0);
    const transport = post();
    await tellImportEnds(platform, never);
    await tellImportEnds(platform, never);
    await sendMails(platform, transport, never);
    assert.equal(transport.got.length, 1);
  });

  it('gives up on what cannot be told, so that the rest is', async () => {
    await endRun(platform, own, one('A1'));
    await followEventsForMails(platform, never);
    const broken: TestPlatform['change'] = () => Promise.reject(new Error('broken'));
    platform.setNow(new Date(Date.now() + 3_700_000));
    await tellImportEnds({ ...platform, change: broken }, never);
    platform.setNow(undefined);
    await endRun(platform, own, one('A2'));
    const [mail] = await deliverLater(platform, SETTLE_MS + 500);
    assert.deepEqual(
      attached(mail).reports.map(({ fileName }) => fileName),
      ['A2.zip'],
    );
  });

  // ---------------------------------------------------------------- while it runs

  async function running(objects: number) {
    const id = uuidv7();
    const { agencyId, sourceId } = own;
    await platform.prisma.importRun.create({
      data: {
        id,
        agencyId,
        sourceId,
        fileName: 'large.zip',
        storageKey: '',
        sha256: id,
        bytes: 1n,
        state: 'APPLYING',
        objectsTotal: objects,
        objectsApplied: 100,
        created: 100,
        technicalEmail: 'bot@sender.example',
        startedAt: platform.clock.now(),
      },
    });
    await platform.change(async (_tx, emit) =>
      emit({ type: 'import.progress', subjectType: 'ImportRun', subjectId: id, agencyId, actor: `import:${id}` }),
    );
    return id;
  }

  async function sweep(ms: number) {
    const transport = post();
    await followEventsForMails(platform, never);
    platform.setNow(new Date(Date.now() + ms));
    await tellRunningImports(platform);
    await deliverMails(platform, transport);
    platform.setNow(undefined);
    return transport.got;
  }

  it('says at once that a large delivery was received, once', async () => {
    const id = await running(LARGE + 1);
    const mails = await sweep(1_000);
    assert.deepEqual(mails.map(({ to }) => to).sort(), ['bot@sender.example', own.executive].sort());
    assert.equal(mails[0]?.subject, 'Received, being imported: large.zip');
    assert.deepEqual(await sweep(LONG_MS + 1_000), []);
    const [progress, ...more] = (await sweep(PROGRESS_MS + 1_000)).filter(({ to }) => to === own.executive);
    assert.match(progress?.text ?? '', /100 of 501 objects are done/);
    assert.deepEqual(more, []);
    assert.deepEqual(await sweep(PROGRESS_MS + 30_000), []);
    assert.equal((await sweep(2 * PROGRESS_MS + 1_000)).length, 2);
    await platform.prisma.importRun.delete({ where: { id } });
  });

  it('says of a small one only after a minute, and nothing in a crowd', async () => {
    const id = await running(3);
    assert.deepEqual(await sweep(LONG_MS / 2), []);
    assert.equal((await sweep(LONG_MS + 1_000)).length, 2);
    await platform.prisma.importRun.delete({ where: { id } });
    await running(3);
    for (let n = 0; n < BURST; n++) await endRun(platform, own, one(`C-${n}`));
    assert.deepEqual(
      (await sweep(LONG_MS + 1_000)).map(({ subject }) => subject).filter((subject) => subject.startsWith('Received')),
      [],
    );
  });
});
