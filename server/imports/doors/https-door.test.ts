import assert from 'node:assert/strict';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { globalId } from '../../../test/harness/graphql.ts';
import { eventually } from '../../../test/harness/product.ts';
import { createAuth } from '../../accounts/index.ts';
import { createHttpServer } from '../../http/server.ts';
import { hashToken } from '../../platform/index.ts';
import { configureImports } from '../sources/import-settings.ts';
import { type ImportWorld, importWorld, openImmo, operator, type Sender, zipOf } from '../test-support.ts';

const MIB = 1024 ** 2;

describe('deliveries over HTTP', () => {
  let world: ImportWorld;
  let sender: Sender;
  let url: string;
  let close: () => Promise<unknown>;
  before(async () => {
    world = await importWorld({ maxFileBytes: 2 * MIB });
    sender = await world.sender();
    const platform = { ...world.platform, settings: { ...world.platform.settings, mode: 'production' as const } };
    const { app } = await createHttpServer(platform, createAuth(platform), {
      trustProxy: false,
      assets: { widgets: resolve('dist/widgets'), desk: resolve('dist/desk') },
      drop: world.door.access,
      uploadDir: join(world.dropDir, '.requests'),
    });
    url = await app.listen({ host: '127.0.0.1', port: 0 });
    close = () => app.close();
  });
  after(async () => {
    await close();
    await world.close();
  });

  const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const put = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(`${url}/drop/${path}`, {
      method: 'PUT',
      body,
      headers: { authorization: basic(sender.user, sender.password), ...headers },
    });
  const errorOf = async (response: Response) => {
    const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
    return `${response.status} ${errors[0]?.extensions.code}: ${errors[0]?.message}`;
  };
  const folder = () => join(world.dropDir, sender.sourceId);

  describe('PUT /drop/:account/:file', () => {
    it('takes a package, says whether it was new, and wakes the scan', async () => {
      world.platform.woken.length = 0;
      const zip = await zipOf({ 'o.xml': openImmo([{ number: 'H1' }]) });
      const first = await put(`${sender.user}/a.zip`, zip);
      assert.deepEqual([first.status, await first.json()], [201, { file: '/a.zip', bytes: zip.length }]);
      assert.equal((await put(`${sender.user}/a.zip`, zip)).status, 204);
      assert.deepEqual(world.platform.woken, ['imports.scan', 'imports.scan']);
      await world.work();
      const runs = await world.runs(sender);
      assert.deepEqual(
        runs.map(({ state, door }) => [state, door]),
        [
          ['UNCHANGED', 'HTTPS'],
          ['DONE', 'HTTPS'],
        ],
      );
    });

    it('makes folders on the way, and stays in the account’s own', async () => {
      assert.equal((await put(`${sender.user}/bilder/n%20e%C3%BC.jpg`, 'x')).status, 201);
      assert.equal(await readFile(join(folder(), 'bilder', 'n eü.jpg'), 'utf8'), 'x');
      assert.equal((await put(`${sender.user}/%2e%2e%2f%2e%2e%2fup.jpg`, 'x')).status, 201);
      assert.ok((await readdir(folder())).includes('up.jpg'));
      await mkdir(join(folder(), 'sub'), { recursive: true });
      assert.match(await errorOf(await put(`${sender.user}/sub`, 'x')), /^409 NOT_A_FILE/);
      assert.match(await errorOf(await put(`${sender.user}/up.jpg/x.jpg`, 'x')), /^409 NOT_A_FILE/);
    });

    it('says what is wrong with who sends', async () => {
      assert.match(
        await errorOf(await put(`${sender.user}/a.zip`, 'x', { authorization: '' })),
        /^401 UNAUTHENTICATED/,
      );
      const wrong = await put(`${sender.user}/a.zip`, 'x', { authorization: basic(sender.user, 'no') });
      assert.match(wrong.headers.get('www-authenticate') ?? '', /^Basic /);
      assert.match(await errorOf(wrong), /^401 UNAUTHENTICATED: .*password/);
      assert.match(await errorOf(await put('another/a.zip', 'x')), /^403 FORBIDDEN: .*\/drop\//);
      const text = await put('another/a.zip', 'x', { accept: 'text/plain' });
      assert.match(await text.text(), /^This account delivers to/);
    });

    it('says what is wrong with what is sent, and keeps nothing of it', async () => {
      const before = await readdir(folder());
      assert.match(await errorOf(await put(`${sender.user}/b.zip`, Buffer.alloc(3 * MIB))), /^413 TOO_LARGE: .*2 MiB/);
      const ranged = await put(`${sender.user}/b.zip`, 'x', { 'content-range': 'bytes 0-0/9' });
      assert.match(await errorOf(ranged), /^400 NO_RANGES/);
      assert.equal(await putEndless(`/drop/${sender.user}/b.zip`, 4 * MIB), 413);
      assert.deepEqual(await readdir(folder()), before);
      assert.deepEqual(await readdir(join(world.dropDir, '.uploads')), []);
    });

    /** Without saying how much will come. */
    const putEndless = (path: string, bytes: number): Promise<number> =>
      new Promise((resolve) => {
        const { hostname, port } = new URL(url);
        const headers = { authorization: basic(sender.user, sender.password), 'transfer-encoding': 'chunked' };
        const sent = httpRequest({ hostname, port, path, method: 'PUT', headers }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        });
        sent.on('error', () => {});
        for (let rest = bytes; rest > 0; rest -= 65_536) sent.write(Buffer.alloc(65_536));
      });

    it('never shows what a killed client had sent', async () => {
      const { hostname, port } = new URL(url);
      const socket = connect(Number(port), hostname);
      const head = `PUT /drop/${sender.user}/cut.zip HTTP/1.1\r\nHost: x\r\nAuthorization: ${basic(sender.user, sender.password)}\r\nContent-Length: 100000\r\n\r\n`;
      socket.write(head);
      socket.write(Buffer.alloc(50_000, 'x'));
      await sleep(300);
      assert.equal((await readdir(join(world.dropDir, '.uploads'))).length, 1);
      socket.destroy();
      await eventually(async () => assert.deepEqual(await readdir(join(world.dropDir, '.uploads')), []));
      assert.ok(!(await readdir(folder())).includes('cut.zip'));
    });

    it('lets a client wait for its go, and refuses before the file is sent', async () => {
      const talk = async (password: string, body: string) => {
        const { hostname, port } = new URL(url);
        const socket = connect(Number(port), hostname);
        let text = '';
        socket.on('data', (data) => {
          text += data;
        });
        const head = `PUT /drop/${sender.user}/e.jpg HTTP/1.1\r\nHost: x\r\nAuthorization: ${basic(sender.user, password)}\r\nContent-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`;
        socket.write(head);
        await eventually(async () => assert.match(text, /HTTP\/1.1 \d+/));
        if (text.startsWith('HTTP/1.1 100')) {
          socket.write(body);
          await eventually(async () => assert.match(text, /HTTP\/1.1 20\d/));
        }
        socket.destroy();
        return [...text.matchAll(/HTTP\/1.1 (\d+)/g)].map(([, status]) => status).join();
      };
      assert.equal(await talk(sender.password, 'body'), '100,201');
      assert.equal(await talk('wrong', 'body'), '401');
    });

    it('is closed while imports are switched off', async () => {
      await configureImports(world.platform, operator, { enabled: false });
      const answer = await put(`${sender.user}/c.zip`, 'x');
      await configureImports(world.platform, operator, { enabled: true });
      assert.match(await errorOf(answer), /^503 IMPORTS_CLOSED: .*switched off/);
    });
  });

  describe('uploadPackage', () => {
    const key = async (scopes: string[]) => {
      const secret = `gp_sk_${scopes.join('-')}-${'0'.repeat(30)}`;
      await world.platform.prisma.apiKey.create({
        data: {
          name: 'upload',
          kind: 'SECRET',
          agencyId: sender.agencyId,
          scopes,
          prefix: secret.slice(0, 12),
          secretHash: hashToken(secret),
        },
      });
      return { authorization: `Bearer ${secret}` };
    };
    const MUTATION = `mutation ($file: Upload!, $agency: ID, $dryRun: Boolean) {
      uploadPackage(input: { file: $file, agency: $agency, dryRun: $dryRun }) {
        __typename ... on UploadPackagePayload { run { id fileName state door dryRun source { kind name } } }
        ... on NotFound { message }
      }
    }`;
    const upload = (file: Blob, headers: Record<string, string>, variables: object = {}) => {
      const form = new FormData();
      form.set('operations', JSON.stringify({ query: MUTATION, variables: { file: null, ...variables } }));
      form.set('map', JSON.stringify({ 0: ['variables.file'] }));
      form.set('0', file, 'mein export.zip');
      return fetch(`${url}/graphql`, { method: 'POST', body: form, headers });
    };

    it('stores the package and queues it, one source for each agency', async () => {
      const headers = await key(['IMPORTS_WRITE', 'IMPORTS_READ']);
      const zip = await zipOf({ 'o.xml': openImmo([{ number: 'U1' }]) });
      world.platform.woken.length = 0;
      const answers = await Promise.all([upload(new Blob([zip]), headers), upload(new Blob([zip]), headers)]);
      for (const answer of answers) {
        const { data, errors } = (await answer.json()) as {
          data: { uploadPackage: { run: object } };
          errors?: unknown;
        };
        assert.equal(errors, undefined);
        const { id: _, ...run } = data.uploadPackage.run as { id: string };
        assert.deepEqual(run, {
          fileName: 'mein export.zip',
          state: 'QUEUED',
          door: 'UPLOAD',
          dryRun: false,
          source: { kind: 'UPLOAD', name: 'Uploads' },
        });
      }
      assert.ok(world.platform.woken.includes('imports.run'));
      const where = { agencyId: sender.agencyId, kind: 'UPLOAD' as const };
      assert.equal(await world.platform.prisma.importSource.count({ where }), 1);
      await world.work();
      assert.ok((await world.listings(sender)).some(({ key }) => key === 'U1'));
    });

    /** Sends a file of so many bytes without ever having it: what the status was, and the answer. */
    const uploadZeros = (size: number, headers: Record<string, string>): Promise<[number, string]> =>
      new Promise((resolve, reject) => {
        const part = (name: string, more = '') =>
          `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;
        const operations = JSON.stringify({ query: MUTATION, variables: { file: null } });
        const before = `${part('operations')}${operations}\r\n${part('map')}{"0":["variables.file"]}\r\n`;
        const head = Buffer.from(`${before}${part('0', '; filename="large.zip"')}`);
        const tail = Buffer.from('\r\n--b--\r\n');
        const length = head.length + size + tail.length;
        const { hostname, port } = new URL(url);
        const sent = httpRequest({
          ...{ hostname, port, path: '/graphql', method: 'POST' },
          headers: { ...headers, 'content-type': 'multipart/form-data; boundary=b', 'content-length': String(length) },
        });
        sent.on('error', reject).on('response', async (response) => {
          let text = '';
          for await (const chunk of response) text += chunk;
          resolve([response.statusCode ?? 0, text]);
        });
        const piece = Buffer.alloc(MIB);
        const body = function* () {
          yield head;
          for (let left = size; left > 0; left -= MIB) yield piece.subarray(0, left);
          yield tail;
        };
        Readable.from(body()).pipe(sent);
      });

    it('takes what is promised, several at once, without holding it in memory', async () => {
      const headers = { authorization: `Bearer gp_sk_IMPORTS_WRITE-IMPORTS_READ-${'0'.repeat(30)}` };
      const folders = () => readdir(join(world.dropDir, '.requests'));
      const before = process.memoryUsage().arrayBuffers;
      let most = 0;
      const watch = setInterval(() => {
        most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      }, 20);
      const answers = await Promise.all([uploadZeros(64 * MIB, headers), uploadZeros(64 * MIB, headers)]);
      clearInterval(watch);
      for (const [status, text] of answers) assert.match(`${status} ${text}`, /^200 .*"run"/);
      assert.ok(most < 64 * MIB, `${Math.round(most / MIB)} MiB were held`);
      assert.equal(await world.platform.prisma.importRun.count({ where: { bytes: 64 * MIB } }), 2);
      const [status, text] = await uploadZeros(64 * MIB + 1, headers);
      assert.match(`${status} ${text}`, /^413 .*UPLOAD_TOO_LARGE/);
      assert.deepEqual(await folders(), []);
    });

    it('says what is wrong with a request that cannot be read', async () => {
      const headers = { authorization: `Bearer gp_sk_IMPORTS_WRITE-IMPORTS_READ-${'0'.repeat(30)}` };
      const send = async (fields: Record<string, string | Blob>) => {
        const form = new FormData();
        for (const [name, value] of Object.entries(fields)) form.set(name, value);
        return errorOf(await fetch(`${url}/graphql`, { method: 'POST', body: form, headers }));
      };
      const operations = JSON.stringify({ query: MUTATION, variables: { file: null } });
      const map = JSON.stringify({ 0: ['variables.file'] });
      const file = new Blob(['x']);
      assert.match(await send({ operations, 0: file }), /^400 BAD_USER_INPUT: .*`map`/);
      assert.match(await send({ operations: '[', map, 0: file }), /^400 BAD_USER_INPUT: .*`operations`/);
      assert.match(await send({ operations, map }), /^400 BAD_USER_INPUT: .*was not sent/);
      for (const path of ['variables.__proto__.file', 'variables.constructor', 'query', 'variables.file.x']) {
        const said = await send({ operations, map: JSON.stringify({ 0: [path] }), 0: file });
        assert.match(said, /^400 BAD_USER_INPUT: .*no null/, path);
      }
      assert.match(await send({ operations, map, 0: file, 1: file }), /^400 BAD_USER_INPUT: .*one file/);
      assert.match(await send({ operations: 'x'.repeat(2 * MIB), map, 0: file }), /^400 BAD_USER_INPUT: .*too long/);
    });

    it('refuses who may not before it reads the file, and what is too large with the way out', async () => {
      const reads = await key(['IMPORTS_READ']);
      assert.equal((await upload(new Blob(['x']), {})).status, 401);
      assert.equal((await upload(new Blob(['x']), reads)).status, 403);
      const writes = { authorization: `Bearer gp_sk_IMPORTS_WRITE-IMPORTS_READ-${'0'.repeat(30)}` };
      const large = await upload(new Blob([new Uint8Array(65 * MIB)]), writes);
      assert.match(await errorOf(large), /^413 UPLOAD_TOO_LARGE: .*64 MiB.*SFTP.*PUT/);
      const other = await world.sender();
      const foreign = await upload(new Blob(['x']), writes, { agency: globalId('Agency', other.agencyId) });
      const { errors } = (await foreign.json()) as { errors: { extensions: { code: string } }[] };
      assert.equal(errors[0]?.extensions.code, 'FORBIDDEN');
    });
  });
});
