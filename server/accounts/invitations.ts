import type { MemberRole } from '../platform/generated/prisma/enums.ts';
import { type Budget, InvalidInput, NotFound, oweMail, type Platform, type Tx, uuidv7 } from '../platform/index.ts';
import { isExecutive } from './access.ts';
import type { Actor } from './actor.ts';
import { memberAccess } from './member-access.ts';

const DAY = 86_400;
/** Invitations of one agency to one address, to all, and to one address from all agencies: it is whatever somebody typed. */
const TO_ADDRESS: Budget = { most: 5, seconds: DAY };
const TO_ADDRESS_OF_ALL: Budget = { most: 20, seconds: DAY };
const OF_AGENCY: Budget = { most: 200, seconds: DAY };

/** What an invitation says; words and language are the reader's. */
export interface Invitation {
  agency: { name: string; brandColor: string | null };
  role: MemberRole;
  /** The address to sign in with. */
  email: string;
  /** The executive who added them, as the agency writes the name; null when the operator did. */
  by: string | null;
}

/**
 * Owes the mail that tells a member that and how they can sign in, in the transaction that makes them one.
 * @param again a new reason, so that it is sent once more.
 */
export async function oweInvitation(
  tx: Tx,
  { vault }: Pick<Platform, 'vault'>,
  member: { id: string; agencyId: string; personId: string; role: MemberRole },
  actor: Actor | null,
  again = false,
): Promise<void> {
  const { id, agencyId, personId, role } = member;
  const agency = await tx.agency.findUniqueOrThrow({ where: { id: agencyId } });
  const person = await tx.person.findUniqueOrThrow({ where: { id: personId } });
  const { name, brandColor } = agency;
  const data: Invitation = {
    agency: { name, brandColor },
    role,
    email: person.email,
    by: actor && (await executiveName(tx, actor, agencyId)),
  };
  await oweMail(tx, vault, {
    template: 'invitation',
    to: person.email,
    locale: person.locale ?? agency.locale,
    agencyId,
    dedupeKey: again ? `invitation:${id}:${uuidv7()}` : `invitation:${id}`,
    data: { ...data },
  });
}

async function executiveName(tx: Tx, actor: Actor, agencyId: string): Promise<string | null> {
  if (actor.kind !== 'person' || !isExecutive(actor, agencyId)) return null;
  const where = { agencyId_personId: { agencyId, personId: actor.id } };
  const found = await tx.membership.findUnique({ where, select: { name: true, person: { select: { name: true } } } });
  return found && (found.name ?? found.person.name);
}

/**
 * Sends the invitation again, to somebody whose first one was lost.
 * @throws {InvalidInput} MAILED_OFTEN.
 * @throws {NotFound} when there is no such member, or none that this actor manages.
 */
export async function sendInvitation(platform: Platform, actor: Actor, id: string) {
  const membership = await platform.prisma.membership.findFirst({
    where: { AND: [{ id }, memberAccess.managed(actor)] },
    include: { person: { select: { email: true } } },
  });
  if (!membership) throw new NotFound('member');
  const isMailed = await mayBeMailed(platform, membership.agencyId, membership.person.email, 'membership');
  if (isMailed) await platform.change((tx) => oweInvitation(tx, platform, membership, actor, true));
  await platform.wake('mail.send');
  return membership;
}

/**
 * Counts an invitation, once nothing else stands against it.
 * @returns false for an address that many agencies invited today: it gets no mail more, and none of them learns of the others.
 * @throws {InvalidInput} MAILED_OFTEN at `field` when this agency invited the address, or its people, often enough for today.
 */
export async function mayBeMailed(
  { limits }: Pick<Platform, 'limits'>,
  agencyId: string,
  email: string,
  field: string,
): Promise<boolean> {
  const own = await limits.take('invitation.address', `${agencyId} ${email}`, TO_ADDRESS);
  const all = own.ok ? await limits.take('invitation.agency', agencyId, OF_AGENCY) : own;
  if (!all.ok) {
    const values = { hours: Math.ceil(all.retryAfter / 3600) };
    throw new InvalidInput([{ path: [field], code: 'MAILED_OFTEN', values }]);
  }
  return (await limits.take('invitation.everywhere', email, TO_ADDRESS_OF_ALL)).ok;
}
