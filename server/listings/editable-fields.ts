import { isDeepStrictEqual } from 'node:util';
import { PropertyType, StandardStatus } from '../platform/generated/prisma/enums.ts';
import { Prisma } from '../platform/index.ts';
import type { EnergyCertificate, ListingInput, TextInput } from './listing-input.ts';

/** A field's value as it is kept and told: amounts and areas are decimal strings, days `YYYY-MM-DD`. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

export type FieldKind =
  | 'money'
  | 'area'
  | 'integer'
  | 'decimal'
  | 'text'
  | 'date'
  | 'boolean'
  | 'enum'
  | 'list'
  | 'country'
  | 'currency'
  | 'certificates'
  | 'terms';

/** In the order of a form. */
export const fieldGroups = ['MARKET', 'PRICE', 'COSTS', 'SIZE', 'PLACE', 'BUILDING', 'ENERGY', 'BIDDING'] as const;
export type FieldGroup = (typeof fieldGroups)[number];

export interface EditableField {
  kind: FieldKind;
  group: FieldGroup;
  /** It always has a value: it cannot be emptied. */
  required?: boolean;
  /** The smallest and the largest number; for a text, `max` is its length in characters. */
  min?: number;
  max?: number;
  /** Zero says nothing here and is refused. */
  positive?: boolean;
  /** Places after the point; the column keeps no more. */
  scale?: number;
  /** RESO words. What a delivery brought besides them may stay. */
  choices?: readonly string[];
}

/** What a person does not edit: numbers, provenance, and what has ways of its own. */
type Fixed =
  | 'listingId'
  | 'originatingSystemKey'
  | 'originatingSystemName'
  | 'isReference'
  | 'sourceObjectType'
  | 'sharing'
  | 'texts'
  | 'brokers'
  | 'media';
export type EditableColumn = Exclude<keyof ListingInput, Fixed>;

// What numeric(14,2), numeric(12,2) and numeric(6,2) hold.
const price = { kind: 'money', scale: 2, min: 0, max: 999_999_999_999.99, positive: true } as const;
const cost = { ...price, positive: false } as const;
const area = { kind: 'area', group: 'SIZE', scale: 2, min: 0, max: 9_999_999_999.99, positive: true } as const;
const rooms = { kind: 'decimal', group: 'SIZE', scale: 2, min: 0, max: 9999.99 } as const;
const count = { kind: 'integer', min: 0, max: 100_000 } as const;
const line = { kind: 'text', max: 255 } as const;
const yesNo = { kind: 'boolean' } as const;

