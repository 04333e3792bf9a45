import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  type Element,
  type Issue,
  type MappedBroker,
  type MappedEnergyCertificate,
  type MappedListing,
  type MappedMedia,
  type MappedText,
  mapObject,
  type WritableListing,
  type WritableMedia,
  writeElement,
  writeFields,
} from './index.ts';
import { fileOf, read } from './test-support.ts';
import { PLACES } from './write-types.ts';

/** Other people's files, which are not part of the project; without them the law is tested on our own sample only. */
const FOLDER = fileURLToPath(new URL('../../../shared/openimmo/', import.meta.url));
const SEED = 20240531;
const VALUES_PER_FIELD = 6;

/** What real files have and more: old names, code words as texts, doubled and unknown elements, markup in texts. */
const ODD =
  '<objektkategorie><nutzungsart WOHNEN="1" GEWERBE="0"/><vermarktungsart KAUF="ja" LEASING="0"/><objektart><haus haustyp="REIHENENDHAUS"/></objektart><fremd a="1">x</fremd></objektkategorie>' +
  '<geo><plz/><plz>01067</plz><ort>K&ouml;ln</ort><geokoordinaten laengengrad="8.6" BREITENGRAD="50,1"/><land>Deutschland</land><etage>3</etage></geo>' +
  '<kontaktperson><name/><name>Doe</name><vorname>Jane</vorname><anrede_brief>Dear Jane</anrede_brief><email_zentrale>a@b.de</email_zentrale><tel_zentrale>1</tel_zentrale></kontaktperson>' +
  '<kontaktperson><name>Roe</name><personennummer>7</personennummer></kontaktperson>' +
  '<preise><kaufpreis auf_anfrage="0">250.000,00</kaufpreis><kaltmiete><preis>900</preis></kaltmiete><kaution>3 MM</kaution><mieteinnahmen_ist periode="MONAT">1,5</mieteinnahmen_ist><stp_garage anzahl="2" stellplatzmiete="50"/></preise>' +
  '<bieterverfahren><beginn_bietzeit>2024-05-02T10:00:00+02:00</beginn_bietzeit><ende_bietzeit>31.05.2024</ende_bietzeit><fremd/></bieterverfahren>' +
  '<flaechen><wohnflaeche>120,5</wohnflaeche><anzahl_zimmer>3.5</anzahl_zimmer></flaechen>' +
  '<ausstattung><boden fliesen="1" PARKETT="ja" KORK="1"/><befeuerung FERN="1" GAS="0"/><fahrstuhl PERSONEN="0" LASTEN="1"/><moebliert>TEIL</moebliert><rollstuhlgerecht>1</rollstuhlgerecht><unterkellert keller="NEIN"/></ausstattung>' +
  '<zustand_angaben><energiepass><art>BEDARF</art><energiebedarf>90</energiebedarf><gueltig_bis>03-2018</gueltig_bis></energiepass><verkaufstatus>RESERVIERT</verkaufstatus><user_defined_simplefield feldname="epass_hwbwert">33,5</user_defined_simplefield></zustand_angaben>' +
  '<freitexte><objekttitel>T\n t</objekttitel><objektbeschreibung><![CDATA[a<br>b &auml; 😀]]></objektbeschreibung><objekt_text lang="EN">one</objekt_text><objekt_text lang="en">two</objekt_text><objekt_text lang="fr">trois</objekt_text></freitexte>' +
  '<anhaenge><anhang gruppe="ANBIETERLOGO"><daten><pfad>logo.png</pfad></daten></anhang><anhang location="EXTERN" gruppe="BILD"><format>JPG</format><daten><pfad>a.jpg</pfad></daten></anhang><anhang/><anhang gruppe="TITELBILD"><check ctype="ETAG">x</check><daten><pfad>t.jpg</pfad></daten><fremd/></anhang><anhang><daten><anhanginhalt>aGFsbG8=</anhanginhalt></daten></anhang></anhaenge>' +
  '<anhang gruppe="GRUNDRISS"><daten><pfad>plan.png</pfad></daten></anhang>' +
  '<verwaltung_techn><weitergabe_positiv>A, B</weitergabe_positiv><openimmo_obid>O</openimmo_obid><aktion aktionart="CHANGE"/><stand_vom>01.02.2024</stand_vom><sprache>de</sprache></verwaltung_techn><objektnr_extern>E1</objektnr_extern><fremd>z</fremd>';

/** No way of marketing and no type: the reader guesses both. */
const BARE = '<preise><kaltmiete>500</kaltmiete><kaution_text>three</kaution_text></preise>';

const SOURCES: { name: string; element: Element }[] = [
  ...(await objectsOf('odd', fileOf(ODD))),
  ...(await objectsOf('bare', fileOf(BARE))),
  ...(await objectsOf(
    'reference',
    fileOf(
      '<verwaltung_techn><aktion aktionart="REFERENZ"/></verwaltung_techn><preise><kaufpreis>auf Anfrage</kaufpreis></preise>',
    ),
  )),
];
if (existsSync(FOLDER)) {
  const probes = readdirSync(path.join(FOLDER, 'probe')).map((file) => `probe/${file}`);
  for (const name of [
    'openestate-io/openimmo.xml',
    'ext-realty/onoffice-1.2.4-2015-anonymised-TEIL-CHANGE.xml',
    ...probes.filter((file) => file.endsWith('.xml')),
  ]) {
    SOURCES.push(...(await objectsOf(name, readFileSync(path.join(FOLDER, name)))));
  }
}

