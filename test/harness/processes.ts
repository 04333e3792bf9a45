import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { ownerOf } from '../../server/platform/process-owner.ts';

/** The name of a process that lives until `end` is called. */
export function livingOwner(): { owner: string; end(): Promise<void> } {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  return {
    owner: ownerOf(child.pid ?? 0),
    async end() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The name of a process that was killed. */
export async function endedOwner(): Promise<string> {
  const { owner, end } = livingOwner();
  await end();
  return owner;
}

/**
 * Lets this process write files of so many bytes at most, as if the disk had no more room; `undefined` lifts that.
 * Needs no rights, unlike a small file system.
 */
export function limitFiles(bytes: number | undefined): void {
  execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes ?? 'unlimited'}:unlimited`]);
}
