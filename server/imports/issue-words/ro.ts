import type { IssueCatalogue } from './index.ts';

const MAKER = 'Pentru celelalte proprietăți nu se pierde nimic. Anunțați producătorul programului.';
const DIGITS = 'Trimiteți cifre cu punct înaintea zecimalelor, de exemplu 250000.00.';
const SCOPE = 'Folosiți umfang="VOLL" pentru tot portofoliul sau umfang="TEIL" pentru modificări.';
const CURRENCY = 'Trimiteți moneda cu trei litere, de exemplu EUR sau CHF.';
const AS_OPENIMMO = 'Exportați proprietățile ca OpenImmo. Fișierul trebuie să înceapă cu <openimmo>.';
const SMALLER = 'Trimiteți imaginile alături de XML, nu în el, sau împărțiți fișierul.';
const PICTURES = 'Trimiteți imaginile ca JPEG, PNG sau WebP.';
const AGAIN = 'Verificați serverul. Următoarea livrare încearcă din nou.';
const IN_ZIP = 'Dați o adresă pe care oricine o poate deschide fără parolă sau trimiteți fișierul în ZIP.';

const NO_FTP =
  'Indicați o adresă care începe cu https:// și se deschide fără parolă sau trimiteți fișierul în ZIP; FTP nu este apelat.';

