import type { Actor } from '../accounts/index.ts';
import { closable, type Platform } from '../platform/index.ts';
import { exportAccess } from './access.ts';

/**
 * The id of an export each time it stands differently, at once and until its end; nothing for one that is not this
 * actor's to see. The row is what is told: every commit only says that it is time to look again.
 */
export function watchExport(platform: Platform, actor: Actor, id: string): AsyncIterableIterator<string> {
  const bell = openBell(platform);
  return closable(follow(platform, actor, id, bell), () => bell.close());
}

async function* follow(platform: Platform, actor: Actor, id: string, bell: Bell): AsyncGenerator<string, undefined> {
  const where = { AND: [{ id }, exportAccess.visible(actor)] };
  let told: string | undefined;
  try {
    do {
      const found = await platform.prisma.export.findFirst({ where });
      if (!found) return;
      const stand = `${found.state} ${found.objectsDone}/${found.objectsTotal}`;
      if (stand !== told) yield id;
      told = stand;
      if (found.finishedAt) return;
    } while (await bell.next());
  } finally {
    bell.close();
  }
}

interface Bell {
  /** Waits until something was committed since the last look; false once closed. */
  next(): Promise<boolean>;
  close(): void;
}

function openBell({ events }: Platform): Bell {
  let rung = false;
  let closed = false;
  let resume = () => {};
  const ring = () => {
    rung = true;
    resume();
  };
  const stop = events.onWake(ring);
  return {
    async next() {
      if (!rung && !closed) await new Promise<void>((resolve) => (resume = resolve));
      rung = false;
      return !closed;
    },
    close() {
      closed = true;
      stop();
      resume();
    },
  };
}
