import { join } from 'node:path';
import type { Platform } from '../../platform/index.ts';
import type { Delivery, DropFile } from './drop-choose.ts';
import { moveFile } from './drop-move.ts';

/** Under the drop folder: files that no delivery named, `<source>/<day>/…`. Nothing is deleted from there. */
export const LEFT = '.left';

export interface LeftOptions {
  dropDir: string;
  sourceId: string;
  root: string;
  /** Milliseconds without a change after which nothing is expected to name a file any more. */
  leftMs: number;
}

/** Puts aside what has lain for long and belongs to no delivery: pictures without an XML, uploads never finished. */
export async function putAside(
  { clock, log }: Platform,
  { dropDir, sourceId, root, leftMs }: LeftOptions,
  files: DropFile[],
  deliveries: Delivery[],
): Promise<void> {
  const now = clock.now();
  const taken = new Set(deliveries.flatMap(({ main, attachments }) => [main, ...attachments]));
  const left = files.filter(({ path, stats }) => {
    const changed = Math.max(stats.mtimeMs, stats.ctimeMs);
    return !taken.has(path) && now.getTime() - changed > leftMs;
  });
  if (left.length === 0) return;
  const aside = join(dropDir, LEFT, sourceId, now.toISOString().slice(0, 10));
  for (const { path } of left) await moveFile(join(root, path), join(aside, path));
  log.warn({ source: sourceId, files: left.length }, 'files that no delivery named were put aside');
}
