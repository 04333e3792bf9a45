import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { crc32, deflateRawSync } from 'node:zlib';
import { ZipFile } from 'yazl';
import type { Platform } from '../../platform/index.ts';
import { createStorage } from '../../platform/storage.ts';
import { ImportRefused } from '../import-error.ts';
import { openImmo, zipOf } from '../test-support.ts';
import { MANIFEST, type OpenPackage, openPackage, PACKAGE_LIMITS } from './package-reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatepost-packages-'));
const platform = { storage: createStorage(folder) } as Platform;
// Packages are unpacked here; other tests do the same at the same time.
process.env.TMPDIR = folder;
after(() => rmSync(folder, { recursive: true, force: true }));

let number = 0;
async function open(data: Uint8Array | string, limits = PACKAGE_LIMITS): Promise<OpenPackage> {
  number += 1;
  await platform.storage.put(`imports/${number}`, Buffer.from(data));
  return openPackage(platform, `imports/${number}`, limits);
}

async function xmlOf(pack: OpenPackage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await pack.xml()) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** The whole package read, as a run does. */
async function readAll(data: Uint8Array | string, limits?: typeof PACKAGE_LIMITS): Promise<string> {
  const pack = await open(data, limits);
  try {
    return await xmlOf(pack);
  } finally {
    await pack.close();
  }
}

async function find(data: Uint8Array, path: string): Promise<string | undefined> {
  const pack = await open(data);
  try {
    const content = await pack.find(path)?.read();
    return content && Buffer.from(content).toString();
  } finally {
    await pack.close();
  }
}

const refusal =
  (code: string, words = /./) =>
  (error: unknown) => {
    assert.ok(error instanceof ImportRefused, String(error));
    assert.equal(error.code, code);
    assert.match(`${error.message} ${error.hint}`, words);
    return true;
  };

interface RawEntry {
  name: string | Buffer;
  data: Uint8Array | string;
  flags?: number;
  method?: number;
  /** Written into the directory in place of the truth. */
  size?: number;
  sum?: number;
  /** Takes the bytes of an entry before it. */
  sameAs?: number;
}

const IS_UTF8 = 0x800;

/** A ZIP written by hand, to write what no library writes. */
function rawZip(entries: RawEntry[], { startsAt = 0, count = entries.length, comment = '' } = {}): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const { name, data, flags = 0, method = 8, size, sum, sameAs } of entries) {
    const raw = Buffer.from(data);
    const packed = method === 8 ? deflateRawSync(raw) : raw;
    const label = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(sum ?? crc32(raw), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size ?? raw.length, 18);
    common.writeUInt16LE(label.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, label, packed]);
    offsets.push(sameAs === undefined ? offset : (offsets[sameAs] ?? 0));
    const head = Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, Buffer.alloc(14), label]);
    head.writeUInt32LE(offsets.at(-1) ?? 0, 42);
    directory.push(head);
    if (sameAs !== undefined) continue;
    files.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset + startsAt, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...files, ...directory, end, Buffer.from(comment)]);
}

const XML: RawEntry = { name: 'openimmo.xml', data: '<openimmo/>' };
const file = (name: string | Buffer, data = 'x', more: Partial<RawEntry> = {}): RawEntry => ({ name, data, ...more });

