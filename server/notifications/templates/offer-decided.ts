import type { Block, MailContent } from './layout.ts';
import { agentLine, plainFacts, propertyCard, type Reading, readOffer } from './offer-parts.ts';
import type { Template } from './template.ts';

interface Data {
  decision: 'ACCEPTED' | 'REJECTED';
  message: string | null;
}

/** To the buyer, once a decision has stood long enough. It never claims a contract. */
export const offerDecided: Template = (mail, settings) => {
  const { decision, message } = mail.data as unknown as Data;
  const reading = readOffer(mail);
  const { offer, words, manner } = reading;
  const agent = agentLine(offer);
  const said = decision === 'ACCEPTED' ? accepted(reading) : rejected(reading);
  const quoted: Block[] = message
    ? [
        { kind: 'text', text: words.decided.message },
        { kind: 'quote', text: message },
      ]
    : [];
  return {
    locale: manner.locale,
    subject: said.subject,
    preheader: said.lead,
    sender: offer.agency.name,
    subjectCard: propertyCard(reading, settings, 'buyer'),
    heading: said.heading,
    blocks: [
      { kind: 'text', text: said.lead },
      ...quoted,
      ...said.next.map((text): Block => ({ kind: 'text', text })),
      { kind: 'facts', rows: plainFacts(reading) },
      ...(agent ? [{ kind: 'text' as const, text: words.decided.askAgent(agent) }] : []),
    ],
    footer: [words.decided.why(offer.agency.name), words.sentWith],
    replyTo: offer.agency.email ?? undefined,
  } satisfies MailContent;
};

function accepted({ words: { decided }, amount, property }: Reading) {
  return {
    subject: decided.acceptedSubject(property),
    heading: decided.acceptedHeading,
    lead: decided.acceptedText(amount),
    next: [decided.acceptedNext, decided.notAContract],
  };
}

function rejected({ words: { decided }, amount, property }: Reading) {
  return {
    subject: decided.rejectedSubject(property),
    heading: decided.rejectedHeading,
    lead: decided.rejectedText(amount),
    next: [decided.rejectedNext],
  };
}
