import type { Stats } from 'node:fs';
import { lstat, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type DropFile, listFiles } from './drop-choose.ts';

// Folders that somebody else's FTP server fills. Nobody tells us when an upload is finished there.

const MAX_LENGTH = 300;
/** Plain names: nothing hidden, nothing that climbs. */
const NAME = /^[^.\\/\p{Cc}][^\\/\p{Cc}]*$/u;

/** A path below WATCH_DIR as it is stored, `a/b`; undefined when it is none. */
export function normalFolder(input: string): string | undefined {
  const names = input.trim().split('/');
  return input.length <= MAX_LENGTH && names.every((name) => NAME.test(name)) ? names.join('/') : undefined;
}

/** Where a watched folder lies; undefined while it is missing, or when a link stands in for part of the way. */
export async function findWatched(watchDir: string, folder: string): Promise<string | undefined> {
  let path = watchDir;
  for (const name of folder.split('/')) {
    path = join(path, name);
    const stats = await lstat(path).catch(() => undefined);
    if (!stats?.isDirectory()) return undefined;
  }
  return path;
}

/** Makes a watched folder where it is missing. False when something else is in its place. */
export async function makeWatched(watchDir: string, folder: string): Promise<boolean> {
  let path = watchDir;
  await mkdir(watchDir, { recursive: true });
  for (const name of folder.split('/')) {
    path = join(path, name);
    await mkdir(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    if (!(await lstat(path)).isDirectory()) return false;
  }
  return true;
}

/** Changes when a file does. */
export const fingerprintOf = ({ ino, size, mtimeMs }: Stats): string => `${ino}:${size}:${mtimeMs}`;

/** Remembers since when files are as they are: their own times may be another machine's, or set by the uploader. */
export interface Watcher {
  /** The files in a folder, `changed` being when this process first saw them so. */
  look(root: string, now: number): Promise<DropFile[]>;
}

export function createWatcher(): Watcher {
  const seen = new Map<string, Map<string, { fingerprint: string; since: number }>>();
  return {
    async look(root, now) {
      const before = seen.get(root);
      const current = new Map<string, { fingerprint: string; since: number }>();
      // By their own times: what lay there at the first look has one and the same moment of being seen.
      const files = (await listFiles(root)).sort((a, b) => a.stats.mtimeMs - b.stats.mtimeMs);
      const looked = files.map((file) => {
        const known = before?.get(file.path);
        const fingerprint = fingerprintOf(file.stats);
        const since = known?.fingerprint === fingerprint ? known.since : now;
        current.set(file.path, { fingerprint, since });
        return { ...file, changed: since };
      });
      seen.set(root, current);
      return looked;
    },
  };
}
