import { languageTag } from './codes.ts';
import { attributeOf, innerMarkup, type Section } from './section.ts';
import { limited, plainText } from './text.ts';
import type { MappedText } from './types.ts';

export const TITLE_LENGTH = 500;
export const REMARKS_LENGTH = 100_000;

/** `<freitexte>`: the object's own language first, then what `<objekt_text lang>` adds. */
export function mapTexts(root: Section, language: string | null): MappedText[] {
  const texts = root.section('freitexte');
  const own: MappedText = {
    language,
    title: texts.line('objekttitel', TITLE_LENGTH),
    shortDescription: texts.text('dreizeiler', REMARKS_LENGTH),
    publicRemarks: texts.text('objektbeschreibung', REMARKS_LENGTH),
    locationRemarks: texts.text('lage', REMARKS_LENGTH),
    equipmentRemarks: texts.text('ausstatt_beschr', REMARKS_LENGTH),
    otherRemarks: texts.text('sonstige_angaben', REMARKS_LENGTH),
  };
  const translations = readTranslations(texts);
  const same = translations.get(language);
  if (same !== undefined) own.publicRemarks ??= same;
  translations.delete(language);
  const others = [...translations].map(
    ([tag, remarks]): MappedText => ({ ...EMPTY, language: tag, publicRemarks: remarks }),
  );
  return hasText(own) ? [own, ...others] : others;
}

const EMPTY: MappedText = {
  language: null,
  title: null,
  shortDescription: null,
  publicRemarks: null,
  locationRemarks: null,
  equipmentRemarks: null,
  otherRemarks: null,
};

/** `<objekt_text>` by language; several of one language are joined. */
function readTranslations(texts: Section): Map<string | null, string> {
  const found = new Map<string | null, string>();
  for (const element of texts.all('objekt_text')) {
    const text = plainText(innerMarkup(element));
    if (text === null) continue;
    const language = languageTag(attributeOf(element, 'lang') ?? '');
    const before = found.get(language);
    found.set(language, limited(before === undefined ? text : `${before}\n\n${text}`, REMARKS_LENGTH));
  }
  return found;
}

function hasText(text: MappedText): boolean {
  return Object.entries(text).some(([name, value]) => name !== 'language' && value !== null);
}
