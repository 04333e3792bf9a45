import { type Actor, actorName } from '../../accounts/index.ts';
import type { DoorKind } from '../../platform/generated/prisma/enums.ts';
import {
  AccessDenied,
  type FieldProblem,
  InvalidInput,
  NotFound,
  type Platform,
  type Prisma,
} from '../../platform/index.ts';
import { importAccess } from '../access.ts';
import { makeWatched, normalFolder } from '../doors/watch-folder.ts';
import { checkName } from './source-input.ts';
import { queueWaiting } from './source-schedule.ts';

/** Where and how to deliver into a source. */
export interface DropAddress {
  door: DoorKind;
  url: string;
  /** Of the server's key or certificate, where a client asks whether it is the right one. */
  fingerprint: string | null;
}

/** The addresses of a way in; none for uploads by hand. */
export function addressesOf(
  { settings }: Platform,
  source: { kind: string; account: string | null; folder: string | null },
): DropAddress[] {
  const { doors, publicUrl } = settings;
  if (source.folder !== null) {
    return [{ door: 'FOLDER', url: `file://${doors.watchDir}/${encodeURI(source.folder)}`, fingerprint: null }];
  }
  if (source.account === null) return [];
  const user = encodeURIComponent(source.account);
  const host = doors.host.includes(':') ? `[${doors.host}]` : doors.host;
  return [
    { door: 'SFTP', url: `sftp://${user}@${host}:${doors.sftpPort}/`, fingerprint: doors.sshFingerprints[0] ?? null },
    { door: 'FTP', url: `ftp://${user}@${host}:${doors.ftpPort}/`, fingerprint: doors.tlsFingerprint || null },
    { door: 'HTTPS', url: `${publicUrl}/drop/${user}/`, fingerprint: null },
  ];
}

/**
 * Watches a folder below WATCH_DIR, for those who run an FTP server of their own. The folder is made when it is missing.
 * @throws {AccessDenied} unless an admin asks.
 * @throws {InvalidInput} for a missing name, a path that is none, or one that lies in or around a watched folder.
 * @throws {NotFound} when there is no such agency.
 */
export async function createWatchedFolder(
  platform: Platform,
  actor: Actor,
  input: { agencyId: string; name: string; folder: string },
) {
  if (!importAccess.manageSources(actor)) throw new AccessDenied('FORBIDDEN', 'Only an admin watches folders.');
  const { agencyId } = input;
  const name = checkName(input.name);
  const folder = normalFolder(input.folder);
  if (!folder) throw new InvalidInput([{ path: ['folder'], code: 'NOT_A_FOLDER' }]);
  const agency = await platform.prisma.agency.findUnique({ where: { id: agencyId }, select: { id: true } });
  if (!agency) throw new NotFound('agency');
  await checkFree(platform, folder);
  if (!(await makeWatched(platform.settings.doors.watchDir, folder))) {
    throw new InvalidInput([{ path: ['folder'], code: 'NOT_A_FOLDER' }]);
  }
  return platform.change(async (tx, emit) => {
    // The folder of a source that was closed may be watched again.
    await tx.importSource.updateMany({ where: { folder, revokedAt: { not: null } }, data: { folder: null } });
    const source = await tx.importSource.create({ data: { agencyId, name, kind: 'FOLDER', folder } });
    emit({
      type: 'importSource.created',
      subjectType: 'ImportSource',
      subjectId: source.id,
      agencyId,
      actor: actorName(actor),
    });
    return { source };
  });
}

/** One file belongs to one source: no watched folder lies in another. */
async function checkFree({ prisma }: Platform, folder: string): Promise<void> {
  const watched = await prisma.importSource.findMany({
    where: { kind: 'FOLDER', revokedAt: null },
    select: { folder: true },
  });
  const isWithin = (path: string, outer: string) => path === outer || path.startsWith(`${outer}/`);
  const taken = watched.some(({ folder: other }) => other && (isWithin(other, folder) || isWithin(folder, other)));
  if (taken) throw new InvalidInput([{ path: ['folder'], code: 'TAKEN' }]);
}

