import { lstat, mkdir, readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { basename, join, posix, relative } from 'node:path';
import { DoorKind } from '../../platform/generated/prisma/enums.ts';
import { type Platform, uuidv7 } from '../../platform/index.ts';
import { locks, whileLocked } from '../../platform/locks.ts';
import { readImportSettings } from '../sources/import-settings.ts';
import {
  chooseDeliveries,
  type Delivery,
  type DropFile,
  HIDDEN,
  listArrivals,
  listFiles,
  type Patience,
} from './drop-choose.ts';
import { forgetPlace, putBack, syncFolder } from './drop-earlier.ts';
import { LEFT, putAside } from './drop-left.ts';
import { forgetDoor, readDoor } from './drop-marks.ts';
import { exists, moveFile } from './drop-move.ts';
import { SESSIONS, TAKEN } from './drop-root.ts';
import { type DeliveringSource, queueRun, storeDelivery } from './drop-store.ts';
import { createWatcher, findWatched, fingerprintOf } from './watch-folder.ts';

export interface ScanOptions {
  /** Holds one folder per drop account, named by its source. */
  dropDir: string;
  /** Watched folders lie below it; none is looked at when it is left out. */
  watchDir?: string;
  /** Milliseconds a folder must be quiet before loose files count as sent; 2,000 when left out. */
  quietMs?: number;
  /** The same for every file of a watched folder; 5,000 when left out. */
  settleMs?: number;
  /** Milliseconds of quiet after which an XML is taken without the files it misses; 120,000 when left out. */
  giveUpMs?: number;
  /** The same once no client is connected any more: what was coming has come. 20,000 when left out. */
  goneMs?: number;
  /** Milliseconds after which a file that no delivery names is put aside; a day when left out. */
  leftMs?: number;
}

/** What a look at the drop folders came to. */
export interface Scan {
  /** Runs made now. */
  queued: number;
  /** Whether something waits only for its folder to be quiet. */
  waiting: boolean;
}

const QUIET_MS = 2_000;
const SETTLE_MS = 5_000;
const GIVE_UP_MS = 120_000;
const GONE_MS = 20_000;
const LEFT_MS = 86_400_000;

/**
 * Looks into the drop folders and makes a run for each complete delivery: stored first, then its row, then the files
 * are forgotten. Killed anywhere, the next look goes on where it stopped. Several processes may call it; one looks.
 */
export async function scanDropFolders(platform: Platform, options: ScanOptions): Promise<Scan> {
  const scan = await whileLocked(platform.pool, locks.dropFolders, '', new AbortController().signal, () =>
    scanAll(platform, options),
  );
  return scan ?? { queued: 0, waiting: true };
}

interface Source extends DeliveringSource {
  kind: 'ACCOUNT' | 'FOLDER';
  folder: string | null;
}

async function scanAll(platform: Platform, options: ScanOptions): Promise<Scan> {
  const settings = await readImportSettings(platform.prisma);
  const scan: Scan = { queued: 0, waiting: false };
  // What was delivered stays where it is until imports are switched on again.
  if (!settings.enabled) return scan;
  const sources = await platform.prisma.importSource.findMany({
    where: { revokedAt: null, kind: { in: ['ACCOUNT', 'FOLDER'] } },
    select: { id: true, agencyId: true, kind: true, folder: true, trigger: true },
  });
  for (const source of sources) {
    if (!source.agencyId && !settings.sharedDoor) continue;
    try {
      await scanSource(platform, options, source as Source, scan);
    } catch (error) {
      platform.log.error({ source: source.id, error }, 'a drop folder could not be read');
    }
  }
  return scan;
}

async function scanSource(platform: Platform, options: ScanOptions, source: Source, scan: Scan): Promise<void> {
  const { dropDir, leftMs = LEFT_MS } = options;
  scan.queued += await finishTaken(platform, options, source);
  const root = await rootOf(options, source);
  if (!root) return;
  const now = platform.clock.now().getTime();
  const files =
    source.kind === 'FOLDER' ? await watcherOf(platform).look(root, now) : await listArrivals(dropDir, source.id);
  if (files.length === 0) return;
  const look = await chooseDeliveries(files, now, await patienceOf(options, source));
  scan.waiting ||= look.waiting;
  for (const delivery of look.deliveries) {
    const folder = await take(options, source, root, delivery);
    if (!folder) scan.waiting = true;
    else if (await store(platform, source, folder)) scan.queued += 1;
  }
  if (!look.waiting) await putAside(platform, { dropDir, sourceId: source.id, leftMs }, files, look.deliveries);
}

const rootOf = async ({ dropDir, watchDir }: ScanOptions, { id, folder }: Source): Promise<string | undefined> => {
  if (folder === null) return join(dropDir, id);
  return watchDir ? findWatched(watchDir, folder) : undefined;
};

const watchers = new WeakMap<Platform, ReturnType<typeof createWatcher>>();

function watcherOf(platform: Platform) {
  const watcher = watchers.get(platform) ?? createWatcher();
  watchers.set(platform, watcher);
  return watcher;
}

/** Our own doors show whole files only; of a watched folder nothing is known but what is seen. */
async function patienceOf(options: ScanOptions, source: Source): Promise<Patience> {
  const { quietMs = QUIET_MS, settleMs = SETTLE_MS, giveUpMs = GIVE_UP_MS, goneMs = GONE_MS } = options;
  if (source.kind === 'FOLDER') return { quietMs: settleMs, patience: giveUpMs, whole: false };
  const connected = await isConnected(options.dropDir, source);
  return { quietMs, patience: connected ? giveUpMs : Math.min(goneMs, giveUpMs), whole: true };
}

/** Whether the account has a client at the door now. */
async function isConnected(dropDir: string, { id }: Source): Promise<boolean> {
  const sessions = await readdir(join(dropDir, SESSIONS)).catch(() => []);
  return sessions.some((name) => name.startsWith(`${id}.`));
}

/** What a taken delivery consists of; written before its files move. */
interface Taken extends Delivery<string> {
  door?: DoorKind;
  /** What each file was when it was chosen: another may have got its name since. */
  fingerprints?: Record<string, string>;
  /** Whether files keep their fingerprints on the way, which copies on another disk do not. */
  sameDisk?: boolean;
  /** Where each file lay, from the drop folder, in case it is not `path` in the account's folder. */
  places?: Record<string, string>;
}

const NOTE = 'delivery.json';
const FILES = 'files';

/** Moves a delivery out of its folder, its main file last. Undefined when some of it is gone, or is another by now. */
async function take(
  { dropDir }: ScanOptions,
  source: Source,
  root: string,
  { main, attachments, loose }: Delivery,
): Promise<string | undefined> {
  const folder = join(dropDir, TAKEN, source.id, uuidv7());
  await mkdir(join(folder, FILES), { recursive: true, mode: 0o700 });
  const files = [...attachments, main];
  const each = (value: (file: DropFile) => string) => Object.fromEntries(files.map((file) => [file.path, value(file)]));
  const isAccount = source.kind === 'ACCOUNT';
  const taken: Taken = {
    main: main.path,
    attachments: attachments.map(({ path }) => path),
    loose,
    door: isAccount ? await readDoor(dropDir, source.id, main.stats.ino) : DoorKind.FOLDER,
    fingerprints: each(({ stats }) => fingerprintOf(stats)),
    sameDisk: (await lstat(folder)).dev === main.stats.dev,
    places: isAccount ? each(({ place }) => relative(dropDir, place)) : undefined,
  };
  await writeFile(join(folder, NOTE), JSON.stringify(taken), { flush: true });
  await syncFolder(folder);
  for (const { path, place } of files) await moveFile(place, join(folder, FILES, path));
  if (!(await isAsChosen(folder, taken))) {
    await giveBack(dropDir, source, root, folder, taken);
    return undefined;
  }
  for (const { place } of files) await forgetPlace(dropDir, source.id, place);
  await forgetDoor(dropDir, source.id, main.stats.ino);
  return folder;
}

/** Whether what was moved is what was chosen: all of it, and no file that got its name in between. */
async function isAsChosen(folder: string, { main, attachments, fingerprints = {}, sameDisk }: Taken): Promise<boolean> {
  if (!sameDisk) return exists(join(folder, FILES, main));
  for (const path of [...attachments, main]) {
    const stats = await lstat(join(folder, FILES, path)).catch(() => undefined);
    if (!stats || fingerprintOf(stats) !== fingerprints[path]) return false;
  }
  return true;
}

async function giveBack(
  dropDir: string,
  source: Source,
  root: string,
  folder: string,
  { main, attachments, places = {} }: Pick<Taken, 'main' | 'attachments' | 'places'>,
): Promise<void> {
  for (const path of [...attachments, main]) {
    const from = join(folder, FILES, path);
    const to = places[path] ? join(dropDir, places[path]) : join(root, path);
    if (source.kind === 'ACCOUNT') await putBack(dropDir, source.id, from, to, path);
    else if (!(await exists(to))) await moveFile(from, to);
    else await moveFile(from, join(dropDir, LEFT, source.id, basename(folder), path));
  }
  await rm(folder, { recursive: true, force: true });
}

/** What a killed process had taken: stored now, or given back when it had not got all of it. */
async function finishTaken(platform: Platform, options: ScanOptions, source: Source): Promise<number> {
  const { dropDir } = options;
  const all = join(dropDir, TAKEN, source.id);
  let queued = 0;
  for (const name of (await readdir(all).catch(() => [])).sort()) {
    const folder = join(all, name);
    const root = await rootOf(options, source);
    const delivery = await readNote(folder);
    if (delivery && (await isAsChosen(folder, delivery))) {
      if (root) await forgetCopied(root, folder, delivery);
      if (await store(platform, source, folder)) queued += 1;
    } else if (root) {
      const paths = (await listFiles(join(folder, FILES), HIDDEN)).map(({ path }) => path);
      const [main, ...attachments] = paths;
      if (main) await giveBack(dropDir, source, root, folder, { main, attachments, places: delivery?.places });
      else await rm(folder, { recursive: true, force: true });
    }
  }
  return queued;
}

/** A move across file systems that was killed before its last step left the file where it was, too. */
async function forgetCopied(root: string, folder: string, { fingerprints = {} }: Taken): Promise<void> {
  for (const [path, fingerprint] of Object.entries(fingerprints)) {
    const here = await lstat(join(root, path)).catch(() => undefined);
    const isCopied = here && fingerprintOf(here) === fingerprint && (await exists(join(folder, FILES, path)));
    if (isCopied) await unlink(join(root, path));
  }
}

async function readNote(folder: string): Promise<Taken | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, NOTE), 'utf8')) as Taken;
  } catch {
    return undefined;
  }
}

/**
 * Stores a taken delivery, makes its run and forgets the files. Each step may be repeated: the folder's name is the
 * run's id. False when the run was there already.
 */
async function store(platform: Platform, source: Source, folder: string): Promise<boolean> {
  const delivery = await readNote(folder);
  if (!delivery) return false;
  const id = basename(folder);
  const kept = await storeDelivery(platform, id, join(folder, FILES), delivery);
  const { main, door = 'FTP' } = delivery;
  const isNew = await queueRun(platform, source, { id, fileName: posix.basename(main), door }, kept);
  await rm(folder, { recursive: true, force: true });
  return isNew;
}
