import { AgencyType } from '../../accounts/index.ts';
import { builder } from '../../graphql/builder.ts';
import type { Context } from '../../graphql/context.ts';
import { DoorKind, ImportTrigger, SourceKind } from '../../platform/generated/prisma/enums.ts';
import { InvalidInput, NotFound, type Prisma } from '../../platform/index.ts';
import { importAccess } from '../access.ts';
import { setLicenceKey } from '../doors/shared-account.ts';
import { storedBytes } from '../doors/stored-bytes.ts';
import { createDropAccount, resetDropPassword } from './drop-accounts.ts';
import { configureImports, type ImportSettings, readImportSettings } from './import-settings.ts';
import { scheduleImport } from './source-schedule.ts';
import {
  addressesOf,
  configureImportSource,
  createWatchedFolder,
  type DropAddress,
  revokeImportSource,
} from './sources.ts';

export const DoorKindType = builder.enumType(DoorKind, {
  name: 'DoorKind',
  description: 'By which door a delivery comes.',
  values: {
    FTP: { description: 'FTP, with TLS (AUTH TLS) or, where it is allowed, without.' },
    SFTP: { description: 'SFTP, over SSH.' },
    HTTPS: { description: 'PUT over HTTPS, with user and password.' },
    FOLDER: { description: 'A watched folder on the server.' },
    UPLOAD: { description: 'By hand, or by a program with a key.' },
  },
});

const SourceKindType = builder.enumType(SourceKind, {
  name: 'SourceKind',
  description: 'What a way in is.',
  values: {
    ACCOUNT: { description: 'User and password, for FTP, SFTP and HTTPS alike.' },
    FOLDER: { description: 'A watched folder, filled by an FTP server of one’s own.' },
    UPLOAD: { description: 'Uploads by hand; one for each agency.' },
  },
});

const ImportTriggerType = builder.enumType(ImportTrigger, {
  name: 'ImportTrigger',
  description: 'When deliveries are imported.',
  values: {
    ON_ARRIVAL: { description: 'As they arrive.' },
    SCHEDULE: { description: 'At set times; until then they are WAITING.' },
    MANUAL: { description: 'When somebody starts it; until then they are WAITING.' },
  },
});

const DropAddressType = builder.objectRef<DropAddress>('DropAddress').implement({
  description: 'Where and how to deliver.',
  authScopes: { may: importAccess.listSources },
  fields: (t) => ({
    door: t.expose('door', { type: DoorKindType, description: 'The door.' }),
    url: t.exposeString('url', { description: 'The address, with the user, without the password.' }),
    fingerprint: t.exposeString('fingerprint', {
      nullable: true,
      description: 'Of the server’s key (SFTP) or certificate (FTP): what a client should show when it first connects.',
    }),
  }),
});

export const ImportSourceType = builder.prismaNode('ImportSource', {
  nullable: true,
  id: { field: 'id', description: 'Global id, opaque.' },
  description: 'One way in for deliveries. Its password was shown once and is stored nowhere.',
  authScopes: { may: importAccess.list },
  findUnique: (id, context) => ({ id, AND: [importAccess.visibleSources(context.actor)] }),
  fields: (t) => ({
    agency: t.relation('agency', {
      type: AgencyType,
      nullable: true,
      description: 'Whose deliveries come in here; null for the account of all agencies.',
    }),
    name: t.exposeString('name', { description: 'What it is for.' }),
    kind: t.expose('kind', { type: SourceKindType, description: 'What it is.' }),
    account: t.string({
      nullable: true,
      description: 'The user name of a drop account; null also for who does not manage this way in.',
      select: { account: true, agencyId: true },
      resolve: (source, _args, { actor }) => (importAccess.seesSource(actor, source) ? source.account : null),
    }),
    addresses: t.field({
      type: [DropAddressType],
      description: 'Where to deliver; empty for uploads, and for who does not manage ways in.',
      select: { kind: true, account: true, folder: true, agencyId: true },
      resolve: (source, _args, { platform, actor }) =>
        addressesOf(platform, source).filter(({ door }) => importAccess.seesAddress(actor, source, door)),
    }),
    plainFtp: t.exposeBoolean('plainFtp', { description: 'Whether FTP without TLS is let in.' }),
    folder: t.string({
      nullable: true,
      description: 'Of a watched folder: its path; null also for who does not manage this way in.',
      select: { folder: true, agencyId: true },
      resolve: (source, _args, { actor }) => (importAccess.seesSource(actor, source) ? source.folder : null),
    }),
    trigger: t.expose('trigger', { type: ImportTriggerType, description: 'When its deliveries are imported.' }),
    cron: t.exposeString('cron', {
      nullable: true,
      description: 'With SCHEDULE: minute, hour, day, month and weekday in the agency’s time zone.',
    }),
    nextRunAt: t.expose('nextRunAt', {
      type: 'DateTime',
      nullable: true,
      description: 'With SCHEDULE: the next time.',
    }),
    goneShare: t.float({
      nullable: true,
      description: 'Removals wait for an admin beyond this share of the stock, 0 to 1; null takes the usual one.',
      resolve: ({ goneShare }) => goneShare && Number(goneShare),
    }),
    goneCount: t.exposeInt('goneCount', {
      nullable: true,
      description: 'And beyond this number; null takes the usual one.',
    }),
    addressReleased: t.exposeBoolean('addressReleased', {
      description: 'Whether addresses are shown where an object does not say.',
    }),
    waiting: t.int({
      description: 'How many deliveries you may see wait in it to be started.',
      select: (_args: object, { actor }: Context) => ({
        _count: { select: { runs: { where: { AND: [{ state: 'WAITING' }, importAccess.visible(actor)] } } } },
      }),
      resolve: ({ _count }) => _count.runs,
    }),
    storedBytes: t.float({
      description: 'Bytes of its packages that are kept: those of the last 90 days.',
      resolve: ({ id }, _args, { platform }) => storedBytes(platform, id),
    }),
    quotaBytes: t.float({
      description:
        'Bytes that may be stored: `storedBytes`, and of a drop account the files that wait. Then it is full.',
      resolve: (_source, _args, { platform }) => platform.settings.doors.quotaBytes,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was opened.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When somebody last used it, to the minute.',
    }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true, description: 'When it was closed.' }),
  }),
});

