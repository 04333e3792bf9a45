import { link, lstat, mkdir, open, readdir, rename, rm, rmdir, unlink } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { uuidv7 } from '../../platform/index.ts';
import { exists } from './drop-move.ts';

// A file that was acknowledged is a delivery, or part of one, whatever comes under its name before it is taken: then it
// goes aside first, to a place that no other file can have.

/** A path or name that cannot be used, in words for the client. */
export class DropPathError extends Error {}

/** Under the drop folder: files whose name was given to another before they were taken, `<account>/<id>/<path>`. */
export const EARLIER = '.earlier';

/** Puts the file at `path` of an account's folder aside. False when there is none any more. */
export async function setAside(dropDir: string, account: string, path: string): Promise<boolean> {
  const from = join(dropDir, account, path);
  const folder = join(dropDir, EARLIER, account, uuidv7());
  const to = join(folder, path);
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  try {
    await rename(from, to);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  await syncFolders(dirname(to), join(dropDir, EARLIER));
  return true;
}

/**
 * Gives the file `from`, which nobody sees, its name in an account's folder, and sets aside what has that name. Once
 * this has ended, the file is there after a power cut too.
 */
export async function placeFile(dropDir: string, account: string, from: string, path: string): Promise<void> {
  const to = join(dropDir, account, path);
  // A link replaces nothing, which renaming does.
  while (!(await linked(from, to))) await setAside(dropDir, account, path);
  await unlink(from);
  await syncFolder(dirname(to));
}

/** Puts what was taken back to where it was; a file that has its name now is newer, and stays. */
export async function putBack(dropDir: string, account: string, from: string, to: string, path: string): Promise<void> {
  if (!(await exists(from))) return;
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  if (await linked(from, to)) return unlink(from);
  const aside = join(dropDir, EARLIER, account, uuidv7(), path);
  await mkdir(dirname(aside), { recursive: true, mode: 0o700 });
  await rename(from, aside);
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const there = await lstat(to).catch(() => undefined);
    if (there?.isDirectory()) throw new DropPathError('There is a folder of that name.');
    return false;
  }
}

/** The folders of an account's files that were set aside, in that order. */
export async function earlierFolders(dropDir: string, account: string): Promise<string[]> {
  const root = join(dropDir, EARLIER, account);
  const names = await readdir(root).catch(() => [] as string[]);
  return names.sort().map((name) => join(root, name));
}

/** Removes the empty folder of a file that was set aside; does nothing where it lay elsewhere. */
export async function forgetPlace(dropDir: string, account: string, place: string): Promise<void> {
  const root = join(dropDir, EARLIER, account);
  for (let folder = dirname(place); folder.startsWith(root + sep); folder = dirname(folder)) {
    await rmdir(folder).catch(() => {});
  }
}

/** Writes the names in a folder to the disk itself. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function syncFolders(from: string, to: string): Promise<void> {
  for (let folder = from; folder.length >= to.length; folder = dirname(folder)) await syncFolder(folder);
}
