/** One XML element as it was received. Namespace and prefix are dropped; unknown elements are kept like known ones. */
export interface Element {
  /** Local name in the spelling of the file. */
  name: string;
  /** Local attribute names and decoded values. Namespace declarations are dropped. */
  attributes: Record<string, string>;
  /** Child elements and decoded text, in document order. CDATA and entities are plain text here; comments are gone. */
  children: (Element | string)[];
}

/** Something a person should know about a file or an object. */
export interface Issue {
  /** ERROR: the object cannot be used. WARNING: something was left out or guessed. NOTE: nothing to do. */
  severity: 'ERROR' | 'WARNING' | 'NOTE';
  /** Stable, SCREAMING_SNAKE_CASE. */
  code: string;
  /** Where, in OpenImmo's own names: `preise/kaufpreis`, `geo/land@iso_land`, `anhaenge/anhang[2]` (counted from 1). */
  path: string;
  message: string;
  hint: string;
  /** Names and numbers in the words, for words in other languages. */
  values?: Record<string, string | number>;
}

/** What `<uebertragung>` says about the file. */
export interface Transfer {
  art?: 'ONLINE' | 'OFFLINE';
  /** FULL only when the file says VOLL; everything else, and a missing header, is PARTIAL. */
  scope: 'FULL' | 'PARTIAL';
  /** DELETE holds for objects that name no action themselves; the others are informative only. */
  mode?: 'NEW' | 'CHANGE' | 'DELETE';
  version?: string;
  software?: string;
  softwareVersion?: string;
  technicalEmail?: string;
  /** A time without a zone is read as UTC, so that one sender's files keep their order. */
  timestamp?: Date;
  registrationId?: string;
  /** False when the file has no `<uebertragung>`. */
  present: boolean;
}

/** What an `<anbieter>` says about itself. */
export interface Provider {
  /** From 0, in document order. */
  index: number;
  providerNumber?: string;
  companyName?: string;
  openimmoAnid?: string;
  licenceKey?: string;
}

export type TransferEvent =
  | { type: 'transfer'; transfer: Transfer; issues: Issue[] }
  | { type: 'object'; providerIndex: number; position: number; line: number; element: Element }
  | { type: 'provider'; provider: Provider; objectCount: number }
  | { type: 'end'; objectCount: number; issues: Issue[] };

/**
 * What stands around the objects, in document order. `root` and `open-provider` come without children; the `provider`
 * event closes the latter. A `field` stands directly under a provider, or under the root (`providerIndex` null), where
 * `<uebertragung>` is one too.
 */
export type OutlineEvent =
  | { type: 'root'; element: Element }
  | { type: 'open-provider'; providerIndex: number; element: Element }
  | { type: 'field'; providerIndex: number | null; element: Element };

/** Caps of one file. Counts are per file, or per object where the name says so. */
export interface ReadLimits {
  /** Bytes of the whole file. */
  maxBytes: number;
  /** Levels of nesting. */
  maxDepth: number;
  /** Elements inside one `<immobilie>`. */
  maxObjectElements: number;
  /** Characters of text and attributes inside one `<immobilie>`, inline pictures included. */
  maxObjectCharacters: number;
}

export type PropertyType =
  | 'RESIDENTIAL'
  | 'RESIDENTIAL_LEASE'
  | 'RESIDENTIAL_INCOME'
  | 'COMMERCIAL_SALE'
  | 'COMMERCIAL_LEASE'
  | 'LAND'
  | 'FARM';

export interface MappedObject {
  action: 'UPSERT' | 'DELETE' | 'REFERENCE';
  /** `openimmo_obid`, else `objektnr_extern`, else `objektnr_intern`. Null comes with the ERROR `NO_OBJECT_NUMBER`. */
  key: string | null;
  identifiers: { obid: string | null; extern: string | null; intern: string | null };
  /** BCP 47, from `sprache`. */
  language: string | null;
  listing: MappedListing;
}

/**
 * A listing in RESO Data Dictionary names. Strings are trimmed and never empty. Amounts, areas, room counts and
 * coordinates are canonical decimal strings (`250000`, `120.5`): money fits numeric(14,2), areas numeric(12,2).
 */
export interface MappedListing {
  listingId: string | null;
  originatingSystemKey: string | null;
  originatingSystemName: string | null;
  standardStatus: 'ACTIVE' | 'PENDING' | 'CLOSED';
  isReference: boolean;
  /** YYYY-MM-DD */
  onMarketDate: string | null;
  /** YYYY-MM-DD */
  expirationDate: string | null;

  propertyType: PropertyType | null;
  propertySubType: string | null;
  /** The pair as received: `haus/REIHENENDHAUS`, or `haus` alone. */
  sourceObjectType: string | null;
  saleYN: boolean;
  leaseYN: boolean;
  landLeaseYN: boolean;

