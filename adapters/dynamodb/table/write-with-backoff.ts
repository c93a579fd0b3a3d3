import { setTimeout as sleep } from 'node:timers/promises';
import type { WriteRequest } from '@aws-sdk/client-dynamodb';

const BATCH_SIZE = 25;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;
/** Of one batch; the four of a part end long before the function does. */
const BUDGET_MS = 30_000;

/** Answers what the table did not take. */
type Send = (batch: readonly WriteRequest[]) => Promise<readonly WriteRequest[]>;

/** Pauses so long; for tests another one. */
type Pause = (ms: number) => Promise<unknown>;

/**
 * Writes batch after batch, each as fast as the table takes it: what a partition takes in a second is
 * bounded, and at once more would only be refused. Throws when a batch is not taken for long.
 */
export async function writeWithBackoff(
  requests: readonly WriteRequest[],
  send: Send,
  pause: Pause = sleep,
): Promise<void> {
  for (let start = 0; start < requests.length; start += BATCH_SIZE) {
    await writeBatch(requests.slice(start, start + BATCH_SIZE), send, pause);
  }
}

async function writeBatch(
  requests: readonly WriteRequest[],
  send: Send,
  pause: Pause,
): Promise<void> {
  let pausedMs = 0;
  let left = requests;
  for (let longest = FIRST_PAUSE_MS; ; longest = Math.min(longest * 2, LONGEST_PAUSE_MS)) {
    left = await sent(left, send);
    if (left.length === 0) return;
    if (pausedMs >= BUDGET_MS) throw new TableThrottledError();
    const ms = longest / 2 + (Math.random() * longest) / 2;
    await pause(ms);
    pausedMs += ms;
  }
}

/** A batch of which nothing at all was taken is an error, and not an answer. */
async function sent(batch: readonly WriteRequest[], send: Send): Promise<readonly WriteRequest[]> {
  try {
    return await send(batch);
  } catch (error) {
    if (error instanceof Error && THROTTLED.includes(error.name)) return batch;
    throw error;
  }
}

const THROTTLED = [
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
];

/** The table takes no more for now; the machine tries later. */
export class TableThrottledError extends Error {
  override readonly name = 'TableThrottledError';

  constructor() {
    super('The table is throttled.');
  }
}
