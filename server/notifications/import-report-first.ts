import type { ImportReportData } from './import-report.ts';
import type { Count, Outcome } from './import-words/index.ts';
import type { ImportReport, ReportIssue } from './read-import-report.ts';

/** What a row of version 0.1 seals for this mail. */
interface First {
  report: {
    run: string;
    state: Outcome;
    fileName: string;
    software: string | null;
    scope: ImportReport['scope'];
    providers: string[];
    receivedAt: string;
    finishedAt: string;
    counts: Record<Count, number> & { objects: number; warnings: number };
    reason: ImportReport['reason'];
    issues: (Omit<ReportIssue, 'values'> & { position: number | null; key: string | null })[];
    issueCount: number;
  };
  agency: { name: string; brandColor: string | null; country: string; timeZone: string };
  forSender: boolean;
}

/** For a mail that was owed before an update and is sent after it. */
export function fromFirstVersion(data: Record<string, unknown>): ImportReportData {
  const { report, agency, forSender } = data as unknown as First;
  const { run, state, issues, issueCount, ...rest } = report;
  const told = issues.map((issue) => ({ ...issue, values: {} }));
  const positions = [...new Set(told.flatMap(({ position }) => (position === null ? [] : [position])))];
  const objects = positions.map((position) => {
    const own = told.filter((issue) => issue.position === position);
    return { position, number: own[0]?.key ?? null, title: null, action: null, issues: own };
  });
  const full: ImportReport = {
    ...rest,
    id: Buffer.from(`ImportRun:${run}`).toString('base64'),
    outcome: state,
    openimmo: null,
    issues: told.filter(({ position }) => position === null),
    objects,
    removals: [],
    left: { objects: 0, issues: issueCount - issues.length, removals: 0 },
  };
  return { reports: [full], agency: { ...agency, id: '', locale: 'en' }, role: forSender ? 'SENDER' : 'EXECUTIVE' };
}
