import { responsibleFor } from '../listings/index.ts';
import { type OfferMail, readOfferMail, takeReceipt } from '../offers/index.ts';
import type { LoggedEvent, OwedMail, Platform, Tx } from '../platform/index.ts';

/** A new offer: to each person who answers for the listing, and a receipt to the buyer. */
export async function offerSubmittedMails(tx: Tx, platform: Platform, event: LoggedEvent): Promise<OwedMail[]> {
  const offer = await readOfferMail(tx, platform.vault, event.subjectId);
  // Erased before we came to it.
  if (!offer.buyer) return [];
  const people = await responsibleFor(tx, offer.listingId);
  const toStaff = people.map((person) => ({
    template: 'offer-received',
    to: person.email,
    locale: person.locale ?? offer.agency.locale,
    agencyId: offer.agencyId,
    dedupeKey: `offer-received:${offer.offerId}:${person.personId}`,
    data: { offer },
  }));
  return [...toStaff, ...(await receipt(platform, offer, offer.buyer))];
}

async function receipt(
  platform: Platform,
  offer: OfferMail,
  buyer: NonNullable<OfferMail['buyer']>,
): Promise<OwedMail[]> {
  if (!(await takeReceipt(platform, offer.linkId, buyer.email))) return [];
  return [
    {
      template: 'offer-receipt',
      to: buyer.email,
      locale: offer.locale,
      agencyId: offer.agencyId,
      dedupeKey: `offer-receipt:${offer.offerId}`,
      data: { offer: forStranger(offer) },
    },
  ];
}

/**
 * Nobody has confirmed the address: what the agency keeps to itself, its number for the offer among it, and what the
 * buyer wrote does not go there.
 */
const forStranger = (offer: OfferMail): OfferMail => ({
  ...offer,
  askingPrice: null,
  listing: { ...offer.listing, privateStreet: null },
  buyer: null,
  number: null,
});
