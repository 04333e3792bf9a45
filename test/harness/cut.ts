import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a server that can be cut: connections break, new ones are refused, until it is mended. */
export interface Cut {
  url: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** @param url of the server; the same with another port is what to connect to. */
export async function cuttable(url: string): Promise<Cut> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
  };
  let server: Server | undefined;
  let port = 0;
  const mend = async () => {
    if (server) return;
    const opened = createServer((client) => {
      const onward = connect(Number(target.port), target.hostname);
      for (const [from, to] of [
        [client, onward],
        [onward, client],
      ] as const) {
        keep(from);
        from.pipe(to);
        from.once('close', () => to.destroy());
      }
    });
    await new Promise<void>((resolve, reject) => opened.once('error', reject).listen(port, '127.0.0.1', resolve));
    port = (opened.address() as { port: number }).port;
    server = opened;
  };
  const cut = async () => {
    const closing = server;
    server = undefined;
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => (closing ? closing.close(resolve) : resolve(undefined)));
  };
  await mend();
  const through = new URL(url);
  through.port = String(port);
  return { url: through.href, cut, mend, close: cut };
}
