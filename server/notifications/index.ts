import type { MailTransport, Platform } from '../platform/index.ts';
import type { JobDefinition } from '../platform/jobs.ts';
import { type Failures, followEventsForMails } from './follow-events.ts';
import { tellImportEnds } from './import-notices.ts';
import { tellRunningImports } from './import-progress.ts';
import { CONCURRENCY, sendMails } from './send-mails.ts';

/** The work of this feature: from events to mails owed, and from mails owed to the post. */
export function notificationJobs(platform: Platform, transport: MailTransport): JobDefinition[] {
  const failures: Failures = new Map();
  return [
    {
      name: 'notifications',
      concurrency: 1,
      every: '30 seconds',
      run: ({ signal }) => followEventsForMails(platform, signal, failures),
    },
    {
      name: 'imports.tell',
      concurrency: 1,
      every: '15 seconds',
      async run({ signal }) {
        await tellRunningImports(platform);
        await tellImportEnds(platform, signal);
      },
    },
    {
      name: 'mail.send',
      concurrency: CONCURRENCY,
      every: '10 seconds',
      run: ({ signal }) => sendMails(platform, transport, signal),
    },
  ];
}
