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
  writeFile,
} from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { DoorKind } from '../../platform/generated/prisma/enums.ts';
import { uuidv7 } from '../../platform/index.ts';
import { forgetDoor, moveDoor, noteDoor, noteSession } from './drop-marks.ts';

/** Under the drop folder: uploads that are not complete, on the same file system so that renaming is one step. */
export const UPLOADS = '.uploads';
/** Under the drop folder: a file for each client that is connected, `<account>.<session>`. */
export const SESSIONS = '.sessions';
/** Under the drop folder: files taken from an account's folder that are not stored yet. */
export const TAKEN = '.taken';

const MAX_PATH = 1000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const CONTROL = /[\u0000-\u001f\u007f]/;

/** A path or name that cannot be used, in words for the client. */
export class DropPathError extends Error {}

/** One account's view of its folder: `/` is the folder, nothing outside can be named, links are not followed. */
export interface DropRoot {
  /** `path` from `cwd` as the client names it: absolute, normalised, `/` first. @throws {DropPathError} */
  resolve(cwd: string, path: string): string;
  stat(path: string): Promise<Stats>;
  list(path: string): Promise<{ name: string; stats: Stats }[]>;
  makeFolder(path: string): Promise<void>;
  removeFile(path: string): Promise<void>;
  removeFolder(path: string): Promise<void>;
  /** Replaces a file of that name. */
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
  /** Writes at a place in the file; at its end when left out. */
  write(chunk: Uint8Array, at?: number): Promise<void>;
  truncate(size: number): Promise<void>;
  /** Makes the file visible under its name, replacing one that is there. */
  keep(): Promise<void>;
  /** Forgets it; harmless after `keep`. */
  discard(): Promise<void>;
}

/**
 * Opens an account's folder, making it when it is missing.
 * @param dropDir holds one folder per account.
 * @param account the id of its source.
 * @param door by which its files come.
 */
export async function openDropRoot(dropDir: string, account: string, door: DoorKind): Promise<DropRoot> {
  const root = join(dropDir, account);
  const uploads = join(dropDir, UPLOADS);
  await mkdir(root, { recursive: true, mode: 0o700 });
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
      await mkdir(real(path), { mode: 0o700 });
    },
    async removeFile(path) {
      await checkParents(root, path);
      await unlink(real(path));
      await forgetDoor(dropDir, account, path);
    },
    async removeFolder(path) {
      if (path === '/') throw new DropPathError('This folder stays.');
      await checkParents(root, path);
      await rmdir(real(path));
    },
    async rename(from, to) {
      await Promise.all([checkParents(root, from), checkParents(root, to)]);
      const existing = await lstat(real(to)).catch(() => undefined);
      if (existing?.isDirectory()) throw new DropPathError('There is a folder of that name.');
      await moveDoor(dropDir, account, from, to);
      await rename(real(from), real(to));
    },
    async upload(path, { goOn = false } = {}) {
      await checkParents(root, path);
      const target = real(path);
      const existing = await lstat(target).catch(() => undefined);
      if (existing && !existing.isFile()) throw new DropPathError('There is a folder of that name.');
      return startUpload({
        temporary: join(uploads, uuidv7()),
        target,
        replaces: existing !== undefined,
        goOn: goOn && existing !== undefined,
        beforeKeep: () => noteDoor(dropDir, account, path, door),
      });
    },
  };
}

function resolvePath(cwd: string, path: string): string {
  const slashes = path.replaceAll('\\', '/').replace(/^[a-z]:\//i, '/');
  if (CONTROL.test(slashes) || slashes.length > MAX_PATH) throw new DropPathError('This name cannot be used.');
  // Joining to `/` first: `..` cannot climb above it.
  return posix.join('/', slashes.startsWith('/') ? slashes : posix.join(cwd, slashes)).replace(/(?<=.)\/+$/, '');
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

interface NewUpload {
  temporary: string;
  target: string;
  replaces: boolean;
  goOn: boolean;
  beforeKeep: () => Promise<void>;
}

async function startUpload({ temporary, target, replaces, goOn, beforeKeep }: NewUpload): Promise<Upload> {
  if (goOn) await copyFile(target, temporary);
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_NOFOLLOW;
  const file: FileHandle = await open(temporary, flags, 0o600);
  let size = goOn ? (await file.stat()).size : 0;
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
    async write(chunk, at = size) {
      // Counted before it is written: the next chunk may come while this one is under way.
      size = Math.max(size, at + chunk.byteLength);
      await writeAll(file, chunk, at);
    },
    async truncate(length) {
      await file.truncate(length);
      size = length;
    },
    async keep() {
      await file.sync();
      await close();
      await beforeKeep();
      await rename(temporary, target);
    },
    async discard() {
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
