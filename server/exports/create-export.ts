import { type Actor, actorName, isAdmin, keyAgency, memberAgencies } from '../accounts/index.ts';
import { OPENIMMO_VERSIONS, parseVersion } from '../openimmo/index.ts';
import { InvalidInput, NotFound, type Platform } from '../platform/index.ts';
import { exportAccess } from './access.ts';

export interface CreateExport {
  /** May be left out by those who have one agency only, and where listings are named. */
  agencyId?: string | null;
  /** Only these; left out, all that this actor may export of the agency. */
  listingIds?: string[] | null;
  /** The version of OpenImmo to write; left out, each object is written as it was received. */
  version?: string | null;
  /** Whether the files are in the package; else it has their addresses. True when left out. */
  attachments?: boolean | null;
  /** FULL tells the receiver to remove what is not in the file; it is for the whole stock, and what that is when left out. */
  scope?: 'FULL' | 'PARTIAL' | null;
}

/** Listings that one request may name. */
const MAX_LISTINGS = 10_000;

/**
 * Asks for an export; a job writes it.
 * @returns the id of the export.
 * @throws {InvalidInput} at `version`, `scope`, `listings` or `agency`, with what can be taken.
 * @throws {NotFound} when a listing or the agency is not this actor's to export.
 */
export async function createExport(platform: Platform, actor: Actor, input: CreateExport): Promise<string> {
  const version = checkVersion(input.version);
  const named = input.listingIds ? [...new Set(input.listingIds)] : undefined;
  const agencyId = named ? await agencyOf(platform, actor, named, input.agencyId) : agencyMeant(actor, input.agencyId);
  const isWhole = !named && exportAccess.mayExportWhole(actor, agencyId);
  if (input.scope === 'FULL' && !isWhole) throw new InvalidInput([{ path: ['scope'], code: 'ONLY_WHOLE_STOCK' }]);
  const listingIds = isWhole ? [] : (named ?? (await exportableIds(platform, actor, agencyId)));
  const objectsTotal = isWhole ? await stockOf(platform, agencyId) : listingIds.length;
  if (objectsTotal === 0) throw new InvalidInput([{ path: ['listings'], code: 'NOTHING_TO_EXPORT' }]);
  const name = actorName(actor);
  const id = await platform.change(async (tx, emit) => {
    const created = await tx.export.create({
      data: {
        agencyId,
        version,
        listingIds,
        objectsTotal,
        scope: input.scope ?? (isWhole ? 'FULL' : 'PARTIAL'),
        attachments: input.attachments ?? true,
        actor: name,
        createdAt: platform.clock.now(),
      },
    });
    emit({ type: 'export.queued', subjectType: 'Export', subjectId: created.id, agencyId, actor: name });
    return created.id;
  });
  await platform.wake('exports.run');
  return id;
}

function checkVersion(given: string | null | undefined): string | null {
  if (given === null || given === undefined) return null;
  const version = parseVersion(given);
  if (version) return version;
  throw new InvalidInput([
    { path: ['version'], code: 'NOT_A_VERSION', values: { versions: OPENIMMO_VERSIONS.join(', ') } },
  ]);
}

/** The one agency that all named listings belong to. */
async function agencyOf(
  { prisma }: Platform,
  actor: Actor,
  ids: string[],
  wanted: string | null | undefined,
): Promise<string> {
  if (ids.length === 0) throw new InvalidInput([{ path: ['listings'], code: 'REQUIRED' }]);
  if (ids.length > MAX_LISTINGS) {
    throw new InvalidInput([{ path: ['listings'], code: 'TOO_MANY', values: { max: MAX_LISTINGS } }]);
  }
  const listings = await prisma.listing.findMany({
    where: { AND: [{ id: { in: ids } }, exportAccess.exportable(actor)] },
    select: { agencyId: true },
  });
  if (listings.length < ids.length) throw new NotFound('listing');
  const agencies = new Set(listings.map(({ agencyId }) => agencyId));
  const [agencyId] = agencies;
  if (agencies.size > 1 || !agencyId || (wanted && wanted !== agencyId)) {
    throw new InvalidInput([{ path: ['listings'], code: 'NOT_A_CHOICE' }]);
  }
  return agencyId;
}

/** The agency named, or the only one there is for this actor. */
function agencyMeant(actor: Actor, wanted: string | null | undefined): string {
  if (isAdmin(actor) && wanted) return wanted;
  const own = [keyAgency(actor, 'LISTINGS_READ') ?? memberAgencies(actor)].flat();
  if (wanted && !own.includes(wanted)) throw new NotFound('agency');
  const [only, second] = own;
  const agencyId = wanted ?? (second ? undefined : only);
  if (!agencyId) throw new InvalidInput([{ path: ['agency'], code: 'REQUIRED' }]);
  return agencyId;
}

/** @throws {NotFound} when there is no such agency. */
async function stockOf({ prisma }: Platform, agencyId: string): Promise<number> {
  if (!(await prisma.agency.count({ where: { id: agencyId } }))) throw new NotFound('agency');
  return prisma.listing.count({ where: { agencyId, withdrawnAt: null } });
}

async function exportableIds({ prisma }: Platform, actor: Actor, agencyId: string): Promise<string[]> {
  const where = { AND: [{ agencyId }, exportAccess.exportable(actor)] };
  return (await prisma.listing.findMany({ where, select: { id: true } })).map(({ id }) => id);
}
