/**
 * Everybody who may knock, each with credentials of their own; agency A owns what is asked for unless it says B. `mixed`
 * is executive of B and agent of A, `admin` nobody's member, `expired` A's executive with a session that is over. There
 * is a key for each scope. A new kind of credentials, such as a session that opens less than its person may, is a role
 * here and a column in decisions.ts.
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
