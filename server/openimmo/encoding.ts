/** Turns bytes into text, piece by piece. */
export interface Decoder {
  /** The text of these bytes; an unfinished character at the end waits for the next call. */
  write(bytes: Uint8Array): string;
  /** The rest, after the last byte. */
  end(): string;
  /** Bytes that were not UTF-8 although the file should be, and were read as windows-1252. */
  readonly repairedBytes: number;
  /** Set when the file names an encoding that we do not know. */
  readonly unknownLabel: string | null;
  /** Set when the file names an encoding of one byte a character and is UTF-8 all the same. */
  readonly wrongLabel: string | null;
}

const HEAD_BYTES = 1024;

/**
 * The characters of windows-1252 at 0x80 to 0x9F (WHATWG Encoding, index windows-1252). Node 20's own decoder for this
 * label answers ISO-8859-1 control characters there, so we do not use it.
 */
const WINDOWS_1252_HIGH =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const C1_CONTROLS = /[\u0080-\u009f]/g;

/** Replaces the control characters U+0080 to U+009F by what windows-1252 has in their place. */
export function repairC1Controls(text: string): string {
  return text.replace(C1_CONTROLS, (character) => WINDOWS_1252_HIGH[character.charCodeAt(0) - 0x80] ?? character);
}

/**
 * A decoder that finds out the encoding itself: byte order mark, then UTF-16 by its zero bytes, then the XML
 * declaration, then UTF-8. ISO-8859-1 is read as windows-1252. A file that should be UTF-8 and has other bytes is read
 * with those bytes as windows-1252, because senders often label Latin-1 as UTF-8. One that should have a byte a character
 * is UTF-8 when its first letters beyond ASCII are: see `MislabelledDecoder`.
 */
export function createDecoder(): Decoder {
  return new DetectingDecoder();
}

class DetectingDecoder implements Decoder {
  private head: Uint8Array = new Uint8Array(0);
  private inner: Inner | null = null;
  unknownLabel: string | null = null;

  get repairedBytes(): number {
    return this.inner?.repairedBytes ?? 0;
  }

  get wrongLabel(): string | null {
    return this.inner instanceof MislabelledDecoder && this.inner.isUtf8 ? this.inner.label : null;
  }

  write(bytes: Uint8Array): string {
    if (this.inner !== null) return this.inner.write(bytes);
    this.head = concat(this.head, bytes);
    return isEnoughHead(this.head) ? this.start() : '';
  }

  end(): string {
    const pending = this.inner === null ? this.start() : '';
    return pending + (this.inner?.end() ?? '');
  }

  private start(): string {
    const { label, skip } = detect(this.head);
    this.inner = this.open(label);
    return this.inner.write(this.head.subarray(skip));
  }

  private open(label: string): Inner {
    if (/^(utf-?8|utf-?16(le|be)?|ucs-?2|iso-10646-ucs-2)$/.test(label)) return new Utf8Decoder();
    if (WINDOWS_1252.test(label)) return new MislabelledDecoder(label, new Windows1252Decoder());
    try {
      const named = new PlatformDecoder(
        label === DETECTED_LE ? 'utf-16le' : label === DETECTED_BE ? 'utf-16be' : label,
      );
      return ONE_BYTE.test(label) ? new MislabelledDecoder(label, named) : named;
    } catch {
      this.unknownLabel = label;
      return new Utf8Decoder();
    }
  }
}

const DETECTED_LE = 'bytes:utf-16le';
const DETECTED_BE = 'bytes:utf-16be';
/** Other encodings of one byte a character. */
const ONE_BYTE = /^(iso[-_]?8859|windows-?125|cp-?125|latin|l\d|macintosh|mac|koi8|ibm)/;
const WINDOWS_1252 = /^(iso[-_]?8859[-_]?1|latin-?1|l1|windows-?1252|cp-?1252|x-cp1252|ansi|us-ascii|ascii)$/;

interface Inner {
  write(bytes: Uint8Array): string;
  end(): string;
  readonly repairedBytes?: number;
}

/** The start of a file is enough when the XML declaration is complete, or cannot come any more. */
function isEnoughHead(head: Uint8Array): boolean {
  if (head.length >= HEAD_BYTES) return true;
  const text = asciiOf(head);
  return text.includes('>');
}

function detect(head: Uint8Array): { label: string; skip: number } {
  const [a, b, c, d] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { label: 'utf-8', skip: 3 };
  if (a === 0xff && b === 0xfe) return { label: DETECTED_LE, skip: 2 };
  if (a === 0xfe && b === 0xff) return { label: DETECTED_BE, skip: 2 };
  if (a === 0x3c && b === 0 && d === 0) return { label: DETECTED_LE, skip: 0 };
  if (a === 0 && b === 0x3c && c === 0) return { label: DETECTED_BE, skip: 0 };
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']?\s*([\w.:-]+)/i.exec(asciiOf(head.subarray(0, HEAD_BYTES)));
  return { label: declared?.[1]?.toLowerCase() ?? 'utf-8', skip: 0 };
}

function asciiOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes.subarray(0, HEAD_BYTES)) text += String.fromCharCode(byte);
  return text;
}

class PlatformDecoder implements Inner {
  private readonly decoder: TextDecoder;

  /** @throws RangeError when the platform does not know the label */
  constructor(label: string) {
    this.decoder = new TextDecoder(label, { ignoreBOM: false });
  }

  write(bytes: Uint8Array): string {
    return this.decoder.decode(bytes, { stream: true });
  }

  end(): string {
    return this.decoder.decode();
  }
}

