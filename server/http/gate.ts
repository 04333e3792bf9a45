import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Actor, type Auth, authenticate } from '../accounts/index.ts';
import { AccessDenied, addressGroup, type Budget, type Platform } from '../platform/index.ts';
import { clientAddress, type TrustProxy, trustOf } from './client-address.ts';
import { RateLimited } from './rate-limited.ts';
import { createTurns, type Share } from './turns.ts';

// The one gate: what a client may ask for is decided here, before it is paid for, whichever way it comes.

/** What a route's requests are counted as; `none` is for what must answer without a database. */
export type RouteBudget = 'requests' | 'sign-in' | 'deliveries' | 'files' | 'offer-pages' | 'none';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Left out: `requests` where credentials are taken, else `files`. */
    budget?: RouteBudget;
  }
  interface FastifyRequest {
    /** Who asks, as the gate let them in; of routes counted as `requests`. */
    client: Client;
  }
}

/** What somebody may use; said in docs/graphql.md. */
interface Allowance {
  /** Of operations, in what graphql-limits.ts counts. */
  cost: Budget;
  operations: Share;
  sockets: number;
  subscriptions: number;
}

const MINUTE = 60;
const STRANGER: Allowance = {
  cost: { most: 100_000, seconds: MINUTE },
  operations: { inside: 2, waiting: 50 },
  sockets: 20,
  subscriptions: 20,
};

export const gateLimits = {
  requests: { most: 1200, seconds: MINUTE },
  'sign-in': { most: 60, seconds: MINUTE },
  deliveries: { most: 3000, seconds: MINUTE },
  files: { most: 6000, seconds: MINUTE },
  /** Each is made anew, from several questions to the database. */
  'offer-pages': { most: 300, seconds: MINUTE },
  /** Sockets opened from one address. */
  opened: { most: 300, seconds: MINUTE },
  socketsOfAddress: 200,
  sockets: 5000,
  connectionsOfAddress: 500,
  connections: 10_000,
  subscriptions: 5000,
  /** Of one socket, whoever it is. */
  socket: {
    initMs: 5000,
    /** A stranger that asks nothing for so long is closed. */
    idleMs: 60_000,
    /** How often a socket has to show that it is there. */
    pingMs: 12_000,
    /** Messages; each 4 kB of one count as one more. */
    messages: { burst: 1000, perSecond: 100 },
    operations: 30,
    subscriptions: 20,
    /** Bytes that wait for the client to read them; above it nothing more is done for it. */
    unread: 1024 * 1024,
  },
  /** Operations that run, and that wait, in one process. */
  operations: { overall: 16, waiting: 500 },
  anonymous: STRANGER,
  page: { ...STRANGER, cost: { most: 200_000, seconds: MINUTE }, operations: { inside: 4, waiting: 50 } },
  verified: {
    cost: { most: 2_000_000, seconds: MINUTE },
    operations: { inside: 8, waiting: 100 },
    sockets: 50,
    subscriptions: 100,
  },
} satisfies Record<string, unknown>;

export type GateLimits = typeof gateLimits;

/** Whom limits count: what was verified, else the address; a page's key with the address of its reader. */
export interface Client {
  actor: Actor;
  /** `session:…`, `key:…`, `page:… address` or `address:…`. */
  who: string;
  allowance: Allowance;
  /** The network of the address, for limits beside these. */
  address: string;
  /** Up to where in the log of events what `actor` says is sure; what ends it later is not in it. */
  since: bigint;
}

export interface Credentials {
  authorization?: string;
  cookie?: string;
  origin?: string;
}

export interface Gate {
  /** The network that limits count a request by. */
  addressOf(request: IncomingMessage): string;
  /** Says who asks and counts it as a request. @throws {RateLimited | AccessDenied} */
  enter(address: string, credentials: Credentials): Promise<Client>;
  /** Counts a request for which nobody has to say who they are. @throws {RateLimited} */
  count(budget: Exclude<RouteBudget, 'requests' | 'none'>, address: string): Promise<void>;
  /** Counts a request of somebody who is known already. @throws {RateLimited} */
  request(client: Client): Promise<void>;
  /** Takes from the budget of cost. @throws {RateLimited} */
  pay(client: Client, cost: number): Promise<void>;
  /** Runs an operation when it is the client's turn. @throws {RateLimited} */
  turn<T>(client: Client, work: () => Promise<T>): Promise<T>;
  /** Takes a place for as long as something stays open; call what it returns once, at the end. @throws {RateLimited} */
  hold(kind: 'sockets' | 'subscriptions', client: Client): () => void;
  /** The same for a socket that has not said yet who it is. @throws {RateLimited} */
  open(address: string): Promise<() => void>;
}

