import type { Platform } from '../platform/index.ts';
import type { JobDefinition } from '../platform/jobs.ts';

/**
 * Ties contacts of listings to the members of the agency they are, by e-mail or personnel number, and unties those who
 * are members no longer. A delivery does the same for its own listings; this is for when the members change.
 */
export async function matchBrokers({ prisma }: Pick<Platform, 'prisma'>): Promise<void> {
  await prisma.$executeRaw`
    UPDATE "ListingBroker" AS broker SET "personId" = NULL
    FROM "Listing" AS listing
    WHERE listing.id = broker."listingId" AND broker."personId" IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM "Membership" AS member
      WHERE member."agencyId" = listing."agencyId" AND member."personId" = broker."personId")`;
  await prisma.$executeRaw`
    UPDATE "ListingBroker" AS broker SET "personId" = member."personId"
    FROM "Listing" AS listing, "Membership" AS member JOIN "Person" AS person ON person.id = member."personId"
    WHERE listing.id = broker."listingId" AND member."agencyId" = listing."agencyId" AND broker."personId" IS NULL
      AND (lower(trim(broker.email)) = lower(person.email) OR broker.number = member."personnelNumber")`;
}

/** Work on listings that nobody waits for. */
export const listingJobs = (platform: Platform): JobDefinition[] => [
  {
    name: 'listings.match',
    concurrency: 1,
    every: '1 hour',
    run: () => matchBrokers(platform),
  },
];
