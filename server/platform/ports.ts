import { createServer } from 'node:net';

/** A port somebody asked for and somebody else has. */
export class PortInUseError extends Error {
  constructor(setting: string, port: number) {
    super(`${setting}: port ${port} is already in use. Stop what uses it, or set ${setting} to another port.`);
  }
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/**
 * The port to listen on: the one asked for, or the first free one from `preferred` on.
 * @throws {PortInUseError} when the one asked for is taken.
 */
export async function choosePort(setting: string, wanted: number | undefined, host: string, preferred: number) {
  if (wanted) {
    if (await isFree(wanted, host)) return wanted;
    throw new PortInUseError(setting, wanted);
  }
  for (let port = preferred; port < preferred + 200; port++) if (await isFree(port, host)) return port;
  throw new Error(`No free port between ${preferred} and ${preferred + 200}. Set ${setting}.`);
}
