import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fromWall, toWall, zoneName } from './zone.ts';

describe('wall time', () => {
  it('goes both ways, in summer and winter, whatever zone the machine is in', () => {
    for (const [wall, zone, iso] of [
      ['2026-12-18T18:00', 'Europe/Berlin', '2026-12-18T17:00:00.000Z'],
      ['2026-07-01T09:30', 'Europe/Bucharest', '2026-07-01T06:30:00.000Z'],
      ['2026-01-15T00:00', 'America/Toronto', '2026-01-15T05:00:00.000Z'],
    ] as const) {
      assert.equal(fromWall(wall, zone), iso);
      assert.equal(toWall(iso, zone), wall);
    }
  });

  it('holds in the hours around a change of clocks', () => {
    assert.equal(fromWall('2026-03-29T01:59', 'Europe/Berlin'), '2026-03-29T00:59:00.000Z');
    assert.equal(fromWall('2026-03-29T03:00', 'Europe/Berlin'), '2026-03-29T01:00:00.000Z');
    assert.equal(fromWall('2026-10-25T03:30', 'Europe/Berlin'), '2026-10-25T02:30:00.000Z');
  });

  it('moves a time that does not exist by the gap', () => {
    assert.match(toWall(fromWall('2026-03-29T02:30', 'Europe/Berlin'), 'Europe/Berlin'), /T0[13]:30$/);
  });
});

it('zoneName names the city', () => {
  assert.match(zoneName('en', 'America/New_York'), /^New York \(/);
});
