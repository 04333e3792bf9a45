import { builder } from '../graphql/builder.ts';
import type { Context } from '../graphql/context.ts';
import type { Agency as AgencyRow } from '../platform/generated/prisma/client.ts';
import { ImportPermission } from '../platform/generated/prisma/enums.ts';
import { containing, InvalidInput, NotFound, type Prisma } from '../platform/index.ts';
import { isStaff } from './access.ts';
import type { Actor } from './actor.ts';
import { agencyAccess } from './agency-access.ts';
import { configureAgency } from './configure-agency.ts';
import { createAgency } from './create-agency.ts';
import { mayImport } from './may-import.ts';
import { memberAccess } from './member-access.ts';
import { PendingExecutiveType } from './naming-schema.ts';
import { PackageType } from './package-schema.ts';

const ImportPermissionType = builder.enumType(ImportPermission, {
  name: 'ImportPermission',
  description: 'Whether an agency’s deliveries are taken, as the operator set it.',
  values: {
    ALLOW: { description: 'They are.' },
    DENY: { description: 'They are not, whatever its package says.' },
    BY_PACKAGE: { description: 'They are when its package has IMPORTS.' },
  },
});

/** For fields that are no public face: null for everybody but admins and the agency's own people. */
const inside = {
  authScopes: ({ id }: { id: string }, _args: object, { actor }: Context) => agencyAccess.inside(actor, id),
  unauthorizedResolver: () => null,
};

export const AgencyType = builder.prismaNode('Agency', {
  nullable: true,
  id: { field: 'id', description: 'Global id, opaque.' },
  description:
    'A real-estate agency: what it shows in public, and for its own people and admins what the operator set.',
  authScopes: { public: true },
  findUnique: (id, context) => ({ id, AND: [agencyAccess.visible(context.actor)] }),
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Short name in addresses.' }),
    name: t.exposeString('name', { description: 'The name it trades under.' }),
    locale: t.exposeString('locale', { description: 'Its language, BCP 47.' }),
    country: t.exposeString('country', { description: 'ISO 3166-1 alpha-2.' }),
    currency: t.exposeString('currency', { description: 'ISO 4217; of listings that name none.' }),
    timeZone: t.exposeString('timeZone', { description: 'IANA name, such as `Europe/Berlin`.' }),
    brandColor: t.exposeString('brandColor', {
      nullable: true,
      description: 'Hex colour, such as `#0b6e4f`; the accent of widgets.',
    }),
    logoUrl: t.string({
      nullable: true,
      description: 'The logo.',
      resolve: (agency, _args, { platform }) =>
        agency.logoKey ? `${platform.settings.publicUrl}/media/logo/${agency.id}` : null,
    }),
    email: t.exposeString('email', { nullable: true, description: 'Where anybody may write to.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'Where anybody may call.' }),
    website: t.exposeString('website', { nullable: true, description: 'Its own site.' }),
    customerNumber: t.exposeString('customerNumber', {
      nullable: true,
      description: 'Its number with the operator; null also for whoever is not of the agency.',
      ...inside,
    }),
    openimmoAnid: t.exposeString('openimmoAnid', {
      nullable: true,
      description: 'Its number in OpenImmo files, `openimmo_anid`; null also for whoever is not of the agency.',
      ...inside,
    }),
    imports: t.expose('imports', {
      type: ImportPermissionType,
      nullable: true,
      description: 'Whether its deliveries are taken; null for whoever is not of the agency.',
      ...inside,
    }),
    package: t.relation('package', {
      type: PackageType,
      nullable: true,
      description: 'What it has booked; null also for whoever is not of the agency.',
      ...inside,
    }),
    importsAllowed: t.boolean({
      nullable: true,
      description: 'Whether its deliveries are taken now, by `imports` and its package; null for whoever is not of it.',
      select: { imports: true, package: { select: { entitlements: true } } },
      resolve: (agency) => mayImport(agency) === 'YES',
      ...inside,
    }),
    memberCount: t.int({
      nullable: true,
      description: 'How many people work for it here; null for whoever is not of the agency.',
      select: { _count: { select: { memberships: true } } },
      resolve: ({ _count }) => _count.memberships,
      ...inside,
    }),
    pendingExecutives: t.field({
      type: [PendingExecutiveType],
      nullable: true,
      description: 'Whom the operator named as executive, until it holds or is stopped; null as with `members`.',
      authScopes: ({ id }, _args, { actor }) => memberAccess.list(actor, id),
      unauthorizedResolver: () => null,
      select: () => ({ executiveNamings: { where: { endedAt: null }, orderBy: { id: 'asc' } } }),
      resolve: ({ executiveNamings }) => executiveNamings,
    }),
    members: t.relatedConnection(
      'memberships',
      {
        cursor: 'id',
        nullable: true,
        description: 'Its people, in the order they came; null for everybody but its executives and admins.',
        totalCount: true,
        authScopes: ({ id }, _args, { actor }) => memberAccess.list(actor, id),
        unauthorizedResolver: () => null,
        query: (_args, { actor }) => ({ where: memberAccess.managed(actor), orderBy: { id: 'asc' } }),
      },
      { name: 'MembershipConnection' },
      { name: 'MembershipEdge' },
    ),
  }),
});

