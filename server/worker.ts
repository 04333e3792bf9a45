import { accountJobs } from './accounts/index.ts';
import { runChild, type Told } from './child.ts';
import { listingJobs } from './listings/index.ts';
import { notificationJobs } from './notifications/index.ts';
import { mailTransportOf, wire } from './wire.ts';

// The process that does the light work owed: sign-in codes, mails, what follows from events.

async function start({ config, addresses }: Told) {
  const { close } = await wire(config, addresses, 'worker', (platform) => [
    ...accountJobs(platform),
    ...listingJobs(platform),
    ...notificationJobs(platform, mailTransportOf(config)),
  ]);
  return { stop: close };
}

runChild(start);