async function objectsOf(name: string, source: string | Uint8Array): Promise<{ name: string; element: Element }[]> {
  const events = await read(source);
  return events
    .filter((event) => event.type === 'object')
    .map((event, index) => ({ name: `${name}#${index + 1}`, element: event.element }));
}

/** mulberry32: small, seeded, good enough to pick values. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const random = randomOf(SEED);
const below = (limit: number): number => Math.floor(random() * limit);
const pick = <T>(values: readonly T[]): T => values[below(values.length)] as T;
const some = <T>(values: readonly T[]): T[] => values.filter(() => random() < 0.3);
const maybe = <T>(value: T): T | null => (random() < 0.25 ? null : value);

const WORDS = ['Haus', 'Größe', 'a & b', '3 < 4', '&auml;', '😀', 'x;y', '100%', "O'Neil", '"Q"', '1.250', 'a,b'];
const line = (): string => [pick(WORDS), pick(WORDS)].join(' ').trim();
const text = (): string => [line(), line(), '', line()].slice(below(4)).join('\n').trim();
const key = (): string => `K${below(1000)}&amp;/ä`;
const date = (): string => `20${10 + below(20)}-0${1 + below(9)}-1${below(10)}`;
const decimal = (limit: number): string => String(Number((1 + random() * limit).toFixed(below(3))));
const count = (): number => below(12);
const flag = (): boolean => random() < 0.5;

const certificate = (): MappedEnergyCertificate => ({
  kind: maybe(pick(['DEMAND', 'CONSUMPTION'] as const)),
  value: maybe(decimal(300)),
  class: maybe(pick(['A+', 'B', 'H'])),
  carrier: maybe('Gas'),
  issued: maybe(pick([date(), '2018-03', 'unbekannt'])),
  validUntil: date(),
  vintage: maybe(pick(['2008', '2014', 'ohne'])),
  heatingDemand: maybe(decimal(99)),
  heatingDemandClass: maybe('C'),
  totalEnergyEfficiency: maybe(decimal(5)),
  totalEnergyEfficiencyClass: maybe('A'),
});

function textsOf(): MappedText[] {
  const own: MappedText = {
    language: maybe(pick(['de', 'de-AT', 'it'])),
    title: line(),
    shortDescription: maybe(text()),
    publicRemarks: maybe(text()),
    locationRemarks: maybe(text()),
    equipmentRemarks: maybe(text()),
    otherRemarks: maybe(text()),
  };
  const other = (language: string): MappedText => ({ ...nothing, language, publicRemarks: text() });
  return [...(flag() ? [own] : []), ...some(['en', 'fr', 'nl']).map(other)];
}
const nothing: MappedText = {
  language: null,
  title: null,
  shortDescription: null,
  publicRemarks: null,
  locationRemarks: null,
  equipmentRemarks: null,
  otherRemarks: null,
};

const broker = (position: number): MappedBroker => ({
  position,
  firstName: maybe('Jane'),
  lastName: pick(['Doe', 'Roe', 'Poe & Co']),
  email: maybe(pick(['a@b.de', 'new@x.test'])),
  phone: maybe(pick(['1', '+49 69 1'])),
  mobile: maybe('2'),
  number: maybe(pick(['7', '8'])),
  officeName: maybe('F & G'),
});

function mediaOf(found: MappedMedia[]): WritableMedia[] {
  const kept = some(found).map((media): WritableMedia => keep(media));
  const fresh = Array.from({ length: below(4) }, (): WritableMedia => {
    const common = {
      title: maybe(line()),
      preferred: false,
      format: 'image/jpeg',
      md5: maybe('0123456789abcdef'.repeat(2)),
    };
    const category = pick(['PHOTO', 'FLOOR_PLAN', 'DOCUMENT', 'VIDEO', 'VIRTUAL_TOUR', 'LINK'] as const);
    return flag()
      ? { ...common, category, location: 'EXTERN', path: `p/${below(99)}.jpg` }
      : { ...common, category, location: 'REMOTE', url: `https://x.test/${below(99)}` };
  });
  const list = [...kept, ...fresh];
  const changed = list.map((media) => (random() < 0.3 ? { ...media, title: maybe(line()) } : { ...media }));
  const order = changed.map((media) => ({ media, at: random() })).sort((a, b) => (flag() ? a.at - b.at : 0));
  const shuffled = order.map(({ media }) => ({ ...media, preferred: false }));
  const title = shuffled.find((media) => media.category === 'PHOTO');
  if (title !== undefined && flag()) title.preferred = true;
  return shuffled;
}

function keep(media: MappedMedia): WritableMedia {
  const { category, title, preferred, format, md5, order } = media;
  return { category, title, preferred, format, md5, location: 'SOURCE', sourceIndex: order };
}

const NUMBERS = {
  listPrice: 5_000_000,
  listPriceNet: 5_000_000,
  listPriceGross: 5_000_000,
  listPricePerArea: 9000,
  leaseAmountPerArea: 90,
  leaseAmount: 5000,
  rentWithCosts: 5000,
  rentWarm: 5000,
  additionalCosts: 500,
  heatingCosts: 500,
  deposit: 9000,
  associationFee: 900,
  totalActualRent: 90_000,
  grossScheduledIncome: 90_000,
  livingArea: 400,
  buildingAreaTotal: 4000,
  lotSizeArea: 90_000,
  leasableArea: 900,
  usableArea: 900,
  officeArea: 900,
  storageArea: 900,
  salesArea: 900,
  retailArea: 900,
  roomsTotal: 12,
  bedroomsTotal: 8,
  bathroomsTotal: 4,
  bathroomsHalf: 4,
};

const LINES = [
  'originatingSystemName',
  'stateOrProvince',
  'cityRegion',
  'city',
  'streetName',
  'streetNumber',
  'entryLevel',
  'depositText',
  'buyerCommissionText',
  'yearBuilt',
] as const;

type Values = { [K in keyof MappedListing]: (before: MappedListing) => WritableListing[K] };

const VALUES: Values = {
  ...(Object.fromEntries(
    Object.entries(NUMBERS).map(([field, limit]) => [field, () => maybe(decimal(limit))]),
  ) as unknown as Pick<Values, keyof typeof NUMBERS>),
  ...(Object.fromEntries(LINES.map((field) => [field, () => maybe(line())])) as unknown as Pick<
    Values,
    (typeof LINES)[number]
  >),
  listingId: () => maybe(key()),
  originatingSystemKey: () => maybe(key()),
  standardStatus: () => pick(['ACTIVE', 'PENDING', 'CLOSED']),
  isReference: flag,
  onMarketDate: () => maybe(date()),
  expirationDate: () => maybe(date()),
  propertyType: () =>
    maybe(
      pick([
        'RESIDENTIAL',
        'RESIDENTIAL_LEASE',
        'RESIDENTIAL_INCOME',
        'COMMERCIAL_SALE',
        'COMMERCIAL_LEASE',
        'LAND',
        'FARM',
      ]),
    ),
  propertySubType: () =>
    maybe(
      pick([
        'Townhouse',
        'Apartment',
        'Office',
        'CareHome',
        'DeededParking',
        'UnimprovedLand',
        'Ranch',
        'Room',
        'Warehouse',
      ]),
    ),
  sourceObjectType: () =>
    maybe(
      pick([
        'haus',
        'haus/VILLA',
        'wohnung/ETAGE',
        'parken/CARPORT',
        'sonstige',
        'neu/X Y',
        'grundstueck/KEIN BAULAND',
      ]),
    ),
  saleYN: flag,
  leaseYN: flag,
  landLeaseYN: flag,
  country: () => maybe(pick(['DE', 'AT', 'CH', 'FJ', 'XK'])),
  postalCode: () => maybe(pick(['01067', '1010', 'AB1 2CD'])),
  latitude: () => maybe(pick(['50.11', '-33.9', '0', '89.12345678'])),
  longitude: () => maybe(pick(['8.68', '-179.999', '0'])),
  addressReleased: flag,
  storiesTotal: () => maybe(count()),
  currency: () => pick(['EUR', 'CHF', 'DEM', 'USD']),
  priceOnRequest: flag,
  parkingTotal: () => maybe(count()),
  numberOfUnitsTotal: () => maybe(count()),
  heating: () =>
    some([
      'Stove',
      'ApartmentHeating',
      'Central',
      'District',
      'RadiantFloor',
      'Oil',
      'NaturalGas',
      'HydronicElectric',
      'LocalHeatNetwork',
    ]),
  flooring: () => some(['Tile', 'Stone', 'Parquet', 'Granite', 'Screed']),
  fireplaceYN: () => maybe(flag()),
  coolingYN: () => maybe(flag()),
  elevatorYN: () => maybe(flag()),
  basement: () => maybe(pick(['Full', 'Partial', 'None'])),
  furnished: () => maybe(pick(['Furnished', 'Partially'])),
  accessibilityYN: () => maybe(flag()),
  propertyCondition: () =>
    maybe(pick(['NewConstruction', 'WellMaintained', 'Gutted', 'ByArrangement', 'PartlyOrFullyRefurbished'])),
  energyCertificates: (before) => [
    ...some(before.energyCertificates),
    ...Array.from({ length: below(3) }, certificate),
  ],
  texts: (before) => (flag() ? textsOf() : before.texts.map((entry) => ({ ...entry, publicRemarks: text() }))),
  brokers: (before) =>
    [...some(before.brokers), ...Array.from({ length: below(3) }, () => broker(0))].map((one, position) => ({
      ...one,
      position,
    })),
  media: (before) => mediaOf(before.media),
  biddingTerms: () =>
    maybe({
      phaseStart: maybe(date()),
      viewing: maybe(date()),
      opensAt: maybe(`${date()}T10:00:00.000Z`),
      closesAt: pick([date(), `${date()}T18:00:00`]),
      showHighest: maybe(flag()),
      minimumPrice: maybe(decimal(900_000)),
    }),
  sharing: () => ({ generally: maybe(flag()), allowed: some(['A', 'B & C', 'portal.de']), denied: some(['X', 'Y']) }),
};

const FIELDS = Object.keys(VALUES) as (keyof MappedListing)[];

/** What a field may take along, because one cannot be without the other. */
const FOLLOWERS: Partial<Record<keyof MappedListing, (keyof MappedListing)[]>> = {
  isReference: ['standardStatus'],
  standardStatus: ['isReference'],
  listPrice: ['priceOnRequest', 'saleYN', 'propertyType', 'listPriceNet', 'listPriceGross'],
  listPriceNet: ['listPrice', 'priceOnRequest', 'saleYN', 'propertyType'],
  listPriceGross: ['listPrice', 'priceOnRequest', 'saleYN', 'propertyType'],
  listPricePerArea: ['priceOnRequest', 'saleYN', 'propertyType'],
  leaseAmountPerArea: ['leaseYN', 'propertyType'],
  priceOnRequest: ['listPrice', 'listPriceNet', 'listPriceGross', 'listPricePerArea', 'saleYN'],
  latitude: ['longitude'],
  longitude: ['latitude'],
  rentWithCosts: ['leaseAmount', 'leaseYN', 'propertyType'],
  leaseAmount: ['leaseYN', 'propertyType'],
  rentWarm: ['leaseYN', 'propertyType'],
  saleYN: ['propertyType', 'leaseYN', 'landLeaseYN'],
  leaseYN: ['propertyType', 'saleYN', 'landLeaseYN'],
  landLeaseYN: ['propertyType', 'saleYN', 'leaseYN'],
  propertyType: ['propertySubType', 'sourceObjectType', 'saleYN', 'leaseYN'],
  propertySubType: ['propertyType', 'sourceObjectType'],
  sourceObjectType: ['propertyType', 'propertySubType'],
};

