import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';

// The house rules of ARCHITECTURE.md, held over the imports that are really there.

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

const isSource = (file: string) =>
  /\.(ts|mts)$/.test(file) && !/\.test\.ts$|generated|node_modules|test-support/.test(file);

function sources(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => join(root, file))
    .filter(isSource);
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const statements = text.matchAll(
    /^(import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|import\('([^']+)'\)/gm,
  );
  return [...statements].map(([, , type, named, bare, lazy]) => {
    const target = named ?? bare ?? lazy ?? '';
    return {
      from: file,
      to: target.startsWith('.') ? normalize(join(dirname(file), target)) : target,
      typeOnly: Boolean(type),
    };
  });
}

const all = ['server', 'widgets', 'desk', 'demo'].flatMap(sources).flatMap(importsOf);
const show = (imports: Import[]) => imports.map(({ from, to }) => `${from} → ${to}`);
const within = (path: string, folder: string) => path.startsWith(`${folder}/`);
const ours = all.filter(({ to }) => /^(server|widgets|desk|demo|test|bench|scripts)\//.test(to));

/** The folders under server/ that are features of the product. */
const features = [
  'accounts',
  'listings',
  'imports',
  'exports',
  'syndication',
  'redirects',
  'offers',
  'notifications',
  'webhooks',
];
const featureOf = (path: string) => features.find((feature) => within(path, `server/${feature}`));

test('openimmo is a library of its own', () => {
  const out = ours.filter(({ from, to }) => within(from, 'server/openimmo') && !within(to, 'server/openimmo'));
  assert.deepEqual(show(out), []);
  const system = all.filter(({ from, to }) => within(from, 'server/openimmo') && /^(node:)/.test(to));
  assert.deepEqual(show(system), [], 'it touches no file, network or clock');
});

test('imports go main → http, jobs → features → platform, never back', () => {
  const back = ours.filter(({ from, to, typeOnly }) => {
    if (within(from, 'server/platform')) return !within(to, 'server/platform');
    if (featureOf(from) || within(from, 'server/graphql')) {
      return within(to, 'server/http') || within(to, 'server/jobs') || /^server\/[\w-]+\.ts$/.test(to);
    }
    if (within(from, 'server/jobs')) return !within(to, 'server/platform') && !within(to, 'server/jobs') && !typeOnly;
    return false;
  });
  assert.deepEqual(show(back), []);
});

test('the builder imports no feature, but for types', () => {
  const wrong = ours.filter(
    ({ from, to, typeOnly }) =>
      within(from, 'server/graphql') && !from.endsWith('/schema.ts') && featureOf(to) && !typeOnly,
  );
  assert.deepEqual(show(wrong), []);
});

test('a feature shows one face: its index.ts', () => {
  const around = ours.filter(({ from, to }) => {
    const feature = featureOf(to);
    if (!feature || featureOf(from) === feature) return false;
    const assembly = from === 'server/graphql/schema.ts' && /[/-]schema\.ts$/.test(to);
    return to !== `server/${feature}/index.ts` && !assembly;
  });
  assert.deepEqual(show(around), []);
});

test('features know only those below them', () => {
  const allowed: Record<string, string[]> = {
    accounts: [],
    listings: ['accounts'],
    imports: ['accounts', 'listings'],
    exports: ['accounts', 'listings', 'imports'],
    syndication: ['accounts', 'listings'],
    redirects: ['accounts', 'listings'],
    offers: ['accounts', 'listings'],
    notifications: ['accounts', 'listings', 'imports', 'offers'],
    webhooks: ['accounts', 'listings', 'imports', 'offers'],
  };
  const wrong = ours.filter(({ from, to }) => {
    const [user, used] = [featureOf(from), featureOf(to)];
    return user && used && user !== used && !allowed[user]?.includes(used);
  });
  assert.deepEqual(show(wrong), []);
});

test('widgets and the desk share nothing with the server', () => {
  const wrong = ours.filter(
    ({ from, to }) =>
      (within(from, 'widgets') || within(from, 'desk')) && !within(to, 'widgets') && !within(to, 'desk'),
  );
  assert.deepEqual(show(wrong), []);
  assert.deepEqual(show(ours.filter(({ from, to }) => within(from, 'widgets') && within(to, 'desk'))), []);
});

test('only the platform touches the database driver, the network and the environment', () => {
  const outside = (file: string) =>
    !within(file, 'server/platform') &&
    !within(file, 'server/jobs') &&
    within(file, 'server') &&
    (featureOf(file) || within(file, 'server/graphql'));
  const drivers = all.filter(
    ({ from, to, typeOnly }) =>
      !typeOnly && outside(from) && ['pg', 'node:http', 'node:https', 'node:dns'].includes(to),
  );
  assert.deepEqual(show(drivers), []);
  const environment = sources('server').filter((file) => /process\.env\b/.test(readFileSync(file, 'utf8')));
  const allowed = [
    'server/config.ts',
    'server/main.ts',
    'server/child.ts',
    'server/supervisor/children.ts',
    'server/admin.ts',
    'server/platform/embedded-postgres.ts',
  ];
  assert.deepEqual(
    environment.filter((file) => !allowed.includes(file)),
    [],
  );
});

test('every setting of the environment is read in one place and said in the documentation', () => {
  const names = [...readFileSync('server/config.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(
    ([, name]) => name ?? '',
  );
  const docs = readFileSync('docs/settings.md', 'utf8');
  assert.deepEqual(
    names.filter((name) => !docs.includes(`\`${name}\``)),
    [],
  );
});
