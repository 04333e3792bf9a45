import { UNDO_DAYS } from '../../listings/index.ts';
import type { Platform } from '../../platform/index.ts';

const DAY_MS = 86_400_000;
/** How long the file of a delivery is kept after it came to its end, to look at it or run it again, with its objects. */
export const PACKAGE_DAYS = 90;
const BATCH = 500;

/**
 * Forgets what is no longer needed: listings as they were before an import that can no longer be undone, what dry runs
 * staged, and of old deliveries the files and the lists of objects. Runs stay, with their counts and problems.
 */
export async function tidyImports(platform: Platform, signal: AbortSignal): Promise<void> {
  const { prisma, clock } = platform;
  const before = (days: number) => new Date(clock.now().getTime() - days * DAY_MS);
  await prisma.listingVersion.deleteMany({ where: { at: { lt: before(UNDO_DAYS) } } });
  await prisma.importItem.updateMany({
    where: { mapped: { not: null }, run: { state: 'PREVIEWED', finishedAt: { lt: before(UNDO_DAYS) } } },
    data: { mapped: null, sealed: null },
  });
  await forgetPackages(platform, before(PACKAGE_DAYS), signal);
}

/** A delivery that was run again later is kept for the later run. */
async function forgetPackages({ prisma, storage }: Platform, before: Date, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const keys = await prisma.$queryRaw<{ storageKey: string }[]>`
      SELECT "storageKey" FROM "ImportRun" WHERE "storageKey" <> ''
      GROUP BY "storageKey" HAVING bool_and("finishedAt" IS NOT NULL) AND max("finishedAt") < ${before} LIMIT ${BATCH}`;
    if (keys.length === 0) return;
    const gone = keys.map(({ storageKey }) => storageKey);
    for (const key of gone) await storage.removeAll(key.slice(0, key.lastIndexOf('/')));
    await prisma.importItem.deleteMany({ where: { run: { storageKey: { in: gone } } } });
    await prisma.importRun.updateMany({ where: { storageKey: { in: gone } }, data: { storageKey: '' } });
  }
}
