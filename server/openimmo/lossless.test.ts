import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { fromBufferPromise } from 'yauzl';
import {
  type Element,
  OpenImmoError,
  type OutlineEvent,
  readWhole,
  rewriteTransfer,
  type TransferEvent,
} from './index.ts';
import { isLayout, keepsSpace } from './layout.ts';
import { bytesOf, eventOf, pieces, read } from './test-support.ts';
import { writeTransfer } from './writer.ts';

/** Other people's files, which are not part of the project: without the folder they are not tested. */
const FOLDER = fileURLToPath(new URL('../../../shared/openimmo/', import.meta.url));

type AnyEvent = TransferEvent | OutlineEvent;

async function allOf(bytes: Uint8Array): Promise<AnyEvent[]> {
  const events: AnyEvent[] = [];
  for await (const event of readWhole(pieces(bytes, 1000))) events.push(event);
  return events;
}

async function rewritten(events: AnyEvent[]): Promise<Uint8Array> {
  let text = '';
  for await (const chunk of rewriteTransfer(events)) text += chunk;
  return bytesOf(text);
}

/** Lines move, and what was mended in the markup of the source is whole in ours. */
function comparable(events: AnyEvent[]): unknown[] {
  return events.map((event) => {
    if (event.type === 'object') return { ...event, line: 0 };
    return event.type === 'end' ? event.objectCount : event;
  });
}

async function assertLossless(bytes: Uint8Array): Promise<AnyEvent[]> {
  const first = await allOf(bytes);
  const second = await allOf(await rewritten(first));
  assert.deepEqual(comparable(second), comparable(first));
  return first;
}

async function* sharedXml(): AsyncGenerator<{ name: string; bytes: Uint8Array }> {
  for (const entry of readdirSync(FOLDER, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.name.endsWith('.xml')) yield { name: entry.name, bytes: readFileSync(file) };
    if (entry.name.endsWith('.zip')) yield* xmlInZip(file);
  }
}

async function* xmlInZip(file: string): AsyncGenerator<{ name: string; bytes: Uint8Array }> {
  const bytes = readFileSync(file);
  // Some have a line break behind their end, which is none of a comment's.
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const zip = await fromBufferPromise(bytes.subarray(0, end + 22 + bytes.readUInt16LE(end + 20)), { autoClose: false });
  try {
    for await (const entry of zip.eachEntry()) {
      if (!entry.fileName.endsWith('.xml')) continue;
      const bytes = await buffer(await zip.openReadStreamPromise(entry));
      yield { name: `${path.basename(file)}/${entry.fileName}`, bytes };
    }
  } finally {
    zip.close();
  }
}

if (existsSync(FOLDER)) {
  it('gives every shared file back as an equal tree', async () => {
    const refused: string[] = [];
    let count = 0;
    for await (const { name, bytes } of sharedXml()) {
      count += 1;
      try {
        await assertLossless(bytes);
      } catch (error) {
        if (!(error instanceof OpenImmoError)) throw error;
        refused.push(`${name} ${error.code}`);
      }
    }
    assert.ok(count > 30);
    // A feedback, a certificate, and two files of one line that are no OpenImmo.
    assert.deepEqual(refused.sort(), [
      'F15-second-xml-is-no-transfer.zip/docs/energieausweis.xml NOT_OPENIMMO',
      'bar.zip/bar.xml NOT_OPENIMMO',
      'contains-folder.zip/foo.xml NOT_OPENIMMO',
      'openimmo-feedback.xml NOT_OPENIMMO',
    ]);
  });
}

