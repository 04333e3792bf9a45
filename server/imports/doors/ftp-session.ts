import type { Stats } from 'node:fs';
import type { Socket } from 'node:net';
import { posix } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type SecureContext, TLSSocket } from 'node:tls';
import { LOGIN_MS } from './drop-callers.ts';
import { DropPathError } from './drop-earlier.ts';
import { factLine, timeValue, unixLine } from './drop-listing.ts';
import { type DropGuest, type LoginAttempt, type LoginRefused, NEEDS_TLS } from './drop-login.ts';
import type { DropRoot, Upload } from './drop-root.ts';
import { DropFull } from './drop-space.ts';
import type { DataDoor, DataPort } from './ftp-data.ts';
import { decode, FILE_ERRORS, isFileError, isTls, plainAddress, quoted, stripTelnet } from './ftp-replies.ts';

// The server side of FTP (RFC 959, 2228, 2389, 2428, 3659, 4217), as far as delivering files needs it: passive mode, no
// download, TLS when the client asks for it (AUTH TLS).
// Ours, because a cut-off upload must never be taken for a whole one: the end of a data connection counts only while
// the control connection still lives and nobody asked to abort.

export interface FtpSessionOptions {
  /** Bytes a file may have. */
  maxFileBytes: number;
  /** The address PASV names to clients from elsewhere, where this machine's own is not the one they reach. */
  publicAddress?: string;
  /** The certificate for TLS. */
  tls(): SecureContext;
  /** Why nobody is let in at present. */
  closedFor(): Promise<string | undefined>;
  /** Whether any account may send its password without TLS; of which, nobody is told who cannot sign in. */
  mayPlain(): Promise<boolean>;
  login(attempt: LoginAttempt): Promise<DropGuest | LoginRefused>;
  /** Called after each completed upload or renaming. */
  delivered(): void;
  /** Called when a client does what only a fault or an attack explains. */
  warn(message: string): void;
}

const IDLE_MS = 300_000;
const STALL_MS = 60_000;
const MAX_LINE = 4096;
const MAX_WAITING = 50;
const MAX_LOGINS = 3;
/** How long the control connection must outlive the data of a package. */
const GRACE_MS = 60;
/** How long a client may take to close a data connection whose end it was told. */
const LINGER_MS = 5_000;

type Handler = (argument: string) => Promise<string> | string;

/** A transfer that ended otherwise than well; the reply says how. */
class TransferFailed extends Error {}

/** One client's control connection, and the data connections that belong to it. */
export class FtpSession {
  readonly address: string;
  private root: DropRoot | undefined;
  /** Whether this account's data may go without TLS. */
  private plainData = false;
  /** PROT P: data connections are encrypted too. */
  private privateData = false;
  /** Between AUTH and its handshake nothing is read: what came in the clear must not be taken for what comes after. */
  private securing = false;
  private left = false;
  private name = '';
  private cwd = '/';
  private renameFrom: string | undefined;
  private failedLogins = 0;
  private data: DataPort | undefined;
  private transfer: { abort(): void; done: Promise<unknown> } | undefined;
  private aborted = false;
  private received: Buffer = Buffer.alloc(0);
  private waiting = 0;
  private work: Promise<void> = Promise.resolve();
  private tooLate: NodeJS.Timeout;

  constructor(
    private socket: Socket,
    private readonly options: FtpSessionOptions,
    private readonly dataDoor: DataDoor,
    private readonly on: { signedIn(): void; closed(): void },
  ) {
    this.address = plainAddress(socket.remoteAddress);
    this.tooLate = setTimeout(() => this.dismiss(), LOGIN_MS);
    socket.on('error', () => {});
  }

  start(): void {
    this.socket.setNoDelay(true);
    this.listen();
    this.reply('220 Ready for deliveries. Encryption: AUTH TLS.');
  }

  private get isSecure(): boolean {
    return this.socket instanceof TLSSocket;
  }

  private listen(): void {
    const { socket } = this;
    socket.setTimeout(IDLE_MS);
    socket.on('data', (bytes) => this.take(bytes));
    socket.on('timeout', () => !this.transfer && this.dismiss('421 Nothing was said for too long. Good-bye.'));
    socket.once('end', () => this.leave());
    socket.once('close', () => this.leave());
  }

