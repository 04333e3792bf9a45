import type { Platform } from '../platform/index.ts';
import type { JobDefinition } from '../platform/jobs.ts';
import { expireExports, runExports } from './run-exports.ts';

/** The jobs of exports: one writes them, one takes them away after their time. */
export function exportJobs(platform: Platform): JobDefinition[] {
  return [
    {
      name: 'exports.run',
      concurrency: 1,
      lockLifetime: 60_000,
      every: '15 seconds',
      run: ({ signal }) => runExports(platform, { signal }),
    },
    {
      name: 'exports.expire',
      concurrency: 1,
      lockLifetime: 60_000,
      every: '10 minutes',
      run: () => expireExports(platform),
    },
  ];
}
