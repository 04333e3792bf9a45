import { type Role, roles } from './roles.ts';
import { globalId, type World } from './world.ts';

// Who may what: one decision for each root field, each type and each route. What is not here fails the walk.

const but = (...out: Role[]): Role[] => roles.filter((role) => !out.includes(role) && role !== 'dropAccount');
/** Whoever could present something; a drop account opens FTP and nothing else. */
const everybody = but();
const known = but('anonymous');
const people: Role[] = ['broker', 'colleague', 'executive', 'stranger', 'admin', 'twoHats'];

/** What an operation shows: `A` or `B` for what belongs to each agency, nothing for an empty answer. */
type Sees = Partial<Record<Role, '' | 'A' | 'B' | 'AB'>>;

export interface RootDecision {
  /** Everybody else is answered UNAUTHENTICATED or FORBIDDEN. */
  may: Role[];
  query: string;
  variables?: (world: World) => object;
  /** For answers that differ by row: how to read the answer, and what each role sees; a role that may and is not named sees nothing. */
  rows?: { seen: (data: never, world: World) => string; sees: Sees };
  /** A subscription is watched over SSE for a moment. */
  live?: boolean;
}

const numbers = (data: { edges: { node: { listingId: string } }[] }) =>
  data.edges
    .map(({ node }) => node.listingId[0])
    .sort()
    .join('');
const found = (value: unknown) => (value ? 'A' : '');
/** A union's member that changed something, rather than NotFound. */
const done = (member: string) => (data: { __typename: string }) => (data.__typename === member ? 'A' : '');

const listingRows: Sees = {
  publishable: 'A',
  broker: 'A',
  executive: 'A',
  stranger: 'B',
  admin: 'AB',
  twoHats: 'AB',
  keyListings: 'A',
  keyOfB: 'B',
  keyAdmin: 'AB',
};
const ofA = (...those: Role[]): Sees => Object.fromEntries(those.map((role) => [role, 'A']));

