import { elementOf } from './alone.ts';
import { Block, childrenOf, copyOf } from './block.ts';
import { isSame } from './is-same.ts';
import { type MapOptions, mapObject } from './map-object.ts';
import { Report } from './report.ts';
import { innerText, Section } from './section.ts';
import { quoted } from './text.ts';
import type { Element, Issue, MappedObject } from './types.ts';
import { writeBrokers } from './write-brokers.ts';
import { writeAreas, writeFeatures } from './write-building.ts';
import { resolveCategory, writeCategory } from './write-category.ts';
import { writeEnergyCertificates } from './write-energy.ts';
import { mediaAsRead, writeMedia } from './write-media.ts';
import { writePlace } from './write-place.ts';
import { writePrices } from './write-prices.ts';
import { writeBidding, writeTechnical } from './write-technical.ts';
import { languageFor, writeTexts } from './write-texts.ts';
import { type Draft, FIELDS, type Field, PLACES, type Target, type WritableListing } from './write-types.ts';

const WRITERS: readonly ((draft: Draft) => void)[] = [
  writeCategory,
  writePlace,
  writePrices,
  writeAreas,
  writeFeatures,
  writeEnergyCertificates,
  writeBrokers,
  writeBidding,
  writeTexts,
  writeTechnical,
];

/** The second pass makes explicit what a field said only by the lack of another, such as the currency of a country. */
const PASSES = 3;

/**
 * Writes fields of a listing into an `<immobilie>`: the reverse of mapObject. `source` is not changed; the result is a
 * new tree in which everything that the fields do not speak of is as it was (unknown elements, attributes, order,
 * markup), and so is a field whose value it has already. Without a source the result is a whole object. Null takes a
 * field away, or empties the element where OpenImmo demands one.
 *
 * For every field that is given, mapObject finds the given value in the result, and for every other field what it found
 * before. Where OpenImmo cannot say that, there is an issue and never silence:
 * - WARNING `FIELD_NOT_CARRIED`: a reader does not find the value that was given;
 * - NOTE `FIELD_FOLLOWED`: a field that was not given changed along, because the two depend on each other: the price and
 *   "on request", a reference and its status, the property type and how the object is marketed, both coordinates;
 * - NOTE `NOT_IN_SCHEMA`: written, but more than OpenImmo 1.2.7 allows;
 * - NOTE `FIELD_MISSING`: the new object lacks what OpenImmo demands;
 * - WARNING `UNKNOWN_FIELD`: there is no such field.
 */
export function writeFields(
  source: Element | null,
  fields: Partial<WritableListing>,
  options: MapOptions = {},
): { element: Element; issues: Issue[] } {
  const isNew = source === null;
  const root = isNew ? emptyObject() : copyOf(source);
  const report = new Report();
  const given = givenFields(fields, report);
  const before = read(root, options);
  const wanted = resolve(root, given, fields, before);
  const isGiven = (field: Field): boolean => fields[field] !== undefined;
  // An empty object says nothing that would have to stay.
  const isHeld = (field: Field): boolean => !isNew || isGiven(field) || !isSame(wanted[field], before[field]);
  const task: Task = { root, options, wanted, isHeld, report };
  const first = draftOf(task, before, isNew ? filled(given) : releaseToState(root, given));
  if (fields.media !== undefined) writeMedia(first, fields.media);
  const after = settle(task, first);
  reportNotCarried(FIELDS.filter(isGiven), wanted, after, report);
  const others = LISTED.filter((field) => !isGiven(field));
  if (isNew) complete(task, after);
  else reportFollowed(others, before, after, report);
  return { element: root, issues: report.issues };
}

interface Task {
  root: Element;
  options: MapOptions;
  wanted: Target;
  /** Whether a field has to be what is wanted. */
  isHeld: (field: Field) => boolean;
  report: Report;
}

function draftOf(task: Task, found: Target, forced: Field[] = []): Draft {
  const { root, wanted, report, isHeld } = task;
  const due = new Set([
    ...FIELDS.filter((field) => isHeld(field) && !isEqual(field, wanted[field], found[field])),
    ...forced,
  ]);
  return { root, wanted, found, due, report };
}

/** Writes until the reader finds what is wanted, or a pass did not help. Returns what the reader finds at last. */
function settle(task: Task, first: Draft): Target {
  let draft = first;
  for (let pass = 0; pass < PASSES && draft.due.size > 0; pass += 1) {
    for (const write of WRITERS) write(draft);
    const next = draftOf({ ...task, report: new Report() }, read(task.root, task.options));
    if (isSame([...next.due], [...draft.due])) return next.found;
    draft = next;
  }
  return draft.found;
}

