import { type Actor, actorName } from '../../accounts/index.ts';
import { AccessDenied, type Platform, type Tx } from '../../platform/index.ts';
import { importAccess } from '../access.ts';

/** The settings are one row for all: their events have no subject of their own. */
const NO_ONE = '00000000-0000-0000-0000-000000000000';

/** What the operator decided for the whole installation. */
export interface ImportSettings {
  /** Whether anything may be delivered and imported. */
  enabled: boolean;
  /** Whether one account may serve all agencies. */
  sharedDoor: boolean;
}

/** The row may be missing: then nothing was decided otherwise. */
export async function readImportSettings(prisma: Platform['prisma'] | Tx): Promise<ImportSettings> {
  const row = await prisma.importSettings.findUnique({ where: { id: 1 } });
  return { enabled: row?.enabled ?? true, sharedDoor: row?.sharedDoor ?? false };
}

/**
 * Switches imports on or off, and the account for all agencies. What was delivered stays in either case.
 * @throws {AccessDenied} unless an admin asks.
 */
export async function configureImports(
  platform: Platform,
  actor: Actor,
  input: Partial<ImportSettings>,
): Promise<ImportSettings> {
  if (!importAccess.manageSources(actor)) {
    throw new AccessDenied('FORBIDDEN', 'Only an admin switches imports on or off.');
  }
  const { enabled, sharedDoor } = input;
  const settings = await platform.change(async (tx, emit) => {
    await tx.importSettings.upsert({
      where: { id: 1 },
      create: { id: 1, enabled, sharedDoor },
      update: { enabled, sharedDoor },
    });
    emit({
      type: 'importSettings.changed',
      subjectType: 'ImportSettings',
      subjectId: NO_ONE,
      agencyId: null,
      actor: actorName(actor),
      data: { enabled, sharedDoor },
    });
    return readImportSettings(tx);
  });
  if (enabled) await Promise.all(['imports.scan', 'imports.schedule', 'imports.run'].map((job) => platform.wake(job)));
  return settings;
}
