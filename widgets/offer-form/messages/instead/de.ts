import type { InsteadWords } from '../../words.ts';

export default {
  notYetTitle: 'Angebote sind noch nicht möglich',
  notYetText: (when) => `Sie können ab ${when} ein Angebot abgeben. Diese Seite öffnet sich von selbst.`,
  closedTitle: 'Die Angebotsfrist ist abgelaufen',
  closedText: (when) =>
    `${when ? `Angebote wurden bis ${when} entgegengenommen.` : 'Für diese Immobilie werden keine Angebote mehr entgegengenommen.'} Den aktuellen Stand erfahren Sie beim Makler.`,
  unknownTitle: 'Dieser Link führt zu keiner Immobilie',
  unknownText: 'Prüfen Sie, ob der Link vollständig ist, oder bitten Sie den Makler um einen neuen.',
  noOnlineTitle: 'Keine Online-Angebote für diese Immobilie',
  noOnlineText: 'Geben Sie Ihr Angebot direkt beim Makler ab.',
  signatureTitle: 'Dieses Angebot braucht eine Unterschrift',
  signatureText:
    'Für diese Immobilie wünscht der Makler ein unterschriebenes Angebot. Online unterschreiben ist noch nicht möglich: Wenden Sie sich direkt an den Makler.',
} satisfies InsteadWords as InsteadWords;
