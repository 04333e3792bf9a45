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

export const TEXT_COLUMNS = [
  'title',
  'shortDescription',
  'publicRemarks',
  'locationRemarks',
  'equipmentRemarks',
  'otherRemarks',
] as const;
export type TextColumn = (typeof TEXT_COLUMNS)[number];
export type ListingText = { language: string } & Record<TextColumn, string | null>;

export const GROUPS = ['MARKET', 'PRICE', 'SIZE', 'PLACE', 'BUILDING', 'COSTS', 'ENERGY', 'BIDDING'] as const;

export type Kind =
  | 'MONEY'
  | 'AREA'
  | 'INTEGER'
  | 'DECIMAL'
  | 'TEXT'
  | 'DATE'
  | 'BOOLEAN'
  | 'ENUM'
  | 'LIST'
  | 'COUNTRY'
  | 'CURRENCY'
  | 'CERTIFICATES'
  | 'TERMS';

/** A field somebody edited here; values are JSON, null for an empty field. */
export interface Override {
  field: string;
  kind: Kind;
  value: string | null;
  origin: string | null;
  originAtEdit: string | null;
  conflict: boolean;
  by: string | null;
  at: string;
}

/** A field this person may edit; `value` is JSON, null for an empty field. */
export interface EditableField {
  field: string;
  kind: Kind;
  group: (typeof GROUPS)[number];
  required: boolean;
  choices: string[];
  max: number | null;
  value: string | null;
}

export interface ListingDetail extends Omit<ListingRow, 'offerLink'> {
  streetName: string | null;
  streetNumber: string | null;
  livingArea: number | null;
  lotSizeArea: number | null;
  roomsTotal: number | null;
  bedroomsTotal: number | null;
  yearBuilt: string | null;
  updatedAt: string;
  version: number;
  agency: { id: string; timeZone: string; currency: string; locale: string };
  brokers: { firstName: string | null; lastName: string | null; email: string | null }[];
  offerLink: OfferLink | null;
  texts: ListingText[];
  /** Null to those who do not belong to the agency. */
  overrides: Override[] | null;
  /** Null to those who may not edit this listing. */
  editableFields: EditableField[] | null;
}

const DETAIL = `
  id listingId title(language: $language) standardStatus updatedAt version
  city cityRegion postalCode streetName streetNumber
  listPrice { amount currency } leaseAmount { amount currency } priceOnRequest
  livingArea lotSizeArea roomsTotal bedroomsTotal yearBuilt
  agency { id timeZone currency locale }
  brokers { firstName lastName email }
  media(category: [PHOTO]) { url(size: MEDIUM) }
  offerLink { id url acceptsOffers onWebsite opensAt closesAt state offerCount }
  texts { language title shortDescription publicRemarks locationRemarks equipmentRemarks otherRemarks }
  overrides { field kind value origin originAtEdit conflict by at }
  editableFields { field kind group required choices max value }
`;

export const listingDocument = document<{ listing: ListingDetail | null }, { id: string; language: string }>(`
  query DeskListing($id: ID!, $language: String) {
    listing(id: $id) { ${DETAIL} }
  }
`);

export interface FieldProblem {
  path: string[];
  code: string;
  message: string;
}

export type EditResult =
  | {
      __typename: 'EditListingPayload' | 'ResetListingFieldPayload' | 'KeepListingFieldPayload';
      listing: ListingDetail;
    }
  | { __typename: 'InvalidInput'; message: string; fields: FieldProblem[] }
  | { __typename: 'NotFound'; message: string };

export interface ListingEdit {
  id: string;
  version: number;
  fields: Record<string, unknown>;
  texts: ({ language: string } & Partial<Record<TextColumn, string | null>>)[];
}

const ERRORS = `
  ... on InvalidInput { message fields { path code message } }
  ... on NotFound { message }
`;

export const editDocument = document<{ editListing: EditResult }, { input: ListingEdit; language: string }>(`
  mutation DeskEditListing($input: EditListingInput!, $language: String) {
    editListing(input: $input) {
      __typename
      ... on EditListingPayload { listing { ${DETAIL} } }
      ${ERRORS}
    }
  }
`);

type FieldVariables = { input: { id: string; field: string }; language: string };

export const resetDocument = document<{ resetListingField: EditResult }, FieldVariables>(`
  mutation DeskResetListingField($input: ListingFieldInput!, $language: String) {
    resetListingField(input: $input) {
      __typename
      ... on ResetListingFieldPayload { listing { ${DETAIL} } }
      ${ERRORS}
    }
  }
`);

export const keepDocument = document<{ keepListingField: EditResult }, FieldVariables>(`
  mutation DeskKeepListingField($input: ListingFieldInput!, $language: String) {
    keepListingField(input: $input) {
      __typename
      ... on KeepListingFieldPayload { listing { ${DETAIL} } }
      ${ERRORS}
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
