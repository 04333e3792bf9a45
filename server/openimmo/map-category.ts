import type { Report } from './report.ts';
import { attributeOf, innerText, type Section } from './section.ts';
import { isKnownKind, subTypeOf } from './subtypes.ts';
import { exactValue, limited, quoted } from './text.ts';
import type { Element, MappedListing, PropertyType } from './types.ts';

type Category = Pick<
  MappedListing,
  'propertyType' | 'propertySubType' | 'sourceObjectType' | 'saleYN' | 'leaseYN' | 'landLeaseYN'
>;

interface ObjectType {
  /** Element name, lower case: `haus`. */
  kind: string;
  /** Upper case: `REIHENENDHAUS`, or null. */
  subType: string | null;
  source: string;
}

/** `<objektkategorie>` -> property type, sub type and the ways it is marketed. */
export function mapCategory(root: Section, report: Report): Category {
  const category = root.section('objektkategorie');
  const marketing = readMarketing(category, root.section('preise'), report);
  const received = readObjectType(category, report);
  const type = received === null ? null : upgraded(received);
  const usage = category.flags('nutzungsart');
  const isCommercial = usage.includes('GEWERBE') && !usage.includes('WOHNEN');
  return {
    propertyType: propertyTypeOf({ kind: type?.kind ?? null, marketing, isCommercial, hasUsage: usage.length > 0 }),
    propertySubType: type === null ? null : subTypeOf(type.kind, type.subType),
    sourceObjectType: received?.source ?? null,
    ...marketing,
  };
}

type Marketing = Pick<Category, 'saleYN' | 'leaseYN' | 'landLeaseYN'>;

/** `<vermarktungsart>`; when it says nothing, the prices do. */
function readMarketing(category: Section, prices: Section, report: Report): Marketing {
  const flags = new Set(category.flags('vermarktungsart'));
  const word = category.exact('vermarktungsart')?.toUpperCase();
  if (word !== undefined) flags.add(word);
  const has = (...names: string[]): boolean => names.some((name) => flags.has(name));
  const given = {
    saleYN: has('KAUF'),
    leaseYN: has('MIETE_PACHT', 'MIETE', 'PACHT', 'LEASING'),
    landLeaseYN: has('ERBPACHT'),
  };
  if (given.saleYN || given.leaseYN || given.landLeaseYN) return given;
  report.warn(
    'NO_MARKETING_TYPE',
    'objektkategorie/vermarktungsart',
    'The object does not say whether it is for sale or for rent. The prices were used to find out.',
    'Set KAUF or MIETE_PACHT.',
  );
  return {
    saleYN: hasAmount(prices, ['kaufpreis', 'kaufpreisbrutto', 'kaufpreisnetto', 'kaufpreis_pro_qm']),
    leaseYN: hasAmount(prices, [
      'nettokaltmiete',
      'kaltmiete',
      'warmmiete',
      'hauptmietzinsnetto',
      'pacht',
      'mietpreis_pro_qm',
    ]),
    landLeaseYN: hasAmount(prices, ['erbpacht']),
  };
}

function hasAmount(prices: Section, names: string[]): boolean {
  return names.some((name) => /[1-9]/.test(prices.exact(name) ?? ''));
}

function readObjectType(category: Section, report: Report): ObjectType | null {
  const kinds = category
    .all('objektart')
    .flatMap((element) => element.children)
    .filter((child): child is Element => typeof child !== 'string' && isKind(child.name.toLowerCase()));
  const [first] = kinds;
  if (first === undefined) return readTypeFromText(category, report);
  if (kinds.some((kind) => kind.name.toLowerCase() !== first.name.toLowerCase())) {
    const others = `The object has several types; ${quoted(first.name)} was used.`;
    report.note('SEVERAL_OBJECT_TYPES', 'objektkategorie/objektart', others, 'Put the most important type first.');
  }
  return objectType(first.name.toLowerCase(), subTypeIn(first) ?? subObjectType(category));
}

function isKind(name: string): boolean {
  return name !== 'objektart_zusatz' && name !== 'subobjektart' && !name.startsWith('user_defined');
}

/** Some senders write `<objektart>haus</objektart>`. */
function readTypeFromText(category: Section, report: Report): ObjectType | null {
  const word = category.exact('objektart')?.toLowerCase();
  if (word !== undefined && isKnownKind(word)) return objectType(word, subObjectType(category));
  report.warn(
    'NO_OBJECT_TYPE',
    'objektkategorie/objektart',
    'The object does not say what it is.',
    'Send one type, for example <haus haustyp="EINFAMILIENHAUS"/>.',
  );
  return null;
}

/** The only attribute, whatever its name; else the text inside. */
function subTypeIn(element: Element): string | null {
  const values = Object.keys(element.attributes).map((name) => attributeOf(element, name));
  return values.find((value) => value !== null) ?? exactValue(innerText(element));
}

function subObjectType(category: Section): string | null {
  return category.section('objektart').exact('subobjektart') ?? category.exact('subobjektart');
}

function objectType(kind: string, subType: string | null): ObjectType {
  const bounded = subType === null ? null : limited(subType, 80);
  const name = limited(kind, 80);
  return { kind, subType: bounded?.toUpperCase() ?? null, source: bounded === null ? name : `${name}/${bounded}` };
}

const CARE_HOMES = new Set(['PFLEGEHEIM', 'SANATORIUM', 'SENIORENHEIM', 'BETREUTES-WOHNEN']);

/** Types that moved between versions: care homes (1.2.3), hospital (1.2.3), garages and parking (1.2.4). */
function upgraded(type: ObjectType): ObjectType {
  if (type.kind === 'haus' && type.subType === 'KRANKENHAUS') return { ...type, kind: 'sonstige' };
  if (type.kind === 'haus' && CARE_HOMES.has(type.subType ?? '')) return { ...type, kind: 'zinshaus_renditeobjekt' };
  if (type.kind === 'sonstige' && /^(GARAGEN?|PARKFLAE?CHE)$/.test(type.subType ?? ''))
    return { ...type, kind: 'parken' };
  return type;
}

const RESIDENTIAL_KINDS = new Set(['zimmer', 'wohnung', 'haus']);
const COMMERCIAL_KINDS = new Set([
  'buero_praxen',
  'einzelhandel',
  'gastgewerbe',
  'hallen_lager_prod',
  'freizeitimmobilie_gewerblich',
]);

/** Parking, other and missing types follow the use: residential unless the file says commercial only. */
function propertyTypeOf(args: {
  kind: string | null;
  marketing: Marketing;
  isCommercial: boolean;
  hasUsage: boolean;
}): PropertyType | null {
  const { kind, marketing, isCommercial, hasUsage } = args;
  const isLeaseOnly = marketing.leaseYN && !marketing.saleYN;
  const residential: PropertyType = isLeaseOnly ? 'RESIDENTIAL_LEASE' : 'RESIDENTIAL';
  const commercial: PropertyType = isLeaseOnly ? 'COMMERCIAL_LEASE' : 'COMMERCIAL_SALE';
  if (kind !== null && RESIDENTIAL_KINDS.has(kind)) return residential;
  if (kind !== null && COMMERCIAL_KINDS.has(kind)) return commercial;
  if (kind === 'zinshaus_renditeobjekt') return 'RESIDENTIAL_INCOME';
  if (kind === 'grundstueck') return 'LAND';
  if (kind === 'land_und_forstwirtschaft') return 'FARM';
  if (kind === null && !hasUsage) return null;
  return isCommercial ? commercial : residential;
}
