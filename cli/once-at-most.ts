import { randomUUID } from 'node:crypto';
import { CommandFailure } from './command-failure.ts';
import type { CliContext } from './context.ts';
import { EXIT } from './exit-codes.ts';

export type KeyOption = { readonly idempotencyKey?: string };

/** Sends a request by an idempotency key; where it may have been done unseen, the failure names the key. */
export async function onceAtMost<T>(
  { surroundings: { interrupted } }: CliContext,
  { idempotencyKey: key = randomUUID() }: KeyOption,
  send: (headers: { readonly 'idempotency-key': string }) => Promise<T>,
): Promise<T> {
  try {
    return await send({ 'idempotency-key': key });
  } catch (error) {
    const hint = `Run it again with --idempotency-key ${key}: it is done once at most.`;
    if (interrupted.aborted) {
      const { interrupted: exitCode } = EXIT;
      throw new CommandFailure('Interrupted before an answer came.', {
        exitCode,
        hint,
        cause: error,
      });
    }
    if (!(error instanceof CommandFailure) || !error.mayBeDone) throw error;
    const { message, exitCode, details, problem } = error;
    throw new CommandFailure(message, { exitCode, details, problem, hint, cause: error });
  }
}
