// npm run migration -- <name>: writes a migration from the schema of the last one to prisma/schema.prisma.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../server/platform/embedded-postgres.ts';
import { diffSchema } from '../server/platform/migrations.ts';

const name = process.argv[2]?.replace(/\W+/g, '_');
if (!name) throw new Error('Say what the migration does: npm run migration -- add_offers');

const folder = 'prisma/migrations';
const last = readdirSync(folder)
  .sort()
  .filter((entry) => existsSync(join(folder, entry, 'schema.prisma')))
  .at(-1);
const before = last ? readFileSync(join(folder, last, 'schema.prisma'), 'utf8') : null;
const scratch = mkdtempSync('/var/tmp/gatepost-migration-');
chmodSync(scratch, 0o755);
const postgres = await startEmbeddedPostgres(scratch);
const sql = await diffSchema(postgres.url, before, readFileSync('prisma/schema.prisma', 'utf8'));
await postgres.stop();
rmSync(scratch, { recursive: true, force: true });
if (sql.includes('This is an empty migration')) {
  console.log('The migrations already give prisma/schema.prisma.');
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const target = join(folder, `${stamp}_${name}`);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'migration.sql'), sql);
  copyFileSync('prisma/schema.prisma', join(target, 'schema.prisma'));
  console.log(`Wrote ${target}/migration.sql. Read it, and add what Prisma cannot say (triggers, partial indexes).`);
}
process.exit(0);
