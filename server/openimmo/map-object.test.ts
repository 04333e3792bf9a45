import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mapObject } from './index.ts';
import { fileOf, mapAll, mapOne } from './test-support.ts';

const technical = (inside: string): string =>
  `<verwaltung_techn><objektnr_extern>E1</objektnr_extern>${inside}</verwaltung_techn>`;
const category = (kind: string, marketing = 'KAUF="1"', usage = ''): string =>
  `<objektkategorie>${usage}<vermarktungsart ${marketing}/><objektart>${kind}</objektart></objektkategorie>`;

describe('identity and action', () => {
  it('takes obid, then extern, then intern', async () => {
    const keyOf = async (inside: string): Promise<string | null> =>
      (await mapOne(`<verwaltung_techn>${inside}</verwaltung_techn>`)).object.key;
    assert.equal(
      await keyOf(
        '<objektnr_intern>I</objektnr_intern><objektnr_extern>E</objektnr_extern><openimmo_obid>O</openimmo_obid>',
      ),
      'O',
    );
    assert.equal(
      await keyOf('<objektnr_intern>I</objektnr_intern><objektnr_extern> E </objektnr_extern><openimmo_obid/>'),
      'E',
    );
    assert.equal(await keyOf('<objektnr_intern>I</objektnr_intern>'), 'I');
  });

  it('reports an object without a number as an error', async () => {
    const [only] = await mapAll(fileOf('<geo/>'));
    assert.equal(only?.object.key, null);
    assert.deepEqual(
      only?.issues.filter((issue) => issue.severity === 'ERROR').map((issue) => issue.code),
      ['NO_OBJECT_NUMBER'],
    );
  });

  it('does not cut a number that is too long', async () => {
    const { object, codes } = await mapOne(technical(`<openimmo_obid>${'9'.repeat(300)}</openimmo_obid>`));
    assert.equal(object.key, 'E1');
    assert.deepEqual(codes, ['OBJECT_NUMBER_TOO_LONG verwaltung_techn/openimmo_obid']);
  });

  it('reads actions without regard to case', async () => {
    const actionOf = async (aktion: string): Promise<string> => (await mapOne(technical(aktion))).object.action;
    assert.equal(await actionOf(''), 'UPSERT');
    assert.equal(await actionOf('<aktion/>'), 'UPSERT');
    assert.equal(await actionOf('<aktion aktionart="change"/>'), 'UPSERT');
    assert.equal(await actionOf('<aktion aktionart="delete"/>'), 'DELETE');
    assert.equal(await actionOf('<aktion>DELETE</aktion>'), 'DELETE');
    assert.equal(await actionOf('<aktion aktionart="Referenz"/>'), 'REFERENCE');
  });

  it('updates on an unknown action and warns', async () => {
    const { object, codes } = await mapOne(technical('<aktion aktionart="REFRESH"/>'));
    assert.equal(object.action, 'UPSERT');
    assert.deepEqual(codes, ['UNKNOWN_ACTION verwaltung_techn/aktion@aktionart']);
  });

  it('asks nothing else of a deletion', async () => {
    const [only] = await mapAll(fileOf(technical('<aktion aktionart="DELETE"/>')));
    assert.deepEqual([only?.object.action, only?.object.key, only?.issues], ['DELETE', 'E1', []]);
  });

  it('shows a reference as closed', async () => {
    const { listing } = await mapOne(technical('<aktion aktionart="REFERENZ"/>'));
    assert.deepEqual([listing.standardStatus, listing.isReference], ['CLOSED', true]);
  });

  it('reads status, dates, origin and sharing', async () => {
    const { listing, codes } = await mapOne(
      `<zustand_angaben><verkaufstatus stand="RESERVIERT"/></zustand_angaben>${technical(
        '<aktiv_von>01.02.2024</aktiv_von><aktiv_bis>2024-12-31</aktiv_bis><kennung_ursprung>S</kennung_ursprung><weitergabe_generell>nein</weitergabe_generell><weitergabe_positiv>A, B</weitergabe_positiv><weitergabe_positiv>C</weitergabe_positiv><weitergabe_negativ/>',
      )}`,
    );
    assert.deepEqual(codes, []);
    assert.equal(listing.standardStatus, 'PENDING');
    assert.deepEqual(
      [listing.onMarketDate, listing.expirationDate, listing.originatingSystemName],
      ['2024-02-01', '2024-12-31', 'S'],
    );
    assert.deepEqual(listing.sharing, { generally: false, allowed: ['A', 'B', 'C'], denied: [] });
  });

  it('reads the language', async () => {
    const languageOf = async (text: string): Promise<string | null> =>
      (await mapOne(technical(`<sprache>${text}</sprache>`))).object.language;
    assert.equal(await languageOf('de_DE'), 'de-DE');
    assert.equal(await languageOf('DEU'), 'de');
    assert.equal(await languageOf('Deutsch'), 'de');
    assert.equal(await languageOf('???'), null);
  });
});

