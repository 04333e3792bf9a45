import type { MailContent } from './layout.ts';
import { allFacts, propertyCard, type Reading, readOffer } from './offer-parts.ts';
import type { Template } from './template.ts';

/** To whoever answers for the listing: the whole offer, with the buyer. */
export const offerReceived: Template = (mail, settings) => {
  const reading = readOffer(mail);
  const { offer, words, manner, amount, property } = reading;
  return {
    locale: manner.locale,
    subject: words.received.subject(amount, property),
    preheader: offer.buyer ? words.received.preheader(offer.buyer.fullName) : '',
    sender: offer.agency.name,
    accent: offer.agency.brandColor,
    subjectCard: propertyCard(reading, settings, 'staff'),
    heading: words.received.heading(offer.number ?? ''),
    blocks: [
      { kind: 'facts', rows: allFacts(reading) },
      { kind: 'facts', rows: buyerFacts(reading) },
    ],
    button: { label: words.received.button, url: deskUrl(settings.publicUrl, offer.offerId) },
    closing: [{ kind: 'text', text: words.received.reply }],
    footer: [words.received.why(offer.agency.name), words.sentWith],
    replyTo: offer.buyer?.email,
  } satisfies MailContent;
};

function buyerFacts({ offer: { buyer }, words }: Reading): (readonly [string, string])[] {
  if (!buyer) return [];
  return [
    [words.offer.name, buyer.fullName],
    [words.offer.email, buyer.email],
    [words.offer.phone, buyer.phone],
  ];
}

/** The offer on the board; the desk knows offers by their global ids. */
function deskUrl(publicUrl: string, offerId: string): string {
  const id = Buffer.from(`Offer:${offerId}`).toString('base64');
  return `${publicUrl}/desk/offers?offer=${encodeURIComponent(id)}`;
}
