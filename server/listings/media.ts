import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { NotFound, type Platform, sha256Hex } from '../platform/index.ts';
import type { MediaInput } from './listing-input.ts';

// Each picture is another one: caching decoded ones only holds memory.
sharp.cache(false);

/** Widths of the renditions we make, in pixels; ORIGINAL is the file as delivered. */
export const mediaSizes = { THUMB: 320, MEDIUM: 960, LARGE: 1920, ORIGINAL: 0 } as const;
export type MediaSize = keyof typeof mediaSizes;

/** Where a medium is to be had. A link stays what it is. */
export function mediaUrl(
  publicUrl: string,
  media: { id: string; sourceUrl: string | null; storageKey: string | null },
  size: MediaSize,
) {
  if (!media.storageKey) return media.sourceUrl ?? '';
  return `${publicUrl}/media/${media.id}/${size.toLowerCase()}`;
}

const IMAGE_TYPES: Record<string, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  tiff: 'image/tiff',
  heif: 'image/heif',
};

/** What the first bytes say a file is; names and extensions are not believed. */
async function probe(data: Uint8Array): Promise<{ contentType: string; width: number | null; height: number | null }> {
  if (Buffer.from(data.subarray(0, 5)).toString('latin1') === '%PDF-') {
    return { contentType: 'application/pdf', width: null, height: null };
  }
  try {
    const { format, width, height, autoOrient } = await sharp(data, { limitInputPixels: 120_000_000 }).metadata();
    const contentType = IMAGE_TYPES[format ?? ''];
    // sharp reads SVG too; from a feed it is a script carrier, not a picture.
    if (contentType)
      return { contentType, width: autoOrient?.width ?? width ?? null, height: autoOrient?.height ?? height ?? null };
  } catch {
    // not a picture
  }
  return { contentType: 'application/octet-stream', width: null, height: null };
}

/**
 * Keeps a file under the hash of its bytes, so that the same picture is stored once however often it is sent.
 * @returns what a listing's media row needs; `contentType` is application/octet-stream when it is neither picture nor PDF.
 */
export async function keepMedia(
  platform: Platform,
  data: Uint8Array,
): Promise<Pick<MediaInput, 'sha256' | 'storageKey' | 'contentType' | 'bytes' | 'width' | 'height'>> {
  const sha256 = sha256Hex(data);
  const storageKey = `media/${sha256.slice(0, 2)}/${sha256}`;
  const known = await platform.prisma.media.findFirst({
    where: { sha256, storageKey },
    select: { contentType: true, width: true, height: true },
  });
  if (known) return { sha256, storageKey, bytes: data.byteLength, ...known };
  const probed = await probe(data);
  await platform.storage.put(storageKey, data);
  return { sha256, storageKey, bytes: data.byteLength, ...probed };
}

export interface MediaFile {
  body: Uint8Array;
  contentType: string;
  etag: string;
  /** Whether we encoded it ourselves, so that a browser may show it as it is. */
  reencoded: boolean;
}

/**
 * The bytes of a medium in a size; pictures are re-encoded as WebP, turned upright and without position data, once.
 * ORIGINAL of a picture is re-encoded as JPEG at full size for the same reason.
 * @throws {NotFound} when it does not exist, is a link, or its listing is withdrawn.
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
  const contentType = size === 'ORIGINAL' ? 'image/jpeg' : 'image/webp';
  return { body: await rendition(platform, media.storageKey, size), contentType, etag, reencoded: true };
}

async function rendition(platform: Platform, storageKey: string, size: MediaSize): Promise<Uint8Array> {
  const key = `${storageKey}.${size.toLowerCase()}`;
  if (await platform.storage.exists(key)) return platform.storage.get(key);
  const upright = sharp(await platform.storage.get(storageKey), { limitInputPixels: 120_000_000 }).rotate();
  const body =
    size === 'ORIGINAL'
      ? await upright.jpeg({ quality: 88 }).toBuffer()
      : await upright.resize({ width: mediaSizes[size], withoutEnlargement: true }).webp({ quality: 78 }).toBuffer();
  await platform.storage.put(key, body);
  return body;
}
