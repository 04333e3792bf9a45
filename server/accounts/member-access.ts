import type { Prisma } from '../platform/index.ts';
import { executiveAgencies, isAdmin, isExecutive, isStaff } from './access.ts';
import type { Actor } from './actor.ts';

/** The people of an agency are the business of its executives and of admins; everybody sees where they are a member. */
export const memberAccess = {
  read: (actor: Actor): boolean => isAdmin(actor) || isStaff(actor) || actor.kind === 'board',

  /** The list of an agency's members. */
  list: (actor: Actor, agencyId: string): boolean => isAdmin(actor) || isExecutive(actor, agencyId),

  manage: (actor: Actor): boolean => isAdmin(actor) || executiveAgencies(actor).length > 0,

  visible(actor: Actor): Prisma.MembershipWhereInput {
    // Prisma drops an empty condition from OR: an admin's must stand alone.
    if (isAdmin(actor) || actor.kind !== 'person') return memberAccess.managed(actor);
    return { OR: [{ personId: actor.id }, memberAccess.managed(actor)] };
  },

  /** The executives whom the operator named, for those who may stop them. */
  managedNamings(actor: Actor): Prisma.ExecutiveNamingWhereInput {
    return isAdmin(actor) ? {} : { agencyId: { in: executiveAgencies(actor) } };
  },

  managed(actor: Actor): Prisma.MembershipWhereInput {
    return isAdmin(actor) ? {} : { agencyId: { in: executiveAgencies(actor) } };
  },
};