/** Blocks beside its own that a field may change: what the reader would guess differently has to be said. */
const ALSO_TOUCHED: Partial<Record<keyof MappedListing, string[]>> = {
  listingId: ['objektnr_extern'],
  standardStatus: ['verwaltung_techn'],
  isReference: ['zustand_angaben'],
  country: ['preise'],
  parkingTotal: ['preise'],
  listPrice: ['objektkategorie'],
  listPriceNet: ['objektkategorie'],
  listPriceGross: ['objektkategorie'],
  listPricePerArea: ['objektkategorie'],
  leaseAmountPerArea: ['objektkategorie'],
  leaseAmount: ['objektkategorie'],
  rentWithCosts: ['objektkategorie'],
  rentWarm: ['objektkategorie'],
  priceOnRequest: ['objektkategorie'],
  texts: ['verwaltung_techn'],
  media: ['anhang'],
};

/** The few values for which OpenImmo has no words, given the rest of the object. */
function isUnsayable(field: keyof MappedListing, value: unknown, before: MappedListing): boolean {
  if (field === 'leaseAmount') return value === null && before.rentWithCosts !== null;
  if (field === 'latitude')
    return value !== null && (before.longitude === null || (value === '0' && before.longitude === '0'));
  if (field === 'longitude')
    return value !== null && (before.latitude === null || (value === '0' && before.latitude === '0'));
  const ways = [before.saleYN, before.leaseYN, before.landLeaseYN].filter(Boolean);
  if (field === 'saleYN' || field === 'leaseYN' || field === 'landLeaseYN') return value === false && ways.length === 1;
  return false;
}

