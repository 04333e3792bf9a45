import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, describe, it } from 'node:test';
import sharp from 'sharp';
import { Busy } from '../errors.ts';
import { createPictures, PictureFailed } from './index.ts';
import { withoutPosition } from './position.ts';

const plain = (width = 64, height = 48) => sharp({ create: { width, height, channels: 3, background: 'teal' } });
const thumb = { width: 32, format: 'webp', quality: 78 } as const;

/** The processes for pictures that this one has started. */
function processes(): number[] {
  const rows = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
  return rows
    .split('\n')
    .filter((row) => row.includes('pictures/process'))
    .map((row) => Number.parseInt(row, 10));
}

describe('the processes for pictures', () => {
  const pictures = createPictures({ processes: 1, waiting: 3 });
  after(() => pictures.close());

  it('give a picture to another process when theirs is killed under it', async () => {
    const jpeg = await plain(6000, 6000).jpeg().toBuffer();
    await pictures.probe(jpeg);
    const [first] = processes();
    const made = pictures.render('a', async () => jpeg, { width: 0, format: 'jpeg', quality: 80 });
    setTimeout(() => process.kill(first ?? 0, 'SIGKILL'), 50);
    const { width } = await sharp(await made).metadata();
    assert.equal(width, 6000);
    assert.notDeepEqual(processes(), [first]);
  });

  it('end one that takes too long, and go on with the next picture', async () => {
    const slow = createPictures({ processes: 1, jobMs: 5 });
    const huge = await plain(10_000, 10_000).jpeg().toBuffer();
    assert.equal((await slow.probe(huge)).problem, 'COSTLY');
    await assert.rejects(
      slow.render('a', async () => huge, thumb),
      (error: unknown) => error instanceof PictureFailed && error.costly,
    );
    slow.close();
    assert.equal((await pictures.probe(await plain().jpeg().toBuffer())).problem, null);
  });

  it('give everybody a turn, and one no more than may wait', async () => {
    const data = await plain(800, 800).jpeg().toBuffer();
    const done: string[] = [];
    const ask = async (who: string) => {
      await pictures.render(who, async () => data, { ...thumb, width: 0 });
      done.push(who);
    };
    const greedy = ['a', 'a', 'a', 'a'].map(ask);
    const calm = ask('b');
    await assert.rejects(ask('a'), Busy);
    await Promise.all([...greedy, calm]);
    assert.ok(done.indexOf('b') <= 2, `who asks for one does not wait for all of another's: ${done}`);
  });
});

describe('metadata that crosses itself', () => {
  it('costs no more than its file is long, and holds no place afterwards', async () => {
    const data = tangledJpeg(await plain().jpeg().toBuffer(), 60);
    const start = process.cpuUsage();
    const cleaned = withoutPosition(data);
    const { user } = process.cpuUsage(start);
    assert.equal(cleaned.byteLength, data.byteLength);
    assert.ok(!Buffer.from(cleaned).includes(PLACE), 'no place is left');
    assert.ok((await sharp(cleaned).metadata()).width === 64, 'the picture is whole');
    // As plain copying goes, 100 times over: before, it was 30 seconds.
    assert.ok(user < 1_000_000, `${user / 1000} ms of the processor`);
  });

  it('is looked for only where the format says it is', async () => {
    const loose = Buffer.concat([await plain().jpeg().toBuffer(), Buffer.from('Exif\0\0II*\0\x08\0\0\0', 'latin1')]);
    assert.equal(withoutPosition(loose), loose);
  });
});

const PLACE = Buffer.from('\x33\0\0\0\x01\0\0\0\x1e\0\0\0\x01\0\0\0', 'latin1');

/** A JPEG of many EXIF segments, each with directories of thousands of entries that point at each other. */
function tangledJpeg(jpeg: Buffer, segments: number): Buffer {
  const segment = Buffer.alloc(65_533);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(65_531, 2);
  segment.write('Exif\0\0II*\0', 4, 'latin1');
  const base = 10;
  segment.writeUInt32LE(8, base + 4);
  for (let at = 8; at + 12 * 5000 < 65_000; at += 64) {
    segment.writeUInt16LE(5000, base + at);
    // Each entry names the next directory as EXIF's own, or as a place.
    for (let entry = 0; entry < 4; entry++) {
      const place = base + at + 2 + entry * 12;
      segment.writeUInt16LE(entry % 2 ? 0x8825 : 0x8769, place);
      segment.writeUInt16LE(4, place + 2);
      segment.writeUInt32LE(1, place + 4);
      segment.writeUInt32LE(at + 64 * (entry + 1), place + 8);
    }
  }
  PLACE.copy(segment, 60_000);
  return Buffer.concat([jpeg.subarray(0, 2), ...Array.from({ length: segments }, () => segment), jpeg.subarray(2)]);
}
