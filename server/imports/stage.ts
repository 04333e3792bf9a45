import { type Issue, mapObject, OpenImmoError, type Provider, readTransfer, type Transfer } from '../openimmo/index.ts';
import type { Platform, Prisma } from '../platform/index.ts';
import { ImportRefused } from './import-error.ts';
import type { OpenPackage } from './package-reader.ts';
import { hashOf, numberOf, type StagedObject, stagedContext, toStaged } from './staged-object.ts';

/** A delivering office of a file: what it is known by, and how many objects it sends. */
export interface RunProvider {
  /** Its number, else its anid, else its name; null when it gives none. */
  key: string | null;
  objects: number;
}

export interface StageOptions {
  runId: string;
  pack: OpenPackage;
  signal: AbortSignal;
}

const BATCH = 200;
const BATCH_BYTES = 4 * 1024 ** 2;
/** A sender's clock may be ahead by this; beyond that its times are not believed. */
const CLOCK_SLACK_MS = 86_400_000;

/**
 * Reads the file to its end into items that wait to be applied. Nothing of the agency's changes. Starts over when a
 * killed run had begun.
 * @throws {ImportRefused} when the file cannot be read to its end, or holds no object and is no full delivery.
 */
export async function stage(platform: Platform, { runId, pack, signal }: StageOptions): Promise<void> {
  await forgetStaged(platform, runId);
  const writer = createWriter(platform, runId);
  const seen = createSeen();
  const providers: Provider[] = [];
  const objects: number[] = [];
  const fileIssues: Issue[] = [];
  let transfer: Transfer | undefined;
  let position = 0;
  try {
    for await (const event of readTransfer(await pack.xml())) {
      signal.throwIfAborted();
      if (event.type === 'transfer') {
        transfer = event.transfer;
        fileIssues.push(...event.issues);
        await noteTransfer(platform, runId, transfer, fileIssues);
      } else if (event.type === 'provider') providers[event.provider.index] = event.provider;
      else if (event.type === 'end') fileIssues.push(...event.issues);
      else {
        position += 1;
        objects[event.providerIndex] = (objects[event.providerIndex] ?? 0) + 1;
        const mapped = mapObject(event.element);
        const staged = await toStaged(platform, mapped, event.element, event.providerIndex);
        await writer.add(position, seen.requestOf(staged), hashOf(staged, pack), staged, mapped.issues);
      }
    }
  } catch (error) {
    throw error instanceof OpenImmoError ? refusal(error) : error;
  }
  await writer.flush();
  // A file that contradicts itself about its scope counts as a partial one.
  const isFull = transfer?.scope === 'FULL' && !fileIssues.some(({ severity }) => severity === 'ERROR');
  if (position === 0 && !isFull) throw nothingInIt();
  const list: RunProvider[] = Array.from({ length: Math.max(providers.length, objects.length) }, (_, index) => ({
    key: keyOfProvider(providers[index]),
    objects: objects[index] ?? 0,
  }));
  await finishStaging(platform, runId, { position, isFull, providers: list, fileIssues });
}

const keyOfProvider = (provider: Provider | undefined): string | null =>
  provider?.providerNumber ?? provider?.openimmoAnid ?? provider?.companyName ?? null;

function refusal({ code, message, hint, line }: OpenImmoError): ImportRefused {
  const where = line !== undefined && !message.includes('line') ? ` (line ${line})` : '';
  return new ImportRefused(code, `${message}${where}`, hint);
}

const nothingInIt = () =>
  new ImportRefused(
    'NO_OBJECTS',
    'The file holds no object, so there is nothing to import.',
    'Check the selection in your software. To delete objects, name each with aktionart="DELETE".',
  );

async function forgetStaged({ prisma }: Platform, runId: string): Promise<void> {
  await prisma.$transaction([
    prisma.importItem.deleteMany({ where: { runId } }),
    prisma.importIssue.deleteMany({ where: { runId } }),
    prisma.importRun.update({ where: { id: runId }, data: { warnings: 0, objectsTotal: 0 } }),
  ]);
}

/** Known as soon as it is read: a file that is refused later is reported to its sender all the same. */
async function noteTransfer({ prisma }: Platform, id: string, transfer: Transfer, issues: Issue[]): Promise<void> {
  const { createdAt } = await prisma.importRun.findUniqueOrThrow({ where: { id }, select: { createdAt: true } });
  const { timestamp } = transfer;
  const believed = timestamp && timestamp.getTime() - createdAt.getTime() < CLOCK_SLACK_MS;
  if (timestamp && !believed) {
    issues.push({
      severity: 'WARNING',
      code: 'TIMESTAMP_IN_FUTURE',
      path: 'uebertragung@timestamp',
      message: 'The file says it was written in the future; the time it arrived counts instead.',
      hint: 'Set the clock of the computer that sends.',
    });
  }
  const software = [transfer.software, transfer.softwareVersion].filter(Boolean).join(' ');
  await prisma.importRun.update({
    where: { id },
    data: {
      scope: transfer.scope,
      software: software || null,
      technicalEmail: transfer.technicalEmail ?? null,
      sentAt: believed ? timestamp : null,
    },
  });
}

async function finishStaging(
  { prisma }: Platform,
  id: string,
  read: { position: number; isFull: boolean; providers: RunProvider[]; fileIssues: Issue[] },
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const staged = await tx.importItem.count({ where: { runId: id } });
    // Another worker that was taken for dead is at it too: what is missing now would count as removed later.
    if (staged !== read.position) throw new Error(`${staged} of ${read.position} objects are staged`);
    await tx.importIssue.createMany({ data: read.fileIssues.map((issue) => ({ ...issue, runId: id })) });
    await tx.importRun.update({
      where: { id },
      data: {
        state: 'APPLYING',
        scope: read.isFull ? 'FULL' : 'PARTIAL',
        objectsTotal: read.position,
        providers: read.providers as unknown as Prisma.InputJsonValue,
        warnings: await tx.importIssue.count({ where: { runId: id, severity: 'WARNING' } }),
      },
    });
  });
}

type Request = 'UPSERT' | 'DELETE' | 'REFERENCE' | 'VARIANT';

/** Knows which objects came before, to tell another language of one from a second delivery of it. */
function createSeen() {
  const languages = new Map<string, Set<string>>();
  return {
    requestOf({ object, refused }: StagedObject): Request {
      const { key, language, action } = object;
      if (key === null || refused) return action;
      const before = languages.get(key);
      if (action === 'UPSERT' && language && before && !before.has(language)) {
        before.add(language);
        return 'VARIANT';
      }
      if (action === 'UPSERT' && language) languages.set(key, new Set([language]));
      else languages.delete(key);
      return action;
    },
  };
}

function createWriter({ prisma, vault }: Platform, runId: string) {
  let items: Prisma.ImportItemCreateManyInput[] = [];
  let issues: Prisma.ImportIssueCreateManyInput[] = [];
  let bytes = 0;
  async function flush() {
    await prisma.importItem.createMany({ data: items });
    await prisma.importIssue.createMany({ data: issues });
    items = [];
    issues = [];
    bytes = 0;
  }
  return {
    flush,
    async add(position: number, request: Request, hash: string, staged: StagedObject, found: Issue[]) {
      const { key } = staged.object;
      const sealed = vault.seal(staged, stagedContext(runId, position));
      items.push({ runId, position, key, request, hash, sealed });
      const number = numberOf(staged.object);
      issues.push(...found.map((issue) => ({ ...issue, runId, position, key: number })));
      bytes += sealed.byteLength;
      if (items.length >= BATCH || bytes >= BATCH_BYTES) await flush();
    },
  };
}
