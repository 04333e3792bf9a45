import type { Locale } from '../platform/index.ts';

/** What is wrong with a whole delivery, and what to do about it. */
type ReasonWords = readonly [message: string, hint: string];

export interface ImportReportWords {
  subject: Record<'DONE' | 'UNCHANGED' | 'HELD' | 'REFUSED' | 'FAILED', (counts: string) => string>;
  heading: Record<'DONE' | 'UNCHANGED' | 'HELD' | 'REFUSED' | 'FAILED', string>;
  counts: {
    created: (n: number) => string;
    updated: (n: number) => string;
    unchanged: (n: number) => string;
    removed: (n: number) => string;
    refused: (n: number) => string;
  };
  facts: { software: string; file: string; received: string; provider: string; scope: string; objects: string };
  scopes: { FULL: string; PARTIAL: string };
  severities: { ERROR: string; WARNING: string; NOTE: string };
  wholeFile: string;
  object: (number: string) => string;
  position: (n: number) => string;
  issues: string;
  more: (n: number) => string;
  nothingWrong: string;
  toDo: string;
  attached: string;
  why: (agency: string) => string;
  whySender: string;
  /** By code; English has its words in the run. */
  reasons: Readonly<Record<string, ReasonWords>>;
}

const en: ImportReportWords = {
  subject: {
    DONE: (counts) => `Import: ${counts}`,
    UNCHANGED: () => 'Import: nothing new',
    HELD: (counts) => `Import needs a look: ${counts}, removals held`,
    REFUSED: () => 'Import refused: nothing was changed',
    FAILED: () => 'Import broke off',
  },
  heading: {
    DONE: 'The delivery was imported',
    UNCHANGED: 'The delivery is the same as the last one',
    HELD: 'The delivery was imported; nothing was removed',
    REFUSED: 'The delivery was refused',
    FAILED: 'The import broke off',
  },
  counts: {
    created: (n) => `${n} new`,
    updated: (n) => `${n} changed`,
    unchanged: (n) => `${n} unchanged`,
    removed: (n) => `${n} removed`,
    refused: (n) => `${n} refused`,
  },
  facts: {
    software: 'Software',
    file: 'File',
    received: 'Received',
    provider: 'Provider',
    scope: 'Scope',
    objects: 'Objects',
  },
  scopes: { FULL: 'Whole stock', PARTIAL: 'Changes only' },
  severities: { ERROR: 'Refused', WARNING: 'Warning', NOTE: 'Note' },
  wholeFile: 'Whole file',
  object: (number) => `Object ${number}`,
  position: (n) => `No. ${n} in the file`,
  issues: 'What to correct:',
  more: (n) => `… and ${n} more in the attached file.`,
  nothingWrong: 'There is nothing to correct.',
  toDo: 'What to do',
  attached: 'The attached JSON file has the same report for programs.',
  why: (agency) => `You receive this because you are an executive of ${agency}.`,
  whySender: 'You receive this because the delivery names your address for its report.',
  reasons: {},
};

