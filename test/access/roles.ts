/**
 * Everybody who may knock, each with credentials of their own; agency A owns what is asked for unless it says B. `mixed`
 * is executive of B and agent of A, `admin` nobody's member, `expired` A's executive with a session that is over, `board`
 * an executive of A at the board of A's own site. There is a key for each scope.
 */
export const roles = [
  'anonymous',
  'publishable',
  'broker',
  'colleague',
  'executive',
  'stranger',
  'admin',
  'twoHats',
  'mixed',
  'expired',
  'board',
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
