import { constants, createWriteStream } from 'node:fs';
import { lstat, mkdir, open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';

export const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

/**
 * Moves a plain file, making the folders on the way; across file systems by copying. Nothing happens when it is gone.
 * Killed in between, it is at its old place or at both, and whole at the new one.
 * @throws when the file cannot be read, or not be removed from where it was.
 */
export async function moveFile(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  try {
    await rename(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return;
    if (code !== 'EXDEV') throw error;
    await copyWhole(from, to);
    await unlink(from);
  }
}

async function copyWhole(from: string, to: string): Promise<void> {
  const temporary = `${to}.copy`;
  const file = await open(from, constants.O_RDONLY | constants.O_NOFOLLOW);
  await pipeline(file.createReadStream(), createWriteStream(temporary, { mode: 0o600, flush: true }));
  await rename(temporary, to);
}
