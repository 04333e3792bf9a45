import { createHmac, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGate } from '../../platform/gate.ts';
import type { DoorKind } from '../../platform/generated/prisma/enums.ts';
import {
  addressGroup,
  followLog,
  hashPassword,
  type LoggedEvent,
  type Platform,
  randomToken,
  verifyPassword,
} from '../../platform/index.ts';
import { readImportSettings } from '../sources/import-settings.ts';
import { type DropRoot, openDropRoot } from './drop-root.ts';
import { createDropSpace } from './drop-space.ts';

/** How somebody knocks; `FTPS` is FTP after AUTH TLS. */
export type LoginDoor = 'FTP' | 'FTPS' | 'SFTP' | 'HTTPS';

export interface LoginAttempt {
  name: string;
  password: string;
  /** The client's address; what is throttled. */
  address: string;
  door: LoginDoor;
  /** Called when the account is closed or gets another password: the session must end at once. */
  end(): void;
}

/** Who is in. `root.leave()` says that the session is over. */
export interface DropGuest {
  root: DropRoot;
  /** Whether data without TLS is let in. */
  plainFtp: boolean;
}

/** Why somebody is not let in, in words for the client. */
export interface LoginRefused {
  code: 'WRONG' | 'TOO_MANY' | 'CLOSED' | 'BUSY';
  reason: string;
  /** Seconds after which another try makes sense. */
  retryAfter?: number;
}

/** The one lock of all network doors: names and passwords of drop accounts. */
export interface DropLogin {
  /** Why nobody is let in at present; undefined when the doors are open. */
  closedFor(): Promise<string | undefined>;
  /** Whether any account may send its password without TLS. */
  mayPlain(): Promise<boolean>;
  login(attempt: LoginAttempt): Promise<DropGuest | LoginRefused>;
  /** Stops following what happens to accounts. */
  close(): void;
}

/** Tries with a wrong password that an address has for one account, and for all together. */
const TRIES = { most: 10, seconds: 15 * 60 };
const TRIES_OF_ADDRESS = { most: 50, seconds: 15 * 60 };
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 1_000;
/** Tries that may wait for their turn: of one address for one account, and for a password to be computed. */
const MAX_TURNS = 40;
const MAX_HASHES_WAITING = 40;
/** Passwords computed at a time; each takes 16 MiB and a core. */
const HASHES = 2;
const MAX_NAME = 200;
const MAX_KNOWN = 5_000;
/** Clients of one account at a time. */
const MAX_SESSIONS = 40;
/** How long a password that was right need not be computed again: software opens a session for each file. */
const REMEMBER_MS = 5 * 60_000;
const MAX_REMEMBERED = 500;
const NOTE_USE_MS = 60_000;

const CLOSED = 'Imports are switched off here at present. Nothing that was delivered is lost. Try again later.';
const SHARED_CLOSED = 'The account for all agencies is switched off. Ask for an account of your own.';
const WRONG = 'The account or the password is wrong.';
export const NEEDS_TLS =
  'Encryption is needed here. Choose FTP with explicit TLS (FTPES), SFTP or HTTPS in your software.';
/** One text for all that cannot be right without TLS: which it was is nobody's business. */
const WRONG_OR_PLAIN =
  'The account or the password is wrong, or this account needs encryption: choose FTP with explicit TLS (FTPES), SFTP or ' +
  'HTTPS in your software.';
const TOO_MANY = 'Too many wrong passwords from this address. Wait a quarter of an hour.';
const BUSY = 'Too many are logging in at once. Try again in a minute.';
const MANY_SESSIONS = `An account may have ${MAX_SESSIONS} connections at a time. Close some first.`;

/**
 * Names and passwords against drop accounts; an unknown name takes as long as a wrong password, and as many tries. Each
 * try takes its place before its password is computed, and who has none left is refused without that. Tries of one address
 * for one account take turns, so that many at once are no more than one after the other.
 * @param dropDir holds one folder per drop account, named by its source.
 * @param quotaBytes what an account may store.
 */