class Windows1252Decoder implements Inner {
  write(bytes: Uint8Array): string {
    return windows1252(bytes);
  }

  end(): string {
    return '';
  }
}

function windows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return repairC1Controls(text);
}

/** What is looked at before it is decided: so many letters beyond ASCII, within so many bytes from the first on. */
const LETTERS = 8;
const LOOK_BYTES = 64 * 1024;

/**
 * For a file that names an encoding of one byte a character. Up to the first byte beyond ASCII all readings are the same;
 * from there on bytes wait until enough letters were seen, never more than LOOK_BYTES. When most of them are characters
 * of UTF-8 that a text would have, the label is wrong: in real Latin-1 an "ü" is followed by another letter, which makes
 * it none. What is doubly encoded is still read as it stands.
 */
class MislabelledDecoder implements Inner {
  private held: Uint8Array | null = null;
  private inner: Inner | null = null;
  readonly label: string;
  private readonly named: Inner;
  isUtf8 = false;

  constructor(label: string, named: Inner) {
    this.label = label;
    this.named = named;
  }

  get repairedBytes(): number {
    return this.inner?.repairedBytes ?? 0;
  }

  write(bytes: Uint8Array): string {
    if (this.inner !== null) return this.inner.write(bytes);
    const first = this.held === null ? bytes.findIndex((byte) => byte >= 0x80) : 0;
    if (first < 0) return asciiText(bytes);
    this.held = concat(this.held ?? new Uint8Array(0), bytes.subarray(first));
    return asciiText(bytes.subarray(0, first)) + this.decide(false);
  }

  end(): string {
    return this.decide(true) + (this.inner?.end() ?? '');
  }

  private decide(isEnd: boolean): string {
    if (this.held === null || this.inner !== null) return '';
    const votes = countLetters(this.held, isEnd);
    if (votes === null) return '';
    this.isUtf8 = votes.utf8 > votes.others;
    this.inner = this.isUtf8 ? new Utf8Decoder() : this.named;
    const { held } = this;
    this.held = null;
    return this.inner.write(held);
  }
}

const asciiText = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** The first letters beyond ASCII; null while more bytes could change the count. */
function countLetters(bytes: Uint8Array, isEnd: boolean): { utf8: number; others: number } | null {
  const votes = { utf8: 0, others: 0 };
  const look = bytes.subarray(0, LOOK_BYTES);
  const isWhole = isEnd || bytes.length >= LOOK_BYTES;
  for (let at = 0; at < look.length; ) {
    if (votes.utf8 + votes.others === LETTERS) return votes;
    const byte = look[at] ?? 0;
    if (byte < 0x80) {
      at += 1;
      continue;
    }
    // The rest of this one may still come.
    if (!isWhole && at + 4 > look.length) return null;
    const length = sequenceLength(look, at);
    if (length > 1 && isTextual(look, at, length)) votes.utf8 += 1;
    else votes.others += 1;
    at += Math.max(1, length);
  }
  return isWhole || votes.utf8 + votes.others === LETTERS ? votes : null;
}

/** Two bytes may be a letter and a quotation mark by chance: those make letters that no listing has. */
function isTextual(bytes: Uint8Array, at: number, length: number): boolean {
  if (length > 2) return true;
  const code = (((bytes[at] ?? 0) & 0x1f) << 6) | ((bytes[at + 1] ?? 0) & 0x3f);
  return code < 0x250 || (code >= 0x300 && code < 0x530);
}

class Utf8Decoder implements Inner {
  private carry: Uint8Array = new Uint8Array(0);
  private readonly strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  repairedBytes = 0;

  write(bytes: Uint8Array): string {
    const all = this.carry.length === 0 ? bytes : concat(this.carry, bytes);
    const cut = all.length - unfinishedTail(all);
    this.carry = all.slice(cut);
    return this.decode(all.subarray(0, cut));
  }

  end(): string {
    const rest = this.decode(this.carry);
    this.carry = new Uint8Array(0);
    return rest;
  }

  private decode(bytes: Uint8Array): string {
    if (bytes.length === 0) return '';
    try {
      return this.strict.decode(bytes);
    } catch {
      return this.decodeLoosely(bytes);
    }
  }

  private decodeLoosely(bytes: Uint8Array): string {
    const parts: string[] = [];
    let good = 0;
    let at = 0;
    while (at < bytes.length) {
      const length = sequenceLength(bytes, at);
      if (length > 0) {
        at += length;
        continue;
      }
      parts.push(this.strict.decode(bytes.subarray(good, at)), windows1252(bytes.subarray(at, at + 1)));
      this.repairedBytes += 1;
      at += 1;
      good = at;
    }
    parts.push(this.strict.decode(bytes.subarray(good)));
    return parts.join('');
  }
}

/** Bytes at the end that start a UTF-8 character whose rest is not there yet: 0 to 3. */
function unfinishedTail(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return expectedLength(byte) > back ? back : 0;
  }
  return 0;
}

function expectedLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 0;
}

/** Length of the well-formed UTF-8 sequence at `at` (Unicode 15, table 3-7), or 0. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = expectedLength(lead);
  if (length <= 1) return length;
  if (at + length > bytes.length) return 0;
  const second = bytes[at + 1] ?? 0;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let next = at + 2; next < at + length; next += 1) {
    const byte = bytes[next] ?? 0;
    if (byte < 0x80 || byte > 0xbf) return 0;
  }
  return length;
}

function concat(left: Uint8Array, right: Uint8Array): Uint8Array {
  const joined = new Uint8Array(left.length + right.length);
  joined.set(left);
  joined.set(right, left.length);
  return joined;
}
