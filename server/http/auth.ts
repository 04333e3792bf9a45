import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Auth } from '../accounts/index.ts';

/** Staff sign-in, at `/auth/…`: better-auth's own routes. */
export function addAuth(app: FastifyInstance, auth: Auth): void {
  app.route({
    url: '/auth/*',
    method: ['GET', 'POST'],
    config: { access: 'public', rateLimit: { max: 60, timeWindow: '1 minute' } },
    async handler(request, reply) {
      const response = await auth.handler(toWebRequest(request));
      reply.status(response.status).header('cache-control', 'no-store');
      response.headers.forEach((value, key) => {
        if (key !== 'set-cookie') reply.header(key, value);
      });
      for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie);
      return reply.send(await response.text());
    },
  });
}

function toWebRequest(request: FastifyRequest): Request {
  const headers = new Headers();
  // Node's `fetch` claims a browser's fetch metadata; a browser would name its origin too, and without it is turned away.
  const program = !request.headers.origin && !request.headers.cookie;
  for (const [name, value] of Object.entries(request.headers)) {
    if (program && name.startsWith('sec-fetch-')) continue;
    // The body is written anew below, so its length is no longer what the client said.
    if (value !== undefined && name !== 'content-length') headers.append(name, String(value));
  }
  const body = request.method === 'POST' ? JSON.stringify(request.body ?? {}) : undefined;
  return new Request(`${request.protocol}://${request.host}${request.url}`, { method: request.method, headers, body });
}
