import { createHub, type LoggedEvent, type Platform } from '../platform/index.ts';
import { perOwner } from './batch.ts';

/** The events of the log that boards show. */
export const offerEventTypes = ['offer.submitted', 'offer.statusChanged'];

/** An event of the log, with what its watchers have read about it: whoever asks the same later gets the same answer. */
export interface FeedEvent {
  readonly event: LoggedEvent;
  once<T>(key: string, read: () => Promise<T>): Promise<T>;
}

/** Waiting events a slow watcher may have; then it is told to load everything again. */
const MAX_WAITING = 1000;

/** The one reader of the log for all boards of this process. */
export const offerFeed = perOwner((platform: Platform) =>
  createHub(platform, {
    what: 'offers',
    most: MAX_WAITING,
    pick: (event) => (offerEventTypes.includes(event.type) ? feedEvent(event) : undefined),
  }),
);

/** Wraps an event so that equal questions about it are asked once. */
export function feedEvent(event: LoggedEvent): FeedEvent {
  const answers = new Map<string, Promise<unknown>>();
  return {
    event,
    once<T>(key: string, read: () => Promise<T>) {
      const known = (answers.get(key) as Promise<T> | undefined) ?? read();
      answers.set(key, known);
      return known;
    },
  };
}
