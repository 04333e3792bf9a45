import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import Fastify from 'fastify';
import { keyActor } from '../../test/harness/agency.ts';
import { data, globalId } from '../../test/harness/graphql.ts';
import { type Actor, anonymous, createAuth } from '../accounts/index.ts';
import { executiveOf } from '../exports/test-support.ts';
import { addMedia } from '../http/media.ts';
import { type ImportWorld, importWorld, picture, type Sender, zipOf } from '../imports/test-support.ts';
import { hashToken, NotFound } from '../platform/index.ts';

/** A flat for sale at a price, with a hidden address unless it says so. */
const flat = (inside: string) => `<?xml version="1.0" encoding="UTF-8"?>
<openimmo><uebertragung art="ONLINE" umfang="TEIL" version="1.2.7" sendersoftware="PROBE" senderversion="1"/>
<anbieter><anbieternr>T1</anbieternr><firma>Test</firma><openimmo_anid>TESTANID</openimmo_anid><immobilie>
<objektkategorie><nutzungsart WOHNEN="1"/><vermarktungsart KAUF="1"/><objektart><wohnung wohnungtyp="ETAGE"/></objektart></objektkategorie>
<geo><plz>01067</plz><ort>Dresden</ort><geokoordinaten breitengrad="51.05" laengengrad="13.73"/><strasse>Geheimer Weg</strasse><hausnummer>7</hausnummer></geo>
<kontaktperson><name>Muster</name></kontaktperson>${inside}
<verwaltung_techn><objektnr_extern>PV0</objektnr_extern><aktion aktionart="CHANGE"/><openimmo_obid>OBID-PV0</openimmo_obid></verwaltung_techn>
</immobilie></anbieter></openimmo>`;

const attachment = (group: string, title: string, path: string) =>
  `<anhang location="EXTERN" gruppe="${group}"><anhangtitel>${title}</anhangtitel><format/><daten><pfad>${path}</pfad></daten></anhang>`;

const withMedia =
  flat(`<preise><kaufpreis>250000</kaufpreis><aussen_courtage>8.925 EUR inkl. MwSt.</aussen_courtage></preise>
<verwaltung_objekt><objektadresse_freigeben>false</objektadresse_freigeben></verwaltung_objekt><anhaenge>
${attachment('KARTEN_LAGEPLAN', 'Lageplan Geheimer Weg 7', 'plan.jpg')}${attachment('BILD', 'Ansicht geheimer weg', 'f.jpg')}
${attachment('BILD', 'Amtlicher Lageplan', 'plan2.jpg')}${attachment('GRUNDRISS', 'Grundriss', 'g.jpg')}
${attachment('DOKUMENTE', 'Energieausweis', 'e.pdf')}</anhaenge>`);

interface Medium {
  id: string;
  category: string;
  title: string | null;
  url: string;
}
interface Seen {
  id: string;
  streetName: string | null;
  latitude: number | null;
  listPrice: { amount: string } | null;
  deposit: { amount: string } | null;
  buyerCommissionText: string | null;
  media: Medium[];
}
const fields = `id streetName streetNumber latitude longitude listPrice { amount } leaseAmount { amount } deposit { amount }
  grossScheduledIncome { amount } depositText buyerCommissionText media { id category title url }`;

