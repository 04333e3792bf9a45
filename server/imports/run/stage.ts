import { findListings, type Identifiers, sealSource } from '../../listings/index.ts';
import {
  type Element,
  type Issue,
  type ObjectIdentity,
  OpenImmoError,
  type Provider,
  readWhole,
  type Transfer,
} from '../../openimmo/index.ts';
import { type Platform, type Prisma, uuidv7 } from '../../platform/index.ts';
import { ImportRefused } from '../import-error.ts';
import type { OpenPackage } from '../package/package-reader.ts';
import { createSeen, type Seen } from './seen-objects.ts';
import { numberOf, type ReadObject, readObject, stagedContext, toStaged } from './staged-object.ts';

/** A delivering office of a file: what it is known by, and how many objects it sends. */
export interface RunProvider {
  /** Its number, else its anid, else its name; null when it gives none. */
  key: string | null;
  objects: number;
}

export interface StageOptions {
  runId: string;
  agencyId: string;
  pack: OpenPackage;
  /** What holds where an object does not say whether its address may be shown. */
  addressReleased: boolean;
  signal: AbortSignal;
}

/** Few, because the objects of a batch wait for it in memory: what waits long is expensive to collect. */
const BATCH = 100;
const BATCH_BYTES = 8 * 1024 ** 2;
/** Characters of what stands beside the objects that are kept, of one file. */
const OUTLINE_LENGTH = 256 * 1024;
/** A sender's clock may be ahead by this; beyond that its times are not believed. */
const CLOCK_SLACK_MS = 86_400_000;

/**
 * Reads the file to its end into items that wait to be applied. Nothing of the agency's changes. Starts over when a
 * killed run had begun.
 * @throws {ImportRefused} when the file cannot be read to its end, or holds no object and is no full delivery.
 */
export async function stage(platform: Platform, options: StageOptions): Promise<void> {
  const { runId, pack, signal, addressReleased } = options;
  await forgetStaged(platform, runId);
  const writer = createWriter(platform, options);
  const seen = createSeen();
  const file = createFile();
  let position = 0;
  try {
    for await (const event of readWhole(await pack.xml())) {
      signal.throwIfAborted();
      if (event.type === 'transfer') await noteTransfer(platform, runId, event.transfer, event.issues);
      if (event.type !== 'object') file.note(event);
      else {
        position += 1;
        file.count(event.providerIndex);
        const read = readObject(event.element, pack, saltOf(addressReleased));
        await writer.add({ position, provider: event.providerIndex, read, seen: seen(read.identity) });
      }
    }
    await writer.end();
  } catch (error) {
    throw error instanceof OpenImmoError ? refusal(error) : error;
  } finally {
    // What is still being written must not come after what the caller does next.
    await writer.settled();
  }
  const { isFull } = file;
  if (position === 0 && !isFull()) throw nothingInIt();
  await finishStaging(platform, options, { position, isFull: isFull(), ...file.result() });
}

/** Gathers what a file says beside its objects. */
function createFile() {
  const providers: Provider[] = [];
  const objects: number[] = [];
  const issues: Issue[] = [];
  const outline: Outline = { root: [], offices: [] };
  let transfer: Transfer | undefined;
  let length = 0;
  return {
    count(provider: number) {
      objects[provider] = (objects[provider] ?? 0) + 1;
    },
    note(event: Exclude<StagedEvent, { type: 'object' }>) {
      if (event.type === 'transfer') transfer = event.transfer;
      if (event.type === 'transfer' || event.type === 'end') issues.push(...event.issues);
      if (event.type === 'provider') providers[event.provider.index] = event.provider;
      // The header is written anew by whoever exports.
      if (event.type !== 'field' || /^uebertragung$/i.test(event.element.name)) return;
      length += JSON.stringify(event.element).length;
      if (length > OUTLINE_LENGTH) return;
      const { providerIndex, element } = event;
      if (providerIndex === null) outline.root.push(element);
      else outline.offices[providerIndex] = [...(outline.offices[providerIndex] ?? []), element];
    },
    // A file that contradicts itself about its scope counts as a partial one.
    isFull: () => transfer?.scope === 'FULL' && !issues.some(({ severity }) => severity === 'ERROR'),
    result: () => ({
      issues,
      outline,
      providers: Array.from(
        { length: Math.max(providers.length, objects.length) },
        (_, index): RunProvider => ({ key: keyOfProvider(providers[index]), objects: objects[index] ?? 0 }),
      ),
    }),
  };
}

type StagedEvent = Awaited<ReturnType<ReturnType<typeof readWhole>['next']>>['value'] & { type: string };

const keyOfProvider = (provider: Provider | undefined): string | null =>
  provider?.providerNumber ?? provider?.openimmoAnid ?? provider?.companyName ?? null;

const outlineContext = (runId: string) => `import-outline:${runId}`;

