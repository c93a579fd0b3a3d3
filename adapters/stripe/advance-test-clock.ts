import { setTimeout as sleep } from 'node:timers/promises';
import type Stripe from 'stripe';
import { secondsOf } from './from-stripe-subscription.ts';
import { callStripe } from './stripe-errors.ts';

/** Stripe lets a clock go two intervals of its shortest subscription at once: those are of a month. */
const STEP_SECONDS = 28 * 86_400;
const LOOK_MS = 500;

/** Puts a test clock forward, step by step, until all that is due by then is done. */
export async function advanceTestClock(client: Stripe, id: string, to: Date): Promise<void> {
  const { testClocks } = client.testHelpers;
  const clock = await callStripe(() => testClocks.retrieve(id));
  for (let at = clock.frozen_time; at < secondsOf(to);) {
    at = Math.min(at + STEP_SECONDS, secondsOf(to));
    await callStripe(() => testClocks.advance(id, { frozen_time: at }));
    while ((await callStripe(() => testClocks.retrieve(id))).status === 'advancing') {
      await sleep(LOOK_MS);
    }
  }
}
