import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { keyActor, testAgency } from '../../test/harness/agency.ts';
import { data, globalId } from '../../test/harness/graphql.ts';
import { type TestPlatform, testPlatform } from '../../test/harness/platform.ts';
import { type Actor, anonymous } from '../accounts/index.ts';
import { configureOfferLink } from './configure-offer-link.ts';
import { offeredListing } from './test-support.ts';

let platform: TestPlatform;

before(async () => {
  platform = await testPlatform();
});
after(() => platform.close());

const CONFIGURE = `mutation ($input: ConfigureOfferLinkInput!) { configureOfferLink(input: $input) {
  __typename
  ... on ConfigureOfferLinkPayload { offerLink { id url acceptsOffers onWebsite opensAt closesAt signatureRequired disclosure state offerCount listing { title } } }
  ... on InvalidInput { fields { path code } }
} }`;

interface Answer {
  __typename: string;
  offerLink: Record<string, unknown> & { url: string; id: string };
  fields: object[];
}

async function configure(actor: Actor, listingId: string, changes: object = {}) {
  const input = { listing: globalId('Listing', listingId), ...changes };
  return (await data<{ configureOfferLink: Answer }>(platform, { actor }, CONFIGURE, { input })).configureOfferLink;
}

describe('a link', () => {
  test('is made once, and keeps its address when it changes', async () => {
    const { executive, broker, listing } = await testAgency(platform);
    const links = await Promise.all(Array.from({ length: 5 }, () => configure(executive.actor, listing.id)));
    assert.equal(new Set(links.map(({ offerLink }) => offerLink.url)).size, 1);
    const { id, url, ...rest } = links[0]?.offerLink ?? { id: '', url: '' };
    assert.match(url, /^https:\/\/gatepost\.test\/o\/[\w-]{43}$/);
    assert.deepEqual(rest, {
      acceptsOffers: true,
      onWebsite: false,
      opensAt: null,
      closesAt: null,
      signatureRequired: false,
      disclosure: 'SEALED',
      state: 'OPEN',
      offerCount: 0,
      listing: { title: 'Altbau am Park' },
    });
    const closesAt = '2030-01-01T00:00:00.000Z';
    const changed = (await configure(broker.actor, listing.id, { onWebsite: true, closesAt, disclosure: 'COUNT' }))
      .offerLink;
    assert.deepEqual(
      [changed.url, changed.onWebsite, changed.closesAt, changed.disclosure],
      [url, true, closesAt, 'COUNT'],
    );
    const again = (await configure(broker.actor, listing.id, { closesAt: null, acceptsOffers: false })).offerLink;
    assert.deepEqual([again.onWebsite, again.closesAt, again.state], [true, null, 'CLOSED']);
  });

  test('cannot close before it opens, also in two steps', async () => {
    const { executive, listing } = await testAgency(platform);
    const reversed = [{ path: ['closesAt'], code: 'PERIOD_REVERSED' }];
    const [early, late] = ['2030-01-01T00:00:00Z', '2030-01-02T00:00:00Z'];
    assert.deepEqual(
      (await configure(executive.actor, listing.id, { opensAt: late, closesAt: early })).fields,
      reversed,
    );
    assert.deepEqual(
      (await configure(executive.actor, listing.id, { opensAt: late, closesAt: late })).fields,
      reversed,
    );
    assert.equal(await platform.prisma.offerLink.count({ where: { listingId: listing.id } }), 0);
    await configure(executive.actor, listing.id, { opensAt: late });
    assert.deepEqual((await configure(executive.actor, listing.id, { closesAt: early })).fields, reversed);
  });

  test('keeps no token in clear', async () => {
    const { linkId, token } = await offeredListing(platform);
    const { rows } = await platform.pool.query('SELECT to_jsonb(l)::text AS text FROM "OfferLink" l WHERE id = $1', [
      linkId,
    ]);
    assert.ok(!rows[0].text.includes(token) && !rows[0].text.includes(Buffer.from(token).toString('hex')));
  });
});

describe('the form', () => {
  const FORM = `query ($token: String, $listing: ID) { offerForm(token: $token, listing: $listing) {
    state opensAt closesAt serverTime signatureRequired currency askingPrice { amount currency }
    listing { title streetName offerLink { url } } agency { name } agent { lastName } privacyUrl } }`;
  const form = async (actor: Actor, variables: object) =>
    (await data<{ offerForm: Record<string, unknown> | null }>(platform, { actor }, FORM, variables as never))
      .offerForm;

  test('opens by token to anybody, and says nothing of other links', async () => {
    const { token } = await offeredListing(platform);
    const { serverTime, ...rest } = (await form(anonymous, { token })) ?? {};
    assert.ok(Math.abs(Date.now() - new Date(serverTime as string).getTime()) < 5000);
    assert.deepEqual(rest, {
      state: 'OPEN',
      opensAt: null,
      closesAt: null,
      signatureRequired: false,
      currency: 'EUR',
      askingPrice: { amount: '400000', currency: 'EUR' },
      listing: { title: 'Altbau am Park', streetName: null, offerLink: null },
      agency: { name: 'Immobilien Lindenhof' },
      agent: { lastName: 'Weber' },
      privacyUrl: 'https://gatepost.test/privacy',
    });
    assert.equal(await form(anonymous, { token: 'unknown' }), null);
    assert.equal(await form(anonymous, {}), null);
  });

  test('opens by listing to the agency’s page, once the link is on the website', async () => {
    const { listing, executive, agency } = await offeredListing(platform);
    const page = keyActor(agency.id, 'publishable');
    const variables = { listing: globalId('Listing', listing.id) };
    assert.equal(await form(page, variables), null);
    await configureOfferLink(platform, executive.actor, { listingId: listing.id, onWebsite: true });
    assert.equal((await form(page, variables))?.state, 'OPEN');
    assert.equal(await form(anonymous, variables), null);
    assert.equal(await form(keyActor((await testAgency(platform)).agency.id, 'publishable'), variables), null);
    const LISTING = 'query ($id: ID!) { listing(id: $id) { offerForm { state } offerLink { url } } }';
    const read = (actor: Actor) => data(platform, { actor }, LISTING, { id: variables.listing });
    assert.deepEqual(await read(page), { listing: { offerForm: { state: 'OPEN' }, offerLink: null } });
    const { listing: own } = await data<{ listing: { offerLink: { url: string } } }>(
      platform,
      { actor: executive.actor },
      LISTING,
      { id: variables.listing },
    );
    assert.match(own.offerLink.url, /\/o\//);
  });
});

test('a buyer with a link reads pictures and plans of the property at once', async () => {
  const { token } = await offeredListing(platform);
  const source = `query ($token: String) { offerForm(token: $token) { listing {
    photos: media(category: [PHOTO]) { url } plans: media(category: [FLOOR_PLAN]) { url } } } }`;
  assert.deepEqual(await data(platform, {}, source, { token }), { offerForm: { listing: { photos: [], plans: [] } } });
});
