import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { keyActor, testListing, testPerson } from '../../test/harness/agency.ts';
import { ask, data, globalId } from '../../test/harness/graphql.ts';
import { countQueries, type TestPlatform, testPlatform } from '../../test/harness/platform.ts';
import { type Actor, anonymous } from '../accounts/index.ts';
import { goodOffer, offeredListing, submit } from './test-support.ts';

let platform: TestPlatform;
let office: Awaited<ReturnType<typeof offeredListing>>;
let other: Awaited<ReturnType<typeof offeredListing>>;
let offerId: string;

before(async () => {
  platform = await testPlatform();
  office = await offeredListing(platform);
  other = await offeredListing(platform);
  offerId = (await submit(platform, goodOffer({ token: office.token, conditions: 'Mit Küche' }))).id;
  await submit(platform, goodOffer({ token: other.token }));
});
after(() => platform.close());

const OFFERS = '{ offers { totalCount edges { node { number buyer { fullName email phone } conditions } } } }';
const NODE = 'query ($id: ID!) { node(id: $id) { ... on Offer { number } } }';
const LINK = 'query ($id: ID!) { node(id: $id) { ... on OfferLink { url } } }';
const SET = `mutation ($id: ID!) { setOfferStatus(input: { offer: $id, status: VIEWED }) { __typename } }`;
const CONFIGURE = 'mutation ($id: ID!) { configureOfferLink(input: { listing: $id }) { __typename } }';

/** What a role gets from each door: a count or answer, or the code it is refused with. */
async function doors(actor: Actor) {
  const code = (result: Awaited<ReturnType<typeof ask>>) =>
    (result.errors?.[0]?.originalError as { code?: string } | undefined)?.code;
  const run = async <Data>(source: string, id: string, pick: (data: Data) => unknown) => {
    const result = await ask<Data>(platform, { actor }, source, { id });
    return code(result) ?? (result.data ? pick(result.data) : result.errors?.[0]?.message);
  };
  type Node = { node: { number?: number; url?: string } | null };
  return {
    offers: await run<{ offers: { totalCount: number } }>(OFFERS, '', ({ offers }) => offers.totalCount),
    node: await run<Node>(NODE, globalId('Offer', offerId), ({ node }) => node?.number ?? null),
    link: await run<Node>(LINK, globalId('OfferLink', office.linkId), ({ node }) => Boolean(node?.url)),
    set: await run<{ setOfferStatus: { __typename: string } }>(
      SET,
      globalId('Offer', offerId),
      ({ setOfferStatus }) => setOfferStatus.__typename,
    ),
    configure: await run<{ configureOfferLink: { __typename: string } }>(
      CONFIGURE,
      globalId('Listing', office.listing.id),
      ({ configureOfferLink }) => configureOfferLink.__typename,
    ),
  };
}

const all = {
  offers: 1,
  node: 1,
  link: true,
  set: 'SetOfferStatusPayload',
  configure: 'ConfigureOfferLinkPayload',
};
const nothing = { offers: 0, node: null, link: false, set: 'NotFound', configure: 'NotFound' };
const refused = (code: string) => ({ offers: code, node: null, link: false, set: code, configure: code });

describe('who may', () => {
  test('the executive and the broker of the listing: everything', async () => {
    assert.deepEqual(await doors(office.executive.actor), all);
    assert.deepEqual(await doors(office.broker.actor), all);
  });

  test('a colleague, another agency, an admin: nothing', async () => {
    assert.deepEqual(await doors(office.colleague.actor), nothing);
    const admin = await testPerson(platform, null, 'EXECUTIVE', { admin: true });
    assert.deepEqual(await doors(admin.actor), nothing);
    assert.deepEqual(await doors(other.executive.actor), { ...nothing, offers: 1 });
  });

  test('a broker who left for another agency: nothing', async () => {
    const gone = await testPerson(platform, other.agency.id, 'AGENT');
    await platform.prisma.listingBroker.create({
      data: { listingId: office.listing.id, position: 9, personId: gone.id },
    });
    assert.deepEqual(await doors(gone.actor), nothing);
  });

  test('a person of two agencies: each by its own role', async () => {
    const both = await testPerson(platform, office.agency.id, 'EXECUTIVE');
    const actor: Actor = {
      ...(both.actor as Extract<Actor, { kind: 'person' }>),
      memberships: [
        { agencyId: office.agency.id, role: 'EXECUTIVE' },
        { agencyId: other.agency.id, role: 'AGENT' },
      ],
    };
    assert.deepEqual(await doors(actor), all);
  });

  test('a secret key: by its scopes, in its agency', async () => {
    const reads = await doors(keyActor(office.agency.id, ['OFFERS_READ']));
    assert.deepEqual(reads, { ...all, set: 'FORBIDDEN', configure: 'FORBIDDEN' });
    const writes = await doors(keyActor(office.agency.id, ['OFFERS_WRITE']));
    assert.deepEqual(writes, { ...all, offers: 'FORBIDDEN', node: null });
    assert.deepEqual(await doors(keyActor(other.agency.id, ['OFFERS_READ', 'OFFERS_WRITE'])), {
      ...nothing,
      offers: 1,
    });
    assert.deepEqual(await doors(keyActor(office.agency.id, ['LISTINGS_READ'])), refused('FORBIDDEN'));
    assert.deepEqual(await doors(keyActor(null, ['ADMIN', 'OFFERS_READ'])), refused('FORBIDDEN'));
  });

  test('a page and anybody: nothing', async () => {
    assert.deepEqual(await doors(keyActor(office.agency.id, 'publishable')), refused('FORBIDDEN'));
    assert.deepEqual(await doors(anonymous), refused('UNAUTHENTICATED'));
  });

  test('a key that only writes decides without learning who the buyer is', async () => {
    const source = `mutation ($id: ID!) { setOfferStatus(input: { offer: $id, status: VIEWED }) {
      ... on SetOfferStatusPayload { offer { number buyer { email } } } } }`;
    const actor = keyActor(office.agency.id, ['OFFERS_WRITE']);
    const { errors } = await ask(platform, { actor }, source, { id: globalId('Offer', offerId) });
    assert.equal((errors?.[0]?.originalError as { code?: string } | undefined)?.code, 'FORBIDDEN');
  });
});

