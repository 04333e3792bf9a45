import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { isKeyIn, type Platform } from '../../platform/index.ts';
import { ImportRefused } from '../import-error.ts';
import { sniff } from './sniff.ts';

/** A delivery opened for reading: one XML and the files beside it. */
export interface OpenPackage {
  /** The XML as a stream of bytes; may be read more than once. */
  xml(): Promise<AsyncIterable<Uint8Array>>;
  /** The file a path in the XML means: the path without regard to case, else its base name. */
  find(path: string): PackageFile | undefined;
  close(): Promise<void>;
}

export interface PackageFile {
  name: string;
  /** The name in other encodings, where the package does not say which one it is. */
  aliases?: string[];
  bytes: number;
  /** Changes when the content does. */
  fingerprint: string;
  read(): Promise<Uint8Array>;
}

/** What a package of loose files is stored with. */
export interface Manifest {
  xml: { name: string; key: string };
  files: { name: string; key: string; bytes: number; sha256: string }[];
}

/** Names the manifest of loose files among the stored files of a run. */
export const MANIFEST = 'manifest.json';

export const PACKAGE_LIMITS = {
  /** Entries of a ZIP: the stock of an agency with its pictures. */
  entries: 20_000,
  /** Bytes of all entries unpacked. */
  bytes: 4 * 1024 ** 3,
  /** Unpacked to packed, for what is larger than `ratioFrom` bytes unpacked. */
  ratio: 200,
  ratioFrom: 10 * 1024 ** 2,
};

/**
 * Opens a stored package.
 * @throws {ImportRefused} naming what is wrong with it as a package.
 */
export async function openPackage(
  { storage }: Platform,
  storageKey: string,
  limits = PACKAGE_LIMITS,
): Promise<OpenPackage> {
  if (!isKeyIn('imports', storageKey)) throw new Error('a run names what is no package');
  if (storageKey.endsWith(`/${MANIFEST}`)) return openLoose(storage, storageKey);
  const folder = await mkdtemp(join(tmpdir(), 'gatepost-import-'));
  const forget = () => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'package');
    await pipeline(await storage.stream(storageKey), createWriteStream(path, { mode: 0o600 }));
    const opened = await openFile(path, limits);
    return {
      ...opened,
      async close() {
        await opened.close();
        await forget();
      },
    };
  } catch (error) {
    await forget();
    throw error;
  }
}

async function openFile(path: string, limits: typeof PACKAGE_LIMITS): Promise<OpenPackage> {
  const kind = sniff(await head(path));
  if (kind === 'ZIP') return openZip(path, limits);
  if (kind === 'XML') {
    return { xml: async () => createReadStream(path), find: () => undefined, close: async () => {} };
  }
  if (kind === 'EMPTY') {
    throw new ImportRefused('EMPTY_FILE', 'The file is empty.', 'Check that the export finished, and send it again.');
  }
  throw new ImportRefused(
    'NOT_A_PACKAGE',
    'The file is neither a ZIP nor an XML file.',
    'Send a ZIP with one OpenImmo XML and its attachments, or the XML with its attachments beside it.',
  );
}

