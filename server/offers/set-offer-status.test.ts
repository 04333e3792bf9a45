import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { keyActor } from '../../test/harness/agency.ts';
import { data, globalId } from '../../test/harness/graphql.ts';
import { type TestPlatform, testPlatform } from '../../test/harness/platform.ts';
import type { Actor } from '../accounts/index.ts';
import type { OfferStatus } from '../platform/generated/prisma/enums.ts';
import { mailContext, type SealedMail } from '../platform/index.ts';
import { setOfferStatus, UNDO_SECONDS } from './set-offer-status.ts';
import { goodOffer, offeredListing, submit } from './test-support.ts';
import { verifyLog } from './verify-log.ts';

let platform: TestPlatform;
let office: Awaited<ReturnType<typeof offeredListing>>;

before(async () => {
  platform = await testPlatform();
  office = await offeredListing(platform);
});
after(() => platform.close());

const SET = `mutation ($input: SetOfferStatusInput!) { setOfferStatus(input: $input) {
  __typename
  ... on SetOfferStatusPayload { offer { status version history { position status actorName } } }
  ... on InvalidInput { fields { path code } }
} }`;

interface Answer {
  __typename: string;
  offer: { status: string; version: number; history: { status: string; actorName: string | null }[] };
  fields: { path: string[]; code: string }[];
}

async function set(
  offerId: string,
  status: OfferStatus,
  message?: string,
  actor: Actor = office.broker.actor,
  version?: number,
) {
  const input = { offer: globalId('Offer', offerId), status, message, version };
  return (await data<{ setOfferStatus: Answer }>(platform, { actor }, SET, { input })).setOfferStatus;
}

const seen = (version: number, status: OfferStatus, offerId: string) =>
  set(offerId, status, undefined, undefined, version);

const newOffer = async () => (await submit(platform, goodOffer({ token: office.token }))).id;

async function decisionMails(offerId: string) {
  const rows = await platform.prisma.mail.findMany({
    where: { dedupeKey: { startsWith: `offer-decided:${offerId}` } },
  });
  return rows.map((row) => {
    const { to, data: content } = platform.vault.open<SealedMail>(row.sealed, mailContext(row.dedupeKey));
    return { row, to, decision: content.decision, message: content.message };
  });
}

describe('a status', () => {
  test('goes from NEW to VIEWED to ACCEPTED to REJECTED and back, and the log says so', async () => {
    const id = await newOffer();
    for (const status of ['VIEWED', 'ACCEPTED', 'REJECTED', 'ACCEPTED'] as const) await set(id, status);
    const { offer } = await set(id, 'ACCEPTED');
    assert.deepEqual([offer.status, offer.version], ['ACCEPTED', 5]);
    const name = office.broker.name;
    assert.deepEqual(
      offer.history.map((entry) => [entry.status, entry.actorName]),
      [
        ['NEW', null],
        ['VIEWED', name],
        ['ACCEPTED', name],
        ['REJECTED', name],
        ['ACCEPTED', name],
      ],
    );
    const events = await platform.prisma.event.findMany({
      where: { subjectId: id, type: 'offer.statusChanged' },
      orderBy: { seq: 'asc' },
    });
    const common = { linkId: office.linkId, listingId: office.listing.id };
    assert.deepEqual(events.at(-1)?.data, { ...common, status: 'ACCEPTED', version: 5 });
    assert.equal(events.length, 4);
    assert.deepEqual((await verifyLog(platform, office.linkId)).problems, []);
  });

  test('set again, or VIEWED after a decision without a version, changes nothing', async () => {
    const id = await newOffer();
    await set(id, 'REJECTED');
    for (const status of ['REJECTED', 'VIEWED'] as const) {
      const { offer } = await set(id, status);
      assert.deepEqual([offer.status, offer.version], ['REJECTED', 2]);
    }
  });

  test('that nobody sets is refused', async () => {
    const id = await newOffer();
    for (const status of ['NEW', 'WITHDRAWN', 'SUPERSEDED', 'EXPIRED'] as const) {
      assert.deepEqual((await set(id, status)).fields, [{ path: ['status'], code: 'NOT_A_CHOICE' }]);
    }
    assert.deepEqual((await set(id, 'ACCEPTED', 'x'.repeat(2001))).fields, [{ path: ['message'], code: 'TOO_LONG' }]);
  });

  test('that is a fact stays', async () => {
    const id = await newOffer();
    await platform.prisma.offerState.update({ where: { offerId: id }, data: { status: 'WITHDRAWN' } });
    assert.deepEqual((await set(id, 'ACCEPTED')).fields, [{ path: ['status'], code: 'ALREADY_DECIDED' }]);
    await platform.prisma.offerState.update({ where: { offerId: id }, data: { status: 'NEW' } });
  });

  test('can be set by a key, which the history names', async () => {
    const id = await newOffer();
    const actor = keyActor(office.agency.id, ['OFFERS_READ', 'OFFERS_WRITE']);
    if (actor.kind !== 'key') throw new Error();
    const row = {
      id: actor.id,
      agencyId: office.agency.id,
      kind: 'SECRET',
      name: 'CRM',
      prefix: 'gp_sk',
      secretHash: actor.id,
    } as const;
    await platform.prisma.apiKey.create({ data: row });
    assert.equal((await set(id, 'VIEWED', undefined, actor)).offer.history[1]?.actorName, 'CRM');
  });

  test('decided by two at the same time keeps an unbroken log', async () => {
    const id = await newOffer();
    await Promise.all(
      Array.from({ length: 10 }, (_, n) => set(id, n % 2 ? 'ACCEPTED' : 'REJECTED', undefined, office.executive.actor)),
    );
    assert.deepEqual((await verifyLog(platform, office.linkId)).problems, []);
  });
});

