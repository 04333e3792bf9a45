import { hashToken } from '../../server/platform/index.ts';
import { type Role, roles } from './roles.ts';
import { globalId, KEPT, type World } from './world.ts';

// Who may what: one decision for each root field, each type and each route. What is not here fails the walk.

const but = (...out: Role[]): Role[] =>
  roles.filter((role) => !out.includes(role) && role !== 'dropAccount' && role !== 'expired');
/** Whoever could present something; a drop account opens FTP and nothing else, a session that is over nothing at all. */
const everybody = but();
const known = but('anonymous');
/** Who reads offers at all, and who of them A's. */
const offerReaders: Role[] = [
  'broker',
  'colleague',
  'executive',
  'stranger',
  'admin',
  'twoHats',
  'mixed',
  'board',
  'keyOffersRead',
  'keyOfB',
];
const offerReadersOfA: Role[] = ['broker', 'executive', 'twoHats', 'board', 'keyOffersRead'];
const people: Role[] = ['broker', 'colleague', 'executive', 'stranger', 'admin', 'twoHats', 'mixed'];

/** Who answers for an agency, and who runs the installation. */
const executives: Role[] = ['executive', 'stranger', 'twoHats', 'mixed'];
const admins: Role[] = ['admin', 'keyAdmin'];

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
  mixed: 'B',
  keyListings: 'A',
  keyOfB: 'B',
  keyAdmin: 'AB',
};
/** Who looks after an agency and its people, and who of them after A. */
const managers: Role[] = [...executives, ...admins];
const managersOfA = managers.filter((role) => role !== 'stranger' && role !== 'mixed');
/** Who reads import runs at all, and who of them A's. */
const importers: Role[] = [...executives, ...admins, 'keyImports', 'keyOfB'];
const importersOfA: Role[] = ['executive', 'twoHats', ...admins, 'keyImports'];
/** Who manages keys at all, and who of them A's. */
const keyKeepers: Role[] = [...executives, ...admins, 'keyKeys', 'keyOfB'];
const keyKeepersOfA: Role[] = ['executive', 'twoHats', ...admins, 'keyKeys'];
/** Who may edit listings at all, and who of them A's. */
const editors: Role[] = [...people, 'keyListingsWrite', 'keyOfB'];
const editorsOfA: Role[] = ['broker', 'executive', 'twoHats', 'keyListingsWrite'];
/** Who may ask for exports at all, and who of them sees the one that A's executive asked for. */
const exporters: Role[] = [...people, 'keyListings', 'keyOfB', 'keyAdmin'];
const exportersOfA: Role[] = ['executive', 'admin', 'twoHats', 'keyListings', 'keyAdmin'];
const ofA = (...those: Role[]): Sees => Object.fromEntries(those.map((role) => [role, 'A']));

