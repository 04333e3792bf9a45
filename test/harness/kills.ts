import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openImmo, zipOf } from '../../server/imports/test-support.ts';
import type { Product } from './product.ts';

// Kills parts of a running product with −9 while strangers go on working with it, and compares what they were told with
// what is there. Used by `npm test` and by `npm run bench -- kills`.

const kinds = ['api', 'worker', 'importer', 'backend', 'postmaster'] as const;
type Kind = (typeof kinds)[number];

export interface KillReport {
  kills: Record<Kind, number>;
  /** What was acknowledged, by kind. */
  acknowledged: { offers: number; deliveries: number; codes: number };
  /** Acknowledged, and not there in the end. */
  lost: string[];
  /** There more than once. */
  doubled: string[];
  /** Answers that were neither a yes nor “try again”: nobody may see one for a kill. */
  refused: string[];
  /** Milliseconds from the last kill until everything answered again, and before the kills, after one of all kinds. */
  recovery: { after: number; alone: number };
  /** Milliseconds the slowest run and mail took after the last kill. */
  settled: number;
}

/** @param seed the same seed kills the same things in the same order, as far as they live. */
export async function killAll(product: Product, { kills, seed }: { kills: number; seed: number }): Promise<KillReport> {
  const random = generator(seed);
  const counts = Object.fromEntries(kinds.map((kind) => [kind, 0])) as KillReport['kills'];
  const total = () => Object.values(counts).reduce((sum, count) => sum + count, 0);
  const kill = (kind: Kind): void => {
    for (const pid of victims(product, kind, random)) {
      try {
        process.kill(pid, 'SIGKILL');
        counts[kind] += 1;
      } catch {
        // Gone between the look and the blow: no kill.
      }
    }
  };

  const alone = await recovery(product, () => {
    for (const kind of ['api', 'worker', 'importer', 'postmaster'] as const) kill(kind);
  });
  const ledger = startWork(product);
  for (let step = 0; total() < kills; step++) {
    // Now and then there is time to be acknowledged something; else the next blow falls on what is just starting.
    if (step % 4 === 0) await recovery(product, () => {}).then(() => answered(ledger));
    else await sleep(random() * 900);
    const several = random() < 0.6 ? 4 : 1;
    for (let n = 0; n < several && total() < kills; n++) kill(kinds[Math.floor(random() * kinds.length)] ?? 'api');
  }
  const last = Date.now();
  const after = await recovery(product, () => {});
  await answered(ledger);
  await ledger.stop();
  const { lost, doubled } = await compare(product, ledger);
  return {
    kills: counts,
    acknowledged: { offers: ledger.offers.size, deliveries: ledger.deliveries.size, codes: ledger.codes },
    lost,
    doubled,
    refused: [...ledger.refused],
    recovery: { after, alone },
    settled: Date.now() - last,
  };
}

/** Waits until a buyer and a sender were told yes once more; not for ever. */
async function answered({ offers, deliveries }: Ledger): Promise<void> {
  const before = [offers.size, deliveries.size] as const;
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(50)) {
    if (offers.size > before[0] && deliveries.size > before[1]) return;
  }
}

/** mulberry32: small and the same everywhere. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

// ---------------------------------------------------------------- what lives

interface Process {
  pid: number;
  parent: number;
  args: string;
}

function processes(): Process[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 });
  return rows.split('\n').flatMap((row) => {
    const [, pid, parent, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row) ?? [];
    return args ? [{ pid: Number(pid), parent: Number(parent), args }] : [];
  });
}

function victims({ dataDir }: Product, kind: Kind, random: () => number): number[] {
  const all = processes();
  if (kind === 'postmaster' || kind === 'backend') {
    const postmaster = all.find(({ args }) => args.includes(`-D ${join(dataDir, 'postgres')} `));
    if (!postmaster) return [];
    if (kind === 'postmaster') return [postmaster.pid];
    const backends = all.filter(({ parent, args }) => parent === postmaster.pid && args.includes('gatepost'));
    const one = backends[Math.floor(random() * backends.length)];
    return one ? [one.pid] : [];
  }
  const supervisor = Number(readFileSync(join(dataDir, 'gatepost.pid'), 'utf8'));
  return all.filter(({ parent, args }) => parent === supervisor && args.includes(`/${kind}.js`)).map(({ pid }) => pid);
}

// ---------------------------------------------------------------- what strangers do

interface Ledger {
  /** Keys of offers. */
  offers: Set<string>;
  /** Names of files, which are the numbers of their objects, and how often each was sent until it was acknowledged. */
  deliveries: Map<string, number>;
  codes: number;
  refused: Set<string>;
  stop(): Promise<void>;
}

