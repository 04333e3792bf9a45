import { createHash } from 'node:crypto';
import sharp, { type Metadata } from 'sharp';
import { createGate } from '../platform/gate.ts';
import { NotFound, type Platform, sha256Hex } from '../platform/index.ts';
import type { MediaInput } from './listing-input.ts';
import { withoutPosition } from './position.ts';

// Each picture is another one: caching decoded ones only holds memory.
sharp.cache(false);

/** Widths of the renditions we make, in pixels; ORIGINAL is full size. */
export const mediaSizes = { THUMB: 320, MEDIUM: 960, LARGE: 1920, ORIGINAL: 0, MAIL: 600 } as const;
export type MediaSize = keyof typeof mediaSizes;

/** Pixels a picture may have: cameras of telephones make 108 million. */
const MAX_PIXELS = 120_000_000;
const LIMITS = { limitInputPixels: MAX_PIXELS };

/** Pictures decoded at the same time in this process; each may take MAX_PIXELS × 4 bytes. */
const decoding = createGate(2);

/** Where a medium is to be had. A link stays what it is. */
export function mediaUrl(
  publicUrl: string,
  media: { id: string; sourceUrl: string | null; storageKey: string | null },
  size: MediaSize,
) {
  if (!media.storageKey) return media.sourceUrl ?? '';
  return `${publicUrl}/media/${media.id}/${size.toLowerCase()}`;
}

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

/** Why a file cannot be shown as a picture. */
export type PictureProblem = 'CUT_OFF' | 'TOO_MANY_PIXELS' | 'HEIC' | 'BMP' | 'SVG' | 'HTML' | 'NO_PICTURE';

export interface ProbedMedia {
  /** application/octet-stream for what is neither a PDF nor a picture we can show. */
  contentType: string;
  /** Pixels, upright. */
  width: number | null;
  height: number | null;
  /** Null for a picture. */
  problem: PictureProblem | null;
}

const not = (problem: PictureProblem, contentType = 'application/octet-stream'): ProbedMedia => ({
  contentType,
  width: null,
  height: null,
  problem,
});

