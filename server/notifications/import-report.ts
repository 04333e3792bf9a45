import { describeIssue } from '../imports/index.ts';
import { type Locale, pickLocale } from '../platform/index.ts';
import type { ImportAgency, Reader } from './import-recipients.ts';
import { importReportFiles } from './import-report-files.ts';
import { fromFirstVersion } from './import-report-first.ts';
import { type Count, type ImportWords, importWords, type Outcome } from './import-words/index.ts';
import type { ImportReport, ReportIssue, ReportObject } from './read-import-report.ts';
import { formatInstant, type Manner } from './templates/format.ts';
import type { Block, Remark, Tone } from './templates/layout.ts';
import type { Template } from './templates/template.ts';
import { mailWords } from './templates/words/index.ts';

/** What is in the mail itself: the rest is in its files. A mail beyond 100 kB is cut by mailboxes. */
const MOST_GROUPS = 40;
const MOST_REMARKS = 80;
const MOST_IN_GROUP = 10;
const MOST_ROWS = 50;
const MOST_RUNS = 20;

export interface ImportReportData {
  /** In the order they ended; never empty. */
  reports: ImportReport[];
  agency: ImportAgency;
  role: Reader['role'];
}

/** A mail may wait since a version of Gatepost that told one import in a mail. */
const readData = (data: Record<string, unknown>): ImportReportData =>
  'report' in data ? fromFirstVersion(data) : (data as unknown as ImportReportData);

const BAD: Outcome[] = ['REFUSED', 'HELD', 'FAILED'];
const isBad = ({ outcome }: ImportReport): boolean => BAD.includes(outcome);

interface Telling {
  words: ImportWords;
  locale: Locale;
  manner: Manner;
  support: string;
}

/** The result of one import, or of several that came soon after each other. */
export const importReport: Template = (mail, settings) => {
  const { reports, agency, role } = readData(mail.data);
  const locale = pickLocale(mail.locale);
  const words = importWords[locale];
  const telling: Telling = { words, locale, manner: { ...agency, locale }, support: settings.supportEmail };
  const { files, isCut } = importReportFiles(reports, locale);
  const [first] = reports;
  const only = reports.length === 1 ? first : undefined;
  const counts = sumOf(reports);
  const line = countLine(counts, words);
  return {
    locale,
    subject: only ? words.subject[only.outcome](line) : subjectOfMany(reports, line, words),
    preheader: only ? `${only.fileName} · ${line}` : line,
    sender: agency.name,
    accent: agency.brandColor,
    heading: only ? words.heading[only.outcome] : words.together.heading(reports.length),
    blocks: [
      ...(only ? reasonBlocks(only, telling) : badBlocks(reports, telling)),
      ...countBlocks(counts, telling),
      { kind: 'facts', rows: factRows(reports, telling) },
    ],
    button: role === 'SENDER' ? undefined : deskButton(settings.publicUrl, only, words),
    closing: [
      ...reports.flatMap((report) => removalBlocks(report, telling)),
      ...issueBlocks(reports, telling),
      ...objectBlocks(reports, telling),
      { kind: 'text', text: isCut ? words.attachedCut : words.attached },
    ],
    footer: [whyOf(role, agency.name, words), mailWords[locale].questions(settings.supportEmail)],
    replyTo: role === 'SENDER' ? undefined : settings.supportEmail,
    attachments: files,
  };
};

/** Values from files stay on their line, so that programs can read the plain text line by line. */
const onLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

type Sums = Record<Count, number> & { objects: number };

function sumOf(reports: ImportReport[]): Sums {
  const sum = (name: keyof Sums) => reports.reduce((total, { counts }) => total + counts[name], 0);
  return {
    objects: sum('objects'),
    created: sum('created'),
    updated: sum('updated'),
    unchanged: sum('unchanged'),
    removed: sum('removed'),
    refused: sum('refused'),
  };
}

const COUNTS = ['created', 'updated', 'unchanged', 'removed', 'refused'] as const;

/** New and changed always; the others when there are some. */
const shownCounts = (counts: Record<Count, number>) =>
  COUNTS.filter((name) => counts[name] > 0 || name === 'created' || name === 'updated');

const listCounts = (names: readonly Count[], counts: Record<Count, number>, words: ImportWords): string =>
  names.map((name) => `${counts[name]} ${words.counts[name](counts[name])}`).join(', ');

export const countLine = (counts: Record<Count, number>, words: ImportWords): string =>
  listCounts(shownCounts(counts), counts, words);

