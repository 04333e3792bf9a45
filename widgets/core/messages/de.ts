import type { CoreWords } from '../words.ts';

export default {
  loading: 'Wird geladen',
  retry: 'Erneut versuchen',
  close: 'Schließen',
  offlineTitle: 'Sie sind offline',
  offlineText: 'Dieser Teil der Seite erscheint, sobald Sie wieder verbunden sind.',
  unreachableTitle: 'Das System des Maklerbüros ist nicht erreichbar',
  unreachableText: 'Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
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
