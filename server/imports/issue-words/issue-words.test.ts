import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type Element, type Issue, mapObject, readTransfer } from '../../openimmo/index.ts';
import { locales } from '../../platform/index.ts';
import { describeIssue, issueCatalogues, valuesOf } from './index.ts';

const { en } = issueCatalogues;

/** The sources that say something to the sender of a delivery. */
const sources = ['server/openimmo', 'server/imports']
  .flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|test-support|issue-words/.test(file))
      // What is written as OpenImmo is told to who exports.
      .filter((file) => !/^(write|versions|convert|alone)/.test(file))
      .map((file) => join(root, file)),
  )
  .map((file) => readFileSync(file, 'utf8'));

/** Codes of fields of an input are told by the platform. */
const fieldCodes =
  /export type ProblemCode =([^;]+);/.exec(readFileSync('server/platform/errors.ts', 'utf8'))?.[1] ?? '';

/** Severities, and answers to who logs in at a door. */
const NO_ISSUES = ['WARNING', 'NOTE', 'ERROR', 'WRONG', 'TOO_MANY', 'CLOSED', 'BUSY'];

function codesIn(text: string): string[] {
  const calls = [
    /\b(?:warn|note|error|issue|refuse|refused|complain|ImportRefused|Refusal)\(\s*'([A-Z][A-Z_]+)'/g,
    /\bnote\(\s*'(?:WARNING|NOTE|ERROR)',\s*'([A-Z][A-Z_]+)'/g,
    /\bcode: '([A-Z][A-Z_]+)'/g,
  ];
  const unions = [...text.matchAll(/type (?:RefusalCode|HoldCode|OpenImmoErrorCode) =([^;]+);/g)];
  return [
    ...calls.flatMap((call) => [...text.matchAll(call)].map(([, code]) => code ?? '')),
    ...unions.flatMap(([, list = '']) => [...list.matchAll(/'([A-Z_]+)'/g)].map(([, code]) => code ?? '')),
  ].filter((code) => !NO_ISSUES.includes(code));
}

describe('the words of issues', () => {
  it('are there for every code in the sources, in every language', () => {
    const codes = [...new Set(sources.flatMap(codesIn))].filter(
      (code) => en[code] || !fieldCodes.includes(`'${code}'`),
    );
    assert.ok(codes.length > 55, `${codes.length} codes found`);
    for (const locale of locales) {
      const missing = codes.filter((code) => !issueCatalogues[locale][code]);
      assert.deepEqual(missing, [], locale);
    }
  });

  it('have the same causes and values in every language, and are not English', () => {
    for (const locale of locales.filter((other) => other !== 'en')) {
      assert.deepEqual(Object.keys(issueCatalogues[locale]).sort(), Object.keys(en).sort());
      for (const [code, causes] of Object.entries(en)) {
        const others = issueCatalogues[locale][code] ?? [];
        assert.equal(others.length, causes.length, `${locale} ${code}`);
        for (const [index, words] of causes.entries()) {
          const names = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
          const other = others[index] ?? ['', ''];
          assert.deepEqual(names(other.join(' ')), names(words.join(' ')), `${locale} ${code}`);
          assert.notEqual(other[0], words[0], `${locale} ${code}`);
          assert.notEqual(other[1], words[1], `${locale} ${code}`);
        }
      }
    }
  });

  it('are found by the sentences that the sources write', () => {
    const said = sources.join('\n').replaceAll("\\'", "'");
    // Put together from parts in the sources.
    const composed = ['TOO_LARGE', 'NOT_ALLOWED'];
    const lost = Object.entries(en)
      .filter(([code]) => !composed.includes(code))
      .flatMap(([code, causes]) => causes.flat().map((text) => [code, text] as const))
      .flatMap(([code, text]) => text.split(/["“”]?\{\w+\}["“”]?/).map((part) => [code, part] as const))
      .filter(([, part]) => !said.includes(part.replace(/^["“”]|["“”]$/g, '')));
    assert.deepEqual(lost, []);
  });

  it('know every sentence that stands beside its code in the sources', () => {
    const sentence =
      /'([A-Z][A-Z_]+)',\s*(?:(?:'[\w/@]*'|`[^`]*`|[\w.]+(?:\([^()]*\))?),\s*)?('|`)([A-Z"$](?:\\.|(?!\2).)*?\.)\2/gs;
    const said = sources.flatMap((source) =>
      [...source.matchAll(sentence)].map(([, code = '', , text = '']) => [code, text] as const),
    );
    const own = said.filter(([code]) => en[code]);
    assert.ok(own.length > 40, `${own.length} sentences found`);
    const unknown = own.filter(([code, text]) => {
      const message = text
        .replaceAll("\\'", "'")
        .replace(/\$\{quoted\([^}]*\}/g, '"7"')
        .replace(/\$\{[^}]*\}/g, '7');
      const words = (en[code] ?? [])
        .flat()
        .map((one) => one.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '.+'));
      return !words.some((pattern) => new RegExp(`^${pattern}$`).test(message));
    });
    // Put together from parts, or looked for in another way.
    assert.deepEqual(
      unknown.filter(([code]) => !['TOO_LARGE', 'NOT_ALLOWED', 'UNKNOWN_AGENCY'].includes(code)),
      [],
    );
  });

  it('put what the file says into the sentence', () => {
    const issue = {
      code: 'AMBIGUOUS_NUMBER',
      message: '"1.234" can be read in two ways. It was read as 1234.',
      hint: 'Send digits with a point before the decimals, for example 250000.00.',
    };
    assert.equal(describeIssue(issue, 'de').message, '„1.234“ lässt sich auf zwei Arten lesen. Gelesen wurde 1234.');
    assert.equal(describeIssue(issue, 'fr').message, '« 1.234 » peut se lire de deux façons. Il a été lu comme 1234.');
    assert.deepEqual(valuesOf(issue), { value: '1.234', used: '1234' });
    assert.deepEqual(describeIssue(issue, 'en'), { message: issue.message, hint: issue.hint });
  });

  it('keep the line where reading stopped', () => {
    const reason = {
      code: 'TRUNCATED',
      message: 'The file ends too soon: its last part is missing. (line 12)',
      hint: '',
    };
    assert.equal(describeIssue(reason, 'de').message, 'Die Datei endet zu früh: ihr letzter Teil fehlt. (Zeile 12)');
  });

  it('fall back to English where they know no better', () => {
    const news = { code: 'NEWS', message: 'Something new.', hint: 'Do it.' };
    assert.deepEqual(describeIssue(news, 'de'), { message: news.message, hint: news.hint });
    const changed = { code: 'UNKNOWN_COUNTRY', message: 'Other words.', hint: 'Other.' };
    assert.equal(describeIssue(changed, 'ro').message, 'Other words.');
    assert.equal(
      describeIssue({ ...changed, values: { value: 'XX' } }, 'ro').message,
      'Țara „XX” nu este cunoscută și a fost omisă.',
    );
  });

  it('do not take words of a file for ours', () => {
    const issue = {
      code: 'UNKNOWN_COUNTRY',
      message: 'The country "{value} <b>$& is not known" is not known and was left out.',
      hint: 'Use three letters such as DEU, AUT or CHE.',
    };
    assert.equal(
      describeIssue(issue, 'de').message,
      'Das Land „{value} <b>$& is not known“ ist nicht bekannt und wurde weggelassen.',
    );
  });

  it('fit whatever a file full of mistakes leads to', async () => {
    const issues = await issuesOf(MISTAKES);
    assert.ok(
      new Set(issues.map(({ code }) => code)).size > 25,
      [...new Set(issues.map(({ code }) => code))].join(' '),
    );
    for (const issue of issues) {
      const { message, hint } = describeIssue(issue, 'de');
      assert.notEqual(message, issue.message, `${issue.code}: ${issue.message}`);
      assert.notEqual(hint, issue.hint, `${issue.code}: ${issue.hint}`);
    }
  });
});

async function issuesOf(xml: string): Promise<Issue[]> {
  const issues: Issue[] = [];
  const elements: Element[] = [];
  for await (const event of readTransfer([Buffer.from(xml, 'latin1')])) {
    if (event.type === 'transfer' || event.type === 'end') issues.push(...event.issues);
    if (event.type === 'object') elements.push(event.element);
  }
  return [...issues, ...elements.flatMap((element) => mapObject(element).issues)];
}

const MISTAKES = `<?xml version="1.0" encoding="UTF-8"?>
<openimmo><uebertragung umfang="ALLES" modus="SO" timestamp="gestern" techn_email="nobody"/>
<anbieter><firma>M\xfcller &nixda; & S\x01hne</firma>
<immobilie>
<objektkategorie><objektart><haus/><wohnung/></objektart></objektkategorie>
<geo><land iso_land="XXX"/><geokoordinaten breitengrad="nord" laengengrad="9"/><anzahl_etagen>2.5</anzahl_etagen></geo>
<kontaktperson><name>Muster</name><email_direkt>muster</email_direkt></kontaktperson>
<preise><kaufpreis>viel</kaufpreis><nettokaltmiete>-5</nettokaltmiete><kaltmiete>1.234</kaltmiete>
<warmmiete>99999999999999999</warmmiete><mieteinnahmen_ist periode="STUNDE">100</mieteinnahmen_ist><waehrung iso_waehrung="XY1"/></preise>
<zustand_angaben><verkaufstatus stand="WEG"/></zustand_angaben>
<freitexte><objekttitel>${'x'.repeat(70_000)}</objekttitel></freitexte>
<anhaenge><anhang gruppe="BILD"/><anhang gruppe="BILD"><daten><pfad>${'p'.repeat(5_000)}</pfad></daten></anhang>
<anhang gruppe="BILD"><daten><pfad>file:///etc/passwd</pfad></daten></anhang>
<anhang gruppe="BILD"><daten><anhanginhalt>???</anhanginhalt></daten></anhang></anhaenge>
<verwaltung_objekt><objektadresse_freigeben>vielleicht</objektadresse_freigeben></verwaltung_objekt>
<verwaltung_techn><objektnr_intern>${'1'.repeat(300)}</objektnr_intern><aktion aktionart="TANZEN"/><aktiv_von>bald</aktiv_von><sprache>klingonisch</sprache></verwaltung_techn>
</immobilie>
<immobilie><verwaltung_techn><objektnr_extern>2</objektnr_extern></verwaltung_techn></immobilie>
</anbieter><uebertragung umfang="VOLL"/></openimmo>
trailing`;
