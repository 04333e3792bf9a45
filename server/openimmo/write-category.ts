import { alone, elementOf } from './alone.ts';
import { Block, deleteAttribute, removeChildren } from './block.ts';
import { mapCategory } from './map-category.ts';
import { Report } from './report.ts';
import { Section } from './section.ts';
import { objectTypes } from './subtypes.ts';
import type { Element, PropertyType } from './types.ts';
import type { Draft, Target } from './write-types.ts';

type Category = ReturnType<typeof mapCategory>;
type Marketing = Pick<Category, 'saleYN' | 'leaseYN' | 'landLeaseYN'>;

/** The attribute that holds the sub type. */
const SUBTYPE_ATTRIBUTE = new Map(
  Object.entries({
    zimmer: 'zimmertyp',
    wohnung: 'wohnungtyp',
    haus: 'haustyp',
    grundstueck: 'grundst_typ',
    buero_praxen: 'buero_typ',
    einzelhandel: 'handel_typ',
    gastgewerbe: 'gastgew_typ',
    hallen_lager_prod: 'hallen_typ',
    land_und_forstwirtschaft: 'land_typ',
    parken: 'parken_typ',
    sonstige: 'sonstige_typ',
    freizeitimmobilie_gewerblich: 'freizeit_typ',
    zinshaus_renditeobjekt: 'zins_typ',
  }),
);

/** What `<nutzungsart>` says of an object whose use is not known otherwise. */
const USAGE: Record<PropertyType, string[]> = {
  RESIDENTIAL: ['WOHNEN'],
  RESIDENTIAL_LEASE: ['WOHNEN'],
  COMMERCIAL_SALE: ['GEWERBE'],
  COMMERCIAL_LEASE: ['GEWERBE'],
  LAND: ['WOHNEN'],
  FARM: ['GEWERBE'],
  RESIDENTIAL_INCOME: ['WOHNEN', 'ANLAGE'],
};

/** These follow from the object's type alone, so any use that is stated is right. */
const OF_ANY_USE = new Set<PropertyType>(['LAND', 'FARM', 'RESIDENTIAL_INCOME']);

const PROPERTY_TYPES = Object.keys(USAGE) as PropertyType[];

/** `<objektkategorie>`: use, ways of marketing and type. */
export function writeCategory(draft: Draft): void {
  const { root, wanted, due } = draft;
  const category = Block.in(root, 'objektkategorie');
  if (due.has('sourceObjectType')) writeObjectType(category, wanted.sourceObjectType);
  if (due.has('propertyType')) writeUsage(category, root, wanted.propertyType);
  if (due.has('saleYN') || due.has('leaseYN') || due.has('landLeaseYN')) writeMarketing(category, wanted);
}

/** All ways are written together: when none is given, the reader asks the prices. */
function writeMarketing(category: Block, wanted: Marketing): void {
  for (const element of category.all('vermarktungsart')) {
    element.children = element.children.filter((child) => typeof child !== 'string');
    for (const word of ['MIETE', 'PACHT', 'LEASING']) {
      if (!wanted.leaseYN) deleteAttribute(element, word);
    }
  }
  category.setAttribute('vermarktungsart', 'KAUF', String(wanted.saleYN));
  category.setAttribute('vermarktungsart', 'MIETE_PACHT', String(wanted.leaseYN));
  if (wanted.landLeaseYN || category.all('vermarktungsart').some((element) => 'ERBPACHT' in element.attributes)) {
    category.setAttribute('vermarktungsart', 'ERBPACHT', String(wanted.landLeaseYN));
  }
}

/** Leaves the use alone as long as it says commercial or not commercial as the property type does. */
function writeUsage(category: Block, root: Element, propertyType: PropertyType | null): void {
  const usage = propertyType === null ? [] : USAGE[propertyType];
  const now = usageOf(root);
  if (now.length > 0 && propertyType !== null && OF_ANY_USE.has(propertyType)) return;
  if (usage.length > 0 && now.length > 0 && isCommercial(now) === isCommercial(usage)) return;
  for (const word of new Set(['WOHNEN', 'GEWERBE', ...usage, ...now])) {
    category.setAttribute('nutzungsart', word, String(usage.includes(word)));
  }
}

function usageOf(root: Element): string[] {
  return new Section({ blocks: [root], path: '', report: new Report() })
    .section('objektkategorie')
    .flags('nutzungsart');
}

function isCommercial(usage: string[]): boolean {
  return usage.includes('GEWERBE') && !usage.includes('WOHNEN');
}

