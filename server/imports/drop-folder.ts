import { createHash } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, posix, relative, sep } from 'node:path';
import { Readable } from 'node:stream';

import { mapObject, OpenImmoError, readTransfer } from '../openimmo/index.ts';
import { type Platform, sha256Hex, uuidv7 } from '../platform/index.ts';
import { SESSIONS, TAKEN } from './drop-root.ts';
import { MANIFEST, type Manifest } from './package-reader.ts';
import { inspectFile } from './sniff.ts';

export interface ScanOptions {
  /** Holds one folder per drop account, named by its source. */
  dropDir: string;
  /** Milliseconds a folder must be quiet before loose files count as sent; 2,000 when left out. */
  quietMs?: number;
  /** Milliseconds of quiet after which an XML is taken without the files it misses; 120,000 when left out. */
  giveUpMs?: number;
  /** The same once no client is connected any more: what was coming has come. 20,000 when left out. */
  goneMs?: number;
}

/** What a look at the drop folders came to. */
export interface Scan {
  /** Runs queued now. */
  queued: number;
  /** Whether something waits only for its folder to be quiet. */
  waiting: boolean;
}

const QUIET_MS = 2_000;
const GIVE_UP_MS = 120_000;
const GONE_MS = 20_000;
const MAX_DEPTH = 5;
/** Any number that nothing else of ours locks. */
const SCAN_LOCK = 7_460_004;

/** Files that belong to an XML which is still to come. */
const ATTACHMENT =
  /\.(jpe?g|png|gif|webp|bmp|tiff?|hei[cf]|avif|svg|pdf|docx?|xlsx?|odt|rtf|html?|mp4|m4v|mov|avi|wmv|mpe?g|webm|flv)$/i;
/** Names that software gives to what it has not finished. */
const UNFINISHED = /(\.(tmp|temp|part|filepart|partial|uploading|upload|crdownload|lock|\$\$\$)|~)$/i;

/**
 * Looks into the drop folders and queues a run for each complete delivery: stored first, then its row, then the files
 * leave the folder. Killed anywhere, the next look goes on where it stopped. Several processes may call it; one looks.
 */
export async function scanDropFolders(platform: Platform, options: ScanOptions): Promise<Scan> {
  const client = await platform.pool.connect();
  try {
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS mine', [SCAN_LOCK]);
    if (!rows[0].mine) return { queued: 0, waiting: true };
    try {
      return await scanAll(platform, options);
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [SCAN_LOCK]);
    }
  } finally {
    client.release();
  }
}

async function scanAll(platform: Platform, options: ScanOptions): Promise<Scan> {
  const sources = await platform.prisma.importSource.findMany({
    where: { revokedAt: null, account: { not: null } },
    select: { id: true, agencyId: true },
  });
  const scan: Scan = { queued: 0, waiting: false };
  for (const source of sources) {
    try {
      await scanSource(platform, options, source, scan);
    } catch (error) {
      platform.log.error({ source: source.id, error: (error as Error).message }, 'a drop folder could not be read');
    }
  }
  return scan;
}

interface Source {
  id: string;
  agencyId: string;
}

async function scanSource(platform: Platform, options: ScanOptions, source: Source, scan: Scan): Promise<void> {
  scan.queued += await finishTaken(platform, options.dropDir, source);
  const root = join(options.dropDir, source.id);
  const files = await listFiles(root);
  if (files.length === 0) return;
  const connected = await isConnected(options.dropDir, source);
  const look = await chooseDeliveries(root, files, platform.clock.now().getTime(), connected, options);
  scan.waiting ||= look.waiting;
  for (const delivery of look.deliveries) {
    const folder = await take(options.dropDir, source, delivery);
    if (folder && (await store(platform, source, folder))) scan.queued += 1;
  }
}

/** Whether the account has a client at the door now. */
async function isConnected(dropDir: string, { id }: Source): Promise<boolean> {
  const sessions = await readdir(join(dropDir, SESSIONS)).catch(() => []);
  return sessions.some((name) => name.startsWith(`${id}.`));
}

interface DropFile {
  /** From the account's folder, with `/`. */
  path: string;
  /** When it last changed in content or name. */
  changed: number;
  stats: Stats;
}

