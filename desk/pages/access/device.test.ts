import assert from 'node:assert/strict';
import { it } from 'node:test';
import { deviceOf } from './device.ts';

it('deviceOf names the browser and the system, and a program by its own name', () => {
  const mozilla = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
  assert.equal(deviceOf(`${mozilla} Chrome/130.0 Safari/537.36 Edg/130.0`), 'Edge, Windows');
  assert.equal(deviceOf(`${mozilla} Chrome/130.0 Safari/537.36`), 'Chrome, Windows');
  const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604';
  assert.equal(deviceOf(phone), 'Safari, iOS');
  assert.equal(deviceOf('Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0'), 'Firefox, Linux');
  assert.equal(deviceOf('curl/8.5.0'), 'curl');
  assert.equal(deviceOf(null), undefined);
  assert.equal(deviceOf(''), undefined);
});
