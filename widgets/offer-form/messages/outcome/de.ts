import type { OutcomeWords } from '../../words.ts';

export default {
  problem: {
    amount: 'Geben Sie den Betrag ein, den Sie bieten.',
    financing: 'Wählen Sie, wie Sie den Kauf finanzieren.',
    paymentTerm: 'Wählen Sie, wann Sie zahlen.',
    paymentDate: 'Geben Sie das Datum der Zahlung ein.',
    paymentTermText: 'Beschreiben Sie, wann Sie zahlen.',
    conditions: 'Geben Sie Ihre Bedingungen ein.',
    validUntil: 'Geben Sie ein Datum ein.',
    fullName: 'Geben Sie Ihren Vor- und Nachnamen ein.',
    email: 'Geben Sie Ihre E-Mail-Adresse ein.',
    phone: 'Geben Sie Ihre Telefonnummer ein.',
    TOO_LONG: 'Kürzen Sie diesen Text.',
    NOT_AN_EMAIL: 'Geben Sie eine Adresse wie name@beispiel.de ein.',
    NOT_A_PHONE: 'Geben Sie eine Nummer nur aus Ziffern ein, etwa +49 30 1234567.',
    NOT_POSITIVE: 'Geben Sie einen Betrag über null ein.',
    NOT_AN_AMOUNT: 'Geben Sie einen Betrag in Ziffern ein, etwa 450.000 oder 450.000,50.',
    TOO_LARGE: 'Geben Sie einen Betrag mit höchstens zwölf Ziffern ein.',
    NOT_A_DATE: 'Geben Sie ein vollständiges Datum ein.',
    IN_THE_PAST: 'Geben Sie das heutige oder ein späteres Datum ein.',
  },
  summaryTitle: (count) =>
    count === 1 ? 'Eine Angabe fehlt oder stimmt nicht' : `${count} Angaben fehlen oder stimmen nicht`,
  receivedTitle: 'Ihr Angebot ist eingegangen',
  receivedLead: (agency) => `Es liegt jetzt bei ${agency}.`,
  receiptReference: 'Vorgang',
  receiptAmount: 'Betrag',
  receiptTime: 'Eingegangen',
  receiptProperty: 'Immobilie',
  afterSending: (email) => [
    `Eine Kopie ist unterwegs an ${email}.`,
    'Der Makler liest Ihr Angebot und antwortet Ihnen persönlich.',
    'Dieses Angebot lässt sich nicht ändern. Sie können jederzeit ein neues senden.',
  ],
  anotherOffer: 'Neues Angebot abgeben',
  paymentTermTextHelp: 'Zum Beispiel: die Hälfte bei Beurkundung, die Hälfte bei Übergabe.',
  notSentTitle: 'Ihr Angebot konnte nicht bestätigt werden',
  notSentText:
    'Die Verbindung ist abgebrochen. Senden Sie es erneut: Es zählt nur einmal, auch wenn es bereits angekommen ist.',
} satisfies OutcomeWords as OutcomeWords;
