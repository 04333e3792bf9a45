import { type Actor, actorName } from '../accounts/index.ts';
import type { Disclosure } from '../platform/generated/prisma/enums.ts';
import {
  hashToken,
  InvalidInput,
  NotFound,
  type Platform,
  randomToken,
  type Tx,
  uuidv7,
  type Vault,
} from '../platform/index.ts';
import { offerAccess } from './access.ts';

/** What is left out stays as it is; null takes a date away. */
export interface ConfigureOfferLink {
  listingId: string;
  acceptsOffers?: boolean | null;
  onWebsite?: boolean | null;
  opensAt?: Date | null;
  closesAt?: Date | null;
  signatureRequired?: boolean | null;
  disclosure?: Disclosure | null;
}

/**
 * Makes the link of a listing, or changes the one there is. Its token never changes.
 * @returns the id of the link.
 * @throws {NotFound} when there is no such listing that this actor may open to offers.
 * @throws {InvalidInput} PERIOD_REVERSED when it would close before it opens.
 */
export function configureOfferLink(platform: Platform, actor: Actor, input: ConfigureOfferLink): Promise<string> {
  return platform.change(async (tx, emit) => {
    const listing = await tx.listing.findFirst({
      where: { AND: [{ id: input.listingId }, offerAccess.configurable(actor)] },
      select: { id: true, agencyId: true },
    });
    if (!listing) throw new NotFound('listing');
    // Two at once must not make two links.
    await tx.$queryRaw`SELECT 1 FROM "Listing" WHERE id = ${listing.id}::uuid FOR UPDATE`;
    const link =
      (await tx.offerLink.findUnique({ where: { listingId: listing.id } })) ??
      (await createLink(tx, platform.vault, listing, actor));
    const changes = changesOf(input);
    checkPeriod({ ...link, ...changes });
    await tx.offerLink.update({ where: { id: link.id }, data: changes });
    emit({
      type: 'offerLink.configured',
      subjectType: 'OfferLink',
      subjectId: link.id,
      agencyId: listing.agencyId,
      actor: actorName(actor),
      data: { listingId: listing.id },
    });
    return link.id;
  });
}

function createLink(tx: Tx, vault: Vault, listing: { id: string; agencyId: string }, actor: Actor) {
  const id = uuidv7();
  const token = randomToken();
  return tx.offerLink.create({
    data: {
      id,
      agencyId: listing.agencyId,
      listingId: listing.id,
      tokenHash: hashToken(token),
      tokenSealed: vault.seal(token, tokenContext(id)),
      createdById: actor.kind === 'person' ? actor.id : null,
    },
  });
}

function changesOf({ opensAt, closesAt, ...input }: ConfigureOfferLink) {
  return {
    acceptsOffers: input.acceptsOffers ?? undefined,
    onWebsite: input.onWebsite ?? undefined,
    signatureRequired: input.signatureRequired ?? undefined,
    disclosure: input.disclosure ?? undefined,
    ...(opensAt === undefined ? {} : { opensAt }),
    ...(closesAt === undefined ? {} : { closesAt }),
  };
}

function checkPeriod({ opensAt, closesAt }: { opensAt: Date | null; closesAt: Date | null }): void {
  if (opensAt && closesAt && opensAt >= closesAt) {
    throw new InvalidInput([{ path: ['closesAt'], code: 'PERIOD_REVERSED' }]);
  }
}

const tokenContext = (linkId: string) => `offer-link:${linkId}`;

/** Where buyers go with a link. */
export function offerUrl({ vault, settings }: Platform, link: { id: string; tokenSealed: Uint8Array }): string {
  return `${settings.publicUrl}/o/${vault.open<string>(link.tokenSealed, tokenContext(link.id))}`;
}
