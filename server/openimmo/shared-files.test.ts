import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { mapAll, read } from './test-support.ts';

/** Other people's files, which are not part of the project: without the folder there are no tests here. */
const FOLDER = fileURLToPath(new URL('../../../shared/openimmo/', import.meta.url));

/** Objects, and their keys, per file. */
const EXPECTED: Record<string, { objects: number; keys: (string | null)[] }> = {
  'csv-to-openimmo/MinimalOpenImmo.xml': { objects: 1, keys: [null] },
  'ext-realty/onoffice-1.2.4-2015-anonymised-TEIL-CHANGE.xml': { objects: 2, keys: ['123456_550_OR273'] },
  'openestate-io/immoxml.xml': {
    objects: 3,
    keys: ['OLAG20050122092103000T2TO56YZ0M', 'OLAG20050122092103000T2TO56YZZZ', 'OLAG20050122092112000T2TO56YZUU'],
  },
  'openestate-io/openimmo.xml': { objects: 1, keys: ['111'] },
  'openestate-io/openimmo-1-2-0-downgrade.xml': { objects: 10, keys: [null] },
  'openestate-io/openimmo-1-2-0-upgrade.xml': { objects: 1, keys: [null] },
  'openestate-io/openimmo-1-2-1-downgrade.xml': { objects: 4, keys: [null] },
  'openestate-io/openimmo-1-2-1-upgrade.xml': { objects: 3, keys: [null] },
  'openestate-io/openimmo-1-2-2-upgrade.xml': { objects: 3, keys: [null] },
  'openestate-io/openimmo-1-2-3-upgrade.xml': { objects: 5, keys: [null] },
  'openestate-io/openimmo-1-2-4-upgrade.xml': { objects: 6, keys: [null] },
};

function bytesOf(name: string): Uint8Array {
  return readFileSync(path.join(FOLDER, name));
}

function allFiles(): string[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => readdirSync(path.join(FOLDER, entry.name)).map((file) => `${entry.name}/${file}`))
    .filter((name) => name.endsWith('.xml') && !name.endsWith('feedback.xml'))
    .sort();
}

if (existsSync(FOLDER)) {
  describe('shared files', () => {
    for (const name of allFiles()) {
      it(`reads ${name}`, async () => {
        const mapped = await mapAll(bytesOf(name));
        assert.ok(mapped.length > 0);
        const expected = EXPECTED[name];
        if (expected === undefined) return;
        assert.equal(mapped.length, expected.objects);
        assert.deepEqual([...new Set(mapped.map(({ object }) => object.key))], expected.keys);
      });
    }

    for (const name of allFiles().filter((file) => file.startsWith('probe/'))) {
      it(`finds the same listing in ${name}`, async () => {
        const [only] = await mapAll(bytesOf(name));
        const listing = only?.object.listing;
        assert.equal(only?.object.key, 'O1');
        assert.equal(listing?.listPrice, name.includes('empty_price') ? null : '250000');
        assert.deepEqual(
          [
            listing?.livingArea,
            listing?.postalCode,
            listing?.propertySubType,
            listing?.fireplaceYN,
            listing?.saleYN,
            listing?.heating[0],
          ],
          ['120.5', '01067', 'Townhouse', true, true, 'NaturalGas'],
        );
        const codes = only?.issues.map((issue) => issue.code);
        assert.deepEqual(codes, name.includes('REFRESH') ? ['UNKNOWN_ACTION'] : []);
      });
    }

    it('reads a real transfer with a change and a deletion of one object', async () => {
      const mapped = await mapAll(bytesOf('ext-realty/onoffice-1.2.4-2015-anonymised-TEIL-CHANGE.xml'));
      assert.deepEqual(
        mapped.map(({ object }) => object.action),
        ['UPSERT', 'DELETE'],
      );
      assert.deepEqual(
        mapped.flatMap(({ issues }) => issues),
        [],
      );
      const listing = mapped[0]?.object.listing;
      assert.deepEqual(
        [
          listing?.listPrice,
          listing?.livingArea,
          listing?.roomsTotal,
          listing?.country,
          listing?.listingId,
          listing?.elevatorYN,
        ],
        ['149000', '88', '3', 'DE', 'OR273', true],
      );
      assert.deepEqual(
        mapped[1]?.object.listing.brokers.map(({ lastName }) => lastName),
        ['Doe'],
      );
    });

    it('reads the sample with nearly every element', async () => {
      const [only] = await mapAll(bytesOf('openestate-io/openimmo.xml'));
      assert.deepEqual(only?.issues, []);
      const listing = only?.object.listing;
      assert.deepEqual(
        [listing?.currency, listing?.depositText, listing?.energyCertificates[0]?.value],
        ['DEM', '3 monate', '80'],
      );
      assert.deepEqual(
        listing?.texts.map(({ language }) => language),
        [null, 'en'],
      );
      assert.deepEqual(
        listing?.media.map(({ preferred, source }) => [preferred, source]),
        [[true, { kind: 'FILE', path: 'abc.jpg' }]],
      );
    });

    it('applies what changed between versions', async () => {
      const of = async (name: string) =>
        (await mapAll(bytesOf(`openestate-io/openimmo-${name}-upgrade.xml`))).map(({ object }) => object.listing);
      assert.deepEqual(
        (await of('1-2-0')).map((listing) => [listing.totalActualRent, listing.grossScheduledIncome]),
        [['100', '1000']],
      );
      assert.deepEqual(
        (await of('1-2-1')).flatMap((listing) => listing.energyCertificates.map(({ kind, value }) => [kind, value])),
        [
          ['CONSUMPTION', '123'],
          ['DEMAND', '456'],
        ],
      );
      assert.deepEqual(
        (await of('1-2-2')).map((listing) => listing.energyCertificates[0]?.kind ?? null),
        ['DEMAND', 'CONSUMPTION', null],
      );
      assert.deepEqual(
        (await of('1-2-3')).map(({ propertyType, propertySubType }) => [propertyType, propertySubType]),
        [['RESIDENTIAL', null], ...Array.from({ length: 4 }, () => ['RESIDENTIAL_INCOME', 'CareHome'])],
      );
      const [remote, , , ...types] = await of('1-2-4');
      assert.deepEqual(
        remote?.media.map(({ source }) => source.kind),
        ['FILE', 'URL', 'URL', 'URL', 'URL'],
      );
      assert.deepEqual(
        types.map(({ propertySubType }) => propertySubType),
        ['DeededParking', 'DeededParking', null],
      );
    });

    it('refuses a feedback', async () => {
      await assert.rejects(read(bytesOf('openestate-io/openimmo-feedback.xml')), { code: 'NOT_OPENIMMO' });
    });
  });
}
