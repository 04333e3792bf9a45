import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EDITABLE } from '../listings/editable-fields.ts';
import { elementOf } from './alone.ts';
import { countryAlpha3, countryCode } from './codes.ts';
import { ORDER } from './element-order.ts';
import {
  convertObject,
  type Element,
  OPENIMMO_VERSIONS,
  objectTypeFor,
  type WritableListing,
  writeFields,
  writeTransfer,
} from './index.ts';

// What the desk can make, written whole, against the rules of the schema that are known (the schema itself is not here).

const inside = (element: Element, name: string): Element[] =>
  element.children.filter((child): child is Element => typeof child !== 'string' && child.name === name);
const only = (element: Element, name: string): Element | undefined => inside(element, name)[0];

/** Types, and the words that their one attribute may have. */
const TYPES: Record<string, [attribute: string, words: string]> = {
  zimmer: ['zimmertyp', 'ZIMMER'],
  wohnung: [
    'wohnungtyp',
    'DACHGESCHOSS MAISONETTE LOFT-STUDIO-ATELIER PENTHOUSE TERRASSEN ETAGE ERDGESCHOSS SOUTERRAIN APARTMENT FERIENWOHNUNG GALERIE ROHDACHBODEN ATTIKAWOHNUNG KEINE_ANGABE',
  ],
  haus: [
    'haustyp',
    'REIHENHAUS REIHENEND REIHENMITTEL REIHENECK DOPPELHAUSHAELFTE EINFAMILIENHAUS STADTHAUS BUNGALOW VILLA RESTHOF BAUERNHAUS LANDHAUS SCHLOSS ZWEIFAMILIENHAUS MEHRFAMILIENHAUS FERIENHAUS BERGHUETTE CHALET STRANDHAUS LAUBE-DATSCHE-GARTENHAUS APARTMENTHAUS BURG HERRENHAUS FINCA RUSTICO FERTIGHAUS KEINE_ANGABE',
  ],
  grundstueck: ['grundst_typ', ''],
  buero_praxen: ['buero_typ', ''],
  einzelhandel: ['handel_typ', ''],
  gastgewerbe: ['gastgew_typ', 'HOTELS HOTELANWESEN HOTEL_GARNI PENSIONEN WEITERE_BEHERBERGUNGSBETRIEBE'],
  hallen_lager_prod: ['hallen_typ', 'HALLE LAGER LAGERFLAECHEN LAGER_MIT_FREIFLAECHE HOCHREGALLAGER SPEDITIONSLAGER'],
  land_und_forstwirtschaft: ['land_typ', 'BAUERNHOF AUSSIEDLERHOF REITERHOEFE'],
  parken: ['parken_typ', ''],
  sonstige: ['sonstige_typ', ''],
  freizeitimmobilie_gewerblich: ['freizeit_typ', ''],
  zinshaus_renditeobjekt: [
    'zins_typ',
    'MEHRFAMILIENHAUS WOHN_UND_GESCHAEFTSHAUS GESCHAEFTSHAUS BUEROGEBAEUDE SB_MAERKTE EINKAUFSCENTREN WOHNANLAGEN VERBRAUCHERMAERKTE INDUSTRIEANLAGEN KAUFHAUS PFLEGEHEIM SANATORIUM SENIORENHEIM BETREUTES-WOHNEN',
  ],
};

const DECIMALS =
  /^(kaufpreis.*|.*miete|nebenkosten|heizkosten|hausgeld|kaution|mieteinnahmen_.*|mietpreis_pro_qm|.*flaeche|anzahl_.*|mindestpreis|energie.*bedarf)$/;