describe('reading', () => {
  test('opens what is sealed, and gives nulls once the buyer is erased', async () => {
    type Answer = { offers: { edges: { node: { buyer: object; conditions: string | null } }[] } };
    const read = async () =>
      (await data<Answer>(platform, { actor: office.broker.actor }, OFFERS)).offers.edges[0]?.node;
    const buyer = { fullName: 'Mara Brandt', email: 'mara@example.com', phone: '+49 30 123456' };
    assert.deepEqual(await read(), { number: 1, buyer, conditions: 'Mit Küche' });
    const own = await offeredListing(platform);
    const { id } = await submit(platform, goodOffer({ token: own.token, conditions: 'Mit Küche' }));
    await platform.prisma.offerParty.update({
      where: { offerId: id },
      data: { sealed: null, emailIndex: null, erasedAt: new Date() },
    });
    const erased = await data<Answer>(platform, { actor: own.broker.actor }, OFFERS);
    assert.deepEqual(erased.offers.edges[0]?.node, {
      number: 1,
      buyer: { fullName: null, email: null, phone: null },
      conditions: null,
    });
  });

  test('filters, counts and pages, newest first', async () => {
    const own = await offeredListing(platform);
    for (const amount of ['100', '200', '300']) {
      await submit(platform, goodOffer({ token: own.token, amount, financing: amount === '200' ? 'CASH' : 'CREDIT' }));
    }
    const source = `query ($filter: OfferFilter, $after: String) { offers(first: 2, after: $after, filter: $filter) {
      totalCount edges { node { number askingRatio } } pageInfo { hasNextPage endCursor } } }`;
    type Page = {
      offers: {
        totalCount: number;
        edges: { node: { number: number } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    };
    const page = async (variables: object) => {
      const { offers } = await data<Page>(platform, { actor: own.executive.actor }, source, variables as never);
      return { ...offers, numbers: offers.edges.map(({ node }) => node.number) };
    };
    const first = await page({});
    assert.deepEqual([first.totalCount, first.numbers, first.pageInfo.hasNextPage], [3, [3, 2], true]);
    assert.deepEqual((await page({ after: first.pageInfo.endCursor })).numbers, [1]);
    assert.deepEqual((await page({ filter: { financing: ['CASH'] } })).numbers, [2]);
    assert.deepEqual((await page({ filter: { minAmount: '200', maxAmount: 250 } })).numbers, [2]);
    assert.deepEqual((await page({ filter: { status: ['VIEWED'] } })).totalCount, 0);
    assert.deepEqual((await page({ filter: { listing: globalId('Listing', own.listing.id) } })).totalCount, 3);
    assert.deepEqual((await page({ filter: { listing: globalId('Listing', office.listing.id) } })).totalCount, 0);
    assert.deepEqual((await page({ filter: { until: '2020-01-01T00:00:00Z' } })).totalCount, 0);
  });

  test('a page of offers costs the same number of queries whatever its length', async () => {
    const own = await offeredListing(platform);
    const source = `{ offers(first: 50) { edges { node { number status version amount { amount } buyer { email } conditions
      listing { title offerForm { state } offerLink { url offerCount } brokers { lastName } } history { status actorName hash } } } } }`;
    const queries = () => countQueries(() => data(platform, { actor: own.executive.actor }, source));
    const make = async () => submit(platform, goodOffer({ token: (await listed()).token }));
    const listed = async () => {
      const listing = await testListing(platform, own.agency.id, own.broker.id);
      const { configureOfferLink, offerUrl } = await import('./configure-offer-link.ts');
      const id = await configureOfferLink(platform, own.executive.actor, { listingId: listing.id, onWebsite: true });
      const link = await platform.prisma.offerLink.findUniqueOrThrow({ where: { id } });
      return { token: offerUrl(platform, link).split('/o/')[1] };
    };
    await make();
    const one = await queries();
    for (let n = 0; n < 9; n++) await make();
    assert.equal(await queries(), one);
  });
});
