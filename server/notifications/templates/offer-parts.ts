import type { OfferMail } from '../../offers/index.ts';
import { pickLocale, type SealedMail, type Settings } from '../../platform/index.ts';
import { formatDay, formatInstant, formatMoney, formatRatio, type Manner } from './format.ts';
import type { MailContent } from './layout.ts';
import { mailWords } from './words/index.ts';
import type { MailWords } from './words/types.ts';

// What the mails about an offer have in common.

/** An offer with the words and the manner of its reader. */
export interface Reading {
  offer: OfferMail;
  words: MailWords;
  manner: Manner;
  amount: string;
  /** What to call the property in a subject or a sentence. */
  property: string;
}

export function readOffer(mail: SealedMail): Reading {
  const { offer } = mail.data as unknown as { offer: OfferMail };
  const locale = pickLocale(mail.locale);
  const manner = { locale, country: offer.agency.country, timeZone: offer.agency.timeZone };
  const { titles, place } = offer.listing;
  return {
    offer,
    words: mailWords[locale],
    manner,
    amount: formatMoney(offer.amount, offer.currency, manner),
    property: titles[locale] ?? titles[''] ?? place,
  };
}

/** The property on top of the mail; the exact address only for those who may know it. */
export function propertyCard(reading: Reading, settings: Settings, reader: 'staff' | 'buyer') {
  const { offer, words, property } = reading;
  const { listing } = offer;
  const street = reader === 'staff' ? listing.privateStreet : listing.street;
  const reference = listing.listingId ? words.offer.reference(listing.listingId) : null;
  return {
    pictureUrl: listing.pictureId ? `${settings.publicUrl}/media/${listing.pictureId}/mail` : null,
    title: property,
    address: [street, listing.place, reference].filter(Boolean).join(' · '),
  } satisfies MailContent['subjectCard'];
}

export type Rows = (readonly [string, string])[];

/** Reference, amount and time: nothing the buyer wrote in own words. */
export function plainFacts({ offer, words, manner, amount }: Reading): Rows {
  return [
    ...(offer.reference ? [[words.offer.offerReference, offer.reference] as const] : []),
    [words.offer.amount, amount],
    [words.offer.receivedAt, formatInstant(offer.createdAt, manner)],
  ];
}

/** Everything about the offer itself. */
export function allFacts(reading: Reading): Rows {
  const { offer, words, manner, amount } = reading;
  const rows: [string, string | null | undefined][] = [
    [words.offer.amount, [amount, againstAsking(reading)].filter(Boolean).join('\n')],
    [words.offer.financing, words.offer.financings[offer.financing]],
    [words.offer.paymentTerm, paymentTerm(reading)],
    [words.offer.conditions, offer.buyer?.conditions],
    [words.offer.validUntil, offer.validUntil && formatInstant(offer.validUntil, manner)],
    [words.offer.receivedAt, formatInstant(offer.createdAt, manner)],
    [words.offer.offerReference, offer.reference],
  ];
  return rows.flatMap(([label, value]) => (value ? [[label, value] as const] : []));
}

function againstAsking({ offer, words, manner }: Reading): string | null {
  const asking = Number(offer.askingPrice);
  if (!offer.askingPrice || !(asking > 0)) return null;
  const price = formatMoney(offer.askingPrice, offer.currency, manner);
  return words.offer.againstAsking(formatRatio(Number(offer.amount) / asking, manner), price);
}

function paymentTerm({ offer, words, manner }: Reading): string | null {
  if (offer.paymentTerm === 'OTHER') return offer.buyer?.paymentTermText ?? null;
  if (offer.paymentTerm === 'DATE') {
    return offer.paymentDate && words.offer.paymentOn(formatDay(offer.paymentDate, manner));
  }
  return words.offer.paymentTerms[offer.paymentTerm];
}

/** Name and number of the agent, or null when the listing names none. */
export function agentLine({ agent }: OfferMail): string | null {
  if (!agent) return null;
  return [agent.name, agent.phone].filter(Boolean).join(', ') || null;
}
