import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { type ImportWorld, importWorld, openImmo, picture, type Run, type Sender, zipOf } from './test-support.ts';

/** Chosen so that the whole takes some ten seconds on two cores. */
const RUNS = 100;
const SEED = 20260517;
/** A single delivery may take this long, in milliseconds. */
const PATIENCE = 15_000;

/** mulberry32: small, seeded, good enough to pick places. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const random = randomOf(SEED);
const upTo = (end: number): number => Math.floor(random() * end);
const oneOf = <T>(choices: readonly T[]): T => choices[upTo(choices.length)] as T;

type Files = Record<string, Uint8Array | string>;

const flipBits = (data: Buffer): Buffer => {
  const flipped = Buffer.from(data);
  for (let times = 1 + upTo(8); times > 0; times--) {
    const at = upTo(flipped.length);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << upTo(8));
  }
  return flipped;
};

const sliceOf = (data: Buffer): [from: number, to: number] => {
  const from = upTo(data.length);
  return [from, Math.min(data.length, from + 1 + upTo(data.length >> 2))];
};

/** What happens to bytes on the way. */
const damages: Record<string, (data: Buffer) => Buffer> = {
  'flipped bits': flipBits,
  'a cut end': (data) => data.subarray(0, upTo(data.length)),
  'a lost beginning': (data) => data.subarray(upTo(data.length)),
  'a slice twice': (data) => {
    const [from, to] = sliceOf(data);
    return Buffer.concat([data.subarray(0, to), data.subarray(from)]);
  },
  'a slice missing': (data) => {
    const [from, to] = sliceOf(data);
    return Buffer.concat([data.subarray(0, from), data.subarray(to)]);
  },
  'a slice of zeros': (data) => Buffer.from(data).fill(0, ...sliceOf(data)),
  'rubbish inside': (data) => {
    const [from, to] = sliceOf(data);
    return Buffer.from(data).fill(Buffer.from([upTo(256), upTo(256), upTo(256)]), from, to);
  },
};

/** What software makes of a text. */
const spellings: Record<string, (xml: string) => string | Buffer> = {
  'UTF-16': (xml) => Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le'),
  'Latin-1 that says UTF-8': (xml) => Buffer.from(xml, 'latin1'),
  'UTF-8 twice': (xml) => Buffer.from(Buffer.from(xml).toString('latin1')),
  'a mark at the beginning': (xml) => `\ufeff${xml}`,
  'an object twice': (xml) => xml.replace(/<immobilie>.*?<\/immobilie>/s, '$&$&'),
  'an object in an object': (xml) =>
    xml.replace('</preise>', `</preise>${/<immobilie>.*?<\/immobilie>/s.exec(xml)?.[0]}`),
  'a tag that does not close': (xml) => xml.replace(oneOf(['</geo>', '</preise>', '</immobilie>', '</anbieter>']), ''),
  'a document type': (xml) => xml.replace('<openimmo>', '<!DOCTYPE x [<!ENTITY a "b">]><openimmo>&a;'),
  'no number': (xml) => xml.replace(/<objektnr_extern>.*?<\/objektnr_extern>/, ''),
  'many numbers the same': (xml) => xml.replace(/W-\d+(?=<\/objektnr)/g, 'W-1'),
  'two scopes': (xml) => xml.replace('<anbieter>', '<uebertragung umfang="VOLL"/><anbieter>'),
  'a long price': (xml) => xml.replace('250000', '9'.repeat(40)),
  'control characters': (xml) => xml.replace('Haus', 'Ha\u0001u\u0000s'),
};

const swap = (files: Files): Files => {
  const names = Object.keys(files);
  const [one, two] = [oneOf(names), oneOf(names)];
  return { ...files, [one]: files[two] ?? '', [two]: files[one] ?? '' };
};

const rename = (files: Files, to: (name: string) => string): Files => {
  const chosen = oneOf(Object.keys(files));
  return Object.fromEntries(Object.entries(files).map(([name, data]) => [name === chosen ? to(name) : name, data]));
};

/** What happens to a package before it is packed. */
const mixUps: Record<string, (files: Files) => Files | Promise<Files>> = {
  'entries swapped': swap,
  'an entry renamed': (files) =>
    rename(files, (name) => oneOf([`${name}.xml`, `x/${name}`, name.toUpperCase(), `.${name}`])),
  'an entry missing': (files) => {
    const gone = oneOf(Object.keys(files));
    return Object.fromEntries(Object.entries(files).filter(([name]) => name !== gone));
  },
  'a ZIP inside': async (files) => ({ [oneOf(['inner.zip', 'o.xml', 'W-1.jpg'])]: await zipOf(files), ...files }),
  'only a ZIP inside': async (files) => ({ 'inner.zip': await zipOf(files) }),
  'an entry damaged': (files) => {
    const chosen = oneOf(Object.keys(files));
    return { ...files, [chosen]: oneOf(Object.values(damages))(Buffer.from(files[chosen] ?? '')) };
  },
};

// A folder of our own, to see what is left behind: other tests unpack at the same time.
const temporary = mkdtempSync(join(tmpdir(), 'gatepost-fuzz-'));
process.env.TMPDIR = temporary;

let world: ImportWorld;
let sender: Sender;
let pictures: Record<string, Buffer>;

before(async () => {
  world = await importWorld();
  sender = await world.sender();
  await mkdir(join(world.dropDir, sender.sourceId), { recursive: true });
  pictures = { 'W-1.jpg': await picture('red'), 'W-2.jpg': await picture('blue'), 'W-3.jpg': await picture('green') };
});
after(async () => {
  await world.close();
  rmSync(temporary, { recursive: true, force: true });
});

