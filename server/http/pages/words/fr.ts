import type { PageWords } from './types.ts';

export const fr: PageWords = {
  language: 'Français',
  skip: 'Aller au contenu',
  languages: 'Langue',
  privacy: 'Confidentialité',
  servedBy: 'Propulsé par Gatepost',
  call: 'Appeler',
  write: 'Écrire un courriel',
  website: 'Site Web',

  offer: {
    title: (property) => `Faire une offre : ${property}`,
    property: 'Le bien',
    askingPrice: 'Prix demandé',
    onRequest: 'Prix sur demande',
    perMonth: 'par mois',
    rooms: (count) => (count === '1' ? '1 pièce' : `${count} pièces`),
    livingArea: 'Surface habitable',
    lotArea: 'Terrain',
    until: (when) => `Les offres sont reçues jusqu’au ${when}.`,
    from: (when) => `Les offres sont reçues à partir du ${when}.`,
    closedTitle: 'La période d’offres est terminée',
    closedSince: (when) => `Les offres étaient reçues jusqu’au ${when}.`,
    closedText: 'Ce bien ne reçoit plus d’offres en ligne. Le courtier peut vous dire où en sont les choses.',
    noScriptTitle: 'Le formulaire a besoin de JavaScript',
    noScriptText:
      'Activez JavaScript dans votre navigateur, puis rechargez la page. Le courtier reçoit aussi votre offre directement.',
    agent: 'Votre interlocuteur',
    otherListings: 'Les autres biens de l’agence',
    unknownTitle: 'Ce lien ne mène à aucun bien',
    unknownText: 'Le lien est incomplet, ou l’agence l’a remplacé.',
    unknownSteps: [
      'Ouvrez de nouveau le lien depuis le message reçu, ou copiez-le en entier, jusqu’au dernier caractère.',
      'S’il mène encore ici, demandez un nouveau lien au courtier.',
    ],
  },

  outbox: {
    title: 'Boîte d’envoi',
    lead: 'La démo n’envoie aucun courriel. Ce qui serait parti du serveur est conservé ici : codes de connexion, accusés de réception, avis.',
    emptyTitle: 'Aucun courriel pour l’instant',
    emptyText:
      'Faites une offre sur l’un des sites de démonstration, ou demandez un code de connexion au bureau. Le courriel apparaît ici.',
    mails: 'Courriels',
    count: (count) => (count === 1 ? '1 courriel' : `${count} courriels, du plus récent au plus ancien`),
    reload: 'Relever les courriels',
    back: 'Tous les courriels',
    to: 'À',
    sent: 'Envoyé',
    attachments: 'Pièces jointes',
    asText: 'En texte brut',
    asHtml: 'Tel que le destinataire le voit',
    open: 'Ouvrir à part',
    gone: 'Ce courriel n’est plus là. Choisissez-en un autre.',
  },

  home: {
    title: 'Gatepost fonctionne',
    lead: 'Voici une démonstration sur votre ordinateur : quatre agences avec leurs biens, leurs équipes et leurs offres. Rien de ce que vous faites ici ne quitte la machine.',
    leadProduction: 'La passerelle entre le logiciel d’une agence et tous les endroits où paraissent ses biens.',
    sites: 'Sites des agences',
    sitesText: 'Quatre sites de courtiers, sur une autre origine, où les composants sont intégrés. Faites-y une offre.',
    desk: 'Bureau',
    deskText: 'Les courtiers y voient arriver les offres et en décident.',
    deskOpen: 'Ouvrir le bureau',
    signIn: 'Se connecter en tant que',
    signInText: 'Saisissez l’une de ces adresses au bureau. Le code arrive dans la boîte d’envoi.',
    signInName: 'Nom',
    signInRole: 'Rôle',
    signInAddress: 'Adresse',
    roles: { ADMIN: 'Administration', EXECUTIVE: 'Direction', AGENT: 'Courtier' },
    api: 'API',
    apiText:
      'Un seul point d’accès GraphQL pour les biens, les offres et les importations. GraphiQL montre le schéma et exécute les requêtes.',
    apiOpen: 'Ouvrir GraphiQL',
    outbox: 'Boîte d’envoi',
    outboxText: 'Tous les courriels que le serveur aurait envoyés.',
    outboxOpen: 'Ouvrir la boîte d’envoi',
    doors: 'Livrer des biens',
    doorsText: 'Déposez un paquet OpenImmo (ZIP ou XML) avec l’un de ces comptes. L’importation démarre d’elle-même.',
    doorAgency: 'Agence',
    doorAccount: 'Compte',
    doorPassword: 'Mot de passe',
    doorFtp: 'FTP',
    doorUpload: 'Dépôt HTTP',
    docs: 'Documentation',
    docsText: 'Intégrer les composants, appeler l’API et livrer des biens.',
    docsOpen: 'Lire la documentation',
  },

  error: {
    badRequest: {
      title: 'Cette demande est illisible',
      text: 'Revenez en arrière, vérifiez votre saisie et renvoyez-la.',
    },
    forbidden: {
      title: 'Cette page ne vous est pas ouverte',
      text: 'Connectez-vous avec un compte qui y a accès, ou demandez l’accès à l’agence.',
    },
    notFound: {
      title: 'Aucune page à cette adresse',
      text: 'Vérifiez qu’il ne manque aucun caractère à l’adresse, ou partez de la page d’accueil.',
    },
    gone: { title: 'Cette page n’existe plus', text: 'Demandez un nouveau lien à l’agence.' },
    tooLarge: { title: 'Ce fichier est trop volumineux', text: 'Envoyez un fichier plus petit ou divisez-le.' },
    tooMany: { title: 'Trop de demandes', text: 'Attendez une minute, puis rechargez la page.' },
    unavailable: {
      title: 'Le serveur n’est pas prêt',
      text: 'Il démarre ou attend sa base de données. Rechargez la page dans une minute.',
    },
    broken: {
      title: 'Le serveur n’a pas pu répondre',
      text: 'Votre saisie n’est pas en cause. Rechargez la page ; si cela se reproduit, communiquez-nous le numéro ci-dessous.',
    },
    request: 'Numéro de cette demande',
    requestHelp: 'Indiquez-le lorsque vous demandez de l’aide.',
    home: 'Vers la page d’accueil',
  },

  privacyPage: {
    title: 'Confidentialité',
    lead: 'Ce qui est conservé lorsque vous faites une offre, pourquoi, combien de temps, et à qui vous adresser.',
    sections: ({ agency }) => [
      {
        title: 'Qui est responsable',
        body: [
          agency
            ? `${agency} est responsable de vos données et décide de leur utilisation. Gatepost reçoit l’offre pour son compte.`
            : 'L’agence qui propose le bien est responsable de vos données. Son nom figure sur la page d’offre. Gatepost reçoit l’offre pour son compte.',
        ],
      },
      {
        title: 'Ce qui est conservé',
        body: [
          [
            'votre nom complet, votre adresse électronique et votre numéro de téléphone ;',
            'votre offre : montant, financement, modalités de paiement, conditions et durée de validité ;',
            'le moment où l’offre a été reçue, et qui en a décidé quoi, et quand ;',
            'les courriels qui vous sont envoyés à propos de l’offre.',
          ],
          'Aucun justificatif de revenus ni document bancaire n’est demandé. Votre adresse IP sert brièvement à écarter les abus ; elle n’est pas conservée avec votre offre.',
        ],
      },
      {
        title: 'Pourquoi, et sur quelle base légale',
        body: [
          'Vos données servent à recevoir votre offre, à la remettre au courtier et à vous répondre. Il s’agit de mesures précontractuelles prises à votre demande : article 6, paragraphe 1, point b) du RGPD.',
          'Le journal des décisions sert à montrer que chaque offre a été traitée correctement : article 6, paragraphe 1, point f) du RGPD. Là où le RGPD ne s’applique pas, la loi du pays de l’agence s’applique.',
          'Vos données ne servent pas à la publicité et ne sont pas vendues.',
        ],
      },
      {
        title: 'Qui les reçoit',
        body: [
          'Le courtier et la direction de l’agence. L’exploitant de ce serveur agit sur instruction de l’agence. Les courriels sont acheminés par Postmark (États-Unis), également sur instruction.',
        ],
      },
      {
        title: 'Combien de temps',
        body: [
          'Pendant la durée de la vente, puis aussi longtemps que la loi oblige l’agence à conserver ses dossiers. Vous pouvez demander un effacement plus tôt. Seuls restent alors le montant et l’heure de l’offre, sans la personne.',
        ],
      },
      {
        title: 'Comment elles sont protégées',
        body: [
          'Le nom, les adresses et les numéros de téléphone sont conservés chiffrés (AES-256-GCM). Seul le personnel de l’agence peut les lire.',
        ],
      },
      {
        title: 'Sur votre appareil',
        body: [
          'Le formulaire d’offre ne dépose aucun témoin (cookie) et ne suit personne. Votre saisie reste dans votre navigateur afin que rien ne se perde : vos coordonnées jusqu’à la fermeture de l’onglet, le reste jusqu’à la réception de l’offre.',
        ],
      },
      {
        title: 'Vos droits',
        body: [
          'Vous pouvez demander ce qui est conservé à votre sujet, le faire corriger, effacer, limiter ou transmettre, et vous opposer à son utilisation. Vous pouvez aussi saisir l’autorité de protection des données de votre pays.',
        ],
      },
    ],
    ask: 'À qui vous adresser',
    askAgency: 'Pour vos données et votre offre',
    askSupport: 'Pour ce serveur',
  },
};
