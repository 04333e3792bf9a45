import { responsibleFor } from '../listings/index.ts';
import { countOffersOf, type OfferMail, readOfferMail } from '../offers/index.ts';
import type { LoggedEvent, OwedMail, Platform, Tx } from '../platform/index.ts';

/** How many receipts one address gets in a day, however many offers name it: the address is unconfirmed. */
export const RECEIPTS_PER_DAY = 5;
const DAY_MS = 86_400_000;

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
  return [...toStaff, ...(await receipt(tx, offer, offer.buyer))];
}

async function receipt(tx: Tx, offer: OfferMail, buyer: NonNullable<OfferMail['buyer']>): Promise<OwedMail[]> {
  const since = new Date(new Date(offer.createdAt).getTime() - DAY_MS);
  if ((await countOffersOf(tx, buyer.emailIndex, since, offer.offerId)) > RECEIPTS_PER_DAY) return [];
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

/** Nobody has confirmed the address: what the agency keeps to itself, and what the buyer wrote, does not go there. */
const forStranger = (offer: OfferMail): OfferMail => ({
  ...offer,
  askingPrice: null,
  listing: { ...offer.listing, privateStreet: null },
  buyer: null,
});
