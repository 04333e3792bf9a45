import { document } from '../../../widgets/core/client.ts';
import type { Money } from '../../../widgets/core/format.ts';
import { INVALID, type InvalidInput, MISSING, type NotFound } from '../../core/act.ts';
import type { Page } from '../listings/documents.ts';

export type ImportState =
  | 'WAITING'
  | 'QUEUED'
  | 'READING'
  | 'APPLYING'
  | 'HELD'
  | 'DONE'
  | 'UNCHANGED'
  | 'PREVIEWED'
  | 'REFUSED'
  | 'FAILED'
  | 'UNDOING'
  | 'UNDONE';
export type Door = 'FTP' | 'SFTP' | 'HTTPS' | 'FOLDER' | 'UPLOAD';

export interface ImportRun {
  id: string;
  fileName: string;
  state: ImportState;
  scope: string | null;
  software: string | null;
  version: string | null;
  door: Door;
  dryRun: boolean;
  objectsTotal: number;
  objectsApplied: number;
  created: number;
  updated: number;
  unchanged: number;
  removed: number;
  refused: number;
  warnings: number;
  waitingFor: 'DATABASE' | 'STORAGE' | 'PROCESS' | 'RETRY' | null;
  reason: { code: string; message: string; hint: string | null } | null;
  decision: 'RELEASED' | 'REFUSED' | null;
  decidedAt: string | null;
  undoableUntil: string | null;
  undoneAt: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  /** Null only where a file through the shared account was nobody's. */
  agency: { id: string; name: string; currency: string } | null;
}

/** A run with what only its own page tells. */
export interface RunDetail extends ImportRun {
  source: { id: string; name: string; kind: 'ACCOUNT' | 'FOLDER' | 'UPLOAD' };
  /** How many listings wait for a decision. */
  removals: { totalCount: number };
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

export type ItemAction = 'CREATE' | 'UPDATE' | 'UNCHANGED' | 'REMOVE' | 'REFUSE' | 'IGNORE';

export interface FieldChange {
  field: string;
  before: string | null;
  after: string | null;
}

export interface ImportItem {
  position: number;
  number: string | null;
  request: string;
  action: ItemAction | null;
  title: string | null;
  city: string | null;
  undone: boolean;
  listing: { id: string; listPrice: Money | null; leaseAmount: Money | null } | null;
  changes: FieldChange[];
}

const PAGE = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

const RUN = `
  id fileName state scope software version door dryRun objectsTotal objectsApplied
  created updated unchanged removed refused warnings
  waitingFor reason { code message hint } decision decidedAt undoableUntil undoneAt createdAt startedAt finishedAt
  agency { id name currency }
`;

export interface RunFilter {
  state?: readonly ImportState[];
  agency?: string;
  source?: string;
}

export const runsDocument = document<
  { importRuns: Page<ImportRun> },
  { filter: RunFilter; first: number; after?: string }
>(`
  query DeskImportRuns($filter: ImportRunFilter, $first: Int, $after: String) {
    importRuns(first: $first, after: $after, filter: $filter) {
      totalCount
      edges { node { ${RUN} } }
      ${PAGE}
    }
  }
`);

export const runDocument = document<{ node: RunDetail | null }, { id: string }>(`
  query DeskImportRun($id: ID!) {
    node(id: $id) { ... on ImportRun { ${RUN} source { id name kind } removals(first: 1) { totalCount } } }
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
          ${PAGE}
        }
      }
    }
  }
`);

const ITEM = `position number request action title city undone
  listing { id listPrice { amount currency } leaseAmount { amount currency } }`;

export const itemsDocument = document<
  { node: { items: Page<ImportItem> } | null },
  { id: string; action: readonly ItemAction[]; first: number; after?: string }
>(`
  query DeskImportItems($id: ID!, $action: [ImportAction!], $first: Int, $after: String) {
    node(id: $id) {
      ... on ImportRun {
        items(first: $first, after: $after, action: $action) {
          totalCount
          edges { node { ${ITEM} changes { field before after } } }
          ${PAGE}
        }
      }
    }
  }
`);

export const removalsDocument = document<
  { node: { removals: Page<ImportItem> } | null },
  { id: string; first: number; after?: string }
>(`
  query DeskImportRemovals($id: ID!, $first: Int, $after: String) {
    node(id: $id) {
      ... on ImportRun {
        removals(first: $first, after: $after) {
          totalCount
          edges { node { ${ITEM} changes { field before after } } }
          ${PAGE}
        }
      }
    }
  }
`);

/** How many listings an agency has on the market. */
export const stockDocument = document<{ listings: { totalCount: number } }, { agency: string }>(`
  query DeskStock($agency: ID!) {
    listings(first: 1, filter: { agency: $agency }) { totalCount }
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

type RunAnswer<Name extends string> = { __typename: Name; run: ImportRun } | InvalidInput | NotFound;

export const releaseDocument = document<{ releaseRemovals: RunAnswer<'ReleaseRemovalsPayload'> }, { id: string }>(`
  mutation DeskReleaseRemovals($id: ID!) {
    releaseRemovals(run: $id) { __typename ... on ReleaseRemovalsPayload { run { ${RUN} } } ${INVALID} ${MISSING} }
  }
`);

export const refuseDocument = document<{ refuseRemovals: RunAnswer<'RefuseRemovalsPayload'> }, { id: string }>(`
  mutation DeskRefuseRemovals($id: ID!) {
    refuseRemovals(run: $id) { __typename ... on RefuseRemovalsPayload { run { ${RUN} } } ${INVALID} ${MISSING} }
  }
`);

export const undoDocument = document<{ undoImport: RunAnswer<'UndoImportPayload'> }, { id: string }>(`
  mutation DeskUndoImport($id: ID!) {
    undoImport(run: $id) { __typename ... on UndoImportPayload { run { ${RUN} } } ${INVALID} ${MISSING} }
  }
`);

export const repeatDocument = document<
  { repeatImport: RunAnswer<'RepeatImportPayload'> },
  { id: string; dryRun: boolean }
>(`
  mutation DeskRepeatImport($id: ID!, $dryRun: Boolean) {
    repeatImport(run: $id, dryRun: $dryRun) {
      __typename ... on RepeatImportPayload { run { ${RUN} } } ${INVALID} ${MISSING}
    }
  }
`);

export const uploadDocument = document<
  { uploadPackage: RunAnswer<'UploadPackagePayload'> },
  { input: { agency?: string; file: null; dryRun: boolean } }
>(`
  mutation DeskUploadPackage($input: UploadPackageInput!) {
    uploadPackage(input: $input) { __typename ... on UploadPackagePayload { run { ${RUN} } } ${INVALID} }
  }
`);
