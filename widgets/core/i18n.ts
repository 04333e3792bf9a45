/** Which language a widget speaks, and the words every widget shares. */
import type { CoreWords } from './words.ts';

export const LANGUAGES = ['en', 'fr', 'de', 'ro'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A catalogue per language, each a chunk of its own that is loaded when it is spoken. */
export type Catalogue<Words> = Readonly<Record<Language, () => Promise<{ default: Words }>>>;

export const coreCatalogue: Catalogue<CoreWords> = {
  en: () => import('./messages/en.ts'),
  fr: () => import('./messages/fr.ts'),
  de: () => import('./messages/de.ts'),
  ro: () => import('./messages/ro.ts'),
};

export interface Speech {
  language: Language;
  /** The full tag for Intl: fr-CA writes money other than fr-FR. */
  locale: string;
}

function languageOf(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language === primary);
}

/** Where a language is at home: there a bare tag takes the region of the agency, so that money looks as it does there. */
const HOMES: Record<Language, string> = {
  en: 'CA GB IE US AU NZ',
  fr: 'CA FR BE CH LU',
  de: 'DE AT CH LU',
  ro: 'RO MD',
};

/** The first tag that is one of ours; a tag without a region takes the region of the agency where that fits. */
export function negotiate(tags: readonly (string | null | undefined)[], agencyLocale?: string | null): Speech {
  const tag = tags.find((each): each is string => Boolean(each && languageOf(each))) ?? 'en';
  const language = languageOf(tag) ?? 'en';
  const region = agencyLocale?.split('-')[1]?.toUpperCase();
  const wanted = !tag.includes('-') && region && HOMES[language].includes(region) ? `${tag}-${region}` : tag;
  try {
    return { language, locale: Intl.getCanonicalLocales(wanted)[0] ?? language };
  } catch {
    return { language, locale: language };
  }
}

/** The `lang` of an element or of what it stands in, across shadow roots; then the document's and the browser's. */
export function languageTags(element: Element): (string | null | undefined)[] {
  const tags: (string | null | undefined)[] = [];
  let at: Element | null = element;
  while (at) {
    const holder: Element | null = at.closest('[lang]');
    tags.push(holder?.getAttribute('lang'));
    const next: Element | null = holder?.parentElement ?? null;
    const root: Node = at.getRootNode();
    at = next ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return [...tags, ...(globalThis.navigator?.languages ?? [])];
}
