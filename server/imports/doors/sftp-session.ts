import type { Stats } from 'node:fs';
import type { Socket } from 'node:net';
import ssh2, { type Attributes, type FileEntry, type SFTPWrapper } from 'ssh2';
import { DropPathError } from './drop-earlier.ts';
import { unixLine } from './drop-listing.ts';
import type { DropRoot, Upload } from './drop-root.ts';
import { DropFull } from './drop-space.ts';

// One SFTP channel (draft-ietf-secsh-filexfer-02, the version everybody speaks): an account's folder to deliver into.
// Requests are worked off one after the other, as they came; clients send many without waiting for answers.

export interface SftpSessionOptions {
  root: DropRoot;
  /** Stopped while more has come than was written. */
  socket: Socket;
  /** Bytes a file may have. */
  maxFileBytes: number;
  delivered(): void;
  warn(message: string): void;
}

export interface SftpSession {
  /** Resolves when the client has closed the channel and all of it is worked off. */
  ended: Promise<void>;
  /** Throws away what the client has not closed; with `cut`, also what waits to be worked off. */
  end(cut: boolean): Promise<void>;
}

const { STATUS_CODE, OPEN_MODE } = ssh2.utils.sftp;
const MAX_HANDLES = 64;
const MAX_WAITING = 10_000;
const PAUSE_BYTES = 8 * 1024 ** 2;
const RESUME_BYTES = 2 * 1024 ** 2;
/** Entries in one answer. */
const PAGE = 100;

/** What the client is told that asked for what cannot be done. */
class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const NOT_FETCHED = 'Files are delivered here, not fetched.';

interface OpenFile {
  path: string;
  upload: Upload;
  append: boolean;
  /** Why it will not be kept: the client may go on writing and close it as if nothing were wrong. */
  broken?: Error;
}

interface OpenFolder {
  entries: { name: string; stats: Stats }[];
}

