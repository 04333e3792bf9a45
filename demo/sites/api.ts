/**
 * What a developer writes to show an agency's listings on its site: one POST with the publishable key.
 */

export interface Money {
  amount: string;
  currency: string;
}

export interface ApiListing {
  id: string;
  listingId: string | null;
  title: string | null;
  standardStatus: 'ACTIVE' | 'PENDING' | 'CLOSED';
  isReference: boolean;
  city: string | null;
  cityRegion: string | null;
  listPrice: Money | null;
  leaseAmount: Money | null;
  listPricePerArea: Money | null;
  leaseAmountPerArea: Money | null;
  priceOnRequest: boolean;
  leaseYN: boolean;
  livingArea: number | null;
  leasableArea: number | null;
  lotSizeArea: number | null;
  roomsTotal: number | null;
  bedroomsTotal: number | null;
  agency: { timeZone: string };
  media: { url: string; title: string | null }[];
  offerForm: { state: 'OPEN' | 'NOT_YET_OPEN' | 'CLOSED'; closesAt: string | null } | null;
}

export interface ApiBroker {
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  mobile: string | null;
  imageUrl: string | null;
}

export interface ApiPage {
  listings: ApiListing[];
  totalCount: number;
  /** For the next page. */
  endCursor: string | null;
}

/** The API did not answer, or not with what was asked for. */
export class ApiTrouble extends Error {}

const CARD = `fragment Card on Listing {
  id listingId title(language: $language) standardStatus isReference city cityRegion
  listPrice { amount currency } leaseAmount { amount currency }
  listPricePerArea { amount currency } leaseAmountPerArea { amount currency } priceOnRequest leaseYN
  livingArea leasableArea lotSizeArea roomsTotal bedroomsTotal
  agency { timeZone }
  media(category: [PHOTO]) { url(size: MEDIUM) title }
  offerForm { state closesAt }
}`;

export const LISTINGS = `query Listings($first: Int!, $after: String, $language: String) {
  listings(first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges { node { ...Card } }
  }
}
${CARD}`;

export const LISTING = `query Listing($id: ID, $listingId: String, $language: String) {
  listing(id: $id, listingId: $listingId) { ...Card }
}
${CARD}`;

export const BROKERS = `query Brokers {
  listings(first: 50) { edges { node { brokers { firstName lastName email phone mobile imageUrl } } } }
}`;

const PAGE_SIZE = 24;
const PATIENCE = 8_000;

interface Edges<Node> {
  edges: ({ node: Node } | null)[] | null;
}

const nodes = <Node>(connection: Edges<Node>): Node[] =>
  (connection.edges ?? []).flatMap((edge) => (edge ? [edge.node] : []));

/** A Relay id instead of the number that the agency's software gave. */
const isGlobalId = (value: string) => Buffer.from(value, 'base64').toString('latin1').startsWith('Listing:');

export interface Api {
  listings(after?: string): Promise<ApiPage>;
  listing(listingId: string): Promise<ApiListing | null>;
  /** Each broker once. */
  brokers(): Promise<ApiBroker[]>;
}

export function createApi({
  apiUrl,
  publishableKey,
  locale,
}: {
  apiUrl: string;
  publishableKey: string;
  locale: string;
}): Api {
  async function ask<Data>(query: string, variables: Record<string, unknown>): Promise<Data> {
    let answer: { data?: Data | null; errors?: { message: string }[] };
    try {
      const response = await fetch(new URL('/graphql', apiUrl), {
        method: 'POST',
        headers: {
          authorization: `Bearer ${publishableKey}`,
          'content-type': 'application/json',
          accept: 'application/json',
          'accept-language': locale,
        },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(PATIENCE),
      });
      answer = await response.json();
    } catch (error) {
      throw new ApiTrouble('The API does not answer', { cause: error });
    }
    if (!answer.data) throw new ApiTrouble(answer.errors?.[0]?.message ?? 'The API answered without data');
    return answer.data;
  }

  const language = locale;
  return {
    async listings(after) {
      type Answer = {
        listings: Edges<ApiListing> & {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
        };
      };
      const { listings } = await ask<Answer>(LISTINGS, { first: PAGE_SIZE, after: after ?? null, language });
      const { hasNextPage, endCursor } = listings.pageInfo;
      return { listings: nodes(listings), totalCount: listings.totalCount, endCursor: hasNextPage ? endCursor : null };
    },
    async listing(number) {
      const which = isGlobalId(number) ? { id: number, listingId: null } : { id: null, listingId: number };
      return (await ask<{ listing: ApiListing | null }>(LISTING, { ...which, language })).listing;
    },
    async brokers() {
      const { listings } = await ask<{ listings: Edges<{ brokers: ApiBroker[] }> }>(BROKERS, {});
      const each = new Map<string, ApiBroker>();
      for (const broker of nodes(listings).flatMap((listing) => listing.brokers)) {
        const key = broker.email ?? `${broker.firstName} ${broker.lastName}`;
        if (!each.has(key)) each.set(key, broker);
      }
      return [...each.values()];
    },
  };
}
