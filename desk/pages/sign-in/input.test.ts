import assert from 'node:assert/strict';
import { it } from 'node:test';
import { codeOf, looksLikeEmail } from './input.ts';

it('codeOf finds the digits in what was pasted', () => {
  assert.equal(codeOf(' 123 456 '), '123456');
  assert.equal(codeOf('Your code: 123-456.'), '123456');
  assert.equal(codeOf('1234567'), '123456');
});

it('looksLikeEmail refuses only what cannot be one', () => {
  assert.ok(looksLikeEmail('jana.vogel@spreeufer.example'));
  for (const text of ['', 'jana', 'jana@', 'jana@spreeufer', 'ja na@spreeufer.example'])
    assert.ok(!looksLikeEmail(text));
});
