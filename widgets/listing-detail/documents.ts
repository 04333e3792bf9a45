import { document } from '../core/client.ts';
import type { Person } from '../core/contact.ts';
import type { Money } from '../core/format.ts';

export type MediaCategory = 'PHOTO' | 'FLOOR_PLAN' | 'DOCUMENT' | 'VIDEO' | 'VIRTUAL_TOUR' | 'LINK';

export interface Media {
  id: string;
  category: MediaCategory;
  title: string | null;
  width: number | null;
  height: number | null;
  contentType: string | null;
  thumb: string;
  medium: string;
  large: string;
  original: string;
}

export interface Certificate {
  kind: 'DEMAND' | 'CONSUMPTION' | null;
  value: string | null;
  class: string | null;
  carrier: string | null;
  issued: string | null;
  validUntil: string | null;
  vintage: string | null;
  primaryEnergy: string | null;
  co2: string | null;
  renewables: string | null;
}

export interface Listing {
  id: string;
  listingId: string | null;
  title: string | null;
  text: {
    shortDescription: string | null;
    publicRemarks: string | null;
    locationRemarks: string | null;
    equipmentRemarks: string | null;
    otherRemarks: string | null;
  } | null;
  standardStatus: 'ACTIVE' | 'PENDING' | 'CLOSED';
  isReference: boolean;
  saleYN: boolean;
  leaseYN: boolean;
  country: string | null;
  city: string | null;
  cityRegion: string | null;
  postalCode: string | null;
  streetName: string | null;
  streetNumber: string | null;
  addressReleased: boolean;
  listPrice: Money | null;
  listPriceNet: Money | null;
  listPricePerArea: Money | null;
  leaseAmountPerArea: Money | null;
  priceOnRequest: boolean;
  leaseAmount: Money | null;
  rentWithCosts: Money | null;
  rentWarm: Money | null;
  additionalCosts: Money | null;
  heatingCosts: Money | null;
  deposit: Money | null;
  associationFee: Money | null;
  depositText: string | null;
  buyerCommissionText: string | null;
  livingArea: number | null;
  buildingAreaTotal: number | null;
  lotSizeArea: number | null;
  leasableArea: number | null;
  usableArea: number | null;
  officeArea: number | null;
  storageArea: number | null;
  salesArea: number | null;
  retailArea: number | null;
  roomsTotal: number | null;
  bedroomsTotal: number | null;
  bathroomsTotal: number | null;
  parkingTotal: number | null;
  numberOfUnitsTotal: number | null;
  entryLevel: string | null;
  storiesTotal: number | null;
  elevatorYN: boolean | null;
  yearBuilt: string | null;
  energyCertificates: Certificate[];
  media: Media[];
  brokers: Person[];
  agency: {
    name: string;
    brandColor: string | null;
    locale: string;
    timeZone: string;
    email: string | null;
    phone: string | null;
  };
  offerForm: { state: 'OPEN' | 'NOT_YET_OPEN' | 'CLOSED'; opensAt: string | null; closesAt: string | null } | null;
}

const money = (...names: string[]) => names.map((name) => `${name} { amount currency }`).join(' ');

export const ListingDetail = document<
  { listing: Listing | null },
  { id: string | null; listingId: string | null; language: string }
>(
  `query ListingDetail($id: ID, $listingId: String, $language: String) {
    listing(id: $id, listingId: $listingId) {
      id listingId title(language: $language)
      text(language: $language) { shortDescription publicRemarks locationRemarks equipmentRemarks otherRemarks }
      standardStatus isReference saleYN leaseYN country city cityRegion postalCode streetName streetNumber addressReleased
      priceOnRequest depositText buyerCommissionText
      ${money('listPrice', 'listPriceNet', 'listPricePerArea', 'leaseAmountPerArea', 'leaseAmount', 'rentWithCosts', 'rentWarm', 'additionalCosts', 'heatingCosts', 'deposit', 'associationFee')}
      livingArea buildingAreaTotal lotSizeArea leasableArea usableArea officeArea storageArea salesArea retailArea roomsTotal bedroomsTotal bathroomsTotal parkingTotal
      numberOfUnitsTotal entryLevel storiesTotal elevatorYN yearBuilt
      energyCertificates { kind value class carrier issued validUntil vintage primaryEnergy co2 renewables }
      media {
        id category title width height contentType
        thumb: url(size: THUMB) medium: url(size: MEDIUM) large: url(size: LARGE) original: url(size: ORIGINAL)
      }
      brokers { firstName lastName email phone mobile officeName imageUrl }
      agency { name brandColor locale timeZone email phone }
      offerForm { state opensAt closesAt }
    }
  }`,
);
