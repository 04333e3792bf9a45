import type { CoreWords } from '../words.ts';

export default {
  loading: 'Loading',
  retry: 'Try again',
  close: 'Close',
  offlineTitle: 'You are offline',
  offlineText: 'This part of the page appears as soon as you are connected again.',
  unreachableTitle: 'No connection to the agency’s system',
  unreachableText: 'Check your connection and try again.',
  busyTitle: 'Too many requests at once',
  busyText: 'Wait a minute, then try again.',
  brokenTitle: 'This does not work at the moment',
  brokenText: 'The fault is on our side. Try again in a few minutes.',
  unavailableTitle: 'Not available on this page',
  unavailableText: 'Contact the agency directly: it can help you with this property.',
  ownerTitle: 'For the owner of this website',
  ownerKeyMissing:
    'The tag lacks what it needs: add key="gp_pk_…" and listing="…", or token="…" with the token of an offer link.',
  ownerKeyRevoked:
    'The publishable key in this tag has been revoked. Issue a new one in Gatepost and put it in the tag.',
  ownerKeyUnknown: 'Gatepost does not know the key in this tag. Compare it with the key shown in Gatepost.',
  ownerOrigin: (origin) => `This key may not be used on ${origin}. Add this address to the key’s origins in Gatepost.`,
  write: 'Write an e-mail',
  call: 'Call',
  financing: { CASH: 'Own funds', CREDIT: 'Bank loan', MIXED: 'Funds and loan' },
  term: {
    AT_SIGNING: 'At signing',
    DAYS_30: 'Within 30 days',
    DAYS_60: 'Within 60 days',
    DAYS_90: 'Within 90 days',
    DATE: 'On a date',
    OTHER: 'In my own words',
  },
  ofAsking: (ratio) => `${ratio} of the asking price`,
  priceOnRequest: 'Price on request',
} satisfies CoreWords as CoreWords;
