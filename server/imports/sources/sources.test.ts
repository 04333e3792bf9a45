import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { appendFile, lstat, mkdir, readdir, rename, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ask, data, globalId } from '../../../test/harness/graphql.ts';
import type { Actor } from '../../accounts/index.ts';
import { uuidv7 } from '../../platform/index.ts';
import { scanDropFolders } from '../doors/drop-folder.ts';
import { setLicenceKey } from '../doors/shared-account.ts';
import { type ImportWorld, importWorld, openImmo, operator, picture, type Sender, zipOf } from '../test-support.ts';
import { createDropAccount } from './drop-accounts.ts';
import { configureImports } from './import-settings.ts';
import { nextRun, runSchedules, scheduleImport } from './source-schedule.ts';
import { createWatchedFolder, revokeImportSource } from './sources.ts';
import { startImport } from './start-import.ts';

const zip = async (number: string) => zipOf({ 'o.xml': openImmo([{ number }]) });
const states = async (world: ImportWorld, sender: Sender) =>
  (await world.runs(sender)).map(({ fileName, state }) => `${fileName} ${state}`).reverse();

describe('the time of an import', () => {
  let world: ImportWorld;
  before(async () => {
    world = await importWorld();
  });
  after(async () => {
    world.platform.setNow(undefined);
    await world.close();
  });

  const schedule = (sender: Sender, trigger: 'ON_ARRIVAL' | 'SCHEDULE' | 'MANUAL', cron?: string) =>
    scheduleImport(world.platform, operator, { sourceId: sender.sourceId, trigger, cron });

  it('keeps what arrives for a source that is started by hand', async () => {
    const sender = await world.sender();
    await schedule(sender, 'MANUAL');
    await world.upload(sender, 'a.zip', await zip('A1'));
    await world.upload(sender, 'b.zip', await zip('A2'));
    await world.work();
    assert.deepEqual(await states(world, sender), ['a.zip WAITING', 'b.zip WAITING']);
    assert.equal((await startImport(world.platform, operator, sender.sourceId)).length, 2);
    assert.equal((await startImport(world.platform, operator, sender.sourceId)).length, 0);
    await world.work();
    assert.deepEqual(await states(world, sender), ['a.zip DONE', 'b.zip DONE']);
  });

  it('runs at the times of its schedule, by the agency’s clocks, each time once', async () => {
    const sender = await world.sender();
    await world.platform.prisma.agency.update({
      where: { id: sender.agencyId },
      data: { timeZone: 'Europe/Berlin' },
    });
    world.platform.setNow(new Date('2026-07-01T10:00:00Z'));
    const { source } = await schedule(sender, 'SCHEDULE', ' 30  6 * * * ');
    assert.deepEqual([source.cron, source.nextRunAt], ['30 6 * * *', new Date('2026-07-02T04:30:00Z')]);
    await world.upload(sender, 'a.zip', await zip('A1'));
    await world.work();
    await runSchedules(world.platform);
    assert.deepEqual(await states(world, sender), ['a.zip WAITING']);
    world.platform.setNow(new Date('2026-07-04T05:00:00Z'));
    world.platform.woken.length = 0;
    await Promise.all([runSchedules(world.platform), runSchedules(world.platform)]);
    assert.deepEqual(world.platform.woken, ['imports.run']);
    assert.deepEqual(await states(world, sender), ['a.zip QUEUED']);
    const after = await world.platform.prisma.importSource.findUniqueOrThrow({ where: { id: sender.sourceId } });
    assert.deepEqual(after.nextRunAt, new Date('2026-07-05T04:30:00Z'));
    await world.upload(sender, 'b.zip', await zip('A2'));
    await world.work();
    await runSchedules(world.platform);
    assert.deepEqual(await states(world, sender), ['a.zip DONE', 'b.zip WAITING']);
    await schedule(sender, 'ON_ARRIVAL');
    await world.work();
    assert.deepEqual(await states(world, sender), ['a.zip DONE', 'b.zip DONE']);
    world.platform.setNow(undefined);
  });

  it('changes its hour with the clocks', () => {
    const at = (after: string) => nextRun('30 6 * * *', 'Europe/Berlin', new Date(after))?.toISOString();
    assert.equal(at('2026-03-28T12:00:00Z'), '2026-03-29T04:30:00.000Z');
    assert.equal(at('2026-03-27T12:00:00Z'), '2026-03-28T05:30:00.000Z');
  });

  it('names the field of what is no schedule', async () => {
    const sender = await world.sender();
    for (const [cron, code] of [
      [undefined, 'REQUIRED'],
      ['', 'REQUIRED'],
      ['whenever', 'NOT_A_CRON'],
      ['* * * * * *', 'NOT_A_CRON'],
      ['61 * * * *', 'NOT_A_CRON'],
      ['0 0 31 2 *', 'NOT_A_CRON'],
      ['@daily', 'NOT_A_CRON'],
    ] as const) {
      await assert.rejects(schedule(sender, 'SCHEDULE', cron), new RegExp(`cron: ${code}`), cron);
    }
  });

  it('tells why what waited is not imported when its source is closed', async () => {
    const sender = await world.sender();
    await schedule(sender, 'MANUAL');
    await world.upload(sender, 'a.zip', await zip('A1'));
    await world.work();
    await revokeImportSource(world.platform, operator, sender.sourceId);
    await world.work();
    assert.deepEqual(
      (await world.runs(sender)).map(({ state, reasonCode }) => [state, reasonCode]),
      [['REFUSED', 'SOURCE_REVOKED']],
    );
  });

  it('takes what names its time in that order, whatever order it came in', async () => {
    const sender = await world.sender();
    await world.platform.prisma.agency.update({ where: { id: sender.agencyId }, data: { timeZone: 'Europe/Berlin' } });
    for (const name of ['p-c-20260501120100.zip', 'plain.zip', 'p-c-20260501115959.zip', 'p-c-20260230000000.zip']) {
      await world.upload(sender, name, await zip(name));
    }
    await world.work();
    const runs = (await world.runs(sender)).reverse();
    assert.deepEqual(
      runs.map(({ fileName }) => fileName),
      ['p-c-20260501115959.zip', 'plain.zip', 'p-c-20260501120100.zip', 'p-c-20260230000000.zip'],
    );
  });
});

