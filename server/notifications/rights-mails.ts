import { type LoggedEvent, type OwedMail, type Platform, pickLocale, type Tx } from '../platform/index.ts';
import { formatInstant } from './templates/format.ts';
import type { RightsChange, RightsNews, Who } from './templates/rights-changed.ts';

// Who can read an agency's buyers is its executives' business: they hear of each change that others make to it.

/** Keys that read or decide offers: told whoever issues them. */
const BUYER_SCOPES = ['OFFERS_READ', 'OFFERS_WRITE'];

/** A change of who is what: by somebody who is no executive of the agency, or of who its executives are. */
export async function memberChangedMails(tx: Tx, _platform: Platform, event: LoggedEvent): Promise<OwedMail[]> {
  const { agencyId, data } = event;
  const { change, personId, role, was, fields } = data as unknown as MemberChange;
  if (!agencyId) return [];
  if (change === 'REMOVED') await forgetMails(tx, agencyId, personId);
  const wasOrIs = [was, role].filter((each) => each === 'EXECUTIVE').length;
  const ofExecutives = wasOrIs === 1;
  const by = await whoDid(tx, event.actor, agencyId);
  if (!ofExecutives && by.isTheirs) return [];
  const person = await tx.person.findUnique({ where: { id: personId }, select: { email: true, name: true } });
  const place = await tx.membership.findUnique({
    where: { agencyId_personId: { agencyId, personId } },
    select: { name: true },
  });
  if (!person) return [];
  const { email } = person;
  // Of somebody who is gone, the name may be another agency's.
  const name = place && (place.name ?? person.name);
  const news = {
    change: memberNews(change, role, was),
    subject: name ? `${name} (${email})` : email,
    fields: fields?.filter((field) => field !== 'role'),
    keys: change === 'REMOVED' || (was === 'EXECUTIVE' && ofExecutives) ? await keysOf(tx, agencyId, personId) : [],
  };
  // Whoever is new has an invitation; whoever is executive no more is told as the others are.
  const but = change === 'ADDED' ? personId : undefined;
  return tell(tx, event, by.who, news, { also: was === 'EXECUTIVE' ? personId : undefined, but });
}

interface MemberChange {
  change: 'ADDED' | 'CHANGED' | 'REMOVED';
  personId: string;
  role: 'AGENT' | 'EXECUTIVE' | null;
  was: 'AGENT' | 'EXECUTIVE' | null;
  fields?: string[];
}

function memberNews(
  change: MemberChange['change'],
  role: MemberChange['role'],
  was: MemberChange['was'],
): RightsChange {
  if (change === 'REMOVED') return 'MEMBER_REMOVED';
  if (change === 'ADDED') return role === 'EXECUTIVE' ? 'EXECUTIVE_ADDED' : 'MEMBER_ADDED';
  if (role === was) return 'MEMBER_CHANGED';
  return role === 'EXECUTIVE' ? 'EXECUTIVE_MADE' : 'EXECUTIVE_NO_MORE';
}

/** What was not sent yet would show buyers to somebody who is gone. */
async function forgetMails(tx: Tx, agencyId: string, personId: string): Promise<void> {
  await tx.mail.deleteMany({
    where: { agencyId, state: 'QUEUED', template: 'offer-received', dedupeKey: { endsWith: `:${personId}` } },
  });
}

/** Keys that this person issued and that are still valid. */
async function keysOf(tx: Tx, agencyId: string, createdById: string): Promise<string[]> {
  const keys = await tx.apiKey.findMany({
    where: { agencyId, createdById, kind: 'SECRET', revokedAt: null },
    select: { name: true },
    orderBy: { id: 'asc' },
    take: 50,
  });
  return keys.map(({ name }) => name);
}

/** A key by somebody who is no executive of the agency, and each that reads buyers. */
export async function keyChangedMails(tx: Tx, _platform: Platform, event: LoggedEvent): Promise<OwedMail[]> {
  const { agencyId, subjectId, type } = event;
  const key = await tx.apiKey.findUnique({ where: { id: subjectId } });
  if (!key || !agencyId) return [];
  const by = await whoDid(tx, event.actor, agencyId);
  const readsBuyers = key.scopes.some((scope) => BUYER_SCOPES.includes(scope));
  const isIssued = type === 'apiKey.issued';
  if (by.isTheirs && !(isIssued && readsBuyers)) return [];
  const news = { change: isIssued ? 'KEY_ISSUED' : 'KEY_REVOKED', subject: key.name, opens: key.scopes } as const;
  return tell(tx, event, by.who, news);
}

