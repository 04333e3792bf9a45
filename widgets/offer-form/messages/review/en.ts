import type { ReviewWords } from '../../words.ts';

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES = [[1e9, 'billion'] as const, [1e6, 'million'] as const, [1000, 'thousand'] as const];

function spell(n: number): string {
  if (n < 20) return SMALL[n] ?? '';
  if (n < 100) return [TENS[Math.floor(n / 10)], n % 10 && SMALL[n % 10]].filter(Boolean).join('-');
  const [size, name] = SCALES.find(([scale]) => n >= scale) ?? ([100, 'hundred'] as const);
  const rest = n % size;
  return `${spell(Math.floor(n / size))} ${name}${rest ? ` ${spell(rest)}` : ''}`;
}

export default {
  title: 'Check your offer',
  lead: 'An offer that is sent cannot be changed.',
  change: 'Change',
  send: 'Send offer',
  sending: 'Sending…',
  sendAgain: 'Send again',
  inWords: (whole, cents, currency) => `${spell(whole)}${cents ? ` and ${cents}/100` : ''} ${currency}`,
  far: (share) => `That is ${share}. Is the amount right?`,
  noPrice: 'No asking price is given to compare it with.',
  confirm: (figures, inWords) => `I offer ${figures}, in words: ${inWords}.`,
  confirmMissing: 'Confirm the amount, or change it.',
} satisfies ReviewWords as ReviewWords;