/** Works until it is stopped; then finishes what it has begun. Whoever gets no answer asks again with the same words. */
function startWork({ demo }: Product): Ledger {
  const ledger = {
    offers: new Set<string>(),
    deliveries: new Map<string, number>(),
    codes: 0,
    refused: new Set<string>(),
  };
  let stopping = false;
  const repeat = async (pause: number, work: () => Promise<boolean>) => {
    while (!stopping) {
      while (!(await work().catch(() => false))) await sleep(200);
      await sleep(pause);
    }
  };
  const tokens = demo.offerLinks.map((link) => link.slice(link.lastIndexOf('/') + 1));
  const offer = () => {
    const idempotencyKey = `kills-${randomUUID()}`;
    const token = tokens[ledger.offers.size % tokens.length] ?? '';
    return async () => {
      const taken = await submit(demo.url, token, idempotencyKey, ledger.refused);
      if (taken) ledger.offers.add(idempotencyKey);
      return taken;
    };
  };
  const delivery = async () => {
    const name = `K-${randomUUID().slice(0, 8)}`;
    const body = await zipOf({ 'openimmo.xml': openImmo([{ number: name, title: name }]) });
    let sent = 0;
    return async () => {
      sent += 1;
      const url = `${plain(demo.drop.https)}${name}.zip`;
      const { ok: taken, status } = await fetchSoon(url, { method: 'PUT', body, ...login(demo.drop.https) });
      if (!taken && status !== 503) ledger.refused.add(`a delivery: ${status}`);
      if (taken) ledger.deliveries.set(name, sent);
      return taken;
    };
  };
  const people = Object.values(demo.people);
  const code = () => {
    const email = people[ledger.codes % people.length];
    return async () => {
      const { ok, status } = await fetchSoon(`${demo.url}/auth/email-otp/send-verification-otp`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, type: 'sign-in' }),
      });
      if (!ok && status !== 503) ledger.refused.add(`a sign-in code: ${status}`);
      if (ok) ledger.codes += 1;
      return ok;
    };
  };
  const again = <T>(make: () => T | Promise<T>) => {
    let now: T | undefined;
    return { get: async () => (now ??= await make()), done: () => (now = undefined) };
  };
  const line = (pause: number, make: () => (() => Promise<boolean>) | Promise<() => Promise<boolean>>) => {
    const one = again(make);
    return repeat(pause, async () => {
      const taken = await (await one.get())();
      if (taken) one.done();
      return taken;
    });
  };
  // Codes are counted for each person and hour: a few.
  const lines = [line(100, offer), line(200, delivery), line(8_000, code)];
  return Object.assign(ledger, {
    stop: async () => {
      stopping = true;
      await Promise.all(lines);
    },
  });
}

const plain = (url: string) => url.replace(/\/\/[^@]*@/, '//');

