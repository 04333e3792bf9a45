import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OPENIMMO_VERSIONS } from './index.ts';
import { bytesOf, eventOf, fileOf, mapAll, mapOne, NUMBER, read } from './test-support.ts';

/**
 * What real files do against the schema, a test each; the list is that of the project's notes on OpenImmo. What is
 * about packages (zip slip, symlinks, zip bombs, magic bytes, the address of a remote picture) is tested with imports.
 */

const price = async (text: string): Promise<unknown> =>
  (await mapOne(`<preise><kaufpreis>${text}</kaufpreis></preise>`)).listing.listPrice;

describe('numbers', () => {
  for (const [text, value] of [
    ['250.000,00', '250000'],
    ['250,000.00', '250000'],
    ['250000,5', '250000.5'],
    ['250000 EUR', '250000'],
    ['250.000,- €', '250000'],
    ["1'250'000.-", '1250000'],
    ['', null],
    [' \n ', null],
    ['0', null],
  ] as const) {
    it(`reads a price written as ${JSON.stringify(text)}`, async () => assert.equal(await price(text), value));
  }

  for (const [inside, listPrice, onRequest] of [
    ['<kaufpreis>VHB</kaufpreis>', null, true],
    ['<kaufpreis>Auf Anfrage!</kaufpreis>', null, true],
    ['<kaufpreis>Preis: auf Anfrage.</kaufpreis>', null, true],
    ['<freitext_preis>Auf Anfrage!</freitext_preis>', null, true],
    ['<kaufpreis>250000 VHB</kaufpreis>', '250000', false],
    ['<kaufpreis>250000</kaufpreis><freitext_preis>VHB</freitext_preis>', '250000', false],
    ['<kaufpreis>VHB</kaufpreis><kaufpreisbrutto>250000</kaufpreisbrutto>', '250000', false],
    ['<nettokaltmiete>900</nettokaltmiete><freitext_preis>VHB</freitext_preis>', null, false],
  ] as const) {
    it(`reads ${inside}`, async () => {
      const { listing, codes } = await mapOne(`<preise>${inside}</preise>`);
      assert.deepEqual([listing.listPrice, listing.priceOnRequest, codes], [listPrice, onRequest, []]);
    });
  }

  it('reads 120,5 as an area', async () => {
    const { listing, codes } = await mapOne('<flaechen><wohnflaeche>120,5</wohnflaeche></flaechen>');
    assert.deepEqual([listing.livingArea, codes], ['120.5', []]);
  });

  it('finds no price in an empty element', async () => {
    const { listing, codes } = await mapOne('<preise><kaufpreis/><kaltmiete></kaltmiete></preise>');
    assert.deepEqual([listing.listPrice, listing.leaseAmount, codes], [null, null, []]);
  });

  it('finds an amount in an element of its own', async () => {
    const { listing } = await mapOne('<preise><kaltmiete><preis>900</preis></kaltmiete></preise>');
    assert.equal(listing.rentWithCosts, '900');
  });
});

describe('yes and no', () => {
  for (const [text, value] of [
    ['ja', true],
    ['TRUE', true],
    ['1', true],
    ['nein', false],
    ['False', false],
    ['0', false],
    ['', null],
  ] as const) {
    it(`reads ${JSON.stringify(text)}`, async () => {
      const { listing, codes } = await mapOne(`<ausstattung><kamin>${text}</kamin></ausstattung>`);
      assert.deepEqual([listing.fireplaceYN, codes], [value, []]);
    });
  }

  it('reads them as attributes', async () => {
    const marketing = '<vermarktungsart KAUF="nein" MIETE_PACHT="ja" ERBPACHT="FALSE"/>';
    const { listing } = await mapOne(`<objektkategorie>${marketing}<objektart><haus/></objektart></objektkategorie>`);
    assert.deepEqual([listing.saleYN, listing.leaseYN, listing.landLeaseYN], [false, true, false]);
  });
});

