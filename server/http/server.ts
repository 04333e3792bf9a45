import { mkdtempSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import helmet from '@fastify/helmet';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Auth } from '../accounts/index.ts';
import type { DropAccess } from '../imports/index.ts';
import {
  AccessDenied,
  Busy,
  NotFound,
  OUTAGE_MESSAGE,
  outageOf,
  type Platform,
  pickLocale,
  RETRY_AFTER,
} from '../platform/index.ts';
import { decideRoutes, type KnownRoute } from './access.ts';
import { addAuth } from './auth.ts';
import { type TrustProxy, trustOf } from './client-address.ts';
import { addCors } from './cors.ts';
import { guardDemo } from './demo-guard.ts';
import { addDrop } from './drop.ts';
import { createEndOfAccess } from './end-of-access.ts';
import { addExports } from './exports.ts';
import { createGate, type GateLimits, gateLimits, guardPreflights, guardRoutes, limitConnections } from './gate.ts';
import { addGraphql } from './graphql.ts';
import { addHealth, type OtherProcesses } from './health.ts';
import { addMedia } from './media.ts';
import { addPages, type DemoPages } from './page-routes.ts';
import { errorPage } from './pages/index.ts';
import { RateLimited } from './rate-limited.ts';
import { addStatic } from './static.ts';
import { isMultipart } from './uploads.ts';

export interface HttpOptions {
  /** What only the demo has. */
  demo?: DemoPages;
  trustProxy: TrustProxy;
  /** What a client may use; left out, what docs/graphql.md says. */
  limits?: GateLimits;
  /** The lock and the folders of the drop accounts; without it there is no door for them here. */
  drop?: DropAccess;
  /** Where files lie while they come, of this process alone; left out, a new folder of the system's. */
  uploadDir?: string;
  /** The processes beside this one; left out, nothing is said of them. */
  others?: OtherProcesses;
  /** Folders with what the widgets and the desk were built into. */
  assets: { widgets: string; desk: string };
}

export interface HttpServer {
  app: FastifyInstance;
  /** Every route with its decision, for the test that walks them. */
  routes: KnownRoute[];
}

const REQUEST_MS = 60_000;
const UPLOAD_MS = 30 * 60_000;
/** A connection on which nothing moves for so long is closed. */
const STALL_MS = 120_000;
const BODY_LIMIT = 1024 * 1024;
/** How long a client may go on sending what is refused. */
const LINGER_MS = 10_000;

/** The web face of the product: everything that answers HTTP on one port. */
export async function createHttpServer(platform: Platform, auth: Auth, options: HttpOptions): Promise<HttpServer> {
  const { trustProxy, limits = gateLimits } = options;
  const app = Fastify({
    trustProxy: trustOf(trustProxy),
    bodyLimit: BODY_LIMIT,
    // A package takes as long as it takes; everything else is held to its time in `limitTime`.
    requestTimeout: 0,
    connectionTimeout: STALL_MS,
    http: { headersTimeout: 60_000 },
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true },
  });
  // Text would reach GraphQL as an empty body; without a parser it is refused in words.
  app.removeContentTypeParser('text/plain');
  const routes = decideRoutes(app);
  limitTime(app);
  if (platform.settings.mode === 'demo') guardDemo(app);
  const stop = new AbortController();
  const ends = createEndOfAccess(platform, stop.signal);
  app.addHook('preClose', async () => stop.abort());
  const gate = createGate(platform, auth, { trustProxy, limits, position: ends.position });
  limitConnections(app, trustProxy, limits);
  guardPreflights(app, gate);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: platform.settings.publicUrl.startsWith('https:'),
    crossOriginResourcePolicy: { policy: 'same-site' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
  });
  await addCors(app);
  guardRoutes(app, gate);
  app.setErrorHandler(answerError(platform));
  app.setNotFoundHandler((request, reply) =>
    answer(request, reply, 404, 'NOT_FOUND', 'There is nothing at this address.'),
  );
  addHealth(app, platform, options.others);
  addAuth(app, platform, auth);
  const uploadDir = options.uploadDir ?? mkdtempSync(join(tmpdir(), 'gatepost-uploads-'));
  addGraphql(app, platform, { gate, ends, limits, uploadDir, exampleKey: options.demo?.graphiqlKey });
  addMedia(app, platform, auth);
  if (options.drop) addDrop(app, options.drop);
  addExports(app, platform);
  await addStatic(app, options.assets);
  addPages(app, platform, { demo: options.demo, desk: options.assets.desk });
  return { app, routes };
}

