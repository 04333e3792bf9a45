/** Amounts as people write them, in any language: one reader for what is typed, pasted and edited. */

/** Every digit there is as 0–9, every space, apostrophe and Arabic sign as the one that means the same here. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, digit)
    .replace(/٫/g, ',')
    .replace(/[’‘ʼ`´٬]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** Digits stand in rows of ten, so the value is how far a digit is from the first of its row. */
function digit(char: string): string {
  const at = char.codePointAt(0) ?? 0;
  let first = at;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--;
  return String((at - first) % 10);
}

/** How a currency is called and written where we are read, in small letters without spaces. */
function namesOf(currency: string): ReadonlySet<string> {
  const names = ['en', 'en-CA', 'fr', 'fr-CA', 'de', 'ro'].flatMap((locale) =>
    (['symbol', 'narrowSymbol', 'code', 'name'] as const).flatMap((currencyDisplay) => {
      const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay });
      return format.formatToParts(2).flatMap(({ type, value }) => (type === 'currency' ? squeeze(value) : []));
    }),
  );
  return new Set(names);
}

const squeeze = (text: string): string => text.toLowerCase().replace(/\s/g, '');

/** Without the name of the currency before or behind it, and without the `,–` of round prices. */
function withoutCurrency(text: string, currency: string | undefined): string {
  const [, before = '', figures = '', behind = ''] = /^(\D*)(\d.*\d|\d)(\D*)$/.exec(text) ?? [];
  const after = behind.replace(/^[.,] ?[-–—]*/, '');
  const unit = squeeze(before || after);
  const isUnit = !unit || Boolean(currency && !(before && after) && namesOf(currency).has(unit));
  return isUnit ? figures : text;
}

/** Without groups, or in groups of three behind one kind of sign; then one or two digits behind a sign of another kind. */
const BARE = /^(\d+)(?:[.,](\d\d?))?$/;
const GROUPED = /^([1-9]\d{0,2}(?:([., '])\d{3})(?:\2\d{3})*)(?:(?!\2)[.,](\d\d?))?$/;

/**
 * What an amount says, as a plain decimal: `450.000,50 €` is `450000.50`, `1'250'000` is `1250000`. One or two digits
 * behind the last sign are decimals and three are thousands, in every language: prices have no thousandths.
 * Undefined when it says none, or could be read in two ways: then a person has to be asked.
 * @param currency ISO 4217; whose sign or name may stand with it. Another currency's makes it unreadable.
 */
export function readAmount(text: string, currency?: string): string | undefined {
  const figures = withoutCurrency(plain(text), currency);
  const [, whole, cents] = BARE.exec(figures) ?? [];
  const [, groups = whole, , groupCents = cents] = GROUPED.exec(figures) ?? [];
  if (!groups) return undefined;
  const digits = groups.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  return groupCents ? `${digits}.${groupCents}` : digits;
}
