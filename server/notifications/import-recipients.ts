import type { ImportRunModel } from '../platform/generated/prisma/models.ts';
import type { Platform, Tx } from '../platform/index.ts';

/** Whom the mails about an agency's imports go to. */
export interface Reader {
  /** Part of the dedupe key: what is told to whom is told once. */
  who: string;
  to: string;
  locale: string;
  /** An executive, the agency's own address, or the address that a delivery names. */
  role: 'EXECUTIVE' | 'AGENCY' | 'SENDER';
}

/** What a mail says and needs of the agency. */
export interface ImportAgency {
  id: string;
  name: string;
  brandColor: string | null;
  locale: string;
  country: string;
  timeZone: string;
}

export interface Readers {
  agency: ImportAgency;
  /** The executives, or the agency's address when it has none. */
  staff: Reader[];
}

export async function readersOf(tx: Tx, agencyId: string): Promise<Readers | undefined> {
  const found = await tx.agency.findUnique({
    where: { id: agencyId },
    include: { memberships: { where: { role: 'EXECUTIVE' }, include: { person: true } } },
  });
  if (!found) return undefined;
  const { memberships, email, id, name, brandColor, locale, country, timeZone } = found;
  const people = memberships.map(
    ({ person }): Reader => ({
      who: person.id,
      to: person.email,
      locale: person.locale ?? locale,
      role: 'EXECUTIVE',
    }),
  );
  const own = isAddress(email) ? [{ who: 'agency', to: email, locale, role: 'AGENCY' as const }] : [];
  return {
    agency: { id, name, brandColor, locale, country, timeZone },
    staff: unique(people.length > 0 ? people : own),
  };
}

/** The address that a delivery names for its report, unless it is one of the staff's, who read everything. */
export function senderOf(
  { technicalEmail }: Pick<ImportRunModel, 'technicalEmail'>,
  { agency, staff }: Readers,
  vault: Platform['vault'],
): Reader | undefined {
  const address = firstAddress(technicalEmail);
  if (!address || staff.some(({ to }) => to.toLowerCase() === address.toLowerCase())) return undefined;
  const who = `sender:${vault.blindIndex(address, 'import-reader')}`;
  return { who, to: address, locale: agency.locale, role: 'SENDER' };
}

/** Some software names several, or none that is an address. */
function firstAddress(text: string | null): string | undefined {
  return (text ?? '').split(/[\s,;]+/).find(isAddress);
}

/** One that a provider would take and that leaves this machine: a name, a host with a dot, and letters at its end. */
function isAddress(text: string | null): text is string {
  return (
    text !== null &&
    text.length <= 254 &&
    /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i.test(text)
  );
}

const unique = (readers: Reader[]): Reader[] =>
  readers.filter(
    ({ to }, index) => readers.findIndex((other) => other.to.toLowerCase() === to.toLowerCase()) === index,
  );
