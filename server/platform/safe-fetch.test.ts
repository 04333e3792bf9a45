import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import {
  createSafeFetch,
  type FetchOptions,
  type FetchProblem,
  isAllowed,
  type Resolve,
  SafeFetchError,
  type SafeFetchSettings,
} from './safe-fetch.ts';

const MAX = { maxBytes: 1000 };

describe('an address', () => {
  const refused = [
    ...[
      '0.0.0.0',
      '0.1.2.3',
      '10.1.2.3',
      '100.64.0.1',
      '100.100.100.200',
      '127.0.0.1',
      '127.255.0.1',
      '169.254.169.254',
    ],
    ...['172.16.0.1', '172.31.255.255', '192.0.0.192', '192.168.1.1', '198.18.0.1', '203.0.113.9', '224.0.0.1'],
    ...['240.0.0.1', '255.255.255.255', '168.63.129.16'],
    ...['::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:a9fe:a9fe', '::127.0.0.1', '::ffff:0:127.0.0.1'],
    ...['64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::a00:1', '2002:7f00:1::', '2001:0:1::1', '100::1'],
    ...['fc00::1', 'fd00:ec2::254', 'fe80::1', 'fec0::1', 'ff02::1', '2001:db8::1', '3fff::1', '5f00::1', '4000::1'],
    ...['', 'localhost', '1.2.3'],
  ];
  for (const address of refused) {
    it(`${address || '(none)'} is refused`, () => assert.equal(isAllowed(address, false), false));
  }
  for (const address of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2a01:4f8::1', '::ffff:8.8.8.8', '64:ff9b::808:808']) {
    it(`${address} is public`, () => assert.equal(isAllowed(address, false), true));
  }
  for (const address of ['127.0.0.1', '10.0.0.1', '192.168.0.1', '100.64.0.1', '::1', 'fd00::1']) {
    it(`${address} is allowed where private ones are`, () => assert.equal(isAllowed(address, true), true));
  }
  for (const address of [
    '169.254.169.254',
    'fe80::1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '168.63.129.16',
    '::',
  ]) {
    it(`${address} is refused even then`, () => assert.equal(isAllowed(address, true), false));
  }
});

