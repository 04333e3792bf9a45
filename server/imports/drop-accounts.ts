import { randomInt } from 'node:crypto';
import { type Actor, actorName } from '../accounts/index.ts';
import { AccessDenied, hashPassword, InvalidInput, NotFound, type Platform, randomToken } from '../platform/index.ts';
import { importAccess } from './access.ts';

/**
 * Opens a drop account of an agency: a user name and a password for the FTP door. The password is in the answer and
 * nowhere else.
 * @param input.name what it is for, up to 100 characters.
 * @throws {AccessDenied} unless an admin asks.
 * @throws {InvalidInput} for a missing or too long name.
 * @throws {NotFound} when there is no such agency.
 */
export async function createDropAccount(platform: Platform, actor: Actor, agencyId: string, input: { name: string }) {
  if (!importAccess.manageSources(actor)) throw new AccessDenied('FORBIDDEN', 'Only an admin opens drop accounts.');
  const name = input.name.trim();
  if (!name) throw new InvalidInput([{ path: ['name'], code: 'REQUIRED' }]);
  if (name.length > 100) throw new InvalidInput([{ path: ['name'], code: 'TOO_LONG', values: { max: 100 } }]);
  const agency = await platform.prisma.agency.findUnique({ where: { id: agencyId }, select: { slug: true } });
  if (!agency) throw new NotFound('agency');
  const password = randomToken().slice(0, 24);
  const passwordHash = await hashPassword(password);
  const source = await platform.change(async (tx, emit) => {
    const account = await freeAccount(agency.slug, async (wanted) => {
      return (await tx.importSource.findUnique({ where: { account: wanted }, select: { id: true } })) === null;
    });
    const created = await tx.importSource.create({ data: { agencyId, name, door: 'FTP', account, passwordHash } });
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

/** The agency's short name, with digits when it is taken. */
async function freeAccount(slug: string, isFree: (account: string) => Promise<boolean>): Promise<string> {
  let account = slug;
  while (!(await isFree(account))) account = `${slug}-${randomInt(1000, 10_000)}`;
  return account;
}
