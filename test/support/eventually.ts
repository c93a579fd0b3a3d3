import { setTimeout as sleep } from 'node:timers/promises';

export type Patience = { readonly seconds?: number; readonly everyMilliseconds?: number };

/** What `look` gives once it no longer throws; its last error when the patience ends first. */
export async function eventually<T>(
  look: () => Promise<T> | T,
  { seconds = 60, everyMilliseconds = 100 }: Patience = {},
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(everyMilliseconds);
    }
  }
}
