import type { MemberRole } from '../platform/generated/prisma/enums.ts';
import { InvalidInput, type NewEvent, NotFound, type Platform, type Tx } from '../platform/index.ts';
import { type Actor, actorName } from './actor.ts';
import { agencyAccess } from './agency-access.ts';
import { isEmail, isPhone } from './agency-input.ts';
import { memberAccess } from './member-access.ts';
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
 * the agency sees the name it wrote itself, so it does not learn who else employs the person.
 * @throws {InvalidInput} ALREADY_A_MEMBER, or a personnel number that another member has.
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
    const known = await tx.membership.findUnique({
      where: { agencyId_personId: { agencyId, personId: person.id } },
      select: { id: true },
    });
    if (known) throw new InvalidInput([{ path: ['email'], code: 'ALREADY_A_MEMBER' }]);
    const membership = await tx.membership.create({
      data: { agencyId, personId: person.id, role, personnelNumber, name, phone },
    });
    emit(memberChanged(actor, membership, 'ADDED'));
    return membership;
  });
}

/**
 * Changes what a member is in the agency; what is left out stays. A new role holds at once, on open sockets too.
 * @throws {InvalidInput} LAST_EXECUTIVE, or a personnel number that another member has.
 * @throws {NotFound} when there is none, or none that this actor manages.
 */
export async function changeMember(platform: Platform, actor: Actor, input: ChangeMember) {
  const { email: _identity, ...rules } = memberRules;
  const { values, problems } = readTexts(rules, input);
  return rematched(platform, async (tx, emit) => {
    const membership = await lockMember(tx, actor, input.id);
    refuse(input.role === null ? [...problems, { path: ['role'], code: 'REQUIRED' }] : problems);
    await mustBeFree(tx, membership.agencyId, values.personnelNumber, membership.id);
    if (input.role === 'AGENT') await mustLeaveExecutive(tx, membership, 'role');
    const changed = await tx.membership.update({
      where: { id: membership.id },
      data: { ...values, role: input.role ?? undefined },
    });
    emit(memberChanged(actor, changed, 'CHANGED'));
    return changed;
  });
}

/**
 * Ends a membership and with it the person's rights in the agency, at once. The person stays: they may work elsewhere.
 * @returns the agency's id.
 * @throws {InvalidInput} LAST_EXECUTIVE.
 * @throws {NotFound} when there is none, or none that this actor manages.
 */
export async function removeMember(platform: Platform, actor: Actor, id: string): Promise<string> {
  return rematched(platform, async (tx, emit) => {
    const membership = await lockMember(tx, actor, id);
    await mustLeaveExecutive(tx, membership, 'membership');
    await tx.membership.delete({ where: { id } });
    emit(memberChanged(actor, membership, 'REMOVED'));
    return membership.agencyId;
  });
}

/** The person with this address, made when there is none. What is known of them is not changed. */
export async function personWith(tx: Tx, data: { name: string; email: string; phone?: string | null }) {
  await tx.person.createMany({ data: [data], skipDuplicates: true });
  return tx.person.findUniqueOrThrow({ where: { email: data.email }, select: { id: true } });
}

interface MemberRow {
  id: string;
  agencyId: string;
  personId: string;
  role: MemberRole;
}

/** One type for all that happens to a membership: who follows it asks who is a member now. */
export const memberChanged = (
  actor: Actor,
  { id, agencyId, personId, role }: MemberRow,
  change: 'ADDED' | 'CHANGED' | 'REMOVED',
): NewEvent => ({
  type: 'membership.changed',
  subjectType: 'Membership',
  subjectId: id,
  agencyId,
  actor: actorName(actor),
  data: { change, personId, role: change === 'REMOVED' ? null : role },
});

/** Changes of one agency's members wait for each other: two executives who remove each other must not both succeed. */
async function lockAgency(tx: Tx, actor: Actor, id: string): Promise<void> {
  const agency = await tx.agency.findFirst({
    where: { AND: [{ id }, agencyAccess.configurable(actor)] },
    select: { id: true },
  });
  if (!agency) throw new NotFound('agency');
  await tx.$queryRaw`SELECT 1 FROM "Agency" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
}

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

/** Contacts of listings are tied to members: what changes here is looked at there. */
async function rematched<T>(platform: Platform, work: Parameters<typeof platform.change<T>>[0]): Promise<T> {
  const result = await platform.change(work);
  await platform.wake('listings.match');
  return result;
}
