import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Element, readWhole, rewriteTransfer, type TransferHeader, writeElement, writeTransfer } from './index.ts';
import { bytesOf, eventOf, read } from './test-support.ts';

const HEADER: TransferHeader = {
  art: 'OFFLINE',
  umfang: 'TEIL',
  version: '1.2.7',
  sendersoftware: 'Gatepost',
  senderversion: '1',
};

function el(name: string, children: Element['children'] = [], attributes: Record<string, string> = {}): Element {
  return { name, attributes, children };
}

async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) text += chunk;
  return text;
}

/** What the reader makes of an element of ours. */
async function readAgain(element: Element): Promise<Element> {
  const text = await textOf(writeTransfer({ header: HEADER, providers: [{ fields: [], objects: [element] }] }));
  return eventOf(await read(text), 'object').element;
}

describe('writeElement', () => {
  it('escapes what has a meaning in XML', () => {
    assert.equal(writeElement(el('a', ['1 < 2 & "3" > \'4\' ]]>'])), '<a>1 &lt; 2 &amp; "3" &gt; \'4\' ]]&gt;</a>');
    assert.equal(writeElement(el('a', [], { b: '<"&">' })), '<a b="&lt;&quot;&amp;&quot;&gt;"/>');
  });

  it('keeps line breaks and tabs, also in attributes', async () => {
    const element = el('immobilie', [el('a', ['\r\n\t x \r'], { b: '\r\n\t x ' })]);
    assert.deepEqual(await readAgain(element), element);
  });

  it('leaves out what XML 1.0 forbids', () => {
    const text = 'a\u0000\u0008\u000b\u001f\ufffe\uffff\ud800b\udc00😀\u0085';
    assert.equal(writeElement(el('a', [text], { b: text })), '<a b="ab😀\u0085">ab😀\u0085</a>');
  });

  it('leaves out elements and attributes whose name is none', () => {
    for (const name of ['', '1a', 'a b', 'a:b', 'a>', '-a', '\ud800', 'a/', '<a']) {
      assert.equal(writeElement(el('x', [el(name, ['t']), el('y')], { [name]: '1' })), '<x>\n  <y/>\n</x>', name);
      assert.equal(writeElement(el(name)), '');
    }
    assert.equal(writeElement(el('x', [el('1')], { xmlns: 'urn:x' })), '<x/>');
  });

  it('writes names beyond ASCII', async () => {
    const element = el('immobilie', [el('größe', ['1'], { 'WASSER-ELEKTRO': '1', öl: '2', '城.1': '3' })]);
    assert.deepEqual(await readAgain(element), element);
  });

  it('indents where white space means nothing, and only there', () => {
    const texts = el('freitexte', [el('lage', [el('b', ['x']), '\n', el('b', ['y'])])]);
    const mixed = el('a', ['t', el('b', [el('c')])]);
    const own = el('user_defined_anyfield', [el('x')]);
    assert.equal(
      writeElement(el('immobilie', [el('geo', [el('ort', ['Ulm'])]), texts, mixed, own])),
      [
        '<immobilie>',
        '  <geo>',
        '    <ort>Ulm</ort>',
        '  </geo>',
        '  <freitexte><lage><b>x</b>\n<b>y</b></lage></freitexte>',
        '  <a>t<b><c/></b></a>',
        '  <user_defined_anyfield><x/></user_defined_anyfield>',
        '</immobilie>',
      ].join('\n'),
    );
  });

  it('is not confused by names that JavaScript knows', async () => {
    const element = el('immobilie', [el('constructor', ['x'], { toString: '1' }), el('__proto__')]);
    assert.deepEqual(await readAgain(element), element);
  });
});

