import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editAmount, readAmount, separatorsOf, showAmount } from './amount-input.ts';

const LOCALES = ['en-IE', 'en-CA', 'fr-CA', 'fr-FR', 'de-DE', 'de-CH', 'ro-RO'];
const [en, fr, de] = [separatorsOf('en-CA'), separatorsOf('fr-FR'), separatorsOf('de-DE')];

/** Types a text key by key at the end of an empty field. */
function type(text: string, separators: typeof de) {
  let state = { text: '', caret: 0, isOurs: false };
  for (const key of text) {
    const now = { text: state.text + key, caret: state.text.length + 1 };
    state = editAmount(state, now, 'backward', separators);
  }
  return state;
}

/** Presses a key in an amount that we grouped; `|` is the caret, before and after. */
function press(at: string, key: string, separators: typeof de): string {
  const caret = at.indexOf('|');
  const [head, tail] = [at.slice(0, caret), at.slice(caret + 1)];
  const now =
    key === 'Backspace'
      ? { text: head.slice(0, -1) + tail, caret: caret - 1 }
      : key === 'Delete'
        ? { text: head + tail.slice(1), caret }
        : { text: head + key + tail, caret: caret + key.length };
  const before = { text: head + tail, isOurs: true };
  const after = editAmount(before, now, key === 'Delete' ? 'forward' : 'backward', separators);
  return `${after.text.slice(0, after.caret)}|${after.text.slice(after.caret)}`;
}

test('separators by locale', () => {
  assert.deepEqual(de, { group: '.', decimal: ',' });
  assert.deepEqual(en, { group: ',', decimal: '.' });
  assert.equal(fr.decimal, ',');
  assert.equal(separatorsOf('es').group, '.');
});

test('means the same typed in any language, and when it is shown again', () => {
  const cases: [typed: string, amount: string | undefined][] = [
    ['895000', '895000'],
    ['895000,00', '895000.00'],
    ['895000.00', '895000.00'],
    ['450000,50', '450000.50'],
    ['450000,5', '450000.5'],
    ['450.000', '450000'],
    ['450,000', '450000'],
    ['450.000,00', '450000.00'],
    ['450,000.00', '450000.00'],
    ['1,250,000', '1250000'],
    ['1.250.000', '1250000'],
    ['1 250 000', '1250000'],
    ['1 250 000,5', '1250000.5'],
    ["1'250'000", '1250000'],
    ['1’250’000.50', '1250000.50'],
    ['450\u00a0000', '450000'],
    ['450\u202f000', '450000'],
    ['450.000,00 €', '450000.00'],
    ['€450,000', '450000'],
    ['EUR 450.000', '450000'],
    ['450.000,– €', '450000'],
    ['٤٥٠٠٠٠', '450000'],
    ['０４５０', '450'],
    ['-5', undefined],
    ['−450000', undefined],
    ['5e5', undefined],
    ['450k', undefined],
    ['½ million', undefined],
    ['450000,505', undefined],
    ['450.000,000', undefined],
    ['1 250.000', undefined],
    ['1,250,00', undefined],
    ['0.450', undefined],
    ['450.000.50', undefined],
    ['450,000 $', undefined],
    ['450,000 and more', undefined],
    ['', undefined],
  ];
  for (const [typed, amount] of cases)
    for (const locale of LOCALES) {
      const separators = separatorsOf(locale);
      const { text } = type(typed, separators);
      assert.equal(readAmount(text, 'EUR'), amount, `${typed} in ${locale}, shown as ${text}`);
      assert.equal(readAmount(typed, 'EUR'), amount, `${typed} pasted`);
      if (amount) assert.equal(Number(readAmount(showAmount(amount, separators).text, 'EUR')), Number(amount));
    }
});

test('a currency is known by its sign, its code and its name; another one is no amount of this', () => {
  for (const text of [
    '450 000 $',
    'CA$450,000',
    '450 000 $CA',
    '450 000 $ CA',
    'CAD 450,000',
    '450,000 Canadian dollars',
  ])
    assert.equal(readAmount(text, 'CAD'), '450000', text);
  for (const text of ['450.000 lei', '450.000 RON']) assert.equal(readAmount(text, 'RON'), '450000', text);
  for (const text of ['450.000 €', '€ 450.000 €', '450.000 m²']) assert.equal(readAmount(text, 'CAD'), undefined, text);
});

test('groups while typing', () => {
  assert.deepEqual(type('250000', de), { text: '250.000', caret: 7, isOurs: true });
  assert.deepEqual(type('1250000.5', en), { text: '1,250,000.5', caret: 11, isOurs: true });
  assert.equal(type('250000,50', fr).text, '250\u202f000,50');
  assert.equal(type('895000,00', en).text, '895,000.00');
  assert.equal(type('0012', en).text, '12');
});

test('what is no number yet stays as it was written', () => {
  for (const text of ['12ab3', '450,00', '450.000.', '-5', '1 250 '])
    for (const separators of [en, fr, de]) assert.equal(type(text, separators).text, text);
});

test('the caret stays behind the same digit', () => {
  assert.equal(press('1|.000', '2', de), '12|.000');
  assert.equal(press('25|0.000', '9', de), '2.59|0.000');
  assert.equal(press('2|50.000', 'Backspace', de), '|50.000');
  assert.equal(press('1.250.|000', '7', de), '12.507|.000');
  assert.equal(press('895,000.0|0', 'Backspace', en), '895,000.|0');
  assert.equal(press('|895,000', '1', en), '1|,895,000');
});

test('a group sign cannot swallow a key press', () => {
  assert.equal(press('250.|000', 'Backspace', de), '25|.000');
  assert.equal(press('250|.000', 'Delete', de), '25.0|00');
});