export const rootDecisions: Record<string, RootDecision> = {
  'Query.viewer': { may: everybody, query: '{ viewer { kind } }' },
  'Query.node': {
    may: everybody,
    query: 'query ($id: ID!) { node(id: $id) { id } }',
    variables: ({ ids }) => ({ id: globalId('Offer', ids.offerA) }),
    rows: {
      seen: (data: { node: unknown }) => found(data.node),
      sees: ofA(...offerReadersOfA),
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
    may: offerReaders,
    query: '{ offers { totalCount edges { node { buyer { fullName } } } } }',
    rows: {
      seen: (data: { offers: { totalCount: number; edges: unknown[] } }) =>
        data.offers.totalCount === 1 && data.offers.edges.length === 1 ? 'A' : '',
      sees: ofA(...offerReadersOfA),
    } as never,
  },
  'Query.importRuns': {
    may: importers,
    query: '{ importRuns { totalCount } }',
    rows: {
      seen: (data: { importRuns: { totalCount: number } }) => found(data.importRuns.totalCount),
      sees: ofA(...importersOfA),
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
        mixed: 'AB',
        keyListings: 'A',
        keyListingsWrite: 'A',
        keyOffersRead: 'A',
        keyOffersWrite: 'A',
        keyImports: 'A',
        keyImportsWrite: 'A',
        keyKeys: 'A',
        keyOfB: 'B',
        keyAdmin: 'AB',
      },
    } as never,
  },
  'Query.admins': { may: admins, query: '{ admins { email isYou } }' },
  'Query.apiKeys': {
    may: keyKeepers,
    query: '{ apiKeys(first: 50) { edges { node { name } } } }',
    rows: {
      seen: (data: { apiKeys: { edges: { node: { name: string } }[] } }) => {
        const names = data.apiKeys.edges.map(({ node }) => node.name);
        return `${names.includes('keyListings') ? 'A' : ''}${names.includes('keyOfB') ? 'B' : ''}`;
      },
      sees: {
        executive: 'A',
        stranger: 'B',
        admin: 'AB',
        twoHats: 'AB',
        mixed: 'B',
        keyKeys: 'A',
        keyOfB: 'B',
        keyAdmin: 'AB',
      },
    } as never,
  },
  'Query.importSources': {
    may: [...executives, ...admins],
    query: '{ importSources { totalCount edges { node { name } } } }',
    rows: {
      seen: (data: { importSources: { totalCount: number } }) => found(data.importSources.totalCount),
      sees: ofA('executive', 'twoHats', ...admins),
    } as never,
  },
  'Query.importSettings': { may: admins, query: '{ importSettings { enabled sharedDoor } }' },
  'Mutation.endSession': {
    may: people,
    query: 'mutation ($id: ID!) { endSession(input: { session: $id }) { __typename } }',
    variables: ({ ids }) => ({ id: globalId('Session', ids.spareSession) }),
    rows: {
      seen: (data: { endSession: never }) => done('EndSessionPayload')(data.endSession),
      sees: ofA('colleague'),
    } as never,
  },
  'Mutation.signOutEverywhere': {
    may: people,
    query: 'mutation { signOutEverywhere(input: { keepCurrent: true }) { ended } }',
  },
  'Mutation.endSessionsOf': {
    may: admins,
    query: 'mutation { endSessionsOf(input: { email: "nobody" }) { __typename } }',
    rows: {
      // There is nobody of that name.
      seen: (data: { endSessionsOf: never }) => done('NotFound')(data.endSessionsOf),
      sees: ofA(...admins),
    } as never,
  },
  'Mutation.revokeAdmin': {
    may: ['admin'],
    query: 'mutation { revokeAdmin(input: { email: "nobody" }) { __typename } }',
    rows: {
      seen: (data: { revokeAdmin: never }) => done('NotFound')(data.revokeAdmin),
      sees: ofA('admin'),
    } as never,
  },
  'Mutation.createDropAccount': {
    may: admins,
    query: 'mutation ($agency: ID!) { createDropAccount(input: { agency: $agency, name: "" }) { __typename } }',
    variables: ({ ids }) => ({ agency: globalId('Agency', ids.agencyA) }),
    rows: {
      // Refused for its content, not for who asks.
      seen: (data: { createDropAccount: never }) => done('InvalidInput')(data.createDropAccount),
      sees: ofA(...admins),
    } as never,
  },
  'Mutation.createWatchedFolder': {
    may: admins,
    query: `mutation ($agency: ID!) {
      createWatchedFolder(input: { agency: $agency, name: "W", folder: "../up" }) { __typename }
    }`,
    variables: ({ ids }) => ({ agency: globalId('Agency', ids.agencyA) }),
    rows: {
      seen: (data: { createWatchedFolder: never }) => done('InvalidInput')(data.createWatchedFolder),
      sees: ofA(...admins),
    } as never,
  },
  'Mutation.configureImportSource': {
    may: admins,
    query: 'mutation ($id: ID!) { configureImportSource(input: { id: $id, goneCount: 5 }) { __typename } }',
    variables: ({ ids }) => ({ id: globalId('ImportSource', ids.spareSourceA) }),
    rows: {
      seen: (data: { configureImportSource: never }) =>
        done('ConfigureImportSourcePayload')(data.configureImportSource),
      sees: ofA(...admins),
    } as never,
  },
  'Mutation.scheduleImport': {
    may: admins,
    query: 'mutation ($id: ID!) { scheduleImport(input: { source: $id, trigger: MANUAL }) { __typename } }',
    variables: ({ ids }) => ({ id: globalId('ImportSource', ids.spareSourceA) }),
    rows: {
      seen: (data: { scheduleImport: never }) => done('ScheduleImportPayload')(data.scheduleImport),
      sees: ofA(...admins),
    } as never,
  },
  'Mutation.startImport': {
    may: admins,
    query: 'mutation ($id: ID!) { startImport(input: { source: $id }) { __typename } }',
    variables: ({ ids }) => ({ id: globalId('ImportSource', ids.spareSourceA) }),
    rows: {
      seen: (data: { startImport: never }) => done('StartImportPayload')(data.startImport),
      sees: ofA(...admins),
    } as never,
  },
  'Mutation.releaseRemovals': {
    may: admins,
    query: 'mutation ($id: ID!) { releaseRemovals(run: $id) { __typename } }',
    variables: ({ ids }) => ({ id: globalId('ImportRun', ids.runA) }),
    // The run of A holds nothing, changed nothing and its file is gone: who may is told so.
    rows: {
      seen: (data: { releaseRemovals: never }) => done('InvalidInput')(data.releaseRemovals),
      sees: ofA(...admins),
    } as never,
  },
  'Mutation.refuseRemovals': {
    may: admins,
    query: 'mutation ($id: ID!) { refuseRemovals(run: $id) { __typename } }',
    variables: ({ ids }) => ({ id: globalId('ImportRun', ids.runA) }),
    // The run of A holds nothing, changed nothing and its file is gone: who may is told so.
    rows: {
      seen: (data: { refuseRemovals: never }) => done('InvalidInput')(data.refuseRemovals),
      sees: ofA(...admins),
    } as never,
  },
  'Mutation.undoImport': {
    may: managers,
    query: 'mutation ($id: ID!) { undoImport(run: $id) { __typename } }',
    variables: ({ ids }) => ({ id: globalId('ImportRun', ids.runA) }),
    // The run of A holds nothing, changed nothing and its file is gone: who may is told so.
    rows: {
      seen: (data: { undoImport: never }) => done('InvalidInput')(data.undoImport),
      sees: ofA(...managersOfA),
    } as never,
  },
  'Mutation.repeatImport': {
    may: managers,
    query: 'mutation ($id: ID!) { repeatImport(run: $id, dryRun: true) { __typename } }',
    variables: ({ ids }) => ({ id: globalId('ImportRun', ids.runA) }),
    // The run of A holds nothing, changed nothing and its file is gone: who may is told so.
    rows: {
      seen: (data: { repeatImport: never }) => done('InvalidInput')(data.repeatImport),
      sees: ofA(...managersOfA),
    } as never,
  },
  'Mutation.resetDropPassword': {
    may: admins,
    query: 'mutation ($id: ID!) { resetDropPassword(id: $id) { __typename } }',
    variables: ({ ids }) => ({ id: globalId('ImportSource', ids.spareSourceA) }),
    rows: {
      seen: (data: { resetDropPassword: never }) => done('ResetDropPasswordPayload')(data.resetDropPassword),
      sees: ofA(...admins),
    } as never,
  },
  'Mutation.revokeImportSource': {
    may: admins,
    query: 'mutation ($id: ID!) { revokeImportSource(id: $id) { __typename } }',
    variables: ({ ids }) => ({ id: globalId('ImportSource', ids.spareSourceA) }),
    rows: {
      seen: (data: { revokeImportSource: never }) => done('RevokeImportSourcePayload')(data.revokeImportSource),
      sees: ofA(...admins),
    } as never,
  },
  'Mutation.configureImports': {
    may: admins,
    query: 'mutation { configureImports(input: { enabled: true }) { __typename } }',
  },
  'Mutation.setLicenceKey': {
    may: admins,
    query: 'mutation ($agency: ID!) { setLicenceKey(input: { agency: $agency, licenceKey: "short" }) { __typename } }',
    variables: ({ ids }) => ({ agency: globalId('Agency', ids.agencyA) }),
    rows: {
      seen: (data: { setLicenceKey: never }) => done('InvalidInput')(data.setLicenceKey),
      sees: ofA(...admins),
    } as never,
  },
  'Mutation.uploadPackage': {
    may: [...executives, ...admins, 'keyImportsWrite'],
    query: 'mutation ($agency: ID!) { uploadPackage(input: { agency: $agency, file: "none" }) { __typename } }',
    variables: ({ ids }) => ({ agency: globalId('Agency', ids.agencyA) }),
    rows: {
      // Refused because there is no file, not for who asks.
      seen: (data: { uploadPackage: never }) => done('InvalidInput')(data.uploadPackage),
      sees: ofA('executive', 'twoHats', 'keyImportsWrite', ...admins),
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
    may: [...people, 'board', 'keyOffersWrite', 'keyOfB'],
    query: 'mutation ($offer: ID!) { setOfferStatus(input: { offer: $offer, status: VIEWED }) { __typename } }',
    variables: ({ ids }) => ({ offer: globalId('Offer', ids.offerA) }),
    rows: {
      seen: (data: { setOfferStatus: never }) => done('SetOfferStatusPayload')(data.setOfferStatus),
      sees: ofA('broker', 'executive', 'twoHats', 'board', 'keyOffersWrite'),
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
  'Query.packages': {
    may: ['admin', 'keyAdmin'],
    query: '{ packages { totalCount edges { node { name agencyCount } } } }',
  },
  'Mutation.createPackage': {
    may: ['admin', 'keyAdmin'],
    query: 'mutation { createPackage(input: { name: "", entitlements: [] }) { __typename } }',
    rows: {
      // Refused for its content, not for who asks.
      seen: (data: { createPackage: never }) => done('InvalidInput')(data.createPackage),
      sees: ofA('admin', 'keyAdmin'),
    } as never,
  },
  'Mutation.updatePackage': {
    may: ['admin', 'keyAdmin'],
    query: 'mutation ($id: ID!) { updatePackage(input: { id: $id, name: "A has it" }) { __typename } }',
    variables: ({ ids }) => ({ id: globalId('Package', ids.packageA) }),
    rows: {
      seen: (data: { updatePackage: never }) => done('UpdatePackagePayload')(data.updatePackage),
      sees: ofA('admin', 'keyAdmin'),
    } as never,
  },
  'Mutation.archivePackage': {
    may: ['admin', 'keyAdmin'],
    query: 'mutation ($id: ID!) { archivePackage(id: $id) { __typename } }',
    variables: ({ ids }) => ({ id: globalId('Package', ids.sparePackage) }),
    rows: {
      seen: (data: { archivePackage: never }) => done('ArchivePackagePayload')(data.archivePackage),
      sees: ofA('admin', 'keyAdmin'),
    } as never,
  },
  'Mutation.createAgency': {
    may: ['admin', 'keyAdmin'],
    query: `mutation {
      createAgency(input: {
        name: "", locale: "de", country: "DE", currency: "EUR", timeZone: "UTC", executive: { name: "E", email: "e@staff.test" }
      }) { __typename }
    }`,
    rows: {
      // Refused for its content, not for who asks.
      seen: (data: { createAgency: never }) => done('InvalidInput')(data.createAgency),
      sees: ofA('admin', 'keyAdmin'),
    } as never,
  },
  'Mutation.configureAgency': {
    may: managers,
    query: 'mutation ($id: ID!) { configureAgency(input: { id: $id, phone: "+49 30 123456" }) { __typename } }',
    variables: ({ ids }) => ({ id: globalId('Agency', ids.agencyA) }),
    rows: {
      seen: (data: { configureAgency: never }) => done('ConfigureAgencyPayload')(data.configureAgency),
      sees: ofA(...managersOfA),
    } as never,
  },
  'Mutation.addMember': {
    may: managers,
    query: `mutation ($agency: ID!) {
      addMember(input: { agency: $agency, name: "", email: "x", role: AGENT }) { __typename }
    }`,
    variables: ({ ids }) => ({ agency: globalId('Agency', ids.agencyA) }),
    rows: {
      // Refused for its content by those who may; to others there is no such agency.
      seen: (data: { addMember: never }) => done('InvalidInput')(data.addMember),
      sees: ofA(...managersOfA),
    } as never,
  },
  'Mutation.changeMember': {
    may: managers,
    query: 'mutation ($id: ID!) { changeMember(input: { membership: $id, role: AGENT }) { __typename } }',
    variables: ({ ids }) => ({ id: globalId('Membership', ids.colleagueInA) }),
    rows: {
      seen: (data: { changeMember: never }) => done('ChangeMemberPayload')(data.changeMember),
      sees: ofA(...managersOfA),
    } as never,
  },
  'Mutation.sendInvitation': {
    may: managers,
    query: 'mutation ($id: ID!) { sendInvitation(input: { membership: $id }) { __typename } }',
    variables: ({ ids }) => ({ id: globalId('Membership', ids.colleagueInA) }),
    rows: {
      seen: (data: { sendInvitation: never }) => done('SendInvitationPayload')(data.sendInvitation),
      sees: ofA(...managersOfA),
    } as never,
  },
  'Mutation.stopExecutive': {
    may: managers,
    query: 'mutation ($id: ID!) { stopExecutive(input: { pendingExecutive: $id }) { __typename } }',
    variables: ({ ids }) => ({ id: globalId('PendingExecutive', ids.spareNamingA) }),
    rows: {
      seen: (data: { stopExecutive: never }) => done('StopExecutivePayload')(data.stopExecutive),
      // The first of those who may; for the others it is stopped already.
      sees: ofA('executive'),
    } as never,
  },
  'Mutation.removeMember': {
    may: managers,
    query: 'mutation ($id: ID!) { removeMember(membership: $id) { __typename } }',
    variables: ({ ids }) => ({ id: globalId('Membership', ids.spareInA) }),
    rows: {
      seen: (data: { removeMember: never }) => done('RemoveMemberPayload')(data.removeMember),
      // The first of those who may; for the others the member is gone.
      sees: ofA('executive'),
    } as never,
  },
  'Mutation.editListing': {
    may: editors,
    query: 'mutation ($id: ID!) { editListing(input: { id: $id, fields: { roomsTotal: 3 } }) { __typename } }',
    variables: ({ ids }) => ({ id: globalId('Listing', ids.listingA) }),
    rows: {
      seen: (data: { editListing: never }) => done('EditListingPayload')(data.editListing),
      sees: ofA(...editorsOfA),
    } as never,
  },
  'Mutation.resetListingField': {
    may: editors,
    query: 'mutation ($id: ID!) { resetListingField(input: { id: $id, field: "roomsTotal" }) { __typename } }',
    variables: ({ ids }) => ({ id: globalId('Listing', ids.listingA) }),
    rows: {
      seen: (data: { resetListingField: never }) => done('ResetListingFieldPayload')(data.resetListingField),
      sees: ofA(...editorsOfA),
    } as never,
  },
  'Mutation.keepListingField': {
    may: editors,
    query: 'mutation ($id: ID!) { keepListingField(input: { id: $id, field: "roomsTotal" }) { __typename } }',
    variables: ({ ids }) => ({ id: globalId('Listing', ids.listingA) }),
    rows: {
      seen: (data: { keepListingField: never }) => done('KeepListingFieldPayload')(data.keepListingField),
      sees: ofA(...editorsOfA),
    } as never,
  },
  'Query.exports': {
    may: exporters,
    query: '{ exports { totalCount } }',
    rows: {
      seen: (data: { exports: { totalCount: number } }) => found(data.exports.totalCount),
      sees: ofA(...exportersOfA),
    } as never,
  },
  'Mutation.exportListings': {
    may: exporters,
    query: 'mutation ($listing: ID!) { exportListings(input: { listings: [$listing] }) { __typename } }',
    variables: ({ ids }) => ({ listing: globalId('Listing', ids.listingA) }),
    rows: {
      seen: (data: { exportListings: never }) => done('ExportListingsPayload')(data.exportListings),
      sees: ofA('broker', ...exportersOfA),
    } as never,
  },
  'Subscription.exportProgress': {
    may: exporters,
    query: `subscription { exportProgress(id: "${globalId('Export', '01a203ca-a587-7789-a17a-d98771833f71')}") { state } }`,
    live: true,
  },
  'Mutation.issueApiKey': {
    may: keyKeepers,
    query: `mutation ($agency: ID!) {
      issueApiKey(input: { agency: $agency, name: "walk", kind: PUBLISHABLE, origins: ["https://walk.test"] }) { __typename }
    }`,
    variables: ({ ids }) => ({ agency: globalId('Agency', ids.agencyA) }),
    rows: {
      seen: (data: { issueApiKey: never }) => done('IssueApiKeyPayload')(data.issueApiKey),
      sees: ofA(...keyKeepersOfA),
    } as never,
  },
  'Mutation.revokeApiKey': {
    may: keyKeepers,
    query: 'mutation ($id: ID!) { revokeApiKey(id: $id) { __typename } }',
    variables: ({ ids }) => ({ id: globalId('ApiKey', ids.spareKeyA) }),
    rows: {
      seen: (data: { revokeApiKey: never }) => done('RevokeApiKeyPayload')(data.revokeApiKey),
      sees: ofA(...keyKeepersOfA),
    } as never,
  },
  'Subscription.offerEvents': {
    may: offerReaders,
    query: 'subscription { offerEvents { __typename } }',
    live: true,
  },
  'Subscription.importProgress': {
    may: importers,
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
  Membership: { may: [...people, 'keyAdmin'], reach: 'node' },
  AddMemberPayload: { may: managers, reach: 'Mutation.addMember' },
  ChangeMemberPayload: { may: managers, reach: 'Mutation.changeMember' },
  RemoveMemberPayload: { may: managers, reach: 'Mutation.removeMember' },
  SendInvitationPayload: { may: managers, reach: 'Mutation.sendInvitation' },
  StopExecutivePayload: { may: managers, reach: 'Mutation.stopExecutive' },
  PendingExecutive: { may: managers, reach: 'node, Agency.pendingExecutives' },
  CreateAgencyPayload: { may: ['admin', 'keyAdmin'], reach: 'Mutation.createAgency' },
  ConfigureAgencyPayload: { may: managers, reach: 'Mutation.configureAgency' },
  Package: { may: [...people, 'keyAdmin'], reach: 'node' },
  CreatePackagePayload: { may: ['admin', 'keyAdmin'], reach: 'Mutation.createPackage' },
  UpdatePackagePayload: { may: ['admin', 'keyAdmin'], reach: 'Mutation.updatePackage' },
  ArchivePackagePayload: { may: ['admin', 'keyAdmin'], reach: 'Mutation.archivePackage' },
  ApiKey: { may: keyKeepers, reach: 'node' },
  IssueApiKeyPayload: {
    may: keyKeepers,
    reach: 'Mutation.issueApiKey',
  },
  Session: { may: people, reach: 'node' },
  Admin: { may: admins, reach: 'Query.admins' },
  EndSessionPayload: { may: people, reach: 'Mutation.endSession' },
  SignOutEverywherePayload: { may: people, reach: 'Mutation.signOutEverywhere' },
  EndSessionsOfPayload: { may: admins, reach: 'Mutation.endSessionsOf' },
  RevokeAdminPayload: { may: ['admin'], reach: 'Mutation.revokeAdmin' },
  RevokeApiKeyPayload: {
    may: keyKeepers,
    reach: 'Mutation.revokeApiKey',
  },
  ListingOverride: { may: [...people, 'keyAdmin'], reach: 'Listing.overrides' },
  EditableField: { may: editors, reach: 'Listing.editableFields' },
  EditListingPayload: { may: editors, reach: 'Mutation.editListing' },
  ResetListingFieldPayload: { may: editors, reach: 'Mutation.resetListingField' },
  KeepListingFieldPayload: { may: editors, reach: 'Mutation.keepListingField' },
  Offer: { may: [...offerReaders, 'keyOffersWrite'], reach: 'node' },
  Buyer: { may: offerReaders, reach: 'Offer.buyer' },
  OfferHistoryEntry: { may: [...offerReaders, 'keyOffersWrite'], reach: 'Offer.history' },
  OfferLink: { may: [...offerReaders, 'keyOffersWrite'], reach: 'node' },
  ConfigureOfferLinkPayload: { may: [...people, 'keyOffersWrite', 'keyOfB'], reach: 'Mutation.configureOfferLink' },
  SetOfferStatusPayload: { may: [...people, 'board', 'keyOffersWrite', 'keyOfB'], reach: 'Mutation.setOfferStatus' },
  OfferChanged: { may: offerReaders, reach: 'Subscription.offerEvents' },
  Live: { may: offerReaders, reach: 'Subscription.offerEvents' },
  Resync: { may: offerReaders, reach: 'Subscription.offerEvents' },
  ImportSource: { may: importers, reach: 'node' },
  DropAddress: { may: [...executives, ...admins], reach: 'ImportSource.addresses' },
  ImportSettings: { may: admins, reach: 'Query.importSettings' },
  CreateDropAccountPayload: { may: admins, reach: 'Mutation.createDropAccount' },
  ResetDropPasswordPayload: { may: admins, reach: 'Mutation.resetDropPassword' },
  CreateWatchedFolderPayload: { may: admins, reach: 'Mutation.createWatchedFolder' },
  ConfigureImportSourcePayload: { may: admins, reach: 'Mutation.configureImportSource' },
  ScheduleImportPayload: { may: admins, reach: 'Mutation.scheduleImport' },
  StartImportPayload: { may: admins, reach: 'Mutation.startImport' },
  RevokeImportSourcePayload: { may: admins, reach: 'Mutation.revokeImportSource' },
  ConfigureImportsPayload: { may: admins, reach: 'Mutation.configureImports' },
  SetLicenceKeyPayload: { may: admins, reach: 'Mutation.setLicenceKey' },
  UploadPackagePayload: { may: [...executives, ...admins, 'keyImportsWrite'], reach: 'Mutation.uploadPackage' },
  ImportRun: { may: importers, reach: 'node' },
  ImportReason: { may: importers, reach: 'ImportRun.reason' },
  ImportItem: { may: importers, reach: 'ImportRun.items' },
  ListingFieldChange: { may: importers, reach: 'ImportItem.changes' },
  ReleaseRemovalsPayload: { may: importers, reach: 'Mutation.releaseRemovals' },
  RefuseRemovalsPayload: { may: importers, reach: 'Mutation.refuseRemovals' },
  UndoImportPayload: { may: importers, reach: 'Mutation.undoImport' },
  RepeatImportPayload: { may: importers, reach: 'Mutation.repeatImport' },
  ImportIssue: { may: importers, reach: 'ImportRun.issues' },
  Export: { may: exporters, reach: 'node' },
  ExportIssue: { may: exporters, reach: 'Export.issues' },
  ExportListingsPayload: { may: exporters, reach: 'Mutation.exportListings' },
  ImportProgress: { may: importers, reach: 'Subscription.importProgress' },
};

/** A's own people, and admins. */
const insidersOfA: Role[] = ['broker', 'colleague', 'mixed', ...managersOfA];

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
    seenBy: everybody.filter((role) => !['anonymous', 'stranger', 'board', 'keyOfB'].includes(role)),
  },
  Person: { id: ({ ids }) => ids.broker, seenBy: ['broker'] },
  Session: { id: ({ ids }) => ids.sessionOfBroker, seenBy: ['broker'] },
  PendingExecutive: { id: ({ ids }) => ids.namingA, seenBy: managersOfA },
  Membership: { id: ({ ids }) => ids.colleagueInA, seenBy: ['colleague', ...managersOfA] },
  Package: { id: ({ ids }) => ids.packageA, seenBy: insidersOfA },
  ApiKey: { id: ({ ids }) => ids.keyA, seenBy: keyKeepersOfA },
  Export: { id: ({ ids }) => ids.exportA, seenBy: exportersOfA },
  Offer: { id: ({ ids }) => ids.offerA, seenBy: offerReadersOfA },
  OfferLink: {
    id: ({ ids }) => ids.linkA,
    seenBy: ['broker', 'executive', 'twoHats', 'keyOffersRead', 'keyOffersWrite'],
  },
  ImportSource: { id: ({ ids }) => ids.sourceA, seenBy: ['executive', 'twoHats', ...admins] },
  ImportRun: {
    id: ({ ids }) => ids.runA,
    seenBy: importersOfA,
  },
};

const insiders: Role[] = ['broker', 'executive', 'admin', 'twoHats', 'keyListings', 'keyAdmin'];

/** Fields that some who see the object do not see: they get null. */
export const hiddenFields: Record<string, Role[]> = {
  'Listing.streetName': insiders,
  'Listing.streetNumber': insiders,
  'Listing.latitude': insiders,
  'Listing.longitude': insiders,
  'Listing.listPrice': insiders,
  'Listing.leaseAmount': insiders,
  'Listing.listPriceNet': insiders,
  'Listing.listPriceGross': insiders,
  'Listing.listPricePerArea': insiders,
  'Listing.leaseAmountPerArea': insiders,
  'Listing.rentWithCosts': insiders,
  'Listing.rentWarm': insiders,
  'Listing.deposit': insiders,
  'Listing.depositText': insiders,
  'Listing.buyerCommissionText': insiders,
  'Listing.overrides': ['broker', 'executive', 'admin', 'twoHats', 'keyAdmin'],
  'Listing.editableFields': ['broker', 'executive', 'twoHats'],
  'Listing.offerLink': ['broker', 'executive', 'twoHats'],
  'Agency.customerNumber': insidersOfA,
  'Agency.openimmoAnid': insidersOfA,
  'Agency.imports': insidersOfA,
  'Agency.importsAllowed': insidersOfA,
  'Agency.package': insidersOfA,
  'Agency.memberCount': insidersOfA,
  'Agency.members': managersOfA,
  'Agency.pendingExecutives': managersOfA,
  'Package.agencyCount': ['admin', 'keyAdmin'],
};

/** What a browser or script without credentials gets from each route's kind. */
export const routeDecisions: Record<string, { refused: number[] }> = {
  public: { refused: [401, 403] },
  token: { refused: [401, 403] },
  // Refusals come from the credentials themselves: a drop account's open nothing here.
  credentials: { refused: [] },
  demo: { refused: [] },
};

/** Values that a rule keeps from some of those who see the object they stand in, and who reads them by whatever way. */
export const keptValues = ({ token }: World): Record<string, { text: string; seenBy: Role[] }> => {
  const readers: Role[] = offerReadersOfA;
  return {
    'the hidden street': { text: KEPT.street, seenBy: insiders },
    // Also what offers are measured against.
    'the price on request': { text: KEPT.price, seenBy: [...insiders, 'board', 'keyOffersRead'] },
    'the document of a hidden address': { text: KEPT.plan, seenBy: insiders },
    'the buyer’s name': { text: KEPT.buyer, seenBy: readers },
    'the buyer’s address': { text: KEPT.buyerMail, seenBy: readers },
    'the token of the link': {
      text: token,
      seenBy: ['broker', 'executive', 'twoHats', 'keyOffersRead', 'keyOffersWrite'],
    },
    'a colleague’s address': { text: 'colleague@staff.test', seenBy: ['colleague', ...managersOfA] },
    'the address of somebody who is to be an executive': { text: KEPT.named, seenBy: managersOfA },
    'the customer number': { text: KEPT.customerNumber, seenBy: insidersOfA },
    'the name of a delivery': { text: KEPT.delivery, seenBy: importersOfA },
    'the words of an issue': { text: KEPT.issue, seenBy: importersOfA },
    'the number of a delivered object': { text: KEPT.object, seenBy: importersOfA },
    'the user name of a way in': { text: 'drop-a', seenBy: ['executive', 'twoHats', ...admins] },
    'where to deliver': { text: 'sftp://', seenBy: ['executive', 'twoHats', ...admins] },
    'what a key is recognised by': { text: 'gp_sk_keyLis', seenBy: keyKeepersOfA },
    'the secret of a key': { text: 'gp_sk_keyListings-0', seenBy: [] },
    'the hash of a key': { text: hashToken(`gp_sk_keyListings-${'0'.repeat(30)}`), seenBy: [] },
    'the hash of a password': { text: KEPT.password, seenBy: [] },
    'the hash of a licence key': { text: KEPT.licenceKey, seenBy: [] },
  };
};
