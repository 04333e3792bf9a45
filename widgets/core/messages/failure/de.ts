import type { FailureWords } from '../../words.ts';

export default {
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
} satisfies FailureWords as FailureWords;
