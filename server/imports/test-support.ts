import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Client } from 'basic-ftp';
import sharp from 'sharp';
import { ZipFile } from 'yazl';
import { type TestPlatform, testPlatform } from '../../test/harness/platform.ts';
import type { PersonActor } from '../accounts/index.ts';
import { uuidv7 } from '../platform/index.ts';
import { type DropAccess, startDropDoors } from './doors/drop-doors.ts';
import { type ScanOptions, scanDropFolders } from './doors/drop-folder.ts';
import { openDropIdentity } from './doors/drop-identity.ts';
import { type QueueOptions, workQueue } from './run/queue.ts';
import { createDropAccount } from './sources/drop-accounts.ts';

export const operator: PersonActor = { kind: 'person', id: uuidv7(), sessionId: '', admin: true, memberships: [] };

/** An agency with its drop account. */
export interface Sender {
  agencyId: string;
  sourceId: string;
  user: string;
  password: string;
}

export interface ImportWorld {
  platform: TestPlatform;
  dropDir: string;
  door: { port: number; sftpPort: number; access: DropAccess; tlsFingerprint: string; sshFingerprints: string[] };
  sender(imports?: 'ALLOW' | 'DENY' | 'BY_PACKAGE'): Promise<Sender>;
  /** A client that is logged in. */
  connect(sender: Sender): Promise<Client>;
  /** Uploads one file under a name. */
  upload(sender: Sender, name: string, data: Uint8Array | string): Promise<void>;
  /** Looks, and works off what was found. */
  work(options?: Partial<QueueOptions & ScanOptions>): Promise<void>;
  /** Uploads a ZIP and works it off; the run that came of it. */
  deliver(sender: Sender, zip: Uint8Array, name?: string): Promise<Run>;
  runs(sender: Sender): Promise<Run[]>;
  listings(sender: Sender): Promise<{ key: string; title: string | null; listPrice: string | null; media: number }[]>;
  close(): Promise<void>;
}

export type Run = Awaited<ReturnType<TestPlatform['prisma']['importRun']['findFirstOrThrow']>>;

/** Made once on this machine: making keys takes seconds. */
export const keyFolder = join(tmpdir(), `gatepost-test-keys-${process.getuid?.() ?? 0}`);

/** A platform with the network doors open; nothing runs by itself. */
export async function importWorld(options: { maxFileBytes?: number; quotaBytes?: number } = {}): Promise<ImportWorld> {
  const platform = await testPlatform();
  const dropDir = mkdtempSync(join(tmpdir(), 'gatepost-drop-'));
  const identity = await openDropIdentity({ dir: keyFolder, host: '127.0.0.1' });
  const doors = await startDropDoors(platform, {
    host: '127.0.0.1',
    ftpPort: 0,
    sftpPort: 0,
    dropDir,
    identity,
    ...options,
  });
  const door = { ...identity, port: doors.ftpPort, sftpPort: doors.sftpPort, access: doors.access };
  const clients: Client[] = [];
  let agencies = 0;
  const world: ImportWorld = {
    platform,
    dropDir,
    door,
    async sender(imports = 'ALLOW') {
      agencies += 1;
      const { id } = await platform.prisma.agency.create({
        data: { slug: `agency-${agencies}`, name: `Agency ${agencies}`, country: 'DE', locale: 'de', imports },
      });
      const { source, user, password } = await createDropAccount(platform, operator, {
        agencyId: id,
        name: 'Broker software',
        plainFtp: true,
      });
      return { agencyId: id, sourceId: source.id, user, password };
    },
    async connect({ user, password }) {
      const client = new Client(10_000);
      clients.push(client);
      await client.access({ host: '127.0.0.1', port: door.port, user, password });
      return client;
    },
    async upload(sender, name, data) {
      const client = await world.connect(sender);
      await client.uploadFrom(Readable.from(Buffer.from(data), { objectMode: false }), name);
      client.close();
    },
    async work({ quietMs = 0, giveUpMs, goneMs, signal = new AbortController().signal, step, batch = 50, endOf } = {}) {
      await scanDropFolders(platform, { dropDir, quietMs, giveUpMs, goneMs });
      await workQueue(platform, { signal, step, batch, endOf });
    },
    async deliver(sender, zip, name = 'delivery.zip') {
      await world.upload(sender, name, zip);
      await world.work({ giveUpMs: 0 });
      const [newest] = await world.runs(sender);
      if (!newest) throw new Error('no run came of it');
      return newest;
    },
    runs: ({ agencyId }) => platform.prisma.importRun.findMany({ where: { agencyId }, orderBy: { id: 'desc' } }),
    async listings({ agencyId }) {
      const rows = await platform.prisma.listing.findMany({
        where: { agencyId, withdrawnAt: null },
        orderBy: { key: 'asc' },
        include: { _count: { select: { media: true } } },
      });
      return rows.map(({ key, title, listPrice, _count }) => ({
        key,
        title,
        listPrice: listPrice?.toFixed() ?? null,
        media: _count.media,
      }));
    },
    async close() {
      for (const client of clients) client.close();
      await doors.close();
      await platform.close();
      rmSync(dropDir, { recursive: true, force: true });
    },
  };
  return world;
}

