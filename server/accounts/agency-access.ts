import type { Prisma } from '../platform/index.ts';
import { isAdmin, memberAgencies, nothing } from './access.ts';
import type { Actor } from './actor.ts';

export const agencyAccess = {
  /** Which agencies the actor may list: its own, an admin's all. A public face of an agency is reached through its listings. */
  visible(actor: Actor): Prisma.AgencyWhereInput {
    if (isAdmin(actor)) return {};
    if (actor.kind === 'key' && actor.agencyId) return { id: actor.agencyId };
    const agencies = memberAgencies(actor);
    return agencies.length > 0 ? { id: { in: agencies } } : nothing;
  },
};
