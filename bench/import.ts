import { execFileSync, fork, spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'basic-ftp';
import pg from 'pg';
import { ZipFile } from 'yazl';
import { childArgv, childEnv } from '../server/child-process.ts';
import type { ImporterOrder, ImporterReport } from './importer.ts';
import { transferXml } from './objects.ts';
import { type Row, table } from './table.ts';

// An import through the FTP door to committed rows, against the least that any import has to do: parse the XML
// (`xmllint --stream`) and COPY the same rows into tables with the same indexes.

export interface Bench {
  /** The server all of a run's benches use. */
  databaseUrl: string;
  /** A folder that PostgreSQL may write to; removed at the end. */
  folder: string;
}

const ROUNDS = 3;
const BUILT = join(import.meta.dirname, '../dist/bench');

export async function benchImport(bench: Bench, objects: number): Promise<void> {
  const files = await makeFiles(bench.folder, objects);
  console.log(
    `\nImport of ${objects.toLocaleString('en')} objects, ${megabytes(files.bytes)} of XML, in a ZIP by FTP\n`,
  );
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await measure(bench, files, objects));
  const typical = rounds.sort((a, b) => a.first.seconds / a.limit - b.first.seconds / b.limit)[ROUNDS >> 1] as Round;
  const { first, again, changed, xmllint, copy, limit, memory } = typical;
  const rows: Row[] = [
    ['xmllint --stream', xmllint, ''],
    ['COPY of the same rows', copy, ''],
    ['limit: both', limit, '1.0'],
    ['import, all new', first.seconds, ratio(first.seconds, limit)],
    ...stages(first),
    ['import, all unchanged', again.seconds, `${ratio(again.seconds, xmllint)} of xmllint`],
    ...stages(again),
    ['parse alone (our reader, another process)', again.parse, ''],
    ['unchanged ÷ parse alone', null, ratio(again.seconds, again.parse)],
    ['import, all changed', changed.seconds, ratio(changed.seconds, limit)],
    ...stages(changed),
  ];
  console.log(table(['', 'seconds', 'ratio'], rows));
  console.log(`Memory of the importing process at its highest: ${megabytes(memory)}`);
}

/** The highest memory of the importing process for each number of objects, each in a fresh process. */
export async function benchMemory(bench: Bench, sizes: number[]): Promise<void> {
  console.log('\nMemory of the importing process at its highest\n');
  const rows: Row[] = [];
  for (const objects of sizes) {
    const files = await makeFiles(bench.folder, objects);
    const importer = await startImporter(bench);
    const { seconds } = await importer.deliver(files.zip);
    rows.push([
      `${objects.toLocaleString('en')} objects, ${megabytes(files.bytes)}`,
      seconds,
      megabytes(await importer.stop()),
    ]);
    removeFiles(files);
  }
  console.log(table(['', 'seconds', 'memory'], rows));
}

interface Round {
  xmllint: number;
  copy: number;
  limit: number;
  first: Delivered;
  again: Delivered & { parse: number };
  changed: Delivered;
  memory: number;
}

async function measure(bench: Bench, files: Files, objects: number): Promise<Round> {
  const xmllint = seconds(() => run('xmllint', ['--stream', '--noout', '--huge', files.xml]));
  const importer = await startImporter(bench);
  const first = await importer.deliver(files.zip);
  const copy = await copyRows(bench, importer.agencyId);
  const later = await makeFiles(bench.folder, objects, { timestamp: '2026-11-02T08:00:00+01:00' });
  const parse = importer.parse(later.xml);
  const again = { ...(await importer.deliver(later.zip)), parse };
  const last = await makeFiles(bench.folder, objects, { timestamp: '2026-11-03T08:00:00+01:00', revision: 1 });
  const changed = await importer.deliver(last.zip);
  const memory = await importer.stop();
  for (const made of [later, last]) removeFiles(made);
  return { xmllint, copy, limit: xmllint + copy, first, again, changed, memory };
}

interface Delivered {
  seconds: number;
  steps: Record<string, number>;
}