describe('namespaces and versions', () => {
  const spellings: [string, (file: string) => string][] = [
    ['no namespace', (file) => file],
    ['a default namespace', (file) => file.replace('<openimmo', '<openimmo xmlns="http://www.openimmo.de"')],
    [
      'a prefix',
      (file) => file.replace(/<(\/?)([a-z])/g, '<$1oi:$2').replace('<oi:openimmo', '<oi:openimmo xmlns:oi="urn:x"'),
    ],
    ['a prefix that nobody declares', (file) => file.replace(/<(\/?)([a-z])/g, '<$1oi:$2')],
    [
      'schema attributes',
      (file) =>
        file.replace(
          '<openimmo',
          '<openimmo xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="openimmo_127.xsd"',
        ),
    ],
    ['the root immoxml', (file) => file.replaceAll('openimmo>', 'immoxml>')],
  ];
  const versions = [...OPENIMMO_VERSIONS, '1.2.7c', '1.27', 'OpenImmo 1.2.5', 'IMEX', '99', ''];
  for (const [name, spell] of spellings) {
    it(`finds the object with ${name}, whatever the version`, async () => {
      for (const version of versions) {
        const file = spell(
          fileOf(`<geo><ort>Ulm</ort></geo>${NUMBER}`).replace('version="1.2.7"', `version="${version}"`),
        );
        const found = await mapAll(file);
        assert.deepEqual(
          found.map(({ object }) => [object.key, object.listing.city]),
          [['E1', 'Ulm']],
          version,
        );
      }
    });
  }
});

describe('markup', () => {
  const city = async (text: string): Promise<unknown> => (await mapOne(`<geo><ort>${text}</ort></geo>`)).listing.city;

  it('knows HTML characters that nobody declared', async () =>
    assert.equal(await city('K&ouml;ln &ndash; X'), 'Köln – X'));
  it('keeps a bare &', async () => assert.equal(await city('A & B&C'), 'A & B&C'));
  it('reads CDATA', async () => assert.equal(await city('<![CDATA[A & B]]>'), 'A & B'));
  it('takes line breaks and tabs out of titles', async () => {
    const { listing } = await mapOne('<freitexte><objekttitel>A\r\n\tB&#13;&#10;C</objekttitel></freitexte>');
    assert.equal(listing.texts[0]?.title, 'A B C');
  });

  it('keeps words in angle brackets that are no HTML', async () => {
    const [title, text] = [
      'a&lt;b und c&gt;d',
      'mail &lt;info@makler.example&gt; &lt;b&gt;jetzt&lt;/b&gt; &lt;Müller&gt; 3&lt;x&gt;2',
    ];
    const { listing } = await mapOne(
      `<freitexte><objekttitel>${title}</objekttitel><objektbeschreibung>${text}</objektbeschreibung><lage>A <own>B</own> <u>C</u></lage></freitexte>`,
    );
    assert.equal(listing.texts[0]?.title, 'a<b und c>d');
    assert.equal(listing.texts[0]?.publicRemarks, 'mail <info@makler.example> jetzt <Müller> 3<x>2');
    assert.equal(listing.texts[0]?.locationRemarks, 'A B C');
  });

  it('has one form of each letter', async () => {
    const city = 'Köln-Mülheim';
    const { listing } = await mapOne(`<geo><ort>${city.normalize('NFD')}</ort></geo>`);
    assert.equal(listing.city, city);
  });

  it('makes plain text of HTML, however it was escaped', async () => {
    for (const html of ['A<br>B', 'A&lt;br/&gt;B', 'A&amp;lt;br&amp;gt;B', 'A<script>x()</script><br>B']) {
      const escaped = html.includes('&') ? html : `<![CDATA[${html}]]>`;
      const { listing } = await mapOne(`<freitexte><objektbeschreibung>${escaped}</objektbeschreibung></freitexte>`);
      assert.doesNotMatch(listing.texts[0]?.publicRemarks ?? '<', /[<>]|script/, html);
    }
  });

  it('takes the first of several names that is not empty', async () => {
    const { listing } = await mapOne(
      '<kontaktperson><name/><name> </name><name>Doe</name><name>No</name></kontaktperson>',
    );
    assert.equal(listing.brokers[0]?.lastName, 'Doe');
  });

  it('refuses any DOCTYPE', async () => {
    for (const doctype of [
      '<!DOCTYPE openimmo>',
      '<!doctype openimmo SYSTEM "file:///etc/passwd">',
      '<!DOCTYPE a [<!ENTITY b "c">]>',
    ]) {
      await assert.rejects(read(fileOf(NUMBER).replace('<openimmo>', `${doctype}<openimmo>`)), {
        code: 'DOCTYPE_REFUSED',
      });
    }
  });

  it('refuses a file whole that does not parse to its end', async () => {
    const whole = fileOf(NUMBER, NUMBER);
    for (const broken of [whole.slice(0, -20), whole.replace('</anbieter>', ''), `${whole}<x/>`]) {
      await assert.rejects(read(broken), /./, broken);
    }
  });
});

