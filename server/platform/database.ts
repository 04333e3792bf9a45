import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import type { NewEvent } from './events.ts';
import { type Prisma, PrismaClient } from './generated/prisma/client.ts';
import type { Log } from './log.ts';
import { outageOf } from './outage.ts';
import { openPool } from './pool.ts';

export { Prisma } from './generated/prisma/client.ts';
export type * from './generated/prisma/models.ts';

/** Inside a change: the transaction's client. */
export type Tx = Prisma.TransactionClient;

/** What a change says happened; appended to the log as the last statement before COMMIT. */
export type Emit = (event: NewEvent) => void;

export interface Database {
  /** Ordinary reads, and writes that need no event. */
  readonly prisma: PrismaClient;
  /** SQL of our own. */
  readonly pool: pg.Pool;
  /**
   * Runs `work` in one transaction and appends the events it emits in the same one, last, so that
   * sequence order is commit order. Nothing is kept when `work` throws.
   */
  change<T>(work: (tx: Tx, emit: Emit) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Prepared statements by text, bounded: re-planning is a third of a small read's cost. */
function statementNames(limit = 500) {
  const names = new Map<string, string>();
  return ({ sql }: { sql: string }) => {
    const known = names.get(sql);
    if (known) return known;
    if (names.size >= limit) return undefined as unknown as string;
    const name = `gp_${names.size}`;
    names.set(sql, name);
    return name;
  };
}

const BEGIN_TRIES = 3;

export function openDatabase(url: string, log: Log, max = 10): Database {
  const pool = openPool({ connectionString: url, max }, log, 'data');
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: statementNames() }) });
  return {
    prisma,
    pool,
    async change(work) {
      for (let tries = 1; ; tries++) {
        let begun = false;
        try {
          return await prisma.$transaction(
            async (tx) => {
              begun = true;
              const events: NewEvent[] = [];
              const result = await work(tx, (event) => events.push(event));
              if (events.length > 0) await tx.$executeRaw`SELECT append_events(${JSON.stringify(events)}::jsonb)`;
              return result;
            },
            { maxWait: 15_000, timeout: 120_000 },
          );
        } catch (error) {
          // Later than BEGIN, what was done is not known.
          if (begun || tries === BEGIN_TRIES || outageOf(error) !== 'DATABASE') throw error;
        }
      }
    },
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
