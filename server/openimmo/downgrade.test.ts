import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { convertInside, HAS_VECTORS, insideOf, objectOf, vector } from './convert-test-support.ts';
import {
  convertFields,
  convertHeader,
  convertObject,
  mapObject,
  OPENIMMO_VERSIONS,
  type OpenImmoVersion,
} from './index.ts';

const kind = (inside: string): string => `<objektkategorie><objektart>${inside}</objektart></objektkategorie>`;
const state = (inside: string): string => `<zustand_angaben>${inside}</zustand_angaben>`;
const pass = (inside: string): string => state(`<energiepass>${inside}</energiepass>`);
const equipment = (inside: string): string => `<ausstattung>${inside}</ausstattung>`;
const simple = (name: string, value: string): string =>
  `<user_defined_simplefield feldname="epass_${name}">${value}</user_defined_simplefield>`;

interface Rule {
  before: string;
  after: string;
  /** `CODE path` */
  codes?: string[];
}

const generalised = (element: string, attribute: string): string[] => [
  `GENERALISED_FOR_VERSION objektkategorie/objektart/${element}@${attribute}`,
];
const gone = (...paths: string[]): string[] => paths.map((path) => `NOT_IN_VERSION ${path}`);

/** What an object becomes in the version before. */
const CASES: Record<string, { to: OpenImmoVersion; rules: Rule[] }> = {
  '1.2.7': {
    to: '1.2.6',
    rules: [
      {
        before: equipment('<befeuerung FLUESSIGGAS="1" GAS="1" HOLZ="0" WAERMEPUMPE_LUFT="true" WASSER-ELEKTRO="1"/>'),
        after: equipment('<befeuerung GAS="1" WASSER-ELEKTRO="1"/>'),
        codes: gone('ausstattung/befeuerung@FLUESSIGGAS', 'ausstattung/befeuerung@WAERMEPUMPE_LUFT'),
      },
      {
        before: '<preise><summemietenetto summemieteust="19">456</summemietenetto></preise>',
        after: '<preise><summemietenetto sonstigemieteust="19">456</summemietenetto></preise>',
      },
      {
        before: state(
          '<energiepass><epart>BEDARF</epart><primaerenergietraeger>GAS</primaerenergietraeger><stromwert>2</stromwert><waermewert>3</waermewert><wertklasse>A</wertklasse><baujahr>1985</baujahr><ausstelldatum>2014-05-05</ausstelldatum><jahrgang>2014</jahrgang><gebaeudeart>wohn</gebaeudeart><epasstext>t</epasstext><geg2018/></energiepass><energiepass><epart>VERBRAUCH</epart></energiepass><user_defined_extend/>',
        ),
        after: state(
          `<energiepass><epart>BEDARF</epart></energiepass>${simple('stromwert', '2')}${simple('waermewert', '3')}${simple('wertklasse', 'A')}${simple('baujahr', '1985')}${simple('ausstelldatum', '2014-05-05')}${simple('jahrgang', '2014')}${simple('gebaeudeart', 'wohn')}<user_defined_extend/>`,
        ),
        codes: gone(
          'zustand_angaben/energiepass[2]',
          'zustand_angaben/energiepass/primaerenergietraeger',
          'zustand_angaben/energiepass/epasstext',
        ),
      },
      {
        before: '<freitexte><lage>l</lage><objekt_text lang="en">t</objekt_text></freitexte>',
        after: '<freitexte><lage>l</lage></freitexte>',
        codes: gone('freitexte/objekt_text'),
      },
      {
        before:
          '<anhaenge><anhang gruppe="BILD"/><anhang gruppe="epass-skala"/><anhang gruppe="ANBOBJURL"/></anhaenge>',
        after: '<anhaenge><anhang gruppe="BILD"/><anhang/><anhang/></anhaenge>',
        codes: gone('anhaenge/anhang[2]@gruppe', 'anhaenge/anhang[3]@gruppe'),
      },
      {
        before: '<kontaktperson><name>N</name><referenz_id>1</referenz_id></kontaktperson>',
        after: '<kontaktperson><name>N</name></kontaktperson>',
        codes: gone('kontaktperson/referenz_id'),
      },
      // A reference is sold; it must not be on offer again.
      {
        before: '<geo/><freitexte/><verwaltung_techn><aktion aktionart="REFERENZ"/></verwaltung_techn>',
        after:
          '<geo/><zustand_angaben><verkaufstatus stand="VERKAUFT"/></zustand_angaben><freitexte/><verwaltung_techn><aktion aktionart="CHANGE"/></verwaltung_techn>',
      },
      {
        before: `${state('<baujahr/><verkaufstatus stand="OFFEN"/><user_defined_extend/>')}<verwaltung_techn><aktion aktionart="referenz"/></verwaltung_techn>`,
        after: `${state('<baujahr/><verkaufstatus stand="VERKAUFT"/><user_defined_extend/>')}<verwaltung_techn><aktion aktionart="CHANGE"/></verwaltung_techn>`,
      },
    ],
  },
  '1.2.6': {
    to: '1.2.5',
    rules: [
      {
        before:
          '<preise><kaufpreisnetto kaufpreisust="1">4</kaufpreisnetto><kaufpreisbrutto>7</kaufpreisbrutto><pauschalmiete/><nebenkosten>1</nebenkosten></preise>',
        after: '<preise><nebenkosten>1</nebenkosten></preise>',
        codes: gone('preise/kaufpreisnetto', 'preise/kaufpreisbrutto'),
      },
      {
        before:
          '<flaechen><kubatur>1</kubatur><ausnuetzungsziffer>2</ausnuetzungsziffer><flaechevon>3</flaechevon><flaechebis>4</flaechebis></flaechen><versteigerung><zwangsversteigerung>true</zwangsversteigerung></versteigerung>',
        after: '<flaechen/><versteigerung/>',
        codes: gone(
          'versteigerung/zwangsversteigerung',
          'flaechen/kubatur',
          'flaechen/ausnuetzungsziffer',
          'flaechen/flaechevon',
          'flaechen/flaechebis',
        ),
      },
      {
        before: kind('<buero_praxen buero_typ="COWORKING"/><buero_praxen buero_typ="SHARED_OFFICE"/>'),
        after: kind('<buero_praxen buero_typ="BUEROFLAECHE"/><buero_praxen buero_typ="BUEROFLAECHE"/>'),
        codes: [...generalised('buero_praxen[1]', 'buero_typ'), ...generalised('buero_praxen[2]', 'buero_typ')],
      },
      {
        before: `${equipment('<boden FLIESEN="1" GRANIT="1"/><energietyp MINERGIEBAUWEISE="1" MINERGIE_ZERTIFIZIERT="0" PASSIVHAUS="1"/>')}${state('<bauzone>W2</bauzone>')}<infrastruktur><ausblick blick="MEER"/></infrastruktur>`,
        after: `${equipment('<boden FLIESEN="1"/><energietyp PASSIVHAUS="1"/>')}<zustand_angaben/><infrastruktur><ausblick blick="SEE"/></infrastruktur>`,
        codes: [
          ...gone('zustand_angaben/bauzone', 'ausstattung/boden@GRANIT', 'ausstattung/energietyp@MINERGIEBAUWEISE'),
          'GENERALISED_FOR_VERSION infrastruktur/ausblick@blick',
        ],
      },
      // An amount that nobody was to see.
      {
        before: '<preise><kaufpreis auf_anfrage="true">123</kaufpreis></preise>',
        after: '<preise><freitext_preis>auf Anfrage</freitext_preis></preise>',
        codes: gone('preise/kaufpreis'),
      },
      {
        before: '<preise><kaufpreis auf_anfrage="0">123</kaufpreis></preise>',
        after: '<preise><kaufpreis>123</kaufpreis></preise>',
      },
    ],
  },
  '1.2.5': {
    to: '1.2.4',
    rules: [
      {
        before: kind('<haus haustyp="FERTIGHAUS"/>'),
        after: kind('<haus haustyp="KEINE_ANGABE"/>'),
        codes: generalised('haus', 'haustyp'),
      },
      {
        before: kind('<wohnung wohnungtyp="ATTIKAWOHNUNG"/>'),
        after: kind('<wohnung wohnungtyp="KEINE_ANGABE"/>'),
        codes: generalised('wohnung', 'wohnungtyp'),
      },
      {
        before: `<preise><mwst_gesamt>1</mwst_gesamt></preise><versteigerung><verkehrswert>2</verkehrswert></versteigerung><flaechen><anzahl_logia>5</anzahl_logia></flaechen>${state('<zustand zustand_art="TEIL_SANIERT"/><bebaubar_nach bebaubar_attr="BAULAND_OHNE_B_PLAN"/><erschliessung erschl_attr="ORTSUEBLICHERSCHLOSSEN"/><erschliessung_umfang erschl_attr="STROM"/>')}`,
        after: `<preise/><versteigerung/><flaechen/>${state('<zustand zustand_art="TEIL_VOLLSANIERT"/><bebaubar_nach/><erschliessung/>')}`,
        codes: [
          ...gone(
            'preise/mwst_gesamt',
            'versteigerung/verkehrswert',
            'flaechen/anzahl_logia',
            'zustand_angaben/erschliessung_umfang',
          ),
          'GENERALISED_FOR_VERSION zustand_angaben/zustand@zustand_art',
          ...gone('zustand_angaben/bebaubar_nach@bebaubar_attr', 'zustand_angaben/erschliessung@erschl_attr'),
        ],
      },
      {
        before: state('<zustand zustand_art="VOLL_SANIERT"/>'),
        after: state('<zustand zustand_art="TEIL_VOLLSANIERT"/>'),
        codes: ['GENERALISED_FOR_VERSION zustand_angaben/zustand@zustand_art'],
      },
      {
        before: state('<zustand zustand_art="SANIERUNGSBEDUERFTIG"/>'),
        after: state('<zustand/>'),
        codes: gone('zustand_angaben/zustand@zustand_art'),
      },
      {
        before: pass(
          '<epart>BEDARF</epart><hwbwert>1</hwbwert><hwbklasse>B</hwbklasse><fgeewert>2</fgeewert><fgeeklasse>C</fgeeklasse>',
        ),
        after: state(
          `<energiepass><epart>BEDARF</epart></energiepass>${simple('hwbwert', '1')}${simple('hwbklasse', 'B')}${simple('fgeewert', '2')}${simple('fgeeklasse', 'C')}`,
        ),
      },
      {
        before:
          '<kontaktperson><name>N</name><position>P</position><immobilientreuhaenderid>1</immobilientreuhaenderid><foto location="EXTERN"/></kontaktperson><verwaltung_techn><gruppen_kennung>1</gruppen_kennung><master visible="true">1</master><sprache>DE</sprache></verwaltung_techn>',
        after: '<kontaktperson><name>N</name></kontaktperson><verwaltung_techn/>',
        codes: gone(
          'kontaktperson/position',
          'kontaktperson/immobilientreuhaenderid',
          'kontaktperson/foto',
          'verwaltung_techn/gruppen_kennung',
          'verwaltung_techn/master',
          'verwaltung_techn/sprache',
        ),
      },
    ],
  },
  '1.2.4': {
    to: '1.2.3',
    rules: [
      {
        before:
          '<anhaenge><anhang location="REMOTE" gruppe="FILM"><check ctype="MD5">1</check><daten><pfad>http://x.de/a</pfad></daten></anhang></anhaenge>',
        after: '<anhaenge><anhang><daten><pfad>http://x.de/a</pfad></daten></anhang></anhaenge>',
        codes: gone('anhaenge/anhang@location', 'anhaenge/anhang/check', 'anhaenge/anhang@gruppe'),
      },
      {
        before: kind('<parken parken_typ="PARKHAUS"/>'),
        after: kind('<parken parken_typ="STELLPLATZ"/>'),
        codes: generalised('parken', 'parken_typ'),
      },
      {
        before:
          '<preise><provision_teilen wert="text">t</provision_teilen><kaution_text>k</kaution_text><richtpreis>1</richtpreis></preise>',
        after: '<preise/>',
        codes: gone('preise/provision_teilen', 'preise/kaution_text', 'preise/richtpreis'),
      },
    ],
  },
  '1.2.3': {
    to: '1.2.2',
    rules: [
      {
        before: equipment('<ausricht_balkon_terrasse NORDOST="1" SUEDWEST="0" OST="1"/>'),
        after: equipment('<ausricht_balkon_terrasse OST="true" NORD="true"/>'),
      },
      {
        before: '<flaechen><anzahl_balkone>1</anzahl_balkone><anzahl_terrassen>2.00</anzahl_terrassen></flaechen>',
        after: '<flaechen><anzahl_balkon_terrassen>3</anzahl_balkon_terrassen></flaechen>',
      },
      { before: '<flaechen><anzahl_balkone/></flaechen>', after: '<flaechen/>' },
      { before: kind('<parken/>'), after: kind('<sonstige sonstige_typ="PARKFLACHE"/>') },
      {
        before: kind('<parken parken_typ="TIEFGARAGE"/>'),
        after: kind('<sonstige sonstige_typ="GARAGEN"/>'),
        codes: gone('objektkategorie/objektart/parken@parken_typ'),
      },
      {
        before: kind('<zinshaus_renditeobjekt zins_typ="SANATORIUM"/>'),
        after: kind('<haus haustyp="SANATORIUM"/>'),
      },
      {
        before: state('<verkaufstatus stand="VERKAUFT"/>'),
        after: '<zustand_angaben/>',
        codes: ['SOLD_NOT_IN_VERSION zustand_angaben/verkaufstatus', ...gone('zustand_angaben/verkaufstatus')],
      },
      { before: state('<verkaufstatus/><letztemodernisierung/>'), after: '<zustand_angaben/>' },
    ],
  },
  '1.2.2': {
    to: '1.2.1',
    rules: [
      { before: pass('<epart>BEDARF</epart>'), after: pass('<art>BEDARF</art>') },
      {
        before: kind('<haus haustyp="VILLA"/><grundstueck/><haus/><objektart_zusatz>z</objektart_zusatz>'),
        after: kind('<haus haustyp="VILLA"/><haus/><objektart_zusatz>z</objektart_zusatz>'),
        codes: gone('objektkategorie/objektart/grundstueck'),
      },
      { before: kind('<haus haustyp="KEINE_ANGABE"/>'), after: kind('<haus/>') },
    ],
  },
  '1.2.1': {
    to: '1.2.0',
    rules: [
      {
        before: pass(
          '<art>BEDARF</art><gueltig_bis>2020</gueltig_bis><energieverbrauchkennwert>1</energieverbrauchkennwert><endenergiebedarf>456</endenergiebedarf><mitwarmwasser>0</mitwarmwasser>',
        ),
        after: pass(
          '<art>BEDARF</art><gueltig_bis>2020</gueltig_bis><skala type="ZAHL">456</skala><energiebedarf>456</energiebedarf>',
        ),
        codes: gone('zustand_angaben/energiepass/energieverbrauchkennwert'),
      },
      {
        before: pass('<art/><energieverbrauchkennwert>1</energieverbrauchkennwert>'),
        after: pass('<art/><skala type="ZAHL">1</skala>'),
      },
    ],
  },
  '1.2.0': {
    to: '1.1',
    rules: [
      {
        before:
          '<preise><mieteinnahmen_ist periode="WOCHE">10,50</mieteinnahmen_ist><mieteinnahmen_soll periode="TAG">2</mieteinnahmen_soll></preise>',
        after:
          '<preise><mieteinnahmen_ist>546</mieteinnahmen_ist><mieteinnahmen_soll>730</mieteinnahmen_soll></preise>',
      },
      {
        before:
          '<preise><mieteinnahmen_ist periode="JAHR">1.000</mieteinnahmen_ist><mieteinnahmen_soll periode="MONAT">viel</mieteinnahmen_soll></preise>',
        after: '<preise><mieteinnahmen_ist>1.000</mieteinnahmen_ist></preise>',
        codes: gone('preise/mieteinnahmen_soll'),
      },
      { before: pass('<art>BEDARF</art>'), after: '<zustand_angaben/>', codes: gone('zustand_angaben/energiepass') },
      {
        before:
          '<a><user_defined_extend><feld/></user_defined_extend></a><user_defined_simplefield feldname="x">1</user_defined_simplefield>',
        after: '<a/><user_defined_simplefield feldname="x">1</user_defined_simplefield>',
      },
    ],
  },
};

