import type { Readable } from 'node:stream';
import type { Actor } from '../accounts/index.ts';
import type { ExportModel } from '../platform/generated/prisma/models.ts';
import { isKeyIn, NotFound, type Platform } from '../platform/index.ts';
import { exportAccess } from './access.ts';

export interface ExportFile {
  name: string;
  bytes: number;
  body: Readable;
}

/** Whether its file is still to be had. */
export const isThere = ({ storageKey, expiresAt }: ExportModel, now: Date): boolean =>
  storageKey !== null && expiresAt !== null && expiresAt > now;

/** Where a finished export is fetched, by those who see it; null before and after its time. */
export const exportUrl = ({ settings, clock }: Platform, row: ExportModel): string | null =>
  isThere(row, clock.now()) ? `${settings.publicUrl}/exports/${row.id}` : null;

/** The package of an export. @throws {NotFound} when there is none, none any more, or none for this actor. */
export async function readExport(platform: Platform, actor: Actor, id: string): Promise<ExportFile> {
  const found = await platform.prisma.export.findFirst({ where: { AND: [{ id }, exportAccess.visible(actor)] } });
  if (!found || !isKeyIn('exports', found.storageKey) || !isThere(found, platform.clock.now()))
    throw new NotFound('export');
  const bytes = await platform.storage.size(found.storageKey);
  if (bytes === undefined) throw new NotFound('export');
  return { name: found.fileName ?? 'openimmo.zip', bytes, body: await platform.storage.stream(found.storageKey) };
}
