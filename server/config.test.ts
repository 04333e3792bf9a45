import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { ConfigError, readConfig } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatepost-config-'));
const umask = process.umask();
after(() => {
  process.umask(umask);
  rmSync(folder, { recursive: true });
});

const GOOD_KEY = 'k4ZqX0nB7vYw2mE9sLr6TgUp3hJd8cAf1oIxNtQbRyM=';
const production = {
  DATA_DIR: folder,
  GATEPOST_MODE: 'production',
  PUBLIC_URL: 'https://gatepost.test',
  SECRET_KEY: GOOD_KEY,
  POSTMARK_TOKEN: 'x',
  MAIL_FROM: 'x@gatepost.test',
};

/** What the start says about these settings; undefined when it starts. */
function refused(env: Record<string, string>): string | undefined {
  try {
    readConfig(env);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.message;
  }
}

describe('production', () => {
  it('starts with a key that cannot be guessed, and names one that can', () => {
    for (const key of [GOOD_KEY, '9f86d081884c7d659a2feaa0c55ad015', 'correct horse battery staple on the old bridge'])
      assert.equal(refused({ ...production, SECRET_KEY: key }), undefined, key);
    for (const key of [
      'a'.repeat(40),
      'ab'.repeat(20),
      '0123456789'.repeat(4),
      'abcdefghijklmnopqrstuvwxyz0123456789',
      'changemechangemechangemechangeme',
      'please-change-me-before-you-go-live-7',
      'MyVeryOwnPassword-for-production-2026',
      `${'x9Kq2Lm7'.repeat(5)}x9K`,
    ])
      assert.match(refused({ ...production, SECRET_KEY: key }) ?? '', /SECRET_KEY: .*openssl rand/, key);
  });

  it('does not let people sign in over http, but for this machine', () => {
    for (const url of ['http://gatepost.test', 'http://10.0.0.5:4000', 'http://127.evil.test'])
      assert.match(refused({ ...production, PUBLIC_URL: url }) ?? '', /PUBLIC_URL: .*https/, url);
    for (const url of ['http://127.0.0.1:4000', 'http://localhost:4000', 'http://[::1]:4000'])
      assert.equal(refused({ ...production, PUBLIC_URL: url }), undefined, url);
  });
});

it('the demo listens on this machine only', () => {
  for (const host of ['0.0.0.0', '::', '192.168.1.5', 'gatepost.test'])
    assert.match(refused({ DATA_DIR: folder, HOST: host }) ?? '', /HOST: the demo/, host);
  for (const host of ['127.0.0.1', '127.0.0.2', 'localhost', '::1'])
    assert.equal(refused({ DATA_DIR: folder, HOST: host }), undefined, host);
});

it('what lies in the data folder is ours alone, also what an earlier version left there', () => {
  mkdirSync(join(folder, 'files'));
  writeFileSync(join(folder, 'demo.json'), '{}');
  chmodSync(join(folder, 'files'), 0o755);
  chmodSync(join(folder, 'demo.json'), 0o644);
  assert.equal(refused(production), undefined);
  writeFileSync(join(folder, 'files', 'new'), 'x');
  const mode = (path: string) => statSync(join(folder, path)).mode & 0o777;
  assert.deepEqual(['', 'files', 'demo.json', 'files/new'].map(mode), [0o711, 0o700, 0o600, 0o600]);
});
