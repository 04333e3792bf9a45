import { createHmac, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DoorKind } from '../../platform/generated/prisma/enums.ts';
import {
  followEvents,
  hashPassword,
  type LoggedEvent,
  type Platform,
  randomToken,
  verifyPassword,
} from '../../platform/index.ts';
import { readImportSettings } from '../sources/import-settings.ts';
import { type DropRoot, openDropRoot } from './drop-root.ts';

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
  code: 'WRONG' | 'TOO_MANY' | 'CLOSED' | 'NEEDS_TLS';
  reason: string;
}

/** The one lock of all network doors: names and passwords of drop accounts. */
export interface DropLogin {
  /** Why nobody is let in at present; undefined when the doors are open. */
  closedFor(): Promise<string | undefined>;
  /** Whether this name may send its password without TLS. */
  mayPlain(name: string): Promise<boolean>;
  login(attempt: LoginAttempt): Promise<DropGuest | LoginRefused>;
  /** Stops following what happens to accounts. */
  close(): void;
}

/** Wrong tries before an address has to wait: for one account, and for all together. */
const MAX_FAILURES = 10;
const MAX_FAILURES_OF_ADDRESS = 50;
const FORGET_MS = 15 * 60_000;
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 8_000;
/** How long a password that was right need not be computed again: software opens a session for each file. */
const REMEMBER_MS = 5 * 60_000;
const MAX_REMEMBERED = 500;
const NOTE_USE_MS = 60_000;

const CLOSED = 'Imports are switched off here at present. Nothing that was delivered is lost. Try again later.';
const SHARED_CLOSED = 'The account for all agencies is switched off. Ask for an account of your own.';
export const NEEDS_TLS =
  'This account needs encryption. Choose FTP with explicit TLS (FTPES), SFTP or HTTPS in your software.';

/**
 * Names and passwords against drop accounts; an unknown name takes as long as a wrong password.
 * @param dropDir holds one folder per drop account, named by its source.
 */
export function createDropLogin(platform: Platform, dropDir: string): DropLogin {
  const { prisma, clock, log } = platform;
  const failures = createFailures(() => clock.now().getTime());
  const check = createPasswordCheck();
  const sessions = createSessions(platform);
  const findAccount = (name: string) =>
    prisma.importSource.findFirst({ where: { account: name, kind: 'ACCOUNT', revokedAt: null } });

  return {
    closedFor: async () => ((await readImportSettings(prisma)).enabled ? undefined : CLOSED),
    mayPlain: async (name) => (await findAccount(name))?.plainFtp ?? false,
    close: sessions.close,
    async login({ name, password, address, door, end }) {
      const attempt = `${address} ${name}`;
      const failed = failures.count(attempt);
      if (failed > 0) await sleep(Math.min(FIRST_DELAY_MS * 2 ** (failed - 1), LONGEST_DELAY_MS));
      const blocked = failed >= MAX_FAILURES || failures.count(address) >= MAX_FAILURES_OF_ADDRESS;
      const settings = await readImportSettings(prisma);
      if (!settings.enabled) return { code: 'CLOSED', reason: CLOSED };
      const source = await findAccount(name);
      const right = await check(password, source?.passwordHash);
      if (blocked || !source || !right) {
        failures.add(attempt);
        failures.add(address);
        if (failed + 1 === MAX_FAILURES) log.warn({ door }, 'too many wrong passwords; the address has to wait');
        return blocked
          ? { code: 'TOO_MANY', reason: 'Too many wrong passwords from this address. Wait a quarter of an hour.' }
          : { code: 'WRONG', reason: 'The account or the password is wrong.' };
      }
      failures.forget(attempt);
      if (door === 'FTP' && !source.plainFtp) return { code: 'NEEDS_TLS', reason: NEEDS_TLS };
      if (!source.agencyId && !settings.sharedDoor) return { code: 'CLOSED', reason: SHARED_CLOSED };
      return enter({ source, door, end });
    },
  };

  async function enter({ source, door, end }: Entering): Promise<DropGuest | LoginRefused> {
    const root = await openDropRoot(dropDir, source.id, door === 'FTPS' ? 'FTP' : (door satisfies DoorKind));
    const leaveSessions = sessions.enter(source.id, { end, plain: door === 'FTP' });
    const leave = () => {
      leaveSessions();
      root.leave();
    };
    // Between the check and here the account may have been closed, which only sessions that were in are told.
    const now = await prisma.importSource.findUnique({ where: { id: source.id } });
    if (!now || now.revokedAt || now.passwordHash !== source.passwordHash) {
      leave();
      return { code: 'WRONG', reason: 'The account or the password is wrong.' };
    }
    noteUse(source.id, now.lastUsedAt);
    return { root: { ...root, leave }, plainFtp: now.plainFtp };
  }

  function noteUse(id: string, last: Date | null): void {
    const now = clock.now();
    if (last && now.getTime() - last.getTime() < NOTE_USE_MS) return;
    prisma.importSource
      .update({ where: { id }, data: { lastUsedAt: now } })
      .catch((error: Error) =>
        log.warn({ source: id, error: error.message }, 'the use of a drop account was not noted'),
      );
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
  return async (password: string, stored: string | null | undefined): Promise<boolean> => {
    const key = createHmac('sha256', secret)
      .update(`${stored ?? ''}\0${password}`)
      .digest('base64');
    if (stored && (remembered.get(key) ?? 0) > Date.now()) return true;
    const right = await verifyPassword(password, stored ?? (await stranger));
    if (!right || !stored) return false;
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(key, Date.now() + REMEMBER_MS);
    return true;
  };
}

/** Counts that are forgotten a quarter of an hour after the last one. */
function createFailures(now: () => number) {
  const counts = new Map<string, { count: number; last: number }>();
  return {
    count(key: string): number {
      for (const [known, { last }] of counts) if (now() - last > FORGET_MS) counts.delete(known);
      return counts.get(key)?.count ?? 0;
    },
    add: (key: string) => void counts.set(key, { count: (counts.get(key)?.count ?? 0) + 1, last: now() }),
    forget: (key: string) => void counts.delete(key),
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
  void follow();
  return {
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

  async function follow(): Promise<void> {
    let seq: bigint | undefined;
    while (!stop.signal.aborted) {
      try {
        seq ??= await events.latest();
        for await (const event of followEvents(events, seq, stop.signal)) {
          seq = event.seq;
          onEvent(event);
        }
      } catch (error) {
        if (stop.signal.aborted) return;
        log.warn({ error: (error as Error).message }, 'cannot follow what happens to drop accounts; trying again');
        await sleep(1000);
      }
    }
  }
}