describe('written and read again', () => {
  it('a file with everything around the objects is equal', async () => {
    const events = await assertLossless(
      bytesOf(`<o:openimmo xmlns:o="http://www.openimmo.de" o:b="&lt;1&#10;">
<o:user_defined_simplefield feldname="x"> a
</o:user_defined_simplefield>
<o:uebertragung umfang="VOLL" art="OFFLINE" version="1.2.0" eigenes=" ä&quot; "><![CDATA[ <&> ]]></o:uebertragung>
<o:anbieter id="7"><o:anbieternr/><o:immobilie>&auml;<!-- c --></o:immobilie><o:anid>A</o:anid><o:immobilie/>
<o:impressum_strukt><o:firmenname>F</o:firmenname></o:impressum_strukt><o:user_defined_anyfield><a/> <b>
</b></o:user_defined_anyfield></o:anbieter>
<o:anbieter/><o:user_defined_anyfield>t<x y="z"/></o:user_defined_anyfield></o:openimmo>`),
    );
    assert.equal(events.filter(({ type }) => type === 'field').length, 7);
  });

  it('any tree is equal', { timeout: 60_000 }, async () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const make = new TreeMaker(seed);
      const objects = Array.from({ length: 3 }, () => make.tree('immobilie', 4));
      const fields = [make.tree('user_defined_anyfield', 3), make.tree('impressum', 2)];
      let text = '';
      const header = { umfang: 'TEIL', version: '1.2.7', note: make.text() };
      for await (const chunk of writeTransfer({ header, providers: [{ fields, objects, after: fields }], fields })) {
        text += chunk;
      }
      const events = await allOf(bytesOf(text));
      const expected = [
        { name: 'uebertragung', attributes: header, children: [] },
        ...fields,
        ...objects,
        ...fields,
        ...fields,
      ];
      const found = events.filter((event) => event.type === 'field' || event.type === 'object');
      assert.deepEqual(
        found.map(({ element }) => element),
        expected.map((element) => asRead(element, false)),
        `seed ${seed}`,
      );
      assert.deepEqual(comparable(await allOf(await rewritten(events))), comparable(events), `seed ${seed}`);
    }
  });

  it('a deep tree is equal', async () => {
    let element: Element = { name: 'leaf', attributes: { a: '\n' }, children: ['x'] };
    for (let depth = 0; depth < 90; depth += 1) element = { name: `e${depth}`, attributes: {}, children: [element] };
    element = { name: 'immobilie', attributes: {}, children: [element] };
    const text = [];
    for await (const chunk of writeTransfer({ header: {}, providers: [{ fields: [], objects: [element] }] }))
      text.push(chunk);
    assert.deepEqual(eventOf(await read(text.join('')), 'object').element, element);
  });
});

/** What the reader is to give: forbidden characters gone, texts side by side joined, layout between elements dropped. */
function asRead(element: Element, isKept: boolean): Element {
  const keeps = isKept || keepsSpace(element.name);
  const children: Element['children'] = [];
  for (const child of element.children) {
    const last = children[children.length - 1];
    if (typeof child !== 'string') children.push(asRead(child, keeps));
    else if (typeof last === 'string') children[children.length - 1] = last + allowed(child);
    else children.push(allowed(child));
  }
  const kept = children.filter((child, index) => {
    if (typeof child !== 'string') return true;
    const isBetween = children.length > 1 && (index < children.length - 1 || index > 0);
    return child !== '' && (keeps || !isBetween || !isLayout(child));
  });
  const attributes = Object.fromEntries(
    Object.entries(element.attributes).map(([name, value]) => [name, allowed(value)]),
  );
  return { name: element.name, attributes, children: kept };
}

function allowed(text: string): string {
  return [...text]
    .filter((character) => /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]$/u.test(character))
    .join('');
}

const NASTY = [
  ...['&', '<', '>', '"', "'", ']]>', '<![CDATA[', '-->', '<!--', '<?x?>', '&amp;', '&#10;', '&auml;', '&x'],
  ...['\n', '\r', '\r\n', '\t', ' ', '  ', '\u00a0', '\u0085', '\u2028', '\ufeff', '\u00ad', '\u0080', '\u009f'],
  ...['\u0000', '\u0001', '\u001f', '\ufffe', '\uffff', '\ud800', '\udc00', '😀', 'ä', 'ﬁ', '\u0301', '中'],
  ...['x', '1', '0', 'ja', '</immobilie>', '<immobilie>', 'http://x.de/?a=1&b=2', '%', '\\', '{', '$&', '\u007f'],
];
const NAMES = [
  'a',
  'geo',
  'freitexte',
  'user_defined_extend',
  'WASSER-ELEKTRO',
  'größe',
  '_x',
  'a.b',
  'constructor',
  'xml1',
];

/** Random trees, the same for the same seed. */
class TreeMaker {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  private next(below: number): number {
    // mulberry32
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  }

  private pick(list: string[]): string {
    return list[this.next(list.length)] ?? '';
  }

  text(): string {
    return Array.from({ length: this.next(6) }, () => this.pick(NASTY)).join('');
  }

  tree(name: string, depth: number): Element {
    const attributes: Record<string, string> = {};
    for (let count = this.next(4); count > 0; count -= 1) attributes[this.pick(NAMES)] = this.text();
    const children: Element['children'] = [];
    for (let count = this.next(6); count > 0; count -= 1) {
      const isText = depth === 0 || this.next(3) === 0;
      children.push(isText ? this.text() : this.tree(this.pick(NAMES), depth - 1));
    }
    return { name, attributes, children };
  }
}
