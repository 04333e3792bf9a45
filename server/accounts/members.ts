import type { MemberRole } from '../platform/generated/prisma/enums.ts';
import { InvalidInput, type NewEvent, NotFound, type Platform, type Tx } from '../platform/index.ts';
import { isExecutive } from './access.ts';
import { type Actor, actorName } from './actor.ts';
import { agencyAccess } from './agency-access.ts';
import { isEmail, isPhone } from './agency-input.ts';
import { mayBeMailed, oweInvitation } from './invitations.ts';
import { memberAccess } from './member-access.ts';
import { endNaming } from './namings.ts';
import { readTexts, refuse, type TextRule } from './read-texts.ts';

export interface AddMember {
  agencyId: string;
  name: string;
  email: string;
  role: MemberRole;
  /** The number by which the agency's software names this person in its files. */
  personnelNumber?: string | null;
  phone?: string | null;
}

export interface ChangeMember {
  id: string;
  role?: MemberRole | null;
  name?: string | null;
  phone?: string | null;
  personnelNumber?: string | null;
}

export const memberRules = {
  name: { max: 200, required: true },
  // Sign-in looks addresses up in small letters.
  email: { max: 254, required: true, fold: (text) => text.toLowerCase(), test: isEmail, code: 'NOT_AN_EMAIL' },
  phone: { max: 40, test: isPhone, code: 'NOT_A_PHONE' },
  personnelNumber: { max: 60 },
} as const satisfies Record<string, TextRule>;

/**
 * Makes somebody a member: the person with that e-mail address, or a new one. The answer is the same either way, and
 * the agency sees the name it wrote itself, so it does not learn who else employs the person. They are invited by mail.
 * @throws {InvalidInput} ALREADY_A_MEMBER, a personnel number that another member has, ONLY_EXECUTIVES or ADMIN_JOINS (see
 * `mustBeTheirs`), or MAILED_OFTEN.
 * @throws {NotFound} when there is no such agency, or none whose members this actor manages.
 */
export async function addMember(platform: Platform, actor: Actor, input: AddMember) {
  const { agencyId, role } = input;
  const { values, problems } = readTexts(memberRules, input);
  return rematched(platform, async (tx, emit) => {
    await lockAgency(tx, actor, agencyId);
    refuse(problems);
    const { name = '', email = '', phone = null, personnelNumber = null } = values;
    await mustBeFree(tx, agencyId, personnelNumber);
    const person = await personWith(tx, { name, email, phone });
    await mustBeTheirs(tx, actor, agencyId, { personId: person.id, role, field: 'email' });
    const known = await tx.membership.findUnique({
      where: { agencyId_personId: { agencyId, personId: person.id } },
      select: { id: true },
    });
    if (known) throw new InvalidInput([{ path: ['email'], code: 'ALREADY_A_MEMBER' }]);
    const membership = await tx.membership.create({
      data: { agencyId, personId: person.id, role, personnelNumber, name, phone },
    });
    emit(memberChanged(actorName(actor), membership, 'ADDED', { was: null }));
    if (role === 'EXECUTIVE') await endNaming(tx, actor, platform.clock.now(), membership);
    if (await mayBeMailed(platform, agencyId, email, 'email')) await oweInvitation(tx, platform, membership, actor);
    return membership;
  });
}

/**
 * Changes what a member is in the agency; what is left out stays. A new role holds at once, on open sockets too.
 * @throws {InvalidInput} LAST_EXECUTIVE, a personnel number that another member has, ONLY_EXECUTIVES or ADMIN_JOINS.
 * @throws {NotFound} when there is none, or none that this actor manages.
 */
export async function changeMember(platform: Platform, actor: Actor, input: ChangeMember) {
  const { email: _identity, ...rules } = memberRules;
  const { values, problems } = readTexts(rules, input);
  return rematched(platform, async (tx, emit) => {
    const membership = await lockMember(tx, actor, input.id);
    refuse(input.role === null ? [...problems, { path: ['role'], code: 'REQUIRED' }] : problems);
    await mustBeFree(tx, membership.agencyId, values.personnelNumber, membership.id);
    const role = input.role ?? undefined;
    if (role === 'AGENT') await mustLeaveExecutive(tx, membership, 'role');
    const { agencyId, personId, role: was } = membership;
    await mustBeTheirs(tx, actor, agencyId, { personId, role: role === was ? undefined : role, field: 'membership' });
    const changed = await tx.membership.update({
      where: { id: membership.id },
      data: { ...values, role },
    });
    const fields = [...Object.keys(values), 'role'].filter(
      (field) => changed[field as never] !== membership[field as never],
    );
    if (role) for (const ended of await endNaming(tx, actor, platform.clock.now(), changed)) emit(ended);
    // Saying again what is so changes nothing, and nobody need hear of it.
    if (fields.length > 0) emit(memberChanged(actorName(actor), changed, 'CHANGED', { was, fields }));
    return changed;
  });
}

/**
 * Ends a membership and with it the person's rights in the agency, at once. The person stays: they may work elsewhere.
 * Keys they issued are the agency's and stay; its executives are told which.
 * @returns the agency's id.
 * @throws {InvalidInput} LAST_EXECUTIVE.
 * @throws {NotFound} when there is none, or none that this actor manages.
 */
