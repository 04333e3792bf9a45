import { alone, elementOf } from './alone.ts';
import { Block, setAttribute } from './block.ts';
import { mapFeatures } from './map-building.ts';
import { parseYesNo } from './numbers.ts';
import type { Element } from './types.ts';
import type { Draft } from './write-types.ts';

/** `<flaechen>`: areas and counts. */
export function writeAreas(draft: Draft): void {
  const { root, wanted, due } = draft;
  Block.in(root, 'flaechen').setDueTexts(draft, {
    livingArea: 'wohnflaeche',
    buildingAreaTotal: 'gesamtflaeche',
    lotSizeArea: 'grundstuecksflaeche',
    leasableArea: 'vermietbare_flaeche',
    usableArea: 'nutzflaeche',
    officeArea: 'bueroflaeche',
    storageArea: 'lagerflaeche',
    salesArea: 'verkaufsflaeche',
    retailArea: 'ladenflaeche',
    roomsTotal: 'anzahl_zimmer',
    bedroomsTotal: 'anzahl_schlafzimmer',
    bathroomsTotal: 'anzahl_badezimmer',
    bathroomsHalf: 'anzahl_sep_wc',
    parkingTotal: 'anzahl_stellplaetze',
    numberOfUnitsTotal: 'anzahl_wohneinheiten',
  });
  if (due.has('parkingTotal') && wanted.parkingTotal === null) forgetPricedParking(Block.in(root, 'preise'));
}

/** Without a total the reader counts the spaces that have a price; the prices stay. */
function forgetPricedParking(prices: Block): void {
  for (const kind of ['carport', 'duplex', 'freiplatz', 'garage', 'parkhaus', 'tiefgarage', 'sonstige']) {
    prices.setAttribute(`stp_${kind}`, 'anzahl', null);
  }
}

/** The words of OpenImmo 1.2.7, as OpenEstate-IO's classes list them, and NAHWAERME of 1.2.7c. */
const HEATING_CODES = {
  heizungsart: 'ZENTRAL ETAGE OFEN FERN FUSSBODEN',
  befeuerung:
    'OEL GAS ELEKTRO ALTERNATIV SOLAR ERDWAERME LUFTWP BLOCK WASSER-ELEKTRO PELLET KOHLE HOLZ FLUESSIGGAS NAHWAERME',
};
const FLOORING_CODES = {
  boden:
    'FLIESEN STEIN TEPPICH PARKETT FERTIGPARKETT LAMINAT DIELEN KUNSTSTOFF ESTRICH DOPPELBODEN LINOLEUM MARMOR ' +
    'TERRAKOTTA GRANIT',
};
const CONDITION_CODES =
  'ERSTBEZUG NEUWERTIG GEPFLEGT MODERNISIERT TEIL_VOLLRENOVIERT TEIL_VOLLSANIERT TEIL_SANIERT VOLL_SANIERT ' +
  'TEIL_VOLLRENOVIERUNGSBED SANIERUNGSBEDUERFTIG BAUFAELLIG ABRISSOBJEKT ENTKERNT ROHBAU PROJEKTIERT NACH_VEREINBARUNG';

type Features = ReturnType<typeof mapFeatures>;

/** What the reader makes of one element of `<ausstattung>` or `<zustand_angaben>`. */
function featuresOf(block: string, name: string, attributes: Record<string, string>): Features {
  return mapFeatures(alone(block, [elementOf(name, attributes)]));
}

/** Our word -> the code of an attribute that holds one word. */
function codesByWord(args: { block: string; name: string; attribute: string; codes: string; field: keyof Features }) {
  const { block, name, attribute, codes, field } = args;
  return new Map(codes.split(' ').map((code) => [featuresOf(block, name, { [attribute]: code })[field], code]));
}

