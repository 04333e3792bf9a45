// Where an AVIF keeps its metadata: ISO 14496-12 (boxes, 4.2; items, 8.11).

interface Span {
  start: number;
  end: number;
}

interface Box extends Span {
  type: string;
}

/** The boxes between two places; `start` is behind a box's head. One that does not fit ends the list. */
function* boxes(source: Buffer, from: number, to: number): Generator<Box> {
  for (let at = from; at + 8 <= to; ) {
    const short = source.readUInt32BE(at);
    const head = short === 1 ? 16 : 8;
    if (at + head > to) return;
    const size = short === 0 ? to - at : short === 1 ? Number(source.readBigUInt64BE(at + 8)) : short;
    if (size < head || at + size > to) return;
    yield { type: source.toString('latin1', at + 4, at + 8), start: at + head, end: at + size };
    at += size;
  }
}

function firstBox(source: Buffer, wanted: string): Box | undefined {
  for (const box of boxes(source, 0, source.length)) if (box.type === wanted) return box;
  return undefined;
}

/** Reads numbers of any width one after the other; beyond the end they are 0. */
function createCursor(source: Buffer, { start, end }: Span) {
  let at = start;
  return {
    take(bytes: number): number {
      const from = at;
      at += bytes;
      if (at > end) return 0;
      // Widths of 4 and 8 at the most; what does not fit into a number is no place in a file.
      return bytes === 8 ? Number(source.readBigUInt64BE(from)) : bytes > 0 ? source.readUIntBE(from, bytes) : 0;
    },
    skip(bytes: number): void {
      at += bytes;
    },
    get isPast(): boolean {
      return at > end;
    },
  };
}

/** Where the items of the type Exif stand in the file; the first piece of one in pieces. */
export function* exifItems(source: Buffer): Generator<Span> {
  const meta = firstBox(source, 'meta');
  if (!meta) return;
  const parts = new Map<string, Box>();
  // Version and flags stand before what is inside.
  for (const box of boxes(source, meta.start + 4, meta.end)) if (!parts.has(box.type)) parts.set(box.type, box);
  const [info, places] = [parts.get('iinf'), parts.get('iloc')];
  if (!info || !places) return;
  const wanted = exifIds(source, info);
  for (const { id, inData, start, length } of itemPlaces(source, places)) {
    const base = inData ? parts.get('idat')?.start : 0;
    if (!wanted.has(id) || base === undefined) continue;
    if (base + start + length <= source.length) yield { start: base + start, end: base + start + length };
  }
}

function exifIds(source: Buffer, info: Box): Set<number> {
  const ids = new Set<number>();
  const version = source[info.start] ?? 0;
  for (const { type, start, end } of boxes(source, info.start + (version === 0 ? 6 : 8), info.end)) {
    if (type !== 'infe') continue;
    const cursor = createCursor(source, { start: start + 4, end });
    const id = cursor.take(source[start] === 3 ? 4 : 2);
    cursor.take(2);
    if (cursor.take(4) === EXIF_TYPE) ids.add(id);
  }
  return ids;
}

const EXIF_TYPE = Buffer.from('Exif').readUInt32BE();

function* itemPlaces(source: Buffer, { start, end }: Box) {
  const cursor = createCursor(source, { start, end });
  const version = cursor.take(4) >>> 24;
  const widths = cursor.take(2);
  const [offsetBytes, lengthBytes, baseBytes] = [widths >> 12, (widths >> 8) & 15, (widths >> 4) & 15];
  const indexBytes = version > 0 ? widths & 15 : 0;
  const isKnown = [offsetBytes, lengthBytes, baseBytes, indexBytes].every((bytes) => [0, 4, 8].includes(bytes));
  if (!isKnown || version > 2) return;
  const count = cursor.take(version < 2 ? 2 : 4);
  for (let item = 0; item < count && !cursor.isPast; item++) {
    const id = cursor.take(version < 2 ? 2 : 4);
    const inData = version > 0 && (cursor.take(2) & 15) === 1;
    cursor.take(2);
    const base = cursor.take(baseBytes);
    const extents = cursor.take(2);
    cursor.take(indexBytes);
    const offset = cursor.take(offsetBytes);
    const length = cursor.take(lengthBytes);
    // The further pieces are passed over in one step.
    cursor.skip(Math.max(0, extents - 1) * (indexBytes + offsetBytes + lengthBytes));
    if (extents > 0 && !cursor.isPast) yield { id, inData, start: base + offset, length };
  }
}
