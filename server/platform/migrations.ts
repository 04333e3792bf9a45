import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { locks } from './locks.ts';

let loaded: Promise<typeof import('@prisma/schema-engine-wasm/schema_engine_bg')> | undefined;

/**
 * Prisma's own schema engine as WebAssembly: its binary is a download, this one comes with npm.
 * Loaded once: the glue module holds one instance, and a second would pull the memory from under the first.
 */
function loadEngine() {
  loaded ??= (async () => {
    // The engine reports a panic through this global before it stops.
    Object.assign(globalThis, {
      PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) },
    });
    const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
    const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
    const module = new WebAssembly.Module(readFileSync(join(folder, 'schema_engine_bg.wasm')));
    const instance = new WebAssembly.Instance(module, {
      './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
    });
    glue.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
    return glue;
  })();
  return loaded;
}

async function openEngine(connectionString: string, datamodel: string) {
  const { SchemaEngine } = await loadEngine();
  const adapter = bindMigrationAwareSqlAdapterFactory(wholeScripts(new PrismaPg({ connectionString })));
  return SchemaEngine.new({ datamodels: [['schema.prisma', datamodel]] }, () => {}, adapter);
}

/** The adapter cuts a script at every semicolon, also inside functions and comments; PostgreSQL takes it whole, and all or nothing. */
function wholeScripts(factory: PrismaPg): PrismaPg {
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => void (await adapter.underlyingDriver().query(script));
    return adapter;
  };
  return factory;
}

const filters = { externalTables: [], externalEnums: [] };

function readMigrations(folder: string) {
  const directories = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: directories
      .map((entry) => entry.name)
      .sort()
      .map((path) => ({
        path,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: readFileSync(join(folder, path, 'migration.sql'), 'utf8') },
        },
      })),
  };
}

/**
 * Brings the database to the newest schema. Several processes may start at once: one migrates, the others wait.
 * @param prismaDir the folder with schema.prisma and migrations/.
 * @returns the names of the migrations applied now.
 */
export async function migrate(connectionString: string, prismaDir: string): Promise<string[]> {
  const lock = new pg.Client({ connectionString });
  lock.on('error', () => {});
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [locks.migrations]);
    const migrationsList = readMigrations(join(prismaDir, 'migrations'));
    if (
      await upToDate(
        lock,
        migrationsList.migrationDirectories.map((directory) => directory.path),
      )
    )
      return [];
    const engine = await openEngine(connectionString, readFileSync(join(prismaDir, 'schema.prisma'), 'utf8'));
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters });
    return appliedMigrationNames;
  } finally {
    await lock.end().catch(() => {});
  }
}

/** Loading the engine costs most of a second; the usual start has nothing to migrate. */
async function upToDate(client: pg.Client, names: string[]): Promise<boolean> {
  const table = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`);
  if (!table.rows[0].there) return false;
  const { rows } = await client.query(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  const applied = new Set(rows.map((row) => row.migration_name));
  return names.every((name) => applied.has(name));
}

/** The SQL from one data model to another, both the text of a schema.prisma; `null` is the empty one. The engine wants a database to connect to, and leaves it as it is. */
export async function diffSchema(connectionString: string, from: string | null, to: string): Promise<string> {
  const target = (content: string) => ({
    tag: 'schemaDatamodel' as const,
    files: [{ path: 'schema.prisma', content }],
  });
  const engine = await openEngine(connectionString, to);
  const { stdout } = await engine.diff({
    from: from === null ? { tag: 'empty' } : target(from),
    to: target(to),
    script: true,
    exitCode: null,
    filters,
  });
  return stdout ?? '';
}
