import { type ChildProcess, fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PictureAnswer, PictureJob } from './process.ts';

/** The process ended before it answered: by a picture, or by somebody else. */
export class ProcessDied extends Error {}
/** The picture took longer than it may; its process was ended. */
export class TookTooLong extends Error {}

/** One process, started with the first picture and ended when there was none for a while. One picture at a time. */
export interface Lane {
  /** @throws {ProcessDied} @throws {TookTooLong} */
  work(job: PictureJob): Promise<PictureAnswer>;
  end(): void;
}

/** Without work a process ends after so long, and its memory goes with it. */
const IDLE_MS = 30_000;

/** @param jobMs milliseconds for one picture. */
export function createLane(jobMs: number): Lane {
  let child: ChildProcess | undefined;
  let resting: NodeJS.Timeout | undefined;
  const end = () => {
    clearTimeout(resting);
    child?.kill('SIGKILL');
    child = undefined;
  };
  return {
    end,
    async work(job) {
      clearTimeout(resting);
      if (!child || child.exitCode !== null || child.signalCode !== null || !child.connected) child = start();
      hold(child);
      try {
        return await answerOf(child, job, jobMs);
      } catch (error) {
        end();
        throw error;
      } finally {
        if (child) letGo(child);
        resting = setTimeout(end, IDLE_MS).unref();
      }
    },
  };
}

function answerOf(child: ChildProcess, job: PictureJob, jobMs: number): Promise<PictureAnswer> {
  return new Promise<PictureAnswer>((resolve, reject) => {
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      child.off('message', onAnswer).off('exit', onDeath).off('error', onDeath);
      finish();
    };
    const onAnswer = (answer: unknown) => settle(() => resolve(answer as PictureAnswer));
    const onDeath = () => settle(() => reject(new ProcessDied('the process for pictures ended')));
    const timer = setTimeout(() => settle(() => reject(new TookTooLong('a picture took too long'))), jobMs);
    child.on('message', onAnswer).on('exit', onDeath).on('error', onDeath);
    child.send(job, (error) => error && onDeath());
  });
}

/** While it works it keeps us alive; while it rests it must not. */
function hold(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}

function letGo(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

/** In a bundle this file is a part of dist/server or of its chunks, and the process is dist/server/pictures.js. */
function start(): ChildProcess {
  const here = fileURLToPath(import.meta.url);
  const folder = dirname(here).replace(/[/\\]chunks$/, '');
  const [file, execArgv] = here.endsWith('.ts')
    ? [join(folder, 'process.ts'), ['--import', import.meta.resolve('tsx')]]
    : [join(folder, 'pictures.js'), ['--enable-source-maps']];
  const child = fork(file, { execArgv, serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  // Its death is told to whoever waits for it.
  child.on('error', () => {});
  return child;
}