  /** ISO 3166-1 alpha-2 */
  country: string | null;
  stateOrProvince: string | null;
  cityRegion: string | null;
  city: string | null;
  postalCode: string | null;
  streetName: string | null;
  streetNumber: string | null;
  /** Degrees; both or none. */
  latitude: string | null;
  longitude: string | null;
  /** Missing means false: hide street, number and exact position. */
  addressReleased: boolean;
  entryLevel: string | null;
  storiesTotal: number | null;

  listPrice: string | null;
  /** Without tax, `kaufpreisnetto`. */
  listPriceNet: string | null;
  /** With tax, `kaufpreisbrutto`. */
  listPriceGross: string | null;
  /** Of a square metre. */
  listPricePerArea: string | null;
  /** Of a square metre, per month. */
  leaseAmountPerArea: string | null;
  /** ISO 4217 */
  currency: string | null;
  priceOnRequest: boolean;
  /** Rent per month without costs. */
  leaseAmount: string | null;
  /** Rent per month with costs but without heating. */
  rentWithCosts: string | null;
  /** Rent per month with everything. */
  rentWarm: string | null;
  additionalCosts: string | null;
  heatingCosts: string | null;
  deposit: string | null;
  associationFee: string | null;
  /** Per year. */
  totalActualRent: string | null;
  /** Per year. */
  grossScheduledIncome: string | null;
  depositText: string | null;
  buyerCommissionText: string | null;

  /** Square metres, like every area here. */
  livingArea: string | null;
  buildingAreaTotal: string | null;
  lotSizeArea: string | null;
  leasableArea: string | null;
  usableArea: string | null;
  officeArea: string | null;
  storageArea: string | null;
  salesArea: string | null;
  retailArea: string | null;
  roomsTotal: string | null;
  bedroomsTotal: string | null;
  bathroomsTotal: string | null;
  bathroomsHalf: string | null;
  parkingTotal: number | null;
  numberOfUnitsTotal: number | null;

  heating: string[];
  flooring: string[];
  fireplaceYN: boolean | null;
  coolingYN: boolean | null;
  elevatorYN: boolean | null;
  basement: string | null;
  furnished: string | null;
  accessibilityYN: boolean | null;
  propertyCondition: string | null;
  yearBuilt: string | null;

  energyCertificates: MappedEnergyCertificate[];
  texts: MappedText[];
  brokers: MappedBroker[];
  media: MappedMedia[];
  biddingTerms: MappedBiddingTerms | null;
  sharing: { generally: boolean | null; allowed: string[]; denied: string[] };
}

export interface MappedEnergyCertificate {
  kind: 'DEMAND' | 'CONSUMPTION' | null;
  /** kWh/(m²·a) */
  value: string | null;
  class: string | null;
  carrier: string | null;
  /** YYYY-MM-DD, YYYY-MM, or the text as received. */
  issued: string | null;
  /** YYYY-MM-DD, YYYY-MM, or the text as received. */
  validUntil: string | null;
  vintage: string | null;
  heatingDemand: string | null;
  heatingDemandClass: string | null;
  totalEnergyEfficiency: string | null;
  totalEnergyEfficiencyClass: string | null;
}

/** Plain text of one language. The default language of the object is the first entry. */
export interface MappedText {
  language: string | null;
  title: string | null;
  shortDescription: string | null;
  publicRemarks: string | null;
  locationRemarks: string | null;
  equipmentRemarks: string | null;
  otherRemarks: string | null;
}

export interface MappedBroker {
  /** From 0. */
  position: number;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  mobile: string | null;
  /** `personennummer` */
  number: string | null;
  officeName: string | null;
}

export type MediaCategory = 'PHOTO' | 'FLOOR_PLAN' | 'DOCUMENT' | 'VIDEO' | 'VIRTUAL_TOUR' | 'LINK';

export type MediaSource =
  | { kind: 'FILE'; path: string }
  | { kind: 'URL'; url: string }
  | { kind: 'INLINE'; base64: string; name: string | null };

export interface MappedMedia {
  category: MediaCategory;
  /** From 0: the title picture, then document order. */
  order: number;
  /** True for the title picture only. */
  preferred: boolean;
  title: string | null;
  source: MediaSource;
  /** 32 lowercase hexadecimal digits. */
  md5: string | null;
  /** Any other mark of the content: an ETag, or the time that the sender gave. Compare, never interpret. */
  etag: string | null;
  format: string | null;
  /** `GUESS`: no group said it, so the content decides. A site plan stays one as a page too; a map is not fetched. */
  hint?: 'GUESS' | 'SITE_PLAN' | 'MAP';
}

/** Times: YYYY-MM-DD; an ISO instant with Z when a zone was given; YYYY-MM-DDTHH:MM:SS without one. */
export interface MappedBiddingTerms {
  phaseStart: string | null;
  viewing: string | null;
  opensAt: string | null;
  closesAt: string | null;
  showHighest: boolean | null;
  minimumPrice: string | null;
}
