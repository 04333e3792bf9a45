// Transfers shaped like what broker software sends: some 6 KB an object, every block of it used, numbers and words that
// differ from one object to the next.

const STREETS = ['Lindenallee', 'Dessauer Straße', 'Am Mühlbach', 'Rubensallee', 'Bahnhofstraße', 'Grüner Weg'];
const TOWNS = [
  ['10115', 'Berlin', 'Berlin'],
  ['55127', 'Mainz / Lerchenberg', 'Rheinland-Pfalz'],
  ['01067', 'Dresden', 'Sachsen'],
  ['80331', 'München', 'Bayern'],
] as const;
const KINDS = ['<wohnung wohnungtyp="ETAGE"/>', '<haus haustyp="EINFAMILIENHAUS"/>', '<haus haustyp="REIHENMITTEL"/>'];
const SENTENCES = [
  'Die Wohnung liegt im dritten Obergeschoss eines gepflegten Hauses mit Aufzug und ist über einen hellen Flur zu betreten.',
  'Vom Wohnzimmer geht der Blick über die Dächer bis zum Fluss; der Balkon hat Abendsonne und Platz für einen Tisch.',
  'Küche und Bad wurden 2019 erneuert, die Böden sind aus Eiche & geölt, die Fenster dreifach verglast.',
  'Einkaufen, Schule und Kindergarten sind in wenigen Minuten zu Fuß erreichbar, die Straßenbahn hält um die Ecke.',
  'Zur Wohnung gehören ein Kellerraum von rund 8 m² und ein Stellplatz im Hof (im Preis enthalten).',
  'Das Wohngeld umfasst Heizung, Warmwasser, Verwaltung und die Zuführung zur Rücklage der Gemeinschaft.',
];

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const text = (index: number, sentences: number): string =>
  Array.from({ length: sentences }, (_, n) => pick(SENTENCES, index + n))
    .join('\n')
    .replaceAll('&', '&amp;');

