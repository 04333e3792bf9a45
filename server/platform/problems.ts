import type { FieldProblem, ProblemCode } from './errors.ts';
import type { Locale } from './locale.ts';

type Words = Record<ProblemCode, string>;

// What a person reads at a field: what is wrong and how to mend it. {max} and the like come from the problem.
const catalogue: Record<Locale, Words> = {
  en: {
    REQUIRED: 'Fill this in.',
    TOO_LONG: 'Shorten this to {max} characters.',
    NOT_AN_EMAIL: 'Enter an e-mail address such as name@example.com.',
    NOT_A_PHONE: 'Enter a phone number with its area code, such as +49 30 123456.',
    NOT_POSITIVE: 'Enter an amount above zero.',
    TOO_LARGE: 'Enter an amount below {max}.',
    NOT_AN_AMOUNT: 'Enter the amount in digits, such as 350000.50.',
    NOT_A_DATE: 'Enter a date.',
    IN_THE_PAST: 'Choose a date that is still to come.',
    NOT_A_CURRENCY: 'Give the amount in {currency}.',
    NOT_A_CHOICE: 'Choose one of the options.',
    NOT_AN_ORIGIN: 'Enter the origin only, such as https://www.example.com.',
    NOT_FOR_THIS_KEY: 'This cannot be given to this key. Leave it out.',
    PERIOD_REVERSED: 'Choose an end after the start.',
    ALREADY_DECIDED: 'This offer cannot change to that state any more.',
    CHANGED_SINCE: 'This has changed since you saw it. Look at it again, then decide.',
    NOT_A_HUMAN: 'Leave this field empty.',
    ALREADY_USED: 'Another offer was sent with this key. Make a new one for each offer.',
    CHOOSE_ONE: 'Give either the token of a link or a listing, not both.',
    NOT_A_KEY: 'Send a key of 8 to 100 printable characters without spaces, a new one for each offer.',
    SIGNATURE_NEEDED:
      'Offers on this property need a signature, which cannot be given here yet. Ask the agent how to send yours.',
  },
  fr: {
    REQUIRED: 'Remplissez ce champ.',
    TOO_LONG: 'Raccourcissez à {max} caractères.',
    NOT_AN_EMAIL: 'Indiquez une adresse courriel comme nom@exemple.com.',
    NOT_A_PHONE: 'Indiquez un numéro avec son indicatif, comme 514 555-0123.',
    NOT_POSITIVE: 'Indiquez un montant supérieur à zéro.',
    TOO_LARGE: 'Indiquez un montant inférieur à {max}.',
    NOT_AN_AMOUNT: 'Indiquez le montant en chiffres, comme 350000,50.',
    NOT_A_DATE: 'Indiquez une date.',
    IN_THE_PAST: 'Choisissez une date à venir.',
    NOT_A_CURRENCY: 'Indiquez le montant en {currency}.',
    NOT_A_CHOICE: 'Choisissez une des options.',
    NOT_AN_ORIGIN: 'Indiquez seulement l’origine, comme https://www.exemple.com.',
    NOT_FOR_THIS_KEY: 'Cette clé ne peut pas recevoir cela. Retirez-le.',
    PERIOD_REVERSED: 'Choisissez une fin postérieure au début.',
    ALREADY_DECIDED: 'Cette offre ne peut plus passer à cet état.',
    CHANGED_SINCE: 'Ceci a changé depuis que vous l’avez vu. Regardez de nouveau, puis décidez.',
    NOT_A_HUMAN: 'Laissez ce champ vide.',
    ALREADY_USED: 'Une autre offre a été envoyée avec cette clé. Créez-en une nouvelle pour chaque offre.',
    CHOOSE_ONE: 'Indiquez le jeton d’un lien ou une inscription, pas les deux.',
    NOT_A_KEY: 'Envoyez une clé de 8 à 100 caractères sans espace, nouvelle pour chaque offre.',
    SIGNATURE_NEEDED:
      'Les offres sur cette propriété exigent une signature, qui ne peut pas encore être donnée ici. Demandez au courtier comment envoyer la vôtre.',
  },
  de: {
    REQUIRED: 'Füllen Sie dieses Feld aus.',
    TOO_LONG: 'Kürzen Sie auf {max} Zeichen.',
    NOT_AN_EMAIL: 'Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de.',
    NOT_A_PHONE: 'Geben Sie eine Telefonnummer mit Vorwahl ein, zum Beispiel 030 123456.',
    NOT_POSITIVE: 'Geben Sie einen Betrag über null ein.',
    TOO_LARGE: 'Geben Sie einen Betrag unter {max} ein.',
    NOT_AN_AMOUNT: 'Geben Sie den Betrag in Ziffern ein, zum Beispiel 350000,50.',
    NOT_A_DATE: 'Geben Sie ein Datum ein.',
    IN_THE_PAST: 'Wählen Sie ein Datum in der Zukunft.',
    NOT_A_CURRENCY: 'Geben Sie den Betrag in {currency} an.',
    NOT_A_CHOICE: 'Wählen Sie eine der Möglichkeiten.',
    NOT_AN_ORIGIN: 'Geben Sie nur den Ursprung an, zum Beispiel https://www.beispiel.de.',
    NOT_FOR_THIS_KEY: 'Dieser Schlüssel kann das nicht erhalten. Lassen Sie es weg.',
    PERIOD_REVERSED: 'Wählen Sie ein Ende nach dem Beginn.',
    ALREADY_DECIDED: 'Dieses Angebot kann diesen Stand nicht mehr annehmen.',
    CHANGED_SINCE: 'Das hat sich inzwischen geändert. Sehen Sie es sich noch einmal an und entscheiden Sie dann.',
    NOT_A_HUMAN: 'Lassen Sie dieses Feld leer.',
    ALREADY_USED:
      'Mit diesem Schlüssel wurde schon ein anderes Angebot gesendet. Erzeugen Sie für jedes Angebot einen neuen.',
    CHOOSE_ONE: 'Geben Sie entweder den Token eines Links oder ein Objekt an, nicht beides.',
    NOT_A_KEY: 'Senden Sie einen Schlüssel aus 8 bis 100 Zeichen ohne Leerzeichen, für jedes Angebot einen neuen.',
    SIGNATURE_NEEDED:
      'Angebote für dieses Objekt brauchen eine Unterschrift, die hier noch nicht möglich ist. Fragen Sie den Makler, wie Sie Ihres senden.',
  },
  ro: {
    REQUIRED: 'Completați acest câmp.',
    TOO_LONG: 'Scurtați la {max} de caractere.',
    NOT_AN_EMAIL: 'Introduceți o adresă de e-mail, de exemplu nume@exemplu.ro.',
    NOT_A_PHONE: 'Introduceți un număr de telefon cu prefix, de exemplu +40 264 123 456.',
    NOT_POSITIVE: 'Introduceți o sumă mai mare decât zero.',
    TOO_LARGE: 'Introduceți o sumă sub {max}.',
    NOT_AN_AMOUNT: 'Introduceți suma în cifre, de exemplu 350000,50.',
    NOT_A_DATE: 'Introduceți o dată.',
    IN_THE_PAST: 'Alegeți o dată din viitor.',
    NOT_A_CURRENCY: 'Indicați suma în {currency}.',
    NOT_A_CHOICE: 'Alegeți una dintre opțiuni.',
    NOT_AN_ORIGIN: 'Indicați doar originea, de exemplu https://www.exemplu.ro.',
    NOT_FOR_THIS_KEY: 'Această cheie nu poate primi acest drept. Eliminați-l.',
    PERIOD_REVERSED: 'Alegeți un sfârșit după început.',
    ALREADY_DECIDED: 'Această ofertă nu mai poate trece în acea stare.',
    CHANGED_SINCE: 'S-a modificat între timp. Priviți din nou, apoi decideți.',
    NOT_A_HUMAN: 'Lăsați acest câmp gol.',
    ALREADY_USED: 'O altă ofertă a fost trimisă cu această cheie. Creați una nouă pentru fiecare ofertă.',
    CHOOSE_ONE: 'Indicați fie tokenul unui link, fie o proprietate, nu ambele.',
    NOT_A_KEY: 'Trimiteți o cheie de 8 până la 100 de caractere fără spații, alta pentru fiecare ofertă.',
    SIGNATURE_NEEDED:
      'Ofertele pentru această proprietate necesită o semnătură, care nu poate fi dată încă aici. Întrebați agentul cum o puteți trimite.',
  },
};

/** The words for a field's problem, in the reader's language. */
export function describeProblem(problem: FieldProblem, locale: Locale): string {
  const words = catalogue[locale][problem.code];
  return words.replace(/\{(\w+)\}/g, (_, name: string) => String(problem.values?.[name] ?? ''));
}

const summary: Record<Locale, string> = {
  en: 'Some fields need another look.',
  fr: 'Certains champs sont à revoir.',
  de: 'Einige Felder müssen Sie noch einmal ansehen.',
  ro: 'Unele câmpuri trebuie verificate din nou.',
};

export const describeInvalidInput = (locale: Locale): string => summary[locale];

const missing: Record<Locale, string> = {
  en: 'There is nothing here, or it is not yours to see. Check the address.',
  fr: 'Il n’y a rien ici, ou cela ne vous est pas accessible. Vérifiez l’adresse.',
  de: 'Hier ist nichts, oder es ist nicht für Sie bestimmt. Prüfen Sie die Adresse.',
  ro: 'Aici nu există nimic sau nu aveți acces. Verificați adresa.',
};

export const describeNotFound = (locale: Locale): string => missing[locale];
