import { isServerError, isThrottlingError, isTransientError } from '@smithy/core/retry';
import { OutOfTimeError } from './deadline.ts';
import { UnavailableError } from './unavailable-error.ts';

type SdkError = Parameters<typeof isTransientError>[0];

/** Whether a service was throttled, out of order or silent, here or in a cause: a moment later it may be well again. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const known = error as SdkError;
  return (
    error instanceof OutOfTimeError ||
    error instanceof UnavailableError ||
    isThrottlingError(known) ||
    isTransientError(known) ||
    isServerError(known) ||
    isUnavailable(error.cause)
  );
}
