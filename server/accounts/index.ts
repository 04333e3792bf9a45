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
  publicAgency,
} from './access.ts';
export { type Actor, actorName, anonymous, type PersonActor, type Scope, scopes } from './actor.ts';
export { type Auth, createAuth } from './auth.ts';
export { authenticate, type Credentials } from './authenticate.ts';
export { AgencyType, PersonType } from './schema.ts';
