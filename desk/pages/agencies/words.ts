import { html, type TemplateResult } from 'lit';
import { speech, t } from '../../core/i18n.ts';
import { tabsView } from '../../core/sections.ts';
import { runsInstallation } from '../../core/session.ts';
import type { AgencyRow } from './documents.ts';
import { AGENCIES, PACKAGES } from './places.ts';

/** Packages are the operator's. */
export const agencyTabs = () =>
  tabsView(t('agencies.title'), [
    { href: AGENCIES, title: 'agencies.title' },
    ...(runsInstallation() ? [{ href: PACKAGES, title: 'packages.title' } as const] : []),
  ]);

/** "Imports: yes, by the package Premium." */
export function rightsOf({
  imports,
  importsAllowed,
  package: booked,
}: Pick<AgencyRow, 'imports' | 'importsAllowed' | 'package'>): string {
  if (imports === 'ALLOW') return t('agencies.may.ALLOW');
  if (imports === 'DENY') return t('agencies.may.DENY');
  if (!booked) return t('agencies.may.none');
  return t(importsAllowed ? 'agencies.may.package' : 'agencies.may.notInPackage', { name: booked.name });
}

export const rightsTag = (agency: AgencyRow): TemplateResult =>
  html`<span class="tag long ${agency.importsAllowed ? 'good' : 'off'}">${rightsOf(agency)}</span>`;

const nameOf = (type: 'region' | 'language' | 'currency', code: string): string => {
  try {
    return new Intl.DisplayNames(speech.value.language, { type }).of(code) ?? code;
  } catch {
    return code;
  }
};

export const countryName = (code: string): string => nameOf('region', code);
export const currencyName = (code: string): string => nameOf('currency', code);

/** ISO 3166-1 alpha-2 as assigned in 2026; browsers name countries but do not list them. */
const COUNTRIES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'.split(
    ' ',
  );

export function countryChoices(): { value: string; label: string }[] {
  const sort = new Intl.Collator(speech.value.locale);
  return COUNTRIES.map((value) => ({ value, label: countryName(value) })).sort((one, other) =>
    sort.compare(one.label, other.label),
  );
}

export function currencyChoices(): { value: string; label: string }[] {
  return Intl.supportedValuesOf('currency').map((value) => ({ value, label: `${value} – ${currencyName(value)}` }));
}

export const zoneChoices = (): { value: string; label: string }[] =>
  ['UTC', ...Intl.supportedValuesOf('timeZone')].map((value) => ({ value, label: value.replaceAll('_', ' ') }));

/** What most agencies of a country use; the rest is entered by hand. */
export const HABITS: Readonly<Record<string, { locale: string; currency: string; timeZone: string }>> = {
  AT: { locale: 'de', currency: 'EUR', timeZone: 'Europe/Vienna' },
  BE: { locale: 'fr', currency: 'EUR', timeZone: 'Europe/Brussels' },
  CA: { locale: 'fr', currency: 'CAD', timeZone: 'America/Toronto' },
  CH: { locale: 'de', currency: 'CHF', timeZone: 'Europe/Zurich' },
  DE: { locale: 'de', currency: 'EUR', timeZone: 'Europe/Berlin' },
  FR: { locale: 'fr', currency: 'EUR', timeZone: 'Europe/Paris' },
  GB: { locale: 'en', currency: 'GBP', timeZone: 'Europe/London' },
  IE: { locale: 'en', currency: 'EUR', timeZone: 'Europe/Dublin' },
  LU: { locale: 'fr', currency: 'EUR', timeZone: 'Europe/Luxembourg' },
  MD: { locale: 'ro', currency: 'MDL', timeZone: 'Europe/Chisinau' },
  RO: { locale: 'ro', currency: 'RON', timeZone: 'Europe/Bucharest' },
};