export interface ConfigureImportSource {
  id: string;
  name?: string | null;
  plainFtp?: boolean | null;
  /** 0 to 1; null takes the usual share. */
  goneShare?: number | null;
  /** Null takes the usual number. */
  goneCount?: number | null;
  addressReleased?: boolean | null;
}

/**
 * Changes a way in; what is left out stays. Switching plain FTP off closes sessions that go without TLS.
 * @throws {AccessDenied} unless an admin asks.
 * @throws {InvalidInput} naming what cannot be taken.
 * @throws {NotFound} when there is no such source, or it is closed.
 */
export async function configureImportSource(platform: Platform, actor: Actor, input: ConfigureImportSource) {
  if (!importAccess.manageSources(actor)) throw new AccessDenied('FORBIDDEN', 'Only an admin changes ways in.');
  const { id } = input;
  return platform.change(async (tx, emit) => {
    const before = await tx.importSource.findFirst({ where: { id, revokedAt: null } });
    if (!before) throw new NotFound('import source');
    const data = changesOf(input, before.kind);
    const source = await tx.importSource.update({ where: { id }, data });
    emit({
      type: 'importSource.changed',
      subjectType: 'ImportSource',
      subjectId: id,
      agencyId: source.agencyId,
      actor: actorName(actor),
      data: source.plainFtp === before.plainFtp ? {} : { plainFtp: source.plainFtp },
    });
    return { source };
  });
}

function changesOf(input: ConfigureImportSource, kind: string): Prisma.ImportSourceUpdateInput {
  const { name, plainFtp, goneShare, goneCount, addressReleased } = input;
  const fields: FieldProblem[] = [];
  if (typeof goneShare === 'number' && !(goneShare >= 0 && goneShare <= 1)) {
    fields.push({ path: ['goneShare'], code: 'OUT_OF_RANGE', values: { min: 0, max: 1 } });
  }
  if (typeof goneCount === 'number' && !(goneCount >= 0 && goneCount <= 1_000_000)) {
    fields.push({ path: ['goneCount'], code: 'OUT_OF_RANGE', values: { min: 0, max: 1_000_000 } });
  }
  if (plainFtp && kind !== 'ACCOUNT') fields.push({ path: ['plainFtp'], code: 'NOT_AN_ACCOUNT' });
  if (fields.length > 0) throw new InvalidInput(fields);
  return {
    name: typeof name === 'string' ? checkName(name) : undefined,
    plainFtp: plainFtp ?? undefined,
    goneShare,
    goneCount,
    addressReleased: addressReleased ?? undefined,
  };
}

/**
 * Closes a way in at once: sessions end, nothing more is taken. What waits is queued, so that its run says why it is
 * refused; files are kept. Closing it again changes nothing.
 * @throws {AccessDenied} unless an admin asks.
 * @throws {NotFound} when there is no such source.
 */
export async function revokeImportSource(platform: Platform, actor: Actor, id: string) {
  if (!importAccess.manageSources(actor)) throw new AccessDenied('FORBIDDEN', 'Only an admin closes ways in.');
  const { source, taken } = await platform.change(async (tx, emit) => {
    const before = await tx.importSource.findUnique({ where: { id } });
    if (!before) throw new NotFound('import source');
    if (before.revokedAt) return { source: before, taken: 0 };
    const source = await tx.importSource.update({
      where: { id },
      data: { revokedAt: platform.clock.now(), nextRunAt: null },
    });
    emit({
      type: 'importSource.revoked',
      subjectType: 'ImportSource',
      subjectId: id,
      agencyId: source.agencyId,
      actor: actorName(actor),
    });
    return { source, taken: await queueWaiting(tx, emit, id) };
  });
  if (taken > 0) await platform.wake('imports.run');
  return { source };
}