/** At a glance: what there is. The facts below have every count, for programs that read the text. */
function countBlocks(counts: Sums, { words, manner }: Telling): Block[] {
  if (counts.objects + counts.removed === 0) return [];
  const number = new Intl.NumberFormat(`${manner.locale}-${manner.country}`);
  const items = shownCounts(counts).map((name) => ({
    value: number.format(counts[name]),
    label: words.counts[name](counts[name]),
    tone: name === 'refused' ? ('bad' as const) : undefined,
  }));
  return [{ kind: 'counts', items }];
}

function subjectOfMany(reports: ImportReport[], counts: string, { together }: ImportWords): string {
  const bad = reports.filter(isBad).length;
  return bad > 0 ? together.subjectBad(reports.length, bad) : together.subject(reports.length, counts);
}

function whyOf(role: Reader['role'], agency: string, words: ImportWords): string {
  if (role === 'SENDER') return words.whySender;
  return role === 'AGENCY' ? words.whyAddress(agency) : words.why(agency);
}

/** The desk knows runs by their global ids. */
export function deskButton(publicUrl: string, run: { id: string } | undefined, words: ImportWords) {
  if (!run) return { label: words.buttonMany, url: `${publicUrl}/desk/imports` };
  return { label: words.button, url: `${publicUrl}/desk/imports?run=${encodeURIComponent(run.id)}` };
}

function reasonBlocks({ reason }: ImportReport, { words, locale }: Telling): Block[] {
  if (!reason) return [];
  const { message, hint } = describeIssue(reason, locale);
  const cure: Block[] = hint ? [{ kind: 'text', text: `${words.toDo}${words.colon} ${hint}` }] : [];
  return [{ kind: 'text', text: message }, ...cure];
}

/** Of several deliveries, each that was refused, held or broke off, with its reason. */
function badBlocks(reports: ImportReport[], { words, locale }: Telling): Block[] {
  const bad = reports.filter(isBad);
  if (bad.length === 0) return [{ kind: 'text', text: words.together.lead }];
  const groups = bad.slice(0, MOST_RUNS).map((report): Block => {
    const { message, hint } = report.reason
      ? describeIssue(report.reason, locale)
      : { message: words.heading[report.outcome], hint: '' };
    const remark: Remark = {
      tone: report.outcome === 'HELD' ? 'warn' : 'bad',
      mark: `${words.heading[report.outcome]}.`,
      text: message,
      hint,
      place: '',
    };
    return { kind: 'group', title: onLine(report.fileName), about: '', remarks: [remark] };
  });
  const rest = bad.length - groups.length;
  return [
    { kind: 'text', text: words.together.lead },
    { kind: 'heading', text: words.together.bad },
    ...groups,
    ...(rest > 0 ? [{ kind: 'text' as const, text: words.more(rest) }] : []),
  ];
}

/** Distinct values in the order they come. */
const distinct = (values: (string | null)[]): string[] => [...new Set(values.filter((value) => value !== null))];

function factRows(reports: ImportReport[], { words, manner }: Telling): [string, string][] {
  const { facts, scopes } = words;
  const one = reports.length === 1;
  const files = reports.map(({ fileName }) => onLine(fileName));
  const ends = [reports[0], reports.at(-1)].map((report) => report && formatInstant(report.receivedAt, manner));
  const counts = sumOf(reports);
  const rows: [string, string[]][] = [
    [facts.software, distinct(reports.map(({ software }) => software))],
    [facts.openimmo, distinct(reports.map(({ openimmo }) => openimmo))],
    [facts.provider, distinct(reports.flatMap(({ providers }) => providers)).slice(0, 20)],
    [
      one ? facts.file : facts.files,
      files.length > 4 ? [`${files.slice(0, 3).join(', ')} … ${files.at(-1)} (${files.length})`] : files,
    ],
    [facts.received, distinct(ends.map((time) => time ?? null))],
    [facts.scope, distinct(reports.map(({ scope }) => scope && scopes[scope]))],
    [facts.objects, [`${counts.objects}: ${listCounts(COUNTS, counts, words)}`]],
  ];
  return rows
    .filter(([, values]) => values.length > 0)
    .map(([label, values]) => [label, values.map(onLine).join(label === facts.received ? ' – ' : ', ')]);
}

