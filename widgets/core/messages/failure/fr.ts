import type { FailureWords } from '../../words.ts';

export default {
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
} satisfies FailureWords as FailureWords;