/** Whoever takes longer to send a request is cut off; a file may take longer as long as it keeps coming. */
function limitTime(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/drop/')) return;
    const { raw } = request;
    const most = isMultipart(request) ? UPLOAD_MS : REQUEST_MS;
    const timer = setTimeout(() => raw.complete || raw.destroy(), most).unref();
    reply.raw.once('close', () => clearTimeout(timer));
  });
}

const accessStatus: Record<AccessDenied['code'], number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  KEY_REVOKED: 401,
  ORIGIN_NOT_ALLOWED: 403,
};

function answerError(platform: Platform) {
  return async (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    if (error instanceof AccessDenied)
      return answer(request, reply, accessStatus[error.code], error.code, error.message);
    if (error instanceof NotFound) return answer(request, reply, 404, 'NOT_FOUND', 'There is nothing at this address.');
    if (error instanceof Busy)
      return answer(request, reply.header('retry-after', error.retryAfter), 503, 'BUSY', error.message);
    if (error instanceof RateLimited) {
      reply.header('retry-after', error.retryAfter);
      return answer(request, reply, 429, error.code, error.message, { retryAfter: error.retryAfter });
    }
    if (outageOf(error)) {
      platform.log.warn({ id: request.id, error }, 'a request found something missing that we need');
      reply.header('retry-after', RETRY_AFTER);
      return answer(request, reply, 503, 'SERVICE_UNAVAILABLE', OUTAGE_MESSAGE, { retryAfter: RETRY_AFTER });
    }
    const status = error.statusCode ?? 500;
    if (status === 413) await sentWhole(request.raw);
    // A full disk is ours to mend, but the sender should know that it is that.
    if (status < 500 || status === 507) return answer(request, reply, status, clientCode(error), clientMessage(error));
    platform.log.error({ id: request.id, error }, 'a request failed');
    const message = `Something failed on our side. Try again; if it stays, give support this number: ${request.id}.`;
    return answer(request, reply, status, 'INTERNAL_SERVER_ERROR', message);
  };
}

/** Listens until the request is at its end: a client that is cut off while it sends never reads why. */
async function sentWhole(raw: IncomingMessage): Promise<void> {
  const end = AbortSignal.timeout(LINGER_MS);
  await finished(raw.resume(), { writable: false, signal: end }).catch(() => {});
}

// The names of the framework's own errors are nothing to build on.
const clientCode = ({ code }: FastifyError) => (!code || code.startsWith('FST_') ? 'BAD_USER_INPUT' : code);

function clientMessage(error: FastifyError): string {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return `The request is larger than ${BODY_LIMIT / 1024 / 1024} MB. Send less at once.`;
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return 'Send the body as JSON, with `Content-Type: application/json`.';
  if (error.code === 'FST_ERR_CTP_INVALID_JSON_BODY') return 'The body is not valid JSON.';
  return error.message;
}

/** An error as a page for people and as GraphQL-shaped JSON for programs. */
function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  code: string,
  message: string,
  more: object = {},
) {
  reply.status(status);
  if (request.headers.accept?.includes('text/html')) {
    const locale = pickLocale(request.headers['accept-language']);
    return reply.type('text/html; charset=utf-8').send(errorPage({ status, locale, requestId: request.id }));
  }
  return reply.send({ errors: [{ message, extensions: { code, ...more } }] });
}
