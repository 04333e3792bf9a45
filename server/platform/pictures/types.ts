// What is said of pictures in every process; only the one that decodes them loads the library for it.

/** Why a file cannot be shown as a picture; COSTLY: looking at it takes longer than it may. */
export type PictureProblem = 'CUT_OFF' | 'TOO_MANY_PIXELS' | 'COSTLY' | 'HEIC' | 'BMP' | 'SVG' | 'HTML' | 'NO_PICTURE';

export interface ProbedMedia {
  /** application/octet-stream for what is neither a PDF nor a picture we can show. */
  contentType: string;
  /** Pixels, upright. */
  width: number | null;
  height: number | null;
  /** Null for a picture. */
  problem: PictureProblem | null;
  /** Of a picture that says where it was taken: the same without the place. Absent where there was nothing to blank. */
  cleaned?: Uint8Array;
}

export const not = (problem: PictureProblem, contentType = 'application/octet-stream'): ProbedMedia => ({
  contentType,
  width: null,
  height: null,
  problem,
});

/**
 * What the first bytes say a file is, when they say enough: no decoder is needed for what is no picture.
 * @returns undefined for what may be a picture.
 */
export function probeHead(data: Uint8Array): ProbedMedia | undefined {
  const head = headOf(data);
  if (head.startsWith('%PDF-')) return not('NO_PICTURE', 'application/pdf');
  if (/^BM.{4}\0\0\0\0/s.test(head)) return not('BMP');
  const text = head.replace(/^(\xef\xbb\xbf)?\s*/, '');
  if (text.startsWith('<'))
    return not(/<svg[\s/>]/i.test(text) ? 'SVG' : /<html|<!doctype html/i.test(text) ? 'HTML' : 'NO_PICTURE');
  return PICTURE.test(head) ? undefined : not('NO_PICTURE');
}

/** Bytes that tell a format, a character each. */
export const headOf = (data: Uint8Array): string => Buffer.from(data.subarray(0, 1024)).toString('latin1');

/** How the formats begin that we show or name: JPEG, PNG, GIF, WebP, TIFF (big ones too), AVIF, HEIC. */
const PICTURE = /^(\xff\xd8\xff|\x89PNG|GIF8|RIFF.{4}WEBP|II[*+]\0|MM\0[*+]|.{4}ftyp(avi[fs]|hei|hev|mif|msf))/s;

/** How a picture is to be encoded anew. */
export interface Rendition {
  /** Largest width in pixels; 0 for its own. */
  width: number;
  format: 'webp' | 'jpeg';
  /** 1 to 100. */
  quality: number;
}
