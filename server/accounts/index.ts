export {
  executiveAgencies,
  isAdmin,
  isAuthenticated,
  isExecutive,
  isKey,
  isMember,
  isStaff,
  keyAgency,
  memberAgencies,
  nothing,
  ofResponsible,
  publicAgency,
} from './access.ts';
export {
  type Actor,
  actorName,
  anonymous,
  type BoardActor,
  type PersonActor,
  type Place,
  type Scope,
  scopes,
} from './actor.ts';
export { AgencyType } from './agency-schema.ts';
export { type Auth, createAuth } from './auth.ts';
export { authenticate, type Credentials } from './authenticate.ts';
export { boardAgencies } from './board-origins.ts';
export type { Invitation } from './invitations.ts';
export { type ImportRights, mayImport } from './may-import.ts';
export { accountJobs, NAMING_DAYS, nameExecutive } from './name-executive.ts';
export { PersonType } from './schema.ts';
export { endSessionsOf, makeAdmin, OPERATOR, revokeAdmin } from './sessions.ts';
export { type Knock, sendCode, signIn } from './sign-in.ts';
