import { randomInt } from 'node:crypto';
import { type Actor, actorName } from '../../accounts/index.ts';
import {
  AccessDenied,
  hashPassword,
  InvalidInput,
  NotFound,
  type Platform,
  randomToken,
} from '../../platform/index.ts';
import { importAccess } from '../access.ts';
import { readImportSettings } from './import-settings.ts';
import { checkName } from './source-input.ts';

export interface NewDropAccount {
  /** Null opens the account of all agencies. */
  agencyId: string | null;
  /** What it is for, up to 100 characters. */
  name: string;
  /** Whether FTP without TLS is let in. */
  plainFtp?: boolean;
}

/** What accounts of no agency are named after. */
const SHARED_NAME = 'portal';

/** 144 random bits, URL-safe: what a person copies into a form. */
const newPassword = (): string => randomToken().slice(0, 24);

/**
 * Opens a drop account: a user name and a password for FTP, SFTP and HTTPS alike. The password is in the answer and
 * nowhere else.
 * @throws {AccessDenied} unless an admin asks.
 * @throws {InvalidInput} for a missing or too long name, and for an account of all agencies while that is switched off.
 * @throws {NotFound} when there is no such agency.
 */
export async function createDropAccount(platform: Platform, actor: Actor, input: NewDropAccount) {
  if (!importAccess.manageSources(actor)) throw new AccessDenied('FORBIDDEN', 'Only an admin opens drop accounts.');
  const { agencyId, plainFtp = false } = input;
  const name = checkName(input.name);
  const wanted = await accountName(platform, agencyId);
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  const source = await platform.change(async (tx, emit) => {
    const account = await freeAccount(wanted, async (account) => {
      return (await tx.importSource.findUnique({ where: { account }, select: { id: true } })) === null;
    });
    const created = await tx.importSource.create({
      data: { agencyId, name, kind: 'ACCOUNT', account, passwordHash, plainFtp },
    });
    emit({
      type: 'importSource.created',
      subjectType: 'ImportSource',
      subjectId: created.id,
      agencyId,
      actor: actorName(actor),
    });
    return created;
  });
  return { source, user: source.account ?? '', password };
}

async function accountName({ prisma }: Platform, agencyId: string | null): Promise<string> {
  if (agencyId) {
    const agency = await prisma.agency.findUnique({ where: { id: agencyId }, select: { slug: true } });
    if (!agency) throw new NotFound('agency');
    return agency.slug;
  }
  if ((await readImportSettings(prisma)).sharedDoor) return SHARED_NAME;
  throw new InvalidInput([{ path: ['agency'], code: 'SHARED_DOOR_CLOSED' }]);
}

/** The name as it is, with digits when it is taken. */
async function freeAccount(name: string, isFree: (account: string) => Promise<boolean>): Promise<string> {
  let account = name;
  while (!(await isFree(account))) account = `${name}-${randomInt(1000, 10_000)}`;
  return account;
}

/**
 * Gives a drop account another password; the old one opens nothing any more, and sessions it opened are closed.
 * @throws {AccessDenied} unless an admin asks.
 * @throws {NotFound} when there is no such account, or it is closed.
 */
export async function resetDropPassword(platform: Platform, actor: Actor, id: string) {
  if (!importAccess.manageSources(actor)) throw new AccessDenied('FORBIDDEN', 'Only an admin gives new passwords.');
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  const source = await platform.change(async (tx, emit) => {
    const { count } = await tx.importSource.updateMany({
      where: { id, kind: 'ACCOUNT', revokedAt: null },
      data: { passwordHash, passwordChangedAt: platform.clock.now() },
    });
    if (count === 0) throw new NotFound('drop account');
    const changed = await tx.importSource.findUniqueOrThrow({ where: { id } });
    emit({
      type: 'importSource.changed',
      subjectType: 'ImportSource',
      subjectId: id,
      agencyId: changed.agencyId,
      actor: actorName(actor),
      data: { password: true },
    });
    return changed;
  });
  return { source, password };
}
