import type { Financing } from '../core/words.ts';
import type { FieldName } from './fields.ts';
import type { ProblemCode } from './validate.ts';

export interface OfferFormWords {
  askingPrice: string;
  rooms: (count: string) => string;
  heading: string;
  intro: string;
  until: (when: string) => string;
  label: Record<FieldName, string>;
  optional: string;
  amountHelp: string;
  financingHelp: Record<Financing, string>;
  emailHelp: string;
  phoneHelp: string;
  conditionsHelp: string;
  validUntilHelp: string;
  yourTerms: string;
  aboutYou: string;
  check: string;
  whatNext: string;
  beforeSending: string[];
  privacy: (agency: string) => string;
  privacyLink: string;
  offlineTitle: string;
  offlineText: string;
  draftKept: string;
  startOver: string;
  website: string;
}

/** The offer once more, before it is sent. */
export interface ReviewWords {
  title: string;
  lead: string;
  change: string;
  send: string;
  sending: string;
  sendAgain: string;
  /** @param cents 0 to 99. */
  inWords: (whole: number, cents: number, currency: string) => string;
  far: (share: string) => string;
  noPrice: string;
  confirm: (figures: string, inWords: string) => string;
  confirmMissing: string;
}

/** What comes of filling in: what is wrong, and the receipt. */
export interface OutcomeWords {
  problem: Record<FieldName, string> & Record<Exclude<ProblemCode, 'REQUIRED'>, string>;
  summaryTitle: (count: number) => string;
  receivedTitle: string;
  receivedLead: (agency: string) => string;
  receiptReference: string;
  receiptAmount: string;
  receiptTime: string;
  receiptProperty: string;
  afterSending: (email: string) => string[];
  anotherOffer: string;
  paymentTermTextHelp: string;
  notSentTitle: string;
  notSentText: string;
}

/** What stands in the place of a form that nobody can fill in. */
export interface InsteadWords {
  notYetTitle: string;
  notYetText: (when: string) => string;
  closedTitle: string;
  closedText: (when: string | undefined) => string;
  unknownTitle: string;
  unknownText: string;
  noOnlineTitle: string;
  noOnlineText: string;
  signatureTitle: string;
  signatureText: string;
}
