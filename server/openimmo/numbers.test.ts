import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  ANY_AREA,
  COUNT,
  DEGREES,
  LIVING_AREA,
  MONTHLY,
  multiply,
  type NumberStyle,
  PRICE,
  parseNumber,
  parseYesNo,
} from './numbers.ts';

function read(text: string, style: NumberStyle): string {
  const parsed = parseNumber(text, style);
  return parsed.kind === 'NUMBER' ? `${parsed.value}${parsed.isAmbiguous ? ' ?' : ''}` : parsed.kind;
}

const CASES: [string, NumberStyle, string][] = [
  ['250000.00', PRICE, '250000'],
  ['250.000,00', PRICE, '250000'],
  ['1.250.000', PRICE, '1250000'],
  ['1,250,000.50', PRICE, '1250000.5'],
  ["1'250'000.-", PRICE, '1250000'],
  ['1 250 000', PRICE, '1250000'],
  ['250000 EUR', PRICE, '250000'],
  ['€ 250.000,-', PRICE, '250000 ?'],
  ['CHF 1250000', PRICE, '1250000'],
  ['250.000', PRICE, '250000 ?'],
  ['250,000', PRICE, '250000 ?'],
  ['1.25E7', PRICE, '12500000'],
  ['2.5e-1', COUNT, '0.25'],
  ['1250.000', PRICE, '1250'],
  ['0.00', PRICE, '0'],
  ['000250000', PRICE, '250000'],
  ['249999.995', PRICE, '250000'],
  ['1.250.00', PRICE, '1250 ?'],
  ['999999999999.99', PRICE, '999999999999.99'],
  ['1000000000000', PRICE, 'TOO_LARGE'],
  ['999999999999.999', PRICE, 'TOO_LARGE'],
  ['-5', PRICE, 'NEGATIVE'],
  ['-0', PRICE, '0'],
  ['12.34.56', PRICE, 'NOT_A_NUMBER'],
  ['1.2345,00', PRICE, 'NOT_A_NUMBER'],
  ['250000 - 300000', PRICE, 'NOT_A_NUMBER'],
  ['0x10', PRICE, 'NOT_A_NUMBER'],
  ['NaN', PRICE, 'NOT_A_NUMBER'],
  ['Infinity', PRICE, 'NOT_A_NUMBER'],
  ['1E99', PRICE, 'TOO_LARGE'],
  ['.', PRICE, 'NOT_A_NUMBER'],
  ['.5', PRICE, '0.5'],
  ['1.250', MONTHLY, '1250 ?'],
  ['850.000', MONTHLY, '850'],
  ['850,000', MONTHLY, '850 ?'],
  ['781,725', MONTHLY, '781.73 ?'],
  ['781.7249', MONTHLY, '781.72'],
  ['120,5', LIVING_AREA, '120.5'],
  ['120,50 m²', LIVING_AREA, '120.5'],
  ['ca. 88 qm', LIVING_AREA, '88'],
  ['88.000', LIVING_AREA, '88'],
  ['1.250', LIVING_AREA, '1250 ?'],
  ['88.000', ANY_AREA, '88 ?'],
  ['1.250', ANY_AREA, '1250 ?'],
  ['2.5', COUNT, '2.5'],
  ['3.000', COUNT, '3'],
  ['2,5', COUNT, '2.5'],
  ['8.123', DEGREES, '8.123'],
];

describe('numbers', () => {
  for (const [text, style, expected] of CASES) {
    it(`reads ${text} as ${expected}`, () => assert.equal(read(text, style), expected));
  }

  it('multiplies without a float', () => {
    assert.equal(multiply('0.1', 12), '1.2');
    assert.equal(multiply('1234.56', 365), '450614.4');
    assert.equal(multiply('100', 1), '100');
  });

  it('reads yes and no in several languages', () => {
    for (const word of ['true', 'TRUE', '1', 'ja', 'Ja', 'yes']) assert.equal(parseYesNo(word), true);
    for (const word of ['false', '0', 'nein', 'NO']) assert.equal(parseYesNo(word), false);
    assert.equal(parseYesNo('vielleicht'), null);
  });
});