export function createDropLogin(platform: Platform, dropDir: string, quotaBytes: number): DropLogin {
  const { prisma, clock, log, limits } = platform;
  const now = () => clock.now().getTime();
  const failures = createMemory<number>(now);
  const blocked = createMemory<true>(now);
  const check = createPasswordCheck();
  const takeTurn = createTurns();
  const sessions = createSessions(platform);
  const space = createDropSpace(platform, dropDir, quotaBytes);

  return {
    closedFor: async () => ((await readImportSettings(prisma)).enabled ? undefined : CLOSED),
    async mayPlain() {
      const where = { plainFtp: true, kind: 'ACCOUNT', revokedAt: null } as const;
      return (await prisma.importSource.findFirst({ where, select: { id: true } })) !== null;
    },
    close: sessions.close,
    async login(attempt) {
      const { name, address, door } = attempt;
      const group = addressGroup(address);
      const wrong: LoginRefused = { code: 'WRONG', reason: door === 'FTP' ? WRONG_OR_PLAIN : WRONG };
      if (name.length > MAX_NAME) return wrong;
      const key = `${group} ${name}`;
      const turn = takeTurn(key, async () => {
        const guest = blockedFor(key, group) ?? (await tryIn(attempt, key, group));
        return guest ?? wrong;
      });
      return (await turn) ?? { code: 'BUSY', reason: BUSY, retryAfter: 60 };
    },
  };

  function blockedFor(...keys: string[]): LoginRefused | undefined {
    const until = Math.max(...keys.map((key) => (blocked.get(key) ? blocked.endOf(key) : 0)));
    if (until === 0) return undefined;
    return { code: 'TOO_MANY', reason: TOO_MANY, retryAfter: Math.ceil((until - now()) / 1000) };
  }

  /** Undefined when the name or the password is wrong. */
  async function tryIn(
    attempt: LoginAttempt,
    key: string,
    group: string,
  ): Promise<DropGuest | LoginRefused | undefined> {
    const { name, password, door, end } = attempt;
    const settings = await readImportSettings(prisma);
    if (!settings.enabled) return { code: 'CLOSED', reason: CLOSED };
    const source = await prisma.importSource.findFirst({ where: { account: name, kind: 'ACCOUNT', revokedAt: null } });
    if (!source?.passwordHash || !check.remembers(password, source.passwordHash)) {
      const failed = failures.get(key) ?? 0;
      if (failed > 0) await sleep(Math.min(FIRST_DELAY_MS * 2 ** (failed - 1), LONGEST_DELAY_MS));
      const place = await limits.take('drop.login', key, TRIES);
      if (!place.ok) {
        log.warn({ door }, 'too many wrong passwords; the address has to wait');
        blocked.set(key, true, place.retryAfter);
        return blockedFor(key);
      }
      const right = await check.compute(password, source?.passwordHash, () => blockedFor(group) !== undefined);
      if (right === 'BUSY') return { code: 'BUSY', reason: BUSY, retryAfter: 60 };
      if (right === 'STOPPED') return blockedFor(group);
      if (!right) return failedAt(key, group, failed);
      failures.forget(key);
      await limits.forget('drop.login', key);
    }
    if (!source || (door === 'FTP' && !source.plainFtp)) return undefined;
    if (!source.agencyId && !settings.sharedDoor) return { code: 'CLOSED', reason: SHARED_CLOSED };
    return enter({ source, door, end });
  }

  async function failedAt(key: string, group: string, failed: number): Promise<undefined> {
    failures.set(key, failed + 1, TRIES.seconds);
    const place = await limits.take('drop.address', group, TRIES_OF_ADDRESS);
    if (!place.ok) blocked.set(group, true, place.retryAfter);
  }

  async function enter({ source, door, end }: Entering): Promise<DropGuest | LoginRefused> {
    if (sessions.count(source.id) >= MAX_SESSIONS) return { code: 'BUSY', reason: MANY_SESSIONS, retryAfter: 60 };
    const kind: DoorKind = door === 'FTPS' ? 'FTP' : door;
    const root = await openDropRoot(dropDir, source.id, kind, await space.of(source.id));
    const leaveSessions = sessions.enter(source.id, { end, plain: door === 'FTP' });
    const leave = () => {
      leaveSessions();
      root.leave();
    };
    // Between the check and here the account may have been closed, which only sessions that were in are told.
    const now = await prisma.importSource.findUnique({ where: { id: source.id } });
    if (!now || now.revokedAt || now.passwordHash !== source.passwordHash) {
      leave();
      return { code: 'WRONG', reason: WRONG };
    }
    noteUse(source.id, now.lastUsedAt);
    return { root: { ...root, leave }, plainFtp: now.plainFtp };
  }

  function noteUse(id: string, last: Date | null): void {
    const now = clock.now();
    if (last && now.getTime() - last.getTime() < NOTE_USE_MS) return;
    prisma.importSource
      .update({ where: { id }, data: { lastUsedAt: now } })
      .catch((error: Error) => log.warn({ source: id, error }, 'the use of a drop account was not noted'));
  }
}

