import { type Actor, executiveAgencies, isAdmin, isExecutive, isKey, keyAgency, nothing } from '../accounts/index.ts';
import type { Prisma } from '../platform/index.ts';

/** The agencies whose runs the actor sees; `all` for an admin. */
function agenciesOf(actor: Actor): string[] | 'all' {
  if (isAdmin(actor)) return 'all';
  const own = keyAgency(actor, 'IMPORTS_READ');
  return own ? [own] : executiveAgencies(actor);
}

export const importAccess = {
  list: (actor: Actor): boolean => {
    const agencies = agenciesOf(actor);
    return agencies === 'all' || agencies.length > 0;
  },

  /**
   * A run names every object of the agency with its number, title and changes, and its counts speak of all of them: so
   * it is for executives, and not for agents, who see their own listings only. Admins see all; a key with IMPORTS_READ
   * its agency's.
   */
  visible(actor: Actor): Prisma.ImportRunWhereInput {
    const agencies = agenciesOf(actor);
    if (agencies === 'all') return {};
    return agencies.length > 0 ? { agencyId: { in: agencies } } : nothing;
  },

  /** Only an admin decides on removals that a guard holds. */
  decide: (actor: Actor): boolean => isAdmin(actor),

  /** Takes a delivery back, or runs it again: whoever answers for the agency, and admins. */
  undo: (actor: Actor, { agencyId }: { agencyId: string | null }): boolean =>
    isAdmin(actor) || (agencyId !== null && isExecutive(actor, agencyId)),

  /** Somebody who may take back deliveries of some agency: which, `undo` says. */
  control: (actor: Actor): boolean => isAdmin(actor) || executiveAgencies(actor).length > 0,

  /** Only an admin opens, changes and closes the ways in. */
  manageSources: (actor: Actor): boolean => isAdmin(actor),

  listSources: (actor: Actor): boolean => isAdmin(actor) || executiveAgencies(actor).length > 0,

  /** Executives see their agency's ways in; the account of all agencies is for admins. */
  visibleSources(actor: Actor): Prisma.ImportSourceWhereInput {
    return isAdmin(actor) ? {} : { agencyId: { in: executiveAgencies(actor) } };
  },

  /** User name and folder of a way in: for its agency's executives. Whoever reads a run learns only the way's name. */
  seesSource: (actor: Actor, { agencyId }: { agencyId: string | null }): boolean =>
    isAdmin(actor) || (agencyId !== null && isExecutive(actor, agencyId)),

  /** Where to deliver is for the agency's executives; where on the server's disk a folder lies, for admins. */
  seesAddress: (actor: Actor, source: { agencyId: string | null }, door: string): boolean =>
    isAdmin(actor) || (door !== 'FOLDER' && importAccess.seesSource(actor, source)),

  /** Whether there is any agency to upload for. */
  mayUpload: (actor: Actor): boolean =>
    isAdmin(actor) || executiveAgencies(actor).length > 0 || keyAgency(actor, 'IMPORTS_WRITE') !== undefined,

  upload: (actor: Actor, agencyId: string): boolean =>
    isAdmin(actor) || isExecutive(actor, agencyId) || isKey(actor, agencyId, 'IMPORTS_WRITE'),
};
