import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { countQueries, type TestPlatform, testPlatform } from '../../test/harness/platform.ts';
import { addressGroup } from './index.ts';
import { createLimits } from './limits.ts';

let platform: TestPlatform;
before(async () => {
  platform = await testPlatform({ now: new Date('2026-11-28T09:00:00Z') });
});
after(() => platform.close());

/** The same counts, as another process has them. */
const otherProcess = () => createLimits(platform.pool, platform.vault, platform.clock);
const takeAll = async (times: number, take: () => Promise<{ ok: boolean }>) =>
  (await Promise.all(Array.from({ length: times }, take))).filter(({ ok }) => ok).length;

test('a budget is taken exactly once, also by many at the same time in two processes', async () => {
  const [one, two] = [platform.limits, otherProcess()];
  for (const most of [7, 1200]) {
    const budget = { most, seconds: 60 };
    const name = `parallel ${most}`;
    const [first, second] = await Promise.all([
      takeAll(most, () => one.take(name, 'a', budget)),
      takeAll(most, () => two.take(name, 'a', budget)),
    ]);
    assert.equal(first + second, most);
  }
});

test('what was used comes back evenly, and a refusal says when', async () => {
  platform.setNow(new Date('2026-11-28T09:00:00Z'));
  const budget = { most: 6, seconds: 60 };
  const take = (cost?: number) => platform.limits.take('evenly', 'a', budget, cost);
  assert.deepEqual(await take(6), { ok: true });
  assert.deepEqual(await take(), { ok: false, retryAfter: 10 });
  assert.deepEqual(await take(3), { ok: false, retryAfter: 30 });
  assert.deepEqual(await platform.limits.take('evenly', 'b', budget), { ok: true }, 'others are not held up');
  platform.setNow(new Date('2026-11-28T09:00:10Z'));
  assert.deepEqual(await take(2), { ok: false, retryAfter: 10 });
  assert.deepEqual(await take(1), { ok: true });
  assert.deepEqual(await take(7), { ok: false, retryAfter: 60 }, 'more than there ever is');
});

test('a budget is forgotten in every process', async () => {
  const budget = { most: 1, seconds: 3600 };
  await platform.limits.take('forgotten', 'a', budget);
  assert.equal((await platform.limits.take('forgotten', 'a', budget)).ok, false);
  await platform.limits.forget('forgotten', 'a');
  assert.equal((await otherProcess().take('forgotten', 'a', budget)).ok, true);
});

test('a large budget costs a query for every fiftieth, and refusals cost none', async () => {
  const budget = { most: 1000, seconds: 60 };
  const take = () => platform.limits.take('queries', 'a', budget);
  const queries = await countQueries(async () => {
    for (let each = 0; each < 2000; each++) await take();
  });
  assert.ok(queries <= 60, `${queries} queries`);
});

test('the database holds nobody in readable form, and only what is still counted', async () => {
  platform.setNow(new Date('2026-11-28T10:00:00Z'));
  await platform.limits.take('swept', '203.0.113.9', { most: 1, seconds: 1 });
  platform.setNow(new Date('2026-11-28T10:05:00Z'));
  await otherProcess().take('kept', '203.0.113.9', { most: 1, seconds: 1 });
  const rows = () => platform.prisma.limitUse.findMany();
  const end = Date.now() + 10_000;
  while ((await rows()).length > 1 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
  const left = await rows();
  assert.equal(left.length, 1);
  assert.ok(!left[0]?.key.includes('203.0.113'));
});

test('an address counts as the network of one client', () => {
  assert.equal(addressGroup('203.0.113.9'), '203.0.113.9');
  assert.equal(addressGroup('::ffff:203.0.113.9'), '203.0.113.9');
  assert.equal(addressGroup('2001:db8:1:2:3:4:5:6'), addressGroup('2001:db8:1:2::1'));
  assert.notEqual(addressGroup('2001:db8:1:2::1'), addressGroup('2001:db8:1:3::1'));
});