/** A new object says in so many words what a reader would have guessed from its prices and its country. */
function complete({ root, report }: Task, found: Target): void {
  const hasPrices = childrenOf(root, 'preise').length > 0;
  const due = new Set<Field>(hasPrices ? ['saleYN', 'currency'] : ['saleYN']);
  const draft: Draft = { root, wanted: found, found, due, report };
  writeCategory(draft);
  writePrices(draft);
  reportMissing(root, report);
}

/** A new object has what OpenImmo demands. The address is hidden in so many words: left out, it counts as released. */
function emptyObject(): Element {
  const no = 'false';
  return elementOf('immobilie', {}, [
    elementOf('objektkategorie', {}, [
      elementOf('nutzungsart', { WOHNEN: no, GEWERBE: no }),
      elementOf('vermarktungsart', { KAUF: no, MIETE_PACHT: no }),
      elementOf('objektart'),
    ]),
    elementOf('geo', {}, [elementOf('plz')]),
    elementOf('kontaktperson', {}, [elementOf('name')]),
    elementOf('verwaltung_objekt', {}, [elementOf('objektadresse_freigeben', {}, [no])]),
    elementOf('verwaltung_techn', {}, [
      elementOf('objektnr_extern'),
      elementOf('aktion', { aktionart: 'CHANGE' }),
      elementOf('openimmo_obid'),
    ]),
  ]);
}

/** All that a reader finds in an object. */
function read(root: Element, options: MapOptions): Target {
  const { object } = mapObject(root, options);
  const technical = new Section({
    blocks: [...childrenOf(root, 'verwaltung_techn'), root],
    path: 'verwaltung_techn',
    report: new Report(),
  });
  return {
    ...object.listing,
    // How sure the reader was of a category cannot be written.
    media: object.listing.media.map(({ hint: _, ...media }) => media),
    action: object.action,
    language: object.language,
    internalNumber: object.identifiers.intern,
    modifiedOn: technical.date('stand_vom'),
  };
}

type Given = Partial<Target>;

/** The fields without `media`, which is not given in the form in which it is read. */
function givenFields(fields: Partial<WritableListing>, report: Report): Given {
  const { media: _, ...others } = fields;
  const entries = Object.entries(others).filter(([, value]) => value !== undefined);
  for (const [name] of entries) {
    if (Object.hasOwn(PLACES, name)) continue;
    const message = `There is no field ${quoted(name)} in an object of OpenImmo; it was left out.`;
    report.warn('UNKNOWN_FIELD', '', message, 'Use the names of the listing.');
  }
  return Object.fromEntries(entries.filter(([name]) => Object.hasOwn(PLACES, name)));
}

/** What a reader should find: the given values, what depends on them, and for the rest what it finds now. */
function resolve(root: Element, given: Given, fields: Partial<WritableListing>, found: Target): Target {
  return {
    ...found,
    ...given,
    ...resolveState(given, found),
    ...resolvePrice(given, found),
    ...resolvePosition(given),
    ...resolveCategory(root, given, found),
    language: resolveLanguage(given, found),
    media: fields.media === undefined ? found.media : mediaAsRead(fields.media, found.media),
  };
}

function resolveLanguage(given: Given, found: Target): string | null {
  if (given.language !== undefined) return given.language;
  return given.texts === undefined ? found.language : languageFor(given.texts, found.language);
}

/** A reference is always closed; an object that is on the market again is none. */
function resolveState(given: Given, found: Target): Pick<Target, 'action' | 'isReference' | 'standardStatus'> {
  const isBack = given.standardStatus !== undefined && given.standardStatus !== 'CLOSED';
  const was = isBack && found.action === 'REFERENCE' ? 'UPSERT' : found.action;
  const action = given.action ?? actionFor(given.isReference, was);
  const isReference = given.isReference ?? action === 'REFERENCE';
  const standardStatus = given.standardStatus ?? (isReference ? 'CLOSED' : found.standardStatus);
  return { action, isReference, standardStatus };
}

function actionFor(isReference: boolean | undefined, was: MappedObject['action']): MappedObject['action'] {
  if (isReference === true) return 'REFERENCE';
  return isReference === false && was === 'REFERENCE' ? 'UPSERT' : was;
}

type PriceField = 'listPrice' | 'listPriceNet' | 'listPriceGross' | 'listPricePerArea';
const PRICES: readonly PriceField[] = ['listPrice', 'listPriceNet', 'listPriceGross', 'listPricePerArea'];

