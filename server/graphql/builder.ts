import SchemaBuilder from '@pothos/core';
import ErrorsPlugin from '@pothos/plugin-errors';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import type { Actor } from '../accounts/index.ts';
import type PrismaTypes from '../platform/generated/pothos.ts';
import { getDatamodel } from '../platform/generated/pothos.ts';
import { AccessDenied } from '../platform/index.ts';
import type { Context } from './context.ts';
import { type GlobalId, loadNodes } from './load-nodes.ts';

/** A rule about the actor alone; which rows it sees is the `visible` of the feature's access.ts. */
export type Rule = (actor: Actor) => boolean;

export interface SchemaTypes {
  Context: Context;
  PrismaTypes: PrismaTypes;
  AuthScopes: {
    /** Anybody may; said on purpose. */
    public: boolean;
    /** Whoever the rule lets. */
    may: Rule;
  };
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    Date: { Input: Date; Output: Date };
    Decimal: { Input: string; Output: { toFixed(): string } | string };
    Upload: { Input: UploadedFile; Output: never };
  };
  Connection: { totalCount: number | (() => number | Promise<number>) };
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
}

export const MAX_PAGE = 100;

/** A file that came with an operation. */
export interface UploadedFile {
  /** As the client calls it. */
  name: string;
  size: number;
  stream(): AsyncIterable<Uint8Array>;
}

/** The one Pothos builder. Every field without its type's `authScopes` needs its own: a test holds that. */
export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [ErrorsPlugin, ScopeAuthPlugin, RelayPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  scopeAuth: {
    authorizeOnSubscribe: true,
    authScopes: (context) => ({ public: true, may: (rule) => rule(context.actor) }),
    unauthorizedError: (_parent, context) => accessError(context.actor),
  },
  errors: {
    directResult: true,
    defaultUnionOptions: {
      name: ({ fieldName }: { fieldName: string }) => `${fieldName.charAt(0).toUpperCase()}${fieldName.slice(1)}Result`,
      description: 'What came of it: the payload, or an error to show to the person who asked.',
    } as never,
  },
  relay: {
    decodeGlobalID,
    cursorType: 'String',
    nodeTypeOptions: { description: 'Anything with a global id, to be fetched again with `node`.' },
    idFieldOptions: { description: 'Global id, opaque.' },
    nodeQueryOptions: {
      description: 'One object by its global id; null when there is none that you may see.',
      authScopes: { public: true },
      resolve: async (_root: unknown, { id }: { id: GlobalId }, context: Context, info: GraphQLResolveInfo) =>
        (await loadNodes([id], context, info))[0],
    },
    nodesQueryOptions: {
      description: `Up to ${MAX_PAGE} objects by their global ids, in that order; null for what is not there or not yours.`,
      authScopes: { public: true },
      resolve: (_root: unknown, { ids }: { ids: GlobalId[] }, context: Context, info: GraphQLResolveInfo) =>
        loadNodes(ids, context, info),
    },
    pageInfoTypeOptions: { description: 'Where a page stands in the whole list.' },
    hasNextPageFieldOptions: { description: 'Whether more follows.' },
    hasPreviousPageFieldOptions: { description: 'Whether something comes before.' },
    startCursorFieldOptions: { description: 'The first cursor of the page.' },
    endCursorFieldOptions: { description: 'The last cursor of the page; pass it as `after` for the next one.' },
    cursorFieldOptions: { description: 'The place of this entry; opaque.' },
    nodeFieldOptions: { description: 'The entry itself.', nullable: false },
    edgesFieldOptions: { description: 'The entries of this page.', nullable: { list: false, items: false } },
    pageInfoFieldOptions: { description: 'Where this page stands.' },
    firstArgOptions: {
      description: `How many entries from the start of the list; at most ${MAX_PAGE}, 20 when neither \`first\` nor \`last\` is given.`,
    },
    lastArgOptions: { description: `How many entries from the end of the list; at most ${MAX_PAGE}.` },
    afterArgOptions: { description: 'Only entries after this cursor.' },
    beforeArgOptions: { description: 'Only entries before this cursor.' },
    defaultConnectionTypeOptions: { description: 'One page of a list.' },
    defaultEdgeTypeOptions: { description: 'An entry with its place in the list.' },
  } as never,
  prisma: {
    client: (context) => context.platform.prisma,
    dmmf: getDatamodel(),
    filterConnectionTotalCount: true,
    maxConnectionSize: MAX_PAGE,
    defaultConnectionSize: 20,
    onUnusedQuery: null,
  },
});

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Every id of ours names a type and a UUID. Anything else would only make the database complain. */
function decodeGlobalID(globalId: string): { typename: string; id: string } {
  const [typename = '', id = '', ...more] = Buffer.from(globalId, 'base64').toString('utf8').split(':');
  if (/^\w+$/.test(typename) && uuid.test(id) && more.length === 0) return { typename, id };
  throw new GraphQLError(`${JSON.stringify(globalId)} is no id. Use one that an answer of this API gave you.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

/** What an actor is told who may not: what would help. */
export function accessError(actor: Actor): AccessDenied {
  return actor.kind === 'anonymous'
    ? new AccessDenied('UNAUTHENTICATED', 'Sign in, or send an API key as `Authorization: Bearer …`.')
    : new AccessDenied(
        'FORBIDDEN',
        'You have no right to this. Ask the executive of your agency, or use a key with the scope for it.',
      );
}

builder.queryType({ description: 'Everything that can be read.' });
builder.mutationType({ description: 'Everything that can be changed.' });
builder.subscriptionType({ description: 'Everything that can be watched live.' });

const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const isoDate = /^\d{4}-\d{2}-\d{2}$/;

function parseWith(pattern: RegExp, what: string, value: unknown): Date {
  const date = typeof value === 'string' && pattern.test(value) ? new Date(value) : undefined;
  if (date && !Number.isNaN(date.getTime())) return date;
  throw new GraphQLError(`${JSON.stringify(value)} is not ${what}.`, { extensions: { code: 'BAD_USER_INPUT' } });
}

builder.scalarType('DateTime', {
  description: 'An instant in UTC, ISO 8601: `2026-05-01T09:30:00Z`. As input, any offset is taken.',
  serialize: (value) => value.toISOString(),
  parseValue: (value) => parseWith(isoInstant, 'an instant such as 2026-05-01T09:30:00Z', value),
});

builder.scalarType('Date', {
  description: 'A calendar day: `2026-05-01`.',
  serialize: (value) => value.toISOString().slice(0, 10),
  parseValue: (value) => parseWith(isoDate, 'a day such as 2026-05-01', value),
});

builder.scalarType('Decimal', {
  description: 'An exact decimal number as a string: `"350000"` or `"350000.5"`. As input, a number is taken too.',
  serialize: (value) => (typeof value === 'string' ? value : value.toFixed()),
  parseValue: (value) => {
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && /^-?\d{1,20}(\.\d{1,10})?$/.test(text)) return text;
    throw new GraphQLError(`${JSON.stringify(value)} is not an amount such as "350000.50".`, {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  },
});

builder.scalarType('Upload', {
  description: 'A file, as the GraphQL multipart request specification sends it.',
  serialize: () => {
    throw new Error('a file is only ever received');
  },
  // What is no file is refused where it is used, after who asks was checked.
  parseValue: (value) => value as UploadedFile,
});
