import type { OutcomeWords } from '../../words.ts';

export default {
  problem: {
    amount: 'Indiquez le montant que vous offrez.',
    financing: 'Choisissez votre mode de financement.',
    paymentTerm: 'Choisissez le moment du paiement.',
    paymentDate: 'Indiquez la date du paiement.',
    paymentTermText: 'Décrivez les modalités de paiement.',
    conditions: 'Indiquez vos conditions.',
    validUntil: 'Indiquez une date.',
    fullName: 'Indiquez votre prénom et votre nom.',
    email: 'Indiquez votre adresse électronique.',
    phone: 'Indiquez votre numéro de téléphone.',
    TOO_LONG: 'Raccourcissez ce texte.',
    NOT_AN_EMAIL: 'Indiquez une adresse du type nom@exemple.com.',
    NOT_A_PHONE: 'Indiquez un numéro composé de chiffres, par exemple +1 514 555 0199.',
    NOT_POSITIVE: 'Indiquez un montant supérieur à zéro.',
    NOT_AN_AMOUNT: 'Indiquez un montant en chiffres, par exemple 450 000 ou 450 000,50.',
    TOO_LARGE: 'Indiquez un montant de douze chiffres au plus.',
    NOT_A_DATE: 'Indiquez une date complète.',
    IN_THE_PAST: 'Indiquez la date d’aujourd’hui ou une date ultérieure.',
  },
  summaryTitle: (count) =>
    count === 1 ? 'Une réponse manque ou est à corriger' : `${count} réponses manquent ou sont à corriger`,
  receivedTitle: 'Votre offre est bien reçue',
  receivedLead: (agency) => `Elle est entre les mains de ${agency}.`,
  receiptReference: 'Référence',
  receiptAmount: 'Montant',
  receiptTime: 'Reçue le',
  receiptProperty: 'Bien',
  afterSending: (email) => [
    `Une copie est envoyée à ${email}.`,
    'Le courtier lit votre offre et vous répond personnellement.',
    'Cette offre ne peut pas être modifiée. Vous pouvez en envoyer une nouvelle à tout moment.',
  ],
  anotherOffer: 'Faire une nouvelle offre',
  paymentTermTextHelp: 'Par exemple : la moitié à la signature, la moitié à la remise des clés.',
  notSentTitle: 'Votre offre n’a pas pu être confirmée',
  notSentText:
    'La connexion a échoué. Renvoyez-la : elle ne comptera qu’une fois, même si le premier envoi est arrivé.',
} satisfies OutcomeWords as OutcomeWords;
