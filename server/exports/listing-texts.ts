import { blankListing, mergeOverrides, type TextInput } from '../listings/index.ts';
import { type Element, mapObject, type WritableListing } from '../openimmo/index.ts';
import type { StockListing } from './read-stock.ts';

type Text = WritableListing['texts'][number];

/** What one element is to say; several languages of one object are an element each. */
export interface Wording {
  /** Which element of the source it continues; a further language continues the first. */
  source: number;
  texts: Text[];
  /** Undefined leaves it as it is. */
  language?: string;
}

const isTextField = ({ field }: { field: string }): boolean => field.startsWith('texts.');

/**
 * The texts of each element after what was edited here; undefined when no text was. What belongs to no language of the
 * elements becomes an element of its own, unless it is a description only: for that an element has a place.
 */
export function editedTexts(listing: StockListing, elements: Element[], locale: string): Wording[] | undefined {
  const overrides = listing.overrides.filter(isTextField);
  if (overrides.length === 0) return undefined;
  const objects = elements.map((element) => mapObject(element).object);
  const said = objects.map(({ listing }) => listing.texts);
  const input = { ...blankListing, texts: said.flat().map((text) => ({ ...text })) };
  const merged = mergeOverrides({ input, locale, overrides }).input.texts;
  const left = new Map(merged.map((text) => [text.language ?? locale, text]));
  const wordings = said.map((texts, source): Wording => {
    const own = texts.flatMap(({ language }): Text[] => {
      const text = left.get(language ?? locale);
      left.delete(language ?? locale);
      return text ? [{ ...plain(text), language }] : [];
    });
    const language = objects[source]?.language ?? null;
    const first = left.get(language ?? locale);
    if (!first || texts.some((text) => text.language === language)) return { source, texts: own };
    left.delete(language ?? locale);
    return { source, texts: [{ ...plain(first), language }, ...own] };
  });
  return withLanguages(wordings, [...left.values()].map(plain), objects[0]?.language ?? locale);
}

/** The texts of an object that is written whole, the agency's language first. */
export function wholeTexts(listing: StockListing, locale: string): Wording[] {
  const primary = (language: string) => language.slice(0, 2) === locale.slice(0, 2);
  const [first, ...others] = listing.texts.toSorted(
    (one, other) => Number(primary(other.language)) - Number(primary(one.language)),
  );
  if (!first) return [{ source: 0, texts: [] }];
  return withLanguages(
    [{ source: 0, texts: [plain(first)], language: first.language }],
    others.map(plain),
    first.language,
  );
}

/** Adds texts in further languages: beside the first's as far as that can hold them, else as objects of their own. */
function withLanguages(wordings: Wording[], further: Text[], own: string): Wording[] {
  const [first, ...others] = wordings;
  if (!first || further.length === 0) return wordings;
  // OpenImmo has room for one.
  const beside = further.filter(isDescription).slice(0, 1);
  const apart = further.filter((text) => !beside.includes(text));
  const texts = [...first.texts, ...beside];
  if (apart.length === 0) return [{ ...first, texts }, ...others];
  // One that stands beside others has to say which language it is.
  const named = { ...first, language: own, texts: texts.map((text) => ({ ...text, language: text.language ?? own })) };
  const copies = apart.map((text): Wording => ({ source: 0, texts: [text], language: text.language ?? own }));
  return [named, ...others, ...copies];
}

const isDescription = (text: Text): boolean =>
  Object.entries(text).every(([name, value]) => name === 'language' || name === 'publicRemarks' || value === null);

const plain = ({ language, title, shortDescription, publicRemarks, ...rest }: TextInput): Text => ({
  language,
  title,
  shortDescription,
  publicRemarks,
  locationRemarks: rest.locationRemarks,
  equipmentRemarks: rest.equipmentRemarks,
  otherRemarks: rest.otherRemarks,
});
