import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SaxesParser } from 'saxes';
import { type TestPlatform, testPlatform } from '../../test/harness/platform.ts';
import { describeIssue } from '../imports/index.ts';
import { type Locale, locales, type OutgoingMail } from '../platform/index.ts';
import { SETTLE_MS } from './import-notices.ts';
import { importReportFiles, MOST_BYTES } from './import-report-files.ts';
import { importWords } from './import-words/index.ts';
import { ROOM, readImportReport } from './read-import-report.ts';
import { renderTemplate } from './templates/index.ts';
import { customer, deliverLater, type EndedObject, endRun } from './test-support.ts';

const noNumber = {
  severity: 'ERROR',
  code: 'NO_OBJECT_NUMBER',
  path: 'verwaltung_techn/objektnr_extern',
  message: 'The object has no number, so it cannot be told apart from others.',
  hint: 'Give it an object number in your software and export it again.',
} as const;
const badPrice = {
  severity: 'WARNING',
  code: 'NOT_A_NUMBER',
  path: 'preise/kaufpreis',
  message: '"viel <b>" is not a number and was left out.',
  hint: 'Send digits with a point before the decimals, for example 250000.00.',
} as const;
const note = {
  severity: 'NOTE',
  code: 'UNKNOWN_OBJECT',
  path: 'verwaltung_techn',
  message: 'The object to delete is not here, or is deleted already.',
  hint: 'Nothing to do.',
} as const;
const EVIL = `"><img src=x onerror=alert(1)>'\r\n- Object X: refused & <script>`;

const OBJECTS: EndedObject[] = [
  { number: 'A1', title: 'Altbau am Park', issues: [note, badPrice] },
  { number: null, action: 'REFUSE', issues: [noNumber] },
  { number: 'A3', title: EVIL, action: 'UPDATE', issues: [badPrice] },
  { number: 'A4', title: 'Still there', action: 'UNCHANGED' },
  { number: 'A5', title: 'Loft', action: 'REMOVE', request: 'DELETE' },
];

interface Json {
  format: string;
  version: number;
  language: string;
  reports: {
    outcome: string;
    software: string;
    counts: Record<string, number>;
    reason: { code: string; message: string } | null;
    objects: {
      position: number;
      number: string | null;
      title: string | null;
      action: string | null;
      issues: { severity: string; code: string; path: string; message: string; hint: string; values: object }[];
    }[];
    removals: { number: string | null }[];
    left: { objects: number; issues: number; removals: number };
  }[];
}

const file = (mail: OutgoingMail | undefined, type: 'json' | 'xml') =>
  mail?.attachments?.find(({ name }) => name === `import-report.${type}`)?.content ?? '';
const json = (mail: OutgoingMail | undefined) => JSON.parse(file(mail, 'json')) as Json;

/** The elements of an XML text in order, with the text inside; throws when it is not well-formed. */
function elementsOf(xml: string) {
  const elements: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: typeof elements = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    for (const element of open) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return elements;
}

