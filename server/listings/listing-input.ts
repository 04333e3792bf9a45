import type { MediaCategory, PropertyType, StandardStatus } from '../platform/generated/prisma/enums.ts';

/** An energy certificate; texts as delivered, because dates and units vary with the law of the place. */
export interface EnergyCertificate {
  kind: 'DEMAND' | 'CONSUMPTION' | null;
  value: string | null;
  class: string | null;
  carrier: string | null;
  issued: string | null;
  validUntil: string | null;
  vintage: string | null;
  heatingDemand: string | null;
  heatingDemandClass: string | null;
  totalEnergyEfficiency: string | null;
  totalEnergyEfficiencyClass: string | null;
  primaryEnergy?: string | null;
  co2?: string | null;
  renewables?: string | null;
}

/** A contact; their order in the listing's list is their position. */
export interface BrokerInput {
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  mobile: string | null;
  number: string | null;
  officeName: string | null;
}

export interface TextInput {
  /** BCP 47; null takes the agency's language. */
  language: string | null;
  title: string | null;
  shortDescription: string | null;
  publicRemarks: string | null;
  locationRemarks: string | null;
  equipmentRemarks: string | null;
  otherRemarks: string | null;
}

/** The text in the agency's language, else the first. @param locale of the agency, and of texts that name none. */
export const textOf = <Text extends { language: string | null }>(texts: Text[], locale: string): Text | undefined =>
  texts.find(({ language }) => (language ?? locale).slice(0, 2) === locale.slice(0, 2)) ?? texts[0];

/** A picture or document that is with us already, or a link. */
export interface MediaInput {
  category: MediaCategory;
  preferred: boolean;
  title: string | null;
  sha256: string | null;
  storageKey: string | null;
  /** Where it was fetched from, or where it lies when it is not with us. */
  sourceUrl: string | null;
  /** What its sender says of the content; equal means the same file. */
  sourceCheck: string | null;
  /** ETag or Last-Modified of the server it was fetched from. */
  sourceEtag: string | null;
  contentType: string | null;
  bytes: number | null;
  width: number | null;
  height: number | null;
}

/** A whole listing as its origin gives it, in RESO names. Amounts are decimal strings, areas square metres, dates YYYY-MM-DD. */
export interface ListingInput {
  listingId: string | null;
  originatingSystemKey: string | null;
  originatingSystemName: string | null;
  standardStatus: StandardStatus;
  isReference: boolean;
  onMarketDate: string | null;
  expirationDate: string | null;
  propertyType: PropertyType | null;
  propertySubType: string | null;
  sourceObjectType: string | null;
  saleYN: boolean;
  leaseYN: boolean;
  landLeaseYN: boolean;
  country: string | null;
  stateOrProvince: string | null;
  cityRegion: string | null;
  city: string | null;
  postalCode: string | null;
  streetName: string | null;
  streetNumber: string | null;
  latitude: string | null;
  longitude: string | null;
  addressReleased: boolean;
  entryLevel: string | null;
  storiesTotal: number | null;
  listPrice: string | null;
  listPriceNet: string | null;
  listPriceGross: string | null;
  listPricePerArea: string | null;
  leaseAmountPerArea: string | null;
  currency: string | null;
  priceOnRequest: boolean;
  leaseAmount: string | null;
  rentWithCosts: string | null;
  rentWarm: string | null;
  additionalCosts: string | null;
  heatingCosts: string | null;
  deposit: string | null;
  associationFee: string | null;
  totalActualRent: string | null;
  grossScheduledIncome: string | null;
  depositText: string | null;
  buyerCommissionText: string | null;
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
  energyCertificates: EnergyCertificate[];
  biddingTerms: object | null;
  sharing: object | null;
  texts: TextInput[];
  brokers: BrokerInput[];
  media: MediaInput[];
}

/** A listing of which nothing is known; spread it and say what is. */
export const blankListing: ListingInput = {
  listingId: null,
  originatingSystemKey: null,
  originatingSystemName: null,
  standardStatus: 'ACTIVE',
  isReference: false,
  onMarketDate: null,
  expirationDate: null,
  propertyType: null,
  propertySubType: null,
  sourceObjectType: null,
  saleYN: false,
  leaseYN: false,
  landLeaseYN: false,
  country: null,
  stateOrProvince: null,
  cityRegion: null,
  city: null,
  postalCode: null,
  streetName: null,
  streetNumber: null,
  latitude: null,
  longitude: null,
  addressReleased: false,
  entryLevel: null,
  storiesTotal: null,
  listPrice: null,
  listPriceNet: null,
  listPriceGross: null,
  listPricePerArea: null,
  leaseAmountPerArea: null,
  currency: null,
  priceOnRequest: false,
  leaseAmount: null,
  rentWithCosts: null,
  rentWarm: null,
  additionalCosts: null,
  heatingCosts: null,
  deposit: null,
  associationFee: null,
  totalActualRent: null,
  grossScheduledIncome: null,
  depositText: null,
  buyerCommissionText: null,
  livingArea: null,
  buildingAreaTotal: null,
  lotSizeArea: null,
  leasableArea: null,
  usableArea: null,
  officeArea: null,
  storageArea: null,
  salesArea: null,
  retailArea: null,
  roomsTotal: null,
  bedroomsTotal: null,
  bathroomsTotal: null,
  bathroomsHalf: null,
  parkingTotal: null,
  numberOfUnitsTotal: null,
  heating: [],
  flooring: [],
  fireplaceYN: null,
  coolingYN: null,
  elevatorYN: null,
  basement: null,
  furnished: null,
  accessibilityYN: null,
  propertyCondition: null,
  yearBuilt: null,
  energyCertificates: [],
  biddingTerms: null,
  sharing: null,
  texts: [],
  brokers: [],
  media: [],
};
