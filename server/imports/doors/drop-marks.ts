import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DoorKind } from '../../platform/generated/prisma/enums.ts';

// By which door a file came: a note beside the folders, because the file itself cannot say it and another process reads
// it. It goes by the file's inode, so that it holds whatever the file is called.

/** Under the drop folder: a note for each package that waits in an account's folder. */
const DOORS = '.doors';
const LAST = 'last';

const folderOf = (dropDir: string, account: string) => join(dropDir, DOORS, account);

/** Notes the door of an account's session: what is known of a file that has no note of its own. */
export async function noteSession(dropDir: string, account: string, door: DoorKind): Promise<void> {
  await mkdir(folderOf(dropDir, account), { recursive: true, mode: 0o700 });
  await writeFile(join(folderOf(dropDir, account), LAST), door);
}

export async function noteDoor(dropDir: string, account: string, inode: number, door: DoorKind): Promise<void> {
  await writeFile(join(folderOf(dropDir, account), String(inode)), door);
}

export async function readDoor(dropDir: string, account: string, inode: number): Promise<DoorKind> {
  for (const name of [String(inode), LAST]) {
    const door = await readFile(join(folderOf(dropDir, account), name), 'utf8').catch(() => '');
    if (door in DoorKind) return door as DoorKind;
  }
  return 'FTP';
}

export async function forgetDoor(dropDir: string, account: string, inode: number): Promise<void> {
  await rm(join(folderOf(dropDir, account), String(inode)), { force: true });
}
