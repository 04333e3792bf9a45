import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PersonActor } from '../server/accounts/index.ts';
import {
  createDropAccount,
  openDropIdentity,
  scanDropFolders,
  startDropDoors,
  workQueue,
} from '../server/imports/index.ts';
import { createVault } from '../server/platform/crypto.ts';
import { createEventLog } from '../server/platform/events.ts';
import { openDatabase, type Platform, systemClock } from '../server/platform/index.ts';
import { createLimits } from '../server/platform/limits.ts';
import { createLog } from '../server/platform/log.ts';
import { createPictures } from '../server/platform/pictures/index.ts';
import { createStorage } from '../server/platform/storage.ts';

// The importing process of a bench: a door and a worker, and nothing else, so that its memory is theirs.

export type ImporterOrder =
  | { kind: 'start'; databaseUrl: string; folder: string }
  | { kind: 'work' }
  | { kind: 'stop' };

export interface ImporterReport {
  kind: 'ready' | 'done' | 'memory';
  port?: number;
  user?: string;
  password?: string;
  agencyId?: string;
  /** Seconds by stage. */
  steps?: Record<string, number>;
  bytes?: number;
}

const STAGES: Record<string, string> = {
  staged: 'read, check and stage',
  prepared: 'attachments and what is here',
  applied: 'apply',
  'removals staged': 'find what is missing',
  removed: 'remove',
};

const report = (message: ImporterReport) => process.send?.(message);
const operator: PersonActor = { kind: 'person', id: '', sessionId: '', admin: true, memberships: [] };

process.on('message', (order: ImporterOrder) => {
  if (order.kind === 'start') void start(order);
});

async function start({ databaseUrl, folder }: { databaseUrl: string; folder: string }): Promise<void> {
  const home = mkdtempSync(join(folder, 'importer-'));
  const log = createLog('warn', 'bench');
  const database = openDatabase(databaseUrl, log);
  const vault = createVault('a secret key for benches, long enough');
  const platform = {
    ...database,
    events: createEventLog(database.pool, databaseUrl, log),
    storage: createStorage(join(home, 'files')),
    pictures: createPictures(),
    vault,
    limits: createLimits(database.pool, vault, systemClock),
    clock: systemClock,
    log,
    settings: { mode: 'demo', publicUrl: '', supportEmail: '', extraOrigins: [] },
    wake: async () => {},
  } as unknown as Platform;
  const agency = await platform.prisma.agency.create({
    data: { slug: `bench-${process.pid}-${Date.now()}`, name: 'Bench', country: 'DE', locale: 'de' },
  });
  const { user, password } = await createDropAccount(platform, operator, {
    agencyId: agency.id,
    name: 'Bench',
    plainFtp: true,
  });
  const dropDir = join(home, 'drop');
  const host = '127.0.0.1';
  const identity = await openDropIdentity({ dir: home, host });
  const doors = await startDropDoors(platform, { host, ftpPort: 0, sftpPort: 0, dropDir, identity });
  report({ kind: 'ready', port: doors.ftpPort, user, password, agencyId: agency.id });
  process.on('message', async (order: ImporterOrder) => {
    if (order.kind === 'work') report({ kind: 'done', steps: await work(platform, dropDir) });
    if (order.kind !== 'stop') return;
    report({ kind: 'memory', bytes: process.resourceUsage().maxRSS * 1024 });
    await doors.close();
    rmSync(home, { recursive: true, force: true });
    process.exit(0);
  });
}

async function work(platform: Platform, dropDir: string): Promise<Record<string, number>> {
  const steps: Record<string, number> = {};
  let last = performance.now();
  const note = (name: string) => {
    const now = performance.now();
    steps[name] = (steps[name] ?? 0) + (now - last) / 1000;
    last = now;
  };
  await scanDropFolders(platform, { dropDir, quietMs: 0, giveUpMs: 0, goneMs: 0 });
  note('find and store the package');
  const signal = new AbortController().signal;
  await workQueue(platform, { signal, step: (name) => note(STAGES[name] ?? name) });
  note('finish');
  return steps;
}