const ImportSourceFilter = builder.inputType('ImportSourceFilter', {
  description: 'Which ways in; everything given must hold.',
  fields: (t) => ({
    agency: t.globalID({ for: [AgencyType], required: false, description: 'Of this agency.' }),
  }),
});

const idOf = (id: unknown): string | undefined => (id as { id: string } | null | undefined)?.id;

const ImportSettingsType = builder.objectRef<ImportSettings>('ImportSettings').implement({
  description: 'What the operator decided about imports for the whole installation.',
  authScopes: { may: importAccess.manageSources },
  fields: (t) => ({
    enabled: t.exposeBoolean('enabled', { description: 'Whether anything may be delivered and imported.' }),
    sharedDoor: t.exposeBoolean('sharedDoor', {
      description: 'Whether one account may serve all agencies; the agency is then found from the file.',
    }),
  }),
});

builder.queryFields((t) => ({
  importSources: t.prismaConnection(
    {
      type: ImportSourceType,
      cursor: 'id',
      description: 'The ways in of the agencies you answer for, newest first; for an admin, all.',
      authScopes: { may: importAccess.listSources },
      args: { filter: t.arg({ type: ImportSourceFilter, required: false, description: 'Which ones.' }) },
      totalCount: (_root, { filter }, { platform, actor }) =>
        platform.prisma.importSource.count({ where: whereFor(idOf(filter?.agency), actor) }),
      resolve: (query, _root, { filter }, { platform, actor }) =>
        platform.prisma.importSource.findMany({
          ...query,
          where: whereFor(idOf(filter?.agency), actor),
          orderBy: { id: 'desc' },
        }),
    },
    { name: 'ImportSourceConnection' },
    { name: 'ImportSourceEdge' },
  ),
  importSettings: t.field({
    type: ImportSettingsType,
    description: 'What the operator decided about imports.',
    authScopes: { may: importAccess.manageSources },
    resolve: (_root, _args, { platform }) => readImportSettings(platform.prisma),
  }),
}));

function whereFor(
  agencyId: string | undefined,
  actor: Parameters<typeof importAccess.visibleSources>[0],
): Prisma.ImportSourceWhereInput {
  return { AND: [{ agencyId }, importAccess.visibleSources(actor)] };
}

type SourceRow = Awaited<ReturnType<typeof createDropAccount>>['source'];

const sourcePayload = (name: string, description: string) =>
  builder.objectRef<{ source: SourceRow }>(name).implement({
    description,
    authScopes: { may: importAccess.manageSources },
    fields: (t) => ({
      source: t.field({ type: ImportSourceType, description: 'The way in.', resolve: ({ source }) => source }),
    }),
  });

