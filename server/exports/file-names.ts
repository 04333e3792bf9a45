import { posix } from 'node:path';

/** What stands in a package beside the files of the listings. */
export const XML_NAME = 'openimmo.xml';

const MAX_LENGTH = 200;
const SEGMENT = /^[^./\\:*?"<>|\p{Cc}][^/\\:*?"<>|\p{Cc}]*$/u;
/** Readers of packages look past these, or take them for the transfer itself. */
const MISLEADING = /(^|\/)(__macosx(\/|$)|thumbs\.db$|desktop\.ini$)|\.xml$/i;

/** Whether a path of a sender's can be the name of a file in a package as it is. */
export const isSafeName = (path: string): boolean =>
  path.length <= MAX_LENGTH && !MISLEADING.test(path) && path.split('/').every((segment) => SEGMENT.test(segment));

/** Upper and lower case, and the ways to write an umlaut, are one name: so readers look for files. */
const normal = (path: string): string => posix.normalize(path).normalize('NFC').toLowerCase();

/**
 * The names of the files in one package. A sender's own name stays, unless another file bears it: two deliveries may
 * both have a `1.jpg`. What is named in the XML and is not here must not find another object's file instead; readers
 * look for the path and then for the last part of it.
 */
export class FileNames {
  /** By path: which content it is; null for a file that is not here. */
  private readonly contents = new Map<string, string | null>();
  private readonly present = new Set<string>();
  private readonly absent = new Set<string>();

  /** The name for a file with this content; the same content may come under the same name again. */
  claim(wanted: string, content: string): string {
    const taken = this.contents.get(normal(wanted));
    if (taken === content) return wanted;
    const isFree = taken === undefined && !this.absent.has(baseOf(wanted));
    const name = isFree ? wanted : this.vary(wanted);
    this.contents.set(normal(name), content);
    this.present.add(baseOf(name));
    return name;
  }

  /** A name under which a reader finds nothing. */
  claimAbsent(wanted: string): string {
    const name = this.present.has(baseOf(wanted)) ? this.vary(wanted) : wanted;
    this.contents.set(normal(name), null);
    this.absent.add(baseOf(name));
    return name;
  }

  /** `house.jpg` becomes `house-2.jpg`, or the next number that is free as a path and as a last part. */
  private vary(wanted: string): string {
    const { dir, name, ext } = posix.parse(wanted);
    for (let count = 2; ; count += 1) {
      const varied = posix.join(dir, `${name}-${count}${ext}`);
      const base = baseOf(varied);
      if (!this.contents.has(normal(varied)) && !this.present.has(base) && !this.absent.has(base)) return varied;
    }
  }
}

const baseOf = (path: string): string => posix.basename(normal(path));

const ENDINGS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/tiff': 'tif',
  'image/avif': 'avif',
  'application/pdf': 'pdf',
};

/** A name for a file that came without one, from what it is: `W-17-1-view-of-the-lake.jpg`. */
export function nameFor(
  number: string | null,
  media: { order: number; category: string; title: string | null; contentType: string | null },
): string {
  const what = slug(media.title ?? '') || slug(media.category);
  const parts = [slug(number ?? '') || 'object', String(media.order + 1), what];
  return `${parts.join('-')}.${ENDINGS[media.contentType ?? ''] ?? 'bin'}`;
}

function slug(text: string): string {
  const ascii = text.normalize('NFKD').replace(/ß/g, 'ss').replace(/\p{M}/gu, '');
  return ascii
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}