const fr: ImportReportWords = {
  subject: {
    DONE: (counts) => `Importation : ${counts}`,
    UNCHANGED: () => 'Importation : rien de nouveau',
    HELD: (counts) => `Importation à vérifier : ${counts}, retraits suspendus`,
    REFUSED: () => 'Importation refusée : rien n’a changé',
    FAILED: () => 'L’importation s’est interrompue',
  },
  heading: {
    DONE: 'La livraison a été importée',
    UNCHANGED: 'La livraison est identique à la précédente',
    HELD: 'La livraison a été importée ; rien n’a été retiré',
    REFUSED: 'La livraison a été refusée',
    FAILED: 'L’importation s’est interrompue',
  },
  counts: {
    created: (n) => `${n} ${n > 1 ? 'nouvelles' : 'nouvelle'}`,
    updated: (n) => `${n} ${n > 1 ? 'modifiées' : 'modifiée'}`,
    unchanged: (n) => `${n} ${n > 1 ? 'inchangées' : 'inchangée'}`,
    removed: (n) => `${n} ${n > 1 ? 'retirées' : 'retirée'}`,
    refused: (n) => `${n} ${n > 1 ? 'refusées' : 'refusée'}`,
  },
  facts: {
    software: 'Logiciel',
    file: 'Fichier',
    received: 'Reçu',
    provider: 'Fournisseur',
    scope: 'Étendue',
    objects: 'Propriétés',
  },
  scopes: { FULL: 'Tout l’inventaire', PARTIAL: 'Modifications seulement' },
  severities: { ERROR: 'Refusée', WARNING: 'Avertissement', NOTE: 'Remarque' },
  wholeFile: 'Fichier entier',
  object: (number) => `Propriété ${number}`,
  position: (n) => `N° ${n} dans le fichier`,
  issues: 'À corriger :',
  more: (n) => `… et ${n} autres dans le fichier joint.`,
  nothingWrong: 'Il n’y a rien à corriger.',
  toDo: 'Que faire',
  attached: 'Le fichier JSON joint contient le même rapport pour les programmes.',
  why: (agency) => `Vous recevez ce message parce que vous dirigez ${agency}.`,
  whySender: 'Vous recevez ce message parce que la livraison indique votre adresse pour son rapport.',
  reasons: {
    EMPTY_FILE: ['Le fichier est vide.', 'Vérifiez que l’exportation s’est terminée, puis renvoyez-le.'],
    NOT_A_PACKAGE: [
      'Le fichier n’est ni un ZIP ni un XML.',
      'Envoyez un ZIP avec un XML OpenImmo et ses pièces jointes, ou le XML avec ses pièces jointes à côté.',
    ],
    CORRUPT_ZIP: ['Le ZIP est endommagé ou incomplet.', 'L’envoi a sans doute été coupé. Renvoyez-le.'],
    ENCRYPTED_ZIP: ['Le ZIP est protégé par un mot de passe.', 'Envoyez-le sans mot de passe.'],
    ZIP_BOMB: ['Le ZIP contient trop de fichiers ou trop d’octets une fois décompressé.', 'Divisez la livraison.'],
    UNSAFE_PATH: [
      'Le ZIP contient un fichier dont le chemin mène hors du ZIP, ou un lien.',
      'N’y mettez que des fichiers simples, sans « .. » ni liens.',
    ],
    NO_XML: ['Le ZIP ne contient pas de fichier XML.', 'Mettez-y le XML OpenImmo avec ses pièces jointes.'],
    SEVERAL_XML: ['Le ZIP contient plusieurs fichiers XML.', 'Envoyez un ZIP par fichier XML.'],
    NOT_XML: ['Le fichier n’est pas un XML correct.', 'Exportez-le de nouveau ou prévenez l’éditeur du logiciel.'],
    TRUNCATED: ['La fin du fichier manque.', 'L’envoi a sans doute été coupé. Renvoyez le fichier.'],
    DOCTYPE_REFUSED: [
      'Le fichier contient un DOCTYPE, ce qui n’est pas accepté.',
      'Exportez sans DOCTYPE ou prévenez l’éditeur du logiciel.',
    ],
    NOT_OPENIMMO: ['Le fichier est un XML, mais pas un transfert OpenImmo.', 'Exportez les propriétés en OpenImmo.'],
    TOO_LARGE: ['Le fichier est trop volumineux.', 'Envoyez les images à côté du XML ou divisez le fichier.'],
    TOO_DEEP: ['Le fichier a trop de niveaux.', 'Prévenez l’éditeur du logiciel.'],
    NO_OBJECTS: [
      'La livraison ne contient aucune propriété. Rien n’a été retiré.',
      'Vérifiez la sélection dans votre logiciel et renvoyez. Pour retirer des propriétés, supprimez chacune d’elles.',
    ],
    NOT_ALLOWED: [
      'Les importations sont désactivées pour cette agence. Le fichier a été conservé.',
      'Demandez à l’assistance de les activer, puis renvoyez le fichier.',
    ],
    NOT_BOOKED: [
      'Aucun forfait comprenant les importations n’est réservé. Le fichier a été conservé.',
      'Demandez à l’assistance quels forfaits les comprennent.',
    ],
    SOURCE_REVOKED: ['Le compte de dépôt a été fermé. Le fichier a été conservé.', 'Demandez un nouveau compte.'],
    TOO_MANY_GONE: [
      'La livraison se dit complète, mais il y manque beaucoup de propriétés. Son contenu a été pris ; rien n’a été retiré.',
      'Vérifiez que l’exportation n’a pas été coupée et renvoyez. Si elles ont vraiment disparu, demandez à l’assistance de libérer les retraits.',
    ],
    UNNUMBERED_OBJECTS: [
      'Des propriétés n’ont pas de numéro : on ne sait pas lesquelles manquent. Rien n’a été retiré.',
      'Donnez un numéro à chaque propriété et renvoyez.',
    ],
    BROKEN_OFF: [
      'L’importation s’est interrompue plusieurs fois de notre côté. Ce qui était appliqué reste ; le fichier a été conservé.',
      'Demandez à l’assistance ; la cause est dans le journal.',
    ],
  },
};

