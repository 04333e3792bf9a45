import { crc32 } from 'node:zlib';

/**
 * A picture without the place it was taken at: positions in EXIF, in XMP and in the film behind a motion photo are
 * blanked where they stand. The pixels, the turn and the rights of the photographer stay as they are, bit by bit; so does
 * the length, except of a PNG that carries metadata as packed text, which goes.
 * Does not look into PDFs.
 * @returns the same object when there was nothing to blank.
 */
export function withoutPosition(data: Uint8Array): Uint8Array {
  const source = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (source.subarray(0, 8).equals(PNG)) return withoutPositionInPng(source) ?? data;
  const copy = lazyCopy(source);
  for (const at of tiffBlocks(source)) blankGps(copy, at);
  blankXmp(copy);
  blankFilm(copy);
  return copy.written ?? data;
}

/** Read as it was, written in a copy that is made with the first write. */
interface LazyCopy {
  readonly source: Buffer;
  written?: Buffer;
  fill(value: number, from: number, to: number): void;
}

const lazyCopy = (source: Buffer): LazyCopy => ({
  source,
  fill(value, from, to) {
    if (from >= to || to > source.length) return;
    this.written ??= Buffer.from(source);
    this.written.fill(value, from, to);
  },
});

const EXIF = Buffer.from('Exif\0\0', 'latin1');
const LITTLE_ENDIAN = Buffer.from('II*\0', 'latin1');
const BIG_ENDIAN = Buffer.from('MM\0*', 'latin1');

/** Where EXIF blocks begin: a TIFF is one itself, others mark them; WebP and AVIF also hold them without the mark. */
function* tiffBlocks(source: Buffer): Generator<number> {
  if (isTiff(source, 0)) yield 0;
  for (let at = source.indexOf(EXIF); at >= 0; at = source.indexOf(EXIF, at + EXIF.length)) {
    if (isTiff(source, at + EXIF.length)) yield at + EXIF.length;
  }
  const chunk = source.toString('latin1', 0, 4) === 'RIFF' ? webpExif(source) : undefined;
  if (chunk !== undefined && isTiff(source, chunk)) yield chunk;
  if (source.toString('latin1', 4, 8) !== 'ftyp') return;
  for (const mark of [LITTLE_ENDIAN, BIG_ENDIAN]) {
    for (let at = source.indexOf(mark, 8); at >= 0; at = source.indexOf(mark, at + 4)) yield at;
  }
}

const isTiff = (source: Buffer, at: number): boolean => {
  const head = source.subarray(at, at + 4);
  return head.equals(LITTLE_ENDIAN) || head.equals(BIG_ENDIAN);
};

function webpExif(source: Buffer): number | undefined {
  for (let at = 12; at + 8 <= source.length; ) {
    const length = source.readUInt32LE(at + 4);
    if (source.toString('latin1', at, at + 4) === 'EXIF') return at + 8;
    at += 8 + length + (length % 2);
  }
  return undefined;
}

const EXIF_IFD = 0x8769;
const GPS_IFD = 0x8825;
/** Bytes of one value by EXIF type. */
const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const MAX_DIRECTORIES = 64;

interface TiffEntry {
  tag: number;
  /** Where its value stands in the file. */
  valueAt: number;
  valueBytes: number;
  /** The value as an offset. */
  pointer: number;
}

/** Blanks the GPS directory and every value it points to. */
function blankGps(copy: LazyCopy, base: number): void {
  const todo = [readUInt32(copy.source, base, 4)];
  for (let seen = 0; todo.length > 0 && seen < MAX_DIRECTORIES; seen++) {
    const { entries, next } = readDirectory(copy.source, base, todo.shift() ?? 0);
    if (next > 0) todo.push(next);
    for (const { tag, pointer } of entries) {
      if (tag === EXIF_IFD) todo.push(pointer);
      if (tag === GPS_IFD) blankDirectory(copy, base, pointer);
    }
  }
}

function blankDirectory(copy: LazyCopy, base: number, offset: number): void {
  const { entries } = readDirectory(copy.source, base, offset);
  if (entries.length === 0) return;
  for (const { valueAt, valueBytes } of entries) copy.fill(0, valueAt, valueAt + valueBytes);
  copy.fill(0, base + offset, base + offset + 2 + entries.length * 12);
}

