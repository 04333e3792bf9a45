import type { AliasKind, ListingOrigin } from '../platform/generated/prisma/enums.ts';
import { type Emit, type Platform, Prisma, type Tx, uuidv7 } from '../platform/index.ts';
import type { ListingInput, MediaInput } from './listing-input.ts';

/** Where a listing comes from, and when. */
export interface Delivery {
  agencyId: string;
  /** BCP 47; the language of texts that name none. */
  locale: string;
  origin: ListingOrigin;
  sourceId: string | null;
  /** The delivering office within the source. */
  sourceProvider: string | null;
  deliveredAt: Date;
  /** Who caused it, for the log: `import:<run>`, `key:<id>`, … */
  actor: string;
}

/** Every number an object may be known by; at least one is given. */
export type Identifiers = Partial<Record<AliasKind, string | null>>;

export interface SavedListing {
  id: string;
  action: 'CREATE' | 'UPDATE' | 'UNCHANGED';
}

// The order in which numbers are believed.
const kinds: AliasKind[] = ['OBID', 'EXTERN', 'INTERN'];

/** The listing of the agency that one of the numbers belongs to, withdrawn or not. */
export async function findByIdentifiers(tx: Tx, agencyId: string, identifiers: Identifiers) {
  const given = kinds.flatMap((kind) => (identifiers[kind] ? [{ kind, value: identifiers[kind] }] : []));
  if (given.length === 0) return undefined;
  const aliases = await tx.listingAlias.findMany({
    where: { agencyId, OR: given },
    include: {
      listing: { select: { id: true, sourceHash: true, sourceId: true, withdrawnAt: true, deliveredAt: true } },
    },
  });
  for (const { kind } of given) {
    const alias = aliases.find((candidate) => candidate.kind === kind);
    if (alias) return alias.listing;
  }
  return undefined;
}

/**
 * Takes a listing as its origin gives it: creates it, or replaces what the origin said before.
 * The same content again changes nothing. Runs inside the caller's transaction.
 * @param hash of everything in `input`, by which an unchanged listing is known.
 */
export async function saveListing(
  tx: Tx,
  emit: Emit,
  delivery: Delivery,
  identifiers: Identifiers,
  input: ListingInput,
  hash: string,
): Promise<SavedListing> {
  const { agencyId } = delivery;
  const known = await findByIdentifiers(tx, agencyId, identifiers);
  const provenance = {
    origin: delivery.origin,
    sourceId: delivery.sourceId,
    sourceProvider: delivery.sourceProvider,
    deliveredAt: delivery.deliveredAt,
  };
  if (known && known.sourceHash === hash && !known.withdrawnAt) {
    await tx.listing.update({ where: { id: known.id }, data: { ...provenance, updatedAt: undefined } });
    return { id: known.id, action: 'UNCHANGED' };
  }
  const id = known?.id ?? uuidv7();
  const columns = { ...toColumns(input, delivery.locale), ...provenance, sourceHash: hash, withdrawnAt: null };
  if (known) await tx.listing.update({ where: { id }, data: { ...columns, version: { increment: 1 } } });
  else await tx.listing.create({ data: { ...columns, id, agencyId, key: keyOf(identifiers) } });
  await replaceParts(tx, id, delivery, identifiers, input);
  emit({
    type: known ? 'listing.updated' : 'listing.created',
    subjectType: 'Listing',
    subjectId: id,
    agencyId,
    actor: delivery.actor,
  });
  return { id, action: known ? 'UPDATE' : 'CREATE' };
}

/**
 * Takes a listing off the market; its rows and history stay. Doing it again changes nothing.
 * @param deliveredAt when a delivery says so: an older one that comes late does not bring it back.
 */
export async function withdrawListing(
  tx: Tx,
  emit: Emit,
  id: string,
  actor: string,
  now: Date,
  deliveredAt?: Date,
): Promise<boolean> {
  const { count } = await tx.listing.updateMany({
    where: { id, withdrawnAt: null },
    data: { withdrawnAt: now, deliveredAt, version: { increment: 1 } },
  });
  if (count === 0) return false;
  const { agencyId } = await tx.listing.findUniqueOrThrow({ where: { id }, select: { agencyId: true } });
  emit({ type: 'listing.withdrawn', subjectType: 'Listing', subjectId: id, agencyId, actor });
  return true;
}

