/** When a source imports: five cron fields, read and put together again. Pure. */
import { fromWall, toWall } from '../../../core/zone.ts';

/** What the editor offers; everything else is a rule of one's own. Days from 0, Sunday; times as `06:30`. */
export type Schedule =
  | { kind: 'HOURS'; every: number; minute: number }
  | { kind: 'DAILY'; time: string }
  | { kind: 'WEEKDAYS'; time: string }
  | { kind: 'WEEKLY'; days: readonly number[]; time: string }
  | { kind: 'OWN'; cron: string };

/** Hours that divide the day, so that every day is the same. */
export const EVERY = [1, 2, 3, 4, 6, 8, 12] as const;

export interface Cron {
  minutes: number[];
  hours: number[];
  days: number[];
  months: number[];
  /** From 0, Sunday. */
  weekdays: number[];
  /** Of `minutes` and `hours`: the step they were written with from their beginning, else 0. */
  minuteStep: number;
  hourStep: number;
}

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const WEEKDAYS = 'SUN MON TUE WED THU FRI SAT'.split(' ');

/** The fields of a rule; undefined when it is none that we can read. */
export function readCron(text: string): Cron | undefined {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== 5) return undefined;
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = fields;
  const minutes = readField(minute, 0, 59);
  const hours = readField(hour, 0, 23);
  const days = readField(day, 1, 31);
  const months = readField(named(month, MONTHS, 1), 1, 12);
  const sevens = readField(named(weekday, WEEKDAYS, 0), 0, 7);
  if (!minutes || !hours || !days || !months || !sevens) return undefined;
  const weekdays = [...new Set(sevens.map((each) => each % 7))].sort((one, other) => one - other);
  return { minutes, hours, days, months, weekdays, minuteStep: stepOf(minute), hourStep: stepOf(hour) };
}

const named = (field: string, names: readonly string[], first: number): string =>
  field.replace(/[a-z]{3}/gi, (name) => {
    const at = names.indexOf(name.toUpperCase());
    return at < 0 ? name : String(at + first);
  });

const stepOf = (field: string): number => (field === '*' ? 1 : Number(/^\*\/(\d+)$/.exec(field)?.[1] ?? 0));

function readField(field: string, least: number, most: number): number[] | undefined {
  const found = new Set<number>();
  for (const part of field.split(',')) {
    const [, from, to, step] = /^(\*|\d+)(?:-(\d+))?(?:\/(\d+))?$/.exec(part) ?? [];
    if (!from || (from === '*' && to) || step === '0') return undefined;
    const first = from === '*' ? least : Number(from);
    const last = from === '*' || (step && !to) ? most : Number(to ?? from);
    if (first < least || last > most || first > last) return undefined;
    for (let at = first; at <= last; at += Number(step ?? 1)) found.add(at);
  }
  return [...found].sort((one, other) => one - other);
}

const two = (value: number): string => String(value).padStart(2, '0');
export const timeOf = (hour: number, minute: number): string => `${two(hour)}:${two(minute)}`;

/** The rule a schedule stands for; undefined while it is incomplete. */
export function toCron(schedule: Schedule): string | undefined {
  if (schedule.kind === 'OWN') return schedule.cron.trim().replace(/\s+/g, ' ') || undefined;
  if (schedule.kind === 'HOURS') {
    const { every, minute } = schedule;
    if (!Number.isInteger(minute) || minute < 0 || minute > 59) return undefined;
    return every === 1 ? `${minute} * * * *` : `${minute} */${every} * * *`;
  }
  const [, hour, minute] = /^(\d\d):(\d\d)$/.exec(schedule.time) ?? [];
  if (!hour || !minute) return undefined;
  const time = `${Number(minute)} ${Number(hour)} * *`;
  if (schedule.kind === 'DAILY') return `${time} *`;
  if (schedule.kind === 'WEEKDAYS') return `${time} 1-5`;
  return schedule.days.length > 0 ? `${time} ${[...schedule.days].sort().join(',')}` : undefined;
}

/** The editor's form of a rule. */
export function toSchedule(text: string): Schedule {
  const own: Schedule = { kind: 'OWN', cron: text };
  const cron = readCron(text);
  if (!cron || cron.days.length < 31 || cron.months.length < 12 || cron.minutes.length !== 1) return own;
  const [minute = 0] = cron.minutes;
  const [hour = 0] = cron.hours;
  const all = cron.weekdays.length === 7;
  if (all && EVERY.some((each) => each === cron.hourStep)) return { kind: 'HOURS', every: cron.hourStep, minute };
  if (cron.hours.length !== 1) return own;
  const time = timeOf(hour, minute);
  if (all) return { kind: 'DAILY', time };
  if (cron.weekdays.join() === '1,2,3,4,5') return { kind: 'WEEKDAYS', time };
  return { kind: 'WEEKLY', days: cron.weekdays, time };
}

const DAY = 86_400_000;
/** 29 February comes again within eight years. */
const HORIZON = 8 * 366;

/** The next times by the clocks of the zone, as instants; empty when there is none. */
export function nextTimes(cron: Cron, timeZone: string, now: Date, count = 3): string[] {
  const found: string[] = [];
  const today = toWall(now.toISOString(), timeZone);
  const midnight = Date.parse(`${today.slice(0, 10)}T00:00:00Z`);
  for (let ahead = 0; ahead < HORIZON && found.length < count; ahead++) {
    const day = new Date(midnight + ahead * DAY);
    if (!fits(cron, day)) continue;
    for (const hour of cron.hours) {
      for (const minute of cron.minutes) {
        const wall = `${day.toISOString().slice(0, 10)}T${timeOf(hour, minute)}`;
        if (wall > today && found.length < count) found.push(fromWall(wall, timeZone));
      }
    }
  }
  return found;
}

/** Where both days of the month and of the week are given, either is enough: cron has always read it so. */
function fits({ months, days, weekdays }: Cron, day: Date): boolean {
  if (!months.includes(day.getUTCMonth() + 1)) return false;
  const byDay = days.includes(day.getUTCDate());
  const byWeekday = weekdays.includes(day.getUTCDay());
  return days.length < 31 && weekdays.length < 7 ? byDay || byWeekday : byDay && byWeekday;
}
