import { type FileHandle, open } from 'node:fs/promises';

export type FileKind = 'ZIP' | 'XML' | 'EMPTY' | 'OTHER';

const HEAD_BYTES = 1024;
/** The end record of a ZIP: 22 bytes and a comment of up to 64 KiB. */
const TAIL_BYTES = 22 + 65_535;
const END_OF_ZIP = 0x06054b50;

/** What the first bytes say a file is; its name is not believed. */
export function sniff(head: Uint8Array): FileKind {
  if (head.length === 0) return 'EMPTY';
  if (head[0] === 0x50 && head[1] === 0x4b && [0x03, 0x05, 0x07].includes(head[2] ?? 0)) return 'ZIP';
  // UTF-16 shows as zero bytes between the characters; a BOM comes first in either.
  const text = Buffer.from(head.filter((byte) => byte !== 0)).toString('latin1');
  return /^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<[?!a-z]/i.test(text) ? 'XML' : 'OTHER';
}

/** What may stand before the first element, and how it ends. */
const PROLOG = [
  ['<?', '?>'],
  ['<!--', '-->'],
  ['<!', '>'],
] as const;

/** Whether what begins so is an OpenImmo transfer, by its first element. */
export function beginsTransfer(head: Uint8Array): boolean {
  // As in `sniff`: without what differs between encodings.
  const text = Buffer.from(head.filter((byte) => byte !== 0)).toString('latin1');
  let at = text.indexOf('<');
  while (at >= 0) {
    const before = PROLOG.find(([open]) => text.startsWith(open, at));
    if (!before) return /^<([\w.-]+:)?(openimmo|immoxml)[\s/>]/i.test(text.slice(at, at + 100));
    const end = text.indexOf(before[1], at);
    at = end < 0 ? -1 : text.indexOf('<', end);
  }
  return false;
}

/** What a file on disk is, and for a ZIP whether its end is there. */
export async function inspectFile(path: string): Promise<{ kind: FileKind; complete: boolean }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const kind = sniff(await readAt(file, 0, Math.min(size, HEAD_BYTES)));
    if (kind !== 'ZIP') return { kind, complete: false };
    const length = Math.min(size, TAIL_BYTES);
    return { kind, complete: endsAsZip(await readAt(file, size - length, length)) };
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function endsAsZip(tail: Buffer): boolean {
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) === END_OF_ZIP && tail.readUInt16LE(at + 20) <= tail.length - at - 22) return true;
  }
  return false;
}