describe('what a listing keeps back', () => {
  let world: ImportWorld;
  let sender: Sender;
  const app = Fastify();
  app.setErrorHandler((error, _request, reply) => reply.status(error instanceof NotFound ? 404 : 500).send());
  let publishable: Actor;
  let secret: Actor;
  const bearer = `gp_sk_${'h'.repeat(40)}`;
  let id: string;

  const look = async (actor: Actor) =>
    (await data<{ listing: Seen }>(world.platform, { actor }, `{ listing(listingId: "PV0") { ${fields} } }`)).listing;
  const edit = (given: object) =>
    data(
      world.platform,
      { actor: executiveOf(sender.agencyId) },
      'mutation ($input: EditListingInput!) { editListing(input: $input) { __typename } }',
      { input: { id: globalId('Listing', id), fields: given } },
    );
  const get = (media: Medium, headers: Record<string, string> = {}, size = 'original') =>
    app.inject({ url: `/media/${idOf(media)}/${size}`, headers });
  const idOf = (media: Medium) => Buffer.from(media.id, 'base64').toString().split(':')[1];

  before(async () => {
    world = await importWorld();
    addMedia(app, world.platform, createAuth(world.platform));
    sender = await world.sender();
    const zip = await zipOf({
      'a.xml': withMedia,
      'plan.jpg': await picture('red'),
      'plan2.jpg': await picture('yellow'),
      'f.jpg': await picture('blue'),
      'g.jpg': await picture('green'),
      'e.pdf': '%PDF-1.4 e',
    });
    assert.equal((await world.deliver(sender, zip)).state, 'DONE');
    const { agencyId } = sender;
    publishable = keyActor(agencyId, 'publishable');
    secret = keyActor(agencyId, ['LISTINGS_READ']);
    await world.platform.prisma.apiKey.create({
      data: {
        name: 'reads',
        kind: 'SECRET',
        agencyId,
        scopes: ['LISTINGS_READ'],
        prefix: 'gp_sk_',
        secretHash: hashToken(bearer),
      },
    });
    ({ id } = await world.platform.prisma.listing.findFirstOrThrow({ where: { agencyId } }));
  });
  after(async () => {
    await app.close();
    await world?.close();
  });

  it('as long as the address is hidden: plans of the site and documents, their captions, what names the street', async () => {
    const inside = await look(secret);
    assert.deepEqual(
      inside.media.map(({ category }) => category),
      ['DOCUMENT', 'PHOTO', 'DOCUMENT', 'FLOOR_PLAN', 'DOCUMENT'],
    );
    const outside = await look(publishable);
    assert.deepEqual(
      outside.media.map(({ category, title }) => [category, title]),
      [
        ['PHOTO', null],
        ['FLOOR_PLAN', 'Grundriss'],
      ],
    );
    assert.deepEqual([outside.streetName, outside.latitude], [null, null]);
    const documents = await data<{ listing: { media: unknown[] } }>(
      world.platform,
      { actor: publishable },
      '{ listing(listingId: "PV0") { media(category: [DOCUMENT]) { id } } }',
    );
    assert.deepEqual(documents.listing.media, []);
    for (const medium of inside.media) {
      const isOpen = ['PHOTO', 'FLOOR_PLAN'].includes(medium.category);
      const query = 'query ($id: ID!) { node(id: $id) { id } }';
      const { node } = await data<{ node: unknown }>(world.platform, { actor: publishable }, query, { id: medium.id });
      assert.equal(node !== null, isOpen, medium.title ?? '');
      for (const size of ['original', 'thumb', 'mail']) {
        assert.equal((await get(medium, {}, size)).statusCode, isOpen ? 200 : 404, `${medium.title} ${size}`);
      }
      const known = await get(medium, { authorization: `Bearer ${bearer}` });
      assert.equal(known.statusCode, 200);
      assert.equal(known.headers['cache-control'], isOpen ? 'public, max-age=3600' : 'private, no-store');
    }
  });

  it('tells the sender of a text that names the street, which is shown as it is', async () => {
    const other = await world.sender();
    const text = '<freitexte><objekttitel>Haus, GEHEIMER WEG 7</objekttitel></freitexte>';
    const run = await world.deliver(other, await zipOf({ 'a.xml': flat(text) }));
    const issues = await world.platform.prisma.importIssue.findMany({ where: { runId: run.id } });
    assert.deepEqual(
      issues.map(({ severity, code }) => [severity, code]),
      [['NOTE', 'ADDRESS_IN_TEXT']],
    );
  });

  it('also from whoever has an offer link', async () => {
    const linked = await data<{ configureOfferLink: { offerLink: { url: string } } }>(
      world.platform,
      { actor: executiveOf(sender.agencyId) },
      `mutation ($listing: ID!) { configureOfferLink(input: { listing: $listing, acceptsOffers: true }) {
        ... on ConfigureOfferLinkPayload { offerLink { url } } } }`,
      { listing: globalId('Listing', id) },
    );
    const token = linked.configureOfferLink.offerLink.url.split('/').at(-1);
    const query = `query ($token: String!) { offerForm(token: $token) { listing { ${fields} } } }`;
    const seen = await data<{ offerForm: { listing: Seen } }>(world.platform, { actor: anonymous }, query, { token });
    assert.deepEqual(
      seen.offerForm.listing.media.map(({ category }) => category),
      ['PHOTO', 'FLOOR_PLAN'],
    );
    assert.doesNotMatch(JSON.stringify(seen), /geheim|lageplan/i);
  });

  it('no longer once it is released, and at once when it is hidden again', async () => {
    await edit({ addressReleased: true });
    const { media, streetName } = await look(publishable);
    assert.deepEqual([media.length, streetName], [5, 'Geheimer Weg']);
    const plan = media[0] as Medium;
    const shown = await get(plan);
    assert.deepEqual([shown.statusCode, shown.headers['cache-control']], [200, 'public, no-cache']);
    const etag = String(shown.headers.etag);
    assert.equal((await get(plan, { 'if-none-match': etag })).statusCode, 304);
    await edit({ addressReleased: false });
    assert.equal((await get(plan, { 'if-none-match': etag })).statusCode, 404);
  });

  it('the price and what tells it, when the desk says that it is told on request', async () => {
    assert.equal((await look(publishable)).listPrice?.amount, '250000');
    await edit({ priceOnRequest: true, deposit: '3000', leaseAmount: '1000', grossScheduledIncome: '12000' });
    const outside = await look(publishable);
    assert.deepEqual([outside.listPrice, outside.deposit, outside.buyerCommissionText], [null, null, null]);
    assert.doesNotMatch(JSON.stringify(outside), /250000|8\.925|3000|1000|12000/);
    assert.equal((await look(secret)).listPrice?.amount, '250000');
    await edit({ buyerCommissionText: '3,57 % inkl. MwSt.' });
    assert.equal((await look(publishable)).buyerCommissionText, '3,57 % inkl. MwSt.');
  });

  it('also in what a delivery changes, for a key that reads imports only', async () => {
    const moved = withMedia.replace('250000', '260000').replace('<hausnummer>7', '<hausnummer>9');
    assert.equal((await world.deliver(sender, await zipOf({ 'a.xml': moved }))).updated, 1);
    const query = '{ importRuns(first: 1) { edges { node { items { edges { node { changes { field } } } } } } } }';
    const changed = async (actor: Actor) => {
      const { importRuns } = await data<{
        importRuns: { edges: { node: { items: { edges: { node: { changes: { field: string }[] } }[] } } }[] };
      }>(world.platform, { actor }, query);
      const changes = importRuns.edges[0]?.node.items.edges[0]?.node.changes ?? [];
      return changes.map(({ field }) => field).filter((field) => /street|Price/.test(field));
    };
    assert.deepEqual((await changed(executiveOf(sender.agencyId))).sort(), ['listPrice', 'streetNumber']);
    assert.deepEqual(await changed(keyActor(sender.agencyId, ['IMPORTS_READ'])), []);
  });
});
