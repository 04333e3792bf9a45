import type { PictureSpec, PortraitSpec } from '../pictures/types.ts';

export interface DemoPerson {
  name: string;
  email: string;
  phone: string;
  role: 'EXECUTIVE' | 'AGENT';
  personnelNumber: string;
  portrait: PortraitSpec;
}

export interface DemoText {
  language: string;
  title: string;
  shortDescription: string;
  publicRemarks: string;
  locationRemarks?: string;
  equipmentRemarks?: string;
  otherRemarks?: string;
}

export interface DemoEnergyCertificate {
  kind: 'DEMAND' | 'CONSUMPTION' | null;
  /** kWh per m² and year. */
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
  /** kWh per m² and year. */
  primaryEnergy?: string;
  /** kg CO₂ per m² and year. */
  co2?: string;
  /** Share of renewables in per cent. */
  renewables?: string;
}

export interface DemoMedia {
  kind: 'PHOTO' | 'PLAN';
  caption: string;
  picture: PictureSpec;
}

export interface DemoOffer {
  name: string;
  email: string;
  phone: string;
  /** Decimal, in the currency of the listing. */
  amount: string;
  financing: 'CASH' | 'CREDIT' | 'MIXED';
  paymentTerm: 'AT_SIGNING' | 'DAYS_30' | 'DAYS_60' | 'DAYS_90' | { date: string } | { other: string };
  message: string;
  /** Hours before seeding, as a negative number. */
  receivedAtHours: number;
  status: 'NEW' | 'VIEWED' | 'ACCEPTED' | 'REJECTED';
}

export interface DemoOfferSetting {
  acceptsOffers: boolean;
  /** Days from seeding; negative is past. */
  opensAtDays?: number;
  closesAtDays?: number;
  signatureRequired: false;
  offers: readonly DemoOffer[];
}

interface ListingCore {
  listingId: string;
  standardStatus: 'ACTIVE' | 'PENDING' | 'CLOSED';
  isReference: boolean;
  onMarketDate: string;
  propertyType:
    | 'RESIDENTIAL'
    | 'RESIDENTIAL_LEASE'
    | 'RESIDENTIAL_INCOME'
    | 'COMMERCIAL_SALE'
    | 'COMMERCIAL_LEASE'
    | 'LAND'
    | 'FARM';
  propertySubType: string;
  saleYN: boolean;
  leaseYN: boolean;
  landLeaseYN: boolean;
  country: string;
  stateOrProvince: string;
  city: string;
  postalCode: string;
  streetName: string;
  latitude: string;
  longitude: string;
  addressReleased: boolean;
  listPrice: string | null;
  currency: string;
  texts: readonly DemoText[];
  /** E-mails of the agency's people, the first broker first. */
  brokers: readonly string[];
  media: readonly DemoMedia[];
}

interface ListingDetails {
  cityRegion: string;
  streetNumber: string;
  entryLevel: string;
  storiesTotal: number;
  priceOnRequest: boolean;
  leaseAmount: string;
  rentWithCosts: string;
  rentWarm: string;
  additionalCosts: string;
  heatingCosts: string;
  deposit: string;
  associationFee: string;
  totalActualRent: string;
  grossScheduledIncome: string;
  depositText: string;
  buyerCommissionText: string;
  livingArea: string;
  buildingAreaTotal: string;
  lotSizeArea: string;
  leasableArea: string;
  roomsTotal: string;
  bedroomsTotal: string;
  bathroomsTotal: string;
  bathroomsHalf: string;
  parkingTotal: number;
  numberOfUnitsTotal: number;
  heating: readonly string[];
  flooring: readonly string[];
  fireplaceYN: boolean;
  coolingYN: boolean;
  elevatorYN: boolean;
  basement: string;
  furnished: string;
  accessibilityYN: boolean;
  propertyCondition: string;
  yearBuilt: number;
  energyCertificates: readonly DemoEnergyCertificate[];
  offerSetting: DemoOfferSetting;
}

export type DemoListing = ListingCore & Partial<ListingDetails>;

export interface DemoAgency {
  slug: string;
  name: string;
  legalName: string;
  locale: string;
  country: string;
  currency: string;
  brandColour: string;
  timezone: string;
  openimmoAnid: string;
  customerNumber: string;
  phone: string;
  email: string;
  people: readonly DemoPerson[];
  listings: readonly DemoListing[];
}

export interface DemoAdmin {
  name: string;
  email: string;
}
