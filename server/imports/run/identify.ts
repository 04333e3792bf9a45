import type { NumberedListing } from '../../listings/index.ts';
import { isNoNumber, isUnlikelyNumber } from './placeholders.ts';
import { isSameLanguage } from './same-language.ts';

// Which listing an object of a delivery is. These are all the rules, and nothing else decides it; docs/imports.md has
// them as a table. Applying, a dry run and the removals of a full delivery go by what is decided here.
//
// Before all: only objects and listings of the same office (`anbieter`) meet. What was made here is any office's. A
// listing that one object of the delivery has is no other object's. What stands for no number (`0`, `-`, `k.A.`; see
// placeholders.ts) is none.
//
// 1. obid. The listing whose openimmo_obid it is, also when that is off the market: only this brings one back. An obid
//    that several objects of the delivery or several listings bear was copied, and the objektnr_extern decides among
//    them.
// 2. extern. The listing on the market whose objektnr_extern it is, unless the obid of that listing is in the delivery
//    on another object, or several objects that rule 1 leaves have that extern.
// 3. former obid. The listing on the market that had this obid before, unless its present obid or extern is in the
//    delivery on another object.
// 4. intern. The listing on the market whose objektnr_intern it is, when no other object of the delivery and no other
//    listing has the number, it is not one that templates leave (`1234`, `neu`), and neither the listing's obid nor its
//    extern is in the delivery.
// 5. Else it is a new listing; a deletion of what is not here changes nothing.
//
// DELETE and REFERENZ go by 1 and 2 only, and by 4 when they give no other number; an object that the same file delivers
// before is known by all. Rules 2 to 4 are weak where a number
// of a higher kind is another one than the listing's: then the report says RENUMBERED.
//
// Two elements of a delivery are one object when their obids are the same and their externs do not differ, or they are
// in different languages; without an obid, when their externs are the same; without both, their interns.
//
// A delivery that was written before the last one of a listing that has or had its obid or extern is late: it means that
// listing, and changes nothing.

/** What a file asks for at one place; VARIANT is another language of an object that came before it. */
export type Request = 'UPSERT' | 'DELETE' | 'REFERENCE' | 'VARIANT';

/** An element of a delivery, as far as it is needed to tell which listing it is. */
export interface NamedElement {
  /** From 1, in document order. */
  position: number;
  /** The key of the delivering office; null when it names none. */
  office: string | null;
  obid: string | null;
  extern: string | null;
  intern: string | null;
  /** BCP 47, from `sprache`. */
  language: string | null;
  request: Exclude<Request, 'VARIANT'>;
}

export interface Identified {
  /** The listing it is; of a new one its id to be; null for a deletion of what is not here. */
  listingId: string | null;
  request: Request;
  /** Whether the delivery spoke of the listing before, other than in another language. */
  again: boolean;
  /** The number the listing was known by until now, and the one that took its place, where the match is weak. */
  renumbered?: { before: string; number: string };
  /** The objektnr_extern of the object that bears the same obid. */
  copiedFrom?: string;
  /** The objektnr_extern by which it was taken for an object before it, of another objektnr_intern. */
  sharedWith?: string;
  /** The placeholder that is all it has: which object it is cannot be told. */
  placeholder?: string;
}

export interface IdentifyOptions {
  /** Of the agency: the language of elements that name none; BCP 47. */
  locale: string;
  sourceId: string;
  /** When the sender says the delivery was written; null when it does not. */
  sentAt: Date | null;
  /** The id of a listing that begins with the element at a position. */
  newId: (position: number) => string;
}

/**
 * Decides for each element which listing it is. What comes out depends on nothing but what goes in.
 * @param stock at least every listing that one of the numbers belongs or belonged to.
 * @returns by position.
 */
export function identify(
  elements: NamedElement[],
  stock: NumberedListing[],
  options: IdentifyOptions,
): Map<number, Identified> {
  const results = new Map<number, Identified>();
  for (const [office, own] of byOffice(elements)) {
    const listings = stock.filter(({ isDelivered, sourceProvider }) => !isDelivered || sourceProvider === office);
    const objects = objectsOf(own, options.locale, results);
    const matches = matchAll(objects, listings);
    const late = lateIndex(listings, options);
    for (const object of objects) walk(object, matches.get(object), { late, results, options });
  }
  return results;
}

function byOffice(elements: NamedElement[]): Map<string | null, NamedElement[]> {
  const offices = new Map<string | null, NamedElement[]>();
  for (const element of elements) {
    const own = offices.get(element.office);
    if (own) own.push(element);
    else offices.set(element.office, [element]);
  }
  return offices;
}

