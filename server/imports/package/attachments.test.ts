import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createSafeFetch } from '../../platform/safe-fetch.ts';
import { type ImportWorld, importWorld, openImmo, picture, type Run, type Sender, zipOf } from '../test-support.ts';

interface Anhang {
  path?: string;
  group?: string;
  location?: 'EXTERN' | 'INTERN' | 'REMOTE';
  check?: [type: 'MD5' | 'ETAG' | 'DATETIME', value: string];
  base64?: string;
  title?: string;
  format?: string;
}

const anhang = ({
  path,
  group = 'BILD',
  location = 'EXTERN',
  check,
  base64,
  title = '',
  format = 'image/jpeg',
}: Anhang) =>
  `<anhang location="${location}" gruppe="${group}"><anhangtitel>${title}</anhangtitel><format>${format}</format>
${check ? `<check ctype="${check[0]}">${check[1]}</check>` : ''}
<daten>${base64 === undefined ? `<pfad>${path}</pfad>` : `<anhanginhalt>${base64}</anhanginhalt>`}</daten></anhang>`;

interface House {
  number?: string;
  price?: string;
  attachments: Anhang[];
}

const md5 = (data: Uint8Array) => createHash('md5').update(data).digest('hex');

describe('attachments', () => {
  let world: ImportWorld;
  let sender: Sender;
  let red: Buffer;
  let blue: Buffer;
  before(async () => {
    world = await importWorld();
    [red, blue] = [await picture('red'), await picture('blue')];
  });
  after(() => world.close());
  beforeEach(async () => {
    sender = await world.sender();
  });

  async function deliver(houses: House[], files: Record<string, Uint8Array | string> = {}): Promise<Run> {
    const objects = houses.map(({ number = 'A1', price }) => ({ number, price }));
    const parts = openImmo(objects).split('<anhaenge></anhaenge>');
    const xml = parts.map((part, index) => {
      const house = houses[index];
      return house ? `${part}<anhaenge>${house.attachments.map(anhang).join('')}</anhaenge>` : part;
    });
    const run = await world.deliver(sender, await zipOf({ 'o.xml': xml.join(''), ...files }));
    assert.equal(run.state, 'DONE', run.reason ?? '');
    assert.equal((await world.listings(sender)).length, houses.length, 'no listing is lost to its attachments');
    return run;
  }

  const media = () =>
    world.platform.prisma.media.findMany({
      where: { listing: { agencyId: sender.agencyId } },
      orderBy: [{ listing: { key: 'asc' } }, { order: 'asc' }],
    });
  const issuesOf = (run: Run) =>
    world.platform.prisma.importIssue.findMany({ where: { runId: run.id }, orderBy: { id: 'asc' } });
  const codes = async (run: Run) => (await issuesOf(run)).map(({ code }) => code);

  describe('in the package', () => {
    const noPictures: [string, string, Uint8Array | string, string][] = [
      ['nothing', 'a.jpg', '', 'BROKEN_ATTACHMENT'],
      ['a page', 'a.jpg', '<!DOCTYPE html><html>', 'NOT_A_PICTURE'],
      ['text', 'a.jpg', 'hello', 'NOT_A_PICTURE'],
      ['an SVG', 'a.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'PICTURE_FORMAT'],
      ['a HEIC', 'a.heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0heicmif1', 'latin1'), 'PICTURE_FORMAT'],
      ['a BMP', 'a.bmp', Buffer.from('BM\x36\0\0\0\0\0\0\0\x36\0\0\0', 'latin1'), 'PICTURE_FORMAT'],
    ];
    for (const [name, path, data, code] of noPictures) {
      it(`${name} is a warning: ${code}`, async () => {
        const run = await deliver([{ attachments: [{ path }, { path: 'red.jpg' }] }], { [path]: data, 'red.jpg': red });
        assert.deepEqual(await codes(run), [code]);
        const [issue] = await issuesOf(run);
        assert.deepEqual(
          [issue?.path, (issue?.values as { file?: string } | null)?.file],
          ['anhaenge/anhang[1]', path],
        );
        assert.deepEqual(
          (await media()).map(({ preferred, contentType }) => [preferred, contentType]),
          [[true, 'image/jpeg']],
        );
      });
    }

    it('a picture that is cut off is a warning', async () => {
      const run = await deliver([{ attachments: [{ path: 'a.jpg' }] }], { 'a.jpg': red.subarray(0, -100) });
      assert.deepEqual(await codes(run), ['BROKEN_ATTACHMENT']);
    });

    it('the same content twice is one medium', async () => {
      const attachments = [
        { path: 'title.jpg', group: 'TITELBILD', title: 'Front' },
        { path: 'copy.jpg', title: 'Copy' },
        { path: 'blue.jpg' },
      ];
      await deliver([{ attachments }], { 'title.jpg': red, 'copy.jpg': red, 'blue.jpg': blue });
      assert.deepEqual(
        (await media()).map(({ title, preferred }) => [title, preferred]),
        [
          ['Front', true],
          [null, false],
        ],
      );
    });

    for (const check of [
      ['MD5', 'of red'],
      ['DATETIME', '2026-05-01T10:00:00'],
      ['ETAG', '"x"'],
    ] as [type: 'MD5' | 'DATETIME' | 'ETAG', value: string][]) {
      it(`a file with the ${check[0]} it had stays, also when the ZIP no longer holds it`, async () => {
        const mark: typeof check = check[0] === 'MD5' ? ['MD5', md5(red).toUpperCase()] : check;
        const attachments: Anhang[] = [{ path: 'a.jpg', check: mark }];
        await deliver([{ attachments }], { 'a.jpg': red });
        const [first] = await media();
        assert.ok(first?.sourceCheck);
        const run = await deliver([{ price: '1', attachments: [...attachments, { path: 'b.jpg' }] }], {
          'b.jpg': blue,
        });
        assert.deepEqual(await codes(run), []);
        const [second, added] = await media();
        assert.deepEqual([second?.id, second?.sha256], [first?.id, first?.sha256]);
        assert.ok(added);
        // Another path with the same mark is another file: a time may be that of many.
        const other = await deliver([{ price: '2', attachments: [{ path: 'c.jpg', check: mark }] }]);
        assert.deepEqual(await codes(other), ['MISSING_ATTACHMENT']);
      });
    }

    it('a picture is a photo whatever it is called, a document never one', async () => {
      const pictures = await Promise.all(['red', 'blue', 'green', 'black', 'white', 'pink', 'gold'].map(picture));
      const given: [group: string, path: string, format: string, data: Uint8Array | string, category: string][] = [
        ['BILD', 'IMG_0001', '', pictures[0] as Buffer, 'PHOTO'],
        [' Bilder ', 'bild.jpg_1', '', pictures[1] as Buffer, 'PHOTO'],
        ['foto', 'foto.jpeg.download', 'Foto 1', pictures[2] as Buffer, 'PHOTO'],
        ['', 'IMG_0002', '', pictures[3] as Buffer, 'PHOTO'],
        ['SONSTIGES', 'x.html', '', pictures[4] as Buffer, 'PHOTO'],
        ['BILD', 'picture.pdf', '', pictures[5] as Buffer, 'PHOTO'],
        ['Karten / Lagepläne', 'IMG_0003', '', pictures[6] as Buffer, 'DOCUMENT'],
        ['BILD', 'IMG_0004', 'jpg', '%PDF-1.7 a', 'DOCUMENT'],
        ['', 'IMG_0005', '', '%PDF-1.7 b', 'DOCUMENT'],
        ['Außenansichten', 'IMG_0006', '', '%PDF-1.7 c', 'DOCUMENT'],
      ];
      const attachments = given.map(([group, path, format]) => ({ group, path, format }));
      const files = Object.fromEntries(given.map(([, path, , data]) => [path, data]));
      assert.deepEqual(await codes(await deliver([{ attachments }], files)), []);
      assert.deepEqual(
        (await media()).map(({ category }) => category),
        given.map(([, , , , category]) => category),
      );
    });

    it('what nobody names and cannot be shown is a picture too, and is named by its place', async () => {
      const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0heicmif1', 'latin1');
      const attachments: Anhang[] = [
        { path: 'IMG_1', group: '', format: '' },
        { base64: red.subarray(0, 200).toString('base64'), location: 'INTERN' },
      ];
      const run = await deliver([{ attachments }], { IMG_1: heic });
      assert.deepEqual(
        (await issuesOf(run)).map(({ code, values }) => [code, (values as { file: string }).file]),
        [
          ['PICTURE_FORMAT', 'IMG_1'],
          ['BROKEN_ATTACHMENT', '#2'],
        ],
      );
    });

    it('a file with another check is read again', async () => {
      const at = (day: string): Anhang[] => [{ path: 'a.jpg', check: ['DATETIME', `2026-05-${day}`] }];
      await deliver([{ attachments: at('01') }], { 'a.jpg': red });
      const [first] = await media();
      await deliver([{ attachments: at('02') }], { 'a.jpg': blue });
      const [second] = await media();
      assert.notEqual(second?.sha256, first?.sha256);
    });

    it('an MD5 that is not that of the file is a warning, and believed no further', async () => {
      const attachments: Anhang[] = [{ path: 'a.jpg', check: ['MD5', md5(blue)] }];
      const run = await deliver([{ attachments }], { 'a.jpg': red });
      assert.deepEqual(await codes(run), ['WRONG_CHECKSUM']);
      assert.deepEqual(
        (await media()).map(({ sourceCheck }) => sourceCheck),
        [null],
      );
    });

    it('more attachments than an object may have are left out', async () => {
      const attachments = Array.from({ length: 510 }, (_, index) => ({
        path: `https://a.test/${index}`,
        group: 'LINKS',
      }));
      const run = await deliver([{ attachments }]);
      assert.deepEqual(await codes(run), ['TOO_MANY_ATTACHMENTS']);
      assert.equal((await media()).length, 500);
    });
  });

  it('inside the XML are kept too, and say what is wrong with them', async () => {
    const attachments: Anhang[] = [
      { base64: red.toString('base64'), location: 'INTERN', title: 'Front' },
      { base64: Buffer.from('<svg/>').toString('base64'), location: 'INTERN', title: 'Plan' },
      { base64: blue.subarray(0, 200).toString('base64'), location: 'INTERN' },
    ];
    const run = await deliver([{ attachments }]);
    assert.deepEqual(await codes(run), ['PICTURE_FORMAT', 'BROKEN_ATTACHMENT']);
    const [issue] = await issuesOf(run);
    assert.equal(issue?.message, 'The picture “Plan” is in the format SVG, which cannot be shown.');
    assert.deepEqual(
      (await media()).map(({ title }) => title),
      ['Front'],
    );
  });

  describe('on a server', () => {
    let base: string;
    let asked: IncomingMessage[];
    let answer: (request: IncomingMessage, response: ServerResponse) => void;
    const server = createServer((request, response) => {
      asked.push(request);
      answer(request, response);
    });
    const remote = (path: string, more: Partial<Anhang> = {}): Anhang => ({
      path: path.includes(':') ? path : `${base}${path}`,
      location: 'REMOTE',
      ...more,
    });

    before(async () => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    beforeEach(() => {
      asked = [];
      answer = (_request, response) => response.setHeader('content-type', 'image/jpeg').end(red);
      const fetch = createSafeFetch({ allowPrivate: true, firstByteMs: 300, connectMs: 300 });
      Object.assign(world.platform, { fetch });
    });
    after(() => {
      server.closeAllConnections();
      server.close();
    });

    it('are fetched and kept, documents too; films, tours and links stay links', async () => {
      answer = ({ url }, response) => {
        if (url?.startsWith('/moved.jpg')) response.writeHead(302, { location: '/a.jpg' }).end();
        else if (url === '/plan.pdf') response.end('%PDF-1.7 x');
        else if (url === '/page') response.setHeader('content-type', 'text/html').end('<!DOCTYPE html><html>');
        else response.setHeader('etag', '"1"').end(red);
      };
      const attachments = [
        remote('/moved.jpg?key=secret', { group: 'TITELBILD' }),
        remote('/plan.pdf', { group: 'DOKUMENTE' }),
        remote('/page', { group: 'DOKUMENTE' }),
        remote('/film', { group: 'FILMLINK' }),
        remote('/tour', { group: 'PANORAMA' }),
        remote('/link', { group: 'LINKS' }),
        remote('https://youtu.be/x', { group: 'BILD' }),
      ];
      const run = await deliver([{ attachments }]);
      assert.deepEqual(await codes(run), []);
      const rows = await media();
      assert.deepEqual(
        rows.map(({ category, contentType, sourceEtag }) => [category, contentType, sourceEtag]),
        [
          ['PHOTO', 'image/jpeg', '"1"'],
          ['DOCUMENT', 'application/pdf', null],
          ['LINK', null, null],
          ['VIDEO', null, null],
          ['VIRTUAL_TOUR', null, null],
          ['LINK', null, null],
          ['VIDEO', null, null],
        ],
      );
      assert.equal(rows[0]?.sourceUrl, `${base}/moved.jpg?key=secret`);
      assert.ok(rows[0]?.storageKey && (await world.platform.storage.exists(rows[0].storageKey)));
      assert.deepEqual(
        asked.map(({ url }) => url).sort(),
        ['/a.jpg', '/moved.jpg?key=secret', '/page', '/plan.pdf'].sort(),
      );
    });

    it('are what they turn out to be when no group says it; maps and site plans are kept like documents', async () => {
      answer = ({ url }, response) => {
        if (url?.startsWith('/page')) response.setHeader('content-type', 'text/html').end('<!DOCTYPE html><html>');
        else if (url === '/paper') response.end('%PDF-1.7 y');
        else if (url === '/gone') response.writeHead(404).end();
        else response.end(url === '/image/1' || url === '/image?id=2' ? red : blue);
      };
      const attachments = [
        remote('/image/1', { group: 'BILD', format: '' }),
        remote('/pic.php?f=2.jpg', { group: '', format: '' }),
        remote('/page', { group: '', format: '' }),
        remote('/paper', { group: 'Anlage', format: '' }),
        remote('/gone', { group: '', format: '' }),
        remote('/page/plan', { group: 'KARTEN_LAGEPLAN', format: '' }),
        remote('https://www.google.com/maps/place/x', { group: 'LINKS', format: '' }),
      ];
      const run = await deliver([{ attachments }]);
      assert.deepEqual(await codes(run), ['NOT_GIVEN_OUT']);
      assert.deepEqual(
        (await media()).map(({ category, storageKey }) => [category, storageKey !== null]),
        [
          ['PHOTO', true],
          ['PHOTO', true],
          ['LINK', false],
          ['DOCUMENT', true],
          ['LINK', false],
          ['DOCUMENT', false],
          ['DOCUMENT', false],
        ],
      );
      assert.ok(!asked.some(({ headers }) => headers.host?.includes('google')));
    });

    it('on FTP are named with their address, and how to send them', async () => {
      const run = await deliver([{ attachments: [remote('ftp://user:secret@pics.example.com/a.jpg')] }]);
      const [issue] = await issuesOf(run);
      assert.deepEqual([issue?.code, issue?.values], ['ADDRESS_NOT_USABLE', { file: 'ftp://pics.example.com/a.jpg' }]);
      assert.match(issue?.hint ?? '', /https:\/\//);
    });

    it('are asked again only for what changed', async () => {
      let etag = '"1"';
      answer = ({ headers }, response) => {
        response.setHeader('etag', etag);
        if (headers['if-none-match'] === etag) response.writeHead(304).end();
        else response.end(etag === '"1"' ? red : blue);
      };
      const attachments = [remote('/a.jpg')];
      await deliver([{ attachments }]);
      const [first] = await media();
      await deliver([{ price: '1', attachments }]);
      const [second] = await media();
      assert.equal(asked[1]?.headers['if-none-match'], '"1"');
      assert.deepEqual([second?.id, second?.sourceEtag], [first?.id, '"1"']);
      etag = '"2"';
      await deliver([{ price: '2', attachments }]);
      const [third] = await media();
      assert.deepEqual([third?.sourceEtag, third?.sha256 === first?.sha256], ['"2"', false]);
    });

    it('are not asked at all when the sender says that they are the same', async () => {
      const at = (time: string) => [remote('/a.jpg', { check: ['DATETIME', time] })];
      await deliver([{ attachments: at('1') }]);
      await deliver([{ price: '1', attachments: at('1') }]);
      assert.equal(asked.length, 1);
      await deliver([{ price: '2', attachments: at('2') }]);
      assert.equal(asked.length, 2);
      assert.deepEqual(
        (await media()).map(({ sourceCheck }) => sourceCheck),
        ['2'],
      );
    });

    const failures: [string, string, Parameters<typeof createServer>[1], string?][] = [
      ['not found', 'NOT_GIVEN_OUT', (_, response) => response.writeHead(404).end()],
      ['behind a password', 'NOT_GIVEN_OUT', (_, response) => response.writeHead(401).end()],
      ['on a server that fails', 'NOT_FETCHED', (_, response) => response.writeHead(503).end()],
      ['on a server that never answers', 'NOT_FETCHED', () => {}],
      ['on a server that hangs up', 'NOT_FETCHED', (_, response) => response.destroy()],
      [
        'cut off',
        'NOT_FETCHED',
        (_, response) => {
          response.setHeader('content-length', 9_999).write('x');
          setTimeout(() => response.destroy(), 20);
        },
      ],
      ['redirected for ever', 'NOT_FETCHED', (_, response) => response.writeHead(302, { location: '/' }).end()],
      [
        'redirected into the cloud',
        'ADDRESS_NOT_PUBLIC',
        (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
      ],
      [
        'too large',
        'ATTACHMENT_TOO_LARGE',
        (_, response) => response.setHeader('content-length', 65 * 1024 ** 2).end(),
      ],
      ['a page', 'ADDRESS_IS_A_PAGE', (_, response) => response.end('<html><body>Please log in')],
      ['empty', 'BROKEN_ATTACHMENT', (_, response) => response.end()],
      ['half a picture', 'BROKEN_ATTACHMENT', (_, response) => response.end(red.subarray(0, -100))],
      ['packed', 'NOT_FETCHED', (_, response) => response.setHeader('content-encoding', 'gzip').end(red)],
      ['link-local', 'ADDRESS_NOT_PUBLIC', undefined, 'http://169.254.169.254/a.jpg'],
      ['with a password in its address', 'ADDRESS_NOT_USABLE', undefined, 'http://user:pass@a.test/a.jpg'],
      ['on FTP', 'ADDRESS_NOT_USABLE', undefined, 'ftp://a.test/a.jpg'],
      ['on a server that is not there', 'NOT_FETCHED', undefined, 'http://127.0.0.1:9/a.jpg'.replace(':9/', ':1024/')],
    ];
    for (const [name, code, handle, address = '/a.jpg?key=secret'] of failures) {
      it(`${name}: ${code}, and the listing is there`, async () => {
        if (handle) answer = handle as typeof answer;
        const run = await deliver([{ attachments: [remote(address), { path: 'blue.jpg' }] }], { 'blue.jpg': blue });
        const [issue, ...others] = await issuesOf(run);
        assert.deepEqual([issue?.code, issue?.severity, others.length], [code, 'WARNING', 0]);
        assert.ok(issue?.message && issue.hint);
        assert.doesNotMatch(JSON.stringify(issue), /secret|pass@/);
        assert.equal((await media()).length, 1);
      });
    }

    it('stay as they were when they cannot be fetched again', async () => {
      const attachments = [remote('/a.jpg', { check: ['ETAG', '1'] })];
      await deliver([{ attachments }]);
      const [first] = await media();
      for (const [price, status, body] of [
        ['1', 503, 'no'],
        ['2', 404, 'no'],
        ['3', 200, '<html>'],
      ] as const) {
        answer = (_request, response) => response.writeHead(status).end(body);
        const run = await deliver([{ price, attachments: [remote('/a.jpg', { check: ['ETAG', '2'] })] }]);
        assert.deepEqual(await codes(run), ['NOT_FETCHED_AGAIN']);
        assert.deepEqual(
          (await media()).map(({ id }) => id),
          [first?.id],
        );
      }
    });

    it('are not asked for by the hundred on a server that fails', async () => {
      answer = (_request, response) => response.writeHead(500).end();
      const houses = Array.from({ length: 10 }, (_, house) => ({
        number: `A${house + 10}`,
        attachments: Array.from({ length: 20 }, (_, index) => remote(`/${house}-${index}.jpg`)),
      }));
      const run = await deliver(houses);
      assert.equal(run.warnings, 200);
      assert.ok(asked.length >= 3 && asked.length <= 10, `${asked.length} requests`);
      answer = (_request, response) => response.end(red);
      await deliver(houses.map((house) => ({ ...house, price: '1' })));
      assert.ok(asked.length > 200, 'the next run asks again');
    });

    it('are fetched once for many objects, and only a few at a time', async () => {
      let open = 0;
      let most = 0;
      answer = (_request, response) => {
        open += 1;
        most = Math.max(most, open);
        setTimeout(() => {
          open -= 1;
          response.end(red);
        }, 20);
      };
      const houses = Array.from({ length: 6 }, (_, house) => ({
        number: `A${house}`,
        attachments: [remote('/same.jpg'), ...[1, 2, 3, 4].map((index) => remote(`/${house}-${index}.jpg`))],
      }));
      await deliver(houses);
      assert.equal(asked.length, 25);
      assert.ok(most > 1 && most <= 6, `${most} at the same time`);
      assert.equal((await media()).length, 6, 'they are all the same picture');
    });
  });
});
