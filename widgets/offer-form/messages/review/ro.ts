import type { ReviewWords } from '../../words.ts';

const SMALL =
  'zero unu doi trei patru cinci șase șapte opt nouă zece unsprezece doisprezece treisprezece paisprezece cincisprezece șaisprezece șaptesprezece optsprezece nouăsprezece'.split(
    ' ',
  );
const FEMININE: Record<number, string> = { 1: 'una', 2: 'două', 12: 'douăsprezece' };
/** Milioane are one thing, two things: neuter. */
const NEUTER: Record<number, string> = { 2: 'două', 12: 'douăsprezece' };
const TENS = '- - douăzeci treizeci patruzeci cincizeci șaizeci șaptezeci optzeci nouăzeci'.split(' ');
const SCALES = [
  [1e9, 'un miliard', 'miliarde', NEUTER] as const,
  [1e6, 'un milion', 'milioane', NEUTER] as const,
  [1000, 'o mie', 'mii', FEMININE] as const,
];

/** From twenty on, and after full hundreds, the counted thing follows with `de`. */
const ofThings = (n: number): string => (n % 100 === 0 || n % 100 >= 20 ? ' de' : '');

function spell(n: number, gender: Record<number, string> = {}): string {
  const scale = SCALES.find(([size]) => n >= size);
  if (scale) {
    const [size, one, many, its] = scale;
    const count = Math.floor(n / size);
    const rest = n % size;
    const head = count === 1 ? one : `${spell(count, its)}${ofThings(count)} ${many}`;
    return rest ? `${head} ${spell(rest, gender)}` : head;
  }
  if (n >= 100) {
    const count = Math.floor(n / 100);
    const head = count === 1 ? 'o sută' : `${FEMININE[count] ?? SMALL[count]} sute`;
    return n % 100 ? `${head} ${spell(n % 100, gender)}` : head;
  }
  if (n < 20) return gender[n] ?? SMALL[n] ?? '';
  return `${TENS[Math.floor(n / 10)]}${n % 10 ? ` și ${gender[n % 10] ?? SMALL[n % 10]}` : ''}`;
}

export default {
  title: 'Verificați oferta',
  lead: 'O ofertă trimisă nu mai poate fi modificată.',
  change: 'Modificați',
  send: 'Trimiteți oferta',
  sending: 'Se trimite…',
  sendAgain: 'Trimiteți din nou',
  inWords: (whole, cents, currency) =>
    `${whole === 1 ? 'un' : spell(whole)}${whole === 0 ? '' : ofThings(whole)} ${currency}${cents ? ` și ${cents}/100` : ''}`,
  far: (share) => `Înseamnă ${share}. Este corectă suma?`,
  noPrice: 'Nu este indicat un preț cerut cu care să se compare.',
  confirm: (figures, inWords) => `Ofer ${figures}, în litere: ${inWords}.`,
  confirmMissing: 'Confirmați suma sau modificați-o.',
} satisfies ReviewWords as ReviewWords;