async function head(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function openLoose(storage: Platform['storage'], storageKey: string): Promise<OpenPackage> {
  const manifest = JSON.parse(Buffer.from(await storage.get(storageKey)).toString('utf8')) as Manifest;
  const files = manifest.files.map(({ name, key, bytes, sha256 }) => ({
    name,
    bytes,
    fingerprint: sha256,
    read: () => storage.get(key),
  }));
  return {
    xml: () => storage.stream(manifest.xml.key),
    find: finder(files, manifest.xml.name),
    close: async () => {},
  };
}

const corrupt = () =>
  new ImportRefused(
    'CORRUPT_ZIP',
    'The ZIP is damaged or incomplete.',
    'The upload was probably cut off. Nothing was imported from it. Send it again.',
  );

async function openZip(path: string, limits: typeof PACKAGE_LIMITS): Promise<OpenPackage> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: false }).catch(() => {
    throw corrupt();
  });
  try {
    const entries = await readDirectory(zip, limits);
    const xml = onlyXml(entries);
    const files = entries.filter((entry) => entry !== xml).map((entry) => zipFile(zip, entry));
    return {
      xml: async () => unpack(zip, xml),
      find: finder(files, xml.fileName),
      close: async () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** Every entry that counts, each checked before any is unpacked. */
async function readDirectory(zip: ZipFile, limits: typeof PACKAGE_LIMITS): Promise<Entry[]> {
  const entries: Entry[] = [];
  const places: Place[] = [];
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize;
      places.push(placeOf(entry));
      checkEntry(entry);
      checkSize(entry, places.length, total, limits);
      if (!isIgnored(entry.fileName)) entries.push(entry);
    }
  } catch (error) {
    if (error instanceof ImportRefused) throw error;
    if (/relative path|absolute path|invalid characters/.test((error as Error).message)) throw unsafe();
    if (/strong encryption/.test((error as Error).message)) throw encrypted();
    throw corrupt();
  }
  checkPlaces(places, limits);
  return entries;
}

/** Where an entry lies in the file, from its local header on. */
interface Place {
  start: number;
  end: number;
}

const LOCAL_HEADER = 30;

const placeOf = ({ relativeOffsetOfLocalHeader, fileNameLength, compressedSize }: Entry): Place => ({
  start: relativeOffsetOfLocalHeader,
  end: relativeOffsetOfLocalHeader + LOCAL_HEADER + fileNameLength + compressedSize,
});

/** Entries that share their bytes unpack to any size without any of them standing out (Fifield, "A better zip bomb"). */
function checkPlaces(places: Place[], limits: typeof PACKAGE_LIMITS): void {
  const sorted = [...places].sort((a, b) => a.start - b.start);
  if (sorted.some(({ start }, index) => start < (sorted[index - 1]?.end ?? 0))) throw bomb(limits);
}

const unsafe = () =>
  new ImportRefused(
    'UNSAFE_PATH',
    'The ZIP holds a file whose path leads out of it, or a link.',
    'Pack only plain files, without "..", drive letters or links.',
  );

function checkEntry(entry: Entry): void {
  const isLink = ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
  if (isLink) throw unsafe();
  if (entry.isEncrypted()) throw encrypted();
}

const encrypted = () =>
  new ImportRefused('ENCRYPTED_ZIP', 'The ZIP is protected by a password.', 'Send it without a password.');

function checkSize(entry: Entry, count: number, total: number, limits: typeof PACKAGE_LIMITS): void {
  const { uncompressedSize, compressedSize } = entry;
  const ratio = uncompressedSize / Math.max(compressedSize, 1);
  const swells = uncompressedSize > limits.ratioFrom && ratio > limits.ratio;
  if (count <= limits.entries && total <= limits.bytes && !swells) return;
  throw bomb(limits);
}

const bomb = (limits: typeof PACKAGE_LIMITS) =>
  new ImportRefused(
    'ZIP_BOMB',
    'The ZIP holds more files, or more bytes when unpacked, than a delivery may have.',
    `Send at most ${limits.entries} files and ${Math.floor(limits.bytes / 1024 ** 2)} MiB unpacked; split the delivery.`,
  );

const isIgnored = (name: string): boolean =>
  name.endsWith('/') ||
  name.split('/').some((part) => /^\.[^.]/.test(part) || part === '__MACOSX') ||
  /(^|\/)(thumbs\.db|desktop\.ini)$/i.test(name);

function onlyXml(entries: Entry[]): Entry {
  const [first, second] = entries.filter((entry) => /\.xml$/i.test(entry.fileName));
  if (!first && entries.some((entry) => /\.zip$/i.test(entry.fileName))) {
    throw new ImportRefused(
      'NO_XML',
      'The ZIP holds another ZIP and no XML file.',
      'Pack the OpenImmo XML and its attachments directly, without a ZIP around them.',
    );
  }
  if (!first) {
    throw new ImportRefused(
      'NO_XML',
      'The ZIP holds no XML file.',
      'Pack the OpenImmo XML together with its attachments.',
    );
  }
  if (!second) return first;
  throw new ImportRefused(
    'SEVERAL_XML',
    `The ZIP holds more than one XML file: ${first.fileName.slice(-100)} and ${second.fileName.slice(-100)}.`,
    'Send one ZIP for each XML file.',
  );
}

