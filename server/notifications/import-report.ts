import { type LoggedEvent, type OwedMail, type Platform, pickLocale, type Tx } from '../platform/index.ts';
import { type ImportReportWords, importReportWords } from './import-report-words.ts';
import { formatInstant } from './templates/format.ts';
import type { Block } from './templates/layout.ts';
import type { Template } from './templates/template.ts';
import { mailWords } from './templates/words/index.ts';

/** Issues in the mail's data and its attachment; and of these, lines in the mail itself. */
const MAX_ISSUES = 1_000;
const MAX_LINES = 200;

type State = keyof ImportReportWords['heading'];

/** What the mail, its JSON attachment and so other programs read; times are ISO 8601. */
export interface ImportReport {
  run: string;
  state: State;
  fileName: string;
  software: string | null;
  scope: 'FULL' | 'PARTIAL' | null;
  providers: string[];
  receivedAt: string;
  finishedAt: string;
  counts: {
    objects: number;
    created: number;
    updated: number;
    unchanged: number;
    removed: number;
    refused: number;
    warnings: number;
  };
  reason: { code: string; message: string; hint: string } | null;
  issues: {
    position: number | null;
    key: string | null;
    severity: 'ERROR' | 'WARNING' | 'NOTE';
    code: string;
    path: string;
    message: string;
    hint: string;
  }[];
  /** How many issues there are; `issues` may hold fewer. */
  issueCount: number;
}

interface Data {
  report: ImportReport;
  agency: { name: string; brandColor: string | null; email: string | null; country: string; timeZone: string };
  /** Whether the reader is the sender's machine address, and not an executive. */
  forSender: boolean;
}

/**
 * The end of an import: the report to the agency's executives, and to the address the delivery names for it. No buyer
 * is in it. The same bytes again are told to the sender's address only.
 */
export async function importFinishedMails(tx: Tx, _platform: Platform, event: LoggedEvent): Promise<OwedMail[]> {
  const run = await tx.importRun.findUnique({
    where: { id: event.subjectId },
    include: {
      agency: { include: { memberships: { where: { role: 'EXECUTIVE' }, include: { person: true } } } },
    },
  });
  if (!run?.finishedAt) return [];
  const report = await readReport(tx, run, run.finishedAt);
  const { memberships, name, brandColor, email, country, timeZone, locale } = run.agency;
  const owe = (to: string, who: string, forSender: boolean): OwedMail => ({
    template: 'import-report',
    to,
    locale,
    agencyId: run.agencyId,
    dedupeKey: `import-report:${run.id}:${who}`,
    data: { report, agency: { name, brandColor, email, country, timeZone }, forSender } satisfies Data,
  });
  const people = run.state === 'UNCHANGED' ? [] : memberships.map(({ person }) => person);
  const mails = people.map((person) => owe(person.email, person.id, false));
  const technical = firstAddress(run.technicalEmail);
  const known = people.some((person) => person.email.toLowerCase() === technical?.toLowerCase());
  return technical && !known ? [...mails, owe(technical, 'sender', true)] : mails;
}

/** Some software names several, or none that is an address. */
function firstAddress(text: string | null): string | undefined {
  const candidates = (text ?? '').split(/[\s,;]+/);
  return candidates.find((address) => address.length <= 254 && /^[^@<>"]+@[^@<>"]+\.[a-z0-9-]{2,}$/i.test(address));
}