/** What is wrong with an object; empty for a good one. */
function faults(object: Element): string[] {
  const found: string[] = [];
  const category = only(object, 'objektkategorie');
  const types = category ? inside(category, 'objektart').flatMap(({ children }) => children as Element[]) : [];
  if (types.length !== 1) found.push(`${types.length} types`);
  for (const { name, attributes } of types) {
    const [attribute, words] = TYPES[name] ?? ['', ''];
    for (const [key, word] of Object.entries(attributes)) {
      if (key !== attribute || !words.split(' ').includes(word)) found.push(`${name}@${key}=${word}`);
    }
  }
  if (inside(object, 'kontaktperson').length !== 1) found.push('not one contact');
  for (const demanded of ['objektkategorie', 'geo', 'kontaktperson', 'verwaltung_techn']) {
    if (!only(object, demanded)) found.push(`no ${demanded}`);
  }
  const land = only(only(object, 'geo') as Element, 'land')?.attributes.iso_land;
  if (land !== undefined && (!/^[A-Z]{3}$/.test(land) || land === 'ROU')) found.push(`land ${land}`);
  walk(object, (element, parent) => {
    const text = element.children.filter((child) => typeof child === 'string').join('');
    if (parent && DECIMALS.test(element.name) && !/^\d+(\.\d+)?$/.test(text)) found.push(`${element.name} “${text}”`);
    if (/^immoxml/.test(element.name)) found.push(element.name);
    const order = ORDER[element.name]?.split(' ') ?? [];
    const places = element.children.flatMap((child) => (typeof child === 'string' ? [] : order.indexOf(child.name)));
    if (order.length > 0 && places.includes(-1)) found.push(`unknown child of ${element.name}`);
    if (places.some((place, index) => place < (places[index - 1] ?? 0))) found.push(`order in ${element.name}`);
  });
  return found;
}

function walk(
  element: Element,
  visit: (element: Element, parent: Element | null) => void,
  parent: Element | null = null,
) {
  visit(element, parent);
  for (const child of element.children) if (typeof child !== 'string') walk(child, visit, element);
}

const base: Partial<WritableListing> = {
  listingId: 'A-1',
  originatingSystemKey: 'OB-1',
  modifiedOn: '2026-05-01',
  postalCode: '10115',
};

const propertyTypes = [null, ...(EDITABLE.propertyType.choices ?? [])] as WritableListing['propertyType'][];
const OTHERS = 'Triplex Quadruplex Condominium Loft Castle Villa Penthouse Studio ResidentialLot Nonsense'.split(' ');
const subTypes = [null, ...(EDITABLE.propertySubType.choices ?? []), ...OTHERS];
const markets = [
  { saleYN: true, leaseYN: false, landLeaseYN: false },
  { saleYN: false, leaseYN: true, landLeaseYN: false },
  { saleYN: true, leaseYN: true, landLeaseYN: true },
  { saleYN: false, leaseYN: false, landLeaseYN: false },
];
const prices: Partial<WritableListing>[] = [
  { listPrice: '250000', priceOnRequest: false, currency: 'EUR' },
  { listPrice: '250000', priceOnRequest: true, currency: 'EUR' },
  { listPrice: null, priceOnRequest: true, currency: 'RON' },
  { listPrice: null, priceOnRequest: false, leaseAmount: '900.5', rentWarm: '1100', deposit: '0', depositText: '3 MM' },
];

/** As an export writes a listing that was made here. */
const made = (given: Partial<WritableListing>) => {
  const { propertyType = null, propertySubType = null } = given;
  return writeFields(null, { ...given, sourceObjectType: objectTypeFor(propertyType, propertySubType) });
};

