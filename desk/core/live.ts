/** Subscriptions over `graphql-transport-ws`; the session cookie says who we are. */
import type { Client } from 'graphql-ws/client';
import type { TypedDocument } from '../../widgets/core/client.ts';
import { endSession } from './session.ts';

const ACCESS_ENDED = 4403;

export interface LiveHandlers<Result> {
  next(result: Result): void;
  /** The connection is there, for the first time or again: what was missed in between has to be loaded. */
  connected?(again: boolean): void;
  lost?(): void;
}

/** Follows a subscription until the returned function is called. Lost connections come back by themselves. */
export function follow<Result, Variables extends Record<string, unknown>>(
  query: TypedDocument<Result, Variables>,
  variables: Variables,
  handlers: LiveHandlers<Result>,
): () => void {
  let client: Client | undefined;
  let stopped = false;
  let connections = 0;
  import('graphql-ws/client')
    .then(({ createClient }) => {
      if (stopped) return;
      client = createClient({
        url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
        keepAlive: 15_000,
        retryAttempts: Number.POSITIVE_INFINITY,
        shouldRetry: (event) => !(event instanceof CloseEvent) || event.code !== ACCESS_ENDED,
        on: {
          connected: () => handlers.connected?.(connections++ > 0),
          closed: (event) => {
            if (event instanceof CloseEvent && event.code === ACCESS_ENDED) endSession();
            if (!stopped) handlers.lost?.();
          },
        },
      });
      client.subscribe<Result>(
        { query, variables },
        {
          next: ({ data }) => data && handlers.next(data),
          error: () => handlers.lost?.(),
          complete: () => undefined,
        },
      );
    })
    .catch(() => handlers.lost?.());
  return () => {
    stopped = true;
    client?.dispose();
  };
}
