import { ANY_AREA, COUNT, LIVING_AREA, parseNumber } from './numbers.ts';
import { attributeOf, type Section } from './section.ts';
import { pascalCase } from './subtypes.ts';
import type { MappedListing } from './types.ts';

type Areas = Pick<
  MappedListing,
  | 'livingArea'
  | 'buildingAreaTotal'
  | 'lotSizeArea'
  | 'leasableArea'
  | 'usableArea'
  | 'officeArea'
  | 'storageArea'
  | 'salesArea'
  | 'retailArea'
  | 'roomsTotal'
  | 'bedroomsTotal'
  | 'bathroomsTotal'
  | 'bathroomsHalf'
  | 'parkingTotal'
  | 'numberOfUnitsTotal'
>;

/** `<flaechen>`: areas in square metres, and counts. */
export function mapAreas(root: Section): Areas {
  const areas = root.section('flaechen');
  return {
    livingArea: areas.positive('wohnflaeche', LIVING_AREA),
    buildingAreaTotal: areas.positive('gesamtflaeche', ANY_AREA),
    lotSizeArea: areas.positive('grundstuecksflaeche', ANY_AREA),
    leasableArea: areas.positive('vermietbare_flaeche', ANY_AREA),
    usableArea: areas.positive('nutzflaeche', ANY_AREA),
    officeArea: areas.positive('bueroflaeche', ANY_AREA),
    storageArea: areas.positive('lagerflaeche', ANY_AREA),
    salesArea: areas.positive('verkaufsflaeche', ANY_AREA),
    retailArea: areas.positive('ladenflaeche', ANY_AREA),
    roomsTotal: areas.positive('anzahl_zimmer', COUNT),
    bedroomsTotal: areas.number('anzahl_schlafzimmer', COUNT),
    bathroomsTotal: areas.number('anzahl_badezimmer', COUNT),
    bathroomsHalf: areas.number('anzahl_sep_wc', COUNT),
    parkingTotal: areas.integer('anzahl_stellplaetze', COUNT) ?? parkingFromPrices(root.section('preise')),
    numberOfUnitsTotal: areas.integer('anzahl_wohneinheiten', COUNT),
  };
}

const PARKING = [
  'stp_carport',
  'stp_duplex',
  'stp_freiplatz',
  'stp_garage',
  'stp_parkhaus',
  'stp_tiefgarage',
  'stp_sonstige',
];

/** The spaces that have a price of their own, when the total is missing. */
function parkingFromPrices(prices: Section): number | null {
  let total = 0;
  for (const element of PARKING.flatMap((name) => prices.all(name))) {
    const text = attributeOf(element, 'anzahl');
    const parsed = text === null ? null : parseNumber(text, COUNT);
    if (parsed?.kind === 'NUMBER' && Number.isInteger(Number(parsed.value))) total += Number(parsed.value);
  }
  return total > 0 ? Math.min(total, 100_000) : null;
}

type Features = Pick<
  MappedListing,
  | 'heating'
  | 'flooring'
  | 'fireplaceYN'
  | 'coolingYN'
  | 'elevatorYN'
  | 'basement'
  | 'furnished'
  | 'accessibilityYN'
  | 'propertyCondition'
  | 'yearBuilt'
>;

const HEATING: Record<string, string> = {
  OFEN: 'Stove',
  ETAGE: 'ApartmentHeating',
  ZENTRAL: 'Central',
  FERN: 'District',
  FUSSBODEN: 'RadiantFloor',
  OEL: 'Oil',
  GAS: 'NaturalGas',
  FLUESSIGGAS: 'Propane',
  ELEKTRO: 'Electric',
  ALTERNATIV: 'Alternative',
  SOLAR: 'Solar',
  ERDWAERME: 'Geothermal',
  LUFTWP: 'HeatPump',
  BLOCK: 'CombinedHeatAndPower',
  'WASSER-ELEKTRO': 'HydronicElectric',
  PELLET: 'Pellet',
  KOHLE: 'Coal',
  HOLZ: 'Wood',
  NAHWAERME: 'LocalHeatNetwork',
};

