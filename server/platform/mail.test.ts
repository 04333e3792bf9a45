import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock, test } from 'node:test';
import { systemClock } from './clock.ts';
import { createOutbox, createPostmark, type OutgoingMail } from './mail.ts';

const mail: OutgoingMail = {
  id: 'our-id',
  to: 'anna@example.com',
  subject: 'Report',
  text: 'Text',
  html: '<p>Text</p>',
  attachments: [{ name: 'report.json', contentType: 'application/json', content: '{"größe":1}' }],
};

test('Postmark gets attachments, our id, and is asked for it before a mail goes again', async () => {
  const asked: { url: string; body: Record<string, unknown> }[] = [];
  mock.method(globalThis, 'fetch', async (url: URL | string, init: { body?: string }) => {
    asked.push({ url: String(url), body: init.body ? JSON.parse(init.body) : {} });
    return Response.json({ MessageID: 'theirs', ErrorCode: 0, Messages: [{ MessageID: 'theirs' }], TotalCount: 1 });
  });
  const postmark = createPostmark('token', 'Gatepost <gatepost@example.com>');
  assert.equal(await postmark.send(mail), 'theirs');
  assert.equal(await postmark.find('our-id'), 'theirs');
  mock.restoreAll();
  const [sent, found] = asked;
  assert.deepEqual(sent?.body.Metadata, { id: 'our-id' });
  assert.deepEqual(sent?.body.Attachments, [
    {
      Name: 'report.json',
      ContentType: 'application/json',
      Content: Buffer.from('{"größe":1}').toString('base64'),
      ContentID: null,
    },
  ]);
  assert.deepEqual(sent?.body.Headers, [{ Name: 'Auto-Submitted', Value: 'auto-generated' }]);
  assert.match(found?.url ?? '', /metadata_id=our-id/);
});

test('the outbox keeps attachments', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatepost-outbox-'));
  const outbox = createOutbox(folder, systemClock);
  await outbox.send(mail);
  assert.deepEqual((await outbox.list())[0]?.attachments, mail.attachments);
  rmSync(folder, { recursive: true });
});
