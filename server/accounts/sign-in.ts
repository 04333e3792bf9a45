import { setTimeout as sleep } from 'node:timers/promises';
import { addressGroup, type Budget, type Platform, type Taken } from '../platform/index.ts';
import { type Auth, CODE_MINUTES, FROM_HEADER } from './auth.ts';
import { boardAgencies } from './board-origins.ts';

/** Somebody who says they are staff. */
export interface Knock {
  /** As typed; at most 254 characters. */
  email: string;
  /** The client's address. */
  ip: string;
  /** The page of another site on which a board asks; undefined for our own pages and for programs. */
  board?: string;
}

const HOUR = 3600;
/** Codes sent, in an hour: to one person from one address, to one person, from one address. */
const SENDS: Budget = { most: 5, seconds: HOUR };
const SENDS_OF_PERSON: Budget = { most: 30, seconds: HOUR };
const SENDS_OF_ADDRESS: Budget = { most: 100, seconds: HOUR };
/** Tries for one person from one address: ten, then one in six minutes; the waits grow from ten seconds to that. */
const TRIES: readonly Budget[] = [
  { most: 4, seconds: 40 },
  { most: 7, seconds: 420 },
  { most: 10, seconds: HOUR },
];
const TRIES_OF_PERSON: Budget = { most: 30, seconds: HOUR };
const TRIES_OF_ADDRESS: Budget = { most: 200, seconds: HOUR };
/** Of one code from one address; none of them comes back while it lives. */
const TRIES_OF_CODE: Budget = { most: 3, seconds: 3 * CODE_MINUTES * 60 };

/** Each answer about a code takes this long, whether there is somebody to send it to or not. */
const SAME_MS = 400;

/**
 * Mails a code to a member of staff. Whoever is unknown, or has nothing to do with the site the board is on, gets the
 * same answer after the same time, and a code that nobody is told.
 */
export async function sendCode(platform: Platform, auth: Auth, knock: Knock): Promise<Taken> {
  const { email, address, pair } = namesOf(knock);
  const asked = await takeAll(platform, [
    ['code.send', pair, SENDS],
    ['code.send.address', address, SENDS_OF_ADDRESS],
  ]);
  if (!asked.ok) return asked;
  const { account, isKnown } = await accountOf(platform, knock, email);
  if (!isKnown) {
    const most = await platform.limits.take('code.send.person', email, SENDS_OF_PERSON);
    if (!most.ok) return most;
  }
  const body = { email: account ?? nobody(email), type: 'sign-in' as const };
  const send = account ? auth.api.sendVerificationOTP({ body }) : auth.api.createVerificationOTP({ body });
  await Promise.all([send, sleep(SAME_MS)]);
  return { ok: true };
}

/** `WRONG` says no more: not whether it was the code, its age or its tries, nor whether there is such a person. */
export type SignedIn = { ok: true; response: Response } | { ok: false; code: 'WRONG' } | (Taken & { ok: false });

/** Signs in with a code; what it takes from the limits is given back when the code is right. */
export async function signIn(
  platform: Platform,
  auth: Auth,
  knock: Knock & { code: string; userAgent?: string },
): Promise<SignedIn> {
  const { limits, prisma, vault } = platform;
  const { email, address, pair } = namesOf(knock);
  const taken = await takeAll(platform, [
    ...TRIES.map((budget) => [`code.try.${budget.seconds}`, pair, budget] as const),
    ['code.try.address', address, TRIES_OF_ADDRESS],
  ]);
  if (!taken.ok) return taken;
  const { account, isKnown } = await accountOf(platform, knock, email);
  if (!isKnown) {
    const most = await limits.take('code.try.person', email, TRIES_OF_PERSON);
    if (!most.ok) return most;
  }
  const name = account ?? nobody(email);
  const code = await prisma.verification.findFirst({
    where: { identifier: `sign-in-otp-${name}` },
    orderBy: { createdAt: 'desc' },
    select: { value: true, expiresAt: true },
  });
  const which = `${pair} ${code?.value.split(':')[0]} ${code?.expiresAt.getTime()}`;
  if (!(await limits.take('code.try.code', which, TRIES_OF_CODE)).ok) return { ok: false, code: 'WRONG' };
  const headers = new Headers({ [FROM_HEADER]: vault.blindIndex(address, 'sign-in-address') });
  if (knock.board) headers.set('origin', knock.board);
  if (knock.userAgent) headers.set('user-agent', knock.userAgent);
  const response = await auth.api.signInEmailOTP({ body: { email: name, otp: knock.code }, headers, asResponse: true });
  if (response.status >= 500) throw new Error(`sign-in failed with ${response.status}`);
  if (!response.ok) return { ok: false, code: 'WRONG' };
  await Promise.all(
    ['code.send', ...TRIES.map(({ seconds }) => `code.try.${seconds}`)].map((budget) => limits.forget(budget, pair)),
  );
  return { ok: true, response };
}

function namesOf({ email, ip }: Knock) {
  const folded = email.trim().toLowerCase();
  const address = addressGroup(ip);
  return { email: folded, address, pair: `${folded} ${address}` };
}

/** An address that is nobody's: its codes are made and tried like others, and open nothing. */
const nobody = (email: string): string => `${email} (nobody)`;

async function takeAll(
  { limits }: Platform,
  budgets: readonly (readonly [name: string, who: string, budget: Budget])[],
): Promise<Taken> {
  for (const [name, who, budget] of budgets) {
    const taken = await limits.take(name, who, budget);
    if (!taken.ok) return taken;
  }
  return { ok: true };
}

/**
 * Who signs in with this address where they knock. `isKnown` is whoever was in from there in the last days: the bounds on
 * one person from all addresses are not for them, so that strangers cannot keep somebody out of their own office.
 */
async function accountOf(platform: Platform, { ip, board }: Knock, email: string) {
  const { prisma, vault } = platform;
  const from = vault.blindIndex(addressGroup(ip), 'sign-in-address');
  const person = await prisma.person.findUnique({
    where: { email },
    select: {
      memberships: { select: { agencyId: true } },
      sessions: { where: { ipAddress: from }, select: { id: true }, take: 1 },
    },
  });
  const agencies = board === undefined ? undefined : await boardAgencies(platform, board);
  const isHere = person && (!agencies || person.memberships.some(({ agencyId }) => agencies.includes(agencyId)));
  return { account: isHere ? email : undefined, isKnown: Boolean(person?.sessions.length) };
}