describe('category', () => {
  const cases: [string, string, string | null, string | null, string][] = [
    ['<haus haustyp="REIHENENDHAUS"/>', 'KAUF="ja"', 'RESIDENTIAL', 'Townhouse', 'haus/REIHENENDHAUS'],
    ['<haus haustyp="REIHENEND"/>', 'MIETE_PACHT="TRUE"', 'RESIDENTIAL_LEASE', 'Townhouse', 'haus/REIHENEND'],
    [
      '<haus haustyp="DOPPELHAUSHAELFTE"/>',
      'KAUF="1" MIETE_PACHT="1"',
      'RESIDENTIAL',
      'Townhouse',
      'haus/DOPPELHAUSHAELFTE',
    ],
    ['<haus haustyp="einfamilienhaus"/>', 'KAUF="1"', 'RESIDENTIAL', 'SingleFamilyResidence', 'haus/einfamilienhaus'],
    ['<haus/>', 'KAUF="1"', 'RESIDENTIAL', null, 'haus'],
    ['<haus haustyp="PFLEGEHEIM"/>', 'KAUF="1"', 'RESIDENTIAL_INCOME', 'CareHome', 'haus/PFLEGEHEIM'],
    ['<wohnung wohnungtyp="ETAGE"/>', 'KAUF="1"', 'RESIDENTIAL', 'Apartment', 'wohnung/ETAGE'],
    [
      '<zinshaus_renditeobjekt zins_typ="MEHRFAMILIENHAUS"/>',
      'KAUF="1"',
      'RESIDENTIAL_INCOME',
      'MultiFamily',
      'zinshaus_renditeobjekt/MEHRFAMILIENHAUS',
    ],
    ['<buero_praxen/>', 'MIETE_PACHT="1"', 'COMMERCIAL_LEASE', 'Office', 'buero_praxen'],
    ['<hallen_lager_prod hallen_typ="HALLE"/>', 'KAUF="1"', 'COMMERCIAL_SALE', 'Warehouse', 'hallen_lager_prod/HALLE'],
    [
      '<grundstueck grundst_typ="LAND_FORSTWIRTSCHAFT"/>',
      'ERBPACHT="1"',
      'LAND',
      'UnimprovedLand',
      'grundstueck/LAND_FORSTWIRTSCHAFT',
    ],
    [
      '<land_und_forstwirtschaft land_typ="BAUERNHOF"/>',
      'KAUF="1"',
      'FARM',
      'Farm',
      'land_und_forstwirtschaft/BAUERNHOF',
    ],
    ['<sonstige sonstige_typ="PARKFLACHE"/>', 'KAUF="1"', 'RESIDENTIAL', 'DeededParking', 'sonstige/PARKFLACHE'],
    ['<haus subobjektart="VILLA"/>', 'KAUF="1"', 'RESIDENTIAL', 'SingleFamilyResidence', 'haus/VILLA'],
    ['<haus/><subobjektart>VILLA</subobjektart>', 'KAUF="1"', 'RESIDENTIAL', 'SingleFamilyResidence', 'haus/VILLA'],
    ['haus', 'KAUF="1"', 'RESIDENTIAL', null, 'haus'],
  ];
  for (const [kind, marketing, type, subType, source] of cases) {
    it(`maps ${kind} with ${marketing}`, async () => {
      const { listing, codes } = await mapOne(category(kind, marketing));
      assert.deepEqual(
        [listing.propertyType, listing.propertySubType, listing.sourceObjectType],
        [type, subType, source],
      );
      assert.deepEqual(codes, []);
    });
  }

  it('reads the ways of marketing', async () => {
    const { listing } = await mapOne(category('<haus/>', 'KAUF="0" MIETE_PACHT="ja" ERBPACHT="true"'));
    assert.deepEqual([listing.saleYN, listing.leaseYN, listing.landLeaseYN], [false, true, true]);
  });

  it('finds the way of marketing in the prices', async () => {
    const { listing, codes } = await mapOne(`${category('<haus/>', '')}<preise><kaltmiete>500</kaltmiete></preise>`);
    assert.deepEqual([listing.saleYN, listing.leaseYN], [false, true]);
    assert.deepEqual(codes, ['NO_MARKETING_TYPE objektkategorie/vermarktungsart']);
  });

  it('uses the usage for other objects', async () => {
    const { listing } = await mapOne(
      category('<sonstige/>', 'MIETE_PACHT="1"', '<nutzungsart GEWERBE="1" WOHNEN="0"/>'),
    );
    assert.equal(listing.propertyType, 'COMMERCIAL_LEASE');
  });

  it('warns when the type is missing', async () => {
    const { listing, codes } = await mapOne(category(''));
    assert.equal(listing.propertyType, null);
    assert.deepEqual(codes, ['NO_OBJECT_TYPE objektkategorie/objektart']);
  });
});

