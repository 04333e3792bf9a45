import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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
  if (missing.length === 0) return;
  const lines = missing.map(([name, reason]) => `  ${name}: ${reason}`);
  throw new ConfigError(`GATEPOST_MODE=production needs these settings too:\n${lines.join('\n')}`);
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
  } catch (error) {
    throw new ConfigError(
      `DATA_DIR: the folder ${dataDir} cannot be written (${(error as NodeJS.ErrnoException).code}). ` +
        'Give this user the right to write there, or set DATA_DIR to another folder.',
    );
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