describe('an object made here', () => {
  it('of every type, sub type and way of marketing keeps the rules of the schema', () => {
    const wrong: string[] = [];
    for (const propertyType of propertyTypes)
      for (const propertySubType of subTypes)
        for (const [index, market] of markets.entries()) {
          const given = { ...base, ...market, ...prices[index], propertyType, propertySubType };
          const { element } = made(given);
          const all = faults(element);
          if (all.length > 0) wrong.push(`${propertyType} ${propertySubType} ${index}: ${all.join(', ')}`);
        }
    assert.deepEqual(wrong, []);
  });

  it('with every value that the desk has for a field, and with every price in every version', () => {
    const wrong: string[] = [];
    const check = (name: string, element: Element) => {
      const all = faults(element).filter((fault) => fault !== 'unknown child of immobilie');
      if (all.length > 0) wrong.push(`${name}: ${all.join(', ')}`);
    };
    for (const [column, { kind, choices = [] }] of Object.entries(EDITABLE)) {
      const values: unknown[] =
        kind === 'enum'
          ? [...choices, null]
          : kind === 'list'
            ? [[...choices], ...choices.map((word) => [word]), []]
            : kind === 'boolean'
              ? [true, false]
              : kind === 'money' || kind === 'area' || kind === 'decimal'
                ? ['0.5', '123456.78', null]
                : kind === 'integer'
                  ? [0, 3, null]
                  : [];
      for (const value of values) {
        const given = {
          ...base,
          propertyType: 'RESIDENTIAL',
          saleYN: true,
          [column]: value,
        } as Partial<WritableListing>;
        check(`${column} ${value}`, made(given).element);
      }
    }
    for (const [index, price] of prices.entries())
      for (const to of OPENIMMO_VERSIONS) {
        const { element } = made({ ...base, ...price, propertyType: 'RESIDENTIAL', saleYN: true });
        check(`price ${index} in ${to}`, convertObject(element, { from: '1.2.7', to }).element);
      }
    assert.deepEqual(wrong, []);
  });

  it('says Romania as the schema does; both codes are read', () => {
    assert.deepEqual([countryAlpha3('RO'), countryCode('ROM'), countryCode('ROU')], ['ROM', 'RO', 'RO']);
    const regions = new Intl.DisplayNames('en', { type: 'region' });
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    for (const country of letters.flatMap((one) => letters.map((other) => one + other))) {
      const alpha3 = countryAlpha3(country);
      if (alpha3 === null) continue;
      assert.equal(countryCode(alpha3), country, regions.of(country));
      assert.deepEqual(faults(made({ ...base, propertyType: 'LAND', country }).element), [], country);
    }
  });

  it('claims no sub type that it is not given', () => {
    const typeOf = (propertyType: WritableListing['propertyType'], propertySubType: string) => {
      const { element } = made({ ...base, saleYN: true, propertyType, propertySubType });
      const [type] = inside(inside(element, 'objektkategorie')[0] as Element, 'objektart')[0]?.children ?? [];
      return typeof type === 'object' && [type.name, type.attributes];
    };
    assert.deepEqual(typeOf('RESIDENTIAL_INCOME', 'Triplex'), ['zinshaus_renditeobjekt', {}]);
    assert.deepEqual(typeOf('RESIDENTIAL', 'Triplex'), ['haus', {}]);
    assert.deepEqual(typeOf('RESIDENTIAL', 'Condominium'), ['wohnung', {}]);
    assert.deepEqual(typeOf('RESIDENTIAL_LEASE', 'Loft'), ['wohnung', { wohnungtyp: 'LOFT-STUDIO-ATELIER' }]);
    assert.deepEqual(typeOf(null, 'Loft'), ['wohnung', { wohnungtyp: 'LOFT-STUDIO-ATELIER' }]);
    assert.deepEqual(typeOf('COMMERCIAL_SALE', 'Nonsense'), ['sonstige', {}]);
  });

  it('has the numbers of ImmoXML under the names of OpenImmo', async () => {
    const object = elementOf('immobilie', {}, [
      elementOf('verwaltung_techn', {}, [elementOf('immoxml_obid', {}, ['O1']), elementOf('aktion')]),
    ]);
    const fields = [elementOf('firma', {}, ['F']), elementOf('immoxml_anid', {}, ['AN'])];
    let xml = '';
    for await (const chunk of writeTransfer({
      header: { version: '1.2.7' },
      providers: [{ fields, objects: [object] }],
    }))
      xml += chunk;
    assert.match(xml, /<openimmo_anid>AN<[\s\S]*<openimmo_obid>O1</);
    assert.doesNotMatch(xml, /immoxml/);
  });
});