export const ro: IssueCatalogue = {
  EMPTY_FILE: [['Fișierul este gol.', 'Verificați că exportul s-a încheiat și trimiteți fișierul din nou.']],
  NOT_A_PACKAGE: [
    [
      'Fișierul nu este nici ZIP, nici XML.',
      'Trimiteți un ZIP cu un XML OpenImmo și atașamentele lui, sau XML-ul cu atașamentele alături.',
    ],
  ],
  CORRUPT_ZIP: [
    [
      'ZIP-ul este deteriorat sau incomplet.',
      'Probabil transferul s-a întrerupt. Nu s-a importat nimic din el. Trimiteți-l din nou.',
    ],
    [
      'ZIP-ul este comprimat într-un fel care nu poate fi citit.',
      'Faceți un ZIP obișnuit, cu metoda Deflate. Nu s-a importat nimic din el.',
    ],
  ],
  BYTES_BEHIND_ZIP: [
    [
      'ZIP-ul nu se termină unde ar trebui: după conținut s-a adăugat sau s-a tăiat ceva. Conținutul a fost citit în întregime.',
      'Transferați-l în mod binar, fără umplutură.',
    ],
  ],
  XML_WITHOUT_ENDING: [
    [
      'Numele fișierului OpenImmo „{file}” nu se termină în .xml; a fost recunoscut după conținut.',
      'Dați-i această terminație: alții s-ar putea să nu-l găsească.',
    ],
  ],
  XML_IGNORED: [
    [
      'Fișierul „{file}” este XML, dar nu OpenImmo; a fost lăsat deoparte.',
      'Nu trebuie să faceți nimic. Nu este nevoie să îl trimiteți.',
    ],
  ],
  ENCRYPTED_ZIP: [['ZIP-ul este protejat cu parolă.', 'Trimiteți-l fără parolă.']],
  ZIP_BOMB: [
    [
      'ZIP-ul conține mai multe fișiere, sau mai mulți octeți după dezarhivare, decât poate avea o livrare.',
      'Trimiteți cel mult {files} fișiere și {size} MiB dezarhivați; împărțiți livrarea.',
    ],
  ],
  UNSAFE_PATH: [
    [
      'ZIP-ul conține un fișier a cărui cale iese din el sau o legătură.',
      'Împachetați doar fișiere simple, fără „..”, litere de unitate sau legături.',
    ],
  ],
  NO_XML: [
    ['ZIP-ul nu conține niciun fișier XML.', 'Împachetați XML-ul OpenImmo împreună cu atașamentele.'],
    [
      'ZIP-ul conține un alt ZIP și niciun fișier XML.',
      'Împachetați direct XML-ul OpenImmo și atașamentele, fără un ZIP în jurul lor.',
    ],
  ],
  SEVERAL_XML: [
    ['ZIP-ul conține mai mult de un fișier XML: {first} și {second}.', 'Trimiteți câte un ZIP pentru fiecare XML.'],
  ],
  NOT_XML: [
    [
      'Fișierul nu este XML corect la linia {line}: {detail}.',
      'Nu s-a importat nimic din el. Exportați-l din nou sau anunțați producătorul programului.',
    ],
  ],
  TRUNCATED: [
    [
      'Fișierul se termină prea devreme: lipsește ultima parte.',
      'Probabil transferul s-a întrerupt. Nu s-a importat nimic din el. Trimiteți fișierul din nou.',
    ],
  ],
  DOCTYPE_REFUSED: [
    [
      'Fișierul conține un DOCTYPE. Astfel de fișiere sunt refuzate, pentru că pot servi la atacuri.',
      'Exportați fișierul fără linia care începe cu <!DOCTYPE.',
    ],
  ],
  NOT_OPENIMMO: [
    ['Fișierul este un răspuns OpenImmo (o cerere către un broker), nu un transfer de proprietăți.', AS_OPENIMMO],
    ['Fișierul este XML, dar nu OpenImmo: elementul exterior este <{name}>.', AS_OPENIMMO],
  ],
  TOO_LARGE: [
    ['Fișierul este mai mare decât este permis.', SMALLER],
    ['O parte a fișierului este mai mare decât este permis.', SMALLER],
    ['O proprietate este mai mare decât este permis.', SMALLER],
  ],
  TOO_DEEP: [
    [
      'Fișierul are mai mult de {max} elemente unul în altul.',
      'Un astfel de fișier nu este OpenImmo. Anunțați producătorul programului.',
    ],
  ],
  NOT_ALLOWED: [
    [
      'Importurile sunt oprite pentru această agenție. Fișierul a fost păstrat.',
      'Cereți asistenței să le pornească, apoi trimiteți fișierul din nou.',
    ],
    [
      'Importurile sunt oprite aici. Fișierul a fost păstrat.',
      'Cereți asistenței să le pornească, apoi trimiteți fișierul din nou.',
    ],
  ],
  NOT_BOOKED: [
    [
      'Pentru această agenție nu este rezervat niciun pachet care include importuri. Fișierul a fost păstrat.',
      'Întrebați asistența ce pachete includ importuri.',
    ],
  ],
  UNKNOWN_AGENCY: [
    [
      'Nicio agenție de aici nu are numărul {number}. Fișierul a fost păstrat.',
      'Introduceți în programul dvs. numărul de client al agenției ca anbieternr și cheia de licență ca lizenzkennung.',
    ],
    [
      'Fișierul nu spune de la ce agenție este. Fișierul a fost păstrat.',
      'Introduceți în programul dvs. numărul de client al agenției ca anbieternr și cheia de licență ca lizenzkennung.',
    ],
  ],
  WRONG_LICENCE_KEY: [
    [
      'Cheia de licență (lizenzkennung) lipsește din fișier sau nu este a agenției numite. Fișierul a fost păstrat.',
      'Introduceți în programul dvs. cheia de licență primită sau cereți asistenței una nouă.',
    ],
  ],
  SEVERAL_AGENCIES: [
    [
      'Fișierul conține obiecte ale mai multor agenții. Fișierul a fost păstrat.',
      'Trimiteți câte un fișier pentru fiecare agenție.',
    ],
  ],
  SOURCE_REVOKED: [['Contul de livrare a fost închis. Fișierul a fost păstrat.', 'Cereți asistenței un cont nou.']],
  BROKEN_OFF: [
    [
      'Importul s-a întrerupt de {count} ori la noi. Ce s-a aplicat rămâne; fișierul a fost păstrat.',
      'Întrebați asistența; cauza este în jurnalul ei.',
    ],
  ],

  NO_OBJECTS: [
    [
      'Fișierul nu conține nicio proprietate, deci nu este nimic de importat.',
      'Verificați selecția din program. Pentru a șterge proprietăți, numiți-o pe fiecare cu aktionart="DELETE".',
    ],
    [
      'Livrarea se declară completă și nu conține nicio proprietate. Nu s-a retras nimic.',
      'Verificați selecția din program și trimiteți din nou. Pentru a retrage totul, ștergeți fiecare proprietate.',
    ],
  ],
  TOO_MANY_GONE: [
    [
      'Livrarea se declară completă, dar îi lipsesc {gone} din {before} proprietăți. Ce conține a fost preluat; nu s-a retras nimic.',
      'Verificați că exportul nu a fost întrerupt și trimiteți din nou. Dacă au dispărut într-adevăr, cereți asistenței să elibereze retragerile.',
    ],
  ],
  SHARED_DOOR: [
    [
      'Livrarea a venit prin contul pe care îl împart toate agențiile. Ce conține a fost preluat; nu s-a retras nimic.',
      'Un administrator se uită la ce lipsește din ea și eliberează retragerile.',
    ],
  ],
  UNNUMBERED_OBJECTS: [
    [
      'Unele proprietăți nu au număr, deci nu se știe care lipsesc. Nu s-a retras nimic.',
      'Dați un număr fiecărei proprietăți în program și trimiteți din nou.',
    ],
  ],

  NO_TRANSFER_HEADER: [
    [
      'Fișierul nu spune ce fel de transfer este. A fost citit ca parțial, deci nu se retrage nimic.',
      'Setați programul să scrie <uebertragung> cu umfang="VOLL" sau umfang="TEIL".',
    ],
  ],
  UNKNOWN_SCOPE: [
    ['Fișierul nu spune dacă conține tot portofoliul. A fost citit ca parțial.', SCOPE],
    ['Cuprinderea „{value}” nu este cunoscută. Fișierul a fost citit ca parțial.', SCOPE],
  ],
  UNKNOWN_MODE: [
    [
      'Modul „{value}” nu este cunoscut și a fost ignorat.',
      'Folosiți modus="NEW", "CHANGE" sau "DELETE", sau lăsați-l deoparte.',
    ],
  ],
  UNREADABLE_TIMESTAMP: [
    ['Ora „{value}” a fișierului nu a putut fi citită.', 'Folosiți o oră ca 2024-05-31T14:30:00+02:00.'],
  ],
  TIMESTAMP_IN_FUTURE: [
    [
      'Fișierul spune că a fost scris în viitor; contează ora sosirii.',
      'Potriviți ceasul calculatorului care trimite.',
    ],
  ],
  BAD_REPORT_ADDRESS: [
    [
      '„{value}” nu este o adresă de e-mail, deci expeditorul nu primește raport.',
      'Introduceți în program o adresă pentru raport, de exemplu jane@example.com.',
    ],
  ],
  CONFLICTING_TRANSFER_HEADERS: [
    [
      'Fișierul spune într-un loc că are tot portofoliul și în altul că are doar modificări.',
      'Trimiteți un singur <uebertragung> pe fișier. Până atunci, fișierul contează ca parțial.',
    ],
  ],
  ILLEGAL_CHARACTERS: [['{count} caractere de control interzise au fost eliminate.', MAKER]],
  BARE_AMPERSANDS: [['{count} caractere „&” nu erau scrise cum cere XML; au fost păstrate.', MAKER]],
  UNKNOWN_ENTITIES: [['{count} nume de caractere necunoscute, ca „&name;”, au fost păstrate ca text.', MAKER]],
  MIXED_ENCODING: [
    ['Fișierul ar trebui să fie UTF-8, dar {count} octeți nu sunt. Au fost citiți ca vest-europeni.', MAKER],
  ],
  WRONG_ENCODING: [['Fișierul spune că este {value}, dar este UTF-8. A fost citit ca UTF-8.', MAKER]],
  UNKNOWN_ENCODING: [['Codarea „{value}” nu este cunoscută. Fișierul a fost citit ca UTF-8.', MAKER]],
  TRAILING_CONTENT: [['Textul de după sfârșitul fișierului a fost ignorat.', MAKER]],

  NO_OBJECT_NUMBER: [
    [
      'Proprietatea nu are număr, deci nu poate fi deosebită de altele.',
      'Dați-i un număr în program și exportați-o din nou.',
    ],
    [
      'Numărul „{value}” nu este unul adevărat, deci proprietatea nu poate fi deosebită de altele.',
      'Dați-i un număr al ei în program și exportați-o din nou.',
    ],
  ],
  EMPTY_OBJECT: [
    [
      'Proprietatea nu spune aproape nimic în afară de numărul ei, deci nu a fost preluată. Ce este aici despre ea rămâne.',
      'Trimiteți proprietatea întreagă; pentru a o retrage de pe piață, trimiteți aktionart="DELETE".',
    ],
  ],
  RENUMBERED: [
    [
      'Anunțul cu numărul „{before}” a fost considerat această proprietate, care are acum numărul „{number}”.',
      'Nu e nimic de făcut dacă proprietatea a primit un număr nou. Dacă este alta, dați-i numere proprii și trimiteți-le din nou pe amândouă.',
    ],
  ],
  EXPIRED: [
    [
      'Proprietatea a fost pe piață până la {date}. Este aici, dar nu mai este publică.',
      'Nu e nimic de făcut; sau trimiteți-o cu un aktiv_bis mai târziu.',
    ],
  ],
  SHARED_NUMBER: [
    [
      'O proprietate dinainte din fișier are și ea numărul „{number}”. Au fost luate drept una singură, iar aceasta este ultima variantă.',
      'Dacă sunt două, dați fiecăreia un număr propriu și trimiteți-le din nou pe amândouă.',
    ],
  ],
  COPIED_OBID: [
    [
      'Numărul tehnic este cel al proprietății „{other}”. Aceasta a fost preluată sub numărul ei.',
      'Copierea unei proprietăți poate să fi copiat și numărul. Cereți producătorului programului un openimmo_obid nou.',
    ],
  ],
  OBJECT_NUMBER_TOO_LONG: [['Numărul are {count} caractere și a fost omis.', 'Folosiți cel mult {max} caractere.']],
  NOT_SAVED: [
    [
      'Proprietatea nu a putut fi salvată.',
      'Verificați că numerele ei nu aparțin alteia și trimiteți-o din nou. Celelalte proprietăți au fost preluate.',
    ],
  ],
  OLDER_DELIVERY: [
    [
      'O livrare scrisă mai târziu a fost deja aplicată, deci aceasta nu a schimbat nimic.',
      'Nu este nimic de făcut, decât dacă ceasul calculatorului care trimite este greșit.',
    ],
  ],
  UNKNOWN_OBJECT: [['Proprietatea de șters nu este aici sau este deja ștearsă.', 'Nu este nimic de făcut.']],
  UNKNOWN_ACTION: [
    ['Acțiunea „{value}” nu este cunoscută. Proprietatea a fost actualizată.', 'Folosiți CHANGE, DELETE sau REFERENZ.'],
  ],
  UNKNOWN_LANGUAGE: [['Limba „{value}” nu este cunoscută și a fost ignorată.', 'Folosiți un cod ca de sau de-DE.']],
  UNKNOWN_STATUS: [
    [
      'Starea „{value}” nu este cunoscută. Proprietatea este arătată ca disponibilă.',
      'Folosiți OFFEN, RESERVIERT sau VERKAUFT.',
    ],
  ],
  NO_MARKETING_TYPE: [
    [
      'Proprietatea nu spune dacă este de vânzare sau de închiriat. S-a aflat din prețuri.',
      'Setați KAUF sau MIETE_PACHT.',
    ],
  ],
  NO_OBJECT_TYPE: [
    ['Proprietatea nu spune ce este.', 'Trimiteți un tip, de exemplu <haus haustyp="EINFAMILIENHAUS"/>.'],
  ],
  SEVERAL_OBJECT_TYPES: [
    ['Proprietatea are mai multe tipuri; s-a folosit „{value}”.', 'Puneți tipul cel mai important primul.'],
  ],
  UNKNOWN_COUNTRY: [
    ['Țara „{value}” nu este cunoscută și a fost omisă.', 'Folosiți trei litere, ca DEU, AUT sau CHE.'],
  ],
  BAD_COORDINATES: [
    ['Poziția „{value}” nu este completă sau nu este pe Pământ și a fost omisă.', 'Trimiteți grade, ca 50.11 și 8.68.'],
  ],
  UNKNOWN_CURRENCY: [['Moneda „{value}” nu este cunoscută; s-a folosit {used}.', CURRENCY]],
  CURRENCY_ASSUMED: [['Fișierul nu numește nicio monedă; s-a folosit {used}.', CURRENCY]],
  UNKNOWN_PERIOD: [
    ['Perioada „{value}” nu este cunoscută. Suma a fost citită ca anuală.', 'Folosiți JAHR, MONAT, WOCHE sau TAG.'],
  ],
  BAD_EMAIL: [['„{value}” nu este o adresă de e-mail și a fost omisă.', 'Trimiteți o adresă ca jane@example.com.']],
  TEXT_SHORTENED: [
    ['Textul are {count} caractere; s-au păstrat doar primele {max}.', 'Scurtați-l la {max} caractere.'],
  ],
  NOT_YES_OR_NO: [['„{value}” nu este nici da, nici nu și a fost omis.', 'Folosiți true sau false.']],
  NOT_A_NUMBER: [['„{value}” nu este un număr și a fost omis.', DIGITS]],
  NOT_A_WHOLE_NUMBER: [['„{value}” nu este un număr întreg și a fost omis.', 'Trimiteți un număr întreg.']],
  NEGATIVE_NUMBER: [
    ['„{value}” este mai mic decât zero și a fost omis.', 'Trimiteți un număr mai mare sau egal cu zero.'],
  ],
  NUMBER_TOO_LARGE: [['„{value}” este prea mare ca să fie adevărat și a fost omis.', DIGITS]],
  AMBIGUOUS_NUMBER: [['„{value}” se poate citi în două feluri. A fost citit ca {used}.', DIGITS]],
  UNREADABLE_DATE: [['„{value}” nu este o dată și a fost omis.', 'Folosiți o dată ca 2024-05-31.']],

  EMPTY_ATTACHMENT: [
    ['Un atașament nu are nici fișier, nici adresă și a fost sărit.', 'Nu mai trimiteți astfel de atașamente.'],
  ],
  BAD_ATTACHMENT: [
    ['Numele sau adresa unui atașament este prea lungă; atașamentul a fost sărit.', 'Scurtați-o.'],
    [
      'Adresa „{value}” a unui atașament nu poate fi folosită; atașamentul a fost sărit.',
      'Folosiți un fișier din pachet sau o adresă care începe cu https://.',
    ],
    [
      'Conținutul unui atașament nu poate fi citit; atașamentul a fost sărit.',
      'Trimiteți-l ca base64 sau ca fișier alături de XML.',
    ],
  ],
  MISSING_ATTACHMENT: [
    ['Fișierul „{file}” nu este în livrare.', 'Trimiteți-l și pe el sau scoateți-l de la proprietate.'],
  ],
  ATTACHMENT_TOO_LARGE: [['Fișierul „{file}” are mai mult de {size} MiB.', 'Trimiteți unul mai mic.']],
  BROKEN_ATTACHMENT: [
    ['Fișierul „{file}” este gol sau deteriorat.', 'Verificați-l în program și trimiteți-l din nou.'],
  ],
  NOT_A_PICTURE: [['Fișierul „{file}” nu este o imagine care poate fi arătată.', PICTURES]],
  TOO_MANY_ATTACHMENTS: [
    ['Proprietatea are mai mult de {limit} atașamente; celelalte au fost omise.', 'Trimiteți mai puține.'],
  ],
  WRONG_CHECKSUM: [
    [
      'MD5-ul trimis cu „{file}” nu este cel al fișierului. Fișierul a fost totuși preluat.',
      'Verificați cum calculează programul MD5-ul sau omiteți-l.',
    ],
  ],
  PICTURE_TOO_COSTLY: [
    ['Citirea imaginii „{file}” durează prea mult.', 'Salvați-o din nou ca JPEG și trimiteți-o încă o dată.'],
  ],
  PICTURE_TOO_LARGE: [['Imaginea „{file}” are mai mult de 120 de milioane de pixeli.', 'Trimiteți una mai mică.']],
  PICTURE_FORMAT: [['Imaginea „{file}” este în formatul {format}, care nu poate fi arătat.', PICTURES]],
  ADDRESS_IS_A_PAGE: [['Adresa „{file}” duce la o pagină, nu la o imagine.', 'Dați adresa imaginii însăși.']],
  ADDRESS_IN_TEXT: [
    [
      'Adresa nu trebuie arătată, dar titlul sau un text numește strada.',
      'Scoateți-o din text sau permiteți afișarea adresei.',
    ],
  ],
  ADDRESS_NOT_USABLE: [['Adresa „{file}” nu poate fi folosită.', NO_FTP]],
  ADDRESS_NOT_PUBLIC: [['Adresa „{file}” nu duce în internetul public, așa că nu a fost apelată.', IN_ZIP]],
  NOT_GIVEN_OUT: [['Serverul nu dă „{file}” ({status}).', IN_ZIP]],
  NOT_FETCHED: [
    ['Serverul fișierului „{file}” nu poate fi contactat.', AGAIN],
    ['Certificatul serverului fișierului „{file}” nu este valabil.', AGAIN],
    ['Serverul fișierului „{file}” a durat prea mult.', AGAIN],
    ['Fișierul „{file}” nu a mai fost cerut, pentru că serverul lui a eșuat prea des sau a durat prea mult.', AGAIN],
    ['Serverul fișierului „{file}” nu a dat un răspuns corect.', AGAIN],
  ],
  NOT_FETCHED_AGAIN: [
    [
      'Fișierul „{file}” nu a putut fi preluat din nou; rămâne cel dinainte.',
      'Verificați adresa, dacă nu cumva fișierul este tot același.',
    ],
  ],
};
