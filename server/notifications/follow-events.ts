import { type LoggedEvent, outageOf, oweMail, type Platform, type Tx } from '../platform/index.ts';
import { makers as allMakers, type MailMaker } from './makers.ts';

const CONSUMER = 'notifications';
const BATCH = 200;
/** How often an event that fails is tried again before the log goes on without it. */
export const MAX_FAILURES = 5;

interface Outcome {
  /** False: at the end of the log, or another worker is at it, or an event failed. */
  more: boolean;
  owed: number;
}

/** Failures by event, of this process; an event that is given up is in the log as an error. */
export type Failures = Map<bigint, number>;

/**
 * Reads the event log on from where it was left and owes the mails each event leads to. Cursor and mails are
 * written together: killed anywhere, the next run does the same, and owing twice is owing once. Several workers may
 * run it; one at a time gets through.
 */
export async function followEventsForMails(
  platform: Platform,
  signal: AbortSignal,
  failures: Failures = new Map(),
  makers: Readonly<Record<string, MailMaker>> = allMakers,
): Promise<void> {
  await platform.prisma.eventCursor.createMany({ data: [{ consumer: CONSUMER, seq: 0n }], skipDuplicates: true });
  let owed = 0;
  for (let more = true; more && !signal.aborted; ) {
    const outcome = await takeBatch(platform, failures, makers);
    more = outcome.more;
    owed += outcome.owed;
  }
  if (owed > 0) await platform.wake('mail.send');
}

function takeBatch(platform: Platform, failures: Failures, makers: Readonly<Record<string, MailMaker>>) {
  return platform.change(async (tx): Promise<Outcome> => {
    const [cursor] = await tx.$queryRaw<{ seq: bigint }[]>`
      SELECT seq FROM "EventCursor" WHERE consumer = ${CONSUMER} FOR UPDATE SKIP LOCKED`;
    if (!cursor) return { more: false, owed: 0 };
    const events = await tx.event.findMany({
      where: { seq: { gt: cursor.seq } },
      orderBy: { seq: 'asc' },
      take: BATCH,
    });
    let seq = cursor.seq;
    let owed = 0;
    for (const event of events) {
      const count = await take(tx, platform, makers, failures, event as LoggedEvent);
      if (count === undefined) break;
      owed += count;
      seq = event.seq;
    }
    if (seq > cursor.seq) await tx.eventCursor.update({ where: { consumer: CONSUMER }, data: { seq } });
    return { more: events.length === BATCH && seq === events.at(-1)?.seq, owed };
  });
}

/** @returns how many mails the event led to; undefined when it failed and is to be tried again. */
async function take(
  tx: Tx,
  platform: Platform,
  makers: Readonly<Record<string, MailMaker>>,
  failures: Failures,
  event: LoggedEvent,
): Promise<number | undefined> {
  const make = makers[event.type];
  if (!make) return 0;
  await tx.$executeRawUnsafe('SAVEPOINT mails');
  try {
    const mails = await make(tx, platform, event);
    for (const mail of mails) await oweMail(tx, platform.vault, mail);
    await tx.$executeRawUnsafe('RELEASE SAVEPOINT mails');
    failures.delete(event.seq);
    return mails.length;
  } catch (error) {
    if (outageOf(error)) throw error;
    await tx.$executeRawUnsafe('ROLLBACK TO SAVEPOINT mails');
    return noteFailure(platform, failures, event, error);
  }
}

/** One event that cannot be told must not silence all that follow. The error's own words may be personal: only its name is logged. */
function noteFailure({ log }: Platform, failures: Failures, event: LoggedEvent, error: unknown): 0 | undefined {
  const count = (failures.get(event.seq) ?? 0) + 1;
  failures.set(event.seq, count);
  const about = { seq: event.seq.toString(), type: event.type, error: (error as Error).name, count };
  if (count < MAX_FAILURES) {
    log.warn(about, 'an event could not be told by mail; trying again');
    return undefined;
  }
  failures.delete(event.seq);
  log.error(about, 'an event could not be told by mail; going on without it');
  return 0;
}
