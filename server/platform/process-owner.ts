import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

// What a process has taken is marked with its name, so that another can tell when nobody is at it any more.

/** Where process numbers mean something: a machine since its start, or a container. */
const place = (): string => {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${hostname()}:${boot}:${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
};

const PLACE = place();

/** State and start (in clock ticks since boot) of a process; the start is '' where there is no /proc. */
function statOf(pid: number): { state: string; start: string } | undefined {
  try {
    // Fields after the name in brackets, which may hold spaces: state is the first, start time the twentieth.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return { state: fields[0] ?? '', start: fields[19] ?? '' };
  } catch {
    return signalReaches(pid) ? { state: '', start: '' } : undefined;
  }
}

function signalReaches(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether a process with this number runs; one that has ended and was not waited for does not. */
export function isRunning(pid: number): boolean {
  const stat = statOf(pid);
  return stat !== undefined && stat.state !== 'Z' && stat.state !== 'X';
}

/** A process's name for as long as it lives; no other ever has the same, though its number is used again. */
export const ownerOf = (pid: number): string => `${PLACE}/${pid}/${statOf(pid)?.start ?? ''}`;

/** This process's name. */
export const thisOwner = ownerOf(process.pid);

/** Whether the process of this name has ended. Of a process elsewhere nothing is known: false. */
export function hasEnded(owner: string): boolean {
  const [place, pid, start] = owner.split('/');
  if (place !== PLACE || start === undefined) return false;
  const number = Number(pid);
  return !isRunning(number) || statOf(number)?.start !== start;
}
