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

  invitation: {
    subject: (agency) => `You can sign in for ${agency}`,
    heading: (agency) => `You work with ${agency} here`,
    roles: { AGENT: 'Agent', EXECUTIVE: 'Executive' },
    added: (agency, role) => `You were added to ${agency}. Your role: ${role}.`,
    addedBy: (name, agency, role) => `${name} added you to ${agency}. Your role: ${role}.`,
    signIn: (email) =>
      `Sign in with the address ${email}. Each time you are mailed a code to type in; there is no password.`,
    button: 'Sign in',
    address: (url) => `The address, to keep: ${url}`,
    canDo: 'What you can do there',
    can: {
      AGENT: [
        'See the listings that name you as their broker, and edit them.',
        'Open them to offers, see the offers as they come in, and answer them.',
        'Hear of each new offer by mail.',
      ],
      EXECUTIVE: [
        'See all listings and offers of the agency, edit and answer them.',
        'Add people, give them their role and remove them.',
        'Follow deliveries of listings, upload some and take them back.',
        'Issue keys for the agency’s site and software.',
      ],
    },
    why: (agency) =>
      `You receive this because somebody entered your address as that of a person at ${agency}. If that is a mistake, do nothing: nobody signs in without a code from your mailbox.`,
  },

  rights: {
    changes: {
      MEMBER_ADDED: {
        heading: (person, agency) => `${person} was added to ${agency}`,
        means: 'They see the listings that name them as broker, with the offers and buyers.',
      },
      EXECUTIVE_ADDED: {
        heading: (person, agency) => `${person} is a new executive of ${agency}`,
        means: 'They see all listings, offers and buyers of the agency, and manage its people and keys.',
      },
      EXECUTIVE_MADE: {
        heading: (person, agency) => `${person} was made an executive of ${agency}`,
        means: 'They see all listings, offers and buyers of the agency, and manage its people and keys.',
      },
      EXECUTIVE_NO_MORE: {
        heading: (person, agency) => `${person} is no longer an executive of ${agency}`,
        means: 'They still see the listings that name them as broker, with the offers and buyers.',
      },
      MEMBER_CHANGED: {
        heading: (person, agency) => `The entry of ${person} at ${agency} was changed`,
        means: 'The personnel number says which listings are theirs, with the offers and buyers.',
      },
      MEMBER_REMOVED: {
        heading: (person, agency) => `${person} was removed from ${agency}`,
        means: 'Their rights in the agency have ended. New offers on their listings go to the executives.',
      },
      KEY_ISSUED: {
        heading: (key, agency) => `A key was issued for ${agency}: ${key}`,
        means: 'Whoever holds a secret key can do what it opens, from anywhere.',
      },
      KEY_REVOKED: { heading: (key, agency) => `A key of ${agency} was revoked: ${key}`, means: '' },
      WAY_IN_OPENED: {
        heading: (name, agency) => `A way in for deliveries to ${agency} was opened: ${name}`,
        means: 'What is delivered there changes your listings, and says which of your people they belong to.',
      },
      WAY_IN_PASSWORD: {
        heading: (name, agency) => `A way in for deliveries to ${agency} has a new password: ${name}`,
        means: 'What is delivered there changes your listings, and says which of your people they belong to.',
      },
      LICENCE_KEY: {
        heading: (_none, agency) => `The licence key of ${agency} was changed`,
        means: 'By this key your files are recognised at the account that all agencies share.',
      },
      NAMING_STARTED: {
        heading: (person, agency, due) => `${person} becomes an executive of ${agency} on ${due}`,
        means:
          'The operator was told that the executives of the agency have left or cannot read their mail. From that time on this person sees all listings, offers and buyers, and manages people and keys.',
      },
      NAMING_STOPPED: {
        heading: (person, agency) => `${person} does not become an executive of ${agency}`,
        means: 'What the operator had announced was stopped.',
      },
    },
    who: 'Who',
    when: 'When',
    what: 'Changed',
    opens: 'Opens',
    by: {
      PERSON: (name) => name,
      ADMIN: (name) => `${name}, for the operator of this installation`,
      KEY: (name) => `The agency’s key “${name}”`,
      INSTALLATION_KEY: (name) => `The operator’s key “${name}”`,
      OPERATOR: () => 'The operator, on the server itself',
    },
    fields: { name: 'Name', phone: 'Phone', personnelNumber: 'Personnel number' },
    keys: 'Secret keys this person issued are still valid. Revoke those they may have kept:',
    ifWrong: 'If this is wrong',
    wrong: {
      member: (support) =>
        `Open the people of the agency and set it right: remove whoever does not belong there. Then ask whoever is named above, and write to ${support}.`,
      key: (support) => `Revoke the key: it ends at once. Then ask whoever is named above, and write to ${support}.`,
      wayIn: (support) => `Ask whoever is named above, and write to ${support}: the operator closes it.`,
      naming: (support) =>
        `An executive stops it with one button among the people of the agency. If you are none, call one now, or write to ${support}.`,
    },
    buttons: { member: 'Open the people', key: 'Open the keys', wayIn: 'Open the agency', naming: 'Open the people' },
    why: (agency) => `You receive this because you are an executive of ${agency}.`,
    whyAll: (agency) => `You receive this because you work for ${agency}.`,
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
