import { document } from '../../../widgets/core/client.ts';
import { INVALID, MISSING, type Refusal } from '../../core/act.ts';

/** One of one's own sign-ins. */
export interface SignIn {
  id: string;
  createdAt: string;
  lastUsedAt: string;
  userAgent: string | null;
  site: string | null;
  isCurrent: boolean;
}

export interface Admin {
  name: string;
  email: string;
  isYou: boolean;
}

export const signInsDocument = document<{ viewer: { sessions: SignIn[] } }, object>(`
  query DeskSignIns { viewer { sessions { id createdAt lastUsedAt userAgent site isCurrent } } }
`);

export const adminsDocument = document<{ admins: Admin[] }, object>(`
  query DeskAdmins { admins { name email isYou } }
`);

export const endDocument = document<
  { endSession: { __typename: 'EndSessionPayload' } | Refusal },
  { input: { session: string } }
>(`
  mutation DeskEndSession($input: EndSessionInput!) { endSession(input: $input) { __typename ${MISSING} } }
`);

export const endOthersDocument = document<
  { signOutEverywhere: { __typename: 'SignOutEverywherePayload'; ended: number } },
  { input: { keepCurrent: boolean } }
>(`
  mutation DeskSignOutEverywhere($input: SignOutEverywhereInput!) {
    signOutEverywhere(input: $input) { __typename ended }
  }
`);

export const endOfDocument = document<
  { endSessionsOf: { __typename: 'EndSessionsOfPayload'; ended: number } | Refusal },
  { input: { email: string } }
>(`
  mutation DeskEndSessionsOf($input: EndSessionsOfInput!) {
    endSessionsOf(input: $input) { __typename ... on EndSessionsOfPayload { ended } ${MISSING} }
  }
`);

export const revokeAdminDocument = document<
  { revokeAdmin: { __typename: 'RevokeAdminPayload' } | Refusal },
  { input: { email: string } }
>(`
  mutation DeskRevokeAdmin($input: RevokeAdminInput!) {
    revokeAdmin(input: $input) { __typename ${INVALID} ${MISSING} }
  }
`);
