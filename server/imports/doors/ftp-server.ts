import { createServer, type Server } from 'node:net';
import type { Callers } from './drop-callers.ts';
import { createDataDoor } from './ftp-data.ts';
import { FtpSession, type FtpSessionOptions } from './ftp-session.ts';

export interface FtpServerOptions extends FtpSessionOptions {
  host: string;
  port: number;
  /** Undefined lets the system choose. */
  passivePorts?: { from: number; to: number };
  callers: Callers;
}

export interface FtpServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Starts listening. @throws when the port cannot be had. */
export async function startFtpServer(options: FtpServerOptions): Promise<FtpServer> {
  const { callers } = options;
  const sessions = new Set<FtpSession>();
  const dataDoor = createDataDoor(options.host, options.passivePorts);
  const server = createServer((socket) => {
    const session = new FtpSession(socket, options, dataDoor, {
      signedIn: () => callers.known(session),
      closed() {
        callers.gone(session);
        sessions.delete(session);
      },
    });
    if (!callers.letIn(session)) {
      session.dismiss('421 Too many connections. Close some, or try again later.');
      return;
    }
    sessions.add(session);
    session.start();
  });
  await listen(server, options);
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      await Promise.all([...sessions].map((session) => session.end('421 The server is going down. Try again later.')));
      await closed;
    },
  };
}

function listen(server: Server, { host, port }: FtpServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
