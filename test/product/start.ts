import assert from 'node:assert/strict';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { dataFolder, eventually, runProduct, startProduct } from '../harness/product.ts';
import type { World } from './world.ts';

/** Settings of a start that has nothing in common with the one that runs. */
const nowhere = () => ({ DATA_DIR: dataFolder(), PORT: '', DEMO_PORT: '', FTP_PORT: '', SFTP_PORT: '', PG_PORT: '' });

/** How it starts, refuses to start, ends and comes back. */
export function start(world: World): void {
  const refused = async (env: Record<string, string>) => {
    const { code, output } = await runProduct(env);
    assert.equal(code, 1, output);
    assert.doesNotMatch(output, /^\s+at /m, 'a reason, not a stack');
    return output;
  };

  it('says which port is taken, and by which setting', async () => {
    const { url, drop } = world.demo;
    const settings = { PORT: new URL(url).port, FTP_PORT: new URL(drop.ftp).port, SFTP_PORT: new URL(drop.sftp).port };
    await Promise.all(
      Object.entries(settings).map(async ([name, port]) => {
        const env = nowhere();
        const output = await refused({ ...env, [name]: port });
        assert.match(output, new RegExp(`${name}: port ${port} is already in use`));
        rmSync(env.DATA_DIR, { recursive: true });
      }),
    );
  });

  it('says what is wrong with a data folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gatepost-start-'));
    const file = join(folder, 'a-file');
    writeFileSync(file, 'kept');
    const [notFolder, closed, twice] = await Promise.all([
      refused({ ...nowhere(), DATA_DIR: file }),
      // Root may write anywhere but here.
      refused({ ...nowhere(), DATA_DIR: '/proc/gatepost/data' }),
      refused({ ...nowhere(), DATA_DIR: world.product.dataDir }),
    ]);
    assert.match(notFolder, /DATA_DIR: .*a-file cannot be written/);
    assert.match(closed, /DATA_DIR: .*cannot be written/);
    assert.equal(readFileSync(file, 'utf8'), 'kept');
    assert.match(twice, new RegExp(`already runs with the data folder ${world.product.dataDir}`));
    assert.equal((await world.listings()).totalCount, 2, 'the first goes on');
    rmSync(folder, { recursive: true });
  });

  it('says that the database cannot be reached', async () => {
    const env = nowhere();
    const began = Date.now();
    const output = await refused({ ...env, DATABASE_URL: 'postgresql://someone:secret-word@127.0.0.1:1/nothing' });
    assert.match(output, /DATABASE_URL: .*127\.0\.0\.1:1\/nothing cannot be reached/);
    assert.doesNotMatch(output, /secret-word/);
    assert.ok(Date.now() - began < 12_000, `it took ${Date.now() - began} ms`);
    rmSync(env.DATA_DIR, { recursive: true });
  });

  it('refuses settings it cannot use, and production without what it needs', async () => {
    const env = nowhere();
    const [bad, production] = await Promise.all([
      refused({ ...env, PORT: 'eighty', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud' }),
      refused({ ...env, GATEPOST_MODE: 'production' }),
    ]);
    for (const name of ['PORT', 'DATABASE_URL', 'LOG_LEVEL']) assert.match(bad, new RegExp(`^ +${name}: `, 'm'));
    for (const name of ['PUBLIC_URL', 'SECRET_KEY', 'POSTMARK_TOKEN', 'MAIL_FROM']) {
      assert.match(production, new RegExp(`^ +${name}: `, 'm'));
    }
    rmSync(env.DATA_DIR, { recursive: true });
  });

  it('tells scripts where everything is, and only its owner', async () => {
    const file = join(world.product.dataDir, 'demo.json');
    assert.equal((statSync(file).mode & 0o777).toString(8), '600');
    const shape = (value: unknown): unknown =>
      Array.isArray(value)
        ? [shape(value[0])]
        : value && typeof value === 'object'
          ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
          : typeof value;
    const demo = JSON.parse(readFileSync(file, 'utf8'));
    assert.deepEqual(shape(demo), {
      url: 'string',
      demoSite: 'string',
      outbox: 'string',
      keys: { admin: 'string', crm: 'string', publishable: 'string' },
      drop: { ftp: 'string', sftp: 'string', https: 'string' },
      people: { admin: 'string', executive: 'string', agent: 'string', agentWithOffers: 'string' },
      offerLinks: ['string'],
    });
    for (const address of [demo.url, demo.demoSite, demo.outbox, ...demo.offerLinks]) {
      assert.equal((await fetch(address)).status, 200, address);
    }
    for (const [name, mode] of [
      ['secret.key', '600'],
      ['postgres.password', '600'],
    ] as const) {
      assert.equal((statSync(join(world.product.dataDir, name)).mode & 0o777).toString(8), mode, name);
    }
    const ready = await fetch(`${demo.url}/readyz`);
    const all = { status: 'ready', database: 'ok', storage: 'ok', worker: 'ok', importer: 'ok' };
    assert.deepEqual([ready.status, await ready.json()], [200, all]);
  });

  it('listens on the loopback only', () => {
    const sockets = listeners(processes(world.product.dataDir));
    assert.ok(sockets.length >= 4, `HTTP, sites, FTP and PostgreSQL, not ${JSON.stringify(sockets)}`);
    assert.deepEqual(
      sockets.filter(({ address }) => address !== '127.0.0.1'),
      [],
    );
  });

  it('ends everything on Ctrl-C, and comes back in seconds with what it knew', async () => {
    const { dataDir } = world.product;
    const before = await world.listings();
    const mails = (await world.product.mails()).length;
    const { demo } = world;
    const own = processes(dataDir);
    const ports = listeners(own).map(({ port }) => port);
    assert.ok(own.length >= 4, `supervisor, API, worker and PostgreSQL, not ${own.length}`);
    let began = Date.now();
    assert.equal(await world.product.stop(), 0);
    assert.ok(Date.now() - began < 15_000, `ending took ${Date.now() - began} ms`);
    assert.deepEqual(own.filter(isAlive), [], 'processes are left');
    for (const port of ports) assert.equal(await answers(port), false, `port ${port} still answers`);
    assert.ok(!existsSync(join(dataDir, 'demo.json')), 'demo.json says that it runs');

    began = Date.now();
    world.product = await startProduct({}, dataDir);
    const took = Date.now() - began;
    assert.ok(took < 30_000, `coming back took ${took} ms`);
    // A story has opened a further link meanwhile.
    const { offerLinks, ...stays } = demo;
    assert.deepEqual({ ...world.demo, offerLinks: [] }, { ...stays, offerLinks: [] }, 'addresses and keys stay');
    for (const url of offerLinks) assert.ok(world.demo.offerLinks.includes(url), `${url} is gone`);
    assert.deepEqual(await world.listings(), before);
    assert.equal((await world.product.mails()).length, mails);
    const again = await world.ask(await world.staff(demo.people.executive), '{ viewer { kind } }');
    assert.equal(again.viewer.kind, 'PERSON', 'sessions stay');
  });

  it('keeps running when its worker or its API is killed', async () => {
    const { dataDir } = world.product;
    const supervisor = Number(readFileSync(join(dataDir, 'gatepost.pid'), 'utf8'));
    for (const name of ['worker', 'api']) {
      const victim = processes(dataDir).find((pid) => pid !== supervisor && commandOf(pid).includes(`${name}.js`));
      assert.ok(victim, `no ${name}`);
      process.kill(victim, 'SIGKILL');
    }
    await eventually(async () => {
      const answer = await fetch(`${world.demo.url}/readyz`);
      assert.equal(answer.status, 200);
    });
    // The worker is back too: it sends this code.
    await eventually(() => world.code(world.demo.people.agent), 10_000);
  });
}

const statOf = (pid: number): string[] => {
  try {
    // The name in brackets may hold spaces.
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch {
    return [];
  }
};
const isAlive = (pid: number): boolean => statOf(pid).length > 0 && statOf(pid)[0] !== 'Z';
const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};

/** The supervisor, PostgreSQL's postmaster, and all that descend from them. */
function processes(dataDir: string): number[] {
  const read = (file: string) => Number(readFileSync(join(dataDir, file), 'utf8').split('\n')[0]);
  const roots = [read('gatepost.pid'), read('postgres/postmaster.pid')];
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const parents = new Map(all.map((pid) => [pid, Number(statOf(pid)[1])]));
  const descends = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 0 && (roots.includes(pid) || descends(parents.get(pid)));
  return all.filter(descends);
}

/** The TCP sockets on which processes listen. */
function listeners(pids: number[]): { address: string; port: number }[] {
  const inodes = new Set(
    pids.flatMap((pid) =>
      readdirSync(`/proc/${pid}/fd`).map((fd) => {
        try {
          return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1];
        } catch {
          return undefined;
        }
      }),
    ),
  );
  return ['tcp', 'tcp6'].flatMap((family) =>
    readFileSync(`/proc/net/${family}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === '0A' && inodes.has(fields[9]))
      .map(([, local = '']) => {
        const [address = '', port = ''] = local.split(':');
        // Bytes of an IPv4 address come last first.
        const bytes = [...(address.match(/../g) ?? [])].reverse().map((byte) => Number.parseInt(byte, 16));
        return { address: family === 'tcp' ? bytes.join('.') : address, port: Number.parseInt(port, 16) };
      }),
  );
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
