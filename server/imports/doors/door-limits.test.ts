import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { connect as connectTls } from 'node:tls';
import { eventually } from '../../../test/harness/product.ts';
import { type ImportWorld, importWorld, type Sender } from '../test-support.ts';
import { call, openFtps, openHttps, openSftp } from './test-support.ts';

const bytes = (data: Uint8Array | string) => Readable.from(Buffer.from(data), { objectMode: false });

describe('what the network doors let one client do', () => {
  let world: ImportWorld;
  let https: Awaited<ReturnType<typeof openHttps>>;
  before(async () => {
    world = await importWorld();
    https = await openHttps(world);
  });
  after(async () => {
    await https.close();
    await world.close();
  });

  /** Says each line when the one before was answered; the answers. */
  async function talk(lines: string[]): Promise<{ answers: string[]; socket: Socket }> {
    const socket = connect(world.door.port, '127.0.0.1').on('error', () => {});
    let text = '';
    socket.on('data', (data) => {
      text += data;
    });
    const answers = () => text.split('\r\n').slice(0, -1);
    for (const [index, line] of ['', ...lines].entries()) {
      if (line) socket.write(`${line}\r\n`);
      await eventually(async () => assert.ok(answers().length > index));
    }
    return { answers: answers().slice(1), socket };
  }

  /** Passes a connection on to `port`, and keeps what came back. */
  async function recorder(port: number) {
    const heard: Buffer[] = [];
    const server = createServer((client) => {
      const door = connect(port, '127.0.0.1');
      door.on('data', (data) => heard.push(data));
      door.pipe(client).on('error', () => {});
      client.pipe(door).on('error', () => {});
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return { heard, server, port: (server.address() as AddressInfo).port };
  }

  /** The lengths of TLS records. */
  function recordLengths(bytes: Buffer): number[] {
    const lengths: number[] = [];
    for (let at = 0; at + 5 <= bytes.length; at += 5 + (lengths.at(-1) ?? 0)) lengths.push(bytes.readUInt16BE(at + 3));
    return lengths;
  }

  /** An alert of two bytes, its type and its tag: what close_notify is on the wire of TLS 1.3. */
  const CLOSE_NOTIFY = 19;

  it('end lists over TLS 1.3 with close_notify, without which a client takes them for cut off', async () => {
    const sender = await world.sender();
    const client = await openFtps(world, sender);
    await client.uploadFrom(bytes('x'), 'a.jpg');
    for (const command of ['LIST', 'NLST', 'MLSD', 'NLST empty']) {
      if (command === 'NLST empty') await client.send('MKD empty');
      const epsv = await client.send('EPSV');
      const { heard, server, port } = await recorder(Number(/\|\|\|(\d+)\|/.exec(epsv.message)?.[1]));
      client.ftp.socket.write(`${command}\r\n`);
      const data = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false, minVersion: 'TLSv1.3' });
      let text = '';
      data.on('data', (chunk) => {
        text += chunk;
      });
      await once(data, 'close');
      assert.equal(/a\.jpg/.test(text), command !== 'NLST empty', command);
      assert.equal(recordLengths(Buffer.concat(heard)).at(-1), CLOSE_NOTIFY, command);
      server.close();
      await eventually(async () => assert.equal((await client.send('NOOP')).message, '200 Here.'));
    }
    client.close();
  });

  it('as many as it likes with the right password, side by side', async () => {
    const sender = await world.sender();
    const statuses = await Promise.all(
      Array.from({ length: 30 }, async (_, index) => (await https.put(sender, `${index}.jpg`, 'x')).status),
    );
    assert.deepEqual([...new Set(statuses)], [201]);
  });

  it('hear nothing of which accounts may go without TLS', async () => {
    const plain = await world.sender();
    const secure = await world.sender();
    await world.platform.prisma.importSource.update({ where: { id: secure.sourceId }, data: { plainFtp: false } });
    const heard = await Promise.all(
      [plain.user, secure.user, 'nobody'].map(async (user) => {
        const { answers, socket } = await talk([`USER ${user}`, 'PASS wrong']);
        socket.destroy();
        return answers;
      }),
    );
    assert.match(heard[0]?.[1] ?? '', /^530 .*TLS/);
    assert.deepEqual(heard[1], heard[0]);
    assert.deepEqual(heard[2], heard[0]);
    const { answers, socket } = await talk([`USER ${secure.user}`, `PASS ${secure.password}`]);
    assert.deepEqual(answers, heard[0]);
    socket.destroy();
  });

  it('twenty connections an address, and not for ever', async () => {
    const sender = await world.sender();
    const client = await openFtps(world, sender);
    const sockets: Socket[] = [];
    for (let index = 0; index < 25; index++) {
      const socket = connect(index % 2 ? world.door.port : world.door.sftpPort, '127.0.0.1').on('error', () => {});
      socket.resume();
      sockets.push(socket);
    }
    // SFTP just hangs up.
    await eventually(async () => {
      assert.equal(sockets.filter(({ destroyed, readableEnded }) => destroyed || readableEnded).length, 6);
    });
    for (const socket of sockets) socket.destroy();
    await eventually(async () => (await openSftp(world, sender)).client.end());
    client.close();
  });

  it('no more than an account may store, gaps counted, and say so at every door', async () => {
    const full = await importWorld({ quotaBytes: 2 * 1024 ** 2 });
    const put = await openHttps(full);
    try {
      const sender = await full.sender();
      assert.equal((await put.put(sender, 'a.jpg', new Uint8Array(1024 ** 2))).status, 201);
      const refused = await put.put(sender, 'b.jpg', new Uint8Array(1.5 * 1024 ** 2));
      assert.equal(refused.status, 507);
      assert.match(await refused.text(), /stored all it may.*DROP_QUOTA_GIB.*QUOTA_EXCEEDED/);
      const ftp = await openFtps(full, sender);
      await assert.rejects(ftp.uploadFrom(bytes(new Uint8Array(1.5 * 1024 ** 2)), 'b.jpg'), /552|ECONNRESET|EPIPE/);
      ftp.close();
      const sftp = await openSftp(full, sender);
      const handle = await call<Buffer>((done) => sftp.open('c.zip', 'w', done));
      await assert.rejects(
        call((done) => sftp.write(handle, Buffer.from('x'), 0, 1, 1.5 * 1024 ** 2, done)),
        /stored all it may/,
      );
      await assert.rejects(call((done) => sftp.close(handle, done)));
      // What was refused takes nothing.
      await call((done) => sftp.writeFile('d.jpg', Buffer.alloc(512 * 1024), done));
      assert.deepEqual(
        (await call<{ filename: string }[]>((done) => sftp.readdir('/', done))).map(({ filename }) => filename).sort(),
        ['a.jpg', 'd.jpg'],
      );
      // What is removed makes room at once.
      for (let time = 0; time < 6; time++) {
        await call((done) => sftp.writeFile('e.jpg', Buffer.alloc(512 * 1024 - 1), done));
        await call((done) => sftp.unlink('e.jpg', done));
      }
      sftp.client.end();
    } finally {
      await put.close();
      await full.close();
    }
  });

  it('no file with parts that never came', async () => {
    const sender = await world.sender();
    const sftp = await openSftp(world, sender);
    const handle = await call<Buffer>((done) => sftp.open('a.zip', 'w', done));
    await call((done) => sftp.write(handle, Buffer.from('x'), 0, 1, 200 * 1024 ** 2, done));
    await assert.rejects(
      call((done) => sftp.close(handle, done)),
      /never came/,
    );
    assert.deepEqual(await call<unknown[]>((done) => sftp.readdir('/', done)), []);
    sftp.client.end();
  });

  const wrongTries = async (sender: Sender, count: number) => {
    const answers = await Promise.all(Array.from({ length: count }, () => https.put(sender, 'a.zip', 'x')));
    return answers.map(({ status }) => status);
  };

  it('ten wrong passwords, also all at once, then none; and unknown accounts answer alike', async () => {
    const sender = await world.sender();
    const callers = [
      { ...sender, password: 'wrong' },
      { ...sender, user: 'unheard-of', password: 'wrong' },
    ];
    // Side by side: each of them is made to wait longer and longer.
    const tried = await Promise.all(callers.map((who) => wrongTries(who, 30)));
    for (const [index, who] of callers.entries()) {
      const statuses = tried[index] ?? [];
      assert.equal(statuses.filter((status) => status === 401).length, 10, who.user);
      assert.equal(statuses.filter((status) => status === 429).length, 20, who.user);
      const before = process.cpuUsage();
      const again = await Promise.all(
        Array.from({ length: 100 }, () => https.put({ ...who, password: 'again' }, 'a.zip', 'x')),
      );
      assert.ok(again.every(({ status }) => status === 429 || status === 503));
      assert.ok(Number(again[0]?.headers.get('retry-after')) > 0);
      // Computing them would take six seconds.
      assert.ok(process.cpuUsage(before).user < 3_000_000, 'refused before it is computed');
    }
    // The right one neither, from there: who guesses it must not be told.
    assert.equal((await https.put(sender, 'a.zip', 'x')).status, 429);
    for (let index = 0; index < 60; index++) await https.put({ ...sender, user: `n${index}`, password: 'x' }, 'a', 'x');
    const other = await world.sender();
    assert.equal((await https.put(other, 'a.zip', 'x')).status, 429);
    // A quarter of an hour later.
    world.platform.setNow(new Date(Date.now() + 16 * 60_000));
    assert.equal((await https.put(sender, 'a.jpg', 'x')).status, 201);
  });
});
