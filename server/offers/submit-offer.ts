import type { Actor } from '../accounts/index.ts';
import {
  dayIn,
  InvalidInput,
  type Locale,
  NotFound,
  type Platform,
  type Prisma,
  type Tx,
  uuidv7,
} from '../platform/index.ts';
import { OffersClosed } from './errors.ts';
import { takePlace } from './limits.ts';
import { checkIdempotencyKey, checkOffer, normaliseOffer, type OfferContent, type OfferInput } from './offer-input.ts';
import { appendEntry, commitTo, lockLink, newSalt } from './offer-log.ts';
import { emailIndex, openParty, sealParty } from './party.ts';
import type { Proof } from './proof-of-work.ts';
import { type FormAddress, formCurrency, formState, stateSelect, whichForm } from './read-offer-form.ts';
import { newReference } from './reference.ts';

export interface SubmitOffer extends OfferInput, FormAddress {
  /** Asked for after many offers. */
  proof?: Proof | null;
}

/** Who submits: the actor matters only by listing, the client for limits, the locale for the receipt. */
export interface Submitter {
  actor: Actor;
  client: string;
  locale: Locale;
}

const linkSelect = {
  ...stateSelect,
  id: true,
  agencyId: true,
  listingId: true,
  signatureRequired: true,
  listing: {
    select: {
      ...stateSelect.listing.select,
      currency: true,
      listPrice: true,
      agency: { select: { currency: true, timeZone: true } },
    },
  },
} satisfies Prisma.OfferLinkSelect;

type Link = Prisma.OfferLinkGetPayload<{ select: typeof linkSelect }>;

/** What the buyer is told; enough to make the receipt again. */
const receiptSelect = {
  id: true,
  reference: true,
  createdAt: true,
  amount: true,
  currency: true,
  listingId: true,
} satisfies Prisma.OfferSelect;

export type Receipt = Prisma.OfferGetPayload<{ select: typeof receiptSelect }>;

/**
 * Takes an offer, exactly once by its idempotency key: the same offer again gives the same receipt, also after the
 * form has closed. Number and log entry are given under a lock on the link, so that neither has gaps.
 * @throws {NotFound} when the token or listing opens no form.
 * @throws {OffersClosed} outside the period, or when the listing is off the market.
 * @throws {InvalidInput} naming each field that cannot be taken; ALREADY_USED for a key with another offer.
 * @throws {ProofRequired} after many offers from one client, {TooManyOffers} after too many.
 */
export async function submitOffer(platform: Platform, by: Submitter, input: SubmitOffer): Promise<Receipt> {
  const link = await platform.prisma.offerLink.findFirst({ where: whichForm(by.actor, input), select: linkSelect });
  if (!link) throw new NotFound('offer form');
  checkIdempotencyKey(input.idempotencyKey);
  const content = normaliseOffer(input, formCurrency(link.listing));
  const known = await earlierReceipt(platform, platform.prisma, link.id, input.idempotencyKey, content);
  if (known) return known;
  checkAll(platform, link, input, content);
  await takePlace(platform, link.id, by, input.proof);
  const receipt = await keep(platform, link, by, input.idempotencyKey, content);
  await platform.wake('notifications');
  return receipt;
}

/** What was answered when this key came first; the salted commitment tells whether it is the same offer. */
async function earlierReceipt(
  { vault }: Platform,
  tx: Tx,
  linkId: string,
  idempotencyKey: string,
  content: OfferContent,
): Promise<Receipt | undefined> {
  const offer = await tx.offer.findUnique({
    where: { linkId_idempotencyKey: { linkId, idempotencyKey } },
    select: { ...receiptSelect, party: true, events: { where: { status: 'NEW' }, select: { commitment: true } } },
  });
  if (!offer) return undefined;
  const { party, events, ...receipt } = offer;
  const salt = openParty(vault, party)?.salt;
  if (salt && events[0]?.commitment === commitTo(content, salt)) return receipt;
  throw new InvalidInput([{ path: ['idempotencyKey'], code: 'ALREADY_USED' }]);
}

function checkAll(platform: Platform, link: Link, input: SubmitOffer, content: OfferContent): void {
  const now = platform.clock.now();
  checkOpen(link, now);
  if (link.signatureRequired) throw new InvalidInput([{ path: ['signature'], code: 'SIGNATURE_NEEDED' }]);
  const { agency } = link.listing;
  checkOffer(content, input.website, { now, today: dayIn(agency.timeZone, now), currency: formCurrency(link.listing) });
}

function checkOpen(link: Link, now: Date): void {
  const state = formState(link, now);
  if (state !== 'OPEN') throw new OffersClosed({ ...link, state });
}

// Swedes write dates as ISO 8601 does.

function keep(platform: Platform, link: Link, by: Submitter, idempotencyKey: string, content: OfferContent) {
  return platform.change(async (tx, emit): Promise<Receipt> => {
    await lockLink(tx, link.id);
    const known = await earlierReceipt(platform, tx, link.id, idempotencyKey, content);
    if (known) return known;
    // Between the first look and the lock the period may have ended.
    const now = platform.clock.now();
    checkOpen(await tx.offerLink.findUniqueOrThrow({ where: { id: link.id }, select: linkSelect }), now);
    const { _max } = await tx.offer.aggregate({ where: { linkId: link.id }, _max: { number: true } });
    const number = (_max.number ?? 0) + 1;
    const offer = await createOffer(platform, tx, { link, by, idempotencyKey, content, number, now });
    emit({
      type: 'offer.submitted',
      subjectType: 'Offer',
      subjectId: offer.id,
      agencyId: link.agencyId,
      actor: 'buyer',
      data: { linkId: link.id, listingId: link.listingId, number },
    });
    return offer;
  });
}

interface NewOffer {
  link: Link;
  by: Submitter;
  idempotencyKey: string;
  content: OfferContent;
  number: number;
  now: Date;
}

async function createOffer({ vault }: Platform, tx: Tx, offer: NewOffer): Promise<Receipt> {
  const { link, by, content, now } = offer;
  const id = uuidv7();
  const { fullName, email, phone, paymentTermText, conditions } = content;
  const salt = newSalt();
  const party = { fullName, email, phone, paymentTermText, conditions, salt };
  const receipt = await tx.offer.create({
    data: {
      id,
      agencyId: link.agencyId,
      listingId: link.listingId,
      linkId: link.id,
      number: offer.number,
      reference: newReference(),
      amount: content.amount,
      currency: content.currency,
      askingPrice: link.listing.listPrice,
      financing: content.financing,
      paymentTerm: content.paymentTerm,
      paymentDate: content.paymentDate ? new Date(`${content.paymentDate}T00:00:00Z`) : null,
      validUntil: content.validUntil,
      locale: by.locale,
      idempotencyKey: offer.idempotencyKey,
      createdAt: now,
      party: { create: { sealed: sealParty(vault, id, party), emailIndex: emailIndex(vault, email) } },
      state: { create: { status: 'NEW', version: 1, updatedAt: now } },
    },
    select: receiptSelect,
  });
  const commitment = commitTo(content, salt);
  await appendEntry(tx, { linkId: link.id, offerId: id, status: 'NEW', actor: 'buyer', at: now, commitment });
  return receipt;
}
