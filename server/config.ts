import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { isProxy, type TrustProxy } from './http/client-address.ts';

const port = z.coerce.number().int().min(0).max(65535);

const environment = z.object({
  GATEPOST_MODE: z.enum(['demo', 'production']).default('demo'),
  DATA_DIR: z.string().min(1).default('data'),
  HOST: z.string().min(1).optional(),
  PORT: port.optional(),
  DEMO_PORT: port.optional(),
  FTP_PORT: port.optional(),
  FTP_PASSIVE_PORTS: z
    .string()
    .regex(/^\d+-\d+$/, 'two port numbers with a dash between them, such as 50000-50100')
    .optional(),
  FTP_PUBLIC_IP: z.ipv4('an IPv4 address, such as 203.0.113.7').optional(),
  FTP_TLS_CERT: z.string().min(1).optional(),
  FTP_TLS_KEY: z.string().min(1).optional(),
  SFTP_PORT: port.optional(),
  DROP_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'a host name without scheme and port, such as ftp.example.com')
    .optional(),
  WATCH_DIR: z.string().min(1).optional(),
  DROP_QUOTA_GIB: z.coerce.number().positive().max(1_000_000).default(20),
  PG_PORT: port.optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_DIRECT_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SECRET_KEY: z.string().min(32, 'at least 32 characters; `openssl rand -base64 32` makes one').optional(),
  POSTMARK_TOKEN: z.string().min(1).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  SUPPORT_EMAIL: z.email().default('support@gatepost.example'),
  TRUST_PROXY: z.string().optional().transform(parseTrustProxy),
  ALLOW_PRIVATE_ADDRESSES: z.enum(['true', 'false']).default('false'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).optional(),
});

/** What the installation was told, checked once; nobody else reads the environment. */
export interface Config {
  readonly mode: 'demo' | 'production';
  /** Absolute; holds the embedded database, files, the outbox and `demo.json`. */
  readonly dataDir: string;
  readonly host: string;
  /** Undefined: find a free one. */
  readonly ports: {
    readonly http?: number;
    readonly demo?: number;
    readonly ftp?: number;
    readonly sftp?: number;
    readonly postgres?: number;
  };
  readonly ftpPassivePorts?: string;
  /** What PASV names to clients from elsewhere; undefined: the address they reached. */
  readonly ftpPublicIp?: string;
  /** PEM files; undefined: a certificate of our own making. */
  readonly ftpTls?: { readonly cert: string; readonly key: string };
  /** How clients reach FTP and SFTP; undefined: by the host of the public URL. */
  readonly dropHost?: string;
  /** Absolute; watched folders lie below it. */
  readonly watchDir: string;
  /** Bytes a way in may store. */
  readonly dropQuotaBytes: number;
  /** Undefined: run the embedded PostgreSQL. */
  readonly databaseUrl?: string;
  /** For LISTEN when `databaseUrl` goes through a pooler. */
  readonly databaseDirectUrl?: string;
  /** Without a trailing slash; in demo mode known only once the port is. */
  readonly publicUrl?: string;
  readonly secretKey: string;
  readonly mail: { readonly postmarkToken?: string; readonly from: string; readonly support: string };
  readonly trustProxy: TrustProxy;
  /** Whether requests to addresses others name may go into private networks. */
  readonly allowPrivateAddresses: boolean;
  readonly logLevel: string;
}

/** A setting that stops the start, in words for the person who set it. */
export class ConfigError extends Error {}

