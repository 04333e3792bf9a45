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
