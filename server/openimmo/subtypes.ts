/**
 * Sub types in the spelling of RESO's PropertySubType lookup, by OpenImmo's type and sub type. `*` is for a type whose
 * sub type is missing or not in the list. `CareHome`, `Room` and `Recreation` are ours.
 */
const SUBTYPES_BY_KIND = new Map<string, Record<string, string>>(
  Object.entries<Record<string, string>>({
    zimmer: { '*': 'Room' },
    wohnung: { '*': 'Apartment' },
    haus: {
      EINFAMILIENHAUS: 'SingleFamilyResidence',
      ZWEIFAMILIENHAUS: 'Duplex',
      MEHRFAMILIENHAUS: 'MultiFamily',
      APARTMENTHAUS: 'MultiFamily',
      STADTHAUS: 'Townhouse',
      FERIENHAUS: 'Cabin',
      BERGHUETTE: 'Cabin',
      CHALET: 'Cabin',
      STRANDHAUS: 'Cabin',
      'LAUBE-DATSCHE-GARTENHAUS': 'Cabin',
      BAUERNHAUS: 'Farm',
      RESTHOF: 'Farm',
      BUNGALOW: 'SingleFamilyResidence',
      VILLA: 'SingleFamilyResidence',
      LANDHAUS: 'SingleFamilyResidence',
      SCHLOSS: 'SingleFamilyResidence',
      BURG: 'SingleFamilyResidence',
      HERRENHAUS: 'SingleFamilyResidence',
      FINCA: 'SingleFamilyResidence',
      RUSTICO: 'SingleFamilyResidence',
      FERTIGHAUS: 'SingleFamilyResidence',
    },
    zinshaus_renditeobjekt: {
      MEHRFAMILIENHAUS: 'MultiFamily',
      WOHNANLAGEN: 'MultiFamily',
      WOHN_UND_GESCHAEFTSHAUS: 'MixedUse',
      GESCHAEFTSHAUS: 'Office',
      BUEROGEBAEUDE: 'Office',
      SB_MAERKTE: 'Retail',
      EINKAUFSCENTREN: 'Retail',
      VERBRAUCHERMAERKTE: 'Retail',
      KAUFHAUS: 'Retail',
      INDUSTRIEANLAGEN: 'Industrial',
      INDUSTRIEANLAGE: 'Industrial',
      PFLEGEHEIM: 'CareHome',
      SANATORIUM: 'CareHome',
      SENIORENHEIM: 'CareHome',
      'BETREUTES-WOHNEN': 'CareHome',
    },
    buero_praxen: { '*': 'Office' },
    einzelhandel: { '*': 'Retail' },
    gastgewerbe: {
      HOTELS: 'HotelMotel',
      HOTELANWESEN: 'HotelMotel',
      HOTEL_GARNI: 'HotelMotel',
      PENSIONEN: 'HotelMotel',
      WEITERE_BEHERBERGUNGSBETRIEBE: 'HotelMotel',
      '*': 'Business',
    },
    hallen_lager_prod: {
      HALLE: 'Warehouse',
      LAGER: 'Warehouse',
      LAGERFLAECHEN: 'Warehouse',
      LAGER_MIT_FREIFLAECHE: 'Warehouse',
      HOCHREGALLAGER: 'Warehouse',
      SPEDITIONSLAGER: 'Warehouse',
      '*': 'Industrial',
    },
    land_und_forstwirtschaft: { BAUERNHOF: 'Farm', AUSSIEDLERHOF: 'Farm', REITERHOEFE: 'Ranch', '*': 'Agriculture' },
    parken: { '*': 'DeededParking' },
    grundstueck: { '*': 'UnimprovedLand' },
    freizeitimmobilie_gewerblich: { '*': 'Recreation' },
    sonstige: {},
  }),
);

/** Whether OpenImmo has a type of this name. */
export function isKnownKind(kind: string): boolean {
  return SUBTYPES_BY_KIND.has(kind);
}

/** @param kind element name in lower case @param subType upper case */
export function subTypeOf(kind: string, subType: string | null): string | null {
  if (kind === 'haus' && subType !== null && /^(REIHEN|DOPPELHAUS)/.test(subType)) return 'Townhouse';
  const known = SUBTYPES_BY_KIND.get(kind);
  if (known === undefined) return null;
  return known[subType ?? '*'] ?? known['*'] ?? null;
}

/**
 * Every type, alone and with each sub type that means something to us, in the order in which they are taken for
 * writing: of several sub types with one meaning the first is the plainest.
 */
export function objectTypes(): { kind: string; subType: string | null }[] {
  const listed = [...SUBTYPES_BY_KIND].flatMap(([kind, subTypes]) =>
    [null, ...Object.keys(subTypes).filter((word) => word !== '*')].map((subType) => ({ kind, subType })),
  );
  return [...PLAINEST, ...listed];
}

/** Where the order of the list above would choose a special word. */
const PLAINEST = [
  { kind: 'haus', subType: 'REIHENHAUS' },
  { kind: 'zinshaus_renditeobjekt', subType: 'BUEROGEBAEUDE' },
  { kind: 'zinshaus_renditeobjekt', subType: 'EINKAUFSCENTREN' },
];

/** `WASSER-ELEKTRO` -> `WasserElektro`, for values that have no word in our lists. */
export function pascalCase(word: string): string {
  return word
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')
    .slice(0, 80);
}
