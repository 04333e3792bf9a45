import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { ExecutionArgs, GraphQLError } from 'graphql';
import { CloseCode } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import type { YogaServerInstance } from 'graphql-yoga';
import { WebSocketServer } from 'ws';
import { type Actor, type Auth, authenticate } from '../accounts/index.ts';
import type { Context } from '../graphql/context.ts';
import { AccessDenied, type Platform, pickLocale } from '../platform/index.ts';
import type { Open } from './end-of-access.ts';

interface SocketExtra extends Record<PropertyKey, unknown> {
  actor: Actor;
  locale: Context['locale'];
  client: string;
}

export function addWebSocket(
  app: FastifyInstance,
  platform: Platform,
  auth: Auth,
  yoga: YogaServerInstance<{ context: Context }, Context>,
  open: Open,
): void {
  const server = new WebSocketServer({ noServer: true, maxPayload: 256 * 1024 });
  useServer<Record<string, unknown>, SocketExtra>(
    {
      async onConnect({ extra, connectionParams }) {
        try {
          extra.actor = await socketActor(platform, auth, extra.request, connectionParams?.authorization);
        } catch (error) {
          if (!(error instanceof AccessDenied)) throw error;
          extra.socket.close(CloseCode.Forbidden, error.message.slice(0, 120));
          return false;
        }
        extra.locale = pickLocale(extra.request.headers['accept-language']);
        extra.client = platform.vault.blindIndex(extra.request.socket.remoteAddress ?? '', 'client');
        open.set(extra.socket, extra.actor);
        return true;
      },
      onDisconnect({ extra }) {
        open.delete(extra.socket);
      },
      execute: (args: ExecutionArgs) => (args as Enveloped).rootValue.execute(args),
      subscribe: (args: ExecutionArgs) => (args as Enveloped).rootValue.subscribe(args),
      async onSubscribe({ extra }, _id, params) {
        const { actor, locale, client } = extra;
        const enveloped = yoga.getEnveloped({ context: { platform, actor, locale, client } as Context } as never);
        const document = enveloped.parse(params.query);
        const errors = enveloped.validate(enveloped.schema, document);
        if (errors.length > 0) return errors as GraphQLError[];
        return {
          schema: enveloped.schema,
          operationName: params.operationName,
          document,
          variableValues: params.variables,
          contextValue: await enveloped.contextFactory(),
          rootValue: { execute: enveloped.execute, subscribe: enveloped.subscribe },
        } as ExecutionArgs;
      },
    },
    server,
  );
  app.server.on('upgrade', (request, socket, head) => {
    if (request.url?.split('?')[0] !== '/graphql') return socket.destroy();
    server.handleUpgrade(request, socket, head, (client) => server.emit('connection', client, request));
  });
  app.addHook('preClose', async () => {
    for (const socket of server.clients) socket.close(1012, 'The server restarts; connect again.');
    server.close();
  });
}

interface Enveloped extends ExecutionArgs {
  rootValue: {
    execute: (args: ExecutionArgs) => ReturnType<typeof import('graphql').execute>;
    subscribe: (args: ExecutionArgs) => ReturnType<typeof import('graphql').subscribe>;
  };
}

async function socketActor(
  platform: Platform,
  auth: Auth,
  request: IncomingMessage,
  authorization: unknown,
): Promise<Actor> {
  const { cookie, origin } = request.headers;
  // A cookie goes along with any page's socket: it counts only on our own pages.
  const ownPage = origin === platform.settings.publicUrl;
  return authenticate(platform, auth, {
    authorization: typeof authorization === 'string' ? authorization : undefined,
    cookie: ownPage ? cookie : undefined,
    origin,
  });
}
