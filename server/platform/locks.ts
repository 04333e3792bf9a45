import type pg from 'pg';

/** All advisory locks of ours, so that no two of them meet. In SQL, `append_events()` takes 7460002. */
export const locks = {
  migrations: 7_460_001,
  events: 7_460_002,
  jobSchema: 7_460_003,
  dropFolders: 7_460_004,
  /** With an agency as second key: one works at its runs. */
  runsOfAgency: 7_460_005,
  /** With an agency as second key: one file of it is taken. */
  uploadsOfAgency: 7_460_006,
  /** With an export as second key. */
  export: 7_460_011,
} as const;

/**
 * Does the work unless somebody is at it, in any process. The lock goes with its connection, and with it the right to go
 * on: then the signal handed to the work aborts.
 * @returns undefined when somebody is at it.
 */
export async function whileLocked<T>(
  pool: pg.Pool,
  lock: number,
  key: string,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const client = await pool.connect();
  const lost = new AbortController();
  const onError = (error: Error) => lost.abort(error);
  client.on('error', onError);
  let broken: Error | undefined;
  try {
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1, hashtext($2)) AS mine', [lock, key]);
    if (!rows[0].mine) return undefined;
    try {
      return await work(AbortSignal.any([signal, lost.signal]));
    } finally {
      await client.query('SELECT pg_advisory_unlock($1, hashtext($2))', [lock, key]).catch((error: Error) => {
        broken = error;
      });
    }
  } catch (error) {
    if (lost.signal.aborted) broken = lost.signal.reason;
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}
