import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OpenImmoError, readTransfer, type TransferEvent } from './index.ts';
import { bytesOf, eventOf, fileOf, HEADER, mapAll, NUMBER, pieces, read } from './test-support.ts';

function codeOf(source: string | Uint8Array): Promise<string> {
  return read(source).then(
    () => 'read',
    (error: unknown) => (error instanceof OpenImmoError ? error.code : `unexpected ${String(error)}`),
  );
}

function city(text: string): string {
  return `<geo><ort>${text}</ort></geo>${NUMBER}`;
}

async function cityOf(source: string | Uint8Array): Promise<string | null | undefined> {
  return (await mapAll(source))[0]?.object.listing.city;
}

describe('structure of a transfer', () => {
  it('gives transfer, objects, provider and end in order', async () => {
    const events = await read(fileOf(NUMBER, NUMBER));
    assert.deepEqual(
      events.map((event) => event.type),
      ['transfer', 'object', 'object', 'provider', 'end'],
    );
    const objects = events.filter((event) => event.type === 'object');
    assert.deepEqual(
      objects.map(({ position, providerIndex, line }) => [position, providerIndex, line]),
      [
        [0, 0, 1],
        [1, 0, 1],
      ],
    );
    assert.equal(eventOf(events, 'end').objectCount, 2);
  });

  it('reads the header', async () => {
    const header =
      '<uebertragung art="ONLINE" umfang="voll" modus="CHANGE" version="1.2.7c" sendersoftware="OOF" senderversion="$Rev: 1 $" techn_email="a@b.de" timestamp="2024-05-31T12:00:00.1234567+02:00" regi_id="R1"/>';
    const { transfer, issues } = eventOf(await read(`<openimmo>${header}</openimmo>`), 'transfer');
    assert.deepEqual(issues, []);
    assert.deepEqual(transfer, {
      scope: 'FULL',
      present: true,
      art: 'ONLINE',
      mode: 'CHANGE',
      version: '1.2.7c',
      software: 'OOF',
      softwareVersion: '$Rev: 1 $',
      technicalEmail: 'a@b.de',
      timestamp: new Date('2024-05-31T10:00:00.123Z'),
      registrationId: 'R1',
    });
  });

  it('treats a file without a header as a partial one', async () => {
    const events = await read('<openimmo><anbieter/></openimmo>');
    const { transfer, issues } = eventOf(events, 'transfer');
    assert.deepEqual(transfer, { scope: 'PARTIAL', present: false });
    assert.equal(issues[0]?.code, 'NO_TRANSFER_HEADER');
  });

  it('never takes an unknown scope for a full one', async () => {
    const { transfer, issues } = eventOf(await read('<openimmo><uebertragung umfang="ALLES"/></openimmo>'), 'transfer');
    assert.equal(transfer.scope, 'PARTIAL');
    assert.equal(issues[0]?.code, 'UNKNOWN_SCOPE');
  });

  it('accepts modus="NEU" and a mode in art', async () => {
    const modeOf = async (attributes: string): Promise<string | undefined> =>
      eventOf(await read(`<openimmo><uebertragung umfang="TEIL" ${attributes}/></openimmo>`), 'transfer').transfer.mode;
    assert.equal(await modeOf('modus="NEU"'), 'NEW');
    assert.equal(await modeOf('art="CHANGE"'), 'CHANGE');
    assert.equal(await modeOf('modus="X"'), undefined);
  });

  it('reads a header after or inside the objects', async () => {
    const inside = `<openimmo><anbieter><immobilie>${NUMBER}<uebertragung umfang="VOLL"/></immobilie></anbieter></openimmo>`;
    const after = `<openimmo><anbieter><immobilie>${NUMBER}</immobilie></anbieter><uebertragung umfang="VOLL"/></openimmo>`;
    for (const file of [inside, after]) {
      const events = await read(file);
      assert.equal(events.filter((event) => event.type === 'transfer').length, 1);
      assert.equal(eventOf(events, 'transfer').transfer.scope, 'FULL');
    }
  });

  it('reports headers that contradict each other', async () => {
    const events = await read('<openimmo><uebertragung umfang="VOLL"/><uebertragung umfang="TEIL"/></openimmo>');
    assert.equal(eventOf(events, 'end').issues[0]?.code, 'CONFLICTING_TRANSFER_HEADERS');
  });

  it('reads provider fields before, between and after the objects', async () => {
    const object = `<immobilie>${NUMBER}</immobilie>`;
    const file = `<openimmo>${HEADER}<anbieter>${object}<anbieternr>7</anbieternr>${object}<openimmo_anid/><anid>A1</anid><firma> F &amp; G </firma><lizenzkennung>L</lizenzkennung></anbieter><anbieter><firma>Two</firma></anbieter></openimmo>`;
    const providers = (await read(file)).filter((event) => event.type === 'provider');
    assert.deepEqual(providers, [
      {
        type: 'provider',
        provider: { index: 0, providerNumber: '7', openimmoAnid: 'A1', companyName: 'F & G', licenceKey: 'L' },
        objectCount: 2,
      },
      { type: 'provider', provider: { index: 1, companyName: 'Two' }, objectCount: 0 },
    ]);
  });

  it('does not take the company of a contact for that of the provider', async () => {
    const events = await read(
      `<openimmo><anbieter><immobilie><kontaktperson><firma>No</firma></kontaktperson></immobilie><impressum_strukt><firma>No</firma></impressum_strukt></anbieter></openimmo>`,
    );
    assert.equal(eventOf(events, 'provider').provider.companyName, undefined);
  });

  it('reads objects outside of any provider', async () => {
    const object = `<immobilie>${NUMBER}</immobilie>`;
    const events = await read(`<openimmo><anbieter>${object}</anbieter>${object}<firma>Outer</firma></openimmo>`);
    const objects = events.filter((event) => event.type === 'object');
    assert.deepEqual(
      objects.map((event) => event.providerIndex),
      [0, 1],
    );
    const providers = events.filter((event) => event.type === 'provider');
    assert.deepEqual(
      providers.map((event) => [event.provider.companyName, event.objectCount]),
      [
        [undefined, 1],
        ['Outer', 1],
      ],
    );
  });

  it('reads the root immoxml', async () => {
    const file =
      '<immoxml><anbieter><immoxml_anid>A</immoxml_anid><immobilie><verwaltung_techn><immoxml_obid>O</immoxml_obid></verwaltung_techn></immobilie></anbieter></immoxml>';
    assert.equal(eventOf(await read(file), 'provider').provider.openimmoAnid, 'A');
    assert.equal((await mapAll(file))[0]?.object.key, 'O');
  });

  it('ignores namespaces and prefixes', async () => {
    const plain = fileOf(city('Ulm'));
    const prefixed = plain
      .replace(/<(\/?)([a-z])/g, '<$1imo:$2')
      .replace('<imo:openimmo', '<imo:openimmo xmlns:imo="urn:x"');
    const defaulted = plain
      .replace('<openimmo', '<openimmo xmlns="http://www.openimmo.de"')
      .replace('<uebertragung', '<uebertragung xmlns=""');
    const objectsOf = async (file: string): Promise<TransferEvent[]> =>
      (await read(file)).filter((event) => event.type === 'object');
    assert.deepEqual(await objectsOf(prefixed), await objectsOf(plain));
    assert.deepEqual(await objectsOf(defaulted), await objectsOf(plain));
  });

  it('keeps the element tree: order, unknown elements, attributes, text', async () => {
    const object =
      '<a x="1" xsi:y="2" xmlns:xsi="u">\n <b/>\n <q:unknown>t<i>u</i> <i>v</i></q:unknown>\n<c>A&amp;<![CDATA[<B>]]><!-- no --> C</c></a>';
    assert.deepEqual(eventOf(await read(fileOf(object)), 'object').element, {
      name: 'immobilie',
      attributes: {},
      children: [
        {
          name: 'a',
          attributes: { x: '1', y: '2' },
          children: [
            { name: 'b', attributes: {}, children: [] },
            {
              name: 'unknown',
              attributes: {},
              children: [
                't',
                { name: 'i', attributes: {}, children: ['u'] },
                ' ',
                { name: 'i', attributes: {}, children: ['v'] },
              ],
            },
            { name: 'c', attributes: {}, children: ['A&<B> C'] },
          ],
        },
      ],
    });
  });

  it('keeps white space inside texts', async () => {
    const { element } = eventOf(await read(fileOf('<freitexte><lage><b>x</b>\n<b>y</b></lage></freitexte>')), 'object');
    assert.match(JSON.stringify(element), /"\\n"/);
  });

  it('says in which line an object starts', async () => {
    const events = await read(
      `<openimmo>\n<!-- a\nb\n-->\n<anbieter>\n<immobilie>${NUMBER}</immobilie></anbieter></openimmo>`,
    );
    assert.equal(eventOf(events, 'object').line, 6);
  });
});

