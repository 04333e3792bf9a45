import { type Config, readConfig } from './config.ts';
import type { Addresses } from './wire.ts';

/** What a process of ours does between its start and its end. */
export interface Service {
  /** Stops taking work and finishes what runs. */
  stop(): Promise<void>;
}

/**
 * Runs a service as the supervisor's child: starts when it is told the addresses, stops when it is told to or when
 * the supervisor is gone. Ctrl-C reaches the whole group; only the supervisor answers it.
 */
export function runChild(start: (config: Config, addresses: Addresses) => Promise<Service>): void {
  let service: Service | undefined;
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    // What is still starting has taken no work yet: it may end where it stands.
    await service?.stop().catch((error) => console.error(error));
    // Agenda leaves timers behind a finished job; they must not keep the process.
    process.exit(0);
  };
  process.on('SIGINT', () => {});
  process.on('SIGTERM', stop);
  process.on('disconnect', stop);
  process.on('message', (addresses: Addresses) => {
    start(readConfig(process.env), addresses).then(
      (started) => {
        service = started;
        process.send?.('ready');
      },
      (error) => {
        const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
        console.error(taken ? `Another program took a port meanwhile: ${error.message}. Start again.` : error);
        process.exit(1);
      },
    );
  });
}
