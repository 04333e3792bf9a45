import { document } from '../../../widgets/core/client.ts';
import type { Money } from '../../../widgets/core/format.ts';

export const STATUSES = ['ACTIVE', 'PENDING', 'CLOSED'] as const;
export type Status = (typeof STATUSES)[number];

export interface OfferLink {
  id: string;
  url: string;
  acceptsOffers: boolean;
  onWebsite: boolean;
  opensAt: string | null;
  closesAt: string | null;
  state: 'OPEN' | 'NOT_YET_OPEN' | 'CLOSED';
  offerCount: number;
}

export interface ListingRow {
  id: string;
  listingId: string | null;
  title: string | null;
  standardStatus: Status;
  city: string | null;
  cityRegion: string | null;
  postalCode: string | null;
  listPrice: Money | null;
  leaseAmount: Money | null;
  priceOnRequest: boolean;
  media: { url: string }[];
  offerLink: Pick<OfferLink, 'id' | 'state' | 'acceptsOffers' | 'closesAt' | 'offerCount'> | null;
}

export interface Page<Node> {
  totalCount: number;
  edges: ({ node: Node } | null)[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

export interface ListingsVariables {
  filter: { search?: string; standardStatus?: Status[] };
  language: string;
  first?: number;
  after?: string;
  last?: number;
  before?: string;
}

export const listingsDocument = document<{ listings: Page<ListingRow> }, ListingsVariables>(`
  query DeskListings($filter: ListingFilter, $language: String, $first: Int, $after: String, $last: Int, $before: String) {
    listings(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      edges {
        node {
          id listingId title(language: $language) standardStatus
          city cityRegion postalCode
          listPrice { amount currency } leaseAmount { amount currency } priceOnRequest
          media(category: [PHOTO]) { url(size: THUMB) }
          offerLink { id state acceptsOffers closesAt offerCount }
        }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`);

export interface ListingDetail extends Omit<ListingRow, 'offerLink'> {
  streetName: string | null;
  streetNumber: string | null;
  livingArea: number | null;
  lotSizeArea: number | null;
  roomsTotal: number | null;
  bedroomsTotal: number | null;
  yearBuilt: string | null;
  updatedAt: string;
  agency: { id: string; timeZone: string };
  brokers: { firstName: string | null; lastName: string | null; email: string | null }[];
  offerLink: OfferLink | null;
}

export const listingDocument = document<{ listing: ListingDetail | null }, { id: string; language: string }>(`
  query DeskListing($id: ID!, $language: String) {
    listing(id: $id) {
      id listingId title(language: $language) standardStatus updatedAt
      city cityRegion postalCode streetName streetNumber
      listPrice { amount currency } leaseAmount { amount currency } priceOnRequest
      livingArea lotSizeArea roomsTotal bedroomsTotal yearBuilt
      agency { id timeZone }
      brokers { firstName lastName email }
      media(category: [PHOTO]) { url(size: MEDIUM) }
      offerLink { id url acceptsOffers onWebsite opensAt closesAt state offerCount }
    }
  }
`);

export interface LinkSettings {
  acceptsOffers?: boolean;
  onWebsite?: boolean;
  opensAt?: string | null;
  closesAt?: string | null;
}

export type ConfigureResult =
  | { __typename: 'ConfigureOfferLinkPayload'; offerLink: OfferLink }
  | { __typename: 'InvalidInput'; message: string; fields: { path: string[]; message: string }[] }
  | { __typename: 'NotFound'; message: string };

export const configureDocument = document<
  { configureOfferLink: ConfigureResult },
  { input: LinkSettings & { listing: string } }
>(`
  mutation DeskConfigureOfferLink($input: ConfigureOfferLinkInput!) {
    configureOfferLink(input: $input) {
      __typename
      ... on ConfigureOfferLinkPayload {
        offerLink { id url acceptsOffers onWebsite opensAt closesAt state offerCount }
      }
      ... on InvalidInput { message fields { path message } }
      ... on NotFound { message }
    }
  }
`);
