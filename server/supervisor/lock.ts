import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../config.ts';

/**
 * One installation at a time in a data folder: two would write over each other.
 * @returns the file that says so, to be removed at the end.
 * @throws {ConfigError} when another runs.
 */
export function takeLock(dataDir: string): string {
  const file = join(dataDir, 'gatepost.pid');
  const pid = readPid(file);
  if (pid !== undefined && pid !== process.pid && isSupervisor(pid)) {
    throw new ConfigError(
      `Gatepost already runs with the data folder ${dataDir} (process ${pid}). Stop it, or set DATA_DIR to another folder.`,
    );
  }
  writeFileSync(file, String(process.pid));
  return file;
}

function readPid(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function isSupervisor(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A number is used again after a restart of the machine: it must be one of ours.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('main.');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