describe('safe fetch', () => {
  let server: Server;
  let port: number;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let seen: IncomingMessage[];
  let connections = 0;

  before(async () => {
    server = createServer((request, response) => {
      seen.push(request);
      answer(request, response);
    });
    server.on('connection', () => {
      connections += 1;
    });
    port = await listen(server);
  });
  beforeEach(() => {
    seen = [];
    connections = 0;
    answer = (_request, response) => response.end('hello');
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  /** Every name is this machine. */
  const here: Resolve = async () => [{ address: '127.0.0.1', family: 4 }];
  const create = (settings: Partial<SafeFetchSettings> = {}) =>
    createSafeFetch({ allowPrivate: true, resolve: here, ...settings });
  const text = async (url: string, options: Partial<FetchOptions> = {}, settings?: Partial<SafeFetchSettings>) => {
    const response = await create(settings)(url, { ...MAX, ...options });
    return { ...response, text: await readText(response.body) };
  };
  const fails = (code: FetchProblem, work: Promise<unknown>) =>
    assert.rejects(work, (error) => {
      assert.ok(error instanceof SafeFetchError, String(error));
      assert.equal(error.code, code);
      assert.match(error.message, /^[A-Z].*\.$/);
      return true;
    });

  it('brings the content, asks by the name and for nothing compressed', async () => {
    answer = (_request, response) => {
      response.setHeader('content-type', 'Image/JPEG; q=1').setHeader('etag', '"1"').end('hello');
    };
    const response = await text(`http://pictures.test:${port}/a.jpg?b=c#d`, { accept: 'image/*' });
    assert.deepEqual([response.text, response.contentType, response.contentLength], ['hello', 'image/jpeg', 5]);
    assert.deepEqual([response.validator, response.notModified, response.status], ['"1"', false, 200]);
    const { headers, url } = seen[0] as IncomingMessage;
    assert.equal(url, '/a.jpg?b=c');
    assert.equal(headers.host, `pictures.test:${port}`);
    assert.deepEqual([headers['accept-encoding'], headers.accept], ['identity', 'image/*']);
    assert.equal(headers.cookie ?? headers.authorization ?? headers.referer, undefined);
  });

  it('asks again only for what changed, by ETag or by date', async () => {
    answer = (_request, response) => response.writeHead(304).end();
    const url = `http://pictures.test:${port}/`;
    assert.equal((await text(url, { validator: 'W/"a, b"' })).notModified, true);
    assert.equal((await text(url, { validator: 'Wed, 21 Oct 2015 07:28:00 GMT' })).notModified, true);
    assert.equal(seen[0]?.headers['if-none-match'], 'W/"a, b"');
    assert.equal(seen[1]?.headers['if-modified-since'], 'Wed, 21 Oct 2015 07:28:00 GMT');
    await fails('HTTP_STATUS', text(url));
  });

  const bad = ['', 'x', '/a.jpg', 'ftp://a.test/', 'file:///etc/passwd', 'data:,x', 'gopher://a.test', 'http://'];
  for (const url of [
    ...bad,
    'http://user:pass@a.test/',
    'http://user@a.test/',
    'http://a.test:25/',
    'https://a.test:22/',
  ]) {
    it(`refuses ${url || '(nothing)'} as it stands`, async () => {
      await fails('BAD_ADDRESS', create()(url, MAX));
      assert.equal(connections, 0);
    });
  }

  const ours = [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0.0.0.0',
  ];
  for (const host of ours) {
    it(`does not ask ${host}`, async () => {
      await fails('ADDRESS_REFUSED', text(`http://${host}:${port}/`, {}, { allowPrivate: false }));
      assert.equal(connections, 0);
    });
  }

  it('does not ask a name that leads to a private address', async () => {
    await fails('ADDRESS_REFUSED', text(`http://a.test:${port}/`, {}, { allowPrivate: false }));
    await fails('ADDRESS_REFUSED', text(`http://localhost:${port}/`, {}, { allowPrivate: false, resolve: undefined }));
    await fails('ADDRESS_REFUSED', text(`http://localhost.:${port}/`, {}, { allowPrivate: false }));
    assert.equal(connections, 0);
  });

  it('connects to no other address than the ones it checked', async () => {
    // The forbidden address comes first and never gets a try: 169.254.x would hang, not answer.
    const mixed: Resolve = async () => [
      { address: '169.254.169.254', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    const started = Date.now();
    assert.equal((await text(`http://a.test:${port}/`, {}, { resolve: mixed })).text, 'hello');
    assert.ok(Date.now() - started < 200);
  });

  it('looks a name up once for a connection, so that a second answer cannot lead elsewhere', async () => {
    let lookups = 0;
    const rebinding: Resolve = async () => {
      lookups += 1;
      return [{ address: lookups === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }];
    };
    const fetch = create({ resolve: rebinding });
    answer = (_request, response) => response.setHeader('connection', 'close').end('hello');
    assert.equal(await readText((await fetch(`http://a.test:${port}/`, MAX)).body), 'hello');
    assert.equal(lookups, 1);
    await fails('ADDRESS_REFUSED', fetch(`http://a.test:${port}/`, MAX));
  });

  it('follows three redirects, and no fourth', async () => {
    answer = ({ url }, response) => {
      const step = Number(url?.slice(1));
      if (step === 0) response.end('there');
      else response.writeHead([301, 302, 303, 307, 308][step] ?? 302, { location: `/${step - 1}` }).end('moved');
    };
    assert.equal((await text(`http://a.test:${port}/3`)).text, 'there');
    await fails('TOO_MANY_REDIRECTS', text(`http://a.test:${port}/4`));
  });

  for (const [location, code] of [
    ['http://169.254.169.254/latest/meta-data', 'ADDRESS_REFUSED'],
    ['http://metadata.test/', 'ADDRESS_REFUSED'],
    ['//[fe80::1]/', 'ADDRESS_REFUSED'],
    ['file:///etc/passwd', 'BAD_ADDRESS'],
    ['http://user:pass@a.test/', 'BAD_ADDRESS'],
    ['http://a.test:6/', 'BAD_ADDRESS'],
  ] as const) {
    it(`checks where a redirect leads: ${location}`, async () => {
      const resolve: Resolve = async (name) => [
        { address: name === 'metadata.test' ? '169.254.169.254' : '127.0.0.1', family: 4 },
      ];
      answer = (_request, response) => response.writeHead(302, { location }).end();
      await fails(code, text(`http://a.test:${port}/`, {}, { resolve }));
      assert.equal(seen.length, 1);
    });
  }

  it('stops at the size cap, announced or not', async () => {
    let sent = 0;
    answer = (_request, response) => response.setHeader('content-length', 10_000).end(Buffer.alloc(10_000));
    await fails('TOO_LARGE', create()(`http://a.test:${port}/`, MAX));
    answer = (_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(1 << 16))) sent += 1 << 16;
      };
      response.on('drain', more);
      more();
    };
    await fails('TOO_LARGE', text(`http://a.test:${port}/`, { maxBytes: 1 << 20 }));
    assert.ok(sent < 1 << 25, `${sent} bytes were taken`);
  });

  it('unpacks nothing', async () => {
    answer = (_request, response) =>
      response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(100_000)));
    await fails('BAD_ANSWER', text(`http://a.test:${port}/`));
  });

  it('names what a server answers instead', async () => {
    for (const status of [400, 401, 404, 410, 429, 500, 503]) {
      answer = (_request, response) => response.writeHead(status).end('no');
      await assert.rejects(text(`http://a.test:${port}/`), { code: 'HTTP_STATUS', status, message: /\(\d+\)\.$/ });
    }
  });

  it('does not take a cut-off answer for a whole one', async () => {
    answer = (_request, response) => {
      response.setHeader('content-length', 100).write('half');
      setTimeout(() => response.destroy(), 20);
    };
    await fails('BAD_ANSWER', text(`http://a.test:${port}/`));
    answer = (_request, response) => {
      response.write('half');
      setTimeout(() => response.destroy(), 20);
    };
    await fails('BAD_ANSWER', text(`http://a.test:${port}/`));
  });

  it('waits only so long for the name, the answer and the end', async () => {
    const never: Resolve = () => new Promise(() => {});
    await fails('TIMEOUT', text(`http://a.test:${port}/`, {}, { resolve: never, connectMs: 50 }));
    answer = () => {};
    await fails('TIMEOUT', text(`http://a.test:${port}/`, {}, { firstByteMs: 50 }));
    answer = (_request, response) => {
      const timer = setInterval(() => response.write('.'), 10);
      response.on('close', () => clearInterval(timer));
    };
    const started = Date.now();
    await fails('TIMEOUT', text(`http://a.test:${port}/`, { totalMs: 150 }));
    assert.ok(Date.now() - started < 2_000);
    answer = (_request, response) => response.writeHead(302, { location: '/' }).end();
    await fails('TOO_MANY_REDIRECTS', text(`http://a.test:${port}/`, { totalMs: 2_000 }));
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    answer = () => stop.abort(new Error('enough'));
    await assert.rejects(text(`http://a.test:${port}/`, { signal: stop.signal }), /enough/);
  });

  it('tells a missing name, a closed port and a broken server apart', async () => {
    const noName: Resolve = async () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' }));
    await fails('NAME_NOT_FOUND', text(`http://a.test:${port}/`, {}, { resolve: noName }));
    await fails('NAME_NOT_FOUND', text(`http://a.test:${port}/`, {}, { resolve: async () => [] }));
    const closed = createTcpServer();
    const closedPort = await listen(closed);
    closed.close();
    await fails('UNREACHABLE', text(`http://a.test:${closedPort}/`));
    await fails('TLS_FAILED', text(`https://a.test:${port}/`));
    const rude = createTcpServer((socket) => socket.end('SSH-2.0-x\r\n'));
    await fails('BAD_ANSWER', text(`http://a.test:${await listen(rude)}/`));
    rude.close();
  });

  it('names the server in TLS, not its address', async () => {
    const hello = new Promise<Buffer>((resolve) => {
      const tcp = createTcpServer((socket) => {
        socket.once('data', (data) => {
          resolve(data);
          socket.destroy();
          tcp.close();
        });
      });
      void listen(tcp).then((tlsPort) => text(`https://pictures.test:${tlsPort}/`).catch(() => {}));
    });
    assert.ok((await hello).includes('pictures.test'));
  });

  it('uses a connection again, and another one when the server has closed it', async () => {
    const fetch = create();
    const ask = async () => readText((await fetch(`http://a.test:${port}/`, MAX)).body);
    await ask();
    await ask();
    assert.equal(connections, 1);
    server.closeIdleConnections();
    assert.equal(await ask(), 'hello');
    assert.equal(connections, 2);
  });

  it('survives an answer that is never read', async () => {
    answer = (_request, response) => response.write('x');
    const response = await create()(`http://a.test:${port}/`, { ...MAX, totalMs: 100 });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await fails('TIMEOUT', readText(response.body));
    (await create()(`http://a.test:${port}/`, { ...MAX, totalMs: 100 })).cancel();
  });
});

async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function listen(server: Server | TcpServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