async function startImporter({ databaseUrl, folder }: Bench) {
  const child = fork(join(BUILT, 'importer.js'), [], { execArgv: childArgv, env: { ...process.env, ...childEnv } });
  const reports = (kind: ImporterReport['kind']) =>
    new Promise<ImporterReport>((resolve, reject) => {
      const hear = (report: ImporterReport) => {
        if (report.kind !== kind) return;
        child.off('message', hear);
        resolve(report);
      };
      child.on('message', hear);
      child.once('exit', (code) => reject(new Error(`the importer ended with code ${code}`)));
    });
  const order = (message: ImporterOrder) => child.send(message);
  const ready = reports('ready');
  order({ kind: 'start', databaseUrl, folder });
  const { port = 0, user = '', password = '', agencyId = '' } = await ready;
  return {
    agencyId,
    async deliver(zip: string): Promise<Delivered> {
      const done = reports('done');
      const start = performance.now();
      const client = new Client();
      await client.access({ host: '127.0.0.1', port, user, password });
      await client.uploadFrom(createReadStream(zip), 'delivery.zip');
      client.close();
      const upload = (performance.now() - start) / 1000;
      order({ kind: 'work' });
      const { steps = {} } = await done;
      return { seconds: (performance.now() - start) / 1000, steps: { 'upload by FTP': upload, ...steps } };
    },
    /** Our reader alone, in a process of its own, warmed up by nothing. */
    parse(xml: string): number {
      return Number(execFileSync(process.execPath, [join(BUILT, 'parse.js'), xml], { encoding: 'utf8' }));
    },
    async stop(): Promise<number> {
      const memory = reports('memory');
      order({ kind: 'stop' });
      return (await memory).bytes ?? 0;
    },
  };
}

/** What an import leaves in these tables. */
const TABLES: Record<string, string> = {
  Listing: '"agencyId" = $1',
  ListingAlias: '"agencyId" = $1',
  ListingText: '"listingId" IN (SELECT id FROM "Listing" WHERE "agencyId" = $1)',
  ListingBroker: '"listingId" IN (SELECT id FROM "Listing" WHERE "agencyId" = $1)',
  ListingSource: '"listingId" IN (SELECT id FROM "Listing" WHERE "agencyId" = $1)',
  ImportItem: '"runId" IN (SELECT id FROM "ImportRun" WHERE "agencyId" = $1)',
  ImportIssue: '"runId" IN (SELECT id FROM "ImportRun" WHERE "agencyId" = $1)',
  Event: '"agencyId" = $1',
};

/** Seconds that COPY takes for the rows the import wrote, into empty tables with the same indexes. */
async function copyRows({ databaseUrl, folder }: Bench, agencyId: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const [name, where] of Object.entries(TABLES)) {
      const rows = where.replaceAll('$1', `'${agencyId}'`);
      await client.query(`COPY (SELECT * FROM "${name}" WHERE ${rows}) TO '${join(folder, name)}' (FORMAT binary)`);
      await client.query(`CREATE TABLE "copy_${name}" (LIKE "${name}" INCLUDING ALL)`);
    }
    const start = performance.now();
    for (const name of Object.keys(TABLES)) {
      await client.query(`COPY "copy_${name}" FROM '${join(folder, name)}' (FORMAT binary)`);
    }
    const taken = (performance.now() - start) / 1000;
    for (const name of Object.keys(TABLES)) await client.query(`DROP TABLE "copy_${name}"`);
    return taken;
  } finally {
    await client.end();
  }
}

interface Files {
  xml: string;
  zip: string;
  bytes: number;
}

async function makeFiles(
  folder: string,
  objects: number,
  spec: Parameters<typeof transferXml>[1] = {},
): Promise<Files> {
  const name = join(folder, 'files', `${objects}-${spec?.revision ?? 0}-${spec?.timestamp?.slice(0, 10) ?? ''}`);
  mkdirSync(join(folder, 'files'), { recursive: true });
  await pipeline(Readable.from(transferXml(objects, spec)), createWriteStream(`${name}.xml`));
  const zip = new ZipFile();
  zip.addFile(`${name}.xml`, 'openimmo.xml', { compressionLevel: 1 });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(`${name}.zip`));
  return { xml: `${name}.xml`, zip: `${name}.zip`, bytes: statSync(`${name}.xml`).size };
}

function removeFiles({ xml, zip }: Files): void {
  for (const file of [xml, zip]) rmSync(file, { force: true });
}

function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

function run(command: string, args: string[]): void {
  const { error, status } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (error) throw new Error(`${command} is needed for this bench (Debian: libxml2-utils): ${error.message}`);
  if (status !== 0) throw new Error(`${command} ended with ${status}`);
}

const stages = ({ steps }: Delivered): Row[] =>
  Object.entries(steps).map(([name, taken]): Row => [`  ${name}`, taken, '']);

const ratio = (value: number, peer: number): string => (value / peer).toFixed(2);

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6).toLocaleString('en')} MB`;
