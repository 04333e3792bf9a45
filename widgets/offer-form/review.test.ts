import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Language } from '../core/i18n.ts';
import { amountInWords, catalogue, mustConfirm } from './review.ts';

test('an amount far from what is asked, or with nothing to compare, is confirmed by itself', () => {
  assert.deepEqual([undefined, 0.01, 0.49, 1.61, 100].map(mustConfirm), [true, true, true, true, true]);
  assert.deepEqual([0.5, 0.96, 1, 1.6].map(mustConfirm), [false, false, false, false]);
});

test('amounts in words', async () => {
  const cases: [Language, currency: string, [amount: string, inWords: string][]][] = [
    [
      'en',
      'EUR',
      [
        ['1', 'one euro'],
        ['895000', 'eight hundred ninety-five thousand euros'],
        ['450000.5', 'four hundred fifty thousand and 50/100 euros'],
        ['89500000', 'eighty-nine million five hundred thousand euros'],
        ['1001017', 'one million one thousand seventeen euros'],
        [
          '999999999999',
          'nine hundred ninety-nine billion nine hundred ninety-nine million nine hundred ninety-nine thousand nine hundred ninety-nine euros',
        ],
      ],
    ],
    [
      'de',
      'EUR',
      [
        ['895000', 'achthundertfünfundneunzigtausend Euro'],
        ['1000000', 'eine Million Euro'],
        ['89501121', 'neunundachtzig Millionen fünfhunderteintausendeinhunderteinundzwanzig Euro'],
        ['450000.50', 'vierhundertfünfzigtausend 50/100 Euro'],
      ],
    ],
    [
      'fr',
      'CAD',
      [
        ['71', 'soixante et onze dollars canadiens'],
        ['80', 'quatre-vingts dollars canadiens'],
        ['81', 'quatre-vingt-un dollars canadiens'],
        ['91', 'quatre-vingt-onze dollars canadiens'],
        ['200', 'deux cents dollars canadiens'],
        ['1201', 'mille deux cent un dollars canadiens'],
        ['280000', 'deux cent quatre-vingt mille dollars canadiens'],
        ['895077', 'huit cent quatre-vingt-quinze mille soixante-dix-sept dollars canadiens'],
        ['80000000', 'quatre-vingts millions de dollars canadiens'],
        ['1000000', 'un million de dollars canadiens'],
        ['1500000.05', 'un million cinq cent mille dollars canadiens et 5/100'],
      ],
    ],
    [
      'ro',
      'RON',
      [
        ['2', 'doi lei românești'],
        ['19', 'nouăsprezece lei românești'],
        ['21', 'douăzeci și unu de lei românești'],
        ['1000', 'o mie de lei românești'],
        ['2012', 'două mii doisprezece lei românești'],
        ['895000', 'opt sute nouăzeci și cinci de mii de lei românești'],
        ['21000', 'douăzeci și una de mii de lei românești'],
        ['1200000', 'un milion două sute de mii de lei românești'],
        ['2000000.10', 'două milioane de lei românești și 10/100'],
      ],
    ],
  ];
  for (const [language, currency, amounts] of cases) {
    const { default: words } = await catalogue[language]();
    for (const [amount, inWords] of amounts) assert.equal(amountInWords(amount, currency, language, words), inWords);
  }
  const french = (await catalogue.fr()).default;
  assert.equal(amountInWords('2000000', 'EUR', 'fr', french), 'deux millions d’euros');
});
