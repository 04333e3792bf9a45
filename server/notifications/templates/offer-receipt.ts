import { agentLine, plainFacts, propertyCard, readOffer } from './offer-parts.ts';
import type { Template } from './template.ts';

/** To the address the buyer gave, which nobody has confirmed: no word of the buyer's is in it, nor the name. */
export const offerReceipt: Template = (mail, settings) => {
  const reading = readOffer(mail);
  const { offer, words, manner, amount, property } = reading;
  const agent = agentLine(offer);
  return {
    locale: manner.locale,
    subject: words.receipt.subject(property),
    preheader: words.receipt.preheader(amount),
    sender: offer.agency.name,
    accent: offer.agency.brandColor,
    subjectCard: propertyCard(reading, settings, 'buyer'),
    heading: words.receipt.heading,
    blocks: [
      { kind: 'text', text: words.receipt.lead(offer.agency.name) },
      { kind: 'facts', rows: plainFacts(reading) },
      { kind: 'text', text: words.receipt.next },
      { kind: 'text', text: words.receipt.fixed },
      ...(agent ? [{ kind: 'text' as const, text: words.receipt.askAgent(agent) }] : []),
    ],
    footer: [words.receipt.why(offer.agency.name), words.receipt.notYou, words.sentWith],
    replyTo: offer.agency.email ?? undefined,
  };
};
