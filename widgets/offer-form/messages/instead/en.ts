import type { InsteadWords } from '../../words.ts';

export default {
  notYetTitle: 'Offers are not open yet',
  notYetText: (when) => `You can make an offer from ${when}. This page opens by itself.`,
  closedTitle: 'Offers are closed',
  closedText: (when) =>
    `${when ? `Offers were received until ${when}.` : 'No more offers are received for this property.'} The agent can tell you how things stand.`,
  unknownTitle: 'This link leads to no property',
  unknownText: 'Check that the link is complete, or ask the agent for a new one.',
  noOnlineTitle: 'No offers online for this property',
  noOnlineText: 'Make your offer directly with the agent.',
  signatureTitle: 'This offer needs a signature',
  signatureText:
    'For this property the agent asks for a signed offer. Signing online is not possible yet: contact the agent directly.',
} satisfies InsteadWords as InsteadWords;