function login(url: string) {
  const { username, password } = new URL(url);
  return { headers: { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` } };
}

/** Nobody waits for ever for a process that was ended under the request. */
const fetchSoon = (url: string, init: RequestInit) => fetch(url, { ...init, signal: AbortSignal.timeout(20_000) });

/** Each buyer has an address of their own: from one, many offers in an hour cost work. */
const addressOf = (key: string) => `2001:db8:${key.slice(-8, -4)}:${key.slice(-4)}::1`;

/** @returns whether the offer was taken; without an answer, or with an outage for one, it was not. */
async function submit(url: string, token: string, idempotencyKey: string, refused: Set<string>): Promise<boolean> {
  const input = {
    token,
    idempotencyKey,
    fullName: 'Ada Example',
    email: `${idempotencyKey}@buyers.example`,
    phone: '+49 30 1234567',
    amount: '412000',
    financing: 'CASH',
    paymentTerm: 'AT_SIGNING',
  };
  const query = 'mutation($input: SubmitOfferInput!) { submitOffer(input: $input) { __typename } }';
  const answer = await fetchSoon(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': addressOf(idempotencyKey) },
    body: JSON.stringify({ query, variables: { input } }),
  });
  const { data, errors } = (await answer.json()) as {
    data?: { submitOffer?: { __typename: string } };
    errors?: unknown;
  };
  const kind = data?.submitOffer?.__typename;
  if (kind === 'SubmitOfferPayload') return true;
  if (kind || answer.status !== 503) refused.add(`${kind ?? answer.status} ${JSON.stringify(errors)}`);
  return false;
}

// ---------------------------------------------------------------- what is there

/** Milliseconds until it says that it is ready, which names every part, after `blow`. */
async function recovery({ demo }: Product, blow: () => void): Promise<number> {
  const start = Date.now();
  blow();
  // Readiness from before the blow does not count: the API must have noticed.
  await sleep(300);
  for (;;) {
    const ready = await fetch(`${demo.url}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    if (ready?.ok) return Date.now() - start;
    if (Date.now() - start > 120_000) throw new Error('it did not come back within two minutes');
    await sleep(100);
  }
}

const SETTLE_MS = 60_000;

async function compare(product: Product, ledger: Ledger): Promise<{ lost: string[]; doubled: string[] }> {
  const db = new pg.Client({ connectionString: databaseOf(product) });
  await db.connect();
  try {
    for (const end = Date.now() + SETTLE_MS; (await owed(db)) > 0 && Date.now() < end; ) await sleep(200);
    const runs = await count(
      db,
      `SELECT replace("fileName", '.zip', '') AS name, count(*)::int FROM "ImportRun" WHERE "fileName" = ANY($1) AND state IN ('DONE', 'UNCHANGED') GROUP BY 1`,
      ledger.deliveries.keys(),
      '.zip',
    );
    const found = [
      ...(await count(
        db,
        `SELECT "idempotencyKey" AS name, count(*)::int FROM "Offer" WHERE "idempotencyKey" = ANY($1) GROUP BY 1`,
        ledger.offers.keys(),
      )),
      // A file that was kept without an answer and sent again is two deliveries, of which the second changes nothing.
      ...runs.map(
        ([name, times]) => [name, times > (ledger.deliveries.get(name) ?? 0) ? times : Math.min(times, 1)] as const,
      ),
      ...(await count(
        db,
        `SELECT "listingId" AS name, count(*)::int FROM "Listing" WHERE "listingId" = ANY($1) AND "withdrawnAt" IS NULL GROUP BY 1`,
        ledger.deliveries.keys(),
      )),
    ];
    const mails = await product.mails();
    const codes = mails.filter(({ text }) => /\b\d{6}\b/.test(text)).length;
    const twice = mails.length - new Set(mails.map(({ id }) => id)).size;
    const owedStill = await owed(db);
    return {
      lost: [
        ...found.filter(([, times]) => times === 0).map(([name]) => name),
        ...(codes < ledger.codes ? [`${ledger.codes - codes} sign-in codes`] : []),
        ...(owedStill > 0 ? [`${owedStill} runs or mails not done`] : []),
      ],
      doubled: [
        ...found.filter(([, times]) => times > 1).map(([name]) => name),
        ...(twice > 0 ? [`${twice} mails`] : []),
      ],
    };
  } finally {
    await db.end();
  }
}

/** Runs and mails that are not at their end. */
async function owed(db: pg.Client): Promise<number> {
  const { rows } = await db.query(`SELECT
    (SELECT count(*)::int FROM "ImportRun" WHERE state IN ('WAITING', 'QUEUED', 'READING', 'APPLYING', 'UNDOING')) +
    (SELECT count(*)::int FROM "Mail" WHERE state IN ('QUEUED', 'SENDING')) AS owed`);
  return rows[0].owed;
}

/** How often each of the names is there. */
async function count(db: pg.Client, sql: string, named: Iterable<string>, ending = ''): Promise<[string, number][]> {
  const names = [...named];
  const { rows } = await db.query(sql, [names.map((name) => name + ending)]);
  const there = new Map(rows.map(({ name, count }) => [name as string, count as number]));
  return names.map((name) => [name, there.get(name) ?? 0]);
}

function databaseOf({ dataDir }: Product): string {
  const password = readFileSync(join(dataDir, 'postgres.password'), 'utf8').trim();
  const port = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3];
  return `postgresql://gatepost:${password}@127.0.0.1:${port}/gatepost`;
}