/** Plain files, oldest first; hidden ones and links are passed over. */
async function listFiles(root: string, folder = root, depth = 0): Promise<DropFile[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names
      .filter((name) => !name.startsWith('.'))
      .map(async (name): Promise<DropFile[]> => {
        const path = join(folder, name);
        const stats = await lstat(path).catch(() => undefined);
        if (stats?.isDirectory() && depth < MAX_DEPTH) return listFiles(root, path, depth + 1);
        if (!stats?.isFile()) return [];
        const changed = Math.max(stats.mtimeMs, stats.ctimeMs);
        return [{ path: relative(root, path).split(sep).join('/'), changed, stats }];
      }),
  );
  return found.flat().sort((a, b) => a.changed - b.changed || a.path.localeCompare(b.path));
}

interface Delivery {
  main: string;
  attachments: string[];
  loose: boolean;
}

async function chooseDeliveries(
  root: string,
  files: DropFile[],
  now: number,
  connected: boolean,
  { quietMs = QUIET_MS, giveUpMs = GIVE_UP_MS, goneMs = GONE_MS }: ScanOptions,
): Promise<{ deliveries: Delivery[]; waiting: boolean }> {
  const deliveries: Delivery[] = [];
  let waiting = false;
  const claimed = new Set<string>();
  const patience = connected ? giveUpMs : Math.min(goneMs, giveUpMs);
  for (const file of files) {
    if (ATTACHMENT.test(file.path) || UNFINISHED.test(file.path)) continue;
    const { kind, complete } = await inspectFile(join(root, file.path));
    const around = kind === 'XML' ? files.filter(({ path }) => isBeside(file.path, path)) : [file];
    const quietFor = now - Math.max(...around.map(({ changed }) => changed));
    const quiet = quietFor >= quietMs;
    if (!quiet && !complete) {
      waiting = true;
    } else if (kind !== 'XML') {
      deliveries.push({ main: file.path, attachments: [], loose: false });
    } else {
      const wanted = await attachmentsOf(root, file, files);
      if (!wanted.all && quietFor < patience) continue;
      const attachments = wanted.there.filter((path) => !claimed.has(path));
      for (const path of attachments) claimed.add(path);
      deliveries.push({ main: file.path, attachments, loose: true });
    }
  }
  return { deliveries, waiting };
}

const isBeside = (xml: string, path: string): boolean => {
  const folder = posix.dirname(xml);
  return folder === '.' || path.startsWith(`${folder}/`);
};

/** The files an XML names that are there, and whether all are. */
async function attachmentsOf(root: string, xml: DropFile, files: DropFile[]) {
  const names = await externNames(join(root, xml.path), xml.stats);
  const folder = posix.dirname(xml.path);
  const others = files.filter(({ path }) => path !== xml.path);
  const byPath = new Map(others.map(({ path }) => [path.toLowerCase(), path]));
  const byName = new Map(
    others.filter(({ path }) => isBeside(xml.path, path)).map(({ path }) => [posix.basename(path).toLowerCase(), path]),
  );
  const there = names.map(
    (name) => byPath.get(posix.join(folder, name).toLowerCase()) ?? byName.get(posix.basename(name).toLowerCase()),
  );
  return {
    all: there.every((path) => path !== undefined),
    there: [...new Set(there.filter((path) => path !== undefined))].filter((path) => !/\.(xml|zip)$/i.test(path)),
  };
}

const known = new Map<string, string[]>();
const MAX_KNOWN = 100;

/** The files an XML names; none when it cannot be read, which its run will say. Read once per file and change. */
async function externNames(path: string, { ino, size, mtimeMs }: Stats): Promise<string[]> {
  const key = `${path} ${ino} ${size} ${mtimeMs}`;
  const before = known.get(key);
  if (before) return before;
  const names = new Set<string>();
  try {
    for await (const event of readTransfer(createReadStream(path))) {
      if (event.type !== 'object') continue;
      for (const { source } of mapObject(event.element).object.listing.media) {
        if (source.kind === 'FILE') names.add(source.path);
      }
    }
  } catch (error) {
    if (!(error instanceof OpenImmoError)) throw error;
    names.clear();
  }
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(key, [...names]);
  return [...names];
}

/** What a taken delivery consists of; written before its files move. */
interface Taken {
  main: string;
  attachments: string[];
  loose: boolean;
}

const NOTE = 'delivery.json';
const FILES = 'files';

