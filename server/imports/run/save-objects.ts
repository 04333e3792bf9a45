import {
  type Identifiers,
  type KnownListing,
  type ListingEntry,
  type ListingInput,
  openSource,
  readSources,
  removeListingText,
  saveListings,
  sealSource,
  type TextInput,
  touchListings,
  withdrawListings,
} from '../../listings/index.ts';
import { type Element, type Issue, identifyObject, mapObject } from '../../openimmo/index.ts';
import type { ImportItemModel } from '../../platform/generated/prisma/models.ts';
import type { Emit, Platform, Tx } from '../../platform/index.ts';
import { isLeftOut, unknown } from './decide.ts';
import type { Outcome } from './outcome.ts';
import type { Prepared } from './prepare.ts';
import { actorOf, deliveredAt, deliveryOf, providerKey, type RunContext } from './run-context.ts';
import { isSameLanguage } from './same-language.ts';
import { identifiersOf } from './stage.ts';
import { numberOf, type StagedObject } from './staged-object.ts';

export interface Change {
  platform: Platform;
  tx: Tx;
  emit: Emit;
  context: RunContext;
  now: Date;
}

/** What was here already when it was read: noted as delivered again, where it still is what it was. */
export async function touch({ tx, context }: Change, here: Prepared[]): Promise<Prepared[]> {
  const entries = here.map(({ item }) => ({
    id: item.listingId ?? '',
    hash: item.hash,
    sourceProvider: providerKey(context, item),
  }));
  const same = await touchListings(tx, deliveryOf(context), entries);
  return here.filter(({ item }) => same.has(item.listingId ?? ''));
}

/** An object and the listing it is. */
interface Known {
  prepared: Prepared;
  known: KnownListing | undefined;
}

/** Creates listings, and replaces what was said of them; in languages that the delivery does not bring, what is there stays. */
export async function save(change: Change, saves: Known[]): Promise<Outcome[]> {
  if (saves.length === 0) return [];
  const { platform, tx, emit, context, now } = change;
  const parts = await partsOf(change, saves);
  const entries = saves.map(({ prepared, known }, index): ListingEntry => {
    const own = parts[index] as Part[];
    return {
      id: prepared.item.listingId as string,
      key: prepared.item.key ?? '',
      identifiers: own.map(({ identifiers }) => identifiers),
      known,
      input: toInput(prepared, own, context.agency.currency),
      hashes: own.map(({ hash }) => hash),
      sourceProvider: providerKey(context, prepared.item),
      source: { sealed: sealed(platform, context, prepared.item, own), version: context.run.version },
    };
  });
  const saved = await saveListings(tx, emit, deliveryOf(context), entries, now);
  return saves.map(({ prepared }, index) => {
    const { id, action } = saved[index] as (typeof saved)[number];
    return { prepared, action, listingId: id, issues: prepared.issues };
  });
}

/** A listing in one language: an element that was delivered now, or one that stays. */
interface Part {
  language: string | null;
  /** Empty when it is not known any more. */
  hash: string;
  identifiers: Identifiers;
  texts: TextInput[];
  /** The number people see. */
  number: string | null;
  /** The element as it lies in an item; or as it came before. */
  content: { item: ImportItemModel } | { element: Element };
}

/** For each object the elements its listing is made of from now on. */
async function partsOf({ platform, tx, context }: Change, saves: Known[]): Promise<Part[][]> {
  const { run, agency } = context;
  const isOther = ({ languages }: Prepared, language: string) =>
    !languages?.some((it) => isSameLanguage(it, language, agency.locale));
  const translated = saves.flatMap(({ prepared, known }) =>
    known && !known.withdrawnAt && known.languages.some((language) => isOther(prepared, language)) ? [known.id] : [],
  );
  const sources =
    translated.length > 0 ? await readSources<Element>(tx, platform.vault, run.agencyId, translated) : new Map();
  return saves.map(({ prepared, known }) => {
    const elements: Element[] = sources.get(known?.id ?? '')?.elements ?? [];
    return merge(context, prepared, { elements, hashes: known?.sourceHashes ?? [] });
  });
}

function merge(
  context: RunContext,
  { item, staged, variants, hashes }: Prepared,
  before: { elements: Element[]; hashes: string[] },
): Part[] {
  const delivered = [{ item, staged: staged as StagedObject }, ...variants].map((entry, index): Part => {
    const { language, listing } = entry.staged;
    const number = numberOf(entry.staged);
    const identifiers = identifiersOf(entry.staged);
    return {
      language,
      hash: hashes[index] ?? '',
      identifiers,
      texts: listing.texts,
      number,
      content: { item: entry.item },
    };
  });
  const isSame = (one: Part, language: string | null) => isSameLanguage(one.language, language, context.agency.locale);
  const left = [...delivered];
  const parts: Part[] = [];
  for (const [index, element] of before.elements.entries()) {
    const identity = identifyObject(element);
    const { language } = identity;
    const place = left.findIndex((part) => isSame(part, language));
    if (place >= 0) parts.push(...left.splice(place, 1));
    if (delivered.some((part) => isSame(part, language)) || isLeftOut(context, item, language)) continue;
    const hash = before.hashes.length === before.elements.length ? (before.hashes[index] ?? '') : '';
    const { texts } = mapObject(element).object.listing;
    const number = numberOf(identity);
    parts.push({ language, hash, identifiers: identifiersOf(identity), texts, number, content: { element } });
  }
  return [...parts, ...left];
}