const codesOf = (issues: Issue[], code: string): string[] =>
  issues.filter((issue) => issue.code === code).map(({ message }) => message);

/** Media without the mark that only says that the content is the same. */
function comparable(field: keyof MappedListing, value: unknown): unknown {
  if (field === 'heating' || field === 'flooring') return (value as string[]).toSorted();
  return value;
}

function mediaOfList(list: WritableMedia[], before: MappedMedia[]): unknown {
  const title = list.find((media) => media.preferred);
  const sorted = title === undefined ? list : [title, ...list.filter((media) => media !== title)];
  return sorted.map((media) => ({
    category: media.category,
    preferred: media.preferred,
    title: media.title,
    format: media.format,
    md5: media.md5,
    source:
      media.location === 'EXTERN'
        ? { kind: 'FILE', path: media.path }
        : media.location === 'REMOTE'
          ? { kind: 'URL', url: media.url }
          : before[media.sourceIndex]?.source,
  }));
}

const withoutMarks = (media: MappedMedia[]): unknown => media.map(({ order: _, etag: __, hint: ___, ...rest }) => rest);

/** The blocks of an object, and what stands directly in it, as text. */
function blocksOf(element: Element): Map<string, string> {
  const blocks = new Map<string, string>();
  for (const child of element.children) {
    const name = typeof child === 'string' ? '' : child.name.toLowerCase();
    blocks.set(name, (blocks.get(name) ?? '') + JSON.stringify(child));
  }
  return blocks;
}

/** Names of the blocks in which two objects differ. */
function touched(one: Element, other: Element): string[] {
  const [left, right] = [blocksOf(one), blocksOf(other)];
  return [...new Set([...left.keys(), ...right.keys()])].filter((name) => left.get(name) !== right.get(name));
}

/** Every element that OpenImmo does not know, with its parent, in document order. */
function strangers(element: Element): string[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string' || child.name === 'kontaktperson' || child.name === 'anhang') return [];
    return [...(child.name === 'fremd' ? [`${element.name}/${JSON.stringify(child)}`] : []), ...strangers(child)];
  });
}

const listingOf = (element: Element): MappedListing => mapObject(element).object.listing;

/** A listing as fields to write. */
function writable(
  listing: MappedListing,
): Omit<WritableListing, 'action' | 'language' | 'internalNumber' | 'modifiedOn'> {
  return { ...listing, media: listing.media.map(keep) };
}

describe('the law of writeFields', () => {
  for (const { name, element } of SOURCES) {
    it(`holds for every field of ${name}`, () => {
      const before = listingOf(element);
      const copy = structuredClone(element);
      for (const field of FIELDS) {
        for (let run = 0; run < VALUES_PER_FIELD; run += 1)
          checkField({ element, before, field, value: VALUES[field](before) });
        checkField({ element, before, field, value: field === 'media' ? before.media.map(keep) : before[field] });
      }
      assert.deepEqual(element, copy, 'the source is not changed');
    });

    it(`changes nothing in ${name} that is so already`, () => {
      assert.deepEqual(writeFields(element, {}), { element, issues: [] });
      const { addressReleased: _, ...fields } = writable(listingOf(element));
      assert.deepEqual(writeFields(element, fields), { element, issues: [] });
    });
  }
});