/**
 * Reads and checks the environment.
 * @throws {ConfigError} naming each setting and what it takes.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`These settings cannot be used:\n${lines.join('\n')}`);
  }
  const settings = parsed.data;
  const dataDir = resolve(settings.DATA_DIR);
  if (settings.GATEPOST_MODE === 'production') requireForProduction(settings);
  else requireForDemo(settings);
  makeDataDir(dataDir);
  const watchDir = resolve(settings.WATCH_DIR ?? join(dataDir, 'watch'));
  checkWatchDir(watchDir, dataDir);
  return Object.freeze({
    mode: settings.GATEPOST_MODE,
    dataDir,
    host: settings.HOST ?? (settings.GATEPOST_MODE === 'demo' ? '127.0.0.1' : '0.0.0.0'),
    ports: {
      http: settings.PORT,
      demo: settings.DEMO_PORT,
      ftp: settings.FTP_PORT,
      sftp: settings.SFTP_PORT,
      postgres: settings.PG_PORT,
    },
    ftpPassivePorts: settings.FTP_PASSIVE_PORTS,
    ftpPublicIp: settings.FTP_PUBLIC_IP,
    ftpTls: readTls(settings),
    dropHost: settings.DROP_HOST,
    watchDir,
    dropQuotaBytes: settings.DROP_QUOTA_GIB * 1024 ** 3,
    databaseUrl: settings.DATABASE_URL,
    databaseDirectUrl: settings.DATABASE_DIRECT_URL,
    publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, ''),
    secretKey: settings.SECRET_KEY ?? demoSecret(dataDir),
    mail: {
      postmarkToken: settings.POSTMARK_TOKEN,
      from: settings.MAIL_FROM ?? 'Gatepost <gatepost@localhost>',
      support: settings.SUPPORT_EMAIL,
    },
    trustProxy: settings.TRUST_PROXY,
    allowPrivateAddresses: settings.ALLOW_PRIVATE_ADDRESSES === 'true',
    logLevel: settings.LOG_LEVEL ?? (settings.GATEPOST_MODE === 'demo' ? 'warn' : 'info'),
  });
}

function requireForProduction(settings: z.infer<typeof environment>) {
  const reasons: Record<string, string> = {
    PUBLIC_URL: 'the address people reach this server at, such as https://gatepost.example.com',
    SECRET_KEY: 'the key personal data is encrypted with; `openssl rand -base64 32` makes one',
    POSTMARK_TOKEN: 'the Postmark server token mails are sent with',
    MAIL_FROM: 'the sender of mails, such as Gatepost <gatepost@example.com>',
  };
  const missing = Object.entries(reasons).filter(([name]) => !settings[name as keyof typeof settings]);
  if (missing.length > 0) {
    const lines = missing.map(([name, reason]) => `  ${name}: ${reason}`);
    throw new ConfigError(`GATEPOST_MODE=production needs these settings too:\n${lines.join('\n')}`);
  }
  const { PUBLIC_URL: url = '', SECRET_KEY: key = '' } = settings;
  const weak = isGuessable(key)
    ? 'SECRET_KEY: this one could be guessed. `openssl rand -base64 32` makes one that cannot. Where data was encrypted with it already, ask support first: with another key that data cannot be read.'
    : undefined;
  const problems = [checkPublicUrl(url), weak].filter((problem) => problem !== undefined);
  if (problems.length === 0) return;
  throw new ConfigError(
    `GATEPOST_MODE=production is not safe like this:\n${problems.map((line) => `  ${line}`).join('\n')}`,
  );
}

/** What the demo shows and signs in with is for this machine. */
function requireForDemo({ HOST: host }: z.infer<typeof environment>): void {
  if (host === undefined || isLoopback(host)) return;
  throw new ConfigError(
    `HOST: the demo lets in whoever reaches it, so it listens on this machine only, and ${host} is more than that. ` +
      'Leave HOST out, or set GATEPOST_MODE=production with the settings it needs.',
  );
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

/** Codes and sessions would go over the network for everybody to read. */
function checkPublicUrl(text: string): string | undefined {
  const { protocol, hostname } = new URL(text);
  if (protocol === 'https:' || isLoopback(hostname.replace(/[[\]]/g, ''))) return undefined;
  return `PUBLIC_URL: ${text} is not encrypted, and people sign in there. Put a certificate before it and name it with https.`;
}

/** Words that stand in examples, and what people put there to come back to it later. */
const NO_SECRET =
  /change.?(me|this|it)|secret.?key|pass.?word|example|placeholder|gatepost|replace.?(me|this)|qwertz|qwerty/i;
/** Bits; a key of 32 hexadecimal digits has 120. */
const FEWEST_BITS = 90;

/** Whether a key could be guessed: too few different characters, one piece again and again, a row, or words. */
function isGuessable(key: string): boolean {
  const steps = [...key].slice(1).map((char, index) => char.charCodeAt(0) - key.charCodeAt(index));
  const inARow = steps.filter((step, index) => Math.abs(step) <= 1 && step === steps[index - 1]).length;
  const units = Array.from({ length: Math.floor(key.length / 2) }, (_, index) => index + 1);
  return (
    bitsOf(key) < FEWEST_BITS ||
    inARow > steps.length / 3 ||
    units.some((unit) => key.startsWith(key.slice(unit))) ||
    NO_SECRET.test(key)
  );
}

/** By how often each of its characters comes (Shannon). */
function bitsOf(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => bits - count * Math.log2(count / text.length), 0);
}

