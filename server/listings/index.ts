export { listingAccess } from './access.ts';
export type { BrokerInput, EnergyCertificate, ListingInput, MediaInput, TextInput } from './listing-input.ts';
export { keepMedia, type MediaFile, type MediaSize, mediaSizes, mediaUrl, readMedia } from './media.ts';
export { type Responsible, responsibleFor } from './responsible.ts';
export {
  type Delivery,
  findByIdentifiers,
  type Identifiers,
  keepSource,
  type SavedListing,
  saveListing,
  withdrawListing,
} from './save-listing.ts';
export { ListingBrokerType, ListingType } from './schema.ts';
