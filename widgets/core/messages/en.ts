import type { CoreWords } from '../words.ts';

export default {
  loading: 'Loading',
  retry: 'Try again',
  close: 'Close',
  offlineTitle: 'You are offline',
  offlineText: 'This part of the page appears as soon as you are connected again.',
  unreachableTitle: 'No connection to the agency’s system',
  unreachableText: 'Check your connection and try again.',
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
