import { type ListingNumber, listingsWithNumbers, type NumberedListing } from '../../listings/index.ts';
import type { Issue, Says } from '../../openimmo/index.ts';
import { type Platform, uuidv7 } from '../../platform/index.ts';
import { type Identified, identify, keyOf, type NamedElement } from './identify.ts';
import { isNoNumber } from './placeholders.ts';
import { isSameLanguage } from './same-language.ts';

/** An element that is staged, as far as it is needed to tell which listing it is and what it lacks for that. */
export interface StagedElement extends Omit<NamedElement, 'office'> {
  /** Which delivering office of the file, from 0. */
  provider: number;
  /** The number people know it by. */
  number: string | null;
  says: Says;
  /** The listings that were delivered as this very element; its content was not staged then. */
  here: string[];
  /** The listing it was staged for, as long as nothing else was known. */
  listingId: string | null;
  refused: boolean;
}

/** A delivering office of a file: what it is known by, what it sends, and in which languages. */
export interface RunProvider {
  /** Its number, else its anid, else its name; null when it gives none. */
  key: string | null;
  objects: number;
  /** BCP 47; absent in runs of before languages were added to one another. */
  languages?: string[];
}

export interface WholeDelivery {
  runId: string;
  agencyId: string;
  /** Of the agency. */
  locale: string;
  isFull: boolean;
  providers: RunProvider[];
}

/**
 * Decides which listing each staged element is, once all of a delivery is read, and refuses what is no object. Writes it
 * into the items, with what should be said about it.
 * @returns the positions whose content is needed although it was here already.
 */
export async function identifyItems(
  platform: Platform,
  delivery: WholeDelivery,
  elements: StagedElement[],
): Promise<Set<number>> {
  const { prisma } = platform;
  const { runId, agencyId, locale, providers } = delivery;
  const { sourceId, sentAt } = await prisma.importRun.findUniqueOrThrow({
    where: { id: runId },
    select: { sourceId: true, sentAt: true },
  });
  const stock = await listingsWithNumbers(prisma, agencyId, numbersIn(elements));
  const byPosition = new Map(elements.map((element) => [element.position, element]));
  const newId = (position: number) => {
    const { here = [], listingId = null } = byPosition.get(position) ?? {};
    return here.length === 0 && listingId !== null ? listingId : uuidv7();
  };
  const named = elements.map((element) => ({ ...element, office: providers[element.provider]?.key ?? null }));
  const identified = identify(named, stock, { locale, sourceId, sentAt, newId });
  const rows: object[] = [];
  const issues: object[] = [];
  const whole = new Set(stock.flatMap(({ id, isWhole }) => (isWhole ? id : [])));
  for (const element of elements) {
    const { position, number } = element;
    const result = identified.get(position) as Identified;
    const found = issuesOf(result);
    if (isTooLittle(element, result, whole)) found.push(emptyObject);
    else if (element.says === 'OBJECT' && result.listingId !== null) whole.add(result.listingId);
    issues.push(...found.map((issue) => ({ ...issue, id: uuidv7(), runId, position, key: number })));
    const refused = element.refused || found.some(({ severity }) => severity === 'ERROR');
    const { request, listingId, copiedFrom } = result;
    if (request === element.request && listingId === element.listingId && refused === element.refused && !copiedFrom) {
      continue;
    }
    const key = copiedFrom === undefined ? keyOf(element) : element.extern;
    rows.push({ position, request, listingId, refused, key });
  }
  await platform.change(async (tx) => {
    await tx.$executeRaw`
      UPDATE "ImportItem" AS item
      SET request = row.request, "listingId" = row."listingId", refused = row.refused, key = row.key
      FROM json_to_recordset(${JSON.stringify(rows)}::json)
        AS row(position int, request text, "listingId" uuid, refused boolean, key text)
      WHERE item."runId" = ${runId}::uuid AND item.position = row.position`;
    await tx.$executeRaw`
      INSERT INTO "ImportIssue" SELECT * FROM jsonb_populate_recordset(NULL::"ImportIssue", ${JSON.stringify(issues)}::jsonb)`;
  });
  return neededContent(delivery, elements, { identified, stock });
}

/** What stands for no number is in every second listing: it is not looked for. */
function numbersIn(elements: StagedElement[]): ListingNumber[] {
  const names = new Map<string, ListingNumber>();
  const want = (kind: ListingNumber['kind'], value: string | null) => {
    if (value !== null && !isNoNumber(value)) names.set(`${kind} ${value}`, { kind, value });
  };
  for (const { obid, extern, intern } of elements) {
    want('OBID', obid);
    want('EXTERN', extern);
    want('INTERN', intern);
  }
  return [...names.values()];
}

