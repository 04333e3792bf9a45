import type { MailWords } from './types.ts';

export const en: MailWords = {
  sentWith: 'Sent with Gatepost.',
  questions: (support) => `Help: ${support}`,

  signIn: {
    subject: (code) => `${code} is your sign-in code`,
    heading: 'Your sign-in code',
    enter: (minutes) => `Enter this code where you asked for it. It is valid for ${minutes} minutes and works once.`,
    notYou: 'If you did not ask for it, do nothing. Nobody can sign in without this code; give it to nobody.',
    why: 'You receive this because someone entered your address to sign in.',
  },

  account: {
    SIGNED_OUT: {
      heading: 'You were signed out everywhere',
      text: 'An administrator ended all your sign-ins. You can sign in again at any time; a new code comes by e-mail.',
    },
    ADMIN_GIVEN: {
      heading: 'You are an administrator now',
      text: 'You can run this installation from now on: agencies, their people, packages, keys and imports.',
    },
    ADMIN_TAKEN: {
      heading: 'You are no longer an administrator',
      text: 'Your administrator rights on this installation were taken back. What you do for an agency stays as it was.',
    },
    unexpected: 'If you did not expect this, ask whoever runs this installation.',
    button: 'Open Gatepost',
    why: 'You receive this message because your access was changed by somebody else.',
  },

  offer: {
    offerReference: 'Reference',
    amount: 'Amount',
    againstAsking: (percent, price) => `${percent} of the asking price (${price})`,
    financing: 'Financing',
    financings: { CASH: 'Own funds', CREDIT: 'Loan', MIXED: 'Own funds and loan' },
    paymentTerm: 'Payment',
    paymentTerms: {
      AT_SIGNING: 'At signing',
      DAYS_30: 'Within 30 days of signing',
      DAYS_60: 'Within 60 days of signing',
      DAYS_90: 'Within 90 days of signing',
    },
    paymentOn: (day) => `On ${day}`,
    conditions: 'Conditions',
    validUntil: 'Valid until',
    receivedAt: 'Received',
    name: 'Name',
    email: 'E-mail',
    phone: 'Phone',
    reference: (listingId) => `Ref. ${listingId}`,
  },

  received: {
    subject: (amount, property) => `New offer: ${amount} for ${property}`,
    preheader: (name) => `From ${name}. Open it to see everything and to answer.`,
    heading: (number) => `Offer no. ${number} has come in`,
    button: 'Open the offer',
    reply: 'Reply to this e-mail to write to the buyer.',
    why: (agency) => `You receive this because you are responsible for this property at ${agency}.`,
  },

  receipt: {
    subject: (property) => `Your offer was received: ${property}`,
    preheader: (amount) => `Your offer of ${amount}.`,
    heading: 'Your offer was received',
    lead: (agency) => `${agency} has received your offer and will look at it.`,
    next: 'What happens next: the agent examines your offer and contacts you. Until then you need do nothing.',
    fixed: 'An offer that was sent cannot be changed. You can send a new one. This confirmation is not a contract.',
    askAgent: (agent) => `Your contact: ${agent}`,
    why: (agency) => `You receive this because an offer to ${agency} was sent with your e-mail address.`,
    notYou: 'If that was not you, reply to this e-mail; the agency will see to it.',
  },

  decided: {
    acceptedSubject: (property) => `The agent wishes to go on with your offer: ${property}`,
    acceptedHeading: 'The agent wishes to go on with your offer',
    acceptedText: (amount) => `This concerns your offer of ${amount}.`,
    acceptedNext: 'The agent will contact you about the next steps.',
    notAContract:
      'This is not a contract. Nothing is binding until the contract is signed in the form the law requires.',
    rejectedSubject: (property) => `About your offer: ${property}`,
    rejectedHeading: 'The agent does not go on with your offer',
    rejectedText: (amount) => `Thank you for your offer of ${amount}. The agent has decided not to go on with it.`,
    rejectedNext: 'You can send a new offer as long as offers are taken, or ask the agent about other properties.',
    message: 'A word from the agent:',
    askAgent: (agent) => `Your contact: ${agent}`,
    why: (agency) => `You receive this because an offer to ${agency} was sent with your e-mail address.`,
  },
};
