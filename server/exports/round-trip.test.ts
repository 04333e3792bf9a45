import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { identify } from '../imports/run/identify.ts';
import { picture, zipOf } from '../imports/test-support.ts';
import {
  attachmentsOf,
  type Element,
  identifyObject,
  OpenImmoError,
  rewriteTransfer,
  saysOf,
  writeFields,
} from '../openimmo/index.ts';
import { contentOf, eventsOf, exported, type ImportWorld, importWorld, type Sender, unpack } from './test-support.ts';

// Requirement G1 through the doors: what is delivered and exported again is an equal tree.

/** Other people's files, which are not part of the project: without the folder they are not tested. */
const FOLDER = fileURLToPath(new URL('../../../shared/openimmo/', import.meta.url));

let world: ImportWorld;
before(async () => {
  world = await importWorld();
});
after(() => world?.close());

const shared = existsSync(FOLDER)
  ? readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(xml|zip)$/.test(name))
      .sort()
  : [];

/** What an agency has after a file: the last word on each object, with its languages, and nothing that was deleted. */
function stockOf(objects: Element[]): Element[] {
  const named = objects.map((element, index) => {
    const { identifiers, language, action } = identifyObject(element);
    return { ...identifiers, language, request: action, office: null, position: index + 1 };
  });
  const identified = identify(named, [], { locale: 'de', sourceId: '', sentAt: null, newId: String });
  const stock = new Map<string, Element[]>();
  for (const [index, element] of objects.entries()) {
    const { listingId, request } = identified.get(index + 1) ?? {};
    if (!listingId) continue;
    if (request === 'DELETE') stock.delete(listingId);
    else if (request === 'VARIANT') stock.get(listingId)?.push(element);
    else stock.set(listingId, [element]);
  }
  return [...stock.values()].flat();
}

/** What goes out is OpenImmo, under its own names, also where it came as ImmoXML. */
const ours = (name: string): string => name.replace(/^immoxml_(anid|obid)$/, 'openimmo_$1');

/** White space in base64 says nothing, and it is not kept. */
function comparable({ name, attributes, children }: Element): unknown {
  const inner = children.map((child) => {
    if (typeof child !== 'string') return comparable(child);
    return /^anhanginhalt$/i.test(name) ? child.replace(/\s+/g, '') : child;
  });
  const sorted = Object.fromEntries(Object.entries(attributes).sort());
  return { name: ours(name), attributes: sorted, children: inner };
}

const comparably = (elements: Element[]) => elements.map(comparable);

/** One line for each element and text, so that a difference is easy to read. */
const byText = (elements: Element[]): string[] =>
  elements
    .map((element) => JSON.stringify(comparable(element), null, 1))
    .sort()
    .flatMap((text) => text.split('\n'));

const VERSIONS = ['1.1', '1.2.3', '1.2.7'];

describe('delivered and exported', { skip: shared.length === 0 }, () => {
  const done: string[] = [];
  for (const name of shared) {
    it(name, { timeout: 120_000 }, async () => {
      const xml = await numbered(readFileSync(path.join(FOLDER, name)), name);
      if (!xml) return;
      const sender = await world.sender();
      const zip = await zipOf({ 'delivery.xml': xml, ...(await filesOf(xml)) });
      const run = await world.deliver(sender, zip);
      assert.deepEqual([run.state, run.refused], ['DONE', 0], run.reason ?? '');
      const sent = await contentOf(xml);
      const expected = stockOf(sent.objects);
      const { zip: package1, pack, answer } = await exported(world, sender);
      const back = await contentOf(pack.xml);
      assert.deepEqual(byText(back.objects), byText(expected), 'objects');
      // One that says nothing of itself gets what we know of the agency: OpenImmo demands a name.
      if (sent.offices.length > 0)
        assert.deepEqual(back.offices.map(comparably), sent.offices.map(comparably), 'what stands beside them');
      assert.deepEqual(back.beside, sent.beside, 'what stands beside the offices');
      assert.deepEqual(answer.issues, []);
      await assertSameListings(sender, package1);
      // Each file in one of the others in turn: what they cannot carry is the same for all.
      await assertReadable(sender, VERSIONS[done.length % VERSIONS.length] as string, expected.length);
      done.push(name);
    });
  }

  it('they were enough to say something', () => assert.ok(done.length > 20, done.join()));
});

