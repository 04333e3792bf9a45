import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { buildSchema, parse, validate } from 'graphql';
import { viewerDocument } from './core/session.ts';
import * as access from './pages/access/documents.ts';
import * as agencies from './pages/agencies/documents.ts';
import * as imports from './pages/imports/documents.ts';
import * as held from './pages/imports/held.ts';
import * as sources from './pages/imports/sources/documents.ts';
import * as keys from './pages/keys/documents.ts';
import * as listings from './pages/listings/documents.ts';

const file = new URL('../schema.graphql', import.meta.url);

it('every document fits the schema', { skip: !existsSync(file) && 'schema.graphql is not printed yet' }, () => {
  const schema = buildSchema(readFileSync(file, 'utf8'));
  const all: Record<string, unknown> = {
    viewerDocument,
    ...access,
    ...agencies,
    ...imports,
    ...held,
    ...sources,
    ...keys,
    ...listings,
  };
  const documents = Object.entries(all).filter(([name]) => name.endsWith('Document'));
  assert.ok(documents.length > 30);
  for (const [name, text] of documents) {
    const problems = validate(schema, parse(String(text)));
    assert.deepEqual(
      problems.map(({ message }) => message),
      [],
      name,
    );
  }
});
