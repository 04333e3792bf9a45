import type { Element } from '../../openimmo/index.ts';
import type { Platform } from '../../platform/index.ts';
import type { RunProvider } from './identify-items.ts';
import { openOutline } from './stage.ts';

/** What a delivering office said of itself. */
export interface OfficeFields {
  fields: Element[];
  /** What stood beside the offices in the same file, such as fields of the sender's own. */
  root: Element[];
  /** The version of OpenImmo its file named. */
  version: string | null;
}

/**
 * What stood beside the objects of an office in its newest delivery that was taken; undefined when there is none. What
 * was undone or only looked at does not count.
 * @param provider the key of the office; null for one that gave none.
 */
export async function officeFields(
  platform: Platform,
  { sourceId, provider }: { sourceId: string; provider: string | null },
): Promise<OfficeFields | undefined> {
  const wanted = JSON.stringify([{ key: provider }]);
  const [run] = await platform.prisma.$queryRaw<
    { id: string; outline: Uint8Array; providers: RunProvider[]; version: string | null }[]
  >`
    SELECT id, outline, providers, version FROM "ImportRun"
    WHERE "sourceId" = ${sourceId}::uuid AND outline IS NOT NULL AND NOT "dryRun" AND state IN ('DONE', 'HELD')
      AND providers @> ${wanted}::jsonb
    ORDER BY coalesce("sentAt", "createdAt") DESC, id DESC LIMIT 1`;
  if (!run) return undefined;
  const index = run.providers.findIndex(({ key }) => key === provider);
  const { root, offices } = openOutline(platform, run.id, run.outline);
  const fields = offices[index];
  return fields ? { fields, root, version: run.version } : undefined;
}