describe('a package', () => {
  it('is read: the XML as often as needed, files by name, and leaves nothing behind', async () => {
    const pack = await open(rawZip([XML, file('1.jpg', 'one'), file('__MACOSX/x.xml'), file('.DS_Store')]));
    assert.equal(await xmlOf(pack), '<openimmo/>');
    assert.equal(await xmlOf(pack), '<openimmo/>');
    assert.equal(Buffer.from((await pack.find('1.jpg')?.read()) ?? '').toString(), 'one');
    assert.equal(pack.find('2.jpg'), undefined);
    assert.equal(pack.find('x.xml'), undefined);
    assert.equal(pack.find('openimmo.xml'), undefined);
    await pack.close();
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith('gatepost-import-')),
      [],
    );
  });

  const issuesOf = async (data: Uint8Array) => {
    const pack = await open(data);
    try {
      return [await xmlOf(pack), ...pack.issues.map(({ code, severity }) => `${severity} ${code}`)];
    } finally {
      await pack.close();
    }
  };

  it('may have something behind its end, or a comment of another length than it says', async () => {
    const zip = rawZip([XML]);
    const behind = (bytes: string | Uint8Array) => Buffer.concat([zip, Buffer.from(bytes)]);
    const commented = rawZip([XML], { comment: 'made by Makler 3000' });
    const mended = ['<openimmo/>', 'WARNING BYTES_BEHIND_ZIP'];
    for (const data of [
      behind('\r\n'),
      behind('\x1a'),
      behind('more'),
      behind(Buffer.alloc(512)),
      behind(Buffer.alloc(1024 ** 2)),
      commented.subarray(0, -5),
      Buffer.concat([commented, Buffer.from('\n')]),
    ]) {
      assert.deepEqual(await issuesOf(data), mended);
    }
    assert.deepEqual(await issuesOf(commented), ['<openimmo/>']);
  });

  it('may call its XML anything, and have other XML beside it', async () => {
    const named = (name: string, data = '<?xml version="1.0"?><!-- > <openimmo> --><openimmo/>') => ({ name, data });
    const manifest = named('manifest.xml', '<manifest><openimmo/></manifest>');
    const [content] = await issuesOf(rawZip([named('data.xml')]));
    for (const name of ['openimmo', 'export.dat', 'b/openimmo.xml.txt']) {
      assert.deepEqual(await issuesOf(rawZip([named('readme.txt', '<p>'), named(name)])), [
        content,
        'NOTE XML_WITHOUT_ENDING',
      ]);
    }
    assert.deepEqual(await issuesOf(rawZip([manifest, named('data.xml')])), [content, 'NOTE XML_IGNORED']);
    assert.deepEqual(await issuesOf(rawZip([manifest, named('data')])), [
      content,
      'NOTE XML_WITHOUT_ENDING',
      'NOTE XML_IGNORED',
    ]);
    const wide = Buffer.from('\ufeff<?xml version="1.0" encoding="utf-16"?><openimmo/>', 'utf16le');
    assert.equal((await issuesOf(rawZip([manifest, { name: 'wide.XML', data: wide }])))[1], 'NOTE XML_IGNORED');
    // What is wrong with it, its run says.
    assert.deepEqual(await issuesOf(rawZip([manifest])), ['<manifest><openimmo/></manifest>']);
  });

  it('may be a ZIP with data descriptors, in ZIP64, or with a comment', async () => {
    const zip = new ZipFile();
    // A stream of unknown length is written with its sizes behind it.
    zip.addReadStream((await import('node:stream')).Readable.from([Buffer.from('<openimmo/>')]), 'a.xml');
    zip.addBuffer(Buffer.from('one'), '1.jpg', { forceZip64Format: true });
    zip.end({ forceZip64Format: true } as never);
    const chunks: Buffer[] = [];
    for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
    assert.equal(await readAll(Buffer.concat(chunks)), '<openimmo/>');
    assert.equal(await find(Buffer.concat(chunks), '1.jpg'), 'one');
    assert.equal(await readAll(rawZip([XML], { comment: 'made by Makler 3000' })), '<openimmo/>');
  });

  it('may be stored without compression, in folders, and with a leading "./"', async () => {
    assert.equal(await readAll(rawZip([file('./data/o.xml', '<openimmo/>', { method: 0 })])), '<openimmo/>');
  });

  it('may be loose files', async () => {
    const { storage } = platform;
    await storage.put('imports/l/o', Buffer.from('<openimmo/>'));
    await storage.put('imports/l/1', Buffer.from('one'));
    const files = [{ name: 'Küche.JPG', key: 'imports/l/1', bytes: 3, sha256: 'x' }];
    const manifest = { xml: { name: 'o.xml', key: 'imports/l/o' }, files };
    await storage.put(`imports/l/${MANIFEST}`, Buffer.from(JSON.stringify(manifest)));
    const pack = await openPackage(platform, `imports/l/${MANIFEST}`);
    assert.equal(await xmlOf(pack), '<openimmo/>');
    assert.equal(Buffer.from((await pack.find('ku\u0308che.jpg')?.read()) ?? '').toString(), 'one');
  });
});