/** One object of the delivery: its elements, and the numbers in them that can be believed. */
class DeliveredObject {
  readonly elements: NamedElement[] = [];
  readonly obid: string | null;
  readonly externs = new Set<string>();
  readonly interns = new Set<string>();
  /** The objektnr_extern of the first object with the same obid. */
  copiedFrom: string | undefined;
  /** Whether another object of the delivery bears the same obid. */
  isCopied = false;

  constructor(obid: string | null) {
    this.obid = obid;
  }

  add(element: NamedElement): void {
    this.elements.push(element);
    if (element.extern && !isNoNumber(element.extern)) this.externs.add(element.extern);
    if (element.intern && !isNoNumber(element.intern)) this.interns.add(element.intern);
  }

  /** Whether all it asks for is to go. */
  get isDeletion(): boolean {
    return this.elements.every(({ request }) => request === 'DELETE');
  }

  /** Whether it is delivered before anything else is asked of it. */
  get isUpsert(): boolean {
    const [first] = this.elements.sort((one, other) => one.position - other.position);
    return first?.request === 'UPSERT';
  }

  /** Whether there is nothing above its objektnr_intern. */
  get isInternOnly(): boolean {
    return this.obid === null && this.externs.size === 0;
  }
}

/** Puts together what is one object; what bears placeholders only is none, and is noted as such. */
function objectsOf(elements: NamedElement[], locale: string, results: Map<number, Identified>): DeliveredObject[] {
  const objects: DeliveredObject[] = [];
  const byNumber = new Map<string, DeliveredObject[]>();
  const known = (kind: string, value: string) => byNumber.get(`${kind} ${value}`) ?? [];
  const put = (element: NamedElement, object = new DeliveredObject(believed(element.obid))) => {
    if (object.elements.length === 0) objects.push(object);
    object.add(element);
    const numbers = [`obid ${object.obid}`, ...[...object.externs].map((value) => `extern ${value}`)];
    for (const name of [...numbers, ...[...object.interns].map((value) => `intern ${value}`)]) {
      const bearers = byNumber.get(name);
      if (!bearers) byNumber.set(name, [object]);
      else if (!bearers.includes(object)) bearers.push(object);
    }
  };
  const [first, second, third] = [0, 1, 2].map((rank) => elements.filter((element) => rankOf(element) === rank));
  for (const element of first ?? []) {
    const bearers = known('obid', element.obid as string);
    const same = bearers.find((object) => hasSameExtern(object, element, bearers.length));
    const object = same ?? bearers.find((other) => isOtherLanguage(other, element, locale));
    put(element, object);
    if (!object && bearers.length > 0) noteCopies(known('obid', element.obid as string));
  }
  for (const element of second ?? []) {
    const bearers = known('extern', element.extern as string);
    put(element, bearers.length === 1 ? bearers[0] : bearers.find(({ obid }) => obid === null));
  }
  for (const element of third ?? []) {
    const number = element.intern as string;
    const bearers = known('intern', number).filter((object) => object.isInternOnly || !isUnlikelyNumber(number));
    put(element, bearers.length === 1 ? bearers[0] : bearers.find((object) => object.isInternOnly));
  }
  for (const element of elements) {
    if (rankOf(element) !== undefined) continue;
    const placeholder = element.obid ?? element.extern ?? element.intern ?? undefined;
    results.set(element.position, { listingId: null, request: element.request, again: false, placeholder });
  }
  return objects.sort((one, other) => positionOf(one) - positionOf(other));
}

const positionOf = ({ elements }: DeliveredObject): number => Math.min(...elements.map(({ position }) => position));

const believed = (value: string | null): string | null => (value !== null && !isNoNumber(value) ? value : null);

/** The number an object goes by. */
export const keyOf = ({ obid, extern, intern }: Pick<NamedElement, 'obid' | 'extern' | 'intern'>): string | null =>
  believed(obid) ?? believed(extern) ?? believed(intern) ?? obid ?? extern ?? intern;

/** By which of its numbers an element is known: 0 obid, 1 extern, 2 intern; undefined when it has none. */
function rankOf({ obid, extern, intern }: NamedElement): number | undefined {
  const rank = [obid, extern, intern].findIndex((value) => believed(value) !== null);
  return rank < 0 ? undefined : rank;
}

function hasSameExtern({ externs }: DeliveredObject, element: NamedElement, bearers: number): boolean {
  const extern = believed(element.extern);
  if (extern === null) return bearers === 1;
  return externs.size === 0 || externs.has(extern);
}

/** Objects in several languages may have numbers of their own in each, and have one obid. */
function isOtherLanguage({ elements }: DeliveredObject, element: NamedElement, locale: string): boolean {
  if (element.language === null || elements.some(({ language }) => language === null)) return false;
  if (element.request === 'DELETE') return true;
  return !elements.some(({ language }) => isSameLanguage(language, element.language, locale));
}