function checkField<F extends keyof MappedListing>(args: {
  element: Element;
  before: MappedListing;
  field: F;
  value: WritableListing[F];
}): void {
  const { element, before, field, value } = args;
  const written = writeFields(element, { [field]: value });
  const after = listingOf(written.element);
  const said = `${field} = ${JSON.stringify(value)} ${JSON.stringify(written.issues)}`;
  const lost = codesOf(written.issues, 'FIELD_NOT_CARRIED').length > 0;
  if (lost) assert.ok(isUnsayable(field, value, before), said);
  else if (field === 'media') {
    assert.deepEqual(withoutMarks(after.media), mediaOfList(value as WritableMedia[], before.media), said);
  } else assert.deepEqual(comparable(field, after[field]), comparable(field, value), said);
  const followed: string[] = FIELDS.filter(
    (other) => other !== field && JSON.stringify(after[other]) !== JSON.stringify(before[other]),
  );
  assert.deepEqual(
    followed,
    followed.filter((other) => FOLLOWERS[field]?.includes(other as keyof MappedListing)),
    said,
  );
  const noted = codesOf(written.issues, 'FIELD_FOLLOWED').map((message) => message.split(' ')[0]);
  assert.deepEqual(noted.sort(), followed.sort(), said);
  assert.deepEqual(strangers(written.element), strangers(element), said);
  const blocks = touched(element, written.element);
  const allowed = [PLACES[field].split('/')[0], ...(ALSO_TOUCHED[field] ?? [])];
  assert.deepEqual(
    blocks,
    blocks.filter((block) => allowed.includes(block)),
    said,
  );
  if (field === 'media' || lost) return;
  assert.deepEqual(writeFields(written.element, { [field]: value }).element, written.element, `twice: ${said}`);
}

/** Writes the listing of one object into another, or into none, and compares what is read. */
function checkListing(from: Element, into: Element | null, said: string): void {
  const { listing, language } = mapObject(from).object;
  const media = listing.media.filter(isLinked);
  const { element, issues } = writeFields(into, { ...listing, media: media.map(linked), language });
  const lost = issues.filter((issue) => issue.code === 'FIELD_NOT_CARRIED').map(({ message }) => message);
  assert.deepEqual(
    lost.filter((message) => !isKnownLoss(message)),
    [],
    said,
  );
  const after = listingOf(element);
  const expected = { ...listing, media: media.map((one, order) => ({ ...one, order, etag: null })) };
  for (const field of FIELDS.filter((name) => !lost.some((message) => message.includes(`that ${name} is`)))) {
    assert.deepEqual(comparable(field, after[field]), comparable(field, expected[field]), `${said}: ${field}`);
  }
}

describe('a whole listing', () => {
  it('reads back from a new object', () => {
    for (const { name, element } of SOURCES) checkListing(element, null, name);
  });

  it('reads back from an object that was another', () => {
    for (const from of SOURCES) {
      for (const into of SOURCES) checkListing(from.element, into.element, `${from.name} in ${into.name}`);
    }
  });

  it('has every field that is given alone', () => {
    const nothingYet = listingOf(writeFields(null, {}).element);
    for (const field of FIELDS) {
      for (let run = 0; run < VALUES_PER_FIELD * 3; run += 1) {
        const value = VALUES[field](nothingYet);
        const { element, issues } = writeFields(null, { [field]: value });
        const after = listingOf(element);
        const said = `${field} = ${JSON.stringify(value)}`;
        if (codesOf(issues, 'FIELD_NOT_CARRIED').length > 0) assert.ok(isUnsayable(field, value, nothingYet), said);
        else if (field === 'media')
          assert.deepEqual(withoutMarks(after.media), mediaOfList(value as WritableMedia[], []), said);
        else assert.deepEqual(comparable(field, after[field]), comparable(field, value), said);
      }
    }
  });
});

/** A floor without a code in 1.2.7; and no way of marketing, in an object that has a ground rent to go by. */
function isKnownLoss(message: string): boolean {
  return /that (flooring|landLeaseYN) is/.test(message);
}

function isLinked(media: MappedMedia): boolean {
  return media.source.kind !== 'INLINE';
}

function linked(media: MappedMedia): WritableMedia {
  const { category, title, preferred, format, md5, source } = media;
  const common = { category, title, preferred, format, md5 };
  return source.kind === 'URL'
    ? { ...common, location: 'REMOTE', url: source.url }
    : { ...common, location: 'EXTERN', path: source.kind === 'FILE' ? source.path : '' };
}

const inside = async (xml: string): Promise<Element> => (await objectsOf('', fileOf(xml)))[0]?.element as Element;
const xmlOf = (element: Element): string =>
  writeElement(element)
    .replace(/>\s+</g, '><')
    .replace(/^<immobilie>|<\/immobilie>$/g, '');
const codes = (issues: Issue[]): string[] => issues.map(({ severity, code, path: at }) => `${severity} ${code} ${at}`);

/** Writes fields into the inside of an object; the inside that comes out. */
async function rewritten(xml: string, fields: Partial<WritableListing>): Promise<{ xml: string; codes: string[] }> {
  const { element, issues } = writeFields(await inside(xml), fields);
  return { xml: xmlOf(element), codes: codes(issues) };
}

