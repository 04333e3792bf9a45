import type { CoreWords } from '../words.ts';

export default {
  loading: 'Chargement',
  retry: 'Réessayer',
  close: 'Fermer',
  offlineTitle: 'Vous êtes hors ligne',
  offlineText: 'Cette partie de la page s’affichera dès que votre connexion sera rétablie.',
  unreachableTitle: 'Le système de l’agence est injoignable',
  unreachableText: 'Vérifiez votre connexion, puis réessayez.',
  busyTitle: 'Trop de demandes à la fois',
  busyText: 'Attendez une minute, puis réessayez.',
  brokenTitle: 'Momentanément indisponible',
  brokenText: 'Le problème vient de notre côté. Réessayez dans quelques minutes.',
  unavailableTitle: 'Non disponible sur cette page',
  unavailableText: 'Communiquez directement avec l’agence : elle vous renseignera sur ce bien.',
  ownerTitle: 'Pour le propriétaire de ce site',
  ownerKeyMissing:
    'La balise est incomplète : ajoutez key="gp_pk_…" et listing="…", ou token="…" avec le jeton d’un lien d’offre.',
  ownerKeyRevoked:
    'La clé publique de cette balise a été révoquée. Créez-en une nouvelle dans Gatepost et remplacez-la.',
  ownerKeyUnknown: 'Gatepost ne connaît pas la clé de cette balise. Comparez-la avec celle affichée dans Gatepost.',
  ownerOrigin: (origin) =>
    `Cette clé n’est pas autorisée sur ${origin}. Ajoutez cette adresse aux origines de la clé dans Gatepost.`,
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