export const rootDecisions: Record<string, RootDecision> = {
  'Query.viewer': { may: everybody, query: '{ viewer { kind } }' },
  'Query.node': {
    may: everybody,
    query: 'query ($id: ID!) { node(id: $id) { id } }',
    variables: ({ ids }) => ({ id: globalId('Offer', ids.offerA) }),
    rows: {
      seen: (data: { node: unknown }) => found(data.node),
      sees: ofA('broker', 'executive', 'twoHats', 'keyOffersRead'),
    } as never,
  },
  'Query.nodes': {
    may: everybody,
    query: 'query ($id: ID!) { nodes(ids: [$id]) { id } }',
    variables: ({ ids }) => ({ id: globalId('Listing', ids.listingA) }),
    rows: {
      seen: (data: { nodes: unknown[] }) => found(data.nodes[0]),
      sees: ofA('publishable', 'broker', 'executive', 'admin', 'twoHats', 'keyListings', 'keyAdmin'),
    } as never,
  },
  'Query.listing': {
    may: known,
    query: '{ listing(listingId: "A-1") { id } }',
    rows: {
      seen: (data: { listing: unknown }) => found(data.listing),
      sees: ofA('publishable', 'broker', 'executive', 'admin', 'twoHats', 'keyListings', 'keyAdmin'),
    } as never,
  },
  'Query.listings': {
    may: known,
    query: '{ listings { totalCount edges { node { listingId } } } }',
    rows: { seen: (data: { listings: never }) => numbers(data.listings), sees: listingRows } as never,
  },
  'Query.offerForm': {
    may: everybody,
    query: 'query ($listing: ID!) { offerForm(listing: $listing) { state } }',
    variables: ({ ids }) => ({ listing: globalId('Listing', ids.listingA) }),
    rows: { seen: (data: { offerForm: unknown }) => found(data.offerForm), sees: ofA('publishable') } as never,
  },
  'Query.offers': {
    may: [...people, 'keyOffersRead', 'keyOfB'],
    query: '{ offers { totalCount edges { node { buyer { fullName } } } } }',
    rows: {
      seen: (data: { offers: { totalCount: number; edges: unknown[] } }) =>
        data.offers.totalCount === 1 && data.offers.edges.length === 1 ? 'A' : '',
      sees: ofA('broker', 'executive', 'twoHats', 'keyOffersRead'),
    } as never,
  },
  'Query.importRuns': {
    may: [...people, 'keyImports', 'keyOfB', 'keyAdmin'],
    query: '{ importRuns { totalCount } }',
    rows: {
      seen: (data: { importRuns: { totalCount: number } }) => found(data.importRuns.totalCount),
      sees: ofA('broker', 'colleague', 'executive', 'admin', 'twoHats', 'keyImports', 'keyAdmin'),
    } as never,
  },
  'Query.agencies': {
    may: known,
    query: '{ agencies { edges { node { slug } } } }',
    rows: {
      seen: (data: { agencies: { edges: { node: { slug: string } }[] } }) =>
        data.agencies.edges
          .map(({ node }) => node.slug.toUpperCase())
          .sort()
          .join(''),
      sees: {
        publishable: 'A',
        broker: 'A',
        colleague: 'A',
        executive: 'A',
        stranger: 'B',
        admin: 'AB',
        twoHats: 'AB',
        keyListings: 'A',
        keyOffersRead: 'A',
        keyOffersWrite: 'A',
        keyImports: 'A',
        keyKeys: 'A',
        keyOfB: 'B',
        keyAdmin: 'AB',
      },
    } as never,
  },
  'Query.apiKeys': {
    may: ['executive', 'stranger', 'admin', 'twoHats', 'keyKeys', 'keyOfB', 'keyAdmin'],
    query: '{ apiKeys(first: 50) { edges { node { name } } } }',
    rows: {
      seen: (data: { apiKeys: { edges: { node: { name: string } }[] } }) => {
        const names = data.apiKeys.edges.map(({ node }) => node.name);
        return `${names.includes('keyListings') ? 'A' : ''}${names.includes('keyOfB') ? 'B' : ''}`;
      },
      sees: { executive: 'A', stranger: 'B', admin: 'AB', twoHats: 'AB', keyKeys: 'A', keyOfB: 'B', keyAdmin: 'AB' },
    } as never,
  },
  'Mutation.submitOffer': {
    may: everybody,
    query: `mutation ($token: String!, $key: String!) {
      submitOffer(input: { token: $token, idempotencyKey: $key, fullName: "", email: "x", phone: "1", amount: "-1", financing: CASH, paymentTerm: AT_SIGNING }) { __typename }
    }`,
    variables: ({ token }) => ({ token, key: 'walk-walk-walk' }),
    rows: {
      // Refused for its content, not for who asks.
      seen: (data: { submitOffer: never }) => done('InvalidInput')(data.submitOffer),
      sees: ofA(...everybody),
    } as never,
  },
  'Mutation.setOfferStatus': {
    may: [...people, 'keyOffersWrite', 'keyOfB'],
    query: 'mutation ($offer: ID!) { setOfferStatus(input: { offer: $offer, status: VIEWED }) { __typename } }',
    variables: ({ ids }) => ({ offer: globalId('Offer', ids.offerA) }),
    rows: {
      seen: (data: { setOfferStatus: never }) => done('SetOfferStatusPayload')(data.setOfferStatus),
      sees: ofA('broker', 'executive', 'twoHats', 'keyOffersWrite'),
    } as never,
  },
  'Mutation.configureOfferLink': {
    may: [...people, 'keyOffersWrite', 'keyOfB'],
    query:
      'mutation ($listing: ID!) { configureOfferLink(input: { listing: $listing, onWebsite: true }) { __typename } }',
    variables: ({ ids }) => ({ listing: globalId('Listing', ids.listingA) }),
    rows: {
      seen: (data: { configureOfferLink: never }) => done('ConfigureOfferLinkPayload')(data.configureOfferLink),
      sees: ofA('broker', 'executive', 'twoHats', 'keyOffersWrite'),
    } as never,
  },
  'Mutation.issueApiKey': {
    may: ['executive', 'admin', 'twoHats', 'keyKeys', 'keyAdmin'],
    query: `mutation ($agency: ID!) {
      issueApiKey(input: { agency: $agency, name: "walk", kind: SECRET, scopes: [LISTINGS_READ] }) { __typename }
    }`,
    variables: ({ ids }) => ({ agency: globalId('Agency', ids.agencyA) }),
    rows: {
      seen: (data: { issueApiKey: never }) => done('IssueApiKeyPayload')(data.issueApiKey),
      sees: ofA('executive', 'admin', 'twoHats', 'keyKeys', 'keyAdmin'),
    } as never,
  },
  'Mutation.revokeApiKey': {
    may: ['executive', 'stranger', 'admin', 'twoHats', 'keyKeys', 'keyOfB', 'keyAdmin'],
    query: 'mutation ($id: ID!) { revokeApiKey(id: $id) { __typename } }',
    variables: ({ ids }) => ({ id: globalId('ApiKey', ids.spareKeyA) }),
    rows: {
      seen: (data: { revokeApiKey: never }) => done('RevokeApiKeyPayload')(data.revokeApiKey),
      sees: ofA('executive', 'admin', 'twoHats', 'keyKeys', 'keyAdmin'),
    } as never,
  },
  'Subscription.offerEvents': {
    may: [...people, 'keyOffersRead', 'keyOfB'],
    query: 'subscription { offerEvents { __typename } }',
    live: true,
  },
  'Subscription.importProgress': {
    may: [...people, 'keyImports', 'keyOfB', 'keyAdmin'],
    query: 'subscription { importProgress { cursor } }',
    live: true,
  },
};

