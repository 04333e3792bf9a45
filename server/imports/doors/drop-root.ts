import { constants, type Stats } from 'node:fs';
import {
  copyFile,
  type FileHandle,
  lstat,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  rmdir,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import type { DoorKind } from '../../platform/generated/prisma/enums.ts';
import { uuidv7 } from '../../platform/index.ts';
import { ATTACHMENT } from '../package/attachment-names.ts';
import { inspectFile } from '../package/sniff.ts';
import { DropPathError, placeFile, setAside, syncFolder } from './drop-earlier.ts';
import { forgetDoor, noteDoor, noteSession } from './drop-marks.ts';
import { isUnfinished } from './drop-names.ts';
import type { AccountSpace, Room } from './drop-space.ts';

// The folders of the drop accounts, and what lies beside them. A file goes one way only:
//   `.uploads/<id>`         while it comes; forgotten at the next start, for nobody was told that it is kept
//   `<account>/<path>`      once its client was told so; what had that name goes to
//   `.earlier/<account>/…`  and waits there like the others
//   `.taken/<account>/<run>` when the look into the folders (drop-folder.ts) has chosen it, until its run is there
//   `.left/<account>/<day>` when nothing named it for a day
// Every step is one renaming, so that a kill at any line leaves the file at one place, from where it goes on.

/** Under the drop folder: uploads that are not complete, on the same file system so that renaming is one step. */
export const UPLOADS = '.uploads';
/** Under the drop folder: a file for each client that is connected, `<account>.<session>`. */
export const SESSIONS = '.sessions';
/** Under the drop folder: files taken from an account's folder that are not stored yet. */
export const TAKEN = '.taken';

const MAX_PATH = 1000;
/** Bytes of a name, less what copying needs. */
const MAX_NAME = 240;
/** Folders in folders that are looked into. */
export const MAX_DEPTH = 20;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const CONTROL = /[\u0000-\u001f\u007f]/;

/** One account's view of its folder: `/` is the folder, nothing outside can be named, links are not followed. */
export interface DropRoot {
  /** `path` from `cwd` as the client names it: absolute, normalised, `/` first. @throws {DropPathError} */
  resolve(cwd: string, path: string): string;
  stat(path: string): Promise<Stats>;
  list(path: string): Promise<{ name: string; stats: Stats }[]>;
  makeFolder(path: string): Promise<void>;
  /** Takes it out of sight. What is a delivery by its name has been accepted, and is imported all the same. */
  removeFile(path: string): Promise<void>;
  removeFolder(path: string): Promise<void>;
  /** A file of that name goes aside, and is imported all the same. */
  rename(from: string, to: string): Promise<void>;
  /** Starts a file that nobody sees before `keep`; with `goOn`, from what is there. */
  upload(path: string, options?: { goOn?: boolean }): Promise<Upload>;
  /** The client is gone: nothing more comes with this session. */
  leave(): void;
}

export interface Upload {
  /** Whether there was a file of that name at the start. */
  readonly replaces: boolean;
  /** Bytes so far. */
  readonly size: number;
  /** How many bytes will come, where that is known. @throws {DropFull} when there is no room for them. */
  expect(bytes: number): void;
  /** Writes at a place in the file; at its end when left out. */
  write(chunk: Uint8Array, at?: number): Promise<void>;
  truncate(size: number): Promise<void>;
  /**
   * Makes the file visible under its name; one that is there goes aside. When this has ended, the file outlives a power
   * cut, and its client may be told so.
   */
  keep(): Promise<void>;
  /** Forgets it; harmless after `keep`. */
  discard(): Promise<void>;
}

/**
 * Opens an account's folder, making it when it is missing.
 * @param dropDir holds one folder per account.
 * @param account the id of its source.
 * @param door by which its files come.
 * @param space what its files take from.
 */
export async function openDropRoot(
  dropDir: string,
  account: string,
  door: DoorKind,
  space: AccountSpace,
): Promise<DropRoot> {
  const root = join(dropDir, account);
  const uploads = join(dropDir, UPLOADS);
  if (await mkdir(root, { recursive: true, mode: 0o700 })) await syncFolder(dropDir);
  await mkdir(uploads, { recursive: true, mode: 0o700 });
  const session = join(dropDir, SESSIONS, `${account}.${uuidv7()}`);
  await mkdir(join(dropDir, SESSIONS), { recursive: true, mode: 0o700 });
  await writeFile(session, '');
  await noteSession(dropDir, account, door);
  const real = (path: string) => join(root, ...path.split('/').filter(Boolean));
  return {
    resolve: resolvePath,
    leave: () => void rm(session, { force: true }).catch(() => {}),
    async stat(path) {
      await checkParents(root, path);
      return plain(await lstat(real(path)), path);
    },
    async list(path) {
      await checkParents(root, `${path}/.`);
      const names = await readdir(real(path));
      const entries = await Promise.all(
        names.map(async (name) => ({ name, stats: await lstat(join(real(path), name)).catch(() => undefined) })),
      );
      return entries.flatMap(({ name, stats }) => (stats && isPlain(stats) ? [{ name, stats }] : []));
    },
    async makeFolder(path) {
      await checkParents(root, path);
      const room = space.take();
      try {
        await mkdir(real(path), { mode: 0o700 });
        room.end(true);
      } finally {
        room.end(false);
      }
      await syncFolder(dirname(real(path)));
    },
    async removeFile(path) {
      await checkParents(root, path);
      const stats = await lstat(real(path));
      if (stats.isFile() && isDelivery(path) && (await setAside(dropDir, account, path))) return;
      await unlink(real(path));
      space.freed(stats.size);
      await forgetDoor(dropDir, account, stats.ino);
    },
    async removeFolder(path) {
      if (path === '/') throw new DropPathError('This folder stays.');
      await checkParents(root, path);
      await rmdir(real(path));
    },
    async rename(from, to) {
      await Promise.all([checkParents(root, from), checkParents(root, to)]);
      // Renaming replaces what is there: in this process nothing may come there in between.
      await oneAtATime(account, async () => {
        const [moved, existing] = await Promise.all([lstat(real(from)), lstat(real(to)).catch(() => undefined)]);
        if (existing?.isDirectory()) throw new DropPathError('There is a folder of that name.');
        if (to.startsWith(`${from}/`)) throw new DropPathError('A folder cannot be moved into itself.');
        if (existing && existing.ino !== moved.ino) await setAside(dropDir, account, to);
        const now = arrival();
        if (moved.isFile()) await utimes(real(from), now, now);
        await rename(real(from), real(to));
        await syncFolder(dirname(real(to)));
      });
    },
    async upload(path, { goOn = false } = {}) {
      await checkParents(root, path);
      const existing = await lstat(real(path)).catch(() => undefined);
      if (existing && !existing.isFile()) throw new DropPathError('There is a folder of that name.');
      const temporary = join(uploads, uuidv7());
      const from = goOn && existing ? { path: real(path), inode: existing.ino, size: existing.size } : undefined;
      const keep = ({ inode, replaced }: Whole) =>
        oneAtATime(account, async () => {
          if (!ATTACHMENT.test(path)) await noteDoor(dropDir, account, inode, door);
          const there = await lstat(real(path)).catch(() => undefined);
          if (there && there.ino === replaced && !(await isWholeZip(real(path)))) await rename(temporary, real(path));
          else await placeFile(dropDir, account, temporary, path);
          await syncFolder(dirname(real(path)));
        });
      return startUpload({ temporary, replaces: existing !== undefined, from, keep, room: space.take() });
    },
  };
}

/** Whether a file of this name is imported when it has come; others wait for an XML, or for another name. */
const isDelivery = (path: string): boolean => !ATTACHMENT.test(path) && !isUnfinished(path);

const isWholeZip = async (path: string): Promise<boolean> => (await inspectFile(path)).complete;

const working = new Map<string, Promise<unknown>>();

/** Runs what is asked for one account in turn. */
async function oneAtATime<T>(account: string, work: () => Promise<T>): Promise<T> {
  const before = working.get(account);
  const turn = (async () => {
    await before?.catch(() => {});
    return work();
  })();
  working.set(account, turn);
  try {
    return await turn;
  } finally {
    if (working.get(account) === turn) working.delete(account);
  }
}

let lastArrival = 0;

/** Seconds, later than any before: files are taken in the order in which they came, however quickly. */
function arrival(): number {
  lastArrival = Math.max(Date.now() / 1000, lastArrival + 0.000_002);
  return lastArrival;
}

function resolvePath(cwd: string, path: string): string {
  const slashes = path.replaceAll('\\', '/').replace(/^[a-z]:\//i, '/');
  if (CONTROL.test(slashes) || slashes.length > MAX_PATH) throw new DropPathError('This name cannot be used.');
  // Joining to `/` first: `..` cannot climb above it.
  const absolute = posix
    .join('/', slashes.startsWith('/') ? slashes : posix.join(cwd, slashes))
    .replace(/(?<=.)\/+$/, '');
  const names = absolute.split('/').slice(1);
  if (names.some((name) => Buffer.byteLength(name) > MAX_NAME)) throw new DropPathError('The name is too long.');
  if (names.length > MAX_DEPTH) throw new DropPathError(`Folders may lie ${MAX_DEPTH - 1} deep in each other.`);
  return absolute;
}

const isPlain = (stats: Stats) => stats.isFile() || stats.isDirectory();

function plain(stats: Stats, path: string): Stats {
  if (isPlain(stats)) return stats;
  throw new DropPathError(`${path} is no file.`);
}

/** Every folder on the way is a real one: a link, however it came there, leads nowhere. */
async function checkParents(root: string, path: string): Promise<void> {
  const parents = path.split('/').filter(Boolean).slice(0, -1);
  let folder = root;
  for (const name of parents) {
    folder = join(folder, name);
    if (!(await lstat(folder)).isDirectory()) throw new DropPathError(`${path} is not in a folder.`);
  }
}

/** An upload that has all its bytes. */
interface Whole {
  inode: number;
  /** The file that it began with and still begins with. */
  replaced: number | undefined;
}

interface NewUpload {
  temporary: string;
  replaces: boolean;
  /** The file it goes on from. */
  from: { path: string; inode: number; size: number } | undefined;
  keep(whole: Whole): Promise<void>;
  room: Room;
}

async function startUpload(upload: NewUpload): Promise<Upload> {
  try {
    return await openUpload(upload);
  } catch (error) {
    upload.room.end(false);
    throw error;
  }
}

async function openUpload({ temporary, replaces, from, keep, room }: NewUpload): Promise<Upload> {
  room.grow(from?.size ?? 0);
  if (from) await copyFile(from.path, temporary);
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_NOFOLLOW;
  const file: FileHandle = await open(temporary, flags, 0o600);
  let size = from ? (await file.stat()).size : 0;
  let replaced = from?.inode;
  let written = size;
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await file.close();
  };
  return {
    replaces,
    get size() {
      return size;
    },
    expect: (bytes) => room.grow(bytes),
    async write(chunk, at = size) {
      room.grow(at + chunk.byteLength);
      // Counted before it is written: the next chunk may come while this one is under way.
      size = Math.max(size, at + chunk.byteLength);
      written += chunk.byteLength;
      if (from && at < from.size) replaced = undefined;
      await writeAll(file, chunk, at);
    },
    async truncate(length) {
      room.grow(length);
      await file.truncate(length);
      size = length;
      written = Math.min(written, length);
      if (from && length < from.size) replaced = undefined;
    },
    async keep() {
      if (written < size) throw new DropPathError('Parts of the file never came. Nothing was kept; send it again.');
      const now = arrival();
      await file.utimes(now, now);
      const { ino: inode } = await file.stat();
      await file.sync();
      await close();
      await keep({ inode, replaced });
      room.end(true);
    },
    async discard() {
      room.end(false);
      await close().catch(() => {});
      await rm(temporary, { force: true });
    },
  };
}

async function writeAll(file: FileHandle, chunk: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < chunk.byteLength; ) {
    const { bytesWritten } = await file.write(chunk, done, chunk.byteLength - done, at + done);
    done += bytesWritten;
  }
}