export async function removeMember(platform: Platform, actor: Actor, id: string): Promise<string> {
  return rematched(platform, async (tx, emit) => {
    const membership = await lockMember(tx, actor, id);
    await mustLeaveExecutive(tx, membership, 'membership');
    await tx.membership.delete({ where: { id } });
    emit(memberChanged(actorName(actor), membership, 'REMOVED', { was: membership.role }));
    const gone = { ...membership, role: null };
    for (const ended of await endNaming(tx, actor, platform.clock.now(), gone)) emit(ended);
    return membership.agencyId;
  });
}

/** The person with this address, made when there is none. What is known of them is not changed. */
export async function personWith(tx: Tx, data: { name: string; email: string; phone?: string | null }) {
  await tx.person.createMany({ data: [data], skipDuplicates: true });
  return tx.person.findUniqueOrThrow({ where: { email: data.email }, select: { id: true } });
}

export interface MemberRow {
  id: string;
  agencyId: string;
  personId: string;
  role: MemberRole;
}

/**
 * One type for all that happens to a membership: who follows it asks who is a member now.
 * @param by who did it, as logs name them.
 * @param before the role they had, and which columns changed.
 */
export const memberChanged = (
  by: string,
  { id, agencyId, personId, role }: MemberRow,
  change: 'ADDED' | 'CHANGED' | 'REMOVED',
  before: { was: MemberRole | null; fields?: string[] },
): NewEvent => ({
  type: 'membership.changed',
  subjectType: 'Membership',
  subjectId: id,
  agencyId,
  actor: by,
  data: { change, personId, role: change === 'REMOVED' ? null : role, ...before },
});

/**
 * What an admin may do to an agency's people who is none of its executives: give it its first executive, and look after
 * its agents. Whoever is executive reads buyers, and so does an agent through the listings that name them: so only
 * executives make executives, and nobody who runs the installation comes in without them.
 * @throws {InvalidInput} ONLY_EXECUTIVES for a role, ADMIN_JOINS for an admin's own place.
 */
async function mustBeTheirs(
  tx: Tx,
  actor: Actor,
  agencyId: string,
  { personId, role, field }: { personId: string; role: MemberRole | undefined; field: string },
): Promise<void> {
  if (isExecutive(actor, agencyId)) return;
  const executives = await tx.membership.count({ where: { agencyId, role: 'EXECUTIVE' } });
  if (executives === 0) return;
  if (role === 'EXECUTIVE') throw new InvalidInput([{ path: ['role'], code: 'ONLY_EXECUTIVES' }]);
  if (await tx.person.count({ where: { id: personId, admin: true } })) {
    throw new InvalidInput([{ path: [field], code: 'ADMIN_JOINS' }]);
  }
}

/** Changes of one agency's members wait for each other: two executives who remove each other must not both succeed. */
async function lockAgency(tx: Tx, actor: Actor, id: string): Promise<void> {
  const agency = await tx.agency.findFirst({
    where: { AND: [{ id }, agencyAccess.configurable(actor)] },
    select: { id: true },
  });
  if (!agency) throw new NotFound('agency');
  await lockMembers(tx, id);
}

/** Until COMMIT nobody else changes who works for the agency. */
export const lockMembers = (tx: Tx, agencyId: string) =>
  tx.$queryRaw`SELECT 1 FROM "Agency" WHERE id = ${agencyId}::uuid FOR NO KEY UPDATE`;

async function lockMember(tx: Tx, actor: Actor, id: string): Promise<MemberRow> {
  const where = { AND: [{ id }, memberAccess.managed(actor)] };
  const found = await tx.membership.findFirst({ where, select: { agencyId: true } });
  if (!found) throw new NotFound('member');
  await lockAgency(tx, actor, found.agencyId);
  // As it is now that nobody else changes it.
  const membership = await tx.membership.findFirst({ where });
  if (!membership) throw new NotFound('member');
  return membership;
}

async function mustLeaveExecutive(tx: Tx, { id, agencyId, role }: MemberRow, field: string): Promise<void> {
  if (role !== 'EXECUTIVE') return;
  const others = await tx.membership.count({ where: { agencyId, role: 'EXECUTIVE', NOT: { id } } });
  if (others === 0) throw new InvalidInput([{ path: [field], code: 'LAST_EXECUTIVE' }]);
}

/** Files name people by this number: two with the same would be taken for each other. */
async function mustBeFree(tx: Tx, agencyId: string, personnelNumber: string | null | undefined, except?: string) {
  if (!personnelNumber) return;
  const other = await tx.membership.findFirst({
    where: { agencyId, personnelNumber, NOT: except ? { id: except } : undefined },
    select: { id: true },
  });
  if (other) throw new InvalidInput([{ path: ['personnelNumber'], code: 'TAKEN' }]);
}

/** Contacts of listings are tied to members: what changes here is looked at there. Those concerned hear of it. */
export async function rematched<T>(platform: Platform, work: Parameters<typeof platform.change<T>>[0]): Promise<T> {
  const result = await platform.change(work);
  await Promise.all(['listings.match', 'notifications', 'mail.send'].map((job) => platform.wake(job)));
  return result;
}
