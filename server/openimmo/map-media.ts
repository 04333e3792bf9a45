import type { Report } from './report.ts';
import { attributeOf, type Section } from './section.ts';
import { limited, quoted } from './text.ts';
import type { Element, MappedMedia, MediaCategory, MediaSource } from './types.ts';

const MAX_PATH = 2000;

/**
 * By `gruppe`, in capitals and without what stands between letters: the schema's words, and what software writes for
 * them. A site plan is a document: it gives away an address.
 */
const CATEGORY: Record<string, MediaCategory> = Object.fromEntries(
  (
    [
      ['PHOTO', 'TITELBILD TITELBILDER INNENANSICHTEN INNENANSICHT AUSSENANSICHTEN AUSSENANSICHT'],
      ['FLOOR_PLAN', 'GRUNDRISS GRUNDRISSE FLOORPLAN'],
      ['DOCUMENT', 'DOKUMENTE DOKUMENT DOCUMENT DOCUMENTS QRCODE EPASSSKALA'],
      ['VIRTUAL_TOUR', 'PANORAMA VIRTUALTOUR'],
      ['VIDEO', 'FILM FILMLINK VIDEO VIDEOLINK'],
      ['LINK', 'LINKS LINK ANBOBJURL'],
    ] as const
  ).flatMap(([category, groups]) => groups.split(' ').map((group) => [group, category])),
);

/** Photos, too, unless a file or an address says outright that it is something else. */
const LOOSELY_PHOTO = new Set('BILD BILDER FOTO FOTOS PHOTO PHOTOS IMAGE IMAGES'.split(' '));

const TITLE_GROUPS = new Set(['TITELBILD', 'TITELBILDER']);
/** KARTEN_LAGEPLAN, and what is written for it. */
const SITE_PLAN_GROUP = /^KARTE|LAGEPLA|^SITEPLAN/;

/** How captions call a plan that shows where something lies. */
const SITE_PLAN =
  /lage(plan|karte|skizze)|flur(karte|plan|stuckskarte)|kataster|liegenschafts(karte|plan)|(stadt|orts|umgebungs|anfahrts)(plan|karte|skizze)|\b(site|location) ?(plan|map)\b|\bplan (de )?(situation|masse|cadastral|amplasament|situatie|incadrare)/;

const groupOf = (element: Element): string =>
  folded(attributeOf(element, 'gruppe') ?? '')
    .replace(/[^A-Z0-9]/gi, '')
    .toUpperCase();

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');

/** Attachments from `<anhaenge>` and, as some senders do, directly under the object. Logos are not media. */
export function mapMedia(root: Section, report: Report): MappedMedia[] {
  const listed = root
    .section('anhaenge')
    .all('anhang')
    .map((element, index) => entry(root, element, 'anhaenge/anhang', index));
  const loose = root.all('anhang').map((element, index) => entry(root, element, 'anhang', index));
  const read = [...listed, ...loose]
    .map((attachment) => readAttachment(attachment, report))
    .filter((media) => media !== null);
  const title = read.find((media) => media.preferred);
  const ordered = title === undefined ? read : [title, ...read.filter((media) => media !== title)];
  return ordered.map((media, order) => ({ ...media, order, preferred: media === title }));
}

interface Attachment {
  element: Element;
  fields: Section;
  path: string;
}

function entry(root: Section, element: Element, name: string, index: number): Attachment {
  const path = `${name}[${index + 1}]`;
  return { element, fields: root.of(element, path), path };
}

function readAttachment({ element, fields, path }: Attachment, report: Report): MappedMedia | null {
  const group = groupOf(element);
  if (group === 'ANBIETERLOGO') return null;
  const source = readSource(fields, group, path, report);
  if (source === null) return null;
  const format = fields.line('format', 100);
  const title = fields.line('anhangtitel', 500);
  return {
    ...readCategory({ group, source, format, title }),
    order: 0,
    preferred: TITLE_GROUPS.has(group),
    title,
    source,
    ...readChecks(fields.all('check').map((check) => [attributeOf(check, 'ctype') ?? '', check])),
    format,
  };
}

type Category = Pick<MappedMedia, 'category' | 'hint'>;

/** By the group; where there is none, and for BILD, by what file, address and format tell, which the content may correct. */
function readCategory(given: {
  group: string;
  source: MediaSource;
  format: string | null;
  title: string | null;
}): Category {
  const { group, source, format, title } = given;
  if (source.kind === 'URL' && MAP_HOST.test(source.url)) return { category: 'DOCUMENT', hint: 'MAP' };
  const isPlanGroup = SITE_PLAN_GROUP.test(group);
  const stated = isPlanGroup ? 'DOCUMENT' : CATEGORY[group];
  const guess = stated ?? guessCategory(source, format) ?? (LOOSELY_PHOTO.has(group) ? 'PHOTO' : UNKNOWN[source.kind]);
  const isPlan = isPlanGroup || SITE_PLAN.test(folded(title ?? '').toLowerCase());
  if (isPlan && stated === 'LINK') return { category: 'DOCUMENT', hint: 'MAP' };
  if (isPlan && guess !== 'VIDEO' && guess !== 'VIRTUAL_TOUR') return { category: 'DOCUMENT', hint: 'SITE_PLAN' };
  if (stated !== undefined || (LOOSELY_PHOTO.has(group) && guess === 'PHOTO')) return { category: guess };
  return { category: guess, hint: 'GUESS' };
}

/** What nothing tells anything of. */
const UNKNOWN: Record<MediaSource['kind'], MediaCategory> = { URL: 'LINK', FILE: 'DOCUMENT', INLINE: 'PHOTO' };