function zipFile(zip: ZipFile, entry: Entry): PackageFile {
  return {
    name: entry.fileName,
    aliases: otherNames(entry),
    bytes: entry.uncompressedSize,
    fingerprint: `${entry.crc32.toString(16)}:${entry.uncompressedSize}`,
    async read() {
      const chunks: Uint8Array[] = [];
      for await (const chunk of await unpack(zip, entry)) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
  };
}

const IS_UTF8 = 0x800;

/** Names without a mark are CP437 by the book; in the wild they are UTF-8 or what Windows has in Western Europe. */
function otherNames({ fileNameRaw, generalPurposeBitFlag }: Entry): string[] {
  if (generalPurposeBitFlag & IS_UTF8 || fileNameRaw.every((byte) => byte < 0x80)) return [];
  return ['utf-8', 'windows-1252'].map((encoding) => new TextDecoder(encoding).decode(fileNameRaw));
}

async function unpack(zip: ZipFile, entry: Entry): Promise<AsyncGenerator<Uint8Array>> {
  if (!entry.canDecodeFileData()) {
    throw new ImportRefused(
      'CORRUPT_ZIP',
      'The ZIP is packed in a way that cannot be read.',
      'Pack it as an ordinary ZIP, with the method Deflate. Nothing was imported from it.',
    );
  }
  const stream = await zip.openReadStreamPromise(entry).catch(() => Promise.reject(corrupt()));
  return checked(stream, entry);
}

/** yauzl checks the length only. */
async function* checked(stream: Readable, entry: Entry): AsyncGenerator<Uint8Array> {
  let sum = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch {
    throw corrupt();
  }
  if (sum !== entry.crc32) throw corrupt();
}

/** A path without what differs between systems: slashes, case, and how umlauts are put together. */
export const normalPath = (path: string): string =>
  posix
    .normalize(path.replaceAll('\\', '/'))
    .replace(/^(\.{0,2}\/)+/, '')
    .normalize('NFC')
    .toLowerCase();

/** Looks beside the XML, then from the root, then by what the paths end with. A path may be written as in a URL. */
function finder(files: PackageFile[], xmlName: string): OpenPackage['find'] {
  const folder = posix.dirname(xmlName.replaceAll('\\', '/'));
  const byPath = new Map<string, PackageFile>();
  const byName = new Map<string, Named[]>();
  for (const file of files) {
    for (const name of [file.name, ...(file.aliases ?? [])].map(normalPath)) {
      if (!byPath.has(name)) byPath.set(name, file);
      const alike = byName.get(posix.basename(name)) ?? [];
      alike.push({ name, file });
      byName.set(posix.basename(name), alike);
    }
  }
  const look = (path: string): PackageFile | undefined =>
    byPath.get(normalPath(posix.join(folder, path.replaceAll('\\', '/')))) ??
    byPath.get(normalPath(path)) ??
    oneOf(byName.get(posix.basename(normalPath(path))) ?? [], normalPath(path));
  return (path) => look(path) ?? look(unescaped(path));
}

/** A file under its name as `normalPath` makes it. */
interface Named {
  name: string;
  file: PackageFile;
}

/** Files of one name among which a longer end of the path is looked for. */
const MAX_ALIKE = 50;

/** The one file of that name. Of several, none is better than the picture of another object. */
function oneOf(alike: Named[], path: string): PackageFile | undefined {
  const [first] = alike;
  if (alike.every(({ file }) => file.fingerprint === first?.file.fingerprint)) return first?.file;
  if (alike.length > MAX_ALIKE) return undefined;
  const parts = path.split('/');
  for (let from = 1; from < parts.length - 1; from++) {
    const end = `/${parts.slice(from).join('/')}`;
    const [one, another] = alike.filter(({ name }) => `/${name}`.endsWith(end));
    if (one && !another) return one.file;
  }
  return undefined;
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
