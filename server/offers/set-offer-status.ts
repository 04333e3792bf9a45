import { type Actor, actorName } from '../accounts/index.ts';
import type { OfferStatus } from '../platform/generated/prisma/enums.ts';
import { InvalidInput, NotFound, oweMail, type Platform, type Tx } from '../platform/index.ts';
import { offerAccess } from './access.ts';
import { appendEntry, lockLink } from './offer-log.ts';
import { readOfferMail } from './offer-mail.ts';

export interface SetOfferStatus {
  offerId: string;
  status: OfferStatus;
  /** A word to the buyer; it goes into the mail and is kept nowhere else. */
  message?: string | null;
  /** The version the asker saw. A decision is taken back by VIEWED together with it. */
  version?: number | null;
}

/** How long a decision can be taken back before the buyer hears of it. */
export const UNDO_SECONDS = 10;
const MAX_MESSAGE = 2000;

type Settable = 'VIEWED' | 'ACCEPTED' | 'REJECTED';
const settable: readonly OfferStatus[] = ['VIEWED', 'ACCEPTED', 'REJECTED'];
/** What a person may still change; the rest are facts. */
const open: readonly OfferStatus[] = ['NEW', 'VIEWED', 'ACCEPTED', 'REJECTED'];

/**
 * Notes that an offer was opened, or decides it. A decision may be turned round; the buyer hears of the last one,
 * once it has stood for `UNDO_SECONDS`. Until then VIEWED with the `version` takes it back. Without one VIEWED only
 * says that somebody has looked, and changes no decision. The status it has already changes nothing.
 * @returns the id of the offer.
 * @throws {NotFound} when there is none that this actor may decide.
 * @throws {InvalidInput} for a status nobody sets, a message too long, another version than the one seen, an offer
 * that was withdrawn or replaced, or a decision of which the buyer has heard.
 */
export async function setOfferStatus(
  platform: Platform,
  actor: Actor,
  { offerId, status, message, version: seen }: SetOfferStatus,
  { undoSeconds = UNDO_SECONDS } = {},
): Promise<string> {
  if (!isSettable(status)) throw new InvalidInput([{ path: ['status'], code: 'NOT_A_CHOICE' }]);
  if ((message?.length ?? 0) > MAX_MESSAGE) {
    throw new InvalidInput([{ path: ['message'], code: 'TOO_LONG', values: { max: MAX_MESSAGE } }]);
  }
  await platform.change(async (tx, emit) => {
    const offer = await tx.offer.findFirst({
      where: { AND: [{ id: offerId }, offerAccess.decidable(actor)] },
      select: { id: true, linkId: true, listingId: true, agencyId: true },
    });
    if (!offer) throw new NotFound('offer');
    await lockLink(tx, offer.linkId);
    const state = await tx.offerState.findUniqueOrThrow({ where: { offerId } });
    if (typeof seen === 'number' && seen !== state.version) {
      throw new InvalidInput([{ path: ['version'], code: 'CHANGED_SINCE' }]);
    }
    if (!open.includes(state.status)) throw alreadyDecided();
    if (state.status === status) return;
    if (status === 'VIEWED' && state.status !== 'NEW') {
      if (typeof seen !== 'number') return;
      await disownDecision(tx, offerId);
    }
    const at = platform.clock.now();
    const version = state.version + 1;
    const by = actorName(actor);
    await tx.offerState.update({ where: { offerId }, data: { status, version, updatedAt: at } });
    await appendEntry(tx, { linkId: offer.linkId, offerId, status, actor: by, at, commitment: null });
    if (status !== 'VIEWED') {
      await oweDecision(platform, tx, { offerId, status, version, message, sendAt: later(at, undoSeconds) });
    }
    emit({
      type: 'offer.statusChanged',
      subjectType: 'Offer',
      subjectId: offerId,
      agencyId: offer.agencyId,
      actor: by,
      data: { linkId: offer.linkId, listingId: offer.listingId, status, version },
    });
  });
  if (status !== 'VIEWED') await platform.wake('mail.send', later(platform.clock.now(), undoSeconds));
  return offerId;
}

const isSettable = (status: OfferStatus): status is Settable => settable.includes(status);

const later = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1000);

interface Decision {
  offerId: string;
  status: Settable;
  version: number;
  message: string | null | undefined;
  sendAt: Date;
}

const alreadyDecided = () => new InvalidInput([{ path: ['status'], code: 'ALREADY_DECIDED' }]);

const decisionKey = (offerId: string) => `offer-decided:${offerId}:`;

/** Removes the mail of a decision that no worker has taken up. A worker that claims it meanwhile wins: rows are locked. */
function dropDecision(tx: Tx, offerId: string) {
  const dedupeKey = { startsWith: decisionKey(offerId) };
  return tx.mail.deleteMany({ where: { dedupeKey, state: 'QUEUED', attempts: 0 } });
}

/** The buyer is not to hear of any decision; refused when he has heard of one, or may have. */
async function disownDecision(tx: Tx, offerId: string): Promise<void> {
  const { count } = await dropDecision(tx, offerId);
  const left = await tx.mail.count({ where: { dedupeKey: { startsWith: decisionKey(offerId) } } });
  if (count === 0 || left > 0) throw alreadyDecided();
}

/** Replaces a decision that has not left yet. The buyer's name stays out: the address is unconfirmed. */
async function oweDecision({ vault }: Platform, tx: Tx, decision: Decision): Promise<void> {
  const { offerId, status, version, message, sendAt } = decision;
  await dropDecision(tx, offerId);
  const mail = await readOfferMail(tx, vault, offerId);
  if (!mail.buyer) return;
  await oweMail(tx, vault, {
    template: 'offer-decided',
    to: mail.buyer.email,
    locale: mail.locale,
    agencyId: mail.agencyId,
    dedupeKey: `${decisionKey(offerId)}${version}`,
    data: { offer: { ...mail, buyer: null, number: null }, decision: status, message: message?.trim() || null },
    sendAt,
  });
}
