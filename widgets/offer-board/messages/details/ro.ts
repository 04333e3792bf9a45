import type { DetailsWords } from '../../words.ts';

export default {
  acceptTitle: (name) => `Continuați cu oferta de la ${name}?`,
  rejectTitle: (name) => `Refuzați oferta de la ${name}?`,
  acceptText:
    'Cumpărătorul primește un e-mail: agentul dorește să continue cu oferta dumneavoastră. Nu este încă un contract.',
  rejectText: 'Cumpărătorul află prin e-mail că nu continuați cu această ofertă. Poate face oricând una nouă.',
  messageLabel: 'Câteva cuvinte pentru cumpărător',
  messageHelp: 'Apar în e-mail exact așa cum le scrieți.',
  optional: '(opțional)',
  confirmAccept: 'Continuați cu această ofertă',
  confirmReject: 'Refuzați această ofertă',
  cancel: 'Renunțați',
  buyer: 'Cumpărător',
  terms: 'Ofertă',
  conditions: 'Condiții',
  noConditions: 'Niciuna',
  validUntil: 'Valabilă până la',
  received: 'Primită',
  history: 'Istoric',
  byBuyer: 'Cumpărător',
  compareTitle: 'Oferte față în față',
  best: 'Cel mai bun',
  none: 'Niciuna',
} satisfies DetailsWords as DetailsWords;
