import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventually } from '../harness/product.ts';
import { type HouseSpec, picture, transfer, zip } from './openimmo.ts';
import type { ListingNode, World } from './world.ts';

/** Delivered here and looked at by later stories. */
export const CANAL = 'HL-100';
const QUAY = 'HL-101';
const LOOSE = 'HL-200';

const canal: HouseSpec = {
  number: CANAL,
  title: 'Terrace by the canal',
  pictures: ['canal-front.jpg', 'canal-garden.jpg'],
};

/** What the broker's software sends first. */
export async function firstPackage(): Promise<Buffer> {
  return zip({
    'openimmo.xml': transfer([canal, { number: QUAY, title: 'Flat on the quay', area: 'rather large' }]),
    'canal-front.jpg': await picture('#a33'),
    'canal-garden.jpg': await picture('#3a3'),
  });
}

/** A broker's software delivers by FTP: what it sends is in the API, on the website and in the mail. */
export function deliver(world: World): void {
  let package1: Buffer;
  let created: ListingNode;

  it('takes a ZIP by FTP and tells its progress live', async () => {
    package1 = await firstPackage();
    const states: string[] = [];
    const socket = world.socket(world.demo.keys.crm);
    const stop = socket.subscribe<{ importProgress: { run: { fileName: string; state: string } } }>(
      { query: 'subscription { importProgress { cursor run { fileName state objectsTotal objectsApplied } } }' },
      {
        next: ({ data }) => {
          if (data?.importProgress.run.fileName === 'monday.zip') states.push(data.importProgress.run.state);
        },
        error: (error) => states.push(JSON.stringify(error)),
        complete: () => {},
      },
    );
    const run = await world.deliver({ 'monday.zip': package1 });
    assert.deepEqual([run.state, run.scope, run.software], ['DONE', 'PARTIAL', 'Brokerage Desk 9.1']);
    assert.deepEqual([run.objectsTotal, run.created, run.refused], [2, 2, 0]);
    await eventually(() => assert.equal(states.at(-1), 'DONE', states.join(' ')), 5_000);
    assert.ok(states.length > 1, 'more than the end is told');
    stop();
    await socket.dispose();
  });

  it('says in the run what it could not read, where and what helps', async () => {
    const [run] = await world.runs();
    const issue = run?.issues.edges.map(({ node }) => node).find(({ path }) => path.includes('wohnflaeche'));
    assert.ok(issue, JSON.stringify(run?.issues));
    assert.equal(issue.severity, 'WARNING');
    assert.match(issue.key ?? '', new RegExp(QUAY));
    assert.match(issue.message, /rather large/);
    assert.ok(issue.hint.length > 10);
    assert.ok(run && run.warnings >= 1);
  });

  it('answers the CRM with the listings, their brokers and pictures', async () => {
    const { totalCount, nodes } = await world.listings();
    assert.equal(totalCount, 2);
    assert.deepEqual(nodes.map(({ listingId }) => listingId).sort(), [CANAL, QUAY]);
    created = await world.listing(CANAL);
    const { title, listPrice, livingArea, roomsTotal, city, postalCode, standardStatus } = created;
    assert.deepEqual(
      { title, listPrice, livingArea, roomsTotal, city, postalCode, standardStatus },
      {
        title: 'Terrace by the canal',
        listPrice: { amount: '425000', currency: 'EUR' },
        livingArea: 118.5,
        roomsTotal: 4,
        city: 'Dublin',
        postalCode: 'D04 X2K5',
        standardStatus: 'ACTIVE',
      },
    );
    assert.deepEqual(
      created.brokers.map(({ firstName, lastName, email }) => [firstName, lastName, email]),
      [['Conor', 'Walsh', 'conor.walsh@harbour-lane.example']],
    );
    assert.deepEqual(
      created.media.map(({ category }) => category),
      ['PHOTO', 'PHOTO'],
    );
    for (const { url } of created.media) {
      const response = await fetch(url);
      assert.equal(response.status, 200, url);
      assert.match(response.headers.get('content-type') ?? '', /^image\//);
      assert.ok((await response.arrayBuffer()).byteLength > 500);
    }
  });

  it('pages through the listings without losing or repeating one', async () => {
    const query = `query ($after: String) { listings(first: 1, after: $after) {
      totalCount edges { cursor node { listingId } } pageInfo { hasNextPage endCursor } } }`;
    const first = (await world.ask(world.demo.keys.crm, query)).listings;
    assert.deepEqual([first.totalCount, first.edges.length, first.pageInfo.hasNextPage], [2, 1, true]);
    const second = (await world.ask(world.demo.keys.crm, query, { after: first.pageInfo.endCursor })).listings;
    assert.deepEqual([second.edges.length, second.pageInfo.hasNextPage], [1, false]);
    assert.notEqual(first.edges[0].node.listingId, second.edges[0].node.listingId);
  });

  it('shows them on the broker’s website', async () => {
    const home = await (await fetch(`${world.demo.demoSite}/harbour-lane/`)).text();
    assert.match(home, /Terrace by the canal/);
    assert.match(home, /Flat on the quay/);
    const page = await (await fetch(`${world.demo.demoSite}/harbour-lane/listing/${CANAL}`)).text();
    assert.match(page, new RegExp(`<gatepost-listing-detail [^>]*listing="${CANAL}"`));
  });

  it('reports to the agency by mail', async () => {
    const mail = await world.newMail(world.demo.people.executive, []);
    assert.match(`${mail.subject} ${mail.text}`, /monday\.zip/);
    assert.match(mail.text, /rather large/);
    assert.doesNotMatch(mail.html, /<script/i);
  });

  it('changes nothing when the same upload comes again', async () => {
    const mails = (await world.mailsTo(world.demo.people.executive)).length;
    const before = await world.listings();
    const run = await world.deliver({ 'again.zip': package1 });
    assert.equal(run.state, 'UNCHANGED');
    assert.deepEqual([run.created, run.updated, run.removed], [0, 0, 0]);
    assert.deepEqual(await world.listings(), before);
    assert.equal((await world.mailsTo(world.demo.people.executive)).length, mails, 'no second report');
  });

  it('changes what changed, and keeps the pictures', async () => {
    const quay = await world.listing(QUAY);
    const run = await world.deliver({
      'tuesday.zip': await zip({
        'openimmo.xml': transfer([{ ...canal, price: 419_000, action: 'CHANGE' }]),
        'canal-front.jpg': await picture('#a33'),
        'canal-garden.jpg': await picture('#3a3'),
      }),
    });
    assert.deepEqual([run.state, run.updated, run.created, run.removed], ['DONE', 1, 0, 0]);
    const changed = await world.listing(CANAL);
    assert.deepEqual(changed.listPrice, { amount: '419000', currency: 'EUR' });
    assert.ok(changed.version > created.version);
    assert.equal(changed.id, created.id);
    assert.deepEqual(changed.media, created.media);
    assert.deepEqual(await world.listing(QUAY), quay);
  });

  it('takes a bare XML once its pictures are beside it', async () => {
    const pictures = ['loose-a.jpg', 'loose-b.jpg'];
    const before = new Set((await world.runs()).map(({ id }) => id));
    await world.upload({ 'loose.xml': transfer([{ number: LOOSE, title: 'Mews house', pictures }]) });
    await world.upload({ 'loose-a.jpg': await picture('#33a'), 'loose-b.jpg': await picture('#aa3') });
    const run = await world.finished('loose.xml', before);
    assert.deepEqual([run.state, run.created, run.warnings], ['DONE', 1, 0], JSON.stringify(run));
    const { title, media } = await world.listing(LOOSE);
    assert.deepEqual([title, media.length], ['Mews house', 2]);
  });

  it('takes a listing off when the software deletes it', async () => {
    const { media } = await world.listing(LOOSE);
    const run = await world.deliver({ 'delete.xml': transfer([{ number: LOOSE, action: 'DELETE' }]) });
    assert.deepEqual([run.state, run.removed], ['DONE', 1]);
    assert.deepEqual(await world.listings({ listingId: LOOSE }), { totalCount: 0, nodes: [] });
    assert.equal((await world.listings()).totalCount, 2);
    assert.equal((await fetch(`${world.demo.demoSite}/harbour-lane/listing/${LOOSE}`)).status, 404);
    assert.equal((await fetch(media[0]?.url ?? '')).status, 404, 'its pictures go with it');
  });
}