/** Taken in by another agency, it is the same there: every field, text, contact and file. */
async function assertSameListings(sender: Sender, zip: Buffer): Promise<void> {
  const other = await world.sender();
  const run = await world.deliver(other, zip);
  assert.deepEqual([run.state, run.refused], ['DONE', 0], run.reason ?? '');
  assert.deepEqual(await listingsOf(other), await listingsOf(sender));
}

/** Everything of a listing but what a delivery or a row has of its own. */
async function listingsOf({ agencyId }: Sender): Promise<unknown> {
  const rows = await world.platform.prisma.listing.findMany({
    where: { agencyId, withdrawnAt: null },
    orderBy: { key: 'asc' },
    omit: {
      id: true,
      agencyId: true,
      sourceId: true,
      sourceHashes: true,
      sourceProvider: true,
      deliveredAt: true,
      createdAt: true,
      updatedAt: true,
    },
    include: {
      aliases: { orderBy: { kind: 'asc' }, select: { kind: true, value: true } },
      texts: { orderBy: { language: 'asc' }, omit: { id: true, listingId: true } },
      brokers: { orderBy: { position: 'asc' }, omit: { id: true, listingId: true, personId: true } },
      media: { orderBy: { order: 'asc' }, omit: { id: true, listingId: true } },
    },
  });
  return JSON.parse(JSON.stringify(rows));
}

/** In another version it is still a file, and what it cannot carry is said. */
async function assertReadable(sender: Sender, version: string, count: number): Promise<void> {
  const { answer, pack } = await exported(world, sender, { version });
  const { objects, header } = await contentOf(pack.xml);
  const left = answer.issues.filter(({ severity }) => severity === 'ERROR').length;
  assert.equal(header.version, version);
  assert.equal(objects.length, count - left, `${version}: ${JSON.stringify(answer.issues)}`);
}

/** The XML of a file, with a number for each object that has none, without deletions and what says nothing; undefined when there is no object. */
async function numbered(bytes: Buffer, name: string): Promise<Buffer | undefined> {
  try {
    const xml = name.endsWith('.zip') ? await xmlIn(bytes) : bytes;
    if (!xml) return undefined;
    const events = await eventsOf(xml);
    let count = 0;
    let text = '';
    const number = (element: Element): Element | null => {
      if (element.name.toLowerCase() !== 'immobilie') return element;
      const { action, key } = identifyObject(element);
      if (action === 'DELETE' || saysOf(element) === 'NOTHING') return null;
      count += 1;
      return key === null ? writeFields(element, { listingId: `N-${count}` }).element : element;
    };
    for await (const chunk of rewriteTransfer(events, number)) text += chunk;
    return count === 0 ? undefined : Buffer.from(text);
  } catch (error) {
    if (error instanceof OpenImmoError) return undefined;
    throw error;
  }
}

/** A picture for each file that the objects name. */
async function filesOf(xml: Buffer): Promise<Record<string, Buffer>> {
  const { objects } = await contentOf(xml);
  const sources = objects.flatMap(attachmentsOf).map(({ source }) => source);
  const paths = new Set(sources.flatMap((source) => (source.kind === 'FILE' ? [source.path] : [])));
  const files: Record<string, Buffer> = {};
  for (const [index, file] of [...paths].entries()) files[file] = await picture(`hsl(${index * 40}, 90%, 50%)`);
  return files;
}

async function xmlIn(zip: Buffer): Promise<Buffer | undefined> {
  const { files } = await unpack(zip).catch(() => ({ files: new Map<string, Buffer>() }));
  return [...files].find(([name]) => name.endsWith('.xml'))?.[1];
}
