import { z } from 'zod';
import { readConfig } from './config.ts';
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts';
import { openDatabase } from './platform/index.ts';
import { createLog } from './platform/log.ts';

// npm run admin -- create <email> [name]: makes the person an admin of this installation.

async function main(): Promise<void> {
  const [command, address, ...name] = process.argv.slice(2);
  const email = z.email().safeParse(address?.trim().toLowerCase());
  if (command !== 'create' || !email.success) {
    console.error('Usage: npm run admin -- create <email> [name]');
    process.exit(2);
  }
  const config = readConfig(process.env);
  // A server that already runs on this folder is used as it is, and left running.
  const url = config.databaseUrl ?? (await startEmbeddedPostgres(config.dataDir, config.ports.postgres)).url;
  const { prisma, close } = openDatabase(url, createLog('error', 'admin'));
  const person = await prisma.person.upsert({
    where: { email: email.data },
    create: { email: email.data, name: name.join(' ') || email.data, admin: true, emailVerified: true },
    update: { admin: true },
  });
  await close();
  console.log(`${person.email} is an admin now. Sign in at /desk with a code sent to that address.`);
}

await main();
