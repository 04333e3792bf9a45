import { createHash } from 'node:crypto';
import { type KeptMedia, keepMedia, type MediaInput, type MediaPlatform } from '../../listings/index.ts';
import type { Issue } from '../../openimmo/index.ts';
import type { Gate } from '../../platform/gate.ts';
import { outageOf, type PictureProblem } from '../../platform/index.ts';
import type { StagedMedia } from '../run/staged-object.ts';
import {
  broken,
  type Complaint,
  MAX_ATTACHMENT,
  MAX_ATTACHMENTS,
  missing,
  notFetched,
  notFetchedAgain,
  notShown,
  tooLarge,
  tooMany,
  wrongChecksum,
} from './attachment-issues.ts';
import { normalPath, type OpenPackage } from './package-reader.ts';
import { isPassing, mebibytes, type RemoteAnswer, type RemoteFiles } from './remote-files.ts';

/** What the listing has already of a medium. */
export type KeptBefore = KeptMedia & Pick<MediaInput, 'sourceUrl' | 'sourceCheck' | 'sourceEtag' | 'category'>;

export interface KeptAttachments {
  media: MediaInput[];
  issues: Issue[];
  /** Something could not be fetched that may be there another time: the next delivery should ask again. */
  retry: boolean;
}

/** What keeping attachments needs to know of its run. */
export interface AttachmentRun {
  platform: MediaPlatform;
  pack: OpenPackage;
  remote: RemoteFiles;
  /** Room for bytes, in MiB. */
  memory: Gate;
  /** What was fetched in this run already. */
  fetched: Map<string, Promise<RemoteAnswer<TakenFile>>>;
}

/** A file looked into, and kept when it is of use. */
export interface TakenFile {
  kept: KeptMedia | undefined;
  problem: PictureProblem | null;
  /** Null when nobody asked for it. */
  md5: string | null;
  isEmpty: boolean;
}

/**
 * The attachments of one object, kept with us; films, tours and links stay links. What is missing or broken is a warning
 * and left out: the listing is taken all the same. What `before` has under the same source and the same check of the
 * sender is neither read nor fetched, even when the delivery no longer holds it.
 */
export async function keepAttachments(
  run: AttachmentRun,
  media: StagedMedia[],
  before: KeptBefore[],
): Promise<KeptAttachments> {
  const results = await Promise.all(media.slice(0, MAX_ATTACHMENTS).map((entry) => keepOne(run, entry, before)));
  if (media.length > MAX_ATTACHMENTS) results.push({ complaint: tooMany(MAX_ATTACHMENTS) });
  const issues = results.flatMap(({ complaint }, index): Issue[] =>
    complaint ? [{ ...complaint, severity: 'WARNING', path: `anhaenge/anhang[${index + 1}]` }] : [],
  );
  const kept = results.flatMap(({ medium }) => medium ?? []);
  return { media: preferOne(withoutRepeats(kept)), issues, retry: results.some(({ retry }) => retry) };
}

interface Kept {
  medium?: MediaInput;
  complaint?: Complaint;
  retry?: boolean;
}

const LINKS = new Set<MediaInput['category']>(['VIDEO', 'VIRTUAL_TOUR', 'LINK']);
const NO_FILE = { sha256: null, storageKey: null, contentType: null, bytes: null, width: null, height: null };

function keepOne(run: AttachmentRun, entry: StagedMedia, before: KeptBefore[]): Promise<Kept> {
  const { source, category } = entry;
  if (source.kind === 'KEPT') return keepInline(run, entry, source.file, source.name);
  if (source.kind === 'FILE') return keepFile(run, entry, source.path, before);
  const isLink = LINKS.has(category) && !(isGuess(entry) && category === 'LINK');
  if (isLink || entry.hint === 'MAP') return Promise.resolve({ medium: linkTo(source.url, entry) });
  return keepRemote(run, entry, source.url, before);
}

const linkTo = (sourceUrl: string, { category, preferred, title }: StagedMedia): MediaInput => ({
  ...NO_FILE,
  ...{ category, preferred, title, sourceUrl, sourceCheck: null, sourceEtag: null },
});

/** No group said what it is. */
const isGuess = ({ hint }: StagedMedia): boolean => hint === 'GUESS';

const isPictureWanted = ({ category }: StagedMedia): boolean => category === 'PHOTO' || category === 'FLOOR_PLAN';

