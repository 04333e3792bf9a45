import type { Tx } from '../platform/index.ts';

export interface Responsible {
  personId: string;
  name: string;
  email: string;
  locale: string | null;
}

/**
 * Who answers for a listing: its first broker when that is a member of the agency, else the agency's executives.
 * An address merely found in a file never gets a buyer's data.
 */
export async function responsibleFor(tx: Tx, listingId: string): Promise<Responsible[]> {
  const listing = await tx.listing.findUniqueOrThrow({
    where: { id: listingId },
    select: {
      brokers: { where: { position: 1 }, select: { person: true } },
      agency: { select: { memberships: { select: { role: true, person: true } } } },
    },
  });
  const { memberships } = listing.agency;
  const broker = memberships.find(({ person }) => person.id === listing.brokers[0]?.person?.id);
  const answering = broker ? [broker] : memberships.filter(({ role }) => role === 'EXECUTIVE');
  const people = answering.map(({ person }) => person);
  return people.map(({ id, name, email, locale }) => ({ personId: id, name, email, locale }));
}
