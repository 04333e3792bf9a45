import type { InsteadWords } from '../../words.ts';

export default {
  notYetTitle: 'Les offres ne sont pas encore ouvertes',
  notYetText: (when) => `Vous pourrez faire une offre à partir du ${when}. Cette page s’ouvrira d’elle-même.`,
  closedTitle: 'La période d’offres est terminée',
  closedText: (when) =>
    `${when ? `Les offres étaient reçues jusqu’au ${when}.` : 'Ce bien ne reçoit plus d’offres.'} Le courtier peut vous dire où en sont les choses.`,
  unknownTitle: 'Ce lien ne mène à aucun bien',
  unknownText: 'Vérifiez que le lien est complet ou demandez-en un nouveau au courtier.',
  noOnlineTitle: 'Pas d’offre en ligne pour ce bien',
  noOnlineText: 'Faites votre offre directement auprès du courtier.',
  signatureTitle: 'Cette offre doit être signée',
  signatureText:
    'Pour ce bien, le courtier demande une offre signée. La signature en ligne n’est pas encore possible : adressez-vous directement au courtier.',
} satisfies InsteadWords as InsteadWords;