describe('a watched folder', () => {
  let world: ImportWorld;
  let sender: Sender;
  let watchDir: string;
  let folder: string;
  before(async () => {
    world = await importWorld();
    sender = await world.sender();
    watchDir = world.platform.settings.doors.watchDir;
    await createWatchedFolder(world.platform, operator, { agencyId: sender.agencyId, name: 'W', folder: 'one/out' });
    folder = join(watchDir, 'one', 'out');
  });
  after(() => world.close());

  const scan = (options = {}) =>
    scanDropFolders(world.platform, { dropDir: world.dropDir, watchDir, settleMs: 60, ...options });
  const settle = () => new Promise((resolve) => setTimeout(resolve, 80));

  it('takes a file once it has stopped changing, whatever its own time says', async () => {
    const whole = await zip('W1');
    await writeFile(join(folder, 'a.zip'), whole.subarray(0, 100));
    await utimes(join(folder, 'a.zip'), new Date('2020-01-01'), new Date('2020-01-01'));
    assert.deepEqual(await scan(), { queued: 0, waiting: true });
    await settle();
    await appendFile(join(folder, 'a.zip'), whole.subarray(100));
    assert.deepEqual(await scan(), { queued: 0, waiting: true });
    await settle();
    assert.deepEqual(await scan(), { queued: 1, waiting: false });
    await world.work();
    const [run] = await world.runs(sender);
    assert.deepEqual([run?.state, run?.door, run?.fileName], ['DONE', 'FOLDER', 'a.zip']);
    assert.deepEqual(await readdir(folder), []);
  });

  it('waits for names of unfinished files, and for the files of an XML', async () => {
    await writeFile(join(folder, 'b.zip.part'), await zip('W2'));
    await writeFile(join(folder, 'x.xml'), openImmo([{ number: 'W3', files: ['1.jpg'] }]));
    await scan();
    await settle();
    assert.equal((await scan()).queued, 0);
    await rename(join(folder, 'b.zip.part'), join(folder, 'b.zip'));
    await writeFile(join(folder, '1.jpg'), await picture('red'));
    await scan();
    await settle();
    assert.equal((await scan()).queued, 2);
    await world.work();
    assert.deepEqual(
      (await world.runs(sender)).slice(0, 2).map(({ state, warnings }) => [state, warnings]),
      [
        ['DONE', 0],
        ['DONE', 0],
      ],
    );
  });

  it('is moved across file systems, and known again when that was killed before its end', async (t) => {
    if (!existsSync('/dev/shm')) return t.skip('there is no other file system here');
    const elsewhere = mkdtempSync('/dev/shm/gatepost-watch-');
    try {
      const there = join(elsewhere, 'one', 'out');
      await mkdir(there, { recursive: true });
      await writeFile(join(there, 'far.xml'), openImmo([{ number: 'F1', files: ['1.jpg'] }]));
      await writeFile(join(there, '1.jpg'), await picture('blue'));
      const far = { watchDir: elsewhere };
      await scan(far);
      await settle();
      assert.equal((await scan(far)).queued, 1);
      assert.deepEqual(await readdir(there), []);
      await world.work();
      assert.deepEqual([(await world.runs(sender))[0]?.state, (await world.runs(sender))[0]?.warnings], ['DONE', 0]);
      await killedAfterCopying(there);
      assert.equal((await scan(far)).queued, 1);
      assert.deepEqual(await readdir(there), []);
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  /** Copied and noted, but not yet removed from where it was. */
  async function killedAfterCopying(there: string): Promise<void> {
    const source = await world.platform.prisma.importSource.findFirstOrThrow({ where: { kind: 'FOLDER' } });
    const taken = join(world.dropDir, '.taken', source.id, uuidv7());
    await mkdir(join(taken, 'files'), { recursive: true });
    for (const path of [join(there, 'k.zip'), join(taken, 'files', 'k.zip')]) await writeFile(path, await zip('K1'));
    const { ino, size, mtimeMs } = await lstat(join(there, 'k.zip'));
    const fingerprints = { 'k.zip': `${ino}:${size}:${mtimeMs}` };
    const note = { main: 'k.zip', attachments: [], loose: false, door: 'FOLDER', fingerprints };
    await writeFile(join(taken, 'delivery.json'), JSON.stringify(note));
  }

  it('stays below the folder it was given, and follows no link', async () => {
    const make = (path: string) =>
      createWatchedFolder(world.platform, operator, { agencyId: sender.agencyId, name: 'W', folder: path });
    for (const path of ['', '/etc', '../up', 'a/../../b', 'a//b', '.hidden', 'a/.b', 'a\\b', 'a\0b', '~/x/..']) {
      await assert.rejects(make(path), /folder: NOT_A_FOLDER/, path);
    }
    for (const path of ['one/out', 'one', 'one/out/deeper']) await assert.rejects(make(path), /folder: TAKEN/, path);
    await mkdir(join(watchDir, 'real'));
    await symlink(join(watchDir, 'real'), join(watchDir, 'link'));
    await assert.rejects(make('link'), /NOT_A_FOLDER/);
    await make('two');
    await writeFile(join(watchDir, 'real', 'c.zip'), await zip('L1'));
    await rename(join(watchDir, 'two'), join(watchDir, 'two-before'));
    await symlink(join(watchDir, 'real'), join(watchDir, 'two'));
    await scan();
    await settle();
    assert.equal((await scan()).queued, 0);
  });
});

describe('what nothing names', () => {
  let world: ImportWorld;
  before(async () => {
    world = await importWorld();
  });
  after(async () => {
    world.platform.setNow(undefined);
    await world.close();
  });

  it('is put aside after a day, and nothing is deleted', async () => {
    const sender = await world.sender();
    await world.upload(sender, 'lost.jpg', 'picture');
    await world.upload(sender, 'half.zip.tmp', 'half');
    await world.work();
    const root = join(world.dropDir, sender.sourceId);
    assert.deepEqual((await readdir(root)).sort(), ['half.zip.tmp', 'lost.jpg']);
    const later = new Date(Date.now() + 25 * 3_600_000);
    world.platform.setNow(later);
    await world.work();
    assert.deepEqual(await readdir(root), []);
    const aside = join(world.dropDir, '.left', sender.sourceId, later.toISOString().slice(0, 10));
    assert.deepEqual((await readdir(aside)).sort(), ['half.zip.tmp', 'lost.jpg']);
    assert.deepEqual(await world.runs(sender), []);
  });
});

describe('the account of all agencies', () => {
  let world: ImportWorld;
  let one: Sender;
  let two: Sender;
  let shared: Sender;
  const KEY = 'the key of agency one';
  before(async () => {
    world = await importWorld();
    [one, two] = [await world.sender(), await world.sender()];
    const { prisma } = world.platform;
    await prisma.agency.update({ where: { id: one.agencyId }, data: { customerNumber: 'K-1' } });
    await prisma.agency.update({
      where: { id: two.agencyId },
      data: { customerNumber: 'K-2', openimmoAnid: 'ZWEI0042AAAA' },
    });
    await setLicenceKey(world.platform, operator, { agencyId: one.agencyId, licenceKey: KEY });
    await setLicenceKey(world.platform, operator, { agencyId: two.agencyId, licenceKey: 'the key of agency two' });
    await configureImports(world.platform, operator, { sharedDoor: true });
    const { source, user, password } = await createDropAccount(world.platform, operator, {
      agencyId: null,
      name: 'All',
      plainFtp: true,
    });
    shared = { agencyId: '', sourceId: source.id, user, password };
  });
  after(() => world.close());

  interface Office {
    number?: string;
    anid?: string;
    key?: string;
  }
  const xml = (...offices: Office[]) =>
    `<?xml version="1.0" encoding="UTF-8"?><openimmo><uebertragung umfang="TEIL"/>${offices
      .map(
        ({ number, anid, key }, index) =>
          `<anbieter>${number ? `<anbieternr>${number}</anbieternr>` : ''}<firma>F</firma>${openImmo([
            { number: `S${index}` },
          ]).replace(/[\s\S]*(<immobilie>[\s\S]*<\/immobilie>)[\s\S]*/, '$1')}${
            anid ? `<openimmo_anid>${anid}</openimmo_anid>` : ''
          }${key ? `<lizenzkennung>${key}</lizenzkennung>` : ''}</anbieter>`,
      )
      .join('')}</openimmo>`;

  async function deliver(content: string) {
    await world.upload(shared, 's.zip', await zipOf({ 'o.xml': content }));
    await world.work();
    const run = await world.platform.prisma.importRun.findFirstOrThrow({
      where: { sourceId: shared.sourceId },
      orderBy: { id: 'desc' },
    });
    const stored = await world.platform.storage.exists(run.storageKey);
    return { state: run.state, agencyId: run.agencyId, code: run.reasonCode, stored };
  }
  const nobody = (code: string) => ({ state: 'REFUSED', agencyId: null, code, stored: true });

  it('finds the agency by its number and believes it by its key', async () => {
    const done = { state: 'DONE', agencyId: one.agencyId, code: null, stored: true };
    assert.deepEqual(await deliver(xml({ number: 'K-1', key: KEY })), done);
    assert.deepEqual(
      (await world.listings(one)).map(({ key }) => key),
      ['S0'],
    );
  });

  it('takes the first characters of an anid for a missing number, but never alone', async () => {
    const { agencyId, state } = await deliver(xml({ anid: 'zwei0042-varies', key: 'the key of agency two' }));
    assert.deepEqual([agencyId, state], [two.agencyId, 'DONE']);
    assert.deepEqual(await deliver(xml({ anid: 'ZWEI0042AAAA' })), nobody('WRONG_LICENCE_KEY'));
  });

  it('refuses what is nobody’s, and keeps it where only admins see it', async () => {
    assert.deepEqual(await deliver(xml({ number: 'K-9', key: KEY })), nobody('UNKNOWN_AGENCY'));
    assert.deepEqual(await deliver(xml({})), nobody('UNKNOWN_AGENCY'));
    assert.deepEqual(await deliver(xml({ number: 'K-1' })), nobody('WRONG_LICENCE_KEY'));
    assert.deepEqual(await deliver(xml({ number: 'K-1', key: 'the key of agency two' })), nobody('WRONG_LICENCE_KEY'));
    const mixed = xml({ number: 'K-1', key: KEY }, { number: 'K-2', key: 'the key of agency two' });
    assert.deepEqual(await deliver(mixed), nobody('SEVERAL_AGENCIES'));
    const halfProven = xml({ number: 'K-1', key: KEY }, { number: 'K-2' });
    assert.deepEqual(await deliver(halfProven), nobody('WRONG_LICENCE_KEY'));
    assert.deepEqual(await deliver('<openimmo><anbieter>'), nobody('TRUNCATED'));
    const runs = '{ importRuns(filter: { state: REFUSED }) { totalCount } }';
    const count = async (actor: Actor) =>
      (await data<{ importRuns: { totalCount: number } }>(world.platform, { actor }, runs)).importRuns.totalCount;
    assert.ok((await count(operator)) >= 7);
    const executive: Actor = {
      ...operator,
      admin: false,
      memberships: [{ agencyId: one.agencyId, role: 'EXECUTIVE' }],
    };
    assert.equal(await count(executive), 0);
  });

  it('is closed to an agency without a key, and to all when it is switched off', async () => {
    await setLicenceKey(world.platform, operator, { agencyId: one.agencyId, licenceKey: null });
    assert.deepEqual(await deliver(xml({ number: 'K-1', key: KEY })), nobody('WRONG_LICENCE_KEY'));
    await assert.rejects(
      setLicenceKey(world.platform, operator, { agencyId: one.agencyId, licenceKey: 'short' }),
      /licenceKey: TOO_SHORT/,
    );
    await configureImports(world.platform, operator, { sharedDoor: false });
    await assert.rejects(world.connect(shared), /530/);
  });
});

describe('ways in over GraphQL', () => {
  let world: ImportWorld;
  let sender: Sender;
  before(async () => {
    world = await importWorld();
    sender = await world.sender();
  });
  after(() => world.close());

  const executive = (): Actor => ({
    ...operator,
    admin: false,
    memberships: [{ agencyId: sender.agencyId, role: 'EXECUTIVE' }],
  });

  it('opens an account that works at once, and shows its password once', async () => {
    const answer = await data<{ createDropAccount: Record<string, never> }>(
      world.platform,
      { actor: operator },
      `mutation ($agency: ID!) { createDropAccount(input: { agency: $agency, name: "FlowFact", plainFtp: true }) {
        ... on CreateDropAccountPayload { user password addresses { door url fingerprint } source { id name kind plainFtp trigger } }
      } }`,
      { agency: globalId('Agency', sender.agencyId) },
    );
    const { user, password, addresses, source } = answer.createDropAccount as unknown as {
      user: string;
      password: string;
      addresses: { door: string; url: string }[];
      source: { kind: string; plainFtp: boolean; trigger: string };
    };
    assert.match(user, /^agency-1-\d{4}$/);
    assert.deepEqual(
      addresses.map(({ door, url }) => [door, url]),
      [
        ['SFTP', `sftp://${user}@gatepost.test:22/`],
        ['FTP', `ftp://${user}@gatepost.test:21/`],
        ['HTTPS', `https://gatepost.test/drop/${user}/`],
      ],
    );
    assert.deepEqual([source.kind, source.plainFtp, source.trigger], ['ACCOUNT', true, 'ON_ARRIVAL']);
    (await world.connect({ agencyId: '', sourceId: '', user, password })).close();
  });

  it('shows executives their agency’s ways in, and lets admins alone change them', async () => {
    const other = await world.sender();
    const list = '{ importSources { edges { node { id account addresses { url } } } } }';
    type List = { importSources: { edges: { node: { account: string; addresses: object[] } }[] } };
    const seen = await data<List>(world.platform, { actor: executive() }, list);
    const accounts = seen.importSources.edges.map(({ node }) => node.account);
    assert.ok(accounts.includes(sender.user) && !accounts.includes(other.user));
    assert.equal(JSON.stringify(seen).includes('scrypt'), false);
    const id = globalId('ImportSource', sender.sourceId);
    for (const field of [
      `resetDropPassword(id: "${id}")`,
      `revokeImportSource(id: "${id}")`,
      `scheduleImport(input: { source: "${id}", trigger: MANUAL })`,
      `configureImportSource(input: { id: "${id}", plainFtp: true })`,
      'configureImports(input: { enabled: false })',
    ]) {
      const { errors } = await ask(world.platform, { actor: executive() }, `mutation { ${field} { __typename } }`);
      assert.equal(errors?.[0]?.message.includes('no right'), true, field);
    }
  });

  it('changes a way in, and names what it cannot take', async () => {
    const id = globalId('ImportSource', sender.sourceId);
    const configure = (input: string) =>
      data<{ configureImportSource: unknown }>(
        world.platform,
        { actor: operator },
        `mutation { configureImportSource(input: { id: "${id}", ${input} }) {
          ... on ConfigureImportSourcePayload { source { name goneShare goneCount addressReleased } }
          ... on InvalidInput { fields { path code message } }
        } }`,
      );
    assert.deepEqual(await configure('name: " Neu ", goneShare: 0.5, goneCount: 7, addressReleased: true'), {
      configureImportSource: { source: { name: 'Neu', goneShare: 0.5, goneCount: 7, addressReleased: true } },
    });
    assert.deepEqual(await configure('goneCount: null'), {
      configureImportSource: { source: { name: 'Neu', goneShare: 0.5, goneCount: null, addressReleased: true } },
    });
    const wrong = { path: ['goneShare'], code: 'OUT_OF_RANGE', message: 'Enter a number from 0 to 1.' };
    assert.deepEqual(await configure('goneShare: 30'), { configureImportSource: { fields: [wrong] } });
  });
});
