import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import manifest from '../../package.json' with { type: 'json' };
import {
  convertHeader,
  type Element,
  LATEST_VERSION,
  type ProviderToWrite,
  parseVersion,
  type TransferHeader,
  writeTransfer,
} from '../openimmo/index.ts';
import type { ExportModel } from '../platform/generated/prisma/models.ts';
import type { Platform } from '../platform/index.ts';
import { type ExportIssue, ExportIssues } from './export-issues.ts';
import { FileNames, XML_NAME } from './file-names.ts';
import { frameOf } from './office.ts';
import type { PackageFile } from './place-media.ts';
import { type Office, readOffices, readStock } from './read-stock.ts';
import { writeObjects } from './write-objects.ts';

export interface WriteOptions {
  signal: AbortSignal;
  /** Called after each listing with how many are done. */
  onListing: (done: number) => Promise<void>;
}

export interface WrittenExport {
  bytes: number;
  /** Listings that were there when it was written. */
  listings: number;
  issues: ExportIssue[];
}

/** Packed already; packing them again costs time and wins nothing. */
const PACKED = { compress: false } as const;

/**
 * Writes an export into the storage under `storageKey`: a ZIP with the XML first and the files after it. Both are
 * streams; what grows with the number of objects are the names of the files. Writing it again replaces it.
 * @throws when interrupted or the surroundings failed; then what lies under the key is no whole file.
 */
export async function writeExport(
  platform: Platform,
  asked: ExportModel,
  storageKey: string,
  options: WriteOptions,
): Promise<WrittenExport> {
  const content = await openContent(platform, asked, options);
  const zip = new ZipFile();
  let reading: Readable | undefined;
  const fail = (error: unknown) => {
    reading?.destroy();
    (zip.outputStream as Readable).destroy(error instanceof Error ? error : new Error(String(error)));
  };
  const pump = (stream: Readable): Readable => {
    reading = stream;
    return stream.on('error', fail);
  };
  const mtime = platform.clock.now();
  async function* xml() {
    for await (const chunk of content.chunks) {
      options.signal.throwIfAborted();
      yield Buffer.from(chunk);
    }
    for (const [name, { storageKey: key, bytes }] of content.files) {
      zip.addReadStreamLazy(name, { ...PACKED, mtime, size: bytes }, (next) => {
        platform.storage.stream(key).then((stream) => next(null, pump(stream)), fail);
      });
    }
    zip.end();
  }
  const onAbort = () => fail(options.signal.reason);
  options.signal.addEventListener('abort', onAbort);
  zip.on('error', fail);
  try {
    const stored = platform.storage.putStream(storageKey, zip.outputStream as Readable);
    zip.addReadStream(pump(Readable.from(xml(), { objectMode: false })), XML_NAME, { mtime });
    await stored;
    options.signal.throwIfAborted();
  } finally {
    options.signal.removeEventListener('abort', onAbort);
  }
  const bytes = (await platform.storage.size(storageKey)) ?? 0;
  return { bytes, listings: content.done(), issues: content.issues.list() };
}

/** The XML in chunks; when they are read to the end, the files and issues are known. */
async function openContent(platform: Platform, asked: ExportModel, options: WriteOptions) {
  const { prisma, clock } = platform;
  const version = parseVersion(asked.version);
  const agency = await prisma.agency.findUniqueOrThrow({ where: { id: asked.agencyId } });
  const issues = new ExportIssues();
  const files = new Map<string, PackageFile>();
  const names = new FileNames();
  let done = 0;
  const isReleased = await releasedSources(platform, asked.agencyId);

  async function* objects(office: Office): AsyncGenerator<Element> {
    const addressReleased = isReleased.has(office.sourceId);
    const context = { platform, names, version, attachments: asked.attachments, agency, addressReleased };
    for await (const listing of readStock(platform, asked, office)) {
      options.signal.throwIfAborted();
      const written = await writeObjects(context, listing);
      issues.add(listing.listingId ?? listing.key, written.issues);
      for (const [name, file] of written.files) files.set(name, file);
      yield* written.elements;
      done += 1;
      await options.onListing(done);
    }
  }

  // Known when the offices are written, and written after them.
  const beside: Element[] = [];
  async function* providers(): AsyncGenerator<ProviderToWrite> {
    for (const office of await readOffices(platform, asked)) {
      const { before, after, beside: others, issues: own } = await frameOf(platform, { agency, office, version });
      if (beside.length === 0) beside.push(...others);
      issues.add(null, own);
      yield { fields: before, objects: objects(office), after };
    }
  }

  const header = headerOf(asked, clock.now());
  const converted = version ? convertHeader({ ...header }, { to: version }) : { header, issues: [] };
  issues.add(null, converted.issues);
  const chunks = writeTransfer({ header: converted.header, providers: providers(), fields: beside });
  return { chunks, files, issues, done: () => done };
}

function headerOf({ scope, version }: ExportModel, now: Date): TransferHeader & Record<string, string> {
  return {
    art: 'OFFLINE',
    umfang: scope === 'FULL' ? 'VOLL' : 'TEIL',
    version: version ?? LATEST_VERSION,
    sendersoftware: 'Gatepost',
    senderversion: manifest.version,
    timestamp: now.toISOString(),
  };
}

/** The sources in which an address may be shown where the object does not say. */
async function releasedSources({ prisma }: Platform, agencyId: string): Promise<Set<string | null>> {
  const where = { addressReleased: true, OR: [{ agencyId }, { agencyId: null }] };
  return new Set((await prisma.importSource.findMany({ where, select: { id: true } })).map(({ id }) => id));
}
