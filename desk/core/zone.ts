/** Wall time in the agency's zone, as `datetime-local` fields write it: 2026-11-22T10:30. */
import { dateFormat } from '../../widgets/core/format.ts';

export function toWall(iso: string, timeZone: string): string {
  const parts = dateFormat('en-US', {
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).formatToParts(new Date(iso));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '00';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** The instant at which clocks in the zone show this. A time that a change of clocks skips is moved by the gap. */
export function fromWall(wall: string, timeZone: string): string {
  const wanted = Date.parse(`${wall}:00Z`);
  const offsetAt = (instant: number) =>
    Date.parse(`${toWall(new Date(instant).toISOString(), timeZone)}:00Z`) - instant;
  const minute = Math.floor(wanted / 60_000) * 60_000;
  const first = minute - offsetAt(minute);
  return new Date(minute - offsetAt(first)).toISOString();
}

/** "Europe/Berlin" → "Berlin (GMT+1)", in words of the locale. */
export function zoneName(locale: string, timeZone: string, now = new Date()): string {
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
  const name = dateFormat(locale, { timeZone, timeZoneName: 'short' })
    .formatToParts(now)
    .find((part) => part.type === 'timeZoneName')?.value;
  return name ? `${city} (${name})` : city;
}
