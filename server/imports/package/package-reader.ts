import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { Issue } from '../../openimmo/index.ts';
import { isKeyIn, type Platform } from '../../platform/index.ts';
import { ImportRefused } from '../import-error.ts';
import { ATTACHMENT } from './attachment-names.ts';
import { repairZip } from './repair-zip.ts';
import { beginsTransfer, sniff } from './sniff.ts';

/** A delivery opened for reading: one XML and the files beside it. */
export interface OpenPackage {
  /** The XML as a stream of bytes; may be read more than once. */
  xml(): Promise<AsyncIterable<Uint8Array>>;
  /** The file a path in the XML means: the path without regard to case, else its base name. */
  find(path: string): PackageFile | undefined;
  /** What is odd about it as a package, though it can be read. */
  issues: Issue[];
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
    return { xml: async () => createReadStream(path), find: () => undefined, issues: [], close: async () => {} };
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
    issues: [],
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
  const mended = await repairZip(path);
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: false }).catch(() => {
    throw corrupt();
  });
  try {
    const entries = await readDirectory(zip, limits);
    const { xml, issues } = await findXml(zip, entries);
    const files = entries.filter((entry) => entry !== xml).map((entry) => zipFile(zip, entry));
    return {
      xml: async () => unpack(zip, xml),
      find: finder(files, xml.fileName),
      issues: [...(mended ? [bytesBehind()] : []), ...issues],
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

/** The one transfer in a ZIP: what its content says it is, whatever its name is. */
async function findXml(zip: ZipFile, entries: Entry[]): Promise<{ xml: Entry; issues: Issue[] }> {
  const named = entries.filter(({ fileName }) => /\.xml$/i.test(fileName));
  const [only, another] = named;
  // The usual package: what is wrong with its XML, reading it says better.
  const transfers = only && !another && (await isTransfer(zip, only)) ? [only] : await findTransfers(zip, entries);
  const [xml, second] = transfers;
  if (second) throw severalXml(xml as Entry, second);
  const chosen = xml ?? only;
  if (!chosen) throw noXml(entries);
  const others = named.filter((entry) => entry !== chosen).slice(0, MAX_NAMED);
  return {
    xml: chosen,
    issues: [...(named.includes(chosen) ? [] : [withoutEnding(chosen)]), ...others.map(ignoredXml)],
  };
}

/** Files of a ZIP looked into for a transfer, and those that are named in a report. */
const MAX_LOOKED_INTO = 200;
const MAX_NAMED = 20;
/** Bytes before the first element: licences and stylesheets. */
const HEAD_BYTES = 64 * 1024;

async function findTransfers(zip: ZipFile, entries: Entry[]): Promise<Entry[]> {
  const named = entries.filter(({ fileName }) => /\.xml$/i.test(fileName));
  const found = await findAmong(zip, named);
  if (found.length > 0) return found;
  return findAmong(
    zip,
    entries.filter(({ fileName }) => !/\.(xml|zip)$/i.test(fileName) && !ATTACHMENT.test(fileName)),
  );
}

async function findAmong(zip: ZipFile, entries: Entry[]): Promise<Entry[]> {
  const found: Entry[] = [];
  for (const entry of entries.slice(0, MAX_LOOKED_INTO)) if (await isTransfer(zip, entry)) found.push(entry);
  return found;
}

async function isTransfer(zip: ZipFile, entry: Entry): Promise<boolean> {
  if (!entry.canDecodeFileData()) return false;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    // Leaving the loop ends the stream.
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= HEAD_BYTES) break;
    }
  } catch {
    // Damaged: what could be read decides.
  }
  const head = Buffer.concat(chunks);
  return sniff(head.subarray(0, 1024)) === 'XML' && beginsTransfer(head);
}

const severalXml = (first: Entry, second: Entry) =>
  new ImportRefused(
    'SEVERAL_XML',
    `The ZIP holds more than one XML file: ${first.fileName.slice(-100)} and ${second.fileName.slice(-100)}.`,
    'Send one ZIP for each XML file.',
  );

const noXml = (entries: Entry[]) =>
  entries.some(({ fileName }) => /\.zip$/i.test(fileName))
    ? new ImportRefused(
        'NO_XML',
        'The ZIP holds another ZIP and no XML file.',
        'Pack the OpenImmo XML and its attachments directly, without a ZIP around them.',
      )
    : new ImportRefused('NO_XML', 'The ZIP holds no XML file.', 'Pack the OpenImmo XML together with its attachments.');

const bytesBehind = (): Issue => ({
  severity: 'WARNING',
  code: 'BYTES_BEHIND_ZIP',
  path: '',
  message:
    'The ZIP does not end where it says; something was added to it or cut off behind its content. All of it was read.',
  hint: 'Send it in binary mode, and do not fill it up.',
});

const withoutEnding = ({ fileName }: Entry): Issue => {
  const file = fileName.slice(-100);
  return {
    severity: 'NOTE',
    code: 'XML_WITHOUT_ENDING',
    path: '',
    message: `The OpenImmo file “${file}” has no name that ends with .xml; it was found by its content.`,
    hint: 'Give it that ending: others may not find it.',
    values: { file },
  };
};

const ignoredXml = ({ fileName }: Entry): Issue => {
  const file = fileName.slice(-100);
  return {
    severity: 'NOTE',
    code: 'XML_IGNORED',
    path: '',
    message: `The file “${file}” is XML, but no OpenImmo; it was left aside.`,
    hint: 'Nothing has to be done. It need not be sent.',
    values: { file },
  };
};

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
