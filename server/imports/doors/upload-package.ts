import { basename } from 'node:path';
import { type Actor, actorName, executiveAgencies, keyAgency } from '../../accounts/index.ts';
import type { UploadedFile } from '../../graphql/builder.ts';
import { AccessDenied, InvalidInput, NotFound, type Platform, uuidv7 } from '../../platform/index.ts';
import { locks } from '../../platform/locks.ts';
import { importAccess } from '../access.ts';
import { readImportSettings } from '../sources/import-settings.ts';
import { queueRun, storeStream } from './drop-store.ts';
import { storedBytes } from './stored-bytes.ts';

export interface UploadPackage {
  /** The uploader's own when left out. */
  agencyId?: string | null;
  file: UploadedFile;
  /** Read and compare only; nothing changes. */
  dryRun?: boolean;
}

const MAX_NAME = 200;

/**
 * Takes one package by hand: a ZIP, or an XML that needs no files beside it. It is stored, then its run is queued.
 * @throws {AccessDenied} unless an admin, an executive of the agency or a key of it with IMPORTS_WRITE asks, and while
 * imports are switched off, or when the agency's uploads have stored all they may.
 * @throws {InvalidInput} when the agency must be named, or there is no file.
 * @throws {NotFound} when there is no such agency.
 */
export async function uploadPackage(platform: Platform, actor: Actor, input: UploadPackage) {
  const agencyId = input.agencyId ?? ownAgency(actor);
  if (!importAccess.upload(actor, agencyId)) {
    throw new AccessDenied(
      'FORBIDDEN',
      'Only an executive of the agency, an admin or a key with IMPORTS_WRITE uploads.',
    );
  }
  const { file, dryRun = false } = input;
  // Only a multipart request brings files; in JSON it is something else.
  if (typeof file?.stream !== 'function') throw new InvalidInput([{ path: ['file'], code: 'REQUIRED' }]);
  if (!(await readImportSettings(platform.prisma)).enabled) {
    throw new AccessDenied('FORBIDDEN', 'Imports are switched off here at present. Try again later.');
  }
  const source = await uploadSource(platform, actor, agencyId);
  if ((await storedBytes(platform, source.id)) + file.size > platform.settings.doors.quotaBytes) {
    throw new AccessDenied(
      'FORBIDDEN',
      'The agency’s uploads have stored all they may (DROP_QUOTA_GIB). They are kept for 90 days.',
    );
  }
  const id = uuidv7();
  const kept = await storeStream(platform, `imports/${id}/package`, file.stream());
  const fileName =
    basename(file.name.replaceAll('\\', '/'))
      .replace(/\p{Cc}/gu, '')
      .slice(-MAX_NAME) || 'upload';
  await queueRun(platform, source, { id, fileName, door: 'UPLOAD', dryRun, atOnce: true }, kept);
  await platform.wake('imports.run');
  return { run: await platform.prisma.importRun.findUniqueOrThrow({ where: { id } }) };
}

function ownAgency(actor: Actor): string {
  const [own, another] = [keyAgency(actor, 'IMPORTS_WRITE') ?? [], executiveAgencies(actor)].flat();
  if (!own || another) throw new InvalidInput([{ path: ['agency'], code: 'REQUIRED' }]);
  return own;
}

/** The one source of an agency's uploads, made on first use. */
async function uploadSource(platform: Platform, actor: Actor, agencyId: string) {
  return platform.change(async (tx, emit) => {
    // Two first uploads at once make one source.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${locks.uploadsOfAgency}::int, hashtext(${agencyId}))`;
    const known = await tx.importSource.findFirst({ where: { agencyId, kind: 'UPLOAD', revokedAt: null } });
    const { clock } = platform;
    if (known) return tx.importSource.update({ where: { id: known.id }, data: { lastUsedAt: clock.now() } });
    const agency = await tx.agency.findUnique({ where: { id: agencyId }, select: { id: true } });
    if (!agency) throw new NotFound('agency');
    const source = await tx.importSource.create({
      data: { agencyId, kind: 'UPLOAD', name: 'Uploads', lastUsedAt: clock.now() },
    });
    emit({
      type: 'importSource.created',
      subjectType: 'ImportSource',
      subjectId: source.id,
      agencyId,
      actor: actorName(actor),
    });
    return source;
  });
}
