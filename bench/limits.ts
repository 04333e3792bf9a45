import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { childArgv, childEnv } from '../server/child-process.ts';
import type { ApiReady } from './api.ts';
import type { Bench } from './import.ts';
import { type Row, table } from './table.ts';

// What one stranger costs everybody else: the time an honest client waits for a page of listings, alone and while a
// stranger on another connection asks as fast as it can. Measured at the wire; each stranger meets a server of its own.

const BUILT = join(import.meta.dirname, '../dist/bench');
const ALONE_MS = 4_000;
const ATTACK_MS = 15_000;
const STRANGERS = [
  'one socket',
  'hundreds of sockets',
  'thousands of ids',
  'made-up credentials',
  'ever new documents',
  'ever new documents within the limits',
  'introspection',
  'large bodies',
  'pages',
];

export async function benchLimits({ databaseUrl, folder }: Bench): Promise<void> {
  console.log('\nWhat one stranger costs an honest client: seconds for a page of twenty listings\n');
  const rows: Row[] = [];
  for (const stranger of STRANGERS) {
    const api = start('api.js', [databaseUrl, folder]);
    const [ready] = (await once(api, 'message')) as [ApiReady];
    await waits(ready, 1_000);
    const alone = await waits(ready, ALONE_MS);
    const attacker = start('stranger.js', [stranger, ready.url]);
    const attacked = await waits(ready, ATTACK_MS);
    const died = api.exitCode ?? api.signalCode;
    for (const child of [attacker, api]) await end(child);
    rows.push([`alone, before ${stranger}`, alone, '']);
    rows.push([stranger, attacked, died ? 'the server ended' : `${(attacked / alone).toFixed(1)} times`]);
  }
  console.log(table(['', 'seconds', 'slower'], rows));
}

const start = (file: string, args: string[]) =>
  fork(join(BUILT, file), args, { execArgv: childArgv, env: { ...process.env, ...childEnv } });

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const QUERY =
  '{ listings(first: 20) { totalCount edges { node { id title city listPrice { amount } media { url } } } } }';

/** Seconds an answer takes on average, asking twelve times a second; one that does not come counts whole. */
async function waits({ url, secret }: ApiReady, during: number): Promise<number> {
  const until = performance.now() + during;
  let total = 0;
  let asked = 0;
  while (performance.now() < until) {
    const began = performance.now();
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ query: QUERY }),
      signal: AbortSignal.timeout(30_000),
    }).catch(() => undefined);
    const answer = (await response?.json().catch(() => undefined)) as { errors?: unknown } | undefined;
    if (answer?.errors) throw new Error(`the honest client was refused: ${JSON.stringify(answer.errors)}`);
    total += performance.now() - began;
    asked += 1;
    await sleep(80);
  }
  return total / asked / 1000;
}
