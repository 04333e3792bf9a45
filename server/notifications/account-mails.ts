import type { LoggedEvent, OwedMail, Platform, Tx } from '../platform/index.ts';
import type { AccountChange } from './templates/account-changed.ts';

/** Whoever's admin rights or sign-ins somebody else changed hears of it. */
export async function accountChangedMails(tx: Tx, _platform: Platform, event: LoggedEvent): Promise<OwedMail[]> {
  const { type, subjectId, actor, data, seq } = event;
  const person = await tx.person.findUnique({
    where: { id: subjectId },
    select: { email: true, locale: true, memberships: { select: { agency: { select: { locale: true } } }, take: 1 } },
  });
  if (!person || actor === `person:${subjectId}`) return [];
  const change: AccountChange = type === 'person.signedOut' ? 'SIGNED_OUT' : data.admin ? 'ADMIN_GIVEN' : 'ADMIN_TAKEN';
  return [
    {
      template: 'account-changed',
      to: person.email,
      locale: person.locale ?? person.memberships[0]?.agency.locale ?? 'en',
      dedupeKey: `account-changed:${seq}`,
      data: { change },
    },
  ];
}
