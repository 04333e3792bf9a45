import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from '../platform/index.ts';
import type { JobDefinition } from '../platform/jobs.ts';
import { type ScanOptions, scanDropFolders } from './doors/drop-folder.ts';
import { type QueueOptions, workQueue } from './run/queue.ts';
import { tidyImports } from './run/tidy.ts';
import { runSchedules } from './sources/source-schedule.ts';

/** How long one look stays to see loose files come to rest, so that they need not wait for the next sweep. */
const LINGER_MS = 4_000;
const AGAIN_MS = 500;

/** The jobs of imports: one looks into the folders, one queues what is due, one works the queue. */
export function importJobs(platform: Platform, options: ScanOptions & Pick<QueueOptions, 'endOf'>): JobDefinition[] {
  return [
    {
      name: 'imports.scan',
      concurrency: 1,
      every: '5 seconds',
      run: ({ signal }) => scan(platform, options, signal),
    },
    {
      name: 'imports.schedule',
      concurrency: 1,
      every: '1 minute',
      run: () => runSchedules(platform),
    },
    {
      name: 'imports.tidy',
      concurrency: 1,
      every: '1 hour',
      run: ({ signal }) => tidyImports(platform, signal),
    },
    {
      name: 'imports.run',
      concurrency: 2,
      every: '15 seconds',
      run: ({ signal }) => workQueue(platform, { signal, endOf: options.endOf }),
    },
  ];
}

async function scan(platform: Platform, options: ScanOptions, signal: AbortSignal): Promise<void> {
  const end = Date.now() + LINGER_MS;
  for (;;) {
    const { queued, waiting } = await scanDropFolders(platform, options);
    if (queued > 0) await platform.wake('imports.run');
    if (!waiting || Date.now() >= end || signal.aborted) return;
    await sleep(AGAIN_MS);
  }
}
