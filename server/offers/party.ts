import type { OfferParty } from '../platform/generated/prisma/client.ts';
import type { Vault } from '../platform/index.ts';

/** What an offer's party row seals: the person, the person's own words, and the salt of the commitment. */
export interface Party {
  fullName: string;
  email: string;
  phone: string;
  paymentTermText: string | null;
  conditions: string | null;
  salt: string;
}

const context = (offerId: string) => `offer-party:${offerId}`;

export const sealParty = (vault: Vault, offerId: string, party: Party) => vault.seal(party, context(offerId));

/** The buyer, or null once erased. */
export function openParty(vault: Vault, party: Pick<OfferParty, 'offerId' | 'sealed'> | null): Party | null {
  return party?.sealed ? vault.open<Party>(party.sealed, context(party.offerId)) : null;
}

/** For finding one person's offers without opening any. */
export const emailIndex = (vault: Vault, email: string): string => vault.blindIndex(email, 'offer-party-email');