describe('place', () => {
  it('keeps numbers of a place as text and hides the address by default', async () => {
    const { listing, codes } = await mapOne(
      '<geo><plz>01067</plz><ort>Bad\n\tX</ort><strasse>A&amp;uuml;</strasse><hausnummer>1a</hausnummer><land iso_land="deu"/><etage>3</etage><anzahl_etagen>7</anzahl_etagen><geokoordinaten breitengrad="49,96550" laengengrad="8.187"/></geo>',
    );
    assert.deepEqual(codes, []);
    assert.deepEqual(
      [
        listing.postalCode,
        listing.city,
        listing.streetName,
        listing.streetNumber,
        listing.country,
        listing.entryLevel,
        listing.storiesTotal,
      ],
      ['01067', 'Bad X', 'Aü', '1a', 'DE', '3', 7],
    );
    assert.deepEqual([listing.latitude, listing.longitude, listing.addressReleased], ['49.9655', '8.187', false]);
  });

  it('releases the address when told so', async () => {
    const { listing } = await mapOne(
      '<verwaltung_objekt><objektadresse_freigeben>Ja</objektadresse_freigeben></verwaltung_objekt>',
    );
    assert.equal(listing.addressReleased, true);
  });

  it('takes both coordinates or none', async () => {
    const half = await mapOne('<geo><geokoordinaten breitengrad="50" laengengrad=""/></geo>');
    assert.deepEqual([half.listing.latitude, half.codes], [null, ['BAD_COORDINATES geo/geokoordinaten']]);
    const far = await mapOne('<geo><geokoordinaten breitengrad="95" laengengrad="8"/></geo>');
    assert.deepEqual(far.codes, ['BAD_COORDINATES geo/geokoordinaten']);
    const zero = await mapOne('<geo><geokoordinaten breitengrad="0.0" laengengrad="0"/></geo>');
    assert.deepEqual([zero.listing.latitude, zero.codes], [null, []]);
  });

  it('warns about an unknown country', async () => {
    const { listing, codes } = await mapOne('<geo><land iso_land="QQQ"/></geo>');
    assert.deepEqual([listing.country, codes], [null, ['UNKNOWN_COUNTRY geo/land@iso_land']]);
  });
});

