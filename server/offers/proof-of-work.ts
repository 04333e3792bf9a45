import { createHash, timingSafeEqual } from 'node:crypto';
import { type Platform, randomToken } from '../platform/index.ts';

// Many offers from one place are either a person who corrects themself or a machine that fills other people's mailboxes.
// Both may go on; the machine pays for it. Nothing is kept of a challenge but that it was used.

/** What is to be solved: a `solution` such that SHA-256 of `<challenge>:<solution>` begins with `bits` zero bits. */
export interface Challenge {
  challenge: string;
  bits: number;
}

export interface Proof {
  challenge: string;
  solution: string;
}

const VALID_MS = 10 * 60_000;
/** Sixteen thousand hashes: some tenths of a second on a telephone. */
const BITS = 14;

export function makeChallenge({ vault, clock }: Platform, linkId: string): Challenge {
  const said = `${clock.now().getTime() + VALID_MS}.${randomToken().slice(0, 16)}`;
  return { challenge: `${said}.${seal(vault, linkId, said)}`, bits: BITS };
}

const seal = (vault: Platform['vault'], linkId: string, said: string): string =>
  // Letters of both cases: the index folds them, so they go in as hexadecimal.
  vault.blindIndex(Buffer.from(`${linkId} ${said}`).toString('hex'), 'proof-of-work');

/** Whether the work was done for this link, in time, and is not used up. Uses it up. */
export async function takeProof(platform: Platform, linkId: string, { challenge, solution }: Proof): Promise<boolean> {
  const end = challenge.lastIndexOf('.');
  const said = challenge.slice(0, end);
  if (!isSame(challenge.slice(end + 1), seal(platform.vault, linkId, said))) return false;
  if (Number.parseInt(said, 10) < platform.clock.now().getTime()) return false;
  if (zeroBits(createHash('sha256').update(`${challenge}:${solution}`).digest()) < BITS) return false;
  return (await platform.limits.take('proof', challenge, { most: 1, seconds: VALID_MS / 1000 })).ok;
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function zeroBits(hash: Buffer): number {
  const byte = hash.findIndex((value) => value > 0);
  return byte < 0 ? hash.length * 8 : byte * 8 + Math.clz32(hash[byte] ?? 0) - 24;
}
