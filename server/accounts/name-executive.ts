import { InvalidInput, NotFound, type Platform } from '../platform/index.ts';
import type { JobDefinition } from '../platform/jobs.ts';
import { type Actor, actorName } from './actor.ts';
import { oweInvitation } from './invitations.ts';
import { memberAccess } from './member-access.ts';
import { lockMembers, memberChanged, memberRules, personWith, rematched } from './members.ts';
import { namingEvent } from './namings.ts';
import { readTexts, refuse } from './read-texts.ts';
import { OPERATOR } from './sessions.ts';

/** How long an agency's people have to stop an executive whom the operator names. */
export const NAMING_DAYS = 3;
const DAY_MS = 86_400_000;

/**
 * The operator's way to give an agency an executive when those it has have left or lost their mailboxes. All its people
 * are told by mail, and its executives can stop it until it holds, `NAMING_DAYS` later; naming the same person again
 * changes nothing.
 * @param agency its slug.
 * @returns when it holds.
 * @throws {InvalidInput} ALREADY_EXECUTIVE, or an address or name that is none.
 * @throws {NotFound} when there is no such agency.
 */
export async function nameExecutive(
  platform: Pick<Platform, 'change' | 'clock'>,
  { agency: slug, ...input }: { agency: string; email: string; name: string },
): Promise<Date> {
  const { email: emailRule, name: nameRule } = memberRules;
  const { values, problems } = readTexts({ email: emailRule, name: nameRule }, input);
  refuse(problems);
  const { email = '', name = '' } = values;
  const now = platform.clock.now();
  return platform.change(async (tx, emit) => {
    const agency = await tx.agency.findUnique({ where: { slug }, select: { id: true } });
    if (!agency) throw new NotFound('agency');
    const agencyId = agency.id;
    await lockMembers(tx, agencyId);
    const { id: personId } = await personWith(tx, { name, email });
    if (await tx.membership.count({ where: { agencyId, personId, role: 'EXECUTIVE' } })) {
      throw new InvalidInput([{ path: ['email'], code: 'ALREADY_EXECUTIVE' }]);
    }
    const known = await tx.executiveNaming.findFirst({ where: { agencyId, personId, endedAt: null } });
    if (known) return known.dueAt;
    const dueAt = new Date(now.getTime() + NAMING_DAYS * DAY_MS);
    const naming = await tx.executiveNaming.create({ data: { agencyId, personId, name, dueAt, createdAt: now } });
    emit(namingEvent('executive.named', naming, OPERATOR));
    return dueAt;
  });
}

/**
 * Stops an executive whom the operator named, before it holds.
 * @returns the agency's id.
 * @throws {NotFound} when there is none that waits, or none that this actor manages.
 */
export async function stopNaming(platform: Platform, actor: Actor, id: string): Promise<string> {
  const agencyId = await platform.change(async (tx, emit) => {
    const data = { endedAt: platform.clock.now(), stoppedBy: actorName(actor) };
    const where = { AND: [{ id, endedAt: null }, memberAccess.managedNamings(actor)] };
    const [stopped] = await tx.executiveNaming.updateManyAndReturn({ where, data });
    if (!stopped) throw new NotFound('naming');
    emit(namingEvent('executive.stopped', stopped, actorName(actor)));
    return stopped.agencyId;
  });
  await platform.wake('notifications');
  return agencyId;
}

/** Makes executives of those who were named long enough ago and not stopped. */
export async function holdNamings(platform: Platform): Promise<void> {
  const due = await platform.prisma.executiveNaming.findMany({
    where: { endedAt: null, dueAt: { lte: platform.clock.now() } },
    select: { id: true, agencyId: true },
    orderBy: { dueAt: 'asc' },
  });
  for (const { id, agencyId } of due) await hold(platform, id, agencyId);
}

function hold(platform: Platform, id: string, agencyId: string): Promise<void> {
  return rematched(platform, async (tx, emit) => {
    await lockMembers(tx, agencyId);
    const where = { id, endedAt: null };
    const [naming] = await tx.executiveNaming.updateManyAndReturn({ where, data: { endedAt: platform.clock.now() } });
    if (!naming) return;
    const { personId, name } = naming;
    const key = { agencyId_personId: { agencyId, personId } };
    const before = await tx.membership.findUnique({ where: key });
    const membership = await tx.membership.upsert({
      where: key,
      create: { agencyId, personId, name, role: 'EXECUTIVE' },
      update: { role: 'EXECUTIVE' },
    });
    emit(
      before
        ? memberChanged(OPERATOR, membership, 'CHANGED', { was: before.role, fields: ['role'] })
        : memberChanged(OPERATOR, membership, 'ADDED', { was: null }),
    );
    await oweInvitation(tx, platform, membership, null);
  });
}

/** Work on accounts that nobody waits for. */
export const accountJobs = (platform: Platform): JobDefinition[] => [
  {
    name: 'accounts.executives',
    concurrency: 1,
    every: '5 minutes',
    run: () => holdNamings(platform),
  },
];
