import type { Platform } from '../platform/index.ts';

/** The agencies whose site a page of this origin belongs to: those whose publishable keys name it. */
export async function boardAgencies({ prisma }: Platform, origin: string): Promise<string[]> {
  const keys = await prisma.apiKey.findMany({
    where: { kind: 'PUBLISHABLE', revokedAt: null, agencyId: { not: null }, origins: { has: origin } },
    select: { agencyId: true },
    distinct: ['agencyId'],
  });
  return keys.flatMap(({ agencyId }) => agencyId ?? []);
}
