import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import Fastify from 'fastify';
import sharp from 'sharp';
import { testAgency } from '../../test/harness/agency.ts';
import { type TestPlatform, testPlatform } from '../../test/harness/platform.ts';
import { createAuth } from '../accounts/index.ts';
import { addMedia } from '../http/media.ts';
import { withoutPosition } from '../platform/pictures/position.ts';
import { blankListing, keepMedia, saveListing } from './index.ts';

const GPS = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '51/1 30/1 3230/100',
  GPSLongitudeRef: 'W',
  GPSLongitude: '7/1 7/1 7/1',
};
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
 xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" exif:GPSLatitude="51,30.5385N"
 dc:rights="Jane Doe"><exif:GPSLongitude>0,7.1278W</exif:GPSLongitude></rdf:Description></rdf:RDF></x:xmpmeta>`;

/** A picture with noise in it, so that it has some bytes. */
const noisy = (width = 120, height = 80) =>
  sharp({
    create: { width, height, channels: 3, background: 'red', noise: { type: 'gaussian', mean: 128, sigma: 40 } },
  });

const shot = (width?: number, height?: number) =>
  noisy(width, height)
    .withExif({ IFD0: { Copyright: 'Jane Doe', Orientation: '6' }, IFD3: GPS })
    .withXmp(XMP);

/** What software that looks for a place would find. */
function placesIn(data: Uint8Array): string[] {
  const text = Buffer.from(data).toString('latin1');
  return ['51,30.5385N', '0,7.1278W', '\x9e\x0c\0\0\x64\0\0\0'].filter((place) => text.includes(place));
}

describe('a kept picture', () => {
  let platform: TestPlatform;
  before(async () => {
    platform = await testPlatform();
  });
  after(() => platform.close());

  for (const [format, encode] of [
    ['JPEG', () => shot().jpeg()],
    ['PNG', () => shot().png()],
    ['WebP', () => shot().webp()],
    ['AVIF', () => shot().avif()],
  ] as const) {
    it(`holds no place as ${format}, and is otherwise the same`, async () => {
      const delivered = await encode().toBuffer();
      assert.notDeepEqual(placesIn(delivered), [], 'there is something to remove');
      const kept = await keepMedia(platform, delivered);
      const stored = await platform.storage.get(kept.storageKey ?? '');
      assert.deepEqual(placesIn(stored), []);
      const pixels = (data: Uint8Array) => sharp(data).raw().toBuffer();
      assert.ok((await pixels(stored)).equals(await pixels(delivered)));
      const metadata = await sharp(stored).metadata();
      assert.match(metadata.exif?.toString('latin1') ?? '', /Jane Doe/);
      assert.deepEqual(placesIn(metadata.xmp ?? Buffer.alloc(0)), []);
      if (format !== 'PNG') assert.equal(stored.byteLength, delivered.byteLength);
      assert.equal(kept.bytes, delivered.byteLength);
      assert.deepEqual((await keepMedia(platform, delivered)).sha256, kept.sha256);
    });
  }

  it('as TIFF, and the film behind a motion photo, hold none either', async () => {
    const film = Buffer.concat([
      await noisy().jpeg().toBuffer(),
      Buffer.from('\0\0\0\x1e\xa9xyz\0\x12\x15\xc7+51.5074-000.1278/', 'latin1'),
    ]);
    assert.ok(!Buffer.from(withoutPosition(film)).includes('51.5074'));
    assert.ok(!Buffer.from(withoutPosition(tiffWithPlace())).includes(Buffer.from([0x9e, 0x0c])));
  });

  it('that holds none is stored byte by byte', async () => {
    const plain = await noisy().jpeg().toBuffer();
    assert.equal(withoutPosition(plain), plain);
    const rights = await noisy()
      .withExif({ IFD0: { Copyright: 'Jane Doe' } })
      .jpeg()
      .toBuffer();
    assert.equal(withoutPosition(rights), rights);
  });

  it('with damaged metadata does no harm', async () => {
    const delivered = await shot().jpeg().toBuffer();
    const exif = delivered.indexOf('Exif');
    for (let at = exif; at < exif + 300; at++) {
      const damaged = Buffer.from(delivered);
      damaged[at] = 0xff;
      assert.equal(withoutPosition(damaged).byteLength, delivered.byteLength);
    }
    const chained = Buffer.from('II*\0\x08\0\0\0\0\0\x08\0\0\0', 'latin1');
    assert.equal(withoutPosition(chained), chained);
  });

  it('is stored once, and again when the first time was cut short', async () => {
    const delivered = await noisy().jpeg().toBuffer();
    let puts = 0;
    const storage = {
      ...platform.storage,
      put: (key: string, data: Uint8Array) => {
        puts += 1;
        return platform.storage.put(key, data);
      },
    };
    const kept = await keepMedia({ ...platform, storage }, delivered);
    await keepMedia({ ...platform, storage }, delivered);
    assert.equal(puts, 1);
    await platform.storage.put(kept.storageKey ?? '', delivered.subarray(0, 100));
    await keepMedia({ ...platform, storage }, delivered);
    assert.equal(puts, 2);
    assert.equal((await platform.storage.get(kept.storageKey ?? '')).byteLength, delivered.byteLength);
  });
});

describe('what a file is', () => {
  let platform: TestPlatform;
  before(async () => {
    platform = await testPlatform();
  });
  after(() => platform.close());

  const jpeg = () => noisy().jpeg().toBuffer();
  const half = (data: Buffer) => data.subarray(0, data.length >> 1);
  const cases: [string, () => Promise<Buffer | string> | Buffer | string, string, string | null][] = [
    ['a JPEG', jpeg, 'image/jpeg', null],
    [
      'a progressive JPEG with rubbish behind it',
      async () => Buffer.concat([await noisy().jpeg({ progressive: true }).toBuffer(), Buffer.alloc(9999, 7)]),
      'image/jpeg',
      null,
    ],
    ['a JPEG without the mark of its end', async () => (await jpeg()).subarray(0, -2), 'image/jpeg', null],
    ['half a JPEG', async () => half(await jpeg()), 'application/octet-stream', 'CUT_OFF'],
    [
      'half a JPEG with a preview',
      async () => half(await shot(400, 300).jpeg().toBuffer()),
      'application/octet-stream',
      'CUT_OFF',
    ],
    [
      'half a progressive JPEG',
      async () => half(await noisy().jpeg({ progressive: true }).toBuffer()),
      'application/octet-stream',
      'CUT_OFF',
    ],
    ['a PNG', () => noisy().png().toBuffer(), 'image/png', null],
    ['half a PNG', async () => half(await noisy().png().toBuffer()), 'application/octet-stream', 'CUT_OFF'],
    ['a WebP', () => noisy().webp().toBuffer(), 'image/webp', null],
    ['half a WebP', async () => half(await noisy().webp().toBuffer()), 'application/octet-stream', 'CUT_OFF'],
    ['a TIFF', () => noisy().tiff().toBuffer(), 'image/tiff', null],
    ['an AVIF', () => noisy().avif().toBuffer(), 'image/avif', null],
    ['a GIF that moves', () => moving(), 'image/gif', null],
    [
      'a picture of 144 million pixels',
      () =>
        sharp({ create: { width: 16_000, height: 9_000, channels: 3, background: 'red' } })
          .png()
          .toBuffer(),
      'application/octet-stream',
      'TOO_MANY_PIXELS',
    ],
    ['a HEIC', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0heicmif1', 'latin1'), 'application/octet-stream', 'HEIC'],
    ['a BMP', () => Buffer.from('BM\x36\0\0\0\0\0\0\0\x36\0\0\0', 'latin1'), 'application/octet-stream', 'BMP'],
    [
      'an SVG',
      () => '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
      'application/octet-stream',
      'SVG',
    ],
    ['a page', () => '\n<!DOCTYPE html><html><body>Not found', 'application/octet-stream', 'HTML'],
    ['a PDF', () => '%PDF-1.7 x', 'application/pdf', 'NO_PICTURE'],
    ['text', () => 'hello', 'application/octet-stream', 'NO_PICTURE'],
    ['nothing', () => '', 'application/octet-stream', 'NO_PICTURE'],
  ];
  for (const [name, make, contentType, problem] of cases) {
    it(`${name}: ${problem ?? contentType}`, async () => {
      const probed = await platform.pictures.probe(Buffer.from(await make()));
      assert.deepEqual([probed.contentType, probed.problem], [contentType, problem]);
    });
  }

  it('counts pixels upright', async () => {
    const turned = await noisy(120, 80).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { width, height } = await platform.pictures.probe(turned);
    assert.deepEqual([width, height], [80, 120]);
  });
});

let number = 0;
/** A listing with one medium. */
async function mediumOf(platform: TestPlatform, data: Uint8Array): Promise<string> {
  number += 1;
  const { agency } = await testAgency(platform);
  const media = [
    {
      ...(await keepMedia(platform, data)),
      category: 'PHOTO' as const,
      preferred: true,
      title: null,
      sourceUrl: null,
      sourceCheck: null,
      sourceEtag: null,
    },
  ];
  const delivery = {
    agencyId: agency.id,
    locale: 'de',
    origin: 'HAND' as const,
    sourceId: null,
    deliveredAt: new Date(),
    actor: 'system',
  };
  const { id } = await platform.change((tx, emit) =>
    saveListing(tx, emit, delivery, { EXTERN: `M-${number}` }, { ...blankListing, media }, `hash-${number}`),
  );
  return (await platform.prisma.media.findFirstOrThrow({ where: { listingId: id } })).id;
}

describe('GET /media', () => {
  let platform: TestPlatform;
  const app = Fastify();
  before(async () => {
    platform = await testPlatform();
    addMedia(app, platform, createAuth(platform));
  });
  after(async () => {
    await app.close();
    await platform.close();
  });

  it('gives mails a JPEG of 600 pixels, others WebP, none with metadata, all locked in', async () => {
    const id = await mediumOf(platform, await shot(2000, 1000).jpeg().toBuffer());
    for (const [size, type, width] of [
      ['mail', 'jpeg', 600],
      ['thumb', 'webp', 320],
      ['large', 'webp', 1920],
      ['original', 'jpeg', 2000],
    ] as const) {
      const { statusCode, headers, rawPayload } = await app.inject(`/media/${id}/${size}`);
      assert.deepEqual([statusCode, headers['content-type']], [200, `image/${type}`]);
      assert.match(String(headers['content-security-policy']), /default-src 'none'; sandbox/);
      const metadata = await sharp(rawPayload).metadata();
      assert.deepEqual([metadata.format, metadata.width], [type, width], size);
      assert.equal(metadata.exif ?? metadata.xmp, undefined);
      assert.deepEqual(placesIn(rawPayload), []);
    }
  });

  it('makes a rendition once for many who ask, and shows what is damaged inside as far as it goes', async () => {
    const data = await noisy(800, 600).jpeg().toBuffer();
    data.fill(0x55, data.length >> 1, (data.length >> 1) + 500);
    const id = await mediumOf(platform, data);
    let puts = 0;
    const { put } = platform.storage;
    platform.storage.put = async (key, body) => {
      puts += 1;
      return put(key, body);
    };
    const answers = await Promise.all(Array.from({ length: 8 }, () => app.inject(`/media/${id}/medium`)));
    platform.storage.put = put;
    assert.deepEqual([...new Set(answers.map(({ statusCode }) => statusCode))], [200]);
    assert.equal(puts, 1);
  });

  it('shows the first picture of a GIF, and a transparent one on white in mails', async () => {
    const gif = await app.inject(`/media/${await mediumOf(platform, await moving())}/thumb`);
    assert.equal(gif.statusCode, 200);
    const glass = sharp({ create: { width: 20, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
    const { rawPayload } = await app.inject(`/media/${await mediumOf(platform, await glass.png().toBuffer())}/mail`);
    assert.ok(((await sharp(rawPayload).raw().toBuffer())[0] ?? 0) > 250);
  });

  it('gives anything else as it was, to be saved only', async () => {
    const { headers, body } = await app.inject(
      `/media/${await mediumOf(platform, Buffer.from('<svg><script/></svg>'))}/thumb`,
    );
    assert.deepEqual(
      [headers['content-type'], headers['content-disposition']],
      ['application/octet-stream', 'attachment'],
    );
    assert.equal(body, '<svg><script/></svg>');
  });
});

describe('GET /media of a document of 30 MB', () => {
  it('holds it for nobody who does not read on', async () => {
    const platform = await testPlatform();
    // What `fetch` keeps open for its next question would be waited for.
    const app = Fastify({ forceCloseConnections: true });
    addMedia(app, platform, createAuth(platform));
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    try {
      const document = Buffer.concat([Buffer.from('%PDF-1.7 '), randomBytes(30 * 1024 ** 2)]);
      const path = `/media/${await mediumOf(platform, document)}/original`;
      const before = process.memoryUsage().arrayBuffers;
      const readers = await Promise.all(Array.from({ length: 12 }, () => readHead(url, path)));
      const held = process.memoryUsage().arrayBuffers - before;
      assert.ok(held < document.length, `${Math.round(held / 1024 ** 2)} MiB for ${readers.length} readers`);
      for (const reader of readers) reader.destroy();
      const whole = Buffer.from(await (await fetch(url + path)).arrayBuffer());
      assert.ok(whole.equals(document));
    } finally {
      await app.close();
      await platform.close();
    }
  });
});

/** Asks, reads the beginning of the answer, and stops reading. */
function readHead(url: string, path: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`);
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('data', () => resolve(socket.pause()));
  });
}

async function moving(): Promise<Buffer> {
  const frames = Buffer.concat([Buffer.alloc(1200, 0), Buffer.alloc(1200, 255)]);
  return sharp(frames, { raw: { width: 20, height: 40, channels: 3, pageHeight: 20 } })
    .gif()
    .toBuffer();
}

/** A TIFF of one pixel, big-endian, with a GPS directory of one latitude. */
function tiffWithPlace(): Buffer {
  const u16 = (value: number) => [value >> 8, value & 255];
  const u32 = (value: number) => [0, 0, ...u16(value)];
  const entry = (tag: number, type: number, count: number, value: number) => [
    ...u16(tag),
    ...u16(type),
    ...u32(count),
    ...u32(value),
  ];
  const bytes = [
    ...[0x4d, 0x4d, 0, 42, ...u32(8)],
    ...[...u16(1), ...entry(0x8825, 4, 1, 26), ...u32(0)],
    ...[...u16(1), ...entry(2, 5, 3, 44), ...u32(0)],
    ...[...u32(51), ...u32(1), ...u32(30), ...u32(1), ...u32(0x9e0c), ...u32(100)],
  ];
  return Buffer.from(bytes);
}