describe('a version that was seen', () => {
  test('lets a decision through, and refuses it once somebody else has changed the offer', async () => {
    const id = await newOffer();
    assert.equal((await seen(1, 'ACCEPTED', id)).offer.version, 2);
    for (const status of ['REJECTED', 'VIEWED', 'ACCEPTED'] as const) {
      assert.deepEqual((await seen(1, status, id)).fields, [{ path: ['version'], code: 'CHANGED_SINCE' }]);
    }
    const { status, version } = await platform.prisma.offerState.findUniqueOrThrow({ where: { offerId: id } });
    assert.deepEqual([status, version], ['ACCEPTED', 2]);
    assert.equal((await decisionMails(id)).length, 1);
  });

  test('takes a decision back with VIEWED: the buyer hears nothing, the log and the events tell', async () => {
    const id = await newOffer();
    await set(id, 'VIEWED');
    await set(id, 'REJECTED', 'Leider nein');
    const { offer } = await seen(3, 'VIEWED', id);
    assert.deepEqual([offer.status, offer.version], ['VIEWED', 4]);
    assert.deepEqual(
      offer.history.map((entry) => entry.status),
      ['NEW', 'VIEWED', 'REJECTED', 'VIEWED'],
    );
    assert.deepEqual(await decisionMails(id), []);
    const event = await platform.prisma.event.findFirst({ where: { subjectId: id }, orderBy: { seq: 'desc' } });
    const common = { linkId: office.linkId, listingId: office.listing.id };
    assert.deepEqual(event?.data, { ...common, status: 'VIEWED', version: 4 });
    assert.deepEqual((await verifyLog(platform, office.linkId)).problems, []);
    assert.equal((await seen(4, 'ACCEPTED', id)).offer.version, 5);
    assert.deepEqual(
      (await decisionMails(id)).map((mail) => mail.decision),
      ['ACCEPTED'],
    );
  });

  test('takes back nothing of which the buyer has heard, or may have', async () => {
    const id = await newOffer();
    const refused = [{ path: ['status'], code: 'ALREADY_DECIDED' }];
    const mails = { dedupeKey: { startsWith: `offer-decided:${id}` } };
    await set(id, 'ACCEPTED');
    for (const gone of [{ state: 'SENDING' }, { state: 'QUEUED' }, { state: 'SENT' }] as const) {
      await platform.prisma.mail.updateMany({ where: mails, data: { ...gone, attempts: 1 } });
      assert.deepEqual((await seen(2, 'VIEWED', id)).fields, refused);
    }
    // The first decision has left, the second has not: back to undecided would contradict what the buyer read.
    await set(id, 'REJECTED');
    assert.deepEqual((await seen(3, 'VIEWED', id)).fields, refused);
    assert.equal(await platform.prisma.mail.count({ where: mails }), 2);
    const state = await platform.prisma.offerState.findUniqueOrThrow({ where: { offerId: id } });
    assert.deepEqual([state.status, state.version], ['REJECTED', 3]);
  });

  test('used twice at the same time takes a decision back once', async () => {
    const id = await newOffer();
    await set(id, 'ACCEPTED');
    const answers = await Promise.all([seen(2, 'VIEWED', id), seen(2, 'VIEWED', id)]);
    assert.deepEqual(answers.map((answer) => answer.__typename).sort(), ['InvalidInput', 'SetOfferStatusPayload']);
    assert.deepEqual((await verifyLog(platform, office.linkId)).problems, []);
  });
});

describe('the mail of a decision', () => {
  test('waits, carries the word to the buyer and stands once, for the last decision', async () => {
    const id = await newOffer();
    await set(id, 'VIEWED');
    assert.deepEqual(await decisionMails(id), []);
    await set(id, 'ACCEPTED', 'Bis Montag');
    const [first] = await decisionMails(id);
    assert.deepEqual([first?.to, first?.decision, first?.message], ['mara@example.com', 'ACCEPTED', 'Bis Montag']);
    const wait = (first?.row.nextTryAt.getTime() ?? 0) - Date.now();
    assert.ok(wait > (UNDO_SECONDS - 5) * 1000 && wait <= UNDO_SECONDS * 1000, `waits ${wait} ms`);
    assert.ok(!Buffer.from(first?.row.sealed ?? []).includes('Montag'));
    await set(id, 'REJECTED');
    const mails = await decisionMails(id);
    assert.deepEqual(
      mails.map((mail) => [mail.decision, mail.message]),
      [['REJECTED', null]],
    );
  });

  test('that has left is not taken back; the next decision gets its own', async () => {
    const id = await newOffer();
    await setOfferStatus(platform, office.broker.actor, { offerId: id, status: 'ACCEPTED' }, { undoSeconds: 0 });
    await platform.prisma.mail.updateMany({
      where: { dedupeKey: { startsWith: `offer-decided:${id}` } },
      data: { state: 'SENT' },
    });
    await set(id, 'REJECTED');
    assert.deepEqual((await decisionMails(id)).map((mail) => mail.decision).sort(), ['ACCEPTED', 'REJECTED']);
  });
});
