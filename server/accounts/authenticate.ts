import { AccessDenied, hashToken, type Platform } from '../platform/index.ts';
import { type Actor, anonymous, type BoardActor, type KeyActor, type PersonActor, type Scope } from './actor.ts';
import type { Auth } from './auth.ts';
import { boardAgencies } from './board-origins.ts';
import { prolonged } from './session-time.ts';

/** What a request brings along to say who it is. */
export interface Credentials {
  authorization?: string;
  cookie?: string;
  /** The page that asks, when a browser says so. */
  origin?: string;
}

const KEY = /^Bearer\s+(gp_(?:pk|sk)_\S+)$/i;

/**
 * Who is asking. Nothing presented is anonymous; something wrong is refused, never taken for nothing.
 * @throws {AccessDenied} UNAUTHENTICATED, KEY_REVOKED or ORIGIN_NOT_ALLOWED, with the cure in the message.
 */
export async function authenticate(platform: Platform, auth: Auth, credentials: Credentials): Promise<Actor> {
  const key = credentials.authorization?.match(KEY)?.[1];
  if (key) return keyActor(platform, key, credentials.origin);
  if (credentials.authorization) return bearerActor(platform, auth, credentials.authorization, credentials.origin);
  if (!credentials.cookie?.includes('gatepost.session_token')) return anonymous;
  const own = new Headers({ cookie: credentials.cookie });
  return (await sessionActor(platform, auth, own, credentials.origin)) ?? anonymous;
}

async function keyActor(
  { prisma, clock, settings, log }: Platform,
  secret: string,
  origin?: string,
): Promise<KeyActor> {
  const key = await prisma.apiKey.findUnique({
    where: { secretHash: hashToken(secret) },
    include: { agency: { select: { timeZone: true } } },
  });
  if (!key)
    throw new AccessDenied('UNAUTHENTICATED', 'This API key is not known here. Check that it was copied whole.');
  if (key.revokedAt) {
    throw new AccessDenied('KEY_REVOKED', `The API key ${key.prefix}… was revoked. Ask the agency for a new one.`);
  }
  const publishable = key.kind === 'PUBLISHABLE';
  const ours = origin === settings.publicUrl;
  if (publishable && origin && !ours && !key.origins.includes(origin)) {
    throw new AccessDenied(
      'ORIGIN_NOT_ALLOWED',
      `The API key ${key.prefix}… is not for pages on ${origin}. Add this origin to the key, or use another key.`,
    );
  }
  const now = clock.now();
  if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() > 60_000) {
    prisma.apiKey
      .update({ where: { id: key.id }, data: { lastUsedAt: now } })
      .catch((error) => log.warn({ error }, 'key use not noted'));
  }
  const { id, agencyId, agency } = key;
  return { kind: 'key', id, agencyId, publishable, scopes: key.scopes as Scope[], timeZone: agency?.timeZone };
}

async function bearerActor(
  platform: Platform,
  auth: Auth,
  authorization: string,
  origin: string | undefined,
): Promise<PersonActor | BoardActor> {
  const actor = await sessionActor(platform, auth, new Headers({ authorization }), origin);
  if (actor) return actor;
  throw new AccessDenied('UNAUTHENTICATED', 'This sign-in is not valid any more. Sign in again.');
}

async function sessionActor(
  platform: Platform,
  auth: Auth,
  headers: Headers,
  origin: string | undefined,
): Promise<PersonActor | BoardActor | undefined> {
  const { prisma, clock } = platform;
  const valid = await auth.api.getSession({ headers });
  if (!valid) return undefined;
  const found = await prisma.session.findUnique({
    where: { id: valid.session.id },
    select: {
      origin: true,
      createdAt: true,
      expiresAt: true,
      person: { select: { id: true, admin: true, memberships: { select: { agencyId: true, role: true } } } },
    },
  });
  const now = clock.now();
  if (!found || found.expiresAt <= now) return undefined;
  const { person, ...session } = found;
  const until = prolonged(session, now);
  // `updateMany`: ended meanwhile, there is nothing left to prolong.
  if (until)
    await prisma.session.updateMany({ where: { id: valid.session.id }, data: { expiresAt: until, updatedAt: now } });
  const { id, admin, memberships } = person;
  const own = { id, sessionId: valid.session.id, memberships, expiresAt: until ?? session.expiresAt };
  if (session.origin === null) return { kind: 'person', admin, ...own };
  if (session.origin !== origin) {
    throw new AccessDenied(
      'ORIGIN_NOT_ALLOWED',
      `This sign-in is for the board on ${session.origin} and holds nowhere else.`,
    );
  }
  const agencies = await boardAgencies(platform, session.origin);
  return {
    kind: 'board',
    ...own,
    origin,
    memberships: memberships.filter(({ agencyId }) => agencies.includes(agencyId)),
  };
}
