import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join, posix } from 'node:path';
import { Readable } from 'node:stream';
import type { DoorKind, ImportState } from '../../platform/generated/prisma/enums.ts';
import { type Platform, sha256Hex } from '../../platform/index.ts';
import { asColumns, type Reason } from '../import-error.ts';
import { MANIFEST, type Manifest } from '../package/package-reader.ts';
import { instantIn } from '../sources/source-schedule.ts';
import type { Delivery } from './drop-choose.ts';
import { exists } from './drop-move.ts';
import { timeInName } from './drop-names.ts';
import { findOwner } from './shared-account.ts';

/** As much of a way in as storing needs. */
export interface DeliveringSource {
  id: string;
  /** Null: the account of all agencies, whose files say whose they are. */
  agencyId: string | null;
  trigger: 'ON_ARRIVAL' | 'SCHEDULE' | 'MANUAL';
}

export interface NewRun {
  id: string;
  fileName: string;
  door: DoorKind;
  dryRun?: boolean;
  /** Runs it at once, whatever the source's trigger. */
  atOnce?: boolean;
}

export interface Kept {
  storageKey: string;
  sha256: string;
  bytes: number;
}

/** Stores a delivery whose files lie in `folder`; again for the same run, it writes the same. */
export async function storeDelivery(
  platform: Platform,
  id: string,
  folder: string,
  delivery: Delivery<string>,
): Promise<Kept> {
  if (delivery.loose) return storeLoose(platform, id, folder, delivery);
  return storeStream(platform, `imports/${id}/package`, createReadStream(join(folder, delivery.main)));
}

/** Stores what comes, and says how much it was. `check` may throw to stop it. */
export async function storeStream(
  { storage }: Platform,
  storageKey: string,
  stream: AsyncIterable<Uint8Array>,
  check: (bytes: number) => void = () => {},
): Promise<Kept> {
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = async function* () {
    for await (const chunk of stream) {
      hash.update(chunk);
      bytes += chunk.length;
      check(bytes);
      yield chunk;
    }
  };
  await storage.putStream(storageKey, Readable.from(counted(), { objectMode: false }));
  return { storageKey, sha256: hash.digest('hex'), bytes };
}

async function storeLoose(platform: Platform, id: string, folder: string, delivery: Delivery<string>): Promise<Kept> {
  const store = (name: string, key: string) =>
    storeStream(platform, `imports/${id}/${key}`, createReadStream(join(folder, name)));
  const xml = await store(delivery.main, 'transfer');
  const manifest: Manifest = { xml: { name: delivery.main, key: xml.storageKey }, files: [] };
  let bytes = xml.bytes;
  for (const [index, name] of delivery.attachments.entries()) {
    if (!(await exists(join(folder, name)))) continue;
    const kept = await store(name, `file-${index}`);
    manifest.files.push({ name, key: kept.storageKey, bytes: kept.bytes, sha256: kept.sha256 });
    bytes += kept.bytes;
  }
  const contents = manifest.files.map(({ name, sha256 }) => `${name}\0${sha256}`).sort();
  const storageKey = `imports/${id}/${MANIFEST}`;
  await platform.storage.putStream(storageKey, Readable.from([Buffer.from(JSON.stringify(manifest))]));
  return { storageKey, sha256: sha256Hex([xml.sha256, ...contents].join('\n')), bytes };
}

/**
 * Makes the run of a stored delivery: queued, or waiting for its source's time. A file through the account of all
 * agencies that is nobody's becomes a refused run, which only admins see. False when the run was there already.
 */
export async function queueRun(
  platform: Platform,
  source: DeliveringSource,
  run: NewRun,
  kept: Kept,
): Promise<boolean> {
  const owner = source.agencyId ? { agencyId: source.agencyId } : await findOwner(platform, kept.storageKey);
  const isNew = await insertRun(platform, source, owner, run, kept);
  if (isNew && 'refused' in owner) await platform.wake('notifications');
  return isNew;
}

type Owner = { agencyId: string } | { refused: Reason };

async function insertRun(
  platform: Platform,
  source: DeliveringSource,
  owner: Owner,
  { atOnce = false, ...run }: NewRun,
  { bytes, ...kept }: Kept,
): Promise<boolean> {
  const { clock } = platform;
  const agencyId = 'agencyId' in owner ? owner.agencyId : null;
  const refused = 'refused' in owner ? owner.refused : undefined;
  const waits = source.trigger !== 'ON_ARRIVAL' && !atOnce;
  const state: ImportState = refused ? 'REFUSED' : waits ? 'WAITING' : 'QUEUED';
  const sentAt = await sentAtOf(platform, agencyId, posix.basename(run.fileName));
  return platform.change(async (tx, emit) => {
    const now = clock.now();
    const { count } = await tx.importRun.createMany({
      data: [
        {
          ...run,
          ...kept,
          ...asColumns(refused),
          bytes: BigInt(bytes),
          agencyId,
          sourceId: source.id,
          state,
          sentAt,
          createdAt: now,
          finishedAt: refused ? now : null,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return false;
    emit({
      type: refused ? 'import.finished' : 'import.queued',
      subjectType: 'ImportRun',
      subjectId: run.id,
      agencyId,
      actor: `source:${source.id}`,
      data: { state },
    });
    return true;
  });
}

/** When its name says it was written, in the agency's time. */
async function sentAtOf({ prisma, clock }: Platform, agencyId: string | null, name: string): Promise<Date | null> {
  const named = timeInName(name);
  if (!named || !agencyId) return null;
  const agency = await prisma.agency.findUnique({ where: { id: agencyId }, select: { timeZone: true } });
  const sentAt = instantIn(agency?.timeZone ?? 'UTC', named.time);
  return sentAt.getTime() > clock.now().getTime() + 86_400_000 ? null : sentAt;
}
