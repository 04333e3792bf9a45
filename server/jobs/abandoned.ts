import type pg from 'pg';
import { hasEnded } from '../platform/process-owner.ts';

export interface Abandoned {
  owner: string;
  lockMs: number;
  /** Whether this process is at the row of this id. */
  isRunning: (id: string) => boolean;
}

/** A row that this process has locked and not begun after so long is one whose end it could not write. */
const BEGUN_MS = 5_000;

/**
 * Frees the jobs that nobody is at any more: their process has ended, or it is this one and it could not write their end
 * because the database was away. A single wake-up goes, the sweep of its name runs now in its place.
 */
export async function freeAbandoned(
  pool: pg.Pool,
  table: string,
  { owner, lockMs, isRunning }: Abandoned,
): Promise<void> {
  const { rows } = await pool.query<{ id: string; by: string | null; old: boolean }>(
    `SELECT id, last_modified_by AS by, locked_at < now() - $1 * interval '1 ms' AS old FROM ${table}
     WHERE locked_at IS NOT NULL`,
    [BEGUN_MS],
  );
  const isAbandoned = ({ id, by, old }: (typeof rows)[number]) =>
    by === owner ? old && !isRunning(id) : by !== null && hasEnded(by);
  const ids = rows.filter(isAbandoned).map(({ id }) => id);
  if (ids.length > 0) {
    await pool.query(
      `WITH gone AS (DELETE FROM ${table} WHERE id = ANY($1) AND repeat_interval IS NULL RETURNING name)
       UPDATE ${table} SET next_run_at = now(), locked_at = CASE WHEN id = ANY($1) THEN NULL ELSE locked_at END
       WHERE repeat_interval IS NOT NULL AND (id = ANY($1) OR name IN (SELECT name FROM gone))`,
      [ids],
    );
  }
  // A wake-up without a time is one that was begun; one that nobody has is left over.
  await pool.query(
    `DELETE FROM ${table} WHERE repeat_interval IS NULL AND next_run_at IS NULL
     AND coalesce(locked_at, last_run_at, created_at) < now() - $1 * interval '1 ms'`,
    [2 * lockMs],
  );
}
