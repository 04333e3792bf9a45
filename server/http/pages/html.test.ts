import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, safeUrl } from './html.ts';

test('escapes text and attribute values', () => {
  const evil = `"><script>alert('1')</script>&`;
  assert.equal(
    html`<a title="${evil}">${evil}</a>`.text,
    '<a title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;">' +
      '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</a>',
  );
});

test('keeps markup of its own, joins lists, leaves out what is not there', () => {
  const items = ['a', '<b>'].map((each) => html`<li>${each}</li>`);
  assert.equal(html`<ul>${items}</ul>${null}${undefined}${false}${0}`.text, '<ul><li>a</li><li>&lt;b&gt;</li></ul>0');
});

test('lets no address run a script', () => {
  for (const url of [
    'javascript:alert(1)',
    ' JaVaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '',
  ])
    assert.equal(safeUrl(url), undefined, url);
  assert.equal(safeUrl('/o/1?lang=de'), '/o/1?lang=de');
  assert.equal(safeUrl('tel:+15145550100'), 'tel:+15145550100');
  assert.equal(safeUrl('/media/1/large', 'https://api.example'), 'https://api.example/media/1/large');
});
