import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { keyActor, testAgency } from '../../test/harness/agency.ts';
import { ask } from '../../test/harness/graphql.ts';
import { type TestPlatform, testPlatform } from '../../test/harness/platform.ts';
import { type Actor, anonymous } from '../accounts/index.ts';
import { configureOfferLink } from './configure-offer-link.ts';
import { FREE_OFFERS, OFFERS_PER_CLIENT } from './limits.ts';
import type { Challenge, Proof } from './proof-of-work.ts';
import type { SubmitOffer } from './submit-offer.ts';
import { goodOffer, offeredListing, submit, submitByGraphql } from './test-support.ts';
import { verifyLog } from './verify-log.ts';

let platform: TestPlatform;
let office: Awaited<ReturnType<typeof offeredListing>>;
const NOW = new Date('2026-06-15T12:00:00Z');

before(async () => {
  platform = await testPlatform({ now: NOW });
  office = await offeredListing(platform);
});
after(() => platform.close());

const isoDay = (value: string) => value as unknown as Date;

describe('a good offer', () => {
  test('is received, numbered, sealed, logged and announced', async () => {
    const own = await offeredListing(platform);
    platform.woken.length = 0;
    const { answer } = await submitByGraphql(platform, {
      ...goodOffer({ token: own.token }),
      paymentDate: undefined,
      validUntil: undefined,
    });
    assert.equal(answer?.__typename, 'SubmitOfferPayload');
    const { reference, ...receipt } = answer?.receipt ?? {};
    assert.match(reference ?? '', /^([2-9CDFHJKMNPQRTVWXY]{4}-){2}[2-9CDFHJKMNPQRTVWXY]{4}$/);
    assert.deepEqual(receipt, {
      number: null,
      receivedAt: NOW.toISOString(),
      amount: { amount: '385000', currency: 'EUR' },
      listing: { title: 'Altbau am Park' },
    });
    assert.deepEqual(platform.woken, ['notifications']);
    const events = await platform.prisma.event.findMany({
      where: { type: 'offer.submitted', agencyId: own.agency.id },
    });
    assert.deepEqual(events[0]?.data, { linkId: own.linkId, listingId: own.listing.id, number: 1 });
    assert.deepEqual((await verifyLog(platform, own.linkId)).problems, []);
  });

  test('leaves nothing personal in clear in any table', async () => {
    const own = await offeredListing(platform);
    const secret = { fullName: 'Zebedäus Quastenflosser', email: 'quaste@example.org', phone: '030 99887766' };
    const words = {
      paymentTerm: 'OTHER',
      paymentTermText: 'Nach dem Erbfall',
      conditions: 'Wenn die Küche bleibt',
    } as const;
    await submit(platform, goodOffer({ token: own.token, ...secret, ...words }));
    const { rows } = await platform.pool.query(`SELECT string_agg(t::text, ' ') AS text FROM (
      SELECT to_jsonb(o) AS t FROM "Offer" o UNION ALL SELECT to_jsonb(p) FROM "OfferParty" p UNION ALL
      SELECT to_jsonb(e) FROM "OfferEvent" e UNION ALL SELECT to_jsonb(v) FROM "Event" v) x`);
    for (const value of [...Object.values(secret), words.paymentTermText, words.conditions]) {
      assert.ok(!rows[0].text.includes(value), value);
      assert.ok(!rows[0].text.includes(Buffer.from(value).toString('hex')), value);
    }
  });

  test('cannot be changed or removed, not even in SQL', async () => {
    await submit(platform, goodOffer({ token: office.token }));
    for (const sql of [
      'UPDATE "Offer" SET amount = 1',
      'DELETE FROM "Offer"',
      'UPDATE "OfferEvent" SET hash = \'\'',
      'DELETE FROM "OfferEvent"',
      'TRUNCATE "Offer" CASCADE',
    ]) {
      await assert.rejects(platform.pool.query(sql), /cannot be changed or deleted/, sql);
    }
  });
});

