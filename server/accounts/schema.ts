import { builder } from '../graphql/builder.ts';
import { ApiKeyKind } from '../platform/generated/prisma/enums.ts';
import { InvalidInput, NotFound } from '../platform/index.ts';
import { executiveAgencies, isAdmin, isStaff, keyAgency, nothing } from './access.ts';
import type { Actor, scopes } from './actor.ts';
import { AgencyType } from './agency-schema.ts';
import { apiKeyAccess } from './api-key-access.ts';
import { issueApiKey, revokeApiKey } from './issue-api-key.ts';
import { MembershipType } from './member-schema.ts';

const ApiKeyKindType = builder.enumType(ApiKeyKind, {
  name: 'ApiKeyKind',
  description: 'Where a key may be used.',
  values: {
    SECRET: { description: 'On servers only; what it may do is in its scopes.' },
    PUBLISHABLE: { description: 'In pages, on its origins only; it opens what the public may see.' },
  },
});
const ApiKeyScopeType = builder.enumType('ApiKeyScope', {
  description: 'What a secret key may do.',
  values: {
    LISTINGS_READ: { description: 'Read the agency’s listings.' },
    LISTINGS_WRITE: { description: 'Edit the agency’s listings.' },
    OFFERS_READ: { description: 'Read offers, with the buyers.' },
    OFFERS_WRITE: { description: 'Configure offer links and set the status of offers.' },
    IMPORTS_READ: { description: 'Read import runs and their issues.' },
    IMPORTS_WRITE: { description: 'Upload packages to be imported.' },
    KEYS_WRITE: { description: 'Issue keys that may what this one may, and revoke any of the agency’s keys.' },
    ADMIN: { description: 'Everything an admin may; only for keys of the installation.' },
  } satisfies Record<(typeof scopes)[number], object>,
});

export const PersonType = builder.prismaNode('Person', {
  nullable: true,
  id: { field: 'id', description: 'Global id, opaque.' },
  description: 'A member of staff.',
  authScopes: { may: isStaff },
  // Staff look themselves up and nobody else by id.
  findUnique: (id, { actor }) => ({ id, AND: [actor.kind === 'person' ? { id: actor.id } : nothing] }),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Full name.' }),
    email: t.exposeString('email', { description: 'The address sign-in codes and notices go to.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'Phone number, as the agency writes it.' }),
    imageUrl: t.string({
      nullable: true,
      description: 'A portrait.',
      resolve: ({ id, image }, _args, { platform }) =>
        image ? `${platform.settings.publicUrl}/media/portrait/${id}` : null,
    }),
  }),
});

const ViewerKind = builder.enumType('ViewerKind', {
  description: 'How the request was made.',
  values: {
    ANONYMOUS: { description: 'With nothing presented.' },
    PERSON: { description: 'By a member of staff.' },
    SECRET_KEY: { description: 'With a secret key.' },
    PUBLISHABLE_KEY: { description: 'With a publishable key.' },
  },
} as const);

export const ViewerType = builder.objectRef<{ actor: Actor }>('Viewer').implement({
  description: 'Who is asking.',
  authScopes: { public: true },
  fields: (t) => ({
    kind: t.field({
      type: ViewerKind,
      description: 'How the request was made.',
      resolve: ({ actor }) => {
        if (actor.kind === 'key') return actor.publishable ? 'PUBLISHABLE_KEY' : 'SECRET_KEY';
        return actor.kind === 'anonymous' ? 'ANONYMOUS' : 'PERSON';
      },
    }),
    person: t.prismaField({
      type: PersonType,
      nullable: true,
      description: 'The member of staff, when it is one.',
      resolve: (query, { actor }, _args, { platform }) =>
        actor.kind === 'person' ? platform.prisma.person.findUnique({ ...query, where: { id: actor.id } }) : null,
    }),
    memberships: t.prismaField({
      type: [MembershipType],
      description: 'The agencies this person works for; at a board on another site, those whose site it is.',
      resolve: (query, { actor }, _args, { platform }) =>
        actor.kind === 'person' || actor.kind === 'board'
          ? platform.prisma.membership.findMany({
              ...query,
              where: { personId: actor.id, agencyId: { in: actor.memberships.map(({ agencyId }) => agencyId) } },
            })
          : [],
    }),
    agency: t.prismaField({
      type: AgencyType,
      nullable: true,
      description: 'The agency of the key, when it is one.',
      resolve: (query, { actor }, _args, { platform }) =>
        actor.kind === 'key' && actor.agencyId
          ? platform.prisma.agency.findUnique({ ...query, where: { id: actor.agencyId } })
          : null,
    }),
    isAdmin: t.boolean({
      description: 'Whether this person runs the installation.',
      resolve: ({ actor }) => actor.kind === 'person' && actor.admin,
    }),
  }),
});

