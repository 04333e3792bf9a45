import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Auth, authenticate } from '../accounts/index.ts';
import { type MediaFile, type MediaSize, mediaSizes, readMedia } from '../listings/index.ts';
import { isKeyIn, NotFound, type Platform } from '../platform/index.ts';
import { anyOrigin } from './cors.ts';

const isSize = (value: string): value is MediaSize => value in mediaSizes;

/** How long others may show a copy: what may be kept back tomorrow is asked for each time. */
const CACHING: Record<MediaFile['shownTo'], string> = {
  ALL: 'public, max-age=3600',
  ALL_FOR_NOW: 'public, no-cache',
  INSIDE: 'private, no-store',
};

/**
 * Pictures and documents of listings that are not withdrawn, and logos. What a listing keeps back is there only for those
 * who say who they are.
 */
export function addMedia(app: FastifyInstance, platform: Platform, auth: Auth): void {
  app.get<{ Params: { id: string; size: string } }>(
    '/media/:id/:size',
    { config: { access: 'credentials', budget: 'files', cors: anyOrigin } },
    async (request, reply) => {
      const { authorization, cookie, origin } = request.headers;
      const actor = () => authenticate(platform, auth, { authorization, cookie, origin });
      const size = request.params.size.toUpperCase();
      if (!isSize(size)) throw new NotFound('medium');
      const file = await readMedia(platform, uuid(request.params.id), size, request.ip, actor);
      reply
        .type(file.contentType)
        .header('etag', file.etag)
        .header('cache-control', CACHING[file.shownTo])
        .header('cross-origin-resource-policy', file.shownTo === 'INSIDE' ? 'same-origin' : 'cross-origin')
        .header('content-security-policy', "default-src 'none'; sandbox");
      if (!file.reencoded) reply.header('content-disposition', 'attachment');
      if (request.headers['if-none-match'] === file.etag) return reply.status(304).send();
      return reply.header('content-length', file.bytes).send(await file.open());
    },
  );

  const picture = async (reply: FastifyReply, folder: 'logos' | 'portraits', key: string | null | undefined) => {
    if (!isKeyIn(folder, key)) throw new NotFound('picture');
    return reply
      .type('image/png')
      .header('cache-control', 'public, max-age=3600')
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(Buffer.from(await platform.storage.get(key)));
  };

  app.get<{ Params: { id: string } }>(
    '/media/logo/:id',
    { config: { access: 'public', cors: anyOrigin } },
    async ({ params }, reply) => {
      const where = { id: uuid(params.id) };
      return picture(
        reply,
        'logos',
        (await platform.prisma.agency.findUnique({ where, select: { logoKey: true } }))?.logoKey,
      );
    },
  );

  // Of people who work for an agency: agencies show them on their listings.
  app.get<{ Params: { id: string } }>(
    '/media/portrait/:id',
    { config: { access: 'public', cors: anyOrigin } },
    async ({ params }, reply) => {
      const where = { id: uuid(params.id), memberships: { some: {} } };
      return picture(
        reply,
        'portraits',
        (await platform.prisma.person.findFirst({ where, select: { image: true } }))?.image,
      );
    },
  );
}

function uuid(value: string): string {
  if (!/^[0-9a-f-]{36}$/.test(value)) throw new NotFound('picture');
  return value;
}
