import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { childArgv, childEnv } from '../child-process.ts';
import { ConfigError } from '../config.ts';
import { pauseAfter } from '../platform/outage.ts';
import { isRunning, ownerOf } from '../platform/process-owner.ts';
import { type Ended, exitCode, type ServiceName, type Services, type ToProcess } from '../process-messages.ts';
import type { Addresses } from '../wire.ts';
import { oomKills } from './oom-kills.ts';

const STOP_MS = 15_000;
/** A process that ran for so long after it was ready did not fail to start. */
const STEADY_MS = 5_000;
/** What an ended supervisor's processes take to end, too. */
const LEFTOVERS_MS = 20_000;

interface Running {
  process: ChildProcess;
  owner: string;
  oomKillsBefore: number;
}

interface Service {
  name: ServiceName;
  running: Running;
  ready: boolean;
  /** How its predecessors ended, until one has started and knows. */
  ended: Ended[];
}

interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** The services: loaded early, started once everything is there, and started again, for ever, whenever one ends. */
export class Children {
  private readonly services = new Map<ServiceName, Service>();
  private readonly once = new Set<ChildProcess>();
  private readonly pidFile: string;
  private stopping = false;

  /** @param dataDir where the processes are noted, for a supervisor that comes after this one was killed. */
  constructor(dataDir: string) {
    this.pidFile = join(dataDir, 'processes.json');
  }

  /** Waits for what a killed supervisor's processes still do, so that their ports are free. */
  async waitForLeftovers(): Promise<void> {
    let owners: string[] = [];
    try {
      owners = JSON.parse(readFileSync(this.pidFile, 'utf8'));
    } catch {
      // Nothing was left.
    }
    const deadline = Date.now() + LEFTOVERS_MS;
    for (const owner of owners) {
      while (isLeft(owner) && Date.now() < deadline) await sleep(50);
      if (isLeft(owner)) process.kill(pidOf(owner), 'SIGKILL');
    }
  }

  /** Loads the code of services, which takes as long as other preparations do. */
  load(...names: ServiceName[]): void {
    for (const name of names) this.services.set(name, { name, running: this.launch(name), ready: false, ended: [] });
    this.note();
  }

  /**
   * Starts the loaded services; resolves when each was ready once.
   * @throws {ConfigError} when one cannot start as things are set.
   */
  async start(addresses: Addresses): Promise<void> {
    await Promise.all(
      [...this.services.values()].map(
        (service) => new Promise<void>((ready, reject) => void this.keep(service, addresses, ready, reject)),
      ),
    );
  }

  /** A process that does one thing and ends; its memory goes with it. Ended by others, it is done again. */
  async runOnce(name: string, addresses: Addresses): Promise<void> {
    for (let failures = 1; !this.stopping; failures++) {
      const { process: child } = this.launch(name);
      this.once.add(child);
      const { code, signal } = await endOf(child, { start: { addresses, ended: [] } });
      this.once.delete(child);
      if (code === 0 || this.stopping) return;
      if (!signal && code !== exitCode.outage) {
        throw new ConfigError(`The ${name} did not come to its end (code ${code}). The reason is above.`);
      }
      await sleep(pauseAfter(failures));
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(
      [...[...this.services.values()].map(({ running }) => running.process), ...this.once].map(endChild),
    );
    rmSync(this.pidFile, { force: true });
  }

  private launch(name: string): Running {
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    // Bundled, this file is part of main.js.
    const folder = extension === 'ts' ? join(import.meta.dirname, '..') : import.meta.dirname;
    const child = fork(join(folder, `${name}.${extension}`), {
      stdio: 'inherit',
      execArgv: [...process.execArgv, ...childArgv],
      env: { ...childEnv, ...process.env },
    });
    child.on('error', (error) => console.error(`The ${name}: ${error.message}`));
    return { process: child, owner: ownerOf(child.pid ?? 0), oomKillsBefore: oomKills() };
  }

  private async keep(
    service: Service,
    addresses: Addresses,
    onReady: () => void,
    onConfigError: (error: Error) => void,
  ): Promise<void> {
    let wasReady = false;
    for (let failures = 0; ; ) {
      const { process: child } = service.running;
      let readyAt = Number.POSITIVE_INFINITY;
      child.on('message', () => {
        readyAt = Date.now();
        wasReady = true;
        service.ended = [];
        this.tell(service, true);
        onReady();
      });
      const exit = await endOf(child, { start: { addresses, ended: service.ended } });
      if (this.stopping) return;
      this.tell(service, false);
      if (!wasReady && exit.code === exitCode.config) {
        return onConfigError(new ConfigError(`The ${service.name} did not start. The reason is above.`));
      }
      failures = Date.now() - readyAt > STEADY_MS ? 1 : failures + 1;
      const pause = pauseAfter(failures);
      const when = Number.isFinite(readyAt) ? 'ended unexpectedly' : 'ended before it was ready';
      const how = exit.signal ?? `code ${exit.code}`;
      console.error(`The ${service.name} ${when} (${how}); starting it again in ${pause / 1000} s.`);
      service.ended.push({ owner: service.running.owner, byItself: endedByItself(exit, service.running) });
      await sleep(pause);
      if (this.stopping) return;
      service.running = this.launch(service.name);
      this.note();
    }
  }

  /** All processes know which of them are there, for `/readyz`. */
  private tell(service: Service, ready: boolean): void {
    service.ready = ready;
    const all = [...this.services.values()];
    const services = Object.fromEntries(all.map(({ name, ready }) => [name, ready])) as Services;
    for (const { running } of all.filter(({ ready }) => ready)) send(running.process, { services });
  }

  private note(): void {
    const owners = [...this.services.values()].map(({ running }) => running.owner);
    try {
      writeFileSync(this.pidFile, JSON.stringify(owners));
    } catch (error) {
      console.error(`The processes could not be noted: ${(error as Error).message}`);
    }
  }
}

const pidOf = (owner: string): number => Number(owner.split('/')[1]);

/** Whether a process of a supervisor before this one still runs. */
const isLeft = (owner: string): boolean => isRunning(pidOf(owner)) && ownerOf(pidOf(owner)) === owner;

/** A process that is killed may be so by the system, because memory ran out: the count of those tells. */
function endedByItself({ code, signal }: Exit, { oomKillsBefore }: Running): boolean {
  if (signal === 'SIGKILL') return oomKills() > oomKillsBefore;
  if (signal) return signal !== 'SIGTERM' && signal !== 'SIGINT' && signal !== 'SIGHUP';
  return code !== 0 && code !== exitCode.outage && code !== exitCode.config;
}

/** Starts a process and waits for its end. */
function endOf(child: ChildProcess, start: ToProcess): Promise<Exit> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      return resolve({ code: child.exitCode, signal: child.signalCode });
    }
    child.once('exit', (code, signal) => resolve({ code, signal }));
    // Without a process there is no exit.
    if (child.pid === undefined) resolve({ code: exitCode.outage, signal: null });
    send(child, start);
  });
}

/** What has ended hears nothing, and that is no error. */
function send(child: ChildProcess, message: ToProcess): void {
  if (child.connected) child.send(message, () => {});
}

function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
