import type { ListingOrigin } from '../platform/generated/prisma/enums.ts';
import { type Emit, Prisma, type Tx, uuidv7 } from '../platform/index.ts';
import { type Identifiers, type KnownListing, knownListings, listingsWithNumbers, numbersOf } from './find-listings.ts';
import { type ListingInput, textOf } from './listing-input.ts';
import { keepVersions } from './listing-versions.ts';
import { mergeOverrides } from './overrides.ts';
import { writeAliases } from './write-aliases.ts';

/** Where listings come from, and when. */
export interface Delivery {
  agencyId: string;
  /** BCP 47; the language of texts that name none. */
  locale: string;
  origin: ListingOrigin;
  sourceId: string | null;
  deliveredAt: Date;
  /** Who caused it, for the log: `import:<run>`, `key:<id>`, … */
  actor: string;
}

export interface ListingEntry {
  id: string;
  /** The number it was first delivered under, for a new one. */
  key: string;
  /** The numbers it is known by, for each element it was delivered as. */
  identifiers: Identifiers[];
  /** The listing as it is; undefined for a new one. */
  known: KnownListing | undefined;
  input: ListingInput;
  /** Of its elements, by which an unchanged listing is known. */
  hashes: string[];
  /** The delivering office within the source. */
  sourceProvider: string | null;
  /** The elements as received, sealed by `sealSource`. */
  source?: { sealed: Uint8Array; version: string | null };
}

export interface SavedListing {
  id: string;
  action: 'CREATE' | 'UPDATE' | 'UNCHANGED';
}

/**
 * Takes listings as their origin gives them: creates them, or replaces what the origin said before. What people set
 * here stays (`ListingOverride`). The same content again changes nothing. A handful of statements, however many
 * listings. Runs inside the caller's transaction.
 * @throws when two entries mean the same listing.
 */
export async function saveListings(
  tx: Tx,
  emit: Emit,
  delivery: Delivery,
  entries: ListingEntry[],
  now: Date,
): Promise<SavedListing[]> {
  const saved = entries.map(({ id, known, hashes }): SavedListing => {
    if (!known) return { id, action: 'CREATE' };
    const isSame =
      known.sourceHashes.length === hashes.length && hashes.every((hash) => known.sourceHashes.includes(hash));
    return { id, action: isSame && !known.withdrawnAt ? 'UNCHANGED' : 'UPDATE' };
  });
  if (new Set(saved.map(({ id }) => id)).size < saved.length) throw new Error('two objects mean the same listing');
  const all = entries.map((entry, index) => ({ ...entry, ...(saved[index] as SavedListing) }));
  await touchListings(
    tx,
    delivery,
    all.flatMap((entry) => (entry.action === 'UNCHANGED' ? [{ ...entry, hash: entry.hashes[0] ?? '' }] : [])),
  );
  const changed = all.filter(({ action }) => action !== 'UNCHANGED');
  if (changed.length > 0) await replace(tx, delivery, changed, now);
  for (const { id, action } of changed) {
    const type = action === 'CREATE' ? 'listing.created' : 'listing.updated';
    emit({ type, subjectType: 'Listing', subjectId: id, agencyId: delivery.agencyId, actor: delivery.actor });
  }
  return saved;
}

/**
 * Notes that listings came again as they are.
 * @returns the ids of those that still are what their hash says.
 */
