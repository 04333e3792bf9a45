import type { ImportRunModel } from '../platform/generated/prisma/models.ts';
import { type LoggedEvent, type OwedMail, oweMail, type Platform, pickLocale, type Tx } from '../platform/index.ts';
import { isBusy } from './import-notices.ts';
import { type ImportAgency, type Reader, readersOf, senderOf } from './import-recipients.ts';
import { countLine, deskButton } from './import-report.ts';
import { importWords } from './import-words/index.ts';
import { formatInstant } from './templates/format.ts';
import type { Template } from './templates/template.ts';
import { mailWords } from './templates/words/index.ts';

// While an import runs: one mail that it was received, when it is large or has not ended after a minute, and one about
// its progress every quarter of an hour. What ends sooner has its report only: nobody wants two mails for three seconds.

/** Objects from which a delivery is large. */
export const LARGE = 500;
export const LONG_MS = 60_000;
export const PROGRESS_MS = 15 * 60_000;

interface Data {
  kind: 'STARTED' | 'PROGRESS';
  run: {
    id: string;
    fileName: string;
    software: string | null;
    objects: number;
    done: number;
    counts: { created: number; updated: number; unchanged: number; removed: number; refused: number };
    receivedAt: string;
  };
  agency: ImportAgency;
  role: Reader['role'];
}

/** At the first sign of a large delivery. */
export async function importProgressMails(tx: Tx, platform: Platform, event: LoggedEvent): Promise<OwedMail[]> {
  const run = await tx.importRun.findUnique({ where: { id: event.subjectId } });
  if (!run || run.finishedAt || run.objectsTotal <= LARGE) return [];
  return mailsAbout(tx, platform, run, 'STARTED', `import-started:${run.id}`);
}

/** Owes what is due about imports that run; swept. */
export async function tellRunningImports(platform: Platform): Promise<void> {
  const now = platform.clock.now();
  const runs = await platform.prisma.importRun.findMany({
    where: {
      state: { in: ['READING', 'APPLYING'] },
      dryRun: false,
      // Removals that are carried out after a decision were reported before.
      decision: null,
      startedAt: { lt: new Date(now.getTime() - LONG_MS) },
    },
  });
  let owed = 0;
  for (const run of runs) owed += await platform.change((tx) => tellRunning(tx, platform, run, now));
  if (owed > 0) await platform.wake('mail.send');
}

async function tellRunning(tx: Tx, platform: Platform, run: ImportRunModel, now: Date): Promise<number> {
  const periods = Math.floor((now.getTime() - (run.startedAt ?? now).getTime()) / PROGRESS_MS);
  // Of a source that sends one small delivery after the other, each start would be a mail.
  if (periods === 0 && (await isBusy(tx, run.sourceId, now))) return 0;
  const mails =
    periods === 0
      ? await mailsAbout(tx, platform, run, 'STARTED', `import-started:${run.id}`)
      : await mailsAbout(tx, platform, run, 'PROGRESS', `import-progress:${run.id}:${periods}`);
  for (const mail of mails) await oweMail(tx, platform.vault, mail);
  return mails.length;
}

async function mailsAbout(
  tx: Tx,
  platform: Platform,
  run: ImportRunModel,
  kind: Data['kind'],
  key: string,
): Promise<OwedMail[]> {
  if (run.dryRun || !run.agencyId) return [];
  const readers = await readersOf(tx, run.agencyId);
  if (!readers) return [];
  const { agency, staff } = readers;
  const sender = senderOf(run, readers, platform.vault);
  const { id, fileName, software, created, updated, unchanged, removed, refused } = run;
  const about: Data['run'] = {
    id: Buffer.from(`ImportRun:${id}`).toString('base64'),
    fileName,
    software,
    objects: run.objectsTotal,
    done: run.objectsApplied,
    counts: { created, updated, unchanged, removed, refused },
    receivedAt: run.createdAt.toISOString(),
  };
  return [...staff, ...(sender ? [sender] : [])].map((reader) => ({
    template: 'import-running',
    to: reader.to,
    locale: reader.locale,
    agencyId: agency.id,
    dedupeKey: `${key}:${reader.who}`,
    data: { kind, run: about, agency, role: reader.role } satisfies Data,
  }));
}

export const importRunning: Template = (mail, settings) => {
  const { kind, run, agency, role } = mail.data as unknown as Data;
  const locale = pickLocale(mail.locale);
  const words = importWords[locale];
  const { running, facts } = words;
  const started = kind === 'STARTED' || run.objects === 0;
  const heading = started ? running.startedHeading : running.progressHeading(run.done, run.objects);
  const text = started ? running.startedText : running.progressText;
  const rows: [string, string | null][] = [
    [facts.file, run.fileName],
    [facts.software, run.software],
    [facts.received, formatInstant(run.receivedAt, { ...agency, locale })],
    [facts.objects, run.objects > 0 ? String(run.objects) : null],
    [running.soFar, kind === 'PROGRESS' && run.done > 0 ? countLine(run.counts, words) : null],
  ];
  return {
    locale,
    subject: (kind === 'STARTED' ? running.startedSubject : running.progressSubject)(run.fileName),
    preheader: heading,
    sender: agency.name,
    accent: agency.brandColor,
    heading,
    blocks: [
      { kind: 'text', text },
      { kind: 'facts', rows: rows.filter((row): row is [string, string] => row[1] !== null) },
    ],
    button: role === 'SENDER' ? undefined : { ...deskButton(settings.publicUrl, run, words), label: running.button },
    footer: [
      role === 'SENDER' ? words.whySender : role === 'AGENCY' ? words.whyAddress(agency.name) : words.why(agency.name),
      mailWords[locale].questions(settings.supportEmail),
    ],
    replyTo: role === 'SENDER' ? undefined : settings.supportEmail,
  };
};
