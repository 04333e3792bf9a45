import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { ExecutionArgs, GraphQLError } from 'graphql';
import { CloseCode, handleProtocols, makeServer, type SubscribePayload } from 'graphql-ws';
import type { YogaServerInstance } from 'graphql-yoga';
import { type WebSocket, WebSocketServer } from 'ws';
import { AccessDenied, OUTAGE_MESSAGE, outageOf, type Platform } from '../platform/index.ts';
import { isLoopbackName } from './demo-guard.ts';
import type { EndOfAccess } from './end-of-access.ts';
import type { Client, Gate, GateLimits } from './gate.ts';
import { contextOf, type GatedContext, readCost, withCodes } from './graphql.ts';
import { RateLimited, rateLimitedError } from './rate-limited.ts';
import { createFlow, type Flow } from './socket-flow.ts';

export interface SocketParts {
  gate: Gate;
  limits: GateLimits;
  yoga: YogaServerInstance<{ context: GatedContext }, GatedContext>;
  /** What the outside learns of an error. */
  mask: (error: unknown) => Error;
  ends: EndOfAccess;
}

interface SocketExtra extends Record<PropertyKey, unknown> {
  socket: WebSocket;
  request: IncomingMessage;
  flow: Flow;
  client?: Client;
  context?: GatedContext;
}

/** What is run on a socket: as `args.rootValue`, because graphql-ws hands nothing else on. */
interface Enveloped extends ExecutionArgs {
  rootValue: {
    flow: Flow;
    execute: (args: ExecutionArgs) => Promise<object>;
    subscribe: (args: ExecutionArgs) => Promise<object>;
  };
}

/** WebSocket close code: try again later. */
const TRY_AGAIN_LATER = 1013;

/** GraphQL over WebSocket (`graphql-transport-ws`): the limits of every transport, and those of a socket. */
export function addWebSocket(app: FastifyInstance, platform: Platform, parts: SocketParts): void {
  const { gate, limits } = parts;
  const server = new WebSocketServer({ noServer: true, maxPayload: 256 * 1024, handleProtocols });
  const protocol = createProtocol(platform, parts);
  server.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    const extra: SocketExtra = { socket, request, flow: createFlow(socket, limits.socket) };
    const fail = (error: Error) => {
      platform.log.error({ error }, 'a socket failed');
      if (outageOf(error)) return socket.close(TRY_AGAIN_LATER, OUTAGE_MESSAGE);
      // With 4500 clients would never come back, and the database may have been away for a second.
      socket.close(TRY_AGAIN_LATER, 'Something failed on our side; connect again.');
    };
    socket.on('error', () => socket.terminate());
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => send(socket, data),
        close: (code, reason) => socket.close(code, reason),
        onMessage(handle) {
          socket.on('message', (data: Buffer) => {
            extra.flow.arrived(data.byteLength);
            handle(String(data))
              .catch(fail)
              .finally(() => extra.flow.finished());
          });
        },
      },
      extra,
    );
    const stopWatching = watch(extra, limits);
    socket.once('close', (code, reason) => {
      stopWatching();
      closed(code, String(reason)).catch(fail);
    });
  });
  app.server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (request.url?.split('?')[0] !== '/graphql') return socket.destroy();
    if (platform.settings.mode === 'demo' && !isLoopbackName(request.headers)) return socket.destroy();
    gate.open(gate.addressOf(request)).then(
      (release) => {
        if (socket.destroyed) return release();
        socket.once('close', release);
        server.handleUpgrade(request, socket, head, (client) => server.emit('connection', client, request));
      },
      (error) => refuseUpgrade(socket, error),
    );
  });
  app.addHook('preClose', async () => {
    for (const socket of server.clients) socket.close(1012, 'The server restarts; connect again.');
    server.close();
  });
}

const send = (socket: WebSocket, data: string): Promise<void> =>
  new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    socket.send(data, (error) => (error ? reject(error) : resolve()));
  });