  /** Goes on with TLS on the same connection. */
  private async secure(): Promise<string> {
    const plain = this.socket;
    plain
      .removeAllListeners('data')
      .removeAllListeners('timeout')
      .removeAllListeners('end')
      .removeAllListeners('close');
    await new Promise((resolve) => plain.write('234 Go on with TLS.\r\n', resolve));
    const encrypted = new TLSSocket(plain, { isServer: true, secureContext: this.options.tls() });
    encrypted.on('error', () => encrypted.destroy());
    plain.once('close', () => encrypted.destroy());
    this.socket = encrypted;
    // Who was known before must say again who it is.
    if (this.root) this.tooLate = setTimeout(() => this.dismiss(), LOGIN_MS);
    this.root?.leave();
    this.root = undefined;
    this.name = '';
    this.securing = false;
    this.listen();
    return '';
  }

  dismiss(reply = '421 Nobody logged in here. Connect again when you need it.'): void {
    this.reply(reply);
    this.socket.end();
    this.socket.destroySoon();
    this.leave();
  }

  async end(reply: string): Promise<void> {
    const done = this.transfer?.done;
    this.dismiss(reply);
    await done?.catch(() => {});
  }

  /** The client is gone: what it was sending is not whole. */
  private leave(): void {
    this.left = true;
    clearTimeout(this.tooLate);
    this.abort();
    this.data?.close();
    this.root?.leave();
    this.on.closed();
  }

  private abort(): void {
    this.aborted = true;
    this.transfer?.abort();
  }

  private reply(line: string): void {
    if (line && this.socket.writable) this.socket.write(`${line}\r\n`);
  }

  private take(bytes: Buffer): void {
    // Telnet signals may come before ABOR.
    const clean = bytes.includes(0xff) ? stripTelnet(bytes) : bytes;
    this.received = this.received.length === 0 ? clean : Buffer.concat([this.received, clean]);
    for (let end = this.received.indexOf(10); end >= 0 && !this.left; end = this.received.indexOf(10)) {
      if (this.securing) break;
      const line = this.received.subarray(0, end);
      this.received = this.received.subarray(end + 1);
      this.enqueue(decode(line).replace(/\r$/, ''));
    }
    if (this.securing && this.received.length > 0) this.dismiss('421 Nothing may follow AUTH before its handshake.');
    else if (this.received.length > MAX_LINE) this.dismiss('500 The line is too long.');
  }

  /** Commands run one after the other; only ABOR reaches into the one that runs. */
  private enqueue(line: string): void {
    const [, verb = '', argument = ''] = /^\s*(\w+) ?(.*)$/s.exec(line) ?? [];
    const command = verb.toUpperCase();
    if (command === 'ABOR' && this.transfer) this.abort();
    if (command === 'AUTH' && isTls(argument) && !this.isSecure) {
      this.securing = true;
      this.socket.pause();
    }
    this.waiting += 1;
    if (this.waiting > MAX_WAITING) {
      this.dismiss('421 Too many commands at once.');
      return;
    }
    this.work = this.work.then(async () => {
      this.waiting -= 1;
      if (this.socket.writable) this.reply(await this.answer(command, argument));
      if (command === 'QUIT') this.socket.end();
    });
  }

  private async answer(command: string, argument: string): Promise<string> {
    const handler = this.open[command] ?? (this.root ? this.members[command] : undefined);
    if (!handler) {
      if (this.members[command]) return '530 Log in first, with USER and PASS.';
      return `502 ${command.slice(0, 20) || 'This'} is not supported here.`;
    }
    try {
      return await handler(argument);
    } catch (error) {
      return this.failure(error);
    }
  }

  private failure(error: unknown): string {
    if (error instanceof TransferFailed) return error.message;
    if (error instanceof DropPathError) return `553 ${error.message}`;
    if (error instanceof DropFull) return `${error.what === 'QUOTA' ? 552 : 452} ${error.message}`;
    const known = FILE_ERRORS[(error as NodeJS.ErrnoException).code ?? ''];
    if (known) return known;
    this.options.warn(`a command failed: ${(error as Error).message}`);
    return '451 That failed on our side. Try again later.';
  }

