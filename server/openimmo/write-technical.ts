import { Block, removeChildren } from './block.ts';
import type { MappedBiddingTerms, MappedListing, MappedObject } from './types.ts';
import type { Draft } from './write-types.ts';

const ACTIONS: Record<MappedObject['action'], string> = { UPSERT: 'CHANGE', DELETE: 'DELETE', REFERENCE: 'REFERENZ' };

const STATUS: Record<MappedListing['standardStatus'], string> = {
  ACTIVE: 'OFFEN',
  PENDING: 'RESERVIERT',
  CLOSED: 'VERKAUFT',
};

/** `<verwaltung_techn>`: numbers, action, dates and who may get the object; and the status from `<zustand_angaben>`. */
export function writeTechnical(draft: Draft): void {
  const { root, wanted, due } = draft;
  const technical = Block.technical(root);
  if (due.has('internalNumber')) technical.setExact('objektnr_intern', wanted.internalNumber);
  if (due.has('listingId')) technical.setExact('objektnr_extern', wanted.listingId);
  if (due.has('originatingSystemKey')) {
    technical.remove('immoxml_obid');
    technical.setExact('openimmo_obid', wanted.originatingSystemKey);
  }
  if (due.has('action') || due.has('isReference')) {
    technical.setCode('aktion', 'aktionart', ACTIONS[wanted.action]);
  }
  if (due.has('language')) technical.setExact('sprache', wanted.language);
  technical.setDueTexts(draft, {
    onMarketDate: 'aktiv_von',
    expirationDate: 'aktiv_bis',
    originatingSystemName: 'kennung_ursprung',
    modifiedOn: 'stand_vom',
  });
  if (due.has('sharing')) writeSharing(technical, wanted.sharing);
  if (due.has('standardStatus')) {
    Block.in(root, 'zustand_angaben').setCode('verkaufstatus', 'stand', STATUS[wanted.standardStatus]);
  }
}

/** OpenImmo has one element for all names; commas between them are the custom. */
function writeSharing(technical: Block, { generally, allowed, denied }: MappedListing['sharing']): void {
  technical.setExact('weitergabe_generell', generally);
  for (const [name, names] of [
    ['weitergabe_positiv', allowed],
    ['weitergabe_negativ', denied],
  ] as const) {
    technical.remove(name);
    technical.setExact(name, names.length === 0 ? null : names.join(', '));
  }
}

const TERMS: readonly [keyof MappedBiddingTerms, string][] = [
  ['phaseStart', 'beginn_angebotsphase'],
  ['viewing', 'besichtigungstermin'],
  ['opensAt', 'beginn_bietzeit'],
  ['closesAt', 'ende_bietzeit'],
  ['showHighest', 'hoechstgebot_zeigen'],
  ['minimumPrice', 'mindestpreis'],
];

/** Terms for which the schema has a date; readers who go by it may refuse a time. */
const DATES: (keyof MappedBiddingTerms)[] = ['phaseStart', 'viewing', 'closesAt'];

/** `<bieterverfahren>` */
export function writeBidding(draft: Draft): void {
  const { root, wanted, found, due, report } = draft;
  if (!due.has('biddingTerms')) return;
  const bidding = Block.in(root, 'bieterverfahren');
  for (const [term, name] of TERMS) {
    const value = wanted.biddingTerms?.[term] ?? null;
    if (value !== (found.biddingTerms?.[term] ?? null)) bidding.setExact(name, value);
    if (DATES.includes(term) && String(value).includes('T')) {
      const message = 'OpenImmo 1.2.7 has a date here; the time of day was written too.';
      report.note('NOT_IN_SCHEMA', `bieterverfahren/${name}`, message, 'Use a date if a portal refuses the file.');
    }
  }
  if (wanted.biddingTerms !== null) return;
  removeChildren(root, (child) => child.name.toLowerCase() === 'bieterverfahren' && child.children.length === 0);
}