/** One `<immobilie>` of about 6 KB. @param revision what changes when the same object is sent again. */
export function objectXml(index: number, revision = 0): string {
  const number = `OR${String(index).padStart(6, '0')}`;
  const [zip, town, state] = pick(TOWNS, index);
  const kind = pick(KINDS, index);
  const price = 149_000 + (index % 900) * 1_000 + revision * 500;
  const area = 45 + (index % 160);
  return `<immobilie>
<objektkategorie><nutzungsart WOHNEN="1" GEWERBE="0" ANLAGE="0" WAZ="0"/><vermarktungsart KAUF="1" MIETE_PACHT="0" ERBPACHT="0" LEASING="0"/><objektart>${kind}</objektart></objektkategorie>
<geo><plz>${zip}</plz><ort>${town}</ort><geokoordinaten breitengrad="${(49 + (index % 500) / 100).toFixed(5)}" laengengrad="${(8 + (index % 400) / 100).toFixed(5)}"/><strasse>${pick(STREETS, index)}</strasse><hausnummer>${1 + (index % 190)}</hausnummer><bundesland>${state}</bundesland><land iso_land="DEU"/><etage>${index % 6}</etage><anzahl_etagen>7</anzahl_etagen><lage_im_bau LINKS="0" RECHTS="1" VORNE="0" HINTEN="0"/><regionaler_zusatz>Lage ${index % 17}</regionaler_zusatz></geo>
<kontaktperson><email_zentrale>info@doe-immobilien.example</email_zentrale><email_direkt>jane.doe${index % 12}@doe-immobilien.example</email_direkt><tel_zentrale>+49 6131 5550</tel_zentrale><tel_durchw>+49 6131 555${10 + (index % 12)}</tel_durchw><tel_handy>+49 170 555${100 + (index % 12)}</tel_handy><name>Doe</name><vorname>Jane</vorname><titel/><anrede>Frau</anrede><position>Maklerin</position><anrede_brief>Sehr geehrte Frau Doe,</anrede_brief><firma>Doe Immobilien</firma><zusatzfeld/><strasse>Dessauer Straße</strasse><hausnummer>1</hausnummer><plz>55000</plz><ort>Bad Kreuznach</ort><land iso_land="DEU"/><url>www.doe-immobilien.example</url><adressfreigabe>1</adressfreigabe><personennummer>${index % 12}</personennummer></kontaktperson>
<preise><kaufpreis auf_anfrage="0">${price}.00</kaufpreis><nebenkosten>0.00</nebenkosten><heizkosten>0.00</heizkosten><hausgeld>${200 + (index % 300)}.00</hausgeld><provisionspflichtig>1</provisionspflichtig><aussen_courtage mit_mwst="1">3,57 % inkl. 19 % MwSt.</aussen_courtage><courtage_hinweis>Die Courtage ist mit Abschluss des Kaufvertrags verdient und fällig.</courtage_hinweis><waehrung iso_waehrung="EUR"/><stp_carport stellplatzmiete="0.00" anzahl="0"/><stp_duplex stellplatzmiete="0.00" anzahl="0"/><stp_freiplatz stellplatzmiete="0.00" anzahl="1"/><stp_garage stellplatzmiete="0.00" anzahl="0"/><stp_parkhaus stellplatzmiete="0.00" anzahl="0"/><stp_tiefgarage stellplatzmiete="0.00" anzahl="0"/><stp_sonstige platzart="SONSTIGES" stellplatzmiete="0.00" anzahl="0"/></preise>
<versteigerung/>
<flaechen><wohnflaeche>${area}.00</wohnflaeche><nutzflaeche>0.00</nutzflaeche><gesamtflaeche>${area + 8}.00</gesamtflaeche><grundstuecksflaeche>${(index % 7) * 100}.00</grundstuecksflaeche><anzahl_zimmer>${2 + (index % 5)}.00</anzahl_zimmer><anzahl_schlafzimmer>${1 + (index % 4)}.00</anzahl_schlafzimmer><anzahl_badezimmer>1.00</anzahl_badezimmer><anzahl_sep_wc>1.00</anzahl_sep_wc><anzahl_balkone>1</anzahl_balkone><anzahl_stellplaetze>1</anzahl_stellplaetze></flaechen>
<ausstattung><ausstatt_kategorie>GEHOBEN</ausstatt_kategorie><bad DUSCHE="1" WANNE="0" FENSTER="1" BIDET="0" PISSOIR="0"/><kueche EBK="1" OFFEN="0" PANTRY="0"/><boden FLIESEN="1" STEIN="0" TEPPICH="0" PARKETT="1" FERTIGPARKETT="0" LAMINAT="0"/><heizungsart OFEN="0" ETAGE="0" ZENTRAL="0" FERN="1" FUSSBODEN="0"/><befeuerung OEL="0" GAS="0" ELEKTRO="0" ALTERNATIV="0" SOLAR="0" FERN="1"/><fahrstuhl PERSONEN="1" LASTEN="0"/><gartennutzung>0</gartennutzung><moebliert moeb="NEIN"/><kabel_sat_tv>1</kabel_sat_tv><unterkellert keller="JA"/><rolladen>1</rolladen></ausstattung>
<zustand_angaben><baujahr>${1950 + (index % 70)}</baujahr><zustand zustand_art="GEPFLEGT"/><alter alter_attr="ALTBAU"/><energiepass><epart>VERBRAUCH</epart><gueltig_bis>2031-05-31</gueltig_bis><energieverbrauchkennwert>${80 + (index % 90)}.5</energieverbrauchkennwert><mitwarmwasser>true</mitwarmwasser><primaerenergietraeger>FERN</primaerenergietraeger><wertklasse>C</wertklasse><baujahr>1971</baujahr><ausstelldatum>2021-06-01</ausstelldatum><jahrgang>2014</jahrgang><gebaeudeart>wohn</gebaeudeart></energiepass><verkaufstatus stand="OFFEN"/></zustand_angaben>
<freitexte><objekttitel>Helle Wohnung Nr. ${index} mit Balkon in ${town}</objekttitel><dreizeiler>${text(index, 1)}</dreizeiler><lage>${text(index + 1, 5)}</lage><ausstatt_beschr>${text(index + 2, 4)}</ausstatt_beschr><objektbeschreibung>${text(index + 3, 8)}</objektbeschreibung><sonstige_angaben>${text(index + 4, 4)}</sonstige_angaben></freitexte>
<verwaltung_objekt><objektadresse_freigeben>${index % 2}</objektadresse_freigeben><verfuegbar_ab>sofort</verfuegbar_ab><vermietet>0</vermietet></verwaltung_objekt>
<verwaltung_techn><objektnr_intern>${index}</objektnr_intern><objektnr_extern>${number}</objektnr_extern><aktion aktionart="CHANGE"/><openimmo_obid>123456_${index}_${number}</openimmo_obid><kennung_ursprung>Doe Software</kennung_ursprung><stand_vom>2026-11-01</stand_vom><weitergabe_generell>1</weitergabe_generell></verwaltung_techn>
</immobilie>
`;
}

/** A whole transfer, a piece at a time. @param timestamp of the file, ISO 8601. */
export function* transferXml(objects: number, { revision = 0, timestamp = '2026-11-01T08:00:00+01:00' } = {}) {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<openimmo><uebertragung art="OFFLINE" umfang="VOLL" version="1.2.7" sendersoftware="Doe Software" senderversion="4.2" timestamp="${timestamp}"/>
<anbieter><anbieternr>4711</anbieternr><firma>Doe Immobilien</firma><openimmo_anid>123456</openimmo_anid>
`;
  for (let index = 0; index < objects; index++) yield objectXml(index, revision);
  yield '</anbieter></openimmo>\n';
}
