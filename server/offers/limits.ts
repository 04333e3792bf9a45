import type { Actor } from '../accounts/index.ts';
import type { Platform } from '../platform/index.ts';
import { ProofRequired, TooManyOffers } from './errors.ts';
import { makeChallenge, type Proof, takeProof } from './proof-of-work.ts';

const HOUR = 3600;
/** Offers an hour that one client may send through one link. */
export const OFFERS_PER_CLIENT = 60;
/** Of those, the ones that ask for no work. */
export const FREE_OFFERS = 20;

/** Receipts a day to one mailbox, however many offers name it and however it is written: the address is unconfirmed. */
export const RECEIPTS_PER_MAILBOX = 5;
/** Receipts an hour that one link causes. */
const RECEIPTS_PER_LINK = 200;

/**
 * Takes one receipt.
 * @returns false when this mailbox, or this link, has had as many as it may; the offer stands all the same.
 */
export async function takeReceipt({ limits }: Platform, linkId: string, email: string): Promise<boolean> {
  const mailbox = { most: RECEIPTS_PER_MAILBOX, seconds: 24 * HOUR };
  if (!(await limits.take('receipts', mailboxOf(email), mailbox)).ok) return false;
  return (await limits.take('link-receipts', linkId, { most: RECEIPTS_PER_LINK, seconds: HOUR })).ok;
}

/** Where a mail really goes: `+tags` everywhere and dots at Google are one mailbox written in many ways. */
function mailboxOf(email: string): string {
  const at = email.lastIndexOf('@');
  const domain = email.slice(at + 1).toLowerCase();
  const [name = ''] = email.slice(0, at).toLowerCase().split('+');
  return /^(gmail|googlemail)\.com$/.test(domain) ? `${name.replaceAll('.', '')}@gmail.com` : `${name}@${domain}`;
}

/**
 * Takes one place of a client's for a link; counted for all processes together.
 * A secret key is somebody we know: it is asked for no work.
 * @throws {ProofRequired} with a challenge, when the free ones are used up and no valid proof came along.
 * @throws {TooManyOffers} when the others are, too.
 */
export async function takePlace(
  platform: Platform,
  linkId: string,
  { actor, client }: { actor: Actor; client: string },
  proof: Proof | null | undefined,
): Promise<void> {
  const { limits } = platform;
  const who = `${linkId} ${client}`;
  const isKnown = actor.kind === 'key' && !actor.publishable;
  const free = isKnown || (await limits.take('offers-free', who, { most: FREE_OFFERS, seconds: HOUR })).ok;
  if (!free && !(proof && (await takeProof(platform, linkId, proof)))) {
    throw new ProofRequired(makeChallenge(platform, linkId));
  }
  const taken = await limits.take('offers', who, { most: OFFERS_PER_CLIENT, seconds: HOUR });
  if (!taken.ok) throw new TooManyOffers(taken.retryAfter);
}
