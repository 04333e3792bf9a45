import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { killAll } from './harness/kills.ts';
import { discard, type Product, startProduct } from './harness/product.ts';

// Everything that can be killed is, in any order, while people work with it: nothing acknowledged is lost or doubled, and
// it comes back by itself.

let product: Product;
before(async () => {
  product = await startProduct({ LOG_LEVEL: 'fatal' });
});
after(() => discard(product));

test('fifty kills of every kind lose and double nothing, and it comes back by itself', async () => {
  const report = await killAll(product, { kills: 50, seed: 7 });
  console.log(JSON.stringify(report));
  assert.deepEqual([report.lost, report.doubled], [[], []], product.output());
  assert.ok(report.acknowledged.offers > 5 && report.acknowledged.deliveries > 5, 'there was something to lose');
  // Ten seconds on a machine of its own; on a busy one, what a start from nothing takes there.
  const { after: took, alone } = report.recovery;
  assert.ok(took < Math.max(10_000, 3 * alone), `${took} ms after the last kill, ${alone} ms alone`);
});
