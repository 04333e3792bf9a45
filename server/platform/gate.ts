/** Lets only so much happen at a time; the rest waits in order. */
export interface Gate {
  /** Runs `work` when there is room for its `weight`; one that is heavier than the whole gate runs alone. */
  pass<T>(work: () => Promise<T>, weight?: number): Promise<T>;
}

/** @param room how much may be inside, in whatever the weights count. */
export function createGate(room: number): Gate {
  const waiting: { weight: number; enter: () => void }[] = [];
  let free = room;
  const letIn = () => {
    for (let next = waiting[0]; next && next.weight <= free; next = waiting[0]) {
      waiting.shift();
      free -= next.weight;
      next.enter();
    }
  };
  return {
    async pass(work, weight = 1) {
      const taken = Math.min(weight, room);
      await new Promise<void>((enter) => {
        waiting.push({ weight: taken, enter });
        letIn();
      });
      try {
        return await work();
      } finally {
        free += taken;
        letIn();
      }
    },
  };
}
