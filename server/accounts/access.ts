import type { Actor, PersonActor, Scope } from './actor.ts';

// The words in which every feature's access.ts is written. Nothing here knows a feature.

/** The operator: a person marked admin, or a secret key of the installation with the ADMIN scope. */
export function isAdmin(actor: Actor): boolean {
  if (actor.kind === 'person') return actor.admin;
  return actor.kind === 'key' && !actor.publishable && actor.agencyId === null && actor.scopes.includes('ADMIN');
}

/** A person of the agency, whatever the role. */
export function isMember(actor: Actor, agencyId: string): boolean {
  return actor.kind === 'person' && actor.memberships.some((membership) => membership.agencyId === agencyId);
}

/** A person who may sign for the agency. */
export function isExecutive(actor: Actor, agencyId: string): boolean {
  return executiveAgencies(actor).includes(agencyId);
}

/** A secret key of that agency with that scope. */
export function isKey(actor: Actor, agencyId: string, scope: Scope): boolean {
  return keyAgency(actor, scope) === agencyId;
}

/** The agency a secret key with this scope speaks for. */
export function keyAgency(actor: Actor, scope: Scope): string | undefined {
  if (actor.kind !== 'key' || actor.publishable || !actor.scopes.includes(scope)) return undefined;
  return actor.agencyId ?? undefined;
}

/** The agency whose public listings a publishable key shows. */
export function publicAgency(actor: Actor): string | undefined {
  return actor.kind === 'key' && actor.publishable ? (actor.agencyId ?? undefined) : undefined;
}

export function memberAgencies(actor: Actor): string[] {
  return actor.kind === 'person' ? actor.memberships.map((membership) => membership.agencyId) : [];
}

export function executiveAgencies(actor: Actor): string[] {
  if (actor.kind !== 'person') return [];
  return actor.memberships
    .filter((membership) => membership.role === 'EXECUTIVE')
    .map((membership) => membership.agencyId);
}

/**
 * The one clause for what is a listing's business: executives have their agency's rows, agents those where they are the
 * broker, and each only while with that agency. Being an admin adds nothing here.
 * @param asBroker what makes a row of the agency this person's own.
 */
export function ofResponsible<Where extends object>(
  { id, memberships }: Pick<PersonActor, 'id' | 'memberships'>,
  asBroker: (personId: string) => Where,
) {
  if (memberships.length === 0) return nothing;
  const [all, own] = [memberships.filter(({ role }) => role === 'EXECUTIVE'), memberships].map((places) =>
    places.map(({ agencyId }) => agencyId),
  );
  return { OR: [{ agencyId: { in: all } }, { agencyId: { in: own }, ...asBroker(id) }] };
}

export const isStaff = (actor: Actor): boolean => actor.kind === 'person';

export const isAuthenticated = (actor: Actor): boolean => actor.kind !== 'anonymous';

/** For `where` clauses: matches no row at all. */
export const nothing = { id: { in: [] as string[] } };
