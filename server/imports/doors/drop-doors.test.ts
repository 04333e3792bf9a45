import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import { FTPError, Client as FtpClient } from 'basic-ftp';
import ssh2 from 'ssh2';
import { eventually } from '../../../test/harness/product.ts';
import { createDropAccount, resetDropPassword } from '../sources/drop-accounts.ts';
import { configureImports } from '../sources/import-settings.ts';
import { configureImportSource, revokeImportSource } from '../sources/sources.ts';
import { type ImportWorld, importWorld, openImmo, operator, type Sender, zipOf } from '../test-support.ts';
import { call, openFtps, openSftp } from './test-support.ts';

const bytes = (text: string | Buffer) => Readable.from(Buffer.from(text), { objectMode: false });
const refused =
  (code: number, text = /./) =>
  (error: unknown) =>
    error instanceof FTPError && error.code === code && text.test(error.message);

/** An account of a new agency that may not go without TLS. */
async function securedSender(world: ImportWorld): Promise<Sender> {
  const sender = await world.sender();
  await world.platform.prisma.importSource.update({ where: { id: sender.sourceId }, data: { plainFtp: false } });
  return sender;
}

describe('FTP with TLS', () => {
  let world: ImportWorld;
  let sender: Sender;
  before(async () => {
    world = await importWorld();
    sender = await securedSender(world);
  });
  after(() => world.close());

  it('delivers over TLS, control and data, under a certificate that stays', async () => {
    const client = await openFtps(world, sender);
    const { fingerprint256 } = (client.ftp.socket as TLSSocket).getPeerCertificate();
    assert.equal(fingerprint256, world.door.tlsFingerprint);
    await client.ensureDir('/out');
    assert.deepEqual(await client.list(), []);
    await client.uploadFrom(bytes('one'), 'a.jpg');
    await client.uploadFrom(bytes('two!'), 'a.jpg');
    await client.rename('a.jpg', 'b.jpg');
    assert.equal(await client.size('b.jpg'), 4);
    assert.deepEqual(
      (await client.list()).map(({ name, size }) => [name, size]),
      [['b.jpg', 4]],
    );
    await client.remove('b.jpg');
    client.close();
  });

  it('notes the door, and its use', async () => {
    const client = await openFtps(world, sender);
    await client.uploadFrom(bytes(await zipOf({ 'o.xml': openImmo([{ number: 'T1' }]) })), 'a.zip');
    client.close();
    await world.work();
    const [run] = await world.runs(sender);
    assert.deepEqual([run?.state, run?.door], ['DONE', 'FTP']);
    const source = await world.platform.prisma.importSource.findUniqueOrThrow({ where: { id: sender.sourceId } });
    assert.ok(source.lastUsedAt);
  });

  it('asks for TLS before a password is sent, unless the account may go without', async () => {
    await assert.rejects(world.connect(sender), refused(530, /TLS/));
    await assert.rejects(world.connect({ ...sender, user: 'nobody' }), refused(530, /TLS/));
    const plain = await world.sender();
    (await world.connect(plain)).close();
    await configureImportSource(world.platform, operator, { id: plain.sourceId, plainFtp: false });
    await assert.rejects(world.connect(plain), refused(530, /TLS/));
    (await openFtps(world, plain)).close();
  });

  it('refuses data in the clear', async () => {
    const client = await openFtps(world, sender);
    await assert.rejects(client.send('PROT C'), refused(534));
    client.close();
    const plain = await world.sender();
    const other = await openFtps(world, plain);
    await other.send('PROT C');
    other.close();
  });

  it('refuses data without PROT on an encrypted connection', async () => {
    const client = new FtpClient(5_000);
    await client.connect('127.0.0.1', world.door.port);
    await client.send('AUTH TLS');
    const { connect: connectTls } = await import('node:tls');
    const socket = connectTls({ socket: client.ftp.socket, rejectUnauthorized: false });
    await new Promise((resolve) => socket.once('secureConnect', resolve));
    client.ftp.socket = socket;
    await client.login(sender.user, sender.password);
    const epsv = await client.send('EPSV');
    const data = connect(Number(/\|\|\|(\d+)\|/.exec(epsv.message)?.[1]), '127.0.0.1').on('error', () => {});
    await assert.rejects(client.send('STOR a.zip'), refused(521, /PROT P/));
    data.destroy();
    client.close();
  });

  it('takes no command that came in the clear behind AUTH for one that came encrypted', async () => {
    const socket = connect(world.door.port, '127.0.0.1');
    let text = '';
    socket.on('data', (data) => {
      text += data;
    });
    await eventually(async () => assert.match(text, /220/));
    socket.write(`AUTH TLS\r\nUSER ${sender.user}\r\nPASS x\r\n`);
    await eventually(async () => assert.match(text, /421/));
    assert.doesNotMatch(text, /331|230/);
    socket.destroy();
  });

  it('never shows an upload over TLS that is cut off', async () => {
    const client = await openFtps(world, sender);
    const endless = new Readable({ read() {} });
    endless.push(Buffer.alloc(200_000, 'x'));
    const upload = assert.rejects(client.uploadFrom(endless, 'cut.zip'));
    await sleep(200);
    client.close();
    await upload;
    await sleep(200);
    assert.deepEqual(await readdir(join(world.dropDir, '.uploads')), []);
    assert.ok(!(await readdir(join(world.dropDir, sender.sourceId))).includes('cut.zip'));
  });
});

