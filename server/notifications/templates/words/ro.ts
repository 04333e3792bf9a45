import type { MailWords } from './types.ts';

export const ro: MailWords = {
  sentWith: 'Trimis cu Gatepost.',
  questions: (support) => `Ajutor: ${support}`,

  signIn: {
    subject: (code) => `${code} este codul dumneavoastră de autentificare`,
    heading: 'Codul dumneavoastră de autentificare',
    enter: (minutes) =>
      `Introduceți acest cod acolo unde l-ați cerut. Este valabil ${minutes} minute și poate fi folosit o singură dată.`,
    notYou:
      'Dacă nu l-ați cerut dumneavoastră, nu trebuie să faceți nimic. Nimeni nu se poate autentifica fără acest cod; nu îl dați nimănui.',
    why: 'Primiți acest mesaj deoarece adresa dumneavoastră a fost introdusă pentru autentificare.',
  },

  account: {
    SIGNED_OUT: {
      heading: 'Toate sesiunile dumneavoastră au fost încheiate',
      text: 'Un administrator v-a deconectat de peste tot. Vă puteți conecta din nou oricând; un cod nou vine prin e-mail.',
    },
    ADMIN_GIVEN: {
      heading: 'Sunteți acum administrator',
      text: 'De acum puteți administra această instalare: agenții, persoane, pachete, chei și importuri.',
    },
    ADMIN_TAKEN: {
      heading: 'Nu mai sunteți administrator',
      text: 'Drepturile dumneavoastră de administrator pentru această instalare au fost retrase. Ceea ce faceți pentru o agenție rămâne neschimbat.',
    },
    unexpected: 'Dacă nu vă așteptați la aceasta, întrebați persoana care administrează această instalare.',
    button: 'Deschideți Gatepost',
    why: 'Primiți acest mesaj pentru că altcineva v-a modificat accesul.',
  },

  offer: {
    offerReference: 'Referință',
    amount: 'Suma',
    againstAsking: (percent, price) => `${percent} din prețul cerut (${price})`,
    financing: 'Finanțare',
    financings: { CASH: 'Fonduri proprii', CREDIT: 'Credit', MIXED: 'Fonduri proprii și credit' },
    paymentTerm: 'Plata',
    paymentTerms: {
      AT_SIGNING: 'La semnare',
      DAYS_30: 'În 30 de zile de la semnare',
      DAYS_60: 'În 60 de zile de la semnare',
      DAYS_90: 'În 90 de zile de la semnare',
    },
    paymentOn: (day) => `La ${day}`,
    conditions: 'Condiții',
    validUntil: 'Valabilă până la',
    receivedAt: 'Primită la',
    name: 'Nume',
    email: 'E-mail',
    phone: 'Telefon',
    reference: (listingId) => `Ref. ${listingId}`,
  },

  received: {
    subject: (amount, property) => `Ofertă nouă: ${amount} pentru ${property}`,
    preheader: (name) => `De la ${name}. Deschideți-o pentru a vedea totul și a răspunde.`,
    heading: (number) => `A sosit oferta nr. ${number}`,
    button: 'Deschideți oferta',
    reply: 'Răspundeți la acest e-mail pentru a-i scrie cumpărătorului.',
    why: (agency) => `Primiți acest mesaj deoarece sunteți responsabil de această proprietate la ${agency}.`,
  },

  receipt: {
    subject: (property) => `Oferta dumneavoastră a fost primită: ${property}`,
    preheader: (amount) => `Oferta dumneavoastră de ${amount}.`,
    heading: 'Oferta dumneavoastră a fost primită',
    lead: (agency) => `${agency} a primit oferta dumneavoastră și o va analiza.`,
    next: 'Ce urmează: agentul analizează oferta și vă contactează. Până atunci nu trebuie să faceți nimic.',
    fixed:
      'O ofertă trimisă nu mai poate fi modificată. Puteți trimite una nouă. Această confirmare nu este un contract.',
    askAgent: (agent) => `Persoana de contact: ${agent}`,
    why: (agency) =>
      `Primiți acest mesaj deoarece o ofertă a fost trimisă către ${agency} cu adresa dumneavoastră de e-mail.`,
    notYou: 'Dacă nu ați fost dumneavoastră, răspundeți la acest e-mail; agenția se va ocupa.',
  },

  decided: {
    acceptedSubject: (property) => `Agentul dorește să continue cu oferta dumneavoastră: ${property}`,
    acceptedHeading: 'Agentul dorește să continue cu oferta dumneavoastră',
    acceptedText: (amount) => `Este vorba despre oferta dumneavoastră în valoare de ${amount}.`,
    acceptedNext: 'Agentul vă va contacta pentru pașii următori.',
    notAContract:
      'Acesta nu este un contract. Nimic nu vă obligă înainte de semnarea contractului în forma cerută de lege.',
    rejectedSubject: (property) => `Despre oferta dumneavoastră: ${property}`,
    rejectedHeading: 'Agentul nu continuă cu oferta dumneavoastră',
    rejectedText: (amount) =>
      `Vă mulțumim pentru oferta în valoare de ${amount}. Agentul a decis să nu continue cu aceasta.`,
    rejectedNext:
      'Puteți trimite o ofertă nouă cât timp se primesc oferte sau puteți întreba agentul despre alte proprietăți.',
    message: 'Un mesaj de la agent:',
    askAgent: (agent) => `Persoana de contact: ${agent}`,
    why: (agency) =>
      `Primiți acest mesaj deoarece o ofertă a fost trimisă către ${agency} cu adresa dumneavoastră de e-mail.`,
  },
};
