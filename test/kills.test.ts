import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { killAll } from './harness/kills.ts';
import { discard, type Product, startProduct } from './harness/product.ts';

/** What is promised: from the last kill until everything runs. A machine that is slow even alone gets what it needs. */
const BACK_MS = 10_000;

describe('killed again and again', () => {
  let product: Product;
  before(async () => {
    product = await startProduct({ LOG_LEVEL: 'fatal', TRUST_PROXY: 'loopback' });
  });
  after(() => discard(product));

  it('comes back by itself, and nothing acknowledged is lost or doubled', async (test) => {
    const report = await killAll(product, { kills: 50, seed: 7 });
    test.diagnostic(JSON.stringify(report));
    assert.deepEqual(report.lost, []);
    assert.deepEqual(report.doubled, []);
    assert.deepEqual(report.refused, []);
    for (const [kind, count] of Object.entries(report.kills)) assert.ok(count > 0, `no ${kind} was killed`);
    const { offers, deliveries, codes } = report.acknowledged;
    assert.ok(offers > 2 && deliveries > 2 && codes > 0, 'too little was acknowledged to say something');
    assert.ok(report.recovery.after < Math.max(BACK_MS, 3 * report.recovery.alone), JSON.stringify(report.recovery));
  });
});
