/** The words of the desk. One catalogue per language; `messages/en.ts` is the source of keys and placeholders. */
import { LANGUAGES, type Language, negotiate, type Speech } from '../../widgets/core/i18n.ts';
import type { en } from '../messages/en.ts';
import { remember, remembered } from './memory.ts';
import { Store } from './store.ts';

export { LANGUAGES, type Language };

type Source = typeof en;
export type Key = keyof Source;
/** A text, or one text per plural category of the language; then `count` decides. */
export type Message = string | ({ readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);
export type Messages = Readonly<Record<Key, Message>>;

type Holes<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never;
type HolesOf<Entry> = Entry extends string ? Holes<Entry> : Holes<Entry[keyof Entry]>;
/** A key whose text has no placeholders. */
export type PlainKey = { [K in Key]: [HolesOf<Source[K]>] extends [never] ? K : never }[Key];
type Values<K extends Key> = [HolesOf<Source[K]>] extends [never]
  ? []
  : [values: Record<HolesOf<Source[K]>, string | number>];

const catalogues: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: () => import('../messages/en.ts').then((module) => module.en),
  fr: () => import('../messages/fr.ts').then((module) => module.fr),
  de: () => import('../messages/de.ts').then((module) => module.de),
  ro: () => import('../messages/ro.ts').then((module) => module.ro),
};

export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  fr: 'Français',
  de: 'Deutsch',
  ro: 'Română',
};

let messages: Messages | undefined;
let agencyLocale: string | undefined;

/** What is spoken now. `locale` has the region of the agency: fr-CA writes money other than fr-FR. */
export const speech = new Store<Speech>({ language: 'en', locale: 'en' });

function wanted(): Speech {
  return negotiate([remembered('language'), ...(globalThis.navigator?.languages ?? [])], agencyLocale);
}

/** Speaks the stored language, else the browser's. */
export async function speak(): Promise<void> {
  const next = wanted();
  messages = await catalogues[next.language]();
  document.documentElement.lang = next.locale;
  speech.set(next);
}

export async function chooseLanguage(language: Language): Promise<void> {
  remember('language', language);
  await speak();
}

/** Gives a bare language its region. */
export async function adoptLocale(locale: string | undefined): Promise<void> {
  agencyLocale = locale;
  const next = wanted();
  if (next.locale !== speech.value.locale || next.language !== speech.value.language) await speak();
}

/** Fills placeholders and picks the plural; numbers are written as the locale writes them. */
export function fill(message: Message, locale: string, values: Readonly<Record<string, string | number>> = {}): string {
  let text = message;
  if (typeof text !== 'string') text = text[new Intl.PluralRules(locale).select(Number(values.count))] ?? text.other;
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = values[name];
    if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value);
    return value ?? hole;
  });
}

/** The words for a key, in the language spoken now. */
export function t<K extends Key>(key: K, ...[values]: Values<K>): string {
  const message = messages?.[key];
  return message === undefined ? '' : fill(message, speech.value.locale, values);
}
