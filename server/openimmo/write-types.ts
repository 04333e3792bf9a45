import type { Report } from './report.ts';
import type { Element, MappedListing, MappedMedia, MappedObject, MediaCategory } from './types.ts';

/** What can be written into an object: the fields of a listing as mapObject gives them, and what stands around it. */
export type WritableListing = Omit<MappedListing, 'media'> & {
  /** `aktion`. With DELETE or REFERENCE the rest of the object may be missing. */
  action: MappedObject['action'];
  /** BCP 47, `sprache`. */
  language: string | null;
  /** `objektnr_intern` */
  internalNumber: string | null;
  /** `stand_vom`, YYYY-MM-DD. */
  modifiedOn: string | null;
  /** The whole list, in order; it replaces the one in the source. */
  media: WritableMedia[];
};

/**
 * One attachment: a file of the package, an address, or what the source has (the only way to keep an inline picture).
 * The title picture goes first, whatever its place in the list; only a PHOTO can be one.
 */
export type WritableMedia = {
  category: MediaCategory;
  title: string | null;
  preferred: boolean;
  format: string | null;
  /** 32 lowercase hexadecimal digits. */
  md5: string | null;
  /** The `order` that mapObject gave this attachment of the source: its element stays, with what is equal in it. */
  sourceIndex?: number;
} & (
  | { location: 'EXTERN'; path: string }
  | { location: 'REMOTE'; url: string }
  | { location: 'SOURCE'; sourceIndex: number }
);

/** All that a reader finds in an object, in one flat record. */
export type Target = Omit<WritableListing, 'media'> & { media: MappedMedia[] };

export type Field = keyof Target;

/** What the writers of the blocks work on. They change `root`, and there only what carries a field that is due. */
export interface Draft {
  readonly root: Element;
  /** What a reader of the finished tree should find. */
  readonly wanted: Target;
  /** What a reader finds now. */
  readonly found: Target;
  /** The fields in which the two differ. */
  readonly due: ReadonlySet<Field>;
  /** Notes on what is written but unusual. */
  readonly report: Report;
}

/** Where each field has its place. Also the list of the fields that can be written. */
export const PLACES: Readonly<Record<Field, string>> = {
  action: 'verwaltung_techn/aktion@aktionart',
  language: 'verwaltung_techn/sprache',
  internalNumber: 'verwaltung_techn/objektnr_intern',
  modifiedOn: 'verwaltung_techn/stand_vom',
  listingId: 'verwaltung_techn/objektnr_extern',
  originatingSystemKey: 'verwaltung_techn/openimmo_obid',
  originatingSystemName: 'verwaltung_techn/kennung_ursprung',
  standardStatus: 'zustand_angaben/verkaufstatus@stand',
  isReference: 'verwaltung_techn/aktion@aktionart',
  onMarketDate: 'verwaltung_techn/aktiv_von',
  expirationDate: 'verwaltung_techn/aktiv_bis',
  sharing: 'verwaltung_techn/weitergabe_generell',
  propertyType: 'objektkategorie/objektart',
  propertySubType: 'objektkategorie/objektart',
  sourceObjectType: 'objektkategorie/objektart',
  saleYN: 'objektkategorie/vermarktungsart@KAUF',
  leaseYN: 'objektkategorie/vermarktungsart@MIETE_PACHT',
  landLeaseYN: 'objektkategorie/vermarktungsart@ERBPACHT',
  country: 'geo/land@iso_land',
  stateOrProvince: 'geo/bundesland',
  cityRegion: 'geo/regionaler_zusatz',
  city: 'geo/ort',
  postalCode: 'geo/plz',
  streetName: 'geo/strasse',
  streetNumber: 'geo/hausnummer',
  latitude: 'geo/geokoordinaten@breitengrad',
  longitude: 'geo/geokoordinaten@laengengrad',
  addressReleased: 'verwaltung_objekt/objektadresse_freigeben',
  entryLevel: 'geo/etage',
  storiesTotal: 'geo/anzahl_etagen',
  listPrice: 'preise/kaufpreis',
  listPriceNet: 'preise/kaufpreisnetto',
  listPriceGross: 'preise/kaufpreisbrutto',
  listPricePerArea: 'preise/kaufpreis_pro_qm',
  leaseAmountPerArea: 'preise/mietpreis_pro_qm',
  priceOnRequest: 'preise/kaufpreis@auf_anfrage',
  currency: 'preise/waehrung@iso_waehrung',
  leaseAmount: 'preise/nettokaltmiete',
  rentWithCosts: 'preise/kaltmiete',
  rentWarm: 'preise/warmmiete',
  additionalCosts: 'preise/nebenkosten',
  heatingCosts: 'preise/heizkosten',
  deposit: 'preise/kaution',
  depositText: 'preise/kaution_text',
  associationFee: 'preise/hausgeld',
  totalActualRent: 'preise/mieteinnahmen_ist',
  grossScheduledIncome: 'preise/mieteinnahmen_soll',
  buyerCommissionText: 'preise/aussen_courtage',
  livingArea: 'flaechen/wohnflaeche',
  buildingAreaTotal: 'flaechen/gesamtflaeche',
  lotSizeArea: 'flaechen/grundstuecksflaeche',
  leasableArea: 'flaechen/vermietbare_flaeche',
  usableArea: 'flaechen/nutzflaeche',
  officeArea: 'flaechen/bueroflaeche',
  storageArea: 'flaechen/lagerflaeche',
  salesArea: 'flaechen/verkaufsflaeche',
  retailArea: 'flaechen/ladenflaeche',
  roomsTotal: 'flaechen/anzahl_zimmer',
  bedroomsTotal: 'flaechen/anzahl_schlafzimmer',
  bathroomsTotal: 'flaechen/anzahl_badezimmer',
  bathroomsHalf: 'flaechen/anzahl_sep_wc',
  parkingTotal: 'flaechen/anzahl_stellplaetze',
  numberOfUnitsTotal: 'flaechen/anzahl_wohneinheiten',
  heating: 'ausstattung/heizungsart',
  flooring: 'ausstattung/boden',
  fireplaceYN: 'ausstattung/kamin',
  coolingYN: 'ausstattung/klimatisiert',
  elevatorYN: 'ausstattung/fahrstuhl',
  basement: 'ausstattung/unterkellert@keller',
  furnished: 'ausstattung/moebliert@moeb',
  accessibilityYN: 'ausstattung/barrierefrei',
  propertyCondition: 'zustand_angaben/zustand@zustand_art',
  yearBuilt: 'zustand_angaben/baujahr',
  energyCertificates: 'zustand_angaben/energiepass',
  texts: 'freitexte',
  brokers: 'kontaktperson',
  media: 'anhaenge',
  biddingTerms: 'bieterverfahren',
};

export const FIELDS = Object.keys(PLACES) as Field[];
