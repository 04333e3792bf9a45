const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long a session lives without being used, and in all; milliseconds. */
const LIVES = { own: { idle: 7 * DAY, most: Number.POSITIVE_INFINITY }, board: { idle: HOUR, most: 8 * HOUR } };

interface Timed {
  /** Of a board on another site; null for our own pages and programs. */
  origin: string | null;
  createdAt: Date;
}

const lifeOf = ({ origin }: Timed) => (origin === null ? LIVES.own : LIVES.board);

/** When a session that is used now ends. */
export function expiryOf(session: Timed, now: Date): Date {
  const { idle, most } = lifeOf(session);
  return new Date(Math.min(now.getTime() + idle, session.createdAt.getTime() + most));
}

/** The new end, when it is worth a write: a seventh of its idle life has passed since the last one. */
export function prolonged(session: Timed & { expiresAt: Date }, now: Date): Date | undefined {
  const until = expiryOf(session, now);
  return until.getTime() - session.expiresAt.getTime() > lifeOf(session).idle / 7 ? until : undefined;
}
