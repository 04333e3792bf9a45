import { createServer, type Server, type Socket } from 'node:net';
import ssh2, { type AuthContext, type Connection, type SFTPWrapper } from 'ssh2';
import { type Caller, type Callers, LOGIN_MS } from './drop-callers.ts';
import type { DropGuest, LoginAttempt, LoginRefused } from './drop-login.ts';
import type { DropRoot } from './drop-root.ts';
import { createSftpSession } from './sftp-session.ts';

// The server side of SSH, as far as SFTP needs it: passwords, and the one subsystem. No shell, no commands, no tunnels.

export interface SftpServerOptions {
  host: string;
  port: number;
  /** In OpenSSH's form. */
  hostKeys: string[];
  callers: Callers;
  /** Bytes a file may have. */
  maxFileBytes: number;
  /** Why nobody is let in at present. */
  closedFor(): Promise<string | undefined>;
  login(attempt: LoginAttempt): Promise<DropGuest | LoginRefused>;
  /** Called after each completed upload or renaming. */
  delivered(): void;
  /** Called when a client does what only a fault or an attack explains. */
  warn(message: string): void;
}

const IDLE_MS = 300_000;
const MAX_LOGINS = 3;
/** SFTP channels in one connection. */
const MAX_CHANNELS = 10;

interface Client {
  /** Ends the connection; what is not whole by then is thrown away. */
  end(): Promise<void>;
}

/** Starts listening. @throws when the port cannot be had. */
export async function startSftpServer(
  options: SftpServerOptions,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const clients = new Set<Client>();
  const server = createServer((socket) => {
    socket.on('error', () => {});
    const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
    const caller = { address, dismiss: () => void socket.destroy() };
    if (!options.callers.letIn(caller)) return socket.destroy();
    const client = serve(socket, caller, options);
    clients.add(client);
    socket.once('close', () => {
      options.callers.gone(caller);
      clients.delete(client);
    });
  });
  await listen(server, options);
  const bound = server.address();
  return {
    port: typeof bound === 'object' && bound ? bound.port : options.port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      await Promise.all([...clients].map((client) => client.end()));
      await closed;
    },
  };
}

function listen(server: Server, { host, port }: SftpServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function serve(socket: Socket, caller: Caller, options: SftpServerOptions): Client {
  const { address } = caller;
  const channels = new Set<ReturnType<typeof createSftpSession>>();
  let root: DropRoot | undefined;
  let tries = 0;
  let gone = false;
  const tooLate = setTimeout(() => socket.destroy(), LOGIN_MS);
  socket.setNoDelay(true).setTimeout(IDLE_MS, () => socket.destroy());
  socket.once('close', () => {
    gone = true;
    clearTimeout(tooLate);
    void finish(false).then(() => root?.leave());
  });
  void start();
  return {
    async end() {
      socket.destroy();
      await finish(true);
    },
  };

  /** `cut`: also what the client had sent but was not worked off counts no more. */
  async function finish(cut: boolean): Promise<void> {
    await Promise.all([...channels].map((channel) => channel.end(cut)));
  }

  async function start(): Promise<void> {
    // Nobody can be told why a password is refused, but before it is asked for there may be a text.
    const banner = await options.closedFor().catch(() => undefined);
    if (gone) return;
    const ssh = new ssh2.Server({
      hostKeys: options.hostKeys,
      banner,
      ident: 'Gatepost',
      // Packages are compressed already.
      algorithms: { compress: ['none'] },
    });
    ssh.on('connection', (client) => meet(client));
    ssh.injectSocket(socket);
  }

  function meet(client: Connection): void {
    client.on('error', () => {});
    client.on('authentication', (context) => {
      authenticate(client, context).catch((error: Error) => {
        options.warn(`a login failed: ${error.message}`);
        socket.destroy();
      });
    });
    client.on('ready', () => {
      clearTimeout(tooLate);
      options.callers.known(caller);
    });
    client.on('session', (accept, reject) => {
      if (!root || channels.size >= MAX_CHANNELS) return reject();
      accept().on('sftp', (acceptSftp: () => SFTPWrapper) => open(acceptSftp()));
    });
  }

  async function authenticate(client: Connection, context: AuthContext): Promise<void> {
    if (context.method !== 'password') return context.reject(['password']);
    tries += 1;
    const guest = await options.login({
      name: context.username,
      password: context.password,
      address,
      door: 'SFTP',
      end: () => {
        socket.destroy();
        void finish(true);
      },
    });
    if (!('root' in guest)) {
      context.reject(['password']);
      if (tries >= MAX_LOGINS) client.end();
    } else if (gone) guest.root.leave();
    else {
      root = guest.root;
      context.accept();
    }
  }

  function open(sftp: SFTPWrapper): void {
    if (!root) return;
    const { maxFileBytes, delivered, warn } = options;
    const channel = createSftpSession(sftp, { root, socket, maxFileBytes, delivered, warn });
    channels.add(channel);
    void channel.ended.then(() => channels.delete(channel));
  }
}