/** What stood in a file beside its objects: directly under the root, and in each office's part in their order. */
export interface Outline {
  root: Element[];
  offices: (Element[] | null)[];
}

export const openOutline = ({ vault }: Pick<Platform, 'vault'>, runId: string, sealed: Uint8Array): Outline =>
  vault.open<Outline>(sealed, outlineContext(runId));

function refusal({ code, message, hint, line }: OpenImmoError): ImportRefused {
  const where = line !== undefined && !message.includes('line') ? ` (line ${line})` : '';
  return new ImportRefused(code, `${message}${where}`, hint);
}

const nothingInIt = () =>
  new ImportRefused(
    'NO_OBJECTS',
    'The file holds no object, so there is nothing to import.',
    'Check the selection in your software. To delete objects, name each with aktionart="DELETE".',
  );

async function forgetStaged({ prisma }: Platform, runId: string): Promise<void> {
  await prisma.$transaction([
    prisma.importItem.deleteMany({ where: { runId } }),
    prisma.importIssue.deleteMany({ where: { runId } }),
    prisma.importRun.update({ where: { id: runId }, data: { warnings: 0, objectsTotal: 0 } }),
  ]);
}

/** Known as soon as it is read: a file that is refused later is reported to its sender all the same. */
async function noteTransfer({ prisma }: Platform, id: string, transfer: Transfer, issues: Issue[]): Promise<void> {
  const { createdAt } = await prisma.importRun.findUniqueOrThrow({ where: { id }, select: { createdAt: true } });
  const { timestamp } = transfer;
  const believed = timestamp && timestamp.getTime() - createdAt.getTime() < CLOCK_SLACK_MS;
  if (timestamp && !believed) {
    issues.push({
      severity: 'WARNING',
      code: 'TIMESTAMP_IN_FUTURE',
      path: 'uebertragung@timestamp',
      message: 'The file says it was written in the future; the time it arrived counts instead.',
      hint: 'Set the clock of the computer that sends.',
    });
  }
  const software = [transfer.software, transfer.softwareVersion].filter(Boolean).join(' ');
  await prisma.importRun.update({
    where: { id },
    data: {
      scope: transfer.scope,
      software: software || null,
      version: transfer.version ?? null,
      technicalEmail: transfer.technicalEmail ?? null,
      // Without a time of its own, what its name said of it stays.
      sentAt: believed ? timestamp : undefined,
    },
  });
}

async function finishStaging(
  { prisma, vault }: Platform,
  { runId: id }: StageOptions,
  read: { position: number; isFull: boolean; providers: RunProvider[]; outline: Outline; issues: Issue[] },
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const staged = await tx.importItem.count({ where: { runId: id } });
    // Another worker that was taken for dead is at it too: what is missing now would count as removed later.
    if (staged !== read.position) throw new Error(`${staged} of ${read.position} objects are staged`);
    await tx.importIssue.createMany({ data: read.issues.map((issue) => ({ ...issue, runId: id })) });
    await tx.importRun.update({
      where: { id },
      data: {
        state: 'APPLYING',
        scope: read.isFull ? 'FULL' : 'PARTIAL',
        objectsTotal: read.position,
        providers: read.providers as unknown as Prisma.InputJsonValue,
        outline: vault.sealText(JSON.stringify(read.outline), outlineContext(id)),
        warnings: await tx.importIssue.count({ where: { runId: id, severity: 'WARNING' } }),
      },
    });
  });
}

/**
 * Reads the file once more for objects that were staged without their content, because they were here already, and
 * need it after all.
 */
export async function fillItems(platform: Platform, options: StageOptions, positions: Set<number>): Promise<void> {
  const { runId, pack, signal, addressReleased } = options;
  const seen = createSeen();
  let left = positions.size;
  let position = 0;
  for await (const event of readWhole(await pack.xml())) {
    signal.throwIfAborted();
    if (event.type !== 'object') continue;
    position += 1;
    const read = readObject(event.element, pack, saltOf(addressReleased));
    const entry = { position, provider: event.providerIndex, read, seen: seen(read.identity) };
    if (!positions.has(position)) continue;
    const { sealed, mapped } = await contentOf(platform, options, entry);
    const data = { sealed: new Uint8Array(sealed), mapped: new Uint8Array(mapped), listingId: null };
    await platform.prisma.importItem.update({ where: { runId_position: { runId, position } }, data });
    left -= 1;
    if (left === 0) return;
  }
}

/** The same object means something else when the source is set otherwise. */
/** Counts on when objects are read in another way: then one that is here unchanged is read once more. */
const READING = 2;

const saltOf = (addressReleased: boolean): string => `${READING}${addressReleased ? ' released' : ''}`;

interface Entry {
  position: number;
  provider: number;
  read: ReadObject;
  seen: Seen;
}

export const identifiersOf = ({ identifiers }: ObjectIdentity): Identifiers => ({
  OBID: identifiers.obid,
  EXTERN: identifiers.extern,
  INTERN: identifiers.intern,
});