describe('an offer that cannot be taken', () => {
  const cases: [string, Partial<SubmitOffer>, [string, string][]][] = [
    ['no name', { fullName: '  ' }, [['fullName', 'REQUIRED']]],
    ['a long name', { fullName: 'x'.repeat(201) }, [['fullName', 'TOO_LONG']]],
    ['no e-mail', { email: '' }, [['email', 'REQUIRED']]],
    ['no e-mail address', { email: 'mara at home' }, [['email', 'NOT_AN_EMAIL']]],
    ['no phone', { phone: '' }, [['phone', 'REQUIRED']]],
    ['no phone number', { phone: 'call me' }, [['phone', 'NOT_A_PHONE']]],
    ['a short phone number', { phone: '123' }, [['phone', 'NOT_A_PHONE']]],
    ['zero', { amount: '0.00' }, [['amount', 'NOT_POSITIVE']]],
    ['a negative amount', { amount: '-5' }, [['amount', 'NOT_POSITIVE']]],
    ['thousandths', { amount: '1000.005' }, [['amount', 'NOT_AN_AMOUNT']]],
    ['too much', { amount: '1000000000000' }, [['amount', 'TOO_LARGE']]],
    ['another currency', { currency: 'USD' }, [['currency', 'NOT_A_CURRENCY']]],
    ['a term DATE without a date', { paymentTerm: 'DATE' }, [['paymentDate', 'REQUIRED']]],
    [
      'a payment date of today',
      { paymentTerm: 'DATE', paymentDate: isoDay('2026-06-15') },
      [['paymentDate', 'IN_THE_PAST']],
    ],
    ['a term OTHER without words', { paymentTerm: 'OTHER', paymentTermText: ' ' }, [['paymentTermText', 'REQUIRED']]],
    ['a long term', { paymentTerm: 'OTHER', paymentTermText: 'x'.repeat(501) }, [['paymentTermText', 'TOO_LONG']]],
    ['long conditions', { conditions: 'x'.repeat(4001) }, [['conditions', 'TOO_LONG']]],
    ['an end in the past', { validUntil: isoDay('2026-06-15T11:59:59Z') }, [['validUntil', 'IN_THE_PAST']]],
    ['a filled honeypot', { website: 'https://spam.example' }, [['website', 'NOT_A_HUMAN']]],
    ['a short key', { idempotencyKey: '1234567' }, [['idempotencyKey', 'NOT_A_KEY']]],
    ['a long key', { idempotencyKey: 'x'.repeat(101) }, [['idempotencyKey', 'NOT_A_KEY']]],
    [
      'several things at once',
      { fullName: '', email: 'x', amount: '0', paymentTerm: 'DATE' },
      [
        ['amount', 'NOT_POSITIVE'],
        ['email', 'NOT_AN_EMAIL'],
        ['fullName', 'REQUIRED'],
        ['paymentDate', 'REQUIRED'],
      ],
    ],
  ];
  for (const [name, changes, expected] of cases) {
    test(name, async () => {
      const before = await platform.prisma.offer.count();
      const { answer, errors } = await submitByGraphql(platform, {
        ...goodOffer({ token: office.token }),
        ...changes,
      } as never);
      assert.equal(errors, undefined);
      assert.equal(answer?.__typename, 'InvalidInput');
      const problems = (answer?.fields ?? []).map((field) => [field.path.join('.'), field.code]);
      assert.deepEqual(problems.sort(), expected);
      for (const field of answer?.fields ?? []) assert.doesNotMatch(field.message, /\{|undefined/);
      assert.equal(await platform.prisma.offer.count(), before);
    });
  }

  test('says the cure in the language of the request', async () => {
    const input = { ...goodOffer({ token: office.token, conditions: 'x'.repeat(4001) }) } as never;
    const { answer } = await submitByGraphql(platform, input, { locale: 'fr' });
    assert.equal(answer?.fields[0]?.message, 'Raccourcissez à 4000 caractères.');
  });

  test('neither token nor listing, or both', async () => {
    for (const address of [{}, { token: office.token, listingId: office.listing.id }]) {
      const { answer } = await submitByGraphql(platform, goodOffer(address) as never);
      assert.deepEqual(
        answer?.fields.map((field) => field.code),
        ['CHOOSE_ONE'],
      );
    }
  });

  test('the largest amount and a date of tomorrow are taken', async () => {
    const changes = { amount: '999999999999.99', paymentTerm: 'DATE', paymentDate: isoDay('2026-06-16') } as const;
    const { answer } = await submitByGraphql(platform, { ...goodOffer({ token: office.token }), ...changes } as never);
    assert.equal(answer?.receipt.amount.amount, '999999999999.99');
  });

  test('a form that wants a signature', async () => {
    const own = await offeredListing(platform, { signatureRequired: true });
    const { answer } = await submitByGraphql(platform, goodOffer({ token: own.token }) as never);
    assert.deepEqual(
      answer?.fields.map(({ path, code }) => [path, code]),
      [[['signature'], 'SIGNATURE_NEEDED']],
    );
  });
});

describe('the door', () => {
  test('an unknown token is NotFound', async () => {
    const { answer } = await submitByGraphql(platform, goodOffer({ token: 'x'.repeat(43) }) as never);
    assert.equal(answer?.__typename, 'NotFound');
  });

  test('opensAt is in the period, closesAt is not', async () => {
    const period = { opensAt: new Date('2026-07-01T00:00:00Z'), closesAt: new Date('2026-07-02T00:00:00Z') };
    const own = await offeredListing(platform, period);
    const at = async (instant: string) => {
      platform.setNow(new Date(instant));
      const { answer } = await submitByGraphql(platform, goodOffer({ token: own.token }) as never);
      return answer?.state ?? answer?.__typename;
    };
    assert.equal(await at('2026-06-30T23:59:59.999Z'), 'NOT_YET_OPEN');
    assert.equal(await at('2026-07-01T00:00:00Z'), 'SubmitOfferPayload');
    assert.equal(await at('2026-07-01T23:59:59.999Z'), 'SubmitOfferPayload');
    assert.equal(await at('2026-07-02T00:00:00Z'), 'CLOSED');
    platform.setNow(NOW);
  });

  test('is closed by the switch, and by a listing off the market', async () => {
    const own = await offeredListing(platform, { acceptsOffers: false });
    const state = async () => (await submitByGraphql(platform, goodOffer({ token: own.token }) as never)).answer?.state;
    assert.equal(await state(), 'CLOSED');
    await configureOfferLink(platform, own.executive.actor, { listingId: own.listing.id, acceptsOffers: true });
    assert.equal(await state(), undefined);
    await platform.prisma.listing.update({ where: { id: own.listing.id }, data: { standardStatus: 'CLOSED' } });
    assert.equal(await state(), 'CLOSED');
    await platform.prisma.listing.update({
      where: { id: own.listing.id },
      data: { standardStatus: 'ACTIVE', withdrawnAt: NOW },
    });
    assert.equal(await state(), 'CLOSED');
  });

  test('by listing: only with a publishable key of the agency, and a link on the website', async () => {
    const own = await offeredListing(platform);
    const other = await testAgency(platform);
    const by = async (actor: ReturnType<typeof keyActor> | undefined) => {
      const input = goodOffer({ listingId: own.listing.id }) as never;
      return (await submitByGraphql(platform, input, { actor })).answer?.__typename;
    };
    const key = keyActor(own.agency.id, 'publishable');
    assert.equal(await by(key), 'NotFound');
    await configureOfferLink(platform, own.executive.actor, { listingId: own.listing.id, onWebsite: true });
    assert.equal(await by(key), 'SubmitOfferPayload');
    assert.equal(await by(undefined), 'NotFound');
    assert.equal(await by(keyActor(other.agency.id, 'publishable')), 'NotFound');
    assert.equal(await by(keyActor(own.agency.id, ['OFFERS_READ', 'OFFERS_WRITE'])), 'NotFound');
  });

  test('one client has a limit at one link; a retry is not counted', async () => {
    const own = await offeredListing(platform);
    const first = goodOffer({ token: own.token });
    const send = (input: SubmitOffer, client = 'busy') => submitByGraphql(platform, input as never, { client });
    const another = () => goodOffer({ token: own.token });
    const receipt = (await send(first)).answer?.receipt;
    for (let n = 1; n < FREE_OFFERS; n++) await send(another());
    const sendSolved = async () => {
      const { errors } = await send(another());
      return send({ ...another(), proof: solve(errors?.[0]?.extensions) });
    };
    for (let n = FREE_OFFERS; n < OFFERS_PER_CLIENT; n++) {
      assert.equal((await sendSolved()).answer?.__typename, 'SubmitOfferPayload');
    }
    const { errors } = await sendSolved();
    assert.equal(errors?.[0]?.extensions.code, 'RATE_LIMITED');
    assert.ok(Number(errors?.[0]?.extensions.retryAfter) <= 61);
    assert.deepEqual((await send(first)).answer?.receipt, receipt);
    assert.equal((await send(another(), 'other')).answer?.__typename, 'SubmitOfferPayload');
    platform.setNow(new Date(NOW.getTime() + 3_600_001));
    assert.equal((await send(another())).answer?.__typename, 'SubmitOfferPayload');
    platform.setNow(NOW);
  });

  test('a proof is good for its link, once and for ten minutes, and only when the work was done', async () => {
    const own = await offeredListing(platform);
    const other = await offeredListing(platform);
    const send = (input: Partial<SubmitOffer>, token = own.token) =>
      submitByGraphql(platform, goodOffer({ token, ...input }) as never, { client: 'eager' });
    for (const { token } of [own, other]) for (let n = 0; n < FREE_OFFERS; n++) await send({}, token);
    const ask = async (token = own.token) => (await send({}, token)).errors?.[0]?.extensions;
    const isRefused = async (proof: Proof) => {
      assert.equal((await send({ proof })).errors?.[0]?.extensions.code, 'PROOF_OF_WORK_REQUIRED');
    };
    const proof = solve(await ask());
    await isRefused({ ...proof, solution: 'x' });
    await isRefused({ challenge: `9${proof.challenge}`, solution: proof.solution });
    await isRefused({ challenge: '', solution: '' });
    await isRefused(solve(await ask(other.token)));
    assert.equal((await send({ proof })).answer?.__typename, 'SubmitOfferPayload');
    await isRefused(proof);
    const late = solve(await ask());
    platform.setNow(new Date(NOW.getTime() + 601_000));
    for (let n = 0; n < 5; n++) await send({});
    await isRefused(late);
    platform.setNow(NOW);
  });
});

/** What a browser does with `PROOF_OF_WORK_REQUIRED`. */
function solve(extensions: Record<string, unknown> | undefined): Proof {
  assert.equal(extensions?.code, 'PROOF_OF_WORK_REQUIRED');
  const { challenge, bits } = extensions as unknown as Challenge;
  for (let n = 0; ; n++) {
    const hash = createHash('sha256').update(`${challenge}:${n}`).digest();
    if (hash.readUInt32BE() >>> (32 - bits) === 0) return { challenge, solution: String(n) };
  }
}

describe('what a buyer learns of others', () => {
  test('no number, no order, nowhere; the agency finds the offer by its reference, however it is said', async () => {
    const own = await offeredListing(platform);
    await configureOfferLink(platform, own.executive.actor, { listingId: own.listing.id, onWebsite: true });
    const references = new Set<string>();
    for (let n = 0; n < 3; n++) references.add((await submit(platform, goodOffer({ token: own.token }))).reference);
    assert.equal(references.size, 3);
    const reference = [...references][1] ?? '';
    const source = `query ($reference: String) { offers(filter: { reference: $reference }) {
      totalCount edges { node { number reference } } } }`;
    const find = async (said: string, actor: Actor) =>
      ask<{ offers: { edges: { node: object }[] } }>(platform, { actor }, source, { reference: said });
    for (const said of [
      reference,
      reference.toLowerCase(),
      reference.replaceAll('-', ' '),
      reference.replaceAll('-', ''),
    ]) {
      const { data } = await find(said, own.executive.actor);
      assert.deepEqual(
        data?.offers.edges.map(({ node }) => node),
        [{ number: 2, reference }],
        said,
      );
    }
    const none = await find('2222-2222-2222', own.executive.actor);
    assert.deepEqual(none.data?.offers.edges, []);
    for (const actor of [anonymous, keyActor(own.agency.id, 'publishable')]) {
      const { data, errors } = await find(reference, actor);
      assert.ok(errors?.length && !JSON.stringify(data ?? null).includes('number'), JSON.stringify(data));
    }
  });
});

describe('two at the same time', () => {
  test('a form that closes between the first look and the lock takes nothing', async () => {
    const own = await offeredListing(platform);
    const holder = await platform.pool.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('UPDATE "OfferLink" SET "acceptsOffers" = false WHERE id = $1', [own.linkId]);
      const sent = submitByGraphql(platform, goodOffer({ token: own.token }) as never);
      // It has looked, and waits for the lock.
      for (;;) {
        const { rowCount } = await platform.pool.query(
          `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%"OfferLink"%FOR UPDATE%'
            AND datname = current_database()`,
        );
        if (rowCount) break;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await holder.query('COMMIT');
      assert.equal((await sent).answer?.state, 'CLOSED');
    } finally {
      holder.release();
    }
    assert.equal(await platform.prisma.offer.count({ where: { linkId: own.linkId } }), 0);
  });
});

describe('exactly once', () => {
  test('20 at the same time with one key are one offer and one receipt', async () => {
    const own = await offeredListing(platform);
    const input = goodOffer({ token: own.token });
    const receipts = await Promise.all(Array.from({ length: 20 }, () => submit(platform, input)));
    assert.equal(new Set(receipts.map((receipt) => receipt.id)).size, 1);
    assert.equal(await platform.prisma.offer.count({ where: { linkId: own.linkId } }), 1);
    assert.equal(await platform.prisma.event.count({ where: { subjectId: receipts[0]?.id } }), 1);
  });

  test('20 different ones at the same time get 20 numbers without a gap, and a log that verifies', async () => {
    const own = await offeredListing(platform);
    const inputs = Array.from({ length: 20 }, () => goodOffer({ token: own.token }));
    await Promise.all(inputs.map((input) => submit(platform, input)));
    const rows = await platform.prisma.offer.findMany({ where: { linkId: own.linkId }, orderBy: { number: 'asc' } });
    const numbers = rows.map(({ number }) => number);
    assert.deepEqual(
      numbers,
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
    assert.deepEqual(await verifyLog(platform, own.linkId), { entries: 20, offers: 20, problems: [] });
  });

  test('the same offer written otherwise, and after the close, gives the first receipt', async () => {
    const own = await offeredListing(platform);
    const input = goodOffer({ token: own.token, amount: '350000.5' });
    const first = await submit(platform, input);
    await configureOfferLink(platform, own.executive.actor, { listingId: own.listing.id, acceptsOffers: false });
    const again = await submit(platform, {
      ...input,
      amount: '350000.50',
      fullName: ' Mara  Brandt ',
      currency: 'eur',
    });
    assert.deepEqual(again, first);
  });

  test('another offer with the same key is refused', async () => {
    const input = goodOffer({ token: office.token });
    await submit(platform, input);
    for (const change of [{ amount: '385001' }, { conditions: 'With the kitchen' }, { email: 'other@example.com' }]) {
      const { answer } = await submitByGraphql(platform, { ...input, ...change } as never);
      assert.deepEqual(
        answer?.fields.map(({ path, code }) => [path, code]),
        [[['idempotencyKey'], 'ALREADY_USED']],
      );
    }
  });
});
