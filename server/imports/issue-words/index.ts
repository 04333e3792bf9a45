import type { Locale } from '../../platform/index.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { ro } from './ro.ts';

/** What is wrong and what to do about it, with `{names}` for values. */
type Words = readonly [message: string, hint: string];

/** Every code of an issue or a reason; several words where one code has several causes, in the same order everywhere. */
export type IssueCatalogue = Readonly<Record<string, readonly Words[]>>;

export const issueCatalogues: Record<Locale, IssueCatalogue> = { en, de, fr, ro };

/** An issue of an object or a file, or the reason of a run, as its row keeps it: in English. */
export interface Describable {
  code: string;
  message: string;
  hint: string;
  values?: unknown;
}

export interface IssueDescription {
  message: string;
  hint: string;
}

/** Reading stopped there; set behind the words of a refused file. */
const LINE = / \(line (\d+)\)$/;
const lineWords: Record<Locale, (line: string) => string> = {
  en: (line) => ` (line ${line})`,
  de: (line) => ` (Zeile ${line})`,
  fr: (line) => ` (ligne ${line})`,
  ro: (line) => ` (linia ${line})`,
};

/**
 * The words of an issue or a reason in a language. The English ones are stored; which of the catalogue's they are, and
 * the names and numbers in them, is read from them. English when the catalogue has none that fit.
 */
export function describeIssue(issue: Describable, locale: Locale): IssueDescription {
  const english = { message: issue.message, hint: issue.hint };
  if (locale === 'en') return english;
  const line = LINE.exec(issue.message)?.[1];
  const found = findWords(issue, issue.message.replace(LINE, ''));
  const words = found && issueCatalogues[locale][issue.code]?.[found.index];
  const message = words && fill(words[0], found.values);
  const hint = words && fill(words[1], found.values);
  if (message === undefined || hint === undefined) return english;
  return { message: line ? message + lineWords[locale](line) : message, hint };
}

/** The names and numbers in an issue's words; empty for a code that the catalogue does not know. */
export function valuesOf(issue: Describable): Record<string, string> {
  return findWords(issue, issue.message.replace(LINE, ''))?.values ?? {};
}

function findWords(issue: Describable, message: string) {
  const given = asValues(issue.values);
  const variants = en[issue.code] ?? [];
  for (const [index, [text, hint]] of variants.entries()) {
    const values = match(text, message);
    if (values) return { index, values: { ...given, ...values, ...match(hint, issue.hint) } };
  }
  // The words have changed since: the values that came with the issue will do when they are all there.
  const index = variants.findIndex(([text, hint]) => Object.keys(given).length > 0 && fill(text + hint, given));
  return index < 0 ? undefined : { index, values: given };
}

function asValues(values: unknown): Record<string, string> {
  if (typeof values !== 'object' || values === null) return {};
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

const patterns = new Map<string, RegExp>();

function match(template: string, text: string): Record<string, string> | undefined {
  const known = patterns.get(template);
  const pattern = known ?? toPattern(template);
  if (!known) patterns.set(template, pattern);
  const groups = pattern.exec(text);
  return groups ? { ...groups.groups } : undefined;
}

function toPattern(template: string): RegExp {
  const source = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{(\w+)\}/g, '(?<$1>.+?)');
  return new RegExp(`^${source}$`, 'is');
}

/** Undefined when a value is missing. */
function fill(template: string, values: Record<string, string>): string | undefined {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  if (names.some((name) => values[name] === undefined)) return undefined;
  return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
