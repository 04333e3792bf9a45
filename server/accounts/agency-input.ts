import { z } from 'zod';
import type { ImportPermission } from '../platform/generated/prisma/enums.ts';
import { type FieldProblem, locales, type Tx } from '../platform/index.ts';
import type { TextRule } from './read-texts.ts';

const upper = (text: string) => text.toUpperCase();
const lower = (text: string) => text.toLowerCase();

export const isEmail = (text: string): boolean => z.email().safeParse(text).success;
/** As people write numbers: 6 to 15 digits (E.164 has 15 at most), with what usually stands between them. */
export const isPhone = (text: string): boolean =>
  /^\+?[\d\s()./-]+$/.test(text) && /^\d{6,15}$/.test(text.replace(/\D/g, ''));

const isWebsite = (text: string) => z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).safeParse(text).success;

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
/** What CLDR names though ISO 3166-1 assigns it to no country: exceptional and user-assigned codes. */
const NO_COUNTRY = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ']);

/** ISO 3166-1 alpha-2, and Kosovo's XK; withdrawn codes such as DD are none. */
export function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code) || NO_COUNTRY.has(code) || !regions.of(code)) return false;
  return Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
}

/** ISO 4217 money in use; the IMF's XDR and the Sucre are units of account. */
const currencies = new Set(Intl.supportedValuesOf('currency').filter((code) => code !== 'XDR' && code !== 'XSU'));

/** A name of the IANA database: `Area/Place`, or UTC. Offsets and three-letter names know no summer time of a place. */
export function isTimeZone(name: string): boolean {
  if (name !== 'UTC' && !/^[A-Z][A-Za-z_]+(\/[\w+-]+)+$/.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const SLUG_MAX = 60;

/** The texts of an agency, by the names of its columns. */
export const agencyRules = {
  name: { max: 200, required: true },
  slug: { max: SLUG_MAX, required: true, fold: lower, test: (text) => SLUG.test(text), code: 'NOT_A_SLUG' },
  locale: { max: 10, required: true, test: (text) => locales.some((locale) => locale === text), code: 'NOT_A_LOCALE' },
  country: { max: 10, required: true, fold: upper, test: isCountry, code: 'NOT_A_COUNTRY' },
  currency: {
    max: 10,
    required: true,
    fold: upper,
    test: (text) => currencies.has(text),
    code: 'NOT_A_CURRENCY_CODE',
  },
  timeZone: { max: 60, required: true, test: isTimeZone, code: 'NOT_A_TIME_ZONE' },
  customerNumber: { max: 60 },
  openimmoAnid: { max: 200 },
  email: { max: 254, test: isEmail, code: 'NOT_AN_EMAIL' },
  phone: { max: 40, test: isPhone, code: 'NOT_A_PHONE' },
  website: { max: 500, test: isWebsite, code: 'NOT_A_WEBSITE' },
  brandColor: { max: 20, fold: lower, test: (text) => /^#[0-9a-f]{6}$/.test(text), code: 'NOT_A_COLOR' },
} as const satisfies Record<string, TextRule>;

export type AgencyText = keyof typeof agencyRules;

/** What only an admin sets, besides the texts. */
export interface AgencyRights {
  imports?: ImportPermission | null;
  /** Null takes the package away. */
  packageId?: string | null;
}

/** Where `imports` is null though there is always one. */
export const importsProblem = ({ imports }: AgencyRights): FieldProblem[] =>
  imports === null ? [{ path: ['imports'], code: 'REQUIRED' }] : [];

/** A package that is not there, or not to be given any more; `kept` is the one the agency has. */
export async function packageProblem(
  tx: Tx,
  packageId: string | null | undefined,
  kept?: string | null,
): Promise<FieldProblem[]> {
  if (!packageId || packageId === kept) return [];
  const found = await tx.package.findUnique({ where: { id: packageId }, select: { archivedAt: true } });
  if (!found) return [{ path: ['package'], code: 'NOT_A_CHOICE' }];
  return found.archivedAt ? [{ path: ['package'], code: 'ARCHIVED' }] : [];
}

const LETTERS: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
};

/** `Häuser & Höfe GmbH` → `haeuser-hoefe-gmbh`; empty for a name without Latin letters or digits. */
export function slugOf(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßæœøłđ]/g, (letter) => LETTERS[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_MAX - 4)
    .replace(/^-|-$/g, '');
}
