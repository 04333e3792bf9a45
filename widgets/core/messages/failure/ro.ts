import type { FailureWords } from '../../words.ts';

export default {
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
} satisfies FailureWords as FailureWords;
