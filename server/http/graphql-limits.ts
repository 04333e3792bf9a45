import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLArgument,
  GraphQLError,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getOperationAST,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  typeFromAST,
  valueFromASTUntyped,
} from 'graphql';
import { MAX_PAGE } from '../graphql/builder.ts';

/** What one operation may ask for; said in docs/graphql.md. */
export const limits = {
  characters: 100_000,
  tokens: 2000,
  depth: 12,
  aliases: 30,
  /** Times one name is selected side by side: comparing them with each other costs the square. */
  repeats: 10,
  fragments: 50,
  directives: 50,
  cost: 50_000,
  /** Entries of a list in arguments and variables. */
  list: 100,
  page: MAX_PAGE,
};

/** A request that asks for more than it may. The message names what, where and how much there may be. */
export const limitExceeded = (message: string, nodes?: FieldNode): GraphQLError =>
  new GraphQLError(message, { nodes, extensions: { code: 'LIMIT_EXCEEDED' } });

const exceeded = (what: string, most: number, cure: string): GraphQLError =>
  limitExceeded(`The operation has more than ${most.toLocaleString('en')} ${what}. ${cure}`);

/**
 * Parses what is within the limits of size and shape: what is not would cost more to check than to refuse.
 * @throws {GraphQLError} LIMIT_EXCEEDED, or a syntax error.
 */
export function parseWithin(source: string): DocumentNode {
  if (source.length > limits.characters) {
    throw exceeded('characters', limits.characters, 'Send long values as variables.');
  }
  const document = parseTokens(source);
  checkShape(document);
  return document;
}

function parseTokens(source: string): DocumentNode {
  try {
    return parse(source, { maxTokens: limits.tokens });
  } catch (error) {
    if (!/tokens\. Parsing aborted/.test((error as Error).message)) throw error;
    throw exceeded('tokens', limits.tokens, 'Ask in several operations, and send values as variables.');
  }
}

/** Depth, aliases, repetitions, fragments and directives, each fragment counted wherever it is spread. */
function checkShape(document: DocumentNode): void {
  const fragments = fragmentsOf(document);
  if (fragments.size > limits.fragments) throw exceeded('fragments', limits.fragments, 'Ask in several operations.');
  const shapes = new Map<string, Shape | undefined>();
  const none: Shape = { depth: 0, aliases: 0, directives: 0 };

  function ofFragment(name: string): Shape {
    const fragment = fragments.get(name);
    // A fragment inside itself is refused by the validation that follows; here it only must not be endless.
    if (!fragment || (shapes.has(name) && !shapes.get(name))) return none;
    const known = shapes.get(name);
    if (known) return known;
    shapes.set(name, undefined);
    const shape = ofSet(fragment.selectionSet);
    shapes.set(name, shape);
    return shape;
  }

  function ofSet(set: SelectionSetNode, names = new Map<string, number>()): Shape {
    const shape = { ...none };
    for (const selection of set.selections) add(shape, ofSelection(selection, names));
    return shape;
  }

  function ofSelection(selection: SelectionNode, names: Map<string, number>): Shape {
    const directives = selection.directives?.length ?? 0;
    if (selection.kind !== Kind.FIELD) {
      const inside =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? ofFragment(selection.name.value)
          : ofSet(selection.selectionSet, names);
      return { ...inside, directives: inside.directives + directives };
    }
    const name = selection.alias?.value ?? selection.name.value;
    const times = (names.get(name) ?? 0) + 1;
    names.set(name, times);
    if (times > limits.repeats) {
      throw exceeded(`selections of "${name}" side by side`, limits.repeats, 'Select it once.');
    }
    const inside = selection.selectionSet ? ofSet(selection.selectionSet) : none;
    return {
      depth: selection.name.value.startsWith('__') ? 0 : inside.depth + 1,
      aliases: inside.aliases + (selection.alias ? 1 : 0),
      directives: inside.directives + directives,
    };
  }

  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const shape = ofSet(definition.selectionSet);
    // A fragment lies as deep as where it is spread.
    if (definition.kind === Kind.OPERATION_DEFINITION && shape.depth > limits.depth) {
      throw exceeded('levels of depth', limits.depth, 'Ask for what lies deeper by its id, with `node`.');
    }
    if (shape.aliases > limits.aliases) throw exceeded('aliases', limits.aliases, 'Ask in several operations.');
    if (shape.directives > limits.directives) {
      throw exceeded('directives', limits.directives, 'Leave out what is not wanted.');
    }
  }
}

