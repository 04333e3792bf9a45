import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Access, curlLine, placesOf } from './access.ts';

const access = (changes: Partial<Access> = {}): Access => ({
  user: 'lindenhof-1',
  password: "a'b",
  plainFtp: false,
  addresses: [
    { door: 'SFTP', url: 'sftp://lindenhof-1@drop.example:2022/', fingerprint: 'SHA256:x' },
    { door: 'FTP', url: 'ftp://lindenhof-1@[::1]:2121/', fingerprint: null },
    { door: 'HTTPS', url: 'https://gate.example:8443/drop/lindenhof-1/', fingerprint: null },
    { door: 'FOLDER', url: 'file:///srv/x', fingerprint: null },
  ],
  ...changes,
});

describe('placesOf', () => {
  it('takes addresses apart as software asks for them', () => {
    assert.deepEqual(
      placesOf(access()).map(({ door, host, port }) => [door, host, port]),
      [
        ['SFTP', 'drop.example', 2022],
        ['FTP', '[::1]', 2121],
        ['HTTPS', 'gate.example', undefined],
      ],
    );
  });
});

describe('curlLine', () => {
  it('is safe to paste into a shell, whatever the password', () => {
    assert.equal(
      curlLine(access(), 'https://gate.example/drop/lindenhof-1'),
      "curl --user 'lindenhof-1:a'\\''b' --upload-file openimmo.zip 'https://gate.example/drop/lindenhof-1/'",
    );
  });

  it('leaves a password out that is not known, so that curl asks for it', () => {
    assert.match(curlLine(access({ password: undefined }), 'https://gate.example/'), /--user 'lindenhof-1' /);
  });
});
