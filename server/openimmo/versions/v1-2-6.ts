import { insertInOrder } from '../element-order.ts';
import { parseYesNo } from '../numbers.ts';
import { attributeOf } from '../section.ts';
import { defineStep, type Loss } from './step.ts';
import { elementOf, type Place, placesAt, removeAttribute, removeChild, textOf } from './tree.ts';

export const V1_2_6 = defineStep({
  version: '1.2.6',
  before: '1.2.5',
  elements: [
    'preise/kaufpreisnetto',
    'preise/kaufpreisbrutto',
    'preise/hauptmietzinsnetto',
    'preise/pauschalmiete',
    'preise/betriebskostennetto',
    'preise/evbnetto',
    'preise/gesamtmietenetto',
    'preise/gesamtmietebrutto',
    'preise/gesamtbelastungnetto',
    'preise/gesamtbelastungbrutto',
    'preise/gesamtkostenprom2von',
    'preise/heizkostennetto',
    'preise/monatlichekostennetto',
    'preise/monatlichekostenbrutto',
    'preise/nebenkostenprom2von',
    'preise/ruecklagenetto',
    'preise/sonstigekostennetto',
    'preise/sonstigemietenetto',
    'preise/summemietenetto',
    'preise/nettomieteprom2von',
    'preise/provisionnetto',
    'preise/provisionbrutto',
    'preise/richtpreisprom2',
    'versteigerung/zwangsversteigerung',
    'flaechen/kubatur',
    'flaechen/ausnuetzungsziffer',
    'flaechen/flaechevon',
    'flaechen/flaechebis',
    'zustand_angaben/bauzone',
  ],
  attributes: {
    'ausstattung/boden': ['GRANIT'],
    'ausstattung/energietyp': ['MINERGIEBAUWEISE', 'MINERGIE_ZERTIFIZIERT'],
  },
  words: {
    'objektkategorie/objektart/buero_praxen@buero_typ': { COWORKING: 'BUEROFLAECHE', SHARED_OFFICE: 'BUEROFLAECHE' },
    'infrastruktur/ausblick@blick': { MEER: 'SEE' },
  },
  down(root, loss) {
    for (const place of placesAt(root, 'preise/kaufpreis')) hidePrice(place, loss);
  },
});

/**
 * A price on request must not become a price that everybody sees: the amount goes with its mark, and words say it. An
 * empty amount is none of the schema's.
 */
function hidePrice({ element, parent, path }: Place, loss: Loss): void {
  const isHidden = parseYesNo(attributeOf(element, 'auf_anfrage') ?? '') === true;
  removeAttribute(element, 'auf_anfrage');
  if (!isHidden) return;
  const hadAmount = /[1-9]/.test(textOf(element) ?? '');
  removeChild(parent, element);
  if (placesAt(parent, 'freitext_preis').length === 0)
    insertInOrder(parent, elementOf('freitext_preis', 'auf Anfrage'));
  if (hadAmount)
    loss.say(path, 'OpenImmo 1.2.5 has no price on request. The amount was left out, so that nobody sees it.');
}
