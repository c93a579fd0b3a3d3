import { setTimeout as sleep } from 'node:timers/promises';
import { TooManyRequestsException } from '@aws-sdk/client-cognito-identity-provider';

const ATTEMPTS = 5;
const FIRST_DELAY_MS = 300;

/**
 * Repeats a call that may be made once only, and therefore by a client that repeats nothing, as long
 * as it is merely throttled: then it certainly had no effect. Throws anything else at once.
 */
export async function retryThrottled<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof TooManyRequestsException) || attempt === ATTEMPTS) throw error;
    }
    // Full jitter: a hundred tenants at once share 15 pool creations a second.
    await sleep(Math.random() * FIRST_DELAY_MS * 2 ** attempt);
  }
}
