import type { Prisma } from '../platform/index.ts';
import { isAdmin, isStaff, memberAgencies, nothing } from './access.ts';
import type { Actor } from './actor.ts';

/** What can be booked is the operator's business; an agency's people see what theirs has. */
export const packageAccess = {
  manage: isAdmin,

  read: (actor: Actor): boolean => isAdmin(actor) || isStaff(actor),

  visible(actor: Actor): Prisma.PackageWhereInput {
    if (isAdmin(actor)) return {};
    const agencies = memberAgencies(actor);
    return agencies.length > 0 ? { agencies: { some: { id: { in: agencies } } } } : nothing;
  },
};
