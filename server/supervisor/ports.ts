import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { choosePort } from '../platform/ports.ts';

export type Ports = Record<'http' | 'demo' | 'ftp' | 'sftp', number>;

/**
 * The ports asked for, those of the last run where they are still free, or any.
 * @throws {PortInUseError} when one that was asked for is taken.
 */
export async function choosePorts(config: Config): Promise<Ports> {
  const file = join(config.dataDir, 'ports.json');
  let last: Record<string, number> = {};
  try {
    last = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // the first run
  }
  const ports = {
    http: await choosePort('PORT', config.ports.http, config.host, last.http ?? 4000),
    demo: await choosePort('DEMO_PORT', config.ports.demo, config.host, last.demo ?? 4400),
    ftp: await choosePort('FTP_PORT', config.ports.ftp, config.host, last.ftp ?? 2121),
    sftp: await choosePort('SFTP_PORT', config.ports.sftp, config.host, last.sftp ?? 2222),
  };
  writeFileSync(file, JSON.stringify(ports));
  return ports;
}
