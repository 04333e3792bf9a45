import { type Emit, InvalidInput, NotFound, type Platform, type Prisma, type Tx } from '../platform/index.ts';
import { type Actor, actorName, type PersonActor } from './actor.ts';

/** What ends sign-ins and admin rights needs: the desk's process has it, and the command line. */
type Changing = Pick<Platform, 'change'>;

/** Who does it, when nobody is signed in: whoever can run commands on the machine. */
export const OPERATOR = 'system';

const nameOf = (by: Actor | typeof OPERATOR): string => (by === OPERATOR ? OPERATOR : actorName(by));

/**
 * Ends one of one's own sign-ins, and what was opened with it, at once.
 * @throws {NotFound} when there is none, or it is somebody else's.
 */
export async function endSession(platform: Changing, actor: PersonActor, id: string): Promise<void> {
  const ended = await platform.change((tx, emit) => end(tx, emit, actorName(actor), { id, userId: actor.id }));
  if (ended === 0) throw new NotFound('session');
}

/** Ends one's own sign-ins, or all but this one. @returns how many. */
export function signOutEverywhere(platform: Changing, actor: PersonActor, keepCurrent: boolean): Promise<number> {
  const but = keepCurrent ? { NOT: { id: actor.sessionId } } : {};
  return platform.change((tx, emit) => end(tx, emit, actorName(actor), { userId: actor.id, ...but }));
}

/**
 * Ends all sign-ins of somebody; they are told by mail, and may sign in again.
 * @returns how many.
 * @throws {NotFound} when nobody has this address.
 */
export function endSessionsOf(platform: Changing, by: Actor | typeof OPERATOR, email: string): Promise<number> {
  return platform.change(async (tx, emit) => {
    const id = await personWithEmail(tx, email);
    const ended = await end(tx, emit, nameOf(by), { userId: id });
    emit({ ...about(id, nameOf(by)), type: 'person.signedOut' });
    return ended;
  });
}

/** Makes somebody an admin of this installation, a new person when nobody has the address; they are told by mail. */
export function makeAdmin(platform: Changing, email: string, name: string): Promise<void> {
  const address = fold(email);
  return platform.change(async (tx, emit) => {
    const { id, admin } = await tx.person.upsert({
      where: { email: address },
      create: { email: address, name, emailVerified: true },
      update: {},
    });
    if (admin) return;
    await tx.person.update({ where: { id }, data: { admin: true } });
    emit({ ...about(id, OPERATOR), type: 'admin.changed', data: { admin: true } });
  });
}

/**
 * Takes an admin's rights, at once and on what they have open; they are told by mail. They stay a member where they are
 * one. Keys of the installation stay: each of them is revoked for itself.
 * @throws {InvalidInput} LAST_ADMIN.
 * @throws {NotFound} when no admin has this address, or who asks is none any more.
 */
export function revokeAdmin(platform: Changing, by: PersonActor | typeof OPERATOR, email: string): Promise<void> {
  const address = fold(email);
  return platform.change(async (tx, emit) => {
    // Two who take each other's rights at the same time must not both succeed.
    const admins = await tx.$queryRaw<{ id: string; email: string }[]>`
      SELECT id, email FROM "Person" WHERE admin ORDER BY id FOR UPDATE`;
    const found = admins.find((admin) => admin.email === address);
    if (!found || (by !== OPERATOR && !admins.some(({ id }) => id === by.id))) throw new NotFound('admin');
    if (admins.length === 1) throw new InvalidInput([{ path: ['email'], code: 'LAST_ADMIN' }]);
    await tx.person.update({ where: { id: found.id }, data: { admin: false } });
    emit({ ...about(found.id, nameOf(by)), type: 'admin.changed', data: { admin: false } });
  });
}

async function end(tx: Tx, emit: Emit, actor: string, where: Prisma.SessionWhereInput): Promise<number> {
  const sessions = await tx.session.findMany({ where, select: { id: true } });
  const ids = sessions.map(({ id }) => id);
  await tx.session.deleteMany({ where: { id: { in: ids } } });
  for (const id of ids) emit({ type: 'session.ended', subjectType: 'Session', subjectId: id, agencyId: null, actor });
  return ids.length;
}

const about = (id: string, actor: string) => ({ subjectType: 'Person', subjectId: id, agencyId: null, actor });

const fold = (email: string): string => email.trim().toLowerCase();

async function personWithEmail(tx: Tx, email: string): Promise<string> {
  const person = await tx.person.findUnique({ where: { email: fold(email) }, select: { id: true } });
  if (!person) throw new NotFound('person');
  return person.id;
}
