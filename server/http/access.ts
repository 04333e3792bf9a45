import type { FastifyInstance, RouteOptions } from 'fastify';

/**
 * Who a route lets in, declared on each one: `app.get(path, { config: { access: 'public' } }, …)`.
 * - `public`: anybody; the answer holds nothing personal.
 * - `token`: whoever has the token in the address; the use case checks it.
 * - `credentials`: anybody may knock; what is answered is decided per field or action by who asks.
 * - `demo`: anybody on this machine, in demo mode only; elsewhere there is no such route.
 */
export type RouteAccess = 'public' | 'token' | 'credentials' | 'demo';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess;
  }
}

export interface KnownRoute {
  method: string;
  url: string;
  access: RouteAccess;
}

/** Refuses to start with a route that nobody decided, and remembers the rest for the walk over all doors. */
export function decideRoutes(app: FastifyInstance): KnownRoute[] {
  const registered: RouteOptions[] = [];
  const routes: KnownRoute[] = [];
  app.addHook('onRoute', (route) => {
    registered.push(route);
  });
  app.addHook('onReady', async () => {
    for (const { method, url, config } of registered) {
      // The preflight of CORS: an answer without content, for every address.
      const access = config?.access ?? (method === 'OPTIONS' && url === '*' ? 'public' : undefined);
      if (!access) throw new Error(`${method} ${url} has no access decision (see server/http/access.ts)`);
      for (const each of [method].flat()) routes.push({ method: each, url, access });
    }
  });
  return routes;
}
