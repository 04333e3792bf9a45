import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DoorKind } from '../../platform/generated/prisma/enums.ts';
import { sha256Hex } from '../../platform/index.ts';
import { ATTACHMENT } from './drop-names.ts';

// By which door a file came: a note beside the folders, because the file itself cannot say it and another process reads it.

/** Under the drop folder: a note for each package that waits in an account's folder. */
const DOORS = '.doors';
const LAST = 'last';

const folderOf = (dropDir: string, account: string) => join(dropDir, DOORS, account);
const markOf = (path: string) => sha256Hex(path).slice(0, 32);

/** Notes the door of an account's session: what is known of a file that has no note of its own. */
export async function noteSession(dropDir: string, account: string, door: DoorKind): Promise<void> {
  await mkdir(folderOf(dropDir, account), { recursive: true, mode: 0o700 });
  await writeFile(join(folderOf(dropDir, account), LAST), door);
}

/** Notes the door of one file. `path` is absolute in the account's folder. Pictures go with their XML and need none. */
export async function noteDoor(dropDir: string, account: string, path: string, door: DoorKind): Promise<void> {
  if (ATTACHMENT.test(path)) return;
  await writeFile(join(folderOf(dropDir, account), markOf(path)), door);
}

export async function moveDoor(dropDir: string, account: string, from: string, to: string): Promise<void> {
  const folder = folderOf(dropDir, account);
  await rename(join(folder, markOf(from)), join(folder, markOf(to))).catch(() => {});
}

export async function readDoor(dropDir: string, account: string, path: string): Promise<DoorKind> {
  const folder = folderOf(dropDir, account);
  for (const name of [markOf(path), LAST]) {
    const door = await readFile(join(folder, name), 'utf8').catch(() => '');
    if (door in DoorKind) return door as DoorKind;
  }
  return 'FTP';
}

export async function forgetDoor(dropDir: string, account: string, path: string): Promise<void> {
  await rm(join(folderOf(dropDir, account), markOf(path)), { force: true });
}