interface Shape {
  depth: number;
  aliases: number;
  directives: number;
}

function add(to: Shape, from: Shape): void {
  to.depth = Math.max(to.depth, from.depth);
  to.aliases += from.aliases;
  to.directives += from.directives;
}

const fragmentsOf = (document: DocumentNode): Map<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );

type Variables = Readonly<Record<string, unknown>>;

export interface Operation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operationName?: string | null;
  /** As they were sent. */
  variableValues?: Variables | null;
}

/** What a field costs by itself: a value, an object, and what asks the database a question of its own. */
const COST = { value: 1, object: 2, root: 10, mutation: 100, count: 20 };
/** What introspection says lies in memory: a value of it costs this part of another. */
const INTROSPECTION = 0.1;
/** Entries of a list whose length nobody says, such as the pictures of a listing. */
const USUAL_LIST = 10;
/** Entries of a page where neither `first` nor `last` is given. */
const USUAL_PAGE = 20;
/** Entries of lists of introspection, as this schema has them on average. */
const INTROSPECTION_LISTS: Record<string, number> = { types: 250, fields: 6, inputFields: 2, enumValues: 1, args: 1 };

/**
 * What a validated operation costs, with the variables, page sizes and lists it was sent with: about the number of values
 * of its answer.
 * @throws {GraphQLError} LIMIT_EXCEEDED when it is more than one operation may, or a list or page of it is too long.
 */
export function costOf({ schema, document, operationName, variableValues }: Operation): number {
  const operation = getOperationAST(document, operationName);
  if (!operation) return 0;
  const variables = withDefaults(operation, variableValues ?? {});
  const listed = checkVariables(schema, operation, variables);
  const root = schema.getRootType(operation.operation);
  const meter = createMeter(schema, fragmentsOf(document), variables);
  const cost = listed + (root ? meter(operation.selectionSet, root, { own: ownCost(operation) }) : 0);
  if (cost > limits.cost) {
    const most = limits.cost.toLocaleString('en');
    throw limitExceeded(
      `The operation would cost ${Math.round(cost).toLocaleString('en')}; ${most} is the most. Ask for smaller pages, or for fewer fields of lists.`,
    );
  }
  return Math.ceil(cost);
}

const ownCost = ({ operation }: OperationDefinitionNode): number =>
  operation === 'mutation' ? COST.mutation : COST.root;

function withDefaults(operation: OperationDefinitionNode, sent: Variables): Variables {
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
  );
  return { ...Object.fromEntries(defaults), ...sent };
}

/** How many entries the lists in variables have; what has too many is refused by its name. */
function checkVariables(schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Variables): number {
  let entries = 0;
  for (const { variable, type } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    const inputType = typeFromAST(schema, type as never) as GraphQLInputType | undefined;
    if (inputType) entries += checkLists(inputType, variables[name], `$${name}`);
  }
  return entries;
}

function checkLists(type: GraphQLInputType, value: unknown, path: string): number {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    if (!Array.isArray(value)) return checkLists(nullable.ofType, value, path);
    if (value.length > limits.list) {
      throw limitExceeded(
        `\`${path}\` has ${value.length.toLocaleString('en')} entries; ${limits.list} is the most. Send them in several operations.`,
      );
    }
    return value.reduce(
      (sum: number, each, index) => sum + 1 + checkLists(nullable.ofType, each, `${path}.${index}`),
      0,
    );
  }
  if (!isInputObjectType(nullable) || typeof value !== 'object' || value === null) return 0;
  const fields = Object.values(nullable.getFields());
  return fields.reduce(
    (sum, field) => sum + checkLists(field.type, (value as Variables)[field.name], `${path}.${field.name}`),
    0,
  );
}

/** What the field that is being measured knows of where it stands. */
interface Place {
  /** Of fields that ask the database by themselves. */
  own?: number;
  /** Entries of the page, for `edges` below a connection. */
  page?: number;
}

type Meter = (set: SelectionSetNode, type: GraphQLOutputType, place: Place) => number;

