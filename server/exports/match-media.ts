import { posix } from 'node:path';
import type { MappedMedia } from '../openimmo/index.ts';
import { sha256Hex } from '../platform/index.ts';

/** A medium as it is kept. */
export interface KeptRow {
  id: string;
  category: string;
  order: number;
  preferred: boolean;
  title: string | null;
  sha256: string | null;
  storageKey: string | null;
  sourceUrl: string | null;
  sourceCheck: string | null;
  contentType: string | null;
}

/**
 * For each attachment of an element the medium that came of it; undefined where none did. An import keeps the order of
 * the file and leaves out what was missing or broken, so this is the way to lay one list over the other that explains
 * most of it. Where neither title nor kind nor checksum tells attachments apart, the first ones win.
 */
export function matchMedia<Row extends KeptRow>(
  found: readonly MappedMedia[],
  rows: readonly Row[],
): (Row | undefined)[] {
  const scores = found.map((media) => rows.map((row) => likeness(media, row)));
  if (found.length === rows.length && scores.every((line, index) => (line[index] ?? 0) > 0)) return [...rows];
  const best = found.map(() => rows.map(() => 0));
  const at = (media: number, row: number) => best[media]?.[row] ?? 0;
  for (let media = found.length - 1; media >= 0; media -= 1) {
    for (let row = rows.length - 1; row >= 0; row -= 1) {
      const score = scores[media]?.[row] ?? 0;
      const together = score > 0 ? score + at(media + 1, row + 1) : 0;
      (best[media] as number[])[row] = Math.max(together, at(media + 1, row), at(media, row + 1));
    }
  }
  return follow(scores, at, found.length, rows);
}

function follow<Row>(
  scores: number[][],
  at: (media: number, row: number) => number,
  count: number,
  rows: readonly Row[],
): (Row | undefined)[] {
  const matched: (Row | undefined)[] = Array.from({ length: count }, () => undefined);
  for (let media = 0, row = 0; media < count && row < rows.length; ) {
    const score = scores[media]?.[row] ?? 0;
    if (score > 0 && at(media, row) === score + at(media + 1, row + 1)) {
      matched[media] = rows[row];
      media += 1;
      row += 1;
    } else if (at(media, row) === at(media + 1, row)) media += 1;
    else row += 1;
  }
  return matched;
}

/** 0 when the one cannot have become the other. */
function likeness({ source, category, preferred, title, md5, etag }: MappedMedia, row: KeptRow): number {
  const alike = 10 + (row.category === category ? 2 : 0) + (row.preferred === preferred ? 1 : 0);
  if (source.kind === 'URL') return row.sourceUrl === source.url ? alike : 0;
  if (source.kind === 'INLINE') return row.sha256 === hashOf(source.base64) ? alike : 0;
  if (row.sourceUrl !== null || row.storageKey === null || row.title !== title) return 0;
  // The sender's check is kept with the path: see server/imports/package/attachments.ts.
  const check = row.sourceCheck;
  if (check === null) return alike;
  if (!check.startsWith(`${md5 ?? etag} `)) return 0;
  return alike + (check.endsWith(posix.basename(source.path).toLowerCase()) ? 4 : 0);
}

const HASH = /^[0-9a-f]{64}$/;

/** Contents of kept elements stand there by their hash (see `with-contents.ts`). */
export const hashOf = (base64: string): string =>
  HASH.test(base64) ? base64 : sha256Hex(Buffer.from(base64, 'base64'));