async function readReport(
  tx: Tx,
  run: NonNullable<Awaited<ReturnType<Tx['importRun']['findUnique']>>>,
  finishedAt: Date,
): Promise<ImportReport> {
  const where = { runId: run.id };
  const issues = await tx.importIssue.findMany({
    where,
    // Enum order is the order of weight: ERROR, WARNING, NOTE.
    orderBy: [{ severity: 'asc' }, { position: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
    take: MAX_ISSUES,
    select: { position: true, key: true, severity: true, code: true, path: true, message: true, hint: true },
  });
  const providers = (run.providers as { key: string | null }[]).flatMap(({ key }) => (key ? [key] : []));
  return {
    run: run.id,
    state: run.state as State,
    fileName: run.fileName,
    software: run.software,
    scope: run.scope as ImportReport['scope'],
    providers: [...new Set(providers)].slice(0, 20),
    receivedAt: run.createdAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    counts: {
      objects: run.objectsTotal,
      created: run.created,
      updated: run.updated,
      unchanged: run.unchanged,
      removed: run.removed,
      refused: run.refused,
      warnings: run.warnings,
    },
    reason: run.reasonCode ? { code: run.reasonCode, message: run.reason ?? '', hint: run.reasonHint ?? '' } : null,
    issues,
    issueCount: await tx.importIssue.count({ where }),
  };
}

/** Plain text first: programs read these mails too. */
export const importReport: Template = (mail, settings) => {
  const { report, agency, forSender } = mail.data as unknown as Data;
  const locale = pickLocale(mail.locale);
  const words = importReportWords[locale];
  const counts = countLine(report, words);
  const reason = reasonBlocks(report, words, locale === 'en');
  return {
    locale,
    subject: words.subject[report.state](counts),
    preheader: `${report.fileName} · ${counts}`,
    sender: agency.name,
    accent: agency.brandColor,
    heading: words.heading[report.state],
    blocks: [
      ...reason,
      { kind: 'facts', rows: factRows(report, words, formatInstant(report.receivedAt, { locale, ...agency })) },
      ...issueBlocks(report, words),
      { kind: 'text', text: words.attached },
    ],
    footer: [forSender ? words.whySender : words.why(agency.name), mailWords[locale].questions(settings.supportEmail)],
    replyTo: forSender ? undefined : settings.supportEmail,
    attachments: [
      {
        name: 'import-report.json',
        contentType: 'application/json',
        content: JSON.stringify(report, null, 2),
      },
    ],
  };
};

/** New, changed, removed always; the others when there are some. */
function countLine({ counts }: ImportReport, words: ImportReportWords): string {
  const parts = (['created', 'updated', 'unchanged', 'removed', 'refused'] as const).filter(
    (name) => counts[name] > 0 || name === 'created' || name === 'updated',
  );
  return parts.map((name) => words.counts[name](counts[name])).join(', ');
}

function reasonBlocks({ reason }: ImportReport, words: ImportReportWords, isEnglish: boolean): Block[] {
  if (!reason) return [];
  const [message, hint] = words.reasons[reason.code] ?? [reason.message, reason.hint];
  // The words in English hold the line or the numbers.
  const details: Block[] = isEnglish || message === reason.message ? [] : [{ kind: 'quote', text: reason.message }];
  return [{ kind: 'text', text: message }, { kind: 'text', text: `${words.toDo}: ${hint}` }, ...details];
}

function factRows(report: ImportReport, words: ImportReportWords, received: string): [string, string][] {
  const { facts, scopes, counts: names } = words;
  const { counts } = report;
  const all = (['created', 'updated', 'unchanged', 'removed', 'refused'] as const).map((name) =>
    names[name](counts[name]),
  );
  return [
    ...(report.software ? [[facts.software, report.software] as [string, string]] : []),
    [facts.file, report.fileName],
    [facts.received, received],
    ...(report.providers.length > 0 ? [[facts.provider, report.providers.join(', ')] as [string, string]] : []),
    ...(report.scope ? [[facts.scope, scopes[report.scope]] as [string, string]] : []),
    [facts.objects, `${counts.objects}: ${all.join(', ')}`],
  ];
}

function issueBlocks({ issues, issueCount, reason }: ImportReport, words: ImportReportWords): Block[] {
  if (issueCount === 0) return reason ? [] : [{ kind: 'text', text: words.nothingWrong }];
  const shown = issues.slice(0, MAX_LINES);
  const items = shown.map(({ key, position, severity, path, message, hint }) => {
    const who = key ? words.object(key) : position === null ? words.wholeFile : words.position(position);
    return `${who} – ${words.severities[severity]}: ${message} ${hint}${path ? ` (${path})` : ''}`;
  });
  const rest = issueCount - shown.length;
  return [
    { kind: 'text', text: words.issues },
    { kind: 'list', items },
    ...(rest > 0 ? [{ kind: 'text' as const, text: words.more(rest) }] : []),
  ];
}