/** Writes a batch while the next is read: one of the two is always waiting for the other. */
function createWriter(platform: Platform, options: StageOptions) {
  let batch: Entry[] = [];
  let bytes = 0;
  let writing: Promise<void> = Promise.resolve();
  async function flush() {
    const entries = batch;
    batch = [];
    bytes = 0;
    await writing;
    writing = writeBatch(platform, options, entries);
    // Whoever awaits it later hears of the failure; until then it is nobody's.
    writing.catch(() => {});
  }
  return {
    async add(entry: Entry) {
      batch.push(entry);
      bytes += entry.read.json.length;
      if (batch.length >= BATCH || bytes >= BATCH_BYTES) await flush();
    },
    async end() {
      await flush();
      await writing;
    },
    settled: () => writing.catch(() => {}),
  };
}

async function writeBatch(platform: Platform, options: StageOptions, entries: Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const { prisma } = platform;
  const identities = entries.map(({ seen }) => identifiersOf(seen.identity));
  const known = await findListings(prisma, options.agencyId, identities);
  const issues: object[] = [];
  const rows: ItemRow[] = [];
  for (const [index, entry] of entries.entries()) {
    const { position, provider, read, seen } = entry;
    const { identity, request } = seen;
    const here = known[index];
    const row = { position, provider, request, key: identity.key, number: numberOf(identity), hash: read.hash };
    const isHere = here?.sourceHash === read.hash && !here.withdrawnAt && !seen.again;
    if (isHere && (request === 'UPSERT' || request === 'REFERENCE')) {
      rows.push({ ...row, refused: false, listingId: here.id, sealed: null, mapped: null });
      continue;
    }
    const content = await contentOf(platform, options, entry);
    const all = [...seen.issues, ...content.issues];
    issues.push(...all.map((issue) => ({ ...issue, id: uuidv7(), runId: options.runId, position, key: row.number })));
    const refused = all.some(({ severity }) => severity === 'ERROR');
    rows.push({ ...row, refused, listingId: null, sealed: content.sealed, mapped: content.mapped });
  }
  await insertItems(platform, options.runId, rows);
  if (issues.length > 0) {
    const json = JSON.stringify(issues);
    await prisma.$executeRaw`
      INSERT INTO "ImportIssue" SELECT * FROM jsonb_populate_recordset(NULL::"ImportIssue", ${json}::jsonb)`;
  }
}

async function contentOf(platform: Platform, { runId, agencyId, addressReleased }: StageOptions, entry: Entry) {
  const { position, read, seen } = entry;
  const { staged, issues } = await toStaged(platform, { ...read, identity: seen.identity }, { addressReleased });
  return {
    issues,
    sealed: sealSource(platform.vault, agencyId, `[${read.json}]`),
    mapped: platform.vault.seal(staged, stagedContext(runId, position)),
  };
}

interface ItemRow {
  position: number;
  provider: number;
  request: string;
  key: string | null;
  number: string | null;
  hash: string;
  refused: boolean;
  listingId: string | null;
  sealed: Uint8Array | null;
  mapped: Uint8Array | null;
}

async function insertItems({ pool }: Platform, runId: string, rows: ItemRow[]): Promise<void> {
  const column = <K extends keyof ItemRow>(name: K) => rows.map((row) => row[name]);
  await pool.query(
    `INSERT INTO "ImportItem"
       ("runId", position, provider, request, key, number, hash, refused, "listingId", sealed, mapped)
     SELECT $1::uuid, position, provider, request, key, number, hash, refused, "listingId",
       substr($10::bytea, "sealedAt", sealed), substr($11::bytea, "mappedAt", mapped)
     FROM unnest($2::int[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::boolean[], $9::uuid[],
       $12::int[], $13::int[], $14::int[], $15::int[])
       AS item(position, provider, request, key, number, hash, refused, "listingId", "sealedAt", sealed, "mappedAt", mapped)`,
    [
      runId,
      ...(['position', 'provider', 'request', 'key', 'number', 'hash', 'refused', 'listingId'] as const).map(column),
      ...joined(column('sealed'), column('mapped')),
    ],
  );
}

/**
 * Bytes of many rows as one value each, which goes over as it is; an array of them would go as text. With it where
 * each begins, from 1, and how long it is; null where there are none.
 */
function joined(...columns: (Uint8Array | null)[][]) {
  const places = columns.map((parts) => {
    let at = 1;
    return parts.map((part) => {
      if (!part) return { at: null, length: null };
      const place = { at, length: part.byteLength };
      at += part.byteLength;
      return place;
    });
  });
  const blobs = columns.map((parts) => Buffer.concat(parts.filter((part) => part !== null)));
  return [...blobs, ...places.flatMap((place) => [place.map(({ at }) => at), place.map(({ length }) => length)])];
}
