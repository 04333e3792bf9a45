import type { Report } from '../report.ts';
import { quoted } from '../text.ts';
import type { Element } from '../types.ts';
import { attachments, defineStep, type Loss, moveKinds } from './step.ts';
import {
  childrenOf,
  childText,
  type Place,
  placesAt,
  removeAttribute,
  removeChild,
  setAttribute,
  textOf,
  wordOf,
} from './tree.ts';

export const V1_2_4 = defineStep({
  version: '1.2.4',
  before: '1.2.3',
  elements: [
    'preise/provision_teilen',
    'preise/kaution_text',
    'preise/richtpreis',
    'ausstattung/wintergarten',
    'anhaenge/anhang/check',
    'anhang/check',
  ],
  attributes: { 'ausstattung/energietyp': ['KFW55', 'KFW70'] },
  words: {
    'objektkategorie/objektart/wohnung@wohnungtyp': { ROHDACHBODEN: 'KEINE_ANGABE' },
    'objektkategorie/objektart/grundstueck@grundst_typ': { SEELIEGENSCHAFT: null },
    'objektkategorie/objektart/land_und_forstwirtschaft@land_typ': {
      JAGDREVIER: 'SONSTIGE_LANDWIRTSCHAFTSIMMOBILIEN',
    },
    'objektkategorie/objektart/parken@parken_typ': {
      EINZELGARAGE: 'STELLPLATZ',
      PARKHAUS: 'STELLPLATZ',
      TIEFGARAGENSTELLPLATZ: 'STELLPLATZ',
      PARKPLATZ_STROM: 'STELLPLATZ',
    },
    'zustand_angaben/bebaubar_nach@bebaubar_attr': { LAENDERSPEZIFISCH: null },
    'anhaenge/anhang@gruppe': { QRCODE: null, FILM: null, FILMLINK: null },
    'anhang@gruppe': { QRCODE: null, FILM: null, FILMLINK: null },
  },
  up(root, report) {
    moveKinds(root, {
      from: 'sonstige@sonstige_typ',
      to: 'parken@parken_typ',
      words: { GARAGEN: 'STELLPLATZ', PARKFLACHE: 'STELLPLATZ' },
    });
    for (const { element } of attachments(root)) {
      if (hasAddress(element)) setAttribute(element, 'location', 'REMOTE');
    }
    for (const place of placesAt(root, 'flaechen/anzahl_balkon_terrassen')) toBalconies(place, report);
  },
  down(root, loss) {
    for (const place of attachments(root)) unmarkRemote(place, loss);
  },
});

function hasAddress(attachment: Element): boolean {
  return childrenOf(attachment, 'daten').some((data) => /^(https?|ftps?):\/\//i.test(childText(data, 'pfad') ?? ''));
}

/** The sum of balconies and terraces is gone; it counts as balconies where those are not given. */
function toBalconies({ element, parent, path }: Place, report: Report): void {
  const given = childText(parent, 'anzahl_balkone');
  const sum = textOf(element);
  if (given === null && sum !== null) {
    for (const empty of childrenOf(parent, 'anzahl_balkone')) removeChild(parent, empty);
    element.name = 'anzahl_balkone';
    return;
  }
  removeChild(parent, element);
  if (sum === null || sum === given) return;
  const message = `OpenImmo 1.2.4 and newer count balconies and terraces apart. Of ${quoted(sum)} and ${quoted(given ?? '')} the second was kept.`;
  report.note('NOT_IN_VERSION', path, message, 'Send anzahl_balkone and anzahl_terrassen.');
}

/** Before, an address stands in `<pfad>` without a mark, as the way up reads it. */
function unmarkRemote({ element, path }: Place, loss: Loss): void {
  if (wordOf(element, 'location') !== 'REMOTE') return;
  removeAttribute(element, 'location');
  const message = 'OpenImmo 1.2.3 has no attachments on the Internet. The address was kept, but may not be followed.';
  loss.say(`${path}@location`, message);
}
