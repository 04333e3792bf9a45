import { join } from 'node:path';
import type { Config } from './config.ts';
import { openDropIdentity } from './imports/index.ts';

/** How clients reach FTP and SFTP: what was set, else the public URL's host, else this machine. */
export function dropHostOf(config: Config): string {
  if (config.dropHost) return config.dropHost;
  return config.publicUrl ? new URL(config.publicUrl).hostname.replace(/^\[|\]$/g, '') : '127.0.0.1';
}

/** The keys of the doors, made on the first start. */
export const openIdentity = (config: Config) =>
  openDropIdentity({ dir: join(config.dataDir, 'drop-keys'), host: dropHostOf(config), ...config.ftpTls });