describe('a merge', () => {
  it('changes the one value and puts new elements where OpenImmo wants them', async () => {
    assert.deepEqual(
      await rewritten(
        '<geo><ort>A</ort><x/><land iso_land="DEU"/></geo><preise><kaufpreis>1000.00</kaufpreis><waehrung iso_waehrung="EUR"/></preise><verwaltung_techn/><objektkategorie><vermarktungsart KAUF="1"/></objektkategorie>',
        { listPrice: '2000', postalCode: '01067', livingArea: '80.5', depositText: 'A & B' },
      ),
      {
        xml: '<geo><plz>01067</plz><ort>A</ort><x/><land iso_land="DEU"/></geo><preise><kaufpreis>2000</kaufpreis><waehrung iso_waehrung="EUR"/><kaution_text>A &amp; B</kaution_text></preise><flaechen><wohnflaeche>80.5</wohnflaeche></flaechen><verwaltung_techn/><objektkategorie><vermarktungsart KAUF="1"/></objektkategorie>',
        codes: [],
      },
    );
  });

  it('keeps the markup of a text that reads the same', async () => {
    const xml =
      '<freitexte><objekttitel>T</objekttitel><lage>a&lt;br&gt;b</lage><objekt_text lang="en">x&lt;br/&gt;</objekt_text><objekt_text lang="EN">y</objekt_text></freitexte>';
    const [text] = listingOf(await inside(xml)).texts;
    const others = listingOf(await inside(xml)).texts.slice(1);
    assert.equal(
      (await rewritten(xml, { texts: [{ ...nothing, ...text, title: 'New' }, ...others] })).xml,
      xml.replace('>T<', '>New<'),
    );
  });

  it('writes into the one of several elements that the reader takes', async () => {
    const names = (name: string): string => `<kontaktperson><name/><name>${name}</name></kontaktperson>`;
    const [doe] = listingOf(await inside(names('Doe'))).brokers;
    const xml = (await rewritten(names('Doe'), { brokers: [{ ...broker(0), ...doe, number: '1' }] })).xml;
    assert.equal(xml, names('Doe').replace('</k', '<personennummer>1</personennummer></k'));
    assert.equal(
      (await rewritten('<geo><ort/><ort>A</ort></geo>', { city: 'B' })).xml,
      '<geo><ort/><ort>B</ort></geo>',
    );
  });

  it('escapes what a reader would take for HTML', async () => {
    const { xml } = await rewritten('<freitexte/>', {
      texts: [{ ...nothing, title: '&auml;', lage: null } as MappedText],
    });
    assert.equal(xml, '<freitexte><objekttitel>&amp;amp;auml;</objekttitel></freitexte>');
  });

  it('leaves no number of a price that is on request', async () => {
    assert.deepEqual(
      await rewritten(
        '<objektkategorie><vermarktungsart KAUF="1"/></objektkategorie><preise><kaufpreis>1000</kaufpreis><kaufpreisbrutto>1190</kaufpreisbrutto></preise>',
        { priceOnRequest: true },
      ),
      {
        xml: '<objektkategorie><vermarktungsart KAUF="1"/></objektkategorie><preise><kaufpreis auf_anfrage="true">0</kaufpreis></preise>',
        codes: ['NOTE FIELD_FOLLOWED preise/kaufpreis', 'NOTE FIELD_FOLLOWED preise/kaufpreisbrutto'],
      },
    );
  });

  it('says in so many words that an address is hidden', async () => {
    assert.deepEqual(await rewritten('<geo/>', { addressReleased: false }), {
      xml: '<geo/><verwaltung_objekt><objektadresse_freigeben>false</objektadresse_freigeben></verwaltung_objekt>',
      codes: [],
    });
    const open = writeFields(await inside('<geo/>'), { addressReleased: true }, { addressReleased: true });
    assert.equal(mapObject(open.element).object.listing.addressReleased, true);
  });

  it('names the currency before the country would change it', async () => {
    const { xml } = await rewritten(
      '<geo><land iso_land="DEU"/></geo><preise><kaltmiete>9</kaltmiete></preise><objektkategorie><vermarktungsart MIETE_PACHT="1"/></objektkategorie>',
      { country: 'CH' },
    );
    assert.match(xml, /<land iso_land="CHE"\/>.*<waehrung iso_waehrung="EUR"\/>/);
  });

  it('keeps the three rents apart', async () => {
    const { xml, codes: found } = await rewritten('<preise><kaltmiete>900</kaltmiete></preise>', {
      rentWithCosts: '950',
    });
    assert.match(xml, /<preise><nettokaltmiete>900<\/nettokaltmiete><kaltmiete>950<\/kaltmiete><\/preise>/);
    assert.deepEqual(found, []);
  });

  it('finds the plainest type, and keeps the one there is when it fits', async () => {
    const category = (kind: string): string =>
      `<objektkategorie><nutzungsart WOHNEN="1"/><vermarktungsart KAUF="1"/><objektart>${kind}</objektart></objektkategorie>`;
    const typeOf = async (kind: string, fields: Partial<WritableListing>): Promise<string | undefined> =>
      /<objektart>(.*)<\/objektart>/.exec((await rewritten(category(kind), fields)).xml)?.[1];
    assert.equal(
      await typeOf('<haus haustyp="VILLA"/>', { propertySubType: 'Townhouse' }),
      '<haus haustyp="REIHENHAUS"/>',
    );
    assert.equal(
      await typeOf('<haus haustyp="VILLA"/>', { propertySubType: 'SingleFamilyResidence' }),
      '<haus haustyp="VILLA"/>',
    );
    assert.equal(
      await typeOf('<wohnung/><objektart_zusatz>x</objektart_zusatz>', { propertyType: 'LAND' }),
      '<grundstueck/><objektart_zusatz>x</objektart_zusatz>',
    );
    assert.equal(
      await typeOf('<wohnung/>', { propertyType: 'COMMERCIAL_SALE', propertySubType: 'Office' }),
      '<buero_praxen/>',
    );
    assert.equal(
      await typeOf('<wohnung/>', { sourceObjectType: 'grundstueck/KEIN BAULAND' }),
      '<grundstueck grundst_typ="KEIN BAULAND"/>',
    );
  });

  it('turns a reference into an offer again', async () => {
    const { xml, codes: found } = await rewritten(
      '<verwaltung_techn><aktion aktionart="REFERENZ"/></verwaltung_techn>',
      { standardStatus: 'PENDING' },
    );
    assert.equal(
      xml,
      '<zustand_angaben><verkaufstatus stand="RESERVIERT"/></zustand_angaben><verwaltung_techn><aktion aktionart="CHANGE"/></verwaltung_techn>',
    );
    assert.deepEqual(found, ['NOTE FIELD_FOLLOWED verwaltung_techn/aktion@aktionart']);
  });

  it('writes what stands around a listing', async () => {
    const { xml } = await rewritten(
      '<verwaltung_techn><objektnr_extern>E</objektnr_extern><aktion/></verwaltung_techn>',
      {
        action: 'DELETE',
        internalNumber: 'I',
        modifiedOn: '2024-05-31',
        language: 'de-AT',
      },
    );
    assert.equal(
      xml,
      '<verwaltung_techn><objektnr_intern>I</objektnr_intern><objektnr_extern>E</objektnr_extern><aktion aktionart="DELETE"/><stand_vom>2024-05-31</stand_vom><sprache>de-AT</sprache></verwaltung_techn>',
    );
  });

  it('does not give one broker the salutation of another', async () => {
    const person =
      '<kontaktperson><name>Doe</name><anrede_brief>Dear Jane</anrede_brief><email_zentrale>a@b.de</email_zentrale></kontaktperson>';
    const doe: MappedBroker = {
      ...broker(0),
      firstName: null,
      lastName: 'Doe',
      email: 'a@b.de',
      phone: null,
      mobile: null,
      number: null,
      officeName: null,
    };
    assert.match(
      (await rewritten(person, { brokers: [{ ...doe, phone: '5' }] })).xml,
      /Dear Jane.*<tel_durchw>5<\/tel_durchw>/,
    );
    assert.doesNotMatch(
      (await rewritten(person, { brokers: [{ ...doe, lastName: 'Roe', email: 'r@b.de' }] })).xml,
      /Dear Jane/,
    );
    assert.equal((await rewritten(person, { brokers: [] })).xml, '<kontaktperson><name/></kontaktperson>');
  });

  it('upgrades the energy fields of 1.2.6 when a certificate changes', async () => {
    const xml =
      '<zustand_angaben><energiepass><epart>BEDARF</epart></energiepass><user_defined_simplefield feldname="epass_hwbwert">33</user_defined_simplefield><user_defined_simplefield feldname="own">1</user_defined_simplefield></zustand_angaben>';
    const [found] = listingOf(await inside(xml)).energyCertificates;
    const changed = { ...(found as MappedEnergyCertificate), value: '90', class: 'C' };
    assert.equal(
      (await rewritten(xml, { energyCertificates: [changed] })).xml,
      '<zustand_angaben><energiepass><epart>BEDARF</epart><endenergiebedarf>90</endenergiebedarf><wertklasse>C</wertklasse><hwbwert>33</hwbwert></energiepass><user_defined_simplefield feldname="own">1</user_defined_simplefield></zustand_angaben>',
    );
  });
});

