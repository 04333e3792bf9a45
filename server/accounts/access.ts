import type { Actor, Scope } from './actor.ts';

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

export const isStaff = (actor: Actor): boolean => actor.kind === 'person';

export const isAuthenticated = (actor: Actor): boolean => actor.kind !== 'anonymous';

/** For `where` clauses: matches no row at all. */
export const nothing = { id: { in: [] as string[] } };
