import { CloseCode } from 'graphql-ws';
import { type Actor, boardAgencies } from '../accounts/index.ts';
import { followLog, type LoggedEvent, type Platform } from '../platform/index.ts';

/** What stays open and may show something later: a WebSocket, an answer over SSE. */
export interface OpenConnection {
  close(code: number, reason: string): void;
}

/** Who opened it, and the position in the log noted before that was found out. */
export interface Opener {
  actor: Actor;
  since: bigint;
}

/**
 * Closes what stays open when the access it was opened with ends: a key revoked, a session ended or run out. A change of
 * a person's rights closes what they opened, too: who asks is decided at the start of a connection, and on the next one
 * they are what they are now.
 */
export interface EndOfAccess {
  /** What happened so far. To be noted before it is found out who opens something. */
  position(): bigint;
  /**
   * Watches over a connection until it is closed. What ended since the noted position closes it at once.
   * @returns what to call when it is closed.
   */
  watch(connection: OpenConnection, opener: Opener): () => void;
}

/** How often the rows themselves are looked at: that time runs out is no event. */
const LOOK_MS = 5_000;
/** Events kept for connections whose opener was being looked up; far more than come in that time. */
const KEPT = 1_000;

export function createEndOfAccess(platform: Platform, signal: AbortSignal): EndOfAccess {
  const open = new Map<OpenConnection, Actor>();
  const lately: LoggedEvent[] = [];
  const following = followLog(platform, {
    what: 'the end of access',
    signal,
    onEvent(event) {
      if (!(event.type in ends)) return;
      lately.push(event);
      if (lately.length > KEPT) lately.shift();
      for (const [connection, actor] of open) closeIfOver(event, connection, actor);
    },
  });

  async function look(): Promise<void> {
    await Promise.all([endSessions(), endKeys(), endBoards()]);
  }

  /** A board is an agency's while one of its keys names the site. */
  async function endBoards(): Promise<void> {
    const boards = [...open].flatMap(([connection, actor]) => (actor.kind === 'board' ? [{ connection, actor }] : []));
    for (const origin of new Set(boards.map(({ actor }) => actor.origin))) {
      const agencies = await boardAgencies(platform, origin);
      for (const { connection, actor } of boards) {
        const isWhole = actor.memberships.every(({ agencyId }) => agencies.includes(agencyId));
        if (actor.origin === origin && !isWhole) change(connection);
      }
    }
  }

  /** Keys revoked before the log was followed. */
  async function endKeys(): Promise<void> {
    const held = new Set([...open.values()].flatMap((actor) => (actor.kind === 'key' ? actor.id : [])));
    if (held.size === 0) return;
    const revoked = await platform.prisma.apiKey.findMany({
      where: { id: { in: [...held] }, revokedAt: { not: null } },
      select: { id: true },
    });
    const ids = new Set(revoked.map(({ id }) => id));
    for (const [connection, actor] of open) if (actor.kind === 'key' && ids.has(actor.id)) end(connection);
  }

  /** Sessions that ran out, or whose row is gone. */
  async function endSessions(): Promise<void> {
    const held = new Set([...open.values()].flatMap((actor) => sessionOf(actor) ?? []));
    if (held.size === 0) return;
    const alive = await platform.prisma.session.findMany({
      where: { id: { in: [...held] }, expiresAt: { gt: platform.clock.now() } },
      select: { id: true },
    });
    for (const { id } of alive) held.delete(id);
    for (const [connection, actor] of open) if (held.has(sessionOf(actor) ?? '')) end(connection);
  }

  const timer = setInterval(() => {
    // Without the database nobody is told anything either; the next look finds out.
    look().catch((error: Error) => platform.log.warn({ error }, 'cannot ask which access ended'));
  }, LOOK_MS).unref();
  signal.addEventListener('abort', () => clearInterval(timer));

  return {
    position: following.position,
    watch(connection, { actor, since }) {
      open.set(connection, actor);
      for (const event of lately) if (event.seq > since) closeIfOver(event, connection, actor);
      return () => void open.delete(connection);
    },
  };
}

const sessionOf = (actor: Actor): string | undefined =>
  actor.kind === 'person' || actor.kind === 'board' ? actor.sessionId : undefined;

const personOf = (actor: Actor): string | undefined =>
  actor.kind === 'person' || actor.kind === 'board' ? actor.id : undefined;

const end = (connection: OpenConnection): void => connection.close(CloseCode.Forbidden, 'Access has ended.');
const change = (connection: OpenConnection): void => connection.close(1012, 'Your rights have changed; connect again.');

/** What each event ends or changes, and for whom. */
const ends: Record<
  string,
  { whose(event: LoggedEvent, actor: Actor): boolean; close(connection: OpenConnection): void }
> = {
  'apiKey.revoked': { whose: ({ subjectId }, actor) => actor.kind === 'key' && actor.id === subjectId, close: end },
  'session.ended': { whose: ({ subjectId }, actor) => sessionOf(actor) === subjectId, close: end },
  'membership.changed': { whose: ({ data }, actor) => personOf(actor) === data.personId, close: change },
  'admin.changed': { whose: ({ subjectId }, actor) => personOf(actor) === subjectId, close: change },
};

function closeIfOver(event: LoggedEvent, connection: OpenConnection, actor: Actor): void {
  const over = ends[event.type];
  if (over?.whose(event, actor)) over.close(connection);
}
