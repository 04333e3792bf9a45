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
import { uuidv7 } from '../platform/index.ts';

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
  rename(from: string, to: string): Promise<void>;
  /** Starts a file that nobody sees before `keep`; with `append`, after what is there. */
  upload(path: string, append: boolean): Promise<Upload>;
  /** The client is gone: nothing more comes with this session. */
  leave(): void;
}

export interface Upload {
  /** Bytes so far. */
  readonly size: number;
  write(chunk: Uint8Array): Promise<void>;
  /** Makes the file visible under its name, replacing one that is there. */
  keep(): Promise<void>;
  /** Forgets it; harmless after `keep`. */
  discard(): Promise<void>;
}

/**
 * Opens an account's folder, making it when it is missing.
 * @param dropDir holds one folder per account.
 */
export async function openDropRoot(dropDir: string, account: string): Promise<DropRoot> {
  const root = join(dropDir, account);
  const uploads = join(dropDir, UPLOADS);
  await mkdir(root, { recursive: true, mode: 0o700 });
  await mkdir(uploads, { recursive: true, mode: 0o700 });
  const session = join(dropDir, SESSIONS, `${account}.${uuidv7()}`);
  await mkdir(join(dropDir, SESSIONS), { recursive: true, mode: 0o700 });
  await writeFile(session, '');
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
      await rename(real(from), real(to));
    },
    async upload(path, append) {
      await checkParents(root, path);
      const target = real(path);
      const existing = await lstat(target).catch(() => undefined);
      if (existing && !existing.isFile()) throw new DropPathError('There is a folder of that name.');
      return startUpload(join(uploads, uuidv7()), target, append && existing !== undefined);
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

async function startUpload(temporary: string, target: string, append: boolean): Promise<Upload> {
  if (append) await copyFile(target, temporary);
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | constants.O_NOFOLLOW;
  const file: FileHandle = await open(temporary, flags, 0o600);
  let size = append ? (await file.stat()).size : 0;
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await file.close();
  };
  return {
    get size() {
      return size;
    },
    async write(chunk) {
      await file.writeFile(chunk);
      size += chunk.byteLength;
    },
    async keep() {
      await file.sync();
      await close();
      await rename(temporary, target);
    },
    async discard() {
      await close().catch(() => {});
      await rm(temporary, { force: true });
    },
  };
}