describe('prices', () => {
  const prices = (inside: string, geo = '') => mapOne(`${geo}<preise>${inside}</preise>`);

  it('reads an empty price as none', async () => {
    const { listing, codes } = await prices('<kaufpreis></kaufpreis><kaltmiete/>');
    assert.deepEqual([listing.listPrice, listing.leaseAmount, codes], [null, null, []]);
  });

  it('reads a price of zero as none', async () => {
    assert.equal((await prices('<kaufpreis>0.00</kaufpreis>')).listing.listPrice, null);
  });

  it('keeps the listing when the price is bad', async () => {
    for (const [text, code] of [
      ['viel', 'NOT_A_NUMBER'],
      ['-1', 'NEGATIVE_NUMBER'],
      ['1E20', 'NUMBER_TOO_LARGE'],
    ]) {
      const { listing, issues } = await prices(`<kaufpreis>${text}</kaufpreis>`);
      assert.equal(listing.listPrice, null);
      assert.deepEqual(
        issues.map((issue) => [issue.severity, issue.code, issue.path]),
        [['WARNING', code, 'preise/kaufpreis']],
      );
      assert.ok(issues[0]?.hint);
    }
  });

  it('warns when a number can be read in two ways', async () => {
    const { listing, codes } = await prices('<kaufpreis>250.000</kaufpreis>');
    assert.deepEqual([listing.listPrice, codes], ['250000', ['AMBIGUOUS_NUMBER preise/kaufpreis']]);
  });

  it('knows prices on request', async () => {
    for (const price of [
      '<kaufpreis auf_anfrage="true">250000</kaufpreis>',
      '<kaufpreis>auf Anfrage</kaufpreis>',
      '<freitext_preis>Preis auf Anfrage</freitext_preis>',
    ]) {
      const { listing, codes } = await prices(price);
      assert.deepEqual([listing.listPrice, listing.priceOnRequest, codes], [null, true, []], price);
    }
  });

  it('tells three rents apart', async () => {
    const { listing } = await prices(
      '<nettokaltmiete>800</nettokaltmiete><kaltmiete><preis>900</preis></kaltmiete><warmmiete>1.000,50</warmmiete><nebenkosten>100</nebenkosten><heizkosten>0</heizkosten><hausgeld>345.00</hausgeld>',
    );
    assert.deepEqual([listing.leaseAmount, listing.rentWithCosts, listing.rentWarm], ['800', '900', '1000.5']);
    assert.deepEqual([listing.additionalCosts, listing.heatingCosts, listing.associationFee], ['100', '0', '345']);
  });

  it('falls back to the next best rent', async () => {
    assert.equal(
      (await prices('<nettokaltmiete>0.00</nettokaltmiete><kaltmiete>900</kaltmiete>')).listing.leaseAmount,
      '900',
    );
    assert.equal(
      (await prices('<hauptmietzinsnetto hauptmietzinsust="1">560.00</hauptmietzinsnetto>')).listing.leaseAmount,
      '560',
    );
  });

  it('takes a deposit in words as a text', async () => {
    const words = await prices('<kaution>3 MM</kaution><aussen_courtage mit_mwst="1">5,95 % inkl.</aussen_courtage>');
    assert.deepEqual([words.listing.deposit, words.listing.depositText, words.codes], [null, '3 MM', []]);
    assert.equal(words.listing.buyerCommissionText, '5,95 % inkl.');
    const both = await prices('<kaution>1500</kaution><kaution_text>3 Monate</kaution_text>');
    assert.deepEqual([both.listing.deposit, both.listing.depositText], ['1500', '3 Monate']);
  });

  it('makes income yearly', async () => {
    const { listing } = await prices(
      '<mieteinnahmen_ist periode="MONAT">100.50</mieteinnahmen_ist><mieteinnahmen_soll>1000</mieteinnahmen_soll>',
    );
    assert.deepEqual([listing.totalActualRent, listing.grossScheduledIncome], ['1206', '1000']);
  });

  it('finds the currency', async () => {
    const land = (code: string): string => `<geo><land iso_land="${code}"/></geo>`;
    const of = async (inside: string, geo = ''): Promise<unknown[]> => {
      const { listing, codes } = await prices(`<kaufpreis>100000</kaufpreis>${inside}`, geo);
      return [listing.currency, ...codes];
    };
    assert.deepEqual(await of(''), ['EUR']);
    assert.deepEqual(await of('', land('DEU')), ['EUR']);
    assert.deepEqual(await of('', land('CHE')), ['CHF']);
    assert.deepEqual(await of('<waehrung iso_waehrung="chf"/>', land('DEU')), ['CHF']);
    assert.deepEqual(await of('<waehrung>€</waehrung>', land('CHE')), ['EUR']);
    assert.deepEqual(await of('<waehrung iso_waehrung="Taler"/>'), [
      'EUR',
      'UNKNOWN_CURRENCY preise/waehrung@iso_waehrung',
    ]);
    assert.deepEqual(await of('', land('FJI')), ['EUR', 'CURRENCY_ASSUMED preise/waehrung@iso_waehrung']);
  });
});

