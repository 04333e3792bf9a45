// What software writes where an object has no number: templates, defaults and words for "none". Believed, each of them
// would make one object of many.

/** Nothing but zeros and punctuation: `0`, `000`, `-`, `0.0`, `??`. */
const BLANK = /^[0\p{P}\p{S}\s]*$/u;

/** Words for "there is none", without case and punctuation. */
const NONE = new Set(
  (
    'na ka none null nil nan undefined unbekannt unknown keine keiner kein keineangabe keineangaben ohne leer empty ' +
    'inconnu aucun aucune sans necunoscut fara niciunul false true'
  ).split(' '),
);

/** What a person or a template leaves in a field that nobody filled. Some brokers number by hand and mean it, so these are no placeholders in a number that people see. */
const UNFILLED = new Set(
  (
    'neu neues neuesobjekt new nouveau nouvelle nou test testobjekt testimmobilie tester demo dummy muster beispiel ' +
    'example default standard todo tbd tba folgt wirdnachgereicht bittewarten objekt object immobilie nummer number ' +
    'nr no id intern extern obid objektnr objektnummer objektnrintern objektnrextern openimmoobid kopie copy entwurf'
  ).split(' '),
);

const plain = (text: string): string => text.toLowerCase().replace(/[\p{P}\p{S}\s]/gu, '');

/** `xxx`, `999`, `aaa`: one sign, three times or more. */
const isOneSign = (word: string): boolean => /^(.)\1{2,}$/u.test(word);

/** 123, 1234, … 123456789, 1234567890 and the same backwards. */
const isCounting = (word: string): boolean =>
  /^\d{3,10}$/.test(word) && ('1234567890'.startsWith(word) || '9876543210'.startsWith(word));

/** Whether a number stands for no number, whatever field it is in. */
export function isNoNumber(value: string): boolean {
  const word = plain(value);
  return BLANK.test(value) || NONE.has(word) || (/^\D/.test(word) && isOneSign(word));
}

/**
 * Whether an `objektnr_intern` is likely to stand in other objects as well. Wider than `isNoNumber`: a real number taken
 * for a placeholder costs a guess, a placeholder taken for a number an object.
 */
export function isUnlikelyNumber(value: string): boolean {
  const word = plain(value);
  return isNoNumber(value) || UNFILLED.has(word) || isOneSign(word) || isCounting(word);
}
