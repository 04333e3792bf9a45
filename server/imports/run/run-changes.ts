import type { Actor } from '../../accounts/index.ts';
import { type Keeper, shown } from '../../listings/index.ts';
import type { ImportItemModel, ImportRunModel } from '../../platform/generated/prisma/models.ts';
import type { Platform } from '../../platform/index.ts';
import { isLeftOut, type Scope } from './decide.ts';
import type { RunProvider } from './identify-items.ts';
import { openStaged, variantsOf } from './prepare.ts';
import { actorOf } from './run-context.ts';
import { isSameLanguage } from './same-language.ts';
import { asListing } from './save-objects.ts';

/** One field of a listing before and after a delivery, as text; null where there was or is nothing to be shown. */
export interface FieldChange {
  /** A column such as `listPrice`, `texts.<language>.<column>`, or `media` for the number of pictures and documents. */
  field: string;
  before: string | null;
  after: string | null;
}

/** What people compare; numbers of our own and times are not among it. */
const HIDDEN = new Set(
  'id agencyId key origin sourceHashes sourceId sourceProvider deliveredAt version createdAt updatedAt sharing title'.split(
    ' ',
  ),
);

type Row = Record<string, unknown>;

interface Version {
  listing: Row;
  texts: Row[];
  media: number;
}

/**
 * What a delivery changes, object by object: of a dry run what it would change, of an applied one what it did.
 * @param actor whose eyes it is for: what a listing keeps back is left out.
 * @returns by position; objects that are new, gone or the same are not in it.
 */
export async function changesOf(
  platform: Platform,
  actor: Actor,
  run: Pick<ImportRunModel, 'id' | 'dryRun'>,
  items: ImportItemModel[],
): Promise<Map<number, FieldChange[]>> {
  const updates = items.filter(({ action, listingId }) => action === 'UPDATE' && listingId);
  if (updates.length === 0) return new Map();
  const ids = updates.map(({ listingId }) => listingId as string);
  const now = await versionsNow(platform, ids);
  const other = run.dryRun
    ? await versionsStaged(platform, run.id, updates, now)
    : await versionsBefore(platform, run, ids);
  return new Map(
    updates.flatMap(({ position, listingId }) => {
      const here = now.get(listingId as string);
      const there = other.get(listingId as string);
      if (!here || !there) return [];
      return [[position, run.dryRun ? compare(actor, here, there) : compare(actor, there, here)] as const];
    }),
  );
}

function compare(actor: Actor, before: Version, after: Version): FieldChange[] {
  const textIn = ({ listing }: Version, field: string) =>
    textOf(shown(actor, listing as unknown as Keeper, field, listing[field]));
  const fields = Object.keys(after.listing).filter((field) => !HIDDEN.has(field));
  const columns = fields.map((field) => ({
    field,
    before: textIn(before, field),
    after: textIn(after, field),
  }));
  const media = { field: 'media', before: String(before.media), after: String(after.media) };
  const all = [...columns, ...compareTexts(before.texts, after.texts), media];
  return all.filter((change) => change.before !== change.after);
}

const TEXTS = ['title', 'shortDescription', 'publicRemarks', 'locationRemarks', 'equipmentRemarks', 'otherRemarks'];

function compareTexts(before: Row[], after: Row[]): FieldChange[] {
  const languages = new Set([...before, ...after].map(({ language }) => String(language)));
  const find = (texts: Row[], language: string) => texts.find((text) => text.language === language) ?? {};
  return [...languages].flatMap((language) =>
    TEXTS.map((field) => ({
      field: `texts.${language}.${field}`,
      before: textOf(find(before, language)[field]),
      after: textOf(find(after, language)[field]),
    })),
  );
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

async function versionsNow({ prisma }: Platform, ids: string[]): Promise<Map<string, Version>> {
  const rows = await prisma.$queryRaw<({ id: string } & Version)[]>`
    SELECT id, to_jsonb(listing) AS listing,
      (SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]') FROM "ListingText" t WHERE t."listingId" = listing.id) AS texts,
      (SELECT count(*)::int FROM "Media" m WHERE m."listingId" = listing.id) AS media
    FROM "Listing" AS listing WHERE id = ANY(${ids}::uuid[])`;
  return new Map(rows.map(({ id, ...version }) => [id, version]));
}

async function versionsBefore(
  { prisma }: Platform,
  run: Pick<ImportRunModel, 'id'>,
  ids: string[],
): Promise<Map<string, Version>> {
  const rows = await prisma.listingVersion.findMany({ where: { actor: actorOf(run), listingId: { in: ids } } });
  return new Map(
    rows.map(({ listingId, data }) => {
      const { listing, texts, media } = data as unknown as { listing: Row; texts: Row[]; media: Row[] };
      return [listingId, { listing, texts, media: media.length }];
    }),
  );
}

/**
 * What is staged, in the form the database gives what is there: numbers and dates look the same then. Languages that
 * the delivery does not speak of stay.
 */
async function versionsStaged(
  platform: Platform,
  runId: string,
  items: ImportItemModel[],
  now: Map<string, Version>,
): Promise<Map<string, Version>> {
  const { prisma } = platform;
  const run = await prisma.importRun.findUniqueOrThrow({ where: { id: runId }, include: { agency: true } });
  const { locale = 'en', currency = 'EUR' } = run.agency ?? {};
  const scope: Scope = { run, agency: { locale }, providers: run.providers as unknown as RunProvider[] };
  const variants = await variantsOf(platform, run, items);
  const staged = items.flatMap((item, index) => {
    const here = now.get(item.listingId as string);
    if (!item.mapped || !here) return [];
    const own = [item, ...(variants[index] ?? [])].flatMap((entry) =>
      entry.mapped ? [openStaged(platform, entry)] : [],
    );
    const delivered = own.flatMap(({ listing }) => listing.texts);
    const kept = here.texts.filter((text) => {
      const language = String(text.language);
      const isDelivered = own.some((object) => isSameLanguage(object.language, language, locale));
      return !isDelivered && !isLeftOut(scope, item, language);
    });
    const [object] = own;
    if (!object) return [];
    const { texts: _, ...columns } = asListing(object, currency);
    // The number is that of the language that was here first.
    const { listingId, originatingSystemKey } = here.listing;
    const all = kept.length > 0 ? { ...columns, listingId, originatingSystemKey } : columns;
    const texts = [...kept, ...delivered.map((text) => ({ ...text, language: text.language ?? locale }))];
    return [
      {
        id: item.listingId as string,
        columns: all,
        texts: texts as unknown as Row[],
        media: object.listing.media.length,
      },
    ];
  });
  const json = JSON.stringify(staged.map(({ id, columns }) => ({ id, columns })));
  const rows = await prisma.$queryRaw<{ id: string; listing: Row }[]>`
    SELECT listing.id, to_jsonb(jsonb_populate_record(listing, row.columns)) AS listing
    FROM jsonb_to_recordset(${json}::jsonb) AS row(id uuid, columns jsonb) JOIN "Listing" AS listing USING (id)`;
  return new Map(
    rows.map(({ id, listing }) => {
      const { texts = [], media = 0 } = staged.find((entry) => entry.id === id) ?? {};
      return [id, { listing, texts, media }];
    }),
  );
}