describe('broken markup', () => {
  it('reads undeclared HTML entities', async () => {
    assert.equal(await cityOf(fileOf(city('M&uuml;nchen &ndash; S&#252;d&#x2013;X'))), 'München – Süd–X');
  });

  it('keeps a bare ampersand', async () => {
    const events = await read(fileOf(city('A & B&C &; &#; &unbekannt;')));
    assert.deepEqual(
      eventOf(events, 'end').issues.map((issue) => issue.code),
      ['BARE_AMPERSANDS', 'UNKNOWN_ENTITIES'],
    );
    assert.equal(await cityOf(fileOf(city('A & B&C &; &unbekannt;'))), 'A & B&C &; &unbekannt;');
    assert.equal(await cityOf(fileOf('<geo><ort a="x & y &auml;">Ulm</ort></geo>')), 'Ulm');
  });

  it('leaves ampersands in CDATA alone', async () => {
    const { element } = eventOf(await read(fileOf('<x><![CDATA[a & b &auml; <!DOCTYPE]]></x>')), 'object');
    assert.deepEqual(element.children, [{ name: 'x', attributes: {}, children: ['a & b &auml; <!DOCTYPE'] }]);
  });

  it('drops control characters with one warning', async () => {
    const file = fileOf(city('U\u0000l\u0001m&#0;&#x1F;'));
    assert.equal(await cityOf(file), 'Ulm');
    const { issues } = eventOf(await read(file), 'end');
    assert.deepEqual(
      issues.map((issue) => [issue.code, issue.severity]),
      [['ILLEGAL_CHARACTERS', 'WARNING']],
    );
    assert.match(issues[0]?.message ?? '', /^4 /);
  });

  it('lives with white space before the XML declaration and padding after the end', async () => {
    assert.equal(await cityOf(`\n  ${fileOf(city('Ulm'))}\n\u0000\u0000`), 'Ulm');
    const events = await read(`${fileOf(NUMBER)} & done`);
    assert.ok(eventOf(events, 'end').issues.some((issue) => issue.code === 'TRAILING_CONTENT'));
  });

  it('lives with "]]>" and "--" where they are forbidden', async () => {
    assert.equal(await cityOf(fileOf(`<!-- a -- b -->${city('a ]]> b')}`)), 'a ]]> b');
  });
});