const AgencyFilter = builder.inputType('AgencyFilter', {
  description: 'Which agencies; everything given must hold.',
  fields: (t) => ({
    search: t.string({
      required: false,
      description: 'Part of the name, the slug or, for admins and its people, the customer number.',
    }),
    imports: t.field({
      type: [ImportPermissionType],
      required: false,
      description: 'With any of these permissions; finds only agencies whose permission you may see.',
    }),
  }),
});

function whereFor(actor: Actor, filter: typeof AgencyFilter.$inferInput | null | undefined): Prisma.AgencyWhereInput {
  const text = filter?.search?.trim();
  const contains = containing(text ?? '');
  const inside = agencyAccess.insideOf(actor);
  const found = { OR: [{ name: contains }, { slug: contains }, { AND: [{ customerNumber: contains }, inside] }] };
  const permitted = filter?.imports && { AND: [{ imports: { in: filter.imports } }, inside] };
  return { AND: [agencyAccess.visible(actor), text ? found : {}, permitted ?? {}] };
}

builder.queryFields((t) => ({
  agencies: t.prismaConnection(
    {
      type: AgencyType,
      cursor: 'id',
      description: 'The agencies you belong to, by name; for an admin, all.',
      authScopes: { may: (actor) => isStaff(actor) || actor.kind === 'key' },
      args: { filter: t.arg({ type: AgencyFilter, required: false, description: 'Which ones.' }) },
      totalCount: (_root, { filter }, { platform, actor }) =>
        platform.prisma.agency.count({ where: whereFor(actor, filter) }),
      resolve: (query, _root, { filter }, { platform, actor }) =>
        platform.prisma.agency.findMany({
          ...query,
          where: whereFor(actor, filter),
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
        }),
    },
    { name: 'AgencyConnection' },
    { name: 'AgencyEdge' },
  ),
}));

const ExecutiveInput = builder.inputType('ExecutiveInput', {
  description: 'The first person of a new agency.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Full name, up to 200 characters.' }),
    email: t.string({ required: true, description: 'The address sign-in codes go to.' }),
  }),
});

const words = {
  slug: 'Short name in addresses: small letters, digits and hyphens, up to 60.',
  locale: 'Its language: `en`, `fr`, `de` or `ro`.',
  country: 'ISO 3166-1 alpha-2, such as `DE`.',
  currency: 'ISO 4217, such as `EUR`; of listings that name none.',
  timeZone: 'IANA name, such as `Europe/Berlin`.',
  customerNumber: 'Its number with the operator; no other agency has it.',
  openimmoAnid: 'Its number in OpenImmo files, `openimmo_anid`.',
  email: 'Where anybody may write to.',
  phone: 'Where anybody may call.',
  website: 'Its own site, with https://.',
  brandColor: 'Hex colour, such as `#0b6e4f`.',
  imports: 'Whether its deliveries are taken.',
};