/** Came inside the XML; with us already. */
async function keepInline(
  { platform }: AttachmentRun,
  entry: StagedMedia,
  file: KeptMedia,
  given: string | null | undefined,
): Promise<Kept> {
  const name = entry.title?.slice(0, 120) ?? given?.slice(-120) ?? `#${entry.order + 1}`;
  if (!file.bytes) return { complaint: broken(name) };
  const medium = asMedium(entry, file, NO_SOURCE);
  if (medium) return { medium };
  const { problem } = await platform.pictures.probe(await platform.storage.get(file.storageKey ?? ''));
  return { complaint: notShown(problem ?? 'NO_PICTURE', name, false) };
}

const NO_SOURCE = { sourceUrl: null, sourceCheck: null, sourceEtag: null };

/** Lies in the package. A check says which file only together with its path: a sender's time may be that of many. */
async function keepFile(
  { platform, pack, memory }: AttachmentRun,
  entry: StagedMedia,
  path: string,
  before: KeptBefore[],
): Promise<Kept> {
  const name = path.slice(-120);
  const check = entry.md5 ?? entry.etag;
  const source = { ...NO_SOURCE, sourceCheck: check && `${check} ${normalPath(path)}`.slice(0, 500) };
  const old = before.find(
    ({ sourceUrl, sourceCheck }) => sourceCheck !== null && sourceUrl === null && sourceCheck === source.sourceCheck,
  );
  const same = old && (await isStored(platform, old)) ? asMedium(entry, old, source) : undefined;
  if (same) return { medium: same };
  const file = pack.find(path);
  // Its check is part of the object's hash: without `retry` its coming later would change nothing.
  if (!file) return { complaint: missing(name), retry: check !== null };
  if (file.bytes > MAX_ATTACHMENT) return { complaint: tooLarge(name) };
  const taken = await memory.pass(async () => {
    const data = await file.read().catch(unlessOutage);
    return data && take(platform, data, { asPicture: isPictureWanted(entry), withMd5: entry.md5 !== null });
  }, mebibytes(file.bytes));
  return taken ? finish(entry, taken, source, { name, isRemote: false }) : { complaint: broken(name) };
}

/** A file that cannot be read is broken; a disk that cannot be read is no fault of the file. */
function unlessOutage(error: unknown): undefined {
  if (outageOf(error)) throw error;
}

async function isStored({ storage }: AttachmentRun['platform'], { storageKey }: KeptMedia): Promise<boolean> {
  return storageKey !== null && (await storage.exists(storageKey));
}

const PICTURE_TYPES = 'image/jpeg,image/png,image/webp,image/avif,image/gif,image/tiff;q=0.9,*/*;q=0.5';

/** Lies on a server. When it cannot be had again, the one from before stays. */
async function keepRemote(run: AttachmentRun, entry: StagedMedia, url: string, before: KeptBefore[]): Promise<Kept> {
  const name = nameOf(url);
  const check = entry.md5 ?? entry.etag;
  const candidate = before.find(({ sourceUrl, storageKey }) => storageKey !== null && sourceUrl === url);
  const old =
    candidate && asMedium(entry, candidate, NO_SOURCE) && (await isStored(run.platform, candidate))
      ? candidate
      : undefined;
  const source = { sourceUrl: url, sourceCheck: check, sourceEtag: old?.sourceEtag ?? null };
  if (old && check !== null && old.sourceCheck === check) return { medium: asMedium(entry, old, source) };
  const answer = await fetchOnce(run, url, source.sourceEtag, isPictureWanted(entry));
  if (answer.kind === 'FILE') {
    const result = finish(entry, answer.file, { ...source, sourceEtag: answer.validator }, { name, isRemote: true });
    return result.medium || !old ? result : { medium: asMedium(entry, old, source), complaint: notFetchedAgain(name) };
  }
  if (answer.kind === 'SAME') return old ? { medium: asMedium(entry, old, source) } : { complaint: broken(name) };
  const retry = isPassing(answer);
  // A page that is not for programs is still a link.
  const link = isGuess(entry) && entry.category === 'LINK' ? linkTo(url, entry) : undefined;
  if (!old) return { medium: link, complaint: notFetched(answer, name), retry };
  // Not marked as what the sender means now, so that it is asked for again.
  const medium = asMedium(entry, old, { ...source, sourceCheck: old.sourceCheck });
  return { medium, complaint: notFetchedAgain(name), retry };
}

/** The server and the path: what follows may be a secret, and so may what comes before. */
function nameOf(url: string): string {
  if (!URL.canParse(url)) return url.slice(-120);
  const { protocol, host, pathname } = new URL(url);
  return `${/^https?:$/.test(protocol) ? '' : `${protocol}//`}${host}${pathname}`.slice(-120);
}

