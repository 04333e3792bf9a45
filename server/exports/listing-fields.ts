import { objectTypeFor, type WritableListing } from '../openimmo/index.ts';
import type { Prisma } from '../platform/index.ts';
import type { StockListing } from './read-stock.ts';

const decimal = (value: Prisma.Decimal | null): string | null => value?.toFixed() ?? null;
const day = (value: Date | null): string | null => value?.toISOString().slice(0, 10) ?? null;

type Fields = Omit<WritableListing, 'media' | 'texts' | 'language'>;
type Certificate = WritableListing['energyCertificates'][number];

/**
 * All that a listing says, for an object that has no source or no longer follows it. Texts and attachments go their own
 * ways. Without a technical number the listing's own id is one: receivers know the object by it.
 */
export function fieldsOf(listing: StockListing): Fields {
  return {
    action: listing.isReference ? 'REFERENCE' : 'UPSERT',
    internalNumber: listing.aliases[0]?.value ?? null,
    modifiedOn: day(listing.updatedAt),
    listingId: listing.listingId ?? listing.key,
    originatingSystemKey: listing.originatingSystemKey ?? listing.id,
    originatingSystemName: listing.originatingSystemName,
    standardStatus: listing.standardStatus,
    isReference: listing.isReference,
    onMarketDate: day(listing.onMarketDate),
    expirationDate: day(listing.expirationDate),
    propertyType: listing.propertyType,
    propertySubType: listing.propertySubType,
    sourceObjectType: listing.sourceObjectType ?? objectTypeFor(listing.propertyType, listing.propertySubType),
    saleYN: listing.saleYN,
    leaseYN: listing.leaseYN,
    landLeaseYN: listing.landLeaseYN,
    country: listing.country,
    stateOrProvince: listing.stateOrProvince,
    cityRegion: listing.cityRegion,
    city: listing.city,
    postalCode: listing.postalCode,
    streetName: listing.streetName,
    streetNumber: listing.streetNumber,
    latitude: decimal(listing.latitude),
    longitude: decimal(listing.longitude),
    addressReleased: listing.addressReleased,
    entryLevel: listing.entryLevel,
    storiesTotal: listing.storiesTotal,
    listPrice: decimal(listing.listPrice),
    listPriceNet: decimal(listing.listPriceNet),
    listPriceGross: decimal(listing.listPriceGross),
    listPricePerArea: decimal(listing.listPricePerArea),
    leaseAmountPerArea: decimal(listing.leaseAmountPerArea),
    currency: listing.currency,
    priceOnRequest: listing.priceOnRequest,
    leaseAmount: decimal(listing.leaseAmount),
    rentWithCosts: decimal(listing.rentWithCosts),
    rentWarm: decimal(listing.rentWarm),
    additionalCosts: decimal(listing.additionalCosts),
    heatingCosts: decimal(listing.heatingCosts),
    deposit: decimal(listing.deposit),
    associationFee: decimal(listing.associationFee),
    totalActualRent: decimal(listing.totalActualRent),
    grossScheduledIncome: decimal(listing.grossScheduledIncome),
    depositText: listing.depositText,
    buyerCommissionText: listing.buyerCommissionText,
    livingArea: decimal(listing.livingArea),
    buildingAreaTotal: decimal(listing.buildingAreaTotal),
    lotSizeArea: decimal(listing.lotSizeArea),
    leasableArea: decimal(listing.leasableArea),
    usableArea: decimal(listing.usableArea),
    officeArea: decimal(listing.officeArea),
    storageArea: decimal(listing.storageArea),
    salesArea: decimal(listing.salesArea),
    retailArea: decimal(listing.retailArea),
    roomsTotal: decimal(listing.roomsTotal),
    bedroomsTotal: decimal(listing.bedroomsTotal),
    bathroomsTotal: decimal(listing.bathroomsTotal),
    bathroomsHalf: decimal(listing.bathroomsHalf),
    parkingTotal: listing.parkingTotal,
    numberOfUnitsTotal: listing.numberOfUnitsTotal,
    heating: listing.heating,
    flooring: listing.flooring,
    fireplaceYN: listing.fireplaceYN,
    coolingYN: listing.coolingYN,
    elevatorYN: listing.elevatorYN,
    basement: listing.basement,
    furnished: listing.furnished,
    accessibilityYN: listing.accessibilityYN,
    propertyCondition: listing.propertyCondition,
    yearBuilt: listing.yearBuilt,
    energyCertificates: (listing.energyCertificates as unknown as Certificate[]).map(certificate),
    biddingTerms: listing.biddingTerms as WritableListing['biddingTerms'],
    sharing: (listing.sharing as WritableListing['sharing'] | null) ?? { generally: null, allowed: [], denied: [] },
    brokers: listing.brokers.map(({ firstName, lastName, email, phone, mobile, number, officeName }, position) => ({
      position,
      firstName,
      lastName,
      email,
      phone,
      mobile,
      number,
      officeName,
    })),
  };
}

/** What OpenImmo has no place for is kept only where it says something, so that the reader of an export hears of it. */
function certificate(given: Certificate): Certificate {
  const entries = Object.entries(given).filter(([name, value]) => value !== null || !UNSAYABLE.has(name));
  return Object.fromEntries(entries) as unknown as Certificate;
}

const UNSAYABLE = new Set(['primaryEnergy', 'co2', 'renewables']);

/** The fields that were edited here, texts apart: their columns hold what is shown. */
export function editedFields(listing: StockListing): Partial<Fields> {
  const all: Partial<Record<string, unknown>> = fieldsOf(listing);
  const edited = listing.overrides.filter(({ field }) => Object.hasOwn(all, field));
  return Object.fromEntries(edited.map(({ field }) => [field, all[field]]));
}

/**
 * The time in which offers are taken here, where it differs from what the object says (requirement G16). A link without
 * a period says nothing of it.
 */
export function biddingFields(
  listing: StockListing,
  said: WritableListing['biddingTerms'],
  timeZone: string,
): Pick<Partial<Fields>, 'biddingTerms'> {
  const [link] = listing.offerLinks;
  if (!link?.acceptsOffers || (!link.opensAt && !link.closesAt)) return {};
  const opensAt = moment(link.opensAt, said?.opensAt ?? null, timeZone);
  const closesAt = moment(link.closesAt, said?.closesAt ?? null, timeZone);
  const showHighest = link.disclosure === 'OPEN' ? true : (said?.showHighest ?? null);
  if (said?.opensAt === opensAt && said?.closesAt === closesAt && said?.showHighest === showHighest) return {};
  const rest = said ?? { phaseStart: null, viewing: null, minimumPrice: null };
  return { biddingTerms: { ...rest, opensAt, closesAt, showHighest } };
}

/** A moment that is the same already keeps its spelling. @param said without a zone in the agency's time. */
function moment(instant: Date | null, said: string | null, timeZone: string): string | null {
  if (!instant) return said;
  const iso = instant.toISOString().replace(/\.000Z$/, 'Z');
  const local = instant.toLocaleString('sv-SE', { timeZone }).replace(' ', 'T');
  const same = said && (said === local || `${said}T00:00:00` === local || Date.parse(said) === instant.getTime());
  return same ? said : iso;
}
