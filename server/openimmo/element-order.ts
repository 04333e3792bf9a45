import type { Element } from './types.ts';

/** The three places for fields of one's own, at the end of most blocks. */
const OWN_FIELDS = 'user_defined_simplefield user_defined_anyfield user_defined_extend';

/**
 * Children of an element in the order of OpenImmo 1.2.7. The order was read off `@XmlType(propOrder)` of the classes in
 * OpenEstate-IO (Apache-2.0), not off the schema, whose licence forbids copying it.
 */
export const ORDER: Record<string, string> = {
  openimmo: 'uebertragung anbieter user_defined_simplefield user_defined_anyfield',
  anbieter: `anbieternr firma openimmo_anid lizenzkennung anhang immobilie impressum impressum_strukt ${OWN_FIELDS}`,
  impressum_strukt:
    'firmenname firmenanschrift telefon vertretungsberechtigter berufsaufsichtsbehoerde handelsregister ' +
    'handelsregister_nr umsst-id steuernummer weiteres',
  immobilie:
    'objektkategorie geo kontaktperson weitere_adresse preise bieterverfahren versteigerung flaechen ausstattung ' +
    'zustand_angaben bewertung infrastruktur freitexte anhaenge verwaltung_objekt verwaltung_techn ' +
    OWN_FIELDS,
  objektkategorie: `nutzungsart vermarktungsart objektart ${OWN_FIELDS}`,
  objektart:
    'zimmer wohnung haus grundstueck buero_praxen einzelhandel gastgewerbe hallen_lager_prod ' +
    'land_und_forstwirtschaft parken sonstige freizeitimmobilie_gewerblich zinshaus_renditeobjekt objektart_zusatz',
  geo:
    'plz ort geokoordinaten strasse hausnummer bundesland land gemeindecode flur flurstueck gemarkung etage ' +
    'anzahl_etagen lage_im_bau wohnungsnr lage_gebiet regionaler_zusatz karten_makro karten_mikro virtuelletour ' +
    `luftbildern ${OWN_FIELDS}`,
  kontaktperson:
    'email_zentrale email_direkt tel_zentrale tel_durchw tel_fax tel_handy name vorname titel anrede position ' +
    'anrede_brief firma zusatzfeld strasse hausnummer plz ort postfach postf_plz postf_ort land email_privat ' +
    'email_sonstige email_feedback tel_privat tel_sonstige url adressfreigabe personennummer immobilientreuhaenderid ' +
    `foto referenz_id freitextfeld ${OWN_FIELDS}`,
  foto: 'format daten',
  weitere_adresse:
    'vorname name titel anrede anrede_brief firma zusatzfeld strasse hausnummer plz ort postfach postf_plz postf_ort ' +
    'land email_zentrale email_direkt email_privat email_sonstige tel_durchw tel_zentrale tel_handy tel_fax tel_privat ' +
    `tel_sonstige url adressfreigabe personennummer freitextfeld ${OWN_FIELDS}`,
  preise:
    'kaufpreis kaufpreisnetto kaufpreisbrutto nettokaltmiete kaltmiete warmmiete nebenkosten heizkosten_enthalten ' +
    'heizkosten zzg_mehrwertsteuer mietzuschlaege hauptmietzinsnetto pauschalmiete betriebskostennetto evbnetto ' +
    'gesamtmietenetto gesamtmietebrutto gesamtbelastungnetto gesamtbelastungbrutto gesamtkostenprom2von ' +
    'heizkostennetto monatlichekostennetto monatlichekostenbrutto nebenkostenprom2von ruecklagenetto ' +
    'sonstigekostennetto sonstigemietenetto summemietenetto nettomieteprom2von pacht erbpacht hausgeld abstand ' +
    'preis_zeitraum_von preis_zeitraum_bis preis_zeiteinheit mietpreis_pro_qm kaufpreis_pro_qm provisionspflichtig ' +
    'provision_teilen innen_courtage aussen_courtage courtage_hinweis provisionnetto provisionbrutto waehrung ' +
    'mwst_satz mwst_gesamt freitext_preis x_fache nettorendite nettorendite_soll nettorendite_ist mieteinnahmen_ist ' +
    'mieteinnahmen_soll erschliessungskosten kaution kaution_text geschaeftsguthaben stp_carport stp_duplex ' +
    `stp_freiplatz stp_garage stp_parkhaus stp_tiefgarage stp_sonstige richtpreis richtpreisprom2 ${OWN_FIELDS}`,
  bieterverfahren:
    'beginn_angebotsphase besichtigungstermin besichtigungstermin_2 beginn_bietzeit ende_bietzeit hoechstgebot_zeigen ' +
    `mindestpreis ${OWN_FIELDS}`,
  versteigerung: 'zwangsversteigerung aktenzeichen zvtermin zusatztermin amtsgericht verkehrswert',
  flaechen:
    'wohnflaeche nutzflaeche gesamtflaeche ladenflaeche lagerflaeche verkaufsflaeche freiflaeche bueroflaeche ' +
    'bueroteilflaeche fensterfront verwaltungsflaeche gastroflaeche grz gfz bmz bgf grundstuecksflaeche sonstflaeche ' +
    'anzahl_zimmer anzahl_schlafzimmer anzahl_badezimmer anzahl_sep_wc anzahl_balkone anzahl_terrassen anzahl_logia ' +
    'balkon_terrasse_flaeche anzahl_wohn_schlafzimmer gartenflaeche kellerflaeche fensterfront_qm grundstuecksfront ' +
    'dachbodenflaeche teilbar_ab beheizbare_flaeche anzahl_stellplaetze plaetze_gastraum anzahl_betten ' +
    'anzahl_tagungsraeume vermietbare_flaeche anzahl_wohneinheiten anzahl_gewerbeeinheiten einliegerwohnung kubatur ' +
    `ausnuetzungsziffer flaechevon flaechebis ${OWN_FIELDS}`,
  ausstattung:
    'ausstatt_kategorie wg_geeignet raeume_veraenderbar bad kueche boden kamin heizungsart befeuerung klimatisiert ' +
    'fahrstuhl stellplatzart gartennutzung ausricht_balkon_terrasse moebliert rollstuhlgerecht kabel_sat_tv dvbt ' +
    'barrierefrei sauna swimmingpool wasch_trockenraum wintergarten dv_verkabelung rampe hebebuehne kran gastterrasse ' +
    'stromanschlusswert kantine_cafeteria teekueche hallenhoehe angeschl_gastronomie brauereibindung ' +
    'sporteinrichtungen wellnessbereich serviceleistungen telefon_ferienimmobilie breitband_zugang umts_empfang ' +
    'sicherheitstechnik unterkellert abstellraum fahrradraum rolladen dachform bauweise ausbaustufe energietyp ' +
    `bibliothek dachboden gaestewc kabelkanaele seniorengerecht ${OWN_FIELDS}`,
  zustand_angaben:
    'baujahr letztemodernisierung zustand alter bebaubar_nach erschliessung erschliessung_umfang bauzone altlasten ' +
    `energiepass verkaufstatus ${OWN_FIELDS}`,
  energiepass:
    'epart gueltig_bis energieverbrauchkennwert mitwarmwasser endenergiebedarf primaerenergietraeger stromwert ' +
    'waermewert wertklasse baujahr ausstelldatum jahrgang gebaeudeart epasstext geg2018 hwbwert hwbklasse fgeewert ' +
    'fgeeklasse',
  infrastruktur: `zulieferung ausblick distanzen distanzen_sport ${OWN_FIELDS}`,
  freitexte: `objekttitel dreizeiler lage ausstatt_beschr objektbeschreibung sonstige_angaben objekt_text ${OWN_FIELDS}`,
  anhaenge: `anhang ${OWN_FIELDS}`,
  anhang: 'anhangtitel format check daten',
  daten: 'pfad anhanginhalt',
  verwaltung_objekt:
    'objektadresse_freigeben verfuegbar_ab abdatum bisdatum min_mietdauer max_mietdauer versteigerungstermin ' +
    'wbs_sozialwohnung vermietet gruppennummer zugang laufzeit max_personen nichtraucher haustiere geschlecht ' +
    `denkmalgeschuetzt als_ferien gewerbliche_nutzung branchen hochhaus ${OWN_FIELDS}`,
  verwaltung_techn:
    'objektnr_intern objektnr_extern aktion aktiv_von aktiv_bis openimmo_obid kennung_ursprung stand_vom ' +
    `weitergabe_generell weitergabe_positiv weitergabe_negativ gruppen_kennung master sprache ${OWN_FIELDS}`,
};

