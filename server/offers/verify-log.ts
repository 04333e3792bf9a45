import type { Platform, Prisma } from '../platform/index.ts';
import type { OfferContent } from './offer-input.ts';
import { commitTo, entryHash } from './offer-log.ts';
import { openParty } from './party.ts';

export type LogFault =
  | 'POSITION_MISSING'
  | 'HASH_WRONG'
  | 'NUMBER_MISSING'
  | 'OFFER_ALTERED'
  | 'NOT_IN_LOG'
  | 'STATUS_WRONG';

/** What is wrong in the log of a link, and where. */
export interface LogProblem {
  fault: LogFault;
  /** Of the entry, or the number of the offer for NUMBER_MISSING, NOT_IN_LOG and STATUS_WRONG. */
  position: number;
}

export interface LogVerdict {
  entries: number;
  offers: number;
  problems: LogProblem[];
}

const offerInclude = { party: true, state: true } satisfies Prisma.OfferInclude;
type OfferRow = Prisma.OfferGetPayload<{ include: typeof offerInclude }>;
type EntryRow = Prisma.OfferEventGetPayload<object>;

/**
 * Recomputes the log of a link: every hash over the one before, no position or number missing, every offer as it was
 * when it came in (unless its buyer was erased), and every status as the log says. Does not see a log that lost its
 * end together with the offers in it: keep a hash elsewhere for that.
 */
export async function verifyLog({ prisma, vault }: Platform, linkId: string): Promise<LogVerdict> {
  const [entries, offers] = await prisma.$transaction([
    prisma.offerEvent.findMany({ where: { linkId }, orderBy: { position: 'asc' } }),
    prisma.offer.findMany({ where: { linkId }, orderBy: { number: 'asc' }, include: offerInclude }),
  ]);
  const byId = new Map(offers.map((offer) => [offer.id, offer]));
  const problems = [
    ...chainProblems(entries),
    ...entries.filter((entry) => isAltered(entry, byId.get(entry.offerId))).map(at('OFFER_ALTERED')),
    ...offers.flatMap((offer, index) => offerProblems(offer, index, entries)),
  ];
  return { entries: entries.length, offers: offers.length, problems };

  function isAltered(entry: EntryRow, offer: OfferRow | undefined): boolean {
    const party = openParty(vault, offer?.party ?? null);
    if (entry.status !== 'NEW' || !offer || !party) return false;
    return commitTo(contentOf(offer, party), party.salt) !== entry.commitment;
  }
}

const at =
  (fault: LogFault) =>
  ({ position }: { position: number }): LogProblem => ({ fault, position });

function chainProblems(entries: EntryRow[]): LogProblem[] {
  return entries.flatMap((entry, index) => {
    const problems: LogProblem[] = [];
    if (entry.position !== index + 1) problems.push(at('POSITION_MISSING')(entry));
    if (entryHash(entry, entries[index - 1]?.hash ?? null) !== entry.hash) problems.push(at('HASH_WRONG')(entry));
    return problems;
  });
}

function offerProblems(offer: OfferRow, index: number, entries: EntryRow[]): LogProblem[] {
  const problems: LogProblem[] = [];
  const own = entries.filter((entry) => entry.offerId === offer.id);
  const fault = (name: LogFault) => problems.push({ fault: name, position: offer.number });
  if (offer.number !== index + 1) fault('NUMBER_MISSING');
  if (own[0]?.status !== 'NEW') fault('NOT_IN_LOG');
  if (own.at(-1)?.status !== offer.state?.status || own.length !== offer.state?.version) fault('STATUS_WRONG');
  return problems;
}

function contentOf(offer: OfferRow, party: NonNullable<ReturnType<typeof openParty>>): OfferContent {
  return {
    fullName: party.fullName,
    email: party.email,
    phone: party.phone,
    amount: offer.amount.toFixed(2),
    currency: offer.currency,
    financing: offer.financing,
    paymentTerm: offer.paymentTerm,
    paymentDate: offer.paymentDate?.toISOString().slice(0, 10) ?? null,
    paymentTermText: party.paymentTermText,
    conditions: party.conditions,
    validUntil: offer.validUntil?.toISOString() ?? null,
  };
}
