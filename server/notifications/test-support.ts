import type { TestPlatform } from '../../test/harness/platform.ts';
import type { ImportAction, ImportState, IssueSeverity } from '../platform/generated/prisma/enums.ts';
import { type MailTransport, type OutgoingMail, uuidv7 } from '../platform/index.ts';
import { followEventsForMails } from './follow-events.ts';
import { tellImportEnds } from './import-notices.ts';
import { sendMails } from './send-mails.ts';

const never = new AbortController().signal;

/** An agency that imports, with its executive and its source. */
export interface Customer {
  agencyId: string;
  sourceId: string;
  executive: string;
}

let agencies = 0;

export async function customer(
  { prisma }: TestPlatform,
  { locale = 'en', email = null as string | null, executives = 1 } = {},
): Promise<Customer> {
  agencies += 1;
  const slug = `customer-${agencies}`;
  const { id: agencyId } = await prisma.agency.create({
    data: {
      slug,
      name: 'Maison Laurier',
      country: 'DE',
      locale,
      timeZone: 'Europe/Berlin',
      email,
      brandColor: '#7a2e3a',
    },
  });
  for (let n = 0; n < executives; n++) {
    const { id } = await prisma.person.create({ data: { email: `${slug}-${n}@example.com`, name: 'Hélène' } });
    await prisma.membership.create({ data: { agencyId, personId: id, role: 'EXECUTIVE' } });
  }
  const source = await prisma.importSource.create({
    data: { agencyId, name: 'onOffice', kind: 'ACCOUNT', account: slug },
  });
  return { agencyId, sourceId: source.id, executive: `${slug}-0@example.com` };
}

export interface EndedObject {
  number: string | null;
  title?: string;
  action?: ImportAction | null;
  request?: string;
  issues?: { severity: IssueSeverity; code: string; path?: string; message: string; hint: string }[];
}

export interface EndedRun {
  state?: ImportState;
  fileName?: string;
  technicalEmail?: string | null;
  objects?: EndedObject[];
  reason?: { code: string; message: string; hint: string };
  dryRun?: boolean;
  agencyId?: string | null;
}

/** A run as the import leaves it, with what it says in the log. */
export async function endRun(platform: TestPlatform, own: Customer, run: EndedRun = {}): Promise<string> {
  const { state = 'DONE', objects = [], reason } = run;
  const id = uuidv7();
  const agencyId = run.agencyId === undefined ? own.agencyId : run.agencyId;
  const now = platform.clock.now();
  const count = (action: ImportAction) =>
    objects.filter((object) => (object.action === undefined ? 'CREATE' : object.action) === action).length;
  const issues = objects.flatMap(({ issues: own = [], number }, index) =>
    own.map((issue) => ({ path: '', ...issue, runId: id, position: index + 1, key: number })),
  );
  const { prisma } = platform;
  await prisma.importRun.create({
    data: {
      id,
      agencyId,
      sourceId: own.sourceId,
      fileName: run.fileName ?? 'stock.zip',
      storageKey: `imports/${id}`,
      sha256: id,
      bytes: 1n,
      state,
      scope: 'PARTIAL',
      software: 'onOffice 4.7',
      version: '1.2.7c',
      technicalEmail: run.technicalEmail ?? null,
      providers: [{ key: '4711', objects: objects.length }],
      dryRun: run.dryRun ?? false,
      objectsTotal: objects.length,
      created: count('CREATE'),
      updated: count('UPDATE'),
      unchanged: count('UNCHANGED'),
      removed: count('REMOVE'),
      refused: count('REFUSE'),
      warnings: issues.filter(({ severity }) => severity === 'WARNING').length,
      reason: reason?.message,
      reasonCode: reason?.code,
      reasonHint: reason?.hint,
      startedAt: now,
      finishedAt: now,
    },
  });
  const listings = objects.map(({ title }) => (title && agencyId ? uuidv7() : null));
  await prisma.listing.createMany({
    data: objects.flatMap(({ title, number }, index) => {
      const listing = listings[index];
      return listing && agencyId
        ? [{ id: listing, agencyId, origin: 'IMPORT' as const, key: `${id}-${index}`, listingId: number, title }]
        : [];
    }),
  });
  await prisma.importItem.createMany({
    data: objects.map(({ number, action = 'CREATE', request = 'UPSERT' }, index) => ({
      runId: id,
      position: index + 1,
      key: number,
      number,
      request,
      action,
      hash: '',
      listingId: listings[index] ?? null,
    })),
  });
  await prisma.importIssue.createMany({ data: issues });
  await sayEnd(platform, id, agencyId, state);
  return id;
}

export const sayEnd = (platform: TestPlatform, id: string, agencyId: string | null, state: ImportState) =>
  platform.change(async (_tx, emit) =>
    emit({
      type: 'import.finished',
      subjectType: 'ImportRun',
      subjectId: id,
      agencyId,
      actor: `import:${id}`,
      data: { state },
    }),
  );

/** A provider that keeps what it got. */
export function post(): MailTransport & { got: OutgoingMail[] } {
  const got: OutgoingMail[] = [];
  return {
    got,
    async send(mail) {
      got.push(mail);
      return `provider-${mail.id}`;
    },
    find: async (id) => (got.some((mail) => mail.id === id) ? `provider-${id}` : undefined),
  };
}

/** Follows the log, tells what is due and sends it. */
export async function deliverMails(platform: TestPlatform, transport = post()): Promise<OutgoingMail[]> {
  await followEventsForMails(platform, never);
  await tellImportEnds(platform, never);
  await sendMails(platform, transport, never);
  return transport.got;
}

/** As deliverMails, `ms` later. */
export function deliverLater(platform: TestPlatform, ms: number, transport = post()): Promise<OutgoingMail[]> {
  platform.setNow(new Date(Date.now() + ms));
  return deliverMails(platform, transport).finally(() => platform.setNow(undefined));
}
