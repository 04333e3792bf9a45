import { RateLimited } from './rate-limited.ts';

export interface TurnsOptions {
  /** How many may be inside at a time, of all clients together. */
  overall: number;
  /** How many may wait; whoever comes then is refused at once. */
  waiting: number;
}

/** How many of one client may be inside, and how many may wait. */
export interface Share {
  inside: number;
  waiting: number;
}

/** Work in turns: clients go round, so that the many of one do not come before the one of another. */
export interface Turns {
  /** @throws {RateLimited} when too many are waiting already. */
  take<T>(who: string, share: Share, work: () => Promise<T>): Promise<T>;
}

interface Client {
  inside: number;
  queue: (() => void)[];
}

export function createTurns({ overall, waiting }: TurnsOptions): Turns {
  // In the order of whose turn it is.
  const clients = new Map<string, Client & { share: Share }>();
  let inside = 0;
  let queued = 0;

  function letIn(): void {
    for (const [who, client] of clients) {
      if (inside >= overall) return;
      const enter = client.inside < client.share.inside ? client.queue.shift() : undefined;
      if (!enter) continue;
      queued -= 1;
      inside += 1;
      client.inside += 1;
      clients.delete(who);
      clients.set(who, client);
      enter();
    }
  }

  return {
    async take(who, share, work) {
      const client = clients.get(who) ?? { inside: 0, queue: [], share };
      if (client.queue.length >= share.waiting || queued >= waiting) throw new RateLimited(1);
      clients.set(who, client);
      queued += 1;
      await new Promise<void>((enter) => {
        client.queue.push(enter);
        letIn();
      });
      try {
        return await work();
      } finally {
        inside -= 1;
        client.inside -= 1;
        if (client.inside === 0 && client.queue.length === 0) clients.delete(who);
        letIn();
      }
    },
  };
}