export interface ObjectSpec {
  number: string;
  title?: string;
  price?: string;
  action?: string;
  language?: string;
  files?: string[];
}

export interface TransferSpec {
  scope?: 'VOLL' | 'TEIL';
  timestamp?: string;
  provider?: string;
  technicalEmail?: string;
}

/** A small OpenImmo file. */
export function openImmo(objects: ObjectSpec[], spec: TransferSpec = {}): string {
  const { scope = 'TEIL', timestamp, provider = '4711', technicalEmail } = spec;
  const time = timestamp ? ` timestamp="${timestamp}"` : '';
  const mail = technicalEmail ? ` techn_email="${technicalEmail}"` : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<openimmo><uebertragung art="OFFLINE" umfang="${scope}" version="1.2.7" sendersoftware="Testmakler" senderversion="1.0"${time}${mail}/>
<anbieter><anbieternr>${provider}</anbieternr><firma>Makler</firma><openimmo_anid>AB</openimmo_anid>
${objects.map(immobilie).join('\n')}
</anbieter></openimmo>`;
}

function immobilie({ number, title = `Haus ${number}`, price = '250000', action, language, files = [] }: ObjectSpec) {
  const attachments = files
    .map(
      (file, index) =>
        `<anhang location="EXTERN" gruppe="${index === 0 ? 'TITELBILD' : 'BILD'}"><anhangtitel>${file}</anhangtitel><format>image/jpeg</format><daten><pfad>${file}</pfad></daten></anhang>`,
    )
    .join('');
  return `<immobilie><objektkategorie><nutzungsart WOHNEN="1"/><vermarktungsart KAUF="1"/><objektart><haus haustyp="EINFAMILIENHAUS"/></objektart></objektkategorie>
<geo><plz>10115</plz><ort>Berlin</ort><land iso_land="DEU"/></geo>
<kontaktperson><name>Muster</name><email_zentrale>muster@example.com</email_zentrale></kontaktperson>
<preise><kaufpreis>${price}</kaufpreis></preise><freitexte><objekttitel>${title}</objekttitel></freitexte>
<anhaenge>${attachments}</anhaenge>
<verwaltung_techn><objektnr_extern>${number}</objektnr_extern>${action ? `<aktion aktionart="${action}"/>` : '<aktion/>'}${language ? `<sprache>${language}</sprache>` : ''}</verwaltung_techn></immobilie>`;
}

/** A ZIP of these files. */
export async function zipOf(files: Record<string, Uint8Array | string>, mode?: Record<string, number>) {
  const zip = new ZipFile();
  for (const [name, data] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(data), name, mode?.[name] ? { mode: mode[name] } : {});
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A plain picture; the same colour gives the same bytes. */
export const picture = (color: string): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: color } })
    .jpeg()
    .toBuffer();

/** Numbers from `first` on as objects. */
export const objects = (count: number, first = 1): ObjectSpec[] =>
  Array.from({ length: count }, (_, index) => ({ number: `W-${String(index + first).padStart(3, '0')}` }));
