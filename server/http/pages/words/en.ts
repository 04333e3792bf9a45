import type { PageWords } from './types.ts';

export const en: PageWords = {
  language: 'English',
  skip: 'Skip to the content',
  languages: 'Language',
  privacy: 'Privacy',
  servedBy: 'Served by Gatepost',
  call: 'Call',
  write: 'Write an e-mail',
  website: 'Website',

  offer: {
    title: (property) => `Make an offer: ${property}`,
    property: 'The property',
    askingPrice: 'Asking price',
    onRequest: 'Price on request',
    perMonth: 'a month',
    rooms: (count) => (count === '1' ? '1 room' : `${count} rooms`),
    livingArea: 'Living area',
    lotArea: 'Plot',
    until: (when) => `Offers are received until ${when}.`,
    from: (when) => `Offers are received from ${when}.`,
    closedTitle: 'Offers are closed',
    closedSince: (when) => `Offers were received until ${when}.`,
    closedText: 'This property takes no more offers online. The agent can tell you where things stand.',
    noScriptTitle: 'The form needs JavaScript',
    noScriptText:
      'Switch JavaScript on in your browser and reload the page. The agent also takes your offer in person.',
    agent: 'Your contact',
    otherListings: 'Other properties of this agency',
    unknownTitle: 'This link leads to no property',
    unknownText: 'The link is incomplete, or the agency has replaced it.',
    unknownSteps: [
      'Open the link again from the message you received it in, or copy it whole, up to its last character.',
      'If it still leads here, ask the agent for a new link.',
    ],
  },

  outbox: {
    title: 'Outbox',
    lead: 'The demo sends no mail. What would have left the server is kept here: sign-in codes, receipts, notices.',
    emptyTitle: 'No mail yet',
    emptyText: 'Make an offer on one of the demo sites, or ask for a sign-in code at the desk. The mail appears here.',
    mails: 'Mails',
    count: (count) => (count === 1 ? '1 mail, newest first' : `${count} mails, newest first`),
    reload: 'Look for new mail',
    back: 'All mails',
    to: 'To',
    sent: 'Sent',
    attachments: 'Attachments',
    asText: 'As plain text',
    asHtml: 'As the recipient sees it',
    open: 'Open on its own',
    gone: 'This mail is no longer here. Choose another one.',
  },

  home: {
    title: 'Gatepost is running',
    lead: 'This is a demo on your own computer: four agencies with their listings, people and offers. Nothing you do here leaves the machine.',
    leadProduction: 'The gateway between an agency’s software and every place its listings appear.',
    sites: 'Agency websites',
    sitesText: 'Four sites of brokers, on another origin, with the widgets pasted into them. Make an offer there.',
    desk: 'Desk',
    deskText: 'Where agents see offers arrive and decide on them.',
    deskOpen: 'Open the desk',
    signIn: 'Sign in as',
    signInText: 'Enter one of these addresses at the desk. The code arrives in the outbox.',
    signInName: 'Name',
    signInRole: 'Role',
    signInAddress: 'Address',
    roles: { ADMIN: 'Administrator', EXECUTIVE: 'Executive', AGENT: 'Agent' },
    api: 'API',
    apiText: 'One GraphQL endpoint for listings, offers and imports. GraphiQL shows the schema and runs queries.',
    apiOpen: 'Open GraphiQL',
    outbox: 'Outbox',
    outboxText: 'Every mail the server would have sent.',
    outboxOpen: 'Open the outbox',
    doors: 'Deliver listings',
    doorsText: 'Upload an OpenImmo package (ZIP or XML) with one of these accounts. The import starts by itself.',
    doorAgency: 'Agency',
    doorAccount: 'Account',
    doorPassword: 'Password',
    doorFtp: 'FTP',
    doorUpload: 'HTTP upload',
    docs: 'Documentation',
    docsText: 'How to embed the widgets, call the API and deliver listings.',
    docsOpen: 'Read the documentation',
  },

  error: {
    badRequest: { title: 'This request cannot be read', text: 'Go back, check what you entered and send it again.' },
    forbidden: {
      title: 'This page is not open to you',
      text: 'Sign in with an account that may see it, or ask the agency for access.',
    },
    notFound: {
      title: 'There is no page at this address',
      text: 'Check the address for a missing or wrong character, or start from the home page.',
    },
    gone: { title: 'This page is no longer here', text: 'Ask the agency for a new link.' },
    tooLarge: { title: 'This file is too large', text: 'Send a smaller one, or split it.' },
    tooMany: { title: 'Too many requests', text: 'Wait a minute, then reload the page.' },
    unavailable: {
      title: 'The server is not ready',
      text: 'It is starting or waiting for its database. Reload the page in a minute.',
    },
    broken: {
      title: 'The server could not do this',
      text: 'Nothing you entered is to blame. Reload the page; if it happens again, tell us the number below.',
    },
    request: 'Number of this request',
    requestHelp: 'Name it when you ask for help.',
    home: 'To the home page',
  },

  privacyPage: {
    title: 'Privacy',
    lead: 'What is kept when you make an offer, why, for how long, and whom you can ask.',
    sections: ({ agency }) => [
      {
        title: 'Who is responsible',
        body: [
          agency
            ? `${agency} is responsible for your data and decides what is done with it. Gatepost receives the offer on its behalf.`
            : 'The agency whose property you make an offer for is responsible for your data. Its name stands on the offer page. Gatepost receives the offer on its behalf.',
        ],
      },
      {
        title: 'What is kept',
        body: [
          [
            'your full name, your e-mail address and your telephone number',
            'your offer: amount, financing, payment term, conditions and how long it is valid',
            'when the offer was received, and who decided what about it, when',
            'the mails that are sent to you about the offer',
          ],
          'No income or bank documents are asked for. Your IP address is used for a short time to keep abuse away; it is not stored with your offer.',
        ],
      },
      {
        title: 'Why, and on what legal basis',
        body: [
          'Your data serves to receive your offer, to hand it to the agent and to answer you. These are steps before a contract, taken at your request: Article 6(1)(b) GDPR.',
          'The log of decisions serves to show that every offer was treated properly: Article 6(1)(f) GDPR. Where the GDPR does not apply, the law of the agency’s country does.',
          'Your data is not used for advertising, and it is not sold.',
        ],
      },
      {
        title: 'Who receives it',
        body: [
          'The agent and the executives of the agency. The operator of this server acts on the agency’s instructions. Mails are delivered by Postmark (United States), also on instruction.',
        ],
      },
      {
        title: 'How long',
        body: [
          'As long as the sale lasts and as long as the law then requires the agency to keep its files. You can ask for your data to be erased earlier. What then remains is the amount and the time of the offer, without a person.',
        ],
      },
      {
        title: 'How it is protected',
        body: [
          'Name, addresses and telephone numbers are stored encrypted (AES-256-GCM). Only the people of the agency can read them.',
        ],
      },
      {
        title: 'On your device',
        body: [
          'The offer form sets no cookies and follows nobody. What you type stays in your browser so that nothing is lost: your contact details until you close the tab, the rest until the offer is received.',
        ],
      },
      {
        title: 'Your rights',
        body: [
          'You can ask what is kept about you, have it corrected, erased, restricted or handed over, and object to its use. You can also complain to the data protection authority of your country.',
        ],
      },
    ],
    ask: 'Whom to ask',
    askAgency: 'About your data and your offer',
    askSupport: 'About this server',
  },
};