/**
 * Types whose fields are open to whoever reached the object: what they hold is public, or the way there was decided.
 * Each names the field it is reached by.
 */
export const openTypes: Record<string, string> = {
  Money: 'Listing.listPrice',
  EnergyCertificate: 'Listing.energyCertificates',
  ListingText: 'Listing.text',
  Media: 'Listing.media',
  ListingBroker: 'Listing.brokers',
  Listing: 'Query.listing, OfferForm.listing, Offer.listing',
  Agency: 'Query.agencies, Listing.agency',
  OfferForm: 'Query.offerForm',
  SubmitOfferPayload: 'Mutation.submitOffer',
  OfferReceipt: 'Mutation.submitOffer',
  OffersClosed: 'Mutation.submitOffer',
  InvalidInput: 'every mutation',
  FieldProblem: 'every mutation',
  NotFound: 'every mutation',
  Viewer: 'Query.viewer',
  PageInfo: 'every connection',
};

/** Types that only some may read at all, whatever the way there; and a node to try with. */
export const guardedTypes: Record<string, { may: Role[]; reach: string }> = {
  Person: { may: people, reach: 'node' },
  Membership: { may: people, reach: 'Viewer.memberships' },
  ApiKey: { may: ['executive', 'stranger', 'admin', 'twoHats', 'keyKeys', 'keyOfB', 'keyAdmin'], reach: 'node' },
  IssueApiKeyPayload: {
    may: ['executive', 'stranger', 'admin', 'twoHats', 'keyKeys', 'keyOfB', 'keyAdmin'],
    reach: 'Mutation.issueApiKey',
  },
  RevokeApiKeyPayload: {
    may: ['executive', 'stranger', 'admin', 'twoHats', 'keyKeys', 'keyOfB', 'keyAdmin'],
    reach: 'Mutation.revokeApiKey',
  },
  Offer: { may: [...people, 'keyOffersRead', 'keyOffersWrite', 'keyOfB'], reach: 'node' },
  Buyer: { may: [...people, 'keyOffersRead', 'keyOfB'], reach: 'Offer.buyer' },
  OfferHistoryEntry: { may: [...people, 'keyOffersRead', 'keyOffersWrite', 'keyOfB'], reach: 'Offer.history' },
  OfferLink: { may: [...people, 'keyOffersRead', 'keyOffersWrite', 'keyOfB'], reach: 'node' },
  ConfigureOfferLinkPayload: { may: [...people, 'keyOffersWrite', 'keyOfB'], reach: 'Mutation.configureOfferLink' },
  SetOfferStatusPayload: { may: [...people, 'keyOffersWrite', 'keyOfB'], reach: 'Mutation.setOfferStatus' },
  OfferChanged: { may: [...people, 'keyOffersRead', 'keyOfB'], reach: 'Subscription.offerEvents' },
  Live: { may: [...people, 'keyOffersRead', 'keyOfB'], reach: 'Subscription.offerEvents' },
  Resync: { may: [...people, 'keyOffersRead', 'keyOfB'], reach: 'Subscription.offerEvents' },
  ImportRun: { may: [...people, 'keyImports', 'keyOfB', 'keyAdmin'], reach: 'node' },
  ImportReason: { may: [...people, 'keyImports', 'keyOfB', 'keyAdmin'], reach: 'ImportRun.reason' },
  ImportIssue: { may: [...people, 'keyImports', 'keyOfB', 'keyAdmin'], reach: 'ImportRun.issues' },
  ImportProgress: { may: [...people, 'keyImports', 'keyOfB', 'keyAdmin'], reach: 'Subscription.importProgress' },
};

