type Turn<T> = { readonly run: () => Promise<T>; readonly settle: (result: Promise<T>) => void };

/** Starts the tasks in their order, so many at once at most; gives the promise of each at once. */
export function inTurns<T>(atOnce: number, tasks: readonly (() => Promise<T>)[]): Promise<T>[] {
  const waiting: Turn<T>[] = [];
  const promises = tasks.map((run) => {
    const { promise, resolve } = Promise.withResolvers<T>();
    // Whoever awaits it late must not be too late to handle its failure.
    promise.catch(() => undefined);
    waiting.push({ run, settle: resolve });
    return promise;
  });
  for (let slot = 0; slot < atOnce; slot += 1) void work(waiting);
  return promises;
}

async function work<T>(waiting: Turn<T>[]): Promise<void> {
  for (let turn = waiting.shift(); turn; turn = waiting.shift()) {
    const result = turn.run();
    turn.settle(result);
    await result.catch(() => undefined);
  }
}
