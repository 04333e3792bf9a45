import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, FTPError } from 'basic-ftp';
import { type ImportWorld, importWorld, keyFolder, openImmo, type Sender, zipOf } from '../test-support.ts';
import { startDropDoors } from './drop-doors.ts';
import { openDropIdentity } from './drop-identity.ts';

describe('the FTP door', () => {
  let world: ImportWorld;
  let sender: Sender;
  let folder: string;
  before(async () => {
    world = await importWorld({ maxFileBytes: 1024 ** 2 });
    sender = await world.sender();
    folder = join(world.dropDir, sender.sourceId);
  });
  after(() => world.close());

  /** A second set of doors on the same folders. */
  const openAnother = async (options: { passivePorts?: string } = {}) =>
    startDropDoors(world.platform, {
      host: '127.0.0.1',
      ftpPort: 0,
      sftpPort: 0,
      dropDir: world.dropDir,
      identity: await openDropIdentity({ dir: keyFolder, host: '127.0.0.1' }),
      ...options,
    });
  const bytes = (text: string) => Readable.from(Buffer.from(text), { objectMode: false });
  const refused = (code: number) => (error: unknown) => error instanceof FTPError && error.code === code;
  /** Speaks FTP by hand: sends each line, waits for each answer. */
  async function talk(lines: string[]): Promise<string[]> {
    const socket = connect(world.door.port, '127.0.0.1');
    const answers: string[] = [];
    let text = '';
    socket.on('data', (data) => {
      text += data;
    });
    for (const line of ['', ...lines]) {
      if (line) socket.write(`${line}\r\n`);
      const wanted = answers.length + 1;
      for (let tries = 0; tries < 300 && text.split('\r\n').length <= wanted; tries++) await sleep(10);
      answers.push(text.split('\r\n')[answers.length] ?? '');
    }
    socket.destroy();
    return answers;
  }

  it('does what broker software does', async () => {
    const client = await world.connect(sender);
    await client.ensureDir('/bilder');
    await client.uploadFrom(bytes('eins'), 'a b ä.jpg');
    await client.uploadFrom(bytes('zwei!'), 'a b ä.jpg');
    await client.appendFrom(bytes(' drei'), 'a b ä.jpg');
    assert.equal(await client.pwd(), '/bilder');
    assert.equal(await client.size('a b ä.jpg'), 10);
    assert.ok(Math.abs((await client.lastMod('a b ä.jpg')).getTime() - Date.now()) < 10_000);
    assert.deepEqual(
      (await client.list()).map(({ name, size, isFile }) => [name, size, isFile]),
      [['a b ä.jpg', 10, true]],
    );
    client.availableListCommands = ['LIST -a', 'LIST'];
    assert.deepEqual(
      (await client.list('/')).map(({ name, isDirectory }) => [name, isDirectory]),
      [['bilder', true]],
    );
    await client.rename('a b ä.jpg', '../b.jpg');
    await client.cd('..');
    await client.remove('b.jpg');
    await client.removeDir('/bilder');
    assert.deepEqual(await client.list(), []);
    assert.deepEqual(await readdir(folder), []);
    client.close();
  });

  it('takes the classic passive mode and a list of names', async () => {
    const client = await world.connect(sender);
    await client.uploadFrom(bytes('x'), 'one.jpg');
    client.close();
    const answers = await talk([`USER ${sender.user}`, `PASS ${sender.password}`, 'TYPE I', 'PASV']);
    assert.match(answers[4] ?? '', /^227 .*\(127,0,0,1,\d+,\d+\)/);
    await world.connect(sender).then((again) => again.remove('one.jpg'));
  });

  it('takes several at once', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `n${index}.jpg`);
    await Promise.all(names.map((name) => world.upload(sender, name, name.repeat(1000))));
    for (const name of names) assert.equal(await readFile(join(folder, name), 'utf8'), name.repeat(1000));
    const client = await world.connect(sender);
    for (const name of names) await client.remove(name);
    client.close();
  });

  it('shows nothing of another account, nor of the disk', async () => {
    const other = await world.sender();
    await world.upload(other, 'secret.jpg', 'x');
    const client = await world.connect(sender);
    await assert.rejects(client.cd(`../${other.sourceId}`), refused(550));
    await assert.rejects(client.size(`/../${other.sourceId}/secret.jpg`), refused(550));
    await assert.rejects(client.size('..\\..\\..\\etc\\passwd'), refused(550));
    await client.uploadFrom(bytes('x'), '../../../up.jpg');
    assert.ok((await readdir(folder)).includes('up.jpg'));
    await client.remove('up.jpg');
    await symlink('/etc', join(folder, 'link'));
    await symlink('/etc/passwd', join(folder, 'passwd.jpg'));
    await assert.rejects(client.size('link/passwd'), refused(553));
    await assert.rejects(client.size('passwd.jpg'), refused(553));
    await assert.rejects(client.uploadFrom(bytes('x'), 'link/evil.jpg'), refused(553));
    assert.deepEqual(await client.list(), []);
    await client.remove('link');
    await client.remove('passwd.jpg');
    client.close();
  });

  it('lets nobody in with a wrong password, a wrong name or a closed account', async () => {
    const closed = await world.sender();
    await world.platform.prisma.importSource.update({
      where: { id: closed.sourceId },
      data: { revokedAt: new Date() },
    });
    for (const wrong of [
      { ...sender, password: 'wrong' },
      { ...sender, user: 'nobody' },
      { ...sender, user: 'anonymous', password: '' },
      closed,
    ]) {
      await assert.rejects(world.connect(wrong), refused(530));
    }
    assert.match((await talk(['LIST']))[1] ?? '', /^530/);
    assert.match((await talk(['STOR x.zip']))[1] ?? '', /^530/);
    (await world.connect(sender)).close();
  });

  it('makes guessing slow and then stops it', async () => {
    const target = await world.sender();
    const started = Date.now();
    const tries = ['PASS a', 'PASS b', 'PASS c'];
    const answers = await talk([`USER ${target.user}`, ...tries]);
    assert.match(answers.at(-1) ?? '', /^421/);
    assert.ok(Date.now() - started >= 750, 'the third try waits longer than the second');
  });

  it('never shows an upload that is cut off, however it is cut off', async () => {
    const data = Buffer.alloc(300_000, 'x');
    // The connections break.
    const first = await world.connect(sender);
    const endless = new PassThrough();
    endless.write(data);
    const upload = assert.rejects(first.uploadFrom(endless, 'cut.zip'));
    await sleep(150);
    first.close();
    await upload;
    // The client is killed: both connections end in an orderly way.
    await killedClient(data);
    // The client changes its mind.
    await abortingClient(data);
    await sleep(300);
    assert.deepEqual(await readdir(folder), []);
    assert.deepEqual(await readdir(join(world.dropDir, '.uploads')), []);
    await world.work();
    assert.deepEqual(await world.runs(sender), []);
  });

  async function openStor(data: Buffer) {
    const control = connect(world.door.port, '127.0.0.1');
    let text = '';
    control.on('data', (chunk) => {
      text += chunk;
    });
    const say = async (line: string, answer: RegExp) => {
      control.write(`${line}\r\n`);
      for (let tries = 0; tries < 500 && !answer.test(text); tries++) await sleep(10);
      return answer.exec(text);
    };
    await say(`USER ${sender.user}`, /331/);
    await say(`PASS ${sender.password}`, /230/);
    const port = Number((await say('EPSV', /\|\|\|(\d+)\|/))?.[1]);
    const transfer = connect(port, '127.0.0.1');
    await say('STOR cut.zip', /150/);
    transfer.write(data);
    await sleep(100);
    return { control, transfer, say };
  }

  async function killedClient(data: Buffer) {
    const { control, transfer } = await openStor(data);
    transfer.end();
    control.end();
    await sleep(200);
  }

  async function abortingClient(data: Buffer) {
    const { control, transfer, say } = await openStor(data);
    transfer.on('error', () => {});
    assert.ok(await say('ABOR', /426[\s\S]*226/));
    control.destroy();
    transfer.destroy();
  }

  it('says clearly that a file is too large, and keeps nothing', async () => {
    const client = await world.connect(sender);
    await assert.rejects(client.uploadFrom(Readable.from([Buffer.alloc(2 * 1024 ** 2)]), 'large.zip'), (error: Error) =>
      /552|ECONNRESET|EPIPE/.test(error.message),
    );
    client.close();
    await sleep(100);
    assert.deepEqual(await readdir(folder), []);
  });

  it('forgets at its start what a killed process was receiving', async () => {
    const uploads = join(world.dropDir, '.uploads');
    await mkdir(uploads, { recursive: true });
    await writeFile(join(uploads, 'left-over'), 'x');
    const door = await openAnother();
    assert.deepEqual(await readdir(uploads), []);
    await door.close();
  });

  it('keeps to the passive ports it was given', async () => {
    const door = await openAnother({ passivePorts: '42311-42313' });
    const client = new Client(5_000);
    await client.access({ host: '127.0.0.1', port: door.ftpPort, user: sender.user, password: sender.password });
    for (let index = 0; index < 8; index++) await client.uploadFrom(bytes('x'), 'same.jpg');
    await client.remove('same.jpg');
    client.close();
    await door.close();
  });

  it('wakes the look into the folders after each upload', async () => {
    world.platform.woken.length = 0;
    await world.upload(sender, 'o.zip', await zipOf({ 'o.xml': openImmo([{ number: '1' }]) }));
    assert.deepEqual(world.platform.woken, ['imports.scan']);
    await world.work();
  });
});
