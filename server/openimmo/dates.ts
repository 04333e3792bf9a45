/** A calendar date with an optional time of day and zone, as far as the text gives them. */
interface Moment {
  /** YYYY-MM-DD */
  date: string;
  /** HH:MM:SS or null */
  time: string | null;
  milliseconds: number;
  /** Minutes east of UTC, or null when the text names no zone. */
  offset: number | null;
}

const TIME = String.raw`(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?(?:\s*Uhr)?)?`;
const YEAR_FIRST = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:Z|[+-]\\d{2}:\\d{2})?${TIME}$`, 'i');
const DAY_FIRST = new RegExp(`^(\\d{1,2})[-/.]\\s?(\\d{1,2})[-/.]\\s?(\\d{4}|\\d{2})${TIME}$`, 'i');
const COMPACT = new RegExp(`^(\\d{4})(\\d{2})(\\d{2})${TIME}$`, 'i');

/** `2024-05-31`, `31.05.2024`, `31.5.24`, `20240531`, each with a time or not -> YYYY-MM-DD, or null. */
export function parseDate(text: string): string | null {
  return parseMoment(text)?.date ?? null;
}

/** The instant of a date and time; without a zone it is read as UTC. Null when unreadable. */
export function parseInstant(text: string): Date | null {
  const moment = parseMoment(text);
  return moment === null ? null : instantOf(moment);
}

/** YYYY-MM-DD; with a time and a zone an ISO instant in UTC; with a time only YYYY-MM-DDTHH:MM:SS. Null if unreadable. */
export function normaliseMoment(text: string): string | null {
  const moment = parseMoment(text);
  if (moment === null) return null;
  if (moment.time === null) return moment.date;
  if (moment.offset === null) return `${moment.date}T${moment.time}`;
  return instantOf(moment).toISOString();
}

/** As parseDate, and also `03-2018`, `03/2018`, `2018-03` -> YYYY-MM. Null when it is none of these. */
export function parseDateOrMonth(text: string): string | null {
  const monthFirst = /^(\d{1,2})\s?[-/.]\s?(\d{4})$/.exec(text);
  if (monthFirst) return month(monthFirst[2], monthFirst[1]);
  const yearFirst = /^(\d{4})[-/.](\d{1,2})$/.exec(text);
  if (yearFirst) return month(yearFirst[1], yearFirst[2]);
  return parseDate(text);
}

function month(year: string | undefined, value: string | undefined): string | null {
  const number = Number(value);
  return number >= 1 && number <= 12 ? `${year}-${pad(number)}` : null;
}

function parseMoment(text: string): Moment | null {
  if (text.length > 60) return null;
  const forward = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  if (forward) return build([forward[1], forward[2], forward[3]], forward.slice(4));
  const backward = DAY_FIRST.exec(text);
  return backward ? build([century(backward[3]), backward[2], backward[1]], backward.slice(4)) : null;
}

/** Two-digit years: 70 and later belong to the last century. */
function century(year: string | undefined): string {
  if (year === undefined || year.length === 4) return year ?? '';
  return Number(year) >= 70 ? `19${year}` : `20${year}`;
}

function build(day: (string | undefined)[], rest: (string | undefined)[]): Moment | null {
  const [year, monthNumber, dayNumber] = day.map(Number);
  if (!isCalendarDay(year ?? 0, monthNumber ?? 0, dayNumber ?? 0)) return null;
  const date = `${String(year).padStart(4, '0')}-${pad(monthNumber ?? 0)}-${pad(dayNumber ?? 0)}`;
  const [hours, minutes, seconds, fraction, zone] = rest;
  if (hours === undefined) return { date, time: null, milliseconds: 0, offset: null };
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return null;
  const offset = zoneOffset(zone);
  if (offset === undefined) return null;
  const time = `${pad(Number(hours))}:${minutes}:${seconds ?? '00'}`;
  return { date, time, milliseconds: Number((fraction ?? '').slice(0, 3).padEnd(3, '0')), offset };
}

function isCalendarDay(year: number, monthNumber: number, day: number): boolean {
  if (year < 1800 || year > 9999) return false;
  const date = new Date(Date.UTC(year, monthNumber - 1, day));
  return date.getUTCMonth() === monthNumber - 1 && date.getUTCDate() === day;
}

function zoneOffset(zone: string | undefined): number | null | undefined {
  if (zone === undefined) return null;
  if (zone.toUpperCase() === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 14 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function instantOf(moment: Moment): Date {
  const local = Date.parse(`${moment.date}T${moment.time ?? '00:00:00'}Z`) + moment.milliseconds;
  return new Date(local - (moment.offset ?? 0) * 60_000);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
