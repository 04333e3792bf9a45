import type { Prisma } from '../platform/index.ts';
import { executiveAgencies, isAdmin, isExecutive, isMember, memberAgencies, nothing } from './access.ts';
import type { Actor } from './actor.ts';

export const agencyAccess = {
  /** Which agencies the actor may list: its own, an admin's all. A public face of an agency is reached through its listings. */
  visible(actor: Actor): Prisma.AgencyWhereInput {
    if (isAdmin(actor)) return {};
    if (actor.kind === 'key' && actor.agencyId) return { id: actor.agencyId };
    const agencies = memberAgencies(actor);
    return agencies.length > 0 ? { id: { in: agencies } } : nothing;
  },

  /** What an agency does not show in public, such as its package: for admins and its own people, not for keys. */
  inside: (actor: Actor, agencyId: string): boolean => isAdmin(actor) || isMember(actor, agencyId),

  /** The same as rows, for filters: what one may not read, one may not search by. */
  insideOf(actor: Actor): Prisma.AgencyWhereInput {
    return isAdmin(actor) ? {} : { id: { in: memberAgencies(actor) } };
  },

  create: isAdmin,

  /** Admins and executives; which agency is decided by `configurable`, which fields by `configureAgency`. */
  configure: (actor: Actor): boolean => isAdmin(actor) || executiveAgencies(actor).length > 0,

  /** The same for one agency, whether or not there is such a one. */
  manages: (actor: Actor, agencyId: string): boolean => isAdmin(actor) || isExecutive(actor, agencyId),

  configurable(actor: Actor): Prisma.AgencyWhereInput {
    return isAdmin(actor) ? {} : { id: { in: executiveAgencies(actor) } };
  },
};
