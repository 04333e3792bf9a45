import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAuth } from '../server/accounts/index.ts';
import { createHttpServer } from '../server/http/server.ts';
import { createVault } from '../server/platform/crypto.ts';
import { createEventLog } from '../server/platform/events.ts';
import { hashToken, openDatabase, type Platform, systemClock, uuidv7 } from '../server/platform/index.ts';
import { createLimits } from '../server/platform/limits.ts';
import { createLog } from '../server/platform/log.ts';
import { createStorage } from '../server/platform/storage.ts';

// The serving process of the bench of limits: the whole HTTP server over an agency with sixty listings, and one key.

export interface ApiReady {
  url: string;
  secret: string;
}

async function start(databaseUrl: string, folder: string): Promise<ApiReady> {
  const log = createLog('error', 'bench');
  const database = openDatabase(databaseUrl, log);
  const vault = createVault('a secret key for benches, long enough');
  const platform = {
    ...database,
    events: createEventLog(database.pool, databaseUrl, log),
    storage: createStorage(join(folder, 'files')),
    vault,
    limits: createLimits(database.pool, vault, systemClock),
    clock: systemClock,
    log,
    settings: {
      mode: 'production',
      publicUrl: 'http://gatepost.test',
      supportEmail: 'support@gatepost.test',
      extraOrigins: [],
    },
    wake: async () => {},
  } as unknown as Platform;
  const secret = `gp_sk_${uuidv7()}${uuidv7()}`;
  await makeAgency(platform, secret);
  const assets = mkdtempSync(join(folder, 'assets-'));
  writeFileSync(join(assets, 'index.html'), '<!--gatepost-meta-->');
  const { app } = await createHttpServer(platform, createAuth(platform), {
    trustProxy: false,
    assets: { widgets: assets, desk: assets },
  });
  return { url: await app.listen({ host: '127.0.0.1', port: 0 }), secret };
}

async function makeAgency({ prisma }: Platform, secret: string): Promise<void> {
  const slug = `bench-${uuidv7()}`;
  const agency = await prisma.agency.create({ data: { slug, name: 'Bench', country: 'DE', locale: 'de' } });
  await prisma.apiKey.create({
    data: {
      name: 'bench',
      kind: 'SECRET',
      agencyId: agency.id,
      scopes: ['LISTINGS_READ'],
      prefix: 'gp_sk_',
      secretHash: hashToken(secret),
    },
  });
  for (let number = 0; number < 60; number++) {
    await prisma.listing.create({
      data: {
        agencyId: agency.id,
        key: uuidv7(),
        listingId: `B-${number}`,
        origin: 'HAND',
        title: `Flat ${number}`,
        city: 'Berlin',
        currency: 'EUR',
        listPrice: '400000',
        saleYN: true,
        texts: { create: [{ language: 'de', title: `Flat ${number}` }] },
      },
    });
  }
}

const [databaseUrl = '', folder = ''] = process.argv.slice(2);
process.send?.(await start(databaseUrl, folder));
process.once('disconnect', () => process.exit());