describe('the report of an import', () => {
  let platform: TestPlatform;
  before(async () => {
    platform = await testPlatform();
  });
  after(() => platform.close());

  async function reportOf(locale: Locale, run: Parameters<typeof endRun>[2]) {
    const own = await customer(platform, { locale });
    await endRun(platform, own, run);
    const mails = await deliverLater(platform, SETTLE_MS + 500);
    return mails.find(({ to }) => to === own.executive);
  }

  it('says who sent what when, and of each object what to correct, the gravest first', async () => {
    const mail = await reportOf('en', { objects: OBJECTS, fileName: 'stock <b>.zip' });
    assert.equal(mail?.subject, 'Import: 1 new, 1 changed, 1 unchanged, 1 removed, 1 refused');
    const text = mail?.text ?? '';
    for (const line of [
      'Software: onOffice 4.7',
      'OpenImmo: 1.2.7c',
      'Provider: 4711',
      'File: stock <b>.zip',
      'Objects: 5: 1 new, 1 changed, 1 unchanged, 1 removed, 1 refused',
    ]) {
      assert.ok(text.includes(line), line);
    }
    const places = [
      'No. 2 in the file\n- Refused: The object has no number',
      'Object A1 – Altbau am Park\n- Warning: "viel <b>" is not',
    ];
    const [refused, warned] = places.map((words) => text.indexOf(words));
    assert.ok(refused !== undefined && warned !== undefined && refused > 0 && warned > refused, text);
    assert.match(text, /\(preise\/kaufpreis\)\n {2}> Send digits with a point/);
    assert.match(text, /- A5 – Loft: removed/);
    assert.ok(!text.includes('Still there'));
    assert.match(text, /\/desk\/imports\?run=/);
    assert.ok(mail?.html.includes('stock &lt;b&gt;.zip'));
    assert.ok(!mail?.html.match(/<(img|script|b)\b/));
    // What a file says stays on its line.
    assert.ok(!text.split('\n').some((line) => line.startsWith('- Object X')));
  });

  it('has all of it for programs, the same in JSON and XML', async () => {
    const mail = await reportOf('de', { objects: OBJECTS });
    const { reports, ...head } = json(mail);
    assert.deepEqual(head, { format: 'gatepost-import-report', version: 1, language: 'de' });
    const [report] = reports;
    const { id: runId } = await platform.prisma.importRun.findFirstOrThrow({ orderBy: { id: 'desc' } });
    const own = await platform.prisma.importItem.findMany({ where: { runId }, orderBy: { position: 'asc' } });
    assert.deepEqual(
      report?.objects.map(({ position, number, action }) => [position, number, action]),
      own.map(({ position, number, action }) => [position, number, action]),
    );
    assert.equal(report?.objects[2]?.title, EVIL);
    const issue = report?.objects[0]?.issues[0];
    assert.deepEqual([issue?.severity, issue?.code, issue?.values], ['WARNING', 'NOT_A_NUMBER', { value: 'viel <b>' }]);
    assert.equal(issue?.message, '„viel <b>“ ist keine Zahl und wurde weggelassen.');

    const elements = elementsOf(file(mail, 'xml'));
    const objects = elements.filter(({ name }) => name === 'object');
    assert.deepEqual(
      objects.map(({ attributes: { position, number = null, title = null, action } }) => [
        position,
        number,
        title,
        action,
      ]),
      report?.objects.map(({ position, number, title, action }) => [String(position), number, title, action]),
    );
    const issues = elements.filter(({ name }) => name === 'issue');
    assert.deepEqual(
      issues.map(({ attributes }) => [attributes.severity, attributes.code, attributes.path]),
      report?.objects.flatMap((object) => object.issues.map(({ severity, code, path }) => [severity, code, path])),
    );
    assert.deepEqual(
      elements.filter(({ name }) => name === 'message').map(({ text }) => text),
      report?.objects.flatMap((object) => object.issues.map(({ message }) => message)),
    );
    assert.equal(elements.find(({ name }) => name === 'counts')?.attributes.refused, '1');
  });

  for (const locale of locales) {
    it(`is in ${locale} where the reader’s language is`, async () => {
      const mail = await reportOf(locale, { objects: OBJECTS });
      const words = importWords[locale];
      assert.ok(mail?.html.includes(`<html lang="${locale}">`));
      for (const said of [
        words.heading.DONE,
        words.issues,
        words.severities.ERROR,
        words.actions.REMOVE,
        words.attached,
        describeIssue(badPrice, locale).message,
        describeIssue(noNumber, locale).hint,
      ]) {
        assert.ok(mail?.text.includes(said), said);
      }
      const reason = {
        code: 'TOO_MANY_GONE',
        message:
          'The delivery calls itself complete, but 70 of 100 objects are missing from it. What it holds was taken; nothing was removed.',
        hint: 'Check that the export was not cut short, and send again. If the objects are really gone, ask support to release the removals.',
      };
      const gone = Array.from({ length: 70 }, (_, index) => ({
        number: `G-${index}`,
        title: `Haus ${index}`,
        action: null,
        request: 'ABSENT',
      }));
      const held = await reportOf(locale, { state: 'HELD', reason, objects: [{ number: 'A1' }, ...gone] });
      const said = describeIssue(reason, locale);
      assert.match(said.message, /70.*100/);
      for (const part of [
        said.message,
        said.hint,
        words.held.heading(70),
        'support@gatepost.test',
        'G-49 – Haus 49',
        words.more(20),
      ]) {
        assert.ok(held?.text.includes(part), part);
      }
      assert.ok(!held?.text.includes('G-50'));
      assert.equal(json(held).reports[0]?.removals.length, 70);
      const cut = {
        code: 'TRUNCATED',
        message: 'The file ends too soon: its last part is missing. (line 7)',
        hint: 'The upload was probably cut off. Nothing was imported from it. Send the file again.',
      };
      const refused = await reportOf(locale, { state: 'REFUSED', reason: cut });
      assert.equal(refused?.subject, words.subject.REFUSED(''));
      assert.ok(refused?.text.includes(describeIssue(cut, locale).message));
      assert.ok(refused?.text.includes(`${words.toDo}${words.colon} ${describeIssue(cut, locale).hint}`));
    });
  }

  it('shows the first of long lists, and has the rest in its files', async () => {
    const objects = Array.from({ length: 300 }, (_, index) => ({
      number: `N-${index}`,
      title: EVIL,
      issues: [badPrice],
    }));
    const mail = await reportOf('fr', { objects });
    assert.ok((mail?.html.length ?? 0) < 100_000, `${mail?.html.length} characters`);
    assert.ok(mail?.text.includes('Propriété N-39') && !mail.text.includes('Propriété N-40'));
    assert.ok(mail?.text.includes(importWords.fr.more(260)) && mail.text.includes(importWords.fr.more(250)));
    assert.equal(json(mail).reports[0]?.objects.length, 300);
  });

  it('cuts its files at two megabytes with a count; what has the least to say goes first', async () => {
    const own = await customer(platform);
    const id = await endRun(platform, own, { objects: OBJECTS });
    const run = await platform.prisma.importRun.findUniqueOrThrow({ where: { id } });
    const whole = await platform.change((tx) => readImportReport(tx, run, 'DONE', { left: ROOM }));
    assert.deepEqual(whole.left, { objects: 0, issues: 0, removals: 0 });
    const cramped = await platform.change((tx) => readImportReport(tx, run, 'DONE', { left: 800 }));
    assert.deepEqual(
      [cramped.objects[0]?.number, cramped.objects.length + cramped.left.objects],
      [null, OBJECTS.length],
    );
    assert.ok(cramped.left.issues > 0);

    const [bad, quiet] = [whole.objects[0], whole.objects.at(-1)];
    assert.ok(bad && quiet);
    const filled = (object: typeof bad) =>
      Array.from({ length: 5_000 }, (_, index) => ({ ...object, position: index }));
    const report = { ...whole, objects: [...filled(bad), ...filled(quiet)] };
    for (const locale of locales) {
      const { files, isCut } = importReportFiles([report], locale);
      assert.ok(isCut);
      const bytes = Math.max(...files.map(({ content }) => Buffer.byteLength(content)));
      assert.ok(bytes <= MOST_BYTES && bytes > 0.7 * MOST_BYTES, `${bytes}`);
      const [told] = (JSON.parse(files[0]?.content ?? '') as Json).reports;
      assert.equal((told?.objects.length ?? 0) + (told?.left.objects ?? 0), 10_000);
      assert.ok(told?.objects.some(({ issues }) => issues.length > 0));
      const inXml = elementsOf(files[1]?.content ?? '').filter(({ name }) => name === 'object');
      assert.equal(inXml.length, told?.objects.length);
    }
  });

  it('names each delivery that went wrong among several', async () => {
    const own = await customer(platform);
    const reason = {
      code: 'NO_XML',
      message: 'The ZIP holds no XML file.',
      hint: 'Pack the OpenImmo XML together with its attachments.',
    };
    await endRun(platform, own, { fileName: 'good.zip', objects: OBJECTS });
    await endRun(platform, own, { fileName: 'bad.zip', state: 'REFUSED', reason });
    const [mail] = (await deliverLater(platform, SETTLE_MS + 500)).filter(({ to }) => to === own.executive);
    assert.equal(mail?.subject, '2 imports: 1 needs a look');
    assert.match(
      mail?.text ?? '',
      /bad\.zip\n- The delivery was refused\. The ZIP holds no XML file\.\n {2}> Pack the OpenImmo/,
    );
    assert.match(mail?.text ?? '', /Object A1 – Altbau am Park · good\.zip/);
  });

  it('still sends what an older version owed', () => {
    const data = {
      report: {
        run: 'r',
        state: 'DONE',
        fileName: 'old.zip',
        software: 'X 1',
        scope: 'PARTIAL',
        providers: [],
        receivedAt: '2026-11-22T10:00:00.000Z',
        finishedAt: '2026-11-22T10:00:01.000Z',
        counts: { objects: 1, created: 1, updated: 0, unchanged: 0, removed: 0, refused: 0, warnings: 1 },
        reason: null,
        issues: [{ position: 1, key: 'A1', ...badPrice }],
        issueCount: 1,
      },
      agency: { name: 'Old', brandColor: null, email: null, country: 'DE', timeZone: 'UTC' },
      forSender: true,
    };
    const { text } = renderTemplate('import-report', { to: 'a@example.com', locale: 'de', data }, platform.settings);
    assert.match(text, /Objekt A1\n- Warnung: „viel <b>“ ist keine Zahl/);
  });
});