/** Serves one channel until it ends. */
export function createSftpSession(sftp: SFTPWrapper, options: SftpSessionOptions): SftpSession {
  const { root, socket, maxFileBytes, delivered, warn } = options;
  const files = new Map<number, OpenFile>();
  const folders = new Map<number, OpenFolder>();
  let lastHandle = 0;
  let waiting = 0;
  let waitingBytes = 0;
  let cutOff = false;
  let work: Promise<void> = Promise.resolve();

  const at = (path: string) => root.resolve('/', path);

  /** Takes a request into the row; its errors become its answer. */
  function take(id: number, run: () => Promise<void>, bytes = 0): void {
    waiting += 1;
    waitingBytes += bytes;
    if (waiting > MAX_WAITING) return void socket.destroy();
    if (waitingBytes > PAUSE_BYTES) socket.pause();
    work = work.then(async () => {
      try {
        if (!cutOff) await run();
      } catch (error) {
        answerError(id, error);
      }
      waiting -= 1;
      waitingBytes -= bytes;
      if (waitingBytes < RESUME_BYTES && socket.isPaused()) socket.resume();
    });
  }

  /** The same for what changes something and has no more to answer. */
  const change = (id: number, run: () => Promise<void>, bytes = 0) =>
    take(
      id,
      async () => {
        await run();
        sftp.status(id, STATUS_CODE.OK);
      },
      bytes,
    );

  function answerError(id: number, error: unknown): void {
    if (error instanceof Refused) return void sftp.status(id, error.status, error.message);
    if (error instanceof DropFull) return void sftp.status(id, STATUS_CODE.FAILURE, error.message);
    if (error instanceof DropPathError) return void sftp.status(id, STATUS_CODE.PERMISSION_DENIED, error.message);
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const known = FILE_ERRORS[code];
    if (!known) warn(`an SFTP request failed: ${(error as Error).message}`);
    const [status, message] = known ?? [STATUS_CODE.FAILURE, 'That failed on our side. Try again later.'];
    sftp.status(id, status, message);
  }

  function newHandle(): { number: number; handle: Buffer } {
    if (files.size + folders.size >= MAX_HANDLES) {
      throw new Refused(STATUS_CODE.FAILURE, 'Too many files are open. Close some first.');
    }
    lastHandle += 1;
    const handle = Buffer.alloc(4);
    handle.writeUInt32BE(lastHandle);
    return { number: lastHandle, handle };
  }

  const numberOf = (handle: Buffer): number => (handle.length === 4 ? handle.readUInt32BE() : 0);

  function fileOf(handle: Buffer): OpenFile {
    const file = files.get(numberOf(handle));
    if (!file) throw new Refused(STATUS_CODE.FAILURE, 'This file is not open.');
    return file;
  }

  /** What is there; else what is being written under that name, which clients ask for before they close it. */
  async function attributes(path: string): Promise<Attributes> {
    try {
      return attributesOf(await root.stat(path));
    } catch (error) {
      const open = [...files.values()].find((file) => file.path === path);
      if (!open || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return attributesOfUpload(open.upload);
    }
  }

  async function open(path: string, flags: number): Promise<Buffer> {
    if (!(flags & OPEN_MODE.WRITE)) throw new Refused(STATUS_CODE.PERMISSION_DENIED, NOT_FETCHED);
    if (path === '/') throw new Refused(STATUS_CODE.FAILURE, 'That is a folder.');
    const { number, handle } = newHandle();
    const upload = await root.upload(path, { goOn: !(flags & OPEN_MODE.TRUNC) });
    const refusal =
      flags & OPEN_MODE.EXCL && upload.replaces
        ? new Refused(STATUS_CODE.FAILURE, 'It is there already.')
        : !(flags & OPEN_MODE.CREAT) && !upload.replaces
          ? new Refused(STATUS_CODE.NO_SUCH_FILE, 'There is no such file.')
          : undefined;
    if (refusal) {
      await upload.discard();
      throw refusal;
    }
    files.set(number, { path, upload, append: Boolean(flags & OPEN_MODE.APPEND) });
    return handle;
  }

  async function write(file: OpenFile, offset: number, data: Buffer): Promise<void> {
    if (file.broken) throw file.broken;
    const place = file.append ? file.upload.size : offset;
    try {
      checkSize(place + data.length);
      await file.upload.write(data, place);
    } catch (error) {
      file.broken = error as Error;
      await file.upload.discard();
      throw error;
    }
  }

  function checkSize(bytes: number): void {
    if (Number.isSafeInteger(bytes) && bytes <= maxFileBytes) return;
    throw new Refused(STATUS_CODE.FAILURE, `Files may have ${Math.floor(maxFileBytes / 1024 ** 2)} MiB at most.`);
  }

  async function close(handle: Buffer): Promise<void> {
    const number = numberOf(handle);
    if (folders.delete(number)) return;
    const file = fileOf(handle);
    files.delete(number);
    if (file.broken) throw new Refused(STATUS_CODE.FAILURE, 'The file was not kept, because writing it failed.');
    try {
      await file.upload.keep();
    } finally {
      await file.upload.discard();
    }
    delivered();
  }

  async function rename(from: string, to: string): Promise<void> {
    await root.stat(from);
    await root.rename(from, to);
    delivered();
  }

  sftp.on('OPEN', (id: number, path: string, flags: number) =>
    take(id, async () => void sftp.handle(id, await open(at(path), flags))),
  );
  sftp.on('WRITE', (id: number, handle: Buffer, offset: number, data: Buffer) =>
    change(id, () => write(fileOf(handle), offset, data), data.length),
  );
  sftp.on('CLOSE', (id: number, handle: Buffer) => change(id, () => close(handle)));
  sftp.on('READ', (id: number) =>
    take(id, async () => {
      throw new Refused(STATUS_CODE.PERMISSION_DENIED, NOT_FETCHED);
    }),
  );
  sftp.on('FSTAT', (id: number, handle: Buffer) =>
    take(id, async () => void sftp.attrs(id, attributesOfUpload(fileOf(handle).upload))),
  );
  sftp.on('FSETSTAT', (id: number, handle: Buffer, { size }: Partial<Attributes>) =>
    change(id, async () => {
      const file = fileOf(handle);
      // Times and rights are the server's own affair; a size makes room, or gives it back.
      if (size === undefined || file.broken) return;
      checkSize(size);
      await file.upload.truncate(size);
    }),
  );
  sftp.on('SETSTAT', (id: number, path: string) =>
    change(id, async () => {
      await attributes(at(path));
    }),
  );
  for (const name of ['STAT', 'LSTAT']) {
    sftp.on(name, (id: number, path: string) => take(id, async () => void sftp.attrs(id, await attributes(at(path)))));
  }
  sftp.on('REALPATH', (id: number, path: string) =>
    take(id, async () => {
      const filename = at(path);
      sftp.name(id, [{ filename, longname: filename, attrs: {} as Attributes }]);
    }),
  );
  sftp.on('OPENDIR', (id: number, path: string) =>
    take(id, async () => {
      const folder = at(path);
      if (folder !== '/' && !(await root.stat(folder)).isDirectory()) {
        throw new Refused(STATUS_CODE.FAILURE, 'That is no folder.');
      }
      const { number, handle } = newHandle();
      folders.set(number, { entries: await root.list(folder) });
      sftp.handle(id, handle);
    }),
  );
  sftp.on('READDIR', (id: number, handle: Buffer) =>
    take(id, async () => {
      const folder = folders.get(numberOf(handle));
      if (!folder) throw new Refused(STATUS_CODE.FAILURE, 'This folder is not open.');
      const page = folder.entries.splice(0, PAGE);
      if (page.length === 0) sftp.status(id, STATUS_CODE.EOF);
      else sftp.name(id, page.map(entryOf));
    }),
  );
  sftp.on('MKDIR', (id: number, path: string) => change(id, () => root.makeFolder(at(path))));
  sftp.on('RMDIR', (id: number, path: string) => change(id, () => root.removeFolder(at(path))));
  sftp.on('REMOVE', (id: number, path: string) => change(id, () => root.removeFile(at(path))));
  sftp.on('RENAME', (id: number, from: string, to: string) => change(id, () => rename(at(from), at(to))));
  sftp.on('EXTENDED', (id: number, name: string, data: Buffer | undefined) =>
    change(id, async () => {
      const [from, to] = name === 'posix-rename@openssh.com' ? readStrings(data) : [];
      if (from === undefined || to === undefined) throw new Refused(STATUS_CODE.OP_UNSUPPORTED, 'Not known here.');
      await rename(at(from), at(to));
    }),
  );
  sftp.on('error', () => {});

  async function end(cut: boolean): Promise<void> {
    cutOff ||= cut;
    await work;
    for (const [number, { upload }] of files) {
      files.delete(number);
      await upload.discard();
    }
    folders.clear();
  }

  const ended = new Promise<void>((resolve) => {
    let over = false;
    const onEnd = () => {
      if (over) return;
      over = true;
      void end(false).then(() => {
        sayGoodBye(sftp);
        resolve();
      });
    };
    sftp.once('end', onEnd);
    sftp.once('close', onEnd);
  });
  return { ended, end };
}

/**
 * ssh2 answers the end of a channel with nothing, and OpenSSH then waits for ever (mscdex/ssh2 issue 1443); scp takes a
 * channel without an exit status for a failure. The wrapper has no method for that: it is the one private call here.
 */
function sayGoodBye(sftp: SFTPWrapper): void {
  const channel = sftp as unknown as {
    outgoing: { id: number; state: string };
    _protocol: { exitStatus(id: number, code: number): void };
  };
  try {
    if (channel.outgoing.state === 'open') channel._protocol.exitStatus(channel.outgoing.id, 0);
    sftp.end();
  } catch {
    // The connection is gone: nobody is there to be told.
  }
}

const DIRECTORY = 0o040700;
const FILE = 0o100600;

function attributesOf(stats: Stats): Attributes {
  const mode = stats.isDirectory() ? DIRECTORY : FILE;
  const seconds = (milliseconds: number) => Math.max(0, Math.floor(milliseconds / 1000));
  return { mode, uid: 0, gid: 0, size: stats.size, atime: seconds(stats.atimeMs), mtime: seconds(stats.mtimeMs) };
}

function attributesOfUpload({ size }: Upload): Attributes {
  const now = Math.floor(Date.now() / 1000);
  return { mode: FILE, uid: 0, gid: 0, size, atime: now, mtime: now };
}

function entryOf(entry: { name: string; stats: Stats }): FileEntry {
  return { filename: entry.name, longname: unixLine(entry), attrs: attributesOf(entry.stats) };
}

/** Strings with their length before them, as SSH writes them. */
function readStrings(data: Buffer | undefined): string[] {
  const strings: string[] = [];
  for (let place = 0; data && place + 4 <= data.length; ) {
    const length = data.readUInt32BE(place);
    strings.push(data.toString('utf8', place + 4, place + 4 + length));
    place += 4 + length;
  }
  return strings;
}

const FILE_ERRORS: Record<string, [number, string]> = {
  ENOENT: [STATUS_CODE.NO_SUCH_FILE, 'There is no such file or folder.'],
  ENOTDIR: [STATUS_CODE.NO_SUCH_FILE, 'There is no such folder.'],
  ELOOP: [STATUS_CODE.NO_SUCH_FILE, 'There is no such file or folder.'],
  EEXIST: [STATUS_CODE.FAILURE, 'It is there already.'],
  ENOTEMPTY: [STATUS_CODE.FAILURE, 'The folder is not empty.'],
  EISDIR: [STATUS_CODE.FAILURE, 'That is a folder.'],
  EPERM: [STATUS_CODE.PERMISSION_DENIED, 'That cannot be done.'],
  ENAMETOOLONG: [STATUS_CODE.FAILURE, 'The name is too long.'],
  ENOSPC: [STATUS_CODE.FAILURE, 'There is no room left. Try again later.'],
  EDQUOT: [STATUS_CODE.FAILURE, 'There is no room left. Try again later.'],
};
