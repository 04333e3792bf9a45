import { createReadStream, type Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { attachmentsOf as filesOf, OpenImmoError, readTransfer } from '../../openimmo/index.ts';
import { inspectFile } from '../package/sniff.ts';
import { ATTACHMENT, inOrderOfNames, UNFINISHED } from './drop-names.ts';

/** A plain file that waits in a folder. */
export interface DropFile {
  /** From the folder, with `/`. */
  path: string;
  /** When it last changed in content or name, or was first seen as it is: milliseconds. */
  changed: number;
  stats: Stats;
}

/** A package, or an XML with the files it names. */
export interface Delivery {
  main: string;
  attachments: string[];
  /** Whether it is an XML beside its files. */
  loose: boolean;
}

export interface Patience {
  /** Milliseconds without any change after which files count as whole. */
  quietMs: number;
  /** The same after which an XML is taken without the files it misses. */
  patience: number;
  /** Whether a ZIP whose end is there counts as whole at once. */
  trustEnd: boolean;
}

const MAX_DEPTH = 5;

/** Plain files, oldest first; hidden ones and links are passed over. */
export async function listFiles(root: string, folder = root, depth = 0): Promise<DropFile[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names
      .filter((name) => !name.startsWith('.'))
      .map(async (name): Promise<DropFile[]> => {
        const path = join(folder, name);
        const stats = await lstat(path).catch(() => undefined);
        if (stats?.isDirectory() && depth < MAX_DEPTH) return listFiles(root, path, depth + 1);
        if (!stats?.isFile()) return [];
        const changed = Math.max(stats.mtimeMs, stats.ctimeMs);
        return [{ path: relative(root, path).split(sep).join('/'), changed, stats }];
      }),
  );
  return found.flat().sort((a, b) => a.changed - b.changed || a.path.localeCompare(b.path));
}

/** What of these files is complete, oldest first; `waiting` when something waits only for its folder to be quiet. */
export async function chooseDeliveries(
  root: string,
  files: DropFile[],
  now: number,
  { quietMs, patience, trustEnd }: Patience,
): Promise<{ deliveries: Delivery[]; waiting: boolean }> {
  const deliveries: Delivery[] = [];
  let waiting = false;
  const claimed = new Set<string>();
  for (const file of files) {
    if (ATTACHMENT.test(file.path) || UNFINISHED.test(file.path)) continue;
    const { kind, complete } = await inspectFile(join(root, file.path));
    const around = kind === 'XML' ? files.filter(({ path }) => isBeside(file.path, path)) : [file];
    const quietFor = now - Math.max(...around.map(({ changed }) => changed));
    if (quietFor < quietMs && !(complete && trustEnd)) {
      waiting = true;
    } else if (kind !== 'XML') {
      deliveries.push({ main: file.path, attachments: [], loose: false });
    } else {
      const wanted = await attachmentsOf(root, file, files);
      if (!wanted.all && quietFor < patience) continue;
      const attachments = wanted.there.filter((path) => !claimed.has(path));
      for (const path of attachments) claimed.add(path);
      deliveries.push({ main: file.path, attachments, loose: true });
    }
  }
  return { deliveries: inOrderOfNames(deliveries, ({ main }) => posix.basename(main)), waiting };
}

const isBeside = (xml: string, path: string): boolean => {
  const folder = posix.dirname(xml);
  return folder === '.' || path.startsWith(`${folder}/`);
};

/** The files an XML names that are there, and whether all are. */
async function attachmentsOf(root: string, xml: DropFile, files: DropFile[]) {
  const names = await externNames(join(root, xml.path), xml.stats);
  const folder = posix.dirname(xml.path);
  const others = files.filter(({ path }) => path !== xml.path);
  const byPath = new Map(others.map(({ path }) => [path.toLowerCase(), path]));
  const byName = new Map(
    others.filter(({ path }) => isBeside(xml.path, path)).map(({ path }) => [posix.basename(path).toLowerCase(), path]),
  );
  const there = names.map(
    (name) => byPath.get(posix.join(folder, name).toLowerCase()) ?? byName.get(posix.basename(name).toLowerCase()),
  );
  return {
    all: there.every((path) => path !== undefined),
    there: [...new Set(there.filter((path) => path !== undefined))].filter((path) => !/\.(xml|zip)$/i.test(path)),
  };
}

const known = new Map<string, string[]>();
const MAX_KNOWN = 100;

/** The files an XML names; none when it cannot be read, which its run will say. Read once per file and change. */
async function externNames(path: string, { ino, size, mtimeMs }: Stats): Promise<string[]> {
  const key = `${path} ${ino} ${size} ${mtimeMs}`;
  const before = known.get(key);
  if (before) return before;
  const names = new Set<string>();
  try {
    for await (const event of readTransfer(createReadStream(path))) {
      if (event.type !== 'object') continue;
      for (const { source } of filesOf(event.element)) {
        if (source.kind === 'FILE') names.add(source.path);
      }
    }
  } catch (error) {
    if (!(error instanceof OpenImmoError)) throw error;
    names.clear();
  }
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(key, [...names]);
  return [...names];
}
