/** Everybody who may knock, each with credentials of their own; agency A owns what is asked for unless it says B. */
export const roles = [
  'anonymous',
  'publishable',
  'broker',
  'colleague',
  'executive',
  'stranger',
  'admin',
  'twoHats',
  'keyListings',
  'keyListingsWrite',
  'keyOffersRead',
  'keyOffersWrite',
  'keyImports',
  'keyImportsWrite',
  'keyKeys',
  'keyOfB',
  'keyAdmin',
  'dropAccount',
] as const;
export type Role = (typeof roles)[number];
