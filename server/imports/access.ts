import { type Actor, isAdmin, keyAgency, memberAgencies, nothing } from '../accounts/index.ts';
import type { Prisma } from '../platform/index.ts';

/** The agencies whose runs the actor sees; `all` for an admin. */
function agenciesOf(actor: Actor): string[] | 'all' {
  if (isAdmin(actor)) return 'all';
  const own = keyAgency(actor, 'IMPORTS_READ');
  return own ? [own] : memberAgencies(actor);
}

export const importAccess = {
  list: (actor: Actor): boolean => {
    const agencies = agenciesOf(actor);
    return agencies === 'all' || agencies.length > 0;
  },

  /** Everybody of the agency sees its runs: they hold no buyer data. Admins see all; a key with IMPORTS_READ its agency's. */
  visible(actor: Actor): Prisma.ImportRunWhereInput {
    const agencies = agenciesOf(actor);
    if (agencies === 'all') return {};
    return agencies.length > 0 ? { agencyId: { in: agencies } } : nothing;
  },

  /** Only an admin opens drop accounts. */
  manageSources: (actor: Actor): boolean => isAdmin(actor),
};