function noteCopies(bearers: DeliveredObject[]): void {
  const [first] = bearers;
  for (const object of bearers) {
    object.isCopied = true;
    if (object !== first) object.copiedFrom ??= [...(first?.externs ?? [])][0];
  }
}

interface Match {
  listing: NumberedListing;
  /** The kind of number it was found by, when a number of a higher kind says otherwise. */
  renumbered?: { before: string; number: string };
}

type Kind = NumberedListing['numbers'][number]['kind'];

const currentOf = (listing: NumberedListing, kind: Kind): string[] =>
  listing.numbers.flatMap((number) =>
    number.current && number.kind === kind && !isNoNumber(number.value) ? number.value : [],
  );

/** Finds the listings of one office's objects: the surest matches of all objects first. */
function matchAll(objects: DeliveredObject[], stock: NumberedListing[]): Map<DeliveredObject, Match> {
  const matches = new Map<DeliveredObject, Match>();
  const taken = new Set<string>();
  const current = indexOf(stock, true);
  const former = indexOf(stock, false);
  const bearers = bearersOf(objects);
  const isElsewhere = (listing: NumberedListing, kind: Kind, object: DeliveredObject) =>
    currentOf(listing, kind).some((value) => bearers.get(`${kind} ${value}`)?.some((other) => other !== object));
  const free = (index: Map<string, NumberedListing[]>, kind: Kind, values: Iterable<string>) =>
    [...values].flatMap((value) => index.get(`${kind} ${value}`) ?? []).filter(({ id }) => !taken.has(id));
  const round = (find: (object: DeliveredObject) => NumberedListing | undefined, isWeak: boolean) => {
    for (const object of objects) {
      if (matches.has(object)) continue;
      const listing = find(object);
      if (!listing) continue;
      taken.add(listing.id);
      matches.set(object, { listing, renumbered: isWeak ? renumberingOf(object, listing) : undefined });
    }
  };
  const byObid = (object: DeliveredObject) => (object.obid !== null ? free(current, 'OBID', [object.obid]) : []);
  round((object) => amongBearers(object, byObid(object), true), false);
  round((object) => amongBearers(object, byObid(object), false), false);
  round((object) => {
    const isMine = (value: string) =>
      !bearers.get(`EXTERN ${value}`)?.some((other) => other !== object && !matches.has(other));
    const named = free(current, 'EXTERN', [...object.externs].filter(isMine));
    const found = onMarket(named).filter((it) => !isElsewhere(it, 'OBID', object));
    return found.length > 1 && object.isDeletion ? undefined : newest(found);
  }, true);
  round((object) => {
    if (object.obid === null || object.isCopied || !object.isUpsert) return undefined;
    const found = onMarket(free(former, 'OBID', [object.obid]));
    return only(found.filter((it) => !isElsewhere(it, 'OBID', object) && !isElsewhere(it, 'EXTERN', object)));
  }, true);
  round((object) => {
    if (!object.isUpsert && !object.isInternOnly) return undefined;
    const numbers = [...object.interns].filter((value) => bearers.get(`INTERN ${value}`)?.length === 1);
    const found = numbers.flatMap((value) => {
      const listing = only(onMarket(current.get(`INTERN ${value}`) ?? []));
      if (!listing || taken.has(listing.id)) return [];
      const isBare =
        object.isInternOnly && currentOf(listing, 'OBID').length + currentOf(listing, 'EXTERN').length === 0;
      return isUnlikelyNumber(value) && !isBare ? [] : [listing];
    });
    return only(found.filter((it) => !isElsewhere(it, 'OBID', object) && !isElsewhere(it, 'EXTERN', object)));
  }, true);
  return matches;
}

const onMarket = (listings: NumberedListing[]): NumberedListing[] =>
  [...new Set(listings)].filter(({ withdrawnAt }) => withdrawnAt === null);

const only = <T>(all: T[]): T | undefined => (all.length === 1 ? all[0] : undefined);

/** Ids are made of the time. */
const newest = (listings: NumberedListing[]): NumberedListing | undefined =>
  listings.reduce<NumberedListing | undefined>(
    (best, it) => (best === undefined || it.id > best.id ? it : best),
    undefined,
  );

/** Of the listings with an object's obid the one that is meant. @param isSure only one whose extern is the object's too. */
function amongBearers(object: DeliveredObject, found: NumberedListing[], isSure: boolean): NumberedListing | undefined {
  const here = onMarket(found).length > 0 ? onMarket(found) : found;
  const same = here.filter((it) => currentOf(it, 'EXTERN').some((value) => object.externs.has(value)));
  if (isSure || same.length > 0) return newest(same);
  // A copy's listing is told by its extern; one that has none contradicts nobody.
  const left = object.isCopied ? here.filter((it) => currentOf(it, 'EXTERN').length === 0) : here;
  return only(left);
}