describe('going down', () => {
  for (const [from, { to, rules }] of Object.entries(CASES)) {
    it(`from ${from} to ${to}`, async () => {
      for (const { before, after, codes = [] } of rules) {
        const converted = await convertInside(before, { from, to });
        assert.equal(converted.inside, after);
        assert.deepEqual(converted.codes, codes, before);
      }
    });
  }

  it('says in plain words what is lost, and how to keep it', async () => {
    const { issues } = await convertInside(
      `<preise><richtpreis>1</richtpreis></preise>${equipment('<boden GRANIT="1"/>')}${kind('<parken parken_typ="PARKHAUS"/>')}`,
      { from: '1.2.7', to: '1.2.3' },
    );
    assert.deepEqual(
      issues.map(({ severity, message, hint }) => [severity, message, hint]),
      [
        [
          'WARNING',
          'OpenImmo 1.2.5 has no GRANIT for <boden>. It was left out.',
          'Write OpenImmo 1.2.6 or a newer version to keep it.',
        ],
        [
          'WARNING',
          'OpenImmo 1.2.3 has no <richtpreis>. It was left out.',
          'Write OpenImmo 1.2.4 or a newer version to keep it.',
        ],
        [
          'NOTE',
          'OpenImmo 1.2.3 has no "PARKHAUS" for <parken>. It became "STELLPLATZ".',
          'Write OpenImmo 1.2.4 or a newer version to keep it.',
        ],
      ],
    );
  });

  it('goes through all versions', async () => {
    const { inside } = await convertInside(
      kind('<zinshaus_renditeobjekt zins_typ="PFLEGEHEIM"/>') +
        pass(
          '<epart>VERBRAUCH</epart><energieverbrauchkennwert>80</energieverbrauchkennwert><wertklasse>C</wertklasse>',
        ),
      { from: '1.2.7', to: '1.2.0' },
    );
    assert.equal(
      inside,
      kind('<haus haustyp="PFLEGEHEIM"/>') +
        state(
          `<energiepass><art>VERBRAUCH</art><skala type="ZAHL">80</skala></energiepass>${simple('wertklasse', 'C')}`,
        ),
    );
  });

  it('never offers a reference in a version that cannot say so', async () => {
    const reference = '<verwaltung_techn><aktion aktionart="REFERENZ"/></verwaltung_techn>';
    for (const to of OPENIMMO_VERSIONS) {
      const object = await objectOf(reference);
      const { element, issues } = convertObject(object, { to });
      const { standardStatus } = mapObject(element).object.listing;
      assert.ok(standardStatus === 'CLOSED' || issues.some(({ severity }) => severity === 'ERROR'), to);
    }
  });

  it('never shows an amount that is on request', async () => {
    for (const to of OPENIMMO_VERSIONS) {
      const object = await objectOf('<preise><kaufpreis auf_anfrage="1">250000</kaufpreis></preise>');
      assert.equal(mapObject(convertObject(object, { to }).element).object.listing.listPrice, null, to);
    }
  });

  it('comes back up without a difference where nothing was lost', async () => {
    const whole =
      kind('<sonstige sonstige_typ="KRANKENHAUS"/>') +
      state(
        '<energiepass><epart>BEDARF</epart><endenergiebedarf>9</endenergiebedarf><waermewert>3</waermewert><hwbwert>1</hwbwert></energiepass><verkaufstatus/>',
      ) +
      '<anhaenge><anhang gruppe="BILD" location="REMOTE"><daten><pfad>http://x.de/a</pfad></daten></anhang></anhaenge>';
    for (const version of ['1.2.6', '1.2.5', '1.2.4', '1.2.3'] as const) {
      const down = convertObject(await objectOf(whole), { from: '1.2.7', to: version }).element;
      assert.equal(insideOf(convertObject(down, { from: version, to: '1.2.7' }).element), whole, version);
    }
  });

  it('leaves attributes out of the header', () => {
    const header = {
      art: 'OFFLINE',
      modus: 'NEW',
      regi_id: '1',
      senderversion: '2',
      timestamp: 't',
      version: '1.2.7c',
    };
    const at = (to: OpenImmoVersion): string[] => Object.keys(convertHeader(header, { to }).header);
    assert.deepEqual(at('1.2.2'), ['art', 'modus', 'regi_id', 'senderversion', 'timestamp', 'version']);
    assert.deepEqual(at('1.2.1'), ['art', 'modus', 'regi_id', 'senderversion', 'version']);
    assert.deepEqual(at('1.1'), ['art', 'version']);
    const { header: oldest, issues } = convertHeader(header, { to: '1.1' });
    assert.equal(oldest.version, '1.1');
    assert.deepEqual(
      issues.map(({ path }) => path),
      ['uebertragung@modus', 'uebertragung@regi_id', 'uebertragung@senderversion', 'uebertragung@timestamp'],
    );
  });

  it('leaves fields of the provider out', async () => {
    const { children } = await objectOf(
      '<firma>F</firma><lizenzkennung>1</lizenzkennung><impressum_strukt><firmenname>F</firmenname></impressum_strukt><anhang location="REMOTE" gruppe="ANBIETERLOGO"/>',
    );
    const fields = children.filter((child) => typeof child !== 'string');
    const at = (to: OpenImmoVersion): string[] =>
      convertFields(fields, { from: '1.2.7', to }).fields.map((field) => insideOf({ ...field, name: 'x' }));
    assert.deepEqual(at('1.2.3').length, 4);
    const oldest = convertFields(fields, { from: '1.2.7', to: '1.1' });
    assert.deepEqual(
      oldest.fields.map(({ name, attributes }) => [name, attributes]),
      [
        ['firma', {}],
        ['anhang', { gruppe: 'ANBIETERLOGO' }],
      ],
    );
    assert.deepEqual(
      oldest.issues.map(({ path }) => path),
      ['anhang@location', 'lizenzkennung', 'impressum_strukt'],
    );
  });
});

