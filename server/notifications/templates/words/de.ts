import type { MailWords } from './types.ts';

export const de: MailWords = {
  sentWith: 'Gesendet mit Gatepost.',
  questions: (support) => `Hilfe: ${support}`,

  signIn: {
    subject: (code) => `${code} ist Ihr Anmeldecode`,
    heading: 'Ihr Anmeldecode',
    enter: (minutes) =>
      `Geben Sie diesen Code dort ein, wo Sie ihn angefordert haben. Er gilt ${minutes} Minuten und nur einmal.`,
    notYou:
      'Wenn Sie ihn nicht angefordert haben, müssen Sie nichts tun. Ohne diesen Code kann sich niemand anmelden; geben Sie ihn niemandem weiter.',
    why: 'Sie erhalten diese Nachricht, weil Ihre Adresse zur Anmeldung eingegeben wurde.',
  },

  account: {
    SIGNED_OUT: {
      heading: 'Sie wurden überall abgemeldet',
      text: 'Ein Administrator hat alle Ihre Anmeldungen beendet. Sie können sich jederzeit wieder anmelden; ein neuer Code kommt per E-Mail.',
    },
    ADMIN_GIVEN: {
      heading: 'Sie sind jetzt Administrator',
      text: 'Sie können diese Installation ab jetzt verwalten: Agenturen, ihre Personen, Pakete, Schlüssel und Importe.',
    },
    ADMIN_TAKEN: {
      heading: 'Sie sind kein Administrator mehr',
      text: 'Ihre Administratorrechte für diese Installation wurden zurückgenommen. Was Sie für eine Agentur tun, bleibt, wie es war.',
    },
    unexpected: 'Wenn Sie das nicht erwartet haben, fragen Sie, wer diese Installation betreibt.',
    button: 'Gatepost öffnen',
    why: 'Sie erhalten diese Nachricht, weil jemand anderes Ihren Zugang geändert hat.',
  },

  invitation: {
    subject: (agency) => `Sie können sich für ${agency} anmelden`,
    heading: (agency) => `Sie arbeiten hier mit ${agency}`,
    roles: { AGENT: 'Makler', EXECUTIVE: 'Leitung' },
    added: (agency, role) => `Sie wurden zu ${agency} hinzugefügt. Ihre Rolle: ${role}.`,
    addedBy: (name, agency, role) => `${name} hat Sie zu ${agency} hinzugefügt. Ihre Rolle: ${role}.`,
    signIn: (email) =>
      `Melden Sie sich mit der Adresse ${email} an. Sie bekommen jedes Mal einen Code per E-Mail; ein Passwort gibt es nicht.`,
    button: 'Anmelden',
    address: (url) => `Die Adresse zum Aufheben: ${url}`,
    canDo: 'Was Sie dort können',
    can: {
      AGENT: [
        'Die Objekte sehen und bearbeiten, bei denen Sie als Makler stehen.',
        'Sie für Angebote öffnen, eingehende Angebote sehen und beantworten.',
        'Von jedem neuen Angebot per E-Mail erfahren.',
      ],
      EXECUTIVE: [
        'Alle Objekte und Angebote des Büros sehen, bearbeiten und beantworten.',
        'Personen hinzufügen, ihnen eine Rolle geben und sie entfernen.',
        'Lieferungen von Objekten verfolgen, selbst hochladen und zurücknehmen.',
        'Schlüssel für Website und Software des Büros ausstellen.',
      ],
    },
    why: (agency) =>
      `Sie bekommen diese Nachricht, weil Ihre Adresse als die einer Person bei ${agency} eingetragen wurde. Ist das ein Irrtum, brauchen Sie nichts zu tun: Ohne einen Code aus Ihrem Postfach meldet sich niemand an.`,
  },

  rights: {
    changes: {
      MEMBER_ADDED: {
        heading: (person, agency) => `${person} wurde zu ${agency} hinzugefügt`,
        means: 'Die Person sieht die Objekte, bei denen sie als Makler steht, mit Angeboten und Käufern.',
      },
      EXECUTIVE_ADDED: {
        heading: (person, agency) => `${person} gehört jetzt zur Leitung von ${agency}`,
        means: 'Die Person sieht alle Objekte, Angebote und Käufer des Büros und verwaltet Personen und Schlüssel.',
      },
      EXECUTIVE_MADE: {
        heading: (person, agency) => `${person} hat die Rolle Leitung bei ${agency} bekommen`,
        means: 'Die Person sieht alle Objekte, Angebote und Käufer des Büros und verwaltet Personen und Schlüssel.',
      },
      EXECUTIVE_NO_MORE: {
        heading: (person, agency) => `${person} gehört nicht mehr zur Leitung von ${agency}`,
        means: 'Die Person sieht weiter die Objekte, bei denen sie als Makler steht, mit Angeboten und Käufern.',
      },
      MEMBER_CHANGED: {
        heading: (person, agency) => `Der Eintrag von ${person} bei ${agency} wurde geändert`,
        means: 'Die Personalnummer sagt, welche Objekte ihr gehören, mit Angeboten und Käufern.',
      },
      MEMBER_REMOVED: {
        heading: (person, agency) => `${person} wurde aus ${agency} entfernt`,
        means: 'Ihre Rechte im Büro sind beendet. Neue Angebote auf ihre Objekte gehen an die Leitung.',
      },
      KEY_ISSUED: {
        heading: (key, agency) => `Für ${agency} wurde ein Schlüssel ausgestellt: ${key}`,
        means: 'Wer einen geheimen Schlüssel hat, kann von überall aus tun, was er öffnet.',
      },
      KEY_REVOKED: { heading: (key, agency) => `Ein Schlüssel von ${agency} wurde gesperrt: ${key}`, means: '' },
      WAY_IN_OPENED: {
        heading: (name, agency) => `Für Lieferungen an ${agency} wurde ein Zugang eröffnet: ${name}`,
        means: 'Was dort geliefert wird, ändert Ihre Objekte und sagt, zu welchen Ihrer Leute sie gehören.',
      },
      WAY_IN_PASSWORD: {
        heading: (name, agency) => `Ein Zugang für Lieferungen an ${agency} hat ein neues Passwort: ${name}`,
        means: 'Was dort geliefert wird, ändert Ihre Objekte und sagt, zu welchen Ihrer Leute sie gehören.',
      },
      LICENCE_KEY: {
        heading: (_none, agency) => `Die Lizenzkennung von ${agency} wurde geändert`,
        means: 'An dieser Kennung werden Ihre Dateien am gemeinsamen Zugang aller Büros erkannt.',
      },
      NAMING_STARTED: {
        heading: (person, agency, due) => `${person} kommt am ${due} in die Leitung von ${agency}`,
        means:
          'Dem Betreiber wurde gesagt, dass die Leitung des Büros ausgeschieden ist oder ihre Post nicht mehr lesen kann. Von da an sieht diese Person alle Objekte, Angebote und Käufer und verwaltet Personen und Schlüssel.',
      },
      NAMING_STOPPED: {
        heading: (person, agency) => `${person} kommt nicht in die Leitung von ${agency}`,
        means: 'Was der Betreiber angekündigt hatte, wurde aufgehalten.',
      },
    },
    who: 'Wer',
    when: 'Wann',
    what: 'Geändert',
    opens: 'Öffnet',
    by: {
      PERSON: (name) => name,
      ADMIN: (name) => `${name}, für den Betreiber dieser Installation`,
      KEY: (name) => `Der Schlüssel „${name}“ des Büros`,
      INSTALLATION_KEY: (name) => `Der Schlüssel „${name}“ des Betreibers`,
      OPERATOR: () => 'Der Betreiber, auf dem Server selbst',
    },
    fields: { name: 'Name', phone: 'Telefon', personnelNumber: 'Personalnummer' },
    keys: 'Geheime Schlüssel, die diese Person ausgestellt hat, gelten noch. Sperren Sie, was sie behalten haben könnte:',
    ifWrong: 'Wenn das nicht stimmt',
    wrong: {
      member: (support) =>
        `Öffnen Sie die Personen des Büros und stellen Sie es richtig: Entfernen Sie, wer nicht dazugehört. Fragen Sie dann, wer oben genannt ist, und schreiben Sie an ${support}.`,
      key: (support) =>
        `Sperren Sie den Schlüssel: Er gilt sofort nicht mehr. Fragen Sie dann, wer oben genannt ist, und schreiben Sie an ${support}.`,
      wayIn: (support) =>
        `Fragen Sie, wer oben genannt ist, und schreiben Sie an ${support}: Der Betreiber schließt ihn.`,
      naming: (support) =>
        `Jemand von der Leitung hält es mit einem Knopf bei den Personen des Büros auf. Gehören Sie nicht dazu, rufen Sie jetzt jemanden von ihr an, oder schreiben Sie an ${support}.`,
    },
    buttons: {
      member: 'Personen öffnen',
      key: 'Schlüssel öffnen',
      wayIn: 'Büro öffnen',
      naming: 'Personen öffnen',
    },
    why: (agency) => `Sie bekommen diese Nachricht, weil Sie zur Leitung von ${agency} gehören.`,
    whyAll: (agency) => `Sie bekommen diese Nachricht, weil Sie für ${agency} arbeiten.`,
  },

  offer: {
    offerReference: 'Vorgang',
    amount: 'Betrag',
    againstAsking: (percent, price) => `${percent} des Kaufpreises (${price})`,
    financing: 'Finanzierung',
    financings: { CASH: 'Eigenkapital', CREDIT: 'Kredit', MIXED: 'Eigenkapital und Kredit' },
    paymentTerm: 'Zahlung',
    paymentTerms: {
      AT_SIGNING: 'Bei Vertragsschluss',
      DAYS_30: 'Innerhalb von 30 Tagen nach Vertragsschluss',
      DAYS_60: 'Innerhalb von 60 Tagen nach Vertragsschluss',
      DAYS_90: 'Innerhalb von 90 Tagen nach Vertragsschluss',
    },
    paymentOn: (day) => `Am ${day}`,
    conditions: 'Bedingungen',
    validUntil: 'Gültig bis',
    receivedAt: 'Eingegangen',
    name: 'Name',
    email: 'E-Mail',
    phone: 'Telefon',
    reference: (listingId) => `Objekt ${listingId}`,
  },

  received: {
    subject: (amount, property) => `Neues Angebot: ${amount} für ${property}`,
    preheader: (name) => `Von ${name}. Öffnen Sie es, um alles zu sehen und zu antworten.`,
    heading: (number) => `Angebot Nr. ${number} ist eingegangen`,
    button: 'Angebot öffnen',
    reply: 'Antworten Sie auf diese E-Mail, um dem Interessenten zu schreiben.',
    why: (agency) => `Sie erhalten diese Nachricht, weil Sie bei ${agency} für dieses Objekt zuständig sind.`,
  },

  receipt: {
    subject: (property) => `Ihr Angebot ist eingegangen: ${property}`,
    preheader: (amount) => `Ihr Angebot über ${amount}.`,
    heading: 'Ihr Angebot ist eingegangen',
    lead: (agency) => `${agency} hat Ihr Angebot erhalten und wird es prüfen.`,
    next: 'Wie es weitergeht: Der Makler prüft Ihr Angebot und meldet sich bei Ihnen. Bis dahin müssen Sie nichts tun.',
    fixed:
      'Ein gesendetes Angebot lässt sich nicht mehr ändern. Sie können ein neues senden. Diese Bestätigung ist kein Vertrag.',
    askAgent: (agent) => `Ihr Ansprechpartner: ${agent}`,
    why: (agency) =>
      `Sie erhalten diese Nachricht, weil mit Ihrer E-Mail-Adresse ein Angebot an ${agency} gesendet wurde.`,
    notYou: 'Wenn Sie das nicht waren, antworten Sie auf diese E-Mail; das Büro kümmert sich darum.',
  },

  decided: {
    acceptedSubject: (property) => `Der Makler möchte Ihr Angebot weiterverfolgen: ${property}`,
    acceptedHeading: 'Der Makler möchte Ihr Angebot weiterverfolgen',
    acceptedText: (amount) => `Es geht um Ihr Angebot über ${amount}.`,
    acceptedNext: 'Der Makler meldet sich bei Ihnen wegen der nächsten Schritte.',
    notAContract:
      'Dies ist kein Vertrag. Verbindlich wird ein Kauf erst mit dem Vertrag in der gesetzlich vorgeschriebenen Form.',
    rejectedSubject: (property) => `Zu Ihrem Angebot: ${property}`,
    rejectedHeading: 'Der Makler verfolgt Ihr Angebot nicht weiter',
    rejectedText: (amount) =>
      `Vielen Dank für Ihr Angebot über ${amount}. Der Makler hat sich entschieden, es nicht weiterzuverfolgen.`,
    rejectedNext:
      'Sie können ein neues Angebot senden, solange Angebote entgegengenommen werden, oder nach anderen Objekten fragen.',
    message: 'Ein Wort des Maklers:',
    askAgent: (agent) => `Ihr Ansprechpartner: ${agent}`,
    why: (agency) =>
      `Sie erhalten diese Nachricht, weil mit Ihrer E-Mail-Adresse ein Angebot an ${agency} gesendet wurde.`,
  },
};
