import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type Actor, anonymous } from '../accounts/index.ts';
import { isKeyIn, NotFound, PictureFailed, type Platform, type ProbedMedia, sha256Hex } from '../platform/index.ts';
import { maySoonBeKeptBack, shownMedia } from './hiding.ts';
import type { MediaInput } from './listing-input.ts';

/** Widths of the renditions we make, in pixels; ORIGINAL is full size. */
export const mediaSizes = { THUMB: 320, MEDIUM: 960, LARGE: 1920, ORIGINAL: 0, MAIL: 600 } as const;
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

/** Where the storage has the file with this hash, if it has it. */
export const mediaKey = (sha256: string): string => `media/${sha256.slice(0, 2)}/${sha256}`;

/** A file that is with us. */
export type KeptMedia = Pick<MediaInput, 'sha256' | 'storageKey' | 'contentType' | 'bytes' | 'width' | 'height'>;

/** Where pictures are stored and looked into. */
export type MediaPlatform = Pick<Platform, 'storage' | 'pictures'>;

/**
 * Keeps a file under the hash of its bytes, so that the same picture is stored once however often it is sent. Asks the
 * storage and no database. Of pictures, the place they were taken at is not kept: then what is stored is not what the
 * hash is of.
 * @param probed what `pictures.probe` said, when it was asked before.
 */
export async function keepMedia(
  { storage, pictures }: MediaPlatform,
  data: Uint8Array,
  probed?: ProbedMedia,
): Promise<KeptMedia> {
  const { contentType, width, height, cleaned } = probed ?? (await pictures.probe(data));
  const sha256 = sha256Hex(data);
  const storageKey = mediaKey(sha256);
  const stored = cleaned ?? data;
  // One that a killed process left half written is written again.
  if ((await storage.size(storageKey)) !== stored.byteLength) await storage.put(storageKey, stored);
  // No listing may have had it for long: it is not to be collected now.
  else await storage.touch(storageKey);
  return { sha256, storageKey, bytes: data.byteLength, contentType, width, height };
}

export interface MediaFile {
  contentType: string;
  etag: string;
  /** Whether we encoded it ourselves, so that a browser may show it as it is. */
  reencoded: boolean;
  /** Who may have it: everybody, everybody for now, or only those from whom nothing is kept back. */
  shownTo: 'ALL' | 'ALL_FOR_NOW' | 'INSIDE';
  /** Bytes of the body. */
  bytes: number;
  /** Opens the body; nothing of it is held in memory before it is read. */
  open(): Promise<Readable>;
}

/**
 * A medium in a size; pictures are re-encoded, turned upright and without metadata, once: as WebP, for mails and at full
 * size as JPEG. Of a picture that moves, the first one.
 * @param who asks: what has to be made for one does not hold up another.
 * @param actor finds out who asks; only needed for what is not for everybody.
 * @throws {NotFound} when it does not exist, is a link, cannot be shown in this size, is kept back from who asks, or its
 * listing is withdrawn.
 * @throws {Busy} when `who` has too many pictures in the making.
 */
export async function readMedia(
  platform: Platform,
  id: string,
  size: MediaSize,
  who: string,
  actor: () => Promise<Actor>,
): Promise<MediaFile> {
  const forAll = await findMedium(platform, id, anonymous);
  const media = forAll ?? (await findMedium(platform, id, await actor()));
  if (!media?.sha256 || !isKeyIn('media', media.storageKey)) throw new NotFound('medium');
  const etag = `"${createHash('sha256').update(media.sha256).update(size).digest('base64url').slice(0, 22)}"`;
  const reencoded = media.contentType?.startsWith('image/') ?? false;
  const key = reencoded ? await rendition(platform, media.storageKey, size, who) : media.storageKey;
  const bytes = await platform.storage.size(key);
  if (bytes === undefined) throw new NotFound('medium');
  const ours = isJpeg(size) ? 'image/jpeg' : 'image/webp';
  const contentType = reencoded ? ours : (media.contentType ?? 'application/octet-stream');
  const shownTo = !forAll ? 'INSIDE' : maySoonBeKeptBack(media) ? 'ALL_FOR_NOW' : 'ALL';
  return { contentType, etag, reencoded, shownTo, bytes, open: () => platform.storage.stream(key) };
}

const findMedium = ({ prisma }: Platform, id: string, actor: Actor) =>
  prisma.media.findFirst({
    where: { id, listing: { withdrawnAt: null }, AND: [shownMedia(actor)] },
    select: { storageKey: true, sha256: true, contentType: true, category: true },
  });

const isJpeg = (size: MediaSize): boolean => size === 'ORIGINAL' || size === 'MAIL';

/** Renditions that are being made: who asks meanwhile waits for the same one. */
const making = new Map<string, Promise<void>>();

/** Those that could not be made, with when it may be tried again: trying costs as much as it may each time. */
const failed = new Map<string, number>();
const FAILED_MS = 10 * 60_000;
const FAILED_MOST = 1000;

/** @returns where the storage has it. */
async function rendition(platform: Platform, storageKey: string, size: MediaSize, who: string): Promise<string> {
  const key = `${storageKey}.${size.toLowerCase()}`;
  if (await platform.storage.exists(key)) return key;
  if ((failed.get(key) ?? 0) > Date.now()) throw new NotFound('medium');
  const begun =
    making.get(key) ?? makeRendition(platform, storageKey, key, size, who).finally(() => making.delete(key));
  making.set(key, begun);
  await begun;
  return key;
}

async function makeRendition(platform: Platform, storageKey: string, key: string, size: MediaSize, who: string) {
  const { storage, pictures, log } = platform;
  const format = isJpeg(size) ? 'jpeg' : 'webp';
  const quality = format === 'webp' ? 78 : size === 'MAIL' ? 80 : 88;
  try {
    const load = () => storage.get(storageKey);
    await storage.put(key, await pictures.render(who, load, { width: mediaSizes[size], format, quality }));
  } catch (error) {
    if (!(error instanceof PictureFailed)) throw error;
    log.warn({ storageKey, size, error }, 'a picture cannot be shown');
    noteFailed(key);
    throw new NotFound('medium');
  }
}

function noteFailed(key: string): void {
  failed.set(key, Date.now() + FAILED_MS);
  const [oldest] = failed.keys();
  if (failed.size > FAILED_MOST && oldest !== undefined) failed.delete(oldest);
}