describe('building', () => {
  it('reads areas and counts', async () => {
    const { listing, codes } = await mapOne(
      '<flaechen><wohnflaeche>120,5</wohnflaeche><grundstuecksflaeche>800</grundstuecksflaeche><gesamtflaeche>0</gesamtflaeche><vermietbare_flaeche>99.999</vermietbare_flaeche><anzahl_zimmer>3,5</anzahl_zimmer><anzahl_schlafzimmer>2.00</anzahl_schlafzimmer><anzahl_badezimmer>1</anzahl_badezimmer><anzahl_sep_wc>0</anzahl_sep_wc><anzahl_stellplaetze>2</anzahl_stellplaetze><anzahl_wohneinheiten>1.5</anzahl_wohneinheiten></flaechen>',
    );
    assert.deepEqual([listing.livingArea, listing.lotSizeArea, listing.buildingAreaTotal], ['120.5', '800', null]);
    assert.deepEqual(
      [listing.roomsTotal, listing.bedroomsTotal, listing.bathroomsTotal, listing.bathroomsHalf],
      ['3.5', '2', '1', '0'],
    );
    assert.deepEqual([listing.parkingTotal, listing.numberOfUnitsTotal], [2, null]);
    assert.deepEqual(codes, [
      'AMBIGUOUS_NUMBER flaechen/vermietbare_flaeche',
      'NOT_A_WHOLE_NUMBER flaechen/anzahl_wohneinheiten',
    ]);
  });

  it('counts parking spaces that have a price', async () => {
    const { listing } = await mapOne('<preise><stp_garage anzahl="2"/><stp_carport anzahl="1"/></preise>');
    assert.equal(listing.parkingTotal, 3);
  });

  it('reads features', async () => {
    const { listing, codes } = await mapOne(
      '<ausstattung><boden FLIESEN="1" PARKETT="ja" STEIN="0"/><kamin>ja</kamin><heizungsart ZENTRAL="true"/><befeuerung GAS="1" WASSER-ELEKTRO="1" WASSERSTOFF="1"/><klimatisiert>nein</klimatisiert><fahrstuhl PERSONEN="0" LASTEN="1"/><moebliert moeb="TEIL"/><rollstuhlgerecht>1</rollstuhlgerecht><barrierefrei>0</barrierefrei><unterkellert keller="TEIL"/></ausstattung><zustand_angaben><baujahr>um 1900</baujahr><zustand zustand_art="GEPFLEGT"/></zustand_angaben>',
    );
    assert.deepEqual(codes, []);
    assert.deepEqual(listing.flooring, ['Tile', 'Parquet']);
    assert.deepEqual(listing.heating, ['Central', 'NaturalGas', 'HydronicElectric', 'Wasserstoff']);
    assert.deepEqual(
      [listing.fireplaceYN, listing.coolingYN, listing.elevatorYN, listing.accessibilityYN],
      [true, false, true, true],
    );
    assert.deepEqual(
      [listing.furnished, listing.basement, listing.propertyCondition, listing.yearBuilt],
      ['Partially', 'Partial', 'WellMaintained', 'um 1900'],
    );
  });
});