/** Puts the pair, such as `haus/VILLA`, in the place of the type that the reader goes by; further types stay. */
function writeObjectType(category: Block, source: string | null): void {
  category.remove('subobjektart');
  const parents = category.all('objektart');
  for (const parent of parents) {
    removeChildren(parent, (child) => child.name.toLowerCase() === 'subobjektart');
    parent.children = parent.children.filter((child) => typeof child !== 'string' || child.trim() === '');
    if (source === null) removeChildren(parent, isObjectType);
  }
  const type = source === null ? null : typeElement(source);
  if (type === null) return;
  const parent = parents.find((element) => element.children.some(isObjectType));
  const place = parent?.children.findIndex(isObjectType);
  if (parent !== undefined && place !== undefined) parent.children[place] = type;
  else Block.of(parents[0] ?? category.add(elementOf('objektart'))).add(type);
}

function isObjectType(child: Element | string): boolean {
  return typeof child !== 'string' && !/^(objektart_zusatz|user_defined.*)$/i.test(child.name);
}

/** Null when the type cannot be the name of an element. */
function typeElement(source: string): Element | null {
  const cut = source.indexOf('/');
  const kind = cut < 0 ? source : source.slice(0, cut);
  if (!/^[a-z_][\w.-]*$/i.test(kind)) return null;
  const attribute = SUBTYPE_ATTRIBUTE.get(kind.toLowerCase()) ?? `${kind}_typ`;
  return elementOf(kind, cut < 0 ? {} : { [attribute]: source.slice(cut + 1) });
}

/**
 * The category that an object will have. The parts depend on each other: the type follows from the pair of the source
 * and from how the object is marketed. So the given parts stand, and the others follow from them where they must.
 */
export function resolveCategory(root: Element, given: Partial<Target>, found: Target): Partial<Category> {
  if (PARTS.every((part) => given[part] === undefined)) return {};
  const marketing = resolveMarketing(given, found);
  const type = chooseType(root, given, found, marketing);
  return { ...type, ...marketing, ...givenParts(given) };
}

const PARTS = ['propertyType', 'propertySubType', 'sourceObjectType', 'saleYN', 'leaseYN', 'landLeaseYN'] as const;

function givenParts(given: Partial<Target>): Partial<Category> {
  const parts = PARTS.filter((part) => given[part] !== undefined && !(part === 'sourceObjectType' && isTyped(given)));
  return Object.fromEntries(parts.map((part) => [part, given[part]]));
}

/** No pair, but a type: the pair is to be found. */
function isTyped(given: Partial<Target>): boolean {
  return (given.sourceObjectType ?? null) === null && (given.propertyType ?? given.propertySubType ?? null) !== null;
}

/** A type for sale or for rent alone turns the marketing, unless that is given too. */
function resolveMarketing(given: Partial<Target>, found: Target): Marketing {
  const { saleYN = found.saleYN, leaseYN = found.leaseYN, landLeaseYN = found.landLeaseYN } = given;
  const stays = { saleYN, leaseYN, landLeaseYN };
  if (given.saleYN !== undefined || given.leaseYN !== undefined) return stays;
  const isLeaseOnly = leaseYN && !saleYN;
  if (given.propertyType?.endsWith('_LEASE') && !isLeaseOnly) return { ...stays, saleYN: false, leaseYN: true };
  const isForSale = given.propertyType === 'RESIDENTIAL' || given.propertyType === 'COMMERCIAL_SALE';
  return isForSale && isLeaseOnly ? { ...stays, saleYN: true, leaseYN: false } : stays;
}

type ObjectType = Pick<Category, 'propertyType' | 'propertySubType' | 'sourceObjectType'>;

/** The pair of the source as long as it fits; else, when a type is given, the plainest pair that does. */
function chooseType(root: Element, given: Partial<Target>, found: Target, marketing: Marketing): ObjectType {
  const isLease = marketing.leaseYN && !marketing.saleYN;
  const isSearch = given.sourceObjectType === undefined || isTyped(given);
  const source = isSearch ? found.sourceObjectType : (given.sourceObjectType ?? null);
  const usages = given.propertyType ? [usageOf(root), USAGE[given.propertyType]] : [usageOf(root)];
  const own = usages.map((usage) => typeOf({ source, usage, isLease }));
  const candidates = isSearch ? [...own, ...knownTypes(isLease), NO_TYPE] : own;
  return bestOf(candidates, given, found) ?? own[0] ?? NO_TYPE;
}