/** A sound package; each is another one, so that none is the same as the last. */
function filesOf(index: number): Files {
  const numbers = Array.from({ length: 6 }, (_, position) => `W-${position + 1}`);
  const objects = numbers.map((number, position) => ({
    number,
    title: `Haus Größe ${index}`,
    files: pictures[`${number}.jpg`] ? [`${number}.jpg`] : [],
    action: position === 5 ? oneOf([undefined, 'DELETE', 'REFERENZ']) : undefined,
  }));
  return { 'o.xml': openImmo(objects, { scope: oneOf(['VOLL', 'TEIL']) }), ...pictures };
}

async function mutant(index: number): Promise<{ name: string; data: Buffer }> {
  const files = filesOf(index);
  const kind = upTo(4);
  if (kind === 0) {
    const name = oneOf(Object.keys(damages));
    return { name, data: (damages[name] as (data: Buffer) => Buffer)(await zipOf(files)) };
  }
  if (kind === 1) {
    const name = oneOf(Object.keys(mixUps));
    return { name, data: await zipOf(await (mixUps[name] as (files: Files) => Files)(files)) };
  }
  const xml = String(files['o.xml']);
  const name = oneOf(Object.keys(kind === 2 ? spellings : damages));
  const changed = kind === 2 ? spellings[name]?.(xml) : damages[name]?.(Buffer.from(xml));
  return { name: `${name} in the XML`, data: await zipOf({ ...files, 'o.xml': changed ?? '' }) };
}

/** Everything that an import may change of an agency. */
const stock = async (): Promise<string> =>
  JSON.stringify(
    await world.platform.prisma.listing.findMany({
      where: { agencyId: sender.agencyId },
      orderBy: { id: 'asc' },
      include: {
        texts: { orderBy: { id: 'asc' } },
        brokers: { orderBy: { position: 'asc' } },
        media: { orderBy: { order: 'asc' } },
        aliases: { orderBy: { value: 'asc' } },
      },
    }),
  );

async function deliver(data: Buffer): Promise<Run> {
  const before = (await world.runs(sender)).length;
  // Straight into the folder that an upload ends in: logging in is slow on purpose.
  await writeFile(join(world.dropDir, sender.sourceId, 'delivery.zip'), data);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('it hangs')), PATIENCE);
  });
  await Promise.race([world.work({ giveUpMs: 0 }), late]).finally(() => clearTimeout(timer));
  const runs = await world.runs(sender);
  assert.equal(runs.length, before + 1, 'one run comes of it');
  return runs[0] as Run;
}

/** Every object of a finished run is as its item says, and none is left. */
async function checkApplied({ id, objectsTotal, objectsApplied, ...counts }: Run): Promise<void> {
  const { prisma } = world.platform;
  const items = await prisma.importItem.findMany({ where: { runId: id }, orderBy: { position: 'asc' } });
  const delivered = items.filter(({ request }) => request !== 'ABSENT');
  assert.equal(delivered.length, objectsTotal);
  assert.ok(delivered.every(({ appliedAt, action }) => appliedAt && action));
  assert.ok(objectsApplied >= objectsTotal);
  const count = (action: string) => items.filter((item) => item.action === action).length;
  assert.deepEqual(
    [counts.created, counts.updated, counts.unchanged, counts.removed, counts.refused],
    ['CREATE', 'UPDATE', 'UNCHANGED', 'REMOVE', 'REFUSE'].map(count),
  );
  // Of an object that comes several times, the last word counts.
  const last = new Map(delivered.filter(({ listingId }) => listingId).map((item) => [item.listingId, item]));
  for (const [listingId, { request, action }] of last) {
    if (action === 'REFUSE') continue;
    const listing = await prisma.listing.findUniqueOrThrow({
      where: { id: listingId ?? '' },
      include: { texts: true },
    });
    assert.equal(listing.withdrawnAt !== null, request === 'DELETE', `${listing.key} after ${action}`);
    assert.equal(listing.agencyId, sender.agencyId);
  }
}

const workFolders = () => readdirSync(temporary).filter((name) => name.startsWith('gatepost-import-')).length;

it(`${RUNS} damaged deliveries end in order: taken whole, or refused and nothing changed`, {
  timeout: 120_000,
}, async () => {
  assert.equal((await deliver(await zipOf(filesOf(-1)))).state, 'DONE');
  const ends = new Map<string, number>();
  for (let index = 0; index < RUNS; index++) {
    const { name, data } = await mutant(index);
    const before = await stock();
    const about = `run ${index}, ${name}`;
    const run = await deliver(data).catch((error: Error) => assert.fail(`${about}: ${error.stack}`));
    ends.set(run.reasonCode ?? run.state, (ends.get(run.reasonCode ?? run.state) ?? 0) + 1);
    // Whatever has lost its end is never taken for a smaller stock.
    if (name.startsWith('a cut end')) assert.equal(run.state, 'REFUSED', about);
    if (run.state === 'REFUSED') {
      assert.ok(run.reasonCode && run.reason && run.reasonHint, about);
      assert.equal(await stock(), before, about);
    } else {
      assert.ok(['DONE', 'HELD', 'UNCHANGED'].includes(run.state), `${about}: ${run.state}`);
      if (run.state !== 'UNCHANGED')
        await checkApplied(run).catch((error: Error) => assert.fail(`${about}: ${error.message}`));
    }
  }
  assert.equal(workFolders(), 0, 'no unpacked package is left behind');
  // It has hit both sides, in many ways.
  assert.ok((ends.get('DONE') ?? 0) > RUNS / 10 && ends.size >= 6, JSON.stringify([...ends]));
});
