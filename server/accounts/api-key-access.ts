import type { Prisma } from '../platform/index.ts';
import { executiveAgencies, isAdmin, isExecutive, isKey, keyAgency, nothing } from './access.ts';
import type { Actor, Scope } from './actor.ts';

const AGENCY_ONLY: readonly Scope[] = ['OFFERS_READ', 'OFFERS_WRITE', 'LISTINGS_WRITE'];

/** Keys are the business of the agency's executives, of admins, and of keys that may manage keys. */
export const apiKeyAccess = {
  issue: (actor: Actor, agencyId: string | null): boolean =>
    isAdmin(actor) || (agencyId !== null && (isExecutive(actor, agencyId) || isKey(actor, agencyId, 'KEYS_WRITE'))),

  /**
   * Whether the actor may put this scope into a key of the agency, which is: whether it has it there itself. Executives
   * have all that is the agency's; an admin has not what reads buyers or edits listings; a key has its own scopes. ADMIN
   * is for keys of the installation, which belong to no agency, and those have nothing else.
   */
  mayGive(actor: Actor, agencyId: string | null, scope: Scope): boolean {
    if (agencyId === null || scope === 'ADMIN') return agencyId === null && scope === 'ADMIN' && isAdmin(actor);
    if (isExecutive(actor, agencyId) || isKey(actor, agencyId, scope)) return true;
    return isAdmin(actor) && !AGENCY_ONLY.includes(scope);
  },

  list: (actor: Actor): boolean =>
    isAdmin(actor) || executiveAgencies(actor).length > 0 || keyAgency(actor, 'KEYS_WRITE') !== undefined,

  visible(actor: Actor): Prisma.ApiKeyWhereInput {
    if (isAdmin(actor)) return {};
    const own = keyAgency(actor, 'KEYS_WRITE');
    const agencies = own ? [own] : executiveAgencies(actor);
    return agencies.length > 0 ? { agencyId: { in: agencies } } : nothing;
  },
};