/** A way in for deliveries that is new or has a new password: what comes in says whose the listings are. */
export async function wayInChangedMails(tx: Tx, _platform: Platform, event: LoggedEvent): Promise<OwedMail[]> {
  const { agencyId, subjectId, type, data } = event;
  const isOpened = type === 'importSource.created';
  if (!agencyId || !(isOpened || data.password)) return [];
  const by = await whoDid(tx, event.actor, agencyId);
  const source = await tx.importSource.findUnique({ where: { id: subjectId } });
  if (!source || source.kind === 'UPLOAD' || by.isTheirs) return [];
  return tell(tx, event, by.who, { change: isOpened ? 'WAY_IN_OPENED' : 'WAY_IN_PASSWORD', subject: source.name });
}

/** By which key an agency's files through the account of all agencies are believed. */
export async function licenceKeyMails(tx: Tx, _platform: Platform, event: LoggedEvent): Promise<OwedMail[]> {
  const { agencyId, data } = event;
  if (!agencyId || typeof data.licenceKey !== 'boolean') return [];
  const by = await whoDid(tx, event.actor, agencyId);
  return by.isTheirs ? [] : tell(tx, event, by.who, { change: 'LICENCE_KEY', subject: '' });
}

/** An executive whom the operator named, or who was stopped: to everybody there, because executives may be out of reach. */
export async function namingMails(tx: Tx, _platform: Platform, event: LoggedEvent): Promise<OwedMail[]> {
  const { agencyId, subjectId, type } = event;
  const naming = await tx.executiveNaming.findUnique({
    where: { id: subjectId },
    include: { person: { select: { email: true } } },
  });
  if (!naming || !agencyId) return [];
  const by = await whoDid(tx, event.actor, agencyId);
  const news = {
    change: type === 'executive.named' ? 'NAMING_STARTED' : 'NAMING_STOPPED',
    subject: `${naming.name} (${naming.person.email})`,
    due: naming.dueAt.toISOString(),
  } as const;
  return tell(tx, event, by.who, news, { everybody: true });
}

/** Who did it, in words the agency may know, and whether it was one of its executives. */
async function whoDid(tx: Tx, actor: string, agencyId: string): Promise<{ who: Who; isTheirs: boolean }> {
  const [kind, id = ''] = actor.split(':');
  if (kind === 'key') {
    const key = await tx.apiKey.findUnique({ where: { id }, select: { name: true, agencyId: true } });
    if (key) return { who: { kind: key.agencyId ? 'KEY' : 'INSTALLATION_KEY', name: key.name }, isTheirs: false };
  }
  if (kind === 'person') {
    const person = await tx.person.findUnique({
      where: { id },
      select: { name: true, admin: true, memberships: { where: { agencyId }, select: { name: true, role: true } } },
    });
    const [place] = person?.memberships ?? [];
    const isTheirs = place?.role === 'EXECUTIVE';
    const name = place?.name ?? person?.name ?? '';
    if (person) return { who: { kind: person.admin && !isTheirs ? 'ADMIN' : 'PERSON', name }, isTheirs };
  }
  return { who: { kind: 'OPERATOR', name: '' }, isTheirs: false };
}

interface Readers {
  /** Somebody who is no executive any more. */
  also?: string;
  /** Somebody who is told otherwise. */
  but?: string;
  /** Agents too, and the agency's own address. */
  everybody?: boolean;
}

/** One mail for each executive of the agency. */
async function tell(
  tx: Tx,
  event: LoggedEvent,
  who: Who,
  news: Pick<RightsNews, 'change' | 'subject'> & Partial<RightsNews>,
  { also, but, everybody = false }: Readers = {},
): Promise<OwedMail[]> {
  const agency = await tx.agency.findUnique({
    where: { id: event.agencyId ?? '' },
    include: {
      memberships: { where: everybody ? {} : { role: 'EXECUTIVE' }, include: { person: true }, orderBy: { id: 'asc' } },
    },
  });
  if (!agency) return [];
  const { id, name, brandColor, locale, country, timeZone, email } = agency;
  const left = also ? await tx.person.findMany({ where: { id: also } }) : [];
  const people = [...agency.memberships.map(({ person }) => person), ...left].filter((person) => person.id !== but);
  const own = everybody && email ? [{ id: 'agency', email, locale }] : [];
  const readers = [...people, ...own].filter(
    (reader, index, all) =>
      all.findIndex(({ email: other }) => other.toLowerCase() === reader.email.toLowerCase()) === index,
  );
  return readers.map((reader) => {
    const spoken = reader.locale ?? locale;
    const instant = (at: string) => formatInstant(at, { locale: pickLocale(spoken), country, timeZone });
    const data: RightsNews = {
      ...news,
      agency: { id, name, brandColor },
      who,
      at: instant(event.at.toISOString()),
      due: news.due && instant(news.due),
    };
    return {
      template: 'rights-changed',
      to: reader.email,
      locale: spoken,
      agencyId: id,
      dedupeKey: `rights:${event.seq}:${reader.id}`,
      data: { ...data },
    };
  });
}
