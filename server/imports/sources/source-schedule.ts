import { CronExpressionParser } from 'cron-parser';
import { type Actor, actorName } from '../../accounts/index.ts';
import type { ImportTrigger } from '../../platform/generated/prisma/enums.ts';
import { AccessDenied, type Emit, InvalidInput, NotFound, type Platform, type Tx } from '../../platform/index.ts';
import { importAccess } from '../access.ts';
import { readImportSettings } from './import-settings.ts';

export interface ScheduleImport {
  sourceId: string;
  trigger: ImportTrigger;
  /** Five fields, in the agency's time zone; with SCHEDULE. */
  cron?: string | null;
}

/**
 * Decides when a source's deliveries are imported: as they arrive, at set times, or when somebody starts it. What waits
 * is imported when the source goes back to `ON_ARRIVAL`.
 * @throws {AccessDenied} unless an admin asks.
 * @throws {InvalidInput} for SCHEDULE without five fields that ever come to a time.
 * @throws {NotFound} when there is no such source, or it is closed.
 */
export async function scheduleImport(platform: Platform, actor: Actor, input: ScheduleImport) {
  if (!importAccess.manageSources(actor)) throw new AccessDenied('FORBIDDEN', 'Only an admin sets when imports run.');
  const { sourceId: id, trigger } = input;
  const source = await platform.prisma.importSource.findFirst({
    where: { id, revokedAt: null },
    include: { agency: { select: { timeZone: true } } },
  });
  if (!source) throw new NotFound('import source');
  const isScheduled = trigger === 'SCHEDULE';
  const cron = isScheduled ? checkCron(input.cron) : null;
  const nextRunAt = cron ? nextRun(cron, source.agency?.timeZone, platform.clock.now()) : null;
  if (cron && !nextRunAt) throw new InvalidInput([{ path: ['cron'], code: 'NOT_A_CRON' }]);
  const result = await platform.change(async (tx, emit) => {
    const changed = await tx.importSource.update({ where: { id }, data: { trigger, cron, nextRunAt } });
    emit({
      type: 'importSource.changed',
      subjectType: 'ImportSource',
      subjectId: id,
      agencyId: source.agencyId,
      actor: actorName(actor),
      data: { trigger },
    });
    const taken = trigger === 'ON_ARRIVAL' ? await queueWaiting(tx, emit, id) : 0;
    return { source: changed, taken };
  });
  if (result.taken > 0) await platform.wake('imports.run');
  return { source: result.source };
}

function checkCron(input: string | null | undefined): string {
  const cron = input?.trim().replace(/\s+/g, ' ') ?? '';
  if (!cron) throw new InvalidInput([{ path: ['cron'], code: 'REQUIRED' }]);
  // More fields would be seconds and years; words such as @daily have none.
  if (cron.split(' ').length !== 5) throw new InvalidInput([{ path: ['cron'], code: 'NOT_A_CRON' }]);
  return cron;
}

/** The next time after `after` by the clocks of the time zone; null when there is none. */
export function nextRun(cron: string, timeZone: string | undefined, after: Date): Date | null {
  try {
    return CronExpressionParser.parse(cron, { currentDate: after, tz: timeZone ?? 'UTC' })
      .next()
      .toDate();
  } catch {
    return null;
  }
}

/** The instant at which clocks of a time zone show `local`, milliseconds as if it were UTC. */
export function instantIn(timeZone: string, local: number): Date {
  const shown = (instant: number) => {
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    }).formatToParts(instant);
    const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
    return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  };
  const guess = local - (shown(local) - local);
  return new Date(guess - (shown(guess) - local));
}

/**
 * Queues what waits of a source, inside a change; the queue takes it oldest first.
 * @returns how many.
 */
export async function queueWaiting(tx: Tx, emit: Emit, sourceId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string; agencyId: string | null }[]>`
    UPDATE "ImportRun" SET state = 'QUEUED' WHERE "sourceId" = ${sourceId}::uuid AND state = 'WAITING'
    RETURNING id, "agencyId"`;
  for (const { id, agencyId } of rows) {
    emit({
      type: 'import.queued',
      subjectType: 'ImportRun',
      subjectId: id,
      agencyId,
      actor: `source:${sourceId}`,
      data: { state: 'QUEUED' },
    });
  }
  return rows.length;
}

/**
 * Queues what waits of each source whose time has come, and sets its next time: both or neither. Several processes may
 * call it; each time of a source is taken once. Times that passed while nothing ran are made up for by one.
 */
export async function runSchedules(platform: Platform): Promise<void> {
  const { prisma, clock } = platform;
  if (!(await readImportSettings(prisma)).enabled) return;
  const due = await prisma.importSource.findMany({
    where: { trigger: 'SCHEDULE', revokedAt: null, nextRunAt: { lte: clock.now() } },
    include: { agency: { select: { timeZone: true } } },
  });
  let taken = 0;
  for (const { id, cron, nextRunAt, agency } of due) {
    taken += await platform.change(async (tx, emit) => {
      const next = cron ? nextRun(cron, agency?.timeZone, clock.now()) : null;
      const { count } = await tx.importSource.updateMany({
        where: { id, nextRunAt, trigger: 'SCHEDULE' },
        data: { nextRunAt: next },
      });
      return count === 0 ? 0 : queueWaiting(tx, emit, id);
    });
  }
  if (taken > 0) await platform.wake('imports.run');
}
