import { keepMedia, type MediaInput } from '../listings/index.ts';
import type { Issue } from '../openimmo/index.ts';
import type { Platform } from '../platform/index.ts';
import type { OpenPackage } from './package-reader.ts';
import type { KeptFile, StagedMedia } from './staged-object.ts';

/** Bytes an attachment may have: it is read whole. */
export const MAX_ATTACHMENT = 64 * 1024 ** 2;

/**
 * The attachments of one object, kept with us; links stay links. What is missing or broken is a warning and left out:
 * the listing is taken all the same.
 */
export async function keepAttachments(
  platform: Platform,
  pack: OpenPackage,
  media: StagedMedia[],
): Promise<{ media: MediaInput[]; issues: Issue[] }> {
  const kept: MediaInput[] = [];
  const issues: Issue[] = [];
  for (const [index, entry] of media.entries()) {
    const warn = (code: string, message: string, hint: string) =>
      issues.push({ severity: 'WARNING', code, path: `anhaenge/anhang[${index + 1}]`, message, hint });
    const input = await keepOne(platform, pack, entry, warn);
    if (input) kept.push(input);
  }
  return { media: preferOne(kept), issues };
}

type Warn = (code: string, message: string, hint: string) => void;

async function keepOne(
  platform: Platform,
  pack: OpenPackage,
  { source, category, preferred, title }: StagedMedia,
  warn: Warn,
): Promise<MediaInput | undefined> {
  const words = { preferred, title };
  if (source.kind === 'URL') return { ...words, ...LINK, category, sourceUrl: source.url };
  if (source.kind === 'KEPT') return asMedia(source.file, category, words, 'an attachment inside the XML', warn);
  const name = `“${source.path.slice(-120)}”`;
  const file = pack.find(source.path);
  if (!file) {
    warn('MISSING_ATTACHMENT', `The file ${name} is not in the delivery.`, 'Send it along, or take it off the object.');
    return undefined;
  }
  if (file.bytes > MAX_ATTACHMENT) {
    warn('ATTACHMENT_TOO_LARGE', `The file ${name} has more than 64 MiB.`, 'Send a smaller one.');
    return undefined;
  }
  const data = await file.read().catch(() => undefined);
  if (!data || data.byteLength === 0) {
    warn('BROKEN_ATTACHMENT', `The file ${name} is empty or damaged.`, 'Check it in your software and send it again.');
    return undefined;
  }
  return asMedia(await keepMedia(platform, data), category, words, `The file ${name}`, warn);
}

const LINK = { sha256: null, storageKey: null, contentType: null, bytes: null, width: null, height: null };

/** The content decides: a PDF among the photos is a document, and what is no picture is not shown as one. */
function asMedia(
  file: KeptFile,
  wanted: MediaInput['category'],
  words: { preferred: boolean; title: string | null },
  name: string,
  warn: Warn,
): MediaInput | undefined {
  const isPicture = file.contentType?.startsWith('image/') ?? false;
  const asPicture = wanted === 'PHOTO' || wanted === 'FLOOR_PLAN';
  const isPdf = file.contentType === 'application/pdf';
  if (asPicture && !isPicture && !isPdf) {
    warn('NOT_A_PICTURE', `${name} is no picture that can be shown.`, 'Send pictures as JPEG, PNG or WebP.');
    return undefined;
  }
  let category = wanted;
  if (asPicture && isPdf) category = 'DOCUMENT';
  if (wanted === 'LINK' || wanted === 'VIRTUAL_TOUR') category = isPicture ? 'PHOTO' : 'DOCUMENT';
  return { ...words, ...file, category, preferred: words.preferred && category === 'PHOTO', sourceUrl: null };
}

/** The first photo stands for the listing when the title picture is missing. */
function preferOne(media: MediaInput[]): MediaInput[] {
  const first = media.find(({ preferred }) => preferred) ?? media.find(({ category }) => category === 'PHOTO');
  return media.map((entry) => ({ ...entry, preferred: entry === first }));
}
