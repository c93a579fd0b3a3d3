import { setTimeout as sleep } from 'node:timers/promises';
import {
  AUTHORIZER_CACHE_SECONDS,
  REGISTRY_MEMORY_SECONDS,
} from '../../core/identity/freshness.ts';
import type { PlatformApi } from './platform-api.ts';
import type { Asked, Revocation } from './revocation-case.ts';

/** Long enough that an environment with an older memory would have been met. */
const QUIET_MS = REGISTRY_MEMORY_SECONDS * 1_000;

/** From the sending of the change, with so many clients at their requests before and after it. */
export async function secondsToLastAccepted(
  api: PlatformApi,
  { requests, change }: Revocation,
  clients: number,
): Promise<number> {
  let lastAcceptedAt = performance.now();
  let isOver = false;
  const ask = async ({ line, call }: Asked) => {
    while (!isOver) {
      const status = await api.statusOf(line, call);
      if (status < 300) lastAcceptedAt = performance.now();
      else if (status !== 401 && status !== 403) throw new Error(`${line} answered ${status}.`);
    }
  };
  const asking = Promise.all(
    Array.from({ length: clients }, (_, at) => ask(requests[at % requests.length] as Asked)),
  );
  const changing = async () => {
    await sleep(500 + Math.random() * AUTHORIZER_CACHE_SECONDS * 1_000);
    const changedAt = performance.now();
    await change();
    while (performance.now() - lastAcceptedAt < QUIET_MS) await sleep(50);
    return changedAt;
  };
  const changedAt = await changing().finally(() => {
    isOver = true;
  });
  await asking;
  return Math.max(0, lastAcceptedAt - changedAt) / 1_000;
}
