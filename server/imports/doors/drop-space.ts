import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import type { Platform } from '../../platform/index.ts';
import { HIDDEN, listFiles } from './drop-choose.ts';
import { EARLIER } from './drop-earlier.ts';
import { LEFT } from './drop-left.ts';
import { TAKEN } from './drop-root.ts';
import { storedBytes } from './stored-bytes.ts';

/** There is no room for more, in words for the client. */
export class DropFull extends Error {
  /** What is full: what the account may store, or the disk. */
  readonly what: 'QUOTA' | 'DISK';
  constructor(what: DropFull['what'], message: string) {
    super(message);
    this.what = what;
  }
}

/** Room that an upload takes as it grows. Gaps count: they are stored as zeros. */
export interface Room {
  /** The upload has so many bytes now, or soon. @throws {DropFull} */
  grow(bytes: number): void;
  /** It is over: what was kept goes on counting. Harmless when repeated. */
  end(kept: boolean): void;
}

/** What one account stores: packages that are kept, files that wait, uploads under way. */
export interface AccountSpace {
  /** Room for one more file or folder. @throws {DropFull} */
  take(): Room;
  /** A file of so many bytes was removed. */
  freed(bytes: number): void;
}

export interface DropSpace {
  of(account: string): Promise<AccountSpace>;
}

const GIB = 1024 ** 3;
/** Files and folders an account may have waiting. */
const MAX_FILES = 50_000;
/** What stays free on the disk: the database stops when nothing is. */
const MIN_FREE = 256 * 1024 ** 2;
/** How often the disk is looked at while a file grows. */
const STEP = 16 * 1024 ** 2;
/** How long it is believed what lies on the disk and in the database. */
const BELIEVED_MS = 10_000;

interface Count {
  /** Found at the last look. */
  bytes: number;
  files: number;
  lookedAt: number;
  /** Uploads under way, and what they kept since the last look. */
  growing: number;
  kept: number;
  keptFiles: number;
  looking?: Promise<void>;
}

/** @param quota bytes an account may store. */
export function createDropSpace(platform: Platform, dropDir: string, quota: number): DropSpace {
  const counts = new Map<string, Count>();

  async function look(account: string, count: Count): Promise<void> {
    const roots = [join(dropDir, account), ...[EARLIER, TAKEN, LEFT].map((folder) => join(dropDir, folder, account))];
    const [stored, ...waiting] = await Promise.all([
      storedBytes(platform, account),
      ...roots.map((root) => listFiles(root, HIDDEN)),
    ]);
    const files = waiting.flat();
    count.bytes = stored + files.reduce((sum, { stats }) => sum + stats.size, 0);
    count.files = files.length;
    Object.assign(count, { lookedAt: Date.now(), kept: 0, keptFiles: 0 });
  }

  function take(count: Count): Room {
    if (count.files + count.keptFiles >= MAX_FILES) throw new DropFull('QUOTA', tooMany);
    count.keptFiles += 1;
    let size = 0;
    let checked = -STEP;
    let over = false;
    return {
      grow(bytes) {
        const more = bytes - size;
        if (more <= 0) return;
        if (count.bytes + count.kept + count.growing + more > quota) throw new DropFull('QUOTA', tooMuch(quota));
        if (bytes - checked >= STEP) {
          if (freeBytes(dropDir) - more < MIN_FREE) throw new DropFull('DISK', noRoom);
          checked = bytes;
        }
        size = bytes;
        count.growing += more;
      },
      end(kept) {
        if (over) return;
        over = true;
        count.growing -= size;
        if (kept) count.kept += size;
        else count.keptFiles -= 1;
      },
    };
  }

  return {
    async of(account) {
      const known = counts.get(account);
      const count = known ?? { bytes: 0, files: 0, lookedAt: 0, growing: 0, kept: 0, keptFiles: 0 };
      counts.set(account, count);
      if (Date.now() - count.lookedAt > BELIEVED_MS) {
        count.looking ??= look(account, count).finally(() => {
          count.looking = undefined;
        });
        await count.looking;
      }
      return {
        take: () => take(count),
        freed(bytes) {
          // Below zero, until the next look, for what had been there before.
          count.kept -= bytes;
          count.keptFiles -= 1;
        },
      };
    },
  };
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

const noRoom = 'There is no room left on the server. Nothing was kept; try again later.';

const tooMany = `An account may have ${MAX_FILES} files waiting. Send what they belong to, or remove some.`;

const tooMuch = (quota: number) =>
  `This account has stored all it may: ${quota < GIB ? `${Math.round(quota / 1024 ** 2)} MiB` : `${+(quota / GIB).toFixed(1)} GiB`}. Nothing was kept. ` +
  'Packages are kept for 90 days; send smaller ones, or ask whoever runs the installation for more (DROP_QUOTA_GIB).';
