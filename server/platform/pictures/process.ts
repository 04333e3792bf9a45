import { setPriority } from 'node:os';
import type { Rendition } from './types.ts';
import { probe, render } from './work.ts';

// A process of its own for pictures: it is ended when one takes too long, and nothing else runs in it.

export type PictureJob =
  | { kind: 'probe'; data: Uint8Array }
  | { kind: 'render'; data: Uint8Array; rendition: Rendition };
export type PictureAnswer = { ok: true; result: unknown } | { ok: false; message: string };

// Whoever waits for an answer goes first; a picture can wait.
setPriority(10);
// Ctrl-C reaches the whole group; the parent ends us, or is gone.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit(0));

const work = (job: PictureJob): Promise<unknown> =>
  job.kind === 'probe' ? probe(job.data) : render(job.data, job.rendition);

process.on('message', (job: PictureJob) => {
  work(job)
    .then(
      (result): PictureAnswer => ({ ok: true, result }),
      (error: Error): PictureAnswer => ({ ok: false, message: error.message }),
    )
    .then((answer) => process.send?.(answer));
});