/** Parent -> child -> place. Maps, because a file's names may be words that JavaScript objects know. */
const RANKS = new Map(
  Object.entries(ORDER).map(([parent, children]): [string, Map<string, number>] => [
    parent,
    new Map(children.split(' ').map((child, rank): [string, number] => [child, rank])),
  ]),
);

/**
 * Adds `child` to `parent`, which is changed: behind its nearest predecessor in the order of OpenImmo, else in front of
 * its nearest successor, else at the end. No other child moves, so what came out of order stays out of order. Unknown
 * children say nothing about the place; an unknown `child` goes to the end.
 */
export function insertInOrder(parent: Element, child: Element): void {
  parent.children.splice(placeOf(parent, child), 0, child);
}

function placeOf(parent: Element, child: Element): number {
  const ranks = RANKS.get(parent.name.toLowerCase());
  const own = ranks?.get(child.name.toLowerCase());
  if (ranks === undefined || own === undefined) return parent.children.length;
  const known = parent.children.map((sibling) =>
    typeof sibling === 'string' ? undefined : ranks.get(sibling.name.toLowerCase()),
  );
  const given = known.filter((rank) => rank !== undefined);
  const predecessor = Math.max(...given.filter((rank) => rank <= own));
  if (Number.isFinite(predecessor)) return known.lastIndexOf(predecessor) + 1;
  const successor = Math.min(...given);
  return Number.isFinite(successor) ? known.indexOf(successor) : parent.children.length;
}