/** By content, not by `location`, which is often wrong: inline data, then a URL, then a file of the package. */
function readSource(fields: Section, group: string, path: string, report: Report): MediaSource | null {
  const data = fields.section('daten');
  const location = data.exact('pfad') ?? fields.exact('pfad');
  const inline =
    data.exact('anhanginhalt') ?? data.exact('base64') ?? fields.exact('anhanginhalt') ?? fields.exact('base64');
  if (inline !== null) return readInline(inline, location, path, report);
  const target = location ?? (/^(https?|ftps?):\/\//i.test(data.exact('url') ?? '') ? data.exact('url') : null);
  if (target === null) {
    report.note(
      'EMPTY_ATTACHMENT',
      path,
      'An attachment has neither a file nor an address and was skipped.',
      'Leave such attachments out.',
    );
    return null;
  }
  if (target.startsWith('data:')) return readInline(target, null, path, report);
  if (target.length > MAX_PATH) {
    report.warn(
      'BAD_ATTACHMENT',
      path,
      'The file name or address of an attachment is too long; it was skipped.',
      'Shorten it.',
    );
    return null;
  }
  return readTarget(target, group, path, report);
}

const LINK_GROUPS = new Set(['LINKS', 'LINK', 'FILMLINK', 'VIDEOLINK', 'ANBOBJURL', 'PANORAMA']);

function readTarget(target: string, group: string, path: string, report: Report): MediaSource | null {
  if (/^(https?|ftps?):\/\//i.test(target)) return { kind: 'URL', url: target };
  if (target.startsWith('//')) return { kind: 'URL', url: `https:${target}` };
  if (/^www\./i.test(target) || (LINK_GROUPS.has(group) && /^[\w-]+(\.[\w-]+)+\//.test(target))) {
    return { kind: 'URL', url: `https://${target}` };
  }
  if (/^[a-z][a-z0-9+.-]+:/i.test(target)) {
    const message = `The address ${quoted(target)} of an attachment cannot be used; the attachment was skipped.`;
    report.warn('BAD_ATTACHMENT', path, message, 'Use a file of the package or an address that starts with https://.');
    return null;
  }
  return { kind: 'FILE', path: target.replaceAll('\\', '/').replace(/^(\.\/)+/, '') };
}

function readInline(text: string, name: string | null, path: string, report: Report): MediaSource | null {
  const base64 = text.replace(/^data:[^,]{0,200},/, '').replace(/\s+/g, '');
  if (base64 !== '' && /^[A-Za-z0-9+/]+={0,2}$/.test(base64)) {
    return { kind: 'INLINE', base64, name: name === null ? null : limited(name.replaceAll('\\', '/'), 255) };
  }
  report.warn(
    'BAD_ATTACHMENT',
    path,
    'The content of an attachment is not readable; it was skipped.',
    'Send it as base64, or as a file beside the XML.',
  );
  return null;
}

/** An MD5 has 32 hexadecimal digits; whatever else a sender gives still tells whether the content changed. */
function readChecks(checks: [string, Element][]): Pick<MappedMedia, 'md5' | 'etag'> {
  const marks: Pick<MappedMedia, 'md5' | 'etag'> = { md5: null, etag: null };
  for (const [type, check] of checks) {
    const value = check.children
      .filter((child) => typeof child === 'string')
      .join('')
      .trim();
    if (value === '') continue;
    if (type.toUpperCase() !== 'ETAG' && /^[0-9a-f]{32}$/i.test(value)) marks.md5 ??= value.toLowerCase();
    else marks.etag ??= limited(value, 255);
  }
  return marks;
}

const PICTURE = /^(jpe?g|pjpeg|png|gif|webp|bmp|tiff?|heic|heif|avif|svg\+xml|svg|image|img|bild|foto)$/;
const MOVIE = /^(mp4|m4v|mov|avi|wmv|mpe?g|webm|flv|quicktime|video)$/;
const DOCUMENT = /^(pdf|docx?|xlsx?|odt|rtf|txt|html?|zip)$/;
const MOVIE_HOST = /^https?:\/\/([\w-]+\.)*(youtube\.com|youtu\.be|vimeo\.com)\//i;
const MAP_HOST =
  /^https?:\/\/(([\w-]+\.)*(openstreetmap\.org|osm\.org|maps\.apple\.com|maps\.app\.goo\.gl)\/|(www\.)?(google|bing)\.[a-z.]+\/maps|maps\.google\.[a-z.]+\/|goo\.gl\/maps)/i;
const TOUR_HOST = /^https?:\/\/([\w-]+\.)*(matterport\.com|ogulo\.(de|com)|immoviewer\.com|kuula\.co)\//i;

/** By the host of a link, the format, the ending. */
function guessCategory(source: MediaSource, format: string | null): MediaCategory | undefined {
  if (source.kind === 'URL' && MOVIE_HOST.test(source.url)) return 'VIDEO';
  if (source.kind === 'URL' && TOUR_HOST.test(source.url)) return 'VIRTUAL_TOUR';
  const name =
    source.kind === 'URL'
      ? source.url.replace(/[?#].*$/s, '')
      : source.kind === 'FILE'
        ? source.path
        : (source.name ?? '');
  const ending = /\.([a-z0-9]{2,5})$/i.exec(name)?.[1] ?? '';
  const kinds = [...(format ?? '').toLowerCase().split('/'), ending.toLowerCase()];
  if (kinds.some((kind) => DOCUMENT.test(kind))) return 'DOCUMENT';
  if (kinds.some((kind) => MOVIE.test(kind))) return 'VIDEO';
  return kinds.some((kind) => PICTURE.test(kind)) ? 'PHOTO' : undefined;
}
