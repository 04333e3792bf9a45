import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The built widgets and the desk. Hashed names may be kept for ever; the entry files are asked for each time. */
export async function addStatic(app: FastifyInstance, folders: { widgets: string; desk: string }): Promise<void> {
  const cacheFor = (path: string) => (/-[A-Z0-9]{8}\./.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
  await app.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'public' };
    });
    await scope.register(fastifyStatic, {
      root: folders.widgets,
      prefix: '/widgets/',
      cacheControl: false,
      setHeaders: (response, path) => {
        response.setHeader('cache-control', cacheFor(path));
        // Other sites load these; that is what they are for.
        response.setHeader('cross-origin-resource-policy', 'cross-origin');
        response.setHeader('access-control-allow-origin', '*');
      },
    });
    await scope.register(fastifyStatic, {
      root: join(folders.desk, 'assets'),
      prefix: '/desk/assets/',
      decorateReply: false,
      cacheControl: false,
      setHeaders: (response, path) => response.setHeader('cache-control', cacheFor(path)),
    });
  });
}