describe('the SFTP door', () => {
  let world: ImportWorld;
  let sender: Sender;
  let folder: string;
  let local: string;
  before(async () => {
    world = await importWorld({ maxFileBytes: 3 * 1024 ** 2 });
    sender = await securedSender(world);
    folder = join(world.dropDir, sender.sourceId);
    local = join(tmpdir(), `gatepost-sftp-${process.pid}`);
    await mkdir(local, { recursive: true });
  });
  after(async () => {
    await rm(local, { recursive: true, force: true });
    await world.close();
  });

  async function localFile(name: string, data: Buffer): Promise<string> {
    const path = join(local, name);
    await writeFile(path, data);
    return path;
  }

  it('shows the host key that it says it has', async () => {
    const fingerprints: string[] = [];
    (await openSftp(world, sender, fingerprints)).client.end();
    assert.deepEqual(fingerprints, [world.door.sshFingerprints[0]]);
  });

  it('takes many writes at once, several files at once, and shows them whole', async () => {
    const sftp = await openSftp(world, sender);
    const data = Array.from({ length: 3 }, (_, index) => Buffer.alloc(2_000_000 + index, `${index}abc`));
    const files = await Promise.all(data.map((content, index) => localFile(`f${index}.jpg`, content)));
    await Promise.all(
      files.map((file, index) => call((done) => sftp.fastPut(file, `f${index}.jpg`, { concurrency: 32 }, done))),
    );
    for (const [index, content] of data.entries()) {
      assert.ok((await readFile(join(folder, `f${index}.jpg`))).equals(content));
      await call((done) => sftp.unlink(`/f${index}.jpg`, done));
    }
    sftp.client.end();
  });

  it('does what broker software does', async () => {
    const sftp = await openSftp(world, sender);
    assert.equal(await call<string>((done) => sftp.realpath('.', done)), '/');
    await call((done) => sftp.mkdir('bilder', done));
    await call((done) => sftp.writeFile('bilder/ä b.jpg.filepart', 'eins', done));
    await call((done) => sftp.rename('bilder/ä b.jpg.filepart', 'bilder/ä b.jpg', done));
    await call((done) => sftp.writeFile('bilder/neu.jpg', 'zwei!', done));
    // The server cannot name it when it greets (ssh2 has no way to), but clients may just use it.
    (sftp as unknown as { _extensions: object })._extensions = { 'posix-rename@openssh.com': '1' };
    await call((done) => sftp.ext_openssh_rename('bilder/neu.jpg', 'bilder/ä b.jpg', done));
    await call((done) => sftp.setstat('bilder/ä b.jpg', { mtime: 0, atime: 0, mode: 0o644 }, done));
    await call((done) => sftp.appendFile('bilder/ä b.jpg', ' drei', done));
    const stats = await call<ssh2.Stats>((done) => sftp.lstat('/bilder/ä b.jpg', done));
    assert.deepEqual([stats.size, stats.isFile()], [10, true]);
    const list = await call<{ filename: string }[]>((done) => sftp.readdir('/bilder', done));
    assert.deepEqual(
      list.map(({ filename }) => filename),
      ['ä b.jpg'],
    );
    await call((done) => sftp.unlink('bilder/ä b.jpg', done));
    await call((done) => sftp.rmdir('bilder', done));
    assert.deepEqual(await readdir(folder), []);
    sftp.client.end();
  });

  it('shows nothing of another account, of the disk, or of what was delivered', async () => {
    const other = await world.sender();
    await world.upload(other, 'secret.jpg', 'x');
    const sftp = await openSftp(world, sender);
    await assert.rejects(
      call((done) => sftp.stat(`../${other.sourceId}/secret.jpg`, done)),
      /no such/i,
    );
    await assert.rejects(
      call((done) => sftp.stat('/../../etc/passwd', done)),
      /no such/i,
    );
    await call((done) => sftp.writeFile('mine.jpg', 'x', done));
    await assert.rejects(
      call((done) => sftp.readFile('mine.jpg', done)),
      /not fetched/,
    );
    await assert.rejects(call((done) => sftp.symlink('/etc/passwd', 'link', done)));
    await call((done) => sftp.unlink('mine.jpg', done));
    sftp.client.end();
  });

  it('gives no shell, no command and no tunnel', async () => {
    const { client } = await openSftp(world, sender);
    await assert.rejects(call((done) => client.exec('id', done)));
    await assert.rejects(call((done) => client.shell(done)));
    await assert.rejects(call((done) => client.forwardOut('127.0.0.1', 1, '127.0.0.1', 22, done)));
    client.end();
  });

  it('never shows what a killed client had not closed', async () => {
    const sftp = await openSftp(world, sender);
    const handle = await call<Buffer>((done) => sftp.open('cut.zip', 'w', done));
    await call((done) => sftp.write(handle, Buffer.alloc(100_000, 'x'), 0, 100_000, 0, done));
    assert.deepEqual(await readdir(folder), []);
    sftp.client.destroy();
    await eventually(async () => assert.deepEqual(await readdir(join(world.dropDir, '.uploads')), []));
    assert.deepEqual(await readdir(folder), []);
  });

  it('keeps nothing that is too large, and says so also at the end', async () => {
    const sftp = await openSftp(world, sender);
    const handle = await call<Buffer>((done) => sftp.open('large.zip', 'w', done));
    const piece = Buffer.alloc(10);
    await assert.rejects(
      call((done) => sftp.write(handle, piece, 0, 10, 4 * 1024 ** 2, done)),
      /3 MiB/,
    );
    await assert.rejects(
      call((done) => sftp.write(handle, piece, 0, 10, 0, done)),
      /3 MiB/,
    );
    await assert.rejects(
      call((done) => sftp.close(handle, done)),
      /not kept/,
    );
    assert.deepEqual(await readdir(folder), []);
    sftp.client.end();
  });

  it('lets nobody in with a wrong password, and soon makes them wait', async () => {
    const started = Date.now();
    for (const password of ['wrong', 'wrong again', 'and again']) {
      await assert.rejects(openSftp(world, { ...sender, password }), /authentication/i);
    }
    assert.ok(Date.now() - started >= 750);
    await assert.rejects(openSftp(world, { ...sender, user: 'nobody' }), /authentication/i);
  });

  it('gives a package to the scan as soon as it is closed', async () => {
    const sftp = await openSftp(world, sender);
    world.platform.woken.length = 0;
    const zip = await zipOf({ 'o.xml': openImmo([{ number: 'S1' }]) });
    await call((done) => sftp.writeFile('a.zip', zip, done));
    assert.deepEqual(world.platform.woken, ['imports.scan']);
    await world.work();
    const [run] = await world.runs(sender);
    assert.deepEqual([run?.state, run?.door], ['DONE', 'SFTP']);
    sftp.client.end();
  });

  it('keeps each file’s own door where one account uses two', async () => {
    const both = await world.sender();
    const sftp = await openSftp(world, both);
    await call((done) => sftp.writeFile('s.zip.tmp', Buffer.from('x'), done));
    await world.upload(both, 'f.zip', 'y');
    await call((done) => sftp.rename('s.zip.tmp', 's.zip', done));
    sftp.client.end();
    await world.work();
    const runs = await world.runs(both);
    assert.deepEqual(runs.map(({ fileName, door }) => [fileName, door]).sort(), [
      ['f.zip', 'FTP'],
      ['s.zip', 'SFTP'],
    ]);
  });
});

