import type { Locale } from '../platform/index.ts';
import type { ExportIssue } from './export-issues.ts';

/** What is wrong and what to do; without the names and numbers that the English words have. */
type Words = readonly [message: string, hint: string];

type Code =
  | 'FILE_NOT_HERE'
  | 'CONTENT_NOT_HERE'
  | 'LANGUAGES_LEFT_OUT'
  | 'NOT_IN_VERSION'
  | 'SOLD_NOT_IN_VERSION'
  | 'GENERALISED_FOR_VERSION'
  | 'FIELD_NOT_CARRIED'
  | 'FIELD_FOLLOWED'
  | 'FIELD_MISSING'
  | 'NOT_IN_SCHEMA'
  | 'CONTACTS_LEFT_OUT'
  | 'MORE_ISSUES'
  | 'NOTHING_TO_EXPORT'
  | 'BROKEN_OFF';

/** By code. The place is in `path`; what is not here is told in English. */
const words: Record<Exclude<Locale, 'en'>, Record<Code, Words>> = {
  fr: {
    FILE_NOT_HERE: [
      'Un fichier nommé par l’objet n’est pas chez nous : il n’est pas dans le paquet.',
      'Envoyez de nouveau l’objet avec tous ses fichiers, puis exportez-le.',
    ],
    CONTENT_NOT_HERE: [
      'Un contenu placé dans le XML n’a pas été conservé : sa place est vide.',
      'Envoyez de nouveau l’objet, puis exportez-le.',
    ],
    LANGUAGES_LEFT_OUT: [
      'Cette version n’a qu’une langue par objet. Les autres ont été omises.',
      'Écrivez la version 1.2.5 ou une plus récente pour les garder.',
    ],
    NOT_IN_VERSION: [
      'Cette version d’OpenImmo n’a pas de place pour cela, ou seulement un mot plus général.',
      'Écrivez une version plus récente pour le garder.',
    ],
    SOLD_NOT_IN_VERSION: [
      'Cette version ne peut pas dire que l’objet est vendu : il n’est pas dans le paquet.',
      'Écrivez une version plus récente pour l’inclure.',
    ],
    GENERALISED_FOR_VERSION: [
      'Cette version n’a qu’un mot plus général ; il a été écrit.',
      'Écrivez une version plus récente pour garder le mot exact.',
    ],
    FIELD_NOT_CARRIED: ['OpenImmo ne peut pas dire cette valeur ici.', 'Utilisez une valeur qu’OpenImmo connaît.'],
    FIELD_FOLLOWED: [
      'Un champ a changé avec un autre, dont il dépend.',
      'Indiquez aussi ce champ s’il doit être différent.',
    ],
    FIELD_MISSING: ['OpenImmo exige ce champ ; un portail peut refuser l’objet.', 'Remplissez-le.'],
    NOT_IN_SCHEMA: [
      'C’est écrit, mais c’est plus que le schéma n’en permet.',
      'Un portail peut n’en prendre que la première partie.',
    ],
    CONTACTS_LEFT_OUT: [
      'OpenImmo n’a qu’un contact par objet. Le premier courtier a été écrit, les autres omis.',
      'Placez en premier la personne à contacter.',
    ],
    MORE_ISSUES: ['Il y a d’autres remarques.', 'Exportez moins d’inscriptions à la fois pour les voir toutes.'],
    NOTHING_TO_EXPORT: ['Les inscriptions demandées ont toutes été retirées entre-temps.', 'Choisissez-en d’autres.'],
    BROKEN_OFF: ['L’export s’est interrompu trois fois de notre côté.', 'Demandez au support.'],
  },
  de: {
    FILE_NOT_HERE: [
      'Eine Datei, die das Objekt nennt, liegt uns nicht vor; sie fehlt im Paket.',
      'Senden Sie das Objekt noch einmal mit allen Dateien und exportieren Sie es dann.',
    ],
    CONTENT_NOT_HERE: [
      'Ein Inhalt, der im XML stand, wurde nicht aufbewahrt; seine Stelle ist leer.',
      'Senden Sie das Objekt noch einmal und exportieren Sie es dann.',
    ],
    LANGUAGES_LEFT_OUT: [
      'Diese Version kennt je Objekt nur eine Sprache. Die anderen wurden weggelassen.',
      'Schreiben Sie Version 1.2.5 oder neuer, um sie zu behalten.',
    ],
    NOT_IN_VERSION: [
      'Diese Version von OpenImmo hat dafür keinen Platz oder nur ein allgemeineres Wort.',
      'Schreiben Sie eine neuere Version, um es zu behalten.',
    ],
    SOLD_NOT_IN_VERSION: [
      'Diese Version kann nicht sagen, dass das Objekt verkauft ist; es fehlt im Paket.',
      'Schreiben Sie eine neuere Version, um es aufzunehmen.',
    ],
    GENERALISED_FOR_VERSION: [
      'Diese Version hat nur ein allgemeineres Wort; es wurde geschrieben.',
      'Schreiben Sie eine neuere Version, um das genaue Wort zu behalten.',
    ],
    FIELD_NOT_CARRIED: [
      'OpenImmo kann diesen Wert hier nicht ausdrücken.',
      'Verwenden Sie einen Wert, den OpenImmo kennt.',
    ],
    FIELD_FOLLOWED: [
      'Ein Feld hat sich mit einem anderen geändert, von dem es abhängt.',
      'Geben Sie auch dieses Feld an, wenn es anders sein soll.',
    ],
    FIELD_MISSING: ['OpenImmo verlangt dieses Feld; ein Portal kann das Objekt ablehnen.', 'Füllen Sie es aus.'],
    NOT_IN_SCHEMA: [
      'Das steht in der Datei, ist aber mehr, als das Schema erlaubt.',
      'Ein Portal nimmt vielleicht nur den ersten Teil.',
    ],
    CONTACTS_LEFT_OUT: [
      'OpenImmo hat einen Kontakt je Objekt. Der erste Makler wurde geschrieben, die anderen nicht.',
      'Stellen Sie an die erste Stelle, wer gefragt werden soll.',
    ],
    MORE_ISSUES: ['Es gibt weitere Hinweise.', 'Exportieren Sie weniger Objekte auf einmal, um alle zu sehen.'],
    NOTHING_TO_EXPORT: ['Alle gewünschten Objekte wurden inzwischen zurückgezogen.', 'Wählen Sie andere.'],
    BROKEN_OFF: ['Der Export brach auf unserer Seite dreimal ab.', 'Fragen Sie den Support.'],
  },
  ro: {
    FILE_NOT_HERE: [
      'Un fișier numit de obiect nu este la noi, deci lipsește din pachet.',
      'Trimiteți din nou obiectul cu toate fișierele, apoi exportați-l.',
    ],
    CONTENT_NOT_HERE: [
      'Un conținut aflat în XML nu a fost păstrat; locul lui este gol.',
      'Trimiteți din nou obiectul, apoi exportați-l.',
    ],
    LANGUAGES_LEFT_OUT: [
      'Această versiune are o singură limbă pentru fiecare obiect. Celelalte au fost omise.',
      'Scrieți versiunea 1.2.5 sau una mai nouă pentru a le păstra.',
    ],
    NOT_IN_VERSION: [
      'Această versiune OpenImmo nu are loc pentru aceasta sau are doar un cuvânt mai general.',
      'Scrieți o versiune mai nouă pentru a o păstra.',
    ],
    SOLD_NOT_IN_VERSION: [
      'Această versiune nu poate spune că obiectul este vândut; lipsește din pachet.',
      'Scrieți o versiune mai nouă pentru a-l include.',
    ],
    GENERALISED_FOR_VERSION: [
      'Această versiune are doar un cuvânt mai general; acela a fost scris.',
      'Scrieți o versiune mai nouă pentru a păstra cuvântul exact.',
    ],
    FIELD_NOT_CARRIED: ['OpenImmo nu poate exprima aici această valoare.', 'Folosiți o valoare pe care o cunoaște.'],
    FIELD_FOLLOWED: [
      'Un câmp s-a schimbat odată cu altul, de care depinde.',
      'Indicați și acest câmp dacă trebuie să fie altfel.',
    ],
    FIELD_MISSING: ['OpenImmo cere acest câmp; un portal poate refuza obiectul.', 'Completați-l.'],
    NOT_IN_SCHEMA: ['Este scris, dar este mai mult decât permite schema.', 'Un portal poate lua numai prima parte.'],
    CONTACTS_LEFT_OUT: [
      'OpenImmo are un singur contact pentru un obiect. A fost scris primul agent, ceilalți au fost omiși.',
      'Puneți pe primul loc persoana de contact.',
    ],
    MORE_ISSUES: ['Mai sunt și alte observații.', 'Exportați mai puține anunțuri o dată pentru a le vedea pe toate.'],
    NOTHING_TO_EXPORT: ['Toate anunțurile cerute au fost retrase între timp.', 'Alegeți altele.'],
    BROKEN_OFF: ['Exportul s-a întrerupt de trei ori la noi.', 'Întrebați serviciul de asistență.'],
  },
};

export function describeExportIssue(
  { code, message, hint }: ExportIssue,
  locale: Locale,
): { message: string; hint: string } {
  const known: Partial<Record<string, Words>> = locale === 'en' ? {} : words[locale];
  const own = known[code];
  return own ? { message: own[0], hint: own[1] } : { message, hint };
}
