import type { MemberRole } from '../platform/generated/prisma/enums.ts';
import type { NewEvent, Tx } from '../platform/index.ts';
import { isExecutive } from './access.ts';
import { type Actor, actorName } from './actor.ts';

/** What happens to an executive whom the operator named. */
export const namingEvent = (
  type: 'executive.named' | 'executive.stopped',
  { id, agencyId }: { id: string; agencyId: string },
  actor: string,
): NewEvent => ({ type, subjectType: 'ExecutiveNaming', subjectId: id, agencyId, actor });

/**
 * What an executive decides about somebody's place ends what the operator had said of it before: made an executive, they
 * are one already; made an agent, or removed, they do not become one days later.
 * @param role null for somebody who is removed.
 * @returns what happened, for the log.
 */
export async function endNaming(
  tx: Tx,
  actor: Actor,
  now: Date,
  { agencyId, personId, role }: { agencyId: string; personId: string; role: MemberRole | null },
): Promise<NewEvent[]> {
  if (!isExecutive(actor, agencyId)) return [];
  const by = actorName(actor);
  const isStopped = role !== 'EXECUTIVE';
  const ended = await tx.executiveNaming.updateManyAndReturn({
    where: { agencyId, personId, endedAt: null },
    data: { endedAt: now, stoppedBy: isStopped ? by : null },
  });
  return isStopped ? ended.map((naming) => namingEvent('executive.stopped', naming, by)) : [];
}