/** Addresses remembered: the same picture often belongs to many objects. */
const REMEMBERED = 2_000;

function fetchOnce(run: AttachmentRun, url: string, validator: string | null, asPicture: boolean) {
  const key = [url, validator, asPicture].join('\n');
  const known = run.fetched.get(key);
  if (known) return known;
  const accept = asPicture ? PICTURE_TYPES : '*/*';
  const answer = run.remote.get({ url, validator, accept, maxBytes: MAX_ATTACHMENT }, (data) =>
    take(run.platform, data, { asPicture, withMd5: true }),
  );
  run.fetched.set(key, answer);
  const [oldest] = run.fetched.keys();
  if (run.fetched.size > REMEMBERED && oldest !== undefined) run.fetched.delete(oldest);
  return answer;
}

/** Looks into a file and keeps it, unless it is empty or should be a picture and is none. */
async function take(
  platform: AttachmentRun['platform'],
  data: Uint8Array,
  { asPicture, withMd5 }: { asPicture: boolean; withMd5: boolean },
): Promise<TakenFile> {
  const probed = await platform.pictures.probe(data);
  const { problem, contentType } = probed;
  const isEmpty = data.byteLength === 0;
  const isWelcome = !isEmpty && (problem === null || !asPicture || contentType === 'application/pdf');
  const kept = isWelcome ? await keepMedia(platform, data, probed) : undefined;
  return { kept, problem, isEmpty, md5: withMd5 ? createHash('md5').update(data).digest('hex') : null };
}

type Source = Pick<MediaInput, 'sourceUrl' | 'sourceCheck' | 'sourceEtag'>;

function finish(
  entry: StagedMedia,
  { kept, problem, md5, isEmpty }: TakenFile,
  source: Source,
  { name, isRemote }: { name: string; isRemote: boolean },
): Kept {
  if (isEmpty) return { complaint: broken(name) };
  // A page among the documents is something to look at where it is; a site plan is kept back as one, too.
  if (isRemote && problem === 'HTML' && !isPictureWanted(entry)) {
    const category = entry.hint === 'SITE_PLAN' ? 'DOCUMENT' : 'LINK';
    return { medium: linkTo(source.sourceUrl ?? '', { ...entry, category }) };
  }
  if (isGuess(entry) && isBadPicture(problem)) return { complaint: notShown(problem, name, isRemote) };
  if (!kept) return { complaint: notShown(problem ?? 'NO_PICTURE', name, isRemote) };
  const isWrong = entry.md5 !== null && entry.md5 !== md5;
  if (!isWrong) return { medium: asMedium(entry, kept, source) };
  // A wrong mark tells nothing next time either.
  return { medium: asMedium(entry, kept, { ...source, sourceCheck: null }), complaint: wrongChecksum(name) };
}

/** A picture all right, but none that can be shown. */
const isBadPicture = (problem: PictureProblem | null): problem is PictureProblem =>
  problem !== null && problem !== 'NO_PICTURE' && problem !== 'HTML';

/** The content decides: where no group says it, a picture is a photo; a PDF among the photos is a document, and what is no picture is not shown as one. */
function asMedium(entry: StagedMedia, file: KeptMedia, source: Source): MediaInput | undefined {
  const isPicture = file.contentType?.startsWith('image/') ?? false;
  const isPdf = file.contentType === 'application/pdf';
  let { category } = entry;
  if (isGuess(entry) && isPicture) category = 'PHOTO';
  if (isPictureWanted(entry) && !isPicture) {
    if (!isPdf) return undefined;
    category = 'DOCUMENT';
  }
  if (category === 'LINK' || category === 'VIRTUAL_TOUR') category = isPicture ? 'PHOTO' : 'DOCUMENT';
  const { sha256, storageKey, contentType, bytes, width, height } = file;
  const preferred = entry.preferred && category === 'PHOTO';
  return { ...source, sha256, storageKey, contentType, bytes, width, height, category, preferred, title: entry.title };
}

/** The same content twice is one medium, shown where it comes first. */
function withoutRepeats(media: MediaInput[]): MediaInput[] {
  const seen = new Set<string | null>();
  return media.filter(({ sha256, sourceUrl }) => {
    const content = sha256 ?? sourceUrl;
    if (seen.has(content)) return false;
    seen.add(content);
    return true;
  });
}

/** The first photo stands for the listing when the title picture is missing. */
function preferOne(media: MediaInput[]): MediaInput[] {
  const first = media.find(({ preferred }) => preferred) ?? media.find(({ category }) => category === 'PHOTO');
  return media.map((entry) => ({ ...entry, preferred: entry === first }));
}
