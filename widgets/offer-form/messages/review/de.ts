import type { ReviewWords } from '../../words.ts';

// `ein`, not `eins`: a noun follows.
const SMALL =
  'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(
    ' ',
  );
const TENS = '- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ');
const SCALES = [[1e9, 'Milliarde', 'Milliarden'] as const, [1e6, 'Million', 'Millionen'] as const];

function spell(n: number): string {
  const scale = SCALES.find(([size]) => n >= size);
  if (scale) {
    const [size, one, many] = scale;
    const count = Math.floor(n / size);
    const rest = n % size;
    return `${count === 1 ? `eine ${one}` : `${spell(count)} ${many}`}${rest ? ` ${spell(rest)}` : ''}`;
  }
  if (n >= 1000) return `${spell(Math.floor(n / 1000))}tausend${n % 1000 ? spell(n % 1000) : ''}`;
  if (n >= 100) return `${SMALL[Math.floor(n / 100)]}hundert${n % 100 ? spell(n % 100) : ''}`;
  if (n < 20) return SMALL[n] ?? '';
  return `${n % 10 ? `${SMALL[n % 10]}und` : ''}${TENS[Math.floor(n / 10)]}`;
}

export default {
  title: 'Prüfen Sie Ihr Angebot',
  lead: 'Ein gesendetes Angebot lässt sich nicht mehr ändern.',
  change: 'Ändern',
  send: 'Angebot senden',
  sending: 'Wird gesendet …',
  sendAgain: 'Erneut senden',
  inWords: (whole, cents, currency) => `${spell(whole)}${cents ? ` ${cents}/100` : ''} ${currency}`,
  far: (share) => `Das sind ${share}. Stimmt der Betrag?`,
  noPrice: 'Es ist kein Angebotspreis genannt, mit dem sich der Betrag vergleichen ließe.',
  confirm: (figures, inWords) => `Ich biete ${figures}, in Worten: ${inWords}.`,
  confirmMissing: 'Bestätigen Sie den Betrag, oder ändern Sie ihn.',
} satisfies ReviewWords as ReviewWords;