/** Moves a delivery out of the account's folder, its main file last. Undefined when it is gone already. */
async function take(dropDir: string, source: Source, delivery: Delivery): Promise<string | undefined> {
  const folder = join(dropDir, TAKEN, source.id, uuidv7());
  await mkdir(join(folder, FILES), { recursive: true, mode: 0o700 });
  await writeFile(join(folder, NOTE), JSON.stringify(delivery satisfies Taken));
  const root = join(dropDir, source.id);
  for (const path of [...delivery.attachments, delivery.main]) await move(root, join(folder, FILES), path);
  if (await exists(join(folder, FILES, delivery.main))) return folder;
  await giveBack(root, folder, delivery);
  return undefined;
}

async function move(from: string, to: string, path: string): Promise<void> {
  await mkdir(dirname(join(to, path)), { recursive: true, mode: 0o700 });
  await rename(join(from, path), join(to, path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

async function giveBack(root: string, folder: string, delivery: Taken): Promise<void> {
  for (const path of delivery.attachments) {
    if (!(await exists(join(root, path)))) await move(join(folder, FILES), root, path);
  }
  await rm(folder, { recursive: true, force: true });
}

/** What a killed process had taken: stored now, or given back when its main file never came. */
async function finishTaken(platform: Platform, dropDir: string, source: Source): Promise<number> {
  const all = join(dropDir, TAKEN, source.id);
  let queued = 0;
  for (const name of (await readdir(all).catch(() => [])).sort()) {
    const folder = join(all, name);
    const delivery = await readNote(folder);
    if (delivery && (await exists(join(folder, FILES, delivery.main)))) {
      if (await store(platform, source, folder)) queued += 1;
    } else if (delivery) await giveBack(join(dropDir, source.id), folder, delivery);
    else await rm(folder, { recursive: true, force: true });
  }
  return queued;
}

async function readNote(folder: string): Promise<Taken | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, NOTE), 'utf8')) as Taken;
  } catch {
    return undefined;
  }
}

/**
 * Stores a taken delivery, queues its run and forgets the files. Each step may be repeated: the folder's name is the
 * run's id. False when the run was there already.
 */
async function store(platform: Platform, source: Source, folder: string): Promise<boolean> {
  const delivery = await readNote(folder);
  if (!delivery) return false;
  const id = basename(folder);
  const files = join(folder, FILES);
  const kept = delivery.loose
    ? await storeLoose(platform, id, files, delivery)
    : await storeFile(platform, `imports/${id}/package`, join(files, delivery.main));
  const isNew = await queueRun(platform, source, { id, fileName: posix.basename(delivery.main), ...kept });
  await rm(folder, { recursive: true, force: true });
  return isNew;
}

interface Kept {
  storageKey: string;
  sha256: string;
  bytes: number;
}

async function storeFile({ storage }: Platform, storageKey: string, path: string): Promise<Kept> {
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = async function* () {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  await storage.putStream(storageKey, Readable.from(counted(), { objectMode: false }));
  return { storageKey, sha256: hash.digest('hex'), bytes };
}

async function storeLoose(platform: Platform, id: string, files: string, delivery: Taken): Promise<Kept> {
  const xml = await storeFile(platform, `imports/${id}/transfer`, join(files, delivery.main));
  const manifest: Manifest = { xml: { name: delivery.main, key: xml.storageKey }, files: [] };
  let bytes = xml.bytes;
  for (const [index, name] of delivery.attachments.entries()) {
    if (!(await exists(join(files, name)))) continue;
    const kept = await storeFile(platform, `imports/${id}/file-${index}`, join(files, name));
    manifest.files.push({ name, key: kept.storageKey, bytes: kept.bytes, sha256: kept.sha256 });
    bytes += kept.bytes;
  }
  const contents = manifest.files.map(({ name, sha256 }) => `${name}\0${sha256}`).sort();
  const storageKey = `imports/${id}/${MANIFEST}`;
  await platform.storage.put(storageKey, Buffer.from(JSON.stringify(manifest)));
  return { storageKey, sha256: sha256Hex([xml.sha256, ...contents].join('\n')), bytes };
}

async function queueRun(
  platform: Platform,
  source: Source,
  { bytes, ...run }: Kept & { id: string; fileName: string },
): Promise<boolean> {
  const { agencyId } = source;
  return platform.change(async (tx, emit) => {
    const { count } = await tx.importRun.createMany({
      data: [{ ...run, bytes: BigInt(bytes), agencyId, sourceId: source.id, createdAt: platform.clock.now() }],
      skipDuplicates: true,
    });
    if (count === 0) return false;
    emit({
      type: 'import.queued',
      subjectType: 'ImportRun',
      subjectId: run.id,
      agencyId,
      actor: `source:${source.id}`,
    });
    return true;
  });
}
