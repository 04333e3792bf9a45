import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { schema } from '../../server/graphql/schema.ts';
import { nodes } from './decisions.ts';
import type { Role } from './roles.ts';
import { globalId, type World } from './world.ts';

// All that a role can be answered, as text: every object fetched by id and every list, with all that hangs on them.

/** How many objects deep: what is fetched by id, and each entry of a list. */
const DEPTH = { node: 2, list: 1 };
const LISTS = [
  'viewer',
  'listings',
  'offers',
  'agencies',
  'apiKeys',
  'packages',
  'importRuns',
  'importSources',
  'exports',
];

const needsArguments = ({ args }: GraphQLField<unknown, unknown>) =>
  args.some(({ type, defaultValue }) => String(type).endsWith('!') && defaultValue === undefined);

const fieldsOf = (type: GraphQLObjectType) => Object.values(type.getFields()).filter((field) => !needsArguments(field));

const isList = (name: string) => /(Connection|Edge)$/.test(name) || name === 'PageInfo';

/** Everything of a type without arguments, down to `depth`; lists of objects count as the objects they hold. */
function selectionOf(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (!isObjectType(named)) return ' { __typename }';
  const next = isList(named.name) ? depth : depth - 1;
  if (next < 0) return ' { __typename }';
  return ` { ${fieldsOf(named)
    .map((field) => `${field.name}${selectionOf(field.type, next)}`)
    .join(' ')} }`;
}

/** Each field that leads to objects by itself. */
function selectionsOf(type: GraphQLObjectType): string[] {
  const fields = fieldsOf(type);
  const plain = fields.filter((field) => isLeafType(getNamedType(field.type)));
  const others = fields.filter((field) => !plain.includes(field));
  return [
    plain.map(({ name }) => name).join(' '),
    ...others.map((field) => `${field.name}${selectionOf(field.type, DEPTH.node)}`),
  ].filter(Boolean);
}

/** @returns the answers one after the other, as JSON. */
export async function everythingSeen(world: World, role: Role): Promise<string> {
  const answers: string[] = [];
  /** @returns whether nothing in it was refused. */
  const ask = async (query: string, variables: object = {}): Promise<boolean> => {
    const response = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...world.headers[role] },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    const { errors = [] } = JSON.parse(text) as { errors?: { extensions?: { code?: string } }[] };
    const broken = errors.filter(({ extensions }) => !/^(UNAUTHENTICATED|FORBIDDEN)$/.test(extensions?.code ?? ''));
    if (broken.length > 0) throw new Error(`${role}: ${query}: ${JSON.stringify(broken)}`);
    answers.push(text);
    return errors.length === 0;
  };
  for (const [name, { id }] of Object.entries(nodes)) {
    const query = (selection: string) => `query ($id: ID!) { node(id: $id) { ... on ${name} { ${selection} } } }`;
    const variables = { id: globalId(name, id(world)) };
    const selections = selectionsOf(schema.getType(name) as GraphQLObjectType);
    if (await ask(query(selections.join(' ')), variables)) continue;
    // A field that was refused hides what its neighbours say.
    for (const selection of selections) await ask(query(selection), variables);
  }
  const fields = schema.getQueryType()?.getFields() ?? {};
  for (const name of LISTS) {
    const { type } = fields[name] as { type: GraphQLOutputType };
    await ask(`{ ${name}${selectionOf(type, DEPTH.list)} }`);
  }
  return answers.join('\n');
}
