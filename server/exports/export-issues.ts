import type { Issue } from '../openimmo/index.ts';

/** Something to know about one object of an export, or (number null) about all of it. */
export interface ExportIssue extends Issue {
  /** The object's number, as people know it. */
  number: string | null;
}

/** Issues that are kept of one export: enough to see what is wrong, and what a page can show. */
const KEPT = 500;

/** Gathers what could not be carried. */
export class ExportIssues {
  private readonly kept: ExportIssue[] = [];
  private total = 0;

  add(number: string | null, issues: readonly Issue[]): void {
    this.total += issues.length;
    const room = Math.max(0, KEPT - this.kept.length);
    // A column of its own for each would be more than anybody asks for.
    for (const { severity, code, path, message, hint } of issues.slice(0, room)) {
      this.kept.push({ number, severity, code, path, message, hint });
    }
  }

  /** The last one says how many more there were. */
  list(): ExportIssue[] {
    const more = this.total - this.kept.length;
    if (more <= 0) return this.kept;
    const message = `There are ${more} more of these.`;
    const hint = 'Export fewer listings at once to see them all.';
    return [...this.kept, { number: null, severity: 'NOTE', code: 'MORE_ISSUES', path: '', message, hint }];
  }
}
