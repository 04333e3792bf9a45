import type { CoreWords } from '../words.ts';

export default {
  loading: 'Wird geladen',
  retry: 'Erneut versuchen',
  close: 'Schließen',
  offlineTitle: 'Sie sind offline',
  offlineText: 'Dieser Teil der Seite erscheint, sobald Sie wieder verbunden sind.',
  unreachableTitle: 'Das System des Maklerbüros ist nicht erreichbar',
  unreachableText: 'Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  busyTitle: 'Zu viele Anfragen auf einmal',
  busyText: 'Warten Sie eine Minute und versuchen Sie es dann erneut.',
  brokenTitle: 'Zurzeit nicht verfügbar',
  brokenText: 'Der Fehler liegt bei uns. Versuchen Sie es in einigen Minuten erneut.',
  unavailableTitle: 'Auf dieser Seite nicht verfügbar',
  unavailableText: 'Wenden Sie sich direkt an das Maklerbüro: Dort hilft man Ihnen zu dieser Immobilie weiter.',
  ownerTitle: 'Für die Betreiber dieser Website',
  ownerKeyMissing:
    'Dem Tag fehlen Angaben: Ergänzen Sie key="gp_pk_…" und listing="…" oder token="…" mit dem Token eines Angebotslinks.',
  ownerKeyRevoked:
    'Der öffentliche Schlüssel in diesem Tag wurde widerrufen. Stellen Sie in Gatepost einen neuen aus und tragen Sie ihn hier ein.',
  ownerKeyUnknown:
    'Gatepost kennt den Schlüssel in diesem Tag nicht. Vergleichen Sie ihn mit dem in Gatepost angezeigten.',
  ownerOrigin: (origin) =>
    `Dieser Schlüssel gilt nicht für ${origin}. Ergänzen Sie diese Adresse in Gatepost bei den Herkunftsadressen des Schlüssels.`,
  write: 'E-Mail schreiben',
  call: 'Anrufen',
  financing: { CASH: 'Eigenmittel', CREDIT: 'Bankdarlehen', MIXED: 'Eigenmittel und Darlehen' },
  term: {
    AT_SIGNING: 'Bei Beurkundung',
    DAYS_30: 'Innerhalb von 30 Tagen',
    DAYS_60: 'Innerhalb von 60 Tagen',
    DAYS_90: 'Innerhalb von 90 Tagen',
    DATE: 'Zu einem Datum',
    OTHER: 'In eigenen Worten',
  },
  ofAsking: (ratio) => `${ratio} des Angebotspreises`,
  priceOnRequest: 'Preis auf Anfrage',
} satisfies CoreWords as CoreWords;
