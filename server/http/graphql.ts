import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { type ExecutionArgs, GraphQLError } from 'graphql';
import { createYoga, type Plugin, type PromiseOrValue } from 'graphql-yoga';
import type { Context } from '../graphql/context.ts';
import { schema } from '../graphql/schema.ts';
import {
  AccessDenied,
  OUTAGE_MESSAGE,
  outageOf,
  type Platform,
  pickLocale,
  RETRY_AFTER,
  randomToken,
} from '../platform/index.ts';
import { anyOrigin } from './cors.ts';
import { refuseOtherSites } from './demo-guard.ts';
import type { EndOfAccess } from './end-of-access.ts';
import type { Client, Gate, GateLimits } from './gate.ts';
import { exampleQueries } from './graphiql-examples.ts';
import { costOf, parseWithin } from './graphql-limits.ts';
import { addWebSocket } from './graphql-socket.ts';
import type { MultipartOperation } from './multipart.ts';
import { RateLimited, rateLimitedError } from './rate-limited.ts';
import { whileOpen } from './streams.ts';
import { createUploads, isMultipart } from './uploads.ts';

/** What refuses without a code is the asker's to mend. */
export function withCodes(errors: readonly GraphQLError[] = []): void {
  for (const error of errors) error.extensions.code ??= 'BAD_USER_INPUT';
}

const everyErrorHasCode: Plugin = {
  onResultProcess({ result }) {
    for (const { errors } of [result].flat() as { errors?: GraphQLError[] }[]) withCodes(errors);
  },
};

/** What a resolver gets, and whom the limits count. */
export interface GatedContext extends Context {
  readonly asker: Client;
}

/** The limits of every operation, on every transport: of its text before it is read, of its cost before it is run. */
function limitOperations(gate: Gate): Plugin<GatedContext> {
  const admit = async (args: ExecutionArgs): Promise<GraphQLError | undefined> => {
    try {
      await gate.pay((args.contextValue as GatedContext).asker, costOf(args));
      return undefined;
    } catch (error) {
      if (error instanceof RateLimited) return rateLimitedError(error);
      if (error instanceof GraphQLError) return error;
      throw error;
    }
  };
  const inTurn = async <T>({ contextValue }: ExecutionArgs, run: () => PromiseOrValue<T>) => {
    try {
      return await gate.turn((contextValue as GatedContext).asker, async () => run());
    } catch (error) {
      if (error instanceof RateLimited) return { errors: [rateLimitedError(error)] };
      throw error;
    }
  };
  return {
    onParse: ({ setParseFn }) => setParseFn(parseWithin),
    onExecute: ({ executeFn, setExecuteFn }) =>
      setExecuteFn(async (args) => {
        const refusal = await admit(args);
        return refusal ? { errors: [refusal] } : inTurn(args, () => executeFn(args));
      }),
    onSubscribe: ({ subscribeFn, setSubscribeFn }) =>
      setSubscribeFn(async (args) => {
        const refusal = await admit(args);
        return refusal
          ? { errors: [refusal] }
          : inTurn(args, () => {
              const release = gate.hold('subscriptions', (args.contextValue as GatedContext).asker);
              return whileOpen(async () => subscribeFn(args), release);
            });
      }),
  };
}

/** What was parsed, by its text; bounded by what the texts take, because a parsed one takes many times as much. */
function boundedCache<T>(mostCharacters = 1_000_000, longest = 20_000) {
  const entries = new Map<string, T>();
  let characters = 0;
  return {
    get(text: string): T | undefined {
      const entry = entries.get(text);
      if (entry === undefined) return undefined;
      entries.delete(text);
      entries.set(text, entry);
      return entry;
    },
    set(text: string, entry: T): void {
      if (text.length > longest) return;
      if (!entries.has(text)) characters += text.length;
      entries.set(text, entry);
      for (const [oldest] of entries) {
        if (characters <= mostCharacters) break;
        entries.delete(oldest);
        characters -= oldest.length;
      }
    },
  };
}

/** What the outside learns of an error: one meant for it as it is, anything else as a number to look up in the log. */
export function maskError(platform: Platform) {
  return (error: unknown): Error => {
    const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
    const position = error instanceof GraphQLError ? { nodes: error.nodes, path: error.path } : {};
    if (original instanceof AccessDenied) {
      return new GraphQLError(original.message, { ...position, extensions: { code: original.code } });
    }
    if (error instanceof GraphQLError && original instanceof GraphQLError) return error;
    if (outageOf(original)) {
      platform.log.warn({ error: original }, 'a request met an outage');
      const http = { status: 503, headers: { 'retry-after': String(RETRY_AFTER) } };
      const extensions = { code: 'SERVICE_UNAVAILABLE', retryAfter: RETRY_AFTER, http };
      return new GraphQLError(OUTAGE_MESSAGE, { ...position, extensions });
    }
    const reference = randomToken().slice(0, 8);
    platform.log.error({ reference, error: original }, 'a request failed');
    return new GraphQLError(
      `Something failed on our side. Try again; if it stays, give support this number: ${reference}.`,
      {
        ...position,
        extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
      },
    );
  };
}