/** Keeps the element as received, encrypted. */
export async function keepSource(tx: Tx, vault: Platform['vault'], listingId: string, source: unknown): Promise<void> {
  const sealed = vault.seal(source, `listing-source:${listingId}`);
  await tx.listingSource.upsert({ where: { listingId }, create: { listingId, sealed }, update: { sealed } });
}

/** The element as received, as `keepSource` kept it; undefined when there is none. */
export async function readSource<T>(tx: Tx, vault: Platform['vault'], listingId: string): Promise<T | undefined> {
  const source = await tx.listingSource.findUnique({ where: { listingId } });
  return source ? vault.open<T>(source.sealed, `listing-source:${listingId}`) : undefined;
}

/**
 * Takes one language off a listing. The next delivery of the listing counts as changed.
 * @returns how many languages are left.
 */
export async function removeListingText(
  tx: Tx,
  emit: Emit,
  id: string,
  language: string,
  actor: string,
): Promise<number> {
  const { count } = await tx.listingText.deleteMany({ where: { listingId: id, language } });
  const left = await tx.listingText.findMany({ where: { listingId: id }, orderBy: { id: 'asc' } });
  if (count === 0) return left.length;
  const { agencyId } = await tx.listing.update({
    where: { id },
    data: { title: left[0]?.title ?? null, sourceHash: null, version: { increment: 1 } },
    select: { agencyId: true },
  });
  emit({ type: 'listing.updated', subjectType: 'Listing', subjectId: id, agencyId, actor });
  return left.length;
}

function keyOf(identifiers: Identifiers): string {
  const key = identifiers.OBID || identifiers.EXTERN || identifiers.INTERN;
  if (!key) throw new Error('a listing needs a number of its own');
  return key;
}

function toColumns(input: ListingInput, locale: string) {
  const { texts, brokers: _brokers, media: _media, ...plain } = input;
  const own = texts.find((text) => (text.language ?? locale).slice(0, 2) === locale.slice(0, 2)) ?? texts[0];
  return {
    ...plain,
    title: own?.title ?? null,
    onMarketDate: day(input.onMarketDate),
    expirationDate: day(input.expirationDate),
    energyCertificates: input.energyCertificates as unknown as Prisma.InputJsonValue,
    biddingTerms: (input.biddingTerms as Prisma.InputJsonValue | null) ?? Prisma.DbNull,
    sharing: (input.sharing as Prisma.InputJsonValue | null) ?? Prisma.DbNull,
  };
}

const day = (value: string | null) => (value ? new Date(`${value}T00:00:00Z`) : null);

async function replaceParts(
  tx: Tx,
  listingId: string,
  delivery: Delivery,
  identifiers: Identifiers,
  input: ListingInput,
) {
  const { agencyId, locale } = delivery;
  await tx.listingAlias.createMany({
    data: kinds.flatMap((kind) => (identifiers[kind] ? [{ agencyId, kind, value: identifiers[kind], listingId }] : [])),
    skipDuplicates: true,
  });
  await tx.listingText.deleteMany({ where: { listingId } });
  const texts = new Map(input.texts.map((text) => [text.language ?? locale, text]));
  await tx.listingText.createMany({ data: [...texts].map(([language, text]) => ({ ...text, language, listingId })) });
  await tx.listingBroker.deleteMany({ where: { listingId } });
  const members = await membersOf(tx, agencyId);
  await tx.listingBroker.createMany({
    data: input.brokers.map((broker, index) => ({
      ...broker,
      position: index + 1,
      listingId,
      personId: matchMember(members, broker),
    })),
  });
  await replaceMedia(tx, listingId, input.media);
}

async function membersOf(tx: Tx, agencyId: string) {
  return tx.membership.findMany({
    where: { agencyId },
    select: { personId: true, personnelNumber: true, person: { select: { email: true } } },
  });
}

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
async function replaceMedia(tx: Tx, listingId: string, media: MediaInput[]) {
  const before = await tx.media.findMany({ where: { listingId }, select: { id: true, sha256: true, sourceUrl: true } });
  const take = (item: MediaInput) => {
    const index = before.findIndex((old) =>
      item.sha256 ? old.sha256 === item.sha256 : old.sourceUrl === item.sourceUrl && !old.sha256,
    );
    return index < 0 ? undefined : before.splice(index, 1)[0]?.id;
  };
  const rows = media.map((item, order) => ({ ...item, id: take(item) ?? uuidv7(), listingId, order }));
  await tx.media.deleteMany({ where: { listingId } });
  await tx.media.createMany({ data: rows });
}
