import { type Config, ConfigError, readConfig } from './config.ts';
import { outageOf } from './platform/outage.ts';
import { type Ended, exitCode, type FromProcess, type Services, type ToProcess } from './process-messages.ts';
import type { Addresses } from './wire.ts';

/** What a process of ours does between its start and its end. */
export interface Service {
  /** Stops taking work and finishes what runs. */
  stop(): Promise<void>;
}

/** What the supervisor tells a process. */
export interface Told {
  config: Config;
  addresses: Addresses;
  /** How the processes before this one ended. */
  ended: Ended[];
  /** Which of the services are there now. */
  services(): Services;
}

/**
 * Runs a service as the supervisor's child: starts when it is told to, stops when it is told to or when the supervisor
 * is gone. Ctrl-C reaches the whole group; only the supervisor answers it.
 */
export function runChild(start: (told: Told) => Promise<Service>): void {
  let service: Service | undefined;
  let services: Services = { api: false, worker: false, importer: false };
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
  // A library's promise that nobody waits for, mostly because the database went away. What it left undone inside is not
  // known: a new process knows better.
  process.on('uncaughtException', fail);
  process.on('message', (message: ToProcess) => {
    if ('services' in message) {
      services = message.services;
      return;
    }
    start({ config: readConfig(process.env), services: () => services, ...message.start }).then((started) => {
      service = started;
      process.send?.('ready' satisfies FromProcess);
    }, fail);
  });
}

function fail(error: unknown): void {
  console.error(error);
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') console.error(`Another program took a port meanwhile: ${message}. Start again.`);
  const isConfig = code === 'EADDRINUSE' || error instanceof ConfigError;
  process.exit(isConfig ? exitCode.config : outageOf(error) ? exitCode.outage : 1);
}