  private path(argument: string): string {
    if (!this.root) throw new DropPathError('Log in first.');
    return this.root.resolve(this.cwd, argument);
  }

  private files(): DropRoot {
    if (!this.root) throw new DropPathError('Log in first.');
    return this.root;
  }

  private required(argument: string): string {
    if (!argument) throw new TransferFailed('501 Name a file or folder.');
    return this.path(argument);
  }

  // Before logging in.
  private readonly open: Record<string, Handler> = {
    USER: (name) => this.nameAccount(name),
    PASS: (password) => this.logIn(password),
    QUIT: () => '221 Good-bye.',
    NOOP: () => '200 Here.',
    SYST: () => '215 UNIX Type: L8',
    FEAT: () =>
      '211-Supported:\r\n EPSV\r\n PASV\r\n MDTM\r\n SIZE\r\n MLST type*;size*;modify*;\r\n UTF8\r\n AUTH TLS\r\n PBSZ\r\n PROT\r\n211 End',
    OPTS: (argument) => (/^utf-?8( on)?$/i.test(argument) || /^mlst/i.test(argument) ? '200 Done.' : '501 Not known.'),
    AUTH: (argument) => {
      if (!isTls(argument)) return '504 Use AUTH TLS.';
      if (this.isSecure) return '503 The connection is encrypted already.';
      // Before RFC 4217 this word meant the data too.
      this.privateData = /^(ssl|tls-p)$/i.test(argument);
      return this.secure();
    },
    PBSZ: () => (this.isSecure ? '200 PBSZ=0' : '503 Send AUTH TLS first.'),
    PROT: (argument) => this.protect(argument.toUpperCase()),
    CCC: () => '534 The connection stays encrypted.',
  };

  // After it.
  private readonly members: Record<string, Handler> = {
    PWD: () => `257 "${quoted(this.cwd)}"`,
    CWD: (argument) => this.enter(argument || '/'),
    CDUP: () => this.enter('..'),
    TYPE: (argument) => (/^[AIL]/i.test(argument) ? '200 Bytes are kept as they come.' : '504 Use TYPE I.'),
    MODE: (argument) => (/^S$/i.test(argument) ? '200 Done.' : '504 Use MODE S.'),
    STRU: (argument) => (/^F$/i.test(argument) ? '200 Done.' : '504 Use STRU F.'),
    ALLO: () => '202 Not needed.',
    SITE: () => '202 Not needed.',
    REST: (argument) => (argument === '0' ? '350 From the start.' : '504 Send the file from its start.'),
    ABOR: () => '226 Aborted.',
    PASV: () => this.passive(),
    EPSV: (argument) => (/^all$/i.test(argument) ? '200 Done.' : this.extendedPassive()),
    PORT: () => '502 Use passive mode (PASV or EPSV).',
    EPRT: () => '502 Use passive mode (PASV or EPSV).',
    STOR: (argument) => this.store(argument, false),
    APPE: (argument) => this.store(argument, true),
    RETR: () => '550 Files are delivered here, not fetched.',
    LIST: (argument) => this.list(argument, unixLine),
    NLST: (argument) => this.list(argument, ({ name }) => name),
    MLSD: (argument) => this.list(argument, factLine),
    MLST: async (argument) => {
      const path = this.path(argument);
      const stats = await this.files().stat(path);
      return `250-Here it is:\r\n ${factLine({ name: path, stats })}\r\n250 End`;
    },
    STAT: () => '211 All is well.',
    SIZE: async (argument) => `213 ${(await this.fileStats(argument)).size}`,
    MDTM: async (argument) => `213 ${timeValue((await this.fileStats(argument)).mtime)}`,
    MKD: async (argument) => {
      const path = this.required(argument);
      await this.files().makeFolder(path);
      return `257 "${quoted(path)}" made.`;
    },
    RMD: async (argument) => {
      await this.files().removeFolder(this.required(argument));
      return '250 Removed.';
    },
    DELE: async (argument) => {
      await this.files().removeFile(this.required(argument));
      return '250 Removed.';
    },
    RNFR: async (argument) => {
      const path = this.required(argument);
      await this.files().stat(path);
      this.renameFrom = path;
      return '350 Now the new name.';
    },
    RNTO: async (argument) => {
      const from = this.renameFrom;
      if (!from) return '503 Send RNFR first.';
      this.renameFrom = undefined;
      await this.files().rename(from, this.required(argument));
      this.options.delivered();
      return '250 Renamed.';
    },
    XPWD: (argument) => this.members.PWD?.(argument) ?? '',
    XCWD: (argument) => this.members.CWD?.(argument) ?? '',
    XCUP: (argument) => this.members.CDUP?.(argument) ?? '',
    XMKD: (argument) => this.members.MKD?.(argument) ?? '',
    XRMD: (argument) => this.members.RMD?.(argument) ?? '',
  };

