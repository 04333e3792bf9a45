import { document } from '../core/client.ts';
import type { Money } from '../core/format.ts';
import type { Financing, PaymentTerm } from '../core/words.ts';

export type OfferStatus = 'NEW' | 'VIEWED' | 'ACCEPTED' | 'REJECTED' | 'WITHDRAWN' | 'SUPERSEDED' | 'EXPIRED';

export interface Offer {
  id: string;
  number: number;
  /** What the buyer calls it by. */
  reference: string;
  version: number;
  createdAt: string;
  amount: Money;
  askingPrice: Money | null;
  askingRatio: number | null;
  financing: Financing;
  paymentTerm: PaymentTerm;
  paymentDate: string | null;
  paymentTermText: string | null;
  conditions: string | null;
  validUntil: string | null;
  status: OfferStatus;
  listing: { id: string; title: string | null; city: string | null; listingId: string | null };
  buyer: { fullName: string | null; email: string | null; phone: string | null };
}

export interface HistoryEntry {
  position: number;
  status: OfferStatus;
  at: string;
  actorName: string | null;
}

const OFFER = `
  id number reference version createdAt askingRatio financing paymentTerm paymentDate paymentTermText conditions validUntil status
  amount { amount currency } askingPrice { amount currency }
  listing { id title(language: $language) city listingId }
  buyer { fullName email phone }
`;

export interface Me {
  viewer: {
    kind: 'ANONYMOUS' | 'PERSON' | 'SECRET_KEY' | 'PUBLISHABLE_KEY';
    memberships: { agency: { name: string; brandColor: string | null; locale: string } }[];
  };
}

export const Viewer = document<Me, Record<string, never>>(
  `query BoardViewer { viewer { kind memberships { agency { name brandColor locale } } } }`,
);

export interface OfferFilter {
  /** However it is written; the server reads it. */
  reference?: string;
  listing?: string;
  status?: OfferStatus[];
  financing?: Financing[];
}

export const Offers = document<
  {
    offers: {
      totalCount: number;
      edges: ({ node: Offer | null } | null)[] | null;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  },
  { first: number; after: string | null; filter: OfferFilter; language: string }
>(
  `query BoardOffers($first: Int, $after: String, $filter: OfferFilter, $language: String) {
    offers(first: $first, after: $after, filter: $filter) {
      totalCount edges { node { ${OFFER} } } pageInfo { hasNextPage endCursor }
    }
  }`,
);

export const OfferById = document<
  { node: (Offer & { history: HistoryEntry[] }) | null },
  { id: string; language: string }
>(
  `query BoardOffer($id: ID!, $language: String) {
    node(id: $id) { ... on Offer { ${OFFER} history { position status at actorName } } }
  }`,
);

export type SetOfferStatusResult =
  | { __typename: 'SetOfferStatusPayload'; offer: Offer & { history: HistoryEntry[] } }
  | { __typename: 'InvalidInput'; message: string; fields: { message: string }[] }
  | { __typename: 'NotFound'; message: string };

export const SetOfferStatus = document<
  { setOfferStatus: SetOfferStatusResult },
  { input: { offer: string; status: OfferStatus; message?: string; version?: number }; language: string }
>(
  `mutation BoardSetOfferStatus($input: SetOfferStatusInput!, $language: String) {
    setOfferStatus(input: $input) {
      __typename
      ... on SetOfferStatusPayload { offer { ${OFFER} history { position status at actorName } } }
      ... on InvalidInput { message fields { message } }
      ... on NotFound { message }
    }
  }`,
);

export type OfferNotice =
  | { __typename: 'OfferChanged'; cursor: string; kind: 'SUBMITTED' | 'STATUS_CHANGED'; offer: Offer }
  | { __typename: 'Live'; cursor: string }
  | { __typename: 'Resync'; cursor: string };

export const OfferEvents = document<
  { offerEvents: OfferNotice },
  { after: string | null; listing: string | null; language: string }
>(
  `subscription BoardOfferEvents($after: String, $listing: ID, $language: String) {
    offerEvents(after: $after, listing: $listing) {
      __typename
      ... on OfferChanged { cursor kind offer { ${OFFER} } }
      ... on Live { cursor }
      ... on Resync { cursor }
    }
  }`,
);
