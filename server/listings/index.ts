export { listingAccess, reachListing } from './access.ts';
export {
  type BrokerInput,
  blankListing,
  type EnergyCertificate,
  type ListingInput,
  type MediaInput,
  type TextInput,
} from './listing-input.ts';
export { keepMedia, type MediaFile, type MediaSize, mediaSizes, mediaUrl, readMedia } from './media.ts';
export { type Responsible, responsibleFor } from './responsible.ts';
export {
  type Delivery,
  findByIdentifiers,
  type Identifiers,
  keepSource,
  readSource,
  removeListingText,
  type SavedListing,
  saveListing,
  withdrawListing,
} from './save-listing.ts';
export { ListingBrokerType, ListingType } from './schema.ts';
