import { costLimitPlugin } from '@escape.tech/graphql-armor-cost-limit';
import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { GraphQLError } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { type Auth, authenticate } from '../accounts/index.ts';
import type { Context } from '../graphql/context.ts';
import { schema } from '../graphql/schema.ts';
import { AccessDenied, type Platform, pickLocale, randomToken } from '../platform/index.ts';
import { anyOrigin } from './cors.ts';
import { refuseOtherSites } from './demo-guard.ts';
import { closeEnded, type Open } from './end-of-access.ts';
import { exampleQueries } from './graphiql-examples.ts';
import { addWebSocket } from './graphql-socket.ts';
import { createUploadGate, isMultipart } from './uploads.ts';

/** What one operation may ask for; said in docs/graphql.md. */
export const limits = { depth: 12, aliases: 30, tokens: 2000, cost: 50_000 };

/** Limits and the connections refuse without a code: what comes without one is the asker's to mend. */
const everyErrorHasCode: Plugin = {
  onResultProcess({ result }) {
    for (const { errors } of [result].flat() as { errors?: GraphQLError[] }[]) {
      for (const error of errors ?? []) {
        error.extensions.code ??= 'BAD_USER_INPUT';
        // The limits are checked while parsing; what they refuse is no syntax error.
        error.message = error.message.replace(/^Syntax Error: (.* limit of )/, '$1');
      }
    }
  },
};

const plugins: Plugin[] = [
  everyErrorHasCode,
  maxTokensPlugin({ n: limits.tokens }) as Plugin,
  maxDepthPlugin({ n: limits.depth }) as Plugin,
  maxAliasesPlugin({ n: limits.aliases }) as Plugin,
  costLimitPlugin({ maxCost: limits.cost, objectCost: 2, scalarCost: 1, depthCostFactor: 1.5 }) as Plugin,
];

/** What the outside learns of an error: one meant for it as it is, anything else as a number to look up in the log. */
function maskError(platform: Platform) {
  return (error: unknown): Error => {
    const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
    const position = error instanceof GraphQLError ? { nodes: error.nodes, path: error.path } : {};
    if (original instanceof AccessDenied) {
      return new GraphQLError(original.message, { ...position, extensions: { code: original.code } });
    }
    if (error instanceof GraphQLError && original instanceof GraphQLError) return error;
    const reference = randomToken().slice(0, 8);
    platform.log.error(
      { reference, error: (original as Error)?.message, stack: (original as Error)?.stack },
      'a request failed',
    );
    return new GraphQLError(
      `Something failed on our side. Try again; if it stays, give support this number: ${reference}.`,
      {
        ...position,
        extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
      },
    );
  };
}

/** GraphQL over HTTP, SSE and WebSocket, all on `/graphql`. */
export function addGraphql(app: FastifyInstance, platform: Platform, auth: Auth, exampleKey: string | undefined): void {
  const yoga = createYoga<{ context: Context }, Context>({
    schema,
    context: ({ context }) => context,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    cors: false,
    logging: false,
    batching: false,
    graphiql: false,
    plugins,
    maskedErrors: { maskError: maskError(platform) },
  });

  const open: Open = new Map();
  const letIn = createUploadGate(platform);
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
      const context = await contextOf(platform, auth, request);
      if (isMultipart(request)) letIn(request, reply, context.actor);
      else checkBody(request);
      const response = await yoga.handleNodeRequestAndResponse(request, reply, { context } as never);
      reply.status(response.status);
      response.headers.forEach((value, key) => {
        reply.header(key, value);
      });
      if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
        const stream = { close: () => void reply.raw.destroy() };
        open.set(stream, context.actor);
        reply.raw.once('close', () => open.delete(stream));
      }
      return reply.send(response.body);
    },
  };
  app.register(async (scope) => {
    // Yoga reads files from the stream itself.
    scope.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null));
    scope.route(route);
  });

  addWebSocket(app, platform, auth, yoga, open);
  const stop = new AbortController();
  void closeEnded(platform, open, stop.signal);
  app.addHook('preClose', async () => stop.abort());
}

function checkBody({ method, body }: FastifyRequest): void {
  if (method !== 'POST' || typeof (body as { query?: unknown } | null)?.query === 'string') return;
  const message = 'Send the operation as a string in `query`: {"query": "{ viewer { kind } }"}.';
  throw Object.assign(new Error(message), { statusCode: 400, code: 'BAD_USER_INPUT' });
}

async function contextOf(platform: Platform, auth: Auth, request: FastifyRequest): Promise<Context> {
  const { authorization, cookie, origin } = request.headers;
  return {
    platform,
    actor: await authenticate(platform, auth, { authorization, cookie, origin }),
    locale: pickLocale(request.headers['accept-language']),
    client: platform.vault.blindIndex(request.ip, 'client'),
  };
}

function graphiql(reply: FastifyReply, key: string | undefined) {
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
