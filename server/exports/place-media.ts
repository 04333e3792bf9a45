import { isKeptBack, mediaUrl } from '../listings/index.ts';
import {
  type Element,
  type Issue,
  type MappedMedia,
  mapObject,
  type WritableMedia,
  writeFields,
} from '../openimmo/index.ts';
import { isKeyIn, type Platform } from '../platform/index.ts';
import { type FileNames, isSafeName, nameFor } from './file-names.ts';
import { matchMedia } from './match-media.ts';
import type { StockListing } from './read-stock.ts';

/** A file of the package. */
export interface PackageFile {
  storageKey: string;
  bytes: number;
}

export interface PlaceMedia {
  platform: Pick<Platform, 'storage' | 'settings'>;
  names: FileNames;
  /** False writes the addresses of the files instead, where everybody may fetch them. */
  attachments: boolean;
  listing: StockListing;
  element: Element;
  /** Whether the element keeps its own list of attachments: what is not here stays named in it. Else the listing's counts. */
  keepsList: boolean;
  /** Whether it also takes in media that came to the listing another way. */
  takesOthers: boolean;
}

export interface Placed {
  element: Element;
  files: Map<string, PackageFile>;
  issues: Issue[];
}

type Row = StockListing['media'][number];
type Words = Pick<MappedMedia, 'category' | 'title' | 'preferred' | 'format' | 'md5'> & { sourceIndex: number };

/**
 * Says in an object where the bytes of its attachments lie: in a file of the package, under the sender's own name where
 * that can be, or at our address. What is right already stays as it is; addresses of others are not touched.
 */
export async function placeMedia(task: PlaceMedia): Promise<Placed> {
  const placing = new Placing(task);
  const found = mediaOf(task.element);
  const rows = matchMedia(found, task.listing.media);
  const list: WritableMedia[] = [];
  for (const [index, media] of found.entries()) {
    const row = rows[index];
    if (!row && !task.keepsList) continue;
    const entry = await placing.known(media, row, index);
    if (entry) list.push(entry);
  }
  const isAsItWas = list.length === found.length && list.every(({ location }) => location === 'SOURCE');
  const others = task.takesOthers ? task.listing.media.filter((row) => !rows.includes(row)) : [];
  for (const row of others) {
    const entry = await placing.other(row);
    if (entry) list.push(entry);
  }
  const { files, issues } = placing;
  if (isAsItWas && others.length === 0) return { element: task.element, files, issues };
  const written = writeFields(task.element, { media: list });
  return { element: written.element, files, issues: [...issues, ...written.issues] };
}

/** As the reader gives them. The rest of the object says nothing of them, and reading it takes ten times as long. */
function mediaOf({ name, attributes, children }: Element): MappedMedia[] {
  const holders = children.filter((child) => typeof child !== 'string' && /^(anhaenge|anhang)$/i.test(child.name));
  return holders.length === 0 ? [] : mapObject({ name, attributes, children: holders }).object.listing.media;
}

/** Decides for one attachment after the other. */
class Placing {
  readonly files = new Map<string, PackageFile>();
  readonly issues: Issue[] = [];
  /** By the path in the source. */
  private readonly byPath = new Map<string, Row>();
  private readonly task: PlaceMedia;

  constructor(task: PlaceMedia) {
    this.task = task;
  }

  /** An attachment of the source; null leaves it out. */
  async known(media: MappedMedia, row: Row | undefined, sourceIndex: number): Promise<WritableMedia | null> {
    const { category, title, preferred, format, md5, source } = media;
    const words = { category, title, preferred, format, md5, sourceIndex };
    const asItIs = { ...words, location: 'SOURCE' } as const;
    if (source.kind === 'URL') return asItIs;
    if (source.kind === 'INLINE') {
      if (!this.isByAddress(row)) return asItIs;
      return row ? { ...words, md5: null, location: 'REMOTE', url: this.urlOf(row) } : this.leaveOut();
    }
    // Named twice, a file is kept once.
    const kept = row ?? this.byPath.get(source.path);
    if (!kept) return this.at(source.path, this.absent(source.path), words);
    this.byPath.set(source.path, kept);
    if (this.isByAddress(kept)) return { ...words, md5: null, location: 'REMOTE', url: this.urlOf(kept) };
    return this.at(source.path, (await this.pack(kept, source.path)) ?? this.absent(source.path), words);
  }

  /** A name that is right already leaves the attachment as it is. */
  private at(path: string, name: string, words: Words): WritableMedia {
    return name === path ? { ...words, location: 'SOURCE' } : { ...words, location: 'EXTERN', path: name };
  }

  /** A medium that no attachment of the source stands for. */
  async other(row: Row): Promise<WritableMedia | null> {
    const { category, title, contentType } = row;
    const words = { category, title, format: contentType, md5: null, preferred: row.preferred && category === 'PHOTO' };
    if (!row.storageKey) return row.sourceUrl ? { ...words, location: 'REMOTE', url: row.sourceUrl } : null;
    if (this.isByAddress(row)) return { ...words, location: 'REMOTE', url: this.urlOf(row) };
    const path = await this.pack(row, null);
    if (path) return { ...words, location: 'EXTERN', path };
    this.say(notHere(title ?? category));
    return null;
  }

  /** Puts a file into the package. @returns its name there; undefined when the storage does not have it. */
  private async pack(row: Row, wanted: string | null): Promise<string | undefined> {
    const { platform, names, listing } = this.task;
    const { storageKey } = row;
    if (!isKeyIn('media', storageKey)) return undefined;
    const bytes = await platform.storage.size(storageKey);
    if (bytes === undefined) return undefined;
    const name = names.claim(wanted && isSafeName(wanted) ? wanted : nameFor(listing.listingId, row), storageKey);
    this.files.set(name, { storageKey, bytes });
    return name;
  }

  /** A file that was named to us and never came. */
  private absent(path: string): string {
    this.say(notHere(path));
    return this.task.names.claimAbsent(path);
  }

  private leaveOut(): null {
    this.say(notHere('an attachment inside the XML'));
    return null;
  }

  /** Our address of what is kept back would open for nobody who reads the package. */
  private isByAddress(row: Row | undefined): boolean {
    return !this.task.attachments && !(row && isKeptBack(this.task.listing, row));
  }

  private urlOf(row: Row): string {
    return mediaUrl(this.task.platform.settings.publicUrl, row, 'ORIGINAL');
  }

  private say(issue: Issue): void {
    this.issues.push(issue);
  }
}

const notHere = (name: string): Issue => ({
  severity: 'WARNING',
  code: 'FILE_NOT_HERE',
  path: 'anhaenge/anhang',
  message: `The file “${name.slice(-120)}” is not with us, so it is not in the package.`,
  hint: 'Send the object again with all its files, then export it again.',
});
