/** The fields of an agency, for a new one and for one that is there. */
import { html, type TemplateResult } from 'lit';
import type { Act } from '../../core/act.ts';
import { selectField, textField, textsOf } from '../../core/fields.ts';
import { LANGUAGES, languageNames, t } from '../../core/i18n.ts';
import type { Agency, AgencyTexts } from './documents.ts';
import { countryChoices, currencyChoices, HABITS, zoneChoices } from './words.ts';

export const FIELDS = [
  'name',
  'slug',
  'locale',
  'country',
  'currency',
  'timeZone',
  'customerNumber',
  'openimmoAnid',
  'email',
  'phone',
  'website',
  'brandColor',
] as const;

export type AgencyDraft = Partial<Pick<Agency, (typeof FIELDS)[number]>>;

export function agencyFields(act: Act, agency: AgencyDraft): TemplateResult {
  return html`${textField(act, {
    name: 'name',
    label: t('agencies.field.name'),
    value: agency.name,
    maxlength: 200,
    autocomplete: 'organization',
  })}
    <div class="pair">
      ${selectField(act, {
        name: 'country',
        label: t('agencies.field.country'),
        value: agency.country,
        choices: [{ value: '', label: t('agencies.choose') }, ...countryChoices()],
      })}
      ${selectField(act, {
        name: 'locale',
        label: t('agencies.field.locale'),
        help: t('agencies.field.locale.help'),
        value: agency.locale,
        choices: localeChoices(agency.locale),
      })}
      ${selectField(act, {
        name: 'currency',
        label: t('agencies.field.currency'),
        value: agency.currency,
        choices: currencyChoices(),
      })}
      ${selectField(act, {
        name: 'timeZone',
        label: t('agencies.field.timeZone'),
        help: t('agencies.field.timeZone.help'),
        value: agency.timeZone,
        choices: zoneChoices(),
      })}
    </div>
    <div class="pair">
      ${textField(act, {
        name: 'customerNumber',
        label: t('agencies.field.customerNumber'),
        help: t('agencies.field.customerNumber.help'),
        value: agency.customerNumber,
      })}
      ${textField(act, {
        name: 'openimmoAnid',
        label: t('agencies.field.openimmoAnid'),
        help: t('agencies.field.openimmoAnid.help'),
        value: agency.openimmoAnid,
      })}
    </div>
    <details ?open=${FIELDS.slice(8).some((name) => act.problems[name])}>
      <summary>${t('agencies.more')}</summary>
      <div class="form more">
        <div class="pair">
          ${textField(act, { name: 'email', label: t('agencies.field.email'), type: 'email', value: agency.email })}
          ${textField(act, { name: 'phone', label: t('agencies.field.phone'), type: 'tel', value: agency.phone })}
          ${textField(act, { name: 'website', label: t('agencies.field.website'), type: 'url', value: agency.website })}
          ${textField(act, {
            name: 'brandColor',
            label: t('agencies.field.brandColor'),
            help: t('agencies.field.brandColor.help'),
            value: agency.brandColor,
          })}
        </div>
        ${textField(act, {
          name: 'slug',
          label: t('agencies.field.slug'),
          help: t('agencies.field.slug.help'),
          value: agency.slug,
          maxlength: 60,
        })}
      </div>
    </details>`;
}

/** Ours, and the agency's own with its region, such as fr-CA. */
function localeChoices(own: string | undefined) {
  const known = LANGUAGES.map((value) => ({ value: value as string, label: languageNames[value] }));
  const isOurs = !own || known.some(({ value }) => value === own);
  return isOurs ? known : [...known, { value: own, label: own }];
}

/** What the form holds. */
export function readAgency(form: HTMLFormElement): AgencyTexts {
  const { slug, name, locale, country, currency, timeZone, ...rest } = textsOf(form, FIELDS);
  return {
    ...rest,
    ...(slug && { slug }),
    name: name ?? '',
    locale: locale ?? '',
    country: country ?? '',
    currency: currency ?? '',
    timeZone: timeZone ?? '',
  };
}

export const agencyProblems = ({ name, country }: Pick<AgencyTexts, 'name' | 'country'>): Record<string, string> => ({
  ...(!name && { name: t('agencies.field.name.missing') }),
  ...(!country && { country: t('agencies.field.country.missing') }),
});

/** Sets what usually goes with a country. */
export function followCountry(form: HTMLFormElement, country: string): void {
  const habits = HABITS[country];
  if (!habits) return;
  for (const [name, value] of Object.entries(habits)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLSelectElement) field.value = value;
  }
}