describe('energy certificates', () => {
  const passes = async (inside: string) =>
    (await mapOne(`<zustand_angaben>${inside}</zustand_angaben>`)).listing.energyCertificates;

  it('takes the value that belongs to the kind', async () => {
    const [demand, consumption] = await passes(
      '<energiepass><epart>BEDARF</epart><endenergiebedarf>95,3 kWh/(m²*a)</endenergiebedarf><gueltig_bis>03-2018</gueltig_bis><wertklasse>A+</wertklasse></energiepass><energiepass><epart>VERBRAUCH</epart><energieverbrauchkennwert>80</energieverbrauchkennwert><endenergiebedarf>1</endenergiebedarf><ausstelldatum>01.06.2014</ausstelldatum><gueltig_bis>unbegrenzt</gueltig_bis></energiepass><energiepass/>',
    );
    assert.deepEqual(
      [demand?.kind, demand?.value, demand?.validUntil, demand?.class],
      ['DEMAND', '95.3', '2018-03', 'A+'],
    );
    assert.deepEqual(
      [consumption?.kind, consumption?.value, consumption?.issued, consumption?.validUntil],
      ['CONSUMPTION', '80', '2014-06-01', 'unbegrenzt'],
    );
  });

  it('reads the names of versions 1.2.0 to 1.2.6', async () => {
    const [old] = await passes('<energiepass><art>VERBRAUCH</art><skala type="ZAHL">123</skala></energiepass>');
    assert.deepEqual([old?.kind, old?.value], ['CONSUMPTION', '123']);
    const [older] = await passes('<energiepass><art>BEDARF</art><energiebedarf>456</energiebedarf></energiepass>');
    assert.deepEqual([older?.kind, older?.value], ['DEMAND', '456']);
    const [austrian] = await passes(
      '<user_defined_simplefield feldname="epass_hwbwert">33,5</user_defined_simplefield><user_defined_simplefield feldname="epass_hwbklasse">B</user_defined_simplefield>',
    );
    assert.deepEqual([austrian?.heatingDemand, austrian?.heatingDemandClass], ['33.5', 'B']);
  });

  it('skips empty ones', async () => {
    assert.deepEqual(await passes('<energiepass><art/></energiepass>'), []);
  });
});

describe('texts', () => {
  const texts = async (inside: string, more = '') =>
    (await mapOne(`<freitexte>${inside}</freitexte>${more}`)).listing.texts;

  it('turns HTML into plain text, escaped, in CDATA or real', async () => {
    for (const html of [
      'A<br/>B<p>C &amp;amp; D</p>',
      'A&lt;br /&gt;B&lt;p class="x"&gt;C &amp;amp; D&lt;/p&gt;',
      '<![CDATA[A<br>\r\nB<P>C &amp; D</P>]]>',
    ]) {
      const [text] = await texts(`<objektbeschreibung>${html}</objektbeschreibung>`);
      assert.equal(text?.publicRemarks, 'A\nB\nC & D', html);
    }
  });

  it('leaves no tag and no script', async () => {
    const [text] = await texts(
      '<lage><![CDATA[x<script>alert(1)</script>&lt;img src=x onerror=y&gt;<b>y</b> 3 < 4]]></lage>',
    );
    assert.equal(text?.locationRemarks, 'xy 3 < 4');
  });

  it('puts titles on one line', async () => {
    const [text] = await texts('<objekttitel>Sch&#246;n\r\n\tund &amp;uuml;ppig</objekttitel>');
    assert.equal(text?.title, 'Schön und üppig');
  });

  it('shortens what is too long, never through a character', async () => {
    const { listing, codes } = await mapOne(`<freitexte><objekttitel>${'x'.repeat(499)}😀</objekttitel></freitexte>`);
    assert.equal(listing.texts[0]?.title?.length, 499);
    assert.deepEqual(codes, ['TEXT_SHORTENED freitexte/objekttitel']);
  });

  it('puts the language of the object first and adds others', async () => {
    const found = await texts(
      '<objekttitel>T</objekttitel><objekt_text lang="en">E1</objekt_text><objekt_text lang="de">D</objekt_text><objekt_text lang="EN">E2</objekt_text>',
      technical('<sprache>de</sprache>'),
    );
    assert.deepEqual(
      found.map(({ language, title, publicRemarks }) => [language, title, publicRemarks]),
      [
        ['de', 'T', 'D'],
        ['en', null, 'E1\n\nE2'],
      ],
    );
  });
});

