import { document } from '../../../widgets/core/client.ts';
import { INVALID, type InvalidInput, MISSING, type NotFound } from '../../core/act.ts';
import type { Page } from '../listings/documents.ts';

export const PERMISSIONS = ['ALLOW', 'BY_PACKAGE', 'DENY'] as const;
export type Permission = (typeof PERMISSIONS)[number];
export type Role = 'EXECUTIVE' | 'AGENT';
export const ROLES: readonly Role[] = ['EXECUTIVE', 'AGENT'];

export interface PackageName {
  id: string;
  name: string;
  archivedAt: string | null;
  entitlements: 'IMPORTS'[];
}

export interface AgencyRow {
  id: string;
  name: string;
  slug: string;
  customerNumber: string | null;
  imports: Permission | null;
  importsAllowed: boolean | null;
  package: PackageName | null;
  memberCount: number | null;
}

export interface Member {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  role: Role;
  personnelNumber: string | null;
}

/** Somebody whom the operator named as executive, until it holds. */
export interface PendingExecutive {
  id: string;
  name: string;
  email: string;
  namedAt: string;
  dueAt: string;
}

export interface Agency extends AgencyRow {
  locale: string;
  country: string;
  currency: string;
  timeZone: string;
  brandColor: string | null;
  email: string | null;
  phone: string | null;
  website: string | null;
  openimmoAnid: string | null;
  members: { edges: ({ node: Member } | null)[] } | null;
  pendingExecutives: PendingExecutive[] | null;
}

const PACKAGE = 'id name archivedAt entitlements';
const ROW = `id name slug customerNumber imports importsAllowed memberCount package { ${PACKAGE} }`;
const MEMBER = 'id name email phone role personnelNumber';
const AGENCY = `${ROW} locale country currency timeZone brandColor email phone website openimmoAnid
  members(first: 100) { edges { node { ${MEMBER} } } }
  pendingExecutives { id name email namedAt dueAt }`;
const PAGE = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

export const agencyRowsDocument = document<
  { agencies: Page<AgencyRow> },
  { filter: { search?: string; imports?: Permission[] }; first: number; after?: string }
>(`
  query DeskAgencyRows($filter: AgencyFilter, $first: Int, $after: String) {
    agencies(filter: $filter, first: $first, after: $after) { totalCount edges { node { ${ROW} } } ${PAGE} }
  }
`);

export const agencyDocument = document<{ node: Agency | null }, { id: string }>(`
  query DeskAgency($id: ID!) {
    node(id: $id) { ... on Agency { ${AGENCY} } }
  }
`);

export interface AgencyTexts {
  name: string;
  slug?: string;
  locale: string;
  country: string;
  currency: string;
  timeZone: string;
  customerNumber: string | null;
  openimmoAnid: string | null;
  email: string | null;
  phone: string | null;
  website: string | null;
  brandColor: string | null;
}

export interface Rights {
  imports: Permission;
  package: string | null;
}

export const createAgencyDocument = document<
  { createAgency: { __typename: 'CreateAgencyPayload'; agency: AgencyRow } | InvalidInput },
  { input: Partial<AgencyTexts> & Partial<Rights> & { executive: { name: string; email: string } } }
>(`
  mutation DeskCreateAgency($input: CreateAgencyInput!) {
    createAgency(input: $input) { __typename ... on CreateAgencyPayload { agency { ${ROW} } } ${INVALID} }
  }
`);

export const configureAgencyDocument = document<
  { configureAgency: { __typename: 'ConfigureAgencyPayload'; agency: Agency } | InvalidInput | NotFound },
  { input: { id: string } & Partial<AgencyTexts> & Partial<Rights> }
>(`
  mutation DeskConfigureAgency($input: ConfigureAgencyInput!) {
    configureAgency(input: $input) {
      __typename ... on ConfigureAgencyPayload { agency { ${AGENCY} } } ${INVALID} ${MISSING}
    }
  }
`);

export interface MemberInput {
  name: string;
  phone: string | null;
  role: Role;
  personnelNumber: string | null;
}

