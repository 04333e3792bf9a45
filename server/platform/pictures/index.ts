import { Busy } from '../errors.ts';
import { createFairQueue } from './fair-queue.ts';
import { createLane, type Lane, ProcessDied, TookTooLong } from './lane.ts';
import type { PictureJob } from './process.ts';
import { not, type ProbedMedia, probeHead, type Rendition } from './types.ts';

export type { PictureProblem, ProbedMedia, Rendition } from './types.ts';

/** Looks into pictures and encodes them, in processes of their own: a picture that costs too much costs only itself. */
export interface Pictures {
  /** What the content says a file is. What begins like no picture is told without asking a decoder. */
  probe(data: Uint8Array): Promise<ProbedMedia>;
  /**
   * A picture encoded anew.
   * @param who asks: each has a turn, however much another asks for.
   * @param load reads the picture, called when there is room to work on it.
   * @throws {PictureFailed} when it cannot be read, or not in time.
   * @throws {Busy} when `who` has too much waiting.
   */
  render(who: string, load: () => Promise<Uint8Array>, rendition: Rendition): Promise<Uint8Array>;
  close(): void;
}

/** A picture that cannot be read; `costly`: not in the time it may take, or it ends the process that tries. */
export class PictureFailed extends Error {
  readonly costly: boolean;
  constructor(message: string, costly: boolean) {
    super(message);
    this.costly = costly;
  }
}

export interface PictureLimits {
  /** Processes, each with one picture at a time. */
  processes: number;
  /** Milliseconds for one picture; a process that takes longer is ended. */
  jobMs: number;
  /** Pictures that one client may have waiting. */
  waiting: number;
}

const LIMITS: PictureLimits = { processes: 2, jobMs: 30_000, waiting: 100 };
/** A process that died may have been ended by somebody else: its picture gets another. */
const TRIES = 3;
const RETRY_SECONDS = 5;

interface Waiting {
  load: () => Promise<PictureJob>;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Starts no process before there is a picture. */
export function createPictures(options: Partial<PictureLimits> = {}): Pictures {
  const { processes, jobMs, waiting: most } = { ...LIMITS, ...options };
  const queue = createFairQueue<Waiting>();
  const lanes = Array.from({ length: processes }, () => createLane(jobMs));
  const free = [...lanes];

  const start = async (): Promise<void> => {
    const lane = free.pop();
    if (!lane) return;
    for (let waiting = queue.shift(); waiting; waiting = queue.shift()) await serve(lane, waiting);
    free.push(lane);
  };

  const ask = (who: string, load: Waiting['load']): Promise<unknown> =>
    new Promise((resolve, reject) => {
      queue.push(who, { load, resolve, reject });
      void start();
    });

  return {
    async probe(data) {
      const known = probeHead(data);
      if (known) return known;
      try {
        return (await ask('', async () => ({ kind: 'probe', data }))) as ProbedMedia;
      } catch (error) {
        if (error instanceof PictureFailed) return not(error.costly ? 'COSTLY' : 'NO_PICTURE');
        throw error;
      }
    },
    async render(who, load, rendition) {
      if (queue.count(who) >= most) throw new Busy(RETRY_SECONDS);
      return (await ask(who, async () => ({ kind: 'render', data: await load(), rendition }))) as Uint8Array;
    },
    close() {
      for (let waiting = queue.shift(); waiting; waiting = queue.shift()) waiting.reject(new Error('closing'));
      for (const lane of lanes) lane.end();
    },
  };
}

async function serve(lane: Lane, { load, resolve, reject }: Waiting): Promise<void> {
  try {
    const answer = await attempt(lane, await load());
    if (answer.ok) resolve(answer.result);
    else reject(new PictureFailed(answer.message, false));
  } catch (error) {
    const isPictures = error instanceof TookTooLong || error instanceof ProcessDied;
    reject(isPictures ? new PictureFailed(error.message, true) : (error as Error));
  }
}

async function attempt(lane: Lane, job: PictureJob) {
  for (let tries = 1; ; tries++) {
    try {
      return await lane.work(job);
    } catch (error) {
      if (!(error instanceof ProcessDied) || tries === TRIES) throw error;
    }
  }
}