/** Removals that wait: which objects would go, and who decides. */
function removalBlocks(report: ImportReport, { words, support }: Telling): Block[] {
  const count = report.removals.length + report.left.removals;
  if (count === 0) return [];
  const shown = report.removals.slice(0, MOST_ROWS);
  const rest = count - shown.length;
  return [
    { kind: 'heading', text: words.held.heading(count) },
    { kind: 'text', text: words.held.decides(support) },
    { kind: 'rows', rows: shown.map((object) => ({ ...nameOf(object), value: '' })) },
    ...(rest > 0 ? [{ kind: 'text' as const, text: words.more(rest) }] : []),
  ];
}

const nameOf = ({ number, title }: { number: string | null; title: string | null }) => ({
  title: onLine(number ?? title ?? '–'),
  about: number && title ? onLine(title) : '',
});

// ---------------------------------------------------------------- what to correct

interface Group {
  title: string;
  about: string;
  issues: ReportIssue[];
}

function issueBlocks(reports: ImportReport[], telling: Telling): Block[] {
  const { words } = telling;
  const groups = groupsOf(reports, words);
  const total =
    groups.reduce((sum, { issues }) => sum + issues.length, 0) +
    reports.reduce((sum, { left }) => sum + left.issues, 0);
  if (total === 0) return reports.some(isBad) ? [] : [{ kind: 'text', text: words.nothingWrong }];
  const blocks: Block[] = [];
  let shown = 0;
  for (const { title, about, issues } of groups.slice(0, MOST_GROUPS)) {
    const some = issues.slice(0, Math.min(MOST_IN_GROUP, MOST_REMARKS - shown));
    if (some.length === 0) break;
    blocks.push({ kind: 'group', title, about, remarks: some.map((issue) => remarkOf(issue, telling)) });
    shown += some.length;
  }
  const rest = total - shown;
  return [
    { kind: 'heading', text: words.issues },
    ...blocks,
    ...(rest > 0 ? [{ kind: 'text' as const, text: words.more(rest) }] : []),
  ];
}

const TONES: Record<ReportIssue['severity'], Tone> = { ERROR: 'bad', WARNING: 'warn', NOTE: 'quiet' };

function remarkOf(issue: ReportIssue, { words, locale }: Telling): Remark {
  const { message, hint } = describeIssue(issue, locale);
  return {
    tone: TONES[issue.severity],
    mark: `${words.severities[issue.severity]}${words.colon}`,
    text: onLine(message),
    hint: onLine(hint),
    place: onLine(issue.path),
  };
}

/** What is said of a whole file, then of each object; of several deliveries, the file is named. */
function groupsOf(reports: ImportReport[], words: ImportWords): Group[] {
  const many = reports.length > 1;
  const file = ({ fileName }: ImportReport) => (many ? onLine(fileName) : '');
  const files = reports
    .filter(({ issues }) => issues.length > 0)
    .map((report): Group => ({ title: words.wholeFile, about: file(report), issues: report.issues }));
  const objects = reports.flatMap((report) =>
    report.objects
      .filter(({ issues }) => issues.length > 0)
      .map(
        (object): Group => ({
          title: object.number ? words.object(onLine(object.number)) : words.position(object.position),
          about: [object.title ? onLine(object.title) : '', file(report)].filter(Boolean).join(' · '),
          issues: object.issues,
        }),
      ),
  );
  const weight = ({ issues }: Group) =>
    Math.min(...issues.map(({ severity }) => ['ERROR', 'WARNING', 'NOTE'].indexOf(severity)));
  return [...files, ...objects].sort((a, b) => weight(a) - weight(b));
}

// ---------------------------------------------------------------- what came of each object

/** What is as it was is not listed: of a large stock it is nearly all. */
const isTold = ({ action }: ReportObject): boolean =>
  action === 'CREATE' || action === 'UPDATE' || action === 'REMOVE' || action === 'REFUSE';

function objectBlocks(reports: ImportReport[], { words }: Telling): Block[] {
  const told = reports.flatMap(({ objects }) => objects.filter(isTold).sort((a, b) => a.position - b.position));
  if (told.length === 0) return [];
  const rows = told.slice(0, MOST_ROWS).map((object) => ({
    ...(object.number ? nameOf(object) : { title: words.position(object.position), about: '' }),
    value: object.action ? words.actions[object.action] : '',
  }));
  const rest = told.length - rows.length;
  return [
    { kind: 'heading', text: words.objects },
    { kind: 'rows', rows },
    ...(rest > 0 ? [{ kind: 'text' as const, text: words.more(rest) }] : []),
  ];
}
