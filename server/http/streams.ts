/** Calls `end` once: when the stream that `run` gives is over, or at once when it gives none. */
export async function whileOpen<T>(run: () => Promise<T>, end: () => void): Promise<T> {
  try {
    const result = await run();
    if (isStream(result)) return onEnd(result, end) as T;
    end();
    return result;
  } catch (error) {
    end();
    throw error;
  }
}

const isStream = (value: unknown): value is AsyncGenerator =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

function onEnd(stream: AsyncGenerator, end: () => void): AsyncGenerator {
  let open = true;
  const over = () => {
    if (open) end();
    open = false;
  };
  const ended = {
    async next() {
      try {
        const step = await stream.next();
        if (step.done) over();
        return step;
      } catch (error) {
        over();
        throw error;
      }
    },
    return(value: unknown) {
      over();
      return stream.return(value);
    },
    throw(error: unknown) {
      over();
      return stream.throw(error);
    },
    [Symbol.asyncIterator]: () => ended,
  };
  return ended as unknown as AsyncGenerator;
}
