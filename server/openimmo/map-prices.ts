import { currencyCode, currencyOfCountry } from './codes.ts';
import { MONTHLY, multiply, type NumberStyle, PRICE, PRICE_PER_AREA, parseNumber, RENT_PER_AREA } from './numbers.ts';
import type { Report } from './report.ts';
import type { Section } from './section.ts';
import { quoted } from './text.ts';
import type { MappedListing } from './types.ts';

type Prices = Pick<
  MappedListing,
  | 'listPrice'
  | 'listPriceNet'
  | 'listPriceGross'
  | 'listPricePerArea'
  | 'leaseAmountPerArea'
  | 'currency'
  | 'priceOnRequest'
  | 'leaseAmount'
  | 'rentWithCosts'
  | 'rentWarm'
  | 'additionalCosts'
  | 'heatingCosts'
  | 'deposit'
  | 'associationFee'
  | 'totalActualRent'
  | 'grossScheduledIncome'
  | 'depositText'
  | 'buyerCommissionText'
>;

const ON_REQUEST =
  /^(der\s+)?((kauf)?preis\s*:?\s*)?(auf\s+(anfrage|nachfrage|wunsch)|on\s+(request|application)|a\.?\s?a\.?|p\.?\s?a\.?\s?a\.?|poa|sur\s+demande|la\s+cerere)[\s!.]*$/i;
/** In the place of a number, these say as much; beside one they say nothing of it. */
const NEGOTIABLE = /^(vhb|vb|vs|verhandlungsbasis|verhandlungssache|nach\s+vereinbarung|n\.?\s?v\.?)[\s!.]*$/i;
const TEXT_LENGTH = 500;

/** `<preise>`: three rents that mean different things, and everything around the price. */
export function mapPrices(root: Section, country: string | null, report: Report): Prices {
  const prices = root.section('preise');
  const asked = readListPrice(prices);
  const kaltmiete = prices.positive('kaltmiete', MONTHLY);
  const isMoneyGiven = prices.all('kaufpreis').length > 0 || kaltmiete !== null;
  return {
    ...asked,
    currency: readCurrency(prices, country, isMoneyGiven, report),
    leaseAmount: readLease(prices, kaltmiete),
    leaseAmountPerArea: prices.positive('mietpreis_pro_qm', RENT_PER_AREA),
    rentWithCosts: kaltmiete,
    rentWarm: prices.positive('warmmiete', MONTHLY),
    additionalCosts: prices.number('nebenkosten', MONTHLY),
    heatingCosts: prices.number('heizkosten', MONTHLY),
    ...readDeposit(prices),
    associationFee: prices.positive('hausgeld', MONTHLY),
    totalActualRent: readYearly(prices, 'mieteinnahmen_ist', report),
    grossScheduledIncome: readYearly(prices, 'mieteinnahmen_soll', report),
    buyerCommissionText: prices.line('aussen_courtage', TEXT_LENGTH),
  };
}

type ListPrice = Pick<Prices, 'listPrice' | 'listPriceNet' | 'listPriceGross' | 'listPricePerArea' | 'priceOnRequest'>;

const ON_REQUEST_ONLY: ListPrice = {
  listPrice: null,
  listPriceNet: null,
  listPriceGross: null,
  listPricePerArea: null,
  priceOnRequest: true,
};

/**
 * A price on request has no number here, even when the file holds one. What is asked is the price, else that with tax,
 * else that without, which is all that commercial objects often have.
 */
function readListPrice(prices: Section): ListPrice {
  const hidden = prices.attribute('kaufpreis', 'auf_anfrage');
  const text = prices.exact('kaufpreis');
  const isHidden = hidden !== null && /^(true|1|ja|yes)$/i.test(hidden);
  if (isHidden || (text !== null && ON_REQUEST.test(text))) return ON_REQUEST_ONLY;
  const isOpen = text !== null && NEGOTIABLE.test(text);
  const listPriceNet = prices.positive('kaufpreisnetto', PRICE);
  const listPriceGross = prices.positive('kaufpreisbrutto', PRICE);
  const listPricePerArea = prices.positive('kaufpreis_pro_qm', PRICE_PER_AREA);
  const listPrice = (isOpen ? null : prices.positive('kaufpreis', PRICE)) ?? listPriceGross ?? listPriceNet;
  const remark = prices.line('freitext_preis', TEXT_LENGTH);
  const saysSo = isOpen || (remark !== null && ON_REQUEST.test(remark));
  const isUnknown = listPrice === null && listPricePerArea === null;
  return { listPrice, listPriceNet, listPriceGross, listPricePerArea, priceOnRequest: isUnknown && saysSo };
}

/** The rent without costs; when it is missing, the next best sum. */
function readLease(prices: Section, kaltmiete: string | null): string | null {
  return (
    prices.positive('nettokaltmiete', MONTHLY) ??
    kaltmiete ??
    prices.positive('hauptmietzinsnetto', MONTHLY) ??
    prices.positive('pauschalmiete', MONTHLY) ??
    prices.positive('pacht', MONTHLY)
  );
}

/** `3 MM` in the field for the amount is a text, not an error. */
function readDeposit(prices: Section): Pick<Prices, 'deposit' | 'depositText'> {
  const depositText = prices.line('kaution_text', TEXT_LENGTH);
  const text = prices.exact('kaution');
  if (text !== null && parseNumber(text, MONTHLY).kind === 'NOT_A_NUMBER') {
    return { deposit: null, depositText: depositText ?? prices.line('kaution', TEXT_LENGTH) };
  }
  return { deposit: prices.number('kaution', MONTHLY), depositText };
}

const TIMES_A_YEAR: Record<string, number> = { JAHR: 1, MONAT: 12, WOCHE: 52, TAG: 365 };

/** Income per year; without a period it is per year already (1.2.0). */
function readYearly(prices: Section, name: string, report: Report): string | null {
  const period = prices.attribute(name, 'periode')?.toUpperCase() ?? 'JAHR';
  const times = TIMES_A_YEAR[period];
  if (times === undefined) {
    const message = `The period ${quoted(period)} is not known. The sum was read as one per year.`;
    report.warn('UNKNOWN_PERIOD', prices.at(`${name}@periode`), message, 'Use JAHR, MONAT, WOCHE or TAG.');
  }
  const style: NumberStyle = times === 1 || times === undefined ? PRICE : MONTHLY;
  const value = prices.positive(name, style);
  if (value === null) return null;
  const yearly = multiply(value, times ?? 1);
  return Number(yearly) < PRICE.below ? yearly : null;
}

/** What the file says; else the currency of the country, euro when the country is not known. */
function readCurrency(prices: Section, country: string | null, isMoneyGiven: boolean, report: Report): string | null {
  const text = prices.attributeOrText('waehrung', 'iso_waehrung');
  const given = text === null ? null : currencyCode(text);
  if (given !== null) return given;
  const fallback = country === null ? 'EUR' : currencyOfCountry(country);
  const currency = fallback ?? 'EUR';
  const path = prices.at('waehrung@iso_waehrung');
  const hint = 'Send the currency with three letters, for example EUR or CHF.';
  if (text !== null) {
    report.warn('UNKNOWN_CURRENCY', path, `The currency ${quoted(text)} is not known; ${currency} was used.`, hint);
  } else if (isMoneyGiven && fallback === null) {
    report.warn('CURRENCY_ASSUMED', path, `The file names no currency; ${currency} was used.`, hint);
  }
  return currency;
}
