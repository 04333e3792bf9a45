import type { OfferStatus } from '../platform/generated/prisma/enums.ts';
import { randomToken, sha256Hex, type Tx } from '../platform/index.ts';
import type { OfferContent } from './offer-input.ts';

/** One entry of a link's log, without its hash. */
export interface LogEntry {
  linkId: string;
  position: number;
  offerId: string;
  status: OfferStatus;
  actor: string;
  at: Date;
  commitment: string | null;
}

/** JSON with its keys in order, so that the same content always gives the same bytes. */
export function canonicalJson(value: Record<string, unknown>): string {
  const sorted = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(sorted));
}

/** The hash an entry carries: over all it says and the hash before it. */
export function entryHash(entry: LogEntry, previous: string | null): string {
  const { linkId, position, offerId, status, actor, at, commitment } = entry;
  return sha256Hex(
    canonicalJson({
      linkId,
      position,
      offerId,
      status,
      actor,
      at: at.toISOString(),
      commitment: commitment ?? undefined,
      previous,
    }),
  );
}

export const newSalt = randomToken;

/** Binds the log to what the buyer sent, and tells nothing of it to whoever lacks the salt. */
export const commitTo = (content: OfferContent, salt: string): string =>
  sha256Hex(`${salt}\0${canonicalJson({ ...content })}`);

/** Holds everybody else off a link's log and numbers until the transaction ends. */
export async function lockLink(tx: Tx, linkId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "OfferLink" WHERE id = ${linkId}::uuid FOR UPDATE`;
}

/** Appends to the log of a link that `lockLink` holds. */
export async function appendEntry(tx: Tx, entry: Omit<LogEntry, 'position'>): Promise<void> {
  const last = await tx.offerEvent.findFirst({
    where: { linkId: entry.linkId },
    orderBy: { position: 'desc' },
    select: { position: true, hash: true },
  });
  const next = { ...entry, position: (last?.position ?? 0) + 1 };
  await tx.offerEvent.create({ data: { ...next, hash: entryHash(next, last?.hash ?? null) } });
}
