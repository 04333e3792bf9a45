import type { Platform } from '../platform/index.ts';
import type { JobDefinition } from '../platform/jobs.ts';

/** How long a file without a listing is left: an import stores it before it writes the listing, and may break off. */
export const KEPT_MS = 2 * 86_400_000;
const BATCH = 500;

export const mediaJobs = (platform: Platform): JobDefinition[] => [
  {
    name: 'listings.collect-media',
    concurrency: 1,
    every: '6 hours',
    run: ({ signal }) => collectMedia(platform, signal),
  },
];

/**
 * Removes the files that no listing has, with what was made from them, and files that were never written to their end.
 * What an undone import would bring back stays.
 */
export async function collectMedia(platform: Platform, signal: AbortSignal): Promise<void> {
  const { storage, clock } = platform;
  const before = new Date(clock.now().getTime() - KEPT_MS);
  let batch: string[] = [];
  let removed = 0;
  const removeUnused = async () => {
    const used = await usedKeys(platform, [...new Set(batch.map(originalOf))]);
    for (const key of batch.filter((key) => isPart(key) || !used.has(originalOf(key)))) {
      await storage.remove(key);
      removed += 1;
    }
    batch = [];
  };
  for await (const { key, at } of storage.list('media')) {
    signal.throwIfAborted();
    if (at < before) batch.push(key);
    if (batch.length === BATCH) await removeUnused();
  }
  await removeUnused();
  if (removed > 0) platform.log.info({ removed }, 'media files without a listing were removed');
}

/** Of `media/…/<hash>.card` the key of the file it was made from. */
const originalOf = (key: string): string => key.replace(/\.[^/]*$/, '');

const isPart = (key: string): boolean => key.includes('.part-');

async function usedKeys({ pool }: Platform, keys: string[]): Promise<Set<string>> {
  const { rows } = await pool.query<{ key: string }>(
    `SELECT "storageKey" AS key FROM "Media" WHERE "storageKey" = ANY($1)
     UNION
     SELECT kept.key FROM "ListingVersion" AS version,
       jsonb_path_query(version.data::jsonb, '$.**.storageKey') AS found, LATERAL (SELECT found #>> '{}' AS key) AS kept
     WHERE kept.key = ANY($1)`,
    [keys],
  );
  return new Set(rows.map(({ key }) => key));
}
