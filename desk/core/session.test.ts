import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readPeople } from './meta.ts';
import { signInProblem } from './session.ts';

it('signInProblem tells the cures apart', () => {
  assert.equal(signInProblem(400, 'INVALID_OTP'), 'wrong');
  assert.equal(signInProblem(400, 'OTP_EXPIRED'), 'expired');
  assert.equal(signInProblem(403, 'TOO_MANY_ATTEMPTS'), 'tries');
  assert.equal(signInProblem(429, undefined), 'busy');
  assert.equal(signInProblem(503, undefined), 'server');
});

it('readPeople takes what is well formed and leaves the rest', () => {
  assert.deepEqual(readPeople('[{"label":"A","email":"a@b.example"},{"label":1},null]'), [
    { label: 'A', email: 'a@b.example' },
  ]);
  assert.deepEqual(readPeople('no list'), []);
  assert.deepEqual(readPeople(undefined), []);
});
