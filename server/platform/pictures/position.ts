import { crc32 } from 'node:zlib';
import { exifItems } from './heif-items.ts';

/**
 * A picture without the place it was taken at: positions in EXIF, in XMP and in the film behind a motion photo are
 * blanked where they stand. The pixels, the turn and the rights of the photographer stay as they are, bit by bit; so does
 * the length, except of a PNG that carries metadata as packed text, which goes.
 * Looked for only where a format keeps them, and no longer than the file is long: metadata more tangled than any camera
 * writes is blanked whole. Does not look into PDFs.
 * @returns the same object when there was nothing to blank.
 * @throws {Error} for a TIFF that is tangled itself: there the picture would go with it.
 */
export function withoutPosition(data: Uint8Array): Uint8Array {
  const source = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (source.subarray(0, 8).equals(PNG)) return withoutPositionInPng(source) ?? data;
  const copy = lazyCopy(source);
  for (const block of exifBlocks(source)) blankGps(copy, block);
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

/** From a TIFF header to where the format says that this metadata ends. */
interface Block {
  start: number;
  end: number;
}

/** Where EXIF stands: a TIFF is it; the other formats have a place for it. */
function* exifBlocks(source: Buffer): Generator<Block> {
  if (isTiff(source, 0)) yield { start: 0, end: source.length };
  else if (source[0] === 0xff && source[1] === 0xd8) yield* exifInJpeg(source);
  else if (source.toString('latin1', 0, 4) === 'RIFF') yield* exifInWebp(source);
  else if (source.toString('latin1', 4, 8) === 'ftyp') yield* exifInAvif(source);
}

const isTiff = (source: Buffer, at: number): boolean => {
  const head = source.subarray(at, at + 4);
  return head.equals(LITTLE_ENDIAN) || head.equals(BIG_ENDIAN);
};

/** EXIF with or without its mark. */
function blockAt(source: Buffer, at: number, end: number): Block[] {
  const start = source.subarray(at, at + EXIF.length).equals(EXIF) ? at + EXIF.length : at;
  return isTiff(source, start) ? [{ start, end: Math.min(end, source.length) }] : [];
}

/** APP1 segments, those of the pictures behind the first one too: previews, gain maps. What a segment holds is passed over. */
function* exifInJpeg(source: Buffer): Generator<Block> {
  for (let at = source.indexOf(EXIF); at >= 0; ) {
    const isSegment = at >= 4 && source.readUInt16BE(at - 4) === 0xffe1;
    const end = isSegment ? at - 2 + source.readUInt16BE(at - 2) : 0;
    if (isSegment) yield* blockAt(source, at, end);
    at = source.indexOf(EXIF, Math.max(end, at + EXIF.length));
  }
}

function* exifInWebp(source: Buffer): Generator<Block> {
  for (let at = 12; at + 8 <= source.length; ) {
    const length = source.readUInt32LE(at + 4);
    if (source.toString('latin1', at, at + 4) === 'EXIF') yield* blockAt(source, at + 8, at + 8 + length);
    at += 8 + length + (length % 2);
  }
}

/** Items of the type Exif: ISO 14496-12, 8.11; ISO 23008-12, A.2.1: before the header stands how far it is. */
function* exifInAvif(source: Buffer): Generator<Block> {
  for (const { start, end } of exifItems(source)) {
    if (end - start < 4) continue;
    yield* blockAt(source, start + 4 + source.readUInt32BE(start), end);
  }
}

const isLittle = (source: Buffer, base: number): boolean => source[base] === 0x49;

function readUInt32(source: Buffer, { start, end }: Block, offset: number): number {
  const at = start + offset;
  if (at + 4 > end) return 0;
  return isLittle(source, start) ? source.readUInt32LE(at) : source.readUInt32BE(at);
}

function readUInt16(source: Buffer, { start, end }: Block, offset: number): number {
  const at = start + offset;
  if (at + 2 > end) return 0;
  return isLittle(source, start) ? source.readUInt16LE(at) : source.readUInt16BE(at);
}

const EXIF_IFD = 0x8769;
const GPS_IFD = 0x8825;
/** Bytes of one value by EXIF type. */
const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
/** More than any camera writes; a scanner's TIFF may have a directory a page. */
const MOST = { directories: 64, entries: 4000, placeBytes: 64 * 1024 };

interface TiffEntry {
  tag: number;
  /** Where its value stands in the file. */
  valueAt: number;
  valueBytes: number;
  /** The value as an offset. */
  pointer: number;
}

/** Blanks the GPS directory and every value it points to; the whole block when it is too tangled to say where that is. */
function blankGps(copy: LazyCopy, block: Block): void {
  if (!blankPlaces(copy, block)) blankWhole(copy, block);
}

/** @returns whether all of the block could be looked through. */
function blankPlaces(copy: LazyCopy, block: Block): boolean {
  const budget = { ...MOST };
  const seen = new Set<number>();
  const todo = [readUInt32(copy.source, block, 4)];
  for (let offset = todo.pop(); offset !== undefined; offset = todo.pop()) {
    if (seen.has(offset)) continue;
    seen.add(offset);
    const { entries, next } = readDirectory(copy.source, block, offset);
    budget.directories -= 1;
    budget.entries -= entries.length;
    if (budget.directories < 0 || budget.entries < 0) return false;
    if (next > 0) todo.push(next);
    for (const { tag, pointer } of entries) {
      if (tag === EXIF_IFD) todo.push(pointer);
      if (tag !== GPS_IFD || seen.has(pointer)) continue;
      seen.add(pointer);
      budget.placeBytes -= blankDirectory(copy, block, pointer);
      if (budget.placeBytes < 0) return false;
    }
  }
  return true;
}

function blankWhole(copy: LazyCopy, { start, end }: Block): void {
  if (start === 0) throw new Error('this TIFF is too tangled to read');
  copy.fill(0, start, end);
}

/** @returns bytes blanked; those of a directory that claims more than any place has are left to `blankWhole`. */
function blankDirectory(copy: LazyCopy, block: Block, offset: number): number {
  const { entries } = readDirectory(copy.source, block, offset);
  const bytes = entries.reduce((sum, { valueBytes }) => sum + 12 + valueBytes, 0);
  if (bytes > MOST.placeBytes || entries.length === 0) return bytes;
  for (const { valueAt, valueBytes } of entries) copy.fill(0, valueAt, valueAt + valueBytes);
  copy.fill(0, block.start + offset, block.start + offset + 2 + entries.length * 12);
  return bytes;
}

/** An image file directory: TIFF 6.0, section 2. Nothing of one that does not fit into its block. */
function readDirectory(source: Buffer, block: Block, offset: number): { entries: TiffEntry[]; next: number } {
  const count = offset > 0 ? readUInt16(source, block, offset) : 0;
  if (block.start + offset + 2 + count * 12 > block.end) return { entries: [], next: 0 };
  const entries = Array.from({ length: count }, (_, index): TiffEntry => {
    const at = offset + 2 + index * 12;
    const bytes = (TYPE_BYTES[readUInt16(source, block, at + 2)] ?? 1) * readUInt32(source, block, at + 4);
    const pointer = readUInt32(source, block, at + 8);
    const valueAt = block.start + (bytes > 4 ? pointer : at + 8);
    const fits = valueAt + bytes <= block.end;
    return { tag: readUInt16(source, block, at), valueAt, valueBytes: fits ? bytes : 0, pointer };
  });
  return { entries, next: readUInt32(source, block, offset + 2 + count * 12) };
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
    if (isTiff(chunk, 8)) blankGps(copy, { start: 8, end: chunk.length - 4 });
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