describe('brokers', () => {
  it('takes the first name that is not empty, the direct mail and phone', async () => {
    const { listing } = await mapOne(
      '<kontaktperson><name/><name>Doe</name><name>No</name><vorname>Jane</vorname><email_zentrale>z@x.de</email_zentrale><email_direkt>d@x.de</email_direkt><tel_zentrale>1</tel_zentrale><tel_handy>4</tel_handy><firma>F</firma><personennummer>P1</personennummer></kontaktperson>',
    );
    assert.deepEqual(listing.brokers, [
      {
        position: 0,
        firstName: 'Jane',
        lastName: 'Doe',
        email: 'd@x.de',
        phone: '1',
        mobile: '4',
        number: 'P1',
        officeName: 'F',
      },
    ]);
  });

  it('skips empty contacts and reports a bad address', async () => {
    const { listing, codes } = await mapOne(
      '<kontaktperson><name>-</name><email_direkt/></kontaktperson><kontaktperson><name>B</name><email_zentrale>bar</email_zentrale></kontaktperson>',
    );
    assert.deepEqual(
      listing.brokers.map(({ position, lastName, email }) => [position, lastName, email]),
      [[0, 'B', null]],
    );
    assert.deepEqual(codes, ['BAD_EMAIL kontaktperson/email_zentrale']);
  });
});

describe('media', () => {
  const media = (inside: string) => mapOne(`<anhaenge>${inside}</anhaenge>`);
  const file = (path: string, attributes = 'gruppe="BILD"', more = ''): string =>
    `<anhang ${attributes}>${more}<daten><pfad>${path}</pfad></daten></anhang>`;

  it('puts the title picture first and keeps the order', async () => {
    const { listing } = await media(
      file('a.jpg') +
        file('b.jpg') +
        file('c.jpg', 'gruppe="TITELBILD"', '<anhangtitel>Front</anhangtitel><format>JPG</format>'),
    );
    assert.deepEqual(
      listing.media.map(({ order, preferred, source }) => [order, preferred, source]),
      [
        [0, true, { kind: 'FILE', path: 'c.jpg' }],
        [1, false, { kind: 'FILE', path: 'a.jpg' }],
        [2, false, { kind: 'FILE', path: 'b.jpg' }],
      ],
    );
    assert.deepEqual([listing.media[0]?.title, listing.media[0]?.format], ['Front', 'JPG']);
  });

  it('decides by content, not by location', async () => {
    const { listing, codes } = await media(
      [
        file('a.jpg', 'location="INTERN" gruppe="BILD"'),
        file('HTTP://x.test/a.jpg', 'location="EXTERN"'),
        '<anhang location="INTERN" gruppe="BILD"><daten><pfad>p.jpg</pfad><anhanginhalt>aGFs\n bG8=</anhanginhalt></daten></anhang>',
        '<anhang location="INLINE"><base64>aGFsbG8=</base64></anhang>',
        file('data:image/png;base64,aGFsbG8='),
        file('www.x.test/y', 'gruppe="LINKS"'),
        file('.\\bilder\\x.png', ''),
      ].join(''),
    );
    assert.deepEqual(codes, []);
    assert.deepEqual(
      listing.media.map(({ category, source }) => [category, source]),
      [
        ['PHOTO', { kind: 'FILE', path: 'a.jpg' }],
        ['PHOTO', { kind: 'URL', url: 'HTTP://x.test/a.jpg' }],
        ['PHOTO', { kind: 'INLINE', base64: 'aGFsbG8=', name: 'p.jpg' }],
        ['PHOTO', { kind: 'INLINE', base64: 'aGFsbG8=', name: null }],
        ['PHOTO', { kind: 'INLINE', base64: 'aGFsbG8=', name: null }],
        ['LINK', { kind: 'URL', url: 'https://www.x.test/y' }],
        ['PHOTO', { kind: 'FILE', path: 'bilder/x.png' }],
      ],
    );
  });

  it('knows the groups', async () => {
    const groups = [
      'GRUNDRISS',
      'KARTEN_LAGEPLAN',
      'DOKUMENTE',
      'PANORAMA',
      'FILM',
      'LINKS',
      'EPASS-SKALA',
      'ANBIETERLOGO',
      '',
    ];
    const { listing } = await media(groups.map((group) => file('https://x.test/', `gruppe="${group}"`)).join(''));
    assert.deepEqual(
      listing.media.map(({ category }) => category),
      ['FLOOR_PLAN', 'DOCUMENT', 'DOCUMENT', 'VIRTUAL_TOUR', 'VIDEO', 'LINK', 'DOCUMENT', 'LINK'],
    );
  });

  it('reads checks', async () => {
    const md5 = 'ABCDEF0123456789ABCDEF0123456789';
    const { listing } = await media(
      file('a.jpg', '', `<check ctype="MD5">${md5}</check>`) +
        file('b.jpg', '', '<check ctype="MD5">123456</check>') +
        file('c.jpg', '', '<check ctype="DATETIME">2011-09-01T12:15:05</check>'),
    );
    assert.deepEqual(
      listing.media.map((item) => [item.md5, item.etag]),
      [
        [md5.toLowerCase(), null],
        [null, '123456'],
        [null, '2011-09-01T12:15:05'],
      ],
    );
  });

  it('skips empty attachments with a note and unusable ones with a warning', async () => {
    const { listing, issues } = await media(
      `${file('')}<anhang/>${file('javascript:alert(1)')}<anhang><daten><anhanginhalt>???</anhanginhalt></daten></anhang>`,
    );
    assert.deepEqual(listing.media, []);
    assert.deepEqual(
      issues.map(({ severity, code, path }) => [severity, code, path]),
      [
        ['NOTE', 'EMPTY_ATTACHMENT', 'anhaenge/anhang[1]'],
        ['NOTE', 'EMPTY_ATTACHMENT', 'anhaenge/anhang[2]'],
        ['WARNING', 'BAD_ATTACHMENT', 'anhaenge/anhang[3]'],
        ['WARNING', 'BAD_ATTACHMENT', 'anhaenge/anhang[4]'],
      ],
    );
  });

  it('finds attachments directly under the object', async () => {
    const { listing } = await mapOne(file('foo.jpg', ''));
    assert.deepEqual(
      listing.media.map(({ source }) => source),
      [{ kind: 'FILE', path: 'foo.jpg' }],
    );
  });
});