/** Objects to fetch by id, and who gets them; everybody else gets null or a refusal. */
export const nodes: Record<string, { id: (world: World) => string; seenBy: Role[] }> = {
  Listing: {
    id: ({ ids }) => ids.listingA,
    seenBy: ['publishable', 'broker', 'executive', 'admin', 'twoHats', 'keyListings', 'keyAdmin'],
  },
  Media: {
    id: ({ ids }) => ids.mediaA,
    seenBy: ['publishable', 'broker', 'executive', 'admin', 'twoHats', 'keyListings', 'keyAdmin'],
  },
  Agency: {
    id: ({ ids }) => ids.agencyA,
    seenBy: everybody.filter((role) => !['anonymous', 'stranger', 'keyOfB'].includes(role)),
  },
  Person: { id: ({ ids }) => ids.broker, seenBy: ['broker'] },
  ApiKey: { id: ({ ids }) => ids.keyA, seenBy: ['executive', 'admin', 'twoHats', 'keyKeys', 'keyAdmin'] },
  Offer: { id: ({ ids }) => ids.offerA, seenBy: ['broker', 'executive', 'twoHats', 'keyOffersRead'] },
  OfferLink: {
    id: ({ ids }) => ids.linkA,
    seenBy: ['broker', 'executive', 'twoHats', 'keyOffersRead', 'keyOffersWrite'],
  },
  ImportRun: {
    id: ({ ids }) => ids.runA,
    seenBy: ['broker', 'colleague', 'executive', 'admin', 'twoHats', 'keyImports', 'keyAdmin'],
  },
};

const insiders: Role[] = ['broker', 'executive', 'admin', 'twoHats', 'keyListings', 'keyAdmin'];

/** Fields that some who see the object do not see: they get null. */
export const hiddenFields: Record<string, Role[]> = {
  'Listing.streetName': insiders,
  'Listing.streetNumber': insiders,
  'Listing.latitude': insiders,
  'Listing.longitude': insiders,
  'Listing.offerLink': ['broker', 'executive', 'twoHats'],
};

/** What a browser or script without credentials gets from each route's kind. */
export const routeDecisions: Record<string, { refused: number[] }> = {
  public: { refused: [401, 403] },
  token: { refused: [401, 403] },
  // Refusals come from the credentials themselves: a drop account's open nothing here.
  credentials: { refused: [] },
  demo: { refused: [] },
};
