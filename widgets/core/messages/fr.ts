import type { CoreWords } from '../words.ts';

export default {
  loading: 'Chargement',
  retry: 'Réessayer',
  close: 'Fermer',
  offlineTitle: 'Vous êtes hors ligne',
  offlineText: 'Cette partie de la page s’affichera dès que votre connexion sera rétablie.',
  unreachableTitle: 'Le système de l’agence est injoignable',
  unreachableText: 'Vérifiez votre connexion, puis réessayez.',
  write: 'Écrire un courriel',
  call: 'Appeler',
  financing: { CASH: 'Fonds propres', CREDIT: 'Prêt bancaire', MIXED: 'Fonds propres et prêt' },
  term: {
    AT_SIGNING: 'À la signature',
    DAYS_30: 'Sous 30 jours',
    DAYS_60: 'Sous 60 jours',
    DAYS_90: 'Sous 90 jours',
    DATE: 'À une date précise',
    OTHER: 'Autre modalité',
  },
  ofAsking: (ratio) => `${ratio} du prix demandé`,
  priceOnRequest: 'Prix sur demande',
} satisfies CoreWords as CoreWords;
