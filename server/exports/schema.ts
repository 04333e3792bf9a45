import { AgencyType } from '../accounts/index.ts';
import { builder } from '../graphql/builder.ts';
import { ListingType } from '../listings/index.ts';
import { ExportState, IssueSeverity } from '../platform/generated/prisma/enums.ts';
import type { ExportModel } from '../platform/generated/prisma/models.ts';
import { InvalidInput, NotFound, type Prisma } from '../platform/index.ts';
import { exportAccess } from './access.ts';
import { createExport } from './create-export.ts';
import type { ExportIssue } from './export-issues.ts';
import { describeExportIssue } from './issue-words.ts';
import { exportUrl } from './read-export.ts';
import { watchExport } from './watch-export.ts';

const ExportStateType = builder.enumType(ExportState, {
  name: 'ExportState',
  description: 'How far an export has come.',
  values: {
    QUEUED: { description: 'Waits for its turn.' },
    RUNNING: { description: 'Is being written.' },
    DONE: { description: 'Written; `url` has it for 24 hours.' },
    FAILED: { description: 'Not written; its issues say why.' },
  },
});
const ExportScopeType = builder.enumType('ExportScope', {
  description: 'What the receiver makes of listings that are not in the package.',
  values: {
    FULL: { description: 'The whole stock, `umfang="VOLL"`: the receiver removes what is not in it.' },
    PARTIAL: { description: 'Some listings, `umfang="TEIL"`: all others stay as they are.' },
  } as const,
});

const ExportIssueType = builder.objectRef<ExportIssue>('ExportIssue').implement({
  description: 'What could not be written as it is.',
  authScopes: { may: exportAccess.request },
  fields: (t) => ({
    number: t.exposeString('number', {
      nullable: true,
      description: 'The number of the listing; null for the package itself.',
    }),
    severity: t.field({
      type: IssueSeverity,
      description: 'ERROR: the object is not in the package. WARNING: something of it is not. NOTE: nothing to do.',
      resolve: ({ severity }) => severity,
    }),
    code: t.exposeString('code', { description: 'Stable, for programs: `NOT_IN_VERSION`, `FILE_NOT_HERE`, …' }),
    path: t.exposeString('path', { description: 'Where in the object, in OpenImmo’s names: `preise/kaufpreis`.' }),
    message: t.string({
      description:
        'What it is: in English with names and numbers, in other languages (Accept-Language) in general words.',
      resolve: (issue, _args, { locale }) => describeExportIssue(issue, locale).message,
    }),
    hint: t.string({
      description: 'What to do about it.',
      resolve: (issue, _args, { locale }) => describeExportIssue(issue, locale).hint,
    }),
  }),
});

