import { type FileHandle, open } from 'node:fs/promises';

// What follows the end of a ZIP does not belong to it: line ends that a text transfer added, zeros up to a block's size, a
// comment that was cut. The directory, which says what is in it, is whole all the same.

const END_OF_ZIP = 0x06054b50;
const END_BYTES = 22;
/** Bytes looked through from the end of the file on: the longest comment, and what was added behind it. */
const TAIL_BYTES = 65_535 + 1024 ** 2;
/** Stands for a number that is in the record of ZIP64 before this one. */
const IN_ZIP64 = 0xffff_ffff;

/**
 * Makes a ZIP end where its end record says, as readers expect it. For a copy: the file is changed.
 * @returns whether there was anything to mend.
 */
export async function repairZip(path: string): Promise<boolean> {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - TAIL_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
    const tail = buffer.subarray(0, bytesRead);
    const end = findEnd(tail, start);
    if (end === undefined || tail.readUInt16LE(end + 20) === tail.length - end - END_BYTES) return false;
    await endAt(file, start + end);
    return true;
  } finally {
    await file.close();
  }
}

/** Where the last end record begins whose directory ends where it begins. */
function findEnd(tail: Buffer, start: number): number | undefined {
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END_OF_ZIP) continue;
    const [bytes, offset] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
    if (offset === IN_ZIP64 || bytes === IN_ZIP64 || offset + bytes === start + at) return at;
  }
  return undefined;
}

async function endAt(file: FileHandle, end: number): Promise<void> {
  await file.truncate(end + END_BYTES);
  await file.write(Buffer.alloc(2), 0, 2, end + END_BYTES - 2);
}
