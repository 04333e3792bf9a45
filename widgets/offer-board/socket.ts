/** The subscription over graphql-transport-ws, with a watchdog: a socket that does not answer a ping is closed. */
import { type Client, createClient } from 'graphql-ws';
import { OfferEvents, type OfferNotice } from './documents.ts';
import type { Sink } from './live.ts';

const PING_EVERY = 12_000;
const PONG_WITHIN = 5_000;
/** Closed by the server because access ended; 4401 and 4403 are not worth a retry. */
const ENDED = new Set([4401, 4403]);

export interface SocketOptions {
  url: string;
  authorization: string | undefined;
  after: string | undefined;
  listing: string | undefined;
  language: string;
  sink: Sink;
}

export function openOfferEvents(options: SocketOptions): () => void {
  const { url, authorization, after, listing, language, sink } = options;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  const finish = (reason: 'lost' | 'ended') => {
    clearTimeout(watchdog);
    if (over) return;
    over = true;
    sink.closed(reason);
    void client.dispose();
  };
  const client: Client = createClient({
    url,
    lazy: true,
    retryAttempts: 0,
    keepAlive: PING_EVERY,
    connectionParams: authorization ? { authorization: `Bearer ${authorization}` } : {},
    on: {
      ping(received) {
        if (received) return;
        watchdog = setTimeout(() => client.terminate(), PONG_WITHIN);
      },
      pong(received) {
        if (received) clearTimeout(watchdog);
      },
    },
  });
  client.subscribe<{ offerEvents: OfferNotice }>(
    { query: OfferEvents, variables: { after: after ?? null, listing: listing ?? null, language } },
    {
      next({ data, errors }) {
        if (data?.offerEvents) sink.notice(data.offerEvents);
        else finish(hasEnded(errors) ? 'ended' : 'lost');
      },
      error(problem) {
        const code = problem && typeof problem === 'object' && 'code' in problem ? Number(problem.code) : 0;
        finish(ENDED.has(code) || hasEnded(problem) ? 'ended' : 'lost');
      },
      complete() {
        finish('lost');
      },
    },
  );
  return () => {
    over = true;
    clearTimeout(watchdog);
    void client.dispose();
  };
}

function hasEnded(errors: unknown): boolean {
  return (
    Array.isArray(errors) &&
    errors.some((error: { extensions?: { code?: unknown } }) =>
      ['UNAUTHENTICATED', 'FORBIDDEN', 'KEY_REVOKED'].includes(String(error?.extensions?.code)),
    )
  );
}
