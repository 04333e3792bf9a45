/** Fields that a delivery changed, and their values, as people say them. */
import { dateFormat } from '../../../../widgets/core/format.ts';
import { formatMoney, formatNumber } from '../../../core/format.ts';
import { type Key, speech, t } from '../../../core/i18n.ts';
import { choiceLabel, fieldLabel } from '../../listings/edit-words.ts';

const words = (kinds: string): ReadonlySet<string> => new Set(kinds.split(' '));
const MONEY = words(
  'listPrice leaseAmount rentWithCosts rentWarm additionalCosts heatingCosts deposit associationFee totalActualRent grossScheduledIncome listPriceNet listPriceGross listPricePerArea leaseAmountPerArea',
);
const AREA = words(
  'livingArea buildingAreaTotal lotSizeArea leasableArea usableArea officeArea storageArea salesArea retailArea',
);
const DATE = words('onMarketDate expirationDate');
const CHOICE = words(
  'standardStatus propertyType propertySubType propertyCondition furnished basement heating flooring',
);
/** Ours to name: the form of a listing has no such fields. */
const OWN = words(
  'media listingId withdrawnAt isReference sourceObjectType originatingSystemKey originatingSystemName',
);

export function changeLabel(field: string): string {
  if (OWN.has(field)) return (t as (key: Key) => string)(`imports.field.${field}` as Key);
  return fieldLabel(field);
}

/** `before` and `after` of a change in words; null where there is nothing. `currency` is the listing's. */
export function changeValue(field: string, value: string | null, currency: string): string | null {
  if (value === null) return null;
  const { locale } = speech.value;
  if (field === 'media') return t('imports.field.files', { count: Number(value) });
  if (MONEY.has(field)) return formatMoney(locale, { amount: value, currency });
  if (AREA.has(field)) return `${number(locale, value)}\u00a0m²`;
  if (DATE.has(field)) return dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(value));
  if (value === 'true' || value === 'false') return t(value === 'true' ? 'edit.yes' : 'edit.no');
  if (CHOICE.has(field)) return choices(field, value);
  if (/^-?\d+(\.\d+)?$/.test(value) && !NUMBERED.has(field)) return number(locale, value);
  // A structure, such as energy certificates: that it is another one is all that a line can say.
  if (/^[[{]/.test(value)) return t('imports.field.set');
  return value;
}

/** Numbers that name something: no signs between their groups. */
const NUMBERED = words('listingId postalCode streetNumber yearBuilt entryLevel originatingSystemKey');

const number = (locale: string, value: string): string =>
  formatNumber(locale, Number(value), { maximumFractionDigits: 6 });

function choices(field: string, value: string): string {
  if (!value.startsWith('[')) return choiceLabel(field, value);
  return (JSON.parse(value) as string[]).map((each) => choiceLabel(field, each)).join(', ');
}