function indexOf(stock: NumberedListing[], current: boolean): Map<string, NumberedListing[]> {
  const index = new Map<string, NumberedListing[]>();
  for (const listing of stock) {
    for (const number of listing.numbers) {
      if (number.current !== current || isNoNumber(number.value)) continue;
      const name = `${number.kind} ${number.value}`;
      index.set(name, [...(index.get(name) ?? []), listing]);
    }
  }
  return index;
}

function bearersOf(objects: DeliveredObject[]): Map<string, DeliveredObject[]> {
  const bearers = new Map<string, DeliveredObject[]>();
  const note = (name: string, object: DeliveredObject) => bearers.set(name, [...(bearers.get(name) ?? []), object]);
  for (const object of objects) {
    if (object.obid !== null) note(`OBID ${object.obid}`, object);
    for (const value of object.externs) note(`EXTERN ${value}`, object);
    for (const value of object.interns) note(`INTERN ${value}`, object);
  }
  return bearers;
}

/** Where a number of the object is another one than the listing's, of the highest kind that people know. */
function renumberingOf(object: DeliveredObject, listing: NumberedListing): Match['renumbered'] {
  for (const [kind, values] of [
    ['EXTERN', [...object.externs]],
    ['OBID', object.obid === null ? [] : [object.obid]],
  ] as const) {
    const before = currentOf(listing, kind);
    const [number] = values;
    if (before[0] !== undefined && number !== undefined && !values.some((value) => before.includes(value))) {
      return { before: before[0], number };
    }
  }
  return undefined;
}

interface Walk {
  late: Map<string, NumberedListing>;
  results: Map<number, Identified>;
  options: IdentifyOptions;
}

/** Follows an object through the delivery: it may go and come back, and come in several languages. */
function walk(object: DeliveredObject, match: Match | undefined, { late, results, options }: Walk): void {
  const listing = match?.listing ?? lateFor(object, late);
  let listingId = listing?.id ?? null;
  let isGone = match !== undefined && match.listing.withdrawnAt !== null;
  let isNamed = false;
  let languages: (string | null)[] | null = null;
  let { renumbered } = match ?? {};
  let { copiedFrom } = object;
  const interns = new Set<string>();
  for (const { position, request, language, extern, intern } of object.elements.sort(
    (one, other) => one.position - other.position,
  )) {
    if (request === 'DELETE') {
      isGone ||= language === null;
      languages = null;
    } else {
      if (listingId === null || (isGone && object.obid === null)) {
        listingId = options.newId(position);
        isNamed = false;
      }
      isGone = false;
    }
    const isVariant: boolean =
      request === 'UPSERT' &&
      languages !== null &&
      !languages.some((it) => isSameLanguage(it, language, options.locale));
    if (isVariant) languages?.push(language);
    else if (request === 'UPSERT') languages = [language];
    else languages = null;
    const isOther = request === 'UPSERT' && !isVariant && intern !== null && interns.size > 0 && !interns.has(intern);
    if (intern !== null) interns.add(intern);
    results.set(position, {
      listingId,
      request: isVariant ? 'VARIANT' : request,
      again: isNamed && !isVariant,
      sharedWith: (isOther && object.obid === null && extern) || undefined,
      renumbered,
      copiedFrom,
    });
    isNamed = true;
    renumbered = undefined;
    copiedFrom = undefined;
  }
}

/** By number, the listings that a later delivery of the source spoke of, whatever became of them since. */
function lateIndex(listings: NumberedListing[], { sentAt, sourceId }: IdentifyOptions): Map<string, NumberedListing> {
  const late = new Map<string, NumberedListing>();
  for (const listing of listings) {
    if (sentAt === null || listing.sourceId !== sourceId || !listing.deliveredAt || listing.deliveredAt <= sentAt)
      continue;
    for (const { kind, value } of listing.numbers) late.set(`${kind} ${value}`, listing);
  }
  return late;
}

/** The listing that a late delivery speaks of without having been matched: by now it is gone or has other numbers. */
function lateFor(object: DeliveredObject, late: Map<string, NumberedListing>): NumberedListing | undefined {
  if (late.size === 0 || object.isDeletion) return undefined;
  const names = [...object.externs].map((value) => `EXTERN ${value}`);
  if (object.obid !== null && !object.isCopied) names.unshift(`OBID ${object.obid}`);
  if (object.isInternOnly) names.push(...[...object.interns].map((value) => `INTERN ${value}`));
  const name = names.find((name) => late.has(name));
  return name === undefined ? undefined : late.get(name);
}
