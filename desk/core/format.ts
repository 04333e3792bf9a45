import { dateFormat } from '../../widgets/core/format.ts';

export { initials } from '../../widgets/core/contact.ts';
export { formatMoney, formatNumber, formatUnit } from '../../widgets/core/format.ts';

/** "21 Nov 2026, 10:42"; the year only when it is another one. */
export function shortDateTime(locale: string, iso: string, { now = new Date(), timeZone }: Clock = {}): string {
  const at = new Date(iso);
  return dateFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(at.getFullYear() !== now.getFullYear() && { year: 'numeric' as const }),
    hour: 'numeric',
    minute: '2-digit',
    ...(timeZone && { timeZone }),
  }).format(at);
}

export function shortDate(locale: string, iso: string, { now = new Date() }: Clock = {}): string {
  const at = new Date(iso);
  return dateFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(at.getFullYear() !== now.getFullYear() && { year: 'numeric' as const }),
  }).format(at);
}

interface Clock {
  now?: Date;
  timeZone?: string;
}

const relative = new Map<string, Intl.RelativeTimeFormat>();

/** "4 minutes ago" within a day, a date after that. */
export function ago(locale: string, iso: string, now = new Date()): string {
  let format = relative.get(locale);
  if (!format) {
    format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
    relative.set(locale, format);
  }
  const seconds = Math.min(0, (Date.parse(iso) - now.getTime()) / 1000);
  if (seconds > -60) return format.format(0, 'minute');
  if (seconds > -3_600) return format.format(Math.ceil(seconds / 60), 'minute');
  if (seconds > -86_400) return format.format(Math.ceil(seconds / 3_600), 'hour');
  return shortDateTime(locale, iso, { now });
}

/** "1 min 20 s" */
export function duration(locale: string, milliseconds: number): string {
  const unit = (value: number, name: 'hour' | 'minute' | 'second') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  if (seconds < 60) return unit(seconds, 'second');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${unit(minutes, 'minute')} ${unit(seconds % 60, 'second')}`;
  return `${unit(Math.floor(minutes / 60), 'hour')} ${unit(minutes % 60, 'minute')}`;
}
