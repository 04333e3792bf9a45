/** What can be said of a run and its issues without drawing anything. */
import type { ImportIssue, ImportRun, ImportState } from './documents.ts';

export const RUNNING: readonly ImportState[] = ['QUEUED', 'READING', 'APPLYING', 'UNDOING'];
export const FILTERS = {
  running: RUNNING,
  waiting: ['WAITING'],
  held: ['HELD'],
  failed: ['REFUSED', 'FAILED'],
} as const satisfies Record<string, readonly ImportState[]>;
export type Filter = keyof typeof FILTERS;

export const isRunning = ({ state }: Pick<ImportRun, 'state'>): boolean => RUNNING.includes(state);

export const toneOf: Readonly<Record<ImportState, string>> = {
  WAITING: 'off',
  QUEUED: 'off',
  READING: 'busy',
  APPLYING: 'busy',
  HELD: 'warn',
  DONE: 'good',
  UNCHANGED: 'good',
  PREVIEWED: 'good',
  REFUSED: 'bad',
  FAILED: 'bad',
  UNDOING: 'busy',
  UNDONE: 'off',
};

/** How far a run has come: what was decided about a held one lets it go on, and undoing follows the end. */
function stageOf({ state, decision }: ImportRun): number {
  const order: readonly ImportState[] = ['WAITING', 'QUEUED', 'READING', 'APPLYING', 'HELD'];
  if (state === 'UNDOING') return 7;
  if (state === 'UNDONE') return 8;
  if (state === 'APPLYING' && decision) return 5;
  const at = order.indexOf(state);
  return at < 0 ? 6 : at;
}

/** Whether `next` may replace `known`: a message that was overtaken never takes a run back. */
export function isNewer(known: ImportRun, next: ImportRun): boolean {
  const [before, after] = [stageOf(known), stageOf(next)];
  return before === after ? next.objectsApplied >= known.objectsApplied : after > before;
}

/** The list after a live message: a known run in its place, a new one on top. */
export function mergeRun(runs: readonly ImportRun[], next: ImportRun): ImportRun[] {
  const at = runs.findIndex((run) => run.id === next.id);
  const known = runs[at];
  if (!known) return [next, ...runs];
  return isNewer(known, next) ? runs.with(at, next) : [...runs];
}

/** Seconds until all objects are applied, from the pace so far; undefined while that is a guess. */
export function secondsLeft(
  { state, objectsTotal, objectsApplied, startedAt }: ImportRun,
  now: number,
): number | undefined {
  if (state !== 'APPLYING' || !startedAt || objectsApplied < 1) return undefined;
  const elapsed = (now - Date.parse(startedAt)) / 1000;
  if (elapsed < 2) return undefined;
  return Math.max(0, Math.ceil((elapsed / objectsApplied) * (objectsTotal - objectsApplied)));
}

export interface IssueGroup {
  key: string | null;
  position: number | null;
  issues: ImportIssue[];
}

const WEIGHT: Readonly<Record<ImportIssue['severity'], number>> = { ERROR: 0, WARNING: 1, NOTE: 2 };

/** Issues by object, in the order of the delivery; what concerns the whole delivery first, what refuses an object on top. */
export function groupIssues(issues: readonly ImportIssue[]): IssueGroup[] {
  const groups = new Map<string, IssueGroup>();
  for (const issue of issues) {
    const { key, position } = issue;
    const name = `${position ?? ''}\n${key ?? ''}`;
    const group = groups.get(name) ?? { key, position, issues: [] };
    group.issues.push(issue);
    groups.set(name, group);
  }
  for (const group of groups.values()) group.issues.sort((one, other) => WEIGHT[one.severity] - WEIGHT[other.severity]);
  const place = ({ key, position }: IssueGroup) => position ?? (key === null ? -1 : Number.MAX_SAFE_INTEGER);
  return [...groups.values()].sort((one, other) => place(one) - place(other));
}

/** Which part of the stock, 0 to 1; undefined where that says nothing. */
export function shareOf(count: number, stock: number): number | undefined {
  return stock > 0 && count > 0 ? Math.min(1, count / stock) : undefined;
}
