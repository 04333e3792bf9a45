import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mapObject, OpenImmoError, readTransfer } from './index.ts';
import { bytesOf, fileOf, pieces } from './test-support.ts';

const RUNS = 3000;
const SEED = 20240531;

/** mulberry32: small, seeded, good enough to pick places. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const SAMPLE = fileOf(
  '<objektkategorie><nutzungsart WOHNEN="1"/><vermarktungsart KAUF="ja" MIETE_PACHT="0"/><objektart><haus haustyp="VILLA"/></objektart></objektkategorie>' +
    '<geo><plz>01067</plz><ort>Größe &amp; K&ouml;ln</ort><geokoordinaten breitengrad="50.1" laengengrad="8.6"/><land iso_land="DEU"/></geo>' +
    '<kontaktperson><name>Doe</name><email_direkt>a@b.de</email_direkt></kontaktperson>' +
    '<preise><kaufpreis>250.000,00</kaufpreis><waehrung iso_waehrung="EUR"/><kaution>3 MM</kaution><mieteinnahmen_ist periode="MONAT">1,5</mieteinnahmen_ist></preise>' +
    '<bieterverfahren><beginn_bietzeit>2024-05-02T10:00:00+02:00</beginn_bietzeit></bieterverfahren>' +
    '<flaechen><wohnflaeche>120,5</wohnflaeche><anzahl_zimmer>3.5</anzahl_zimmer></flaechen><!-- note -->' +
    '<zustand_angaben><energiepass><epart>BEDARF</epart><gueltig_bis>03-2018</gueltig_bis></energiepass></zustand_angaben>' +
    '<freitexte><objekttitel>T</objekttitel><objektbeschreibung><![CDATA[a<br>b &auml; 😀]]></objektbeschreibung><objekt_text lang="en">x</objekt_text></freitexte>' +
    '<anhaenge><anhang gruppe="TITELBILD"><check ctype="MD5">1</check><daten><pfad>a.jpg</pfad></daten></anhang><anhang><daten><anhanginhalt>aGFsbG8=</anhanginhalt></daten></anhang></anhaenge>' +
    '<verwaltung_techn><openimmo_obid>O</openimmo_obid><aktion aktionart="CHANGE"/><sprache>de</sprache></verwaltung_techn>',
);

const INSERTS = [
  '<',
  '>',
  '&',
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '<?',
  '?>',
  '<!DOCTYPE',
  '&#0;',
  '&#xD800;',
  '&x',
  '"',
  "'",
  '=',
  '/',
  '\u0000',
  '\r',
  '999999999999999999999',
  '1E99',
  '<immobilie>',
  '</immobilie>',
  '<anbieter>',
  '__proto__',
  'constructor',
  '-',
  ',',
  '.',
];

type Mutation = (bytes: Uint8Array, random: () => number) => Uint8Array;

const at = (bytes: Uint8Array, random: () => number): number => Math.floor(random() * (bytes.length + 1));

const MUTATIONS: Mutation[] = [
  (bytes, random) => bytes.slice(0, at(bytes, random)),
  (bytes, random) => {
    const copy = bytes.slice();
    copy[at(bytes, random)] = Math.floor(random() * 256);
    return copy;
  },
  (bytes, random) => {
    const place = at(bytes, random);
    const insert = bytesOf(INSERTS[Math.floor(random() * INSERTS.length)] ?? '');
    return Buffer.concat([bytes.subarray(0, place), insert, bytes.subarray(place)]);
  },
  (bytes, random) => {
    const from = at(bytes, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + Math.floor(random() * 40))]);
  },
  (bytes, random) => {
    const from = at(bytes, random);
    const part = bytes.subarray(from, from + Math.floor(random() * 200));
    const to = at(bytes, random);
    return Buffer.concat([bytes.subarray(0, to), part, bytes.subarray(to)]);
  },
];

const ENCODINGS: ((text: string) => Uint8Array)[] = [
  bytesOf,
  (text) => Buffer.from(text, 'latin1'),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(text.replace('UTF-8', 'ISO-8859-1'), 'latin1'),
];

/** Reads and maps; the JSON of all of it, or the code of the refusal. Any other error fails the test. */
async function outcome(bytes: Uint8Array, size: number): Promise<string> {
  const seen: unknown[] = [];
  try {
    for await (const event of readTransfer(pieces(bytes, size), { maxObjectCharacters: 1_000_000 })) {
      seen.push(event, event.type === 'object' ? mapObject(event.element) : null);
    }
    return JSON.stringify(seen);
  } catch (error) {
    if (error instanceof OpenImmoError) return error.code;
    throw error;
  }
}

describe('fuzzed files', () => {
  it('only ever refuses with OpenImmoError, whatever the pieces', { timeout: 120_000 }, async () => {
    const random = randomOf(SEED);
    const codes = new Map<string, number>();
    for (let run = 0; run < RUNS; run += 1) {
      const encode = ENCODINGS[Math.floor(random() * (run % 3 === 0 ? ENCODINGS.length : 1))] ?? bytesOf;
      let bytes = encode(SAMPLE);
      const rounds = Math.floor(random() * 4);
      for (let round = 0; round < rounds; round += 1) {
        const mutate = MUTATIONS[Math.floor(random() * MUTATIONS.length)];
        if (mutate !== undefined) bytes = mutate(bytes, random);
      }
      const whole = await outcome(bytes, Number.POSITIVE_INFINITY);
      if (run % 4 === 0) {
        const inPieces = await outcome(bytes, 1 + Math.floor(random() * 50));
        assert.equal(inPieces, whole, `run ${run}`);
      }
      const kind = whole.startsWith('[') ? 'READ' : whole;
      codes.set(kind, (codes.get(kind) ?? 0) + 1);
    }
    for (const kind of ['READ', 'NOT_XML', 'TRUNCATED'])
      assert.ok((codes.get(kind) ?? 0) > 50, JSON.stringify([...codes]));
  });
});
