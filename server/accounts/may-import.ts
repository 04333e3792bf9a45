import type { Entitlement, ImportPermission } from '../platform/generated/prisma/enums.ts';

/** What decides about an agency's imports; the package may be archived, it still entitles those who have it. */
export interface ImportRights {
  imports: ImportPermission;
  package: { entitlements: Entitlement[] } | null;
}

/**
 * Whether an agency's deliveries are taken: as the operator set it, or as the booked package says.
 * DENIED is the operator's no; NOT_BOOKED can be mended by booking a package with IMPORTS.
 */
export function mayImport(agency: ImportRights): 'YES' | 'DENIED' | 'NOT_BOOKED' {
  if (agency.imports === 'ALLOW') return 'YES';
  if (agency.imports === 'DENY') return 'DENIED';
  return agency.package?.entitlements.includes('IMPORTS') ? 'YES' : 'NOT_BOOKED';
}
