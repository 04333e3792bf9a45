import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { convertInside, HAS_VECTORS, insideOf, objectOf, vector } from './convert-test-support.ts';
import { convertHeader, convertObject, mapObject, OPENIMMO_VERSIONS, type OpenImmoVersion } from './index.ts';

const kind = (inside: string): string => `<objektkategorie><objektart>${inside}</objektart></objektkategorie>`;
const state = (inside: string): string => `<zustand_angaben>${inside}</zustand_angaben>`;
const pass = (inside: string): string => state(`<energiepass>${inside}</energiepass>`);
const simple = (name: string, value: string): string =>
  `<user_defined_simplefield feldname="epass_${name}">${value}</user_defined_simplefield>`;
const attachment = (location: string, file: string): string =>
  `<anhaenge><anhang${location}><daten><pfad>${file}</pfad></daten></anhang></anhaenge>`;

/** What an object of a version becomes in the next one. */
const CASES: Record<string, { to: OpenImmoVersion; rules: [string, string][] }> = {
  '1.1': {
    to: '1.2.0',
    rules: [
      [
        '<preise><mieteinnahmen_ist>100</mieteinnahmen_ist><mieteinnahmen_soll periode="MONAT">9</mieteinnahmen_soll></preise>',
        '<preise><mieteinnahmen_ist periode="JAHR">100</mieteinnahmen_ist><mieteinnahmen_soll periode="MONAT">9</mieteinnahmen_soll></preise>',
      ],
    ],
  },
  '1.2.0': {
    to: '1.2.1',
    rules: [
      [
        pass('<art>VERBRAUCH</art><skala type="ZAHL">123</skala>'),
        pass('<art>VERBRAUCH</art><energieverbrauchkennwert>123</energieverbrauchkennwert>'),
      ],
      [
        pass('<art>Bedarf</art><skala type="zahl">456</skala><energiebedarf>456</energiebedarf>'),
        pass('<art>Bedarf</art><endenergiebedarf>456</endenergiebedarf>'),
      ],
      [
        pass('<art>BEDARF</art><skala type="ZAHL">456</skala>'),
        pass('<art>BEDARF</art><endenergiebedarf>456</endenergiebedarf>'),
      ],
      // Nothing is lost that has no new place.
      [
        pass('<art>BEDARF</art><skala type="ZAHL">7</skala><energiebedarf>456</energiebedarf><heizwert>1</heizwert>'),
        pass(
          '<art>BEDARF</art><skala type="ZAHL">7</skala><endenergiebedarf>456</endenergiebedarf><heizwert>1</heizwert>',
        ),
      ],
      [pass('<art/><skala type="KLASSE">C</skala>'), pass('<art/><skala type="KLASSE">C</skala>')],
    ],
  },
  '1.2.1': {
    to: '1.2.2',
    rules: [
      [pass('<art>BEDARF</art>'), pass('<epart>BEDARF</epart>')],
      [pass('<art/>'), pass('<epart/>')],
      [pass('<epart/><art>VERBRAUCH</art>'), pass('<epart>VERBRAUCH</epart>')],
      [pass('<epart>BEDARF</epart><art>BEDARF</art>'), pass('<epart>BEDARF</epart><art>BEDARF</art>')],
    ],
  },
  '1.2.2': {
    to: '1.2.3',
    rules: [
      [kind('<haus haustyp="KRANKENHAUS"/>'), kind('<sonstige sonstige_typ="KRANKENHAUS"/>')],
      [kind('<haus haustyp="pflegeheim" x="1"/>'), kind('<zinshaus_renditeobjekt zins_typ="PFLEGEHEIM" x="1"/>')],
      [kind('<haus haustyp="SANATORIUM"/>'), kind('<zinshaus_renditeobjekt zins_typ="SANATORIUM"/>')],
      [kind('<haus haustyp="SENIORENHEIM"/>'), kind('<zinshaus_renditeobjekt zins_typ="SENIORENHEIM"/>')],
      [kind('<haus haustyp="BETREUTES-WOHNEN"/>'), kind('<zinshaus_renditeobjekt zins_typ="BETREUTES-WOHNEN"/>')],
      [kind('<haus haustyp="VILLA"/>'), kind('<haus haustyp="VILLA"/>')],
      [kind('<haus/>'), kind('<haus/>')],
    ],
  },
  '1.2.3': {
    to: '1.2.4',
    rules: [
      [kind('<sonstige sonstige_typ="GARAGEN"/>'), kind('<parken parken_typ="STELLPLATZ"/>')],
      [kind('<sonstige sonstige_typ="PARKFLACHE"/>'), kind('<parken parken_typ="STELLPLATZ"/>')],
      [kind('<sonstige sonstige_typ="SONSTIGE"/>'), kind('<sonstige sonstige_typ="SONSTIGE"/>')],
      [attachment(' location="EXTERN"', 'HTTP://x.de/a'), attachment(' location="REMOTE"', 'HTTP://x.de/a')],
      [attachment('', 'ftps://x.de/a'), attachment(' location="REMOTE"', 'ftps://x.de/a')],
      [attachment(' location="INTERN"', 'a.jpg'), attachment(' location="INTERN"', 'a.jpg')],
      [
        '<anhang><daten><pfad>https://x.de/</pfad></daten></anhang>',
        '<anhang location="REMOTE"><daten><pfad>https://x.de/</pfad></daten></anhang>',
      ],
      [
        '<flaechen><anzahl_sep_wc>1</anzahl_sep_wc><anzahl_balkon_terrassen>3</anzahl_balkon_terrassen><anzahl_balkone/></flaechen>',
        '<flaechen><anzahl_sep_wc>1</anzahl_sep_wc><anzahl_balkone>3</anzahl_balkone></flaechen>',
      ],
      ['<flaechen><anzahl_balkon_terrassen/></flaechen>', '<flaechen/>'],
    ],
  },
  '1.2.4': {
    to: '1.2.5',
    rules: [
      [
        state(
          `<energiepass><epart>BEDARF</epart></energiepass>${simple('hwbwert', '33')}${simple('hwbklasse', 'B')}${simple('fgeewert', '0,9')}${simple('fgeeklasse', 'C')}${simple('waermewert', '1')}`,
        ),
        state(
          `<energiepass><epart>BEDARF</epart><hwbwert>33</hwbwert><hwbklasse>B</hwbklasse><fgeewert>0,9</fgeewert><fgeeklasse>C</fgeeklasse></energiepass>${simple('waermewert', '1')}`,
        ),
      ],
      [
        state(`<baujahr>1900</baujahr><verkaufstatus/>${simple('hwbwert', '33')}`),
        state('<baujahr>1900</baujahr><energiepass><hwbwert>33</hwbwert></energiepass><verkaufstatus/>'),
      ],
      [state(simple('hwbwert', '')), '<zustand_angaben/>'],
      // What the pass says itself wins; another value stays.
      [
        state(`<energiepass><hwbwert>1</hwbwert></energiepass>${simple('hwbwert', '1')}${simple('hwbwert', '2')}`),
        state(`<energiepass><hwbwert>1</hwbwert></energiepass>${simple('hwbwert', '2')}`),
      ],
    ],
  },
  '1.2.5': {
    to: '1.2.6',
    rules: [['<preise><kaufpreis>1</kaufpreis></preise>', '<preise><kaufpreis>1</kaufpreis></preise>']],
  },
  '1.2.6': {
    to: '1.2.7',
    rules: [
      [
        '<preise><summemietenetto sonstigemieteust="19">456</summemietenetto></preise>',
        '<preise><summemietenetto summemieteust="19">456</summemietenetto></preise>',
      ],
      [
        state(
          `<energiepass><epart>VERBRAUCH</epart><hwbwert>1</hwbwert></energiepass>${['gebaeudeart', 'jahrgang', 'ausstelldatum', 'baujahr', 'wertklasse', 'waermewert', 'stromwert'].map((name) => simple(name, name)).join('')}`,
        ),
        pass(
          '<epart>VERBRAUCH</epart><stromwert>stromwert</stromwert><waermewert>waermewert</waermewert><wertklasse>wertklasse</wertklasse><baujahr>baujahr</baujahr><ausstelldatum>ausstelldatum</ausstelldatum><jahrgang>jahrgang</jahrgang><gebaeudeart>gebaeudeart</gebaeudeart><hwbwert>1</hwbwert>',
        ),
      ],
    ],
  },
};

