import { setTimeout as sleep } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';

/** Why nothing was written. */
export type Cancelled = {
  /** By write, in the order of the transaction. */
  readonly codes: readonly string[];
  /** Others wrote the same items for as long as we could wait; else a condition is unmet. */
  readonly isContended: boolean;
  readonly error: TransactionCanceledException;
};

export const UNMET = 'ConditionalCheckFailed';

const BUDGET_MS = 10_000;
const FIRST_DELAY_MS = 25;
const LONGEST_DELAY_MS = 800;
const TRANSIENT = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'];

/**
 * Sends a transaction, by whichever client, and waits its turn, with full jitter, while others touch the same
 * items; null once it is written. Throws what is neither contention nor an unmet condition.
 */
export async function inTurn(
  send: () => Promise<unknown>,
  budgetMs = BUDGET_MS,
): Promise<Cancelled | null> {
  const deadline = Date.now() + budgetMs;
  for (let delayMs = FIRST_DELAY_MS; ; delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS)) {
    const cancelled = await cancellationOf(send);
    // Beside a conflict an unmet condition proves nothing: the other transaction may be our own twin.
    if (!cancelled?.isContended || Date.now() + delayMs > deadline) return cancelled;
    await sleep(Math.random() * delayMs);
  }
}

async function cancellationOf(send: () => Promise<unknown>): Promise<Cancelled | null> {
  try {
    await send();
    return null;
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None');
    const isContended = codes.some((code) => TRANSIENT.includes(code));
    if (codes.includes('ValidationError') || !(isContended || codes.includes(UNMET))) throw error;
    return { codes, isContended, error };
  }
}
