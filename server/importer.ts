import { join } from 'node:path';
import { runChild, type Told } from './child.ts';
import { exportJobs } from './exports/index.ts';
import { importJobs } from './imports/index.ts';
import { mediaJobs } from './listings/index.ts';
import { endsOf } from './platform/owed-work.ts';
import { wire } from './wire.ts';

// The process that does the heavy work owed: imports, exports. What is sent to people does not wait for it.

async function start({ config, addresses, ended }: Told) {
  const endOf = endsOf(ended);
  const { close } = await wire(config, addresses, 'importer', (platform) => [
    ...importJobs(platform, { dropDir: join(config.dataDir, 'drop'), watchDir: config.watchDir, endOf }),
    ...exportJobs(platform, { endOf }),
    ...mediaJobs(platform),
  ]);
  return { stop: close };
}

runChild(start);
