import { setTimeout as sleep } from 'node:timers/promises';
import { REGISTRY_MEMORY_SECONDS } from '../../core/identity/freshness.ts';
import type { PlatformApi } from './platform-api.ts';
import type { Asked, Revocation } from './revocation-case.ts';

/** A client's pause, on average: the machine shall tell of memories, not of queues. */
export const PAUSE_MS = 500;
/** Long enough that an environment with an older memory would have been met. */
const QUIET_MS = REGISTRY_MEMORY_SECONDS * 1_000;

export type Ended = {
  readonly seconds: number;
  /** What the change itself took, from its sending to its answer: seconds more, seen from who asked for it. */
  readonly changeSeconds: number;
};

/** From the answer to the change until the last request was sent that was accepted; clients ask before and after. */
export async function secondsToLastAccepted(
  api: PlatformApi,
  { requests, change }: Revocation,
  clients: number,
): Promise<Ended> {
  let lastSentAt = performance.now();
  let isOver = false;
  const ask = async ({ line, call }: Asked) => {
    while (!isOver) {
      const sentAt = performance.now();
      const status = await api.statusOf(line, call);
      if (status < 300) lastSentAt = Math.max(lastSentAt, sentAt);
      // A machine that is too busy answers 5xx, whoever asks: that neither accepts nor refuses.
      else if (status !== 401 && status !== 403 && status < 500) {
        throw new Error(`${line} answered ${status}.`);
      }
      await sleep(PAUSE_MS * 2 * Math.random());
    }
  };
  const asking = Array.from({ length: clients }, (_, at) => requests[at % requests.length])
    .filter((asked) => asked !== undefined)
    .map(ask);
  await sleep(QUIET_MS * (1 + Math.random()));
  const sentChangeAt = performance.now();
  await change();
  const changedAt = performance.now();
  while (performance.now() - Math.max(lastSentAt, changedAt) < QUIET_MS) await sleep(50);
  isOver = true;
  await Promise.all(asking);
  return {
    seconds: Math.max(0, lastSentAt - changedAt) / 1_000,
    changeSeconds: (changedAt - sentChangeAt) / 1_000,
  };
}
