import type { Element } from './types.ts';

/**
 * How much an object says beside who it is. PART: not enough to stand for a property; TEXTS: a part with texts, which
 * do for a further language.
 */
export type Says = 'OBJECT' | 'TEXTS' | 'PART' | 'NOTHING';

/** What stands in fields that nobody filled. */
const UNSAID = /^(?:[-–—0.,\s]*|false|nein|no|n)$/i;

/** What says who an object is and what is wanted of it; some senders put the fields directly under the object. */
const TECHNICAL = new Set(
  (
    'verwaltung_techn objektnr_intern objektnr_extern aktion aktiv_von aktiv_bis openimmo_obid immoxml_obid ' +
    'kennung_ursprung stand_vom weitergabe_generell weitergabe_positiv weitergabe_negativ gruppen_kennung master sprache'
  ).split(' '),
);

/**
 * What an `<immobilie>` says of the property. One that is taken replaces all that was said before, so a part would empty
 * a listing. An object says what it is (objektkategorie) or where (geo), and one thing more: the other of the two, a
 * price, an area or a text. Country and currency do not count, because templates hold them; contacts, states and
 * attachments do not either.
 */
export function saysOf(element: Element): Says {
  const blocks = (name: string) => element.children.filter((child): child is Element => isCalled(child, name));
  const what = blocks('objektkategorie').some((block) => says(block) || namesType(block));
  const where = blocks('geo').some((block) => says(block, 'land'));
  const price = blocks('preise').some((block) => says(block, 'waehrung'));
  const area = blocks('flaechen').some((block) => says(block));
  const text = blocks('freitexte').some((block) => says(block));
  if ((what && where) || ((what || where) && (price || area || text))) return 'OBJECT';
  if (text) return 'TEXTS';
  const others = element.children.filter(
    (child) => typeof child !== 'string' && !TECHNICAL.has(child.name.toLowerCase()),
  );
  return what || others.some((child) => typeof child !== 'string' && says(child)) ? 'PART' : 'NOTHING';
}

const isCalled = (child: Element | string, name: string): child is Element =>
  typeof child !== 'string' && child.name.toLowerCase() === name;

/** `<objektart><haus/></objektart>` says it by the name alone. */
const namesType = ({ children }: Element): boolean =>
  children.some((child) => isCalled(child, 'objektart') && child.children.some((type) => typeof type !== 'string'));

function says({ attributes, children }: Element, except?: string): boolean {
  if (Object.values(attributes).some((value) => !UNSAID.test(value))) return true;
  return children.some((child) => {
    if (typeof child === 'string') return !UNSAID.test(child);
    return !(except !== undefined && isCalled(child, except)) && says(child);
  });
}
