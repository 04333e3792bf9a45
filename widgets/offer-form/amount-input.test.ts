import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deleteAround, groupAmount, parseAmount, separatorsOf } from './amount-input.ts';
import { normalise } from './pasted-amount.ts';

const de = { group: '.', decimal: ',' };
const en = { group: ',', decimal: '.' };
const fr = { group: '\u202f', decimal: ',' };

/** Types a text key by key at the end of the field. */
function type(text: string, separators: typeof de) {
  let state = { text: '', caret: 0 };
  for (const key of text) state = groupAmount({ text: state.text + key, caret: state.text.length + 1 }, separators);
  return state;
}

test('separators by locale', () => {
  assert.deepEqual(separatorsOf('de-DE'), de);
  assert.deepEqual(separatorsOf('en-CA'), en);
  assert.equal(separatorsOf('fr-FR').decimal, ',');
  assert.equal(separatorsOf('es').group, '.');
});

test('groups while typing', () => {
  assert.deepEqual(type('250000', de), { text: '250.000', caret: 7 });
  assert.deepEqual(type('1250000.5', en), { text: '1,250,000.5', caret: 11 });
  assert.equal(type('250000,509', fr).text, '250\u202f000,50');
  assert.equal(type('0012', en).text, '12');
  assert.equal(type('12ab3', en).text, '123');
});

test('a digit typed in the middle leaves the caret behind it', () => {
  // 1|.000 → 12|.000
  assert.deepEqual(groupAmount({ text: '12.000', caret: 2 }, de), { text: '12.000', caret: 2 });
  // 25|0.000 with 9 typed → 2.59|0.000? The caret stays behind the 9.
  const typed = groupAmount({ text: '259' + '0.000', caret: 3 }, de);
  assert.deepEqual(typed, { text: '2.590.000', caret: 4 });
  // A digit removed at the front
  assert.deepEqual(groupAmount({ text: '.250.000', caret: 0 }, de), { text: '250.000', caret: 0 });
});

test('a group sign cannot swallow a key press', () => {
  assert.deepEqual(deleteAround({ text: '250.000', caret: 4 }, 'backward', de), { text: '25.000', caret: 2 });
  assert.deepEqual(deleteAround({ text: '250.000', caret: 3 }, 'forward', de), { text: '25.000', caret: 4 });
  assert.equal(deleteAround({ text: '250.000', caret: 3 }, 'backward', de), undefined);
});

test('what is pasted keeps its meaning', () => {
  const paste = (text: string, to: typeof de) => parseAmount(normalise(text, to), to);
  assert.equal(paste('250.000,50 €', de), '250000.50');
  assert.equal(paste('€ 250,000.50', de), '250000.50');
  assert.equal(paste('250.000', de), '250000');
  assert.equal(paste('250,000', en), '250000');
  assert.equal(paste('250.000,50', en), '250000.50');
  assert.equal(paste("250'000.00 CHF", en), '250000.00');
  assert.equal(paste('250 000', fr), '250000');
  assert.equal(paste('250.5', fr), '250.5');
});

test('parse', () => {
  assert.equal(parseAmount('', de), '');
  assert.equal(parseAmount(',5', de), '0.5');
  assert.equal(parseAmount('250.000', de), '250000');
});