  /** Where no account may go without TLS, nobody is asked for a password in the clear. */
  private async nameAccount(name: string): Promise<string> {
    if (!name) return '501 Name the account.';
    const closed = await this.options.closedFor();
    if (closed) return `530 ${closed}`;
    if (!this.isSecure && !(await this.options.mayPlain())) return `530 ${NEEDS_TLS}`;
    this.name = name;
    return '331 Now the password.';
  }

  private async logIn(password: string): Promise<string> {
    if (this.root) return '202 You are logged in.';
    if (!this.name) return '503 Send USER first.';
    const guest = await this.options.login({
      name: this.name,
      password,
      address: this.address,
      door: this.isSecure ? 'FTPS' : 'FTP',
      end: () => this.dismiss('421 This account was closed or has another password now.'),
    });
    if ('root' in guest) return this.welcome(guest);
    if (guest.code !== 'CLOSED') this.failedLogins += 1;
    if (this.failedLogins >= MAX_LOGINS) {
      this.dismiss('421 Too many tries. Connect again later.');
      return '';
    }
    return `530 ${guest.reason}`;
  }

  private welcome({ root, plainFtp }: DropGuest): string {
    if (this.left) {
      root.leave();
      return '';
    }
    this.root = root;
    this.plainData = plainFtp;
    clearTimeout(this.tooLate);
    this.on.signedIn();
    return '230 Welcome.';
  }

  private protect(level: string): string {
    if (!this.isSecure) return '503 Send AUTH TLS first.';
    if (level !== 'P' && level !== 'C') return '536 Use PROT P.';
    if (level === 'C' && !this.plainData) return '534 Data must be encrypted here: use PROT P.';
    this.privateData = level === 'P';
    return level === 'P' ? '200 Data is encrypted.' : '200 Data goes in the clear.';
  }

  private async enter(argument: string): Promise<string> {
    const path = this.path(argument);
    if (path !== '/' && !(await this.files().stat(path)).isDirectory()) return '550 That is no folder.';
    this.cwd = path;
    return `250 Now in "${quoted(path)}".`;
  }

  private async fileStats(argument: string): Promise<Stats> {
    const stats = await this.files().stat(this.required(argument));
    if (!stats.isFile()) throw new TransferFailed('550 That is no file.');
    return stats;
  }

  private async openData(): Promise<number> {
    this.data?.close();
    this.data = await this.dataDoor(this.address);
    return this.data.port;
  }

  private async passive(): Promise<string> {
    const local = plainAddress(this.socket.localAddress);
    if (local.includes(':')) return '425 Use EPSV on this address.';
    const port = await this.openData();
    const { publicAddress = local } = this.options;
    const address = local.startsWith('127.') ? local : publicAddress;
    return `227 Entering passive mode (${address.replaceAll('.', ',')},${port >> 8},${port & 255})`;
  }

  private async extendedPassive(): Promise<string> {
    return `229 Entering extended passive mode (|||${await this.openData()}|)`;
  }

