import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hashPassword, type Platform, randomToken, verifyPassword } from '../platform/index.ts';
import { type DropRoot, openDropRoot, SESSIONS, UPLOADS } from './drop-root.ts';
import { startFtpServer } from './ftp-server.ts';

export interface FtpDoorOptions {
  host: string;
  /** 0 lets the system choose. */
  port: number;
  /** Two port numbers with a dash between them; undefined lets the system choose. */
  passivePorts?: string;
  /** Holds one folder per drop account, named by its source. */
  dropDir: string;
  /** Bytes a file may have; 1 GiB when left out. */
  maxFileBytes?: number;
}

/** Wrong tries before an address has to wait: for one account, and for all together. */
const MAX_FAILURES = 10;
const MAX_FAILURES_OF_ADDRESS = 50;
const FORGET_MS = 15 * 60_000;
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 8_000;

/**
 * Opens the FTP door: each drop account sees its own folder and nothing else. A file appears there only when its
 * transfer ended well; then `imports.scan` is woken. Plain FTP: no TLS yet.
 * @throws when the port cannot be had.
 */
export async function startFtpDoor(
  platform: Platform,
  { host, port, passivePorts, dropDir, maxFileBytes = 1024 ** 3 }: FtpDoorOptions,
): Promise<{ port: number; close(): Promise<void> }> {
  // What a killed process was receiving will not be finished, and nobody is connected yet.
  for (const folder of [UPLOADS, SESSIONS]) await rm(join(dropDir, folder), { recursive: true, force: true });
  await mkdir(join(dropDir, UPLOADS), { recursive: true, mode: 0o700 });
  const [from, to] = passivePorts?.split('-').map(Number) ?? [];
  return startFtpServer({
    host,
    port,
    maxFileBytes,
    passivePorts: from && to ? { from, to } : undefined,
    login: createLogin(platform, dropDir),
    delivered: () => void platform.wake('imports.scan').catch(() => {}),
    warn: (message) => platform.log.warn({ door: 'ftp' }, message),
  });
}

/** Names and passwords against drop accounts; an unknown name takes as long as a wrong password. */
function createLogin({ prisma, clock, log }: Platform, dropDir: string) {
  const failures = createFailures(() => clock.now().getTime());
  const stranger = hashPassword(randomToken());
  return async (name: string, password: string, address: string): Promise<DropRoot | undefined> => {
    const attempt = `${address} ${name}`;
    const failed = failures.count(attempt);
    if (failed > 0) await sleep(Math.min(FIRST_DELAY_MS * 2 ** (failed - 1), LONGEST_DELAY_MS));
    const blocked = failed >= MAX_FAILURES || failures.count(address) >= MAX_FAILURES_OF_ADDRESS;
    const source = await prisma.importSource.findUnique({ where: { account: name } });
    const usable = source?.passwordHash && !source.revokedAt && source.door === 'FTP' ? source : undefined;
    const right = await verifyPassword(password, usable?.passwordHash ?? (await stranger));
    if (usable && right && !blocked) {
      failures.forget(attempt);
      return openDropRoot(dropDir, usable.id);
    }
    failures.add(attempt);
    failures.add(address);
    if (failed + 1 === MAX_FAILURES) log.warn({ door: 'ftp' }, 'too many wrong passwords; the address has to wait');
    return undefined;
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
