import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LATEST_VERSION, namespaceOf, OPENIMMO_VERSIONS, parseVersion } from './index.ts';

describe('versions', () => {
  it('reads what senders write', () => {
    const cases: [string, string | null][] = [
      ['1.1', '1.1'],
      ['1.1.0', '1.1'],
      ['1.2', '1.2.0'],
      ['1.20', '1.2.0'],
      ['1.2.0', '1.2.0'],
      ['1.2.7', '1.2.7'],
      ['1.2.7a', '1.2.7'],
      ['1.2.7c', '1.2.7'],
      ['1.2.7D', '1.2.7'],
      ['1.27', '1.2.7'],
      ['127', '1.2.7'],
      ['1,2,6', '1.2.6'],
      ['1_2_3', '1.2.3'],
      ['1-2-4', '1.2.4'],
      ['1 2 4', '1.2.4'],
      [' v1.2.4 ', '1.2.4'],
      ['OpenImmo 1.2.5', '1.2.5'],
      ['openimmo_127.xsd', '1.2.7'],
      ['1.2.7/1.0', '1.2.7'],
      ['1.2.7.1', '1.2.7'],
      ['1.2.7 (2014)', '1.2.7'],
      ['1.2.8', null],
      ['1.2.70', null],
      ['1.3', null],
      ['2.0', null],
      ['12', '1.2.0'],
      ['2014', null],
      ['01.02.2024', null],
      ['IMEX', null],
      ['', null],
    ];
    for (const [text, version] of cases) assert.equal(parseVersion(text), version, text);
    assert.equal(parseVersion(undefined), null);
    assert.equal(parseVersion(null), null);
  });

  it('reads its own names, oldest first', () => {
    assert.deepEqual(OPENIMMO_VERSIONS.map(parseVersion), OPENIMMO_VERSIONS);
    assert.deepEqual([OPENIMMO_VERSIONS[0], OPENIMMO_VERSIONS.length, LATEST_VERSION], ['1.1', 9, '1.2.7']);
  });

  it('knows the namespace of the two oldest', () => {
    assert.deepEqual(
      OPENIMMO_VERSIONS.filter((version) => namespaceOf(version) === 'http://www.openimmo.de'),
      ['1.1', '1.2.0'],
    );
    assert.equal(namespaceOf('nonsense'), '');
  });
});
