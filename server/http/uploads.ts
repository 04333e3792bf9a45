import type { FastifyRequest } from 'fastify';
import { type Actor, actorName } from '../accounts/index.ts';
import { importAccess } from '../imports/index.ts';
import { AccessDenied, Busy, type Platform } from '../platform/index.ts';
import { type MultipartOperation, readMultipart, refusal, removeLeftUploads, tooLarge } from './multipart.ts';

/** Bytes of a file, and of what may stand around it in its request. */
const MAX_UPLOAD_BYTES = 64 * 1024 ** 2;
const MAX_AROUND = 1024 ** 2;
/** Requests with files at a time: of all, and of one person or key. */
const MAX_UPLOADS = 8;
const MAX_UPLOADS_OF_ONE = 2;
/** Milliseconds a request with a file may be silent. */
const SILENT_MS = 60_000;

export const isMultipart = ({ headers }: FastifyRequest): boolean =>
  headers['content-type']?.toLowerCase().startsWith('multipart/form-data') ?? false;

/**
 * Reads a request with a file, once it is clear by whom it is, how large, and how many are on their way. `done` is called
 * with the operation, whose file is removed when that has ended.
 */
export function createUploads({ settings, log }: Platform) {
  removeLeftUploads().catch((error) => log.warn({ error }, 'what earlier uploads left could not be removed'));
  const open = new Map<string, number>();
  return async <T>(
    { raw, headers }: FastifyRequest,
    actor: Actor,
    done: (params: MultipartOperation['params']) => Promise<T>,
  ): Promise<T> => {
    const { authorization, origin } = headers;
    // A form on another site can send this with our cookie, without asking first.
    const foreign = !authorization && origin !== undefined && origin !== settings.publicUrl;
    if (foreign || !importAccess.mayUpload(actor)) {
      throw new AccessDenied(
        actor.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN',
        'Files are taken from executives, admins and keys with IMPORTS_WRITE only.',
      );
    }
    const length = Number(headers['content-length'] ?? Number.NaN);
    if (Number.isNaN(length)) throw refusal(411, 'LENGTH_REQUIRED', 'Send Content-Length with a file.');
    if (length > MAX_UPLOAD_BYTES + MAX_AROUND) throw tooLarge(MAX_UPLOAD_BYTES);
    const who = actorName(actor);
    const own = open.get(who) ?? 0;
    if (own >= MAX_UPLOADS_OF_ONE || sum(open) >= MAX_UPLOADS) {
      throw new Busy(10);
    }
    open.set(who, own + 1);
    raw.setTimeout(SILENT_MS, () => raw.destroy());
    try {
      const { params, forget } = await readMultipart(raw, { fileBytes: MAX_UPLOAD_BYTES });
      return await done(params).finally(forget);
    } finally {
      const left = (open.get(who) ?? 1) - 1;
      if (left > 0) open.set(who, left);
      else open.delete(who);
    }
  };
}

const sum = (counts: Map<string, number>) => [...counts.values()].reduce((all, count) => all + count, 0);
