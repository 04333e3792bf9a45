import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { type ArgumentNode, buildSchema, type DocumentNode, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { register } from 'tsx/esm/api';

// It reads our sources, also where it is bundled itself.
register();

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));

/** Names of the operations that a file writes down. */
const operationsIn = (text: string) =>
  [...text.matchAll(/[`\n]\s*(?:query|mutation|subscription)\s+(\w+)\s*[({]/g)].map(([, name = '']) => name);

function parsed(value: unknown): DocumentNode | undefined {
  try {
    return typeof value === 'string' && /\{/.test(value) ? parse(value) : undefined;
  } catch {
    return undefined;
  }
}

/** What is asked for in no language although it comes in several: a page of it would be in two. */
function withoutLanguage(document: DocumentNode): string[] {
  const info = new TypeInfo(schema);
  const found: string[] = [];
  const isLanguage = ({ name }: ArgumentNode) => name.value === 'language';
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(node) {
        const comesInSeveral = info.getFieldDef()?.args.some(({ name }) => name === 'language');
        if (comesInSeveral && !node.arguments?.some(isLanguage))
          found.push(`${info.getParentType()}.${node.name.value}`);
      },
    }),
  );
  return found;
}

test('every document of ours says in which language it reads what comes in several', async () => {
  const files = ['widgets', 'desk', 'demo', 'server'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => join(folder, file))
      .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|test-support|generated|bench/.test(file)),
  );
  let count = 0;
  for (const file of files) {
    const named = operationsIn(readFileSync(file, 'utf8'));
    if (named.length === 0) continue;
    const documents = Object.values(await import(resolve(file))).flatMap((value) => parsed(value) ?? []);
    const operations = documents.flatMap(({ definitions }) =>
      definitions.flatMap((definition) =>
        definition.kind === 'OperationDefinition' ? (definition.name?.value ?? []) : [],
      ),
    );
    assert.deepEqual(
      named.filter((name) => !operations.includes(name)),
      [],
      `${file} exports its documents`,
    );
    for (const document of documents) assert.deepEqual(withoutLanguage(document), [], file);
    count += named.length;
  }
  assert.ok(count > 60, `${count} operations were found`);
});