/** The element as it lies in the item; for a listing in several languages one for each. */
function sealed({ vault }: Platform, { run }: RunContext, item: ImportItemModel, parts: Part[]): Uint8Array {
  if (parts.length === 1) return item.sealed ?? new Uint8Array();
  const elements = parts.flatMap(({ content }) =>
    'element' in content
      ? [content.element]
      : openSource<Element>(vault, run.agencyId, content.item.sealed ?? new Uint8Array()),
  );
  return sealSource(vault, run.agencyId, JSON.stringify(elements));
}

/** What is delivered last says what the listing is; its first language says the number, and each its own texts. */
function toInput({ staged, media = [] }: Prepared, parts: Part[], currency: string): ListingInput {
  const [first] = parts;
  const { listing } = staged as StagedObject;
  return {
    ...asListing(staged as StagedObject, currency),
    listingId: first?.number ?? null,
    originatingSystemKey: first?.identifiers.OBID ?? null,
    texts: parts.flatMap(({ texts }) => texts),
    brokers: listing.brokers.map(({ position: _, ...broker }) => broker),
    media,
  };
}

/** What an object says of its listing, beside pictures and documents. */
export function asListing(staged: StagedObject, currency: string): Omit<ListingInput, 'media' | 'brokers'> {
  const { media: _media, brokers: _brokers, ...listing } = staged.listing;
  // Without an external number, the one people see is the software's own.
  return { ...listing, listingId: numberOf(staged), currency: listing.currency ?? currency };
}

/** Deleting one of several languages takes its texts; deleting the last one, or the object itself, the listing. */
export async function remove(change: Change, removals: Removal<Prepared>[]): Promise<Outcome[]> {
  if (removals.length === 0) return [];
  const { platform, tx, emit, context, now } = change;
  const { run } = context;
  const rest = await leftAfter(platform, tx, context, removals);
  const outcomes: Outcome[] = [];
  const whole: Removal<Prepared>[] = [];
  for (const removal of removals) {
    const { prepared, known } = removal;
    const left = rest.get(prepared);
    if (!left) whole.push(removal);
    else {
      const sealed = new Uint8Array(sealSource(platform.vault, run.agencyId, JSON.stringify(left.elements)));
      const identifiers = left.elements.map((element) => identifiersOf(identifyObject(element)));
      for (const language of left.gone) {
        await removeListingText(tx, emit, { id: known.id, language, sealed, identifiers, actor: actorOf(run), now });
      }
      outcomes.push({ prepared, ...languageRemoved(left, known), issues: [...prepared.issues, ...issuesOf(left)] });
    }
  }
  const ids = whole.map(({ known }) => known.id);
  await withdrawListings(tx, emit, ids, { actor: actorOf(run), now, deliveredAt: deliveredAt(run) });
  const gone = whole.map(
    ({ prepared, known }): Outcome => ({ prepared, action: 'REMOVE', listingId: known.id, issues: prepared.issues }),
  );
  return [...outcomes, ...gone];
}

const languageRemoved = ({ gone }: Left, { id }: KnownListing) => ({
  action: gone.length > 0 ? ('UPDATE' as const) : ('IGNORE' as const),
  listingId: id,
});

const issuesOf = ({ gone }: Left): Issue[] => (gone.length > 0 ? [] : [unknown]);

interface Removal<Object> {
  prepared: Object;
  known: KnownListing;
}

/** What a deletion leaves of a listing, and the languages that go. */
interface Left {
  elements: Element[];
  gone: string[];
}

/**
 * What deletions leave of listings that come in languages: an object that names its language, or nothing but a number
 * that only one language bears, takes that one. Listings that go as a whole are not in it.
 */
export async function leftAfter<Object extends { staged: StagedObject | undefined }>(
  platform: Platform,
  tx: Tx,
  { run, agency }: RunContext,
  removals: Removal<Object>[],
): Promise<Map<Object, Left>> {
  const left = new Map<Object, Left>();
  const translated = removals.filter(({ prepared, known }) => prepared.staged?.language || known.languages.length > 1);
  if (translated.length === 0) return left;
  const ids = translated.map(({ known }) => known.id);
  const sources = await readSources<Element>(tx, platform.vault, run.agencyId, ids);
  for (const { prepared, known } of translated) {
    const { language, identifiers } = prepared.staged as StagedObject;
    const parts = (sources.get(known.id)?.elements ?? []).map((element) => ({ element, ...identifyObject(element) }));
    const { obid, extern } = identifiers;
    const isMeant = (part: (typeof parts)[number]) => {
      if (language !== null) return isSameLanguage(part.language, language, agency.locale);
      return obid !== null || extern === null || part.identifiers.extern === extern;
    };
    const stays = parts.filter((part) => !isMeant(part));
    // An element that names no language is not known to be in another one.
    if (stays.length === 0 || (stays.length === parts.length && parts.some((part) => part.language === null))) continue;
    const gone = parts.filter(isMeant).map((part) => part.language ?? agency.locale);
    left.set(prepared, { elements: stays.map(({ element }) => element), gone });
  }
  return left;
}
