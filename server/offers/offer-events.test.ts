import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { testPerson } from '../../test/harness/agency.ts';
import { globalId, watch } from '../../test/harness/graphql.ts';
import { countQueries, type TestPlatform, testPlatform } from '../../test/harness/platform.ts';
import type { Actor } from '../accounts/index.ts';
import { MAX_REPLAY, toCursor } from './offer-events.ts';
import { offerFeed } from './offer-feed.ts';
import { setOfferStatus } from './set-offer-status.ts';
import { goodOffer, offeredListing, submit } from './test-support.ts';

let platform: TestPlatform;
before(async () => {
  platform = await testPlatform();
});
after(() => platform.close());

const EVENTS = `subscription ($after: String, $listing: ID) { offerEvents(after: $after, listing: $listing) {
  __typename
  ... on OfferChanged { cursor kind offer { number version status buyer { email } listing { title } } }
  ... on Live { cursor }
  ... on Resync { cursor reason }
} }`;

interface Notice {
  __typename: string;
  cursor: string;
  kind?: string;
  reason?: string;
  offer?: { number: number; version: number; status: string };
}

async function board(actor: Actor, variables: { after?: string; listing?: string } = {}) {
  const stream = await watch<{ offerEvents: Notice }>(platform, { actor }, EVENTS, variables);
  return {
    async next(): Promise<Notice> {
      const late = sleep(5000, undefined, { ref: false }).then(() => Promise.reject(new Error('nothing came')));
      const result = await Promise.race([stream.next(), late]);
      if (result.done) return { __typename: 'done', cursor: '' };
      assert.equal((result.value as { errors?: unknown }).errors, undefined);
      return result.value.data.offerEvents;
    },
    close: () => stream.return?.(),
  };
}

const said = ({ __typename, kind, offer }: Notice) => [__typename, kind, offer?.number, offer?.status];

describe('a board', () => {
  test('hears Live, then each change as it happens', async () => {
    const own = await offeredListing(platform);
    const events = await board(own.broker.actor);
    assert.equal((await events.next()).__typename, 'Live');
    const { id } = await submit(platform, goodOffer({ token: own.token }));
    assert.deepEqual(said(await events.next()), ['OfferChanged', 'SUBMITTED', 1, 'NEW']);
    await setOfferStatus(platform, own.broker.actor, { offerId: id, status: 'VIEWED' });
    assert.deepEqual(said(await events.next()), ['OfferChanged', 'STATUS_CHANGED', 1, 'VIEWED']);
    await events.close();
  });

  test('that was away hears what it missed, then Live', async () => {
    const own = await offeredListing(platform);
    const first = await board(own.executive.actor);
    const { cursor } = await first.next();
    await first.close();
    for (let n = 0; n < 3; n++) await submit(platform, goodOffer({ token: own.token }));
    const second = await board(own.executive.actor, { after: cursor });
    const missed = [await second.next(), await second.next(), await second.next()];
    assert.deepEqual(
      missed.map((notice) => notice.offer?.number),
      [1, 2, 3],
    );
    assert.equal((await second.next()).__typename, 'Live');
    await submit(platform, goodOffer({ token: own.token }));
    assert.equal((await second.next()).offer?.number, 4);
    await second.close();
    const third = await board(own.executive.actor, { after: missed[1]?.cursor });
    assert.deepEqual([(await third.next()).offer?.number, (await third.next()).offer?.number], [3, 4]);
    await third.close();
  });

  test('misses nothing and hears nothing twice while offers pour in', async () => {
    const own = await offeredListing(platform);
    const seen: number[] = [];
    let after = toCursor(await platform.events.latest());
    const pouring = (async () => {
      for (let n = 0; n < 40; n++) await submit(platform, goodOffer({ token: own.token }));
    })();
    while (seen.length < 40) {
      const events = await board(own.executive.actor, { after });
      for (let n = 0; n < 7 && seen.length < 40; n++) {
        const notice = await events.next();
        after = notice.cursor;
        if (notice.offer) seen.push(notice.offer.number);
      }
      await events.close();
    }
    await pouring;
    assert.deepEqual(
      seen,
      Array.from({ length: 40 }, (_, index) => index + 1),
    );
  });

  test('ahead of the feed hears nothing twice', async () => {
    const own = await offeredListing(platform);
    const first = await board(own.executive.actor);
    await first.next();
    const { after } = platform.events;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    platform.events.after = async (...args) => {
      await held;
      return after(...args);
    };
    await submit(platform, goodOffer({ token: own.token }));
    const second = await board(own.executive.actor, { after: toCursor(await platform.events.latest()) });
    assert.equal((await second.next()).__typename, 'Live');
    platform.events.after = after;
    release();
    assert.equal((await first.next()).offer?.number, 1);
    await submit(platform, goodOffer({ token: own.token }));
    assert.equal((await second.next()).offer?.number, 2);
    await first.close();
    await second.close();
  });

  test('with a cursor that says nothing any more is told to load again', async () => {
    const own = await offeredListing(platform);
    const latest = await platform.events.latest();
    for (const after of ['nonsense', toCursor(latest + 1_000n)]) {
      const events = await board(own.executive.actor, { after });
      const notice = await events.next();
      assert.deepEqual([notice.__typename, notice.reason], ['Resync', 'UNKNOWN_CURSOR']);
      assert.equal((await events.next()).__typename, 'Live');
      await events.close();
    }
  });

  test('too far behind, or behind what is still kept, is told to load again', async () => {
    const own = await offeredListing(platform);
    const start = await platform.events.latest();
    const { id } = await submit(platform, goodOffer({ token: own.token }));
    const many = Array.from({ length: MAX_REPLAY }, () => ({
      type: 'offer.statusChanged',
      subjectType: 'Offer',
      subjectId: id,
      agencyId: own.agency.id,
      actor: 'system',
    }));
    await platform.pool.query('SELECT append_events($1)', [JSON.stringify(many)]);
    const reason = async (after: bigint) => {
      const events = await board(own.executive.actor, { after: toCursor(after) });
      const notice = await events.next();
      await events.close();
      return notice.reason ?? notice.__typename;
    };
    assert.equal(await reason(start), 'TOO_FAR_BEHIND');
    assert.equal(await reason(start + 1n), 'OfferChanged');
    await platform.pool.query('DELETE FROM "Event" WHERE seq < $1', [String(start + 500n)]);
    assert.equal(await reason(start + 1n), 'TOO_OLD');
    assert.equal(await reason(start + 499n), 'OfferChanged');
  });

  test('hears only of offers its person may see, and of the listing it asked for', async () => {
    const own = await offeredListing(platform);
    const other = await offeredListing(platform);
    const admin = await testPerson(platform, null, 'AGENT', { admin: true });
    const deaf = await Promise.all(
      [own.colleague.actor, other.executive.actor, admin.actor].map((actor) => board(actor)),
    );
    const elsewhere = await board(own.executive.actor, { listing: globalId('Listing', other.listing.id) });
    const here = await board(own.executive.actor, { listing: globalId('Listing', own.listing.id) });
    for (const events of [...deaf, elsewhere, here]) assert.equal((await events.next()).__typename, 'Live');
    const next = [...deaf, elsewhere].map((events) => events.next().catch(() => 'nothing'));
    await submit(platform, goodOffer({ token: own.token }));
    assert.equal((await here.next()).offer?.number, 1);
    const quiet = await Promise.race([Promise.any(next), sleep(300, 'quiet')]);
    assert.equal(quiet, 'quiet');
    for (const events of [...deaf, elsewhere, here]) await events.close();
    assert.equal(((await next[0]) as Notice).__typename, 'done');
  });
});

