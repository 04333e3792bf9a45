import { v7 as uuidv7 } from 'uuid';
import type { Actor, Scope } from '../../server/accounts/index.ts';
import type { Prisma } from '../../server/platform/index.ts';
import type { TestPlatform } from './platform.ts';

/** An agency with an executive, a broker with one listing, and a colleague without. */
export async function testAgency(platform: TestPlatform, overrides: Partial<Prisma.AgencyCreateInput> = {}) {
  const slug = `agency-${uuidv7().slice(-8)}`;
  const agency = await platform.prisma.agency.create({
    data: {
      slug,
      name: 'Immobilien Lindenhof',
      country: 'DE',
      locale: 'de',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      ...overrides,
    },
  });
  const executive = await testPerson(platform, agency.id, 'EXECUTIVE');
  const broker = await testPerson(platform, agency.id, 'AGENT');
  const colleague = await testPerson(platform, agency.id, 'AGENT');
  const listing = await testListing(platform, agency.id, broker.id);
  return { agency, executive, broker, colleague, listing };
}

/** A member of staff; `actor` is what a request of theirs carries. */
export async function testPerson(
  { prisma }: TestPlatform,
  agencyId: string | null,
  role: 'AGENT' | 'EXECUTIVE',
  data: Partial<Prisma.PersonCreateInput> = {},
) {
  const id = uuidv7();
  const short = id.slice(-6);
  const memberships = agencyId ? [{ agencyId, role }] : [];
  const person = await prisma.person.create({
    data: {
      id,
      email: `${role.toLowerCase()}-${short}@lindenhof.test`,
      name: `${role} ${short}`,
      memberships: { create: memberships },
      ...data,
    },
  });
  const actor: Actor = { kind: 'person', id, sessionId: 's', admin: data.admin ?? false, memberships };
  return { ...person, actor };
}

/** A flat for 400 000 on the market. */
export function testListing(
  { prisma }: TestPlatform,
  agencyId: string,
  brokerId: string,
  data: Partial<Prisma.ListingUncheckedCreateInput> = {},
) {
  return prisma.listing.create({
    data: {
      agencyId,
      key: uuidv7(),
      listingId: 'LH-1',
      origin: 'HAND',
      title: 'Altbau am Park',
      city: 'Berlin',
      postalCode: '10115',
      streetName: 'Lindenallee',
      streetNumber: '7',
      currency: 'EUR',
      listPrice: '400000',
      saleYN: true,
      texts: { create: [{ language: 'de', title: 'Altbau am Park' }] },
      brokers: {
        create: [{ position: 1, personId: brokerId, firstName: 'Anna', lastName: 'Weber', phone: '030 1234' }],
      },
      ...data,
    },
  });
}

/** What a request with a key carries. */
export function keyActor(agencyId: string | null, scopes: Scope[] | 'publishable'): Actor {
  const publishable = scopes === 'publishable';
  return { kind: 'key', id: uuidv7(), agencyId, publishable, scopes: publishable ? [] : scopes };
}