const de: ImportReportWords = {
  subject: {
    DONE: (counts) => `Import: ${counts}`,
    UNCHANGED: () => 'Import: nichts Neues',
    HELD: (counts) => `Import bitte prüfen: ${counts}, Löschungen angehalten`,
    REFUSED: () => 'Import abgelehnt: nichts wurde geändert',
    FAILED: () => 'Import abgebrochen',
  },
  heading: {
    DONE: 'Die Lieferung wurde importiert',
    UNCHANGED: 'Die Lieferung ist dieselbe wie die letzte',
    HELD: 'Die Lieferung wurde importiert; gelöscht wurde nichts',
    REFUSED: 'Die Lieferung wurde abgelehnt',
    FAILED: 'Der Import wurde abgebrochen',
  },
  counts: {
    created: (n) => `${n} neu`,
    updated: (n) => `${n} geändert`,
    unchanged: (n) => `${n} unverändert`,
    removed: (n) => `${n} gelöscht`,
    refused: (n) => `${n} abgelehnt`,
  },
  facts: {
    software: 'Software',
    file: 'Datei',
    received: 'Eingegangen',
    provider: 'Anbieter',
    scope: 'Umfang',
    objects: 'Objekte',
  },
  scopes: { FULL: 'Gesamter Bestand', PARTIAL: 'Nur Änderungen' },
  severities: { ERROR: 'Abgelehnt', WARNING: 'Warnung', NOTE: 'Hinweis' },
  wholeFile: 'Ganze Datei',
  object: (number) => `Objekt ${number}`,
  position: (n) => `Nr. ${n} in der Datei`,
  issues: 'Zu korrigieren:',
  more: (n) => `… und ${n} weitere in der angehängten Datei.`,
  nothingWrong: 'Es gibt nichts zu korrigieren.',
  toDo: 'Was zu tun ist',
  attached: 'Die angehängte JSON-Datei enthält denselben Bericht für Programme.',
  why: (agency) => `Sie erhalten diese Nachricht, weil Sie ${agency} leiten.`,
  whySender: 'Sie erhalten diese Nachricht, weil die Lieferung Ihre Adresse für ihren Bericht nennt.',
  reasons: {
    EMPTY_FILE: ['Die Datei ist leer.', 'Prüfen Sie, ob der Export fertig wurde, und senden Sie sie erneut.'],
    NOT_A_PACKAGE: [
      'Die Datei ist weder ein ZIP noch ein XML.',
      'Senden Sie ein ZIP mit einem OpenImmo-XML und seinen Anhängen, oder das XML mit den Anhängen daneben.',
    ],
    CORRUPT_ZIP: [
      'Das ZIP ist beschädigt oder unvollständig.',
      'Vermutlich brach die Übertragung ab. Senden Sie es erneut.',
    ],
    ENCRYPTED_ZIP: ['Das ZIP ist mit einem Passwort geschützt.', 'Senden Sie es ohne Passwort.'],
    ZIP_BOMB: ['Das ZIP enthält entpackt zu viele Dateien oder Bytes.', 'Teilen Sie die Lieferung auf.'],
    UNSAFE_PATH: [
      'Das ZIP enthält eine Datei, deren Pfad hinausführt, oder eine Verknüpfung.',
      'Packen Sie nur einfache Dateien, ohne „..“ und Verknüpfungen.',
    ],
    NO_XML: ['Das ZIP enthält keine XML-Datei.', 'Packen Sie das OpenImmo-XML mit seinen Anhängen zusammen.'],
    SEVERAL_XML: ['Das ZIP enthält mehrere XML-Dateien.', 'Senden Sie ein ZIP je XML-Datei.'],
    NOT_XML: [
      'Die Datei ist kein korrektes XML.',
      'Exportieren Sie sie erneut oder wenden Sie sich an den Hersteller der Software.',
    ],
    TRUNCATED: ['Das Ende der Datei fehlt.', 'Vermutlich brach die Übertragung ab. Senden Sie die Datei erneut.'],
    DOCTYPE_REFUSED: [
      'Die Datei enthält einen DOCTYPE; das wird nicht angenommen.',
      'Exportieren Sie ohne DOCTYPE oder wenden Sie sich an den Hersteller der Software.',
    ],
    NOT_OPENIMMO: ['Die Datei ist XML, aber keine OpenImmo-Übertragung.', 'Exportieren Sie die Objekte als OpenImmo.'],
    TOO_LARGE: ['Die Datei ist zu groß.', 'Senden Sie Bilder neben dem XML oder teilen Sie die Datei auf.'],
    TOO_DEEP: ['Die Datei ist zu tief verschachtelt.', 'Wenden Sie sich an den Hersteller der Software.'],
    NO_OBJECTS: [
      'Die Lieferung enthält kein Objekt. Gelöscht wurde nichts.',
      'Prüfen Sie die Auswahl in Ihrer Software und senden Sie erneut. Um Objekte zu entfernen, löschen Sie jedes einzeln.',
    ],
    NOT_ALLOWED: [
      'Importe sind für dieses Büro ausgeschaltet. Die Datei wurde aufbewahrt.',
      'Lassen Sie sie vom Support einschalten und senden Sie die Datei erneut.',
    ],
    NOT_BOOKED: [
      'Es ist kein Paket gebucht, das Importe enthält. Die Datei wurde aufbewahrt.',
      'Fragen Sie den Support, welche Pakete Importe enthalten.',
    ],
    SOURCE_REVOKED: [
      'Der Zugang dieser Lieferung wurde geschlossen. Die Datei wurde aufbewahrt.',
      'Bitten Sie den Support um einen neuen Zugang.',
    ],
    TOO_MANY_GONE: [
      'Die Lieferung gilt als vollständig, aber viele Objekte fehlen darin. Was sie enthält, wurde übernommen; gelöscht wurde nichts.',
      'Prüfen Sie, ob der Export vollständig war, und senden Sie erneut. Sind die Objekte wirklich weg, lassen Sie die Löschungen vom Support freigeben.',
    ],
    UNNUMBERED_OBJECTS: [
      'Einige Objekte haben keine Nummer, daher ist unklar, welche fehlen. Gelöscht wurde nichts.',
      'Geben Sie jedem Objekt eine Nummer und senden Sie erneut.',
    ],
    BROKEN_OFF: [
      'Der Import brach auf unserer Seite mehrmals ab. Was bis dahin übernommen wurde, bleibt; die Datei wurde aufbewahrt.',
      'Fragen Sie den Support; die Ursache steht im Protokoll.',
    ],
  },
};

