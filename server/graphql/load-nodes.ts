import { brandWithType } from '@pothos/core';
import { queryFromInfo } from '@pothos/plugin-prisma';
import { type GraphQLResolveInfo, isObjectType } from 'graphql';
import type { Context } from './context.ts';

export interface GlobalId {
  typename: string;
  id: string;
}

type Row = { id: string };
type Where = Record<string, unknown>;

/** How the rows of a type are found: its model, and what of it the asker sees. */
interface NodeSource {
  model: string;
  /** The where-clause of one row, rights included. */
  whereOf(id: string): Where;
}

/** Loads what global ids name, with one query a type; null for what is not there or not to be seen. */
export async function loadNodes(
  wanted: readonly (GlobalId | null | undefined)[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<(Row | null)[]> {
  const byType = new Map<string, Set<string>>();
  for (const each of wanted) {
    if (each) byType.set(each.typename, (byType.get(each.typename) ?? new Set()).add(each.id));
  }
  const found = new Map<string, Row>();
  await Promise.all(
    [...byType].map(async ([typename, ids]) => {
      for (const row of await loadRows(typename, [...ids], context, info)) {
        brandWithType(row, typename as never);
        found.set(`${typename}:${row.id}`, row);
      }
    }),
  );
  return wanted.map((each) => (each && found.get(`${each.typename}:${each.id}`)) ?? null);
}

async function loadRows(typename: string, ids: string[], context: Context, info: GraphQLResolveInfo): Promise<Row[]> {
  const source = sourceOf(typename, context, info);
  if (!source) return [];
  const query = await queryFromInfo({ context, info, typeName: typename, awaitSelections: true });
  const delegate = delegateOf(source.model, context);
  const groups = groupByRights(ids, source);
  const rows = await Promise.all(groups.map((where) => delegate.findMany({ ...query, where })));
  return rows.flat();
}

/** Ids whose rights are the same go into one question: all of them, but for what this request has reached already. */
function groupByRights(ids: string[], { whereOf }: NodeSource): Where[] {
  const groups = new Map<string, { rights: Where; ids: string[] }>();
  for (const id of ids) {
    const { id: _one, ...rights } = whereOf(id);
    const key = JSON.stringify(rights);
    const group = groups.get(key) ?? { rights, ids: [] };
    group.ids.push(id);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => ({ ...group.rights, id: { in: group.ids } }));
}

/** Undefined for a type whose objects have no ids of their own. */
function sourceOf(typename: string, context: Context, { schema }: GraphQLResolveInfo): NodeSource | undefined {
  const type = schema.getType(typename);
  if (!isObjectType(type) || !type.getInterfaces().some(({ name }) => name === 'Node')) return undefined;
  const { pothosPrismaModel, pothosPrismaLoader } = type.extensions as {
    pothosPrismaModel: string;
    pothosPrismaLoader(context: Context): { findUnique(row: Row, context: Context): Where };
  };
  const loader = pothosPrismaLoader(context);
  return { model: pothosPrismaModel, whereOf: (id) => loader.findUnique({ id }, context) };
}

function delegateOf(model: string, { platform }: Context): { findMany(query: object): Promise<Row[]> } {
  const name = `${model.charAt(0).toLowerCase()}${model.slice(1)}`;
  return (platform.prisma as unknown as Record<string, { findMany(query: object): Promise<Row[]> }>)[name] as never;
}