const CreateDropAccountPayload = builder
  .objectRef<Awaited<ReturnType<typeof createDropAccount>>>('CreateDropAccountPayload')
  .implement({
    description: 'The new drop account.',
    authScopes: { may: importAccess.manageSources },
    fields: (t) => ({
      source: t.field({ type: ImportSourceType, description: 'The way in.', resolve: ({ source }) => source }),
      user: t.exposeString('user', { description: 'The user name.' }),
      password: t.exposeString('password', { description: 'The password. It is shown this once; keep it now.' }),
      addresses: t.field({
        type: [DropAddressType],
        description: 'Where to deliver.',
        resolve: ({ source }, _args, { platform }) => addressesOf(platform, source),
      }),
    }),
  });

const ResetDropPasswordPayload = builder
  .objectRef<Awaited<ReturnType<typeof resetDropPassword>>>('ResetDropPasswordPayload')
  .implement({
    description: 'The drop account with its new password.',
    authScopes: { may: importAccess.manageSources },
    fields: (t) => ({
      source: t.field({ type: ImportSourceType, description: 'The way in.', resolve: ({ source }) => source }),
      password: t.exposeString('password', { description: 'The new password. It is shown this once; keep it now.' }),
    }),
  });

const SetLicenceKeyPayload = builder.objectRef<{ agencyId: string }>('SetLicenceKeyPayload').implement({
  description: 'The agency whose licence key was set.',
  authScopes: { may: importAccess.manageSources },
  fields: (t) => ({
    agency: t.prismaField({
      type: AgencyType,
      description: 'The agency.',
      resolve: (query, { agencyId }, _args, { platform }) =>
        platform.prisma.agency.findUniqueOrThrow({ ...query, where: { id: agencyId } }),
    }),
  }),
});

const ConfigureImportsPayload = builder.objectRef<{ settings: ImportSettings }>('ConfigureImportsPayload').implement({
  description: 'What holds now.',
  authScopes: { may: importAccess.manageSources },
  fields: (t) => ({
    settings: t.field({
      type: ImportSettingsType,
      description: 'The settings.',
      resolve: ({ settings }) => settings,
    }),
  }),
});

const CreateDropAccountInput = builder.inputType('CreateDropAccountInput', {
  description: 'A new drop account.',
  fields: (t) => ({
    agency: t.globalID({
      for: [AgencyType],
      required: false,
      description: 'Whose it is. Left out, it serves all agencies, where that is switched on.',
    }),
    name: t.string({ required: true, description: 'What it is for, up to 100 characters.' }),
    plainFtp: t.boolean({
      required: false,
      description: 'Whether FTP without TLS is let in; only for software that can do no better.',
    }),
  }),
});

const CreateWatchedFolderInput = builder.inputType('CreateWatchedFolderInput', {
  description: 'A folder to watch.',
  fields: (t) => ({
    agency: t.globalID({ for: [AgencyType], required: true, description: 'Whose deliveries come there.' }),
    name: t.string({ required: true, description: 'What it is for, up to 100 characters.' }),
    folder: t.string({ required: true, description: 'Its path below WATCH_DIR, such as `agency-one/out`.' }),
  }),
});

const ConfigureImportSourceInput = builder.inputType('ConfigureImportSourceInput', {
  description: 'What to change of a way in; what is left out stays.',
  fields: (t) => ({
    id: t.globalID({ for: [ImportSourceType], required: true, description: 'Which one.' }),
    name: t.string({ required: false, description: 'What it is for, up to 100 characters.' }),
    plainFtp: t.boolean({ required: false, description: 'Whether FTP without TLS is let in.' }),
    goneShare: t.float({
      required: false,
      description: 'Removals wait for an admin beyond this share of the stock, 0 to 1; null takes the usual one.',
    }),
    goneCount: t.int({ required: false, description: 'And beyond this number; null takes the usual one.' }),
    addressReleased: t.boolean({
      required: false,
      description: 'Whether addresses are shown where an object does not say.',
    }),
  }),
});

const ScheduleImportInput = builder.inputType('ScheduleImportInput', {
  description: 'When deliveries of a way in are imported.',
  fields: (t) => ({
    source: t.globalID({ for: [ImportSourceType], required: true, description: 'Which one.' }),
    trigger: t.field({ type: ImportTriggerType, required: true, description: 'What starts an import.' }),
    cron: t.string({
      required: false,
      description:
        'With SCHEDULE: minute, hour, day, month and weekday in the agency’s time zone, such as `0 6,18 * * 1-5`.',
    }),
  }),
});

const ConfigureImportsInput = builder.inputType('ConfigureImportsInput', {
  description: 'What to change; what is left out stays.',
  fields: (t) => ({
    enabled: t.boolean({ required: false, description: 'Whether anything may be delivered and imported.' }),
    sharedDoor: t.boolean({ required: false, description: 'Whether one account may serve all agencies.' }),
  }),
});

