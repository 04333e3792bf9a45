import type { Actor } from '../../accounts/index.ts';
import type { ImportRunModel } from '../../platform/generated/prisma/models.ts';
import { AccessDenied, NotFound, type Platform } from '../../platform/index.ts';
import { importAccess } from '../access.ts';
import { queueWaiting } from './source-schedule.ts';

/**
 * Starts what waits in a source now, oldest first, whatever its times are.
 * @returns the deliveries that were waiting; none when nothing was.
 * @throws {AccessDenied} unless an admin asks.
 * @throws {NotFound} when there is no such source, or it is closed.
 */
export async function startImport(platform: Platform, actor: Actor, sourceId: string): Promise<ImportRunModel[]> {
  if (!importAccess.manageSources(actor)) throw new AccessDenied('FORBIDDEN', 'Only an admin starts imports.');
  const runs = await platform.change(async (tx, emit) => {
    const source = await tx.importSource.findFirst({ where: { id: sourceId, revokedAt: null }, select: { id: true } });
    if (!source) throw new NotFound('import source');
    const waiting = await tx.importRun.findMany({ where: { sourceId, state: 'WAITING' }, select: { id: true } });
    await queueWaiting(tx, emit, sourceId);
    return tx.importRun.findMany({ where: { id: { in: waiting.map(({ id }) => id) } }, orderBy: { id: 'asc' } });
  });
  if (runs.length > 0) await platform.wake('imports.run');
  return runs;
}