const ro: ImportReportWords = {
  subject: {
    DONE: (counts) => `Import: ${counts}`,
    UNCHANGED: () => 'Import: nimic nou',
    HELD: (counts) => `Import de verificat: ${counts}, retragerile așteaptă`,
    REFUSED: () => 'Import refuzat: nu s-a schimbat nimic',
    FAILED: () => 'Importul s-a întrerupt',
  },
  heading: {
    DONE: 'Livrarea a fost importată',
    UNCHANGED: 'Livrarea este identică cu ultima',
    HELD: 'Livrarea a fost importată; nu s-a retras nimic',
    REFUSED: 'Livrarea a fost refuzată',
    FAILED: 'Importul s-a întrerupt',
  },
  counts: {
    created: (n) => `${n} ${n === 1 ? 'nouă' : 'noi'}`,
    updated: (n) => `${n} ${n === 1 ? 'modificată' : 'modificate'}`,
    unchanged: (n) => `${n} ${n === 1 ? 'neschimbată' : 'neschimbate'}`,
    removed: (n) => `${n} ${n === 1 ? 'retrasă' : 'retrase'}`,
    refused: (n) => `${n} ${n === 1 ? 'refuzată' : 'refuzate'}`,
  },
  facts: {
    software: 'Program',
    file: 'Fișier',
    received: 'Primit',
    provider: 'Furnizor',
    scope: 'Cuprindere',
    objects: 'Proprietăți',
  },
  scopes: { FULL: 'Tot portofoliul', PARTIAL: 'Doar modificări' },
  severities: { ERROR: 'Refuzată', WARNING: 'Avertisment', NOTE: 'Notă' },
  wholeFile: 'Întregul fișier',
  object: (number) => `Proprietatea ${number}`,
  position: (n) => `Nr. ${n} în fișier`,
  issues: 'De corectat:',
  more: (n) => `… și încă ${n} în fișierul atașat.`,
  nothingWrong: 'Nu este nimic de corectat.',
  toDo: 'Ce este de făcut',
  attached: 'Fișierul JSON atașat conține același raport pentru programe.',
  why: (agency) => `Primiți acest mesaj pentru că sunteți în conducerea ${agency}.`,
  whySender: 'Primiți acest mesaj pentru că livrarea indică adresa dumneavoastră pentru raport.',
  reasons: {
    EMPTY_FILE: ['Fișierul este gol.', 'Verificați că exportul s-a încheiat și trimiteți-l din nou.'],
    NOT_A_PACKAGE: [
      'Fișierul nu este nici ZIP, nici XML.',
      'Trimiteți un ZIP cu un XML OpenImmo și atașamentele lui, sau XML-ul cu atașamentele alături.',
    ],
    CORRUPT_ZIP: ['ZIP-ul este deteriorat sau incomplet.', 'Probabil transferul s-a întrerupt. Trimiteți-l din nou.'],
    ENCRYPTED_ZIP: ['ZIP-ul este protejat cu parolă.', 'Trimiteți-l fără parolă.'],
    ZIP_BOMB: ['ZIP-ul conține prea multe fișiere sau prea mulți octeți.', 'Împărțiți livrarea.'],
    UNSAFE_PATH: [
      'ZIP-ul conține un fișier a cărui cale iese din el sau o legătură.',
      'Împachetați doar fișiere simple, fără „..” și fără legături.',
    ],
    NO_XML: ['ZIP-ul nu conține niciun fișier XML.', 'Împachetați XML-ul OpenImmo împreună cu atașamentele.'],
    SEVERAL_XML: ['ZIP-ul conține mai multe fișiere XML.', 'Trimiteți câte un ZIP pentru fiecare XML.'],
    NOT_XML: ['Fișierul nu este XML corect.', 'Exportați-l din nou sau anunțați producătorul programului.'],
    TRUNCATED: ['Lipsește sfârșitul fișierului.', 'Probabil transferul s-a întrerupt. Trimiteți fișierul din nou.'],
    DOCTYPE_REFUSED: [
      'Fișierul conține un DOCTYPE, care nu este acceptat.',
      'Exportați fără DOCTYPE sau anunțați producătorul programului.',
    ],
    NOT_OPENIMMO: ['Fișierul este XML, dar nu un transfer OpenImmo.', 'Exportați proprietățile ca OpenImmo.'],
    TOO_LARGE: ['Fișierul este prea mare.', 'Trimiteți imaginile alături de XML sau împărțiți fișierul.'],
    TOO_DEEP: ['Fișierul are prea multe niveluri.', 'Anunțați producătorul programului.'],
    NO_OBJECTS: [
      'Livrarea nu conține nicio proprietate. Nu s-a retras nimic.',
      'Verificați selecția din program și trimiteți din nou. Pentru a retrage proprietăți, ștergeți-o pe fiecare.',
    ],
    NOT_ALLOWED: [
      'Importurile sunt oprite pentru această agenție. Fișierul a fost păstrat.',
      'Cereți asistenței să le pornească, apoi trimiteți fișierul din nou.',
    ],
    NOT_BOOKED: [
      'Nu este rezervat niciun pachet care include importuri. Fișierul a fost păstrat.',
      'Întrebați asistența ce pachete includ importuri.',
    ],
    SOURCE_REVOKED: ['Contul de livrare a fost închis. Fișierul a fost păstrat.', 'Cereți asistenței un cont nou.'],
    TOO_MANY_GONE: [
      'Livrarea se declară completă, dar îi lipsesc multe proprietăți. Ce conține a fost preluat; nu s-a retras nimic.',
      'Verificați că exportul nu a fost întrerupt și trimiteți din nou. Dacă au dispărut într-adevăr, cereți asistenței să elibereze retragerile.',
    ],
    UNNUMBERED_OBJECTS: [
      'Unele proprietăți nu au număr, deci nu se știe care lipsesc. Nu s-a retras nimic.',
      'Dați un număr fiecărei proprietăți și trimiteți din nou.',
    ],
    BROKEN_OFF: [
      'Importul s-a întrerupt de mai multe ori la noi. Ce s-a aplicat rămâne; fișierul a fost păstrat.',
      'Întrebați asistența; cauza este în jurnal.',
    ],
  },
};

export const importReportWords: Record<Locale, ImportReportWords> = { en, fr, de, ro };