const CONDITION = codesByWord({
  block: 'zustand_angaben',
  name: 'zustand',
  attribute: 'zustand_art',
  codes: CONDITION_CODES,
  field: 'propertyCondition',
});
const BASEMENT = codesByWord({
  block: 'ausstattung',
  name: 'unterkellert',
  attribute: 'keller',
  codes: 'JA NEIN TEIL',
  field: 'basement',
});
/** There is no word for unfurnished. */
const FURNISHED = codesByWord({
  block: 'ausstattung',
  name: 'moebliert',
  attribute: 'moeb',
  codes: 'VOLL TEIL',
  field: 'furnished',
});

/** `<ausstattung>` and `<zustand_angaben>`. A word that OpenImmo has no code for is not written. */
export function writeFeatures(draft: Draft): void {
  const { root, wanted, due } = draft;
  const equipment = Block.in(root, 'ausstattung');
  const state = Block.in(root, 'zustand_angaben');
  if (due.has('heating')) writeFlags(equipment, 'heating', HEATING_CODES, wanted.heating);
  if (due.has('flooring')) writeFlags(equipment, 'flooring', FLOORING_CODES, wanted.flooring);
  if (due.has('fireplaceYN')) equipment.setExact('kamin', wanted.fireplaceYN);
  if (due.has('coolingYN')) equipment.setExact('klimatisiert', wanted.coolingYN);
  if (due.has('elevatorYN')) writeElevator(equipment, wanted.elevatorYN);
  if (due.has('accessibilityYN')) writeAccessibility(equipment, wanted.accessibilityYN);
  if (due.has('basement')) equipment.setCode('unterkellert', 'keller', BASEMENT.get(wanted.basement) ?? null);
  if (due.has('furnished')) equipment.setCode('moebliert', 'moeb', FURNISHED.get(wanted.furnished) ?? null);
  if (due.has('propertyCondition')) {
    state.setCode('zustand', 'zustand_art', CONDITION.get(wanted.propertyCondition) ?? null);
  }
  state.setDueTexts(draft, { yearBuilt: 'baujahr' });
}

/** Sets the attributes of the wanted words, and to false those of the others. */
function writeFlags(
  equipment: Block,
  field: 'heating' | 'flooring',
  codes: Record<string, string>,
  wanted: string[],
): void {
  const missing = new Set(wanted);
  for (const name of Object.keys(codes)) {
    for (const element of equipment.all(name)) keepFlags({ element, name, field, wanted, missing });
  }
  for (const [name, words] of Object.entries(codes)) {
    for (const code of words.split(' ')) {
      const [word] = featuresOf('ausstattung', name, { [code]: 'true' })[field];
      if (word !== undefined && missing.delete(word)) equipment.setAttribute(name, code, 'true');
    }
  }
}

function keepFlags(args: {
  element: Element;
  name: string;
  field: 'heating' | 'flooring';
  wanted: string[];
  missing: Set<string>;
}): void {
  const { element, name, field, wanted, missing } = args;
  for (const [key, value] of Object.entries(element.attributes)) {
    const [word] = featuresOf('ausstattung', name, { [key]: value })[field];
    if (word === undefined) continue;
    if (wanted.includes(word)) missing.delete(word);
    else element.attributes[key] = 'false';
  }
}

/** Any lift counts, so "no" has to be said of each. */
function writeElevator(equipment: Block, hasElevator: boolean | null): void {
  if (hasElevator === null) {
    equipment.remove('fahrstuhl');
    return;
  }
  equipment.setAttribute('fahrstuhl', 'PERSONEN', String(hasElevator));
  if (hasElevator) return;
  for (const element of equipment.all('fahrstuhl')) {
    for (const [key, value] of Object.entries(element.attributes)) {
      if (parseYesNo(value) === true) setAttribute(element, key, 'false');
    }
  }
}

/** Either of two fields says yes, so "no" has to be said in both. */
function writeAccessibility(equipment: Block, isAccessible: boolean | null): void {
  const wheelchair = equipment.all('rollstuhlgerecht').length > 0;
  if (wheelchair && isAccessible !== true) equipment.setExact('rollstuhlgerecht', isAccessible);
  equipment.setExact('barrierefrei', isAccessible);
}