function createMeter(
  schema: GraphQLSchema,
  fragments: Map<string, FragmentDefinitionNode>,
  variables: Variables,
): Meter {
  // A fragment costs the same at every place of the same kind: spread in each other they would be endless to count.
  const known = new Map<string, number>();

  const meter: Meter = (set, type, place) => {
    const parent = getNamedType(type);
    return set.selections.reduce((sum, selection) => sum + ofSelection(selection, parent, place), 0);
  };

  function ofSelection(selection: SelectionNode, parent: GraphQLOutputType, place: Place): number {
    if (selection.kind === Kind.FIELD) return ofField(selection, parent, place);
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return meter(selection.selectionSet, conditionOf(selection.typeCondition?.name.value, parent), place);
    }
    const fragment = fragments.get(selection.name.value);
    if (!fragment) return 0;
    const key = `${selection.name.value} ${place.own ?? ''} ${place.page ?? ''}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, 0);
    const cost = meter(fragment.selectionSet, conditionOf(fragment.typeCondition.name.value, parent), place);
    known.set(key, cost);
    return cost;
  }

  const conditionOf = (name: string | undefined, parent: GraphQLOutputType): GraphQLOutputType => {
    const type = name ? schema.getType(name) : parent;
    return isCompositeType(type) ? type : parent;
  };

  function ofField(node: FieldNode, parent: GraphQLOutputType, place: Place): number {
    const field = fieldOf(schema, parent, node.name.value);
    if (!field) return COST.value;
    const args = argumentsOf(node, field, variables);
    const page = pageOf(node, field, args);
    const inside = node.selectionSet ? COST.object + meter(node.selectionSet, field.type, { page }) : COST.value;
    const count = field.name === 'totalCount' ? COST.count : 0;
    const weight = field === SchemaMetaFieldDef || field === TypeMetaFieldDef ? INTROSPECTION : 1;
    return (place.own ?? 0) + count + weight * inside * entriesOf(field, parent, args, place);
  }

  return meter;
}

function fieldOf(
  schema: GraphQLSchema,
  parent: GraphQLOutputType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (name === SchemaMetaFieldDef.name && parent === schema.getQueryType()) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name && parent === schema.getQueryType()) return TypeMetaFieldDef;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

/** The arguments as plain values; lists written out in the document are held to their length here. */
function argumentsOf(node: FieldNode, field: GraphQLField<unknown, unknown>, variables: Variables): Variables {
  const given = new Map((node.arguments ?? []).map((argument) => [argument.name.value, argument.value]));
  const sent = (argument: GraphQLArgument): unknown => {
    const literal = given.get(argument.name);
    const value = literal && valueFromASTUntyped(literal, variables);
    if (literal && literal.kind !== Kind.VARIABLE)
      checkLists(argument.type, value, `${node.name.value}.${argument.name}`);
    return value === undefined ? argument.defaultValue : value;
  };
  return Object.fromEntries(field.args.map((argument) => [argument.name, sent(argument)]));
}

/** Entries of the page that a connection is asked for; undefined for any other field. */
function pageOf(node: FieldNode, field: GraphQLField<unknown, unknown>, args: Variables): number | undefined {
  if (!field.args.some(({ name }) => name === 'first')) return undefined;
  for (const name of ['first', 'last']) {
    const entries = Number(args[name] ?? 0);
    if (entries > limits.page) {
      throw limitExceeded(
        `\`${node.name.value}.${name}\` is ${entries.toLocaleString('en')}; ${limits.page} is the most. Ask for the next page with \`after\` or \`before\`.`,
        node,
      );
    }
  }
  return Number(args.first ?? args.last ?? USUAL_PAGE) || 0;
}

/** How many there may be of a field: 1, the page it is on, what was asked for by id, or what is usual. */
function entriesOf(
  field: GraphQLField<unknown, unknown>,
  parent: GraphQLOutputType,
  args: Variables,
  { page }: Place,
): number {
  if (!isListType(getNullableType(field.type))) return 1;
  if (isIntrospectionType(parent as never)) return INTROSPECTION_LISTS[field.name] ?? 1;
  if (page !== undefined) return page;
  const ids = field.args.find(({ type }) => getNamedType(type).name === 'ID' && Array.isArray(args.ids));
  return ids ? (args.ids as unknown[]).length : USUAL_LIST;
}