describe('bidding', () => {
  it('reads the terms', async () => {
    const { listing } = await mapOne(
      '<bieterverfahren><beginn_angebotsphase>2024-05-01</beginn_angebotsphase><beginn_bietzeit>2024-05-02T10:00:00+02:00</beginn_bietzeit><ende_bietzeit>31.05.2024 18:00</ende_bietzeit><hoechstgebot_zeigen>true</hoechstgebot_zeigen><mindestpreis>250.000,00</mindestpreis></bieterverfahren>',
    );
    assert.deepEqual(listing.biddingTerms, {
      phaseStart: '2024-05-01',
      viewing: null,
      opensAt: '2024-05-02T08:00:00.000Z',
      closesAt: '2024-05-31T18:00:00',
      showHighest: true,
      minimumPrice: '250000',
    });
    assert.equal((await mapOne('<bieterverfahren/>')).listing.biddingTerms, null);
  });
});

describe('any element', () => {
  it('is mapped without an exception', () => {
    const odd = mapObject({
      name: 'x',
      attributes: {},
      children: ['\u0000', { name: 'preise', attributes: { a: '\ud800' }, children: ['x'] }],
    });
    assert.equal(odd.object.key, null);
  });

  it('is not confused by names that JavaScript knows', async () => {
    const [only] = await mapAll(
      fileOf(
        `<constructor>x</constructor><__proto__ a="1"/>${category('<constructor x="toString"/>', 'constructor="1"')}<freitexte><objekt_text lang="constructor">t</objekt_text></freitexte>${technical('<sprache>constructor</sprache>')}`,
      ).replace('<firma>', '<constructor>x</constructor><firma>'),
    );
    assert.equal(only?.object.language, null);
    assert.deepEqual(
      only?.object.listing.texts.map(({ language }) => language),
      [null],
    );
    assert.equal(only?.object.listing.sourceObjectType, 'constructor/toString');
  });

  it('is mapped in linear time', { timeout: 20_000 }, async () => {
    for (const part of ['<', '&', '<br', '<script>', '</script ', '<!--', '\n ', '&amp;lt;', '1.', ' -', '<a ']) {
      const text = part.repeat(200_000);
      mapObject({
        name: 'immobilie',
        attributes: {},
        children: ['freitexte', 'preise', 'geo', 'kontaktperson', 'verwaltung_techn'].map((name) => ({
          name,
          attributes: {},
          children: [
            'lage',
            'kaufpreis',
            'kaution',
            'ort',
            'email_direkt',
            'sprache',
            'aktiv_von',
            'weitergabe_positiv',
          ].map((field) => ({
            name: field,
            attributes: {},
            children: [text],
          })),
        })),
      });
    }
  });
});
