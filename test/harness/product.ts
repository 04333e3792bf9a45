import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DemoFile } from '../../demo/seed.ts';

/** The product as `npm start` runs it, on a data folder of its own. */
export interface Product {
  demo: DemoFile;
  dataDir: string;
  /** Everything it printed. */
  output(): string;
  graphql(key: string | undefined, query: string, variables?: object): Promise<GraphqlAnswer>;
  /** Mails in the outbox, newest first. */
  mails(): Promise<OutboxEntry[]>;
  stop(): Promise<number | null>;
}

export interface GraphqlAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are asserted on, field by field
  data: any;
  errors?: { message: string; extensions?: { code?: string }; path?: (string | number)[] }[];
}

export interface OutboxEntry {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  sentAt: string;
}

/** A folder that PostgreSQL's own user can reach when we are root. */
export function dataFolder(): string {
  const folder = mkdtempSync('/var/tmp/gatepost-product-');
  chmodSync(folder, 0o755);
  return folder;
}

/** Starts the built product and waits until it says it is ready. */
export async function startProduct(env: Record<string, string> = {}, dataDir = dataFolder()): Promise<Product> {
  leaveApart(dataDir);
  const { child, output } = launch({ DATA_DIR: dataDir, ...env });
  const file = join(dataDir, 'demo.json');
  const deadline = Date.now() + 180_000;
  while (!existsSync(file)) {
    if (child.exitCode === null && Date.now() < deadline) {
      await sleep(100);
      continue;
    }
    await end(child);
    rmSync(dataDir, { recursive: true, force: true });
    throw new Error(`the product did not get ready (code ${child.exitCode}):\n${output()}`);
  }
  await sleep(50);
  const demo = JSON.parse(readFileSync(file, 'utf8')) as DemoFile;
  return {
    demo,
    dataDir,
    output,
    graphql: (key, query, variables) => askGraphql(demo.url, key, query, variables),
    mails: async () =>
      (await fetch(demo.outbox, { headers: { accept: 'application/json' } })).json() as Promise<OutboxEntry[]>,
    stop: () => end(child),
  };
}

/** Two that start side by side would find the same ports free: each begins as if it had had others before. */
function leaveApart(dataDir: string): void {
  const file = join(dataDir, 'ports.json');
  if (existsSync(file)) return;
  const first = 10_000 + 4 * randomInt(5_000);
  writeFileSync(file, JSON.stringify({ http: first, demo: first + 1, ftp: first + 2, sftp: first + 3 }));
}

/** Runs the product until it ends by itself, for starts that must fail. */
export async function runProduct(env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const { child, output } = launch(env);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, output: output() };
}

function launch(env: Record<string, string>) {
  let printed = '';
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/server/main.js'], {
    env: { ...process.env, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const keep = (data: Buffer) => {
    printed += data;
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return { child, output: () => printed };
}

async function end(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  return ended;
}

async function askGraphql(
  url: string,
  key: string | undefined,
  query: string,
  variables?: object,
): Promise<GraphqlAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...((await response.json()) as Omit<GraphqlAnswer, 'status'>) };
}

/** Ends the product and removes what it made. */
export async function discard(product: Product | undefined): Promise<void> {
  if (!product) return;
  await product.stop();
  rmSync(product.dataDir, { recursive: true, force: true });
}

/** Tries until it holds, for what happens in its own time; the last failure is the reason given. */
export async function eventually<T>(check: () => Promise<T> | T, ms = 20_000): Promise<T> {
  const deadline = Date.now() + ms;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(150);
    }
  }
}
