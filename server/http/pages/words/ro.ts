import type { PageWords } from './types.ts';

export const ro: PageWords = {
  language: 'Română',
  skip: 'Salt la conținut',
  languages: 'Limba',
  privacy: 'Confidențialitate',
  servedBy: 'Oferit prin Gatepost',
  call: 'Sunați',
  write: 'Scrieți un e-mail',
  website: 'Site web',

  offer: {
    title: (property) => `Faceți o ofertă: ${property}`,
    property: 'Proprietatea',
    askingPrice: 'Preț cerut',
    onRequest: 'Preț la cerere',
    perMonth: 'pe lună',
    rooms: (count) => (count === '1' ? '1 cameră' : `${count} camere`),
    livingArea: 'Suprafață utilă',
    lotArea: 'Teren',
    until: (when) => `Ofertele se primesc până la ${when}.`,
    from: (when) => `Ofertele se primesc începând cu ${when}.`,
    closedTitle: 'Perioada de oferte s-a încheiat',
    closedSince: (when) => `Ofertele s-au primit până la ${when}.`,
    closedText:
      'Pentru această proprietate nu se mai primesc oferte online. Agentul vă poate spune care este situația.',
    noScriptTitle: 'Formularul are nevoie de JavaScript',
    noScriptText: 'Activați JavaScript în browser și reîncărcați pagina. Agentul vă primește oferta și personal.',
    agent: 'Persoana de contact',
    otherListings: 'Alte proprietăți ale agenției',
    unknownTitle: 'Acest link nu duce la nicio proprietate',
    unknownText: 'Linkul este incomplet sau agenția l-a înlocuit.',
    unknownSteps: [
      'Deschideți din nou linkul din mesajul în care l-ați primit sau copiați-l în întregime, până la ultimul caracter.',
      'Dacă duce tot aici, cereți agentului un link nou.',
    ],
  },

  outbox: {
    title: 'Mesaje trimise',
    lead: 'Versiunea demonstrativă nu trimite e-mailuri. Ce ar fi plecat de pe server se păstrează aici: coduri de autentificare, confirmări, înștiințări.',
    emptyTitle: 'Niciun e-mail încă',
    emptyText:
      'Faceți o ofertă pe unul dintre site-urile demonstrative sau cereți un cod de autentificare la birou. E-mailul apare aici.',
    mails: 'E-mailuri',
    count: (count) =>
      count === 1
        ? '1 e-mail'
        : `${count} ${count % 100 === 0 || count % 100 >= 20 ? 'de e-mailuri' : 'e-mailuri'}, cele mai noi primele`,
    reload: 'Verificați mesajele noi',
    back: 'Toate e-mailurile',
    to: 'Către',
    sent: 'Trimis',
    attachments: 'Atașamente',
    asText: 'Ca text simplu',
    asHtml: 'Așa cum îl vede destinatarul',
    open: 'Deschideți separat',
    gone: 'Acest e-mail nu mai este aici. Alegeți altul.',
  },

  home: {
    title: 'Gatepost funcționează',
    lead: 'Aceasta este o demonstrație pe calculatorul dumneavoastră: patru agenții cu proprietăți, oameni și oferte. Nimic din ce faceți aici nu părăsește calculatorul.',
    leadProduction: 'Poarta dintre programul unei agenții și toate locurile în care apar proprietățile ei.',
    sites: 'Site-urile agențiilor',
    sitesText: 'Patru site-uri de agenții, pe altă origine, cu componentele integrate în ele. Faceți acolo o ofertă.',
    desk: 'Birou',
    deskText: 'Aici agenții văd cum sosesc ofertele și decid asupra lor.',
    deskOpen: 'Deschideți biroul',
    signIn: 'Autentificare ca',
    signInText: 'Introduceți la birou una dintre aceste adrese. Codul sosește în mesajele trimise.',
    signInName: 'Nume',
    signInRole: 'Rol',
    signInAddress: 'Adresă',
    roles: { ADMIN: 'Administrator', EXECUTIVE: 'Conducere', AGENT: 'Agent' },
    api: 'API',
    apiText:
      'Un singur punct de acces GraphQL pentru proprietăți, oferte și importuri. GraphiQL arată schema și rulează interogări.',
    apiOpen: 'Deschideți GraphiQL',
    outbox: 'Mesaje trimise',
    outboxText: 'Toate e-mailurile pe care serverul le-ar fi trimis.',
    outboxOpen: 'Deschideți mesajele',
    doors: 'Livrarea proprietăților',
    doorsText: 'Încărcați un pachet OpenImmo (ZIP sau XML) cu unul dintre aceste conturi. Importul pornește singur.',
    doorAgency: 'Agenție',
    doorAccount: 'Cont',
    doorPassword: 'Parolă',
    doorFtp: 'FTP',
    doorUpload: 'Încărcare HTTP',
    docs: 'Documentație',
    docsText: 'Cum integrați componentele, apelați API-ul și livrați proprietăți.',
    docsOpen: 'Citiți documentația',
  },

  error: {
    badRequest: {
      title: 'Această cerere nu poate fi citită',
      text: 'Reveniți, verificați datele introduse și trimiteți din nou.',
    },
    forbidden: {
      title: 'Nu aveți acces la această pagină',
      text: 'Autentificați-vă cu un cont care are acces sau cereți acces agenției.',
    },
    notFound: {
      title: 'La această adresă nu există nicio pagină',
      text: 'Verificați dacă adresa are un caracter lipsă sau greșit ori porniți de la pagina principală.',
    },
    gone: { title: 'Această pagină nu mai există', text: 'Cereți agenției un link nou.' },
    tooLarge: { title: 'Fișierul este prea mare', text: 'Trimiteți un fișier mai mic sau împărțiți-l.' },
    tooMany: { title: 'Prea multe cereri', text: 'Așteptați un minut, apoi reîncărcați pagina.' },
    unavailable: {
      title: 'Serverul nu este pregătit',
      text: 'Pornește sau își așteaptă baza de date. Reîncărcați pagina peste un minut.',
    },
    broken: {
      title: 'Serverul nu a putut face acest lucru',
      text: 'Datele introduse nu sunt cauza. Reîncărcați pagina; dacă se repetă, comunicați-ne numărul de mai jos.',
    },
    request: 'Numărul acestei cereri',
    requestHelp: 'Menționați-l când cereți ajutor.',
    home: 'La pagina principală',
  },

  privacyPage: {
    title: 'Confidențialitate',
    lead: 'Ce se păstrează când faceți o ofertă, de ce, cât timp și cui vă puteți adresa.',
    sections: ({ agency }) => [
      {
        title: 'Cine răspunde',
        body: [
          agency
            ? `${agency} răspunde de datele dumneavoastră și decide cum sunt folosite. Gatepost primește oferta în numele agenției.`
            : 'De datele dumneavoastră răspunde agenția care oferă proprietatea. Numele ei se află pe pagina ofertei. Gatepost primește oferta în numele agenției.',
        ],
      },
      {
        title: 'Ce se păstrează',
        body: [
          [
            'numele complet, adresa de e-mail și numărul de telefon',
            'oferta: suma, finanțarea, termenul de plată, condițiile și perioada de valabilitate',
            'când a fost primită oferta și cine, ce și când a decis în privința ei',
            'e-mailurile care vi se trimit în legătură cu oferta',
          ],
          'Nu se cer documente privind veniturile sau documente bancare. Adresa IP este folosită pentru scurt timp împotriva abuzurilor; nu se păstrează împreună cu oferta.',
        ],
      },
      {
        title: 'De ce și pe ce temei legal',
        body: [
          'Datele servesc la primirea ofertei, la transmiterea ei către agent și la formularea răspunsului. Acestea sunt demersuri precontractuale făcute la cererea dumneavoastră: art. 6 alin. (1) lit. b) din RGPD.',
          'Registrul deciziilor arată că fiecare ofertă a fost tratată corect: art. 6 alin. (1) lit. f) din RGPD. Acolo unde RGPD nu se aplică, se aplică legea țării în care își are sediul agenția.',
          'Datele nu sunt folosite pentru publicitate și nu se vând.',
        ],
      },
      {
        title: 'Cine le primește',
        body: [
          'Agentul și conducerea agenției. Operatorul acestui server acționează la instrucțiunile agenției. E-mailurile sunt livrate prin Postmark (Statele Unite), tot pe bază de instrucțiuni.',
        ],
      },
      {
        title: 'Cât timp',
        body: [
          'Pe durata vânzării și apoi cât timp legea obligă agenția să își păstreze dosarele. Puteți cere ștergerea mai devreme. Rămân atunci doar suma și ora ofertei, fără persoană.',
        ],
      },
      {
        title: 'Cum sunt protejate',
        body: [
          'Numele, adresele și numerele de telefon se păstrează criptate (AES-256-GCM). Le pot citi numai angajații agenției.',
        ],
      },
      {
        title: 'Pe dispozitivul dumneavoastră',
        body: [
          'Formularul de ofertă nu folosește cookie-uri și nu urmărește pe nimeni. Ce scrieți rămâne în browser, ca să nu se piardă nimic: datele de contact până închideți fila, restul până când oferta este primită.',
        ],
      },
      {
        title: 'Drepturile dumneavoastră',
        body: [
          'Puteți cere să aflați ce date se păstrează, să fie corectate, șterse, restricționate sau predate și vă puteți opune folosirii lor. Vă puteți adresa și autorității pentru protecția datelor din țara dumneavoastră.',
        ],
      },
    ],
    ask: 'Cui vă adresați',
    askAgency: 'Despre datele și oferta dumneavoastră',
    askSupport: 'Despre acest server',
  },
};
