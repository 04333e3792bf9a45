import { languageTag } from './codes.ts';
import { mapBrokers } from './map-brokers.ts';
import { mapAreas, mapFeatures } from './map-building.ts';
import { mapCategory } from './map-category.ts';
import { mapEnergyCertificates } from './map-energy.ts';
import { mapMedia } from './map-media.ts';
import { mapPlace } from './map-place.ts';
import { mapPrices } from './map-prices.ts';
import { mapTexts } from './map-texts.ts';
import { PRICE } from './numbers.ts';
import { Report } from './report.ts';
import { Section } from './section.ts';
import { quoted, singleLine } from './text.ts';
import type { Element, Issue, MappedBiddingTerms, MappedListing, MappedMedia, MappedObject } from './types.ts';

const MAX_NUMBER_LENGTH = 255;

/**
 * Reads one `<immobilie>` into a listing, with the rules of every version at once. What cannot be read is null and an
 * issue; only a missing object number is an ERROR. A deletion needs no more than that number, so it reports nothing
 * else. Never throws.
 */
export function mapObject(
  element: Element,
  { addressReleased = false, deletes = false }: MapOptions = {},
): { object: MappedObject; issues: Issue[] } {
  const identity = new Report();
  const details = new Report();
  const identified = identify(element, { identity, details, deletes });
  const root = new Section({ blocks: [element], path: '', report: details });
  const listing = mapListing({ root, ...identified, addressReleased, report: details });
  return {
    object: { ...identified, listing },
    issues: identified.action === 'DELETE' ? identity.issues : [...identity.issues, ...details.issues],
  };
}

export interface MapOptions {
  /** What holds where an object does not say whether its address may be shown; false when left out. */
  addressReleased?: boolean;
  /** Whether an object that names no action is to be deleted: the file's header said so with `modus`. */
  deletes?: boolean;
}

/** Which object it is and what is wanted of it: what `mapObject` says, without reading the rest. */
export const identifyObject = (
  element: Element,
  { deletes = false }: Pick<MapOptions, 'deletes'> = {},
): ObjectIdentity => identify(element, { identity: new Report(), details: new Report(), deletes });

/** Its attachments: what `mapObject` says, without reading the rest. */
export const attachmentsOf = (element: Element): MappedMedia[] =>
  mapMedia(new Section({ blocks: [element], path: '', report: new Report() }), new Report());

export type ObjectIdentity = Omit<MappedObject, 'listing'>;

function identify(
  element: Element,
  { identity, details, deletes }: { identity: Report; details: Report; deletes: boolean },
): ObjectIdentity {
  const technical = technicalSection(element, identity);
  const identifiers = readIdentifiers(technical, identity);
  const action = readAction(technical, identity, deletes);
  const language = readLanguage(technical, details);
  return { action, key: identifiers.obid ?? identifiers.extern ?? identifiers.intern, identifiers, language };
}

/** `<verwaltung_techn>`; its fields are also accepted directly under the object. */
function technicalSection(element: Element, report: Report): Section {
  const root = new Section({ blocks: [element], path: '', report });
  return new Section({ blocks: [...root.all('verwaltung_techn'), element], path: 'verwaltung_techn', report });
}

function readIdentifiers(technical: Section, report: Report): MappedObject['identifiers'] {
  const identifiers = {
    obid: readNumber(technical, 'openimmo_obid', report) ?? readNumber(technical, 'immoxml_obid', report),
    extern: readNumber(technical, 'objektnr_extern', report),
    intern: readNumber(technical, 'objektnr_intern', report),
  };
  if (Object.values(identifiers).every((value) => value === null)) {
    report.error(
      'NO_OBJECT_NUMBER',
      'verwaltung_techn/objektnr_extern',
      'The object has no number, so it cannot be told apart from others.',
      'Give it an object number in your software and export it again.',
    );
  }
  return identifiers;
}

/** Marks without a shape, which copying leaves behind. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** A number that is too long is not cut, because two objects could then look the same. */
function readNumber(technical: Section, name: string, report: Report): string | null {
  const text = technical.exact(name)?.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim().normalize('NFC') || null;
  if (text === null || text.length <= MAX_NUMBER_LENGTH) return text;
  const message = `The number has ${text.length} characters and was left out.`;
  report.warn('OBJECT_NUMBER_TOO_LONG', technical.at(name), message, `Use at most ${MAX_NUMBER_LENGTH} characters.`);
  return null;
}

const UPSERTS = new Set(['CHANGE', 'NEW', 'NEU', 'UPDATE', 'INSERT', 'ADD']);

