import type { Mail } from '../platform/generated/prisma/client.ts';
import {
  MailRefused,
  type MailTransport,
  mailContext,
  outageOf,
  type Platform,
  type SealedMail,
} from '../platform/index.ts';
import { growing } from '../platform/owed-work.ts';
import { hasEnded, thisOwner } from '../platform/process-owner.ts';
import { renderTemplate } from './templates/index.ts';

/** Mails somebody waits for in front of a screen: they have lanes of their own, and go first in all. */
const URGENT = ['sign-in-code'];
/** Mails on their way at a time, in one process. */
const LANES = { urgent: 4, any: 4 } as const;
export type Lane = keyof typeof LANES;
/** Calls that send at a time: each lane may be held up by a slow provider, and one more finds the next that is free. */
export const CONCURRENCY = LANES.urgent + LANES.any + 1;

/** How long handing over one mail may take. */
const SEND_MS = 20_000;
/** After this a mail whose process is of another machine is looked after; one of this machine is so at once. */
const LEASE_MS = 2 * 60_000;
const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 64 * 60_000;
/** A provider that is away costs no mail; after days nobody needs it any more. */
const GIVE_UP_MS = 3 * 86_400_000;

/** What this process is at. */
const free: Record<Lane, number> = { ...LANES };
const underWay = new Set<string>();

/**
 * Sends the mails that are due, several side by side, sign-in codes first. A mail is claimed in a transaction of its own,
 * then handed over: killed in between, it is looked up at the provider by our id before it is sent again. Ends when
 * nothing is due, or no lane is free to take it; several may run at the same time.
 * @param sendMs how long handing over one mail may take.
 */
export async function sendMails(
  platform: Platform,
  transport: MailTransport,
  signal: AbortSignal,
  sendMs = SEND_MS,
): Promise<void> {
  await freeAbandoned(platform);
  const lanes = (Object.keys(LANES) as Lane[]).flatMap((lane) => Array<Lane>(free[lane]).fill(lane));
  await Promise.all(lanes.map((lane) => work(platform, transport, { lane, signal, sendMs })));
}

async function work(
  platform: Platform,
  transport: MailTransport,
  { lane, signal, sendMs }: { lane: Lane; signal: AbortSignal; sendMs: number },
): Promise<void> {
  free[lane] -= 1;
  try {
    while (!signal.aborted) {
      const mail = await claim(platform, lane);
      if (!mail) return;
      underWay.add(mail.id);
      await deliver(platform, transport, mail, sendMs).finally(() => underWay.delete(mail.id));
    }
  } finally {
    free[lane] += 1;
  }
}

/** Gives back what processes that have ended had taken, and what this one could not write the end of. */
async function freeAbandoned({ prisma, clock }: Platform): Promise<void> {
  const taken = await prisma.mail.findMany({
    where: { state: 'SENDING', owner: { not: null } },
    select: { id: true, owner: true },
  });
  const isAbandoned = (mail: (typeof taken)[number]) =>
    mail.owner === thisOwner ? !underWay.has(mail.id) : mail.owner !== null && hasEnded(mail.owner);
  const ids = taken.filter(isAbandoned).map(({ id }) => id);
  if (ids.length === 0) return;
  await prisma.mail.updateMany({
    where: { id: { in: ids }, state: 'SENDING' },
    data: { state: 'QUEUED', owner: null, nextTryAt: clock.now() },
  });
}

/** The next mail that is due, or whose process was lost. `attempts` counts this one already. */
async function claim({ prisma, clock }: Platform, lane: Lane): Promise<Mail | undefined> {
  const now = clock.now();
  const lease = new Date(now.getTime() + LEASE_MS);
  const [mail] = await prisma.$queryRaw<Mail[]>`
    WITH due AS MATERIALIZED (
      SELECT id FROM "Mail" WHERE state IN ('QUEUED', 'SENDING') AND "nextTryAt" <= ${now}
        AND (${lane === 'any'} OR template = ANY(${URGENT}))
      ORDER BY template = ANY(${URGENT}) DESC, "nextTryAt" LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    UPDATE "Mail" SET state = 'SENDING', attempts = attempts + 1, "nextTryAt" = ${lease}, owner = ${thisOwner}
    FROM due WHERE "Mail".id = due.id RETURNING "Mail".*`;
  return mail;
}

async function deliver(platform: Platform, transport: MailTransport, mail: Mail, sendMs: number): Promise<void> {
  try {
    const earlier = mail.attempts > 1 ? await inTime(transport.find(mail.id), sendMs) : undefined;
    const providerId = earlier ?? (await inTime(transport.send(compose(platform, mail)), sendMs));
    await noteSent(platform, mail, providerId);
  } catch (error) {
    await noteFailure(platform, mail, error);
  }
}

class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TooSlow(`no answer in ${ms} ms`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function compose({ vault, settings }: Platform, { id, template, dedupeKey, sealed }: Mail) {
  const mail = vault.open<SealedMail>(sealed, mailContext(dedupeKey));
  return { id, to: mail.to, ...renderTemplate(template, mail, settings) };
}

/** Address and words have served: only the fact stays. */
async function noteSent({ prisma, vault, clock }: Platform, mail: Mail, providerId: string): Promise<void> {
  const sealed = vault.seal(null, mailContext(mail.dedupeKey));
  await prisma.mail.update({
    where: { id: mail.id },
    data: { state: 'SENT', sentAt: clock.now(), providerId, lastError: null, owner: null, sealed },
  });
}

/**
 * Waits longer each time: half a minute, one, two … A mail that the provider refuses, or that we cannot write, ends after
 * eight tries; while nobody takes it, it waits for days. The provider's words may hold the address, so only the error's
 * name is kept.
 */
async function noteFailure({ prisma, clock, log }: Platform, mail: Mail, error: unknown): Promise<void> {
  const name = (error as { code?: unknown; name?: string }).code ?? (error as Error).name;
  const now = clock.now().getTime();
  const isOver = mail.attempts >= MAX_ATTEMPTS && isMailsFault(error);
  const failed = isOver || now - mail.createdAt.getTime() > GIVE_UP_MS;
  await prisma.mail.update({
    where: { id: mail.id },
    data: {
      state: failed ? 'FAILED' : 'QUEUED',
      owner: null,
      lastError: String(name),
      nextTryAt: new Date(now + growing(FIRST_RETRY_MS, LONGEST_RETRY_MS, mail.attempts)),
    },
  });
  const about = { mail: mail.id, template: mail.template, attempts: mail.attempts, error: name };
  if (failed) log.error(about, 'a mail could not be sent; giving up');
  else log.warn(about, 'a mail could not be sent; trying again later');
}

/** How often a mail is tried that is itself to blame. */
export const MAX_ATTEMPTS = 8;

/** The provider refuses this mail, or its words cannot be made; anything else is a way that is closed for now. */
const isMailsFault = (error: unknown): boolean =>
  error instanceof MailRefused || (error instanceof TypeError && outageOf(error) === undefined);