describe('a path in the XML means', () => {
  const cases: [string, RawEntry[], string, string | undefined][] = [
    ['the file of that path', [XML, file('a/1.jpg', 'a'), file('b/1.jpg', 'b')], 'b/1.jpg', 'b'],
    ['in any case', [XML, file('Bilder/IMG_1.JPG', 'a')], 'bilder/img_1.jpg', 'a'],
    ['with back-slashes', [XML, file('Bilder/1.jpg', 'a')], 'Bilder\\1.jpg', 'a'],
    ['where the ZIP has back-slashes', [XML, file('Bilder\\1.jpg', 'a')], 'Bilder/1.jpg', 'a'],
    ['beside the XML first', [file('d/o.xml'), file('1.jpg', 'a'), file('d/1.jpg', 'b')], '1.jpg', 'b'],
    ['then from the root', [file('d/o.xml'), file('img/1.jpg', 'a')], 'img/1.jpg', 'a'],
    ['up from the XML', [file('d/o.xml'), file('img/1.jpg', 'a')], '../img/1.jpg', 'a'],
    ['then by its name', [XML, file('img/1.jpg', 'a')], 'C:\\Makler\\Export\\1.jpg', 'a'],
    ['nothing when several have the name', [XML, file('A1/1.jpg', 'a'), file('A2/1.jpg', 'b')], 'x/1.jpg', undefined],
    ['any of several that are the same', [XML, file('A1/1.jpg', 'a'), file('A2/1.jpg', 'a')], 'x/1.jpg', 'a'],
    [
      'the one whose end fits best',
      [XML, file('x/A1/1.jpg', 'a'), file('x/A2/1.jpg', 'b')],
      'C:\\Export\\A2\\1.jpg',
      'b',
    ],
    ['an umlaut in UTF-8', [XML, file('Küche.jpg', 'a', { flags: IS_UTF8 })], 'Küche.jpg', 'a'],
    ['one in UTF-8 that is not marked', [XML, file('Küche.jpg', 'a')], 'KÜCHE.jpg', 'a'],
    ['one in parts', [XML, file('Ku\u0308che.jpg', 'a', { flags: IS_UTF8 })], 'K\u00fcche.jpg', 'a'],
    ['one in parts, not marked', [XML, file('Ku\u0308che.jpg', 'a')], 'K\u00fcche.jpg', 'a'],
    ['one in CP437', [XML, file(Buffer.from('K\x81che.jpg', 'latin1'), 'a')], 'Küche.jpg', 'a'],
    ['one of Windows', [XML, file(Buffer.from('K\xfcche.jpg', 'latin1'), 'a')], 'Küche.jpg', 'a'],
    ['a name as in a URL', [XML, file('Bild 1 ü.jpg', 'a', { flags: IS_UTF8 })], 'Bild%201%20%C3%BC.jpg', 'a'],
    ['a name with a percent sign', [XML, file('100%.jpg', 'a')], '100%.jpg', 'a'],
    ['a ZIP among the attachments', [XML, file('plans.zip', 'a')], 'plans.zip', 'a'],
  ];
  for (const [name, entries, path, content] of cases) {
    it(name, async () => assert.equal(await find(rawZip(entries), path), content));
  }
});

