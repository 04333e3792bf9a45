import { document } from '../../../../widgets/core/client.ts';
import { INVALID, type InvalidInput, MISSING, type NotFound } from '../../../core/act.ts';
import type { Page } from '../../listings/documents.ts';
import type { Door } from '../documents.ts';

export type SourceKind = 'ACCOUNT' | 'FOLDER' | 'UPLOAD';
export type Trigger = 'ON_ARRIVAL' | 'SCHEDULE' | 'MANUAL';
export const TRIGGERS: readonly Trigger[] = ['ON_ARRIVAL', 'SCHEDULE', 'MANUAL'];

export interface Address {
  door: Door;
  /** With the user, without the password. */
  url: string;
  /** Of the server's key or certificate: what a client shows when it first connects. */
  fingerprint: string | null;
}

/** One way in. */
export interface Source {
  id: string;
  /** Null for the account that serves all agencies. */
  agency: { id: string; name: string; timeZone: string; importsAllowed: boolean | null } | null;
  name: string;
  kind: SourceKind;
  account: string | null;
  addresses: Address[];
  plainFtp: boolean;
  folder: string | null;
  trigger: Trigger;
  cron: string | null;
  nextRunAt: string | null;
  goneShare: number | null;
  goneCount: number | null;
  addressReleased: boolean;
  /** How many deliveries wait to be started. */
  waiting: number;
  createdAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
  /** Of one that is looked at by itself. */
  storedBytes?: number;
  quotaBytes?: number;
}

const SOURCE = `
  id name kind account addresses { door url fingerprint } plainFtp folder trigger cron nextRunAt
  goneShare goneCount addressReleased waiting createdAt lastUsedAt revokedAt
  agency { id name timeZone importsAllowed }
`;

export const sourcesDocument = document<
  { importSources: Page<Source> },
  { filter: { agency?: string }; first: number; after?: string }
>(`
  query DeskImportSources($filter: ImportSourceFilter, $first: Int, $after: String) {
    importSources(first: $first, after: $after, filter: $filter) {
      totalCount
      edges { node { ${SOURCE} } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`);

export const sourceDocument = document<{ node: Source | null }, { id: string }>(`
  query DeskImportSource($id: ID!) {
    node(id: $id) { ... on ImportSource { ${SOURCE} storedBytes quotaBytes } }
  }
`);

export interface ImportSettings {
  enabled: boolean;
  sharedDoor: boolean;
}

export const settingsDocument = document<{ importSettings: ImportSettings }, object>(`
  query DeskImportSettings { importSettings { enabled sharedDoor } }
`);

export const configureImportsDocument = document<
  { configureImports: { __typename: 'ConfigureImportsPayload'; settings: ImportSettings } | InvalidInput | NotFound },
  { input: Partial<ImportSettings> }
>(`
  mutation DeskConfigureImports($input: ConfigureImportsInput!) {
    configureImports(input: $input) {
      __typename ... on ConfigureImportsPayload { settings { enabled sharedDoor } } ${INVALID} ${MISSING}
    }
  }
`);

/** What opens an account: shown once, kept nowhere. */
export interface Credentials {
  source: Source;
  user: string;
  password: string;
  addresses: Address[];
}

export const createAccountDocument = document<
  { createDropAccount: ({ __typename: 'CreateDropAccountPayload' } & Credentials) | InvalidInput | NotFound },
  { input: { agency: string | null; name: string; plainFtp: boolean } }
>(`
  mutation DeskCreateDropAccount($input: CreateDropAccountInput!) {
    createDropAccount(input: $input) {
      __typename
      ... on CreateDropAccountPayload { user password addresses { door url fingerprint } source { ${SOURCE} } }
      ${INVALID} ${MISSING}
    }
  }
`);

export const resetPasswordDocument = document<
  {
    resetDropPassword:
      | { __typename: 'ResetDropPasswordPayload'; password: string; source: Source }
      | InvalidInput
      | NotFound;
  },
  { id: string }
>(`
  mutation DeskResetDropPassword($id: ID!) {
    resetDropPassword(id: $id) {
      __typename ... on ResetDropPasswordPayload { password source { ${SOURCE} } } ${INVALID} ${MISSING}
    }
  }
`);

type SourceAnswer<Name extends string> = { __typename: Name; source: Source } | InvalidInput | NotFound;

export const createFolderDocument = document<
  { createWatchedFolder: SourceAnswer<'CreateWatchedFolderPayload'> },
  { input: { agency: string; name: string; folder: string } }
>(`
  mutation DeskCreateWatchedFolder($input: CreateWatchedFolderInput!) {
    createWatchedFolder(input: $input) {
      __typename ... on CreateWatchedFolderPayload { source { ${SOURCE} } } ${INVALID} ${MISSING}
    }
  }
`);

export const configureSourceDocument = document<
  { configureImportSource: SourceAnswer<'ConfigureImportSourcePayload'> },
  {
    input: {
      id: string;
      name?: string;
      plainFtp?: boolean;
      goneShare?: number | null;
      goneCount?: number | null;
      addressReleased?: boolean;
    };
  }
>(`
  mutation DeskConfigureImportSource($input: ConfigureImportSourceInput!) {
    configureImportSource(input: $input) {
      __typename ... on ConfigureImportSourcePayload { source { ${SOURCE} } } ${INVALID} ${MISSING}
    }
  }
`);

export const scheduleDocument = document<
  { scheduleImport: SourceAnswer<'ScheduleImportPayload'> },
  { input: { source: string; trigger: Trigger; cron?: string } }
>(`
  mutation DeskScheduleImport($input: ScheduleImportInput!) {
    scheduleImport(input: $input) {
      __typename ... on ScheduleImportPayload { source { ${SOURCE} } } ${INVALID} ${MISSING}
    }
  }
`);

export const startDocument = document<
  { startImport: { __typename: 'StartImportPayload'; runs: { id: string }[] } | InvalidInput | NotFound },
  { input: { source: string } }
>(`
  mutation DeskStartImport($input: StartImportInput!) {
    startImport(input: $input) {
      __typename ... on StartImportPayload { runs { id } } ${INVALID} ${MISSING}
    }
  }
`);

export const revokeSourceDocument = document<
  { revokeImportSource: SourceAnswer<'RevokeImportSourcePayload'> },
  { id: string }
>(`
  mutation DeskRevokeImportSource($id: ID!) {
    revokeImportSource(id: $id) {
      __typename ... on RevokeImportSourcePayload { source { ${SOURCE} } } ${INVALID} ${MISSING}
    }
  }
`);
