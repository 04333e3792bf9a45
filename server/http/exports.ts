import type { FastifyInstance } from 'fastify';
import { readExport } from '../exports/index.ts';
import { NotFound, type Platform } from '../platform/index.ts';

/** Finished exports, to those who see them over GraphQL. */
export function addExports(app: FastifyInstance, platform: Platform): void {
  app.get<{ Params: { id: string } }>(
    '/exports/:id',
    { config: { access: 'credentials' } },
    async ({ params, client }, reply) => {
      if (!/^[0-9a-f-]{36}$/.test(params.id)) throw new NotFound('export');
      const { name, bytes, body } = await readExport(platform, client.actor, params.id);
      return reply
        .type('application/zip')
        .header('content-length', bytes)
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        .send(body);
    },
  );
}