describe('a package is refused', () => {
  const big = Buffer.alloc(12 * 1024 ** 2);
  const cases: [string, string, () => Uint8Array | Promise<Uint8Array>, RegExp?][] = [
    ['nothing in it', 'EMPTY_FILE', () => Buffer.alloc(0)],
    ['no ZIP and no XML', 'NOT_A_PACKAGE', () => Buffer.from('Rar!\x1a\x07')],
    ['a ZIP without entries', 'NO_XML', () => rawZip([])],
    ['no XML', 'NO_XML', () => rawZip([file('1.jpg')])],
    ['a ZIP in a ZIP', 'NO_XML', () => rawZip([file('a.ZIP', rawZip([XML]).toString('latin1'))], {}), /another ZIP/],
    [
      'two XMLs',
      'SEVERAL_XML',
      () => rawZip([XML, file('b/second.XML', '<openimmo/>')]),
      /openimmo\.xml and b\/second\.XML/,
    ],
    ['a path that climbs', 'UNSAFE_PATH', () => rawZip([XML, file('../evil.jpg')])],
    ['a path that climbs later', 'UNSAFE_PATH', () => rawZip([XML, file('a/../../evil.jpg')])],
    ['a path that climbs with back-slashes', 'UNSAFE_PATH', () => rawZip([XML, file('..\\evil.jpg')])],
    ['an absolute path', 'UNSAFE_PATH', () => rawZip([XML, file('/etc/passwd')])],
    ['a drive letter', 'UNSAFE_PATH', () => rawZip([XML, file('C:/evil.jpg')])],
    ['a link', 'UNSAFE_PATH', () => zipOf({ 'a.xml': '<o/>', l: '/etc/passwd' }, { l: 0o120777 })],
    ['a password', 'ENCRYPTED_ZIP', () => rawZip([XML, file('1.jpg', 'x', { flags: 1 })])],
    ['a strong password', 'ENCRYPTED_ZIP', () => rawZip([XML, file('1.jpg', 'x', { flags: 0x41 })])],
    ['an entry that swells', 'ZIP_BOMB', () => rawZip([XML, file('b.jpg', big.toString())])],
    ['an XML that swells', 'ZIP_BOMB', () => rawZip([{ name: 'b.xml', data: big }])],
    ['entries that share their bytes', 'ZIP_BOMB', () => rawZip([XML, file('a', 'a'), file('b', 'a', { sameAs: 1 })])],
    ['an XML that shares its bytes', 'ZIP_BOMB', () => rawZip([XML, file('b', '<openimmo/>', { sameAs: 0 })])],
    ['a size that is a lie', 'CORRUPT_ZIP', () => rawZip([{ ...XML, data: big, size: 20 }])],
    ['a checksum that is wrong', 'CORRUPT_ZIP', () => rawZip([{ ...XML, sum: 1 }])],
    ['a method of others', 'CORRUPT_ZIP', () => rawZip([{ ...XML, method: 9 }]), /Deflate/],
    ['a cut end', 'CORRUPT_ZIP', () => rawZip([XML]).subarray(0, -30)],
    ['much behind a cut end', 'CORRUPT_ZIP', () => Buffer.concat([rawZip([XML]).subarray(0, -10), Buffer.alloc(99)])],
    ['a directory that is elsewhere', 'CORRUPT_ZIP', () => rawZip([XML], { startsAt: 7 })],
    ['a directory beyond the end', 'CORRUPT_ZIP', () => rawZip([XML], { startsAt: 1 << 30 })],
    ['fewer entries than it says', 'CORRUPT_ZIP', () => rawZip([XML], { count: 3 })],
  ];
  for (const [name, code, make, words] of cases) {
    it(`with ${name}: ${code}`, async () => assert.rejects(readAll(await make()), refusal(code, words)));
  }

  it('with more files or bytes than it may have: ZIP_BOMB', async () => {
    const zip = rawZip([XML, file('1.jpg'), file('2.jpg', 'x'.repeat(1000))]);
    await assert.rejects(readAll(zip, { ...PACKAGE_LIMITS, entries: 2 }), refusal('ZIP_BOMB', /2 files/));
    await assert.rejects(readAll(zip, { ...PACKAGE_LIMITS, bytes: 1000 }), refusal('ZIP_BOMB'));
    assert.equal(await readAll(zip, { ...PACKAGE_LIMITS, entries: 3, bytes: 1012 }), '<openimmo/>');
  });
});

it('a package of 300 MB is read without holding it', { timeout: 60_000 }, async () => {
  const zip = new ZipFile();
  const noise = (await import('node:crypto')).randomBytes(2 * 1024 ** 2);
  zip.addBuffer(Buffer.from(openImmo([{ number: 'A1' }])), 'o.xml');
  for (let index = 0; index < 150; index++) zip.addBuffer(noise, `${index}.jpg`, { compress: false });
  zip.end();
  await platform.storage.putStream('imports/large', zip.outputStream as import('node:stream').Readable);
  const before = process.memoryUsage().rss;
  const pack = await openPackage(platform, 'imports/large');
  let peak = 0;
  for (let index = 0; index < 150; index++) {
    assert.equal((await pack.find(`${index}.jpg`)?.read())?.byteLength, noise.length);
    peak = Math.max(peak, process.memoryUsage().rss - before);
  }
  await pack.close();
  assert.ok(peak < 150 * 1024 ** 2, `${Math.round(peak / 1024 ** 2)} MiB more`);
});
