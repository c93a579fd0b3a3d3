import { millisecondsLeft } from '../../kit/deadline.ts';

const TIMEOUT_MS = 3_000;

/** A published key set as bytes. Throws a KeySetUnavailableError: the token cannot be verified. */
export async function fetchKeySet(uri: string): Promise<ArrayBuffer> {
  try {
    const answer = await fetch(uri, {
      redirect: 'error',
      signal: AbortSignal.timeout(Math.max(0, Math.min(TIMEOUT_MS, millisecondsLeft()))),
    });
    if (!answer.ok) throw new Error(`The answer was ${answer.status}.`);
    return await answer.arrayBuffer();
  } catch (cause) {
    throw new KeySetUnavailableError(uri, { cause });
  }
}

export class KeySetUnavailableError extends Error {
  override readonly name = 'KeySetUnavailableError';
  /** As the SDK marks its own. */
  readonly $retryable = {};

  constructor(uri: string, options: ErrorOptions) {
    super(`The keys at ${uri} cannot be had.`, options);
  }
}
