import '../accounts/schema.ts';
import '../accounts/session-schema.ts';
import '../exports/schema.ts';
import '../imports/schema.ts';
import '../imports/sources/start-schema.ts';
import '../imports/doors/upload-schema.ts';
import '../listings/schema.ts';
import '../listings/override-schema.ts';
import '../offers/schema.ts';
import './user-errors.ts';
import { type GraphQLSchema, isObjectType } from 'graphql';
import { builder } from './builder.ts';

/** The whole schema: each feature adds its own by being imported. */
export const schema = describe(builder.toSchema());

/** Words for the few fields that plugins make without a way to say them. */
function describe(built: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(built.getTypeMap())) {
    if (!isObjectType(type) || !type.name.endsWith('Connection')) continue;
    const { totalCount } = type.getFields();
    if (totalCount) totalCount.description = 'How many there are in all, on every page.';
  }
  const { node, nodes } = built.getQueryType()?.getFields() ?? {};
  for (const arg of [...(node?.args ?? []), ...(nodes?.args ?? [])])
    arg.description = 'Global id, as any `id` field gave it.';
  return built;
}
