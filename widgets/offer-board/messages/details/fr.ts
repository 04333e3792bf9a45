import type { DetailsWords } from '../../words.ts';

export default {
  acceptTitle: (name) => `Donner suite à l’offre de ${name} ?`,
  rejectTitle: (name) => `Décliner l’offre de ${name} ?`,
  acceptText:
    'L’acheteur reçoit un courriel : le courtier souhaite donner suite à votre offre. Ce n’est pas encore un contrat.',
  rejectText:
    'L’acheteur est informé par courriel que vous ne donnez pas suite à cette offre. Il peut en faire une nouvelle.',
  messageLabel: 'Un mot à l’acheteur',
  messageHelp: 'Il figurera tel quel dans le courriel.',
  optional: '(facultatif)',
  confirmAccept: 'Donner suite à cette offre',
  confirmReject: 'Décliner cette offre',
  cancel: 'Annuler',
  buyer: 'Acheteur',
  terms: 'Offre',
  conditions: 'Conditions',
  noConditions: 'Aucune',
  validUntil: 'Valable jusqu’au',
  received: 'Reçue le',
  history: 'Historique',
  byBuyer: 'Acheteur',
  compareTitle: 'Offres côte à côte',
  best: 'Meilleur',
  none: 'Aucune',
} satisfies DetailsWords as DetailsWords;