describe('going up', () => {
  for (const [from, { to, rules }] of Object.entries(CASES)) {
    it(`from ${from} to ${to}`, async () => {
      for (const [before, after] of rules) {
        const converted = await convertInside(before, { from, to });
        assert.equal(converted.inside, after);
        assert.deepEqual(converted.codes, [], before);
      }
    });
  }

  it('reports a sum of balconies and terraces that says something else', async () => {
    const converted = await convertInside(
      '<flaechen><anzahl_balkon_terrassen>3</anzahl_balkon_terrassen><anzahl_balkone>2</anzahl_balkone></flaechen>',
      { from: '1.2.3', to: '1.2.4' },
    );
    assert.equal(converted.inside, '<flaechen><anzahl_balkone>2</anzahl_balkone></flaechen>');
    assert.deepEqual(converted.codes, ['NOT_IN_VERSION flaechen/anzahl_balkon_terrassen']);
  });

  it('goes through all versions, with any spelling of the first', async () => {
    const old = pass('<art>BEDARF</art><skala type="ZAHL">456</skala>') + kind('<sonstige sonstige_typ="GARAGEN"/>');
    const { inside } = await convertInside(old, { from: 'OpenImmo 1.20', to: '1.2.7' });
    assert.equal(
      inside,
      pass('<epart>BEDARF</epart><endenergiebedarf>456</endenergiebedarf>') + kind('<parken parken_typ="STELLPLATZ"/>'),
    );
  });

  it('applies the rules of the versions in between only, when the version is known', async () => {
    const old = kind('<sonstige sonstige_typ="GARAGEN"/>') + pass('<art>BEDARF</art>');
    assert.equal((await convertInside(old, { from: '1.2.7c', to: '1.2.7' })).inside, old);
    assert.equal((await convertInside(old, { from: '1.2.4', to: '1.2.7' })).inside, old);
  });

  it('applies the rules of all versions when it is not', async () => {
    const old = kind('<sonstige sonstige_typ="GARAGEN"/>') + pass('<art>BEDARF</art>');
    for (const from of [undefined, '', 'IMEX']) {
      const { inside } = await convertInside(old, { from, to: '1.2.7' });
      assert.equal(inside, kind('<parken parken_typ="STELLPLATZ"/>') + pass('<epart>BEDARF</epart>'));
    }
  });

  it('gives a new tree and leaves the old one alone', async () => {
    const object = await objectOf(kind('<haus haustyp="PFLEGEHEIM"/>') + state(simple('hwbwert', '1')));
    const before = structuredClone(object);
    convertObject(object, { to: '1.2.7' });
    convertObject(object, { to: '1.1' });
    assert.deepEqual(object, before);
    assert.notEqual(convertObject(object, { from: '1.2.7', to: '1.2.7' }).element.children[0], object.children[0]);
  });

  it('writes the version into the header', () => {
    const header = { art: 'OFFLINE', version: '1.2.1', own: 'x' };
    assert.deepEqual(convertHeader(header, { to: '1.2.7' }), { header: { ...header, version: '1.2.7' }, issues: [] });
  });
});

