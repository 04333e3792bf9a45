import { createReadStream, type Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { attachmentsOf as filesOf, OpenImmoError, readTransfer } from '../../openimmo/index.ts';
import { ATTACHMENT } from '../package/attachment-names.ts';
import { inspectFile } from '../package/sniff.ts';
import { earlierFolders } from './drop-earlier.ts';
import { readDoor } from './drop-marks.ts';
import { inOrderOfNames, isUnfinished } from './drop-names.ts';
import { MAX_DEPTH } from './drop-root.ts';

/** A plain file that waits in a folder. */
export interface DropFile {
  /** From the folder, with `/`: what it is called. */
  path: string;
  /** Absolute: where it lies. */
  place: string;
  /** When it last changed in content or name, or was first seen as it is: milliseconds. */
  changed: number;
  /** Milliseconds, by which the files are taken in order. */
  arrived: number;
  stats: Stats;
  /** Whether it will not be renamed any more, though its name looks unfinished: HTTPS cannot rename. */
  final?: boolean;
}

/** A package, or an XML with the files it names. */
export interface Delivery<File = DropFile> {
  main: File;
  attachments: File[];
  /** Whether it is an XML beside its files. */
  loose: boolean;
}

export interface Patience {
  /** Milliseconds without any change after which files count as whole. */
  quietMs: number;
  /** The same after which an XML is taken without the files it misses, and a file that still has an unfinished name. */
  patience: number;
  /** Whether files appear only when they are whole, so that what they are called says nothing about that. */
  whole: boolean;
}

/** How the folders of drop accounts are looked into: what came through a door counts, whatever it is called. */
export const HIDDEN = { hidden: true, maxDepth: MAX_DEPTH };

/** Plain files, oldest first; links are passed over, hidden files only where `hidden` does not ask for them. */
export async function listFiles(
  root: string,
  { hidden = false, maxDepth = 5 } = {},
  folder = root,
  depth = 0,
): Promise<DropFile[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names
      .filter((name) => hidden || !name.startsWith('.'))
      .map(async (name): Promise<DropFile[]> => {
        const place = join(folder, name);
        const stats = await lstat(place).catch(() => undefined);
        if (stats?.isDirectory() && depth < maxDepth) {
          return listFiles(root, { hidden, maxDepth }, place, depth + 1);
        }
        if (!stats?.isFile()) return [];
        const changed = Math.max(stats.mtimeMs, stats.ctimeMs);
        const path = relative(root, place).split(sep).join('/');
        return [{ path, place, changed, arrived: stats.mtimeMs, stats }];
      }),
  );
  return found.flat().sort((a, b) => a.changed - b.changed || a.path.localeCompare(b.path));
}

/** The files of a drop account in the order in which they came, those among them whose name has gone to another. */
export async function listArrivals(dropDir: string, account: string): Promise<DropFile[]> {
  // In this order: what is set aside in between is seen at both places, and not missed for a newer one of its name.
  const current = await listFiles(join(dropDir, account), HIDDEN);
  const earlier = await Promise.all(
    (await earlierFolders(dropDir, account)).map((folder) => listFiles(folder, HIDDEN)),
  );
  const inodes = new Set<number>();
  const files = [...earlier.flat(), ...current]
    .filter(({ stats: { ino } }) => !inodes.has(ino) && inodes.add(ino))
    .sort((a, b) => a.arrived - b.arrived || a.path.localeCompare(b.path));
  for (const file of files) {
    if (isUnfinished(file.path)) file.final = (await readDoor(dropDir, account, file.stats.ino)) === 'HTTPS';
  }
  return files;
}

/** What of these files is complete, oldest first; `waiting` when something waits only for its folder to be quiet. */
export async function chooseDeliveries(
  files: DropFile[],
  now: number,
  { quietMs, patience, whole }: Patience,
): Promise<{ deliveries: Delivery[]; waiting: boolean }> {
  const deliveries: Delivery[] = [];
  let waiting = false;
  const mains = await findMains(files, whole);
  const sets = shareOut(
    mains.flatMap(({ file, xml }) => (xml ? { xml: file, names: xml.names } : [])),
    files,
  );
  for (const { file, complete, xml } of mains) {
    const { got, all } = sets.get(file) ?? { got: [], all: true };
    const around = xml && !(all && whole) ? files.filter(({ path }) => isBeside(file.path, path)) : [file, ...got];
    // Not below nothing: times are finer than the clock.
    const quietFor = Math.max(0, now - Math.max(...around.map(({ changed }) => changed)));
    if (isUnfinished(file.path) && !file.final) {
      // What is not whole either is no delivery: its client may come back for it.
      const isWhole = complete || xml?.readable;
      if (isWhole && quietFor >= patience) deliveries.push({ main: file, attachments: got, loose: xml !== undefined });
    } else if (quietFor < quietMs && !(complete && whole)) {
      waiting = true;
    } else if (all || quietFor >= patience) {
      deliveries.push({ main: file, attachments: got, loose: xml !== undefined });
    }
  }
  return { deliveries: inOrderOfNames(deliveries, ({ main }) => posix.basename(main.path)), waiting };
}

