import assert from 'node:assert/strict';
import { test } from 'node:test';
import { energyScale, energyValue } from './energy.ts';

test('reads values as feeds write them', () => {
  assert.equal(energyValue('92,4 kWh/(m²*a)'), 92.4);
  assert.equal(energyValue('128'), 128);
  assert.equal(energyValue('keine'), undefined);
});

test('the class that is given applies', () => {
  assert.deepEqual(energyScale({ country: 'RO', class: 'b', value: null }), { classes: [...'ABCDEFG'], index: 1 });
  assert.equal(energyScale({ country: 'DE', class: 'A++', value: null })?.index, 0);
});

test('Germany: without a class the value decides', () => {
  const index = (value: string) => energyScale({ country: 'DEU', class: null, value })?.index;
  assert.deepEqual([index('30'), index('30.1'), index('250'), index('251')], [0, 1, 7, 8]);
});

test('no class elsewhere, no scale', () => {
  assert.equal(energyScale({ country: 'CA', class: null, value: '120' }), undefined);
});
