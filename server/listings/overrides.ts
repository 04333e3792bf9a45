import {
  blankText,
  canonical,
  findText,
  isBlankText,
  type Json,
  parseField,
  sameValue,
  unitOf,
} from './editable-fields.ts';
import type { ListingInput, TextInput } from './listing-input.ts';

/** What of a ListingOverride row the merge needs. */
export interface OverrideRow {
  id: string;
  /** A column such as `listPrice`, or `texts.<language>.<column>`. */
  field: string;
  value: unknown;
}

export interface Merged {
  /** What is shown and exported: origin ⊕ overrides. */
  input: ListingInput;
  /** For each override what the origin says now; the caller keeps it as `originNow`. */
  origins: { id: string; originNow: Json }[];
  /**
   * The overrides whose value the origin now has too: they have nothing left to say, and the caller removes them. Else
   * the origin's next change would be held up by an edit that has long arrived there.
   */
  agreed: string[];
}

/**
 * Lays the edits of a listing over what its origin delivers, so that a delivery replaces the origin only.
 * Pure, and free for the many listings without an edit. A field that is no longer editable is left as delivered.
 * @param locale BCP 47; the language of texts that name none.
 */
export function mergeOverrides(given: {
  input: ListingInput;
  locale: string;
  overrides: readonly OverrideRow[];
}): Merged {
  const { input, locale, overrides } = given;
  if (overrides.length === 0) return { input, origins: [], agreed: [] };
  const known = overrides.filter(({ field }) => parseField(field));
  const merged = { ...input, texts: textsByLanguage(input.texts, locale) };
  const origins = known.map(({ id, field }) => ({ id, originNow: readField(merged, field) }));
  for (const { field, value } of known) writeField(merged, field, value as Json);
  merged.texts = merged.texts.filter((text) => !isBlankText(text));
  const agrees = known.filter(({ value }, index) => sameValue(value as Json, origins[index]?.originNow ?? null));
  // Half a position of ours would stand with half of another's.
  const isWhole = (field: string) => unitOf(field).every((each) => agrees.some((row) => row.field === each));
  return { input: merged, origins, agreed: agrees.filter(({ field }) => isWhole(field)).map(({ id }) => id) };
}

/** One text a language, as the rows will be: of two for the same language the later counts. */
function textsByLanguage(texts: readonly TextInput[], locale: string): TextInput[] {
  const byLanguage = new Map(texts.map((text) => [text.language ?? locale, text]));
  return [...byLanguage].map(([language, text]) => ({ ...text, language }));
}

function readField(input: ListingInput, field: string): Json {
  const name = parseField(field);
  if (!name) return null;
  if ('column' in name) return canonical(name.column, input[name.column]);
  return findText(input.texts, name.language)?.[name.text] ?? null;
}

function writeField(input: ListingInput, field: string, value: Json): void {
  const name = parseField(field);
  if (!name) return;
  if ('column' in name) {
    Object.assign(input, { [name.column]: value });
    return;
  }
  const text = findText(input.texts, name.language);
  if (text) Object.assign(text, { [name.text]: value });
  else input.texts.push({ ...blankText(name.language), [name.text]: value });
}