describe('media', () => {
  const attachment = (name: string, group = 'BILD'): string =>
    `<anhang location="EXTERN" gruppe="${group}"><format>JPG</format><check ctype="ETAG">${name}</check><daten><pfad>${name}.jpg</pfad></daten></anhang>`;
  const logo = '<anhang gruppe="ANBIETERLOGO"><daten><pfad>logo.png</pfad></daten></anhang>';
  const source = `<anhaenge>${attachment('a')}${logo}${attachment('b')}${attachment('t', 'TITELBILD')}<x/></anhaenge>`;
  const found = async (): Promise<WritableMedia[]> => listingOf(await inside(source)).media.map(keep);
  const remote: WritableMedia = {
    category: 'PHOTO',
    title: 'N',
    preferred: false,
    format: 'image/jpeg',
    md5: 'f'.repeat(32),
    location: 'REMOTE',
    url: 'https://x.test/1',
  };

  it('keeps the attachments that the list names, in their places', async () => {
    const [title, a, b] = await found();
    assert.ok(title && a && b);
    assert.equal((await rewritten(source, { media: [title, a, b] })).xml, source);
    assert.equal((await rewritten(source, { media: [title, b] })).xml, source.replace(attachment('a'), ''));
    assert.equal(
      (await rewritten(source, { media: [title, b, a] })).xml,
      source.replace(attachment('a'), '*').replace(attachment('b'), attachment('a')).replace('*', attachment('b')),
    );
  });

  it('puts a new one behind its predecessor', async () => {
    const [title, a, b] = await found();
    assert.ok(title && a && b);
    const made =
      '<anhang location="REMOTE" gruppe="BILD"><anhangtitel>N</anhangtitel><format>image/jpeg</format><check ctype="MD5">ffffffffffffffffffffffffffffffff</check><daten><pfad>https://x.test/1</pfad></daten></anhang>';
    assert.equal(
      (await rewritten(source, { media: [title, a, remote, b] })).xml,
      source.replace(attachment('a'), attachment('a') + made),
    );
    assert.equal((await rewritten(logo, { media: [remote] })).xml, `${logo}<anhaenge>${made}</anhaenge>`);
  });

  it('has one title picture', async () => {
    const [title, a, b] = await found();
    assert.ok(title && a && b);
    const { xml, codes: issues } = await rewritten(source, {
      media: [{ ...title, preferred: false }, { ...b, preferred: true }, a],
    });
    assert.deepEqual(issues, []);
    assert.deepEqual(xml.match(/TITELBILD|BILD|ANBIETERLOGO/g), ['BILD', 'ANBIETERLOGO', 'TITELBILD', 'BILD']);
  });

  it('drops the mark of content that is replaced', async () => {
    const [title] = await found();
    assert.ok(title);
    const { xml } = await rewritten(source, {
      media: [{ ...remote, preferred: true, md5: null, sourceIndex: 0 } as WritableMedia],
    });
    assert.match(
      xml,
      /<anhang location="REMOTE" gruppe="TITELBILD"><anhangtitel>N<\/anhangtitel><format>image\/jpeg<\/format><daten><pfad>https:\/\/x.test\/1<\/pfad><\/daten><\/anhang>/,
    );
  });

  it('reports what a reader would not see as it was meant', async () => {
    assert.deepEqual((await rewritten('', { media: [{ ...remote, format: 'application/pdf' }] })).codes, [
      'WARNING FIELD_NOT_CARRIED anhaenge',
    ]);
    assert.deepEqual(
      (await rewritten('', { media: [{ ...remote, location: 'SOURCE', sourceIndex: 3 } as WritableMedia] })).codes,
      ['WARNING FIELD_NOT_CARRIED anhaenge'],
    );
  });
});

