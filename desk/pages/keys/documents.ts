import { document } from '../../../widgets/core/client.ts';
import type { Page } from '../listings/documents.ts';

export const SCOPES = [
  'LISTINGS_READ',
  'LISTINGS_WRITE',
  'OFFERS_READ',
  'OFFERS_WRITE',
  'IMPORTS_READ',
  'IMPORTS_WRITE',
  'KEYS_WRITE',
  'ADMIN',
] as const;
export type Scope = (typeof SCOPES)[number];
export type Kind = 'PUBLISHABLE' | 'SECRET';

export interface ApiKey {
  id: string;
  name: string;
  kind: Kind;
  prefix: string;
  scopes: Scope[];
  origins: string[];
  agency: { id: string; name: string } | null;
  createdAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

const KEY = 'id name kind prefix scopes origins agency { id name } createdAt lastUsedAt revokedAt';

export const keysDocument = document<{ apiKeys: Page<ApiKey> }, { first: number; after?: string }>(`
  query DeskKeys($first: Int, $after: String) {
    apiKeys(first: $first, after: $after) {
      totalCount
      edges { node { ${KEY} } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`);

export const agenciesDocument = document<{ agencies: Page<{ id: string; name: string }> }, { first: number }>(`
  query DeskAgencies($first: Int) {
    agencies(first: $first) {
      totalCount
      edges { node { id name } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`);

export interface IssueInput {
  agency: string | null;
  name: string;
  kind: Kind;
  scopes: Scope[];
  origins: string[];
}

export type IssueResult =
  | { __typename: 'IssueApiKeyPayload'; apiKey: ApiKey; secret: string }
  | { __typename: 'InvalidInput'; message: string; fields: { path: string[]; message: string }[] };

export const issueDocument = document<{ issueApiKey: IssueResult }, { input: IssueInput }>(`
  mutation DeskIssueKey($input: IssueApiKeyInput!) {
    issueApiKey(input: $input) {
      __typename
      ... on IssueApiKeyPayload { secret apiKey { ${KEY} } }
      ... on InvalidInput { message fields { path message } }
    }
  }
`);

export type RevokeResult =
  | { __typename: 'RevokeApiKeyPayload'; apiKey: ApiKey }
  | { __typename: 'NotFound'; message: string };

export const revokeDocument = document<{ revokeApiKey: RevokeResult }, { id: string }>(`
  mutation DeskRevokeKey($id: ID!) {
    revokeApiKey(id: $id) {
      __typename
      ... on RevokeApiKeyPayload { apiKey { ${KEY} } }
      ... on NotFound { message }
    }
  }
`);
