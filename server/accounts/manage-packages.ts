import type { Entitlement } from '../platform/generated/prisma/enums.ts';
import { AccessDenied, type FieldProblem, NotFound, type Platform, type Tx } from '../platform/index.ts';
import { type Actor, actorName } from './actor.ts';
import { packageAccess } from './package-access.ts';
import { readTexts, refuse, refuseTaken } from './read-texts.ts';

export interface CreatePackage {
  name: string;
  entitlements: Entitlement[];
}

export interface UpdatePackage {
  id: string;
  name?: string | null;
  entitlements?: Entitlement[] | null;
}

const rules = { name: { max: 100, required: true } } as const;

/**
 * Adds a package that agencies can be given.
 * @throws {InvalidInput} for a missing name or one that another package has, archived ones too.
 * @throws {AccessDenied} unless an admin asks.
 */
export async function createPackage(platform: Platform, actor: Actor, input: CreatePackage) {
  mustManage(actor);
  const { values, problems } = readTexts(rules, { name: input.name });
  refuse(problems);
  const data = { name: values.name ?? '', entitlements: [...new Set(input.entitlements)] };
  return refuseTaken(() =>
    platform.change(async (tx, emit) => {
      const created = await tx.package.create({ data });
      emit(event('package.created', created.id, actor));
      return created;
    }),
  );
}

/**
 * Changes a package, for all agencies that have it and at once. What is left out stays.
 * @throws {InvalidInput | NotFound}
 * @throws {AccessDenied} unless an admin asks.
 */
export async function updatePackage(platform: Platform, actor: Actor, input: UpdatePackage) {
  mustManage(actor);
  const { values, problems } = readTexts(rules, { name: input.name });
  const unset: FieldProblem[] = input.entitlements === null ? [{ path: ['entitlements'], code: 'REQUIRED' }] : [];
  refuse([...problems, ...unset]);
  const data = { ...values, entitlements: input.entitlements ? [...new Set(input.entitlements)] : undefined };
  return refuseTaken(() =>
    platform.change(async (tx, emit) => {
      await find(tx, input.id);
      emit(event('package.changed', input.id, actor));
      return tx.package.update({ where: { id: input.id }, data });
    }),
  );
}

/**
 * Takes a package out of what can be given. Agencies that have it keep it, with what it entitles to, until they are
 * given another. Archiving it again changes nothing.
 * @throws {NotFound}
 * @throws {AccessDenied} unless an admin asks.
 */
export async function archivePackage(platform: Platform, actor: Actor, id: string) {
  mustManage(actor);
  return platform.change(async (tx, emit) => {
    const found = await find(tx, id);
    if (found.archivedAt) return found;
    emit(event('package.archived', id, actor));
    return tx.package.update({ where: { id }, data: { archivedAt: platform.clock.now() } });
  });
}

function mustManage(actor: Actor): void {
  if (!packageAccess.manage(actor)) throw new AccessDenied('FORBIDDEN', 'Only an admin manages packages.');
}

async function find(tx: Tx, id: string) {
  const found = await tx.package.findUnique({ where: { id } });
  if (!found) throw new NotFound('package');
  return found;
}

const event = (type: string, subjectId: string, actor: Actor) => ({
  type,
  subjectType: 'Package',
  subjectId,
  agencyId: null,
  actor: actorName(actor),
});