/** Each field of a listing that a person or a CRM may edit: what validation, the GraphQL input and the desk's form are made from. */
export const EDITABLE: Readonly<Record<EditableColumn, EditableField>> = {
  standardStatus: { kind: 'enum', group: 'MARKET', required: true, choices: Object.values(StandardStatus) },
  onMarketDate: { kind: 'date', group: 'MARKET' },
  expirationDate: { kind: 'date', group: 'MARKET' },
  propertyType: { kind: 'enum', group: 'MARKET', choices: Object.values(PropertyType) },
  propertySubType: {
    kind: 'enum',
    group: 'MARKET',
    choices: [
      'Apartment',
      'SingleFamilyResidence',
      'Duplex',
      'Townhouse',
      'MultiFamily',
      'Cabin',
      'Room',
      'Farm',
      'Ranch',
      'Agriculture',
      'UnimprovedLand',
      'Office',
      'Retail',
      'HotelMotel',
      'Business',
      'Warehouse',
      'Industrial',
      'MixedUse',
      'CareHome',
      'DeededParking',
      'Recreation',
    ],
  },
  saleYN: { ...yesNo, group: 'MARKET', required: true },
  leaseYN: { ...yesNo, group: 'MARKET', required: true },
  landLeaseYN: { ...yesNo, group: 'MARKET', required: true },

  listPrice: { ...price, group: 'PRICE' },
  currency: { kind: 'currency', group: 'PRICE' },
  priceOnRequest: { ...yesNo, group: 'PRICE', required: true },
  leaseAmount: { ...price, group: 'PRICE' },
  rentWithCosts: { ...price, group: 'PRICE' },
  rentWarm: { ...price, group: 'PRICE' },
  listPriceNet: { ...price, group: 'PRICE' },
  listPriceGross: { ...price, group: 'PRICE' },
  listPricePerArea: { ...price, group: 'PRICE' },
  leaseAmountPerArea: { ...price, group: 'PRICE' },

  additionalCosts: { ...cost, group: 'COSTS' },
  heatingCosts: { ...cost, group: 'COSTS' },
  associationFee: { ...cost, group: 'COSTS' },
  deposit: { ...cost, group: 'COSTS' },
  depositText: { kind: 'text', group: 'COSTS', max: 500 },
  buyerCommissionText: { kind: 'text', group: 'COSTS', max: 500 },
  totalActualRent: { ...cost, group: 'COSTS' },
  grossScheduledIncome: { ...cost, group: 'COSTS' },

  livingArea: area,
  buildingAreaTotal: area,
  lotSizeArea: area,
  leasableArea: area,
  usableArea: area,
  officeArea: area,
  storageArea: area,
  salesArea: area,
  retailArea: area,
  roomsTotal: { ...rooms, positive: true },
  bedroomsTotal: rooms,
  bathroomsTotal: rooms,
  bathroomsHalf: rooms,
  parkingTotal: { ...count, group: 'SIZE' },
  numberOfUnitsTotal: { ...count, group: 'SIZE' },

  addressReleased: { ...yesNo, group: 'PLACE', required: true },
  streetName: { ...line, group: 'PLACE' },
  streetNumber: { ...line, group: 'PLACE', max: 50 },
  postalCode: { ...line, group: 'PLACE', max: 20 },
  city: { ...line, group: 'PLACE' },
  cityRegion: { ...line, group: 'PLACE' },
  stateOrProvince: { ...line, group: 'PLACE' },
  country: { kind: 'country', group: 'PLACE' },
  latitude: { kind: 'decimal', group: 'PLACE', scale: 6, min: -90, max: 90 },
  longitude: { kind: 'decimal', group: 'PLACE', scale: 6, min: -180, max: 180 },

  yearBuilt: { ...line, group: 'BUILDING', max: 50 },
  propertyCondition: {
    kind: 'enum',
    group: 'BUILDING',
    choices: [
      'NewConstruction',
      'LikeNew',
      'WellMaintained',
      'Modernised',
      'PartlyOrFullyRenovated',
      'PartlyOrFullyRefurbished',
      'PartlyRefurbished',
      'FullyRefurbished',
      'NeedsRenovation',
      'NeedsRefurbishment',
      'Dilapidated',
      'Teardown',
      'Gutted',
      'UnderConstruction',
      'ToBeBuilt',
      'ByArrangement',
    ],
  },
  entryLevel: { ...line, group: 'BUILDING', max: 50 },
  storiesTotal: { ...count, group: 'BUILDING', max: 1000 },
  furnished: { kind: 'enum', group: 'BUILDING', choices: ['Furnished', 'Partially', 'Unfurnished'] },
  basement: { kind: 'enum', group: 'BUILDING', choices: ['Full', 'Partial', 'None'] },
  heating: {
    kind: 'list',
    group: 'BUILDING',
    required: true,
    choices: [
      'Central',
      'ApartmentHeating',
      'Stove',
      'RadiantFloor',
      'District',
      'LocalHeatNetwork',
      'HeatPump',
      'NaturalGas',
      'Propane',
      'Oil',
      'Electric',
      'Solar',
      'Geothermal',
      'Pellet',
      'Wood',
      'Coal',
      'CombinedHeatAndPower',
      'HydronicElectric',
      'Alternative',
    ],
  },
  flooring: {
    kind: 'list',
    group: 'BUILDING',
    required: true,
    choices: [
      'Parquet',
      'EngineeredParquet',
      'WoodPlank',
      'Laminate',
      'Tile',
      'Stone',
      'Marble',
      'Granite',
      'Terracotta',
      'Carpet',
      'Linoleum',
      'Vinyl',
      'Screed',
      'RaisedFloor',
    ],
  },
  elevatorYN: { ...yesNo, group: 'BUILDING' },
  accessibilityYN: { ...yesNo, group: 'BUILDING' },
  fireplaceYN: { ...yesNo, group: 'BUILDING' },
  coolingYN: { ...yesNo, group: 'BUILDING' },

  energyCertificates: { kind: 'certificates', group: 'ENERGY', required: true, max: 10 },
  biddingTerms: { kind: 'terms', group: 'BIDDING' },
};