describe('what cannot be written', () => {
  it('is reported, never lost in silence', async () => {
    const cases: [Partial<WritableListing>, string[]][] = [
      [{ furnished: 'Unfurnished' }, ['WARNING FIELD_NOT_CARRIED ausstattung/moebliert@moeb']],
      [{ heating: ['Nuclear'] }, ['WARNING FIELD_NOT_CARRIED ausstattung/heizungsart']],
      [{ propertyCondition: 'Haunted' }, ['WARNING FIELD_NOT_CARRIED zustand_angaben/zustand@zustand_art']],
      [{ latitude: '50' }, ['WARNING FIELD_NOT_CARRIED geo/geokoordinaten@breitengrad']],
      [{ country: 'QQ' }, ['WARNING FIELD_NOT_CARRIED geo/land@iso_land']],
      [{ currency: null }, ['WARNING FIELD_NOT_CARRIED preise/waehrung@iso_waehrung']],
      [{ livingArea: '0' }, ['WARNING FIELD_NOT_CARRIED flaechen/wohnflaeche']],
      [{ propertySubType: 'Castle' }, ['WARNING FIELD_NOT_CARRIED objektkategorie/objektart']],
      [{ sourceObjectType: '<b>/x' }, ['WARNING FIELD_NOT_CARRIED objektkategorie/objektart']],
      [{ city: 'A\nB' }, ['WARNING FIELD_NOT_CARRIED geo/ort']],
      [
        {
          texts: [
            { ...nothing, language: 'de', title: 'T' },
            { ...nothing, language: 'en', title: 'T' },
          ],
        },
        ['WARNING FIELD_NOT_CARRIED freitexte'],
      ],
      [{ listPrice: '1000', priceOnRequest: true }, ['WARNING FIELD_NOT_CARRIED preise/kaufpreis']],
      [
        {
          biddingTerms: {
            phaseStart: null,
            viewing: null,
            opensAt: null,
            closesAt: '2024-05-31T18:00:00',
            showHighest: null,
            minimumPrice: null,
          },
        },
        ['NOTE NOT_IN_SCHEMA bieterverfahren/ende_bietzeit'],
      ],
      [
        { constructor: 1, price: '1' } as unknown as Partial<WritableListing>,
        ['WARNING UNKNOWN_FIELD ', 'WARNING UNKNOWN_FIELD '],
      ],
    ];
    for (const [fields, expected] of cases) {
      assert.deepEqual((await rewritten('<geo/>', fields)).codes, expected, JSON.stringify(fields));
    }
  });

  it('is named when a new object lacks what OpenImmo demands', () => {
    const { issues } = writeFields(null, { postalCode: '1', listingId: 'E', modifiedOn: '2024-05-31' });
    assert.deepEqual(codes(issues), [
      'NOTE FIELD_MISSING kontaktperson/name',
      'NOTE FIELD_MISSING verwaltung_techn/openimmo_obid',
    ]);
  });

  it('does not fail on any tree', () => {
    const odd: Element = {
      name: 'constructor',
      attributes: {},
      children: [
        '\u0000',
        { name: '__proto__', attributes: { constructor: 'x' }, children: ['y'] },
        { name: 'PREISE', attributes: {}, children: ['x'] },
      ],
    };
    for (const field of FIELDS) writeFields(odd, { [field]: VALUES[field](listingOf(odd)) });
  });
});
