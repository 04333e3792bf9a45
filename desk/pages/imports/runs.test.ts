import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ImportIssue, ImportRun } from './documents.ts';
import { groupIssues, isNewer, mergeRun, secondsLeft, shareOf } from './runs.ts';

const run = (changes: Partial<ImportRun> = {}): ImportRun => ({
  id: 'a',
  fileName: 'a.zip',
  state: 'APPLYING',
  scope: 'FULL',
  software: null,
  objectsTotal: 100,
  objectsApplied: 20,
  created: 0,
  updated: 0,
  unchanged: 0,
  removed: 0,
  refused: 0,
  warnings: 0,
  waitingFor: null,
  reason: null,
  createdAt: '2026-11-22T10:00:00Z',
  startedAt: '2026-11-22T10:00:00Z',
  finishedAt: null,
  agency: { id: 'x', name: 'X', currency: 'EUR' },
  version: '1.2.7',
  door: 'FTP',
  dryRun: false,
  decision: null,
  decidedAt: null,
  undoableUntil: null,
  undoneAt: null,
  ...changes,
});

const issue = (changes: Partial<ImportIssue>): ImportIssue => ({
  position: null,
  key: null,
  severity: 'WARNING',
  code: 'C',
  path: 'p',
  message: 'm',
  hint: 'h',
  ...changes,
});

describe('mergeRun', () => {
  it('puts a run it does not know on top', () => {
    assert.deepEqual(
      mergeRun([run()], run({ id: 'b' })).map(({ id }) => id),
      ['b', 'a'],
    );
  });

  it('changes a run where it is', () => {
    const merged = mergeRun([run({ id: 'b' }), run()], run({ objectsApplied: 50 }));
    assert.deepEqual(
      merged.map(({ id, objectsApplied }) => [id, objectsApplied]),
      [
        ['b', 20],
        ['a', 50],
      ],
    );
  });
});

describe('isNewer', () => {
  it('never takes a run back', () => {
    const done = run({ state: 'DONE', finishedAt: '2026-11-22T10:01:00Z' });
    assert.equal(isNewer(done, run({ objectsApplied: 99 })), false);
    assert.equal(isNewer(run({ objectsApplied: 30 }), run({ objectsApplied: 20 })), false);
    assert.equal(isNewer(run(), run({ state: 'READING' })), false);
  });

  it('lets a held run go on once it is decided, and a finished one be taken back', () => {
    const held = run({ state: 'HELD', finishedAt: '2026-11-22T10:01:00Z' });
    assert.equal(isNewer(held, run()), false);
    assert.equal(isNewer(held, run({ decision: 'RELEASED' })), true);
    assert.equal(isNewer(held, run({ state: 'DONE', decision: 'REFUSED' })), true);
    const done = run({ state: 'DONE', finishedAt: '2026-11-22T10:01:00Z' });
    assert.equal(isNewer(done, run({ state: 'UNDOING' })), true);
    assert.equal(isNewer(run({ state: 'UNDONE' }), run({ state: 'UNDOING' })), false);
  });

  it('lets what waited start', () => {
    assert.equal(isNewer(run({ state: 'WAITING' }), run({ state: 'QUEUED' })), true);
  });
});

describe('secondsLeft', () => {
  const at = (seconds: number) => Date.parse('2026-11-22T10:00:00Z') + seconds * 1000;

  it('goes on at the pace so far', () => {
    assert.equal(secondsLeft(run(), at(10)), 40);
  });

  it('does not guess', () => {
    assert.equal(secondsLeft(run(), at(1)), undefined);
    assert.equal(secondsLeft(run({ objectsApplied: 0 }), at(10)), undefined);
    assert.equal(secondsLeft(run({ state: 'READING' }), at(10)), undefined);
  });
});

describe('groupIssues', () => {
  it('groups by object, the whole delivery first, what refuses an object on top', () => {
    const groups = groupIssues([
      issue({ position: 4, key: 'B' }),
      issue({ position: 2, key: null }),
      issue({ position: 4, key: 'B', severity: 'ERROR' }),
      issue({ severity: 'NOTE' }),
    ]);
    assert.deepEqual(
      groups.map(({ key, position, issues }) => [key, position, issues.map(({ severity }) => severity)]),
      [
        [null, null, ['NOTE']],
        [null, 2, ['WARNING']],
        ['B', 4, ['ERROR', 'WARNING']],
      ],
    );
  });
});

describe('shareOf', () => {
  it('is a share of the stock, where there is one', () => {
    assert.equal(shareOf(8, 25), 0.32);
    assert.equal(shareOf(8, 5), 1);
    assert.equal(shareOf(8, 0), undefined);
    assert.equal(shareOf(0, 5), undefined);
  });
});