describe('headers', () => {
  const transfer = async (header: string) => eventOf(await read(`<openimmo>${header}</openimmo>`), 'transfer').transfer;

  it('reads modus="NEU"', async () =>
    assert.equal((await transfer('<uebertragung umfang="TEIL" modus="NEU"/>')).mode, 'NEW'));
  it('reads art="CHANGE" as a mode', async () => {
    const { mode, art } = await transfer('<uebertragung umfang="TEIL" art="CHANGE"/>');
    assert.deepEqual([mode, art], ['CHANGE', undefined]);
  });

  it('reads a header inside an object', async () => {
    const inside = `<anbieter><immobilie><uebertragung umfang="VOLL"/>${NUMBER}</immobilie></anbieter>`;
    assert.equal((await transfer(inside)).scope, 'FULL');
  });

  it('never takes a missing header, or an odd one, for a full transfer', async () => {
    for (const header of ['', '<uebertragung/>', '<uebertragung umfang="ALLES"/>', '<uebertragung art="VOLL"/>']) {
      assert.equal((await transfer(header)).scope, 'PARTIAL', header);
    }
  });

  it('keeps odd versions as they are', async () => {
    for (const version of ['1.2.7c', '1.27', 'IMEX 3']) {
      assert.equal((await transfer(`<uebertragung umfang="TEIL" version="${version}"/>`)).version, version);
    }
  });

  it('reads times in the forms that senders use', async () => {
    for (const [text, iso] of [
      ['2024-05-31T14:30:00.1234567+02:00', '2024-05-31T12:30:00.123Z'],
      ['2024-05-31T14:30:00.321', '2024-05-31T14:30:00.321Z'],
      ['2024-05-31T14:30:00.0+00:00', '2024-05-31T14:30:00.000Z'],
      ['31.05.2024 14:30', '2024-05-31T14:30:00.000Z'],
    ]) {
      const { timestamp } = await transfer(`<uebertragung umfang="TEIL" timestamp="${text}"/>`);
      assert.equal(timestamp?.toISOString(), iso, text);
    }
  });

  it('reads <anid>, also behind the objects', async () => {
    const file = `<openimmo><anbieter><openimmo_anid/><immobilie>${NUMBER}</immobilie><anid>A1</anid></anbieter></openimmo>`;
    assert.equal(eventOf(await read(file), 'provider').provider.openimmoAnid, 'A1');
  });
});

