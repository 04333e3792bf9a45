import type { Invitation } from '../../../accounts/index.ts';
import type { OfferMail } from '../../../offers/index.ts';
import type { AccountChange } from '../account-changed.ts';
import type { RightsChange, RightsGroup, Who } from '../rights-changed.ts';

/** Everything our mails say, in one language. */
export interface MailWords {
  sentWith: string;
  questions: (support: string) => string;

  signIn: {
    subject: (code: string) => string;
    heading: string;
    enter: (minutes: number) => string;
    notYou: string;
    why: string;
  };

  /** To a person, when somebody else changed their way in. */
  account: Record<AccountChange, { heading: string; text: string }> & {
    unexpected: string;
    button: string;
    why: string;
  };

  /** To somebody who works for an agency from now on. */
  invitation: {
    subject: (agency: string) => string;
    heading: (agency: string) => string;
    /** As the roles are called on the desk. */
    roles: Record<Invitation['role'], string>;
    added: (agency: string, role: string) => string;
    addedBy: (name: string, agency: string, role: string) => string;
    signIn: (email: string) => string;
    button: string;
    address: (url: string) => string;
    canDo: string;
    can: Record<Invitation['role'], string[]>;
    why: (agency: string) => string;
  };

  /** To an agency's executives: who did what to its people, keys and ways in. */
  rights: {
    changes: Record<RightsChange, { heading: (subject: string, agency: string, due: string) => string; means: string }>;
    who: string;
    when: string;
    /** Which details. */
    what: string;
    /** What a key opens. */
    opens: string;
    by: Record<Who['kind'], (name: string) => string>;
    fields: Record<string, string>;
    keys: string;
    ifWrong: string;
    wrong: Record<RightsGroup, (support: string) => string>;
    buttons: Record<RightsGroup, string>;
    why: (agency: string) => string;
    whyAll: (agency: string) => string;
  };

  /** What an offer consists of. */
  offer: {
    /** Before what the buyer calls the offer by. */
    offerReference: string;
    amount: string;
    againstAsking: (percent: string, price: string) => string;
    financing: string;
    financings: Record<OfferMail['financing'], string>;
    paymentTerm: string;
    paymentTerms: Record<Exclude<OfferMail['paymentTerm'], 'DATE' | 'OTHER'>, string>;
    paymentOn: (day: string) => string;
    conditions: string;
    validUntil: string;
    receivedAt: string;
    name: string;
    email: string;
    phone: string;
    reference: (listingId: string) => string;
  };

  /** To the agent. */
  received: {
    subject: (amount: string, property: string) => string;
    preheader: (name: string) => string;
    heading: (number: number | '') => string;
    button: string;
    reply: string;
    why: (agency: string) => string;
  };

  /** To the buyer, at once. */
  receipt: {
    subject: (property: string) => string;
    preheader: (amount: string) => string;
    heading: string;
    lead: (agency: string) => string;
    next: string;
    fixed: string;
    askAgent: (agent: string) => string;
    why: (agency: string) => string;
    notYou: string;
  };

  /** To the buyer, when the agency has decided. */
  decided: {
    acceptedSubject: (property: string) => string;
    acceptedHeading: string;
    acceptedText: (amount: string) => string;
    acceptedNext: string;
    notAContract: string;
    rejectedSubject: (property: string) => string;
    rejectedHeading: string;
    rejectedText: (amount: string) => string;
    rejectedNext: string;
    message: string;
    askAgent: (agent: string) => string;
    why: (agency: string) => string;
  };
}
