import type { CoreWords } from '../words.ts';

export default {
  loading: 'Se încarcă',
  retry: 'Încercați din nou',
  close: 'Închideți',
  offlineTitle: 'Nu sunteți conectat la internet',
  offlineText: 'Această parte a paginii apare de îndată ce conexiunea revine.',
  unreachableTitle: 'Sistemul agenției nu poate fi contactat',
  unreachableText: 'Verificați conexiunea și încercați din nou.',
  busyTitle: 'Prea multe cereri deodată',
  busyText: 'Așteptați un minut, apoi încercați din nou.',
  brokenTitle: 'Momentan indisponibil',
  brokenText: 'Problema este la noi. Încercați din nou peste câteva minute.',
  unavailableTitle: 'Indisponibil pe această pagină',
  unavailableText: 'Contactați direct agenția: vă poate ajuta în privința acestei proprietăți.',
  ownerTitle: 'Pentru administratorul acestui site',
  ownerKeyMissing:
    'Etichetei îi lipsesc date: adăugați key="gp_pk_…" și listing="…" sau token="…" cu codul unui link de ofertare.',
  ownerKeyRevoked: 'Cheia publică din această etichetă a fost revocată. Emiteți una nouă în Gatepost și înlocuiți-o.',
  ownerKeyUnknown: 'Gatepost nu recunoaște cheia din această etichetă. Comparați-o cu cea afișată în Gatepost.',
  ownerOrigin: (origin) =>
    `Această cheie nu poate fi folosită pe ${origin}. Adăugați adresa la originile cheii în Gatepost.`,
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
