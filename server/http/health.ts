import type { FastifyInstance } from 'fastify';
import type { Platform } from '../platform/index.ts';

/** `/healthz`: the process lives. `/readyz`: it can do its work, or says what is missing. */
export function addHealth(app: FastifyInstance, platform: Platform): void {
  app.get('/healthz', { config: { access: 'public', budget: 'none' } }, async () => ({ status: 'ok' }));
  app.get('/readyz', { config: { access: 'public', budget: 'none' } }, async (_request, reply) => {
    const database = await platform.pool.query('SELECT 1').then(
      () => 'ok',
      () => 'unreachable',
    );
    reply.status(database === 'ok' ? 200 : 503);
    return { status: database === 'ok' ? 'ready' : 'waiting for the database', database };
  });
}
