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

  invitation: {
    subject: (agency) => `Vă puteți autentifica pentru ${agency}`,
    heading: (agency) => `Lucrați aici cu ${agency}`,
    roles: { AGENT: 'Agent', EXECUTIVE: 'Conducere' },
    added: (agency, role) => `Ați fost adăugat la ${agency}. Rolul dumneavoastră: ${role}.`,
    addedBy: (name, agency, role) => `${name} v-a adăugat la ${agency}. Rolul dumneavoastră: ${role}.`,
    signIn: (email) =>
      `Autentificați-vă cu adresa ${email}. De fiecare dată primiți prin e-mail un cod; nu există parolă.`,
    button: 'Autentificare',
    address: (url) => `Adresa, de păstrat: ${url}`,
    canDo: 'Ce puteți face acolo',
    can: {
      AGENT: [
        'Vedeți și modificați proprietățile de care vă ocupați.',
        'Le deschideți pentru oferte, vedeți ofertele pe măsură ce sosesc și răspundeți la ele.',
        'Aflați prin e-mail de fiecare ofertă nouă.',
      ],
      EXECUTIVE: [
        'Vedeți toate proprietățile și ofertele agenției, le modificați și răspundeți la ele.',
        'Adăugați persoane, le dați un rol și le eliminați.',
        'Urmăriți livrările de proprietăți, încărcați și le anulați.',
        'Emiteți chei pentru site-ul și programele agenției.',
      ],
    },
    why: (agency) =>
      `Primiți acest mesaj deoarece adresa dumneavoastră a fost introdusă ca fiind a unei persoane de la ${agency}. Dacă este o greșeală, nu faceți nimic: nimeni nu se autentifică fără un cod din căsuța dumneavoastră.`,
  },

  rights: {
    changes: {
      MEMBER_ADDED: {
        heading: (person, agency) => `${person} a fost adăugat la ${agency}`,
        means: 'Această persoană vede proprietățile de care se ocupă, cu ofertele și cumpărătorii.',
      },
      EXECUTIVE_ADDED: {
        heading: (person, agency) => `${person} face acum parte din conducerea ${agency}`,
        means:
          'Această persoană vede toate proprietățile, ofertele și cumpărătorii agenției și îi administrează oamenii și cheile.',
      },
      EXECUTIVE_MADE: {
        heading: (person, agency) => `${person} a fost numit în conducerea ${agency}`,
        means:
          'Această persoană vede toate proprietățile, ofertele și cumpărătorii agenției și îi administrează oamenii și cheile.',
      },
      EXECUTIVE_NO_MORE: {
        heading: (person, agency) => `${person} nu mai face parte din conducerea ${agency}`,
        means: 'Această persoană vede în continuare proprietățile de care se ocupă, cu ofertele și cumpărătorii.',
      },
      MEMBER_CHANGED: {
        heading: (person, agency) => `Datele lui ${person} la ${agency} au fost modificate`,
        means: 'Numărul de personal spune ce proprietăți sunt ale sale, cu ofertele și cumpărătorii.',
      },
      MEMBER_REMOVED: {
        heading: (person, agency) => `${person} a fost eliminat din ${agency}`,
        means: 'Drepturile sale în agenție au încetat. Ofertele noi pentru proprietățile sale ajung la conducere.',
      },
      KEY_ISSUED: {
        heading: (key, agency) => `A fost emisă o cheie pentru ${agency}: ${key}`,
        means: 'Cine are o cheie secretă poate face de oriunde ceea ce deschide ea.',
      },
      KEY_REVOKED: { heading: (key, agency) => `O cheie a agenției ${agency} a fost revocată: ${key}`, means: '' },
      WAY_IN_OPENED: {
        heading: (name, agency) => `A fost deschis un acces de livrare pentru ${agency}: ${name}`,
        means: 'Ce se livrează acolo vă modifică proprietățile și spune cui dintre oamenii dumneavoastră îi revin.',
      },
      WAY_IN_PASSWORD: {
        heading: (name, agency) => `Un acces de livrare pentru ${agency} are o parolă nouă: ${name}`,
        means: 'Ce se livrează acolo vă modifică proprietățile și spune cui dintre oamenii dumneavoastră îi revin.',
      },
      LICENCE_KEY: {
        heading: (_none, agency) => `Cheia de licență a agenției ${agency} a fost modificată`,
        means: 'După această cheie sunt recunoscute fișierele dumneavoastră la contul comun tuturor agențiilor.',
      },
      NAMING_STARTED: {
        heading: (person, agency, due) => `${person} intră în conducerea ${agency} la ${due}`,
        means:
          'Operatorului i s-a spus că membrii conducerii agenției au plecat sau nu își mai pot citi mesajele. Din acel moment această persoană vede toate proprietățile, ofertele și cumpărătorii și administrează oamenii și cheile.',
      },
      NAMING_STOPPED: {
        heading: (person, agency) => `${person} nu intră în conducerea ${agency}`,
        means: 'Ceea ce anunțase operatorul a fost oprit.',
      },
    },
    who: 'Cine',
    when: 'Când',
    what: 'Modificat',
    opens: 'Deschide',
    by: {
      PERSON: (name) => name,
      ADMIN: (name) => `${name}, pentru operatorul acestei instalări`,
      KEY: (name) => `Cheia „${name}” a agenției`,
      INSTALLATION_KEY: (name) => `Cheia „${name}” a operatorului`,
      OPERATOR: () => 'Operatorul, direct pe server',
    },
    fields: { name: 'Nume', phone: 'Telefon', personnelNumber: 'Număr de personal' },
    keys: 'Cheile secrete emise de această persoană sunt încă valabile. Revocați-le pe cele pe care le-ar fi putut păstra:',
    ifWrong: 'Dacă nu este corect',
    wrong: {
      member: (support) =>
        `Deschideți oamenii agenției și corectați: eliminați pe cine nu îi aparține. Întrebați apoi persoana numită mai sus și scrieți la ${support}.`,
      key: (support) =>
        `Revocați cheia: încetează imediat. Întrebați apoi persoana numită mai sus și scrieți la ${support}.`,
      wayIn: (support) => `Întrebați persoana numită mai sus și scrieți la ${support}: operatorul îl închide.`,
      naming: (support) =>
        `Cineva din conducere îl oprește cu un buton, la oamenii agenției. Dacă nu faceți parte din ea, sunați acum pe cineva, sau scrieți la ${support}.`,
    },
    buttons: {
      member: 'Deschideți oamenii',
      key: 'Deschideți cheile',
      wayIn: 'Deschideți agenția',
      naming: 'Deschideți oamenii',
    },
    why: (agency) => `Primiți acest mesaj deoarece faceți parte din conducerea ${agency}.`,
    whyAll: (agency) => `Primiți acest mesaj deoarece lucrați pentru ${agency}.`,
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
