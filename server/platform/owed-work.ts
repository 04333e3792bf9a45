import { thisOwner } from './process-owner.ts';

// Work owed is a row. Who takes it writes their name into it (`owner`) and takes it away at any end they see. A name
// that is still there when nobody is at the row means that a process ended in the middle of it. How it ended decides
// whether the work is to blame: killed by others it is not, however often; out of memory it may be.

/** How an earlier process ended: by its own doing, by somebody else's, or nobody saw it. */
export type EndOfProcess = 'ITSELF' | 'OTHERS' | 'UNKNOWN';

/** @param ended what is known of processes before this one. */
export function endsOf(ended: readonly { owner: string; byItself: boolean }[]): (owner: string) => EndOfProcess {
  const known = new Map(ended.map(({ owner, byItself }) => [owner, byItself ? 'ITSELF' : 'OTHERS'] as const));
  // This process lives: what it was at broke off with its connection to the database.
  known.set(thisOwner, 'OTHERS');
  return (owner) => known.get(owner) ?? 'UNKNOWN';
}

/** Milliseconds that grow with each time in a row, from `first` to `longest`. */
export const growing = (first: number, longest: number, times: number): number =>
  Math.min(first * 2 ** Math.max(0, times - 1), longest);
