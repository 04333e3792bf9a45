import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nextTimes, readCron, type Schedule, toCron, toSchedule } from './cron.ts';

describe('a schedule', () => {
  const pairs: [Schedule, string][] = [
    [{ kind: 'HOURS', every: 1, minute: 5 }, '5 * * * *'],
    [{ kind: 'HOURS', every: 4, minute: 0 }, '0 */4 * * *'],
    [{ kind: 'DAILY', time: '06:30' }, '30 6 * * *'],
    [{ kind: 'WEEKDAYS', time: '18:00' }, '0 18 * * 1-5'],
    [{ kind: 'WEEKLY', days: [1, 4], time: '05:15' }, '15 5 * * 1,4'],
  ];
  for (const [schedule, cron] of pairs) {
    it(`is ${cron} and comes back from it`, () => {
      assert.equal(toCron(schedule), cron);
      assert.deepEqual(toSchedule(cron), schedule);
    });
  }

  it('is a rule of one’s own when the editor has no form for it', () => {
    for (const cron of ['0 6,18 * * *', '0 6 1 * *', '*/10 * * * *', '0 */5 * * *', 'never'])
      assert.deepEqual(toSchedule(cron), { kind: 'OWN', cron });
  });

  it('is nothing while it is incomplete', () => {
    assert.equal(toCron({ kind: 'DAILY', time: '' }), undefined);
    assert.equal(toCron({ kind: 'WEEKLY', days: [], time: '06:00' }), undefined);
    assert.equal(toCron({ kind: 'HOURS', every: 1, minute: Number.NaN }), undefined);
    assert.equal(toCron({ kind: 'OWN', cron: '  ' }), undefined);
  });
});

describe('readCron', () => {
  it('knows lists, ranges, steps, names and both Sundays', () => {
    const cron = readCron('*/20 8-10 1,15 JAN-mar 7,SAT');
    assert.deepEqual(
      [cron?.minutes, cron?.hours, cron?.days, cron?.months, cron?.weekdays],
      [
        [0, 20, 40],
        [8, 9, 10],
        [1, 15],
        [1, 2, 3],
        [0, 6],
      ],
    );
    assert.deepEqual(readCron('5/15 * * * *')?.minutes, [5, 20, 35, 50]);
  });

  it('refuses what is none', () => {
    for (const text of ['', '* * * *', '60 * * * *', '* 24 * * *', '* * 0 * *', '*/0 * * * *', '5-1 * * * *', '@daily'])
      assert.equal(readCron(text), undefined, text);
  });
});

describe('nextTimes', () => {
  const times = (text: string, zone: string, now: string) => {
    const cron = readCron(text);
    assert.ok(cron);
    return nextTimes(cron, zone, new Date(now), 2);
  };

  it('goes by the clocks of the agency, across a change of clocks', () => {
    assert.deepEqual(times('30 6 * * *', 'Europe/Berlin', '2026-03-28T05:30:00Z'), [
      '2026-03-29T04:30:00.000Z',
      '2026-03-30T04:30:00.000Z',
    ]);
    assert.deepEqual(times('0 18 * * 1-5', 'America/Toronto', '2026-11-20T22:59:00Z'), [
      '2026-11-20T23:00:00.000Z',
      '2026-11-23T23:00:00.000Z',
    ]);
  });

  it('takes a day of the month or of the week where both are given', () => {
    assert.deepEqual(times('0 0 13 * 5', 'UTC', '2026-11-05T00:00:00Z'), [
      '2026-11-06T00:00:00.000Z',
      '2026-11-13T00:00:00.000Z',
    ]);
  });

  it('finds nothing where there is nothing', () => {
    assert.deepEqual(times('0 0 30 2 *', 'UTC', '2026-01-01T00:00:00Z'), []);
    assert.deepEqual(times('0 0 29 2 *', 'UTC', '2026-03-01T00:00:00Z'), [
      '2028-02-29T00:00:00.000Z',
      '2032-02-29T00:00:00.000Z',
    ]);
  });
});