const CreateAgencyInput = builder.inputType('CreateAgencyInput', {
  description: 'A new agency.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'The name it trades under, up to 200 characters.' }),
    slug: t.string({ required: false, description: `${words.slug} Made from the name when left out.` }),
    locale: t.string({ required: true, description: words.locale }),
    country: t.string({ required: true, description: words.country }),
    currency: t.string({ required: true, description: words.currency }),
    timeZone: t.string({ required: true, description: words.timeZone }),
    customerNumber: t.string({ required: false, description: words.customerNumber }),
    openimmoAnid: t.string({ required: false, description: words.openimmoAnid }),
    email: t.string({ required: false, description: words.email }),
    phone: t.string({ required: false, description: words.phone }),
    website: t.string({ required: false, description: words.website }),
    brandColor: t.string({ required: false, description: words.brandColor }),
    imports: t.field({
      type: ImportPermissionType,
      required: false,
      description: `${words.imports} ALLOW if left out.`,
    }),
    package: t.globalID({ for: [PackageType], required: false, description: 'What it has booked; not archived.' }),
    executive: t.field({ type: ExecutiveInput, required: true, description: 'Who signs for it.' }),
  }),
});

const ConfigureAgencyInput = builder.inputType('ConfigureAgencyInput', {
  description:
    'Changes of an agency; what is left out stays, null clears what need not be there. Executives change name, email, phone, website, locale and brandColor of their own; the rest is for admins.',
  fields: (t) => ({
    id: t.globalID({ for: [AgencyType], required: true, description: 'The agency.' }),
    name: t.string({ required: false, description: 'The name it trades under, up to 200 characters.' }),
    slug: t.string({ required: false, description: `${words.slug} For admins.` }),
    locale: t.string({ required: false, description: words.locale }),
    country: t.string({ required: false, description: `${words.country} For admins.` }),
    currency: t.string({ required: false, description: `${words.currency} For admins.` }),
    timeZone: t.string({ required: false, description: `${words.timeZone} For admins.` }),
    customerNumber: t.string({ required: false, description: `${words.customerNumber} For admins.` }),
    openimmoAnid: t.string({ required: false, description: `${words.openimmoAnid} For admins.` }),
    email: t.string({ required: false, description: words.email }),
    phone: t.string({ required: false, description: words.phone }),
    website: t.string({ required: false, description: words.website }),
    brandColor: t.string({ required: false, description: words.brandColor }),
    imports: t.field({ type: ImportPermissionType, required: false, description: `${words.imports} For admins.` }),
    package: t.globalID({
      for: [PackageType],
      required: false,
      description: 'What it has booked: one that is not archived, or the one it has; null for none. For admins.',
    }),
  }),
});

const payload = (name: string, description: string) =>
  builder.objectRef<{ agency: AgencyRow }>(name).implement({
    description,
    authScopes: { may: agencyAccess.configure },
    fields: (t) => ({
      agency: t.field({ type: AgencyType, description: 'The agency.', resolve: ({ agency }) => agency }),
    }),
  });
const CreateAgencyPayload = payload('CreateAgencyPayload', 'The new agency.');
const ConfigureAgencyPayload = payload('ConfigureAgencyPayload', 'The agency as it is now.');

builder.mutationFields((t) => ({
  createAgency: t.field({
    type: CreateAgencyPayload,
    description: 'Sets up an agency with its first executive. For admins.',
    authScopes: { may: agencyAccess.create },
    errors: { types: [InvalidInput] },
    args: { input: t.arg({ type: CreateAgencyInput, required: true, description: 'The agency.' }) },
    resolve: async (_root, { input }, { platform, actor }) => {
      const { imports, package: booked, executive, ...texts } = input;
      const agency = await createAgency(platform, actor, { texts, imports, packageId: booked?.id, executive });
      return { agency };
    },
  }),
  configureAgency: t.field({
    type: ConfigureAgencyPayload,
    description: 'Changes an agency: an admin everything, an executive what their own agency shows of itself.',
    authScopes: { may: agencyAccess.configure },
    errors: { types: [InvalidInput, NotFound] },
    args: { input: t.arg({ type: ConfigureAgencyInput, required: true, description: 'What changes.' }) },
    resolve: async (_root, { input }, { platform, actor }) => {
      const { id, imports, package: booked, ...texts } = input;
      const packageId = booked === null ? null : booked?.id;
      return { agency: await configureAgency(platform, actor, { id: id.id, texts, imports, packageId }) };
    },
  }),
}));
