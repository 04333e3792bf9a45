import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import type pg from 'pg';
import type { Clock } from './clock.ts';
import type { Vault } from './crypto.ts';

/** `most` in any `seconds`: a full budget may be spent at once and comes back evenly. */
export interface Budget {
  most: number;
  seconds: number;
}

/** Whether it was taken; if not, in how many whole seconds it would fit. */
export type Taken = { ok: true } | { ok: false; retryAfter: number };

/** Counts of what was used, shared by every process on this database. */
export interface Limits {
  /** Takes `cost` (default 1) from the budget `name` of `who`. Nothing is taken when it would not fit. */
  take(name: string, who: string, budget: Budget, cost?: number): Promise<Taken>;
  /** Forgets what `who` used of the budget `name`, e.g. after a success. */
  forget(name: string, who: string): Promise<void>;
}

/** What this process knows of one budget without asking. */
interface Local {
  /** Taken from the shared count and not yet spent; worth nothing after `leaseEnds`. */
  left: number;
  leaseEnds: number;
  /** When everything used will be free, as a refusal said; believed until `believed`. */
  until: number;
  believed: number;
  /** The question under way: the others of this budget wait for it instead of asking too. */
  asking?: Promise<void>;
}

/** A large budget is taken from the database in parts of a fiftieth, so that most requests need no query. */
const PARTS = 50;
const LEASE_MS = 10_000;
/** A refusal is believed for this long before the database is asked again. */
const REFUSAL_MS = 1000;
/** Many parts of a budget do not add up to it exactly. */
const SLACK_MS = 1;
const MOST_LOCAL = 20_000;
const SWEEP_MS = 60_000;

/**
 * Budgets as one row each, `until`: the moment when everything used is free again (the generic cell rate algorithm). A
 * take moves it by `cost × seconds ÷ most`, in one statement, unless it would lie further than `seconds` ahead. Who is
 * counted is stored as a keyed hash. Without the database a take throws: so does the work it is asked for.
 */
export function createLimits(pool: Pick<pg.Pool, 'query'>, vault: Vault, clock: Clock): Limits {
  const known = new Map<string, Local>();
  let sweptAt = 0;

  function localOf(key: string): Local {
    let local = known.get(key);
    if (local) known.delete(key);
    local ??= { left: 0, leaseEnds: 0, until: 0, believed: 0 };
    known.set(key, local);
    if (known.size > MOST_LOCAL) known.delete(known.keys().next().value as string);
    return local;
  }

  function sweep(now: number): void {
    if (now - sweptAt < SWEEP_MS) return;
    sweptAt = now;
    // What is free again says nothing any more. When this fails, the next one does it.
    pool.query('DELETE FROM "LimitUse" WHERE until < $1', [new Date(now)]).catch(() => {});
  }

  async function ask(key: string, local: Local, budget: Budget, cost: number): Promise<void> {
    const now = clock.now().getTime();
    const part = Math.floor(budget.most / PARTS);
    for (const wanted of part > cost ? [part, cost] : [cost]) {
      const { taken, until } = await takeShared(pool, key, now, budget, wanted);
      if (taken) {
        local.left = wanted + (now < local.leaseEnds ? local.left : 0);
        local.leaseEnds = now + LEASE_MS;
        local.believed = 0;
        return;
      }
      // The database counts microseconds: rounded up, it is never believed to have room that it has not.
      local.until = until + 1;
      local.believed = now + REFUSAL_MS;
    }
  }

  return {
    async take(name, who, budget, cost = 1) {
      const key = vault.blindIndex(`${name}\0${who}`, 'limit');
      const local = localOf(key);
      for (;;) {
        const now = clock.now().getTime();
        sweep(now);
        if (now < local.leaseEnds && local.left >= cost) {
          local.left -= cost;
          return { ok: true };
        }
        if (cost > budget.most) return { ok: false, retryAfter: budget.seconds };
        const wait = local.until + msOf(budget, cost) - now - budget.seconds * 1000;
        if (now < local.believed && wait > SLACK_MS)
          return { ok: false, retryAfter: Math.max(1, Math.ceil((wait - SLACK_MS) / 1000)) };
        local.asking ??= ask(key, local, budget, cost).finally(() => {
          local.asking = undefined;
        });
        await local.asking;
      }
    },
    async forget(name, who) {
      const key = vault.blindIndex(`${name}\0${who}`, 'limit');
      known.delete(key);
      await pool.query('DELETE FROM "LimitUse" WHERE key = $1', [key]);
    },
  };
}

/** How far `cost` moves `until`. */
const msOf = ({ most, seconds }: Budget, cost: number): number => (cost * seconds * 1000) / most;

/** Takes from the row of `key` if it fits; otherwise says until when the budget is in use. */
async function takeShared(
  pool: Pick<pg.Pool, 'query'>,
  key: string,
  now: number,
  budget: Budget,
  cost: number,
): Promise<{ taken: boolean; until: number }> {
  const { rows } = await pool.query<{ taken: boolean; until: Date | null }>(
    `WITH taken AS (
       INSERT INTO "LimitUse" AS l (key, until) VALUES ($1, $2::timestamptz + $3::float8 * interval '1 ms')
       ON CONFLICT (key) DO UPDATE SET until = greatest(l.until, $2::timestamptz) + $3::float8 * interval '1 ms'
       WHERE greatest(l.until, $2::timestamptz) + $3::float8 * interval '1 ms'
             <= $2::timestamptz + $4::float8 * interval '1 ms'
       RETURNING 1
     )
     SELECT EXISTS (SELECT 1 FROM taken) AS taken, (SELECT until FROM "LimitUse" WHERE key = $1) AS until`,
    [key, new Date(now), msOf(budget, cost), budget.seconds * 1000 + SLACK_MS],
  );
  const [row] = rows;
  return { taken: row?.taken ?? false, until: row?.until?.getTime() ?? now };
}

/** An address as limits count it: IPv4 whole, IPv6 by its /64, ::ffff:a.b.c.d as a.b.c.d. */
export function addressGroup(ip: string): string {
  if (!isIP(ip)) return ip;
  const address = ipaddr.process(ip);
  if (address.kind() === 'ipv4') return address.toString();
  const network = (address as ipaddr.IPv6).parts.slice(0, 4).map((part) => part.toString(16));
  return `${network.join(':')}::/64`;
}
