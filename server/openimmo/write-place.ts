import { Block } from './block.ts';
import { countryAlpha3 } from './codes.ts';
import type { Draft } from './write-types.ts';

/** `<geo>` and the release of the address. */
export function writePlace(draft: Draft): void {
  const { root, wanted, due } = draft;
  const geo = Block.in(root, 'geo');
  geo.setDueTexts(draft, {
    postalCode: 'plz',
    city: 'ort',
    streetName: 'strasse',
    streetNumber: 'hausnummer',
    stateOrProvince: 'bundesland',
    entryLevel: 'etage',
    storiesTotal: 'anzahl_etagen',
    cityRegion: 'regionaler_zusatz',
  });
  if (due.has('country')) {
    geo.setCode('land', 'iso_land', wanted.country === null ? null : countryAlpha3(wanted.country));
  }
  if (due.has('latitude') || due.has('longitude')) writePosition(geo, draft);
  if (due.has('addressReleased')) {
    Block.in(root, 'verwaltung_objekt').setExact('objektadresse_freigeben', wanted.addressReleased);
  }
}

/** Both numbers or none, as the reader wants it. */
function writePosition(geo: Block, { wanted }: Draft): void {
  if (wanted.latitude === null || wanted.longitude === null) {
    geo.remove('geokoordinaten');
    return;
  }
  geo.setAttribute('geokoordinaten', 'breitengrad', wanted.latitude);
  geo.setAttribute('geokoordinaten', 'laengengrad', wanted.longitude);
}