describe('writeTransfer', () => {
  it('writes header, providers, objects and what stands around them', async () => {
    const text = await textOf(
      writeTransfer({
        header: { ...HEADER, modus: 'CHANGE', techn_email: 'a&b@x.de', regi_id: undefined },
        providers: [
          {
            fields: [el('anbieternr', ['7']), el('firma', ['A & B'])],
            objects: [el('immobilie', [el('geo')])],
            after: [el('impressum', ['i'])],
          },
          { fields: [], objects: [] },
        ],
        fields: [el('user_defined_simplefield', ['v'], { feldname: 'f' })],
      }),
    );
    assert.equal(
      text,
      `<?xml version="1.0" encoding="UTF-8"?>
<openimmo>
  <uebertragung art="OFFLINE" umfang="TEIL" version="1.2.7" sendersoftware="Gatepost" senderversion="1" modus="CHANGE" techn_email="a&amp;b@x.de"/>
  <anbieter>
    <anbieternr>7</anbieternr>
    <firma>A &amp; B</firma>
    <immobilie>
      <geo/>
    </immobilie>
    <impressum>i</impressum>
  </anbieter>
  <anbieter>
  </anbieter>
  <user_defined_simplefield feldname="f">v</user_defined_simplefield>
</openimmo>
`,
    );
  });

  it('writes the namespace of versions 1.1 and 1.2.0, and no other', async () => {
    const rootOf = async (version: string): Promise<string | undefined> =>
      (await textOf(writeTransfer({ header: { ...HEADER, version }, providers: [] }))).split('\n')[1];
    assert.equal(await rootOf('1.1'), '<openimmo xmlns="http://www.openimmo.de">');
    assert.equal(await rootOf('1.2.0'), '<openimmo xmlns="http://www.openimmo.de">');
    for (const version of ['1.2.1', '1.2.7c', '', 'x']) assert.equal(await rootOf(version), '<openimmo>');
  });

  it('asks for an object only when the one before is written', async () => {
    let given = 0;
    async function* objects(): AsyncGenerator<Element> {
      for (; given < 5000; given += 1) yield el('immobilie', [el('x', [String(given)])]);
    }
    let written = 0;
    for await (const chunk of writeTransfer({ header: HEADER, providers: [{ fields: [], objects: objects() }] })) {
      if (chunk.includes('<immobilie>')) written += 1;
      assert.ok(given - written <= 1);
      assert.ok(chunk.length < 200);
    }
    assert.deepEqual([given, written], [5000, 5000]);
  });

  it('passes an error of its source through', async () => {
    async function* failing(): AsyncGenerator<Element> {
      yield el('immobilie');
      throw new Error('database');
    }
    const chunks = writeTransfer({ header: HEADER, providers: [{ fields: [], objects: failing() }] });
    await assert.rejects(textOf(chunks), /database/);
  });
});

describe('readWhole and rewriteTransfer', () => {
  const rewrite = (file: string, change?: (element: Element) => Element | null): Promise<string> =>
    textOf(rewriteTransfer(readWhole([bytesOf(file)]), change));

  it('keep everything where it stands', async () => {
    const file = `<?xml version="1.0" encoding="UTF-8"?>
<immoxml lang="de">
  <uebertragung version="1.2.7" own="&#10;1">
    <x/>
  </uebertragung>
  <user_defined_anyfield> <a/>
 t</user_defined_anyfield>
  <anbieter nr="1">
    <firma>A</firma>
    <immobilie/>
    <openimmo_anid>x<i>y</i></openimmo_anid>
    <immobilie>
      <a/>
    </immobilie>
    <anhang location="EXTERN">
      <daten>
        <pfad>logo.png</pfad>
      </daten>
    </anhang>
  </anbieter>
  <immobilie/>
  <firma>outer</firma>
  <anbieter>
  </anbieter>
</immoxml>
`;
    assert.equal(await rewrite(file), file);
  });

  it('say what belongs to whom', async () => {
    const seen: unknown[] = [];
    const file =
      '<openimmo a="1"><uebertragung umfang="TEIL"/><anbieter b="2"><firma>F</firma><immobilie/><x/></anbieter><y/></openimmo>';
    for await (const event of readWhole([bytesOf(file)])) {
      if (event.type === 'field') seen.push([event.providerIndex, event.element.name]);
      else if (event.type === 'provider') seen.push(event.provider);
      else if (event.type === 'root' || event.type === 'open-provider') seen.push(event.element.attributes);
      else seen.push(event.type);
    }
    assert.deepEqual(seen, [
      { a: '1' },
      'transfer',
      [null, 'uebertragung'],
      { b: '2' },
      [0, 'firma'],
      'object',
      [0, 'x'],
      { index: 0, companyName: 'F' },
      [null, 'y'],
      'end',
    ]);
  });

  it('give the objects inside unknown elements, without holding those', async () => {
    const inside = '<objekte><a/><immobilie/><immobilie/><b/></objekte><firma>F</firma>';
    const text = await rewrite(`<openimmo><liste><anbieter>${inside}</anbieter></liste></openimmo>`);
    assert.equal(text.match(/<immobilie\/>/g)?.length, 2);
    assert.match(text, /<firma>F<\/firma>/);
    assert.doesNotMatch(text, /objekte|liste/);
  });

  it('write nothing without a header other than what was there', async () => {
    assert.equal(await rewrite('<openimmo/>'), '<?xml version="1.0" encoding="UTF-8"?>\n<openimmo>\n</openimmo>\n');
  });

  it('change elements on the way', async () => {
    const file =
      '<openimmo xmlns="http://www.openimmo.de"><uebertragung version="1.2.0"/><anbieter><firma>F</firma><lizenzkennung>L</lizenzkennung><immobilie/></anbieter></openimmo>';
    const text = await rewrite(file, (element) =>
      element.name === 'lizenzkennung' ? null : { ...element, children: [] },
    );
    assert.match(text, /<openimmo xmlns="http:\/\/www\.openimmo\.de">/);
    assert.match(text, /<firma\/>\n {4}<immobilie\/>/);
    assert.doesNotMatch(text, /lizenz/);
  });

  it('pass a refusal through', async () => {
    await assert.rejects(rewrite('<openimmo><anbieter>'), { code: 'TRUNCATED' });
  });
});
