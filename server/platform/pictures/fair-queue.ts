/** Those who wait, by who asks: each gets a turn before anybody gets a second one. */
export interface FairQueue<T> {
  push(who: string, item: T): void;
  shift(): T | undefined;
  /** How much this one has waiting. */
  count(who: string): number;
}

export function createFairQueue<T>(): FairQueue<T> {
  // A Map keeps the order in which its keys were set: who had a turn is set anew, behind the others.
  const waiting = new Map<string, T[]>();
  return {
    push(who, item) {
      const items = waiting.get(who);
      if (items) items.push(item);
      else waiting.set(who, [item]);
    },
    shift() {
      const [next] = waiting;
      if (!next) return undefined;
      const [who, items] = next;
      const item = items.shift();
      waiting.delete(who);
      if (items.length > 0) waiting.set(who, items);
      return item;
    },
    count: (who) => waiting.get(who)?.length ?? 0,
  };
}
