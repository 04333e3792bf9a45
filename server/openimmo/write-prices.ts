import { alone } from './alone.ts';
import { Block } from './block.ts';
import { mapPrices } from './map-prices.ts';
import { Report } from './report.ts';
import type { Draft } from './write-types.ts';

/** `<preise>`. Where the reader has a second source for a field, that one goes too when the field becomes null. */
export function writePrices(draft: Draft): void {
  const { root, wanted, due } = draft;
  const prices = Block.in(root, 'preise');
  if (due.has('listPrice') || due.has('priceOnRequest')) writeListPrice(prices, draft);
  if (due.has('leaseAmount') && wanted.leaseAmount === null) {
    prices.remove('hauptmietzinsnetto', 'pauschalmiete', 'pacht');
  }
  if (due.has('deposit') || due.has('depositText')) writeDeposit(prices, draft);
  prices.setDueTexts(draft, {
    listPriceNet: 'kaufpreisnetto',
    listPriceGross: 'kaufpreisbrutto',
    listPricePerArea: 'kaufpreis_pro_qm',
    leaseAmountPerArea: 'mietpreis_pro_qm',
    leaseAmount: 'nettokaltmiete',
    rentWithCosts: 'kaltmiete',
    rentWarm: 'warmmiete',
    additionalCosts: 'nebenkosten',
    heatingCosts: 'heizkosten',
    associationFee: 'hausgeld',
    buyerCommissionText: 'aussen_courtage',
    totalActualRent: 'mieteinnahmen_ist',
    grossScheduledIncome: 'mieteinnahmen_soll',
  });
  if (due.has('totalActualRent')) markYearly(prices, 'mieteinnahmen_ist');
  if (due.has('grossScheduledIncome')) markYearly(prices, 'mieteinnahmen_soll');
  if (due.has('currency')) prices.setCode('waehrung', 'iso_waehrung', wanted.currency);
}

/** A price on request leaves no number behind; 0 is what the schema's decimal allows in its place. */
function writeListPrice(prices: Block, { wanted }: Draft): void {
  if (wanted.priceOnRequest) {
    prices.setExact('kaufpreis', '0');
    prices.setAttribute('kaufpreis', 'auf_anfrage', 'true');
    return;
  }
  prices.setAttribute('kaufpreis', 'auf_anfrage', null);
  const remarks = prices.all('freitext_preis');
  if (mapPrices(alone('preise', remarks), null, new Report()).priceOnRequest) prices.remove('freitext_preis');
  const { listPrice, listPriceGross, listPriceNet } = wanted;
  // What stands under a name of its own is not said twice.
  prices.setExact('kaufpreis', listPrice === (listPriceGross ?? listPriceNet) ? null : listPrice);
}

/** Words in the field for the amount are the text, as long as there is no other. */
function writeDeposit(prices: Block, { wanted, due }: Draft): void {
  if (due.has('deposit') || wanted.deposit === null) prices.setExact('kaution', wanted.deposit);
  if (due.has('depositText')) prices.setText('kaution_text', wanted.depositText);
}

/** Income is per year here, whatever period the old sum had. */
function markYearly(prices: Block, name: string): void {
  if (prices.all(name).length > 0) prices.setAttribute(name, 'periode', 'JAHR');
}
