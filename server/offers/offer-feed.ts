import { followEvents, type LoggedEvent, type Platform } from '../platform/index.ts';
import { perOwner } from './batch.ts';

/** The events of the log that boards show. */
export const offerEventTypes = ['offer.submitted', 'offer.statusChanged'];

/** An event of the log, with what its watchers have read about it: whoever asks the same later gets the same answer. */
export interface FeedEvent {
  readonly event: LoggedEvent;
  once<T>(key: string, read: () => Promise<T>): Promise<T>;
}

/** One watcher's place in the feed. */
export interface Inbox {
  /** Everything up to here had happened when the inbox was opened; all later offer events come through `next`. */
  readonly position: bigint;
  /** The next event, in order; `overflow` when the watcher was too slow and lost some; undefined once closed. */
  next(): Promise<FeedEvent | 'overflow' | undefined>;
  close(): void;
}

export interface OfferFeed {
  open(): Promise<Inbox>;
  /** Up to where the feed has read. */
  position(): bigint;
}

/** Waiting events a slow watcher may have; then it is told to load everything again. */
const MAX_WAITING = 1000;
const RETRY_MS = 1000;

/** The one reader of the log for all boards of this process; it reads only while somebody watches. */
export const offerFeed = perOwner(createFeed);

/** Wraps an event so that equal questions about it are asked once. */
export function feedEvent(event: LoggedEvent): FeedEvent {
  const answers = new Map<string, Promise<unknown>>();
  return {
    event,
    once<T>(key: string, read: () => Promise<T>) {
      const known = (answers.get(key) as Promise<T> | undefined) ?? read();
      answers.set(key, known);
      return known;
    },
  };
}

function createFeed(platform: Platform): OfferFeed {
  const inboxes = new Set<ReturnType<typeof createInbox>>();
  let position = 0n;
  let reading: AbortController | undefined;
  let started: Promise<void> | undefined;

  async function start() {
    position = await platform.events.latest();
    reading = new AbortController();
    void read(reading.signal);
  }

  async function read(signal: AbortSignal) {
    while (!signal.aborted) {
      try {
        for await (const event of followEvents(platform.events, position, signal)) {
          if (signal.aborted) return;
          position = event.seq;
          if (!offerEventTypes.includes(event.type)) continue;
          const shared = feedEvent(event);
          for (const inbox of inboxes) inbox.put(shared);
        }
      } catch (error) {
        platform.log.warn({ error: (error as Error).message }, 'the offer feed lost the database; trying again');
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
      }
    }
  }

  function leave(inbox: ReturnType<typeof createInbox>) {
    inboxes.delete(inbox);
    if (inboxes.size > 0) return;
    reading?.abort();
    started = undefined;
  }

  return {
    position: () => position,
    async open() {
      const inbox = createInbox(() => leave(inbox));
      inboxes.add(inbox);
      started ??= start();
      try {
        await started;
      } catch (error) {
        leave(inbox);
        throw error;
      }
      return inbox.openedAt(position);
    },
  };
}

function createInbox(onClose: () => void) {
  let waiting: FeedEvent[] = [];
  let overflowed = false;
  let closed = false;
  let resume = () => {};

  async function next() {
    while (!closed) {
      if (overflowed) {
        overflowed = false;
        return 'overflow' as const;
      }
      const event = waiting.shift();
      if (event) return event;
      await new Promise<void>((resolve) => {
        resume = resolve;
      });
    }
    return undefined;
  }

  return {
    put(event: FeedEvent) {
      if (waiting.length >= MAX_WAITING) {
        waiting = [];
        overflowed = true;
      }
      waiting.push(event);
      resume();
    },
    openedAt: (position: bigint): Inbox => ({
      position,
      next,
      close() {
        closed = true;
        resume();
        onClose();
      },
    }),
  };
}
