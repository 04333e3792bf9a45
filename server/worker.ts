import { join } from 'node:path';
import { accountJobs } from './accounts/index.ts';
import { runChild, type Told } from './child.ts';
import { exportJobs } from './exports/index.ts';
import { freeClaims } from './free-claims.ts';
import { importJobs } from './imports/index.ts';
import { listingJobs } from './listings/index.ts';
import { notificationJobs } from './notifications/index.ts';
import { mailTransportOf, wire } from './wire.ts';

// The process that does the work owed: imports, exports, mails.

async function start({ config, addresses, ended }: Told) {
  if (!config.databaseUrl) await freeClaims(addresses.databaseUrl, ended);
  const { close } = await wire(config, addresses, 'worker', (platform) => [
    ...importJobs(platform, { dropDir: join(config.dataDir, 'drop'), watchDir: config.watchDir }),
    ...exportJobs(platform),
    ...accountJobs(platform),
    ...listingJobs(platform),
    ...notificationJobs(platform, mailTransportOf(config)),
  ]);
  return { stop: close };
}

runChild(start);
