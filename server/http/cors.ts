import cors, { type FastifyCorsOptions } from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What pages of other origins may do here; without it, nothing. */
    cors?: FastifyCorsOptions;
  }
}

/**
 * Keys and tokens come in a header, never by cookie, from other origins: so any page may ask, none gets credentials, and
 * whatever header a client library adds to its request does no harm.
 */
export const anyOrigin: FastifyCorsOptions = { origin: '*' };

/** A route answers pages of other origins only where it says so: `config: { access, cors }`. */
export async function addCors(app: FastifyInstance): Promise<void> {
  await app.register(cors, {
    origin: false,
    methods: ['GET', 'POST', 'OPTIONS'],
    exposedHeaders: ['set-auth-token', 'retry-after'],
    maxAge: 86_400,
  });
}
