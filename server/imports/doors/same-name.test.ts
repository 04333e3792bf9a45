import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { sha256Hex } from '../../platform/index.ts';
import { createDropAccount } from '../sources/drop-accounts.ts';
import { configureImports } from '../sources/import-settings.ts';
import { type ImportWorld, importWorld, openImmo, operator, picture, type Sender, zipOf } from '../test-support.ts';
import { scanDropFolders } from './drop-folder.ts';
import { setLicenceKey } from './shared-account.ts';
import { call, openFtps, openHttps, openSftp } from './test-support.ts';

const bytes = (data: Uint8Array | string) => Readable.from(Buffer.from(data), { objectMode: false });

describe('what is stored under one name', () => {
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

  /** Ways to store a file; each resolves when the door has said that it is kept. */
  type Put = (name: string, data: Uint8Array | string) => Promise<unknown>;
  const ways: Record<string, (sender: Sender) => Promise<{ put: Put; close(): void }>> = {
    FTP: async (sender) => {
      const client = await world.connect(sender);
      return { put: (name, data) => client.uploadFrom(bytes(data), name), close: () => client.close() };
    },
    FTPS: async (sender) => {
      const client = await openFtps(world, sender);
      return { put: (name, data) => client.uploadFrom(bytes(data), name), close: () => client.close() };
    },
    'FTPS, renamed over it': async (sender) => {
      const client = await openFtps(world, sender);
      return {
        put: async (name, data) => {
          await client.uploadFrom(bytes(data), `${name}.tmp`);
          await client.rename(`${name}.tmp`, name);
        },
        close: () => client.close(),
      };
    },
    SFTP: async (sender) => {
      const sftp = await openSftp(world, sender);
      return {
        put: (name, data) => call((done) => sftp.writeFile(name, Buffer.from(data), done)),
        close: () => sftp.client.end(),
      };
    },
    'SFTP, renamed over it': async (sender) => {
      const sftp = await openSftp(world, sender);
      return {
        put: async (name, data) => {
          await call((done) => sftp.writeFile(`${name}.filepart`, Buffer.from(data), done));
          await call((done) => sftp.rename(`${name}.filepart`, name, done));
        },
        close: () => sftp.client.end(),
      };
    },
    'SFTP, removed and renamed': async (sender) => {
      const sftp = await openSftp(world, sender);
      return {
        put: async (name, data) => {
          await call((done) => sftp.writeFile(`.${name}`, Buffer.from(data), done));
          await call((done) => sftp.unlink(name, done)).catch(() => {});
          await call((done) => sftp.rename(`.${name}`, name, done));
        },
        close: () => sftp.client.end(),
      };
    },
    PUT: async (sender) => ({
      put: async (name, data) => {
        const { status } = await https.put(sender, name, data);
        assert.ok(status === 201 || status === 204, String(status));
      },
      close: () => {},
    }),
  };

  const zips = (count: number) =>
    Promise.all(
      Array.from({ length: count }, async (_, index) =>
        zipOf({ 'o.xml': openImmo([{ number: `S${index}` }, { number: 'SAME', price: String(1000 + index) }]) }),
      ),
    );
  const numbers = async (sender: Sender) => (await world.listings(sender)).map(({ key }) => key).sort();
  const expected = (count: number) => [...Array.from({ length: count }, (_, index) => `S${index}`), 'SAME'].sort();

  for (const [name, open] of Object.entries(ways)) {
    it(`becomes a run each, one after the other: ${name}`, async () => {
      const sender = await world.sender();
      const { put, close } = await open(sender);
      for (const zip of await zips(6)) await put('openimmo.zip', zip);
      close();
      await world.work();
      const runs = await world.runs(sender);
      assert.deepEqual(
        runs.map(({ state, fileName }) => [state, fileName]),
        Array.from({ length: 6 }, () => ['DONE', 'openimmo.zip']),
      );
      assert.deepEqual(await numbers(sender), expected(6));
      // In the order in which they came: the last one says what it costs.
      const same = (await world.listings(sender)).find(({ key }) => key === 'SAME');
      assert.equal(same?.listPrice, '1005');
    });
  }

  it('becomes a run each, by all doors side by side, while the folders are looked into', async () => {
    const sender = await world.sender();
    const all = (await zips(24)).map((zip, index) => ({
      zip,
      open: ways[['FTP', 'FTPS', 'SFTP', 'PUT'][index % 4] ?? ''],
    }));
    let over = false;
    const looking = (async () => {
      while (!over) await scanDropFolders(world.platform, { dropDir: world.dropDir });
    })();
    await Promise.all(
      all.map(async ({ zip, open }) => {
        const way = await open?.(sender);
        await way?.put('openimmo.zip', zip);
        way?.close();
      }),
    );
    over = true;
    await looking;
    await world.work();
    assert.equal((await world.runs(sender)).length, 24);
    assert.deepEqual(await numbers(sender), expected(24));
    for (const folder of ['.taken', '.earlier', '.uploads']) {
      const inside = await readdir(join(world.dropDir, folder, folder === '.uploads' ? '' : sender.sourceId));
      assert.deepEqual(inside, [], folder);
    }
  });

  it('becomes a run each in the account of all agencies', async () => {
    await configureImports(world.platform, operator, { sharedDoor: true });
    const { source, user, password } = await createDropAccount(world.platform, operator, {
      agencyId: null,
      name: 'All',
    });
    const shared: Sender = { agencyId: '', sourceId: source.id, user, password };
    const agencies = await Promise.all(['111', '222'].map(async (number) => ({ number, ...(await world.sender()) })));
    for (const { agencyId, number } of agencies) {
      await world.platform.prisma.agency.update({ where: { id: agencyId }, data: { customerNumber: number } });
      await setLicenceKey(world.platform, operator, { agencyId, licenceKey: `licence key ${number}` });
    }
    const fileOf = (number: string) =>
      openImmo([{ number: `N${number}` }], { provider: number }).replace(
        '</openimmo_anid>',
        `</openimmo_anid><lizenzkennung>licence key ${number}</lizenzkennung>`,
      );
    await Promise.all(
      agencies.map(async ({ number }) => {
        const client = await openFtps(world, shared);
        await client.uploadFrom(bytes(await zipOf({ 'o.xml': fileOf(number) })), 'openimmo.zip');
        client.close();
      }),
    );
    await world.work();
    for (const agency of agencies) {
      assert.deepEqual(
        (await world.runs(agency)).map(({ state }) => state),
        ['DONE'],
      );
      assert.deepEqual(await numbers(agency), [`N${agency.number}`]);
    }
  });

  it('is listed under its name, as the last one was, until it is taken', async () => {
    const sender = await world.sender();
    const ftp = await openFtps(world, sender);
    const [first, second] = [await zipOf({ 'a.xml': 'x' }), await zipOf({ 'a.xml': 'xyz' })];
    await ftp.uploadFrom(bytes(first), 'o.zip');
    await ftp.uploadFrom(bytes(second), 'o.zip');
    assert.equal(await ftp.size('o.zip'), second.length);
    assert.deepEqual(
      (await ftp.list()).map(({ name, size }) => [name, size]),
      [['o.zip', second.length]],
    );
    ftp.close();
    await world.work();
    assert.equal((await world.runs(sender)).length, 2);
  });

  it('is a run also when it is the same again, which changes nothing', async () => {
    const sender = await world.sender();
    const zip = await zipOf({ 'o.xml': openImmo([{ number: 'A' }]) });
    for (let index = 0; index < 3; index++) await world.upload(sender, 'o.zip', zip);
    await world.work();
    assert.deepEqual(
      (await world.runs(sender)).map(({ state }) => state),
      ['UNCHANGED', 'UNCHANGED', 'DONE'],
    );
  });

  const pictureOf = async (sender: Sender, key: string) => {
    const listing = await world.platform.prisma.listing.findFirstOrThrow({
      where: { agencyId: sender.agencyId, key },
      include: { media: true },
    });
    return listing.media.map(({ sha256 }) => sha256);
  };

  it('is, as a picture, the one of the XML that waited for it', async () => {
    const [red, blue] = [await picture('red'), await picture('blue')];
    const [a, b] = ['LA', 'LB'].map((number) => openImmo([{ number, files: ['1.jpg'] }])) as [string, string];
    const orders: [string, Buffer | string][][] = [
      [
        ['LA.xml', a],
        ['1.jpg', red],
        ['LB.xml', b],
        ['1.jpg', blue],
      ],
      [
        ['1.jpg', red],
        ['LA.xml', a],
        ['1.jpg', blue],
        ['LB.xml', b],
      ],
      [
        ['LA.xml', a],
        ['LB.xml', b],
        ['1.jpg', red],
        ['1.JPG', blue],
      ],
      [
        ['LA.xml', a],
        ['LB.xml', b],
        ['1.jpg', red],
        ['1.jpg', blue],
      ],
      [
        ['o.xml', a],
        ['1.jpg', red],
        ['o.xml', b],
        ['1.jpg', blue],
      ],
      [
        ['1.jpg', red],
        ['o.xml', a],
        ['1.jpg', blue],
        ['o.xml', b],
      ],
    ];
    for (const order of orders) {
      const names = order.map(([name]) => name).join(' ');
      const sender = await world.sender();
      const sftp = await openSftp(world, sender);
      for (const [name, data] of order) await call((done) => sftp.writeFile(name, Buffer.from(data), done));
      sftp.client.end();
      await world.work();
      assert.deepEqual(
        (await world.runs(sender)).map(({ state, warnings }) => [state, warnings]),
        [
          ['DONE', 0],
          ['DONE', 0],
        ],
        names,
      );
      assert.deepEqual(await pictureOf(sender, 'LA'), [sha256Hex(red)], `LA of ${names}`);
      assert.deepEqual(await pictureOf(sender, 'LB'), [sha256Hex(blue)], `LB of ${names}`);
    }
  });

  it('is not given to another XML while its own is still to come', async () => {
    const sender = await world.sender();
    const [red, blue] = [await picture('red'), await picture('blue')];
    await world.upload(sender, 'LA.xml', openImmo([{ number: 'LA', files: ['1.jpg', '2.jpg'] }]));
    await world.upload(sender, '1.jpg', red);
    await world.upload(sender, 'LB.xml', openImmo([{ number: 'LB', files: ['1.jpg'] }]));
    await world.work();
    assert.deepEqual(await world.runs(sender), []);
    await world.upload(sender, '1.jpg', blue);
    await world.work();
    assert.deepEqual(await pictureOf(sender, 'LB'), [sha256Hex(blue)]);
    await world.upload(sender, '2.jpg', blue);
    await world.work();
    assert.deepEqual((await pictureOf(sender, 'LA')).sort(), [sha256Hex(red), sha256Hex(blue)].sort());
  });

  const names = [
    '.name.zip',
    '~name.zip',
    'name.zip~',
    'NAME.ZIP',
    'name.zip.filepart',
    'name.tmp',
    'Thumbs.db',
    'no-ending',
    'name.zip.',
    'name.zip ',
    '名前 ü é.zip',
    `${'n'.repeat(200)}.zip`,
    '.hidden/.deep/.o.zip',
    'a/b/c/d/e/f/g/h/o.zip',
  ];
  for (const door of ['FTPS', 'SFTP', 'PUT']) {
    it(`is imported, whatever the name is: ${door}`, async () => {
      const sender = await world.sender();
      const way = await (ways[door] as (typeof ways)[string])(sender);
      if (door !== 'PUT') {
        const sftp = await openSftp(world, sender);
        for (const path of names) {
          const folders = path.split('/').slice(0, -1);
          for (const [index] of folders.entries()) {
            await call((done) => sftp.mkdir(folders.slice(0, index + 1).join('/'), done)).catch(() => {});
          }
        }
        sftp.client.end();
      }
      const zipNamed = (name: string) => zipOf({ 'o.xml': openImmo([{ number: 'A', title: name }]) });
      for (const name of names)
        await way.put(door === 'PUT' ? name.split('/').map(encodeURIComponent).join('/') : name, await zipNamed(name));
      await assert.rejects(way.put(`${'n'.repeat(300)}.zip`, 'x'));
      await assert.rejects(way.put(`${'d/'.repeat(30)}o.zip`, 'x'));
      way.close();
      await world.work(door === 'PUT' ? {} : { goneMs: 0, giveUpMs: 0 });
      const runs = await world.runs(sender);
      assert.deepEqual(
        runs.map(({ state }) => state),
        names.map(() => 'DONE'),
      );
      assert.deepEqual(runs.map(({ fileName }) => fileName).sort(), names.map((name) => name.split('/').at(-1)).sort());
    });
  }
});
