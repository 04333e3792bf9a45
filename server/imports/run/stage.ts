import { type Identifiers, listingsWithHashes, numbersOf, sealSource } from '../../listings/index.ts';
import {
  type Element,
  type Issue,
  type ObjectIdentity,
  OpenImmoError,
  type Provider,
  readWhole,
  saysOf,
  type Transfer,
} from '../../openimmo/index.ts';
import { type Platform, type Prisma, uuidv7 } from '../../platform/index.ts';
import { ImportRefused } from '../import-error.ts';
import type { OpenPackage } from '../package/package-reader.ts';
import { keyOf } from './identify.ts';
import { identifyItems, type RunProvider, type StagedElement } from './identify-items.ts';
import { numberOf, type ReadObject, readObject, stagedContext, toStaged } from './staged-object.ts';

export interface StageOptions {
  runId: string;
  agencyId: string;
  pack: OpenPackage;
  /** Of the agency: the language of texts that name none; BCP 47. */
  locale: string;
  /** `YYYY-MM-DD` at the agency's. */
  today: string;
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
 * Reads the file to its end into items that wait to be applied, each with the listing it is. Nothing of the agency's
 * changes. Starts over when a killed run had begun.
 * @throws {ImportRefused} when the file cannot be read to its end, or holds no object and is no full delivery.
 */
export async function stage(platform: Platform, options: StageOptions): Promise<void> {
  const { runId, pack, signal } = options;
  await forgetStaged(platform, runId);
  const writer = createWriter(platform, options);
  const file = createFile(options.locale);
  let position = 0;
  try {
    for await (const event of readWhole(await pack.xml())) {
      signal.throwIfAborted();
      if (event.type === 'transfer') event.issues.push(...pack.issues);
      if (event.type === 'transfer') await noteTransfer(platform, runId, event.transfer, event.issues);
      if (event.type !== 'object') file.note(event);
      else {
        position += 1;
        const read = readObject(event.element, pack, readOptions(options, file.deletes()));
        file.count(event.providerIndex, read.identity.language);
        await writer.add({ position, provider: event.providerIndex, read });
      }
    }
    await writer.end();
  } catch (error) {
    throw error instanceof OpenImmoError ? refusal(error) : error;
  } finally {
    // What is still being written must not come after what the caller does next.
    await writer.settled();
  }
  const isFull = file.isFull();
  if (position === 0 && !isFull) throw nothingInIt();
  const result = file.result();
  const needed = await identifyItems(platform, { ...options, isFull, providers: result.providers }, writer.elements);
  if (needed.size > 0) await fillItems(platform, options, needed);
  await finishStaging(platform, options, { position, isFull, ...result });
}

/** Gathers what a file says beside its objects. */
function createFile(locale: string) {
  const providers: Provider[] = [];
  const objects: number[] = [];
  const languages: Set<string>[] = [];
  const issues: Issue[] = [];
  const outline: Outline = { root: [], offices: [] };
  let transfer: Transfer | undefined;
  let length = 0;
  return {
    count(provider: number, language: string | null) {
      objects[provider] = (objects[provider] ?? 0) + 1;
      languages[provider] = (languages[provider] ?? new Set()).add(language ?? locale);
    },
    deletes: () => transfer?.mode === 'DELETE',
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
    // A file that contradicts itself about its scope counts as a partial one, and what is to be deleted is no stock.
    isFull: () =>
      transfer?.scope === 'FULL' && transfer.mode !== 'DELETE' && !issues.some(({ severity }) => severity === 'ERROR'),
    result: () => ({
      issues,
      outline,
      providers: Array.from(
        { length: Math.max(providers.length, objects.length) },
        (_, index): RunProvider => ({
          key: keyOfProvider(providers[index]),
          objects: objects[index] ?? 0,
          languages: [...(languages[index] ?? [])],
        }),
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
  const { runId, pack, signal } = options;
  let left = positions.size;
  let position = 0;
  let deletes = false;
  for await (const event of readWhole(await pack.xml())) {
    signal.throwIfAborted();
    if (event.type === 'transfer') deletes = event.transfer.mode === 'DELETE';
    if (event.type !== 'object') continue;
    position += 1;
    if (!positions.has(position)) continue;
    const read = readObject(event.element, pack, readOptions(options, deletes));
    const { sealed, mapped } = await contentOf(platform, options, { position, provider: event.providerIndex, read });
    const data = { sealed: new Uint8Array(sealed), mapped: new Uint8Array(mapped) };
    await platform.prisma.importItem.update({ where: { runId_position: { runId, position } }, data });
    left -= 1;
    if (left === 0) return;
  }
}

const readOptions = ({ addressReleased }: StageOptions, deletes: boolean) => ({ addressReleased, deletes });

interface Entry {
  position: number;
  provider: number;
  read: ReadObject;
}

export const identifiersOf = ({ identifiers }: ObjectIdentity): Identifiers => ({
  OBID: identifiers.obid,
  EXTERN: identifiers.extern,
  INTERN: identifiers.intern,
});

/** Writes a batch while the next is read: one of the two is always waiting for the other. */
function createWriter(platform: Platform, options: StageOptions) {
  const elements: StagedElement[] = [];
  let batch: Entry[] = [];
  let bytes = 0;
  let writing: Promise<void> = Promise.resolve();
  async function flush() {
    const entries = batch;
    batch = [];
    bytes = 0;
    await writing;
    writing = writeBatch(platform, options, entries).then((written) => void elements.push(...written));
    // Whoever awaits it later hears of the failure; until then it is nobody's.
    writing.catch(() => {});
  }
  return {
    /** What was written, in document order. */
    elements,
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

async function writeBatch(platform: Platform, options: StageOptions, entries: Entry[]): Promise<StagedElement[]> {
  if (entries.length === 0) return [];
  const { prisma } = platform;
  const wanted = entries.map(({ read: { identity, hash } }) => ({
    number: numbersOf(identifiersOf(identity))[0],
    hash,
  }));
  const here = await listingsWithHashes(prisma, options.agencyId, wanted);
  const issues: object[] = [];
  const rows: ItemRow[] = [];
  const elements: StagedElement[] = [];
  for (const [index, entry] of entries.entries()) {
    const { position, provider, read } = entry;
    const { identity, hash } = read;
    const { action: request, identifiers, language } = identity;
    const row = { position, provider, request, key: keyOf(identifiers), number: numberOf(identity), hash };
    const same = request === 'DELETE' ? [] : (here[index] ?? []);
    const content = same.length > 0 ? undefined : await contentOf(platform, options, entry);
    const found = content?.issues ?? [];
    issues.push(...found.map((issue) => ({ ...issue, id: uuidv7(), runId: options.runId, position, key: row.number })));
    const refused = found.some(({ severity }) => severity === 'ERROR');
    const listingId = same[0] ?? (request === 'DELETE' ? null : uuidv7());
    rows.push({ ...row, refused, listingId, sealed: content?.sealed ?? null, mapped: content?.mapped ?? null });
    const { obid, extern, intern } = identifiers;
    const kept = {
      obid: apart(obid),
      extern: apart(extern),
      intern: apart(intern),
      language,
      number: apart(row.number),
    };
    const says = saysOf(read.element);
    elements.push({ ...kept, position, provider, request, says, here: same, listingId, refused });
  }
  await insertItems(platform, options.runId, rows);
  if (issues.length > 0) {
    const json = JSON.stringify(issues);
    await prisma.$executeRaw`
      INSERT INTO "ImportIssue" SELECT * FROM jsonb_populate_recordset(NULL::"ImportIssue", ${json}::jsonb)`;
  }
  return elements;
}

/** A copy: a string cut out of the file would keep its part of the file in memory. */
const apart = (text: string | null): string | null => (text === null ? null : Buffer.from(text).toString());

async function contentOf(platform: Platform, options: StageOptions, { position, read }: Entry) {
  const { runId, agencyId, addressReleased, today } = options;
  const { staged, issues } = await toStaged(platform, read, { addressReleased });
  const { expirationDate } = staged.listing;
  if (expirationDate !== null && expirationDate < today && staged.action !== 'DELETE')
    issues.push(expired(expirationDate));
  return {
    issues,
    sealed: sealSource(platform.vault, agencyId, `[${read.json}]`),
    mapped: platform.vault.seal(staged, stagedContext(runId, position)),
  };
}

const expired = (date: string): Issue => ({
  severity: 'NOTE',
  code: 'EXPIRED',
  path: 'verwaltung_techn/aktiv_bis',
  message: `The object was on the market until ${date}. It is here, but no longer public.`,
  hint: 'Nothing to do, or send it with a later aktiv_bis.',
  values: { date },
});

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
