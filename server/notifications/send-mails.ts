import type { Mail } from '../platform/generated/prisma/client.ts';
import { type MailTransport, mailContext, type Platform, type SealedMail } from '../platform/index.ts';
import { renderTemplate } from './templates/index.ts';

export const MAX_ATTEMPTS = 8;
/** How long a worker may take over one mail before another looks after it. */
const LEASE_MS = 60_000;
const FIRST_RETRY_MS = 30_000;
/** A few: what a killed worker had claimed waits for its lease to end. */
const BATCH = 5;

/**
 * Sends the mails that are due. A mail is claimed in a transaction of its own, then handed over: killed in between,
 * it is looked up at the provider by our id before it is sent again. Several workers may run it.
 */
export async function sendMails(platform: Platform, transport: MailTransport, signal: AbortSignal): Promise<void> {
  for (;;) {
    const mails = await claim(platform);
    for (const mail of mails) {
      // What is claimed and not sent comes back when its lease is over; giving it back is sooner.
      if (signal.aborted) await giveBack(platform, mail);
      else await deliver(platform, transport, mail);
    }
    if (mails.length < BATCH || signal.aborted) return;
  }
}

/** Mails that are due, and those whose worker was lost. `attempts` counts this one already. */
function claim({ prisma, clock }: Platform): Promise<Mail[]> {
  const now = clock.now();
  const lease = new Date(now.getTime() + LEASE_MS);
  return prisma.$queryRaw<Mail[]>`
    WITH due AS MATERIALIZED (
      SELECT id FROM "Mail" WHERE state IN ('QUEUED', 'SENDING') AND "nextTryAt" <= ${now}
      ORDER BY template = 'sign-in-code' DESC, "nextTryAt" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
    )
    UPDATE "Mail" SET state = 'SENDING', attempts = attempts + 1, "nextTryAt" = ${lease}
    FROM due WHERE "Mail".id = due.id RETURNING "Mail".*`;
}

async function giveBack({ prisma, clock }: Platform, { id }: Mail): Promise<void> {
  await prisma.mail.updateMany({
    where: { id, state: 'SENDING' },
    data: { state: 'QUEUED', nextTryAt: clock.now(), attempts: { decrement: 1 } },
  });
}

async function deliver(platform: Platform, transport: MailTransport, mail: Mail): Promise<void> {
  try {
    const earlier = mail.attempts > 1 ? await transport.find(mail.id) : undefined;
    const providerId = earlier ?? (await transport.send(compose(platform, mail)));
    await noteSent(platform, mail, providerId);
  } catch (error) {
    await noteFailure(platform, mail, error);
  }
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
    data: { state: 'SENT', sentAt: clock.now(), providerId, lastError: null, sealed },
  });
}

/** Waits longer each time: half a minute, one, two … The provider's words may hold the address, so only the error's name is kept. */
async function noteFailure({ prisma, clock, log }: Platform, mail: Mail, error: unknown): Promise<void> {
  const name = (error as { code?: unknown; name?: string }).code ?? (error as Error).name;
  const failed = mail.attempts >= MAX_ATTEMPTS;
  const wait = FIRST_RETRY_MS * 2 ** (mail.attempts - 1);
  await prisma.mail.update({
    where: { id: mail.id },
    data: {
      state: failed ? 'FAILED' : 'QUEUED',
      lastError: String(name),
      nextTryAt: new Date(clock.now().getTime() + wait),
    },
  });
  const about = { mail: mail.id, template: mail.template, attempts: mail.attempts, error: name };
  if (failed) log.error(about, 'a mail could not be sent; giving up');
  else log.warn(about, 'a mail could not be sent; trying again later');
}
