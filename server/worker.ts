import { join } from 'node:path';
import { runChild } from './child.ts';
import type { Config } from './config.ts';
import { exportJobs } from './exports/index.ts';
import { importJobs } from './imports/index.ts';
import { listingJobs } from './listings/index.ts';
import { notificationJobs } from './notifications/index.ts';
import { type Addresses, mailTransportOf, wire } from './wire.ts';

// The process that does the work owed: imports, exports, mails.

async function start(config: Config, addresses: Addresses) {
  const { close } = await wire(config, addresses, 'worker', (platform) => [
    ...importJobs(platform, { dropDir: join(config.dataDir, 'drop'), watchDir: config.watchDir }),
    ...exportJobs(platform),
    ...listingJobs(platform),
    ...notificationJobs(platform, mailTransportOf(config)),
  ]);
  return { stop: close };
}

runChild(start);
