import type { Issue } from './types.ts';

const MAX_ISSUES = 100;

/** Collects the issues of one object; after a hundred it only remembers errors. */
export class Report {
  readonly issues: Issue[] = [];

  error(code: string, path: string, message: string, hint: string): void {
    this.issues.push({ severity: 'ERROR', code, path, message, hint });
  }

  warn(code: string, path: string, message: string, hint: string): void {
    if (this.issues.length < MAX_ISSUES) this.issues.push({ severity: 'WARNING', code, path, message, hint });
  }

  note(code: string, path: string, message: string, hint: string): void {
    if (this.issues.length < MAX_ISSUES) this.issues.push({ severity: 'NOTE', code, path, message, hint });
  }
}
