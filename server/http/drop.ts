import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type DropAccess, type DropPut, putFile } from '../imports/index.ts';

/** Requests whose client waits for `100 Continue` before it sends the file. */
const waitingForGo = new WeakSet<IncomingMessage>();
/** A client that goes on sending what is refused is listened to for this long, so that it reads why. */
const LINGER_MS = 10_000;
/** A client that sends nothing for this long is gone. */
const STALL_MS = 60_000;

/** `PUT /drop/:account/:file`: the same folder as at FTP and SFTP, with the account's user and password (Basic). */
export function addDrop(app: FastifyInstance, access: DropAccess): void {
  decideContinue(app);
  app.register(async (scope) => {
    // The body stays a stream, whatever it calls itself.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.put<{ Params: { account: string; '*': string } }>(
      '/drop/:account/*',
      { config: { access: 'credentials', budget: 'deliveries' } },
      async (request, reply) => {
        const { raw } = request;
        raw.setTimeout(STALL_MS);
        const answer = await putFile(access, {
          account: request.params.account,
          path: request.params['*'],
          authorization: request.headers.authorization,
          address: request.ip,
          headers: request.headers,
          body: raw,
          start: () => {
            if (waitingForGo.delete(raw)) reply.raw.writeContinue();
          },
          end: () => raw.destroy(),
        });
        return send(request, reply, answer);
      },
    );
  });
}

/** Other routes get their go at once; here it waits until name and password are right. */
function decideContinue(app: FastifyInstance): void {
  app.server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith('/drop/')) waitingForGo.add(request);
    else response.writeContinue();
    app.server.emit('request', request, response);
  });
}

function send(request: FastifyRequest, reply: FastifyReply, { status, code, message, retryAfter, body }: DropPut) {
  const { raw } = request;
  if (status === 401) reply.header('www-authenticate', 'Basic realm="Gatepost drop account", charset="UTF-8"');
  if (retryAfter) reply.header('retry-after', retryAfter);
  // What was not read is still coming: nothing else can follow on this connection.
  if (!raw.complete) {
    reply.header('connection', 'close');
    if (!waitingForGo.has(raw)) raw.resume();
    setTimeout(() => raw.destroy(), LINGER_MS).unref();
  }
  reply.status(status);
  if (status === 204) return reply.send();
  if (body) return reply.send(body);
  const wantsText = request.headers.accept?.includes('text/plain') ?? false;
  if (wantsText) return reply.type('text/plain; charset=utf-8').send(`${message}\n`);
  return reply.send({ errors: [{ message, extensions: { code } }] });
}
