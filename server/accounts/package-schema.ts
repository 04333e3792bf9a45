import { builder } from '../graphql/builder.ts';
import type { Package as PackageRow } from '../platform/generated/prisma/client.ts';
import { Entitlement } from '../platform/generated/prisma/enums.ts';
import { containing, InvalidInput, NotFound, type Prisma } from '../platform/index.ts';
import { archivePackage, createPackage, updatePackage } from './manage-packages.ts';
import { packageAccess } from './package-access.ts';

const EntitlementType = builder.enumType(Entitlement, {
  name: 'Entitlement',
  description: 'What a package lets an agency do.',
  values: { IMPORTS: { description: 'Deliver OpenImmo, when its imports are BY_PACKAGE.' } },
});

export const PackageType = builder.prismaNode('Package', {
  nullable: true,
  id: { field: 'id', description: 'Global id, opaque.' },
  description: 'What an agency books with the operator.',
  authScopes: { may: packageAccess.read },
  findUnique: (id, { actor }) => ({ id, AND: [packageAccess.visible(actor)] }),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is called; unique.' }),
    entitlements: t.expose('entitlements', {
      type: [EntitlementType],
      description: 'What it lets an agency do. A change holds at once for all who have it.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    archivedAt: t.expose('archivedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it cannot be given any more. Agencies that have it keep it, and what it lets them do.',
    }),
    agencyCount: t.int({
      nullable: true,
      description: 'How many agencies have it; for admins, null for others.',
      select: { _count: { select: { agencies: true } } },
      resolve: ({ _count }, _args, { actor }) => (packageAccess.manage(actor) ? _count.agencies : null),
    }),
  }),
});

const PackageFilter = builder.inputType('PackageFilter', {
  description: 'Which packages; everything given must hold.',
  fields: (t) => ({
    archived: t.boolean({ required: false, description: 'Only archived ones, or only those that can be given.' }),
    search: t.string({ required: false, description: 'Part of the name, in small or capital letters.' }),
  }),
});

function whereFor(filter: typeof PackageFilter.$inferInput | null | undefined): Prisma.PackageWhereInput {
  const { archived, search } = filter ?? {};
  return {
    archivedAt: typeof archived === 'boolean' ? (archived ? { not: null } : null) : undefined,
    name: search?.trim() ? containing(search.trim()) : undefined,
  };
}

builder.queryFields((t) => ({
  packages: t.prismaConnection(
    {
      type: PackageType,
      cursor: 'id',
      description: 'All packages by name, archived ones too. For admins.',
      authScopes: { may: packageAccess.manage },
      args: { filter: t.arg({ type: PackageFilter, required: false, description: 'Which ones.' }) },
      totalCount: (_root, { filter }, { platform }) => platform.prisma.package.count({ where: whereFor(filter) }),
      resolve: (query, _root, { filter }, { platform }) =>
        platform.prisma.package.findMany({ ...query, where: whereFor(filter), orderBy: { name: 'asc' } }),
    },
    { name: 'PackageConnection' },
    { name: 'PackageEdge' },
  ),
}));

const CreatePackageInput = builder.inputType('CreatePackageInput', {
  description: 'A new package.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Up to 100 characters; no other package has it.' }),
    entitlements: t.field({ type: [EntitlementType], required: true, description: 'What it lets an agency do.' }),
  }),
});
const UpdatePackageInput = builder.inputType('UpdatePackageInput', {
  description: 'Changes of a package; what is left out stays.',
  fields: (t) => ({
    id: t.globalID({ for: [PackageType], required: true, description: 'The package.' }),
    name: t.string({ required: false, description: 'Up to 100 characters; no other package has it.' }),
    entitlements: t.field({
      type: [EntitlementType],
      required: false,
      description: 'What it lets an agency do, instead of what it did.',
    }),
  }),
});

const payload = (name: string, description: string) =>
  builder.objectRef<{ package: PackageRow }>(name).implement({
    description,
    authScopes: { may: packageAccess.manage },
    fields: (t) => ({
      package: t.field({ type: PackageType, description: 'The package.', resolve: (changed) => changed.package }),
    }),
  });
const CreatePackagePayload = payload('CreatePackagePayload', 'The new package.');
const UpdatePackagePayload = payload('UpdatePackagePayload', 'The package as it is now.');
const ArchivePackagePayload = payload('ArchivePackagePayload', 'The package, archived.');

builder.mutationFields((t) => ({
  createPackage: t.field({
    type: CreatePackagePayload,
    description: 'Adds a package that agencies can be given. For admins.',
    authScopes: { may: packageAccess.manage },
    errors: { types: [InvalidInput] },
    args: { input: t.arg({ type: CreatePackageInput, required: true, description: 'The package.' }) },
    resolve: async (_root, { input }, { platform, actor }) => ({
      package: await createPackage(platform, actor, input),
    }),
  }),
  updatePackage: t.field({
    type: UpdatePackagePayload,
    description: 'Changes a package, at once for all agencies that have it. For admins.',
    authScopes: { may: packageAccess.manage },
    errors: { types: [InvalidInput, NotFound] },
    args: { input: t.arg({ type: UpdatePackageInput, required: true, description: 'What changes.' }) },
    resolve: async (_root, { input }, { platform, actor }) => ({
      package: await updatePackage(platform, actor, { ...input, id: input.id.id }),
    }),
  }),
  archivePackage: t.field({
    type: ArchivePackagePayload,
    description:
      'Takes a package out of what can be given. Agencies that have it keep it until they get another. For admins.',
    authScopes: { may: packageAccess.manage },
    errors: { types: [NotFound] },
    args: { id: t.arg.globalID({ for: [PackageType], required: true, description: 'The package.' }) },
    resolve: async (_root, { id }, { platform, actor }) => ({ package: await archivePackage(platform, actor, id.id) }),
  }),
}));
