import { testAgency } from '../../test/harness/agency.ts';
import { ask, globalId } from '../../test/harness/graphql.ts';
import type { TestPlatform } from '../../test/harness/platform.ts';
import { type Actor, anonymous } from '../accounts/index.ts';
import { type ConfigureOfferLink, configureOfferLink, offerUrl } from './configure-offer-link.ts';
import { type SubmitOffer, submitOffer } from './submit-offer.ts';

/** An agency whose listing takes offers, with the token buyers have. */
export async function offeredListing(platform: TestPlatform, link: Partial<ConfigureOfferLink> = {}) {
  const office = await testAgency(platform);
  const linkId = await configureOfferLink(platform, office.executive.actor, { listingId: office.listing.id, ...link });
  const row = await platform.prisma.offerLink.findUniqueOrThrow({ where: { id: linkId } });
  const token = offerUrl(platform, row).split('/o/')[1] ?? '';
  return { ...office, linkId, token };
}

let count = 0;

/** An offer that can be taken as it is. */
export const goodOffer = (changes: Partial<SubmitOffer> = {}): SubmitOffer => ({
  idempotencyKey: `key-${process.pid}-${++count}`,
  fullName: 'Mara Brandt',
  email: 'mara@example.com',
  phone: '+49 30 123456',
  amount: '385000',
  financing: 'CREDIT',
  paymentTerm: 'DAYS_30',
  ...changes,
});

/** Submits past the limits of one client. */
export function submit(platform: TestPlatform, input: SubmitOffer, actor: Actor = anonymous) {
  return submitOffer(platform, { actor, client: `client-${++count}`, locale: 'en' }, input);
}

const SUBMIT = `mutation ($input: SubmitOfferInput!) { submitOffer(input: $input) {
  __typename
  ... on SubmitOfferPayload { receipt { reference number receivedAt amount { amount currency } listing { title } } }
  ... on InvalidInput { message fields { path code message } }
  ... on OffersClosed { message state opensAt closesAt }
  ... on NotFound { message }
} }`;

export interface SubmitAnswer {
  __typename: string;
  receipt: {
    reference: string;
    number: null;
    receivedAt: string;
    amount: { amount: string; currency: string };
    listing: object;
  };
  fields: { path: string[]; code: string; message: string }[];
  message: string;
  state: string;
}

/** Submits through GraphQL, as a widget does. */
export async function submitByGraphql(
  platform: TestPlatform,
  input: Omit<SubmitOffer, 'paymentDate' | 'validUntil'> & { paymentDate?: string; validUntil?: string },
  asker: Parameters<typeof ask>[1] = {},
) {
  const { listingId, ...rest } = input;
  const variables = { input: { ...rest, ...(listingId ? { listing: globalId('Listing', listingId) } : {}) } };
  const { data, errors } = await ask<{ submitOffer: SubmitAnswer }>(platform, asker, SUBMIT, variables);
  return { answer: data?.submitOffer, errors };
}
