import type { Prisma } from '../platform/index.ts';
import { executiveAgencies, isAdmin, isExecutive, isKey, keyAgency, nothing } from './access.ts';
import type { Actor } from './actor.ts';

/** Keys are the business of the agency's executives, of admins, and of keys that may manage keys. */
export const apiKeyAccess = {
  issue: (actor: Actor, agencyId: string | null): boolean =>
    isAdmin(actor) || (agencyId !== null && (isExecutive(actor, agencyId) || isKey(actor, agencyId, 'KEYS_WRITE'))),

  list: (actor: Actor): boolean =>
    isAdmin(actor) || executiveAgencies(actor).length > 0 || keyAgency(actor, 'KEYS_WRITE') !== undefined,

  visible(actor: Actor): Prisma.ApiKeyWhereInput {
    if (isAdmin(actor)) return {};
    const own = keyAgency(actor, 'KEYS_WRITE');
    const agencies = own ? [own] : executiveAgencies(actor);
    return agencies.length > 0 ? { agencyId: { in: agencies } } : nothing;
  },
};
