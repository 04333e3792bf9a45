import {
  type Actor,
  executiveAgencies,
  isAdmin,
  isStaff,
  keyAgency,
  nothing,
  ofResponsible,
} from '../accounts/index.ts';
import { ofBrokers } from '../listings/index.ts';
import type { Prisma } from '../platform/index.ts';

export const exportAccess = {
  /** Staff, admins, and secret keys that read their agency's listings; which listings is decided by `exportable`. */
  request: (actor: Actor): boolean =>
    isStaff(actor) || isAdmin(actor) || keyAgency(actor, 'LISTINGS_READ') !== undefined,

  /**
   * Which listings the actor may export. An export holds all that their origin delivered, hidden addresses and inner
   * commissions too, so it is for the agency alone: brokers theirs while they are with the agency, executives and keys
   * the agency's. Admins look after everything.
   */
  exportable(actor: Actor): Prisma.ListingWhereInput {
    if (isAdmin(actor)) return { withdrawnAt: null };
    const agencyId = keyAgency(actor, 'LISTINGS_READ');
    if (agencyId) return { agencyId, withdrawnAt: null };
    return { withdrawnAt: null, ...ofBrokers(actor) };
  },

  /** Whether the actor may export everything the agency has. */
  mayExportWhole: (actor: Actor, agencyId: string): boolean =>
    isAdmin(actor) || keyAgency(actor, 'LISTINGS_READ') === agencyId || executiveAgencies(actor).includes(agencyId),

  /** Executives and keys see the agency's exports, everybody else of it their own; admins see all. */
  visible(actor: Actor): Prisma.ExportWhereInput {
    if (isAdmin(actor)) return {};
    const agencyId = keyAgency(actor, 'LISTINGS_READ');
    if (agencyId) return { agencyId };
    return actor.kind === 'person' ? ofResponsible(actor, (personId) => ({ actor: `person:${personId}` })) : nothing;
  },
};
