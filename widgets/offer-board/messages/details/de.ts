import type { DetailsWords } from '../../words.ts';

export default {
  acceptTitle: (name) => `Das Angebot von ${name} weiterverfolgen?`,
  rejectTitle: (name) => `Das Angebot von ${name} ablehnen?`,
  acceptText:
    'Der Interessent erhält eine E-Mail: Der Makler möchte Ihr Angebot weiterverfolgen. Das ist noch kein Vertrag.',
  rejectText:
    'Der Interessent erfährt per E-Mail, dass Sie dieses Angebot nicht weiterverfolgen. Ein neues Angebot bleibt möglich.',
  messageLabel: 'Ein Wort an den Interessenten',
  messageHelp: 'Es steht wörtlich so in der E-Mail.',
  optional: '(freiwillig)',
  confirmAccept: 'Dieses Angebot weiterverfolgen',
  confirmReject: 'Dieses Angebot ablehnen',
  cancel: 'Abbrechen',
  buyer: 'Interessent',
  terms: 'Angebot',
  conditions: 'Bedingungen',
  noConditions: 'Keine',
  validUntil: 'Gültig bis',
  received: 'Eingegangen',
  history: 'Verlauf',
  byBuyer: 'Interessent',
  compareTitle: 'Angebote im Vergleich',
  best: 'Bestes',
  none: 'Keine',
} satisfies DetailsWords as DetailsWords;