const ApiKeyNode = builder.prismaNode('ApiKey', {
  nullable: true,
  id: { field: 'id', description: 'Global id, opaque.' },
  description: 'A key of a machine or a page. Its secret was shown once and is stored nowhere.',
  authScopes: { may: apiKeyAccess.list },
  findUnique: (id, context) => ({ id, AND: [apiKeyAccess.visible(context.actor)] }),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is for.' }),
    kind: t.expose('kind', { type: ApiKeyKindType, description: 'Where it may be used.' }),
    prefix: t.exposeString('prefix', { description: 'Its first characters, to recognise it by.' }),
    scopes: t.field({
      type: [ApiKeyScopeType],
      description: 'What it may do; empty for a publishable key.',
      resolve: (key) => key.scopes as (typeof scopes)[number][],
    }),
    origins: t.exposeStringList('origins', { description: 'The origins whose pages may use it.' }),
    agency: t.relation('agency', { nullable: true, description: 'Whose it is; null for a key of the installation.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was issued.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used, to the minute.',
    }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true, description: 'When it was revoked.' }),
  }),
});

builder.queryFields((t) => ({
  viewer: t.field({
    type: ViewerType,
    description: 'Who is asking, as this server understands it.',
    authScopes: { public: true },
    resolve: (_root, _args, { actor }) => ({ actor }),
  }),
  apiKeys: t.prismaConnection(
    {
      type: ApiKeyNode,
      cursor: 'id',
      description: 'The keys of your agencies, newest first; for an admin, all.',
      authScopes: { may: apiKeyAccess.list },
      totalCount: (_root, _args, { platform, actor }) =>
        platform.prisma.apiKey.count({ where: apiKeyAccess.visible(actor) }),
      resolve: (query, _root, _args, { platform, actor }) =>
        platform.prisma.apiKey.findMany({ ...query, where: apiKeyAccess.visible(actor), orderBy: { id: 'desc' } }),
    },
    { name: 'ApiKeyConnection' },
    { name: 'ApiKeyEdge' },
  ),
}));

/** Who has one agency need not name it. */
function ownAgency(actor: Actor): string | null {
  if (isAdmin(actor)) return null;
  const own = keyAgency(actor, 'KEYS_WRITE') ?? executiveAgencies(actor);
  if (typeof own === 'string') return own;
  if (own.length > 1) throw new InvalidInput([{ path: ['agency'], code: 'REQUIRED' }]);
  return own[0] ?? null;
}

const IssueApiKeyInput = builder.inputType('IssueApiKeyInput', {
  description: 'A new key.',
  fields: (t) => ({
    agency: t.globalID({
      for: [AgencyType],
      required: false,
      description:
        'Whose key; your own agency when left out. An admin who leaves it out makes a key of the installation.',
    }),
    name: t.string({ required: true, description: 'What it is for, up to 100 characters.' }),
    kind: t.field({ type: ApiKeyKindType, required: true, description: 'Where it will be used.' }),
    scopes: t.field({
      type: [ApiKeyScopeType],
      required: false,
      description: 'For a secret key: what it may do; nothing that you may not.',
    }),
    origins: t.stringList({
      required: false,
      description: 'For a publishable key: the origins of its pages, such as `https://www.example.com`.',
    }),
  }),
});

const IssueApiKeyPayload = builder.objectRef<Awaited<ReturnType<typeof issueApiKey>>>('IssueApiKeyPayload').implement({
  description: 'The new key.',
  authScopes: { may: apiKeyAccess.list },
  fields: (t) => ({
    apiKey: t.field({ type: ApiKeyNode, description: 'The key.', resolve: ({ apiKey }) => apiKey }),
    secret: t.exposeString('secret', { description: 'The key itself. It is shown this once; keep it now.' }),
  }),
});

const RevokeApiKeyPayload = builder
  .objectRef<{ apiKey: Awaited<ReturnType<typeof revokeApiKey>> }>('RevokeApiKeyPayload')
  .implement({
    description: 'The key, revoked.',
    authScopes: { may: apiKeyAccess.list },
    fields: (t) => ({
      apiKey: t.field({ type: ApiKeyNode, description: 'The key.', resolve: ({ apiKey }) => apiKey }),
    }),
  });

builder.mutationFields((t) => ({
  issueApiKey: t.field({
    type: IssueApiKeyPayload,
    description: 'Makes a key for a machine (secret) or a page (publishable).',
    authScopes: { may: apiKeyAccess.list },
    errors: { types: [InvalidInput, NotFound] },
    args: { input: t.arg({ type: IssueApiKeyInput, required: true, description: 'What the key is for.' }) },
    resolve: (_root, { input }, { platform, actor }) =>
      issueApiKey(platform, actor, {
        agencyId: input.agency?.id ?? ownAgency(actor),
        name: input.name,
        kind: input.kind,
        scopes: input.scopes ?? [],
        origins: input.origins ?? [],
      }),
  }),
  revokeApiKey: t.field({
    type: RevokeApiKeyPayload,
    description: 'Ends a key at once. Keys that it issued stay.',
    authScopes: { may: apiKeyAccess.list },
    errors: { types: [NotFound] },
    args: { id: t.arg.globalID({ for: [ApiKeyNode], required: true, description: 'The key.' }) },
    resolve: async (_root, { id }, { platform, actor }) => ({ apiKey: await revokeApiKey(platform, actor, id.id) }),
  }),
}));
