import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { blankText, editableColumns } from './editable-fields.ts';
import { blankListing, type ListingInput } from './listing-input.ts';
import { mergeOverrides } from './overrides.ts';

const delivered = (changes: Partial<ListingInput> = {}): ListingInput => ({
  ...blankListing,
  listPrice: '400000.00',
  texts: [{ ...blankText('de'), language: null, title: 'Altbau', publicRemarks: 'Hell.' }],
  ...changes,
});
const merge = (input: ListingInput, fields: Record<string, unknown>) =>
  mergeOverrides({
    input,
    locale: 'de',
    overrides: Object.entries(fields).map(([field, value]) => ({ id: field, field, value })),
  });
const originOf = ({ origins }: ReturnType<typeof merge>) =>
  Object.fromEntries(origins.map(({ id, originNow }) => [id, originNow]));

describe('an edit laid over a delivery', () => {
  test('counts, and what the origin says is told in one spelling', () => {
    const merged = merge(delivered({ livingArea: '80.126' }), {
      listPrice: '380000',
      livingArea: '90',
      heating: ['Stove'],
      biddingTerms: { closesAt: '2030-01-01' },
    });
    assert.equal(merged.input.listPrice, '380000');
    assert.deepEqual(merged.input.heating, ['Stove']);
    assert.deepEqual(merged.input.biddingTerms, { closesAt: '2030-01-01' });
    assert.deepEqual(originOf(merged), { listPrice: '400000', livingArea: '80.13', heating: [], biddingTerms: null });
  });

  test('leaves the delivery itself as it was, also its texts', () => {
    const input = delivered();
    const before = structuredClone(input);
    merge(input, { 'texts.de.title': 'Neu', listPrice: null });
    assert.deepEqual(input, before);
  });

  test('is nothing to do for a listing without edits', () => {
    const input = delivered();
    assert.equal(merge(input, {}).input, input);
  });

  test('is passed over when its field is no longer one', () => {
    const merged = merge(delivered(), { sourceHash: 'x', 'texts.de.id': 'x', 'texts..title': 'x', constructor: 'x' });
    assert.deepEqual(merged.origins, []);
    assert.equal('sourceHash' in merged.input, false);
  });

  test('that the origin has caught up with is done; a position only as a whole', () => {
    const merged = merge(delivered({ livingArea: '80.126' }), {
      listPrice: '400000',
      livingArea: '80.13',
      deposit: '1',
    });
    assert.deepEqual(merged.agreed, ['listPrice', 'livingArea']);
    const position = delivered({ latitude: '52.500000', longitude: '13.4' });
    assert.deepEqual(merge(position, { latitude: '52.5', longitude: '13.41' }).agreed, []);
    assert.deepEqual(merge(position, { latitude: '52.5', longitude: '13.4' }).agreed, ['latitude', 'longitude']);
  });
});

describe('texts', () => {
  test('of the agency’s language meet the text that names none', () => {
    const merged = merge(delivered(), { 'texts.de.title': 'Neu' });
    assert.deepEqual(merged.input.texts, [{ ...blankText('de'), title: 'Neu', publicRemarks: 'Hell.' }]);
    assert.deepEqual(originOf(merged), { 'texts.de.title': 'Altbau' });
  });

  test('follow a software that begins to name the region, but not from one region to another', () => {
    const regional = delivered({ texts: [{ ...blankText('de-DE'), title: 'Altbau' }] });
    assert.deepEqual(
      merge(regional, { 'texts.de.title': 'Neu' }).input.texts.map(({ language, title }) => [language, title]),
      [['de-DE', 'Neu']],
    );
    const two = delivered({ texts: [blankText('de-AT'), blankText('de-CH')].map((text) => ({ ...text, title: 'x' })) });
    assert.deepEqual(
      merge(two, { 'texts.de.title': 'Neu' }).input.texts.map(({ language, title }) => [language, title]),
      [
        ['de-AT', 'x'],
        ['de-CH', 'x'],
        ['de', 'Neu'],
      ],
    );
  });

  test('may be in a language that the origin does not know', () => {
    const merged = merge(delivered(), { 'texts.fr.title': 'Ancien', 'texts.fr.publicRemarks': 'Clair.' });
    assert.deepEqual(merged.input.texts[1], { ...blankText('fr'), title: 'Ancien', publicRemarks: 'Clair.' });
    assert.deepEqual(originOf(merged), { 'texts.fr.title': null, 'texts.fr.publicRemarks': null });
  });

  test('that say nothing any more are gone', () => {
    const merged = merge(delivered(), { 'texts.de.title': null, 'texts.de.publicRemarks': null });
    assert.deepEqual(merged.input.texts, []);
  });
});

test('every column can be edited and comes back as it was', () => {
  const values = Object.fromEntries(editableColumns.map((column) => [column, `edited ${column}`]));
  const { input, origins } = merge(blankListing, values);
  for (const column of editableColumns) assert.equal(input[column] as unknown, `edited ${column}`);
  for (const { id, originNow } of origins) assert.deepEqual(originNow, blankListing[id as keyof ListingInput]);
});
