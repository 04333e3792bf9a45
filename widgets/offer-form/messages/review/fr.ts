import type { ReviewWords } from '../../words.ts';

const SMALL =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  );
const TENS = '- - vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt'.split(' ');
const SCALES = [[1e9, 'milliard'] as const, [1e6, 'million'] as const];

/** `last`: nothing follows, so that vingt and cent take their s; before mille they do not. */
function spell(n: number, last = true): string {
  const scale = SCALES.find(([size]) => n >= size);
  if (scale) {
    const [size, name] = scale;
    const count = Math.floor(n / size);
    const rest = n % size;
    return `${spell(count)} ${name}${count > 1 ? 's' : ''}${rest ? ` ${spell(rest)}` : ''}`;
  }
  const join = (head: string, rest: number) => (rest ? `${head} ${spell(rest, last)}` : head);
  if (n >= 1000) return join(n < 2000 ? 'mille' : `${spell(Math.floor(n / 1000), false)} mille`, n % 1000);
  if (n >= 200) {
    const head = `${SMALL[Math.floor(n / 100)]} cent`;
    return n % 100 ? join(head, n % 100) : `${head}${last ? 's' : ''}`;
  }
  if (n >= 100) return join('cent', n % 100);
  if (n < 20) return SMALL[n] ?? '';
  const tens = Math.floor(n / 10);
  const ten = TENS[tens] ?? '';
  const rest = n - (tens === 7 || tens === 9 ? tens - 1 : tens) * 10;
  if (!rest) return tens === 8 && last ? `${ten}s` : ten;
  return (rest === 1 || rest === 11) && tens < 8 ? `${ten} et ${SMALL[rest]}` : `${ten}-${SMALL[rest]}`;
}

/** Un million d’euros, deux millions de dollars, but un million cent euros. */
function ofCurrency(whole: number, currency: string): string {
  if (whole === 0 || whole % 1e6 !== 0) return ` ${currency}`;
  return /^[aeiouyhé]/i.test(currency) ? ` d’${currency}` : ` de ${currency}`;
}

export default {
  title: 'Vérifiez votre offre',
  lead: 'Une offre envoyée ne peut plus être modifiée.',
  change: 'Modifier',
  send: 'Envoyer l’offre',
  sending: 'Envoi en cours…',
  sendAgain: 'Renvoyer',
  inWords: (whole, cents, currency) =>
    `${spell(whole)}${ofCurrency(whole, currency)}${cents ? ` et ${cents}/100` : ''}`,
  far: (share) => `C’est ${share}. Le montant est-il juste ?`,
  noPrice: 'Aucun prix demandé n’est indiqué pour comparer.',
  confirm: (figures, inWords) => `J’offre ${figures}, en toutes lettres : ${inWords}.`,
  confirmMissing: 'Confirmez le montant, ou modifiez-le.',
} satisfies ReviewWords as ReviewWords;
