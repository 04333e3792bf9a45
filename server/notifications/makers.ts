import type { LoggedEvent, OwedMail, Platform, Tx } from '../platform/index.ts';
import { accountChangedMails } from './account-mails.ts';
import { noteImportEnd } from './import-notices.ts';
import { importProgressMails } from './import-progress.ts';
import { offerSubmittedMails } from './offer-mails.ts';
import {
  keyChangedMails,
  licenceKeyMails,
  memberChangedMails,
  namingMails,
  wayInChangedMails,
} from './rights-mails.ts';

/**
 * Says which mails an event makes us owe. Runs in the transaction that moves the cursor on: read with `tx`.
 * Give each mail a `dedupeKey` made of the event's subject and the reader, so that a repeat owes nothing new.
 */
export type MailMaker = (tx: Tx, platform: Platform, event: LoggedEvent) => Promise<OwedMail[]>;

/** Which events lead to mails, by event type. The decision on an offer owes its mail itself: it can be undone. */
export const makers: Readonly<Record<string, MailMaker>> = {
  'admin.changed': accountChangedMails,
  'person.signedOut': accountChangedMails,
  'membership.changed': memberChangedMails,
  'apiKey.issued': keyChangedMails,
  'apiKey.revoked': keyChangedMails,
  'importSource.created': wayInChangedMails,
  'importSource.changed': wayInChangedMails,
  'agency.changed': licenceKeyMails,
  'executive.named': namingMails,
  'executive.stopped': namingMails,
  'offer.submitted': offerSubmittedMails,
  'import.progress': importProgressMails,
  // Told with others of its source, a little later.
  'import.finished': noteImportEnd,
};
