import type { Stats } from 'node:fs';

const two = (value: number) => String(value).padStart(2, '0');

/** `20260501093000`, as MDTM and MLSD write times. */
export const timeValue = (time: Date) => time.toISOString().replace(/[-:T]/g, '').slice(0, 14);

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A line as `ls -l` writes it: what LIST answers, and what SFTP shows beside a name. */
export function unixLine({ name, stats }: { name: string; stats: Stats }): string {
  const time = stats.mtime;
  const day = `${MONTHS[time.getUTCMonth()]} ${two(time.getUTCDate())}`;
  const recent = Date.now() - time.getTime() < 180 * 86_400_000;
  const when = recent ? `${two(time.getUTCHours())}:${two(time.getUTCMinutes())}` : ` ${time.getUTCFullYear()}`;
  const mode = stats.isDirectory() ? 'drwx------' : '-rw-------';
  return `${mode} 1 drop drop ${String(stats.isFile() ? stats.size : 0).padStart(12)} ${day} ${when} ${name}`;
}

/** A line of MLSD. */
export function factLine({ name, stats }: { name: string; stats: Stats }): string {
  const facts = stats.isDirectory() ? 'type=dir;' : `type=file;size=${stats.size};`;
  return `${facts}modify=${timeValue(stats.mtime)}; ${name}`;
}
