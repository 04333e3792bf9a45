import type { CoreWords } from '../words.ts';

export default {
  loading: 'Se încarcă',
  retry: 'Încercați din nou',
  close: 'Închideți',
  offlineTitle: 'Nu sunteți conectat la internet',
  offlineText: 'Această parte a paginii apare de îndată ce conexiunea revine.',
  unreachableTitle: 'Sistemul agenției nu poate fi contactat',
  unreachableText: 'Verificați conexiunea și încercați din nou.',
  write: 'Scrieți un e-mail',
  call: 'Sunați',
  financing: { CASH: 'Fonduri proprii', CREDIT: 'Credit bancar', MIXED: 'Fonduri proprii și credit' },
  term: {
    AT_SIGNING: 'La semnare',
    DAYS_30: 'În 30 de zile',
    DAYS_60: 'În 60 de zile',
    DAYS_90: 'În 90 de zile',
    DATE: 'La o dată anume',
    OTHER: 'Altă variantă',
  },
  ofAsking: (ratio) => `${ratio} din prețul cerut`,
  priceOnRequest: 'Preț la cerere',
} satisfies CoreWords as CoreWords;