const FLOORING: Record<string, string> = {
  FLIESEN: 'Tile',
  STEIN: 'Stone',
  TEPPICH: 'Carpet',
  PARKETT: 'Parquet',
  FERTIGPARKETT: 'EngineeredParquet',
  LAMINAT: 'Laminate',
  DIELEN: 'WoodPlank',
  KUNSTSTOFF: 'Vinyl',
  ESTRICH: 'Screed',
  DOPPELBODEN: 'RaisedFloor',
  LINOLEUM: 'Linoleum',
  MARMOR: 'Marble',
  TERRAKOTTA: 'Terracotta',
  GRANIT: 'Granite',
};

const CONDITION: Record<string, string> = {
  ERSTBEZUG: 'NewConstruction',
  NEUWERTIG: 'LikeNew',
  GEPFLEGT: 'WellMaintained',
  MODERNISIERT: 'Modernised',
  TEIL_VOLLRENOVIERT: 'PartlyOrFullyRenovated',
  TEIL_VOLLSANIERT: 'PartlyOrFullyRefurbished',
  TEIL_SANIERT: 'PartlyRefurbished',
  VOLL_SANIERT: 'FullyRefurbished',
  TEIL_VOLLRENOVIERUNGSBED: 'NeedsRenovation',
  SANIERUNGSBEDUERFTIG: 'NeedsRefurbishment',
  BAUFAELLIG: 'Dilapidated',
  ABRISSOBJEKT: 'Teardown',
  ENTKERNT: 'Gutted',
  ROHBAU: 'UnderConstruction',
  PROJEKTIERT: 'ToBeBuilt',
  NACH_VEREINBARUNG: 'ByArrangement',
};

const BASEMENT: Record<string, string> = {
  JA: 'Full',
  TRUE: 'Full',
  '1': 'Full',
  TEIL: 'Partial',
  NEIN: 'None',
  FALSE: 'None',
  '0': 'None',
};
const FURNISHED: Record<string, string> = {
  VOLL: 'Furnished',
  JA: 'Furnished',
  TRUE: 'Furnished',
  '1': 'Furnished',
  TEIL: 'Partially',
  NEIN: 'Unfurnished',
  FALSE: 'Unfurnished',
  '0': 'Unfurnished',
};

/** `<ausstattung>` and `<zustand_angaben>`. Values that are new to us appear as themselves in PascalCase. */
export function mapFeatures(root: Section): Features {
  const equipment = root.section('ausstattung');
  const state = root.section('zustand_angaben');
  return {
    heating: words([...equipment.flags('heizungsart'), ...equipment.flags('befeuerung')], HEATING),
    flooring: words(equipment.flags('boden'), FLOORING),
    fireplaceYN: equipment.yesNo('kamin'),
    coolingYN: equipment.yesNo('klimatisiert'),
    elevatorYN: equipment.anyFlag('fahrstuhl'),
    basement: word(equipment.attributeOrText('unterkellert', 'keller'), BASEMENT),
    furnished: word(equipment.attributeOrText('moebliert', 'moeb'), FURNISHED),
    accessibilityYN: either(equipment.yesNo('barrierefrei'), equipment.yesNo('rollstuhlgerecht')),
    propertyCondition: word(state.attributeOrText('zustand', 'zustand_art'), CONDITION),
    yearBuilt: state.line('baujahr', 50),
  };
}

function words(flags: string[], names: Record<string, string>): string[] {
  return [...new Set(flags.map((flag) => names[flag] ?? pascalCase(flag)))].filter((name) => name !== '');
}

function word(value: string | null, names: Record<string, string>): string | null {
  if (value === null || value.toUpperCase() === 'KEINE_ANGABE') return null;
  return names[value.toUpperCase()] ?? (pascalCase(value) || null);
}

function either(left: boolean | null, right: boolean | null): boolean | null {
  if (left === true || right === true) return true;
  return left ?? right;
}