/** What came with a file has been read already. */
const paramsWereRead: Plugin = {
  onRequestParse({ serverContext, setRequestParser }) {
    const { params } = (serverContext ?? {}) as { params?: MultipartOperation['params'] };
    if (params) setRequestParser(() => params);
  },
};

export interface GraphqlParts {
  gate: Gate;
  ends: EndOfAccess;
  limits: GateLimits;
  /** Where files lie while they come. */
  uploadDir: string;
  /** What GraphiQL opens with. */
  exampleKey: string | undefined;
}

/** GraphQL over HTTP, SSE and WebSocket, all on `/graphql`. */
export function addGraphql(
  app: FastifyInstance,
  platform: Platform,
  { gate, ends, limits, uploadDir, exampleKey }: GraphqlParts,
): void {
  const mask = maskError(platform);
  const yoga = createYoga<{ context: GatedContext }, GatedContext>({
    schema,
    context: ({ context }) => context,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    cors: false,
    logging: false,
    batching: false,
    // Fastify bounds bodies, and what comes with a file is read before.
    maxRequestBodySize: false,
    graphiql: false,
    parserAndValidationCache: { documentCache: boundedCache(), errorCache: boundedCache(), validationCache: true },
    plugins: [everyErrorHasCode, paramsWereRead, limitOperations(gate)],
    maskedErrors: { maskError: mask },
  });

  const readUpload = createUploads(platform, uploadDir);
  const route: RouteOptions = {
    url: '/graphql',
    method: ['GET', 'POST', 'OPTIONS'],
    config: { access: 'credentials', cors: anyOrigin },
    async handler(request, reply) {
      if (request.method === 'GET' && request.headers.accept?.includes('text/html')) {
        // In the demo the page holds a key.
        if (exampleKey) refuseOtherSites(request.headers);
        return graphiql(reply, exampleKey);
      }
      const context = contextOf(platform, request.client, request.headers);
      const run = async (params?: MultipartOperation['params']) => {
        await gate.pay(request.client, readCost(params?.query ?? checkRequest(request)));
        return yoga.handleNodeRequestAndResponse(request, reply, { context, params } as never);
      };
      const response = isMultipart(request) ? await readUpload(request, context.actor, run) : await run();
      reply.status(response.status);
      response.headers.forEach((value, key) => {
        reply.header(key, value);
      });
      if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
        const stream = { close: () => void reply.raw.destroy() };
        reply.raw.once('close', ends.watch(stream, request.client));
      }
      return reply.send(response.body);
    },
  };
  app.register(async (scope) => {
    // Files are read from the stream.
    scope.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null));
    scope.route(route);
  });

  addWebSocket(app, platform, { gate, limits, yoga, mask, ends });
}

/** Reading and checking a document is paid by its length, before it is read. */
export const readCost = (document: string): number => 1 + Math.ceil(document.length / 20);

/** The document of a request that can be one of GraphQL. */
function checkRequest({ method, body, query }: FastifyRequest): string {
  if (method === 'POST') {
    const document = (body as { query?: unknown } | null)?.query;
    if (typeof document === 'string') return document;
    throw badRequest('Send the operation as a string in `query`: {"query": "{ viewer { kind } }"}.');
  }
  const given = query as Record<string, unknown>;
  for (const name of ['variables', 'extensions']) {
    if (given[name] && !isJsonObject(given[name]))
      throw badRequest(`\`${name}\` is not a JSON object. Encode it as one.`);
  }
  return typeof given.query === 'string' ? given.query : '';
}

function isJsonObject(text: unknown): boolean {
  try {
    const value: unknown = JSON.parse(String(text));
    return typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}

const badRequest = (message: string) => Object.assign(new Error(message), { statusCode: 400, code: 'BAD_USER_INPUT' });

/** What a resolver gets, of a request or of the one that opened a socket. */
export function contextOf(platform: Platform, asker: Client, headers: IncomingHttpHeaders): GatedContext {
  return {
    platform,
    asker,
    actor: asker.actor,
    locale: pickLocale(headers['accept-language']),
    client: platform.vault.blindIndex(asker.address, 'client'),
  };
}

async function graphiql(reply: FastifyReply, key: string | undefined) {
  // Nine megabytes, for a page that few open: read when one does.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const page = renderGraphiQL({
    title: 'Gatepost GraphiQL',
    endpoint: '/graphql',
    subscriptionsProtocol: 'GRAPHQL_SSE',
    defaultQuery: exampleQueries,
    headers: key ? JSON.stringify({ Authorization: `Bearer ${key}` }, null, 2) : undefined,
  });
  // GraphiQL is one page with everything inside; only this page is allowed that.
  return reply
    .type('text/html; charset=utf-8')
    .header(
      'content-security-policy',
      "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; worker-src blob: data:; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'",
    )
    .send(page);
}
