import type { OutcomeWords } from '../../words.ts';

export default {
  problem: {
    amount: 'Introduceți suma pe care o oferiți.',
    financing: 'Alegeți cum finanțați achiziția.',
    paymentTerm: 'Alegeți când plătiți.',
    paymentDate: 'Introduceți data plății.',
    paymentTermText: 'Descrieți modalitatea de plată.',
    conditions: 'Introduceți condițiile.',
    validUntil: 'Introduceți o dată.',
    fullName: 'Introduceți numele și prenumele.',
    email: 'Introduceți adresa de e-mail.',
    phone: 'Introduceți numărul de telefon.',
    TOO_LONG: 'Scurtați acest text.',
    NOT_AN_EMAIL: 'Introduceți o adresă de forma nume@exemplu.ro.',
    NOT_A_PHONE: 'Introduceți un număr format din cifre, de exemplu +40 721 234 567.',
    NOT_POSITIVE: 'Introduceți o sumă mai mare decât zero.',
    NOT_AN_AMOUNT: 'Introduceți o sumă în cifre, de exemplu 450.000 sau 450.000,50.',
    TOO_LARGE: 'Introduceți o sumă de cel mult douăsprezece cifre.',
    NOT_A_DATE: 'Introduceți o dată completă.',
    IN_THE_PAST: 'Introduceți data de azi sau una ulterioară.',
  },
  summaryTitle: (count) =>
    count === 1 ? 'Un răspuns lipsește sau trebuie corectat' : `${count} răspunsuri lipsesc sau trebuie corectate`,
  receivedTitle: 'Oferta dumneavoastră a fost primită',
  receivedLead: (agency) => `Oferta se află acum la ${agency}.`,
  receiptReference: 'Referință',
  receiptAmount: 'Sumă',
  receiptTime: 'Primită',
  receiptProperty: 'Proprietate',
  afterSending: (email) => [
    `O copie este trimisă la ${email}.`,
    'Agentul citește oferta și vă răspunde personal.',
    'Această ofertă nu poate fi modificată. Puteți trimite oricând una nouă.',
  ],
  anotherOffer: 'Faceți o ofertă nouă',
  paymentTermTextHelp: 'De exemplu: jumătate la semnare, jumătate la predarea cheilor.',
  notSentTitle: 'Oferta nu a putut fi confirmată',
  notSentText:
    'Conexiunea s-a întrerupt. Trimiteți din nou: oferta contează o singură dată, chiar dacă prima trimitere a ajuns.',
} satisfies OutcomeWords as OutcomeWords;
