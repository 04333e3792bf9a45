import { CloseCode } from 'graphql-ws';
import type { Actor } from '../accounts/index.ts';
import { followEvents, type LoggedEvent, type Platform } from '../platform/index.ts';

/** What stays open and may show something later, WebSockets and answers over SSE, with whoever opened it. */
export type Open = Map<{ close(code: number, reason: string): void }, Actor>;

/**
 * Revoking a key or ending a session closes what it opened. A change of membership closes what that person opened: who
 * asks is decided at the start of a connection, and on the next one they are what they are now.
 */
export async function closeEnded(platform: Platform, open: Open, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const event of followEvents(platform.events, await platform.events.latest(), signal)) {
        for (const [connection, actor] of open) {
          if (hasEnded(event, actor)) connection.close(CloseCode.Forbidden, 'Access has ended.');
          else if (hasChanged(event, actor)) connection.close(1012, 'Your rights have changed; connect again.');
        }
      }
    } catch (error) {
      platform.log.warn({ error: (error as Error).message }, 'cannot follow revocations; trying again');
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

function hasEnded({ type, subjectId }: LoggedEvent, actor: Actor): boolean {
  if (type === 'apiKey.revoked') return actor.kind === 'key' && actor.id === subjectId;
  return type === 'session.ended' && actor.kind === 'person' && actor.sessionId === subjectId;
}

const hasChanged = ({ type, data }: LoggedEvent, actor: Actor): boolean =>
  type === 'membership.changed' && actor.kind === 'person' && actor.id === data.personId;
