import type { Financing, PaymentTerm } from '../platform/generated/prisma/enums.ts';
import type { Prisma, Tx, Vault } from '../platform/index.ts';
import { openParty } from './party.ts';

/** Everything a mail about an offer may say, as JSON: it is sealed in the mail's row. */
export interface OfferMail {
  offerId: string;
  linkId: string;
  /** The agency's word for it; null in a mail to the buyer. */
  number: number | null;
  /** Missing in a mail that was owed before there were any. */
  reference?: string;
  agencyId: string;
  listingId: string;
  /** Of the buyer. */
  locale: string;
  createdAt: string;
  amount: string;
  currency: string;
  askingPrice: string | null;
  financing: Financing;
  paymentTerm: PaymentTerm;
  paymentDate: string | null;
  validUntil: string | null;
  agency: {
    name: string;
    country: string;
    locale: string;
    timeZone: string;
    email: string | null;
    brandColor: string | null;
  };
  listing: {
    listingId: string | null;
    /** By language, the listing's own under `''`. */
    titles: Record<string, string>;
    place: string;
    /** Street and number; null when the owner does not release them. */
    street: string | null;
    /** Street and number for the agency's own people. */
    privateStreet: string | null;
    pictureId: string | null;
  };
  agent: { name: string; email: string | null; phone: string | null } | null;
  /** Null once erased. */
  buyer: {
    fullName: string;
    email: string;
    phone: string;
    paymentTermText: string | null;
    conditions: string | null;
  } | null;
}

const include = {
  party: true,
  listing: {
    include: {
      agency: true,
      texts: { select: { language: true, title: true } },
      brokers: { where: { position: 1 } },
      media: { where: { category: 'PHOTO' }, orderBy: [{ preferred: 'desc' }, { order: 'asc' }], take: 1 },
    },
  },
} satisfies Prisma.OfferInclude;

type Row = Prisma.OfferGetPayload<{ include: typeof include }>;

/** Reads what mails about an offer need. */
export async function readOfferMail(tx: Tx, vault: Vault, offerId: string): Promise<OfferMail> {
  const row = await tx.offer.findUniqueOrThrow({ where: { id: offerId }, include });
  const { agency } = row.listing;
  const party = openParty(vault, row.party);
  return {
    offerId,
    linkId: row.linkId,
    number: row.number,
    reference: row.reference,
    agencyId: row.agencyId,
    listingId: row.listingId,
    locale: row.locale,
    createdAt: row.createdAt.toISOString(),
    amount: row.amount.toFixed(),
    currency: row.currency,
    askingPrice: row.askingPrice?.toFixed() ?? null,
    financing: row.financing,
    paymentTerm: row.paymentTerm,
    paymentDate: row.paymentDate?.toISOString().slice(0, 10) ?? null,
    validUntil: row.validUntil?.toISOString() ?? null,
    agency: {
      name: agency.name,
      country: agency.country,
      locale: agency.locale,
      timeZone: agency.timeZone,
      email: agency.email,
      brandColor: agency.brandColor,
    },
    listing: listingPart(row.listing),
    agent: agentPart(row.listing.brokers[0]),
    buyer: party && {
      fullName: party.fullName,
      email: party.email,
      phone: party.phone,
      paymentTermText: party.paymentTermText,
      conditions: party.conditions,
    },
  };
}

function listingPart(listing: Row['listing']): OfferMail['listing'] {
  const titles = Object.fromEntries(
    listing.texts.flatMap(({ language, title }) => (title ? [[language.slice(0, 2).toLowerCase(), title]] : [])),
  );
  const street = [listing.streetName, listing.streetNumber].filter(Boolean).join(' ') || null;
  return {
    listingId: listing.listingId,
    titles: listing.title ? { ...titles, '': listing.title } : titles,
    place: [listing.postalCode, listing.city].filter(Boolean).join(' '),
    street: listing.addressReleased ? street : null,
    privateStreet: street,
    pictureId: listing.media[0]?.storageKey ? listing.media[0].id : null,
  };
}

function agentPart(broker: Row['listing']['brokers'][number] | undefined): OfferMail['agent'] {
  if (!broker) return null;
  const name = [broker.firstName, broker.lastName].filter(Boolean).join(' ');
  return { name, email: broker.email, phone: broker.mobile ?? broker.phone };
}