interface Entering {
  source: { id: string; passwordHash: string | null };
  door: LoginDoor;
  end: () => void;
}

/** scrypt, but not again and again for the same right password. What is remembered holds for one stored hash only. */
function createPasswordCheck() {
  const stranger = hashPassword(randomToken());
  const secret = randomBytes(32);
  const remembered = new Map<string, number>();
  const gate = createGate(HASHES);
  let waiting = 0;
  const keyOf = (password: string, stored: string) =>
    createHmac('sha256', secret).update(`${stored}\0${password}`).digest('base64');
  return {
    remembers: (password: string, stored: string): boolean =>
      (remembered.get(keyOf(password, stored)) ?? 0) > Date.now(),
    /** Whether it is right. `stop` is asked when its turn has come; without a `stored` one it takes as long, and is wrong. */
    async compute(
      password: string,
      stored: string | null | undefined,
      stop: () => boolean,
    ): Promise<boolean | 'BUSY' | 'STOPPED'> {
      if (waiting >= MAX_HASHES_WAITING) return 'BUSY';
      waiting += 1;
      try {
        return await gate.pass(async () => {
          if (stop()) return 'STOPPED';
          const right = await verifyPassword(password, stored ?? (await stranger));
          if (!right || !stored) return false;
          if (remembered.size >= MAX_REMEMBERED) remembered.clear();
          remembered.set(keyOf(password, stored), Date.now() + REMEMBER_MS);
          return true;
        });
      } finally {
        waiting -= 1;
      }
    },
  };
}

/** Runs what has the same key one after the other; undefined where too many wait already. */
function createTurns() {
  const waiting = new Map<string, { last: Promise<unknown>; count: number }>();
  return async <T>(key: string, work: () => Promise<T>): Promise<T | undefined> => {
    const queue = waiting.get(key) ?? { last: Promise.resolve(), count: 0 };
    if (queue.count >= MAX_TURNS) return undefined;
    waiting.set(key, queue);
    queue.count += 1;
    const turn = queue.last.then(work);
    queue.last = turn.catch(() => {});
    try {
      return await turn;
    } finally {
      queue.count -= 1;
      if (queue.count === 0) waiting.delete(key);
    }
  };
}

/** Remembers something for a while; when there is much of it, not the oldest. */
function createMemory<T>(now: () => number) {
  const entries = new Map<string, { value: T; until: number }>();
  const get = (key: string) => {
    const entry = entries.get(key);
    return entry && entry.until > now() ? entry : undefined;
  };
  return {
    get: (key: string): T | undefined => get(key)?.value,
    endOf: (key: string): number => get(key)?.until ?? 0,
    set(key: string, value: T, seconds: number): void {
      entries.delete(key);
      entries.set(key, { value, until: now() + seconds * 1000 });
      const [oldest] = entries.keys();
      if (entries.size > MAX_KNOWN && oldest !== undefined) entries.delete(oldest);
    },
    forget: (key: string) => void entries.delete(key),
  };
}

interface OpenSession {
  end: () => void;
  /** Whether it goes without TLS. */
  plain: boolean;
}

/** The sessions of this process; those of an account end when it is closed or gets another password. */
function createSessions({ events, log }: Platform) {
  const open = new Map<string, Set<OpenSession>>();
  const stop = new AbortController();
  const onEvent = ({ type, subjectId, data }: LoggedEvent) => {
    const all = type === 'importSource.revoked' || (type === 'importSource.changed' && data.password === true);
    const plain = type === 'importSource.changed' && data.plainFtp === false;
    for (const session of open.get(subjectId) ?? []) if (all || (plain && session.plain)) session.end();
  };
  followLog({ events, log }, { what: 'drop accounts', signal: stop.signal, onEvent });
  return {
    count: (id: string): number => open.get(id)?.size ?? 0,
    enter(id: string, session: OpenSession): () => void {
      const those = open.get(id) ?? new Set();
      open.set(id, those.add(session));
      return () => {
        those.delete(session);
        if (those.size === 0 && open.get(id) === those) open.delete(id);
      };
    },
    close: () => stop.abort(),
  };
}
