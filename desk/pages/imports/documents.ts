import { document } from '../../../widgets/core/client.ts';
import type { Page } from '../listings/documents.ts';

export type ImportState = 'QUEUED' | 'READING' | 'APPLYING' | 'HELD' | 'DONE' | 'UNCHANGED' | 'REFUSED' | 'FAILED';

export interface ImportRun {
  id: string;
  fileName: string;
  state: ImportState;
  scope: string | null;
  software: string | null;
  objectsTotal: number;
  objectsApplied: number;
  created: number;
  updated: number;
  unchanged: number;
  removed: number;
  refused: number;
  warnings: number;
  reason: { code: string; message: string; hint: string | null } | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  agency: { id: string; name: string };
}

export interface ImportIssue {
  position: number | null;
  key: string | null;
  severity: 'ERROR' | 'WARNING' | 'NOTE';
  code: string;
  path: string;
  message: string;
  hint: string;
}

const RUN = `
  id fileName state scope software objectsTotal objectsApplied created updated unchanged removed refused warnings
  reason { code message hint } createdAt startedAt finishedAt agency { id name }
`;

export const runsDocument = document<
  { importRuns: Page<ImportRun> },
  { state?: ImportState[]; first: number; after?: string }
>(`
  query DeskImportRuns($state: [ImportState!], $first: Int, $after: String) {
    importRuns(first: $first, after: $after, filter: { state: $state }) {
      totalCount
      edges { node { ${RUN} } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`);

export const runDocument = document<{ node: ImportRun | null }, { id: string }>(`
  query DeskImportRun($id: ID!) {
    node(id: $id) { ... on ImportRun { ${RUN} } }
  }
`);

export const issuesDocument = document<
  { node: { issues: Page<ImportIssue> } | null },
  { id: string; first: number; after?: string }
>(`
  query DeskImportIssues($id: ID!, $first: Int, $after: String) {
    node(id: $id) {
      ... on ImportRun {
        issues(first: $first, after: $after) {
          totalCount
          edges { node { position key severity code path message hint } }
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        }
      }
    }
  }
`);

export const progressDocument = document<
  { importProgress: { cursor: string; run: ImportRun } },
  Record<string, never>
>(`
  subscription DeskImportProgress {
    importProgress { cursor run { ${RUN} } }
  }
`);
