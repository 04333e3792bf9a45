import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Platform } from '../../platform/index.ts';
import { createCallers } from './drop-callers.ts';
import type { DropIdentity } from './drop-identity.ts';
import { createDropLogin, type DropLogin } from './drop-login.ts';
import { SESSIONS, UPLOADS } from './drop-root.ts';
import { startFtpServer } from './ftp-server.ts';
import { startSftpServer } from './sftp-server.ts';

export interface DropDoorOptions {
  host: string;
  /** 0 lets the system choose. */
  ftpPort: number;
  sftpPort: number;
  /** Two port numbers with a dash between them; undefined lets the system choose. */
  passivePorts?: string;
  /** IPv4; what PASV names to clients from elsewhere. */
  publicAddress?: string;
  /** Holds one folder per drop account, named by its source. */
  dropDir: string;
  /** Bytes a file may have; 1 GiB when left out. */
  maxFileBytes?: number;
  /** Bytes an account may store; the installation's setting when left out. */
  quotaBytes?: number;
  identity: DropIdentity;
}

/** What the door at HTTPS needs of the others: the same lock, the same folders. */
export interface DropAccess {
  login: DropLogin['login'];
  /** Called after each completed upload. */
  delivered(): void;
  maxFileBytes: number;
}

export interface DropDoors {
  ftpPort: number;
  sftpPort: number;
  access: DropAccess;
  close(): Promise<void>;
}

/** Bytes a file may have at the network doors. */
export const MAX_FILE_BYTES = 1024 ** 3;

/**
 * Opens FTP (with TLS when asked for) and SFTP, and what HTTPS needs: each drop account sees its own folder and nothing
 * else, by whichever door. A file appears there only when its transfer ended well; then `imports.scan` is woken.
 * @throws when a port cannot be had.
 */
export async function startDropDoors(platform: Platform, options: DropDoorOptions): Promise<DropDoors> {
  const { host, dropDir, identity, maxFileBytes = MAX_FILE_BYTES } = options;
  // What a killed process was receiving will not be finished, and nobody is connected yet.
  for (const folder of [UPLOADS, SESSIONS]) await rm(join(dropDir, folder), { recursive: true, force: true });
  await mkdir(join(dropDir, UPLOADS), { recursive: true, mode: 0o700 });
  const [from, to] = options.passivePorts?.split('-').map(Number) ?? [];
  const login = createDropLogin(platform, dropDir, options.quotaBytes ?? platform.settings.doors.quotaBytes);
  const shared = {
    host,
    maxFileBytes,
    ...login,
    callers: createCallers(),
    delivered: () => void platform.wake('imports.scan').catch(() => {}),
    warn: (message: string) => platform.log.warn({ door: 'drop' }, message),
  };
  const ftp = await startFtpServer({
    ...shared,
    port: options.ftpPort,
    passivePorts: from && to ? { from, to } : undefined,
    publicAddress: options.publicAddress,
    tls: identity.tls,
  });
  const sftp = await startSftpServer({ ...shared, port: options.sftpPort, hostKeys: identity.hostKeys });
  return {
    ftpPort: ftp.port,
    sftpPort: sftp.port,
    access: { login: login.login, delivered: shared.delivered, maxFileBytes },
    async close() {
      login.close();
      await Promise.all([ftp.close(), sftp.close()]);
    },
  };
}