const isLittle = (source: Buffer, base: number): boolean => source[base] === 0x49;

function readUInt32(source: Buffer, base: number, offset: number): number {
  const at = base + offset;
  if (at + 4 > source.length) return 0;
  return isLittle(source, base) ? source.readUInt32LE(at) : source.readUInt32BE(at);
}

function readUInt16(source: Buffer, base: number, offset: number): number {
  const at = base + offset;
  if (at + 2 > source.length) return 0;
  return isLittle(source, base) ? source.readUInt16LE(at) : source.readUInt16BE(at);
}

/** An image file directory: TIFF 6.0, section 2. Nothing of one that does not fit into the file. */
function readDirectory(source: Buffer, base: number, offset: number): { entries: TiffEntry[]; next: number } {
  const count = offset > 0 ? readUInt16(source, base, offset) : 0;
  if (base + offset + 2 + count * 12 > source.length) return { entries: [], next: 0 };
  const entries = Array.from({ length: count }, (_, index): TiffEntry => {
    const at = offset + 2 + index * 12;
    const bytes = (TYPE_BYTES[readUInt16(source, base, at + 2)] ?? 1) * readUInt32(source, base, at + 4);
    const pointer = readUInt32(source, base, at + 8);
    const valueAt = base + (bytes > 4 ? pointer : at + 8);
    const fits = valueAt + bytes <= source.length;
    return { tag: readUInt16(source, base, at), valueAt, valueBytes: fits ? bytes : 0, pointer };
  });
  return { entries, next: readUInt32(source, base, offset + 2 + count * 12) };
}

const XMP_GPS = Buffer.from(':GPS', 'latin1');

/** `exif:GPSLatitude="51,30.5N"` and `<exif:GPSLatitude>51,30.5N</…>`: the value becomes spaces. */
function blankXmp(copy: LazyCopy): void {
  const { source } = copy;
  for (let at = source.indexOf(XMP_GPS); at >= 0; at = source.indexOf(XMP_GPS, at + 4)) {
    const text = source.toString('latin1', at, at + 300);
    const [head, value] = /^(:GPS[A-Za-z]{2,40}\s*(?:=\s*["']|>))([^"'<]*)["'<]/.exec(text)?.slice(1) ?? [];
    if (head && value) copy.fill(0x20, at + head.length, at + head.length + value.length);
  }
}

const FILM_PLACE = Buffer.from('\xa9xyz', 'latin1');

/** QuickTime's place, `+51.5074-000.1278/` (ISO 6709), behind its length and language. */
function blankFilm(copy: LazyCopy): void {
  const { source } = copy;
  for (let at = source.indexOf(FILM_PLACE); at >= 0; at = source.indexOf(FILM_PLACE, at + 4)) {
    const text = source.toString('latin1', at + 8, at + 8 + 60);
    const place = /^[+-][\d.]+[+-][\d.]+(?:[+-][\d.]+)?/.exec(text)?.[0];
    if (place) copy.fill(0x30, at + 8, at + 8 + place.length);
  }
}

const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** Chunks carry a checksum, and metadata may be packed: so a PNG is put together anew. */
function withoutPositionInPng(source: Buffer): Buffer | undefined {
  const parts: Buffer[] = [source.subarray(0, 8)];
  let changed = false;
  for (let at = 8; at + 12 <= source.length; ) {
    const end = at + 12 + source.readUInt32BE(at);
    const chunk = source.subarray(at, end);
    const cleaned = cleanChunk(chunk);
    changed ||= cleaned !== chunk;
    if (cleaned) parts.push(cleaned);
    at = end;
  }
  return changed ? Buffer.concat(parts) : undefined;
}

function cleanChunk(chunk: Buffer): Buffer | undefined {
  const type = chunk.toString('latin1', 4, 8);
  if (type === 'eXIf') {
    const copy = lazyCopy(chunk);
    if (isTiff(chunk, 8)) blankGps(copy, 8);
    return copy.written ? withChecksum(copy.written) : chunk;
  }
  const isMetadata =
    /^[itz](TXt|EXt)/.test(type) && /^(Raw profile type|XML:com)/.test(chunk.toString('latin1', 8, 24));
  return isMetadata ? undefined : chunk;
}

function withChecksum(chunk: Buffer): Buffer {
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
  return chunk;
}