export const editableColumns = Object.keys(EDITABLE) as EditableColumn[];

export type TextColumn = Exclude<keyof TextInput, 'language'>;

/** The texts of each language: their length in characters, and whether they are one line. As long as a delivery may bring. */
export const EDITABLE_TEXTS: Readonly<Record<TextColumn, { max: number; line: boolean }>> = {
  title: { max: 500, line: true },
  shortDescription: { max: 100_000, line: false },
  publicRemarks: { max: 100_000, line: false },
  locationRemarks: { max: 100_000, line: false },
  equipmentRemarks: { max: 100_000, line: false },
  otherRemarks: { max: 100_000, line: false },
};

export const textColumns = Object.keys(EDITABLE_TEXTS) as TextColumn[];

/** What a field's name means: a column, or a text in a language. */
export type FieldName = { column: EditableColumn } | { language: string; text: TextColumn };

export const textField = (language: string, column: TextColumn): string => `texts.${language}.${column}`;

/** Undefined for a name that is no field, or no longer one. */
export function parseField(field: string): FieldName | undefined {
  if (Object.hasOwn(EDITABLE, field)) return { column: field as EditableColumn };
  const [, language, text] = /^texts\.([A-Za-z0-9-]+)\.(\w+)$/.exec(field) ?? [];
  if (!language || !text || !Object.hasOwn(EDITABLE_TEXTS, text)) return undefined;
  return { language, text: text as TextColumn };
}

/** Fields that mean something only together: they are changed, kept and given back as one. */
const together: readonly EditableColumn[] = ['latitude', 'longitude'];

/** The field and those that go with it. */
export const unitOf = (field: string): readonly string[] =>
  together.some((each) => each === field) ? together : [field];

export const certificateTexts: readonly Exclude<keyof EnergyCertificate, 'kind'>[] = [
  'value',
  'class',
  'carrier',
  'issued',
  'validUntil',
  'vintage',
  'heatingDemand',
  'heatingDemandClass',
  'totalEnergyEfficiency',
  'totalEnergyEfficiencyClass',
  'primaryEnergy',
  'co2',
  'renewables',
];

/**
 * A value the way the database gives it back, so that equal values are equal JSON: `380000.00` is `380000`, and
 * nothing said in a certificate is null.
 */
export function canonical(column: EditableColumn, value: unknown): Json {
  if (value === null || value === undefined) return null;
  const { kind, scale } = EDITABLE[column];
  if (scale !== undefined) return new Prisma.Decimal(value as string).toDecimalPlaces(scale).toFixed();
  if (kind === 'date') return value instanceof Date ? value.toISOString().slice(0, 10) : (value as string);
  if (kind !== 'certificates') return value as Json;
  return (value as Partial<EnergyCertificate>[]).map((certificate) => ({
    kind: certificate.kind ?? null,
    ...Object.fromEntries(certificateTexts.map((name) => [name, certificate[name] ?? null])),
  }));
}

export const sameValue = (left: Json, right: Json): boolean => isDeepStrictEqual(left, right);

/**
 * The text of a language: that very one, else the only one of the same language, because software that begins to send
 * `de-DE` for `de` means the same text.
 */
export function findText<Text extends { language: string | null }>(
  texts: readonly Text[],
  language: string,
): Text | undefined {
  const wanted = language.toLowerCase();
  const exact = texts.find((text) => text.language?.toLowerCase() === wanted);
  if (exact) return exact;
  const related = texts.filter((text) => primary(text.language) === primary(wanted));
  return related.length === 1 ? related[0] : undefined;
}

const primary = (language: string | null) => language?.split('-')[0]?.toLowerCase();

/** A text with nothing in it, to be filled. */
export const blankText = (language: string) => ({
  language,
  title: null,
  shortDescription: null,
  publicRemarks: null,
  locationRemarks: null,
  equipmentRemarks: null,
  otherRemarks: null,
});

export const isBlankText = (text: Pick<TextInput, TextColumn>): boolean =>
  textColumns.every((name) => text[name] === null);
