import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import type { GateLimits } from './gate.ts';
import { RateLimited } from './rate-limited.ts';
import { whileOpen } from './streams.ts';

/** Holds one socket to what it may do at a time. What it sends meanwhile waits with the client: nothing is read. */
export interface Flow {
  /** A message has come; `bytes` long. */
  arrived(bytes: number): void;
  /** A message is done with: its operation is answered or its subscription over. */
  finished(): void;
  /** Starts a subscription in one of the places there are for them. @throws {RateLimited} */
  subscribe<T>(run: () => Promise<T>): Promise<T>;
  /** Resolves when the client has read what it was sent; false when it has gone instead. */
  drained(): Promise<boolean>;
  /** What the socket asked is answered, since when; undefined while something is not. */
  idleSince(): number | undefined;
}

const AGAIN_MS = 50;
const BYTES_OF_A_MESSAGE = 4096;

export function createFlow(socket: WebSocket, limits: GateLimits['socket']): Flow {
  const { burst, perSecond } = limits.messages;
  let left = burst;
  let countedAt = performance.now();
  let running = 0;
  let subscriptions = 0;
  let idleSince = Date.now();
  let looking = false;
  const isOpen = () => socket.readyState === socket.OPEN;

  function isFull(): boolean {
    const now = performance.now();
    left = Math.min(burst, left + ((now - countedAt) / 1000) * perSecond);
    countedAt = now;
    return left < 0 || running - subscriptions > limits.operations || socket.bufferedAmount > limits.unread;
  }

  async function hold(): Promise<void> {
    if (looking || !isFull()) return;
    looking = true;
    socket.pause();
    while (isOpen() && isFull()) await sleep(AGAIN_MS);
    looking = false;
    socket.resume();
  }

  return {
    arrived(bytes) {
      left -= 1 + bytes / BYTES_OF_A_MESSAGE;
      running += 1;
      void hold();
    },
    finished() {
      running -= 1;
      idleSince = Date.now();
    },
    async subscribe(run) {
      if (subscriptions >= limits.subscriptions) throw new RateLimited(1, 'Too many subscriptions on one socket');
      subscriptions += 1;
      return whileOpen(run, () => {
        subscriptions -= 1;
      });
    },
    async drained() {
      while (isOpen() && socket.bufferedAmount > limits.unread) await sleep(AGAIN_MS);
      return isOpen();
    },
    idleSince: () => (running > 0 ? undefined : idleSince),
  };
}