export function createGate(
  platform: Platform,
  auth: Auth,
  { trustProxy, limits, position }: { trustProxy: TrustProxy; limits: GateLimits; position: () => bigint },
): Gate {
  const trust = trustOf(trustProxy);
  const operations = createTurns(limits.operations);
  // Looking up who asks is paid by whoever is not known yet: a few at a time for each address.
  const lookUps = createTurns({ overall: 8, waiting: 2000 });
  const held = createPlaces();
  const refuse = createRefusals(platform);

  async function take(name: string, who: string, budget: Budget, cost = 1): Promise<void> {
    const taken = await platform.limits.take(name, who, budget, cost);
    if (!taken.ok) throw refuse(name, who, taken.retryAfter);
  }

  function hold(name: string, who: string, most: number, overall: number): () => void {
    const place = held.take(name, who, most, overall);
    if (!place) throw refuse(name, who, 10, `Too many ${name} are open`);
    return place;
  }

  const request = ({ who }: Client) => take('requests', who, limits.requests);

  return {
    addressOf: (incoming) => addressGroup(clientAddress(trust, incoming)),
    async enter(address, credentials) {
      const since = position();
      const actor = await lookUps
        .take(address, { inside: 4, waiting: 200 }, () => authenticate(platform, auth, credentials))
        .catch(async (error) => {
          // What could not be verified is nobody's but the address's.
          if (error instanceof AccessDenied) await take('requests', `address:${address}`, limits.requests);
          throw error;
        });
      const client: Client = { ...clientOf(actor, address, limits), since };
      await request(client);
      return client;
    },
    count: (budget, address) => take(budget, address, limits[budget]),
    request,
    pay: ({ who, allowance }, cost) => take('cost', who, allowance.cost, cost),
    turn: ({ who, allowance }, work) => operations.take(who, allowance.operations, work),
    hold: (kind, { who, allowance }) => hold(kind, who, allowance[kind], limits[kind]),
    async open(address) {
      await take('opened', address, limits.opened);
      return hold('sockets', address, limits.socketsOfAddress, Number.POSITIVE_INFINITY);
    },
  };
}

function clientOf(actor: Actor, address: string, limits: GateLimits): Omit<Client, 'since'> {
  if (actor.kind === 'anonymous') {
    return { actor, address, who: `address:${address}`, allowance: limits.anonymous };
  }
  if (actor.kind === 'key' && actor.publishable) {
    return { actor, address, who: `page:${actor.id} ${address}`, allowance: limits.page };
  }
  const who = actor.kind === 'key' ? `key:${actor.id}` : `session:${actor.sessionId}`;
  return { actor, address, who, allowance: limits.verified };
}

/** Counts what is open in this process, by name and client. */
function createPlaces() {
  const counts = new Map<string, number>();
  const add = (key: string, more: number) => {
    const count = (counts.get(key) ?? 0) + more;
    if (count > 0) counts.set(key, count);
    else counts.delete(key);
  };
  return {
    /** The way to give the place back; undefined when there is none. */
    take(name: string, who: string, most: number, overall: number): (() => void) | undefined {
      const own = `${name} ${who}`;
      if ((counts.get(own) ?? 0) >= most || (counts.get(name) ?? 0) >= overall) return undefined;
      add(own, 1);
      if (overall !== Number.POSITIVE_INFINITY) add(name, 1);
      let open = true;
      return () => {
        if (!open) return;
        open = false;
        add(own, -1);
        if (overall !== Number.POSITIVE_INFINITY) add(name, -1);
      };
    },
  };
}

const LOG_AGAIN_MS = 600_000;
const MOST_LOGGED = 1000;

/** Makes refusals, and writes to the log who runs into which limit: once, not once a try. */
function createRefusals({ log, vault, clock }: Platform) {
  const told = new Map<string, number>();
  return (limit: string, who: string, retryAfter: number, what?: string): RateLimited => {
    const key = `${limit} ${who}`;
    const now = clock.now().getTime();
    if (now - (told.get(key) ?? 0) > LOG_AGAIN_MS) {
      told.delete(key);
      told.set(key, now);
      if (told.size > MOST_LOGGED) told.delete(told.keys().next().value as string);
      // An address is kept nowhere in readable form.
      log.warn({ limit, client: vault.blindIndex(who, 'client').slice(0, 12) }, 'a client is over its limit');
    }
    return new RateLimited(retryAfter, what);
  };
}

/** Counts what CORS answers by itself: a preflight brings no credentials along. Registered before it. */
export function guardPreflights(app: FastifyInstance, gate: Gate): void {
  app.addHook('onRequest', async (request) => {
    if (request.method === 'OPTIONS') await gate.count('files', gate.addressOf(request.raw));
  });
}

/** Puts the gate before every route: after CORS, so that pages of other origins can read a refusal, before all else. */
export function guardRoutes(app: FastifyInstance, gate: Gate): void {
  app.decorateRequest('client', null as never);
  app.addHook('onRequest', async (request) => {
    const { access, budget = access === 'credentials' ? 'requests' : 'files' } = request.routeOptions.config;
    if (budget === 'none' || request.method === 'OPTIONS') return;
    const address = gate.addressOf(request.raw);
    if (budget !== 'requests') return gate.count(budget, address);
    const { authorization, cookie, origin } = request.headers;
    request.client = await gate.enter(address, { authorization, cookie, origin });
    await gate.pay(request.client, bodyCost(request));
  });
}

/** Reading a body is paid by the kilobyte, before it is read. */
function bodyCost({ method, headers }: FastifyRequest): number {
  if (method !== 'POST') return 1;
  const bytes = Number(headers['content-length'] ?? UNKNOWN_BYTES);
  return 1 + Math.ceil(Math.min(bytes, UNKNOWN_BYTES) / 2000);
}

const UNKNOWN_BYTES = 1024 * 1024;

/** No more connections than one client could want, and than the process can hold; proxies of ours count their own. */
export function limitConnections(app: FastifyInstance, trustProxy: TrustProxy, limits: GateLimits): void {
  const trust = trustOf(trustProxy);
  const places = createPlaces();
  app.server.maxConnections = limits.connections;
  app.server.on('connection', (socket) => {
    const address = socket.remoteAddress ?? '';
    if (trust(address, 0)) return;
    const free = places.take('connections', addressGroup(address), limits.connectionsOfAddress, limits.connections);
    if (free) socket.once('close', free);
    else socket.destroy();
  });
}
