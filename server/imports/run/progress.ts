import type { Actor } from '../../accounts/index.ts';
import { closable, followEvents, type LoggedEvent, type Platform } from '../../platform/index.ts';
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
/** Waiting messages a slow watcher may have; a message is the run as it is when it is read, so older ones can go. */
const MAX_WAITING = 500;
const RETRY_MS = 1_000;

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
  const inbox = openInbox(platform);
  return closable(follow(platform, actor, wish, inbox), () => inbox.close());
}

async function* follow(
  platform: Platform,
  actor: Actor,
  wish: WatchImports,
  inbox: Inbox,
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

function findVisible({ prisma }: Platform, actor: Actor, { agencyId }: WatchImports, id: string) {
  const wanted = agencyId ? { id, agencyId } : { id };
  return prisma.importRun.findFirst({
    where: { AND: [wanted, importAccess.visible(actor)] },
    select: { id: true, finishedAt: true },
  });
}

interface Inbox {
  /** Everything after this is heard. */
  readonly ready: Promise<bigint>;
  put(event: LoggedEvent): void;
  next(): Promise<LoggedEvent | undefined>;
  close(): void;
}

interface Hub {
  inboxes: Set<Inbox>;
  ready: Promise<bigint>;
}

const hubs = new WeakMap<Platform, Hub>();

/** One reader of the log for all watchers of this process; it reads only while somebody watches. */
function openInbox(platform: Platform): Inbox {
  const hub = hubs.get(platform) ?? startHub(platform);
  const inbox = createInbox(hub.ready, () => {
    hub.inboxes.delete(inbox);
    if (hub.inboxes.size === 0 && hubs.get(platform) === hub) hubs.delete(platform);
  });
  hub.inboxes.add(inbox);
  return inbox;
}

function startHub(platform: Platform): Hub {
  const hub: Hub = { inboxes: new Set(), ready: platform.events.latest() };
  hubs.set(platform, hub);
  hub.ready.then(
    (from) => read(platform, hub.inboxes, from),
    () => hubs.delete(platform),
  );
  return hub;
}

async function read(platform: Platform, inboxes: Set<Inbox>, from: bigint): Promise<void> {
  const nobody = new AbortController();
  const stopLooking = platform.events.onWake(() => inboxes.size === 0 && nobody.abort());
  let seq = from;
  while (inboxes.size > 0) {
    try {
      for await (const event of followEvents(platform.events, seq, nobody.signal)) {
        seq = event.seq;
        if (TYPES.includes(event.type)) for (const inbox of inboxes) inbox.put(event);
      }
    } catch (error) {
      platform.log.warn({ error: (error as Error).message }, 'the import feed lost the database; trying again');
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
    }
  }
  stopLooking();
}

function createInbox(ready: Promise<bigint>, onClose: () => void): Inbox {
  const waiting: LoggedEvent[] = [];
  let closed = false;
  let resume = () => {};
  return {
    ready,
    put(event) {
      if (waiting.length >= MAX_WAITING) waiting.shift();
      waiting.push(event);
      resume();
    },
    async next() {
      while (!closed) {
        const event = waiting.shift();
        if (event) return event;
        await new Promise<void>((resolve) => {
          resume = resolve;
        });
      }
      return undefined;
    },
    close() {
      closed = true;
      resume();
      onClose();
    },
  };
}
