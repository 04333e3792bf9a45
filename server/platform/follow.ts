import { type EventLog, followEvents, type LoggedEvent } from './events.ts';
import type { Log } from './log.ts';

export interface FollowOptions {
  /** For the log, such as `revocations`. */
  what: string;
  /** Ends the following. */
  signal: AbortSignal;
  /** Where to go on from; left out, only what happens from now on is told. */
  from?: bigint;
  /** Told each event in order, and once. What it throws is logged: one event must not silence those after it. */
  onEvent(event: LoggedEvent): void;
}

export interface Following {
  /** Where it began: everything after this is told. Waits for the database as long as it takes, or until it is ended. */
  readonly ready: Promise<bigint>;
  /** The last event told. */
  position(): bigint;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Follows the log of events for as long as the process lives. It keeps its place: whatever fails, and however long, it
 * goes on after the last event it told, and misses none.
 */
export function followLog({ events, log }: { events: EventLog; log: Log }, options: FollowOptions): Following {
  const { what, signal, from, onEvent } = options;
  let seq = from ?? 0n;
  let pause = FIRST_PAUSE_MS;

  async function untilDone<T>(work: () => Promise<T>): Promise<T | undefined> {
    while (!signal.aborted) {
      try {
        return await work();
      } catch (error) {
        if (signal.aborted) return undefined;
        if (pause === FIRST_PAUSE_MS) log.warn({ what, error }, 'cannot follow; trying again');
        await wait(pause, signal);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    }
    return undefined;
  }

  async function read(): Promise<void> {
    const moved = () => {
      pause = FIRST_PAUSE_MS;
    };
    for await (const event of followEvents(events, seq, signal, moved)) {
      // Of what was read at once, the rest would still come: to watchers who hear it from the next reading, too.
      if (signal.aborted) return;
      seq = event.seq;
      moved();
      try {
        onEvent(event);
      } catch (error) {
        log.error({ what, type: event.type, error }, 'an event was not taken');
      }
    }
  }

  const ready = new Promise<bigint>((resolve) => {
    signal.addEventListener('abort', () => resolve(seq), { once: true });
    void untilDone(async () => {
      if (from === undefined) seq = await events.latest();
      resolve(seq);
      return true;
    }).then(async (started) => {
      if (started) await untilDone(read);
    });
  });
  return { ready, position: () => seq };
}

/** Unreferenced: a process that only waits for this may end. */
function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms).unref();
    signal.addEventListener('abort', done);
  });
}

/** What a watcher reads from, in order. */
export interface Inbox<T> {
  /** Everything after this is heard; something up to it may be, too. */
  readonly ready: Promise<bigint>;
  /** Waits for the next entry; `overflow` when those that waited were lost, undefined once closed. */
  next(): Promise<T | 'overflow' | undefined>;
  close(): void;
}

/** One reader of the log for all watchers of a process; it reads only while somebody watches. */
export interface Hub<T> {
  open(): Inbox<T>;
  /** Up to where the log was read. */
  position(): bigint;
}

/**
 * @param most entries that may wait for a watcher; one that is slower loses them all, and is told so.
 * @param pick what watchers get of an event; undefined passes it over.
 */
export function createHub<T extends object>(
  platform: { events: EventLog; log: Log },
  { what, most, pick }: { what: string; most: number; pick: (event: LoggedEvent) => T | undefined },
): Hub<T> {
  const queues = new Set<Queue<T>>();
  let reading: { following: Following; stop: AbortController } | undefined;

  function start() {
    const stop = new AbortController();
    const onEvent = (event: LoggedEvent) => {
      const entry = pick(event);
      if (entry) for (const queue of queues) queue.put(entry);
    };
    return { following: followLog(platform, { what, signal: stop.signal, onEvent }), stop };
  }

  return {
    position: () => reading?.following.position() ?? 0n,
    open() {
      const queue = createQueue<T>(most);
      queues.add(queue);
      reading ??= start();
      const { following, stop } = reading;
      return {
        ready: following.ready.then(() => following.position()),
        next: queue.next,
        close() {
          queue.close();
          queues.delete(queue);
          if (queues.size > 0 || reading?.stop !== stop) return;
          stop.abort();
          reading = undefined;
        },
      };
    },
  };
}

type Queue<T> = ReturnType<typeof createQueue<T>>;

function createQueue<T>(most: number) {
  let waiting: T[] = [];
  let overflowed = false;
  let closed = false;
  let resume = () => {};
  return {
    put(entry: T) {
      if (waiting.length >= most) {
        waiting = [];
        overflowed = true;
      }
      waiting.push(entry);
      resume();
    },
    async next(): Promise<T | 'overflow' | undefined> {
      while (!closed) {
        if (overflowed) {
          overflowed = false;
          return 'overflow';
        }
        const entry = waiting.shift();
        if (entry !== undefined) return entry;
        await new Promise<void>((resolve) => {
          resume = resolve;
        });
      }
      return undefined;
    },
    close() {
      closed = true;
      resume();
    },
  };
}
