import { alone, elementOf } from './alone.ts';
import { arrange } from './arrange.ts';
import { Block, setAttribute } from './block.ts';
import { isSame } from './is-same.ts';
import { mapMedia } from './map-media.ts';
import { Report } from './report.ts';
import type { Element, MappedMedia, MediaCategory, MediaSource } from './types.ts';
import type { Draft, WritableMedia } from './write-types.ts';

/** The group to write; a film or link on the web has its own. */
const GROUPS: Record<MediaCategory, string> = {
  PHOTO: 'BILD',
  FLOOR_PLAN: 'GRUNDRISS',
  DOCUMENT: 'DOKUMENTE',
  VIDEO: 'FILM',
  VIRTUAL_TOUR: 'PANORAMA',
  LINK: 'LINKS',
};

/** The list as the reader will give it: the title picture first. An entry that is of the source keeps its mark. */
export function mediaAsRead(list: WritableMedia[], found: MappedMedia[]): MappedMedia[] {
  return titleFirst(list, (media) => media.preferred).map((media, order) => {
    const before = foundFor(media, found);
    const source = sourceOf(media, before);
    const isKept = before !== null && isSame(before.source, source) && before.md5 === media.md5;
    const { category, preferred, title, md5, format } = media;
    return { category, order, preferred, title, source, md5, etag: isKept ? before.etag : null, format };
  });
}

function foundFor(media: WritableMedia, found: MappedMedia[]): MappedMedia | null {
  return media.sourceIndex === undefined ? null : (found[media.sourceIndex] ?? null);
}

function sourceOf(media: WritableMedia, before: MappedMedia | null): MediaSource {
  if (media.location === 'EXTERN') return { kind: 'FILE', path: media.path };
  if (media.location === 'REMOTE') return { kind: 'URL', url: media.url };
  return before?.source ?? { kind: 'FILE', path: '' };
}

/** The order in which the reader gives attachments. */
function titleFirst<T>(list: T[], isTitle: (entry: T) => boolean): T[] {
  const title = list.find(isTitle);
  return title === undefined ? list : [title, ...list.filter((entry) => entry !== title)];
}

/**
 * `<anhaenge>`. The list replaces the attachments of the source: an entry with a `sourceIndex` keeps that `<anhang>` in
 * its place, with whatever is equal in it; the other attachments go. What the reader does not count as media, such as
 * the logo or an empty attachment, stays.
 */
export function writeMedia({ root, wanted, found, due }: Draft, list: WritableMedia[]): void {
  if (!due.has('media')) return;
  const blocks = [Block.in(root, 'anhaenge'), Block.of(root)];
  const current = blocks.flatMap((block) => block.all('anhang')).filter((element) => readOne(element) !== null);
  const sources = titleFirst(current, (element) => readOne(element)?.preferred === true);
  const free = new Set(sources);
  const elements = titleFirst(list, (media) => media.preferred).map((media, order) => {
    const source = media.sourceIndex === undefined ? undefined : sources[media.sourceIndex];
    const isKept = source !== undefined && free.delete(source);
    const element = isKept ? source : elementOf('anhang', {}, [elementOf('format')]);
    const after = wanted.media[order];
    if (after !== undefined) writeAttachment(element, after, isKept ? foundFor(media, found.media) : null);
    return element;
  });
  arrange({ blocks, current, wanted: inDocumentOrder(elements, current) });
}

function readOne(element: Element): MappedMedia | null {
  return mapMedia(alone('anhaenge', [element]), new Report())[0] ?? null;
}

/** The title picture is read first wherever it stands, so one that stays keeps its place among those that stay. */
function inDocumentOrder([title, ...others]: Element[], current: Element[]): Element[] {
  if (title === undefined || readOne(title)?.preferred !== true) return title === undefined ? [] : [title, ...others];
  const [were, stay] = [new Set(current), new Set(others)];
  let ahead = current.slice(0, Math.max(0, current.indexOf(title))).filter((element) => stay.has(element)).length;
  let place = 0;
  for (; ahead > 0; place += 1) {
    const other = others[place];
    if (other !== undefined && were.has(other)) ahead -= 1;
  }
  return others.toSpliced(place, 0, title);
}

function writeAttachment(element: Element, after: MappedMedia, before: MappedMedia | null): void {
  const fields = Block.of(element);
  const isSameContent = before !== null && isSame(before.source, after.source);
  if (!isSameContent) writeContent(element, after.source);
  if (!isSameContent || before.md5 !== after.md5) writeCheck(fields, after.md5);
  if (after.title !== (before?.title ?? null)) fields.setText('anhangtitel', after.title);
  if (after.format !== (before?.format ?? null)) fields.setText('format', after.format);
  writeGroup(element, after, before === null);
}

const LOCATIONS = { FILE: 'EXTERN', URL: 'REMOTE', INLINE: 'INTERN' } as const;

function writeContent(element: Element, source: MediaSource): void {
  setAttribute(element, 'location', LOCATIONS[source.kind]);
  Block.of(element).remove('pfad', 'anhanginhalt', 'base64');
  const data = Block.in(element, 'daten');
  data.remove('anhanginhalt', 'base64', 'url');
  if (source.kind === 'INLINE') data.setExact('anhanginhalt', source.base64);
  const path = source.kind === 'FILE' ? source.path : source.kind === 'URL' ? source.url : source.name;
  data.setExact('pfad', path);
}

/** The marks of other content would be wrong. */
function writeCheck(fields: Block, md5: string | null): void {
  fields.remove('check');
  if (md5 !== null) fields.add(elementOf('check', { ctype: 'MD5' }, [md5]));
}

/** A group that reads right stays, but there is one title picture only. */
function writeGroup(element: Element, after: MappedMedia, isNew: boolean): void {
  const isTitle = after.preferred && after.category === 'PHOTO';
  const read = readOne(element);
  const reads = read !== null && read.category === after.category && read.preferred === isTitle;
  if (reads && !isNew) return;
  const isFilmLink = after.category === 'VIDEO' && after.source.kind === 'URL';
  setAttribute(element, 'gruppe', isTitle ? 'TITELBILD' : isFilmLink ? 'FILMLINK' : GROUPS[after.category]);
}
