import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { solve } from './proof.ts';

test('the solution begins with as many zero bits as were asked for', async () => {
  for (const bits of [1, 9, 12]) {
    const { challenge, solution } = await solve({ challenge: 'abc.def', bits });
    const hash = createHash('sha256').update(`${challenge}:${solution}`).digest();
    assert.equal(hash.readUInt32BE() >>> (32 - bits), 0);
  }
});
