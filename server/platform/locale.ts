/** The languages everything people read comes in. */
export const locales = ['en', 'fr', 'de', 'ro'] as const;
export type Locale = (typeof locales)[number];

/** The first language of an Accept-Language header, or of plain BCP 47 tags, that we speak; English otherwise. */
export function pickLocale(...wishes: (string | null | undefined)[]): Locale {
  for (const wish of wishes) {
    for (const tag of (wish ?? '').split(',')) {
      const language = tag.trim().slice(0, 2).toLowerCase();
      const known = locales.find((locale) => locale === language);
      if (known) return known;
    }
  }
  return 'en';
}