describe('words', () => {
  const category = (kind: string): string =>
    `<objektkategorie><vermarktungsart KAUF="1"/><objektart>${kind}</objektart></objektkategorie>`;
  for (const [kind, type, subType] of [
    ['<haus haustyp="REIHENENDHAUS"/>', 'RESIDENTIAL', 'Townhouse'],
    ['<haus haustyp="REIHENMITTEL"/>', 'RESIDENTIAL', 'Townhouse'],
    ['<haus/><subobjektart>VILLA</subobjektart>', 'RESIDENTIAL', 'SingleFamilyResidence'],
    ['<grundstueck grundst_typ="LAND_FORSTWIRTSCHAFT"/>', 'LAND', 'UnimprovedLand'],
    ['<grundstueck grundst_typ="LAND_FORSTWIRSCHAFT"/>', 'LAND', 'UnimprovedLand'],
  ] as const) {
    it(`knows ${kind}`, async () => {
      const { listing, codes } = await mapOne(category(kind));
      assert.deepEqual([listing.propertyType, listing.propertySubType, codes], [type, subType, []]);
    });
  }

  it('knows KEIN BAULAND and WASSER-ELEKTRO', async () => {
    const { listing, codes } = await mapOne(
      '<ausstattung><befeuerung WASSER-ELEKTRO="1"/></ausstattung><zustand_angaben><bebaubar_nach bebaubar_attr="KEIN BAULAND"/></zustand_angaben>',
    );
    assert.deepEqual([listing.heating, codes], [['HydronicElectric'], []]);
  });

  it('reads German dates', async () => {
    const { listing } = await mapOne(
      '<verwaltung_techn><objektnr_extern>1</objektnr_extern><aktiv_von>31.05.2024</aktiv_von><aktiv_bis>1.6.24</aktiv_bis></verwaltung_techn>',
    );
    assert.deepEqual([listing.onMarketDate, listing.expirationDate], ['2024-05-31', '2024-06-01']);
  });

  it('finds pictures that stand directly in the object, or inside it as INLINE', async () => {
    const { listing } = await mapOne(
      '<anhang location="INTERN"><daten><pfad>a.jpg</pfad></daten></anhang><anhaenge><anhang location="INLINE"><base64>aGFsbG8=</base64></anhang><anhang location="" gruppe=""><daten><pfad>http://x.test/b.jpg</pfad></daten></anhang></anhaenge>',
    );
    assert.deepEqual(
      listing.media.map(({ source }) => source.kind),
      ['INLINE', 'URL', 'FILE'],
    );
  });
});

describe('encodings', () => {
  const sample = fileOf(`<geo><ort>Größe – €</ort></geo>${NUMBER}`);
  const windows = Uint8Array.from(
    [...sample.replace('UTF-8', 'ISO-8859-1')].map((c) => ({ '–': 0x96, '€': 0x80 })[c] ?? c.charCodeAt(0)),
  );
  for (const [name, bytes] of [
    ['ISO-8859-1 that is windows-1252', windows],
    ['UTF-8 with a byte order mark', bytesOf(`\ufeff${sample}`)],
    ['UTF-8 without a prologue', bytesOf(sample.replace(/<\?.*?\?>/, ''))],
  ] as const) {
    it(`reads ${name}`, async () => {
      assert.equal((await mapAll(bytes))[0]?.object.listing.city, 'Größe – €');
    });
  }
});

describe('actions', () => {
  const action = (word: string): string =>
    `<verwaltung_techn><objektnr_extern>1</objektnr_extern><aktion aktionart="${word}"/></verwaltung_techn>`;

  it('updates on unknown words', async () => {
    for (const word of ['', 'CHANGE', 'change', 'REFRESH', 'x']) {
      assert.equal((await mapOne(action(word))).object.action, 'UPSERT', word);
    }
  });

  it('deletes with nothing but <verwaltung_techn>', async () => {
    const [only] = await mapAll(fileOf(action('delete')));
    assert.deepEqual([only?.object.action, only?.object.key, only?.issues], ['DELETE', '1', []]);
  });

  it('keeps the order of a change and a deletion of one object', async () => {
    const found = await mapAll(fileOf(action('CHANGE'), action('DELETE')));
    assert.deepEqual(
      found.map(({ object }) => object.action),
      ['UPSERT', 'DELETE'],
    );
  });
});
