import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestPlatform, testPlatform } from '../../test/harness/platform.ts';
import { setOfferStatus } from './set-offer-status.ts';
import { goodOffer, offeredListing, submit } from './test-support.ts';
import { verifyLog } from './verify-log.ts';

let platform: TestPlatform;

before(async () => {
  platform = await testPlatform();
});
after(() => platform.close());

async function filledLog() {
  const office = await offeredListing(platform);
  const ids: string[] = [];
  for (const amount of ['100', '200', '300'])
    ids.push((await submit(platform, goodOffer({ token: office.token, amount }))).id);
  await setOfferStatus(platform, office.broker.actor, { offerId: ids[1] ?? '', status: 'ACCEPTED' });
  return { ...office, ids };
}

/** As somebody with all rights over the database would. */
async function tamper(sql: string, values: unknown[]) {
  const client = await platform.pool.connect();
  await client.query('SET session_replication_role = replica');
  await client.query(sql, values);
  await client.query('SET session_replication_role = DEFAULT');
  client.release();
}

const cases: [string, string, (log: Awaited<ReturnType<typeof filledLog>>) => unknown[], object[]][] = [
  [
    'an amount',
    'UPDATE "Offer" SET amount = 999 WHERE id = $1',
    ({ ids }) => [ids[1]],
    [{ fault: 'OFFER_ALTERED', position: 2 }],
  ],
  [
    'a decision',
    `UPDATE "OfferEvent" SET status = 'REJECTED' WHERE "linkId" = $1 AND position = 4`,
    ({ linkId }) => [linkId],
    [
      { fault: 'HASH_WRONG', position: 4 },
      { fault: 'STATUS_WRONG', position: 2 },
    ],
  ],
  [
    'a missing entry',
    'DELETE FROM "OfferEvent" WHERE "linkId" = $1 AND position = 1',
    ({ linkId }) => [linkId],
    [
      { fault: 'POSITION_MISSING', position: 2 },
      { fault: 'HASH_WRONG', position: 2 },
      { fault: 'POSITION_MISSING', position: 3 },
      { fault: 'POSITION_MISSING', position: 4 },
      { fault: 'NOT_IN_LOG', position: 1 },
      { fault: 'STATUS_WRONG', position: 1 },
    ],
  ],
  [
    'a time',
    'UPDATE "OfferEvent" SET at = now() WHERE "linkId" = $1 AND position = 2',
    ({ linkId }) => [linkId],
    [{ fault: 'HASH_WRONG', position: 2 }],
  ],
  [
    'a state',
    `UPDATE "OfferState" SET status = 'REJECTED' WHERE "offerId" = $1`,
    ({ ids }) => [ids[1]],
    [{ fault: 'STATUS_WRONG', position: 2 }],
  ],
];

for (const [name, sql, values, problems] of cases) {
  test(`shows ${name} that was altered`, async () => {
    const log = await filledLog();
    assert.deepEqual((await verifyLog(platform, log.linkId)).problems, []);
    await tamper(sql, values(log));
    assert.deepEqual((await verifyLog(platform, log.linkId)).problems, problems);
  });
}

test('still verifies when a buyer was erased', async () => {
  const log = await filledLog();
  await platform.prisma.offerParty.update({
    where: { offerId: log.ids[0] },
    data: { sealed: null, erasedAt: new Date() },
  });
  assert.deepEqual(await verifyLog(platform, log.linkId), { entries: 4, offers: 3, problems: [] });
});
