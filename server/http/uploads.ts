import { rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { type Actor, actorName } from '../accounts/index.ts';
import { importAccess } from '../imports/index.ts';
import { AccessDenied, Busy, type Platform } from '../platform/index.ts';
import { type MultipartOperation, readMultipart, refusal, tooLarge } from './multipart.ts';

/** Bytes of a file, and of what may stand around it in its request. */
const MAX_UPLOAD_BYTES = 64 * 1024 ** 2;
const MAX_AROUND = 1024 ** 2;
/** Requests with files at a time: of all, and of one person or key. */
const MAX_UPLOADS = 8;
const MAX_UPLOADS_OF_ONE = 2;
/** Milliseconds in which so many bytes of a request with a file must come: places are few. */
const PACE_MS = 20_000;
const PACE_BYTES = 160 * 1024;

export const isMultipart = ({ headers }: FastifyRequest): boolean =>
  headers['content-type']?.toLowerCase().startsWith('multipart/form-data') ?? false;

/**
 * Reads a request with a file, once it is clear by whom it is, how large, and how many are on their way. `done` is called
 * with the operation, whose file is removed when that has ended.
 */
export function createUploads({ settings }: Platform, folder: string) {
  // What was under way in a process that was killed.
  rmSync(folder, { recursive: true, force: true });
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
    if (headers['content-encoding'])
      throw refusal(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the file without Content-Encoding.');
    const length = Number(headers['content-length'] ?? Number.NaN);
    if (Number.isNaN(length)) throw refusal(411, 'LENGTH_REQUIRED', 'Send Content-Length with a file.');
    if (length > MAX_UPLOAD_BYTES + MAX_AROUND) throw tooLarge(MAX_UPLOAD_BYTES);
    // A key more is no place more.
    const who = actor.kind === 'key' ? `agency:${actor.agencyId}` : actorName(actor);
    const own = open.get(who) ?? 0;
    if (own >= MAX_UPLOADS_OF_ONE || sum(open) >= MAX_UPLOADS) {
      throw new Busy(10);
    }
    open.set(who, own + 1);
    const pace = keepPace(raw);
    try {
      const { params, forget } = await readMultipart(raw, { fileBytes: MAX_UPLOAD_BYTES, folder }).finally(() =>
        clearInterval(pace),
      );
      return await done(params).finally(forget);
    } finally {
      const left = (open.get(who) ?? 1) - 1;
      if (left > 0) open.set(who, left);
      else open.delete(who);
    }
  };
}

/** Cuts off who sends too slowly. */
function keepPace({ socket }: IncomingMessage): NodeJS.Timeout {
  let before = socket.bytesRead;
  return setInterval(() => {
    if (socket.bytesRead - before < PACE_BYTES) socket.destroy();
    before = socket.bytesRead;
  }, PACE_MS);
}

const sum = (counts: Map<string, number>) => [...counts.values()].reduce((all, count) => all + count, 0);
