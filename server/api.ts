import { createServer } from 'node:http';
import { join } from 'node:path';
import { demoPagesOf, demoSiteAgencies } from '../demo/seed.ts';
import { createDemoSites } from '../demo/sites/index.ts';
import { createAuth } from './accounts/index.ts';
import { runChild, type Told } from './child.ts';
import type { Config } from './config.ts';
import type { DemoPages } from './http/page-routes.ts';
import { createHttpServer } from './http/server.ts';
import { openIdentity } from './identity.ts';
import { startDropDoors } from './imports/index.ts';
import type { Platform } from './platform/index.ts';
import { type Addresses, outboxOf, wire } from './wire.ts';

// The process people and machines talk to: HTTP, the drop door and, in the demo, the brokers' sites.

async function start({ config, addresses, services }: Told) {
  const { platform, close } = await wire(config, addresses, 'api');
  const dist = join(import.meta.dirname, import.meta.url.endsWith('.ts') ? '../dist' : '..');
  const auth = createAuth(platform);
  const doors = await startDropDoors(platform, {
    host: config.host,
    ftpPort: addresses.ftpPort,
    sftpPort: addresses.sftpPort,
    passivePorts: config.ftpPassivePorts,
    publicAddress: config.ftpPublicIp,
    dropDir: join(config.dataDir, 'drop'),
    identity: await openIdentity(config),
  });
  const { app } = await createHttpServer(platform, auth, {
    trustProxy: config.trustProxy,
    assets: { widgets: join(dist, 'widgets'), desk: join(dist, 'desk') },
    demo: demoPages(config, addresses, platform),
    drop: doors.access,
    uploadDir: join(config.dataDir, 'uploads'),
    others: services,
  });
  await app.listen({ host: config.host, port: addresses.httpPort });
  const sites = addresses.demoUrl ? await serveDemoSites(config, addresses, platform) : undefined;
  return {
    async stop() {
      sites?.close();
      sites?.closeAllConnections();
      await doors.close();
      await app.close();
      await close();
    },
  };
}

async function serveDemoSites(config: Config, addresses: Addresses, platform: Platform) {
  const sites = createServer(
    createDemoSites({ apiUrl: addresses.publicUrl, agencies: demoSiteAgencies(platform, addresses) }),
  );
  await new Promise<void>((resolve, reject) => {
    sites.once('error', reject);
    sites.listen(addresses.demoPort, config.host, resolve);
  });
  return sites;
}

function demoPages(config: Config, addresses: Addresses, platform: Platform): DemoPages | undefined {
  const outbox = outboxOf(config);
  return addresses.demoUrl && outbox ? { outbox, ...demoPagesOf(platform, addresses) } : undefined;
}

runChild(start);
