import type { Platform } from '../platform/index.ts';
import type { JobDefinition } from '../platform/jobs.ts';
import { expireExports, type RunExports, runExports } from './run-exports.ts';

/** The jobs of exports: one writes them, one takes them away after their time. */
export function exportJobs(platform: Platform, { endOf }: Pick<RunExports, 'endOf'> = {}): JobDefinition[] {
  return [
    {
      name: 'exports.run',
      concurrency: 1,
      every: '15 seconds',
      run: ({ signal }) => runExports(platform, { signal, endOf }),
    },
    {
      name: 'exports.expire',
      concurrency: 1,
      every: '10 minutes',
      run: () => expireExports(platform),
    },
  ];
}
