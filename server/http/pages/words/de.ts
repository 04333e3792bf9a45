import type { PageWords } from './types.ts';

export const de: PageWords = {
  language: 'Deutsch',
  skip: 'Zum Inhalt springen',
  languages: 'Sprache',
  privacy: 'Datenschutz',
  servedBy: 'Bereitgestellt mit Gatepost',
  call: 'Anrufen',
  write: 'E-Mail schreiben',
  website: 'Website',

  offer: {
    title: (property) => `Angebot abgeben: ${property}`,
    property: 'Die Immobilie',
    askingPrice: 'Kaufpreis',
    onRequest: 'Preis auf Anfrage',
    perMonth: 'im Monat',
    rooms: (count) => `${count} Zimmer`,
    livingArea: 'Wohnfläche',
    lotArea: 'Grundstück',
    until: (when) => `Angebote werden bis ${when} entgegengenommen.`,
    from: (when) => `Angebote werden ab ${when} entgegengenommen.`,
    closedTitle: 'Die Angebotsfrist ist beendet',
    closedSince: (when) => `Angebote wurden bis ${when} entgegengenommen.`,
    closedText:
      'Für diese Immobilie werden online keine Angebote mehr entgegengenommen. Den Stand der Dinge erfahren Sie beim Makler.',
    noScriptTitle: 'Das Formular benötigt JavaScript',
    noScriptText:
      'Schalten Sie JavaScript in Ihrem Browser ein und laden Sie die Seite neu. Der Makler nimmt Ihr Angebot auch persönlich entgegen.',
    agent: 'Ihr Ansprechpartner',
    otherListings: 'Weitere Immobilien dieses Büros',
    unknownTitle: 'Dieser Link führt zu keiner Immobilie',
    unknownText: 'Der Link ist unvollständig, oder das Maklerbüro hat ihn ersetzt.',
    unknownSteps: [
      'Öffnen Sie den Link noch einmal aus der Nachricht, in der Sie ihn erhalten haben, oder kopieren Sie ihn vollständig bis zum letzten Zeichen.',
      'Führt er weiterhin hierher, bitten Sie den Makler um einen neuen Link.',
    ],
  },

  outbox: {
    title: 'Postausgang',
    lead: 'Die Demo verschickt keine E-Mails. Was den Server verlassen hätte, liegt hier: Anmeldecodes, Empfangsbestätigungen, Benachrichtigungen.',
    emptyTitle: 'Noch keine E-Mails',
    emptyText:
      'Geben Sie auf einer der Demo-Websites ein Angebot ab oder fordern Sie am Schreibtisch einen Anmeldecode an. Die E-Mail erscheint hier.',
    mails: 'E-Mails',
    count: (count) => (count === 1 ? '1 E-Mail' : `${count} E-Mails, neueste zuerst`),
    reload: 'Neue E-Mails abrufen',
    back: 'Alle E-Mails',
    to: 'An',
    sent: 'Gesendet',
    attachments: 'Anhänge',
    asText: 'Als reiner Text',
    asHtml: 'So sieht es der Empfänger',
    open: 'Einzeln öffnen',
    gone: 'Diese E-Mail ist nicht mehr vorhanden. Wählen Sie eine andere.',
  },

  home: {
    title: 'Gatepost läuft',
    lead: 'Dies ist eine Demo auf Ihrem eigenen Rechner: vier Maklerbüros mit Immobilien, Mitarbeitern und Angeboten. Nichts davon verlässt den Rechner.',
    leadProduction: 'Das Tor zwischen der Maklersoftware und allen Orten, an denen die Immobilien erscheinen.',
    sites: 'Websites der Büros',
    sitesText:
      'Vier Makler-Websites unter einer anderen Origin, in die die Bausteine eingefügt sind. Geben Sie dort ein Angebot ab.',
    desk: 'Schreibtisch',
    deskText: 'Hier sehen Makler die Angebote eintreffen und entscheiden darüber.',
    deskOpen: 'Schreibtisch öffnen',
    signIn: 'Anmelden als',
    signInText: 'Geben Sie am Schreibtisch eine dieser Adressen ein. Der Code kommt im Postausgang an.',
    signInName: 'Name',
    signInRole: 'Rolle',
    signInAddress: 'Adresse',
    roles: { ADMIN: 'Administration', EXECUTIVE: 'Leitung', AGENT: 'Makler' },
    api: 'API',
    apiText:
      'Ein GraphQL-Endpunkt für Immobilien, Angebote und Importe. GraphiQL zeigt das Schema und führt Abfragen aus.',
    apiOpen: 'GraphiQL öffnen',
    outbox: 'Postausgang',
    outboxText: 'Jede E-Mail, die der Server verschickt hätte.',
    outboxOpen: 'Postausgang öffnen',
    doors: 'Immobilien anliefern',
    doorsText:
      'Laden Sie mit einem dieser Konten ein OpenImmo-Paket hoch (ZIP oder XML). Der Import startet von selbst.',
    doorAgency: 'Büro',
    doorAccount: 'Konto',
    doorPassword: 'Passwort',
    doorFtp: 'FTP',
    doorUpload: 'HTTP-Upload',
    docs: 'Dokumentation',
    docsText: 'Bausteine einbinden, API aufrufen, Immobilien anliefern.',
    docsOpen: 'Dokumentation lesen',
  },

  error: {
    badRequest: {
      title: 'Diese Anfrage ist nicht lesbar',
      text: 'Gehen Sie zurück, prüfen Sie Ihre Eingaben und senden Sie sie erneut.',
    },
    forbidden: {
      title: 'Diese Seite ist für Sie nicht zugänglich',
      text: 'Melden Sie sich mit einem berechtigten Konto an oder bitten Sie das Büro um Zugang.',
    },
    notFound: {
      title: 'Unter dieser Adresse gibt es keine Seite',
      text: 'Prüfen Sie die Adresse auf fehlende oder falsche Zeichen, oder beginnen Sie auf der Startseite.',
    },
    gone: { title: 'Diese Seite gibt es nicht mehr', text: 'Bitten Sie das Maklerbüro um einen neuen Link.' },
    tooLarge: { title: 'Diese Datei ist zu groß', text: 'Senden Sie eine kleinere Datei oder teilen Sie sie auf.' },
    tooMany: { title: 'Zu viele Anfragen', text: 'Warten Sie eine Minute und laden Sie die Seite dann neu.' },
    unavailable: {
      title: 'Der Server ist noch nicht bereit',
      text: 'Er startet oder wartet auf seine Datenbank. Laden Sie die Seite in einer Minute neu.',
    },
    broken: {
      title: 'Der Server konnte das nicht ausführen',
      text: 'An Ihren Eingaben liegt es nicht. Laden Sie die Seite neu; geschieht es wieder, nennen Sie uns die Nummer unten.',
    },
    request: 'Nummer dieser Anfrage',
    requestHelp: 'Nennen Sie sie, wenn Sie um Hilfe bitten.',
    home: 'Zur Startseite',
  },

  privacyPage: {
    title: 'Datenschutz',
    lead: 'Was gespeichert wird, wenn Sie ein Angebot abgeben, wozu, wie lange, und an wen Sie sich wenden können.',
    sections: ({ agency }) => [
      {
        title: 'Wer verantwortlich ist',
        body: [
          agency
            ? `Verantwortlich für Ihre Daten ist ${agency}. Gatepost nimmt das Angebot in dessen Auftrag entgegen.`
            : 'Verantwortlich für Ihre Daten ist das Maklerbüro, das die Immobilie anbietet. Sein Name steht auf der Angebotsseite. Gatepost nimmt das Angebot in dessen Auftrag entgegen.',
        ],
      },
      {
        title: 'Was gespeichert wird',
        body: [
          [
            'Ihr vollständiger Name, Ihre E-Mail-Adresse und Ihre Telefonnummer',
            'Ihr Angebot: Betrag, Finanzierung, Zahlungsziel, Bedingungen und Gültigkeitsdauer',
            'wann das Angebot eingegangen ist und wer wann was darüber entschieden hat',
            'die E-Mails, die Ihnen zu dem Angebot gesendet werden',
          ],
          'Einkommensnachweise und Bankunterlagen werden nicht verlangt. Ihre IP-Adresse dient kurzzeitig der Abwehr von Missbrauch; sie wird nicht mit Ihrem Angebot gespeichert.',
        ],
      },
      {
        title: 'Wozu, und auf welcher Rechtsgrundlage',
        body: [
          'Ihre Daten dienen dazu, Ihr Angebot entgegenzunehmen, es dem Makler zu übergeben und Ihnen zu antworten. Das sind vorvertragliche Maßnahmen auf Ihre Anfrage: Art. 6 Abs. 1 Buchst. b DSGVO.',
          'Das Protokoll der Entscheidungen belegt, dass jedes Angebot ordnungsgemäß behandelt wurde: Art. 6 Abs. 1 Buchst. f DSGVO. Wo die DSGVO nicht gilt, gilt das Recht des Landes, in dem das Büro sitzt.',
          'Ihre Daten werden nicht für Werbung verwendet und nicht verkauft.',
        ],
      },
      {
        title: 'Wer sie erhält',
        body: [
          'Der Makler und die Leitung des Büros. Der Betreiber dieses Servers handelt auf Weisung des Büros. E-Mails stellt Postmark (USA) zu, ebenfalls auf Weisung.',
        ],
      },
      {
        title: 'Wie lange',
        body: [
          'Solange der Verkauf dauert und das Büro seine Unterlagen danach gesetzlich aufbewahren muss. Sie können eine frühere Löschung verlangen. Es bleiben dann nur Betrag und Zeitpunkt des Angebots, ohne Person.',
        ],
      },
      {
        title: 'Wie sie geschützt sind',
        body: [
          'Name, Adressen und Telefonnummern sind verschlüsselt gespeichert (AES-256-GCM). Nur die Mitarbeiter des Büros können sie lesen.',
        ],
      },
      {
        title: 'Auf Ihrem Gerät',
        body: [
          'Das Angebotsformular setzt keine Cookies und verfolgt niemanden. Ihre Eingaben bleiben in Ihrem Browser, damit nichts verloren geht: Ihre Kontaktdaten bis Sie den Tab schließen, der Rest bis das Angebot eingegangen ist.',
        ],
      },
      {
        title: 'Ihre Rechte',
        body: [
          'Sie können Auskunft verlangen, Ihre Daten berichtigen, löschen, einschränken oder sich aushändigen lassen und der Verwendung widersprechen. Sie können sich auch bei der Datenschutzbehörde Ihres Landes beschweren.',
        ],
      },
    ],
    ask: 'An wen Sie sich wenden',
    askAgency: 'Zu Ihren Daten und Ihrem Angebot',
    askSupport: 'Zu diesem Server',
  },
};