/** A price that is on request has no number; without a price there is none with or without tax. */
function resolvePrice(given: Given, found: Target): Pick<Target, PriceField | 'priceOnRequest'> {
  const isPriced = PRICES.some((field) => (given[field] ?? null) !== null);
  const priceOnRequest = given.priceOnRequest ?? (isPriced ? false : found.priceOnRequest);
  const isGone = priceOnRequest || given.listPrice === null;
  const [listPriceNet, listPriceGross, listPricePerArea] = PRICES.slice(1).map((field) =>
    given[field] !== undefined
      ? given[field]
      : isGone && (priceOnRequest || field !== 'listPricePerArea')
        ? null
        : found[field],
  ) as [string | null, string | null, string | null];
  const follows = found.listPrice === (found.listPriceGross ?? found.listPriceNet);
  const kept = follows ? (listPriceGross ?? listPriceNet) : found.listPrice;
  const listPrice = given.listPrice !== undefined ? given.listPrice : priceOnRequest ? null : kept;
  return { listPrice, listPriceNet, listPriceGross, listPricePerArea, priceOnRequest };
}

/** Without one coordinate there is none. */
function resolvePosition(given: Given): Partial<Target> {
  if (given.latitude === null && given.longitude === undefined) return { longitude: null };
  return given.longitude === null && given.latitude === undefined ? { latitude: null } : {};
}

/** The order of heating and flooring words says nothing. */
function isEqual(field: Field, one: unknown, other: unknown): boolean {
  const isSet = (field === 'heating' || field === 'flooring') && Array.isArray(one) && Array.isArray(other);
  return isSet ? isSame(one.toSorted(), other.toSorted()) : isSame(one, other);
}

/** A new object says what it is given, also where a reader would have guessed it. */
function filled(given: Given): Field[] {
  return FIELDS.filter((field) => (given[field] ?? null) !== null);
}

/** Left out, the address is hidden for us and released for others: once given, the word has to stand there. */
function releaseToState(root: Element, given: Given): Field[] {
  const stated = Block.in(root, 'verwaltung_objekt')
    .all('objektadresse_freigeben')
    .some((element) => innerText(element).trim() !== '');
  return given.addressReleased === undefined || stated ? [] : ['addressReleased'];
}

function reportNotCarried(given: Field[], wanted: Target, after: Target, report: Report): void {
  for (const field of given) {
    if (isEqual(field, wanted[field], after[field])) continue;
    const message = `OpenImmo cannot say here that ${field} is ${shown(wanted[field])}; a reader finds ${shown(after[field])}.`;
    report.warn(
      'FIELD_NOT_CARRIED',
      PLACES[field],
      message,
      HINTS[field] ?? 'Use a value that OpenImmo has a place for.',
    );
  }
}

function reportFollowed(others: Field[], before: Target, after: Target, report: Report): void {
  for (const field of others) {
    if (isEqual(field, before[field], after[field])) continue;
    const message = `${field} was ${shown(before[field])} and became ${shown(after[field])}, because it depends on what was written.`;
    report.note('FIELD_FOLLOWED', PLACES[field], message, 'Give this field too if it should be something else.');
  }
}

/** The fields of a listing, without what stands around it. */
const LISTED = FIELDS.filter((field) => !['action', 'language', 'internalNumber', 'modifiedOn'].includes(field));

const HINTS: Partial<Record<Field, string>> = {
  latitude: 'Give both coordinates.',
  longitude: 'Give both coordinates.',
  leaseAmount: 'Without a rent of its own, the rent with costs counts: take that away too.',
  currency: 'OpenImmo always has a currency.',
  listPrice: 'A price on request has no number.',
  standardStatus: 'A reference is always closed.',
  texts: 'OpenImmo has one language, and of others the description only.',
  media: 'The format and the ending of a picture must be those of a picture; the title picture has to be a PHOTO.',
};

/** A value for a message; lists and records may hold people, so they are not shown. */
function shown(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' ? 'another record' : quoted(String(value));
}

const DEMANDED = [
  'geo/plz',
  'kontaktperson/name',
  'verwaltung_techn/objektnr_extern',
  'verwaltung_techn/openimmo_obid',
  'verwaltung_techn/stand_vom',
];

function reportMissing(root: Element, report: Report): void {
  for (const path of DEMANDED) {
    const [block = '', name = ''] = path.split('/');
    if (
      Block.in(root, block)
        .all(name)
        .some((element) => innerText(element) !== '')
    )
      continue;
    const message = 'OpenImmo 1.2.7 demands this field; a portal may refuse the object.';
    report.note('FIELD_MISSING', path, message, 'Fill it in.');
  }
}