/** Unknown actions, and missing ones where the header does not delete, are updates: an object in the file is one that exists. */
function readAction(technical: Section, report: Report, deletes: boolean): MappedObject['action'] {
  const text = technical.attributeOrText('aktion', 'aktionart');
  const word = text?.toUpperCase() ?? (deletes ? 'DELETE' : 'CHANGE');
  if (word === 'DELETE') return 'DELETE';
  if (word === 'REFERENZ') return 'REFERENCE';
  if (!UPSERTS.has(word)) {
    const message = `The action ${quoted(word)} is not known. The object was updated.`;
    report.warn('UNKNOWN_ACTION', technical.at('aktion@aktionart'), message, 'Use CHANGE, DELETE or REFERENZ.');
  }
  return 'UPSERT';
}

function readLanguage(technical: Section, report: Report): string | null {
  const text = technical.exact('sprache');
  const language = text === null ? null : languageTag(text);
  if (text !== null && language === null) {
    const message = `The language ${quoted(text)} is not known and was ignored.`;
    report.note('UNKNOWN_LANGUAGE', technical.at('sprache'), message, 'Use a code such as de or de-DE.');
  }
  return language;
}

function mapListing(args: {
  root: Section;
  identifiers: MappedObject['identifiers'];
  action: MappedObject['action'];
  language: string | null;
  addressReleased: boolean;
  report: Report;
}): MappedListing {
  const { root, identifiers, action, language, addressReleased, report } = args;
  const technical = root.section('verwaltung_techn');
  const isReference = action === 'REFERENCE';
  const place = mapPlace(root, report, addressReleased);
  return {
    listingId: identifiers.extern,
    originatingSystemKey: identifiers.obid,
    originatingSystemName: technical.line('kennung_ursprung'),
    standardStatus: isReference ? 'CLOSED' : readStatus(root.section('zustand_angaben'), report),
    isReference,
    onMarketDate: technical.date('aktiv_von'),
    expirationDate: technical.date('aktiv_bis'),
    ...mapCategory(root, report),
    ...place,
    ...mapPrices(root, place.country, report),
    ...mapAreas(root),
    ...mapFeatures(root),
    energyCertificates: mapEnergyCertificates(root),
    texts: mapTexts(root, language),
    brokers: mapBrokers(root, report),
    media: mapMedia(root, report),
    biddingTerms: readBiddingTerms(root),
    sharing: readSharing(technical),
  };
}

const STATUS: Record<string, MappedListing['standardStatus']> = {
  OFFEN: 'ACTIVE',
  RESERVIERT: 'PENDING',
  VERKAUFT: 'CLOSED',
  VERMIETET: 'CLOSED',
};

function readStatus(state: Section, report: Report): MappedListing['standardStatus'] {
  const text = state.attributeOrText('verkaufstatus', 'stand');
  if (text === null) return 'ACTIVE';
  const status = STATUS[text.toUpperCase()];
  if (status === undefined) {
    const message = `The status ${quoted(text)} is not known. The object is shown as available.`;
    report.warn('UNKNOWN_STATUS', state.at('verkaufstatus@stand'), message, 'Use OFFEN, RESERVIERT or VERKAUFT.');
  }
  return status ?? 'ACTIVE';
}

function readBiddingTerms(root: Section): MappedBiddingTerms | null {
  const bidding = root.section('bieterverfahren');
  const terms: MappedBiddingTerms = {
    phaseStart: bidding.moment('beginn_angebotsphase'),
    viewing: bidding.moment('besichtigungstermin'),
    opensAt: bidding.moment('beginn_bietzeit'),
    closesAt: bidding.moment('ende_bietzeit'),
    showHighest: bidding.yesNo('hoechstgebot_zeigen'),
    minimumPrice: bidding.positive('mindestpreis', PRICE),
  };
  return Object.values(terms).every((value) => value === null) ? null : terms;
}

function readSharing(technical: Section): MappedListing['sharing'] {
  return {
    generally: technical.yesNo('weitergabe_generell'),
    allowed: readNames(technical, 'weitergabe_positiv'),
    denied: readNames(technical, 'weitergabe_negativ'),
  };
}

/** Recipients, one an element or separated by commas, semicolons or line breaks. */
function readNames(technical: Section, name: string): string[] {
  const names = technical
    .texts(name)
    .flatMap((text) => text.split(/[,;|\n\r]/))
    .map((part) => singleLine(part.slice(0, 255)));
  return [...new Set(names.filter((part) => part !== null))].slice(0, 1000);
}
