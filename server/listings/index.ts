export { isExpired, listingAccess, ofBrokers, reachListing } from './access.ts';
export { mediaJobs } from './collect-media.ts';
export {
  type Identifiers,
  type KnownListing,
  knownListings,
  type ListingNumber,
  listingsWithHashes,
  listingsWithNumbers,
  type NumberedListing,
  numbersOf,
} from './find-listings.ts';
export { isKeptBack, type Keeper, keeper, namesStreet, shown } from './hiding.ts';
export {
  type BrokerInput,
  blankListing,
  type EnergyCertificate,
  type ListingInput,
  type MediaInput,
  type TextInput,
} from './listing-input.ts';
export { openSource, readSources, sealSource } from './listing-source.ts';
export { restoreVersions, UNDO_DAYS } from './listing-versions.ts';
export { listingJobs } from './match-brokers.ts';
export {
  type KeptMedia,
  keepMedia,
  type MediaFile,
  type MediaPlatform,
  type MediaSize,
  mediaKey,
  mediaSizes,
  mediaUrl,
  readMedia,
} from './media.ts';
export { mergeOverrides } from './overrides.ts';
export { removeListingText } from './remove-listing-text.ts';
export { type Responsible, responsibleFor } from './responsible.ts';
export {
  type Delivery,
  type ListingEntry,
  type SavedListing,
  saveListing,
  saveListings,
  touchListings,
} from './save-listings.ts';
export { ListingBrokerType, ListingType } from './schema.ts';
export { type Withdrawal, withdrawListings } from './withdraw-listings.ts';
