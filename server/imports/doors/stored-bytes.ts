import type { Platform } from '../../platform/index.ts';

/** Bytes of the packages that are kept of a way in. One that was run again counts once. */
export async function storedBytes({ prisma }: Pick<Platform, 'prisma'>, sourceId: string): Promise<number> {
  const [row] = await prisma.$queryRaw<{ bytes: bigint | null }[]>`
    SELECT sum(bytes)::bigint AS bytes FROM (
      SELECT max(bytes) AS bytes FROM "ImportRun" WHERE "sourceId" = ${sourceId}::uuid AND "storageKey" <> ''
      GROUP BY "storageKey"
    ) AS packages`;
  return Number(row?.bytes ?? 0);
}