const SetLicenceKeyInput = builder.inputType('SetLicenceKeyInput', {
  description: 'By which key an agency’s files through the account of all agencies are believed.',
  fields: (t) => ({
    agency: t.globalID({ for: [AgencyType], required: true, description: 'Whose key.' }),
    licenceKey: t.string({
      required: false,
      description: 'What its files hold as `lizenzkennung`, 12 characters or more; null closes that account to it.',
    }),
  }),
});

const manage = { may: importAccess.manageSources };
const errors = { types: [InvalidInput, NotFound] };

builder.mutationFields((t) => ({
  createDropAccount: t.field({
    type: CreateDropAccountPayload,
    description: 'Opens a drop account: one user and password for FTP, SFTP and HTTPS.',
    authScopes: manage,
    errors,
    args: { input: t.arg({ type: CreateDropAccountInput, required: true, description: 'The account.' }) },
    resolve: (_root, { input }, { platform, actor }) =>
      createDropAccount(platform, actor, {
        agencyId: input.agency?.id ?? null,
        name: input.name,
        plainFtp: input.plainFtp ?? undefined,
      }),
  }),
  resetDropPassword: t.field({
    type: ResetDropPasswordPayload,
    description: 'Gives a drop account another password; sessions opened with the old one are closed.',
    authScopes: manage,
    errors,
    args: { id: t.arg.globalID({ for: [ImportSourceType], required: true, description: 'The drop account.' }) },
    resolve: (_root, { id }, { platform, actor }) => resetDropPassword(platform, actor, id.id),
  }),
  createWatchedFolder: t.field({
    type: sourcePayload('CreateWatchedFolderPayload', 'The folder that is watched now.'),
    description: 'Watches a folder below WATCH_DIR, which an FTP server of your own fills.',
    authScopes: manage,
    errors,
    args: { input: t.arg({ type: CreateWatchedFolderInput, required: true, description: 'The folder.' }) },
    resolve: (_root, { input }, { platform, actor }) =>
      createWatchedFolder(platform, actor, { ...input, agencyId: input.agency.id }),
  }),
  configureImportSource: t.field({
    type: sourcePayload('ConfigureImportSourcePayload', 'The way in as it is now.'),
    description: 'Changes a way in.',
    authScopes: manage,
    errors,
    args: { input: t.arg({ type: ConfigureImportSourceInput, required: true, description: 'The change.' }) },
    resolve: (_root, { input }, { platform, actor }) =>
      configureImportSource(platform, actor, { ...input, id: input.id.id }),
  }),
  scheduleImport: t.field({
    type: sourcePayload('ScheduleImportPayload', 'The way in with its times.'),
    description: 'Decides when deliveries of a way in are imported.',
    authScopes: manage,
    errors,
    args: { input: t.arg({ type: ScheduleImportInput, required: true, description: 'When.' }) },
    resolve: (_root, { input }, { platform, actor }) =>
      scheduleImport(platform, actor, { ...input, sourceId: input.source.id }),
  }),
  revokeImportSource: t.field({
    type: sourcePayload('RevokeImportSourcePayload', 'The way in, closed.'),
    description: 'Closes a way in at once, with its open sessions. What was delivered is kept.',
    authScopes: manage,
    errors,
    args: { id: t.arg.globalID({ for: [ImportSourceType], required: true, description: 'The way in.' }) },
    resolve: (_root, { id }, { platform, actor }) => revokeImportSource(platform, actor, id.id),
  }),
  configureImports: t.field({
    type: ConfigureImportsPayload,
    description: 'Switches imports, or the account for all agencies, on or off.',
    authScopes: manage,
    errors,
    args: { input: t.arg({ type: ConfigureImportsInput, required: true, description: 'The change.' }) },
    resolve: async (_root, { input }, { platform, actor }) => ({
      settings: await configureImports(platform, actor, {
        enabled: input.enabled ?? undefined,
        sharedDoor: input.sharedDoor ?? undefined,
      }),
    }),
  }),
  setLicenceKey: t.field({
    type: SetLicenceKeyPayload,
    description: 'Sets by which `lizenzkennung` an agency’s files through the account of all agencies are believed.',
    authScopes: manage,
    errors,
    args: { input: t.arg({ type: SetLicenceKeyInput, required: true, description: 'The key.' }) },
    resolve: (_root, { input }, { platform, actor }) =>
      setLicenceKey(platform, actor, { agencyId: input.agency.id, licenceKey: input.licenceKey ?? null }),
  }),
}));
