import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coreCatalogue, LANGUAGES, negotiate } from './i18n.ts';

test('takes the first language we speak', () => {
  assert.deepEqual(negotiate([null, 'pt-BR', 'de-AT', 'fr']), { language: 'de', locale: 'de-AT' });
  assert.deepEqual(negotiate(['es']), { language: 'en', locale: 'en' });
  assert.deepEqual(negotiate(['RO']), { language: 'ro', locale: 'ro' });
});

test('a bare language takes the region of the agency', () => {
  assert.equal(negotiate(['fr'], 'fr-CA').locale, 'fr-CA');
  assert.equal(negotiate(['fr-FR'], 'fr-CA').locale, 'fr-FR');
  assert.equal(negotiate(['en'], 'fr-CA').locale, 'en-CA');
  assert.equal(negotiate(['de'], 'fr-CA').locale, 'de');
});

test('a broken tag does not throw', () => {
  assert.deepEqual(negotiate(['fr-!!']), { language: 'fr', locale: 'fr' });
});

test('every language has the same words', async () => {
  const english = Object.keys((await coreCatalogue.en()).default).sort();
  for (const language of LANGUAGES)
    assert.deepEqual(Object.keys((await coreCatalogue[language]()).default).sort(), english);
});
