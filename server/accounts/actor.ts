export const scopes = [
  'LISTINGS_READ',
  'LISTINGS_WRITE',
  'OFFERS_READ',
  'OFFERS_WRITE',
  'IMPORTS_READ',
  'IMPORTS_WRITE',
  'KEYS_WRITE',
  'ADMIN',
] as const;

/** What a secret key may do. ADMIN is for keys of the installation, which belong to no agency. */
export type Scope = (typeof scopes)[number];

export interface Anonymous {
  kind: 'anonymous';
}

/** A member of staff. */
export interface PersonActor {
  kind: 'person';
  id: string;
  sessionId: string;
  admin: boolean;
  memberships: Place[];
  /** When the session ends unless it is used before; undefined outside of requests. */
  expiresAt?: Date;
}

/** What somebody is in an agency. */
export interface Place {
  agencyId: string;
  role: 'AGENT' | 'EXECUTIVE';
}

/**
 * The same person at a board on a page of their agency's own site. A kind of its own, so that it opens what is said to be
 * for it, offers, and nothing that is for people.
 */
export interface BoardActor {
  kind: 'board';
  /** The person's. */
  id: string;
  sessionId: string;
  /** The site. */
  origin: string;
  /** Those whose site the page belongs to. */
  memberships: Place[];
  expiresAt: Date;
}

/** A machine with a secret key, or a page with a publishable one. */
export interface KeyActor {
  kind: 'key';
  id: string;
  /** Null only for a secret key of the installation. */
  agencyId: string | null;
  publishable: boolean;
  /** Of its agency, IANA: when a day is over there. UTC without one. */
  timeZone?: string;
  scopes: Scope[];
}

/** Who is asking. A link token is no actor: it is an argument, and the use case decides what it opens. */
export type Actor = Anonymous | PersonActor | BoardActor | KeyActor;

export const anonymous: Anonymous = { kind: 'anonymous' };

/** How an actor is named in logs of events: never by name or address. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'anonymous') return 'anonymous';
  return `${actor.kind === 'key' ? 'key' : 'person'}:${actor.id}`;
}
