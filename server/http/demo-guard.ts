import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { AccessDenied } from '../platform/index.ts';

// The demo lets everybody on this machine read its post and use its key. Pages of other sites, open in the same
// browser, are not everybody.

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** A page of another site could point its own name at this machine; in the demo only loopback names are answered. */
export const isLoopbackName = ({ host }: IncomingHttpHeaders): boolean => LOOPBACK.test(host ?? '');

/**
 * For what only the demo shows. Browsers say where a request comes from (`Sec-Fetch-Site`); programs say nothing.
 * @throws {AccessDenied} FORBIDDEN for a page of another site.
 */
export function refuseOtherSites(headers: IncomingHttpHeaders): void {
  const from = headers['sec-fetch-site'];
  if (from === undefined || from === 'same-origin' || from === 'none') return;
  throw new AccessDenied('FORBIDDEN', 'The demo shows this to its own pages only. Open it from the start page.');
}

export function guardDemo(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!isLoopbackName(request.headers))
      return reply.status(421).type('text/plain').send('The demo answers on 127.0.0.1 and localhost only.');
    if (request.routeOptions.config.access === 'demo') refuseOtherSites(request.headers);
  });
}