const ExportType = builder.prismaNode('Export', {
  nullable: true,
  id: { field: 'id', description: 'Global id, opaque.' },
  description:
    'Listings written as an OpenImmo package. It holds all that their software delivered, also what the public does not see, and is for the agency alone.',
  authScopes: { may: exportAccess.request },
  findUnique: (id, context) => ({ id, AND: [exportAccess.visible(context.actor)] }),
  fields: (t) => ({
    agency: t.relation('agency', { type: AgencyType, description: 'Whose listings they are.' }),
    state: t.expose('state', { type: ExportStateType, description: 'How far it has come.' }),
    version: t.exposeString('version', {
      nullable: true,
      description: 'The version of OpenImmo it is written in; null where each object is as it was received.',
    }),
    scope: t.field({
      type: ExportScopeType,
      description: 'Whether it stands for the whole stock.',
      select: { scope: true },
      resolve: ({ scope }) => (scope === 'FULL' ? 'FULL' : 'PARTIAL'),
    }),
    attachments: t.exposeBoolean('attachments', { description: 'Whether the files are in it, or their addresses.' }),
    objectsTotal: t.exposeInt('objectsTotal', { description: 'Listings to write.' }),
    objectsDone: t.exposeInt('objectsDone', { description: 'Listings written so far.' }),
    url: t.string({
      nullable: true,
      description: 'Where to fetch it, with the same key or sign-in; null until it is done, and after 24 hours.',
      resolve: (row, _args, { platform }) => exportUrl(platform, row as ExportModel),
    }),
    fileName: t.exposeString('fileName', { nullable: true, description: 'What to save it as.' }),
    bytes: t.float({
      nullable: true,
      description: 'How large it is.',
      resolve: ({ bytes }) => (bytes === null ? null : Number(bytes)),
    }),
    issues: t.field({
      type: [ExportIssueType],
      description: 'What could not be written as it is: up to 500, and then one `MORE_ISSUES`.',
      resolve: ({ issues }) => issues as unknown as ExportIssue[],
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was asked for.' }),
    finishedAt: t.expose('finishedAt', { type: 'DateTime', nullable: true, description: 'When it came to its end.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when it can be fetched.',
    }),
  }),
});

const ExportFilter = builder.inputType('ExportFilter', {
  description: 'Which exports; everything given must hold.',
  fields: (t) => ({
    agency: t.globalID({ for: [AgencyType], required: false, description: 'Of this agency.' }),
    state: t.field({ type: [ExportStateType], required: false, description: 'In any of these states.' }),
  }),
});

const whereFor = (filter: typeof ExportFilter.$inferInput | null | undefined): Prisma.ExportWhereInput => ({
  agencyId: filter?.agency?.id,
  state: filter?.state ? { in: filter.state } : undefined,
});

builder.queryFields((t) => ({
  exports: t.prismaConnection(
    {
      type: ExportType,
      cursor: 'id',
      description: 'Exports, newest first: your own; for executives and keys the agency’s, for an admin all.',
      authScopes: { may: exportAccess.request },
      args: { filter: t.arg({ type: ExportFilter, required: false, description: 'Which ones.' }) },
      totalCount: (_root, { filter }, { platform, actor }) =>
        platform.prisma.export.count({ where: { AND: [whereFor(filter), exportAccess.visible(actor)] } }),
      resolve: (query, _root, { filter }, { platform, actor }) =>
        platform.prisma.export.findMany({
          ...query,
          where: { AND: [whereFor(filter), exportAccess.visible(actor)] },
          orderBy: { id: 'desc' },
        }),
    },
    { name: 'ExportConnection' },
    { name: 'ExportEdge' },
  ),
}));

const ExportListingsPayload = builder.objectRef<{ id: string }>('ExportListingsPayload').implement({
  description: 'The export was asked for; it is written soon.',
  authScopes: { may: exportAccess.request },
  fields: (t) => ({
    export: t.prismaField({
      type: ExportType,
      description: 'The export; follow it with `exportProgress`.',
      resolve: (query, { id }, _args, { platform }) =>
        platform.prisma.export.findUniqueOrThrow({ ...query, where: { id } }),
    }),
  }),
});

const ExportListingsInput = builder.inputType('ExportListingsInput', {
  description: 'What to write, and how.',
  fields: (t) => ({
    agency: t.globalID({
      for: [AgencyType],
      required: false,
      description: 'Whose listings; may be left out by those who have one agency only, or name listings.',
    }),
    listings: t.globalIDList({
      for: [ListingType],
      required: false,
      description:
        'Only these; all of one agency. Left out: the whole stock, for an agent the listings where they are a broker.',
    }),
    version: t.string({
      required: false,
      description: 'The version of OpenImmo to write, such as `1.2.5`. Left out: each object as it was received.',
    }),
    attachments: t.boolean({
      required: false,
      description: 'False writes the addresses of pictures and documents, and not the files. True when left out.',
    }),
    scope: t.field({
      type: ExportScopeType,
      required: false,
      description: 'FULL is for the whole stock, and what that is when left out.',
    }),
  }),
});

builder.mutationFields((t) => ({
  exportListings: t.field({
    type: ExportListingsPayload,
    description:
      'Writes listings as an OpenImmo package, to be fetched for 24 hours. Everything their software delivered is in it again, with what was edited here in its place.',
    authScopes: { may: exportAccess.request },
    errors: { types: [InvalidInput, NotFound] },
    args: { input: t.arg({ type: ExportListingsInput, required: true, description: 'What to write.' }) },
    resolve: async (_root, { input: { agency, listings, ...how } }, { platform, actor }) => ({
      id: await createExport(platform, actor, {
        ...how,
        agencyId: agency?.id,
        listingIds: listings?.map(({ id }) => id),
      }),
    }),
  }),
}));

builder.subscriptionFields((t) => ({
  exportProgress: t.prismaField({
    type: ExportType,
    description: 'An export as it stands, at once and each time it stands differently; ends with it.',
    authScopes: { may: exportAccess.request },
    args: { id: t.arg.globalID({ for: [ExportType], required: true, description: 'The export.' }) },
    subscribe: (_root, { id }, { platform, actor }) => watchExport(platform, actor, id.id),
    resolve: (query, id, _args, { platform }) =>
      platform.prisma.export.findUniqueOrThrow({ ...query, where: { id: id as unknown as string } }),
  }),
}));