interface Main {
  file: DropFile;
  /** Whether it is a ZIP whose end is there. */
  complete: boolean;
  /** If it is an XML: what it names, and whether it could be read to its end. */
  xml: Xml | undefined;
}

interface Xml {
  names: string[];
  readable: boolean;
}

async function findMains(files: DropFile[], whole: boolean): Promise<Main[]> {
  const mains: Main[] = [];
  for (const file of files) {
    if (ATTACHMENT.test(file.path) || (isUnfinished(file.path) && !whole)) continue;
    // Taken back, or renamed, since the folder was read.
    const found = await inspectFile(file.place).catch(() => undefined);
    if (!found) continue;
    const xml = found.kind === 'XML' ? await readXml(file.place, file.stats) : undefined;
    mains.push({ file, complete: found.complete, xml });
  }
  return mains;
}

const isBeside = (xml: string, path: string): boolean => {
  const folder = posix.dirname(xml);
  return folder === '.' || path.startsWith(`${folder}/`);
};

interface Wanting {
  xml: DropFile;
  names: string[];
}

interface FileSet {
  /** What it gets of what it names. */
  got: DropFile[];
  /** Whether that is all it names. */
  all: boolean;
}

/**
 * Gives each waiting XML the files it names, going through what came in the order in which it came: when a name comes
 * again, the file that had it stays with the oldest XML that waits for it. One file goes to one XML only, because the
 * picture of another object is worse than none.
 */
function shareOut(wanting: Wanting[], files: DropFile[]): Map<DropFile, FileSet> {
  const paths = pathsByName(files.filter(({ path }) => !/\.(xml|zip)$/i.test(path)));
  const wishes = new Map(wanting.map(({ xml, names }) => [xml, names.map((name) => pathOf(xml.path, name, paths))]));
  const got = new Map<DropFile, Map<string, DropFile>>();
  const queues = new Map<string, DropFile[]>();
  const current = new Map<string, DropFile>();
  const give = (path: string) => {
    const file = current.get(path);
    const xml = file && queues.get(path)?.shift();
    if (xml) got.get(xml)?.set(path, file);
  };
  for (const file of files) {
    const wished = wishes.get(file);
    if (wished) {
      got.set(file, new Map());
      for (const path of new Set(wished)) if (path) queues.set(path, [...(queues.get(path) ?? []), file]);
    } else {
      give(file.path.toLowerCase());
      current.set(file.path.toLowerCase(), file);
    }
  }
  for (const path of current.keys()) give(path);
  const all = (xml: DropFile, has: Map<string, DropFile>) =>
    (wishes.get(xml) ?? []).every((path) => path !== undefined && has.has(path));
  return new Map([...got].map(([xml, has]) => [xml, { got: [...has.values()], all: all(xml, has) }]));
}

/** Paths in small letters by what they end with. */
function pathsByName(files: DropFile[]): Map<string, Set<string>> {
  const paths = new Map<string, Set<string>>();
  for (const { path } of files) {
    const name = posix.basename(path).toLowerCase();
    paths.set(name, (paths.get(name) ?? new Set()).add(path.toLowerCase()));
  }
  return paths;
}

/** The path an XML means, in small letters: beside it, else the one file of that name below its folder. */
function pathOf(xml: string, name: string, paths: Map<string, Set<string>>): string | undefined {
  const wanted = posix.join(posix.dirname(xml), name.replaceAll('\\', '/')).toLowerCase();
  const alike = paths.get(posix.basename(wanted)) ?? new Set();
  if (alike.has(wanted)) return wanted;
  const [one, another] = [...alike].filter((path) => isBeside(xml.toLowerCase(), path));
  return another ? undefined : one;
}

const known = new Map<string, Xml>();
const MAX_KNOWN = 1000;

/** Reads an XML once per file and change; it names nothing when it cannot be read, or is gone, which its run will say. */
async function readXml(path: string, { ino, size, mtimeMs }: Stats): Promise<Xml> {
  const key = `${path} ${ino} ${size} ${mtimeMs}`;
  const before = known.get(key);
  if (before) return before;
  const xml = await namesOf(path);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(key, xml);
  return xml;
}

async function namesOf(path: string): Promise<Xml> {
  const names = new Set<string>();
  try {
    for await (const event of readTransfer(createReadStream(path))) {
      if (event.type !== 'object') continue;
      for (const { source } of filesOf(event.element)) {
        if (source.kind === 'FILE') names.add(source.path);
      }
    }
  } catch (error) {
    if (!(error instanceof OpenImmoError) && (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { names: [], readable: false };
  }
  return { names: [...names], readable: true };
}
