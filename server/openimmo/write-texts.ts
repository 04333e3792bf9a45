import { alone, elementOf } from './alone.ts';
import { arrange } from './arrange.ts';
import { Block } from './block.ts';
import { languageTag } from './codes.ts';
import { mapTexts } from './map-texts.ts';
import { attributeOf } from './section.ts';
import type { Element, MappedText } from './types.ts';
import type { Draft } from './write-types.ts';

const NAMES: readonly [Exclude<keyof MappedText, 'language'>, string][] = [
  ['title', 'objekttitel'],
  ['shortDescription', 'dreizeiler'],
  ['locationRemarks', 'lage'],
  ['equipmentRemarks', 'ausstatt_beschr'],
  ['publicRemarks', 'objektbeschreibung'],
  ['otherRemarks', 'sonstige_angaben'],
];

/**
 * `<freitexte>`: the object's own language in its elements, the description of any other in `<objekt_text lang>`.
 * Titles and further texts of other languages have no place in OpenImmo. A text that reads the same keeps its markup.
 */
export function writeTexts({ root, wanted, due, report }: Draft): void {
  if (!due.has('texts')) return;
  const texts = Block.in(root, 'freitexte');
  const own = wanted.texts.find((text) => text.language === wanted.language);
  for (const [field, name] of NAMES) {
    const value = own?.[field] ?? null;
    const now = mapTexts(alone('freitexte', texts.all(name)), null)[0]?.[field] ?? null;
    if (value !== now) texts.setText(name, value);
  }
  const others = wanted.texts.filter((text) => text !== own && text.publicRemarks !== null);
  writeTranslations(texts, others);
  if (others.length <= 1) return;
  const message = 'OpenImmo 1.2.7 has one translation here; all were written.';
  report.note('NOT_IN_SCHEMA', 'freitexte/objekt_text', message, 'A portal may take the first one only.');
}

function writeTranslations(texts: Block, wanted: MappedText[]): void {
  const current = texts.all('objekt_text').filter((element) => descriptionOf([element]) !== null);
  const elements = wanted.flatMap(({ language, publicRemarks }): Element[] => {
    const found = current.filter((element) => languageOf(element) === language);
    if (found.length > 0 && descriptionOf(found) === publicRemarks) return found;
    const element = found[0] ?? elementOf('objekt_text', language === null ? {} : { lang: language });
    Block.of(elementOf('freitexte', {}, [element])).setText('objekt_text', publicRemarks);
    return [element];
  });
  arrange({ blocks: [texts], current, wanted: elements });
}

function languageOf(translation: Element): string | null {
  return languageTag(attributeOf(translation, 'lang') ?? '');
}

/** The text of `<objekt_text>` elements of one language. */
function descriptionOf(elements: Element[]): string | null {
  return mapTexts(alone('freitexte', elements), null)[0]?.publicRemarks ?? null;
}

/**
 * The language that `<sprache>` has to name so that `texts` can be written: the one it names, as long as the first text
 * is in it or nothing but descriptions is there; else that of the first text.
 */
export function languageFor(texts: MappedText[], current: string | null): string | null {
  const [first] = texts;
  if (first === undefined || first.language === current) return current;
  const isDescription = (text: MappedText): boolean =>
    NAMES.every(([field]) => field === 'publicRemarks' || text[field] === null);
  const areTranslations = texts.every((text) => text.language !== current && isDescription(text));
  return areTranslations ? current : first.language;
}
