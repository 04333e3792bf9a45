import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';

/** Files by key: `imports/…` as delivered, `media/…` by hash. Writing the same key twice leaves the second. */
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
}

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
  return {
    put: (key, data) => disk.put(key, data),
    async putStream(key, data) {
      await disk.putStream(key, data);
      const path = join(folder, key);
      for (const written of [path, dirname(path), dirname(dirname(path))]) await syncToDisk(written);
    },
    get: (key) => disk.getBytes(key),
    stream: (key) => disk.getStream(key),
    exists: (key) => disk.exists(key),
    size: async (key) => ((await disk.exists(key)) ? (await disk.getMetaData(key)).contentLength : undefined),
    remove: (key) => disk.delete(key),
    removeAll: (prefix) => disk.deleteAll(`${prefix}/`),
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
