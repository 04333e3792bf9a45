/**
 * Reads one by one what is asked for one by one, but at once for everybody who asks in the same tick.
 * @param read gives what it found by id; what it leaves out is undefined.
 */
export function createBatch<Value>(
  read: (ids: string[]) => Promise<ReadonlyMap<string, Value>>,
): (id: string) => Promise<Value | undefined> {
  let waiting: { ids: Set<string>; found: Promise<ReadonlyMap<string, Value>> } | undefined;
  return async (id) => {
    waiting ??= begin();
    waiting.ids.add(id);
    return (await waiting.found).get(id);
  };

  function begin() {
    const ids = new Set<string>();
    const found = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      waiting = undefined;
      return read([...ids]);
    });
    return { ids, found };
  }
}

/** One thing for each owner, made when first wanted and forgotten with the owner. */
export function perOwner<Owner extends object, Thing>(make: (owner: Owner) => Thing): (owner: Owner) => Thing {
  const things = new WeakMap<Owner, Thing>();
  return (owner) => {
    const thing = things.get(owner) ?? make(owner);
    things.set(owner, thing);
    return thing;
  };
}