describe('encodings', () => {
  const declared = (label: string): string => fileOf(city('Größe – €')).replace('UTF-8', label);
  const utf16 = (text: string, isLittle: boolean): Uint8Array => {
    const bytes = Buffer.from(text, 'utf16le');
    return isLittle ? bytes : bytes.swap16();
  };
  const windows1252 = (text: string): Uint8Array =>
    Uint8Array.from([...text].map((character) => ({ '–': 0x96, '€': 0x80 })[character] ?? character.charCodeAt(0)));
  const cases: [string, Uint8Array][] = [
    ['UTF-8', bytesOf(declared('UTF-8'))],
    ['UTF-8 without declaration', bytesOf(declared('UTF-8').replace(/<\?.*?\?>/, ''))],
    ['UTF-8 with BOM', bytesOf(`\ufeff${declared('UTF-8')}`)],
    ['UTF-8 with BOM against a Latin-1 label', bytesOf(`\ufeff${declared('ISO-8859-1')}`)],
    ['ISO-8859-1 as windows-1252', windows1252(declared('ISO-8859-1'))],
    ['windows-1252', windows1252(declared('windows-1252'))],
    ['windows-1252 labelled UTF-8', windows1252(declared('UTF-8'))],
    ['UTF-16LE with BOM', utf16(`\ufeff${declared('UTF-16')}`, true)],
    ['UTF-16BE with BOM', utf16(`\ufeff${declared('UTF-16')}`, false)],
    ['UTF-16LE without BOM', utf16(declared('UTF-16'), true)],
    ['UTF-8 labelled UTF-16', bytesOf(declared('UTF-16'))],
    ['UTF-8 labelled ISO-8859-1', bytesOf(declared('ISO-8859-1'))],
    ['UTF-8 labelled windows-1250', bytesOf(declared('windows-1250'))],
    ['UTF-8 labelled ISO-8859-15', bytesOf(declared('ISO-8859-15'))],
    ['an unknown label', bytesOf(declared('x-klingon'))],
  ];
  for (const [name, bytes] of cases) {
    it(`reads ${name}, also byte by byte`, async () => {
      assert.equal(await cityOf(bytes), 'Größe – €');
      assert.deepEqual(await read(bytes, 1), await read(bytes));
    });
  }

  it('reports bytes that are not UTF-8', async () => {
    const { issues } = eventOf(await read(windows1252(declared('UTF-8'))), 'end');
    assert.deepEqual(
      issues.map((issue) => issue.code),
      ['MIXED_ENCODING'],
    );
  });

  it('says that UTF-8 is not what the file says, and believes a label that may be true', async () => {
    const codesOf = async (bytes: Uint8Array) =>
      eventOf(await read(bytes), 'end').issues.map(({ code, message }) => [code, message]);
    assert.deepEqual(await codesOf(bytesOf(declared('ISO-8859-1'))), [
      ['WRONG_ENCODING', 'The file says that it is ISO-8859-1, but it is UTF-8. It was read as UTF-8.'],
    ]);
    assert.deepEqual(await codesOf(windows1252(declared('ISO-8859-1'))), []);
    // A letter and a quotation mark that look like a character of UTF-8, and what was broken before it came here.
    const latin1 = (text: string) =>
      Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${fileOf(text).replace(/<\?.*?\?>/, '')}`, 'latin1');
    for (const text of ['im CAF\xc9\xbb und K\xfcche', 'Fu\xdf\xbb', 'na\xefve \xc9\xbb']) {
      const bytes = latin1(city(text));
      assert.equal(await cityOf(bytes), text);
      assert.deepEqual(await read(bytes, 1), await read(bytes));
    }
    const broken = bytesOf(declared('ISO-8859-1').replace('Größe – €', 'GrÃ¶ÃŸe'));
    assert.equal(await cityOf(broken), 'GrÃ¶ÃŸe');
  });

  it('decides once, however far the next letter is', async () => {
    const far = `${'x'.repeat(70_000)} ${'ü'.repeat(20)}`;
    const bytes = bytesOf(declared('ISO-8859-1').replace('Größe – €', `ß ${far}`));
    assert.equal((await read(bytes, 1000)).length > 0, true);
    assert.deepEqual(await read(bytes, 999), await read(bytes));
  });

  it('reads a mixture of UTF-8 and Latin-1', async () => {
    const bytes = Buffer.concat([
      bytesOf('<openimmo><immobilie><geo><ort>ä'),
      Buffer.from([0xe4, 0xf6]),
      bytesOf('ö😀</ort></geo></immobilie></openimmo>'),
    ]);
    assert.equal(await cityOf(bytes), 'ääöö😀');
    assert.deepEqual(await read(bytes, 1), await read(bytes));
  });
});

describe('refusals', () => {
  const cases: [string, string | Uint8Array, string][] = [
    ['an empty file', '', 'EMPTY_FILE'],
    ['white space', ' \n ', 'EMPTY_FILE'],
    ['a byte order mark alone', Uint8Array.of(0xef, 0xbb, 0xbf), 'EMPTY_FILE'],
    ['text', 'no xml', 'NOT_XML'],
    ['a zip', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0x3c), 'NOT_XML'],
    ['another root', '<foo>foo</foo>', 'NOT_OPENIMMO'],
    ['a feedback', '<openimmo_feedback/>', 'NOT_OPENIMMO'],
    ['a document type', '<!DOCTYPE openimmo><openimmo/>', 'DOCTYPE_REFUSED'],
    ['an entity bomb', '<!doctype x [<!ENTITY a "b">]><openimmo>&a;</openimmo>', 'DOCTYPE_REFUSED'],
    ['a late document type', '<openimmo><!DOCTYPE x></openimmo>', 'DOCTYPE_REFUSED'],
    ['a missing end', '<openimmo><anbieter>', 'TRUNCATED'],
    ['a cut tag', '<openimmo><anbie', 'TRUNCATED'],
    ['a cut comment', '<openimmo/><!-- ', 'TRUNCATED'],
    ['wrong nesting', '<openimmo><a></b></openimmo>', 'NOT_XML'],
    ['two files in one', '<openimmo/><openimmo/>', 'NOT_XML'],
    ['a broken attribute', '<openimmo><a b=c/></openimmo>', 'NOT_XML'],
    ['deep nesting', `<openimmo>${'<a>'.repeat(200)}`, 'TOO_DEEP'],
  ];
  for (const [name, source, code] of cases) {
    it(`refuses ${name}`, async () => assert.equal(await codeOf(source), code));
  }

  it('says where', async () => {
    await assert.rejects(read('<openimmo>\n<a></b></openimmo>'), (error: unknown) => {
      assert.ok(error instanceof OpenImmoError);
      assert.equal(error.line, 2);
      assert.ok(error.hint.length > 0);
      return true;
    });
  });

  it('holds its limits', async () => {
    const consume = async (file: string, limits: object): Promise<void> => {
      for await (const event of readTransfer([bytesOf(file)], limits)) void event;
    };
    const tooLarge = { code: 'TOO_LARGE' };
    await assert.rejects(consume(fileOf(NUMBER), { maxBytes: 100 }), tooLarge);
    await assert.rejects(consume(fileOf('<a/>'.repeat(20)), { maxObjectElements: 10 }), tooLarge);
    await assert.rejects(consume(fileOf(`<a>${'x'.repeat(200)}</a>`), { maxObjectCharacters: 100 }), tooLarge);
    await assert.rejects(consume(`<openimmo a="${'x'.repeat(200_000)}`, { maxObjectCharacters: 1000 }), tooLarge);
  });

  it('refuses a file cut anywhere', async () => {
    const file = bytesOf(`${fileOf(city('Größe &auml; <![CDATA[x]]>'), city('<!-- c -->Ulm'))}`);
    for (let length = 1; length < file.length; length += length % 50 === 1 ? 49 : 50) {
      assert.equal(await codeOf(file.subarray(0, length)), 'TRUNCATED', `cut at ${length}`);
    }
  });

  it('passes an error of the source through', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield bytesOf('<openimmo>');
      throw new Error('disk');
    }
    await assert.rejects(async () => {
      for await (const event of readTransfer(failing())) void event;
    }, /disk/);
  });
});

describe('pieces', () => {
  it('do not matter', async () => {
    const file = bytesOf(fileOf(city('Größe & &auml; &#228; <![CDATA[]] ]]]>]]> 😀\r\n<!-- - -- -->x'), NUMBER));
    const whole = await read(file);
    for (const size of [1, 2, 3, 7, 64]) assert.deepEqual(await read(file, size), whole);
  });

  it('may be empty', async () => {
    const events: string[] = [];
    const source = [new Uint8Array(0), ...pieces(bytesOf('<openimmo/>'), 4), new Uint8Array(0)];
    for await (const event of readTransfer(source)) events.push(event.type);
    assert.deepEqual(events, ['transfer', 'end']);
  });
});
