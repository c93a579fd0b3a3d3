import Stripe from 'stripe';
import { UnavailableError } from '../../kit/unavailable-error.ts';

const { errors } = Stripe;
const PASSING = [errors.StripeConnectionError, errors.StripeAPIError, errors.StripeRateLimitError];

/** Makes the call; an outage or a throttle of Stripe is thrown as what a later attempt may overcome. */
export async function callStripe<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!PASSING.some((kind) => error instanceof kind)) throw error;
    throw new UnavailableError('Stripe does not answer.', { cause: error });
  }
}

type Refusal = { readonly code?: string; readonly param?: string };

/** Whether Stripe refused the request, for that reason where one is stated. */
export function isRefusal(error: unknown, { code, param }: Refusal = {}): error is Error {
  return (
    error instanceof errors.StripeInvalidRequestError &&
    (code === undefined || error.code === code) &&
    (param === undefined || error.param === param)
  );
}

/** The answer, or null for what does not exist. */
export async function orMissing<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await callStripe(call);
  } catch (error) {
    if (isRefusal(error, { code: 'resource_missing' })) return null;
    throw error;
  }
}
