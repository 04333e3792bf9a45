import { timingSafeEqual } from 'node:crypto';
import { type Actor, actorName } from '../../accounts/index.ts';
import { OpenImmoError, type Provider, readTransfer } from '../../openimmo/index.ts';
import { AccessDenied, hashToken, InvalidInput, NotFound, type Platform } from '../../platform/index.ts';
import { importAccess } from '../access.ts';
import { ImportRefused, type Reason } from '../import-error.ts';
import { openPackage } from '../package/package-reader.ts';

// The account of all agencies: a file says whose it is, and proves it. Its numbers prove nothing, because they stand in
// every file an agency sends anywhere; only the licence key that the agency and this installation share does.

const MIN_KEY = 12;
const MAX_KEY = 200;
/** An anid varies behind its first characters. */
const STABLE_ANID = 7;

interface Candidate {
  id: string;
  customerNumber: string | null;
  openimmoAnid: string | null;
  licenceKeyHash: string | null;
}

/**
 * The agency that a stored package proves to be from.
 * @throws when the package could not be looked at for a reason that is not its own.
 */
export async function findOwner(
  platform: Platform,
  storageKey: string,
): Promise<{ agencyId: string } | { refused: Reason }> {
  try {
    const providers = await readProviders(platform, storageKey);
    const agencies = await platform.prisma.agency.findMany({
      where: { OR: [{ customerNumber: { not: null } }, { openimmoAnid: { not: null } }] },
      select: { id: true, customerNumber: true, openimmoAnid: true, licenceKeyHash: true },
    });
    const owners = new Set(providers.map((provider) => ownerOf(provider, agencies)));
    const [owner, another] = owners;
    if (another) throw severalAgencies();
    if (!owner) throw unknownAgency(undefined);
    return { agencyId: owner };
  } catch (error) {
    if (!(error instanceof ImportRefused) && !(error instanceof OpenImmoError)) throw error;
    const { code, message, hint } = error;
    return { refused: { code, message, hint } };
  }
}

async function readProviders(platform: Platform, storageKey: string): Promise<Provider[]> {
  const pack = await openPackage(platform, storageKey);
  const providers: Provider[] = [];
  try {
    for await (const event of readTransfer(await pack.xml())) {
      if (event.type === 'provider') providers.push(event.provider);
    }
  } finally {
    await pack.close();
  }
  return providers;
}

/** Whose part of the file it is. @throws {ImportRefused} when that is nobody, or not proven. */
function ownerOf(provider: Provider, agencies: Candidate[]): string {
  const candidates = agencies.filter((agency) => isNamed(provider, agency));
  if (candidates.length === 0) throw unknownAgency(provider);
  const proven = candidates.find(({ licenceKeyHash }) => isProven(provider, licenceKeyHash));
  if (!proven) throw wrongKey();
  return proven.id;
}

function isNamed({ providerNumber, openimmoAnid }: Provider, agency: Candidate): boolean {
  const number = providerNumber?.trim();
  if (number && agency.customerNumber) return number === agency.customerNumber.trim();
  const [given, known] = [openimmoAnid, agency.openimmoAnid].map((anid) => anid?.trim().toLowerCase() ?? '');
  return known !== undefined && known.length >= STABLE_ANID && Boolean(given?.startsWith(known.slice(0, STABLE_ANID)));
}

function isProven({ licenceKey }: Provider, hash: string | null): boolean {
  if (!licenceKey?.trim() || !hash) return false;
  const [given, stored] = [Buffer.from(hashToken(licenceKey.trim())), Buffer.from(hash)];
  return given.length === stored.length && timingSafeEqual(given, stored);
}

const unknownAgency = (provider: Provider | undefined) =>
  new ImportRefused(
    'UNKNOWN_AGENCY',
    provider?.providerNumber || provider?.openimmoAnid
      ? `No agency here has the number ${[provider.providerNumber, provider.openimmoAnid].flatMap((number) => number?.slice(0, 60) || []).join(' or ')}. The file was kept.`
      : 'The file does not say which agency it is from. The file was kept.',
    'Enter the customer number of your agency here as anbieternr in your software, and the licence key as lizenzkennung.',
  );

const wrongKey = () =>
  new ImportRefused(
    'WRONG_LICENCE_KEY',
    'The licence key (lizenzkennung) in the file is missing, or is not the one of the agency it names. The file was kept.',
    'Enter the licence key you were given in your software, or ask support for a new one.',
  );

const severalAgencies = () =>
  new ImportRefused(
    'SEVERAL_AGENCIES',
    'The file holds objects of more than one agency. The file was kept.',
    'Send one file for each agency.',
  );

/**
 * Sets by which key (lizenzkennung) an agency's files through the account of all agencies are believed; null closes
 * that account to it.
 * @throws {AccessDenied} unless an admin asks.
 * @throws {InvalidInput} for a key that is too short or too long.
 * @throws {NotFound} when there is no such agency.
 */
export async function setLicenceKey(
  platform: Platform,
  actor: Actor,
  input: { agencyId: string; licenceKey: string | null },
): Promise<{ agencyId: string }> {
  if (!importAccess.manageSources(actor)) throw new AccessDenied('FORBIDDEN', 'Only an admin sets licence keys.');
  const { agencyId } = input;
  const licenceKey = input.licenceKey?.trim() || null;
  if (licenceKey && licenceKey.length < MIN_KEY) {
    throw new InvalidInput([{ path: ['licenceKey'], code: 'TOO_SHORT', values: { min: MIN_KEY } }]);
  }
  if (licenceKey && licenceKey.length > MAX_KEY) {
    throw new InvalidInput([{ path: ['licenceKey'], code: 'TOO_LONG', values: { max: MAX_KEY } }]);
  }
  await platform.change(async (tx, emit) => {
    const { count } = await tx.agency.updateMany({
      where: { id: agencyId },
      data: { licenceKeyHash: licenceKey && hashToken(licenceKey) },
    });
    if (count === 0) throw new NotFound('agency');
    emit({
      type: 'agency.changed',
      subjectType: 'Agency',
      subjectId: agencyId,
      agencyId,
      actor: actorName(actor),
      data: { licenceKey: licenceKey !== null },
    });
  });
  return { agencyId };
}
