import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BLACK, contrast, parseColor, textOn, toHex, WHITE, withContrast } from './color.ts';

test('reads the forms a browser and an agency write', () => {
  assert.deepEqual(parseColor('#0A5'), [0, 170, 85]);
  assert.deepEqual(parseColor('#1f5f8b'), [31, 95, 139]);
  assert.deepEqual(parseColor('rgb(31, 95, 139)'), [31, 95, 139]);
  assert.deepEqual(parseColor('rgba(0, 0, 0, 0.9)'), [0, 0, 0]);
  assert.equal(parseColor('rgba(0, 0, 0, 0)'), undefined);
  assert.equal(parseColor('url(javascript:1)'), undefined);
  assert.equal(toHex([31, 95, 139]), '#1f5f8b');
});

test('text on any accent has at least 4.5 : 1', () => {
  for (let r = 0; r < 256; r += 15)
    for (let g = 0; g < 256; g += 15)
      for (let b = 0; b < 256; b += 15) assert.ok(contrast([r, g, b], textOn([r, g, b])) >= 4.5);
});

test('an accent becomes readable on light and dark without losing its hue', () => {
  for (const accent of ['#ffe600', '#1a2b4c', '#ff00aa', '#777777', '#000', '#fff']) {
    const color = parseColor(accent) ?? BLACK;
    assert.ok(contrast(withContrast(color, WHITE, 4.5), WHITE) >= 4.5, accent);
    assert.ok(contrast(withContrast(color, [24, 25, 27], 4.5), [24, 25, 27]) >= 4.5, accent);
  }
  assert.deepEqual(withContrast([26, 43, 76], WHITE, 4.5), [26, 43, 76]);
});