export async function touchListings(
  tx: Tx,
  delivery: Delivery,
  entries: { id: string; hash: string; sourceProvider: string | null }[],
): Promise<Set<string>> {
  if (entries.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Listing" AS listing
    SET origin = ${delivery.origin}::"ListingOrigin", "sourceId" = ${delivery.sourceId}::uuid,
      "sourceProvider" = entry."sourceProvider",
      "deliveredAt" = greatest(listing."deliveredAt", ${delivery.deliveredAt})
    FROM json_to_recordset(${json(entries)}::json) AS entry(id uuid, hash text, "sourceProvider" text)
    WHERE listing.id = entry.id AND entry.hash = ANY(listing."sourceHashes") AND listing."withdrawnAt" IS NULL
    RETURNING listing.id`;
  return new Set(rows.map(({ id }) => id));
}

/** One listing by itself, known by the surest of its numbers. Runs inside the caller's transaction. */
export async function saveListing(
  tx: Tx,
  emit: Emit,
  delivery: Delivery,
  identifiers: Identifiers,
  input: ListingInput,
  hash: string,
): Promise<SavedListing> {
  const [number] = numbersOf(identifiers);
  if (!number) throw new Error('a listing needs a number of its own');
  const named = await listingsWithNumbers(tx, delivery.agencyId, [number]);
  const same = named.find(({ numbers }) =>
    numbers.some(({ kind, value, current }) => current && kind === number.kind && value === number.value),
  );
  const known = same && (await knownListings(tx, [same.id])).get(same.id);
  const own = { identifiers: [identifiers], known, input, hashes: [hash], sourceProvider: null };
  const entry = { ...own, id: known?.id ?? uuidv7(), key: number.value };
  const [saved] = await saveListings(tx, emit, delivery, [entry], delivery.deliveredAt);
  return saved as SavedListing;
}

type Changed = ListingEntry & SavedListing;

async function replace(tx: Tx, delivery: Delivery, changed: Changed[], now: Date): Promise<void> {
  const before = changed.filter(({ action }) => action === 'UPDATE').map(({ id }) => id);
  // Somebody may be editing one of them: from here on they wait, and what they did before is read.
  if (before.length > 0)
    await tx.$queryRaw`SELECT 1 FROM "Listing" WHERE id = ANY(${before}::uuid[]) ORDER BY id FOR UPDATE`;
  await keepVersions(tx, before, delivery.actor, now);
  const entries = await withOverrides(tx, delivery.locale, changed, before);
  await writeListings(tx, delivery, entries, now);
  await writeAliases(tx, delivery.agencyId, entries);
  await writeTexts(tx, delivery.locale, entries, before);
  await writeBrokers(tx, delivery.agencyId, entries, before);
  await writeMedia(tx, entries, before);
  await writeSources(tx, entries);
}

/** What people set here goes before what the origin says; what the origin says is noted beside it. */
async function withOverrides(tx: Tx, locale: string, changed: Changed[], before: string[]): Promise<Changed[]> {
  if (before.length === 0) return changed;
  const overrides = await tx.listingOverride.findMany({ where: { listingId: { in: before } } });
  if (overrides.length === 0) return changed;
  const origins: { id: string; originNow: unknown }[] = [];
  const agreed: string[] = [];
  const merged = changed.map((entry) => {
    const own = overrides.filter(({ listingId }) => listingId === entry.id);
    if (own.length === 0) return entry;
    const result = mergeOverrides({ input: entry.input, locale, overrides: own });
    origins.push(...result.origins);
    agreed.push(...result.agreed);
    return { ...entry, input: result.input };
  });
  await tx.$executeRaw`
    UPDATE "ListingOverride" AS override SET "originNow" = coalesce(origin."originNow", 'null')
    FROM jsonb_to_recordset(${json(origins)}::jsonb) AS origin(id uuid, "originNow" jsonb)
    WHERE override.id = origin.id`;
  if (agreed.length > 0) await tx.listingOverride.deleteMany({ where: { id: { in: agreed } } });
  return merged;
}

// Rows go to the database as one JSON document a table, which PostgreSQL turns into rows of that table: a statement of
// constant text whatever the number of rows, an order of magnitude cheaper than one for each.
const json = (rows: unknown): string => JSON.stringify(rows);

type Table = 'Listing' | 'ListingText' | 'ListingBroker' | 'Media';

const insert = (table: Table, rows: object[], end = Prisma.empty) => {
  const name = Prisma.raw(`"${table}"`);
  return Prisma.sql`INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, ${json(rows)}::json) ${end}`;
};

/** What a further delivery leaves as it is; the version counts on. */
const LASTING: readonly string[] = ['id', 'agencyId', 'key', 'version', 'createdAt'];
const replaced = Object.values(Prisma.ListingScalarFieldEnum).filter((column) => !LASTING.includes(column));
const orReplace = Prisma.raw(`ON CONFLICT (id) DO UPDATE
  SET ${replaced.map((column) => `"${column}" = EXCLUDED."${column}"`).join(', ')}, version = "Listing".version + 1`);

async function writeListings(tx: Tx, delivery: Delivery, entries: Changed[], now: Date): Promise<void> {
  const rows = entries.map(({ id, key, input, hashes, sourceProvider }) => ({
    ...toColumns(input, delivery.locale),
    id,
    agencyId: delivery.agencyId,
    key,
    origin: delivery.origin,
    sourceId: delivery.sourceId,
    sourceProvider,
    deliveredAt: delivery.deliveredAt,
    sourceHashes: hashes,
    withdrawnAt: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  }));
  await tx.$executeRaw(insert('Listing', rows, orReplace));
}

function toColumns(input: ListingInput, locale: string) {
  const { texts, brokers: _brokers, media: _media, ...plain } = input;
  return { ...plain, title: textOf(texts, locale)?.title ?? null };
}

async function writeTexts(tx: Tx, locale: string, entries: Changed[], before: string[]): Promise<void> {
  if (before.length > 0) await tx.listingText.deleteMany({ where: { listingId: { in: before } } });
  const rows = entries.flatMap(({ id: listingId, input }) => {
    const texts = new Map(input.texts.map((text) => [text.language ?? locale, text]));
    return [...texts].map(([language, text]) => ({ ...text, language, listingId, id: uuidv7() }));
  });
  await tx.$executeRaw(insert('ListingText', rows));
}

async function writeBrokers(tx: Tx, agencyId: string, entries: Changed[], before: string[]): Promise<void> {
  if (before.length > 0) await tx.listingBroker.deleteMany({ where: { listingId: { in: before } } });
  const members = await membersOf(tx, agencyId);
  const rows = entries.flatMap(({ id: listingId, input }) =>
    input.brokers.map((broker, index) => ({
      ...broker,
      id: uuidv7(),
      listingId,
      position: index + 1,
      personId: matchMember(members, broker),
    })),
  );
  await tx.$executeRaw(insert('ListingBroker', rows));
}

const membersOf = (tx: Tx, agencyId: string) =>
  tx.membership.findMany({
    where: { agencyId },
    select: { personId: true, personnelNumber: true, person: { select: { email: true } } },
  });

/** A contact is one of ours by e-mail or personnel number; a name is never enough. */
function matchMember(
  members: Awaited<ReturnType<typeof membersOf>>,
  broker: ListingInput['brokers'][number],
): string | null {
  const email = broker.email?.trim().toLowerCase();
  const match = members.find(
    (member) =>
      (email && member.person.email.toLowerCase() === email) ||
      (broker.number && member.personnelNumber === broker.number),
  );
  return match?.personId ?? null;
}

/** The new list replaces the old one; a medium that stays keeps its id, and so its address. */
async function writeMedia(tx: Tx, entries: Changed[], before: string[]): Promise<void> {
  const kept = new Map<string, string[]>();
  if (before.length > 0) {
    const old = await tx.media.findMany({
      where: { listingId: { in: before } },
      select: { id: true, listingId: true, sha256: true, sourceUrl: true },
    });
    for (const medium of old) {
      const content = contentOf(medium.listingId, medium);
      kept.set(content, [...(kept.get(content) ?? []), medium.id]);
    }
    await tx.media.deleteMany({ where: { listingId: { in: before } } });
  }
  const rows = entries.flatMap(({ id: listingId, input }) =>
    input.media.map((item, order) => {
      const id = kept.get(contentOf(listingId, item))?.shift() ?? uuidv7();
      return { ...item, id, listingId, order };
    }),
  );
  if (rows.length > 0) await tx.$executeRaw(insert('Media', rows));
}

const contentOf = (listingId: string, { sha256, sourceUrl }: { sha256: string | null; sourceUrl: string | null }) =>
  `${listingId} ${sha256 ?? sourceUrl}`;

async function writeSources(tx: Tx, entries: Changed[]): Promise<void> {
  const rows = entries.flatMap(({ id, source }) =>
    source ? [{ id, sealed: Buffer.from(source.sealed).toString('base64'), version: source.version }] : [],
  );
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "ListingSource" ("listingId", sealed, version)
    SELECT id, decode(sealed, 'base64'), version
    FROM json_to_recordset(${json(rows)}::json) AS source(id uuid, sealed text, version text)
    ON CONFLICT ("listingId") DO UPDATE SET sealed = EXCLUDED.sealed, version = EXCLUDED.version`;
}
