import { createGate } from '../../platform/gate.ts';
import type { Platform } from '../../platform/index.ts';
import type { StagedMedia } from '../run/staged-object.ts';
import { type AttachmentRun, type KeptAttachments, type KeptBefore, keepAttachments } from './attachments.ts';
import type { OpenPackage } from './package-reader.ts';
import { createRemoteFiles, type RemoteLimits } from './remote-files.ts';

export type { KeptAttachments, KeptBefore } from './attachments.ts';

/** MiB of attachments in memory at the same time, for all objects of a run together. */
const MEMORY = 96;

/** Keeps the attachments of a run's objects, as many at a time as there is room for. */
export interface AttachmentKeeper {
  /** May be called for several objects at the same time. @param before what the listing has already. */
  keep(media: StagedMedia[], before: KeptBefore[]): Promise<KeptAttachments>;
}

/** One for each run: it remembers which servers failed, and what was fetched. */
export function createAttachmentKeeper(
  platform: Platform,
  pack: OpenPackage,
  options: Partial<RemoteLimits> & { signal?: AbortSignal } = {},
): AttachmentKeeper {
  const memory = createGate(MEMORY);
  const remote = createRemoteFiles(platform, memory, options);
  const run: AttachmentRun = { platform, pack, memory, remote, fetched: new Map() };
  return { keep: (media, before) => keepAttachments(run, media, before) };
}

/** The files that listings have, by listing; one query for all. */
export async function keptBefore({ prisma }: Platform, listingIds: string[]): Promise<Map<string, KeptBefore[]>> {
  const byListing = new Map<string, KeptBefore[]>();
  if (listingIds.length === 0) return byListing;
  const rows = await prisma.media.findMany({
    where: { listingId: { in: listingIds }, storageKey: { not: null } },
    orderBy: { order: 'asc' },
    omit: { id: true, order: true, preferred: true, title: true },
  });
  for (const { listingId, ...file } of rows) {
    const files = byListing.get(listingId) ?? [];
    files.push(file);
    byListing.set(listingId, files);
  }
  return byListing;
}
