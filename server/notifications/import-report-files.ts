import { describeIssue } from '../imports/index.ts';
import type { Locale, OutgoingMail } from '../platform/index.ts';
import type { ImportReport, ReportIssue, ReportObject } from './read-import-report.ts';

// The report for programs, as JSON and as XML: docs/imports-report.md describes both. They hold the same.

/** Bytes of one file; what is beyond is left out and counted. */
export const MOST_BYTES = 2 * 1024 ** 2;
const FORMAT = 'gatepost-import-report';
const VERSION = 1;

export interface ReportFiles {
  files: NonNullable<OutgoingMail['attachments']>;
  /** Whether something was left out. */
  isCut: boolean;
}

/** Reports as the two files of a mail. When a file would be too large, the objects with the least to say go. */
export function importReportFiles(reports: ImportReport[], locale: Locale): ReportFiles {
  let kept = reports;
  for (;;) {
    const sorted = kept.map((report) => ({
      ...report,
      objects: report.objects.toSorted((a, b) => a.position - b.position),
    }));
    const files = [
      { name: 'import-report.json', contentType: 'application/json', content: toJson(sorted, locale) },
      { name: 'import-report.xml', contentType: 'application/xml', content: toXml(sorted, locale) },
    ];
    const bytes = Math.max(...files.map(({ content }) => Buffer.byteLength(content)));
    if (bytes <= MOST_BYTES) {
      const isCut = kept.some(({ left }) => left.objects + left.issues + left.removals > 0);
      return { files, isCut };
    }
    kept = kept.map((report) => shortened(report, (0.95 * MOST_BYTES) / bytes));
  }
}

function shortened(report: ImportReport, share: number): ImportReport {
  const objects = report.objects.slice(0, Math.floor(report.objects.length * share));
  const removals = report.removals.slice(0, Math.floor(report.removals.length * share));
  const issues = report.issues.slice(0, Math.floor(report.issues.length * share));
  const gone = report.objects.slice(objects.length).reduce((sum, object) => sum + object.issues.length, 0);
  return {
    ...report,
    objects,
    removals,
    issues,
    left: {
      objects: report.left.objects + report.objects.length - objects.length,
      issues: report.left.issues + report.issues.length - issues.length + gone,
      removals: report.left.removals + report.removals.length - removals.length,
    },
  };
}

// ---------------------------------------------------------------- JSON

function toJson(reports: ImportReport[], locale: Locale): string {
  const inLanguage = (issue: ReportIssue) => {
    const { severity, code, path, values } = issue;
    return { severity, code, path, ...describeIssue(issue, locale), values };
  };
  const told = reports.map(({ reason, issues, objects, ...report }) => ({
    ...report,
    reason: reason && { code: reason.code, ...describeIssue(reason, locale) },
    issues: issues.map(inLanguage),
    objects: objects.map((object) => ({ ...object, issues: object.issues.map(inLanguage) })),
  }));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, language: locale, reports: told }, null, 1)}\n`;
}

// ---------------------------------------------------------------- XML

type Attributes = Record<string, string | number | null>;

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 cannot hold goes; line breaks in an attribute would become spaces. */
const escapeXml = (text: string): string =>
  text
    .replace(LONE_SURROGATE, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones meant
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (character) => entities[character] ?? '')
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Attributes without a value are left out; content is XML already. */
function element(name: string, attributes: Attributes, content = ''): string {
  const list = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('');
  return content ? `<${name}${list}>${content}</${name}>\n` : `<${name}${list}/>\n`;
}

const textElement = (name: string, text: string | null): string =>
  text === null ? '' : element(name, {}, escapeXml(text));

function toXml(reports: ImportReport[], locale: Locale): string {
  const content = reports.map((report) => reportXml(report, locale)).join('');
  const root = element('importReports', { format: FORMAT, version: VERSION, language: locale }, `\n${content}`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;
}

function reportXml(report: ImportReport, locale: Locale): string {
  const { id, outcome, scope, openimmo, receivedAt, finishedAt, reason, counts, left } = report;
  const parts = [
    textElement('fileName', report.fileName),
    textElement('software', report.software),
    ...report.providers.map((provider) => textElement('provider', provider)),
    element('counts', counts),
    reason ? element('reason', { code: reason.code }, wordsXml(describeIssue(reason, locale))) : '',
    element('issues', {}, report.issues.map((issue) => issueXml(issue, locale)).join('')),
    element('objects', {}, report.objects.map((object) => objectXml(object, locale)).join('')),
    element('removals', {}, report.removals.map(({ number, title }) => element('object', { number, title })).join('')),
    element('left', left),
  ];
  return element('importReport', { id, outcome, scope, openimmo, receivedAt, finishedAt }, `\n${parts.join('')}`);
}

const objectXml = ({ position, number, title, action, issues }: ReportObject, locale: Locale): string =>
  element('object', { position, number, title, action }, issues.map((issue) => issueXml(issue, locale)).join(''));

function issueXml(issue: ReportIssue, locale: Locale): string {
  const { severity, code, path, values } = issue;
  const named = Object.entries(values).map(([name, value]) => element('value', { name }, escapeXml(value)));
  return element('issue', { severity, code, path }, wordsXml(describeIssue(issue, locale)) + named.join(''));
}

const wordsXml = ({ message, hint }: { message: string; hint: string }): string =>
  textElement('message', message) + textElement('hint', hint);