/**
 * What was here already needs its content after all when it is not the listing that was guessed, when the file spoke of
 * the listing before, or when a part of the listing, one of its languages, is new or gone.
 */
function neededContent(
  { locale, isFull, providers }: WholeDelivery,
  elements: StagedElement[],
  { identified, stock }: { identified: Map<number, Identified>; stock: NumberedListing[] },
): Set<number> {
  const needed = new Set<number>();
  const listings = new Map(stock.map((listing) => [listing.id, listing]));
  const groups = new Map<string, StagedElement[]>();
  const settle = (listingId: string) => {
    const group = groups.get(listingId) ?? [];
    groups.delete(listingId);
    const isHere = group.every((element) => {
      const { again } = identified.get(element.position) as Identified;
      return element.here.includes(listingId) && !again;
    });
    const office = providers[group[0]?.provider ?? 0]?.languages ?? [];
    const isInOffice = (language: string) => office.some((it) => isSameLanguage(it, language, locale));
    const isInGroup = (language: string) => group.some((it) => isSameLanguage(it.language, language, locale));
    const languages = listings.get(listingId)?.languages ?? [];
    const isLess = isFull && languages.some((language) => isInOffice(language) && !isInGroup(language));
    if (isHere && !isLess) return;
    for (const { position, here } of group) if (here.length > 0) needed.add(position);
  };
  for (const element of elements) {
    const { listingId, request } = identified.get(element.position) as Identified;
    if (listingId === null) continue;
    if (request !== 'VARIANT' && groups.has(listingId)) settle(listingId);
    if (request !== 'DELETE') groups.set(listingId, [...(groups.get(listingId) ?? []), element]);
  }
  for (const listingId of [...groups.keys()]) settle(listingId);
  return needed;
}

/**
 * Whether an object says too little to be taken: nothing, or so little of a listing that says more that it would empty
 * it. Another language in the same file needs texts only.
 */
function isTooLittle(
  { request, says, number, here }: StagedElement,
  { listingId, ...result }: Identified,
  whole: Set<string>,
): boolean {
  if (request === 'DELETE' || number === null || says === 'OBJECT') return false;
  if (result.request === 'VARIANT' && says === 'TEXTS') return false;
  return says === 'NOTHING' || (listingId !== null && whole.has(listingId) && !here.includes(listingId));
}

function issuesOf({ placeholder, renumbered, copiedFrom, sharedWith }: Identified): Issue[] {
  const issues: Issue[] = [];
  if (placeholder !== undefined) issues.push(noNumber(placeholder));
  if (copiedFrom !== undefined) issues.push(copiedNumber(copiedFrom));
  if (sharedWith !== undefined) issues.push(sharedNumber(sharedWith));
  if (renumbered !== undefined) issues.push(takenFor(renumbered));
  return issues;
}

const noNumber = (value: string): Issue => ({
  severity: 'ERROR',
  code: 'NO_OBJECT_NUMBER',
  path: 'verwaltung_techn/objektnr_extern',
  message: `The number “${value}” is one that stands for none, so the object cannot be told apart from others.`,
  hint: 'Give it an object number in your software and export it again.',
  values: { value },
});

const copiedNumber = (other: string): Issue => ({
  severity: 'WARNING',
  code: 'COPIED_OBID',
  path: 'verwaltung_techn/openimmo_obid',
  message: `The technical number is that of the object “${other}”. This one was taken under its own object number.`,
  hint: 'Copying an object may have copied the number too. Ask the maker of your software for a new openimmo_obid.',
  values: { other },
});

const sharedNumber = (number: string): Issue => ({
  severity: 'WARNING',
  code: 'SHARED_NUMBER',
  path: 'verwaltung_techn/objektnr_extern',
  message: `An object before this one in the file has the number “${number}” too. They were taken for one, of which this is the last word.`,
  hint: 'When they are two, give each a number of its own and send both again.',
  values: { number },
});

const takenFor = ({ before, number }: { before: string; number: string }): Issue => ({
  severity: 'WARNING',
  code: 'RENUMBERED',
  path: 'verwaltung_techn',
  message: `The listing with the number “${before}” was taken to be this object, which now has the number “${number}”.`,
  hint: 'Nothing to do when the object got a new number. When it is another one, give it numbers of its own and send both again.',
  values: { before, number },
});

const emptyObject: Issue = {
  severity: 'ERROR',
  code: 'EMPTY_OBJECT',
  path: 'immobilie',
  message: 'The object says nearly nothing but its number, so it was not taken. What is here of it stays.',
  hint: 'Send the whole object; to take it off the market, send aktionart="DELETE".',
};