describe('many boards', () => {
  test('of equal access share one reading of the log and one of the offer', async () => {
    const own = await offeredListing(platform);
    const boards = await Promise.all(Array.from({ length: 100 }, () => board(own.executive.actor)));
    for (const events of boards) await events.next();
    let reads = 0;
    const { after } = platform.events;
    platform.events.after = (...args) => {
      reads++;
      return after(...args);
    };
    await submit(platform, goodOffer({ token: own.token }));
    const queries = await countQueries(async () => {
      for (const events of boards) assert.equal((await events.next()).offer?.number, 1);
    });
    platform.events.after = after;
    assert.ok(reads <= 5, `${reads} readings of the log`);
    assert.ok(queries <= 20, `${queries} queries`);
    for (const events of boards) await events.close();
  });

  test('leave no reader behind when the last one closes', async () => {
    const own = await offeredListing(platform);
    let listeners = 0;
    const { onWake } = platform.events;
    platform.events.onWake = (listener) => {
      listeners++;
      const stop = onWake(listener);
      return () => {
        listeners--;
        stop();
      };
    };
    const boards = await Promise.all([board(own.executive.actor), board(own.broker.actor)]);
    for (const events of boards) await events.next();
    await sleep(50);
    assert.equal(listeners, 1);
    const waiting = boards.map((events) => events.next());
    for (const events of boards) await events.close();
    for (const notice of await Promise.all(waiting)) assert.equal(notice.__typename, 'done');
    await sleep(50);
    assert.equal(listeners, 0);
    platform.events.onWake = onWake;
  });

  test('a slow one is told to load again instead of filling the memory', async () => {
    const own = await offeredListing(platform);
    const { id } = await submit(platform, goodOffer({ token: own.token }));
    const events = await board(own.executive.actor);
    assert.equal((await events.next()).__typename, 'Live');
    const many = Array.from({ length: 1001 }, () => ({
      type: 'offer.statusChanged',
      subjectType: 'Offer',
      subjectId: id,
      agencyId: own.agency.id,
      actor: 'system',
    }));
    await platform.pool.query('SELECT append_events($1)', [JSON.stringify(many)]);
    const end = await platform.events.latest();
    while (offerFeed(platform).position() < end) await sleep(20);
    const notice = await events.next();
    assert.deepEqual([notice.__typename, notice.reason], ['Resync', 'TOO_SLOW']);
    await events.close();
  });
});