type MemberAnswer<Name extends string> = { __typename: Name; membership: Member } | InvalidInput | NotFound;

export const addMemberDocument = document<
  { addMember: MemberAnswer<'AddMemberPayload'> },
  { input: MemberInput & { agency: string; email: string } }
>(`
  mutation DeskAddMember($input: AddMemberInput!) {
    addMember(input: $input) { __typename ... on AddMemberPayload { membership { ${MEMBER} } } ${INVALID} ${MISSING} }
  }
`);

export const changeMemberDocument = document<
  { changeMember: MemberAnswer<'ChangeMemberPayload'> },
  { input: MemberInput & { membership: string } }
>(`
  mutation DeskChangeMember($input: ChangeMemberInput!) {
    changeMember(input: $input) {
      __typename ... on ChangeMemberPayload { membership { ${MEMBER} } } ${INVALID} ${MISSING}
    }
  }
`);

export const removeMemberDocument = document<
  { removeMember: { __typename: 'RemoveMemberPayload' } | InvalidInput | NotFound },
  { id: string }
>(`
  mutation DeskRemoveMember($id: ID!) {
    removeMember(membership: $id) { __typename ${INVALID} ${MISSING} }
  }
`);

export const sendInvitationDocument = document<
  { sendInvitation: { __typename: 'SendInvitationPayload' } | InvalidInput | NotFound },
  { input: { membership: string } }
>(`
  mutation DeskSendInvitation($input: SendInvitationInput!) {
    sendInvitation(input: $input) { __typename ${INVALID} ${MISSING} }
  }
`);

export const stopExecutiveDocument = document<
  { stopExecutive: { __typename: 'StopExecutivePayload' } | NotFound },
  { input: { pendingExecutive: string } }
>(`
  mutation DeskStopExecutive($input: StopExecutiveInput!) {
    stopExecutive(input: $input) { __typename ${MISSING} }
  }
`);

export interface Package extends PackageName {
  agencyCount: number | null;
  createdAt: string;
}

export const packagesDocument = document<{ packages: Page<Package> }, { first: number; after?: string }>(`
  query DeskPackages($first: Int, $after: String) {
    packages(first: $first, after: $after) {
      totalCount edges { node { ${PACKAGE} agencyCount createdAt } } ${PAGE}
    }
  }
`);

export const createPackageDocument = document<
  { createPackage: { __typename: 'CreatePackagePayload'; package: Package } | InvalidInput },
  { input: { name: string; entitlements: 'IMPORTS'[] } }
>(`
  mutation DeskCreatePackage($input: CreatePackageInput!) {
    createPackage(input: $input) {
      __typename ... on CreatePackagePayload { package { ${PACKAGE} agencyCount createdAt } } ${INVALID}
    }
  }
`);

export const updatePackageDocument = document<
  { updatePackage: { __typename: 'UpdatePackagePayload'; package: Package } | InvalidInput | NotFound },
  { input: { id: string; name: string; entitlements: 'IMPORTS'[] } }
>(`
  mutation DeskUpdatePackage($input: UpdatePackageInput!) {
    updatePackage(input: $input) {
      __typename ... on UpdatePackagePayload { package { ${PACKAGE} agencyCount createdAt } } ${INVALID} ${MISSING}
    }
  }
`);

export const archivePackageDocument = document<
  { archivePackage: { __typename: 'ArchivePackagePayload' } | NotFound },
  { id: string }
>(`
  mutation DeskArchivePackage($id: ID!) {
    archivePackage(id: $id) { __typename ${MISSING} }
  }
`);

export const licenceKeyDocument = document<
  { setLicenceKey: { __typename: 'SetLicenceKeyPayload' } | InvalidInput | NotFound },
  { input: { agency: string; licenceKey: string | null } }
>(`
  mutation DeskSetLicenceKey($input: SetLicenceKeyInput!) {
    setLicenceKey(input: $input) { __typename ${INVALID} ${MISSING} }
  }
`);
