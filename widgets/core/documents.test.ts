import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { buildSchema, parse, validate } from 'graphql';
import * as detail from '../listing-detail/documents.ts';
import * as board from '../offer-board/documents.ts';
import * as form from '../offer-form/documents.ts';
import { SubmitOffer } from '../offer-form/outcome.ts';

const printed = new URL('../../schema.graphql', import.meta.url);

test('every document of the widgets fits the schema', { skip: !existsSync(printed) && 'no schema.graphql yet' }, () => {
  const schema = buildSchema(readFileSync(printed, 'utf8'));
  for (const [name, text] of Object.entries({ ...detail, ...board, ...form, SubmitOffer }))
    assert.deepEqual(validate(schema, parse(text)).map(String), [], name);
});
