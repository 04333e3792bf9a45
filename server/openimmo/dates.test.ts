import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { normaliseMoment, parseDate, parseDateOrMonth, parseInstant } from './dates.ts';

describe('dates', () => {
  it('reads dates in the orders that occur', () => {
    for (const text of [
      '2024-05-31',
      '31.05.2024',
      '31.5.24',
      '31/05/2024',
      '20240531',
      '2024-05-31T10:00:00Z',
      '2024-05-31+02:00',
    ]) {
      assert.equal(parseDate(text), '2024-05-31', text);
    }
  });

  it('refuses days that do not exist', () => {
    for (const text of ['31.02.2024', '2023-02-29', '2024-13-01', 'sofort', '', '99999-01-01']) {
      assert.equal(parseDate(text), null, text);
    }
  });

  it('reads timestamps with seven digits, without a zone, and German ones', () => {
    const cases: [string, string][] = [
      ['2024-05-31T12:00:00.1234567+02:00', '2024-05-31T10:00:00.123Z'],
      ['2024-05-31T12:00:00.321', '2024-05-31T12:00:00.321Z'],
      ['2015-06-22T13:55:07.0+00:00', '2015-06-22T13:55:07.000Z'],
      ['31.05.2024 12:00', '2024-05-31T12:00:00.000Z'],
      ['2024-05-31', '2024-05-31T00:00:00.000Z'],
    ];
    for (const [text, expected] of cases) assert.equal(parseInstant(text)?.toISOString(), expected);
    assert.equal(parseInstant('2024-05-31T25:00:00'), null);
  });

  it('keeps a local time local', () => {
    assert.equal(normaliseMoment('2024-05-31'), '2024-05-31');
    assert.equal(normaliseMoment('31.05.2024 09:30 Uhr'), '2024-05-31T09:30:00');
    assert.equal(normaliseMoment('2024-05-31T09:30:00+02:00'), '2024-05-31T07:30:00.000Z');
  });

  it('reads months of energy certificates', () => {
    assert.equal(parseDateOrMonth('03-2018'), '2018-03');
    assert.equal(parseDateOrMonth('3/2018'), '2018-03');
    assert.equal(parseDateOrMonth('2018-03'), '2018-03');
    assert.equal(parseDateOrMonth('13-2018'), null);
  });
});
