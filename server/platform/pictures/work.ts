import sharp, { type Metadata } from 'sharp';
import { withoutPosition } from './position.ts';
import { headOf, not, type PictureProblem, type ProbedMedia, type Rendition } from './types.ts';

// What is done to a picture, in the process that does nothing else (process.ts). Whatever reads a stranger's picture
// belongs here: a decoder that hangs, swells or crashes takes nobody along.

// Each picture is another one: caching decoded ones only holds memory.
sharp.cache(false);
// As many pictures at a time as there are processes; one picture has one core.
sharp.concurrency(1);

/** Pixels a picture may have: cameras of telephones make 108 million. */
const MAX_PIXELS = 120_000_000;
const LIMITS = { limitInputPixels: MAX_PIXELS };

/** What we can show. SVG is not among them: from a feed it is a script carrier, not a picture. */
const IMAGE_TYPES: Record<string, string> = {
  jpeg: 'image/jpeg',
  uhdr: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  tiff: 'image/tiff',
  heif: 'image/avif',
};

/** What a picture's content says it is; names and extensions are not believed. Decodes no more than it must. */
export async function probe(data: Uint8Array): Promise<ProbedMedia> {
  const metadata = await sharp(data, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  const contentType = IMAGE_TYPES[metadata?.format ?? ''];
  if (!metadata || !contentType) return not(problemOf(headOf(data)));
  if (metadata.format === 'heif' && metadata.compression !== 'av1') return not('HEIC');
  if (metadata.width * metadata.height > MAX_PIXELS) return not('TOO_MANY_PIXELS');
  if (!(await isWhole(data, metadata))) return not('CUT_OFF');
  const { width, height } = metadata.autoOrient;
  const cleaned = withoutPosition(data);
  return { contentType, width, height, problem: null, ...(cleaned === data ? {} : { cleaned }) };
}

/** Of what no picture could be read from: a picture that got lost on the way, or something else. */
function problemOf(head: string): PictureProblem {
  if (/^.{4}ftyp(hei|hev|mif|msf)/s.test(head)) return 'HEIC';
  return /^.{4}ftyp/s.test(head) ? 'NO_PICTURE' : 'CUT_OFF';
}

/** Looks for the end that a format has; only where there is none, the picture is decoded to tell. */
async function isWhole(data: Uint8Array, { format }: Metadata): Promise<boolean> {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (endsWell(bytes, format)) return true;
  // Only the mark of the end may be missing: with it, a whole JPEG reads without a warning.
  const [input, failOn] =
    format === 'jpeg' ? ([Buffer.concat([bytes, END_OF_JPEG]), 'warning'] as const) : ([data, 'truncated'] as const);
  return sharp(input, { ...LIMITS, failOn })
    .resize({ width: 64 })
    .toBuffer()
    .then(
      () => true,
      () => false,
    );
}

const END_OF_JPEG = Buffer.from([0xff, 0xd9]);
const START_OF_SCAN = Buffer.from([0xff, 0xda]);

function endsWell(bytes: Buffer, format: string): boolean {
  // In what follows the start of the last scan, the mark of the end stands for nothing else: ITU T.81, B.1.1.2.
  if (format === 'jpeg') return bytes.lastIndexOf(END_OF_JPEG) > bytes.lastIndexOf(START_OF_SCAN);
  if (format === 'png') return bytes.subarray(-64).includes('IEND');
  if (format === 'webp') return bytes.length >= bytes.readUInt32LE(4) + 8;
  return format === 'gif' && bytes.subarray(-64).includes(0x3b);
}

/** A picture upright and without metadata; of one that moves, the first. What is damaged inside is shown as far as it goes. */
export function render(data: Uint8Array, { width, format, quality }: Rendition): Promise<Uint8Array> {
  const upright = sharp(data, { ...LIMITS, failOn: 'none' }).rotate();
  const sized = width > 0 ? upright.resize({ width, withoutEnlargement: true }) : upright;
  if (format === 'webp') return sized.webp({ quality }).toBuffer();
  return sized.flatten({ background: 'white' }).jpeg({ quality }).toBuffer();
}