const VECTORS: Record<string, string[]> = {
  '1-2-0-upgrade': [
    '<preise><mieteinnahmen_ist periode="JAHR">100</mieteinnahmen_ist><mieteinnahmen_soll periode="JAHR">1000</mieteinnahmen_soll></preise>',
  ],
  '1-2-1-upgrade': [
    kind('<objektart_zusatz>some more text</objektart_zusatz>'),
    pass('<art>VERBRAUCH</art><energieverbrauchkennwert>123</energieverbrauchkennwert>'),
    pass('<art>BEDARF</art><endenergiebedarf>456</endenergiebedarf>'),
  ],
  '1-2-2-upgrade': [pass('<epart>BEDARF</epart>'), pass('<epart>VERBRAUCH</epart>'), pass('<epart/>')],
  '1-2-3-upgrade': [
    kind('<sonstige sonstige_typ="KRANKENHAUS"/>'),
    ...['PFLEGEHEIM', 'SANATORIUM', 'SENIORENHEIM', 'BETREUTES-WOHNEN'].map((word) =>
      kind(`<zinshaus_renditeobjekt zins_typ="${word}"/>`),
    ),
  ],
  '1-2-4-upgrade': [
    `<anhaenge>${[
      ['INTERN', 'image.jpg'],
      ['REMOTE', 'http://test.org/image.jpg'],
      ['REMOTE', 'HTTPS://test.org/image.jpg'],
      ['REMOTE', 'FTp://test.org/image.jpg'],
      ['REMOTE', 'ftps://test.org/image.jpg'],
    ]
      .map(([location, file]) => `<anhang location="${location}"><daten><pfad>${file}</pfad></daten></anhang>`)
      .join('')}</anhaenge>`,
    '<flaechen><anzahl_balkone>123</anzahl_balkone></flaechen>',
    '<flaechen><anzahl_balkone>456</anzahl_balkone></flaechen>',
    kind('<parken parken_typ="STELLPLATZ"/>'),
    kind('<parken parken_typ="STELLPLATZ"/>'),
    kind('<sonstige sonstige_typ="SONSTIGE"/>'),
  ],
};

if (HAS_VECTORS) {
  describe("OpenEstate-IO's files to go up", () => {
    for (const [name, expected] of Object.entries(VECTORS)) {
      it(name, async () => {
        const to = name.slice(0, 5).replaceAll('-', '.') as OpenImmoVersion;
        const from = OPENIMMO_VERSIONS[OPENIMMO_VERSIONS.indexOf(to) - 1];
        const objects = await vector(`openimmo-${name}`);
        assert.deepEqual(
          objects.map((object) => insideOf(convertObject(object, { from, to }).element)),
          expected,
        );
      });

      it(`${name} maps to the same listing before and after`, async () => {
        for (const object of await vector(`openimmo-${name}`)) {
          const { element } = convertObject(object, { to: '1.2.7' });
          const before = { ...mapObject(object).object.listing, sourceObjectType: null };
          assert.deepEqual({ ...mapObject(element).object.listing, sourceObjectType: null }, before);
        }
      });
    }
  });
}

it('our own cases map to the same listing before and after', async () => {
  for (const { rules } of Object.values(CASES)) {
    for (const [before] of rules) {
      const object = await objectOf(before);
      const { element } = convertObject(object, { to: '1.2.7' });
      const listing = { ...mapObject(object).object.listing, sourceObjectType: null };
      assert.deepEqual({ ...mapObject(element).object.listing, sourceObjectType: null }, listing, before);
    }
  }
});
