import { randomUUID } from 'node:crypto';
import { mkdir, open, opendir, rename, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';

/**
 * Files by key: `imports/…` as delivered, `media/…` by hash. Writing the same key twice leaves the second. A file appears
 * whole or not at all, also when the disk is full or the process is killed.
 */
export interface Storage {
  put(key: string, data: Uint8Array): Promise<void>;
  /** Ends when the file would outlive a power cut: what it was made from may be removed. */
  putStream(key: string, data: Readable): Promise<void>;
  get(key: string): Promise<Uint8Array>;
  stream(key: string): Promise<Readable>;
  exists(key: string): Promise<boolean>;
  /** Bytes of a file; undefined when there is none. */
  size(key: string): Promise<number | undefined>;
  remove(key: string): Promise<void>;
  /** Everything whose key begins with `prefix/`. */
  removeAll(prefix: string): Promise<void>;
  /** Makes an old file a new one, for `list`. */
  touch(key: string): Promise<void>;
  /** All files below `prefix/`, with when they were written or touched last. */
  list(prefix: string): AsyncIterable<{ key: string; at: Date }>;
  /** Whether it takes files at the moment. */
  check(): Promise<StorageState>;
}

export type StorageState = 'ok' | 'full' | 'not writable';

/** What `check` writes: more than a file system keeps in reserve for a name. */
const TRIAL = Buffer.alloc(64 * 1024);

/**
 * Whether a key read from a row lies in the folder its reader serves. Keys are made by the server; a row that is wrong
 * all the same must not open what somebody delivered.
 */
export function isKeyIn(folder: StorageFolder, key: string | null | undefined): key is string {
  return key?.startsWith(`${folder}/`) === true && key.split('/').every((part) => /^[\w-][\w.-]*$/.test(part));
}

/** What the storage holds: packages as delivered, media by hash, exports, logos of agencies, portraits of staff. */
export type StorageFolder = 'imports' | 'media' | 'exports' | 'logos' | 'portraits';

/** Storage on a local folder. */
export function createStorage(folder: string): Storage {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }));

  /** Writes under another name first. */
  async function whole(key: string, write: (part: string) => Promise<void>): Promise<void> {
    const part = `${key}.part-${randomUUID()}`;
    try {
      await write(part);
      await rename(join(folder, part), join(folder, key));
    } catch (error) {
      await disk.delete(part).catch(() => {});
      throw error;
    }
  }

  return {
    put: (key, data) => whole(key, (part) => disk.put(part, data)),
    async putStream(key, data) {
      await whole(key, async (part) => {
        // Not by the disk: it would try again with a stream that is half read.
        const path = join(folder, part);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, data, { flag: 'wx', flush: true });
      });
      const path = join(folder, key);
      for (const written of [dirname(path), dirname(dirname(path))]) await syncToDisk(written);
    },
    get: (key) => disk.getBytes(key),
    stream: (key) => disk.getStream(key),
    exists: (key) => disk.exists(key),
    size: async (key) => ((await disk.exists(key)) ? (await disk.getMetaData(key)).contentLength : undefined),
    remove: (key) => disk.delete(key),
    removeAll: (prefix) => disk.deleteAll(`${prefix}/`),
    async touch(key) {
      const now = new Date();
      await utimes(join(folder, key), now, now);
    },
    async *list(prefix) {
      const top = join(folder, prefix);
      const there = await stat(top).catch(() => undefined);
      for await (const path of there ? filesBelow(top) : []) {
        // It may be removed while the others are looked at.
        const found = await stat(path).catch(() => undefined);
        if (found) yield { key: relative(folder, path), at: found.mtime };
      }
    },
    async check() {
      const key = `trial-${process.pid}`;
      try {
        await whole(key, (part) => disk.put(part, TRIAL));
        await disk.delete(key);
        return 'ok';
      } catch (error) {
        return isFull(error) ? 'full' : 'not writable';
      }
    },
  };
}

async function syncToDisk(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function* filesBelow(folder: string): AsyncGenerator<string> {
  for await (const entry of await opendir(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}

function isFull(error: unknown): boolean {
  const { code, cause } = error as NodeJS.ErrnoException;
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code ?? '') || (cause !== undefined && isFull(cause));
}
