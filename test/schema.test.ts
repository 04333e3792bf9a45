import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, parse, validate } from 'graphql';
import { printedSchema } from '../server/graphql/print.ts';
import { schema } from '../server/graphql/schema.ts';
import { exampleQueries } from '../server/http/graphiql-examples.ts';

test('schema.graphql is what the code says', () => {
  assert.equal(
    readFileSync('schema.graphql', 'utf8'),
    printedSchema(),
    'schema.graphql is stale: run `npm run schema`',
  );
});

test('every type, field, argument and value has a description', () => {
  const bare: string[] = [];
  const note = (name: string, description: string | null | undefined) => {
    if (!description) bare.push(name);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || ['String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name)) continue;
    note(type.name, type.description);
    if (isEnumType(type)) for (const value of type.getValues()) note(`${type.name}.${value.name}`, value.description);
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) note(`${type.name}.${field.name}`, field.description);
    }
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      note(`${type.name}.${field.name}`, field.description);
      for (const arg of field.args) note(`${type.name}.${field.name}(${arg.name})`, arg.description);
    }
  }
  assert.deepEqual(bare, []);
});

test('the examples that GraphiQL opens with fit the schema', () => {
  const document = parse(exampleQueries);
  assert.ok(document.definitions.length >= 5);
  assert.deepEqual(validate(schema, document), []);
});
