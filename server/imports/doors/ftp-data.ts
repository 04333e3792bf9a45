import { createServer, type Server, type Socket } from 'node:net';

/** A port that waits for one data connection of one client. */
export interface DataPort {
  port: number;
  /** The connection. Rejects when none comes in time, or after `close`. */
  accepted: Promise<Socket>;
  /** Ends the connection and gives the port back. */
  close(): void;
}

export type DataDoor = (address: string) => Promise<DataPort>;

const WAIT_MS = 30_000;

/** Opens data ports on `host`, within the range given. Only the address of the control connection is let in. */
export function createDataDoor(host: string, range?: { from: number; to: number }): DataDoor {
  let next = range?.from ?? 0;
  const count = range ? range.to - range.from + 1 : 1;
  const following = () => {
    const port = next;
    if (range) next = port >= range.to ? range.from : port + 1;
    return port;
  };
  return async (address) => {
    for (let tries = 0; tries < count; tries++) {
      const server = createServer({ pauseOnConnect: true });
      if (await listens(server, host, following())) return openPort(server, address);
    }
    throw new Error('no passive port is free');
  };
}

function listens(server: Server, host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, host, () => resolve(true));
  });
}

function openPort(server: Server, address: string): DataPort {
  let connection: Socket | undefined;
  let refuse: (error: Error) => void = () => {};
  const accepted = new Promise<Socket>((resolve, reject) => {
    refuse = reject;
    server.on('connection', (socket) => {
      socket.on('error', () => {});
      if (connection || (socket.remoteAddress ?? '').replace(/^::ffff:/, '') !== address) return socket.destroy();
      connection = socket;
      clearTimeout(timer);
      server.close();
      resolve(socket);
    });
  });
  accepted.catch(() => {});
  const close = () => {
    clearTimeout(timer);
    refuse(new Error('closed'));
    server.close();
    connection?.destroy();
  };
  const timer = setTimeout(close, WAIT_MS);
  server.on('error', close);
  const bound = server.address();
  return { port: typeof bound === 'object' && bound ? bound.port : 0, accepted, close };
}
