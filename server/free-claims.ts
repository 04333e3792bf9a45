import pg from 'pg';
import type { Ended } from './process-messages.ts';

/**
 * What the worker before this one had claimed is free again at once: mails, jobs, and the attempt of a run that somebody
 * else ended. Only for a database of our own: there, no other machine's worker can be at it.
 * @param ended how the workers before this one ended.
 */
export async function freeClaims(databaseUrl: string, ended: Ended[]): Promise<void> {
  if (ended.length === 0) return;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // The attempt stays counted: such a mail is looked up at the provider before it is sent again.
    await client.query(`UPDATE "Mail" SET state = 'QUEUED', "nextTryAt" = now() WHERE state = 'SENDING'`);
    await client.query(
      `DO $$ BEGIN IF to_regclass('agenda.agenda_jobs') IS NOT NULL THEN
         UPDATE agenda.agenda_jobs SET locked_at = NULL, next_run_at = coalesce(next_run_at, now()) WHERE locked_at IS NOT NULL;
       END IF; END $$`,
    );
    if (ended.some(({ byItself }) => byItself)) return;
    await client.query(
      `UPDATE "ImportRun" SET attempts = greatest(attempts - 1, 0) WHERE state IN ('READING', 'APPLYING', 'UNDOING')`,
    );
  } finally {
    await client.end();
  }
}
