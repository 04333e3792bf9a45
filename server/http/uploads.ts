import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../accounts/index.ts';
import { importAccess } from '../imports/index.ts';
import { AccessDenied, type Platform } from '../platform/index.ts';

/** Bytes of a request with a file. GraphQL's multipart parser holds it in memory, so it has to stay small. */
const MAX_UPLOAD_BYTES = 64 * 1024 ** 2;
/** Requests with files at a time. */
const MAX_UPLOADS = 4;

export const isMultipart = ({ headers }: FastifyRequest): boolean =>
  headers['content-type']?.toLowerCase().startsWith('multipart/form-data') ?? false;

/** Lets a request with a file in before any of it is read: by whom it is, how large, and how many are on their way. */
export function createUploadGate({ settings }: Platform) {
  let open = 0;
  return (request: FastifyRequest, reply: FastifyReply, actor: Actor): void => {
    const { authorization, origin } = request.headers;
    // A form on another site can send this with our cookie, without asking first.
    const foreign = !authorization && origin !== undefined && origin !== settings.publicUrl;
    if (foreign || !importAccess.mayUpload(actor)) {
      throw new AccessDenied(
        actor.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN',
        'Files are taken from executives, admins and keys with IMPORTS_WRITE only.',
      );
    }
    const length = Number(request.headers['content-length'] ?? Number.NaN);
    if (Number.isNaN(length)) throw refusal(411, 'LENGTH_REQUIRED', 'Send Content-Length with a file.');
    if (length > MAX_UPLOAD_BYTES) {
      throw refusal(
        413,
        'UPLOAD_TOO_LARGE',
        `Files of up to ${MAX_UPLOAD_BYTES / 1024 ** 2} MiB are taken here. Deliver larger ones through a drop account: ` +
          'by SFTP, FTP, or PUT to /drop/<account>/<file>.',
      );
    }
    if (open >= MAX_UPLOADS) {
      reply.header('retry-after', 10);
      throw refusal(503, 'TOO_MANY_UPLOADS', 'Several files are being uploaded. Try again in a few seconds.');
    }
    open += 1;
    reply.raw.once('close', () => {
      open -= 1;
    });
  };
}

const refusal = (statusCode: number, code: string, message: string) =>
  Object.assign(new Error(message), { statusCode, code });