/** What keeps the part that was not given, else what claims nothing about it, else whatever has the given part. */
function bestOf(candidates: ObjectType[], given: Partial<Target>, found: Target): ObjectType | undefined {
  const { propertyType = found.propertyType, propertySubType = found.propertySubType } = given;
  const isOfType = (type: ObjectType): boolean => type.propertyType === propertyType;
  const isOfSubType = (type: ObjectType): boolean => type.propertySubType === propertySubType;
  if (given.propertyType === undefined && given.propertySubType === undefined) return candidates[0];
  const fits = candidates.filter(
    (type) =>
      (given.propertyType === undefined || isOfType(type)) &&
      (given.propertySubType === undefined || isOfSubType(type)),
  );
  return (
    fits.find((type) => isOfType(type) && isOfSubType(type)) ??
    fits.find((type) => type.propertySubType === null) ??
    fits[0] ??
    candidates.find(isOfType)
  );
}

const NO_TYPE: ObjectType = { propertyType: null, propertySubType: null, sourceObjectType: null };

/** What the reader makes of a pair. */
function typeOf(args: { source: string | null; usage: string[]; isLease: boolean }): ObjectType {
  const { source, usage, isLease } = args;
  const type = source === null ? null : typeElement(source);
  const category = alone('objektkategorie', [
    elementOf('nutzungsart', Object.fromEntries(usage.map((word) => [word, 'true']))),
    elementOf('vermarktungsart', { [isLease ? 'MIETE_PACHT' : 'KAUF']: 'true' }),
    elementOf('objektart', {}, type === null ? [] : [type]),
  ]);
  const { propertyType, propertySubType, sourceObjectType } = mapCategory(category, new Report());
  return { propertyType, propertySubType, sourceObjectType };
}

const known = new Map<boolean, ObjectType[]>();

/** The reverse of the reader's tables, made by asking it. `sonstige` comes first, because it claims nothing. */
function knownTypes(isLease: boolean): ObjectType[] {
  const before = known.get(isLease);
  if (before !== undefined) return before;
  const pairs = objectTypes().map(({ kind, subType }) => (subType === null ? kind : `${kind}/${subType}`));
  const types = PROPERTY_TYPES.flatMap((propertyType) =>
    ['sonstige', ...pairs]
      .map((source) => typeOf({ source, usage: USAGE[propertyType], isLease }))
      .filter((type) => type.propertyType === propertyType),
  );
  known.set(isLease, types);
  return types;
}

/**
 * The pair to write for a listing that has none, such as `haus/VILLA`: OpenImmo demands a type. What says both the
 * property type and its sub type; for a sub type without a word here the type it belongs to; else what claims no other
 * sub type.
 */
export function objectTypeFor(propertyType: PropertyType | null, propertySubType: string | null): string {
  const candidates = [...knownTypes(false), ...knownTypes(true)];
  const isOfType = (type: ObjectType) => baseOf(type.propertyType) === baseOf(propertyType);
  const isOfSubType = (type: ObjectType) => type.propertySubType === propertySubType;
  const kindred = KINDRED.get(propertySubType ?? '');
  const isKindred = (type: ObjectType) => type.sourceObjectType?.split('/')[0] === kindred?.split('/')[0];
  if (
    kindred !== undefined &&
    (propertyType === null || candidates.some((type) => isOfType(type) && isKindred(type)))
  ) {
    return kindred;
  }
  const found =
    candidates.find(
      (type) => (propertyType === null ? propertySubType !== null : isOfType(type)) && isOfSubType(type),
    ) ??
    candidates.find((type) => isOfType(type) && type.propertySubType === null) ??
    candidates.find((type) => isOfType(type) && type.sourceObjectType?.includes('/') === false);
  return found?.sourceObjectType ?? 'sonstige';
}

/** Whether for sale or to rent is said elsewhere. */
const baseOf = (type: PropertyType | null): string | undefined => type?.replace(/_(SALE|LEASE)$/, '');

/** Words of RESO's lookup, and of those who fill it, that OpenImmo says otherwise. */
const KINDRED = new Map(
  Object.entries({
    wohnung: 'Condominium StockCooperative OwnYourOwn DeededCoOp Timeshare Flat',
    'wohnung/LOFT-STUDIO-ATELIER': 'Loft Studio',
    'wohnung/PENTHOUSE': 'Penthouse',
    'wohnung/MAISONETTE': 'Maisonette',
    haus: 'Triplex Quadruplex ManufacturedHome ManufacturedOnLand MobileHome ModularHome HalfDuplex',
    'haus/SCHLOSS': 'Castle',
    'haus/VILLA': 'Villa',
    'haus/BUNGALOW': 'Bungalow',
    grundstueck: 'ResidentialLot MultiFamilyLot CommercialLot IndustrialLot BuildingLot',
  }).flatMap(([source, words]) => words.split(' ').map((word): [string, string] => [word, source])),
);
