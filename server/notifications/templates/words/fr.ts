import type { MailWords } from './types.ts';

export const fr: MailWords = {
  sentWith: 'Envoyé avec Gatepost.',
  questions: (support) => `Aide : ${support}`,

  signIn: {
    subject: (code) => `${code} est votre code de connexion`,
    heading: 'Votre code de connexion',
    enter: (minutes) =>
      `Saisissez ce code là où vous l’avez demandé. Il est valable ${minutes} minutes et ne sert qu’une fois.`,
    notYou:
      'Si vous ne l’avez pas demandé, ne faites rien. Personne ne peut se connecter sans ce code ; ne le communiquez à personne.',
    why: 'Vous recevez ce message parce que votre adresse a été saisie pour se connecter.',
  },

  account: {
    SIGNED_OUT: {
      heading: 'Toutes vos sessions ont été fermées',
      text: 'Un administrateur a mis fin à toutes vos sessions. Vous pouvez vous reconnecter à tout moment ; un nouveau code arrive par e-mail.',
    },
    ADMIN_GIVEN: {
      heading: 'Vous êtes maintenant administrateur',
      text: 'Vous pouvez désormais gérer cette installation : agences, personnes, forfaits, clés et importations.',
    },
    ADMIN_TAKEN: {
      heading: 'Vous n’êtes plus administrateur',
      text: 'Vos droits d’administrateur sur cette installation ont été retirés. Ce que vous faites pour une agence ne change pas.',
    },
    unexpected: 'Si vous ne vous y attendiez pas, renseignez-vous auprès de la personne qui gère cette installation.',
    button: 'Ouvrir Gatepost',
    why: 'Vous recevez ce message parce qu’une autre personne a modifié votre accès.',
  },

  offer: {
    offerReference: 'Référence',
    amount: 'Montant',
    againstAsking: (percent, price) => `${percent} du prix demandé (${price})`,
    financing: 'Financement',
    financings: { CASH: 'Fonds propres', CREDIT: 'Prêt', MIXED: 'Fonds propres et prêt' },
    paymentTerm: 'Paiement',
    paymentTerms: {
      AT_SIGNING: 'À la signature',
      DAYS_30: 'Dans les 30 jours suivant la signature',
      DAYS_60: 'Dans les 60 jours suivant la signature',
      DAYS_90: 'Dans les 90 jours suivant la signature',
    },
    paymentOn: (day) => `Le ${day}`,
    conditions: 'Conditions',
    validUntil: 'Valable jusqu’au',
    receivedAt: 'Reçue le',
    name: 'Nom',
    email: 'Courriel',
    phone: 'Téléphone',
    reference: (listingId) => `Réf. ${listingId}`,
  },

  received: {
    subject: (amount, property) => `Nouvelle offre : ${amount} pour ${property}`,
    preheader: (name) => `De ${name}. Ouvrez-la pour tout voir et y répondre.`,
    heading: (number) => `L’offre n° ${number} est arrivée`,
    button: 'Ouvrir l’offre',
    reply: 'Répondez à ce courriel pour écrire à l’acheteur.',
    why: (agency) => `Vous recevez ce message parce que vous êtes responsable de cette propriété chez ${agency}.`,
  },

  receipt: {
    subject: (property) => `Votre offre a été reçue : ${property}`,
    preheader: (amount) => `Votre offre de ${amount}.`,
    heading: 'Votre offre a été reçue',
    lead: (agency) => `${agency} a reçu votre offre et va l’examiner.`,
    next: 'La suite : le courtier examine votre offre et prend contact avec vous. D’ici là, vous n’avez rien à faire.',
    fixed:
      'Une offre envoyée ne peut plus être modifiée. Vous pouvez en envoyer une nouvelle. Cette confirmation n’est pas un contrat.',
    askAgent: (agent) => `Votre interlocuteur : ${agent}`,
    why: (agency) =>
      `Vous recevez ce message parce qu’une offre a été envoyée à ${agency} avec votre adresse courriel.`,
    notYou: 'Si ce n’était pas vous, répondez à ce courriel ; l’agence s’en occupera.',
  },

  decided: {
    acceptedSubject: (property) => `Le courtier souhaite donner suite à votre offre : ${property}`,
    acceptedHeading: 'Le courtier souhaite donner suite à votre offre',
    acceptedText: (amount) => `Il s’agit de votre offre de ${amount}.`,
    acceptedNext: 'Le courtier prendra contact avec vous pour les prochaines étapes.',
    notAContract:
      'Ceci n’est pas un contrat. Rien ne vous engage avant la signature du contrat dans la forme prévue par la loi.',
    rejectedSubject: (property) => `Au sujet de votre offre : ${property}`,
    rejectedHeading: 'Le courtier ne donne pas suite à votre offre',
    rejectedText: (amount) => `Merci pour votre offre de ${amount}. Le courtier a décidé de ne pas y donner suite.`,
    rejectedNext:
      'Vous pouvez envoyer une nouvelle offre tant que les offres sont reçues, ou vous renseigner sur d’autres propriétés.',
    message: 'Un mot du courtier :',
    askAgent: (agent) => `Votre interlocuteur : ${agent}`,
    why: (agency) =>
      `Vous recevez ce message parce qu’une offre a été envoyée à ${agency} avec votre adresse courriel.`,
  },
};
