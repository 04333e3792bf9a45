/** A rule of five fields, in words. */
import { dateFormat } from '../../../../widgets/core/format.ts';
import { speech, t } from '../../../core/i18n.ts';
import { type Cron, readCron, timeOf } from './cron.ts';

/** At most so many times are named one by one. */
const NAMED = 8;

export const list = (items: readonly string[]): string =>
  new Intl.ListFormat(speech.value.locale, { type: 'conjunction' }).format(items);

/** From 0, Sunday. */
export function dayName(day: number, style: 'long' | 'short' = 'long'): string {
  // 4 January 2026 is a Sunday.
  return dateFormat(speech.value.locale, { weekday: style, timeZone: 'UTC' }).format(
    new Date(Date.UTC(2026, 0, 4 + day)),
  );
}

const monthName = (month: number): string =>
  dateFormat(speech.value.locale, { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, month - 1, 1)));

/** "At 6:00 AM and 6:00 PM, Monday to Friday"; nothing for a rule that we cannot read. */
export function describeCron(text: string): string | undefined {
  const cron = readCron(text);
  if (!cron) return undefined;
  const parts = [whenOf(cron), daysOf(cron), monthsOf(cron)].filter(Boolean).join(', ');
  return parts.charAt(0).toLocaleUpperCase(speech.value.locale) + parts.slice(1);
}

const clock = (hour: number, minute: number): string =>
  dateFormat(speech.value.locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(
    new Date(`2026-01-04T${timeOf(hour, minute)}:00Z`),
  );

function whenOf({ minutes, hours, minuteStep, hourStep }: Cron): string {
  const [minute = 0] = minutes;
  const past = String(minute).padStart(2, '0');
  if (hours.length === 24) {
    if (minuteStep === 1) return t('schedule.everyMinute');
    if (minuteStep > 1) return t('schedule.everyMinutes', { count: minuteStep });
    if (minutes.length === 1) return t('schedule.everyHour', { minute: past });
  }
  if (hourStep > 1 && minutes.length === 1) return t('schedule.everyHours', { count: hourStep, minute: past });
  if (hours.length * minutes.length <= NAMED)
    return t('schedule.at', { times: list(hours.flatMap((hour) => minutes.map((each) => clock(hour, each)))) });
  return t('schedule.minutesOf', { minutes: list(minutes.map(String)), hours: list(hours.map(String)) });
}

function daysOf({ days, weekdays }: Cron): string {
  const onDays = days.length < 31 ? t('schedule.onDates', { days: list(days.map(String)) }) : '';
  const isWorkweek = weekdays.join() === '1,2,3,4,5';
  const onWeekdays =
    weekdays.length === 7
      ? ''
      : isWorkweek
        ? t('schedule.workdays')
        : t('schedule.onDays', { days: list(fromMonday(weekdays).map((day) => dayName(day))) });
  if (onDays && onWeekdays) return t('schedule.either', { one: onDays, other: onWeekdays });
  return onDays || onWeekdays || t('schedule.everyDay');
}

const monthsOf = ({ months }: Cron): string =>
  months.length < 12 ? t('schedule.inMonths', { months: list(months.map(monthName)) }) : '';

/** The week as it is read in our four languages: Sunday last. */
export const fromMonday = (days: readonly number[]): number[] =>
  [...days].sort((one, other) => ((one + 6) % 7) - ((other + 6) % 7));
