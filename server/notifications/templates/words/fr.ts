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

  invitation: {
    subject: (agency) => `Vous pouvez vous connecter pour ${agency}`,
    heading: (agency) => `Vous travaillez ici avec ${agency}`,
    roles: { AGENT: 'Courtier', EXECUTIVE: 'Direction' },
    added: (agency, role) => `Vous avez été ajouté à ${agency}. Votre rôle : ${role}.`,
    addedBy: (name, agency, role) => `${name} vous a ajouté à ${agency}. Votre rôle : ${role}.`,
    signIn: (email) =>
      `Connectez-vous avec l’adresse ${email}. Un code vous est envoyé par e-mail à chaque fois ; il n’y a pas de mot de passe.`,
    button: 'Se connecter',
    address: (url) => `L’adresse, à conserver : ${url}`,
    canDo: 'Ce que vous pouvez y faire',
    can: {
      AGENT: [
        'Voir les biens dont vous êtes le courtier, et les modifier.',
        'Les ouvrir aux offres, voir les offres dès qu’elles arrivent et y répondre.',
        'Être averti par e-mail de chaque nouvelle offre.',
      ],
      EXECUTIVE: [
        'Voir tous les biens et toutes les offres de l’agence, les modifier et y répondre.',
        'Ajouter des personnes, leur donner un rôle et les retirer.',
        'Suivre les livraisons de biens, en téléverser et les annuler.',
        'Créer des clés pour le site et les logiciels de l’agence.',
      ],
    },
    why: (agency) =>
      `Vous recevez ce message parce que votre adresse a été saisie comme celle d’une personne de ${agency}. Si c’est une erreur, ne faites rien : personne ne se connecte sans un code de votre boîte aux lettres.`,
  },

  rights: {
    changes: {
      MEMBER_ADDED: {
        heading: (person, agency) => `${person} a été ajouté à ${agency}`,
        means: 'Cette personne voit les biens dont elle est le courtier, avec les offres et les acheteurs.',
      },
      EXECUTIVE_ADDED: {
        heading: (person, agency) => `${person} fait maintenant partie de la direction de ${agency}`,
        means:
          'Cette personne voit tous les biens, toutes les offres et tous les acheteurs de l’agence, et gère ses membres et ses clés.',
      },
      EXECUTIVE_MADE: {
        heading: (person, agency) => `${person} a été nommé à la direction de ${agency}`,
        means:
          'Cette personne voit tous les biens, toutes les offres et tous les acheteurs de l’agence, et gère ses membres et ses clés.',
      },
      EXECUTIVE_NO_MORE: {
        heading: (person, agency) => `${person} ne fait plus partie de la direction de ${agency}`,
        means: 'Cette personne voit encore les biens dont elle est le courtier, avec les offres et les acheteurs.',
      },
      MEMBER_CHANGED: {
        heading: (person, agency) => `La fiche de ${person} chez ${agency} a été modifiée`,
        means: 'Le numéro de personnel dit quels biens sont les siens, avec les offres et les acheteurs.',
      },
      MEMBER_REMOVED: {
        heading: (person, agency) => `${person} a été retiré de ${agency}`,
        means: 'Ses droits dans l’agence ont pris fin. Les nouvelles offres sur ses biens vont à la direction.',
      },
      KEY_ISSUED: {
        heading: (key, agency) => `Une clé a été créée pour ${agency} : ${key}`,
        means: 'Qui détient une clé secrète peut faire ce qu’elle ouvre, de partout.',
      },
      KEY_REVOKED: { heading: (key, agency) => `Une clé de ${agency} a été révoquée : ${key}`, means: '' },
      WAY_IN_OPENED: {
        heading: (name, agency) => `Un accès de livraison a été ouvert pour ${agency} : ${name}`,
        means: 'Ce qui y est livré modifie vos biens et dit à quelles personnes ils reviennent.',
      },
      WAY_IN_PASSWORD: {
        heading: (name, agency) => `Un accès de livraison de ${agency} a un nouveau mot de passe : ${name}`,
        means: 'Ce qui y est livré modifie vos biens et dit à quelles personnes ils reviennent.',
      },
      LICENCE_KEY: {
        heading: (_none, agency) => `La clé de licence de ${agency} a été modifiée`,
        means: 'Cette clé fait reconnaître vos fichiers au compte commun à toutes les agences.',
      },
      NAMING_STARTED: {
        heading: (person, agency, due) => `${person} rejoint la direction de ${agency} le ${due}`,
        means:
          'On a dit à l’exploitant que la direction de l’agence est partie ou ne peut plus lire ses messages. À partir de ce moment, cette personne voit tous les biens, offres et acheteurs, et gère les membres et les clés.',
      },
      NAMING_STOPPED: {
        heading: (person, agency) => `${person} ne rejoint pas la direction de ${agency}`,
        means: 'Ce que l’exploitant avait annoncé a été arrêté.',
      },
    },
    who: 'Qui',
    when: 'Quand',
    what: 'Modifié',
    opens: 'Ouvre',
    by: {
      PERSON: (name) => name,
      ADMIN: (name) => `${name}, pour l’exploitant de cette installation`,
      KEY: (name) => `La clé « ${name} » de l’agence`,
      INSTALLATION_KEY: (name) => `La clé « ${name} » de l’exploitant`,
      OPERATOR: () => 'L’exploitant, sur le serveur même',
    },
    fields: { name: 'Nom', phone: 'Téléphone', personnelNumber: 'Numéro de personnel' },
    keys: 'Des clés secrètes créées par cette personne sont encore valides. Révoquez celles qu’elle a pu garder :',
    ifWrong: 'Si c’est une erreur',
    wrong: {
      member: (support) =>
        `Ouvrez les membres de l’agence et rectifiez : retirez qui n’en fait pas partie. Renseignez-vous ensuite auprès de la personne nommée ci-dessus, et écrivez à ${support}.`,
      key: (support) =>
        `Révoquez la clé : elle cesse aussitôt de valoir. Renseignez-vous ensuite auprès de la personne nommée ci-dessus, et écrivez à ${support}.`,
      wayIn: (support) =>
        `Renseignez-vous auprès de la personne nommée ci-dessus, et écrivez à ${support} : l’exploitant le ferme.`,
      naming: (support) =>
        `Une personne de la direction l’arrête d’un bouton, parmi les membres de l’agence. Si vous n’en êtes pas, appelez-la maintenant, ou écrivez à ${support}.`,
    },
    buttons: {
      member: 'Ouvrir les membres',
      key: 'Ouvrir les clés',
      wayIn: 'Ouvrir l’agence',
      naming: 'Ouvrir les membres',
    },
    why: (agency) => `Vous recevez ce message parce que vous faites partie de la direction de ${agency}.`,
    whyAll: (agency) => `Vous recevez ce message parce que vous travaillez pour ${agency}.`,
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
