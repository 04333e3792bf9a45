import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import type { UploadedFile } from '../graphql/builder.ts';

// A GraphQL operation with a file beside it (GraphQL multipart request specification), read as a stream: the file lies on
// disk, so that many at once need no memory.

export interface MultipartLimits {
  /** Bytes of the file. */
  fileBytes: number;
  /** Where it lies until the operation has ended; made when it is missing. */
  folder: string;
}

export interface MultipartOperation {
  params: { query: string; variables: Record<string, unknown>; operationName?: string };
  /** Removes the file. */
  forget(): Promise<void>;
}

/** A request that cannot be read, for the handler of errors. */
export const refusal = (statusCode: number, code: string, message: string) =>
  Object.assign(new Error(message), { statusCode, code });

const malformed = (message: string) => refusal(400, 'BAD_USER_INPUT', message);

/** Bytes of `operations` and of `map`. */
const FIELD_BYTES = 1024 ** 2;

/**
 * Reads `operations`, `map` and the one file from a request.
 * @throws what `refusal` makes when one is missing, too large, or not as the specification has it.
 */
export async function readMultipart(
  request: IncomingMessage,
  { fileBytes, folder: parent }: MultipartLimits,
): Promise<MultipartOperation> {
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(parent, 'upload-'));
  const forget = () => rm(folder, { recursive: true, force: true });
  try {
    return { params: assemble(await receive(request, join(folder, 'file'), fileBytes)), forget };
  } catch (error) {
    await forget();
    throw error;
  }
}

interface Parts {
  fields: Map<string, string>;
  files: Map<string, UploadedFile>;
}

async function receive(request: IncomingMessage, path: string, fileBytes: number): Promise<Parts> {
  const parts: Parts = { fields: new Map(), files: new Map() };
  const limits = { fieldSize: FIELD_BYTES, fields: 2, files: 1, fileSize: fileBytes, parts: 3 };
  const parser = createParser(request, limits);
  let writing: Promise<void> | undefined;
  let current: Readable | undefined;
  const read = new Promise<void>((resolve, reject) => {
    parser.on('field', (name, value, nameIsCut, isCut) => {
      if (nameIsCut || isCut) reject(malformed(`The field “${name.slice(0, 50)}” is too long.`));
      parts.fields.set(name, value);
    });
    parser.on('file', (field, file, name) => {
      current = file;
      const keep = async () => {
        const target = createWriteStream(path, { mode: 0o600 });
        await pipeline(file, target);
        if (file.truncated) throw tooLarge(fileBytes);
        parts.files.set(field, { name: name ?? '', size: target.bytesWritten, stream: () => createReadStream(path) });
      };
      writing = keep().catch((error) => reject(isFull(error) ? noRoom() : error));
    });
    for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const) {
      parser.on(limit, () => reject(malformed('Send one file, with the fields `operations` and `map` before it.')));
    }
    parser.on('error', (error) => reject(malformed(`The request cannot be read: ${(error as Error).message}`)));
    parser.on('finish', () => void (writing ?? Promise.resolve()).then(resolve));
    request.once('close', () => request.complete || reject(malformed('The request was cut off.')));
    request.pipe(parser);
  });
  try {
    await read;
    return parts;
  } catch (error) {
    // What is still coming is listened to, so that the client reads why; it is not more than was announced.
    request.unpipe(parser);
    request.resume();
    current?.destroy();
    await writing;
    throw error;
  }
}

const isFull = (error: NodeJS.ErrnoException) => error.code === 'ENOSPC' || error.code === 'EDQUOT';

const noRoom = () => refusal(507, 'NO_ROOM', 'There is no room left. Nothing was kept; try again later.');

function createParser(request: IncomingMessage, limits: ConstructorParameters<typeof Busboy>[0]['limits']) {
  try {
    return new Busboy({ headers: request.headers as BusboyHeaders, limits, defCharset: 'utf-8' });
  } catch (error) {
    throw malformed(`The request cannot be read: ${(error as Error).message}`);
  }
}

export const tooLarge = (bytes: number) =>
  refusal(
    413,
    'UPLOAD_TOO_LARGE',
    `Files of up to ${bytes / 1024 ** 2} MiB are taken here. Deliver larger ones through a drop account: by SFTP, FTP, ` +
      'or PUT to /drop/<account>/<file>.',
  );

function assemble({ fields, files }: Parts): MultipartOperation['params'] {
  const operations = parse(fields, 'operations');
  const map = parse(fields, 'map');
  const { query, variables = {}, operationName } = operations;
  if (typeof query !== 'string') throw malformed('`operations` needs the operation as a string in `query`.');
  if (!isObject(variables)) throw malformed('`variables` is not a JSON object.');
  for (const [field, paths] of Object.entries(map)) {
    const file = files.get(field);
    if (!file) throw malformed(`\`map\` names the file “${field.slice(0, 50)}”, which was not sent.`);
    for (const path of Array.isArray(paths) ? paths : []) put(variables, String(path), file);
  }
  return { query, variables, operationName: typeof operationName === 'string' ? operationName : undefined };
}

function parse(fields: Map<string, string>, name: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(fields.get(name) ?? '');
    if (isObject(value)) return value;
  } catch {
    // Said below.
  }
  throw malformed(`The field \`${name}\` is missing, or is no JSON object.`);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Puts the file where `path` leads, `variables.input.file`: there must be a `null`. */
function put(variables: Record<string, unknown>, path: string, file: UploadedFile): void {
  const [root, ...names] = path.split('.');
  const last = names.pop();
  let place: unknown = variables;
  for (const name of names) place = isObject(place) && Object.hasOwn(place, name) ? place[name] : undefined;
  const isNull = last !== undefined && isObject(place) && Object.hasOwn(place, last) && place[last] === null;
  if (root !== 'variables' || !isNull) throw malformed(`\`map\` leads to “${path.slice(0, 50)}”, where no null is.`);
  (place as Record<string, unknown>)[last] = file;
}