/** What the content says a file is; names and extensions are not believed. Decodes no more than it must. */
export async function probeMedia(data: Uint8Array): Promise<ProbedMedia> {
  const head = Buffer.from(data.subarray(0, 1024)).toString('latin1');
  if (head.startsWith('%PDF-')) return not('NO_PICTURE', 'application/pdf');
  if (/^BM.{4}\0\0\0\0/s.test(head)) return not('BMP');
  const text = head.replace(/^(\xef\xbb\xbf)?\s*/, '');
  if (text.startsWith('<'))
    return not(/<svg[\s/>]/i.test(text) ? 'SVG' : /<html|<!doctype html/i.test(text) ? 'HTML' : 'NO_PICTURE');
  if (head === '') return not('NO_PICTURE');
  const metadata = await sharp(data, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  const contentType = IMAGE_TYPES[metadata?.format ?? ''];
  if (!metadata || !contentType) return not(problemOf(head));
  if (metadata.format === 'heif' && metadata.compression !== 'av1') return not('HEIC');
  if (metadata.width * metadata.height > MAX_PIXELS) return not('TOO_MANY_PIXELS');
  if (!(await isWhole(data, metadata))) return not('CUT_OFF');
  const { width, height } = metadata.autoOrient;
  return { contentType, width, height, problem: null };
}

/** Of what no picture could be read from: a picture that got lost on the way, or something else. */
function problemOf(head: string): PictureProblem {
  if (/^.{4}ftyp(hei|hev|mif|msf)/s.test(head)) return 'HEIC';
  return /^(\xff\xd8\xff|\x89PNG|GIF8|RIFF.{4}WEBP|II\*\0|MM\0\*)/s.test(head) ? 'CUT_OFF' : 'NO_PICTURE';
}

/** Looks for the end that a format has; only where there is none, the picture is decoded to tell. */
async function isWhole(data: Uint8Array, { format }: Metadata): Promise<boolean> {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (endsWell(bytes, format)) return true;
  // Only the mark of the end may be missing: with it, a whole JPEG reads without a warning.
  const [input, failOn] =
    format === 'jpeg' ? ([Buffer.concat([bytes, END_OF_JPEG]), 'warning'] as const) : ([data, 'truncated'] as const);
  const decode = () =>
    sharp(input, { ...LIMITS, failOn })
      .resize({ width: 64 })
      .toBuffer();
  return decoding.pass(decode).then(
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

/** Where the storage has the file with this hash, if it has it. */
export const mediaKey = (sha256: string): string => `media/${sha256.slice(0, 2)}/${sha256}`;

/** A file that is with us. */
export type KeptMedia = Pick<MediaInput, 'sha256' | 'storageKey' | 'contentType' | 'bytes' | 'width' | 'height'>;

/**
 * Keeps a file under the hash of its bytes, so that the same picture is stored once however often it is sent. Asks the
 * storage and no database. Of pictures, the place they were taken at is not kept: then what is stored is not what the
 * hash is of.
 * @param probed what `probeMedia` said, when it was asked before.
 */
export async function keepMedia(
  { storage }: Pick<Platform, 'storage'>,
  data: Uint8Array,
  probed?: ProbedMedia,
): Promise<KeptMedia> {
  const { contentType, width, height, problem } = probed ?? (await probeMedia(data));
  const sha256 = sha256Hex(data);
  const storageKey = mediaKey(sha256);
  const stored = problem ? data : withoutPosition(data);
  // One that a killed process left half written is written again.
  if ((await storage.size(storageKey)) !== stored.byteLength) await storage.put(storageKey, stored);
  return { sha256, storageKey, bytes: data.byteLength, contentType, width, height };
}

export interface MediaFile {
  body: Uint8Array;
  contentType: string;
  etag: string;
  /** Whether we encoded it ourselves, so that a browser may show it as it is. */
  reencoded: boolean;
}

/**
 * The bytes of a medium in a size; pictures are re-encoded, turned upright and without metadata, once: as WebP, for
 * mails and at full size as JPEG. Of a picture that moves, the first one.
 * @throws {NotFound} when it does not exist, is a link, cannot be shown in this size, or its listing is withdrawn.
 */
export async function readMedia(platform: Platform, id: string, size: MediaSize): Promise<MediaFile> {
  const media = await platform.prisma.media.findFirst({
    where: { id, listing: { withdrawnAt: null } },
    select: { storageKey: true, sha256: true, contentType: true },
  });
  if (!media?.storageKey || !media.sha256) throw new NotFound('medium');
  const etag = `"${createHash('sha256').update(media.sha256).update(size).digest('base64url').slice(0, 22)}"`;
  if (!media.contentType?.startsWith('image/')) {
    return {
      body: await platform.storage.get(media.storageKey),
      contentType: media.contentType ?? '',
      etag,
      reencoded: false,
    };
  }
  const contentType = isJpeg(size) ? 'image/jpeg' : 'image/webp';
  return { body: await rendition(platform, media.storageKey, size), contentType, etag, reencoded: true };
}

const isJpeg = (size: MediaSize): boolean => size === 'ORIGINAL' || size === 'MAIL';

/** Renditions that are being made: who asks meanwhile waits for the same one. */
const making = new Map<string, Promise<Uint8Array>>();

async function rendition(platform: Platform, storageKey: string, size: MediaSize): Promise<Uint8Array> {
  const key = `${storageKey}.${size.toLowerCase()}`;
  if (await platform.storage.exists(key)) return platform.storage.get(key);
  const begun = making.get(key);
  if (begun) return begun;
  const made = decoding.pass(() => makeRendition(platform, storageKey, key, size)).finally(() => making.delete(key));
  making.set(key, made);
  return made;
}

async function makeRendition({ storage, log }: Platform, storageKey: string, key: string, size: MediaSize) {
  const body = await encode(await storage.get(storageKey), size).catch((error: Error) => {
    log.warn({ storageKey, size, error: error.message }, 'a picture cannot be shown');
    throw new NotFound('medium');
  });
  await storage.put(key, body);
  return body;
}

/** What is damaged inside is shown as far as it goes. */
function encode(data: Uint8Array, size: MediaSize): Promise<Buffer> {
  const upright = sharp(data, { ...LIMITS, failOn: 'none' }).rotate();
  const sized = size === 'ORIGINAL' ? upright : upright.resize({ width: mediaSizes[size], withoutEnlargement: true });
  if (!isJpeg(size)) return sized.webp({ quality: 78 }).toBuffer();
  return sized
    .flatten({ background: 'white' })
    .jpeg({ quality: size === 'MAIL' ? 80 : 88 })
    .toBuffer();
}