function refuseUpgrade(socket: Duplex, error: unknown): void {
  const head =
    error instanceof RateLimited
      ? `429 Too Many Requests\r\nRetry-After: ${error.retryAfter}`
      : '503 Service Unavailable\r\nRetry-After: 5';
  socket.end(`HTTP/1.1 ${head}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function createProtocol(platform: Platform, { gate, limits, yoga, mask, ends }: SocketParts) {
  const asGraphql = (error: unknown) =>
    (error instanceof RateLimited ? rateLimitedError(error) : mask(error)) as GraphQLError;

  async function prepare({ client, context, flow }: SocketExtra, params: SubscribePayload) {
    if (!client || !context) throw new Error('a socket asks before it was let in');
    await gate.request(client);
    await gate.pay(client, readCost(params.query));
    const enveloped = yoga.getEnveloped({ context } as never);
    const document = enveloped.parse(params.query);
    const errors = enveloped.validate(enveloped.schema, document);
    if (errors.length > 0) return errors as GraphQLError[];
    return {
      schema: enveloped.schema,
      operationName: params.operationName,
      document,
      variableValues: params.variables,
      contextValue: await enveloped.contextFactory(),
      rootValue: { flow, execute: enveloped.execute, subscribe: enveloped.subscribe },
    } as ExecutionArgs;
  }

  return makeServer<Record<string, unknown>, SocketExtra>({
    connectionInitWaitTimeout: limits.socket.initMs,
    async onConnect({ extra, connectionParams }) {
      const { socket, request } = extra;
      try {
        extra.client = await gate.enter(gate.addressOf(request), credentialsOf(platform, request, connectionParams));
        socket.once('close', gate.hold('sockets', extra.client));
      } catch (error) {
        if (!(error instanceof AccessDenied || error instanceof RateLimited)) throw error;
        const code = error instanceof RateLimited ? TRY_AGAIN_LATER : CloseCode.Forbidden;
        socket.close(code, error.message.slice(0, 120));
        return false;
      }
      extra.context = contextOf(platform, extra.client, request.headers);
      const forget = ends.watch(socket, extra.client);
      if (socket.readyState !== socket.OPEN) forget();
      socket.once('close', forget);
      return true;
    },
    async onSubscribe({ extra }, _id, params) {
      try {
        return await prepare(extra, params);
      } catch (error) {
        return [asGraphql(error)];
      }
    },
    async execute(args: ExecutionArgs) {
      const { flow, execute } = (args as Enveloped).rootValue;
      return ((await flow.drained()) ? execute(args) : { data: null }) as never;
    },
    async subscribe(args: ExecutionArgs) {
      const { flow, subscribe } = (args as Enveloped).rootValue;
      try {
        return (await flow.subscribe(() => subscribe(args))) as never;
      } catch (error) {
        return { errors: [asGraphql(error)] };
      }
    },
    onError: (_context, _id, _payload, errors) => withCodes(errors as GraphQLError[]),
    onNext: (_context, _id, _payload, _args, result) => withCodes(result.errors as GraphQLError[]),
  });
}

function credentialsOf({ settings }: Platform, request: IncomingMessage, params: Record<string, unknown> = {}) {
  const { cookie, origin } = request.headers;
  return {
    authorization: typeof params.authorization === 'string' ? params.authorization : undefined,
    // A cookie goes along with any page's socket: it counts only on our own pages.
    cookie: origin === settings.publicUrl ? cookie : undefined,
    origin,
  };
}

/** Cuts off who is not there any more or does not read, and closes strangers that ask nothing. */
function watch(extra: SocketExtra, limits: GateLimits): () => void {
  const { socket, flow } = extra;
  const { pingMs, idleMs, unread } = limits.socket;
  let answered = true;
  let wasFull = false;
  socket.on('pong', () => {
    answered = true;
  });
  const timer = setInterval(() => {
    const isFull = socket.bufferedAmount > unread;
    if (!answered || (isFull && wasFull)) return socket.terminate();
    wasFull = isFull;
    answered = false;
    socket.ping();
    const since = flow.idleSince();
    const isStranger = extra.client?.allowance !== limits.verified;
    if (isStranger && since && Date.now() - since > idleMs) socket.close(1000, 'Nothing was asked for a while.');
  }, pingMs);
  return () => clearInterval(timer);
}
