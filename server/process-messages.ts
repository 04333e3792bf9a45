import type { Addresses } from './wire.ts';

// What the supervisor and its processes tell each other.

/** The processes that run for as long as the product does. */
export type ServiceName = 'api' | 'worker' | 'importer';

/** Whether each of them has said that it is ready, and has not ended since. */
export type Services = Record<ServiceName, boolean>;

/** How an earlier process of the same kind ended. */
export interface Ended {
  /** Its name, as what it had taken is marked with. */
  owner: string;
  /** Whether it ended by its own doing (out of memory, a crash), and not because somebody or something else ended it. */
  byItself: boolean;
}

export type ToProcess = { start: { addresses: Addresses; ended: Ended[] } } | { services: Services };
export type FromProcess = 'ready';

/** Exit codes of our processes, from sysexits.h. */
export const exitCode = {
  /** The database or the storage was not there; starting again helps. */
  outage: 75,
  /** What is set is wrong; starting again does not help. */
  config: 78,
} as const;