  /** Runs a transfer on the data connection that was agreed on; `begin` is said when it is there. */
  private async transferOn(begin: string, run: (socket: Socket) => Promise<string>): Promise<string> {
    const data = this.data;
    this.data = undefined;
    if (!data) return '425 Send PASV or EPSV first.';
    if (this.isSecure && !this.privateData && !this.plainData) {
      data.close();
      return '521 Data must be encrypted here: send PBSZ 0 and PROT P first.';
    }
    this.aborted = false;
    const work = async () => {
      let connection: Socket | undefined;
      try {
        const accepted = await data.accepted.catch(() => undefined);
        if (!accepted || this.aborted) {
          throw new TransferFailed(this.aborted ? '426 Aborted.' : '425 No data connection came.');
        }
        accepted.setTimeout(STALL_MS, () => accepted.destroy(new Error('stalled')));
        this.reply(begin);
        connection = this.privateData ? await this.encrypted(accepted) : accepted;
        const reply = await run(connection);
        this.letGo(connection, data);
        return reply;
      } catch (error) {
        data.close();
        throw error;
      }
    };
    const done = work();
    this.transfer = { done, abort: () => data.close() };
    try {
      return await done;
    } finally {
      this.transfer = undefined;
    }
  }

  /**
   * Ends a data connection in order: over TLS with close_notify, whose answer is awaited, so that the client sees neither
   * a broken connection nor an end that anybody could have made.
   */
  private letGo(connection: Socket, data: DataPort): void {
    const tooLong = setTimeout(() => data.close(), LINGER_MS).unref();
    const over = () => {
      clearTimeout(tooLong);
      data.close();
    };
    if (connection.closed) over();
    else connection.once('close', over);
    connection.end();
    connection.resume();
  }

  /**
   * Resolves after the handshake: ended before it, an empty list would look like a broken connection. `secure` comes while
   * OpenSSL is still at it, and then refuses to say close_notify (SHUTDOWN_WHILE_IN_INIT): hence the turn of the loop.
   */
  private encrypted(accepted: Socket): Promise<Socket> {
    const socket = new TLSSocket(accepted, { isServer: true, secureContext: this.options.tls() });
    socket.on('error', () => socket.destroy());
    accepted.once('close', () => socket.destroy());
    return new Promise((resolve, reject) => {
      socket.once('secure', () => setImmediate(resolve, socket));
      socket.once('close', () => reject(new TransferFailed('425 The data connection could not be encrypted.')));
    });
  }

  private async store(argument: string, append: boolean): Promise<string> {
    const path = this.required(argument);
    if (path === '/') return '553 Name a file.';
    const upload = await this.files().upload(path, { goOn: append });
    try {
      return await this.transferOn('150 Send it.', async (socket) => {
        await this.receive(socket, upload);
        await this.checkWhole(path);
        await upload.keep();
        this.options.delivered();
        return `226 Received ${upload.size} bytes.`;
      });
    } finally {
      await upload.discard();
    }
  }

  private async receive(socket: Socket, upload: Upload): Promise<void> {
    const { maxFileBytes } = this.options;
    try {
      for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
        if (upload.size + chunk.length > maxFileBytes) {
          throw new TransferFailed(`552 Files may have ${Math.floor(maxFileBytes / 1024 ** 2)} MiB at most.`);
        }
        await upload.write(chunk);
      }
    } catch (error) {
      if (error instanceof TransferFailed || error instanceof DropFull || isFileError(error)) throw error;
      throw new TransferFailed('426 The data connection broke off. Nothing was kept; send the file again.');
    }
  }

  /** A killed client closes both connections: data that ends together with the control connection is not whole. */
  private async checkWhole(path: string): Promise<void> {
    await sleep(/\.(zip|xml)$/i.test(path) ? GRACE_MS : 1);
    if (this.aborted || this.socket.readableEnded || this.socket.destroyed) {
      throw new TransferFailed('426 Aborted. Nothing was kept.');
    }
  }

  private async list(argument: string, line: (entry: { name: string; stats: Stats }) => string): Promise<string> {
    const path = this.path(argument.replace(/^(-\w+\s*)+/, ''));
    const stats = path === '/' ? undefined : await this.files().stat(path);
    const entries = stats?.isFile() ? [{ name: posix.basename(path), stats }] : await this.files().list(path);
    return this.transferOn('150 Here it comes.', async (socket) => {
      const text = entries.map((entry) => `${line(entry)}\r\n`).join('');
      await new Promise<void>((resolve, reject) => {
        socket.once('close', () => reject(new TransferFailed('426 The data connection broke off.')));
        socket.end(text, resolve);
      });
      return '226 Done.';
    });
  }
}
