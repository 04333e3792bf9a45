import { setTimeout as sleep } from 'node:timers/promises';

/** What around us fails: neither the asker nor a file can help it, and later all is well again. */
export type Outage = 'DATABASE' | 'STORAGE';

/** Seconds after which asking again is worth it. */
export const RETRY_AFTER = 5;

/** Words for whoever asked meanwhile. */
export const OUTAGE_MESSAGE = `Something we need is not there at the moment. Nothing was changed. Try again in ${RETRY_AFTER} seconds.`;

/** Connection exceptions, a server that stops or starts, one without room for us, one that only reads. */
const AWAY_STATES = /^(08...|57P0[1235]|53[23]00|25006)$/;
/** No connection to the server, or none any more. */
const AWAY_CODES = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN', 'ECONNABORTED'],
  // Prisma: cannot reach, times out, cannot connect, connection closed, no connection in time, no transaction.
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024'],
]);
/** What pg and Prisma say without a code. */
const AWAY_WORDS =
  /Connection terminated|connection error and is not queryable|Client was closed and is not queryable|timeout expired|timeout exceeded when trying to connect|Server has closed the connection|DatabaseNotReachable|ConnectionClosed|Unable to start a transaction in the given time/;

/** No room here or for us, no more files, a broken disk, a folder that went away: PostgreSQL's states and the system's codes. */
const STORAGE_CODES = new Set(
  ['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS', 'EIO', 'EMFILE', 'ENFILE', 'ESTALE', 'ENODEV'].concat(['53100', '58030']),
);

/**
 * Which part of our surroundings an error tells of; undefined when none does. Libraries wrap errors, so all that caused
 * it are looked at.
 */
export function outageOf(error: unknown): Outage | undefined {
  for (const { code, message } of chainOf(error)) {
    if (STORAGE_CODES.has(code)) return 'STORAGE';
    if (AWAY_CODES.has(code) || AWAY_STATES.test(code) || AWAY_WORDS.test(message)) return 'DATABASE';
  }
  return undefined;
}

const DEEPEST = 8;

/** Codes and words of an error and of all that is behind it, the outermost first. */
function* chainOf(error: unknown, depth = 0): Generator<{ code: string; message: string }> {
  if (typeof error !== 'object' || error === null || depth > DEEPEST) return;
  const { code, originalCode, message, cause, originalError, meta, errors, driverAdapterError } = error as Wrapped;
  yield { code: String(originalCode ?? code ?? ''), message: typeof message === 'string' ? message : '' };
  if (originalCode !== undefined && code !== undefined) yield { code: String(code), message: '' };
  for (const inner of [cause, originalError, meta, driverAdapterError, ...(Array.isArray(errors) ? errors : [])]) {
    yield* chainOf(inner, depth + 1);
  }
}

interface Wrapped {
  code?: unknown;
  /** PostgreSQL's state, as Prisma's driver adapter hands it on. */
  originalCode?: unknown;
  message?: unknown;
  cause?: unknown;
  originalError?: unknown;
  meta?: unknown;
  driverAdapterError?: unknown;
  errors?: unknown;
}

const FIRST_MS = 100;
/** Also after many failures: what was mended is noticed soon. */
const LONGEST_MS = 2_000;

/** Milliseconds to wait after so many failures in a row: short first, then longer. */
export const pauseAfter = (failures: number): number => Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS);

/** Repeats what fails because the database is away, for as long as that takes; `say` hears of the first failure. */
export async function untilThere<T>(work: () => Promise<T>, say: (error: unknown) => void): Promise<T> {
  for (let failures = 1; ; failures++) {
    try {
      return await work();
    } catch (error) {
      if (outageOf(error) !== 'DATABASE') throw error;
      if (failures === 1) say(error);
      await sleep(pauseAfter(failures));
    }
  }
}
