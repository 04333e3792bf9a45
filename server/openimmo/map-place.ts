import { countryCode } from './codes.ts';
import { COUNT, DEGREES, parseNumber } from './numbers.ts';
import type { Report } from './report.ts';
import type { Section } from './section.ts';
import { quoted } from './text.ts';
import type { MappedListing } from './types.ts';

type Place = Pick<
  MappedListing,
  | 'country'
  | 'stateOrProvince'
  | 'cityRegion'
  | 'city'
  | 'postalCode'
  | 'streetName'
  | 'streetNumber'
  | 'latitude'
  | 'longitude'
  | 'addressReleased'
  | 'entryLevel'
  | 'storiesTotal'
>;

/** `<geo>` and the release of the address; `released` holds where the object does not say. */
export function mapPlace(root: Section, report: Report, released: boolean): Place {
  const geo = root.section('geo');
  return {
    country: readCountry(geo, report),
    stateOrProvince: geo.line('bundesland'),
    cityRegion: geo.line('regionaler_zusatz'),
    city: geo.line('ort'),
    postalCode: geo.line('plz', 20),
    streetName: geo.line('strasse'),
    streetNumber: geo.line('hausnummer', 50),
    ...readPosition(geo, report),
    addressReleased: root.section('verwaltung_objekt').yesNo('objektadresse_freigeben') ?? released,
    entryLevel: geo.line('etage', 50),
    storiesTotal: geo.integer('anzahl_etagen', COUNT),
  };
}

function readCountry(geo: Section, report: Report): string | null {
  const text = geo.attributeOrText('land', 'iso_land');
  if (text === null) return null;
  const code = countryCode(text);
  if (code === null) {
    const message = `The country ${quoted(text)} is not known and was left out.`;
    report.warn('UNKNOWN_COUNTRY', geo.at('land@iso_land'), message, 'Use three letters such as DEU, AUT or CHE.');
  }
  return code;
}

/** Both numbers or none; 0/0 is what some software sends for "not known". */
function readPosition(geo: Section, report: Report): Pick<Place, 'latitude' | 'longitude'> {
  const none = { latitude: null, longitude: null };
  const north = geo.attribute('geokoordinaten', 'breitengrad');
  const east = geo.attribute('geokoordinaten', 'laengengrad');
  if (north === null && east === null) return none;
  const latitude = readDegrees(north, 90);
  const longitude = readDegrees(east, 180);
  if (latitude !== null && longitude !== null) {
    return latitude === '0' && longitude === '0' ? none : { latitude, longitude };
  }
  const message = `The position ${quoted(`${north ?? ''} / ${east ?? ''}`)} is not complete or not on earth and was left out.`;
  report.warn('BAD_COORDINATES', geo.at('geokoordinaten'), message, 'Send degrees such as 50.11 and 8.68.');
  return none;
}

function readDegrees(text: string | null, limit: number): string | null {
  if (text === null) return null;
  const parsed = parseNumber(text, DEGREES);
  if (parsed.kind !== 'NUMBER' && parsed.kind !== 'NEGATIVE') return null;
  return Math.abs(Number(parsed.value)) <= limit ? parsed.value : null;
}
