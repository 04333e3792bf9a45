import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readPeople } from './meta.ts';
import { signInProblem } from './session.ts';

it('signInProblem tells the cures apart', () => {
  assert.equal(signInProblem(400, 0), 'wrong');
  assert.equal(signInProblem(400, 1), 'wrong');
  assert.equal(signInProblem(400, 2), 'tries');
  assert.equal(signInProblem(429, 0), 'busy');
  assert.equal(signInProblem(503, 0), 'server');
});

it('readPeople takes what is well formed and leaves the rest', () => {
  assert.deepEqual(readPeople('[{"label":"A","email":"a@b.example"},{"label":1},null]'), [
    { label: 'A', email: 'a@b.example' },
  ]);
  assert.deepEqual(readPeople('no list'), []);
  assert.deepEqual(readPeople(undefined), []);
});
