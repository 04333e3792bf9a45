import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { DropAccess } from './drop-doors.ts';
import { DropPathError } from './drop-earlier.ts';
import type { DropRoot, Upload } from './drop-root.ts';
import { DropFull } from './drop-space.ts';

export interface DropPutRequest {
  /** The account in the address. */
  account: string;
  /** The file in its folder. */
  path: string;
  authorization: string | undefined;
  /** The client's. */
  address: string;
  headers: IncomingHttpHeaders;
  body: Readable & { complete?: boolean };
  /** Called before the body is read: who sends it is let in. */
  start(): void;
  /** Ends the connection at once. */
  end(): void;
}

/** What to answer. */
export interface DropPut {
  status: 201 | 204 | 400 | 401 | 403 | 409 | 413 | 415 | 429 | 500 | 503 | 507;
  /** Stable, for programs; with every refusal. */
  code?: string;
  message?: string;
  /** Seconds. */
  retryAfter?: number;
  body?: { file: string; bytes: number };
}

const refused = (status: DropPut['status'], code: string, message: string): DropPut => ({ status, code, message });

/** The answer to a body that is not taken. */
class Refusal extends Error {
  readonly answer: DropPut;
  constructor(answer: DropPut) {
    super(answer.message);
    this.answer = answer;
  }
}

/**
 * Takes one file into a drop account's folder: it appears whole, or not at all. 201 for a new name, 204 where one was
 * replaced; folders on the way are made, since HTTP has no word for that.
 */
export async function putFile(access: DropAccess, request: DropPutRequest): Promise<DropPut> {
  const credentials = readBasic(request.authorization);
  if (!credentials) return refused(401, 'UNAUTHENTICATED', 'Send the drop account’s user and password (Basic).');
  const { address, end } = request;
  const guest = await access.login({ ...credentials, address, door: 'HTTPS', end });
  if (!('root' in guest)) {
    const { retryAfter, reason } = guest;
    if (guest.code === 'CLOSED') return { ...refused(503, 'IMPORTS_CLOSED', reason), retryAfter: 900 };
    if (guest.code === 'BUSY') return { ...refused(503, 'TOO_MANY_UPLOADS', reason), retryAfter };
    if (guest.code === 'TOO_MANY') return { ...refused(429, 'TOO_MANY_TRIES', reason), retryAfter };
    return refused(401, 'UNAUTHENTICATED', guest.reason);
  }
  try {
    if (credentials.name !== request.account) {
      return refused(403, 'FORBIDDEN', `This account delivers to /drop/${encodeURIComponent(credentials.name)}/ only.`);
    }
    return await receive(access, guest.root, request);
  } catch (error) {
    return answerOf(error);
  } finally {
    guest.root.leave();
  }
}

function readBasic(authorization: string | undefined): { name: string; password: string } | undefined {
  const [, encoded] = /^Basic\s+([\w+/=-]+)$/i.exec(authorization ?? '') ?? [];
  const text = encoded && Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text ? text.indexOf(':') : -1;
  return text && colon > 0 ? { name: text.slice(0, colon), password: text.slice(colon + 1) } : undefined;
}

async function receive(access: DropAccess, root: DropRoot, request: DropPutRequest): Promise<DropPut> {
  const { headers, body } = request;
  const { maxFileBytes, delivered } = access;
  if (headers['content-range'])
    throw new Refusal(refused(400, 'NO_RANGES', 'Send the whole file, without Content-Range.'));
  if (![undefined, 'identity'].includes(headers['content-encoding'])) {
    throw new Refusal(refused(415, 'NO_ENCODING', 'Send the file as it is, without Content-Encoding.'));
  }
  const checkSize = (bytes: number) => {
    if (bytes <= maxFileBytes) return;
    const most = Math.floor(maxFileBytes / 1024 ** 2);
    throw new Refusal(refused(413, 'TOO_LARGE', `Files may have ${most} MiB at most. Split the delivery.`));
  };
  checkSize(Number(headers['content-length'] ?? 0));
  const path = root.resolve('/', request.path);
  if (path === '/' || request.path.endsWith('/')) throw new Refusal(refused(409, 'NOT_A_FILE', 'Name a file.'));
  await makeParents(root, path);
  const upload = await root.upload(path);
  try {
    upload.expect(Number(headers['content-length'] ?? 0));
    request.start();
    await write(upload, body, checkSize);
    await upload.keep();
  } finally {
    await upload.discard();
  }
  delivered();
  return upload.replaces ? { status: 204 } : { status: 201, body: { file: path, bytes: upload.size } };
}

async function write(upload: Upload, body: DropPutRequest['body'], checkSize: (bytes: number) => void): Promise<void> {
  // Not destroyed by a refusal: the answer goes out on the same connection.
  for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
    checkSize(upload.size + chunk.length);
    await upload.write(chunk);
  }
  if (body.complete === false) throw new Refusal(refused(400, 'CUT_OFF', 'The file was cut off. Send it again.'));
}

async function makeParents(root: DropRoot, path: string): Promise<void> {
  const names = path.split('/').slice(1, -1);
  for (const [index] of names.entries()) {
    await root.makeFolder(`/${names.slice(0, index + 1).join('/')}`).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

function answerOf(error: unknown): DropPut {
  if (error instanceof Refusal) return error.answer;
  if (error instanceof DropFull)
    return refused(507, error.what === 'QUOTA' ? 'QUOTA_EXCEEDED' : 'NO_ROOM', error.message);
  if (error instanceof DropPathError) return refused(409, 'NOT_A_FILE', error.message);
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return refused(507, 'NO_ROOM', 'There is no room left. Nothing was kept; try again later.');
  }
  if (code === 'ENAMETOOLONG') return refused(409, 'NOT_A_FILE', 'The name is too long.');
  if (code === 'ENOTDIR' || code === 'EISDIR' || code === 'ENOENT') {
    return refused(409, 'NOT_A_FILE', 'There is a file where this needs a folder, or the other way round.');
  }
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE') {
    return refused(400, 'CUT_OFF', 'The file was cut off. Send it again.');
  }
  throw error;
}
