import { join } from 'node:path';
import { type Platform, uuidv7 } from '../../platform/index.ts';
import type { Delivery, DropFile } from './drop-choose.ts';
import { forgetPlace } from './drop-earlier.ts';
import { exists, moveFile } from './drop-move.ts';

/** Under the drop folder: files that no delivery named, `<source>/<day>/…`. Nothing is deleted from there. */
export const LEFT = '.left';

export interface LeftOptions {
  dropDir: string;
  sourceId: string;
  /** Milliseconds without a change after which nothing is expected to name a file any more. */
  leftMs: number;
}

/** Puts aside what has lain for long and belongs to no delivery: pictures without an XML, uploads never finished. */
export async function putAside(
  { clock, log }: Platform,
  { dropDir, sourceId, leftMs }: LeftOptions,
  files: DropFile[],
  deliveries: Delivery[],
): Promise<void> {
  const now = clock.now();
  const taken = new Set(deliveries.flatMap(({ main, attachments }) => [main, ...attachments]));
  const left = files.filter((file) => {
    const changed = Math.max(file.stats.mtimeMs, file.stats.ctimeMs);
    return !taken.has(file) && now.getTime() - changed > leftMs;
  });
  if (left.length === 0) return;
  const aside = join(dropDir, LEFT, sourceId, now.toISOString().slice(0, 10));
  for (const { path, place } of left) {
    const to = join(aside, path);
    // Of a name that comes again each is kept.
    await moveFile(place, (await exists(to)) ? join(aside, uuidv7(), path) : to);
    await forgetPlace(dropDir, sourceId, place);
  }
  log.warn({ source: sourceId, files: left.length }, 'files that no delivery named were put aside');
}