/** One level at a time: Node's own recursive mkdir never returns where a file system answers ENOENT, as /proc does. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function makeDataDir(dataDir: string) {
  try {
    makeFolder(dataDir);
    writeFileSync(resolve(dataDir, '.writable'), '');
    keepPrivate(dataDir);
  } catch (error) {
    throw new ConfigError(
      `DATA_DIR: the folder ${dataDir} cannot be written (${(error as NodeJS.ErrnoException).code}). ` +
        'Give this user the right to write there, or set DATA_DIR to another folder.',
    );
  }
}

/**
 * What lies in the data folder is this user's alone, and what is made from now on too. Others may pass through the folder,
 * without reading it: PostgreSQL may run as another user, and an FTP server of the operator's may fill watched folders.
 */
function keepPrivate(dataDir: string): void {
  process.umask(0o077);
  chmodSync(dataDir, 0o711);
  const uid = process.getuid?.();
  for (const entry of readdirSync(dataDir, { withFileTypes: true })) {
    const path = join(dataDir, entry.name);
    const isOurs = (entry.isDirectory() || entry.isFile()) && entry.name !== 'watch' && lstatSync(path).uid === uid;
    if (isOurs) chmodSync(path, entry.isDirectory() ? 0o700 : 0o600);
  }
}

/** Our own files must not be taken for deliveries. */
function checkWatchDir(watchDir: string, dataDir: string): void {
  const isInside = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
  if (isInside(watchDir, join(dataDir, 'watch')) || !(isInside(watchDir, dataDir) || isInside(dataDir, watchDir)))
    return;
  throw new ConfigError(
    `WATCH_DIR: ${watchDir} overlaps the data folder ${dataDir}. Choose a folder outside of it, or leave WATCH_DIR out.`,
  );
}

function readTls({ FTP_TLS_CERT: cert, FTP_TLS_KEY: key }: z.infer<typeof environment>): Config['ftpTls'] {
  if (cert && key) return { cert: resolve(cert), key: resolve(key) };
  if (!cert && !key) return undefined;
  throw new ConfigError(
    `FTP_TLS_CERT and FTP_TLS_KEY belong together: set ${cert ? 'FTP_TLS_KEY' : 'FTP_TLS_CERT'} too.`,
  );
}

/** The demo makes its own key, so that one command is enough; production never does. */
function demoSecret(dataDir: string): string {
  const file = resolve(dataDir, 'secret.key');
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 });
    chmodSync(file, 0o600);
  }
  return readFileSync(file, 'utf8').trim();
}

function parseTrustProxy(value: string | undefined, context: z.RefinementCtx): TrustProxy {
  if (value === undefined || value === 'false') return false;
  if (/^[1-9]$/.test(value)) return Number(value);
  const proxies = value.split(',').map((proxy) => proxy.trim());
  if (proxies.every(isProxy)) return proxies;
  context.addIssue({
    code: 'custom',
    message:
      'how many reverse proxies stand in front, such as 1, or their addresses, such as 10.0.0.0/8,192.0.2.7; ' +
      '`true` would believe whatever address a client writes into X-Forwarded-For',
  });
  return z.NEVER;
}