const same = (times: number, inside: string): string[] => Array.from({ length: times }, () => inside);

const VECTORS: Record<string, string[]> = {
  '1-2-0-downgrade': [
    `<geo/><preise><mieteinnahmen_ist>1200</mieteinnahmen_ist><mieteinnahmen_soll>12000</mieteinnahmen_soll></preise>${equipment('<befeuerung OEL="false"/>')}`,
    equipment('<befeuerung GAS="true"/>'),
    equipment('<befeuerung ELEKTRO="true"/>'),
    ...same(5, kind('<haus/>')),
    ...same(2, '<zustand_angaben/>'),
  ],
  '1-2-1-downgrade': [
    kind('<haus/>'),
    '<objektkategorie><objektart/></objektkategorie>',
    pass('<art>VERBRAUCH</art><skala type="ZAHL">123</skala>'),
    pass('<art>BEDARF</art><skala type="ZAHL">456</skala><energiebedarf>456</energiebedarf>'),
  ],
  '1-2-2-downgrade': [
    equipment('<boden KUNSTSTOFF="true"/><befeuerung OEL="true"/>') + pass('<art>BEDARF</art>'),
    equipment('<boden PARKETT="true"/><befeuerung ERDWAERME="true"/>') + pass('<art>VERBRAUCH</art>'),
    '<ausstattung/>',
    `<preise/>${equipment('<boden PARKETT="true"/><befeuerung/>')}${pass('<art/>')}`,
    ...same(4, kind('<buero_praxen buero_typ="BUEROFLAECHE"/>')),
    ...same(5, kind('<einzelhandel/>')),
    kind('<freizeitimmobilie_gewerblich/>'),
    ...same(6, kind('<gastgewerbe/>')),
    kind('<grundstueck/>'),
    kind('<hallen_lager_prod hallen_typ="HALLE"/>'),
    ...same(3, kind('<hallen_lager_prod hallen_typ="LAGER"/>')),
    kind('<hallen_lager_prod/>'),
    kind('<haus/>'),
    kind('<land_und_forstwirtschaft land_typ="SONSTIGE_LANDWIRTSCHAFTSIMMOBILIEN"/>'),
    kind('<wohnung/>'),
    kind('<zimmer/><zimmer/><zimmer/>'),
  ],
  '1-2-3-downgrade': [
    `<kontaktperson/>${equipment('<bad DUSCHE="true"/><kueche EBK="true"/><boden KUNSTSTOFF="true"/><befeuerung OEL="true"/><ausricht_balkon_terrasse NORD="true" OST="true"/><dachform KRUEPPELWALMDACH="true"/>')}<flaechen><anzahl_balkon_terrassen>3</anzahl_balkon_terrassen></flaechen>`,
    `<kontaktperson/>${equipment('<bad WANNE="false"/><kueche OFFEN="true"/><boden PARKETT="true"/><befeuerung ERDWAERME="true"/><ausricht_balkon_terrasse SUED="true" WEST="true"/><dachform MANSARDDACH="true"/>')}<flaechen><anzahl_balkon_terrassen>3</anzahl_balkon_terrassen></flaechen>`,
    `${equipment('<bad FENSTER="true"/><kueche OFFEN="true" EBK="false"/><boden/><befeuerung/><ausricht_balkon_terrasse/><dachform/>')}<flaechen><anzahl_balkon_terrassen>5</anzahl_balkon_terrassen></flaechen>`,
    '<preise><user_defined_extend><feld><name>test1</name><wert>test2</wert></feld></user_defined_extend></preise><ausstattung><user_defined_extend><feld><name>test3</name><wert>test4</wert></feld></user_defined_extend></ausstattung><zustand_angaben/><freitexte></freitexte><anhaenge/>',
    ...same(5, kind('<haus haustyp="KEINE_ANGABE"/>')),
    ...same(2, kind('<sonstige sonstige_typ="PARKFLACHE"/>')),
    kind('<haus haustyp="KRANKENHAUS"/>'),
    ...same(3, kind('<wohnung wohnungtyp="KEINE_ANGABE"/>')),
    ...['PFLEGEHEIM', 'SANATORIUM', 'SENIORENHEIM', 'BETREUTES-WOHNEN'].map((word) =>
      kind(`<haus haustyp="${word}"/>`),
    ),
  ],
  '1-2-4-downgrade': [
    '<anhaenge><anhang/><anhang/><anhang/><anhang/><anhang/></anhaenge>',
    `${equipment('<energietyp NEUBAUSTANDARD="true"/>')}${state('<bebaubar_nach/>')}`,
    `${equipment('<energietyp PASSIVHAUS="true"/>')}${state('<bebaubar_nach bebaubar_attr="BAULAND"/>')}`,
    kind('<grundstueck/>'),
    kind('<grundstueck grundst_typ="SONDERNUTZUNG"/>'),
    kind('<land_und_forstwirtschaft land_typ="SONSTIGE_LANDWIRTSCHAFTSIMMOBILIEN"/>'),
    kind('<land_und_forstwirtschaft land_typ="LANDWIRTSCHAFTLICHE_BETRIEBE"/>'),
    ...same(4, kind('<parken parken_typ="STELLPLATZ"/>')),
    kind('<parken parken_typ="CARPORT"/>'),
    kind('<wohnung wohnungtyp="KEINE_ANGABE"/>'),
    kind('<wohnung wohnungtyp="DACHGESCHOSS"/>'),
    '<preise/>',
  ],
};

if (HAS_VECTORS) {
  describe("OpenEstate-IO's files to go down", () => {
    for (const [name, expected] of Object.entries(VECTORS)) {
      it(name, async () => {
        const from = name.slice(0, 5).replaceAll('-', '.') as OpenImmoVersion;
        const to = OPENIMMO_VERSIONS[OPENIMMO_VERSIONS.indexOf(from) - 1] ?? '1.1';
        const objects = await vector(`openimmo-${name}`);
        assert.deepEqual(
          objects.map((object) => insideOf(convertObject(object, { from, to }).element)),
          expected,
        );
      });
    }

    it('nothing newer is left of an object with nearly every element', async () => {
      const [object] = await vector('openimmo');
      assert.ok(object);
      for (const to of OPENIMMO_VERSIONS) {
        const once = convertObject(object, { to });
        const twice = convertObject(once.element, { from: '1.2.7', to });
        assert.deepEqual(twice, { element: once.element, issues: [] }, to);
        assert.equal(once.issues.length > 0, to !== '1.2.7', to);
      }
    });
  });
}
