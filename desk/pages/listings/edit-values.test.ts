import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Kind } from './documents.ts';
import { fieldOf, fromDraft, type Json, readKind, readNumber, toDraft, toEdit, writeNumber } from './edit-values.ts';

describe('numbers', () => {
  it('are read as the locale writes them', () => {
    const cases: [string, string, string | undefined][] = [
      ['380.000', 'de-DE', '380000'],
      ['380.000,50', 'de-DE', '380000.50'],
      ['82,5', 'de-DE', '82.5'],
      ['82.5', 'de-DE', '82.5'],
      ['380,000.50', 'en-IE', '380000.50'],
      ['82.5', 'en-IE', '82.5'],
      ['1 250 000,5', 'fr-CA', '1250000.5'],
      ['1\u202f250\u202f000', 'fr-FR', '1250000'],
      ['380.000', 'ro-RO', '380000'],
      ['1’250’000', 'de-CH', '1250000'],
      ['−5', 'en', '-5'],
      ['about 5', 'en', undefined],
      ['1.2.3', 'en', undefined],
      ['5 €', 'de', undefined],
    ];
    for (const [text, locale, expected] of cases) assert.equal(readNumber(text, locale), expected, `${text} ${locale}`);
  });

  it('are the same price in every language, and never a silent other one', () => {
    const cases: [Kind, string, string | undefined][] = [
      ['MONEY', '895000,00', '895000.00'],
      ['MONEY', '450.000', '450000'],
      ['MONEY', '450,000', '450000'],
      ['MONEY', '450 000,5 €', '450000.5'],
      ['MONEY', '-5', undefined],
      ['MONEY', '5e5', undefined],
      ['MONEY', '450.000,000', undefined],
      ['AREA', '82.5', '82.5'],
      ['AREA', '82,5', '82.5'],
      ['INTEGER', '12', '12'],
    ];
    for (const locale of ['en-IE', 'fr-CA', 'fr-FR', 'de-DE', 'ro-RO'])
      for (const [kind, text, expected] of cases)
        assert.equal(readKind(kind, text, locale, 'EUR'), expected, `${kind} ${text} ${locale}`);
    assert.equal(readKind('AREA', '1.250', 'de-DE', 'EUR'), '1250');
    assert.equal(readKind('AREA', '1.250', 'en-IE', 'EUR'), undefined);
    assert.equal(readKind('DECIMAL', '52.520', 'en-IE', 'EUR'), '52.520');
  });

  it('come back as they were written, with all digits', () => {
    for (const locale of ['de-DE', 'en-IE', 'fr-CA', 'fr-FR', 'ro-RO', 'de-CH'])
      for (const value of ['0', '82.5', '1234', '380000', '999999999999.99', '-13.404954'])
        assert.equal(readNumber(writeNumber(value, locale), locale), value, `${value} ${locale}`);
  });
});

it('a control shows every kind of value, and gives it back', () => {
  const values: [Kind, Json][] = [
    ['MONEY', '380000.5'],
    ['INTEGER', 12345],
    ['BOOLEAN', false],
    ['BOOLEAN', null],
    ['TEXT', 'Lindenallee'],
    ['DATE', '2026-05-01'],
    ['LIST', ['Oil']],
    ['TERMS', { opensAt: '2026-05-01', minimumPrice: '300000' }],
  ];
  for (const [kind, value] of values)
    assert.deepEqual(fromDraft(kind, toDraft(kind, value, 'de'), 'de', 'EUR'), value, kind);
});

it('only what was typed is sent, texts by language', () => {
  const drafts = new Map<string, Json>([
    ['listPrice', '380.000'],
    ['city', ' '],
    ['storiesTotal', '3,5'],
    ['parkingTotal', 'two'],
    ['texts.fr-CA.title', 'Vieux'],
    ['texts.fr-CA.publicRemarks', ''],
    ['texts.de.title', 'Alt'],
  ]);
  const kinds = new Map<string, Kind>([
    ['listPrice', 'MONEY'],
    ['storiesTotal', 'INTEGER'],
    ['parkingTotal', 'INTEGER'],
  ]);
  assert.deepEqual(toEdit(drafts, kinds, { locale: 'de-DE', currency: 'EUR' }), {
    fields: { listPrice: '380000', city: null },
    texts: [
      { language: 'fr-CA', title: 'Vieux', publicRemarks: '' },
      { language: 'de', title: 'Alt' },
    ],
    unread: ['storiesTotal', 'parkingTotal'],
  });
});

it('a problem is told at its field', () => {
  const texts = [{ language: 'de' }, { language: 'fr' }];
  assert.equal(fieldOf(['fields', 'listPrice'], texts), 'listPrice');
  assert.equal(fieldOf(['fields', 'energyCertificates', '0', 'class'], texts), 'energyCertificates.0.class');
  assert.equal(fieldOf(['texts', '1', 'title'], texts), 'texts.fr.title');
  assert.equal(fieldOf(['version'], texts), 'version');
});
