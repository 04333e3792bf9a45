import type { Actor } from '../../accounts/index.ts';
import { closable, createHub, type Hub, type Inbox, type LoggedEvent, type Platform } from '../../platform/index.ts';
import { importAccess } from '../access.ts';

/** One message of the subscription: a run as it stands now. */
export interface ImportProgress {
  cursor: string;
  runId: string;
}

export interface WatchImports {
  runId?: string | null;
  agencyId?: string | null;
}

const TYPES = ['queued', 'started', 'progress', 'finished', 'decided', 'undoing'].map((what) => `import.${what}`);
/** Waiting messages a slow watcher may have; then it is told the latest runs as they are. */
const MAX_WAITING = 500;
const LATEST = 50;

/** The one reader of the log for all watchers of this process. */
const feeds = new WeakMap<Platform, Hub<LoggedEvent>>();

function feedOf(platform: Platform): Hub<LoggedEvent> {
  const pick = (event: LoggedEvent) => (TYPES.includes(event.type) ? event : undefined);
  const feed = feeds.get(platform) ?? createHub(platform, { what: 'imports', most: MAX_WAITING, pick });
  feeds.set(platform, feed);
  return feed;
}

const cursorOf = (seq: bigint): string => Buffer.from(`i${seq}`).toString('base64url');

/**
 * The progress of one run, or of every run the actor sees, of one agency when it is given. A watched run is told once
 * at the start, and the watch ends with the run.
 */
export function watchImports(
  platform: Platform,
  actor: Actor,
  wish: WatchImports,
): AsyncIterableIterator<ImportProgress> {
  const inbox = feedOf(platform).open();
  return closable(follow(platform, actor, wish, inbox), () => inbox.close());
}

async function* follow(
  platform: Platform,
  actor: Actor,
  wish: WatchImports,
  inbox: Inbox<LoggedEvent>,
): AsyncGenerator<ImportProgress, undefined> {
  try {
    const from = await inbox.ready;
    if (wish.runId) {
      const run = await findVisible(platform, actor, wish, wish.runId);
      if (!run) return;
      yield { cursor: cursorOf(from), runId: run.id };
      if (run.finishedAt) return;
    }
    for (let event = await inbox.next(); event; event = await inbox.next()) {
      if (event === 'overflow') {
        const runs = await findLatest(platform, actor, wish);
        for (const run of runs) yield { cursor: cursorOf(feedOf(platform).position()), runId: run.id };
        if (wish.runId && runs[0]?.finishedAt) return;
        continue;
      }
      if (wish.runId && event.subjectId !== wish.runId) continue;
      if (wish.agencyId && event.agencyId !== wish.agencyId) continue;
      const run = await findVisible(platform, actor, wish, event.subjectId);
      if (!run) continue;
      yield { cursor: cursorOf(event.seq), runId: run.id };
      if (wish.runId && run.finishedAt) return;
    }
  } finally {
    inbox.close();
  }
}

function findLatest({ prisma }: Platform, actor: Actor, { runId, agencyId }: WatchImports) {
  const wanted = { ...(runId && { id: runId }), ...(agencyId && { agencyId }) };
  return prisma.importRun.findMany({
    where: { AND: [wanted, importAccess.visible(actor)] },
    select: { id: true, finishedAt: true },
    orderBy: { id: 'desc' },
    take: LATEST,
  });
}

function findVisible({ prisma }: Platform, actor: Actor, { agencyId }: WatchImports, id: string) {
  const wanted = agencyId ? { id, agencyId } : { id };
  return prisma.importRun.findFirst({
    where: { AND: [wanted, importAccess.visible(actor)] },
    select: { id: true, finishedAt: true },
  });
}