describe('one lock for all doors', () => {
  let world: ImportWorld;
  before(async () => {
    world = await importWorld();
  });
  after(() => world.close());

  /** Resolves when the server has ended the session. */
  const ended = async (sender: Sender) => {
    const ftp = await openFtps(world, sender);
    const sftp = await openSftp(world, sender);
    const handle = await call<Buffer>((done) => sftp.open('half.zip', 'w', done));
    await call((done) => sftp.write(handle, Buffer.from('x'), 0, 1, 0, done));
    return Promise.all([
      eventually(async () => assert.ok(ftp.closed)),
      new Promise((resolve) => sftp.client.once('close', () => resolve(undefined))),
    ]);
  };
  const within = (promise: Promise<unknown>) =>
    Promise.race([promise, sleep(4_000).then(() => Promise.reject(new Error('the session goes on')))]);

  it('ends open sessions when the account gets another password, which is the only one then', async () => {
    const sender = await world.sender();
    const sessions = ended(sender);
    await sleep(1_000);
    const { password } = await resetDropPassword(world.platform, operator, sender.sourceId);
    await within(sessions);
    await assert.rejects(openFtps(world, sender), refused(530));
    const sftp = await openSftp(world, { ...sender, password });
    assert.deepEqual(await readdir(join(world.dropDir, sender.sourceId)), []);
    sftp.client.end();
  });

  it('ends open sessions when the account is closed, and lets nobody in any more', async () => {
    const sender = await world.sender();
    const sessions = ended(sender);
    await sleep(1_000);
    await revokeImportSource(world.platform, operator, sender.sourceId);
    await within(sessions);
    await assert.rejects(openFtps(world, sender), refused(530));
    await assert.rejects(openSftp(world, sender), /authentication/i);
  });

  it('lets nobody in while imports are switched off, says so, and keeps what is there', async () => {
    const sender = await world.sender();
    await world.upload(sender, 'a.zip', await zipOf({ 'o.xml': openImmo([{ number: 'A1' }]) }));
    await configureImports(world.platform, operator, { enabled: false });
    await assert.rejects(world.connect(sender), refused(530, /switched off/));
    const banner = new Promise<string>((resolve) => {
      const client = new ssh2.Client();
      client.on('banner', resolve).on('error', () => {});
      client.connect({
        host: '127.0.0.1',
        port: world.door.sftpPort,
        username: sender.user,
        password: sender.password,
      });
    });
    assert.match(await banner, /switched off/);
    await world.work();
    assert.deepEqual(await world.runs(sender), []);
    await configureImports(world.platform, operator, { enabled: true });
    await world.work();
    assert.equal((await world.runs(sender))[0]?.state, 'DONE');
  });

  it('opens the account of all agencies only while that is switched on', async () => {
    const account = { agencyId: null, name: 'All' };
    await assert.rejects(createDropAccount(world.platform, operator, account), /SHARED_DOOR_CLOSED/);
    await configureImports(world.platform, operator, { sharedDoor: true });
    const { source, user, password } = await createDropAccount(world.platform, operator, account);
    const sender = { agencyId: '', sourceId: source.id, user, password };
    (await openFtps(world, sender)).close();
    await configureImports(world.platform, operator, { sharedDoor: false });
    await assert.rejects(openFtps(world, sender), refused(530, /switched off/));
  });

  it('has a certificate that clients can read', async () => {
    const { cert } = {
      cert: await readFile(join(tmpdir(), `gatepost-test-keys-${process.getuid?.() ?? 0}`, 'tls.pem')),
    };
    const certificate = new X509Certificate(cert);
    assert.equal(certificate.checkIP('127.0.0.1'), '127.0.0.1');
    assert.ok(certificate.verify(certificate.publicKey));
  });
});
